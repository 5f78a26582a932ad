"""The commands of the terminal.

Exit status: 0 nothing at or above `--fail-on`, 1 findings (for `--diff`: something would
change), 2 the command, the settings, a rule or a draft could not be used; the rest is still
checked and reported.
"""

import gc
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from advisor.errors import AdvisorError
from advisor.faces.cohort_commands import COMMANDS as COHORT_COMMANDS
from advisor.faces.screen import complain, options_for, write
from advisor.faces.serve_commands import COMMANDS as SERVE_COMMANDS
from advisor.faces.setting_commands import COMMANDS
from advisor.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from advisor.faces.run import Run

_SEVERITIES = ("info", "suggestion", "warning", "error")
_CHOOSE = "Choose what is judged"
_MEND = "Mend"
_SHOW = "Show"
_READ = "Read"


class Trouble(click.ClickException):
    """A problem that the user can mend, as one sentence on stderr and status 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the sentence."""
        del file
        complain(self.message)


class Commands(click.Group):
    """A group whose commands turn our own errors into one sentence and status 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except AdvisorError as error:
            raise Trouble(str(error)) from error


def _names(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of an option that may be repeated, or hold several with commas."""
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 92}
)
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="advisor")
def cli() -> None:
    """Make therapy homework clear, doable and kind.

    Reads a draft, shows what it tells the client and what is missing, and suggests a rewrite
    for each finding. Everything stays on this computer.
    """


