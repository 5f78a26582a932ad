"""Texts as awkward as people and their programs make them, and how to see a place gone astray."""

from collections.abc import Iterator

from hypothesis import strategies as st

from advisor.reading.draft import Block

PIECES = [
    "Walk to the gate. ", "utilize ", "Write ", "one line", "and ", "10 mins ", "6 p.m. ",
    "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "  \n", "\t", "    ", "\u00a0", "\u2028", "\x0b", "\x0c", "\x85",
    "- ", "* ", "+ ", "1. ", "2) ", "(3) ", "a) ", "• ", "☐ ", "[ ] ", "[x] ", "Step 3: ",
    "# ", "## ", "> ", "---\n", "***\n", "===\n", "```\n", "~~~\n", "|a|b|\n|-|-|\n|c|d|\n",
    "**", "*", "__", "_", "`", "``", "[", "](x.pdf)", "](<a b>)", "![", "<b>", "</b>", "<br>", "<br/>",
    "<NAME>", "<div>\n", "</div>\n", "<!-- a note -->", "<!-- open", "<https://a.b/c>", "&amp;", "&#228;", "&nbsp;",
    "&bogus;", "\\*", "\\[", "\\\\", "\\\n", "\\|", "é", "e\u0301", "🙂", "👩‍👧", "مرحبا ", "\u202e", "\u200b", "\ufeff", "ﬁ",
    "İ", "ß", "½", "٣", "“", "”", "'", '"', "’", "{name}", "____", "...", "…", "Why: ", "title: x\n", "\0",
]  # fmt: skip

TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), st.text(max_size=3)), max_size=24
).map("".join)
"""Drafts made of awkward pieces, with stray characters in between."""


def astray(block: Block, source: str) -> Iterator[tuple[int, str, str]]:
    """Yield the characters of a block that do not stand where its places say.

    A joined line break and other white space may stand as a plain blank; what an entity
    such as "&amp;" shows stands at its ampersand.
    """
    places = [block.places.offset(index) for index in range(len(block.text))]
    if places != sorted(places):
        yield -1, block.text, "out of order"
    for index, (char, offset) in enumerate(zip(block.text, places, strict=True)):
        there = source[offset : offset + 1]
        blank = char == " " and (there.isspace() or there == "<")
        if there != char and not blank and there not in ("&", "\0"):
            yield index, char, there
