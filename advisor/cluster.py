"""Judging on several machines: drafts go to a Dask cluster, reports come back in order.

Dask is an optional extra. What is sent is what a worker process of this machine would get:
the bytes of a draft and its settings; what comes back is its report. Whoever runs the cluster
can read the drafts, so an address outside this machine has to be encrypted.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from advisor.errors import AdvisorError, ConfigError
from advisor.judging import Job, Judge, judge_apart
from advisor.report import FileReport

PATIENCE = 30
"""Seconds to wait for a scheduler."""


def checked_address(address: str) -> str:
    """Return a scheduler's address if drafts may be sent there.

    Raises:
        ConfigError: it is no address, or is elsewhere and not encrypted.
    """
    scheme, mark, rest = address.partition("://")
    host = rest.rpartition(":")[0].strip("[]")
    if not mark or not host:
        raise ConfigError(f"--scheduler: {address!r} is no address; it looks like tls://host:8786.")
    if scheme != "tls" and not _is_here(host):
        raise ConfigError(
            f"--scheduler: {address!r} is another machine, and drafts would travel unencrypted; "
            f"use a tls:// address."
        )
    return address


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class DaskCrew:
    """Workers of a Dask cluster in the place of worker processes.

    Args:
        size: workers to start where no scheduler is named.
        judge: judges in this process what no worker could.
        scheduler: the address of a running scheduler; `None` starts a cluster on this machine.

    Raises:
        ConfigError: Dask is not installed, or the scheduler does not answer.
    """

    def __init__(self, size: int, judge: Judge, scheduler: str | None = None) -> None:
        self._judge = judge
        self._cluster: Any = None
        self._client = self._connected(size, scheduler)
        self.size = max(len(self._client.scheduler_info(n_workers=-1)["workers"]), size)

    def _connected(self, size: int, scheduler: str | None) -> Any:
        try:
            # Dask is not typed.
            distributed: Any = import_module("distributed")
        except ImportError as error:
            raise ConfigError(
                "--engine dask needs Dask; install it: pip install 'homework-advisor[cluster]'."
            ) from error
        if scheduler is None:
            self._cluster = distributed.LocalCluster(
                n_workers=size,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address=None,
            )
            return distributed.Client(self._cluster)
        try:
            return distributed.Client(checked_address(scheduler), timeout=PATIENCE)
        except (OSError, TimeoutError) as error:
            raise ConfigError(f"--scheduler: nobody answers at {scheduler}.") from error

    def start(self, jobs: Sequence[Job]) -> Callable[[], list[FileReport]]:
        """Hand jobs to a worker; what is returned waits for their reports."""
        future = self._client.submit(judge_apart, list(jobs), pure=False)

        def wait() -> list[FileReport]:
            try:
                result = future.result()
            # Dask raises errors of its own for a worker that died: each draft is tried alone.
            except Exception:  # noqa: BLE001
                return [self._alone(job) for job in jobs]
            if isinstance(result, AdvisorError):
                raise result
            return list(result)

        return wait

    def _alone(self, job: Job) -> FileReport:
        """Return the report on one draft; if it fells its worker again, that is its report."""
        try:
            result = self._client.submit(judge_apart, [job], pure=False).result()
        except Exception:  # noqa: BLE001
            return FileReport(
                job.name,
                f"{job.name}: this draft could not be judged; the worker that read it died. "
                f"Check it alone, without --engine.",
            )
        if isinstance(result, AdvisorError):
            raise result
        report: FileReport = result[0]
        return report

    def close(self) -> None:
        """Let go of the cluster; one that was named goes on running."""
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()