@cli.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "form",
    metavar="NAME",
    help="rich (for people), concise (one line a finding), json, sarif, github, gitlab, junit, "
    "checkstyle, rdjson, summary, statistics or html. [default: rich]",
)
@click.option(
    "--select",
    multiple=True,
    callback=_names,
    metavar="NAMES",
    help="Run only these rules or categories.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=_names,
    metavar="NAMES",
    help="Leave these rules or categories out.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    help="The mildest severity that ends with status 1. [default: warning]",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Apply safe rewrites: same meaning, plainer words. What comes from - goes to stdout.",
)
@click.option(
    "--unsafe-fixes", is_flag=True, help="Apply those as well where the meaning may shift."
)
@click.option(
    "--diff",
    is_flag=True,
    help="Show what --fix would change, and write nothing. Status 1 if anything would.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Only findings on lines that have changed since this git revision.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Leave out what this file knows from before.",
)
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write all that is found to this file, to leave it out from now on.",
)
@click.option(
    "--prune-baseline", is_flag=True, help="Take what is no longer found out of the baseline."
)
@click.option("--profile", metavar="NAME", help="clinic, training, library or easy-read.")
@click.option(
    "--config", type=click.Path(path_type=Path), metavar="FILE", help="The settings file to use."
)
@click.option("--model", metavar="NAME", help="Read with this installed spaCy pipeline.")
@click.option(
    "--no-cache", is_flag=True, help="Judge every draft anew, and keep no report on the disk."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to judge with. [default: 1; more for hundreds of drafts]",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    help="Who judges: this machine, or a Dask cluster. [default: local]",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="The cluster for --engine dask; without it one is started on this machine.",
)
@click.option(
    "--output-file",
    "output_files",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write a report to a file too; may be given several times: sarif=out.sarif.",
)
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar="COPY",
    help="Write a copy of a Word file with the findings as comments; of several, into a folder.",
)
@click.option(
    "--track-changes",
    is_flag=True,
    help="With --annotate: write safe rewrites into the copy as tracked changes.",
)
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead.")
@click.option("--exit-zero", is_flag=True, help="End with status 0 in spite of findings.")
@click.option("--stdin-filename", metavar="NAME", help="What to call the draft that comes from -.")
@click.option("--encoding", metavar="NAME", help="How the drafts are stored. [default: UTF-8]")
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no cards, no reasons, no hints.")
@click.option("-v", "--verbose", is_flag=True, help="Say which settings held, and what was judged.")
@click.option("--timing", is_flag=True, help="Say where the time went, rule by rule.")
@click.option("--watch", is_flag=True, help="Check again whenever a draft changes.")
def check(
    *,
    paths: tuple[str, ...],
    form: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    since: str | None,
    baseline: Path | None,
    write_baseline: Path | None,
    prune_baseline: bool,
    profile: str | None,
    config: Path | None,
    model: str | None,
    no_cache: bool,
    jobs: int | None,
    engine: str,
    scheduler: str | None,
    output_files: tuple[str, ...],
    annotate: Path | None,
    track_changes: bool,
    statistics: bool,
    exit_zero: bool,
    stdin_filename: str | None,
    encoding: str | None,
    quiet: bool,
    verbose: bool,
    timing: bool,
    watch: bool,
) -> None:
    """Check drafts: files, folders, or - for text that is piped in.

    Without PATHS the current folder is searched for Word, PDF, OpenDocument, RTF, e-mail, text,
    Markdown, HTML, YAML, JSON and CSV files.

    Exit status: 0 no findings at or above --fail-on, 1 such findings, 2 something could not be
    used.
    """
    from advisor.clock import Clock
    from advisor.config import Choices
    from advisor.faces.run import STDIN, Run
    from advisor.findings import Applicability

    mends = fix or unsafe_fixes or diff
    if mends and (since or write_baseline or prune_baseline):
        raise Trouble(
            "--fix, --unsafe-fixes and --diff mend whole drafts; leave out --since, "
            "--write-baseline and --prune-baseline."
        )
    if write_baseline and (since or prune_baseline):
        raise Trouble(
            "--write-baseline writes all that is found; leave out --since and --prune-baseline."
        )
    if prune_baseline and since:
        raise Trouble("--prune-baseline has to see all that is found; leave out --since.")
    if track_changes and annotate is None:
        raise Trouble("--track-changes goes with --annotate COPY.")
    if annotate is not None and (mends or write_baseline or prune_baseline or watch):
        raise Trouble("--annotate only checks: leave out fixes, changes to a baseline and --watch.")
    choices = Choices(
        config=config,
        profile=profile,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        model=model,
        format="statistics" if statistics else form,
        cache=False if no_cache else None,
        baseline=baseline,
    )
    name = stdin_filename or STDIN

    def begin() -> Run:
        return Run(
            choices,
            encoding=encoding,
            jobs=jobs,
            stdin_name=name,
            since=since,
            output_files=output_files,
            exit_zero=exit_zero,
            verbose=verbose,
            clock=Clock() if timing else None,
            engine=engine,
            scheduler=scheduler,
            annotate=annotate,
            track=track_changes,
        )

    if scheduler and engine != "dask":
        raise Trouble("--scheduler goes with --engine dask.")
    if watch:
        if mends or write_baseline or prune_baseline or "-" in paths:
            raise Trouble(
                "--watch only checks files: leave out -, fixes and changes to a baseline."
            )
        sys.exit(_watched(begin, paths, quiet=quiet))
    with closing(begin()) as run:
        if mends:
            upto = Applicability.UNSAFE if unsafe_fixes else Applicability.SAFE
            status = run.mend(paths, upto, diff=diff, quiet=quiet)
        else:
            status = run.check(
                paths, quiet=quiet, new_baseline=write_baseline, prune=prune_baseline
            )
    sys.exit(status)


def _watched(begin: "Callable[[], Run]", paths: tuple[str, ...], *, quiet: bool) -> int:
    """Check until the user stops it; what was loaded stays, but for the settings."""
    from advisor.faces.watching import changes, watch_and_check

    batches = changes(paths)
    runs = [begin()]

    def renew() -> None:
        runs.pop().close()
        runs.append(begin())

    try:
        return watch_and_check(lambda: runs[-1].check(paths, quiet=quiet), renew, batches)
    finally:
        runs[-1].close()


