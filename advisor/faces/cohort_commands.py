"""The commands of training programmes."""

import sys
from pathlib import Path

import click

_HISTORY = click.option(
    "--history",
    "where",
    default="cohort-history.db",
    metavar="FILE|URL",
    help="The history: a file, or postgresql://name@host/database. [default: cohort-history.db]",
)
_COHORT = click.option("--cohort", metavar="NAME", help="What the cohort is called.")
_PATH = click.Path(path_type=Path, dir_okay=False)
_RUBRIC = click.option("--rubric", type=_PATH, metavar="FILE", help="Your rubric, not ours.")
_KEY = click.option(
    "--pseudonyms",
    type=_PATH,
    metavar="FILE",
    help="Show pseudonyms; this key file alone tells who they are. It is made if it is missing.",
)


@click.group()
def cohort() -> None:
    """Check the homework of all trainees of a programme, and follow it over time."""


@cohort.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option(
    "--map",
    "table",
    type=_PATH,
    metavar="CSV",
    help="Which file is whose: a table with file, trainee and, if wanted, week and case.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("cohort-report"),
    metavar="FOLDER",
    help="Where the report goes. [default: cohort-report]",
)
@_HISTORY
@_COHORT
@_RUBRIC
@_KEY
@click.option(
    "--verdicts",
    type=_PATH,
    multiple=True,
    metavar="CSV",
    help="Take in what a supervisor says first; may be given several times.",
)
@click.option("--profile", metavar="NAME", help="clinic, training, library or easy-read.")
@click.option(
    "--config", type=click.Path(path_type=Path), metavar="FILE", help="The settings file to use."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to judge with. [default: 1; more for hundreds of drafts]",
)
@click.option("--no-cache", is_flag=True, help="Judge every draft anew.")
@click.option("--no-rewrites", is_flag=True, help="Leave out the model rewrites; it is faster.")
@click.option("--no-parquet", is_flag=True, help="Write findings.csv only.")
def run(
    *,
    folder: Path,
    table: Path | None,
    out: Path,
    where: str,
    cohort: str | None,
    rubric: Path | None,
    pseudonyms: Path | None,
    verdicts: tuple[Path, ...],
    profile: str | None,
    config: Path | None,
    jobs: int | None,
    no_cache: bool,
    no_rewrites: bool,
    no_parquet: bool,
) -> None:
    """Check the drafts of FOLDER, which holds a folder for each trainee.

    Writes a report: index.html for the programme, a page for each trainee, and all findings as
    CSV and Parquet. A run that was stopped goes on where it stopped.

    Exit status: 0 all was judged, 2 something could not be used, 130 stopped.
    """
    from advisor.faces.cohorts import RunOptions
    from advisor.faces.cohorts import run as start

    options = RunOptions(
        folder=folder,
        table=table,
        out=out,
        history=where,
        cohort=cohort,
        rubric=rubric,
        pseudonyms=pseudonyms,
        verdicts=verdicts,
        profile=profile,
        config=config,
        jobs=jobs,
        no_cache=no_cache,
        rewrites=not no_rewrites,
        parquet=not no_parquet,
    )
    sys.exit(start(options))


@cohort.command()
@_HISTORY
@_COHORT
def history(*, where: str, cohort: str | None) -> None:
    """Show the runs that are kept."""
    from advisor.faces.cohort_views import runs

    runs(where, cohort)


@cohort.command()
@click.argument("numbers", type=int, nargs=-1, metavar="[RUN RUN]")
@_HISTORY
@_COHORT
@_RUBRIC
def compare(
    *, numbers: tuple[int, ...], where: str, cohort: str | None, rubric: Path | None
) -> None:
    """Show two runs side by side: the last two, or those whose numbers are given."""
    from advisor.faces.cohort_views import compared

    if len(numbers) not in (0, 2):
        raise click.UsageError("name two runs, or none for the last two.")
    compared(where, cohort, numbers, rubric)


@cohort.command()
@click.argument("files", type=_PATH, nargs=-1, required=True)
@_HISTORY
def say(*, files: tuple[Path, ...], where: str) -> None:
    """Take in a supervisor's verdicts: the CSV of a page, or findings.csv with the column say."""
    from advisor.faces.cohorts import say as take_in

    take_in(files, where)


@cohort.command()
@_HISTORY
def agreement(*, where: str) -> None:
    """Show how many findings of each rule the supervisors confirm."""
    from advisor.faces.cohort_views import agreed

    agreed(where)


@cohort.command("delete-trainee")
@click.argument("name")
@_HISTORY
@_KEY
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_trainee(*, name: str, where: str, pseudonyms: Path | None, yes: bool) -> None:
    """Delete all that is kept of a trainee, and the reports that name them."""
    from advisor.faces.cohort_views import delete_trainee as delete

    def confirm(question: str) -> bool:
        return yes or click.confirm(question)

    sys.exit(delete(name, where, pseudonyms, confirm))


@cohort.command()
def rubric() -> None:
    """Print our own rubric, to save and change."""
    from advisor.faces.cohort_views import rubric_text
    from advisor.faces.screen import write

    write(rubric_text())


COMMANDS = (cohort,)
