"""Proposals: concrete words for the blanks, and the sentences they complete."""

import re
from collections.abc import Callable, Iterator

import pytest

from advisor.anatomy.kinds import kind_names
from advisor.anatomy.picture import Assignment
from advisor.anatomy.proposals import frame_of, proposals
from advisor.registry import lexicons
from advisor.words.frames import framed

Read = Callable[..., Assignment]
FRAMES = tuple(lexicons()["proposals"].data["frames"])
LONG_WORDS = re.compile(r"\b\w{14,}\b")


def every_proposal() -> Iterator[str]:
    tables = [
        *lexicons()["proposals"].data["kind"].values(),
        *({id(e.more): e.more.get("proposals", {}) for e in lexicons()["skills"]}.values()),
    ]
    for table in tables:
        for offers in table.values():
            yield from offers


def test_the_skill_comes_first(read: Read) -> None:
    """A known skill knows its own dose."""
    assert "breaths" in proposals(read("Practise slow breathing."), "dose")[0]


def test_the_kind_comes_second(read: Read) -> None:
    """Without a skill, the kind has words of its own."""
    assert "theirs" in proposals(read("Ask your boss for Friday off."), "success")[0]


def test_the_general_list_comes_last(read: Read) -> None:
    """Every draft gets a proposal for what it lacks."""
    assert proposals(read("Buy some milk."), "barrier") == ("you forget", "you are too tired")


@pytest.mark.parametrize(("name", "same"), [("criterion", "success"), ("measure", "record")])
def test_a_need_may_be_asked_for_by_either_name(read: Read, name: str, same: str) -> None:
    """Rules speak of criteria and measures, the picture of success and record."""
    assignment = read("Buy some milk.")

    assert proposals(assignment, name) == proposals(assignment, same)


def test_a_skill_of_another_kind_proposes_nothing(read: Read) -> None:
    """Where a clinician names the kind, the skill's words may not fit."""
    assignment = read("Go for a walk after lunch.", kind="exposure")

    assert "fear" in proposals(assignment, "record")[0]


@pytest.mark.parametrize("element", FRAMES)
@pytest.mark.parametrize("style", ["told", "named", "card"])
def test_every_frame_is_filled(read: Read, element: str, style: str) -> None:
    """No reader sees an empty blank, and every proposal stays inside braces."""
    sentence = framed(read("Buy some milk."), element, style=style)

    assert "..." not in sentence
    assert re.search(r"\{[^{}]+\}", sentence)


def test_a_frame_speaks_as_the_draft_does(read: Read) -> None:
    """A plan in the first person is completed in the first person."""
    told = framed(read("I will phone my landlord."), "barrier")

    assert told.startswith("If {")
    assert " you " not in f" {told} "


def test_a_later_choice_gives_another_proposal(read: Read) -> None:
    """A page can offer more than one, and stops at the last."""
    assignment = read("Buy some milk.")

    assert (
        framed(assignment, "barrier", choice=1)
        == "If {you are too tired}, {do the first two minutes}."
    )
    assert framed(assignment, "barrier", choice=9) == framed(assignment, "barrier", choice=1)


def test_obstacles_and_answers_go_in_pairs() -> None:
    """The n-th fallback answers the n-th barrier."""
    tables = [
        *lexicons()["proposals"].data["kind"].values(),
        *(entry.more.get("proposals", {}) for entry in lexicons()["skills"]),
    ]

    uneven = [
        t["barrier"] for t in tables if len(t.get("barrier", ())) > len(t.get("fallback", ()))
    ]

    assert uneven == []


def test_proposals_are_plain() -> None:
    """Words for a client are short, and stay inside their blank."""
    assert [
        p for p in every_proposal() if LONG_WORDS.search(p) or "{" in p or len(p.split()) > 24
    ] == []


def test_only_known_kinds_propose() -> None:
    """A table for a misspelt kind would never be read."""
    assert set(lexicons()["proposals"].data["kind"]) <= set(kind_names())


def test_an_unknown_frame_is_an_error() -> None:
    """A rule author's slip shows at once."""
    with pytest.raises(KeyError):
        frame_of("weather")
