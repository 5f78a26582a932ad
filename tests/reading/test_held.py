"""Texts in another spelling: each character leads back, and each edit says just what it should."""

import csv
import io
import json

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advisor.findings import Edit, Span
from advisor.reading.format import Format, Wanted
from advisor.reading.formats.csv_file import CSV, TSV
from advisor.reading.formats.html import HTML
from advisor.reading.formats.json_file import JSON, JSON_LINES
from advisor.reading.formats.yaml_file import YAML
from advisor.reading.held import Library, RefusedError, spliced, written_back

PIECES = [
    "Walk to the gate. ", "utilize ", "Write", "one line", " and ", "6 p.m.", ": ", " #", "#", "- ", "'", '"', "''",
    '""', "\\", "\\n", "\n", "\n\n", "\n  ", "  ", "\t", ",", ";", "{", "}", "[", "]", "&", "&amp;", "<b>", "</p>", "<",
    ">", "|", "%", "@", "`", "?", "!", "*", "é", "e\u0301", "🙂", "\u2028", "\x85", "\u200b", "\xa0", "ß", "true",
    "null", "12", "~", "\x07", "\ufeff", "/",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
TEXTS = WORDS.filter(lambda text: bool(text.strip()))
PLAIN = st.text("abcde .", min_size=1, max_size=12)
WANTED = Wanted(("text",))


def opened(form: Format, source: str) -> Library:
    assert form.open is not None
    return form.open(source, "draft", WANTED)


def texts(form: Format, source: str) -> list[str]:
    return [record.source for record in opened(form, source).records]


def drawn_edit(data: st.DataObject, text: str) -> Edit:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 6)))
    return Edit(start, end, data.draw(st.one_of(PLAIN, WORDS, st.just(""))))


def check_edit(form: Format, source: str, number: int, edit: Edit) -> bool:
    """Say whether an edit could be made; if so, it did just what it should and nothing else."""
    library = opened(form, source)
    before = [record.source for record in library.records]
    expected = list(before)
    expected[number] = spliced(before[number], [edit])
    try:
        record = library.records[number].edited([edit])
        made = library.records[number].spelled([edit])
    except RefusedError:
        return False
    after = written_back(source, [record])
    if not expected[number].strip():
        return True
    assert texts(form, after) == expected
    assert spliced(source, made) == after
    (slot,) = record.slots
    assert after.startswith(source[: slot.start])
    assert after.endswith(source[slot.end :])
    return True


# --- JSON ------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), st.booleans(), st.data())
def test_json_says_what_it_should_after_any_edit(
    said: list[str], escaped: bool, data: st.DataObject
) -> None:
    """JSON can hold every text, so that no edit is refused."""
    rows = [{"id": str(n), "text": one, "n": [1, None]} for n, one in enumerate(said)]
    source = json.dumps(rows, ensure_ascii=escaped, indent=data.draw(st.sampled_from([None, 1])))
    number = data.draw(st.integers(0, len(said) - 1))

    assert texts(JSON, source) == said
    assert check_edit(JSON, source, number, drawn_edit(data, said[number]))


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.booleans())
def test_json_places_lead_to_the_escape_of_each_character(text: str, escaped: bool) -> None:
    """What the file has there says the character, and nothing more."""
    source = json.dumps({"text": text}, ensure_ascii=escaped)
    (record,) = opened(JSON, source).records

    for at, char in enumerate(text):
        assert json.loads(f'"{record.span(Span(at, at + 1)).of(source)}"') == char


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(["\n", "\r\n"]), st.data())
def test_json_lines_keep_their_other_lines(
    said: list[str], newline: str, data: st.DataObject
) -> None:
    """A line that is no JSON stays as well."""
    lines = [json.dumps({"text": one}, ensure_ascii=False) for one in said]
    source = newline.join(["", *lines, "broken"])
    number = data.draw(st.integers(0, len(said) - 1))

    assert check_edit(JSON_LINES, source, number, drawn_edit(data, said[number]))


@pytest.mark.parametrize(
    ("escape", "char"),
    [
        ("\\u00e9", "é"),
        ("\\n", "\n"),
        ("\\/", "/"),
        ("\\ud83d\\ude42", "🙂"),
        ('\\"', '"'),
        ("\\ud83d", "\ufffd"),
        ("\\\\", "\\"),
    ],
)
def test_an_escape_is_one_character(escape: str, char: str) -> None:
    """The column of what stands behind it is that of the file."""
    source = f'{{"text": "a{escape}b"}}'
    (record,) = opened(JSON, source).records

    assert record.source == f"a{char}b"
    assert record.span(Span(1, 2)).of(source) == escape
    assert record.span(Span(2, 3)).of(source) == "b"


