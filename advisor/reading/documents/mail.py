"""E-mails as programs save them (.eml): the letter's own words, without quoted replies."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from advisor.errors import DraftError
from advisor.reading.documents.paper import Paper, nothing_in
from advisor.reading.documents.typed import typed
from advisor.reading.format import Wanted
from advisor.reading.formats.html import open_html

_READ_APART = frozenset(".doc .docx .pdf .odt .rtf .txt .md .html".split())
"""Endings of attachments that may hold the assignment."""


def read_mail(data: bytes, name: str) -> Paper:
    """Return what an e-mail says; attachments that may hold a draft are named.

    Raises:
        DraftError: it is no e-mail, or has no words.
    """
    try:
        message = message_from_bytes(data, policy=default)
        if not isinstance(message, EmailMessage) or not message.keys():
            raise DraftError(f"{name}: this is no saved e-mail; save it as .eml or as text.")
        body = message.get_body(("plain", "html"))
        text = "" if body is None else str(body.get_content())
        attached = [part.get_filename() or "" for part in message.iter_attachments()]
    # What was sent may break any rule of e-mails, and the library says so in many ways.
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise DraftError(f"{name}: this e-mail could not be read; save it as text.") from error
    if body is not None and body.get_content_type() == "text/html" and text.strip():
        records = open_html(text, name, Wanted()).records
        text = "\n\n".join(record.source for record in records)
    drafts = [one for one in attached if Path(one).suffix.lower() in _READ_APART]
    problems = tuple(
        f"{name}: the attachment {one} was not judged; save it, and check it by itself."
        for one in drafts
    )
    if not text.strip():
        if problems:
            return Paper((), problems)
        raise nothing_in(name)
    return Paper(typed(text.replace("\r\n", "\n")), problems)
