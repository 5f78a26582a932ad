"""How a proposal is fitted into a draft: in its person, and with its capital letters."""

import re

from advisor.anatomy.picture import Form
from advisor.language.sentence import Sentence

_FIRST = {"you": "I", "your": "my", "yours": "mine", "yourself": "myself", "you’re": "I’m"}
_THIRD = {"you": "they", "your": "their", "yours": "theirs", "yourself": "themselves"}
_OBJECT = re.compile(r"\byou(?=$|[.,;:!?}]| and\b)")
"""The "you" to whom something is done: "one line that fits you"."""
_DONE_TO = re.compile(
    r"\b((?:help|let|give|bring|make|tell|ask|pull|take|remind|show|surprise|fit)(?:s|d|ed)?|teach(?:es)?"
    r"|with|to|of|for|about|at|from) you\b(?! (?:are|have|can|will|do)\b)"
)
"""The same behind a verb that does it, or a small word: "it helps you sleep"."""
_I_AM = {"I are": "I am", "I were": "I was"}
_PEOPLE = re.compile(r"\b(?:you’re|yourself|yours|your|you)\b")


def addressed(text: str, form: Form) -> str:
    """Return a proposal written to "you" in the person in which a step speaks.

    "notice your breath" becomes "notice my breath" in a first-person plan, and "notice
    their breath" where the client is spoken of.
    """
    others = {Form.FIRST_PERSON: _FIRST, Form.THIRD_PERSON: _THIRD}.get(form)
    if others is None:
        return text
    whom = "me" if others is _FIRST else "them"
    text = _OBJECT.sub(whom, _DONE_TO.sub(rf"\1 {whom}", text))
    text = _PEOPLE.sub(lambda match: others.get(match.group(), match.group()), text)
    return re.sub(r"\bI (?:are|were)\b", lambda match: _I_AM[match.group()], text)


def opens_sentence(sentence: Sentence, start: int) -> bool:
    """Say whether the source offset `start` is where a sentence's words begin."""
    first = next((word for word in sentence.words if word.is_word), None)
    return first is not None and start <= first.start


def capital(text: str) -> str:
    """Return a text with its first letter as a capital, be it inside a blank or not."""
    return re.sub(r"^([^\w]*)(\w)", lambda m: m[1] + m[2].upper(), text, count=1)


def placed(sentence: Sentence, start: int, text: str) -> str:
    """Return a text to be written at a source offset, with a capital where a sentence opens.

    A list item or note that its author began in lower case stays so.
    """
    first = next((word for word in sentence.words if word.is_word), None)
    if first is None or start > first.start or first.text[:1].islower():
        return text
    return capital(text)
