"""The frame of a task: what to expect, which goal, who helps, when we look at it, how sure."""

from collections.abc import Iterator

from advisor.anatomy.elements.clauses import evidence, of_hit
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence


def _from_list(reading: Reading, lexicon: str, role: str) -> Iterator[Evidence]:
    """Yield sentences under a label, and the terms of a list."""
    for sentence in reading.body:
        if sentence.own_role == role and sentence.words:
            yield evidence(sentence.words)
        else:
            yield from map(of_hit, sentence.find(lexicon))


def find_expectation(reading: Reading) -> Iterator[Evidence]:
    """Yield what the client may notice, or is to predict."""
    return _from_list(reading, "expectation_markers", "expectation")


def find_goal(reading: Reading) -> Iterator[Evidence]:
    """Yield links to what the client wants."""
    return _from_list(reading, "goal_markers", "goal")


def find_review(reading: Reading) -> Iterator[Evidence]:
    """Yield when and how it will be looked at together."""
    return _from_list(reading, "review_markers", "review")


def find_helper(reading: Reading) -> Iterator[Evidence]:
    """Yield who else takes part."""
    return _from_list(reading, "helpers", "helper")


def find_confidence(reading: Reading) -> Iterator[Evidence]:
    """Yield checks of how sure the client is."""
    return _from_list(reading, "confidence_markers", "confidence")


def find_format(reading: Reading) -> Iterator[Evidence]:
    """Yield in which form it is written or kept: paper, app, recording."""
    return _from_list(reading, "other_formats", "format")
