"""What a format is: a name, the file suffixes it answers to, and a reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from advisor.reading.draft import Block


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format found in a text: its blocks, and the fields of its front matter."""

    blocks: tuple[Block, ...]
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `read` takes the decoded text and a name for errors.

    `suffixes` are in lower case with their dot. `read` raises `DraftError` for a text that
    breaks the format's own rules, such as a front matter that is no YAML.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, str], Reading]
