"""The history of cohorts: what earlier runs found, in one SQLite file or on PostgreSQL."""

from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import ConfigError

if TYPE_CHECKING:
    from advisor.cohort.history.store import History


def open_history(where: str | Path) -> "History":
    """Open a history, and make it or bring it up to date first where needed.

    Args:
        where: a file in a folder that is there, or `postgresql://name@host/database`.

    Returns:
        The history; close it, or use it in a `with` statement.

    Raises:
        ConfigError: it cannot be opened, is no history, was written by a newer advisor, is
            locked for too long, or a library is missing. No password is ever told.
    """
    try:
        from advisor.cohort.history.store import History
    except ImportError as error:
        raise ConfigError(
            "Cohorts need an extra; install it: pip install 'homework-advisor[cohort]'."
        ) from error
    return History(where)
