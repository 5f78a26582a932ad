"""How YAML writes text: plain, quoted and block scalars, decoded with the way back.

The parser says what a scalar means and where it begins and ends; here each character finds
its source. What the two disagree on is marked inexact, and never edited.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.findings import Edit, Span
from advisor.reading.held import Decoded, RefusedError, Slot, Spelling, enclosed, roughly, spliced

_PROPERTIES = re.compile(r"(?:[&!]\S*(?:[ \t]+|[ \t]*(?:\r\n|[\n\r])[ \t]*))*")
"""Anchor and tag in front of a scalar."""

_BREAK = re.compile(r"\r\n|[\r\n\x85]")
_FOLD = re.compile(r"[ \t]*(?:\r\n|[\r\n\x85])(?:[ \t]*(?:\r\n|[\r\n\x85]))*[ \t]*")
"""Where a scalar that is no block goes on in another line."""

_ESCAPE = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?:\r\n|[\r\n\x85])[ \t]*|.)", re.DOTALL
)
_SHORT = {
    "0": "\0", "a": "\x07", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip

_HEADER = re.compile(r"[|>](?P<marks>[-+0-9]*)[ \t]*(?:#[^\r\n]*)?(?:\r\n|[\r\n]|\Z)")
_LINE = re.compile(r"(?P<lead> *)(?P<text>[^\r\n\x85]*)(?P<end>\r\n|[\r\n\x85]|\Z)")

_UNSAFE_PLAIN = re.compile(r": |:$| #|[\r\n\t\x85\u2028\u2029]|^[\s?:,\[\]{}#&*!|>'\"%@`-]|\s$|^$")
"""What would end a plain scalar, or make it something else."""

_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]|:")
_NEEDS_ESCAPE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def _meaning(escape: str) -> str:
    if escape[1] in "xuU":
        return chr(int(escape[2:], base=16))  # noqa: FURB166
    return "" if escape[1] in "\r\n\x85" else _SHORT.get(escape[1], escape[1])


def _folded(text: str) -> str:
    """Return what a line break with the white space around it says."""
    breaks = len(_BREAK.findall(text))
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _flow(raw: str, start: int, end: int, quote: str) -> Decoded:
    """Return what raw[start:end] says, between quotation marks of a kind, or without any."""
    spelling, at = Spelling(), start
    while at < end:
        fold = _FOLD.match(raw, at, end)
        if fold:
            spelling.add(_folded(fold.group()), at, fold.end())
            at = fold.end()
        elif quote == "'" and raw.startswith("''", at):
            spelling.add("'", at, at + 2)
            at += 2
        elif quote == '"' and raw[at] == "\\":
            match = _ESCAPE.match(raw, at, end)
            stop = match.end() if match else at + 1
            spelling.add(_meaning(match.group()) if match else "\\", at, stop)
            at = stop
        else:
            spelling.add(raw[at], at)
            at += 1
    return spelling.finish()


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    end: int
    after: int
    """Where the line begins, ends, and where the next one begins."""


def _block_lines(raw: str, start: int, indent: int) -> list[_Line]:
    lines, at = list[_Line](), start
    while at < len(raw):
        match = _LINE.match(raw, at)
        if match is None:
            break
        begin = min(at + indent, match.end("text"))
        if len(match["lead"]) < indent and not match["text"]:
            begin = match.end("lead")
        lines.append(_Line(raw[begin : match.end("text")], begin, match.end("text"), match.end()))
        at = match.end()
    return lines


def _indent(raw: str, start: int) -> int:
    """Return how far in the lines of a block stand, by the first that says anything."""
    for match in _LINE.finditer(raw, start):
        if match["text"]:
            return len(match["lead"])
        if match.end() == len(raw):
            break
    return max((len(m["lead"]) for m in _LINE.finditer(raw, start)), default=0)


def _block(raw: str, start: int, header: re.Match[str], indent: int) -> Decoded:
    """Return what a block scalar says whose lines stand in by `indent`."""
    folds, marks = raw[start] == ">", header["marks"]
    lines = _block_lines(raw, header.end(), indent)
    last = max((n for n, line in enumerate(lines) if line.text), default=-1)
    spelling = Spelling()

    def shown(at: int) -> bool:
        return bool(lines[at].text)

    for at, line in enumerate(lines[: last + 1]):
        spelling.add(line.text, line.start)
        if at == last:
            break
        following = lines[at + 1]
        until = following.start
        if not folds or not shown(at):
            # An empty line stands for its own break; a literal one for each.
            spelling.add("\n", line.end, until)
            continue
        ahead = next(n for n in range(at + 1, last + 1) if shown(n))
        spaced = line.text[:1] in " \t" or lines[ahead].text[:1] in " \t"
        if spaced:
            spelling.add("\n", line.end, until)
        elif ahead == at + 1:
            spelling.add(" ", line.end, until)
        # Else the empty lines in between speak for this break as well.
    if last >= 0 and "-" not in marks:
        tail = lines[last:]
        broken = [line for line in tail if line.after > line.end]
        for line in broken if "+" in marks else broken[:1]:
            spelling.add("\n", line.end, line.after)
    elif last < 0 and "+" in marks:
        for line in lines:
            if line.after > line.end:
                spelling.add("\n", line.end, line.after)
    return spelling.finish()


@dataclass(frozen=True)
class YamlSlot(Slot):
    """A YAML scalar.

    `value` is what the parser reads there, or "" for a raw text it has not seen. `style` is
    "", "'", '"', "|" or ">". `inside_flow` is true between brackets. `newline` ends the lines
    of the file, and `ascii` escapes all that is not ASCII where that can be done. `told_indent`
    is how far in the lines of a block stand that says so itself, once that is known.
    """

    value: str = ""
    style: str = ""
    inside_flow: bool = False
    newline: str = "\n"
    ascii: bool = False
    told_indent: int | None = None

    @cached_property
    def _body(self) -> int:
        match = _PROPERTIES.match(self.raw)
        return match.end() if match and self.style != "" else 0

    @cached_property
    def _indent(self) -> int:
        """Return how far in the lines of a block scalar stand."""
        header = _HEADER.match(self.raw, self._body)
        if header is None or self.told_indent is not None:
            return self.told_indent or 0
        if not any(mark.isdigit() for mark in header["marks"]):
            return _indent(self.raw, header.end())
        if self.value:
            for indent in range(1, 40):
                if _block(self.raw, self._body, header, indent).text == self.value:
                    return indent
        return 0

    @cached_property
    def _tells_indent(self) -> bool:
        header = _HEADER.match(self.raw, self._body) if self.style in ("|", ">") else None
        return header is not None and any(mark.isdigit() for mark in header["marks"])

    def decode(self) -> Decoded:
        """Return what the scalar says."""
        decoded = self._decode()
        if self.value and decoded.text != self.value:
            return roughly(self.value, self.raw)
        return decoded

    def _decode(self) -> Decoded:
        if self.style in ("|", ">"):
            header = _HEADER.match(self.raw, self._body)
            return _block(self.raw, self._body, header, self._indent) if header else Decoded("", ())
        if self.style in ("'", '"'):
            return _flow(self.raw, self._body + 1, len(self.raw) - 1, self.style)
        match = _PROPERTIES.match(self.raw)
        return _flow(self.raw, match.end() if match else 0, len(self.raw), "")

    # --- writing ------------------------------------------------------------------------------

    def spell(self, text: str, span: Span, edit: Edit) -> str:
        """Return text as the style of the scalar has it."""
        del edit
        if self.style == '"':
            return self._escaped(text)
        if _NEEDS_ESCAPE.search(text.replace("\n", "").replace("\t", "")):
            raise RefusedError("it holds a character that YAML cannot write here")
        if self.style in ("|", ">"):
            return self._lines(text, span)
        return text.replace("'", "''") if self.style == "'" else text

    def _escaped(self, text: str) -> str:
        def one(match: re.Match[str]) -> str:
            char = match.group()
            if char == "\n":
                return r"\n"
            if char == "\t":
                return r"\t"
            code = ord(char)
            return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"

        text = _NEEDS_ESCAPE.sub(one, text.replace("\\", "\\\\").replace('"', '\\"'))
        if not self.ascii:
            return text
        return "".join(
            c if c.isascii() else f"\\u{ord(c):04x}" if ord(c) < 65536 else f"\\U{ord(c):08x}"
            for c in text
        )

    def _lines(self, text: str, span: Span) -> str:
        """Return text with the line ends of a block, and its lines as far in as the others."""
        ahead = self.newline + " " * self._indent
        if self.style == "|" or "\n" not in text:
            return text.replace("\n", ahead)
        # In a folded block, one more line end than the text has; lines that stand for them in
        # between are left empty.
        del span
        return re.sub(r"\n+", lambda m: self.newline * len(m.group()) + ahead, text)

    def spelled(self, edits: "list[Edit] | tuple[Edit, ...]") -> list[Edit]:  # type: ignore[override]
        """Return edits of the text as edits of the raw text, in quotation marks if need be.

        Raises:
            RefusedError: the scalar cannot hold them.
        """
        try:
            made = super().spelled(edits)
        except RefusedError:
            if self.style not in ("", "'") or not self.decoded.exact:
                raise
        else:
            return made
        return self._requoted(list(edits), "'" if self.style == "" else '"')

    def _requoted(self, edits: list[Edit], quote: str) -> list[Edit]:
        """Return the edits that make the scalar a quoted one, with what is new in it."""
        text = spliced(self.decoded.text, edits)
        if quote == "'" and ("\n" in text or _NEEDS_ESCAPE.search(text)):
            quote = '"'
        made = list[Edit]()
        other = replace(self, style=quote)
        for edit in sorted(edits):
            span = self._places(edit)[0]
            made.append(Edit(span.start, span.end, other.spell(edit.text, span, edit)))
        # What stays is written as the new marks want it.
        begin, end = self._inner
        taken = [e for e in made if begin <= e.start and e.end <= end and e.end > e.start]
        for at in range(begin, end):
            if any(e.start <= at < e.end for e in taken):
                continue
            char = self.raw[at]
            if char == "'" and self.style == "'":
                # Two marks say one; between other marks, the first of them goes.
                first = at + 1 < end and self.raw[at + 1] == "'" and (at - begin) >= 0
                if first and not self._second(begin, at):
                    made.append(Edit(at, at + 1, ""))
            elif char in ("'" if quote == "'" else '\\"'):
                made.append(Edit(at, at + 1, "''" if quote == "'" else f"\\{char}"))
        made = enclosed(made, *self._frame(quote))
        raw = spliced(self.raw, made)
        decoded = replace(self, raw=raw, style=quote, value="").decoded
        if decoded.text != text or not self._parses(raw, text):
            raise RefusedError("this place of the file cannot hold the new words")
        return made

    def _second(self, begin: int, at: int) -> bool:
        """Say whether a mark is the second of two that say one."""
        run = 0
        while at - 1 - run >= begin and self.raw[at - 1 - run] == "'":
            run += 1
        return run % 2 == 1

    @property
    def _inner(self) -> tuple[int, int]:
        if self.style == "'":
            return self._body + 1, len(self.raw) - 1
        match = _PROPERTIES.match(self.raw)
        return (match.end() if match else 0), len(self.raw)

    def _frame(self, quote: str) -> tuple[Edit, Edit]:
        """Return the edits that put quotation marks around the scalar, or others there."""
        begin, end = self._inner
        had = int(self.style == "'")
        return Edit(begin - had, begin, quote), Edit(end, end + had, quote)

    def _holds(self, raw: str, text: str) -> bool:
        if self.style == "" and _unsafe(text, inside_flow=self.inside_flow):
            return False
        if self.style in ("|", ">") and self.raw[-1:] in "\r\n" and raw[-1:] not in ("\r", "\n"):
            # The next key would end up in the last line of the text.
            return False
        told = self._indent if self._tells_indent else None
        slot = replace(self, raw=raw, value="", told_indent=told)
        return slot.decoded.text == text and self._parses(raw, text)

    def _parses(self, raw: str, text: str) -> bool:
        """Say whether the parser itself reads the new scalar as just this text."""
        import yaml

        # As far in as it stands, but for its first line: the key that stands there.
        ahead = "- " if self.style in ("|", ">") or not self.inside_flow else "["
        behind = "]" if ahead == "[" else ""
        if self._tells_indent:
            # The number counts from the mapping around it, which is not here.
            return True
        try:
            node = yaml.compose(ahead + raw + behind, Loader=loader())
        except (yaml.YAMLError, ValueError):
            return False
        if not isinstance(node, yaml.SequenceNode) or len(node.value) != 1:
            return False
        one = node.value[0]
        return (
            isinstance(one, yaml.ScalarNode)
            and one.value == text
            and (one.tag == "tag:yaml.org,2002:str" or "!" in raw[: self._body])
        )

    def edited(self, edits: "list[Edit] | tuple[Edit, ...]") -> "YamlSlot":  # type: ignore[override]
        """Return the scalar after edits of its text.

        Raises:
            RefusedError: it cannot hold them.
        """
        if not edits:
            return self
        raw = spliced(self.raw, self.spelled(edits))
        text = spliced(self.decoded.text, edits)
        style = self.style
        if style in ("", "'"):
            match = _PROPERTIES.match(raw)
            first = raw[match.end() if match else 0 :][:1]
            style = first if first in ("'", '"') else ""
        return replace(self, raw=raw, value=text, style=style)


def _unsafe(text: str, *, inside_flow: bool) -> bool:
    return bool(_UNSAFE_PLAIN.search(text) or (inside_flow and _UNSAFE_IN_FLOW.search(text)))


def loader() -> type:
    """Return the quicker loader of YAML where it is installed."""
    import yaml

    found: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return found
