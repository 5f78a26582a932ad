"""In which order findings are shown."""

from collections.abc import Iterable, Sequence

from advisor.findings import Finding


def reading_order(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings from the top of the draft down; where two start alike, the graver first."""
    return sorted(
        findings, key=lambda f: (f.span.start, -f.severity.rank, f.span.end, f.rule, f.fingerprint)
    )


def by_weight(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """Return the findings of each rule: graver rules first, then those that are found most."""
    of: dict[str, list[Finding]] = {}
    for finding in findings:
        of.setdefault(finding.rule, []).append(finding)
    return sorted(
        of.items(),
        key=lambda item: (-max(f.severity.rank for f in item[1]), -len(item[1]), item[0]),
    )
