"""Comments to the advisor: found in each format, read by nobody, and taken out without a trace."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import DraftError
from advisor.reading.comments import Stripped, Style, find_comments
from advisor.reading.draft import Block
from advisor.reading.formats.markdown import MARKDOWN
from advisor.reading.formats.text import TEXT
from advisor.reading.reader import read_source

ALL = tuple(Style)


def shown(block: Block, source: str) -> str:
    """Return what the places of a block lead to; a joined line end counts as a blank."""
    chars = (source[block.places.offset(at)] for at in range(len(block.text)))
    return "".join(" " if char in "\r\n" else char for char in chars)


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("# advisor: allow vague-amount: Kim knows\nWalk some.", TEXT),
        ("[advisor: allow vague-amount: Kim knows]\nWalk some.", TEXT),
        ("Walk some. [advisor: allow vague-amount: Kim knows]", TEXT),
        ("<!-- advisor: allow vague-amount: Kim knows -->\nWalk some.", TEXT),
        ("<!-- advisor: allow vague-amount: Kim knows -->\nWalk some.", MARKDOWN),
        ("<!-- advisor: allow vague-amount: Kim\n  knows -->\n\nWalk some.", MARKDOWN),
        ("Walk some. <!--advisor:allow vague-amount:Kim knows-->", MARKDOWN),
        ("> <!-- ADVISOR: Allow Vague-Amount: Kim knows -->\n> Walk some.", MARKDOWN),
        ("---\n# advisor: allow vague-amount: Kim knows\nkind: skill\n---\nWalk some.", MARKDOWN),
    ],
)
def test_each_format_has_its_form(source: str, form: object) -> None:
    """The comment is data, and the text is all that is read."""
    reading = read_source(form, source, "a")  # type: ignore[arg-type]
    (comment,) = reading.comments

    assert comment.order == "allow"
    assert [name.text for name in comment.names] == ["vague-amount"]
    assert [name.span.of(source).lower() for name in comment.names] == ["vague-amount"]
    assert comment.reason == "Kim knows"
    assert [block.text for block in reading.blocks] == ["Walk some."]
    assert shown(reading.blocks[0], source) == "Walk some."


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("Write `<!-- advisor: allow vague-amount -->` above it.", MARKDOWN),
        ("```\n<!-- advisor: allow vague-amount -->\n```\n\nWalk.", MARKDOWN),
        ("# advisor: allow vague-amount", MARKDOWN),
        ("Walk. # advisor: allow vague-amount", TEXT),
        ("[advisor: allow vague-amount] is what to write.", TEXT),
        ("# A walk\n\nAsk your advisor: go there.", TEXT),
    ],
)
def test_what_only_looks_like_one_is_left_alone(source: str, form: object) -> None:
    """Code is shown, not meant; and a format has no other format's comments."""
    assert read_source(form, source, "a").comments == ()  # type: ignore[arg-type]


def test_names_are_told_apart_by_commas_or_blanks() -> None:
    """The reason is what stands behind the colon."""
    source = "# advisor: allow-file vague-amount, tone  load : a: b"
    (comment,) = find_comments(source, ALL)

    assert comment.order == "allow-file"
    assert [name.text for name in comment.names] == ["vague-amount", "tone", "load"]
    assert comment.reason == "a: b"


def test_a_comment_parts_nothing() -> None:
    """Neither a paragraph nor a list falls in two."""
    source = (
        "- Walk.\n<!-- advisor: allow load -->\n- Rest\n  <!-- advisor: allow load -->\n  now.\n"
    )
    blocks = read_source(MARKDOWN, source, "a").blocks

    assert [block.text for block in blocks] == ["Walk.", "Rest now."]
    assert len({block.group for block in blocks}) == 1
    assert [source[b.marker_start or 0] for b in blocks] == ["-", "-"]


def test_an_error_names_the_line_as_it_stands_in_the_file() -> None:
    """Lines of comments count."""
    source = "---\n# advisor: allow load\nkind: [\n---\nWalk."

    with pytest.raises(DraftError) as plain:
        MARKDOWN.read(source, "a.md")
    with pytest.raises(DraftError) as told:
        read_source(MARKDOWN, source, "a.md")
    assert str(told.value) == str(plain.value)


LINES = st.lists(
    st.sampled_from(
        [
            "Walk some.",
            "- Walk the dog",
            "1. Rest",
            "  now",
            "",
            "# Plan",
            "> Quote",
            "a &amp; b *c*",
        ]
    ),
    min_size=1,
    max_size=8,
)
MARKS = ["# advisor: allow load: x", "<!-- advisor: off -->", "[advisor: allow tone]"]


@given(
    lines=LINES,
    places=st.lists(
        st.tuples(st.integers(0, 8), st.sampled_from(MARKS), st.booleans()), max_size=4
    ),
    end=st.sampled_from(["\n", "\r\n"]),
    form=st.sampled_from([TEXT, MARKDOWN]),
)
def test_a_text_reads_as_it_would_without_its_comments(
    lines: list[str], places: list[tuple[int, str, bool]], end: str, form: object
) -> None:
    """Same blocks; and each of their characters is led to where it stands."""
    written = list(lines)
    for at, mark, own_line in places:
        if "<" not in mark and form is MARKDOWN:
            continue
        if own_line:
            written.insert(min(at, len(written)), mark)
        elif "#" not in mark and written[at % len(written)].strip():
            written[at % len(written)] += f" {mark}"
    source = end.join(written)
    plain = form.read(end.join(lines), "a")  # type: ignore[attr-defined]
    reading = read_source(form, source, "a")  # type: ignore[arg-type]

    assert [(b.text, b.kind, b.level, b.group) for b in reading.blocks] == [
        (b.text, b.kind, b.level, b.group) for b in plain.blocks
    ]
    for block in reading.blocks:
        for at, char in enumerate(block.text):
            assert source[block.places.offset(at)] in (char, "&", "\r", "\n", " ")


@given(lines=LINES, at=st.integers(0, 8), mark=st.sampled_from(MARKS), inside=st.booleans())
def test_cutting_a_comment_out_leaves_everything_else_as_it_was(
    lines: list[str], at: int, mark: str, *, inside: bool
) -> None:
    """To the character: whether it had a line of its own or the end of one."""
    before = "\n".join([*lines, ""])
    written = [*lines]
    at = min(at, len(lines) - 1)
    if inside and "#" not in mark and lines[at].strip(" >"):
        written[at] += f"  {mark}"
    else:
        written.insert(at, mark)
    source = "\n".join([*written, ""])
    (comment,) = find_comments(source, (Style.HASH, Style.BRACKET, Style.HTML))

    assert source[: comment.cut.start] + source[comment.cut.end :] == before
    assert Stripped(source, [comment]).text == before


@given(st.text(alphabet="ab \n\r\t`#[]<>!-:,advisor", max_size=60), st.sampled_from(MARKS))
def test_any_text_may_stand_around_a_comment(noise: str, mark: str) -> None:
    """Spans lie inside the source, in order, and cuts hold their comments."""
    source = f"{noise}\n{mark}\n{noise} {mark}\n"
    comments = find_comments(source, ALL)

    for one, other in pairwise(comments):
        assert one.span.end <= other.span.start
    for comment in comments:
        assert comment.cut.contains(comment.span)
        assert comment.span.end <= len(source)
    gone = sum(not char.isspace() for c in comments for char in c.span.of(source))
    kept = sum(not char.isspace() for char in Stripped(source, comments).text)
    quotes = sum(c.cut.of(source).count(">") - c.span.of(source).count(">") for c in comments)
    assert kept + gone + quotes == sum(not char.isspace() for char in source)
