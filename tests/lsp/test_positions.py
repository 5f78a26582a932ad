"""Places and positions, on any text there is."""

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as lsp

from advisor.lsp.documents import Document
from advisor.lsp.positions import Positions, units

ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])
TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab \n\r\t\u2028\u0085\x0b\x0c😀é\u0301ﬁ\ufeff\U0010ffff"), st.characters()
    ),
    max_size=60,
)
CODEC = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
WIDTH = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


@given(st.text(), ENCODINGS)
def test_units_are_those_of_the_codec(text: str, encoding: str) -> None:
    coded = text.encode(CODEC[encoding], "surrogatepass")
    assert units(text, encoding) == len(coded) // WIDTH[encoding]


@given(TEXTS, ENCODINGS, st.data())
def test_a_place_leads_back_to_itself(text: str, encoding: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    positions = Positions(text, encoding)
    inside_an_end = text[offset - 1 : offset + 1] == "\r\n" and offset > 0
    back = positions.offset(*positions.place(offset))
    assert back == (offset - 1 if inside_an_end else offset)


@given(TEXTS, ENCODINGS, st.integers(0, 80), st.integers(0, 80))
def test_any_position_leads_into_its_line(text: str, encoding: str, line: int, unit: int) -> None:
    positions = Positions(text, encoding)
    offset = positions.offset(line, unit)
    assert 0 <= offset <= len(text)
    at, passed = positions.place(offset)
    if at == line:
        assert passed <= unit
    else:
        assert at < line
        assert offset == len(text)


def test_only_the_ends_that_editors_know_end_a_line() -> None:
    positions = Positions("a\u2028b\x0cc\u0085d\re\r\nf\ng", "utf-16")
    assert positions.place(7) == (0, 7)
    assert positions.place(8) == (1, 0)
    assert positions.offset(3, 0) == 13
    assert positions.offset(9, 0) == 14


def test_half_a_character_means_its_start() -> None:
    positions = Positions("a😀b", "utf-16")
    assert positions.offset(0, 2) == 1
    assert positions.offset(0, 3) == 2


@given(TEXTS, TEXTS, ENCODINGS, st.data())
def test_a_change_replaces_exactly_its_range(
    text: str, new: str, encoding: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    document = Document("untitled:a", 1, text, encoding=encoding)
    area = document.range(start, end)
    start, end = document.stretch(area)
    after = document.changed(2, [lsp.TextDocumentContentChangePartial(area, new)])
    assert after.text == text[:start] + new + text[end:]
    assert after.version == 2
