"""Facts: what a rewrite may never change, because a client acts on it to the letter.

These are numbers, clock times and doses, and whatever stands in quotation marks. A text is
compared with its rewrite, so it does not matter which rule wrote it, or how.
"""

import re

_MARKER = re.compile(r"^[ \t]*\(?\d{1,2}[.)](?=\s)", re.MULTILINE)
"""The number of a list item: it orders the steps and is none of their facts. "2. "."""

_NUMBER = re.compile(
    r"""\d+(?:[.:,/]\d+)*
    (?:\s?(?P<unit>[ap]\.?\s?m\b\.?|%|mg\b|mcg\b|µg\b|g\b|kg\b|ml\b|cl\b|l\b|units?\b))?""",
    re.VERBOSE | re.IGNORECASE,
)
"""Digits with the unit that makes them a time or a dose: "6.30 pm", "1,000", "20 mg"."""

_NUMBER_WORD = re.compile(
    r"""\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen
    |sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety
    |hundred|thousand|half|quarter|twice|thrice|dozen|noon|midnight)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Numbers in letters. "One" and "once" are left out: they are seldom numbers ("at once")."""

_INSIDE = r"(?:(?!\n\s*\n|\r\s*\r)[^{}]){{1,2000}}?"
"""What may stand between two marks: at most a long paragraph. `{}` are the closing marks."""

_QUOTED = re.compile(
    "|".join(first + _INSIDE.format(last) + last for first, last in ("“”", '""', "«»"))
    + r"|(?<!\w)[‘'](?=\S)[^‘\n]{1,300}?[^\s][’'](?!\w)"
)
"""A stretch in quotation marks; an apostrophe inside a word opens none."""

_QUOTE_MARK = re.compile(r"[“”\"«»]|(?<!\w)[‘']|[’'](?!\w)")


def numbers(text: str) -> list[str]:
    """Return the numbers, times and doses that are written in digits, in order.

    Spelling makes no difference: "6 p.m." and "6pm" are one time.
    """
    bare = _MARKER.sub(lambda match: " " * len(match.group()), text)
    return [re.sub(r"[\s.]", "", m.group()).lower() for m in _NUMBER.finditer(bare)]


def number_words(text: str) -> list[str]:
    """Return the numbers that are written in letters, in order."""
    return [match.group().lower() for match in _NUMBER_WORD.finditer(text)]


def quotes(text: str) -> list[str]:
    """Return the stretches in quotation marks, in order, and after them all single marks."""
    marks = [match.group() for match in _QUOTE_MARK.finditer(text)]
    return [match.group() for match in _QUOTED.finditer(text)] + marks
