"""Figures for a pipeline: the test treebank, and hand-written lines of homework.

Usage: python evaluate.py MODEL DATA [--part test|dev], where DATA holds ewt/.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from prepare import paragraphs
from spacy.tokens import Doc
from spacy.training import Example
from trees import Tree, read_conllu
from verbs import is_order, passive_heads

from docs import to_doc

PROBE = Path(__file__).with_name("probe.jsonl")


@dataclass
class Count:
    """Hits and errors of a yes/no question."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, gold: bool, found: bool) -> None:
        """Count one answer."""
        self.right += gold and found
        self.false += found and not gold
        self.missed += gold and not found

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.false)
        recall = self.right / max(1, self.right + self.missed)
        f = 2 * precision * recall / max(1e-9, precision + recall)
        return f"P {precision:.3f} R {recall:.3f} F {f:.3f} (n {self.right + self.missed})"


def gold_order(tree: Tree) -> bool:
    """Say whether the treebank has an imperative in the main clause or one joined to it."""
    main = {tree.root}
    for _ in tree.tokens:
        joined = {i for i, t in enumerate(tree.tokens) if t.dep == "conj" and t.head in main}
        if joined <= main:
            break
        main |= joined
    return any(
        t.is_imperative and (i in main or (t.head in main and t.dep in ("cop", "aux:pass")))
        for i, t in enumerate(tree.tokens)
    )


def whole_text(nlp: Any, trees: Iterable[Tree]) -> dict[str, float]:
    """Return spaCy's own scores on paragraphs of raw text."""
    golds = [to_doc(nlp.vocab, group) for group in paragraphs(trees)]
    scores = nlp.evaluate([Example(nlp.make_doc(gold.text), gold) for gold in golds])
    wanted = {"pos_acc": "UPOS", "tag_acc": "xpos", "dep_uas": "UAS", "dep_las": "LAS"}
    wanted |= {"lemma_acc": "lemma", "morph_acc": "morph", "sents_f": "sentences F"}
    return {name: scores[key] for key, name in wanted.items()}


def sentence_figures(nlp: Any, trees: Sequence[Tree]) -> dict[str, Count]:
    """Return imperative tokens and passives (gold words), and imperative sentences (raw text)."""
    names = ("lemmas in lower case", "imperative words", "passives", "imperative sentences")
    counts = {name: Count() for name in names}
    golds = [to_doc(nlp.vocab, [tree]) for tree in trees]
    plain = (Doc(nlp.vocab, [t.text for t in g], [bool(t.whitespace_) for t in g]) for g in golds)
    for gold, doc in zip(golds, nlp.pipe(plain), strict=True):
        found, real = passive_heads(doc), passive_heads(gold)
        for ours, theirs in zip(doc, gold, strict=True):
            marks = ("Mood=Imp" in str(theirs.morph), "Mood=Imp" in str(ours.morph))
            counts["imperative words"].add(*marks)
            same = theirs.lemma_.lower() == ours.lemma_.lower()
            counts["lemmas in lower case"].add(gold=True, found=same)
            counts["passives"].add(theirs.i in real, theirs.i in found)
    for tree, doc in zip(trees, nlp.pipe(tree.text for tree in trees), strict=True):
        order = any(is_order(s) for s in doc.sents)
        counts["imperative sentences"].add(gold_order(tree), order)
    return counts


def probe_figures(nlp: Any, path: Path) -> tuple[dict[str, Count], list[str]]:
    """Return figures by kind of hand-written line, and the lines that went wrong."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    counts: dict[str, Count] = {}
    wrong = []
    for line, doc in zip(lines, nlp.pipe(line["text"] for line in lines), strict=True):
        found = any(is_order(s) for s in doc.sents)
        counts.setdefault(line["kind"], Count()).add(line["order"], found)
        counts.setdefault("all", Count()).add(line["order"], found)
        if found != line["order"]:
            wrong.append(f"{'missed' if line['order'] else 'false'}: {line['text']}")
        if "passive" in line:
            found = bool(passive_heads(doc))
            counts.setdefault("passives", Count()).add(line["passive"], found)
            if found != line["passive"]:
                wrong.append(f"passive {'missed' if line['passive'] else 'false'}: {line['text']}")
    return counts, wrong


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", default="test", choices=("test", "dev"))
    args = parser.parse_args()
    nlp = spacy.load(args.model, exclude=["tokenizer"])
    trees = list(read_conllu(args.data / f"ewt/ewt-{args.part}.conllu"))
    for name, value in whole_text(nlp, trees).items():
        print(f"{name:12} {value:.3f}")
    for name, count in sentence_figures(nlp, trees).items():
        print(f"{name}: {count}")
    counts, wrong = probe_figures(nlp, PROBE)
    for name, count in counts.items():
        print(f"probe {name}: {count}; {count.false} false")
    print("\n".join(wrong))


if __name__ == "__main__":
    main()
