"""Histories for tests: a file, and a PostgreSQL server that lives as long as the tests."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin")) if os.name == "posix" else []


def _home() -> Path | None:
    if BINARIES:
        return BINARIES[-1]
    found = shutil.which("initdb")
    return Path(found).parent if found else None


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the address of a throw-away PostgreSQL server."""
    pytest.importorskip("psycopg")
    home = _home()
    if home is None or not hasattr(os, "geteuid"):
        pytest.skip("no PostgreSQL is installed")
    # The server refuses to run as root.
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if not os.geteuid() else {}
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, "postgres", "postgres")

        def run(*command: str) -> None:
            subprocess.run(command, check=True, capture_output=True, cwd=folder, **user)  # type: ignore[call-overload]

        data = folder / "data"
        run(str(home / "initdb"), "-D", str(data), "-A", "trust", "-U", "clinic", "-E", "UTF8")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        run(
            str(home / "pg_ctl"),
            "-D",
            str(data),
            "-w",
            "-l",
            str(folder / "log"),
            "-o",
            options,
            "start",
        )
        try:
            yield f"postgresql://clinic@/{{}}?host={folder}"
        finally:
            run(str(home / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")


@pytest.fixture
def database(server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of an empty database."""
    import psycopg

    name = f"t{abs(hash(request.node.nodeid))}"
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield server.format(name)
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give a place for a history, in each of both databases."""
    if request.param == "sqlite":
        return str(tmp_path / "history.db")
    return str(request.getfixturevalue("database"))
