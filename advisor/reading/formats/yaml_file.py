"""YAML: records in mappings, with the place of every scalar."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from advisor.errors import DraftError
from advisor.findings import Span
from advisor.reading.comments import Style
from advisor.reading.format import Format, Wanted
from advisor.reading.formats.records import Leaf, Node, find_records
from advisor.reading.formats.text import read_text
from advisor.reading.formats.yaml_scalars import YamlSlot, loader
from advisor.reading.held import Library

if TYPE_CHECKING:
    import yaml

_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n]))#[^\r\n]*", re.MULTILINE)
_STRING = "tag:yaml.org,2002:str"


class _Reader:
    """Turns the nodes of the parser into ours."""

    def __init__(self, source: str) -> None:
        self._source = source
        found = re.search(r"\r\n|\n|\r", source)
        self._newline = found.group() if found else "\n"
        self._ascii = source.isascii() and "\\u" in source
        self.scalars: list[Span] = []
        self._seen: set[int] = set()

    def node(self, node: "yaml.Node | None", *, inside_flow: bool = False) -> Node:
        import yaml

        # What an alias stands for was read where it is written.
        if node is None or id(node) in self._seen:
            return None
        self._seen.add(id(node))
        flow = inside_flow or bool(getattr(node, "flow_style", False))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, inside_flow=inside_flow)
        if isinstance(node, yaml.SequenceNode):
            return [self.node(item, inside_flow=flow) for item in node.value]
        if not isinstance(node, yaml.MappingNode):
            return None
        pairs: list[tuple[str, Node]] = []
        for key, value in node.value:
            self.node(key, inside_flow=flow)
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            pairs.append((name, self.node(value, inside_flow=flow)))
        return {"pairs": pairs}

    def _scalar(self, node: "yaml.ScalarNode", *, inside_flow: bool) -> Node:
        start, end = node.start_mark.index, node.end_mark.index
        self.scalars.append(Span(start, end))
        if node.tag != _STRING:
            return None
        raw = self._source[start:end]
        return Leaf(
            YamlSlot(
                start,
                end,
                raw,
                node.value,
                node.style or "",
                inside_flow,
                self._newline,
                self._ascii,
            )
        )


def _comments(source: str, scalars: list[Span]) -> Iterator[Span]:
    """Yield the comments: what begins with "#" and stands in no scalar."""
    at = 0
    for span in [*sorted(scalars), Span(len(source), len(source))]:
        for match in _COMMENT.finditer(source, at, max(span.start, at)):
            yield Span(*match.span())
        at = max(at, span.end)


def _fault(error: Any, source: str, name: str) -> DraftError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is broken"
    if mark is not None:
        line, column = mark.line + 1, mark.column + 1
    else:
        before = source[: getattr(error, "position", 0)]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return DraftError(
        f"{name}, line {line}, column {column}: this is no YAML ({problem}); mend it there."
    )


def open_yaml(source: str, name: str, wanted: Wanted) -> Library:
    """Return the records of a YAML file; it may hold several documents.

    Raises:
        DraftError: it is no YAML.
    """
    import yaml

    reader = _Reader(source)
    try:
        roots: list[Node] = [
            reader.node(node) for node in yaml.compose_all(source, Loader=loader())
        ]
    except yaml.YAMLError as error:
        raise _fault(error, source, name) from error
    except RecursionError as error:
        raise DraftError(f"{name}: this YAML is nested too deeply to be read.") from error
    return Library(
        tuple(record for root in roots for record in find_records(root, wanted)),
        comments=tuple(_comments(source, reader.scalars)),
    )


YAML = Format("yaml", (".yaml", ".yml"), read_text, (Style.HASH_END,), open=open_yaml, keyed=True)
