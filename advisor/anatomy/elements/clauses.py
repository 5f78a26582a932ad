"""How words hang together: the clauses around a word, and the words around a term.

A detector judges words by their place: "10 minutes" in "If you are not asleep in 10 minutes"
is a threshold, the same words behind "walk" are a dose.
"""

from collections.abc import Iterator, Sequence

from advisor.anatomy.picture import Evidence
from advisor.findings import cover
from advisor.language.sentence import Hit, Word

CONDITIONS = frozenset({"if", "unless"})
MOMENTS = frozenset("when whenever while once after before until till upon".split())
REASONS = frozenset({"because", "cause", "'cause", "since", "so", "as"})
_OPENERS = CONDITIONS | MOMENTS | REASONS | {"to", "that", "whether", "how", "by"}

_RELATIVE = frozenset({"acl:relcl", "relcl", "advcl:relcl"})
_SUBORDINATE = _RELATIVE | {"advcl", "acl", "ccomp", "csubj"}
_CLAUSES = _SUBORDINATE | {"parataxis", "conj"}
_BREAKS = frozenset(",;.:)—–")

_VERB_JOINTS = frozenset({"to", "and", "then", "please", "will", "or", ","})
_LIST_JOINTS = frozenset({",", ";", "+", "&", "–"})
AFTER_VERB = frozenset(
    "a an the your my his her their our it them this that these those each every any all what "
    "how when where who which whether down out up in on to one two three four five yourself "
    "about".split()
)
"""Words that follow a verb, and hardly the noun of the same spelling: "list three names"."""


def evidence(words: Sequence[Word], facet: str = "", *, weak: bool = False) -> Evidence:
    """Return the evidence that words of one sentence give; at least one is needed."""
    return Evidence(cover([word.span for word in words]), facet, weak)


def of_hit(hit: Hit, facet: str = "", *, weak: bool = False) -> Evidence:
    """Return the evidence that a lexicon term gives."""
    return Evidence(hit.span, facet, weak)


def lowers(words: Sequence[Word]) -> list[str]:
    """Return words in lower case."""
    return [word.lower for word in words]


def at(words: Sequence[Word], index: int) -> str:
    """Return a word in lower case; "" outside the sentence."""
    return words[index].lower if 0 <= index < len(words) else ""


def before(word: Word) -> str:
    """Return the word before another one, in lower case; "" at the start of the sentence."""
    return at(word.sentence.words, word.index - 1)


def after(hit: Hit) -> str:
    """Return the word behind a term, in lower case; "" at the end of the sentence."""
    return at(hit.sentence.words, hit.words[-1].index + 1)


def behind(hit: Hit, reach: int) -> tuple[Word, ...]:
    """Return up to `reach` words behind a term."""
    start = hit.words[-1].index + 1
    return hit.sentence.words[start : start + reach]


def terms(word: Word, *lexicons: str) -> Iterator[Hit]:
    """Yield the terms of some lexicons that begin with a word."""
    for name in lexicons:
        for hit in word.sentence.find(name):
            if hit.words[0] is word:
                yield hit


def opening(head: Word) -> str:
    """Return the word that opens a clause, such as "when"; "" if none does."""
    return next(
        (
            word.lower
            for word in head.children
            if word.index < head.index
            and word.dep in ("mark", "advmod", "case")
            and word.lower in _OPENERS
        ),
        "",
    )


def clauses_above(word: Word) -> Iterator[tuple[str, Word]]:
    """Yield name and head of the subordinate clauses around a word, the innermost first.

    A clause is named by its opening word ("if", "because", "to"), else by its relation.
    """
    for head in (word, *word.ancestors):
        if head.dep in _SUBORDINATE:
            yield opening(head) or head.dep, head


def in_clause(word: Word, openings: frozenset[str]) -> bool:
    """Say whether a word stands in a clause opened by one of the given words."""
    return any(name in openings for name, _ in clauses_above(word))


def in_relative(word: Word) -> bool:
    """Say whether a word stands in a relative clause: "situations in which you were tense"."""
    return any(head.dep in _RELATIVE for head in (word, *word.ancestors))


def clause_words(marker: Word) -> tuple[Word, ...]:
    """Return the clause that a marker such as "when" opens, the marker first.

    Where the reading goes astray, the clause ends at the next comma.
    """
    words, head = marker.sentence.words, marker.head
    end = marker.index + 1
    if head.index > marker.index and head.dep in _CLAUSES:
        own = {word.index for word in head.subtree}
        while end in own:
            end += 1
    else:
        while end < len(words) and words[end].text not in _BREAKS:
            end += 1
    while end > marker.index + 1 and not words[end - 1].is_word:
        end -= 1
    return words[marker.index : end]


def is_verbal(hit: Hit) -> bool:
    """Say whether a verb of a list stands as a verb: not "the list", "a daily log"."""
    first, lead = hit.words[0], before(hit.words[0])
    if first.is_verb or first.index == 0 or first.tag in ("VB", "VBP", "VBG"):
        return True
    if first.tag.startswith("NN") and lead in _VERB_JOINTS and after(hit) in AFTER_VERB:
        return True
    following = behind(hit, 1)
    joined = lead in _LIST_JOINTS and hit.form == "base"
    return joined and bool(following) and following[0].tag.startswith("NN")
