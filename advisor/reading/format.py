"""What a format is: a name, the file suffixes it answers to, and a reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.reading.comments import Comment
from advisor.reading.draft import Block
from advisor.reading.held import Library

if TYPE_CHECKING:
    from advisor.reading.documents.paper import Paper


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format found in a text: its blocks, and the fields of its front matter.

    `comments` are those to the advisor. Formats are given a text that has none.
    """

    blocks: tuple[Block, ...]
    fields: Mapping[str, object]
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which fields of a file hold drafts, and whether the user named the file.

    Without `fields`, the usual names are looked for. A file that was met in a folder may be
    anything, so only the more telling of them count there.
    """

    fields: tuple[str, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `read` takes the decoded text and a name for errors.

    `suffixes` are in lower case with their dot. `read` raises `DraftError` for a text that
    breaks the format's own rules, such as a front matter that is no YAML. `comments` are the
    styles of `advisor.reading.comments` in which it may hold comments to the advisor.

    A format of files with any number of drafts has an `open`: it takes the same and what is
    wanted, and returns the records, each of which is then read by `read`. `keyed` says that it
    knows them by the names of their fields.

    A format of documents, which are no text, has an `unpack` in the place of both.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, str], Reading]
    comments: tuple[str, ...] = ()
    open: Callable[[str, str, Wanted], Library] | None = None
    keyed: bool = False
    unpack: "Callable[[bytes, str], Paper] | None" = None
