"""Elements in many wordings: `wordings/ELEMENT.txt` holds a line each, "+" stated, "-" not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.anatomy.assignments import read_plan
from advisor.testing import draft_of, pipeline

FOLDER = Path(__file__).parent / "wordings"


def _lines() -> Iterator[tuple[str, bool, str]]:
    """Yield element, whether it is stated, and the wording."""
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            sign, _, wording = line.partition(" ")
            yield path.stem, sign == "+", wording


LINES = list(_lines())


@pytest.mark.parametrize(
    ("element", "stated", "wording"), LINES, ids=[f"{e}-{w[:40]}" for e, _, w in LINES]
)
def test_element_is_found_where_it_is_stated(element: str, stated: bool, wording: str) -> None:
    """Speech, notes, plans and worksheets say the same things in different ways."""
    draft = draft_of(wording)
    plan = read_plan(draft, next(iter(pipeline().read([draft.blocks]))))

    assert any(a.element(element).present for a in plan.assignments) is stated
