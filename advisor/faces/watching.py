"""`advisor check --watch`: check again whenever a draft or the settings change."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from advisor.errors import AdvisorError, ConfigError
from advisor.faces.screen import complain, write

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_SETTINGS = frozenset({"advisor.toml", "pyproject.toml"})


def changes(paths: Sequence[str]) -> Iterator[set[Path]]:
    """Return the files that change, batch by batch, until the user stops it.

    Raises:
        ConfigError: the library that watches files is not installed.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise ConfigError(
            "--watch needs the library watchfiles; install it: pip install 'homework-advisor[watch]'."
        ) from error
    batches = watch(*(paths or (".",)), raise_interrupt=True)
    return ({Path(path) for _, path in batch} for batch in batches)


def watch_and_check(
    check: Callable[[], int], renew: Callable[[], None], batches: Iterable[set[Path]]
) -> int:
    """Check, and again after each batch of changes; return 0 when the user stops it.

    Args:
        check: checks all, and shows the report.
        renew: reads the settings anew.
        batches: the files that changed, batch by batch.
    """
    try:
        _once(check)
        for changed in batches:
            if any(path.name in _SETTINGS for path in changed):
                renew()
            if sys.stdout.isatty():
                write(_CLEAR)
            _once(check)
    except KeyboardInterrupt:
        pass
    return 0


def _once(check: Callable[[], int]) -> None:
    """Check; settings that are at fault just now are told, and may be right the next time."""
    try:
        check()
    except AdvisorError as error:
        complain(str(error))
    write("Watching for changes. Ctrl-C stops.\n", sys.stderr)
