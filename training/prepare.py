"""Treebanks and templates to the corpora that `spacy train` reads.

Usage: python prepare.py DATA OUT, where DATA holds ewt/ and gum_free/ (CoNLL-U). OUT must lie
outside the repository: the treebanks, and what is made of them, are never committed.
"""

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from grammar import Writer, ambiguous, known_words, read_grammar
from layouts import bulleted, lowered, titled, without_stop
from spacy.lang.en import English
from substitute import other_opening_noun, other_order
from trees import Tree, read_conllu

from docs import to_doc, write

SEED = 11
PARAGRAPH = 8
"""Sentences. Longer paragraphs are cut, so that sentence starts are learnt in any place."""

ORDER_SWAPS = 4
NOUN_SWAPS = 3
TEMPLATES = Path(__file__).with_name("templates.txt")
TRAIN = ("ewt/ewt-train.conllu", "gum_free/gum-free-train.conllu")
DEV = ("ewt/ewt-dev.conllu", "gum_free/gum-free-dev.conllu")


def paragraphs(trees: Iterable[Tree]) -> Iterator[list[Tree]]:
    """Group sentences as they stood together, at most `PARAGRAPH` at a time."""
    group: list[Tree] = []
    for tree in trees:
        if group and (tree.opens or len(group) >= PARAGRAPH):
            yield group
            group = []
        group.append(tree)
    if group:
        yield group


def _laid_out(vocab: Any, group: Sequence[Tree], rng: Random) -> Any:
    """Return a paragraph as prose, mostly, or in one of the layouts of a handout."""
    lot = rng.random()
    if lot < 0.10:
        return to_doc(vocab, [lowered(t) for t in group])
    if lot < 0.22:
        return to_doc(vocab, [without_stop(t) for t in group], "\n")
    if lot < 0.27:
        return to_doc(vocab, [bulleted(without_stop(t), rng) for t in group], "\n")
    if lot < 0.29:
        return to_doc(vocab, [titled(without_stop(t)) for t in group], "\n")
    return to_doc(vocab, group)


def _line(tree: Tree, rng: Random) -> Tree:
    """Return a sentence as a line of its own might be written."""
    lot = rng.random()
    if lot < 0.40:
        return tree
    if lot < 0.65:
        return without_stop(tree)
    if lot < 0.75:
        return bulleted(without_stop(tree), rng)
    if lot < 0.92:
        return lowered(without_stop(tree))
    return titled(without_stop(tree))


def _swapped(
    trees: Sequence[Tree], words: dict[str, tuple[str, ...]], rng: Random
) -> Iterator[Tree]:
    for tree in trees:
        if tree.is_order:
            for _ in range(ORDER_SWAPS):
                if other := other_order(tree, words["ANYT"], words["ANYI"], rng):
                    yield other
        for _ in range(NOUN_SWAPS):
            if noun := other_opening_noun(tree, words["ANYN"], rng):
                yield noun


def training_docs(trees: Sequence[Tree], scale: float) -> Iterator[Any]:
    """Yield the training docs in an order of no meaning."""
    rng = Random(SEED)
    vocab = English().vocab
    words = ambiguous(trees)
    grammar = read_grammar(TEMPLATES, words)
    docs = [_laid_out(vocab, group, rng) for group in paragraphs(trees)]
    for order in (t for t in trees if t.is_order and len(t.tokens) > 1):
        bare = without_stop(order)
        variants = (order, bare, bulleted(bare, rng), lowered(bare))
        docs.extend(to_doc(vocab, [variant]) for variant in variants)
    more = {k: grammar.words[k] for k in ("RECORD", "DO", "HOME", "SEND")}
    words["ANYT"] = tuple(sorted({*words["ANYT"], *(w for ws in more.values() for w in ws)}))
    words["ANYI"] = tuple(sorted({*words["ANYI"], *grammar.words["MOVE"]}))
    words["ANYN"] = grammar.words["ANYN"]
    docs.extend(to_doc(vocab, [_line(t, rng)]) for t in _swapped(trees, words, rng))
    written = [t for _, t in Writer(grammar, known_words(trees), SEED).sentences(scale)]
    rng.shuffle(written)
    while written:
        size = 1 if rng.random() < 0.75 else rng.randint(2, 5)
        group, written = written[:size], written[size:]
        if size == 1:
            docs.append(to_doc(vocab, [_line(group[0], rng)]))
        else:
            whole = all(t.tokens[-1].tag == "." for t in group)
            docs.append(to_doc(vocab, group, " " if whole else "\n"))
    rng.shuffle(docs)
    yield from docs


def main() -> None:
    """Write train.spacy, dev.spacy and sources.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", type=float, default=1.0, help="how many template sentences")
    args = parser.parse_args()
    trees = [tree for name in TRAIN for tree in read_conllu(args.data / name)]
    print(write(training_docs(trees, args.scale), args.out / "train.spacy"), "training docs")
    vocab = English().vocab
    dev = [tree for name in DEV for tree in read_conllu(args.data / name)]
    print(write((to_doc(vocab, g) for g in paragraphs(dev)), args.out / "dev.spacy"), "dev docs")
    sums = {n: hashlib.sha256((args.data / n).read_bytes()).hexdigest() for n in (*TRAIN, *DEV)}
    (args.out / "sources.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
