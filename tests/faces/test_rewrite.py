"""`advisor rewrite`: what it writes, where, and with which status it ends."""

import json
from pathlib import Path

import pytest

from tests.faces.conftest import Process

DRAFT = "Practise box breathing. Utilise the card.\n"


def test_it_writes_a_card_and_leaves_the_draft_alone(process: Process, home: Path) -> None:
    """The card goes to stdout."""
    (home / "draft.txt").write_text(DRAFT)
    done = process("rewrite", "draft.txt")
    card = done.stdout.decode()

    assert done.returncode == 0
    assert "What to do" in card
    assert "Use the card." in card
    assert (home / "draft.txt").read_text() == DRAFT


def test_piped_text_and_json(process: Process) -> None:
    """For programs."""
    done = process("rewrite", "-", "--format", "json", said=DRAFT.encode())
    (draft,) = json.loads(done.stdout)["drafts"]

    assert draft["path"] == "<stdin>"
    assert draft["cards"][0]["sections"]


def test_the_page_is_written_to_a_file(process: Process, home: Path) -> None:
    """With nothing on stdout."""
    (home / "draft.txt").write_text(DRAFT)
    done = process(
        "rewrite", "draft.txt", "--format", "html", "--layout", "large-print", "-o", "c.html"
    )

    assert done.returncode == 0
    assert done.stdout == b""
    assert '<body class="large-print">' in (home / "c.html").read_text(encoding="utf-8")


def test_one_bad_draft_does_not_stop_the_others(process: Process, home: Path) -> None:
    """It is named, and the status is 2."""
    (home / "bad.txt").write_bytes(b"\x00\x01\x02")
    (home / "good.txt").write_text(DRAFT)
    done = process("rewrite", "bad.txt", "good.txt", "gone.txt")

    assert done.returncode == 2
    assert b"Use the card." in done.stdout
    assert b"bad.txt" in done.stderr
    assert b"gone.txt" in done.stderr


def test_a_draft_for_a_person_is_named(process: Process) -> None:
    """Status 1, and no card."""
    done = process("rewrite", "-", said=b"Stop taking your tablets on Monday.\n")

    assert done.returncode == 1
    assert done.stdout == b""
    assert b"A person should read this draft first" in done.stderr


def test_each_blank_can_be_asked_for(process: Process, home: Path) -> None:
    """A number takes a proposal, words are taken as they are, Enter and the end leave it open."""
    (home / "draft.txt").write_text("Water the plants after lunch on Monday.\n")
    done = process("rewrite", "-i", "draft.txt", said=b"my own words\n1\n\n")
    card = done.stdout.decode()

    assert done.returncode == 0
    assert "my own words" in card
    assert b"Blank 1 of" in done.stderr
    assert "{" in card


def test_asking_needs_a_file(process: Process) -> None:
    """The answers come from where the draft would."""
    done = process("rewrite", "-i", "-", said=DRAFT.encode())

    assert done.returncode == 2
    assert b"--interactive" in done.stderr


def test_the_changes(process: Process, home: Path) -> None:
    """Instead of the card."""
    (home / "draft.txt").write_text(DRAFT)
    done = process("rewrite", "draft.txt", "--diff")

    assert b"complex-wording" in done.stdout
    assert b"What to do" not in done.stdout


def test_a_word_file_needs_a_name(process: Process, home: Path) -> None:
    """It is written where it is wanted, and is nothing for the screen."""
    pytest.importorskip("docx")
    (home / "draft.txt").write_text(DRAFT)
    bare = process("rewrite", "draft.txt", "--format", "docx")
    done = process("rewrite", "draft.txt", "--format", "docx", "-o", "card.docx")

    assert bare.returncode == 2
    assert b"-o card.docx" in bare.stderr
    assert done.returncode == 0
    assert (home / "card.docx").read_bytes()[:2] == b"PK"