def test_new_words_are_escaped_like_the_old_ones() -> None:
    """A file in ASCII stays one."""
    source = '{"text": "caf\\u00e9 now"}'
    (record,) = opened(JSON, source).records

    after = written_back(source, [record.edited([Edit(5, 8, '"é"')])])

    assert after == '{"text": "caf\\u00e9 \\"\\u00e9\\""}'


# --- YAML ------------------------------------------------------------------------------------

STYLES = st.sampled_from([None, "'", '"', "|", ">"])


def dumped(said: list[str], style: str | None, width: int) -> str:
    """Return a YAML file with some texts, with comments around them."""
    rows = [{"id": str(n), "text": one} for n, one in enumerate(said)]
    text = yaml.dump(rows, default_style=style, width=width, allow_unicode=True)
    return "# library\n" + text.removesuffix("...\n")


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), STYLES, st.sampled_from([12, 80]), st.data())
def test_yaml_says_what_it_should_after_any_edit(
    said: list[str], style: str | None, width: int, data: st.DataObject
) -> None:
    """In whatever style the file has it; comments and the other records stay as they are."""
    source = dumped(said, style, width)
    if data.draw(st.booleans()):
        source = source.replace("\n", "\r\n")
    found = opened(YAML, source).records
    assume(len(found) == len(said))
    number = data.draw(st.integers(0, len(said) - 1))

    check_edit(YAML, source, number, drawn_edit(data, found[number].source))


@settings(max_examples=300, deadline=None)
@given(TEXTS, STYLES, st.sampled_from([12, 80]))
def test_yaml_is_decoded_as_its_parser_does(text: str, style: str | None, width: int) -> None:
    """No scalar that PyYAML writes is beyond us; two marks that it cannot keep itself aside."""
    assume(not {"\x85", "\u2028"} & set(text))
    source = dumped([text], style, width)
    for record in opened(YAML, source).records:
        assert record.source == text
        for slot in record.slots:
            assert slot.decoded.exact


@settings(max_examples=200, deadline=None)
@given(st.text("abc de", min_size=3, max_size=60), STYLES, st.data())
def test_plain_words_are_never_refused(text: str, style: str | None, data: st.DataObject) -> None:
    """Words in the place of words can be written in every style."""
    text = " ".join(text.split())
    assume(len(text) > 2 and text != "null")
    source = dumped([text], style, 14)
    at = data.draw(st.integers(0, len(text) - 1))
    assume(text[at] != " ")

    assert check_edit(YAML, source, 0, Edit(at, at + 1, data.draw(st.sampled_from(["x", "it's"]))))


@pytest.mark.parametrize(
    ("source", "edit", "after"),
    [
        ("- text: Walk on\n", Edit(7, 7, ": now"), "- text: 'Walk on: now'\n"),
        ("- text: it's so\n", Edit(7, 7, " # x"), "- text: 'it''s so # x'\n"),
        ("- {text: Walk on}\n", Edit(7, 7, ", now"), "- {text: 'Walk on, now'}\n"),
        ("- text: Walk\n    on\n", Edit(0, 4, "Go"), "- text: Go\n    on\n"),
        ("- text: Walk\n", Edit(4, 4, "\nRest"), '- text: "Walk\\nRest"\n'),
        ("- text: 'it''s'\n", Edit(0, 2, 'a "b"'), "- text: 'a \"b\"''s'\n"),
        ("- text: |  # x\n    Walk\n", Edit(4, 4, "\nRest"), "- text: |  # x\n    Walk\n    Rest\n"),
        ("- text: >-\r\n   Walk\r\n   on\r\n", Edit(4, 5, "\n"), "- text: >-\r\n   Walk\r\n\r\n   on\r\n"),
        ("- text: |2\n     Walk\n", Edit(2, 6, "Go"), "- text: |2\n     oGo\n"),
        ("- text: &a !!str 'Walk'\n", Edit(0, 4, "Go"), "- text: &a !!str 'Go'\n"),
    ],
)  # fmt: skip
def test_yaml_is_written_in_its_own_style(source: str, edit: Edit, after: str) -> None:
    """Quotation marks come only where the new words need them."""
    (record,) = opened(YAML, source).records
    if "|2" in source:
        # Its lines stand in by two more than the number says of the mapping.
        edit, after = Edit(1, 5, "Go"), "- text: |2\n     Go\n"

    assert written_back(source, [record.edited([edit])]) == after


def test_yaml_comments_are_data_and_no_text() -> None:
    """What looks like one inside a scalar is none."""
    source = "# a\n- text: 'Walk # b' # c\n- text: |\n    # d\n  # e\n"
    library = opened(YAML, source)

    assert [span.of(source) for span in library.comments] == ["# a", "# c", "# e"]
    assert [record.source for record in library.records] == ["Walk # b", "# d\n"]


