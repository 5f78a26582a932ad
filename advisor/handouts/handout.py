"""What a handout is: a name, and a function from rewrites to text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor.rewriting.card import Blank, Rewrite


class Layout(StrEnum):
    """How a card is set for its reader."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    EASY_READ = "easy-read"


@dataclass(frozen=True, slots=True)
class Handout:
    """A way to write cards. `render` is pure: the same rewrites give the same text."""

    name: str
    summary: str
    render: Callable[[Sequence[Rewrite], Layout], str]


NOTE = "Words in {braces} are proposals. Keep one, change it, or strike it out."
"""What stands under a card that still has blanks."""

EASY_LABELS = {
    "do": "What do I do?",
    "when": "When and where do I do it?",
    "amount": "How much do I do?",
    "done": "When am I done?",
    "why": "Why do I do this?",
    "expect": "What may happen?",
    "hard": "What if it is hard?",
    "safe": "How do I keep safe?",
    "write": "What do I write down?",
    "ask": "What do I ask myself?",
    "choose": "What can I choose?",
    "next": "What happens next time?",
    "know": "What else is good to know?",
    "sheet": "My sheet",
}
"""Labels as questions, in the words of the person who holds the page."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z{“\"])")
"""Where one sentence ends and the next begins: "Sit down. Breathe out."."""


def in_braces(blank: Blank) -> str:
    """Return a blank with all its proposals: "{after breakfast / after lunch}"."""
    return "{" + " / ".join(blank.proposals) + "}"


def label_of(name: str, label: str, layout: Layout) -> str:
    """Return the label of a section in a layout."""
    return EASY_LABELS.get(name, label) if layout is Layout.EASY_READ else label


def sentences(text: str, layout: Layout) -> list[str]:
    """Return a line as it is set: in easy read, each sentence on a line of its own."""
    return _SENTENCE_END.split(text) if layout is Layout.EASY_READ else [text]


def has_blanks(rewrites: Sequence[Rewrite]) -> bool:
    """Say whether anything is left to fill in."""
    return any(rewrite.blanks for rewrite in rewrites)
