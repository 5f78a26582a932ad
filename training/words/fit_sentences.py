"""Fit what makes a sentence hard, and report how well it does.

    python training/words/fit_sentences.py --cefr DIR --out FILE [--test]

``--cefr`` holds the CEFR-SP Wiki-Auto files: tokens with spaces between, and the levels (1-6) that
two teachers gave; their mean is fitted. Run fit_words.py first. Features and bounds were chosen by
10-fold cross-validation on train and looked at on dev; ``--test`` reports the test file.

Two things are set, not fitted. The slopes of length and of the number of hard words have a floor
(`LEAST`): the corpus has few sentences above 25 words or with more than three hard ones, and taken
at its word it would let a 60-word sentence pass (cost: 0.003 of r). And the spread of the score is set to that of the teachers: a regression
draws to the middle, and would call nothing easy and nothing hard.

The school grade is textstat's Flesch-Kincaid grade of all training sentences of a level, put
together, as a line over the levels with one bend: the scale that clinicians know, with our order
on it.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from fitting import Matrix, columns, pearson, solve, spearman

from advisor.language.difficulty import WordInfo, sentence_features
from advisor.language.readability import formulas

SIGNS = {
    "hard words": 1, "hardest words": 1, "rarest words": 1, "length": 1, "inner clauses": 1,
}  # fmt: skip
LEAST = {"length": 0.2, "hard words": 0.5}
RIDGE = 3.0


def read(path: Path) -> tuple[list[list[WordInfo]], Matrix]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    sentences = [[WordInfo(token) for token in row[0].split()] for row in rows]
    return sentences, np.array([(int(row[1]) + int(row[2])) / 2 for row in rows])


def fit(names: list[str], x: Matrix, y: Matrix) -> tuple[float, Matrix]:
    least = np.array([LEAST.get(name, 0.0) for name in names])
    rest = y - x @ least
    constant, slopes = solve(x, rest, [SIGNS[name] for name in names], np.ones(len(y)), RIDGE)
    return constant, slopes + least


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cefr", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--test", action="store_true")
    args = parser.parse_args()

    sentences, level = read(args.cefr / "CEFR-SP_Wikiauto_train.txt")
    names, x = columns([sentence_features(words) for words in sentences])
    fold, guess = np.random.default_rng(0).integers(0, 10, len(level)), np.zeros(len(level))
    for number in range(10):
        constant, slopes = fit(names, x[fold != number], level[fold != number])
        guess[fold == number] = constant + x[fold == number] @ slopes
    stretch = level.std() / guess.std()

    constant, slopes = fit(names, x, level)
    constant = level.mean() + stretch * (constant - level.mean())
    slopes = slopes * stretch
    stretched = level.mean() + stretch * (guess - level.mean())

    levels = sorted(set(level))
    pooled = [
        formulas(
            [
                " ".join(w.text for w in s)
                for s, own in zip(sentences, level, strict=True)
                if own == at
            ]
        )
        for at in levels
    ]
    grades = np.array([score["flesch_kincaid_grade"] for score in pooled])
    counts = np.array([(level == at).sum() for at in levels])
    bend = np.array([[1.0, min(at, 3.0), max(at - 3.0, 0.0)] for at in levels])
    root = np.sqrt(counts)
    start, below, above = np.linalg.lstsq(bend * root[:, None], grades * root, rcond=None)[0]

    model = json.loads(args.out.read_text())
    model["sentence"] = {
        "how": "ridge with bound signs on CEFR-SP Wiki-Auto train (CC BY-SA 3.0), spread set to "
        "that of the teachers; grade from Flesch-Kincaid per level",
        "coefficients": {"constant": round(float(constant), 5)}
        | {name: round(float(b), 5) for name, b in zip(names, slopes, strict=True)},
        "grade": {
            "start": round(float(start), 3),
            "slope to level 3": round(float(below), 3),
            "slope from level 3": round(float(above), 3),
        },
        "error": round(float(np.quantile(np.abs(stretched - level), 0.8)), 3),
    }
    args.out.write_text(json.dumps(model, indent=1) + "\n")

    def report(label: str, guess: Matrix, truth: Matrix) -> None:
        mae = np.abs(guess - truth).mean()
        print(f"{label}: n {len(truth)}, r {pearson(guess, truth):.4f}", end=", ")
        print(f"rho {spearman(guess, truth):.4f}, mae {mae:.3f} levels")

    report("train, 10-fold", stretched, level)
    for part in ("dev", "test") if args.test else ("dev",):
        sentences, truth = read(args.cefr / f"CEFR-SP_Wikiauto_{part}.txt")
        _, x = columns([sentence_features(words) for words in sentences])
        report(part, constant + x @ slopes, truth)
        grade = [
            formulas([" ".join(w.text for w in words)]).get("flesch_kincaid_grade", 0.0)
            for words in sentences
        ]
        report(f"{part}, Flesch-Kincaid for comparison", np.array(grade), truth)
    print(model["sentence"])


if __name__ == "__main__":
    main()
