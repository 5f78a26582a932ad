"""Names that stand for trainees, and the key file that alone can turn them back.

The key is a small CSV file that the programme keeps apart. Its first row is a secret from which
the names of drafts are made, as file names often hold the name of their author.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import random
import secrets
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from advisor.cohort.entries import Entry
from advisor.errors import ConfigError
from advisor.reading.source import write_atomically

_HEAD = ["pseudonym", "trainee"]
_FIRST = "secret"


class Pseudonyms:
    """The pseudonyms of a key file.

    Args:
        path: the key file; it is made when it is first saved.

    Raises:
        ConfigError: there is another file of that name, or it may not be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._names: dict[str, str] = {}
        self._secret = ""
        self._changed = False
        if path.exists():
            self._read()
        if not self._secret:
            self._secret = secrets.token_hex(16)
            self._changed = True

    def _read(self) -> None:
        try:
            rows = list(csv.reader(io.StringIO(self._path.read_text("utf-8-sig"))))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise ConfigError(f"{self._path}: this key file could not be read.") from error
        if not rows or rows[0] != _HEAD:
            raise ConfigError(
                f"{self._path}: this is no key file (pseudonym,trainee); name another file."
            )
        for row in rows[1:]:
            if len(row) == 2 and row[0] == _FIRST:
                self._secret = row[1]
            elif len(row) == 2:
                self._names[row[1]] = row[0]

    def of(self, trainee: str) -> str:
        """Return the pseudonym of a trainee who has one."""
        return self._names[trainee]

    def name_of(self, pseudonym: str) -> str | None:
        """Return who stands behind a pseudonym; `None` if nobody does."""
        return next((name for name, one in self._names.items() if one == pseudonym), None)

    def known(self, trainee: str) -> str | None:
        """Return the pseudonym of a trainee; `None` for one who has none."""
        return self._names.get(trainee)

    def take_in(self, trainees: Iterable[str]) -> None:
        """Give each new trainee a pseudonym; their order tells nothing."""
        new = [name for name in dict.fromkeys(trainees) if name not in self._names]
        random.SystemRandom().shuffle(new)
        used = set(self._names.values())
        number = 1
        for name in new:
            while f"T{number:02d}" in used:
                number += 1
            used.add(f"T{number:02d}")
            self._names[name] = f"T{number:02d}"
            self._changed = True

    def hidden(self, entry: Entry) -> Entry:
        """Return an entry under its pseudonym; its file keeps its path, which nothing shows."""
        digest = hmac.new(
            self._secret.encode(), entry.name.encode("utf-8", "replace"), hashlib.sha256
        )
        week = f"week {entry.week} " if entry.week is not None else ""
        name = f"{week}draft {digest.hexdigest()[:6]}"
        return replace(entry, trainee=self.of(entry.trainee), name=name)

    def forget(self, trainee: str) -> bool:
        """Take a trainee out; say whether there was one of that name or pseudonym."""
        name = trainee if trainee in self._names else self.name_of(trainee)
        if name is None:
            return False
        del self._names[name]
        self._changed = True
        return True

    def save(self) -> None:
        """Write the key file, readable for its owner only.

        Raises:
            DraftError: it may not be written.
        """
        if not self._changed:
            return
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_HEAD)
        writer.writerow([_FIRST, self._secret])
        writer.writerows(sorted((one, name) for name, one in self._names.items()))
        write_atomically(self._path, out.getvalue().encode("utf-8", "replace"))
        self._path.chmod(0o600)
        self._changed = False
