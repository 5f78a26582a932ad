"""What a format is: a name, the file suffixes it answers to, and a reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from advisor.reading.comments import Comment
from advisor.reading.draft import Block


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format found in a text: its blocks, and the fields of its front matter.

    `comments` are those to the advisor. Formats are given a text that has none.
    """

    blocks: tuple[Block, ...]
    fields: Mapping[str, object]
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `read` takes the decoded text and a name for errors.

    `suffixes` are in lower case with their dot. `read` raises `DraftError` for a text that
    breaks the format's own rules, such as a front matter that is no YAML. `comments` are the
    styles of `advisor.reading.comments` in which it may hold comments to the advisor.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, str], Reading]
    comments: tuple[str, ...] = ()
