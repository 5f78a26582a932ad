"""The text of a Word or PDF file that was dropped on the page; an optional extra.

Only the words are taken, to be worked on in the page: lists keep their marks, tracked deletions
and comments are left out, tracked insertions are taken as accepted.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from advisor.errors import ConfigError, DraftError

MAX_PART = 20_000_000
"""Bytes that the unpacked text of a Word file may have: more is no draft, but a bomb."""

MAX_PAGES = 60
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = frozenset({f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", f"{_WORD}fldChar"})
_BREAKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
_HYPHENED = re.compile(r"(?<=[a-z])-\r?\n(?=[a-z])")
_NUMBER_ALONE = re.compile(r"(?m)^\s*(?:page )?\d{1,3}(?: of \d{1,3})?\s*$\n?", re.IGNORECASE)


def reader_of(name: str) -> Callable[[bytes, str], str] | None:
    """Return what reads a file of a name; `None` if it is no Word or PDF file."""
    ending = name.lower().rpartition(".")[2]
    return {"docx": word_text, "pdf": pdf_text}.get(ending)


def _library(name: str) -> Any:
    try:
        # Neither library is typed.
        return import_module(name)
    except ImportError as error:
        raise ConfigError(
            "Word and PDF files need an extra; install it: pip install 'homework-advisor[docs]'."
        ) from error


def word_text(data: bytes, name: str) -> str:
    """Return the text of a Word file, a line a paragraph.

    Raises:
        DraftError: it is no sound Word file, or unpacks to too much.
        ConfigError: the library that reads it is not installed.
    """
    etree = _library("lxml.etree")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if packed.getinfo("word/document.xml").file_size > MAX_PART:
                raise DraftError(f"{name}: this file is too long for a draft.")
            xml = packed.read("word/document.xml")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(xml, parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError) as error:
        raise DraftError(
            f"{name}: this is no sound Word file; open it in Word and save it anew."
        ) from error
    lines = [_paragraph(one) for one in root.iter(f"{_WORD}p")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _paragraph(paragraph: Any) -> str:
    text = "".join(_said(paragraph)).strip()
    listed = paragraph.find(f"{_WORD}pPr/{_WORD}numPr") is not None
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    listed |= style is not None and "List" in style.get(f"{_WORD}val", "")
    return f"- {text}" if listed and text else text


def _said(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{_WORD}p":
            continue
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _said(child)


def pdf_text(data: bytes, name: str) -> str:
    """Return the text of a PDF file; lines that were hyphenated are joined, page numbers left out.

    Raises:
        DraftError: it is no sound PDF file, is locked, has too many pages, or shows no text.
        ConfigError: the library that reads it is not installed.
    """
    pdfium = _library("pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise DraftError(f"{name}: this is no PDF file that can be read; is it locked?") from error
    try:
        if len(document) > MAX_PAGES:
            raise DraftError(
                f"{name}: {len(document)} pages are too many; {MAX_PAGES} are the most."
            )
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    for number, page in enumerate(pages, 1):
        if not page.strip():
            raise DraftError(f"{name}: page {number} shows no text; it may be a scanned picture.")
    whole = "\n".join(_NUMBER_ALONE.sub("", page.replace("\r\n", "\n")) for page in pages)
    return _HYPHENED.sub("", whole).strip() + "\n"
