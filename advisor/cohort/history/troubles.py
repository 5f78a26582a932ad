"""What a database complains of, as one sentence that tells what to do, and no password."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from advisor.errors import ConfigError

_LOCKED, _CORRUPT, _NOT_OURS = (5, 6), 11, 26
_LOCK_NOT_AVAILABLE = "55P03"
_FIRST_SQLITE_BYTE = 0xFF
"""The kind of a SQLite error; the bytes above it tell more of the same."""


def _reason(error: BaseException | None, secret: str) -> str:
    """Return the first line of an error, or only its kind where it would give a secret away."""
    lines = str(error).strip().splitlines()
    if not lines or (secret and secret in lines[0]):
        return type(error).__name__
    return lines[0].rstrip(" .:")


def sentence(error: SQLAlchemyError, place: str, secret: str = "") -> str:
    """Return what went wrong, where, and what to do.

    Args:
        error: what SQLAlchemy raised.
        place: the file or the server, without a password.
        secret: the password, which is in no sentence.
    """
    inner = error.orig if isinstance(error, DBAPIError) else error
    number = getattr(inner, "sqlite_errorcode", None)
    kind = None if number is None else number & _FIRST_SQLITE_BYTE
    if kind in _LOCKED or getattr(inner, "sqlstate", None) == _LOCK_NOT_AVAILABLE:
        return f"{place}: the history is in use by another run for too long; try again later."
    if kind == _NOT_OURS:
        return f"{place}: this is no history of cohorts; give the history a place of its own."
    if kind == _CORRUPT:
        return f"{place}: this history is damaged; put a copy from your backup in its place."
    if isinstance(error, IntegrityError):
        return f"{place}: this run is not in the history any more; start it again."
    if kind is None:
        return f"{place}: the history cannot be reached ({_reason(inner, secret)}); check the address and your rights there."
    return f"{place}: this history could not be used ({_reason(inner, secret)}); check the disk and your rights there."


@contextmanager
def told(place: str, secret: str = "") -> Iterator[None]:
    """Turn what a database raises inside into a `ConfigError`; arguments as for `sentence`."""
    try:
        yield
    except SQLAlchemyError as error:
        # What the driver raised may hold names and passwords, so it is not passed along.
        raise ConfigError(sentence(error, place, secret)) from None
    except UnicodeEncodeError:
        raise ConfigError(
            f"{place}: a name of a draft or folder is not in UTF-8; rename it and try again."
        ) from None