@cli.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json", "docx"]),
    default="text",
    help="How to write the card. [default: text]",
)
@click.option(
    "--layout",
    type=click.Choice(["standard", "large-print", "easy-read"]),
    default="standard",
    help="How to set it for its reader. [default: standard]",
)
@click.option("-i", "--interactive", is_flag=True, help="Ask for each blank.")
@click.option("--diff", is_flag=True, help="Show what changed, and which finding it answers.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to this file.",
)
@click.option("--profile", metavar="NAME", help="clinic, training, library or easy-read.")
@click.option(
    "--config", type=click.Path(path_type=Path), metavar="FILE", help="The settings file to use."
)
@click.option("--model", metavar="NAME", help="Read with this installed spaCy pipeline.")
@click.option("--stdin-filename", metavar="NAME", help="What to call the draft that comes from -.")
@click.option("--encoding", metavar="NAME", help="How the drafts are stored. [default: UTF-8]")
def rewrite(
    *,
    paths: tuple[str, ...],
    form: str,
    layout: str,
    interactive: bool,
    diff: bool,
    output: Path | None,
    profile: str | None,
    config: Path | None,
    model: str | None,
    stdin_filename: str | None,
    encoding: str | None,
) -> None:
    """Write the whole card: what the draft says, in order, with blanks for what it leaves open.

    PATHS are files or folders, or - for text that is piped in. No draft is changed.

    Exit status: 0 all were rewritten, 1 a draft was left for a person to read first, 2 something
    could not be used.
    """
    from advisor.config import Choices
    from advisor.faces.rewriting import STDIN, Rewriting
    from advisor.handouts import Layout

    if interactive and "-" in paths:
        raise Trouble("--interactive asks in the terminal: give the draft as a file, not as -.")

    def ask(question: str) -> str:
        click.echo(question, err=True)
        click.echo("> ", nl=False, err=True)
        # The end of the input leaves the rest open, as Enter does.
        return sys.stdin.readline()

    choices = Choices(config=config, profile=profile, model=model, cache=False)
    name = stdin_filename or STDIN
    with closing(Rewriting(choices, encoding=encoding, stdin_name=name)) as face:
        status = face.run(
            paths,
            form=form,
            layout=Layout(layout),
            output=output,
            diff=diff,
            ask=ask if interactive else None,
        )
    sys.exit(status)


@cli.command("rules")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def list_rules(*, form: str) -> None:
    """List every rule: name, severity and what it asks for, by category."""
    from advisor.faces import pages

    options = options_for(sys.stdout)
    write(pages.as_json(options) if form == "json" else pages.table(options))
    for problem in pages.problems():
        complain(problem)


@cli.command()
@click.argument("name")
def explain(*, name: str) -> None:
    """Show a rule's page: why it matters, when to leave it, examples and sources."""
    from advisor.faces.pages import page

    write(page(name, options_for(sys.stdout)))


@cli.command("lsp")
@click.option(
    "--stdio", is_flag=True, hidden=True, help="As many editors say; there is no other way."
)
def language_server(*, stdio: bool) -> None:
    """Serve an editor over the standard streams (the Language Server Protocol)."""
    del stdio
    from importlib.util import find_spec

    if find_spec("pygls") is None:
        raise Trouble(
            "advisor lsp needs the library pygls; install it: pip install 'homework-advisor[lsp]'."
        )
    from advisor.lsp.server import serve

    serve()


for command in (*COMMANDS, *SERVE_COMMANDS, *COHORT_COMMANDS):
    cli.add_command(command)


def main() -> None:
    """Run the command; every ending has its status, and only a fault of ours a traceback."""
    # A command is short and makes little garbage; the usual pace of looking for it costs a
    # tenth of the start-up.
    gc.set_threshold(50_000, 20, 20)
    try:
        # Outside its own main, click leaves the statuses to us; its own gives an interrupted
        # run the status of findings.
        sys.exit(cli.main(prog_name="advisor", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        complain("stopped.")
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read the output has gone. Nothing may be flushed to them at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception:  # noqa: BLE001
        import traceback

        traceback.print_exc()
        complain("this is a fault of the advisor; please report it, without your draft.")
        sys.exit(2)


if __name__ == "__main__":
    main()
