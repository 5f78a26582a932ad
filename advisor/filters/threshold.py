"""Which findings are grave enough to count."""

from collections.abc import Sequence

from advisor.findings import Finding, Severity


def at_least(findings: Sequence[Finding], severity: Severity) -> list[Finding]:
    """Return the findings of this severity and graver ones."""
    return [finding for finding in findings if finding.severity >= severity]
