"""Speech: the words that a card leaves out, because they only link or fill what was said aloud.

"And, uh, ring Sam, okay?" is "Ring Sam" on a card. Only words that carry nothing are dropped;
what is quoted is left as it was said.
"""

import re

_OPENS = re.compile(
    r"""(?:
        (?:and|so|also|plus|now|well|okay|ok|right|all[ ]right|alright|anyway|additionally
          |furthermore|moreover|next|oh|yeah|yes|uh|um|er|erm|finally|lastly)\b[ ]*[,–—-]+[ ]*
      | (?:and[ ]then|and|so|plus)[ ](?!that\b|far\b|on\b|much\b|many\b|what\b|long\b|as\b|if\b|when\b|(?:do|am|is|are|can|will)[ ](?:I|you|they|we)\b)
      | also[ ]
      | (?:okay|ok|right|alright|all[ ]right)[?.!…]+[ ]*
      | (?:I['’]ll|I[ ]will|I['’]m[ ]going[ ]to|I[ ]am[ ]going[ ]to|I['’]d|I[ ]would|we['’]ll)[ ]
        (?:ask|like|want|have)[ ]you[ ](?:both[ ]|all[ ])?to[ ](?:please[ ])?
      | I[ ](?:want|need)[ ]you[ ](?:both[ ]|all[ ])?to[ ](?:please[ ])?
      | I[ ](?:think|suggest|recommend|propose|advise|reckon|feel)[ ](?:that[ ])?you[ ](?:should|could|might|need[ ]to)[ ]
      | I[ ](?:suggest|recommend|propose|advise)[ ](?:that[ ])?you[ ](?!(?:are|were|have|had|will|do)\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that link a sentence to the talk before it, or ask for what the card asks anyway."""

_THEN = re.compile(r"then\b,?[ ](?!again\b)", re.IGNORECASE)

_FILLS = re.compile(
    r"""[ ]*,[ ](?:uh|um|er|erm|uhm|you[ ]know|I[ ]mean)\b,?(?=[ ])
      | \b(?:uh|um|erm|uhm)\b,?[ ]
      | \bgo[ ]ahead[ ]and[ ](?=\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words that fill a pause, or ask whether one was heard."""

_ASKS = re.compile(r",[ ](?:okay|ok|right|alright|all[ ]right|yeah)\?$", re.IGNORECASE)
"""Asking whether one was heard, at the end of an order."""

_ONLY = re.compile(
    r"(?:(?:okay|ok|right|alright|all right|yeah|yes|uh|um|anyway|so|well)\b[\s,.?!…–—-]*)+",
    re.IGNORECASE,
)

_QUOTES = re.compile(r'["“][^"”]*["”]')

_ENOUGH = 2
"""Words. What is shorter without its opener says nothing on its own."""


def spoken(text: str, *, numbered: bool = False) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that a card leaves out, in order.

    Where too little would stay, nothing is left out. In a numbered row the order is told by
    the numbers, and "then" goes too.
    """
    if _ONLY.fullmatch(text):
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    at = 0
    while match := _OPENS.match(text, at):
        at = match.end()
    if numbered and (match := _THEN.match(text, at)):
        at = match.end()
    if at:
        found.append((0, at))
    quotes = [match.span() for match in _QUOTES.finditer(text)]
    found += [
        match.span()
        for match in _FILLS.finditer(text, at)
        if not any(start <= match.start() < end for start, end in quotes)
    ]
    if asks := _ASKS.search(text, at):
        found.append(asks.span())
    rest = len(re.findall(r"\w+", _without(text, found)))
    if rest >= _ENOUGH:
        return found
    return []


def is_asked_off(text: str) -> bool:
    """Say whether a sentence ended in a question that was left out: a stop takes its place."""
    return _ASKS.search(text) is not None


def _without(text: str, dropped: list[tuple[int, int]]) -> str:
    return "".join(text[index] for index in kept(text, dropped))


def kept(text: str, dropped: list[tuple[int, int]]) -> list[int]:
    """Return the places of the characters of a text that stay."""
    return [
        index
        for index in range(len(text))
        if not any(start <= index < end for start, end in dropped)
    ]
