"""Measure everything on the shared data, and print it as one dated table.

    python benchmarks/figures.py [--shared ../shared] [--write docs/figures.md]

Nothing is fitted here; test parts stay unseen by what is fitted. Takes about two minutes. What
each figure is, and on which data, stands beside it.
"""

import argparse
import csv
import datetime as dt
import json
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor.anatomy.steps import find_steps
from advisor.findings import Severity
from advisor.language.difficulty import familiarity, phrase_difficulty, word_difficulty
from advisor.language.readability import formulas
from advisor.reading.draft import Block
from advisor.reading.places import Places
from advisor.testing import draft_of, engine_of_all_rules, pipeline

HOME = Path(__file__).parent.parent
MODEL = HOME / "advisor" / "language" / "pipeline"
ORDERED = ("conj", "parataxis", "cop", "aux")
"""Relations to the root by which another word's imperative is the sentence's own."""

_HEAD = """# Figures

Measured on {day} by `python benchmarks/figures.py --write docs/figures.md`, on the data that
`shared/data/README.md` and `shared/eval/SOURCES.md` describe; none of it is part of this
repository. Development data were looked at while the rules were written, test data were not.

"""


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    about: str
    data: str
    value: str


@dataclass(frozen=True)
class Tree:
    """One sentence of a treebank: its text, its rows, and the genre of its document."""

    text: str
    rows: list[list[str]]
    document: str


GUIDES = Path(__file__).with_name("howto.txt")


class MissingDataError(Exception):
    """The shared data are not where they were looked for."""


def trees(path: Path) -> Iterator[Tree]:
    """Yield the sentences of a CoNLL-U file."""
    text, document, rows = "", "", list[list[str]]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc id = "):
            document = line.removeprefix("# newdoc id = ")
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            yield Tree(text, rows, document)
            rows = []


def rates(right: int, false: int, missed: int) -> str:
    """Return precision, recall and F1 as text."""
    precision = right / max(1, right + false)
    recall = right / max(1, right + missed)
    f1 = 2 * right / max(1, 2 * right + false + missed)
    return f"P {precision:.3f}, R {recall:.3f}, F1 {f1:.3f} (n {right + missed})"


def _orders(tree: Tree) -> bool:
    """Say whether the treebank has an imperative in the main clause, or joined to it."""
    root = {row[0] for row in tree.rows if row[7] == "root"}
    return any(
        "Mood=Imp" in row[5] and (row[0] in root or (row[7] in ORDERED and row[6] in root))
        for row in tree.rows
    )


def imperatives(path: Path, name: str) -> Figure:
    """Compare imperative steps with a treebank's imperative sentences."""
    return _orders_found([(tree.text, _orders(tree)) for tree in trees(path)], name)


def guides() -> Figure:
    """Compare imperative steps with our own labelled sentences of everyday guides."""
    lines = GUIDES.read_text(encoding="utf-8").splitlines()
    told = [(line[2:], line[0] == "+") for line in lines if line[:2] in ("+ ", "- ")]
    return _orders_found(told, "own how-to sentences, half of them no orders")


def _orders_found(told: Sequence[tuple[str, bool]], name: str) -> Figure:
    blocks = [[Block(text, Places(((0, 0),), len(text)))] for text, _ in told]
    counts = {"right": 0, "false": 0, "missed": 0}
    for (_, gold), sentences in zip(told, pipeline().read(blocks), strict=True):
        ours = any(step.form.value == "imperative" for s in sentences for step in find_steps(s))
        if gold or ours:
            counts["right" if gold and ours else "missed" if gold else "false"] += 1
    return Figure("imperative sentences", name, rates(**counts))


def parsing(shared: Path) -> Iterator[Figure]:
    """Yield the embedded pipeline's own scores on raw paragraphs of the test treebank."""
    sys.path.insert(0, str(HOME / "training"))
    import spacy
    from evaluate import sentence_figures, whole_text
    from trees import read_conllu

    # The parts of the training folder read their own CoNLL-U, with sentence gaps.
    gold = list(read_conllu(shared / "data/ewt/ewt-test.conllu"))
    nlp = spacy.load(MODEL, exclude=["tokenizer"])
    scores = whole_text(nlp, gold)
    for key in ("UPOS", "UAS", "LAS"):
        yield Figure(key, "EWT test", f"{scores[key]:.3f}")
    for key, count in sentence_figures(nlp, gold).items():
        if key == "passives":
            yield Figure(key, "EWT test", str(count))


