"""From bytes to text, and back: encodings and atomic writing."""

import codecs
import contextlib
import os
from pathlib import Path

from advisor.errors import DraftError

MAX_BYTES = 5_000_000
"""A draft is a page or two; anything beyond this is not one."""

MAX_LINE = 100_000
"""Characters in one line. Longer ones are data, not prose, and would choke a parser."""

MAX_LIBRARY_BYTES = 50_000_000
"""A file of records may hold thousands of drafts."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_NO_TEXT = frozenset({*range(8), 11, *range(14, 27), *range(28, 32), 127})
"""Control characters that stand in no text, whatever its encoding."""


def _no_text(name: str) -> DraftError:
    return DraftError(f"{name}: this is not a text file; save the draft as plain text.")


def decode(
    data: bytes, name: str, encoding: str | None = None, *, library: bool = False
) -> tuple[str, str]:
    """Return the text of a draft and the encoding that it was stored in.

    Args:
        data: the bytes of the file.
        name: what to call the draft in an error.
        encoding: the encoding that the user names; found from the bytes if `None`.
        library: whether it is a file of records, which may be long, and all in one line.

    Raises:
        DraftError: the bytes are no text, too long, or in another encoding.
    """
    most = MAX_LIBRARY_BYTES if library else MAX_BYTES
    if len(data) > most:
        size = len(data) / 1_000_000
        limit = most // 1_000_000
        raise DraftError(
            f"{name}: {size:.1f} MB is too long for a draft; split it into files under {limit} MB."
        )
    chosen = encoding or next((e for mark, e in _MARKS if data.startswith(mark)), "utf-8")
    if encoding is None and chosen == "utf-8" and b"\0" in data[:8192]:
        raise _no_text(name)
    try:
        text = data.decode(chosen)
    except UnicodeDecodeError as error:
        if encoding is None and any(byte in _NO_TEXT for byte in data[:8192]):
            raise _no_text(name) from error
        line = data.count(b"\n", 0, error.start) + 1
        raise DraftError(
            f"{name}, line {line}: the text is not {chosen.upper()}; save it as UTF-8, "
            "or name its encoding, for example --encoding cp1252."
        ) from error
    except LookupError as error:
        raise DraftError(f"{name}: no encoding is called {chosen!r}; try cp1252.") from error
    if not text.strip():
        raise DraftError(f"{name}: the draft is empty; write the assignment first.")
    longest = 0 if library else max(map(len, text.splitlines()))
    if longest > MAX_LINE:
        raise DraftError(
            f"{name}: one line has {longest:,} characters, more than {MAX_LINE:,}; "
            "break the text into lines."
        )
    return text, chosen


def encode(text: str, encoding: str) -> bytes:
    """Return the bytes of `text` in the encoding that `decode` reported."""
    return text.encode(encoding)


def encode_like(text: str, encoding: str, before: bytes, name: str) -> bytes:
    """Return the bytes of a text, encoded and marked as its draft was.

    Args:
        text: what to encode.
        encoding: what `decode` reported.
        before: the bytes of the draft, for the order that its byte order mark tells.
        name: what to call the draft in an error.

    Raises:
        DraftError: the encoding has no room for a character of the text.
    """
    for mark, order in ((codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        # Python would write these in the order of this machine.
        if encoding in ("utf-16", "utf-32") and before.startswith(mark):
            return mark + encode(text, order)
    try:
        return encode(text, encoding)
    except UnicodeEncodeError as error:
        raise DraftError(
            f"{name}: {text[error.start]!r} cannot be written in {encoding.upper()}; "
            "save the draft as UTF-8 first. It is unchanged."
        ) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file in one move, so that a crash leaves the old or the new one whole.

    The new file keeps the mode of the old one; a symbolic link stays a link.

    Raises:
        DraftError: the file or its folder may not be written.
    """
    import tempfile

    target = path.resolve()
    handle, temporary = -1, ""
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            Path(temporary).chmod(target.stat().st_mode & 0o7777)
        Path(temporary).replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        reason = (error.strerror or "unknown reason").lower()
        raise DraftError(f"{path}: could not be written ({reason}); it is unchanged.") from error