# --- CSV -------------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(
    st.lists(TEXTS, min_size=1, max_size=3),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from([",", ";", "\t"]),
    st.data(),
)
def test_a_table_says_what_it_should_after_any_edit(
    said: list[str], quoting: int, delimiter: str, data: st.DataObject
) -> None:
    """A cell can hold every text, so that no edit is refused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=quoting, delimiter=delimiter)  # type: ignore[arg-type]
    writer.writerows([["id", "text", "more"], *([str(n), one, ""] for n, one in enumerate(said))])
    source, form = out.getvalue(), TSV if delimiter == "\t" else CSV
    number = data.draw(st.integers(0, len(said) - 1))

    assert texts(form, source) == said
    assert check_edit(form, source, number, drawn_edit(data, said[number]))


@settings(max_examples=300, deadline=None)
@given(st.text('a", \n\r;', max_size=30))
def test_a_table_is_cut_as_python_cuts_it(body: str) -> None:
    """Where our reader finds no fault, it finds what the csv module finds."""
    source = "text,b,c,d,e,f,g\n" + body
    try:
        library = opened(CSV, source)
    except ValueError as error:
        raise AssertionError from error
    except Exception:  # noqa: BLE001
        return
    if library.problems:
        return
    rows = list(csv.reader(io.StringIO(source, newline="")))[1:]

    assert [record.source for record in library.records] == [
        row[0] for row in rows if row and row[0].strip()
    ]


# --- HTML ------------------------------------------------------------------------------------

TAGS = [
    "<p>", "</p>", "<b>", "</b>", "<br>", "<br/>", "<li>", "<ul>", "</ul>", "<h2>", "</h2>", "<!-- c -->", "&eacute;",
    "&amp;", "&lt;", "&nbsp;", "&#8217;", "&#x1F642;", "&bogus;", "&ampx", "AT&T", " < ", "<td>", "</table>", "<pre>",
    "</pre>", "<script>if (a<b) x</script>", "<style>p{}</style>", "<title>t</title>", "\n  ", "\r\n", "Walk", " on ",
    "<img alt='x'>", "<a href='x'>", "</a>", "é", "<p hidden>", "</div>", "<NAME>",
]  # fmt: skip
PAGES = st.lists(st.sampled_from(TAGS), min_size=1, max_size=14).map("".join)


@settings(max_examples=400, deadline=None)
@given(PAGES, st.data())
def test_a_page_says_what_it_should_after_any_edit(page: str, data: st.DataObject) -> None:
    """Tags stay as they are; what would cut through them is refused."""
    found = opened(HTML, page).records
    assume(found)
    edit = drawn_edit(data, found[0].source)

    if check_edit(HTML, page, 0, edit):
        after = written_back(page, [found[0].edited([edit])])
        for tag in (
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<br>",
            "<li>",
            "<!-- c -->",
            "<script>",
            "<NAME>",
        ):
            assert after.count(tag) == page.count(tag)


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_blocks_of_a_page_are_its_text(page: str) -> None:
    """Each stands in the text where it says, and none is lost."""
    for record in opened(HTML, page).records:
        assert record.blocks is not None
        assert "\n\n".join(block.text for block in record.blocks) == record.source
        for block in record.blocks:
            assert block.span.of(record.source) == block.text


@pytest.mark.parametrize(
    ("page", "words", "there"),
    [
        ("<p>Walk <b>caf&eacute;</b> on</p>", "café", "caf&eacute;"),
        ("<p>Walk\n  on</p>", "Walk on", "Walk\n  on"),
        ("<p>R&amp;D now", "D", "D"),
        ("<p>1 &lt; 2", "<", "&lt;"),
    ],
)
def test_what_a_page_shows_leads_to_what_it_has(page: str, words: str, there: str) -> None:
    """Entities and tags between words count with their full length."""
    (record,) = opened(HTML, page).records
    at = record.source.index(words)

    assert record.span(Span(at, at + len(words))).of(page) == there


def test_an_edit_across_tags_is_refused_with_a_reason() -> None:
    """Half a pair of tags would be left behind."""
    (record,) = opened(HTML, "<p>Walk <b>slowly</b> on</p>").records

    assert record.refusal([Edit(0, 11, "Go")]) == "it would cut through the formatting"
    assert record.refusal([Edit(5, 11, "softly")]) == ""
    assert "cannot hold" in record.refusal([Edit(5, 11, "one\ntwo")])


# --- records of several fields ---------------------------------------------------------------


def test_two_fields_are_one_draft_and_no_edit_joins_them() -> None:
    """What the one leaves open, the other may say."""
    source = '{"a": "Walk.", "text": "Rest."}'
    assert JSON.open is not None
    (record,) = JSON.open(source, "x", Wanted(("text", "a"))).records

    assert record.source == "Walk.\n\nRest."
    assert "two fields" in record.refusal([Edit(3, 9, "x")])
    both = record.edited([Edit(0, 4, "Run"), Edit(7, 11, "Sleep")])
    assert written_back(source, [both]) == '{"a": "Run.", "text": "Sleep."}'
