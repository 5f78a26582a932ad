"""Reports of earlier runs, so that a draft that has not changed is not judged again.

An entry can be read only with the draft it came from: it is sealed with a key stream made of
the draft's own bytes. So the cache holds no readable words of a client's homework, on a disk
that may be backed up, shared or lost; whoever has the draft learns nothing new from it. It
keeps honest people's copies from spreading and is no match for someone who can guess the
whole draft.

The store is one sqlite file in the user's cache folder, readable by nobody else. It uses a
rollback journal, because clinics keep home folders on network shares, where sqlite's other
journal is unsafe. Whatever goes wrong with it means "not in the cache", never a failed run.
"""

import hashlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

MAX_BYTES = 64_000_000
"""Beyond this the entries that were not used for longest make room."""

_DAY = 86_400
_TAG = 16
_FORMAT = 1
_TABLES = f"""
PRAGMA page_size = 4096;
PRAGMA auto_vacuum = FULL;
CREATE TABLE IF NOT EXISTS entry (
    key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS entry_used ON entry (used);
PRAGMA user_version = {_FORMAT};
"""


def default_folder() -> Path:
    """Return the folder of the cache: the one that the system keeps for each user."""
    from platformdirs import user_cache_path

    return user_cache_path("homework-advisor", appauthor=False)


def entry_key(data: bytes, run: str) -> bytes:
    """Return the key of a draft's report.

    Args:
        data: the draft's bytes.
        run: everything else that the report depends on.
    """
    inner = hashlib.sha256(data).digest()
    return hashlib.sha256(inner + run.encode("utf-8", "surrogatepass")).digest()


def _veil(payload: bytes, data: bytes, key: bytes) -> bytes:
    """Return the payload under (or out of) the key stream that only the draft yields."""
    stream = hashlib.shake_256(b"advisor" + key + data).digest(len(payload))
    mixed = int.from_bytes(payload, "little") ^ int.from_bytes(stream, "little")
    return mixed.to_bytes(len(payload), "little")


def seal(plain: Any, data: bytes, key: bytes) -> bytes:
    """Return a plain value as bytes that only the draft's bytes open."""
    packed = zlib.compress(json.dumps(plain, separators=(",", ":")).encode("utf-8"))
    return _veil(hashlib.sha256(packed).digest()[:_TAG] + packed, data, key)


def unseal(sealed: bytes, data: bytes, key: bytes) -> Any:
    """Return the value that was sealed.

    Raises:
        ValueError: it was sealed for another draft, or is damaged.
    """
    opened = _veil(sealed, data, key)
    tag, packed = opened[:_TAG], opened[_TAG:]
    if hashlib.sha256(packed).digest()[:_TAG] != tag:
        raise ValueError("sealed for another draft, or damaged")
    return json.loads(zlib.decompress(packed))


class Cache:
    """The sealed reports of one user. A cache that cannot be opened is always empty."""

    def __init__(self, folder: Path | None = None) -> None:
        self._used: list[bytes] = []
        self._store: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error, RuntimeError):
            self._store = self._open(folder or default_folder())

    @staticmethod
    def _open(folder: Path) -> sqlite3.Connection:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        path = folder / "reports.sqlite3"
        try:
            return _connect(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            # The file is no store of ours any more; the reports in it can be made again.
            path.unlink()
            return _connect(path)

    def get(self, key: bytes, data: bytes) -> Any | None:
        """Return what is kept under a key for a draft; `None` if nothing, or nothing sound."""
        if self._store is None:
            return None
        try:
            row = self._store.execute(
                "SELECT value, used FROM entry WHERE key = ?", (key,)
            ).fetchone()
            if row is None:
                return None
            value = unseal(bytes(row[0]), data, key)
        except sqlite3.Error:
            self._drop()
            return None
        except (ValueError, TypeError, zlib.error):
            return None
        if row[1] < time.time() - _DAY:
            self._used.append(key)
        return value

    def put(self, entries: Iterable[tuple[bytes, bytes, Any]]) -> None:
        """Keep (key, draft's bytes, plain value) entries, all in one write."""
        if self._store is None:
            return
        now = int(time.time())
        rows = [(key, now, seal(plain, data, key)) for key, data, plain in entries]
        try:
            with self._store:
                self._store.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)
        except sqlite3.Error:
            self._drop()

    def close(self) -> None:
        """Note what was used, make room if the store has grown too large, and let go of it."""
        if self._store is None:
            return
        try:
            with self._store:
                if self._used:
                    now = int(time.time())
                    self._store.executemany(
                        "UPDATE entry SET used = ? WHERE key = ?", [(now, k) for k in self._used]
                    )
                self._make_room()
        except sqlite3.Error:
            pass
        self._drop()

    def _make_room(self) -> None:
        if self._store is None:
            return
        pages, size = (
            self._store.execute(f"PRAGMA {what}").fetchone()[0]
            for what in ("page_count", "page_size")
        )
        if pages * size <= MAX_BYTES:
            return
        self._store.execute(
            "DELETE FROM entry WHERE key IN ("
            "SELECT key FROM entry ORDER BY used LIMIT (SELECT COUNT(*) / 2 FROM entry))"
        )

    def _drop(self) -> None:
        if self._store is not None:
            with suppress(sqlite3.Error):
                self._store.close()
            self._store = None


def _connect(path: Path) -> sqlite3.Connection:
    # Created by us first, so that no other user can read it for even a moment.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    store = sqlite3.connect(path, timeout=5)
    try:
        version = store.execute("PRAGMA user_version").fetchone()[0]
        if version != _FORMAT:
            if version:
                store.execute("DROP TABLE IF EXISTS entry")
            store.executescript(_TABLES)
    except sqlite3.Error:
        store.close()
        raise
    return store
