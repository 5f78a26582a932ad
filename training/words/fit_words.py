"""Fit what makes a word hard, and report how well it does.

    python training/words/fit_words.py --complex DIR --ratings FILE --out FILE [--trial]

``--complex`` holds the CompLex / LCP 2021 files, ``--ratings`` the Word Complexity Lexicon.

First the rating that readers give a word by itself (1-6), fitted on the lexicon from the form
alone. The lexicon has no abbreviations: what they add is taken from LCP, in units of the rating.
Then the difficulty of a word in its sentence (0-1), fitted on the single words of the LCP training
file from the same features, the rating expected of it and the familiarity of the words around it;
every word counts twice, with and without the latter.

Slopes are bound: more familiar is never harder, longer or worse rated never easier. How much of a
word's own rating counts was chosen by 10-fold cross-validation on the LCP training file, all
occurrences of a word in one fold. ``--trial`` reports the trial files; nothing was chosen on them.
"""

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from fitting import Matrix, Rated, columns, folds, lcp, pearson, ratings, solve, spearman

from advisor.language.difficulty.known_words import familiarity
from advisor.language.difficulty.model import STRETCHES, weigh
from advisor.language.difficulty.words import context_features, form_features, rate

SIGNS = {
    "familiarity": -1, "expected": 1, "letters": 1, "syllables": 1, "form": 1, "everyday": -1,
    "medical form": 1, "mean": 1, "hardest": 1,
}  # fmt: skip
OWN_SHARES = (0.0, 0.2, 0.4, 0.6, 1.0)
RIDGE = 3.0


def around(rated: Rated) -> float:
    """Return the mean familiarity of the words around the term."""
    words = re.findall(r"[A-Za-z][A-Za-z'-]*", rated.sentence)
    values = [familiarity(word) for word in words if word != rated.term]
    return float(np.mean(values)) if values else 5.5


def sign(name: str) -> int:
    return next((bound for group, bound in SIGNS.items() if name.startswith(group)), 0)


def fit(names: Sequence[str], x: Matrix, y: Matrix) -> dict[str, float]:
    constant, slopes = solve(x, y, [sign(name) for name in names], np.ones(len(y)), RIDGE)
    return {"constant": constant, **dict(zip(names, map(float, slopes), strict=True))}


def crossed(names: Sequence[str], x: Matrix, y: Matrix, groups: Sequence[str]) -> Matrix:
    """Return for each row what a fit on the other nine folds says."""
    fold, guess = folds(groups), np.zeros(len(y))
    for number in range(10):
        weights = fit(names, x[fold != number], y[fold != number])
        slopes = np.array([weights[name] for name in names])
        guess[fold == number] = weights["constant"] + x[fold == number] @ slopes
    return guess


def scores(guess: Matrix, truth: Matrix) -> dict[str, float]:
    error = np.abs(guess - truth).mean()
    figures = {"r": pearson(guess, truth), "rho": spearman(guess, truth), "mae": float(error)}
    return {"n": len(truth)} | {name: round(value, 4) for name, value in figures.items()}


def rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 5) for name, value in weights.items()}


def fit_rating(lexicon: Mapping[str, float], train: Sequence[Rated]) -> tuple[Any, Any]:
    """Return the rating model and its figures."""
    truth = np.array(list(lexicon.values()))
    names, x = columns([form_features(word) for word in lexicon])
    guess = crossed(names, x, truth, list(lexicon))
    weights = fit(names, x, truth)
    typical: dict[str, float] = {}
    for name, mean in zip(names, x.mean(axis=0), strict=True):
        group = next((group for group in STRETCHES if name.startswith(group)), name)
        group = "familiarity" if group in ("form", "everyday") else group
        typical[group] = typical.get(group, 0.0) + weights[name] * float(mean)
    model: dict[str, Any] = {
        "how": "ridge with bound signs on the Word Complexity Lexicon (Maddela and Xu 2018, MIT)",
        "own_share": 0.0,
        "error": round(float(np.std(guess - truth)), 3),
        "coefficients": weights,
        "typical": rounded(typical),
    }
    # What an initialism adds, from LCP: two slopes, one per step of rating, one per initialism.
    hardness = np.array([item.difficulty for item in train])
    form = [form_features(item.term) for item in train]
    two = np.array(
        [
            [rate(item.term, "", model), features["initialism"]]
            for item, features in zip(train, form, strict=True)
        ]
    )
    _, (step, initialism) = solve(two, hardness, (0, 0), np.ones(len(hardness)), RIDGE)
    weights["initialism"] = float(initialism / step)
    model["coefficients"] = rounded(weights)
    return model, scores(guess, truth)


