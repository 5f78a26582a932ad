"""The parts of a Word file, and what its styles and lists say of a paragraph."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from advisor.errors import DraftError
from advisor.reading.documents.paper import library, whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

MAX_PART = 20_000_000
"""Bytes of one unpacked part: more is no draft, but a bomb."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def parse(xml: bytes, name: str) -> Any:
    """Return the root of a part, without anything from outside of it.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XML.
    """
    etree = library("lxml.etree", name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(xml, parser)


def unsound(name: str) -> DraftError:
    """Return what to raise for a file that Word would not open either."""
    return DraftError(f"{name}: this is no sound Word file; open it in Word and save it anew.")


def value(element: Any, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the first element at a path such as "pPr/pStyle"; `None` if none."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}", "")


def is_on(element: Any, path: str) -> bool:
    """Say whether a switch such as "rPr/vanish" is there and not turned off."""
    found = value(element, path)
    return found is not None and found not in ("0", "false", "off", "none")


@dataclass
class Package:
    """A Word file, unpacked as it is needed."""

    data: bytes
    name: str
    _zip: Any = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Open the file.

        Raises:
            DraftError: it is no sound Word file, or locked with a password.
        """
        if self.data[:4] == b"\xd0\xcf\x11\xe0":
            raise DraftError(
                f"{self.name}: this is an old or locked Word file; open it in Word and save it as "
                ".docx without a password."
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(self.data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise unsound(self.name) from error

    def part(self, path: str) -> Any:
        """Return the root of a part; `None` if there is no such part.

        Raises:
            DraftError: it cannot be unpacked or is no XML.
        """
        etree = library("lxml.etree", self.name)
        try:
            info = self._zip.getinfo(path)
        except KeyError:
            return None
        if info.file_size > MAX_PART:
            raise DraftError(f"{self.name}: this file is too long for a draft.")
        try:
            xml = self._zip.read(info)
            # Files of the strict kind say the same under another address.
            return parse(xml.replace(_STRICT[1:-1].encode(), W[1:-1].encode()), self.name)
        except (
            zipfile.BadZipFile,
            etree.XMLSyntaxError,
            NotImplementedError,
            RuntimeError,
            OSError,
            EOFError,
            ValueError,
            zlib.error,
        ) as error:
            raise unsound(self.name) from error

    @cached_property
    def home(self) -> str:
        """Return the path of the main part."""
        root = self.part("_rels/.rels")
        for one in () if root is None else root:
            if one.get("Type", "").endswith("/officeDocument"):
                return str(one.get("Target", "")).lstrip("/")
        return "word/document.xml"

    @cached_property
    def relations(self) -> dict[str, tuple[str, str]]:
        """Return the parts that the main one refers to: sort and path, by number."""
        folder, file = posixpath.split(self.home)
        root = self.part(f"{folder}/_rels/{file}.rels")
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:],
            )
            for one in (() if root is None else root)
            if one.get("TargetMode") != "External"
        }

    def of_sort(self, sort: str) -> Any:
        """Return the root of the part of a sort, such as "styles"; `None` if there is none."""
        path = next((path for kind, path in self.relations.values() if kind == sort), None)
        return None if path is None else self.part(path)

    def referred(self, element: Any) -> Any:
        """Return the root of the part that an element refers to; `None` if there is none."""
        _, path = self.relations.get(element.get(_RELATION, ""), ("", ""))
        return self.part(path) if path else None

    @property
    def pages(self) -> int | None:
        """Return how many pages the file says it has."""
        root = self.part("docProps/app.xml")
        for one in () if root is None else root:
            if isinstance(one.tag, str) and one.tag.endswith("}Pages"):
                return whole(one.text, 0) or None
        return None

    @cached_property
    def styles(self) -> Styles:
        """Return the styles of paragraphs."""
        return Styles(self.of_sort("styles"))

    @cached_property
    def numbering(self) -> Numbering:
        """Return the lists."""
        return Numbering(self.of_sort("numbering"))


class Styles:
    """What the styles of paragraphs say; a style says what those say that it is based on."""

    def __init__(self, root: Any) -> None:
        self._known = {
            one.get(f"{W}styleId", ""): one
            for one in (() if root is None else root.iter(f"{W}style"))
        }

    def chain(self, paragraph: Any) -> Iterator[Any]:
        """Yield the paragraph, its style, and the styles below it."""
        yield paragraph
        style, seen = value(paragraph, "pPr/pStyle"), set[str]()
        while style and style in self._known and style not in seen:
            seen.add(style)
            yield self._known[style]
            style = value(self._known[style], "basedOn")

    def names(self, paragraph: Any) -> list[str]:
        """Return the names of its styles in lower case."""
        return [(value(one, "name") or "").lower() for one in self.chain(paragraph)][1:]

    def first(self, paragraph: Any, path: str) -> str | None:
        """Return what the paragraph or the nearest style says at a path."""
        found = (value(one, path) for one in self.chain(paragraph))
        return next((one for one in found if one is not None), None)


class Numbering:
    """The lists of a file, which count their items as they go by."""

    def __init__(self, root: Any) -> None:
        every = () if root is None else root
        abstract = {
            one.get(f"{W}abstractNumId", ""): one for one in every if one.tag == f"{W}abstractNum"
        }
        self._home: dict[str, str] = {}
        self._levels: dict[str, dict[int, Any]] = {}
        for one in every:
            if one.tag == f"{W}num":
                number, home = one.get(f"{W}numId", ""), value(one, "abstractNumId") or ""
                self._home[number] = home
                levels = {} if home not in abstract else _levels(abstract[home])
                for changed in one.iter(f"{W}lvlOverride"):
                    levels |= _levels(changed)
                self._levels[number] = levels
        self._counts: dict[str, dict[int, int]] = {}

    def mark(self, number: str, depth: int) -> str:
        """Return the mark of the next item: "-", "3." or "b."; "" for a list without marks."""
        level = self._levels.get(number, {}).get(depth)
        form = "bullet" if level is None else (value(level, "numFmt") or "decimal")
        if form == "none":
            return ""
        if form == "bullet":
            return "-"
        counts = self._counts.setdefault(self._home.get(number, number), {})
        start = whole(value(level, "start"), 1) if level is not None else 1
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return f"{_counted(counts[depth], form)}."


def _levels(element: Any) -> dict[int, Any]:
    return {whole(level.get(f"{W}ilvl"), 0): level for level in element.iter(f"{W}lvl")}


def _counted(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= len(_LETTERS):
        letter = _LETTERS[count - 1]
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 1 <= count <= 30:
        roman, left = "", count
        for worth, sign in _ROMAN:
            while left >= worth:
                roman, left = roman + sign, left - worth
        return roman.upper() if form == "upperRoman" else roman
    return str(count)
