"""Runs the advisor from a checkout; installed, the same command is called `advisor`."""

from advisor.faces.commands import main

if __name__ == "__main__":
    main()
