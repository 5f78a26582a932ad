"""What the cohort commands show of a history, and how they delete from it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from advisor.errors import ConfigError
from advisor.faces.cohorts import many, opened, ready
from advisor.faces.screen import complain, options_for, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from advisor.cohort.pseudonyms import Pseudonyms


def runs(where: str, cohort: str | None) -> None:
    """Show the runs of a history.

    Raises:
        ConfigError: the history cannot be used.
    """
    with opened(where) as history:
        found = history.runs(cohort)
    rows = [
        (
            str(one.number),
            one.cohort,
            (one.finished or one.started)[:16].replace("T", " "),
            str(one.drafts),
            str(one.trainees),
            "" if one.finished else "not finished",
        )
        for one in found
    ]
    _table(("run", "cohort", "time (UTC)", "drafts", "trainees", ""), rows, numbers={0, 3, 4})
    if not rows:
        write("There are no runs yet.\n")


def compared(where: str, cohort: str | None, numbers: tuple[int, ...], rubric: Path | None) -> None:
    """Show two runs side by side: the last two, or those that are named.

    Raises:
        ConfigError: the history cannot be used, or has no such runs.
    """
    from advisor.cohort.figures import compare
    from advisor.cohort.rubric import read_rubric

    with opened(where) as history:
        finished = [one for one in history.runs(cohort) if one.finished]
        known = {one.number: one for one in finished}
        missing = [one for one in numbers if one not in known]
        if missing:
            raise ConfigError(
                f"{where}: there is no finished run {missing[0]}; see advisor cohort history."
            )
        if not numbers:
            last = (
                [one for one in finished if one.cohort == finished[-1].cohort] if finished else []
            )
            numbers = tuple(one.number for one in last[-2:])
        if len(numbers) != 2:
            raise ConfigError(f"{where}: it takes two finished runs of a cohort to compare.")
        first, second = (known[number] for number in numbers)
        before, after = history.drafts(first.number), history.drafts(second.number)
    chosen = read_rubric(rubric)
    found = compare(before, after, {one.name: one.label for one in chosen.elements}, chosen.labels)
    write(
        f"Run {first.number} ({first.finished[:10]}, {many(first.drafts, 'draft')}) and "
        f"run {second.number} ({second.finished[:10]}, {many(second.drafts, 'draft')})\n"
    )
    if (first.judging, first.advisor) != (second.judging, second.advisor):
        complain("the two runs were judged by other rules or settings; read changes with care.")
    if first.rubric != second.rubric:
        complain("the two runs had different rubrics, so their points do not compare.")
    for title, shifts, form in (
        ("Drafts that state it", found.elements, "share"),
        ("Points", found.criteria, "share"),
        ("Findings in 100 words", found.rules, "rate"),
    ):
        rows = [(one.label, one.before, one.after, _change(one.change, form)) for one in shifts]
        write("\n")
        _table((title, "before", "after", "change"), rows, numbers={1, 2, 3})


def _change(change: float, form: str) -> str:
    if form == "rate":
        return f"{change:+.2f}"
    return f"{round(100 * change):+d}%" if round(100 * change) else "0%"


def agreed(where: str) -> None:
    """Show how precise each rule is to the programme.

    Raises:
        ConfigError: the history cannot be used.
    """
    from advisor.cohort.figures import agreement

    with opened(where) as history:
        found = agreement(history.verdicts())
    if not found:
        write("There are no verdicts yet. Take some in: advisor cohort say FILE\n")
        return
    rows = [
        (
            one.rule,
            str(one.confirmed),
            str(one.dismissed),
            f"{one.precision.share:.0%}",
            f"{one.low:.0%} to {one.high:.0%}",
            "; ".join(filter(None, (one.advice, *one.reasons))),
        )
        for one in found
    ]
    _table(
        ("rule", "confirmed", "dismissed", "precision", "95% interval", "remark"),
        rows,
        numbers={1, 2, 3, 4},
    )


def delete_trainee(
    name: str, where: str, pseudonyms: Path | None, confirm: Callable[[str], bool]
) -> int:
    """Delete a trainee from the history, the key file and all reports; return the exit status.

    Raises:
        ConfigError: the history or the key file cannot be used.
    """
    ready()
    from advisor.cohort.folder import remove_report
    from advisor.cohort.pseudonyms import Pseudonyms

    key = None if pseudonyms is None else _key(pseudonyms)
    shown = name if key is None else key.known(name) or name
    with opened(where) as history:
        known = shown in history.trainees() or any(
            one.trainee == shown for one in history.verdicts()
        )
        in_key = key is not None and (key.known(name) is not None or key.name_of(name) is not None)
        if not known and not in_key:
            raise ConfigError(
                f"There is no trainee called {name!r} in {history.place}; with pseudonyms, name the "
                "key file too: --pseudonyms FILE."
            )
        folders = history.report_folders(shown)
        reports = f" Reports that name them are removed too: {many(len(folders), 'folder')}."
        if not confirm(f"Delete all that is kept of {name}?{reports if folders else ''}"):
            write("Nothing was deleted.\n")
            return 1
        for folder in folders:
            if remove_report(folder):
                write(f"{folder}: the report was removed; a new run writes it anew.\n")
        count = history.delete_trainee(shown)
    if key is not None and isinstance(key, Pseudonyms) and key.forget(name):
        key.save()
        write(f"{pseudonyms}: the name was taken out of the key file.\n")
    write(
        f"{name} was deleted: {many(count, 'draft')} in the history. The drafts themselves and "
        "your backups are yours to delete.\n"
    )
    return 0


def _key(path: Path) -> Pseudonyms:
    from advisor.cohort.pseudonyms import Pseudonyms

    if not path.exists():
        raise ConfigError(f"{path}: there is no such key file; check its name.")
    return Pseudonyms(path)


def rubric_text() -> str:
    """Return our own rubric as TOML."""
    from importlib.resources import files

    return files("advisor.cohort").joinpath("rubric.toml").read_text("utf-8")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: set[int]) -> None:
    """Write rows in columns; numbers stand to the right."""
    from advisor.reports.glyphs import fitting, visible

    options = options_for(sys.stdout)
    every = [[fitting(visible(cell), options) for cell in row] for row in (head, *rows)]
    if len(every) < 2:
        return
    wide = [max(len(row[at]) for row in every) for at in range(len(head))]
    for row in every:
        cells: Iterator[str] = (
            cell.rjust(wide[at]) if at in numbers else cell.ljust(wide[at])
            for at, cell in enumerate(row)
        )
        write("  ".join(cells).rstrip() + "\n")
