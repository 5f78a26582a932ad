"""E-mails: their own words, without what they quote."""

from email.message import EmailMessage

import pytest

from advisor.errors import DraftError
from tests.reading.documents.making import read


def mail(text: str, subtype: str = "plain") -> EmailMessage:
    """Return an e-mail."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "kim@x.org", "sam@x.org", "Re: This week"
    message.set_content(text, subtype=subtype)
    return message


def test_a_quoted_reply_is_no_part_of_the_letter() -> None:
    """Nor is the line over it."""
    text = "Walk to the canal on Monday.\n\n- Take the red shoes\n\nOn Mon, 3 Mar 2025, Sam wrote:\n> Try harder!\n"

    assert read(mail(text).as_bytes(), "a.eml").text == (
        "Walk to the canal on Monday.\n\n- Take the red shoes"
    )


def test_a_letter_in_html_is_read() -> None:
    """As long as it has no plain text."""
    assert read(mail("<p>Walk <b>home</b>.</p>", "html").as_bytes(), "a.eml").text == "Walk home."


def test_an_attached_draft_is_named() -> None:
    """It may be the assignment."""
    message = mail("See the sheet.")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="week 1.pdf")

    assert (
        "the attachment week 1.pdf was not judged" in read(message.as_bytes(), "a.eml").problems[0]
    )


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"no head at all"])
def test_what_is_no_mail_gets_one_sentence(data: bytes) -> None:
    """With its name."""
    with pytest.raises(DraftError, match=r"^a\.eml: "):
        read(data, "a.eml")
