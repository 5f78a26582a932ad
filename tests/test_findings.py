"""The frozen values: severities compare by weight."""

from itertools import pairwise

from advisor.findings import Severity


def test_severities_compare_by_weight_and_not_by_spelling() -> None:
    """As words, "error" comes before "info"; as severities, it is the gravest."""
    for milder, graver in pairwise(Severity):
        assert milder < graver
        assert milder <= graver
        assert graver > milder
        assert graver >= milder
        assert not milder >= graver

    assert max(Severity) is Severity.ERROR
    assert min(reversed(Severity)) is Severity.INFO
