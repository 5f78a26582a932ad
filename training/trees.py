"""Annotated sentences as plain values, and the treebanks' files that they come from.

Everything that prepares training data (layouts, substitution, templates) works on these
values, so that each step can be read and tested without spaCy.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

_KEPT_FEATURES = frozenset(
    {
        "Case", "Degree", "Mood", "Number", "NumType", "Person", "Polarity", "Poss", "PronType",
        "Tense", "VerbForm", "Voice",
    }
)  # fmt: skip
"""Features that a rule of this product could ask for. The others cost accuracy and megabytes."""

_AGREEMENT = frozenset({"Number", "Person"})
"""On a verb these repeat its subject; the tagger would have to guess them."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a tree. `head` is an index into the sentence, its own for the root."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool = True

    @property
    def is_imperative(self) -> bool:
        """Say whether the word is marked as an imperative."""
        return "Mood=Imp" in self.morph


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence. `opens` says that a paragraph starts here."""

    tokens: tuple[Token, ...]
    opens: bool = False

    @property
    def root(self) -> int:
        """Return the index of the root word."""
        return next(i for i, token in enumerate(self.tokens) if token.head == i)

    @property
    def text(self) -> str:
        """Return the sentence as written."""
        return "".join(t.form + " " * t.space for t in self.tokens).strip()

    @property
    def is_order(self) -> bool:
        """Say whether the main clause is imperative: "Call me", "Be careful", "Don't go"."""
        root = self.root
        return self.tokens[root].is_imperative or any(
            t.is_imperative and t.head == root and t.dep in ("cop", "aux", "aux:pass")
            for t in self.tokens
        )

    def put(self, tokens: Iterable[Token]) -> "Tree":
        """Return the tree with other tokens of the same number."""
        return replace(self, tokens=tuple(tokens))


def _kept(feature: str, *, on_verb: bool) -> bool:
    name = feature.partition("=")[0]
    return name in _KEPT_FEATURES and not (on_verb and name in _AGREEMENT)


def _morph(features: str, pos: str) -> str:
    if features == "_":
        return ""
    parts = features.split("|")
    if "Mood=Imp" in parts:
        return "Mood=Imp|VerbForm=Fin"
    return "|".join(p for p in parts if _kept(p, on_verb=pos in ("VERB", "AUX")))


def _harmonised(tokens: list[Token]) -> tuple[Token, ...]:
    """Mark the "do" of "don't go" as imperative in both treebanks; EWT does, GUM does not."""
    return tuple(
        replace(t, morph="Mood=Imp|VerbForm=Fin")
        if t.lemma == "do" and t.dep == "aux" and t.tag == "VB" and tokens[t.head].is_imperative
        else t
        for t in tokens
    )


def _parse(rows: list[list[str]], joined: dict[int, tuple[int, bool]], *, opens: bool) -> Tree:
    tokens = []
    for row in rows:
        number = int(row[0])
        space = "SpaceAfter=No" not in row[9]
        if number in joined:
            last, after = joined[number]
            space = number == last and after
        root = row[6] == "0"
        tokens.append(
            Token(
                row[1],
                row[2] if row[2] != "_" or row[1] == "_" else row[1],
                row[3],
                row[4],
                _morph(row[5], row[3]),
                number - 1 if root else int(row[6]) - 1,
                "ROOT" if root else row[7],
                space,
            )
        )
    return Tree(_harmonised(tokens), opens)


def read_conllu(path: Path) -> Iterator[Tree]:
    """Yield the trees of a CoNLL-U file in order.

    The spaces around the parts of "don't" (do + n't) come from their range line.
    """
    rows: list[list[str]] = []
    joined: dict[int, tuple[int, bool]] = {}
    opens = False
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            opens = opens or line.startswith(("# newpar", "# newdoc"))
            continue
        if not line:
            if rows:
                yield _parse(rows, joined, opens=opens)
            rows, joined, opens = [], {}, False
            continue
        row = line.split("\t")
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            after = "SpaceAfter=No" not in row[9]
            joined.update(dict.fromkeys(range(first, last + 1), (last, after)))
        elif "." not in row[0]:
            rows.append(row)
