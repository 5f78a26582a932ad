"""How many findings each rule has, and how many of them can be mended."""

from collections import Counter

from advisor.findings import Applicability
from advisor.report import FileReport, Totals
from advisor.reports.glyphs import fitting
from advisor.reports.reporter import RenderOptions, streaming


class _Counts:
    def __init__(self, options: RenderOptions) -> None:
        self._options = options
        self._findings: Counter[str] = Counter()
        self._safe: Counter[str] = Counter()
        self._told: Counter[str] = Counter()
        self._files: Counter[str] = Counter()

    def file(self, file: FileReport) -> str:
        self._findings.update(one.rule for one in file.findings)
        self._files.update({one.rule for one in file.findings})
        for one in file.findings:
            self._told[one.rule] += bool(one.suggestions)
            self._safe[one.rule] += any(
                fix.applicability is Applicability.SAFE for fix in one.suggestions
            )
        return ""

    def end(self, totals: Totals) -> str:
        rows = sorted(self._findings, key=lambda rule: (-self._findings[rule], rule))
        if not rows:
            return f"No findings in {totals.files} files.\n"
        wide = max(map(len, [*rows, "all"]))
        head = (
            f"{'findings':>8}  {'rule':{wide}}  {'files':>6}  {'safe':>6}  {'with a rewrite':>14}"
        )
        lines = [head, *(self._row(rule, wide) for rule in rows)]
        found, safe, told = (sum(c.values()) for c in (self._findings, self._safe, self._told))
        lines.append(f"{found:>8}  {'all':{wide}}  {totals.files:>6}  {safe:>6}  {told:>14}")
        return fitting("\n".join(lines), self._options) + "\n"

    def _row(self, rule: str, wide: int) -> str:
        counts = (self._files[rule], self._safe[rule], self._told[rule])
        return (
            f"{self._findings[rule]:>8}  {rule:{wide}}  "
            f"{counts[0]:>6}  {counts[1]:>6}  {counts[2]:>14}"
        )


STATISTICS = streaming("statistics", "how many findings each rule has", _Counts)
