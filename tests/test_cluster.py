"""Judging on a cluster: the same report, in the same order, whatever happens to a worker."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor.cluster import DaskCrew, checked_address
from advisor.config import Settings
from advisor.errors import ConfigError
from advisor.judging import Job, Judge
from advisor.report import FileReport


def _check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Check a folder in a process of its own: this one may open no socket."""
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "advisor.faces.commands",
            "check",
            ".",
            "--format",
            "json",
            *options,
        ],
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / ".cache")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_cluster_gives_the_same_report(tmp_path: Path) -> None:
    """Started on this machine; a file that is no text stops nothing, and a rerun uses the cache."""
    pytest.importorskip("distributed")
    for number in range(150):
        (tmp_path / f"{number:03}.txt").write_text(f"Walk some on day {number}. Utilise the card.")
    (tmp_path / "075.txt").write_bytes(b"\x00\x01\x02\xff")
    local = _check(tmp_path, "--no-cache")
    cluster = _check(tmp_path, "--engine", "dask", "-v")
    again = _check(tmp_path, "--engine", "dask", "-v")

    assert (cluster.returncode, cluster.stdout) == (local.returncode, local.stdout)
    assert "075.txt" in cluster.stderr
    assert "0 judged, 149 as an earlier run left them" in again.stderr


@pytest.mark.parametrize(
    "address", ["tls://host:8786", "tcp://127.0.0.1:8786", "tcp://localhost:1", "tcp://[::1]:8786"]
)
def test_an_address_that_is_here_or_encrypted_is_taken(address: str) -> None:
    """Drafts may go there."""
    assert checked_address(address) == address


@pytest.mark.parametrize("address", ["tcp://10.0.0.1:8786", "ws://host:1", "host:8786", "tcp://"])
def test_any_other_address_is_refused(address: str) -> None:
    """No draft travels in the open."""
    with pytest.raises(ConfigError, match="--scheduler"):
        checked_address(address)


class _Future:
    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work

    def result(self) -> Any:
        return self._work()


class _Client:
    """A cluster whose workers die of one draft."""

    def submit(self, _: object, jobs: list[Job], *, pure: bool) -> _Future:
        del pure

        def work() -> list[FileReport]:
            if any(b"deadly" in job.data for job in jobs):
                raise RuntimeError("a worker died")
            return [FileReport(job.name) for job in jobs]

        return _Future(work)


def test_a_draft_that_fells_its_worker_costs_its_own_report_only() -> None:
    """The others of its batch are judged."""
    crew = DaskCrew.__new__(DaskCrew)
    crew._client = _Client()
    crew._judge = Judge()
    jobs = [Job(f"{word}.txt", word.encode(), Settings()) for word in ("fine", "deadly", "good")]
    reports = crew.start(jobs)()

    assert [report.path for report in reports] == ["fine.txt", "deadly.txt", "good.txt"]
    assert [bool(report.error) for report in reports] == [False, True, False]
    assert "died" in (reports[1].error or "")
