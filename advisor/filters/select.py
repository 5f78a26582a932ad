"""Which findings say that something is missing, and so point at no words of the draft."""

from advisor.findings import Finding, Scope

_SAYS_MISSING = ("missing-", "no-")
_ELEMENTS = {"measure": "record", "success-criterion": "success"}
"""What a rule's name calls an element, where that is not the element's own name."""


def missing_element(finding: Finding) -> str:
    """Return the line of the card that says the same as a finding, or "".

    Only a finding on a whole assignment can say that an element is missing.
    """
    for start in _SAYS_MISSING:
        if finding.scope is Scope.ASSIGNMENT and finding.rule.startswith(start):
            rest = finding.rule.removeprefix(start)
            return _ELEMENTS.get(rest, rest)
    return ""
