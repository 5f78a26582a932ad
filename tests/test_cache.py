"""The cache: sealed, bounded, and never the reason for a failed run."""

import sqlite3
import stat
from pathlib import Path

import pytest

from advisor.filters import cache as cache_module
from advisor.filters.cache import Cache, entry_key, seal, unseal
from advisor.reading.walk import Source
from advisor.session import Session

DRAFT = b"When you feel the urge, call Kim."
KEPT = {"findings": ["call Kim", "the urge"], "n": 3}


def put(folder: Path, draft: bytes = DRAFT, kept: object = KEPT) -> bytes:
    """Keep one entry and return its key."""
    key = entry_key(draft, "run")
    store = Cache(folder)
    store.put([(key, draft, kept)])
    store.close()
    return key


def get(folder: Path, key: bytes, draft: bytes = DRAFT) -> object:
    """Return what a later run finds."""
    store = Cache(folder)
    found: object = store.get(key, draft)
    store.close()
    return found


def test_what_was_put_is_found_by_a_later_run(tmp_path: Path) -> None:
    """An entry outlives its session."""
    key = put(tmp_path)

    assert get(tmp_path, key) == KEPT


def test_an_unknown_key_is_not_in_the_cache(tmp_path: Path) -> None:
    """Another run, or another draft, has another key."""
    put(tmp_path)

    assert get(tmp_path, entry_key(DRAFT, "other run")) is None
    assert get(tmp_path, entry_key(b"x", "run"), b"x") is None


def test_no_word_of_a_draft_is_readable_on_the_disk(tmp_path: Path) -> None:
    """The words of its findings are sealed too."""
    put(tmp_path)
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert b"Kim" not in written
    assert b"urge" not in written


def test_an_entry_opens_with_its_own_draft_only() -> None:
    """Without the draft's bytes the seal does not come off."""
    key = entry_key(DRAFT, "run")
    sealed = seal(KEPT, DRAFT, key)

    assert unseal(sealed, DRAFT, key) == KEPT
    with pytest.raises(ValueError, match="another draft"):
        unseal(sealed, DRAFT + b"!", key)


def test_one_draft_under_two_runs_is_sealed_in_two_ways() -> None:
    """The key stream depends on the run too, so two entries cannot be laid over each other."""
    one, two = (seal(KEPT, DRAFT, entry_key(DRAFT, run)) for run in ("a", "b"))

    assert one != two


def test_only_the_user_may_look(tmp_path: Path) -> None:
    """The folder is 0700 and the store 0600."""
    put(tmp_path / "cache")
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "cache", *tmp_path.glob("*/*"))]

    assert modes == [0o700, 0o600]


def test_a_damaged_entry_counts_as_none(tmp_path: Path) -> None:
    """It is judged anew, and then replaced."""
    key = put(tmp_path)
    with sqlite3.connect(tmp_path / "reports.sqlite3") as store:
        store.execute("UPDATE entry SET value = substr(value, 1, 20)")
    store.close()

    assert get(tmp_path, key) is None
    put(tmp_path)
    assert get(tmp_path, key) == KEPT


def test_a_file_that_is_no_store_is_replaced(tmp_path: Path) -> None:
    """Everything in it can be made again."""
    (tmp_path / "reports.sqlite3").write_bytes(b"not a database at all" * 100)
    key = put(tmp_path)

    assert get(tmp_path, key) == KEPT


def test_a_store_of_another_format_is_emptied(tmp_path: Path) -> None:
    """An older or newer advisor kept it; nothing of it is misread."""
    key = put(tmp_path)
    with sqlite3.connect(tmp_path / "reports.sqlite3") as store:
        store.execute("PRAGMA user_version = 99")
    store.close()

    assert get(tmp_path, key) is None


def test_a_folder_that_cannot_be_made_means_no_cache(tmp_path: Path) -> None:
    """The run goes on as if nothing was kept."""
    (tmp_path / "file").write_text("in the way")
    store = Cache(tmp_path / "file" / "cache")
    store.put([(b"k", DRAFT, KEPT)])

    assert store.get(b"k", DRAFT) is None


def test_a_store_that_breaks_on_the_way_means_no_cache(tmp_path: Path) -> None:
    """An error of sqlite is never an error of the run."""
    store = Cache(tmp_path)
    with sqlite3.connect(tmp_path / "reports.sqlite3") as other:
        other.execute("DROP TABLE entry")
    other.close()
    store.put([(b"k", DRAFT, KEPT)])

    assert store.get(b"k", DRAFT) is None


def test_a_locked_store_means_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that cannot write in time does without."""
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **_: connect(path, timeout=0))
    key = put(tmp_path)
    other = connect(tmp_path / "reports.sqlite3")
    other.execute("BEGIN EXCLUSIVE")
    store = Cache(tmp_path)
    store.put([(b"k", DRAFT, KEPT)])
    found = store.get(key, DRAFT)
    other.close()
    store.close()

    assert found is None


def test_the_store_makes_room_for_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it has grown too large, what was not used for longest goes first."""
    old = put(tmp_path)
    with sqlite3.connect(tmp_path / "reports.sqlite3") as store:
        store.execute("UPDATE entry SET used = 1")
    store.close()
    monkeypatch.setattr(cache_module, "MAX_BYTES", 1)
    drafts = [b"one", b"two", b"three"]
    keys = [put(tmp_path, draft) for draft in drafts]

    assert get(tmp_path, old) is None
    assert get(tmp_path, keys[-1], drafts[-1]) == KEPT


def test_what_is_used_again_is_kept_longer(tmp_path: Path) -> None:
    """Reading an old entry makes it young."""
    key = put(tmp_path)
    with sqlite3.connect(tmp_path / "reports.sqlite3") as store:
        store.execute("UPDATE entry SET used = 1")
    store.close()
    reader = Cache(tmp_path)
    reader.get(key, DRAFT)
    reader.close()

    with sqlite3.connect(tmp_path / "reports.sqlite3") as store:
        used = store.execute("SELECT used FROM entry").fetchone()[0]
    store.close()
    assert used > 1


def test_a_document_is_recalled_with_its_places(tmp_path: Path) -> None:
    """Its text is not kept, so it is read again, and only then shown."""
    docx = pytest.importorskip("docx")
    file = docx.Document()
    file.add_paragraph("Utilise the card a few times.")
    path = tmp_path / "a.docx"
    file.save(str(path))
    with Session(cache_folder=tmp_path / "cache") as first:
        judged = list(first.check_paths([path]))
    with Session(cache_folder=tmp_path / "cache") as second:
        recalled = list(second.check_paths([path]))

    assert second.recalled == 1
    assert recalled == judged
    assert recalled[0].source == "Utilise the card a few times."
    assert recalled[0].findings[0].place is not None


def test_a_card_is_kept_for_an_unchanged_draft(tmp_path: Path) -> None:
    """It is made once; sealed, as reports are; and made anew once the draft is another."""
    path = tmp_path / "a.txt"
    path.write_text("Walk to the canal after lunch.")
    made: list[str] = []

    def render(card: object) -> str:
        assert card is not None
        made.append("x")
        return "Walk to the canal"

    for _ in range(2):
        with Session(cache_folder=tmp_path / "cache") as session:
            assert session.card_text(Source(path), render) == "Walk to the canal"
    assert len(made) == 1
    assert all(b"canal" not in one.read_bytes() for one in (tmp_path / "cache").rglob("*.*"))
    path.write_text("Walk to the canal after dinner.")
    with Session(cache_folder=tmp_path / "cache") as session:
        session.card_text(Source(path), render)
    assert len(made) == 2
