"""Write `lexicons/word_forms.json`: the forms of English that spelling rules get wrong.

Run: python training/word_forms.py [--check]

lemminflect knows the irregular forms; its package is old, and it guesses at words it does not
know. So it is asked here, once, for the words that our lists and makers inflect, and only
where `advisor.words.inflection` is wrong without the table is a form written down.
"""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import lemminflect
from lemminflect import getInflection

from advisor.language.difficulty.known_words import met
from advisor.words.inflection import NOUN_FORMS, VERB_FORMS, _regular, guess_base
from advisor.words.lexicon import Entry, read_lexicon

HOME = Path(__file__).parent.parent
TABLE = HOME / "lexicons" / "word_forms.json"

TAGS = {"s": "VBZ", "ing": "VBG", "past": "VBD", "participle": "VBN", "plural": "NNS"}

IRREGULAR_VERBS = """
be bear beat become begin bend bet bind bite bleed blow break breed bring build burn burst buy
cast catch choose cling come cost creep cut deal dig dive do draw dream drink drive eat fall feed
feel fight find flee fling fly forbid forget forgive freeze get give go grind grow hang have hear
hide hit hold hurt keep kneel know lay lead lean leap learn leave lend let lie light lose make mean
meet mistake overcome pay put quit read rid ride ring rise run say see seek sell send set sew shake
shed shine shoot show shrink shut sing sink sit sleep slide smell sow speak spell spend spill spin
spit split spread spring stand steal stick sting strike strive swear sweep swell swim swing take
teach tear tell think throw tread understand undertake undo upset wake wear weave weep win wind
withdraw withhold write
admit allot begin commit compel confer control defer equip excel forget forgo occur omit permit
prefer propel refer regret repel submit transfer upset stop plan step chat shop drop skip log jot
focus label travel model cancel level signal journal quarrel total panic picnic mimic
""".split()
"""Verbs that a draft may bring along: the makers turn their participles into instructions."""

IRREGULAR_NOUNS = """
person man woman child foot tooth half life self shelf leaf loaf knife wife thief wolf mouse tomato
potato hero echo analysis crisis basis diagnosis criterion phenomenon stimulus series species sheep
quiz
""".split()

AS_WE_WRITE = {
    ("be", "s"): "is", ("be", "ing"): "being", ("be", "past"): "was", ("be", "participle"): "been",
    ("get", "past"): "got", ("get", "participle"): "got",
    ("lie", "past"): "lay", ("lie", "participle"): "lain",
    ("journal", "past"): "journaled", ("journal", "participle"): "journaled",
    ("wake", "past"): "woke", ("wake", "participle"): "woken",
    ("forgo", "ing"): "forgoing", ("forego", "ing"): "foregoing", ("fulfil", "s"): "fulfils",
    ("bear", "participle"): "borne", ("light", "participle"): "lit", ("light", "past"): "lit",
    ("sting", "s"): "stings", ("redo", "s"): "redoes", ("redo", "participle"): "redone",
    ("redo", "past"): "redid", ("quit", "past"): "quit", ("quit", "participle"): "quit",
    ("lean", "participle"): "leaned", ("smell", "participle"): "smelled",
    ("spell", "participle"): "spelled", ("leap", "past"): "leapt", ("strive", "past"): "strove",
    ("visualisation", "plural"): "visualisations", ("visualization", "plural"): "visualizations",
    ("regimen", "plural"): "regimens", ("person", "plural"): "people",
    ("mimic", "ing"): "mimicking", ("mimic", "past"): "mimicked", ("mimic", "participle"): "mimicked",
    ("enrol", "ing"): "enrolling", ("enrol", "past"): "enrolled", ("enrol", "participle"): "enrolled",
}  # fmt: skip
"""Where lemminflect offers several forms, or an older one first: the one we write."""


def entries() -> Iterator[Entry]:
    """Yield the entries of all lists."""
    for path in sorted((HOME / "lexicons").glob("*.toml")):
        yield from read_lexicon(path)


def heads(found: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Yield (kind, word) for each word of a list that is inflected: of terms and of wordings."""
    for entry in found:
        if entry.kind not in ("verb", "noun"):
            continue
        for wording in filter(None, (entry.term, entry.plain)):
            words = wording.split(" ")
            last = 0 if entry.kind == "verb" else len(words) - 1
            at = entry.head if entry.head is not None and entry.head < len(words) else last
            yield entry.kind, words[at].lower()


def wanted() -> set[tuple[str, str]]:
    """Return every (kind, word) that must inflect rightly."""
    found = set(heads(entries()))
    found |= {("verb", word) for word in IRREGULAR_VERBS}
    found |= {("noun", word) for word in IRREGULAR_NOUNS}
    return {(kind, word) for kind, word in found if word.isalpha()}


def right_forms(word: str, form: str) -> tuple[str, ...]:
    """Return the forms that lemminflect's dictionary knows, ours first; empty for none."""
    ours = AS_WE_WRITE.get((word, form))
    known: tuple[str, ...] = getInflection(word, tag=TAGS[form], inflect_oov=False)
    return (ours, *known) if ours else known


def irregular() -> dict[str, dict[str, str]]:
    """Return the table: word to form to spelling."""
    table: dict[str, dict[str, str]] = {}
    for kind, word in sorted(wanted()):
        for form in (VERB_FORMS if kind == "verb" else NOUN_FORMS)[1:]:
            known = right_forms(word, form)
            if known and known[0] != _regular(word, form):
                table.setdefault(word, {})[form] = known[0]
    return table


USED = 2.5
"""Zipf. Verbs that are met less often are not in homework."""


def doing() -> dict[str, str]:
    """Return -ing forms whose base the spelling rules guess wrong: "exploring" to "explore"."""
    path = Path(lemminflect.__file__).parent / "resources" / "lemma_lu.csv.gz"
    found: dict[str, str] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for form, sort, lemmas in (line.strip().split(",") for line in lines):
            known = [lemma for lemma in lemmas.split("/") if met(lemma).zipf >= USED]
            if sort != "verb" or not form.endswith("ing") or not known or met(form).zipf < USED:
                continue
            best = max(known, key=lambda lemma: met(lemma).zipf)
            if form.isalpha() and guess_base(form) != best:
                found[form] = best
    return found


def main() -> None:
    """Write the table, or with --check say whether it is up to date."""
    table = {**irregular(), "-ing": doing()}
    text = json.dumps(table, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if "--check" in sys.argv:
        sys.exit(
            0 if TABLE.read_text(encoding="utf-8") == text else "word_forms.json is out of date"
        )
    TABLE.write_text(text, encoding="utf-8")
    print(f"{TABLE.name}: {len(json.loads(text))} words")


if __name__ == "__main__":
    main()
