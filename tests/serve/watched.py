"""`advisor serve` in a process that tells on itself: what it wrote to, and whom it asked.

Run as a script: it serves on a free port, or on the one that is named if it is free; at its end it prints as JSON what an audit hook saw.
The page's patience is short here, so that tests of slow clients are quick.
"""

import json
import os
import sys
from typing import Any

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
ASKS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "shutil.", "tempfile.")
STARTS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork")

seen: list[str] = []


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if event == "open":
        path, _, flags = args
        if isinstance(flags, int) and flags & WRITES and path != os.devnull:
            seen.append(f"{event} {path}")
    elif event == "socket.bind" or event.startswith((*ASKS, *CHANGES, *STARTS)):
        seen.append(f"{event} {args[-1]}")


def main() -> None:
    """Serve until Ctrl-C, and say what was seen."""
    sys.addaudithook(_watch)
    from advisor.faces import serving
    from advisor.serve import guard
    from advisor.session import Session

    guard.PATIENCE = 0.5
    check = Session.check_text

    def faulty(self: Session, text: str, *args: Any, **more: Any) -> Any:
        if text.startswith("FAULT"):
            raise RuntimeError(text)
        return check(self, text, *args, **more)

    Session.check_text = faulty  # type: ignore[method-assign]
    try:
        if len(sys.argv) > 1:
            serving.PORT = int(sys.argv[1])
        serving.serve(port=None if len(sys.argv) > 1 else 0, config=None, browser=False)
    finally:
        sys.stdout.write("seen " + json.dumps(seen) + "\n")


if __name__ == "__main__":
    main()
