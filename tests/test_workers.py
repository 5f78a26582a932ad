"""Other processes: the same reports in the same order, and no harm when one is lost."""

from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from advisor.config import Choices
from advisor.errors import ConfigError
from advisor.judging import Crew, Job, Judge
from advisor.session import Session

CHOICES = Choices(isolated=True, cache=False, select=("vagueness",))


def drafts(folder: Path, count: int) -> list[str]:
    """Write drafts, one of them no text, and return their names in order."""
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(f"Try to do some breathing for {number} days.")
    (folder / "07.txt").write_bytes(b"\0")
    return [f"{number:02}" for number in range(count)]


def test_other_processes_say_the_same_in_the_same_order(tmp_path: Path) -> None:
    """Two workers and one process give equal reports, errors included."""
    names = drafts(tmp_path, 70)
    with Session(CHOICES, jobs=1) as one, Session(CHOICES, jobs=2) as two:
        alone, together = (list(s.check_paths([tmp_path])) for s in (one, two))

    assert [Path(report.path).stem for report in together] == names
    assert together == alone
    assert any(report.findings for report in together)


def test_an_error_of_ours_comes_back_as_itself() -> None:
    """What a worker cannot use is told as in one process."""
    settings = Session(CHOICES).settings()
    bad = Job("a.txt", b"Walk.", type(settings)(select=("nothing",)))
    crew = Crew(1, Judge())
    try:
        wait = crew.start([bad])
        with pytest.raises(ConfigError, match="'nothing'"):
            wait()
    finally:
        crew.close()


def test_a_lost_worker_costs_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it had in hand is judged in this process."""

    class Lost:
        """The promise of a worker that was killed."""

        def result(self) -> None:
            """Give no result."""
            raise BrokenProcessPool

    class Pool:
        """A pool whose workers are all lost."""

        def submit(self, *_: object) -> Lost:
            """Promise what will never come."""
            return Lost()

    crew = Crew(2, Judge())
    monkeypatch.setattr(crew, "_started", Pool)
    job = Job("a.txt", b"Try to do some breathing.", Session(CHOICES).settings())

    assert crew.start([job])()[0].findings


@pytest.mark.parametrize(
    ("jobs", "judged", "left", "wanted"),
    [
        (1, 900, 900, None),
        (None, 0, 900, None),
        (None, 200, 100, None),
        (None, 200, 900, 4),
        (3, 0, 2, 3),
    ],
)
def test_workers_are_called_where_they_help(
    monkeypatch: pytest.MonkeyPatch,
    jobs: int | None,
    judged: int,
    left: int,
    wanted: int | None,
) -> None:
    """On demand, or when hundreds were judged and hundreds are left."""
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    crew = Session(CHOICES, jobs=jobs)._crew_for(judged, left)

    assert (crew.size if crew else None) == wanted
