"""Text as a terminal can hold it: no control characters, and plain ASCII where it must be."""

import unicodedata

from advisor.reports.reporter import RenderOptions

_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
        "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "…": "...", "·": "-", "•": "*",
        "→": "->", "←": "<-", "×": "x", "\u00a0": " ", "≥": ">=", "≤": "<=", "½": "1/2",
    }
)  # fmt: skip
"""Signs of print, and how a typewriter would write them."""

_HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
"""Marks that turn the direction of a line, and could make it read as what it is not."""


def _seen(char: str) -> str:
    if char == "\n":
        return char
    if char == "\t":
        return " "
    if char in _HIDDEN or unicodedata.category(char) in ("Cc", "Cs"):
        return "\ufffd"
    return char


class _Seen(dict[int, str]):
    """How each character is shown, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _seen(chr(code))
        return shown


_SEEN = _Seen()


def visible(text: str) -> str:
    """Return a draft's words with no character that would steer the terminal; same length."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_SEEN)


def fitting(text: str, options: RenderOptions) -> str:
    """Return a text in the characters that its place can hold."""
    if options.unicode:
        return text
    plain = text.translate(_PLAIN)
    decomposed = unicodedata.normalize("NFKD", plain)
    shown = "".join(char for char in decomposed if not unicodedata.combining(char))
    return shown.encode(options.encoding, "replace").decode(options.encoding)
