"""Tables as CSV or TSV: a record in each row, under the names of the first one.

Python's own reader keeps no positions. So the rows are cut here, by the rules of that reader,
which a test compares; what it would not take is told with its line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from advisor.errors import DraftError
from advisor.findings import Edit, Span
from advisor.reading.format import Format, Wanted
from advisor.reading.formats.records import Leaf, Node, find_records
from advisor.reading.formats.text import read_text
from advisor.reading.held import Decoded, Library, Record, Slot, Spelling, enclosed

_DELIMITERS = ",;\t|"
_DOUBLED = re.compile('""')
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class CsvSlot(Slot):
    """A cell, with its quotation marks if it has any."""

    delimiter: str = ","

    @property
    def _quoted(self) -> bool:
        return self.raw.startswith('"')

    def decode(self) -> Decoded:
        """Return what the cell says."""
        spelling = Spelling()
        if not self._quoted:
            spelling.add(self.raw, 0)
            return spelling.finish()
        at, end = 1, len(self.raw) - 1
        for match in _DOUBLED.finditer(self.raw, 1, end):
            spelling.add(self.raw[at : match.start()], at)
            spelling.add('"', *match.span())
            at = match.end()
        spelling.add(self.raw[at:end], at)
        return spelling.finish()

    def spell(self, text: str, span: Span, edit: Edit) -> str:
        """Return text with its quotation marks doubled, if the cell stands between such marks."""
        del span, edit
        return text.replace('"', '""') if self._quoted else text

    def framed(self, edits: list[Edit], text: str) -> list[Edit]:
        """Return the edits, with quotation marks around the cell if it needs them now."""
        needs = self.delimiter in text or '"' in text[:1] or _LINE_END.search(text)
        if self._quoted or not needs:
            return edits
        made = [Edit(e.start, e.end, e.text.replace('"', '""')) for e in edits]
        for match in re.finditer('"', self.raw):
            at = match.start()
            if not any(e.start <= at < e.end for e in edits):
                made.append(Edit(at, at + 1, '""'))
        end = len(self.raw)
        return enclosed(made, Edit(0, 0, '"'), Edit(end, end, '"'))

    def _places(self, edit: Edit) -> list[Span]:
        if self.decoded.text:
            return super()._places(edit)
        at = int(self._quoted)
        return [Span(at, at)]


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    line: int


def _rows(source: str, delimiter: str, name: str) -> Iterator[list[_Cell]]:
    """Yield the cells of each row that has any.

    Raises:
        DraftError: a quoted cell does not end, or goes on behind its end.
    """
    row, at, line = list[_Cell](), 0, 1
    length = len(source)
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    quoted = re.compile(r'"(?:[^"]|"")*"')
    while at < length:
        first = line
        if source[at] == '"':
            match = quoted.match(source, at)
            if match is None:
                raise DraftError(
                    f"{name}, line {line}: the quotation mark that opens a cell here is never "
                    'closed; add a " at its end, or write "" for a mark inside it.'
                )
            line += len(_LINE_END.findall(match.group()))
        else:
            match = plain.match(source, at)
        end = match.end() if match else at
        following = source[end : end + 1]
        if following not in ("", delimiter, "\r", "\n"):
            raise DraftError(
                f"{name}, line {line}: a cell goes on behind its closing quotation mark; "
                'write "" for a mark inside it.'
            )
        row.append(_Cell(at, end, first))
        if following == delimiter:
            at = end + 1
            if at == length or source[at] in "\r\n":
                row.append(_Cell(at, at, line))
                end, following = at, source[at : at + 1]
            else:
                continue
        if len(row) > 1 or row[0].end > row[0].start:
            yield row
        row = []
        ending = _LINE_END.match(source, end)
        at = ending.end() if ending else end
        line += bool(ending)


def _delimiter(source: str) -> str:
    """Return what parts the cells: of the usual marks, the one that the first row has most of."""
    first = _LINE_END.split(re.sub(r'"[^"]*"', "", source), maxsplit=1)[0]
    return max(_DELIMITERS, key=first.count)


def _open(source: str, name: str, wanted: Wanted, *, delimiter: str = "") -> Library:
    delimiter = delimiter or _delimiter(source)
    rows = _rows(source, delimiter, name)

    def slot(cell: _Cell) -> CsvSlot:
        return CsvSlot(cell.start, cell.end, source[cell.start : cell.end], delimiter)

    names = [slot(cell).decoded.text for cell in next(rows, [])]
    records, problems = list[Record](), list[str]()
    try:
        for row in rows:
            pairs: list[tuple[str, Node]] = [
                (key, Leaf(slot(cell))) for key, cell in zip(names, row, strict=False)
            ]
            if len(row) > len(names):
                problems.append(
                    f"{name}, line {row[0].line}: this row has {len(row)} cells, and the first "
                    f"row names {len(names)}; put text with a {_called(delimiter)} in quotation "
                    "marks. The row was left out."
                )
                continue
            records += find_records({"pairs": pairs}, wanted)
    except DraftError as error:
        # What stands above the fault is still good.
        if not records:
            raise
        problems.append(f"{error} The rest of the file was left out.")
    return Library(tuple(records), tuple(problems))


def _called(delimiter: str) -> str:
    return {",": "comma", ";": "semicolon", "\t": "tab"}.get(delimiter, f"“{delimiter}”")


def open_csv(source: str, name: str, wanted: Wanted) -> Library:
    """Return the records of a table whose first row names its columns.

    Raises:
        DraftError: its rows cannot be told apart.
    """
    return _open(source, name, wanted)


CSV = Format("csv", (".csv",), read_text, open=open_csv, keyed=True)
TSV = Format("tsv", (".tsv", ".tab"), read_text, open=partial(_open, delimiter="\t"), keyed=True)
