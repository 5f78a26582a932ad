"""An example pack: one rule, one word list and one reporter, brought in through the hooks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from advisor.api import Rule, hookimpl


@hookimpl
def advisor_rules() -> Iterator[Rule]:
    """Bring in our rule; it is imported here, so that an unused pack costs nothing."""
    from our_pack.style.no_weekend_task import no_weekend_task

    yield no_weekend_task


@hookimpl
def advisor_lexicons() -> list[Path]:
    """Bring in our word list."""
    return [Path(__file__).parent / "weekend_words.toml"]


@hookimpl
def advisor_reporters() -> Iterator[Any]:
    """Bring in our way to show a report: `--format tally`."""
    from our_pack.tally import TALLY

    yield TALLY
