"""Baselines: what was found before, so that a report speaks of what is new.

A baseline is a JSON file of fingerprints by file and rule. A fingerprint is the same wherever
its sentence has moved to, and equal findings of one file have one each, so they are counted
and not merged. No words of a draft are in it.
"""

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from advisor.errors import ConfigError
from advisor.findings import Finding, Severity

SCHEMA = "1"
"""Goes up when older programs could not read what is written."""

Entry = tuple[str, str]
"""A rule and a fingerprint."""


def _for_a_person(finding: Finding) -> bool:
    """Say whether a person must look first: that is never old news."""
    return finding.category == "safety" and finding.severity is Severity.ERROR


def _entries(findings: Iterable[Finding]) -> Counter[Entry]:
    return Counter((f.rule, f.fingerprint) for f in findings if not _for_a_person(f))


@dataclass(frozen=True)
class Baseline:
    """What is known of each file, by its path as seen from the folder of the baseline."""

    path: Path
    files: Mapping[str, Counter[Entry]] = field(default_factory=dict)

    def name_of(self, path: str | Path) -> str:
        """Return how the baseline calls a file, on every machine alike."""
        folder = os.path.realpath(self.path.parent)
        real = os.path.realpath(path)
        try:
            return Path(os.path.relpath(real, folder)).as_posix()
        except ValueError:
            # On Windows, no relative path leads to another drive.
            return Path(real).as_posix()

    def part(
        self, path: str | Path, findings: Iterable[Finding]
    ) -> tuple[list[Finding], list[Finding]]:
        """Return the findings of a file that are new, and those that are known."""
        left = Counter(self.files.get(self.name_of(path), Counter[Entry]()))
        new, known = list[Finding](), list[Finding]()
        for finding in findings:
            entry = (finding.rule, finding.fingerprint)
            old = left[entry] > 0 and not _for_a_person(finding)
            (known if old else new).append(finding)
            left[entry] -= 1
        return new, known

    def _there(self, name: str) -> bool:
        return (Path(os.path.realpath(self.path.parent)) / name).exists()

    def with_findings(
        self, path: str | Path, findings: Iterable[Finding], ran: Collection[str]
    ) -> "Baseline":
        """Return the baseline with what a run found in a file.

        Args:
            path: the file.
            findings: all that was found.
            ran: the rules that judged the file; what is known of others stays.
        """
        name = self.name_of(path)
        others = {e: n for e, n in self.files.get(name, {}).items() if e[0] not in ran}
        return Baseline(self.path, {**self.files, name: Counter(others) + _entries(findings)})

    def pruned(
        self, path: str | Path, findings: Iterable[Finding], ran: Collection[str]
    ) -> "Baseline":
        """Return the baseline without what is no longer found in a file; see `with_findings`."""
        name = self.name_of(path)
        found = _entries(findings)
        kept = Counter(
            {
                entry: count if entry[0] not in ran else min(count, found[entry])
                for entry, count in self.files.get(name, {}).items()
            }
        )
        return Baseline(self.path, {**self.files, name: kept})

    def without_lost_files(self) -> "Baseline":
        """Return the baseline without files that are no longer there."""
        return Baseline(self.path, {n: e for n, e in self.files.items() if self._there(n)})

    @property
    def count(self) -> int:
        """Return how many findings are known."""
        return sum(entries.total() for entries in self.files.values())

    def text(self) -> str:
        """Return the file: sorted, so that the same findings give the same bytes."""
        files: dict[str, dict[str, list[str]]] = {}
        for name in sorted(self.files):
            for rule, fingerprint in sorted(self.files[name].elements()):
                files.setdefault(name, {}).setdefault(rule, []).append(fingerprint)
        return json.dumps({"schema": SCHEMA, "files": files}, indent=1, ensure_ascii=False) + "\n"

    def write(self) -> None:
        """Write the file in one move.

        Raises:
            DraftError: it may not be written.
        """
        from advisor.reading.source import write_atomically

        write_atomically(self.path, self.text().encode("utf-8", "surrogatepass"))


def _counted(data: Any) -> dict[str, Counter[Entry]]:
    """Return the entries of a baseline file.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: it is none, or of a later version.
    """
    if data["schema"] != SCHEMA:
        raise ValueError(data["schema"])
    return {
        str(name): Counter(
            (str(rule), str(one)) for rule, prints in rules.items() for one in prints
        )
        for name, rules in data["files"].items()
    }


def read_baseline(path: Path) -> Baseline:
    """Return the baseline that a file holds.

    Raises:
        ConfigError: it cannot be read, or is no baseline.
    """
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig", "surrogatepass"))
        return Baseline(path, _counted(data))
    except FileNotFoundError as error:
        raise ConfigError(
            f"{path}: there is no such baseline; write it with --write-baseline {path}."
        ) from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ConfigError(f"{path}: this baseline could not be read ({reason}).") from error
    except json.JSONDecodeError as error:
        raise ConfigError(
            f"{path}, line {error.lineno}: this is no baseline; "
            f"write it anew with --write-baseline {path}."
        ) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ConfigError(
            f"{path}: this is no baseline that this version of the advisor can read; "
            f"write it anew with --write-baseline {path}."
        ) from error