def context_rows(
    items: Sequence[Rated], model: Mapping[str, Any], *, with_context: bool
) -> list[dict[str, float]]:
    return [
        context_features(
            item.term,
            expected=rate(item.term, "", model),
            context=around(item) if with_context else None,
        )
        for item in items
    ]


def phrase_rows(
    items: Sequence[Rated], rating: Mapping[str, Any], weights: Mapping[str, float]
) -> list[dict[str, float]]:
    rows = []
    for item in items:
        words = [item._replace(term=word) for word in re.split(r"[ -]", item.term)]
        single = [weigh(weights, row) for row in context_rows(words, rating, with_context=True)]
        rows.append({"mean": float(np.mean(single)), "hardest": max(single)})
    return rows


def fit_phrase(
    train: Sequence[Rated], rating: Mapping[str, Any], weights: Mapping[str, float]
) -> tuple[Any, Any]:
    """Return the model of a term of several words, and its figures."""
    truth = np.array([item.difficulty for item in train])
    names, x = columns(phrase_rows(train, rating, weights))
    guess = crossed(names, x, truth, [item.term.lower() for item in train])
    model = {
        "how": "ridge with bound signs on the LCP 2021 multi-word training file (CC BY 4.0)",
        "coefficients": rounded(fit(names, x, truth)),
    }
    return model, scores(guess, truth)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--complex", type=Path, required=True)
    parser.add_argument("--ratings", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--trial", action="store_true")
    args = parser.parse_args()

    train = lcp(args.complex / "lcp_single_train.tsv")
    hardness = np.array([item.difficulty for item in train])
    twice = np.concatenate([hardness, hardness])
    terms = [item.term.lower() for item in train]
    rating, report = fit_rating(ratings(args.ratings), train)
    report = {"lexicon, 10-fold, from the form alone": report}

    # The share is judged by the rating itself: the second fit can make up for either.
    best: tuple[float, float] = (0.0, 0.0)
    for share in OWN_SHARES:
        rating["own_share"] = share
        rows = [r for c in (True, False) for r in context_rows(train, rating, with_context=c)]
        names, x = columns(rows)
        guess = crossed(names, x, twice, terms * 2)
        size = len(train)
        expected = np.array([rate(item.term, "", rating) for item in train])
        r = pearson(expected, hardness)
        print(
            f"own share {share}: r {r:.4f}, after the second fit {pearson(guess[size:], hardness):.4f}"
        )
        if r > best[0]:
            best = (r, share)
            report["LCP single train, 10-fold, with context"] = scores(guess[:size], hardness)
            report["LCP single train, 10-fold, word alone"] = scores(guess[size:], hardness)
    rating["own_share"] = best[1]
    rows = [r for c in (True, False) for r in context_rows(train, rating, with_context=c)]
    names, x = columns(rows)
    context = {
        "how": "ridge with bound signs on the LCP 2021 single-word training file (CC BY 4.0)",
        "coefficients": rounded(fit(names, x, twice)),
    }
    phrase, report["LCP multi train, 10-fold, phrase"] = fit_phrase(
        lcp(args.complex / "lcp_multi_train.tsv"), rating, context["coefficients"]
    )
    model = json.loads(args.out.read_text()) if args.out.exists() else {}
    model |= {"rating": rating, "context": context, "phrase": phrase}
    model.setdefault("hard_from", 2.9)
    args.out.write_text(json.dumps(model, indent=1) + "\n")

    if args.trial:
        items = lcp(args.complex / "lcp_multi_trial.tsv")
        truth = np.array([item.difficulty for item in items])
        rows = phrase_rows(items, rating, context["coefficients"])
        guess = np.array([weigh(phrase["coefficients"], row) for row in rows])
        report["lcp_multi_trial.tsv, phrase"] = scores(guess, truth)
        for file in ("lcp_single_trial.tsv", "lcp_multi_train.tsv", "lcp_multi_trial.tsv"):
            items = lcp(args.complex / file)
            truth = np.array([item.difficulty for item in items])
            for with_context in (True, False):
                # The difficulty of a term of two words is the mean of the two.
                guess = np.zeros(len(items))
                for at, item in enumerate(items):
                    words = [item._replace(term=word) for word in item.term.split()]
                    found = context_rows(words, rating, with_context=with_context)
                    guess[at] = np.mean([weigh(context["coefficients"], row) for row in found])
                label = f"{file}, {'with context' if with_context else 'word alone'}"
                report[label] = scores(guess, truth)
    for label, row in report.items():
        print(f"{label}: {row}")


if __name__ == "__main__":
    main()
