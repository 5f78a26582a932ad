"""JSON and JSON Lines: records in objects, with the place of every string."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from advisor.errors import DraftError
from advisor.findings import Edit, Span
from advisor.reading.format import Format, Wanted
from advisor.reading.formats.fhir import fhir_records, is_fhir
from advisor.reading.formats.records import Leaf, Node, find_records
from advisor.reading.formats.text import read_text
from advisor.reading.held import Decoded, Library, Record, Slot, Spelling

_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL
)
"""One escape of a JSON string; a pair of surrogates is one."""

NO_CHAR = "\ufffd"
"""What stands for half a character, which no text can hold."""

_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def _meaning(escape: str) -> str:
    if escape[1] != "u":
        return _SHORT.get(escape[1], escape[1])
    code = int(escape[2:6], 16)
    if len(escape) > 6:
        return chr(0x10000 + ((code & 0x3FF) << 10) + (int(escape[8:12], 16) & 0x3FF))
    return NO_CHAR if 0xD800 <= code < 0xE000 else chr(code)


@dataclass(frozen=True)
class JsonSlot(Slot):
    """A JSON string with its quotation marks. `ascii` escapes all that is not ASCII."""

    ascii: bool = False

    def decode(self) -> Decoded:
        """Return what the string says."""
        spelling, at, end = Spelling(), 1, len(self.raw) - 1
        for match in _ESCAPE.finditer(self.raw, 1, end):
            spelling.add(self.raw[at : match.start()], at)
            spelling.add(_meaning(match.group()), *match.span())
            at = match.end()
        spelling.add(self.raw[at:end], at)
        if not spelling.length:
            return Decoded("", ())
        return spelling.finish()

    def spell(self, text: str, span: Span, edit: Edit) -> str:
        """Return text with what JSON escapes."""
        del span, edit
        return json.dumps(text, ensure_ascii=self.ascii)[1:-1]

    def _places(self, edit: Edit) -> list[Span]:
        return super()._places(edit) if self.decoded.text else [Span(1, 1)]


class _Placed(str):
    """A string that knows where it stands in its file, quotation marks included."""

    __slots__ = ("bounds",)
    bounds: tuple[int, int]


class _Pairs(list[tuple[str, Any]]):
    """The pairs of an object; a key that stands twice is not lost."""


class _Decoder(json.JSONDecoder):
    """The JSON decoder of Python, whose strings know their places."""

    def __init__(self) -> None:
        super().__init__(object_pairs_hook=_Pairs)
        plain: Callable[[str, int, bool], tuple[str, int]] = json.decoder.scanstring  # type: ignore[attr-defined]

        def placed(text: str, start: int, strict: bool = True) -> tuple[str, int]:
            value, end = plain(text, start, strict)
            marked = _Placed(value)
            marked.bounds = (start - 1, end)
            return marked, end

        self.parse_string = placed
        # The faster scanner of the interpreter takes no other way of reading strings.
        self.scan_once = json.scanner.py_make_scanner(self)  # type: ignore[attr-defined]


def _node(value: Any, source: str, start: int, *, ascii_only: bool) -> Node:
    if isinstance(value, _Placed):
        begin, end = (start + at for at in value.bounds)
        return Leaf(JsonSlot(begin, end, source[begin:end], ascii_only))
    if isinstance(value, _Pairs):
        return {
            "pairs": [
                (str(key), _node(item, source, start, ascii_only=ascii_only)) for key, item in value
            ]
        }
    if isinstance(value, list):
        return [_node(item, source, start, ascii_only=ascii_only) for item in value]
    return None


def _escapes_all(source: str) -> bool:
    """Say whether a file writes all that is not ASCII as escapes."""
    return source.isascii() and "\\u" in source


def _records(value: Any, source: str, start: int, wanted: Wanted) -> Iterator[Record]:
    node = _node(value, source, start, ascii_only=_escapes_all(source))
    if is_fhir(node):
        yield from fhir_records(node)
    else:
        yield from find_records(node, wanted)


def _reason(error: json.JSONDecodeError) -> str:
    return error.msg[:1].lower() + error.msg[1:]


def open_json(source: str, name: str, wanted: Wanted) -> Library:
    """Return the records of a JSON file.

    Raises:
        DraftError: it is no JSON.
    """
    try:
        value = _Decoder().decode(source)
    except json.JSONDecodeError as error:
        raise DraftError(
            f"{name}, line {error.lineno}, column {error.colno}: this is no JSON "
            f"({_reason(error)}); mend it there."
        ) from error
    except RecursionError as error:
        raise DraftError(f"{name}: this JSON is nested too deeply to be read.") from error
    return Library(tuple(_records(value, source, 0, wanted)))


def open_json_lines(source: str, name: str, wanted: Wanted) -> Library:
    """Return the records of a file with a JSON value on each line; bad lines are named."""
    records, problems, start = list[Record](), list[str](), 0
    # Only these end a line here: a string may hold any other mark raw.
    for number, line in enumerate(re.split(r"(?<=\n)", source), 1):
        if line.strip():
            try:
                value = _Decoder().decode(line)
                records += _records(value, source, start, wanted)
            except json.JSONDecodeError as error:
                problems.append(
                    f"{name}, line {number}, column {error.colno}: this line is no JSON "
                    f"({_reason(error)}), and was left out; mend it there."
                )
            except RecursionError:
                problems.append(
                    f"{name}, line {number}: this JSON is nested too deeply, and was left out."
                )
        start += len(line)
    return Library(tuple(records), tuple(problems))


JSON = Format("json", (".json",), read_text, open=open_json, keyed=True)
JSON_LINES = Format("jsonl", (".jsonl", ".ndjson"), read_text, open=open_json_lines, keyed=True)