def score(shared: Path) -> Iterator[Figure]:
    """Yield the lines of score.py on the development labels."""
    labels = shared / "eval/dev.jsonl"
    command = [sys.executable, str(shared / "eval/score.py"), "--json", "--labels", str(labels)]
    done = subprocess.run(
        [*command, "--advisor", f"{sys.executable} -m advisor.faces.commands"],
        capture_output=True,
        text=True,
        check=True,
        cwd=HOME,
    )
    for key, row in json.loads(done.stdout).items():
        value = f"F1 {row['f1']:.3f}"
        if "p" in row:
            value = f"P {row['p']:.3f}, R {row['r']:.3f}, {value} (n {row['n']})"
        yield Figure(key.replace("_", " "), "labelled homework, dev", value)


def suggestions(shared: Path) -> Iterator[Figure]:
    """Yield how many findings there are on homework, and how many come with a suggestion."""
    lines = (shared / "eval/dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines if line.strip()]
    reports = list(engine_of_all_rules().check(map(draft_of, texts)))
    found = [f for report in reports for f in report.findings]
    held = sum(
        any(f.category == "safety" and f.severity is Severity.ERROR for f in report.findings)
        for report in reports
    )
    offered = sum(bool(f.suggestions) for f in found)
    words = sum(len(text.split()) for text in texts)
    name = "labelled homework, dev"
    yield Figure(
        "findings with a suggestion", name, f"{offered} of {len(found)}, {offered / len(found):.0%}"
    )
    yield Figure("drafts held for a person (no suggestions)", name, f"{held} of {len(texts)}")
    yield Figure("warnings per 100 words", name, f"{100 * _grave(found) / words:.2f}")


def _grave(found: Iterable[object]) -> int:
    return sum(f.severity >= Severity.WARNING for f in found)  # type: ignore[attr-defined]


def prose(shared: Path) -> Iterator[Figure]:
    """Yield warnings per 100 words of texts that are no homework, by genre."""
    documents: dict[str, list[str]] = {}
    for tree in trees(shared / "data/ewt/ewt-dev.conllu"):
        documents.setdefault(tree.document, []).append(tree.text)
    texts = {name: "\n".join(lines) for name, lines in documents.items()}
    words, grave, by_rule = dict[str, int](), dict[str, int](), Counter[str]()
    reports = engine_of_all_rules().check(map(draft_of, texts.values()))
    for (name, text), report in zip(texts.items(), reports, strict=True):
        for genre in (name.split("-")[0], "all"):
            words[genre] = words.get(genre, 0) + len(text.split())
            grave[genre] = grave.get(genre, 0) + _grave(report.findings)
        by_rule.update(f.rule for f in report.findings if f.severity >= Severity.WARNING)
    for genre in sorted(words, key=lambda g: (g != "all", g)):
        rate = 100 * grave[genre] / words[genre]
        yield Figure(
            "warnings per 100 words", f"EWT dev, {genre}", f"{rate:.2f} (n {words[genre]})"
        )
    most = ", ".join(f"{rule} {count}" for rule, count in by_rule.most_common(6))
    yield Figure("most of them from", "EWT dev, all", most)


def pearson(ours: Sequence[float], gold: Sequence[float]) -> str:
    """Return Pearson's r as text."""
    return f"r {statistics.correlation(ours, gold):.3f} (n {len(gold)})"


def _context(sentence: str, term: str) -> float | None:
    own = set(term.lower().split())
    others = [w for w in re.findall(r"[^\W\d_]+", sentence.lower()) if w not in own]
    return statistics.fmean(map(familiarity, others)) if others else None


def words(shared: Path) -> Iterator[Figure]:
    """Yield how well the word model agrees with readers, in context and alone."""
    for size in ("single", "multi"):
        path = shared / f"data/complex/lcp_{size}_trial.tsv"
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        rows = [row for row in rows if row["token"] and row["complexity"]]
        gold = [float(row["complexity"]) for row in rows]
        around = [_context(row["sentence"], row["token"]) for row in rows]
        for name, contexts in (("in context", around), ("alone", [None] * len(rows))):
            ours = [
                word_difficulty(row["token"], context=context)
                if size == "single"
                else phrase_difficulty(re.split(r"[ -]", row["token"]), context=context)
                for row, context in zip(rows, contexts, strict=True)
            ]
            yield Figure(f"hard words, {name}", f"CompLex trial, {size}", pearson(ours, gold))


def sentences(shared: Path) -> Iterator[Figure]:
    """Yield how well the difficulty of a sentence agrees with teachers' levels."""
    path = shared / "data/cefr_sp/CEFR-SP_Wikiauto_test.txt"
    rows = [line.rsplit("\t", 2) for line in path.read_text(encoding="utf-8").splitlines() if line]
    texts = [row[0] for row in rows]
    gold = [(int(row[1]) + int(row[2])) / 2 for row in rows]
    name = "CEFR-SP Wiki-Auto test"
    reports = engine_of_all_rules().check(map(draft_of, texts))
    pairs = [
        (report.assignments[0].metrics["difficulty"], level)
        for report, level in zip(reports, gold, strict=True)
        if report.assignments and "difficulty" in report.assignments[0].metrics
    ]
    yield Figure("difficulty of a sentence", name, pearson(*zip(*pairs, strict=True)))
    grades = [formulas([text]).get("flesch_kincaid_grade", 0.0) for text in texts]
    yield Figure("Flesch-Kincaid grade, to compare", name, pearson(grades, gold))


_LOAD = "import time, spacy.lang.en; from advisor.testing import pipeline; s = time.perf_counter(); pipeline(); print(time.perf_counter() - s)"


def size() -> Iterator[Figure]:
    """Yield what the embedded pipeline weighs, and how long it takes to load."""
    weight = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())
    yield Figure("size of the embedded pipeline", "on disk", f"{weight / 1e6:.1f} MB")
    runs = [
        float(
            subprocess.run(
                [sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True, cwd=HOME
            ).stdout
        )
        for _ in range(5)
    ]
    value = f"{statistics.median(runs):.2f} s (fastest {min(runs):.2f})"
    yield Figure("time to load it with all word lists", "this machine, median of 5", value)


def figures(shared: Path) -> Iterator[Figure]:
    """Yield all figures.

    Raises:
        MissingDataError: a file that they are measured on is not there.
    """
    needed = (
        "eval/score.py",
        "eval/dev.jsonl",
        "data/ewt/ewt-test.conllu",
        "data/complex",
        "data/cefr_sp",
    )
    missing = [name for name in needed if not (shared / name).exists()]
    if missing:
        raise MissingDataError(
            f"{shared / missing[0]} is not there: name the data with --shared PATH."
        )
    yield from score(shared)
    yield from suggestions(shared)
    yield guides()
    yield imperatives(shared / "data/ewt/ewt-test.conllu", "EWT test")
    yield imperatives(shared / "data/gum_free/gum-free-dev.conllu", "GUM dev, nine genres")
    yield from parsing(shared)
    yield from words(shared)
    yield from sentences(shared)
    yield from prose(shared)
    yield from size()


def table(found: Iterable[Figure]) -> str:
    """Return figures as a Markdown table."""
    rows = [f"| {f.about} | {f.data} | {f.value} |" for f in found]
    return "\n".join(["| figure | data | value |", "| --- | --- | --- |", *rows]) + "\n"


def main() -> int:
    """Print the table, or write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HOME.parent / "shared")
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    started = time.perf_counter()
    try:
        rows = table(figures(args.shared.resolve()))
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    page = _HEAD.format(day=dt.datetime.now(tz=dt.UTC).date()) + rows
    print(page)
    print(f"{time.perf_counter() - started:.0f} s", file=sys.stderr)
    if args.write:
        args.write.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
