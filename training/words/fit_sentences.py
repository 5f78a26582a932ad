"""Fit what makes a sentence hard, and report how well it does.

    python training/words/fit_sentences.py --cefr DIR --own DIR --out FILE [--test]

``--cefr`` holds the CEFR-SP Wiki-Auto files: tokens with spaces between, and the levels (1-6) that
two teachers gave; their mean is fitted. ``--own`` holds our own small sets (training/readability):
medical sentences and reading passages with a level each. Without them the fit knows encyclopedias
only. A passage counts as the mean of its sentences. All texts are read
by the product's own pipeline, as a draft is. Run fit_words.py first.

`WEIGHT` says how many encyclopedia sentences one of ours stands for. `LEAST` is the floor under the
slopes of length: no set has sentences above 45 words, and taken at its word the corpus would let
one of 60 pass. The spread of the score is set to that of the teachers: a regression draws to the
middle, and would call nothing easy and nothing hard.

The school grade is a line over the levels, set (`GRADE`).
"""

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from fitting import Matrix, columns, pearson, solve, spearman

from advisor import load_pipeline
from advisor.anatomy.metrics import INNER
from advisor.language.difficulty import WordInfo, sentence_features
from advisor.language.difficulty.sentences import length_of
from advisor.language.readability import formulas

SIGNS = {"speaks to the reader": -1}
LEAST = {"length": 0.15, "short length": 0.15, "old words": 0.15}
WEIGHT = {"medical": 4.0, "passages": 8.0}
RIDGE = 3.0
BEND, ABOVE = 5.0, 0.5
"""Where the scale bends, and what a level counts beyond: readers have six levels and no more."""
GRADE = {"start": -2.0, "slope": 3.0}
"""A CEFR level is three school grades: A1 is grade 1, B1 grade 7, C2 grade 16. Set, not fitted."""


class Rated(NamedTuple):
    """Features of each text, the level it was given, its Flesch-Kincaid grade."""

    rows: list[dict[str, float]]
    level: Matrix
    formula: Matrix


def joined(text: str) -> str:
    """Return a tokenized sentence as it is printed."""
    text = re.sub(r" ([.,;:!?%)\]])", r"\1", re.sub(r"([(\[]) ", r"\1", text))
    return text.replace(" 's", "'s").replace(" n't", "n't")


def read(texts: Sequence[str], level: Iterable[float], nlp: Any) -> Rated:
    rows, formula = [], []
    for doc in nlp.pipe(texts):
        found, sizes, lines = [], [], []
        for span in doc.sents:
            words = [WordInfo(t.text, t.lemma_.lower(), t.pos_) for t in span if not t.is_space]
            if not length_of(words):
                continue
            found.append(sentence_features(words, sum(t.dep_ in INNER for t in span)))
            sizes.append(length_of(words))
            lines.append(span.text)
        rows.append({n: float(np.average([f[n] for f in found], weights=sizes)) for n in found[0]})
        formula.append(formulas(lines).get("flesch_kincaid_grade", 0.0))
    return Rated(rows, np.array(list(level)), np.array(formula))


def cefr(path: Path, nlp: Any) -> Rated:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return read([joined(r[0]) for r in rows], [(int(r[1]) + int(r[2])) / 2 for r in rows], nlp)


def medical(path: Path, nlp: Any) -> Rated:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return read([row[1] for row in rows], [float(row[0]) for row in rows], nlp)


def passages(path: Path, nlp: Any) -> Rated:
    parts = [p for p in path.read_text(encoding="utf-8").split("\n\n") if p.startswith("@")]
    heads = [part.partition("\n") for part in parts]
    grades = [float(head.split()[1]) for head, _, _ in heads]
    return read([body for _, _, body in heads], grades, nlp)


def fit(names: list[str], x: Matrix, y: Matrix, weight: Matrix) -> tuple[float, Matrix]:
    least = np.array([LEAST.get(name, 0.0) for name in names])
    signs = [SIGNS.get(name, 1) for name in names]
    constant, slopes = solve(x, y - x @ least, signs, weight, RIDGE)
    return constant, slopes + least


def bent(level: Matrix) -> Matrix:
    return np.minimum(level, BEND) + ABOVE * np.maximum(level - BEND, 0.0)


def report(label: str, guess: Matrix, rated: Rated) -> None:
    error = np.abs(guess - rated.level).mean()
    print(f"{label}: n {len(guess)}, r {pearson(guess, rated.level):.4f}", end=", ")
    print(f"rho {spearman(guess, rated.level):.4f}, mean error {error:.3f}", end=", ")
    print(f"Flesch-Kincaid r {pearson(rated.formula, rated.level):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cefr", type=Path, required=True)
    parser.add_argument("--own", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--test", action="store_true")
    args = parser.parse_args()

    nlp = load_pipeline().nlp
    train = cefr(args.cefr / "CEFR-SP_Wikiauto_train.txt", nlp)
    ours = medical(args.own / "rated_sentences.tsv", nlp)
    texts = passages(args.own / "rated_passages.txt", nlp)
    sets = {"train": train, "medical": ours, "passages": texts}
    names, x = columns([row for rated in sets.values() for row in rated.rows])
    level = np.concatenate([rated.level for rated in sets.values()])
    weight = np.concatenate(
        [np.full(len(rated.level), WEIGHT.get(name, 1.0)) for name, rated in sets.items()]
    )
    fold, guess = np.random.default_rng(0).integers(0, 10, len(level)), np.zeros(len(level))
    for number in range(10):
        inside = fold != number
        constant, slopes = fit(names, x[inside], level[inside], weight[inside])
        guess[~inside] = constant + x[~inside] @ slopes
    size = len(train.level)
    stretch = train.level.std() / guess[:size].std()
    middle = train.level.mean()
    constant, slopes = fit(names, x, level, weight)
    constant, slopes = middle + stretch * (constant - middle), slopes * stretch
    crossed = bent(middle + stretch * (guess - middle))

    last = len(texts.level)
    model = json.loads(args.out.read_text())
    model["sentence"] = {
        "how": "ridge with bound signs on CEFR-SP Wiki-Auto train (CC BY-SA 3.0) and our own rated "
        "medical sentences and passages; spread set to that of the teachers",
        "coefficients": {"constant": round(float(constant), 5)}
        | {name: round(float(b), 5) for name, b in zip(names, slopes, strict=True)},
        "bend": BEND,
        "above": ABOVE,
        "grade": GRADE,
        "error": round(
            float(np.quantile(np.abs(crossed - level)[: size + len(ours.level)], 0.8)), 3
        ),
    }
    args.out.write_text(json.dumps(model, indent=1) + "\n")

    report("train, 10-fold", crossed[:size], train)
    report("own medical sentences, 10-fold", crossed[size:-last], ours)
    report("own passages, 10-fold", crossed[-last:], texts)
    for part in ("dev", "test") if args.test else ("dev",):
        rated = cefr(args.cefr / f"CEFR-SP_Wikiauto_{part}.txt", nlp)
        held = np.array([[row[name] for name in names] for row in rated.rows])
        report(part, bent(constant + held @ slopes), rated)
    print(json.dumps(model["sentence"], indent=1))


if __name__ == "__main__":
    main()
