"""From a path or an address to a database, with the transactions that we need.

There is one writer at a time, in both databases: it asks for the lock before anything else, and
waits its turn. So a writer never finds half-way that it cannot go on.

SQLite keeps its rollback journal, because clinics keep files on network shares, where the other
journal is unsafe. What is deleted is overwritten, and what is sorted stays in memory.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from advisor.cohort.history.troubles import told
from advisor.errors import ConfigError

PATIENCE = 30
"""Seconds to wait for a lock."""

_KNOCK = 10
"""Seconds to wait for a server that does not answer."""

_WRITERS = 0x484F4D45
"""The number of the lock that writers take on PostgreSQL."""

_OPTION = "advisor_begin"
"""Where a connection notes how its transactions begin."""


@dataclass(frozen=True, slots=True)
class Database:
    """A database that can be read and written.

    `place` names it in sentences; `secret` is the password of its address, or "".
    """

    engine: Engine
    place: str
    secret: str = ""

    @property
    def is_file(self) -> bool:
        """Say whether it is a SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database, whoever writes meanwhile."""
        options: dict[str, Any] = (
            {_OPTION: "BEGIN"} if self.is_file else {"isolation_level": "REPEATABLE READ"}
        )
        with told(self.place, self.secret), self.engine.connect() as bare:
            yield bare.execution_options(**options)

    @contextmanager
    def writes(self) -> Iterator[Connection]:
        """Give the connection of the only writer: all that it does is kept, or nothing."""
        begin = "BEGIN IMMEDIATE" if self.is_file else f"SELECT pg_advisory_xact_lock({_WRITERS})"
        with told(self.place, self.secret), self.engine.connect() as bare:
            connection = bare.execution_options(**{_OPTION: begin})
            with connection.begin():
                yield connection

    def clean(self, tables: tuple[str, ...]) -> None:
        """Write the database anew, so that nothing deleted is left in its files.

        Args:
            tables: those to write anew on PostgreSQL; a file is written anew as a whole.
        """
        options: dict[str, Any] = (
            {_OPTION: ""} if self.is_file else {"isolation_level": "AUTOCOMMIT"}
        )
        with told(self.place, self.secret), self.engine.connect() as bare:
            connection = bare.execution_options(**options)
            for what in ("VACUUM",) if self.is_file else (f"VACUUM FULL {t}" for t in tables):
                connection.exec_driver_sql(what)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def connect(where: str | Path) -> Database:
    """Return the database at a path or an address; a file is made if there is none.

    Raises:
        ConfigError: the address is none, the folder is missing, or so is the driver.
    """
    scheme, mark, _ = str(where).partition("://")
    if isinstance(where, Path) or not mark:
        return _file(Path(where))
    if scheme not in {"postgresql", "postgres", "postgresql+psycopg"}:
        raise ConfigError(
            f"A history is a file or an address like postgresql://name@host/database, not {scheme}://."
        )
    return _server(str(where))


def _file(path: Path) -> Database:
    if not path.parent.is_dir():
        raise ConfigError(f"{path}: the folder of this history is missing; make it first.")
    try:
        # Created by us first, so that no other user can read it for even a moment.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigError(
            f"{path}: this history could not be opened ({reason}); check its name and your rights."
        ) from error
    url = URL.create("sqlite+pysqlite", database=str(path.absolute()))
    engine = create_engine(url, connect_args={"timeout": PATIENCE}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _set_up(raw: Any, _record: object) -> None:
        # The driver would begin for itself, too late and never for DDL; we begin instead.
        raw.isolation_level = None
        for pragma in ("foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY"):
            raw.execute(f"PRAGMA {pragma}")

    event.listen(engine, "begin", _begin)
    return Database(engine, str(path))


def _server(address: str) -> Database:
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        # What could not be read may hold the password, so it is not told.
        raise ConfigError(
            "The address of the history cannot be read; write postgresql://name@host/database."
        ) from None
    try:
        engine = create_engine(
            url,
            connect_args={} if "connect_timeout" in url.query else {"connect_timeout": _KNOCK},
            pool_pre_ping=True,
            hide_parameters=True,
        )
    except ImportError as error:
        raise ConfigError(
            "PostgreSQL needs an extra; install it: pip install 'homework-advisor[postgres]'."
        ) from error

    @event.listens_for(engine, "connect")
    def _set_up(raw: Any, _record: object) -> None:
        raw.execute(f"SET lock_timeout = '{PATIENCE}s'")
        raw.commit()

    event.listen(engine, "begin", _begin)
    # Parameters behind the question mark may hold a password too.
    place = url.set(drivername="postgresql", password=None, query={}).render_as_string()
    return Database(engine, place, str(url.password or url.query.get("password", "")))


def _begin(connection: Connection) -> None:
    how = connection.get_execution_options().get(_OPTION, "")
    if how:
        connection.exec_driver_sql(how)
