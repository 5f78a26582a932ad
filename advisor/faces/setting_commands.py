"""The commands of settings, house rules and packs."""

import sys
from pathlib import Path

import click

from advisor.faces.screen import complain, options_for, write

_PATH = click.Path(path_type=Path)
_CONFIG = click.option(
    "--config", type=_PATH, metavar="FILE", help="The settings file to use, not the nearest."
)


@click.group("config")
def config() -> None:
    """Show, check and describe the settings."""


@config.command("show")
@click.argument("path", required=False, type=_PATH)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--all", "every", is_flag=True, help="Every rule, not only those that were set.")
@click.option("--profile", metavar="NAME", help="As for check.")
@_CONFIG
def show(
    *, path: Path | None, form: str, every: bool, profile: str | None, config: Path | None
) -> None:
    """Show what holds for PATH, a draft or a folder, and where each value comes from."""
    from advisor.config import Choices
    from advisor.faces.setting_pages import show as shown

    write(shown(path, Choices(config=config, profile=profile), form=form, every=every))


@config.command("check")
@click.argument("paths", nargs=-1, type=_PATH)
def check(*, paths: tuple[Path, ...]) -> None:
    """Check the settings files that hold for PATHS, and those in the folders below.

    Exit status: 0 all are fine, 2 one is not.
    """
    from advisor.faces.setting_pages import check as checked

    sound, faults = checked(paths)
    for line in sound:
        write(line + "\n")
    for fault in faults:
        complain(fault)
    if not sound and not faults:
        write("There is no settings file here; the defaults hold.\n")
    sys.exit(2 if faults else 0)


@config.command("schema")
def schema() -> None:
    """Print a JSON Schema of the settings file, for editors."""
    import json

    from advisor.config_schema import schema as made
    from advisor.registry import rules

    write(json.dumps(made(rules()), indent=1, ensure_ascii=False) + "\n")


@click.command("test-rules")
@click.argument("paths", nargs=-1, type=_PATH)
@_CONFIG
def test_rules(*, paths: tuple[Path, ...], config: Path | None) -> None:
    """Hold house rules to their own examples.

    PATHS are files or folders of house rules; without them, those of the nearest settings file.

    Exit status: 0 all rules keep their word, 1 one does not, 2 a file could not be used.
    """
    from advisor.config import Choices
    from advisor.faces.house import test_rules as held

    tested = held(paths, Choices(config=config))
    for line in tested.lines:
        write(line + "\n")
    if tested.kept or tested.broken:
        write(f"{tested.kept} kept, {tested.broken} broken\n")
    for fault in tested.faults:
        complain(fault)
    sys.exit(tested.status)


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def plugins(*, form: str) -> None:
    """List the packs: what each brings, which failed, and why.

    Exit status: 0 all loaded, 2 one did not.
    """
    from advisor.faces import packs

    options = options_for(sys.stdout)
    found = packs.packs()
    write(packs.as_json(found) if form == "json" else packs.table(found, options))
    sys.exit(2 if any(pack.problem for pack in found) else 0)


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--profile",
    type=click.Choice(["clinic", "training", "library", "easy-read"]),
    default="library",
    help="The profile to start from. [default: library]",
)
@click.option("--no-ci", is_flag=True, help="Write advisor.toml only.")
def init(*, folder: Path | None, profile: str, no_ci: bool) -> None:
    """Write a starter advisor.toml, a pre-commit entry and a CI workflow into FOLDER.

    A file that is there already is left as it is.
    """
    from advisor.faces.starting import start

    for started in start(folder or Path(), profile, ci=not no_ci):
        write(f"{started}\n")
    write("Next: advisor check\n")


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, *, shell: str) -> None:
    """Print the script that completes commands and options in SHELL.

    bash: eval "$(advisor completion bash)" in ~/.bashrc; zsh: the same in ~/.zshrc;
    fish: advisor completion fish > ~/.config/fish/completions/advisor.fish
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    root = ctx.find_root().command
    if made is not None:
        write(made(root, {}, "advisor", "_ADVISOR_COMPLETE").source() + "\n")


COMMANDS = (config, test_rules, plugins, init, completion)
