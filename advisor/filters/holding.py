"""What a run holds back besides what comments allow: old lines, and findings that are known.

Reports come from the cache before they come here, so what is kept of a file depends neither
on a baseline nor on what git says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import ConfigError
from advisor.report import FileReport

if TYPE_CHECKING:
    from advisor.filters.baseline import Baseline
    from advisor.filters.since import Since

Known = Callable[[str], Path | None]
"""Leads from a file to the baseline that its settings name."""


class Holding:
    """Holds findings back from reports, and keeps baselines.

    Args:
        baseline_of: which baseline holds for a file.
        since: the git revision since which something must have changed to be told.
    """

    def __init__(self, baseline_of: Known, since: str | None = None) -> None:
        self._baseline_of = baseline_of
        self._since: Since | None = None
        if since is not None:
            from advisor.filters.since import Since

            self._since = Since(since)
        self._baselines: dict[Path, Baseline] = {}

    def ready(self, paths: Iterable[Path]) -> None:
        """Make sure that all can be compared, before anything is judged.

        Raises:
            ConfigError: git or a baseline cannot be used.
        """
        for path in paths:
            if self._since is not None and path.exists():
                self._since.ready(path)
            self._known(str(path / "-" if path.is_dir() else path))

    def _known(self, name: str) -> Baseline | None:
        path = self._baseline_of(name)
        if path is None:
            return None
        if path not in self._baselines:
            from advisor.filters.baseline import read_baseline

            self._baselines[path] = read_baseline(path)
        return self._baselines[path]

    def held(self, file: FileReport) -> FileReport:
        """Return a report without what is held back."""
        known = self._known(file.path)
        if (known is None and self._since is None) or file.error:
            return file
        if not Path(file.path).is_file():
            return file
        if self._since is not None:
            from advisor.filters.since import only_changed

            ranges = self._since.lines(Path(file.path))
            if ranges is not None:
                file = only_changed(file, ranges)
        if known is None:
            return file
        new, old = known.part(file.path, file.findings)
        views = file.assignments
        if old and not new:
            # The card would ask once more for what is known to be missing.
            views = tuple(replace(view, card=()) for view in views)
        return replace(file, findings=tuple(new), baselined=tuple(old), assignments=views)

    def write(
        self, target: Path, files: Iterable[FileReport], ran: Callable[[str], Collection[str]]
    ) -> Baseline:
        """Write what was found as a baseline, which is the one that counts from then on.

        What the file holds of other drafts and of rules that did not run stays as it is.

        Args:
            target: the file to write.
            files: the reports of the run, with all that was found.
            ran: leads from a file to the rules that judged it.

        Raises:
            ConfigError: the target exists and is no baseline.
            DraftError: it may not be written.
        """
        from advisor.filters.baseline import Baseline, read_baseline

        known = read_baseline(target) if target.exists() else Baseline(target)
        for file in files:
            if not file.error and Path(file.path).is_file():
                known = known.with_findings(file.path, file.findings, ran(file.path))
        known = known.without_lost_files()
        known.write()
        self._baselines[target] = known
        self._baseline_of = lambda _: target
        return known

    def prune(
        self, files: Iterable[FileReport], ran: Callable[[str], Collection[str]]
    ) -> list[tuple[Baseline, int]]:
        """Take what is no longer found out of the baselines of a run.

        Returns:
            Each baseline, and how many entries it has lost.

        Raises:
            ConfigError: there is no baseline.
            DraftError: one may not be written.
        """
        before: dict[Path, int] = {}
        for file in files:
            known = self._known(file.path)
            if known is None:
                continue
            before.setdefault(known.path, known.count)
            if not file.error and Path(file.path).is_file():
                known = known.pruned(file.path, file.findings, ran(file.path))
                self._baselines[known.path] = known
        if not before:
            raise ConfigError("There is no baseline to prune; name it with --baseline.")
        pruned = []
        for path, count in before.items():
            known = self._baselines[path] = self._baselines[path].without_lost_files()
            if known.count != count:
                known.write()
            pruned.append((known, count - known.count))
        return pruned
