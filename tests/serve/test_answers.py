"""What the API answers beyond the usual: cards sent back, files of records, odd characters."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from advisor.config import Choices
from advisor.serve.asked import MAX_TEXT
from advisor.serve.desk import Desk
from advisor.session import Session
from advisor.testing import pipeline

REFUSED = "Stop taking your tablets."
SKILL = "Practise box breathing."


def opened(client: TestClient, data: bytes, name: str) -> Any:
    """Return the answer on a dropped file."""
    headers = {"Content-Type": "application/octet-stream", "X-Advisor-Name": name}
    return client.post("/api/v1/open", content=data, headers=headers)


def sentence(answer: Any) -> str:
    """Return the sentence of an error."""
    return str(answer.json()["error"]["message"])


@pytest.mark.parametrize("layout", ["standard", "large-print", "easy-read"])
def test_a_named_layout_brings_the_page_to_print(client: TestClient, layout: str) -> None:
    """Without one, the answer is that of the command line."""
    plain = client.post("/api/v1/rewrite", json={"text": SKILL}).json()
    more = client.post("/api/v1/rewrite", json={"text": SKILL, "layout": layout}).json()

    assert set(plain) == {"schema", "layout", "drafts"}
    assert f'<body class="{layout}">' in more.pop("html")
    assert more == {**plain, "layout": layout}


def test_a_card_is_saved_as_it_was_sent(client: TestClient) -> None:
    """The page may send a card that somebody changed, with blanks filled."""
    card = client.post("/api/v1/rewrite", json={"text": SKILL}).json()["drafts"][0]["cards"][0]
    same = client.post("/api/v1/export", json={"text": SKILL, "form": "txt"}).text
    assert client.post("/api/v1/export", json={"card": card, "form": "txt"}).text == same

    card["title"] = "Breathe <slowly>"
    number = next(
        piece["blank"]
        for part in card["sections"]
        for line in part["lines"]
        for piece in line["pieces"]
        if "blank" in piece
    )
    body = {"card": [card], "form": "html", "blanks": {str(number): "on the bus"}}
    saved = client.post("/api/v1/export", json=body).text

    assert "Breathe &lt;slowly&gt;" in saved
    assert "on the bus" in saved


@pytest.mark.parametrize(
    "card",
    [
        {},
        [],
        "card",
        3,
        {"title": 1, "sections": []},
        {"title": "x", "sections": [{"name": "do", "label": "", "lines": [{"pieces": [{}]}]}]},
        {"title": "x", "sections": [{"name": "do", "label": "", "lines": [{"pieces": ["y"]}]}]},
        {
            "title": "x",
            "sections": [
                {"name": "do", "label": "", "lines": [{"pieces": [], "origin": "elsewhere"}]}
            ],
        },
    ],
)
def test_what_is_no_card_gets_a_sentence(client: TestClient, card: Any) -> None:
    """Whatever it is; an empty list says nothing, so the text is missing."""
    answer = client.post("/api/v1/export", json={"card": card})

    assert answer.status_code == 400
    assert sentence(answer).startswith("'text' is missing" if card == [] else "'card' takes a card")


def test_a_long_card_is_refused(client: TestClient) -> None:
    """As a long text is."""
    lines = [{"pieces": [{"text": "walk " * 25_000}]}]
    card = {"title": "x", "sections": [{"name": "do", "label": "", "lines": lines}]}

    assert client.post("/api/v1/export", json={"card": card}).status_code == 413


def test_without_a_card_there_is_no_file(client: TestClient) -> None:
    """A draft that a person should read first is not saved as an empty page."""
    answer = client.post("/api/v1/export", json={"text": REFUSED, "form": "html"})

    assert answer.status_code == 422
    assert sentence(answer).startswith("There is no card to save. A person should read")


def test_a_file_of_records_is_opened_whole(client: TestClient) -> None:
    """None of its drafts is dropped in silence."""
    answer = opened(client, b"title,text\na,Walk daily.\nb,Sit down.\n", "plans.csv").json()

    assert answer == {"text": "Walk daily.\n\nSit down.", "format": "text", "drafts": 2}


def test_a_long_file_is_refused(client: TestClient) -> None:
    """With the sentence that a paste would get."""
    answer = opened(client, b"Walk daily.\n" * 10_000, "long.txt")

    assert answer.status_code == 413
    assert sentence(answer) == (
        f"This draft has 120,000 characters; {MAX_TEXT:,} are the most. Paste one plan."
    )


def test_a_file_that_is_no_text_is_refused(client: TestClient) -> None:
    """By its name, so that the user knows which."""
    answer = opened(client, b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "../a/photo.png")

    assert answer.status_code == 422
    assert sentence(answer).startswith("photo.png: ")


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"text":' * 50_000,
        b'{"text": "Walk.", "reader": {"age": NaN}}',
        b'{"text": "Walk.", "reader": {"age": -Infinity}}',
        b'\xff\xfe{"text": "Walk."}',
        b'{"text": "Walk."',
        b"",
        b'{"text": ' + b"9" * 10_000 + b"}",
    ],
)
def test_what_is_no_json_gets_a_sentence(client: TestClient, body: bytes) -> None:
    """Numbers that JSON does not know, and texts that nest too deep, too."""
    answer = client.post(
        "/api/v1/check", content=body, headers={"Content-Type": "application/json"}
    )

    assert (answer.status_code, sentence(answer)) == (400, "This is no JSON.")


@pytest.mark.parametrize("path", ["check", "fix", "rewrite", "export"])
def test_half_a_character_is_no_fault(client: TestClient, path: str) -> None:
    """A script may cut a smiley in two; positions stay as they are."""
    body = b'{"text": "Utilise \\uD83D it.", "blanks": {"1": "\\ud83d"}}'
    answer = client.post(
        f"/api/v1/{path}", content=body, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 200
    if path == "fix":
        assert answer.json()["text"] == "Use ? it."


def test_an_empty_text_cannot_be_mended(client: TestClient) -> None:
    """It is told as a fault, not as a text without words."""
    answer = client.post("/api/v1/fix", json={"text": " "})

    assert answer.status_code == 422
    assert sentence(answer) == "<text>: the draft is empty; write the assignment first."


def test_a_reader_that_does_not_exist_is_named(client: TestClient) -> None:
    """By every call that takes one."""
    for path in ("check", "fix", "rewrite", "export"):
        answer = client.post(f"/api/v1/{path}", json={"text": "Walk.", "reader": {"agee": "x"}})
        assert answer.status_code == 422
        assert sentence(answer).startswith("reader: a reader has no 'agee'.")


def test_profiles_of_ones_own_can_be_chosen(tmp_path: Path) -> None:
    """They stand in the settings file, and the page offers them."""
    config = tmp_path / "advisor.toml"
    config.write_text(
        '[profiles.ward]\nextends = "clinic"\nsummary = "Our ward."\nignore = ["vagueness"]\n',
        encoding="utf-8",
    )
    session = Session(Choices(config=config, cache=False), pipeline=pipeline())
    known = session.profiles()

    assert known["ward"] == "Our ward."
    assert known["clinic"].startswith("Drafts about real clients")

    desk = Desk(config=config)
    usual, ward = (
        {one["category"] for one in desk.check(desk.asked(body))["findings"]}
        for body in (
            b'{"text": "Practice coping skills."}',
            b'{"text": "Practice coping skills.", "profile": "ward"}',
        )
    )
    assert "vagueness" in usual - ward


def test_readers_share_what_is_dear(desk: Desk) -> None:
    """Each new reader would otherwise cost time and memory that is never given back."""
    judge = desk._session(None)._judge
    desk.check(desk.asked(b'{"text": "Walk."}', card=False))
    before = len(judge._engines)
    for who in ("teen", "child", "adult"):
        desk.check(desk.asked(b'{"text": "Walk.", "reader": {"audience": "%s"}}' % who.encode()))

    assert len(judge._engines) == before
