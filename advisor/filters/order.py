"""In which order findings are shown."""

from collections.abc import Sequence

from advisor.findings import Finding


def reading_order(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings from the top of the draft down; where two start alike, the graver first."""
    return sorted(
        findings, key=lambda f: (f.span.start, -f.severity.rank, f.span.end, f.rule, f.fingerprint)
    )
