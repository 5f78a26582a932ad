"""`advisor test-rules`: house rules held to their own examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.config import Choices, SettingsFinder, house_files
from advisor.errors import AdvisorError, ConfigError
from advisor.settings import Place

if TYPE_CHECKING:
    from advisor.rule import Rule


@dataclass
class Tested:
    """What became of the examples: lines to show, and how many rules kept or broke their word."""

    lines: list[str] = field(default_factory=list)
    kept: int = 0
    broken: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def status(self) -> int:
        """Return the exit status: 2 a file could not be used, 1 a rule broke its word, 0 none did."""
        return 2 if self.faults else 1 if self.broken else 0


def test_rules(paths: Sequence[Path], choices: Choices) -> Tested:
    """Return how the house rules of some files, or of the nearest settings file, keep their word."""
    tested = Tested()
    seen = dict[str, str]()
    for file in _files(paths, choices, tested):
        for rule in _rules(file, tested):
            if rule.name in seen:
                tested.faults.append(f"Two house rules are called {rule.name!r}; rename one.")
            seen[rule.name] = file
            _hold(rule, tested)
    if not seen and not tested.faults:
        tested.faults.append(
            "There are no house rules to test; name a file, or set house-rules in advisor.toml."
        )
    return tested


test_rules.__test__ = False  # type: ignore[attr-defined]  # its name is that of the command


def _files(paths: Sequence[Path], choices: Choices, tested: Tested) -> Iterator[str]:
    if not paths:
        try:
            house = SettingsFinder(choices).for_path(Path.cwd() / "draft.txt").house
        except AdvisorError as error:
            tested.faults.append(str(error))
            return
        yield from (file for file, _ in house)
    for path in paths:
        try:
            yield from (file for file, _ in house_files([str(path)], Place("advisor test-rules")))
        except ConfigError as error:
            tested.faults.append(str(error))


def _rules(file: str, tested: Tested) -> list[Rule]:
    from advisor.house.file import read_house_file

    try:
        return [rule for rule, _ in read_house_file(Path(file))]
    except ConfigError as error:
        tested.faults.append(str(error))
        return []


def _hold(rule: Rule, tested: Tested) -> None:
    from advisor.rule import Bad, Good
    from advisor.testing import problem_with

    lacks = [
        name
        for name, sort in (("bad", Bad), ("good", Good))
        if not any(isinstance(example, sort) for example in rule.examples)
    ]
    problems = [str(found) for e in rule.examples if (found := problem_with(rule, e)) is not None]
    if problems:
        tested.broken += 1
        tested.lines += problems
        return
    if not rule.examples:
        tested.lines.append(f"{rule.name}: not tested; add a bad and a good example")
        return
    tested.kept += 1
    note = f" (add a {' and a '.join(lacks)} example)" if lacks else ""
    count = len(rule.examples)
    tested.lines.append(f"{rule.name}: {count} example{'' if count == 1 else 's'} kept{note}")
