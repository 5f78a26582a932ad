"""What the tests of the picture share."""

from collections.abc import Callable

import pytest

from advisor.anatomy.assignments import read_plan
from advisor.anatomy.picture import Assignment, Element
from advisor.testing import draft_of, pipeline


@pytest.fixture(scope="session")
def read() -> Callable[..., Assignment]:
    """Return a function that reads the first assignment of a text."""

    def read_one(text: str, **fields: object) -> Assignment:
        draft = draft_of(text, fields)
        sentences = next(iter(pipeline().read([draft.blocks])))
        return read_plan(draft, sentences).assignments[0]

    return read_one


@pytest.fixture(scope="session")
def element(read: Callable[..., Assignment]) -> Callable[[str, str], Element]:
    """Return a function that finds one element of a text."""
    return lambda text, name: read(text).element(name)
