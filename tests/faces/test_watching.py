"""Watching drafts: what is checked again, and how it ends."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.errors import ConfigError
from advisor.faces.watching import changes, watch_and_check


class _Stage:
    """Counts what is done, and hands out changes until somebody presses Ctrl-C."""

    def __init__(self, *batches: set[Path]) -> None:
        self.said: list[str] = []
        self._batches = batches

    def check(self) -> int:
        self.said.append("check")
        return 1

    def renew(self) -> None:
        self.said.append("renew")

    def batches(self) -> Iterator[set[Path]]:
        yield from self._batches
        raise KeyboardInterrupt


def test_each_change_is_checked_and_ctrl_c_is_no_fault() -> None:
    """Findings do not end it, and the status is 0."""
    stage = _Stage({Path("a.txt")}, {Path("b.md")})

    assert watch_and_check(stage.check, stage.renew, stage.batches()) == 0
    assert stage.said == ["check", "check", "check"]


def test_changed_settings_are_read_anew_before_the_check() -> None:
    """They may name other rules."""
    stage = _Stage({Path("x/advisor.toml"), Path("a.txt")})
    watch_and_check(stage.check, stage.renew, stage.batches())

    assert stage.said == ["check", "renew", "check"]


def test_settings_at_fault_are_told_and_it_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever is writing them has not finished yet."""
    stage = _Stage({Path("a.txt")})
    faults = iter([ConfigError("advisor.toml, line 1: no."), None])

    def check() -> int:
        fault = next(faults)
        if fault:
            raise fault
        return stage.check()

    watch_and_check(check, stage.renew, stage.batches())

    assert "advisor.toml, line 1: no." in capsys.readouterr().err
    assert stage.said == ["check"]


def test_without_the_library_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Before anything is checked."""
    monkeypatch.setitem(sys.modules, "watchfiles", None)

    with pytest.raises(ConfigError, match="pip install"):
        changes([])


def test_a_real_change_is_seen(tmp_path: Path) -> None:
    """The library hands on what was written."""
    pytest.importorskip("watchfiles")
    from threading import Event, Thread

    seen, begun = list[set[Path]](), Event()

    def look() -> None:
        from watchfiles import watch

        for batch in watch(
            tmp_path, stop_event=stop, step=10, debounce=20, rust_timeout=50, yield_on_timeout=True
        ):
            begun.set()
            if batch:
                seen.append({Path(path) for _, path in batch})
                return

    stop = Event()
    thread = Thread(target=look, daemon=True)
    thread.start()
    assert begun.wait(10)
    (tmp_path / "a.txt").write_text("Walk.")
    thread.join(10)
    stop.set()

    assert {path.name for batch in seen for path in batch} == {"a.txt"}
