"""The trainees of a run: whose drafts they have, and what the report calls them."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from advisor.cohort.entries import Cohort, Entry
from advisor.cohort.pseudonyms import Pseudonyms


@dataclass(frozen=True, slots=True)
class Trainee:
    """The drafts of one trainee, and what names the trainee in the report."""

    number: int
    name: str
    entries: tuple[Entry, ...]
    shown: Mapping[str, Entry]
    """The same entries by their paths, as they are shown."""

    @property
    def page(self) -> str:
        """Return where the page of the trainee stands in the report."""
        return f"trainees/{self.number:03d}-{slug_of(self.name)}.html"


def trainees_of(cohort: Cohort, pseudonyms: Pseudonyms | None) -> list[Trainee]:
    """Return the trainees of a cohort, numbered in the order of their names as they are shown.

    Raises:
        DraftError: the key file may not be written.
    """
    if pseudonyms is not None:
        pseudonyms.take_in(one.trainee for one in cohort.entries)
        pseudonyms.save()
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in cohort.entries:
        groups[entry.trainee].append(entry)
    found = []
    for entries in groups.values():
        shown = {
            str(one.source.path): one if pseudonyms is None else pseudonyms.hidden(one)
            for one in entries
        }
        found.append((next(iter(shown.values())).trainee, tuple(entries), shown))
    if pseudonyms is not None:
        found.sort(key=lambda one: one[0])
    return [
        Trainee(number, name, entries, shown)
        for number, (name, entries, shown) in enumerate(found, 1)
    ]


def slug_of(trainee: str) -> str:
    """Return a name as a part of a file name."""
    return re.sub(r"[^a-z0-9]+", "-", trainee.lower()).strip("-")[:40] or "trainee"


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal; "" for one that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
