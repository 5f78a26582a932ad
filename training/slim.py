"""Cut a trained pipeline down to what loading needs, and put it in its place in one move.

Usage: python slim.py TRAINED TARGET. English tokenisation is spaCy's own code, so the saved copy
is left out: loading builds it once instead of twice. Of the strings, only labels and the edit
trees' letters are needed. Texts that stand beside the old weights are kept.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]  # it ships no types

NOT_WEIGHTS = ("README.md", "LICENSE-CC-BY-SA-4.0.txt")
NAME, VERSION = "homework_advisor", "1.1.0"
SOURCES = [
    {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
    {"name": "UD English GUM, freely licensed genres", "license": "CC BY 4.0 / public domain"},
    {"name": "template sentences of this project", "license": "CC BY-SA 4.0"},
]
TRIED_ON = (
    "Write down three thoughts and rate your mood.\n- Mood log\nThe walks were planned by Sam.",
    "When you feel stressed, call a friend; don't argue with the thought.",
)


def needed_strings(nlp: Any) -> list[str]:
    """Return the labels, and the letters in the lemmatizer's edit trees, that weights refer to."""
    strings = {"_SP", "SPACE", "ROOT"}
    for name in ("tagger", "morphologizer", "parser"):
        for label in nlp.get_pipe(name).labels:
            strings.add(label)
            for piece in label.split("|"):
                strings.update((piece, *piece.split("=")))
    for label in nlp.get_pipe("morphologizer").labels:
        strings.add("|".join(p for p in label.split("|") if not p.startswith("POS=")))
    for move in nlp.get_pipe("parser").move_names:
        strings.add(move.partition("-")[2])
    for tree in srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]:
        for key in ("orig", "subst"):
            if tree.get(key):
                strings.add(nlp.vocab.strings[tree[key]])
    return sorted(strings - {""})


def _reading(nlp: Any, text: str) -> list[tuple[str, ...]]:
    names = ("text", "tag_", "pos_", "lemma_", "dep_", "head", "morph", "is_sent_start")
    return [tuple(str(getattr(token, name)) for name in names) for token in nlp(text)]


def _describe(nlp: Any) -> None:
    """Say in the saved files what this is; leave out where it was made.

    The version ends in a sum of the weights: what was kept in a cache goes by it.
    """
    weights = hashlib.sha256(b"".join(nlp.get_pipe(p).model.to_bytes() for p in nlp.pipe_names))
    version = f"{VERSION}+{weights.hexdigest()[:8]}"
    nlp.meta.update(name=NAME, version=version, license="CC BY-SA 4.0", sources=SOURCES)
    nlp.meta["description"] = "Small English pipeline of the Homework Advisor"
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])


def slim(trained: Path, target: Path) -> None:
    """Write the slimmed pipeline beside the target, check it, and swap it in."""
    nlp = spacy.load(trained)
    fresh = target.with_name(f".{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    _describe(nlp)
    nlp.to_disk(fresh, exclude=["tokenizer"])
    for part in ("lookups.bin", "vectors", "vectors.cfg", "key2row"):
        (fresh / "vocab" / part).unlink(missing_ok=True)
    strings = json.dumps(needed_strings(nlp), ensure_ascii=False, indent=0)
    (fresh / "vocab" / "strings.json").write_text(strings + "\n", encoding="utf-8")
    for name in NOT_WEIGHTS:
        if (target / name).exists():
            shutil.copy(target / name, fresh / name)
    again = spacy.load(fresh, exclude=["tokenizer"])
    for text in TRIED_ON:
        if _reading(nlp, text) != _reading(again, text):
            raise SystemExit(f"the slimmed pipeline reads this otherwise: {text}")
    old = target.with_name(f".{target.name}.old")
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Slim a pipeline from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    slim(args.trained, args.target)


if __name__ == "__main__":
    main()
