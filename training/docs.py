"""Trees to spaCy's training format."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, DocBin
from trees import Tree


def to_doc(vocab: Any, trees: Sequence[Tree], between: str = " ") -> Any:
    """Return one Doc of a paragraph's trees; `between` is a space or line ends."""
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    columns: Any = {k: [] for k in ("tags", "pos", "morphs", "lemmas", "deps")}
    starts: list[bool | int | None] = []

    def add(word: str, space: bool, head: int, *values: str, start: bool) -> None:
        words.append(word)
        spaces.append(space)
        heads.append(head)
        starts.append(start)
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)

    for number, tree in enumerate(trees):
        base = len(words)
        last = len(tree.tokens) - 1
        newline = between.startswith("\n") and number + 1 < len(trees)
        for i, t in enumerate(tree.tokens):
            space = t.space if i != last else (not newline and (t.space or between == "\n"))
            add(t.form, space, base + t.head, t.tag, t.pos, t.morph, t.lemma, t.dep, start=i == 0)
        if newline:
            add(between, False, base + last, "_SP", "SPACE", "", between, "", start=False)
    return Doc(vocab, words=words, spaces=spaces, heads=heads, sent_starts=starts, **columns)


def write(docs: Iterable[Any], path: Path) -> int:
    """Write a corpus; return the number of docs."""
    store = DocBin(docs=list(docs), store_user_data=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    store.to_disk(path)
    return len(store)
