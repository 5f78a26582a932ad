"""Example: a worked example, or a model of what to do or write."""

from collections.abc import Iterator

from advisor.anatomy.elements.clauses import behind, evidence, lowers, of_hit
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Hit, Sentence, Word, Zone

_NO_LIKE = frozenset("feel look sound seem be act taste would 'd do just more much you not".split())
_LIKENESS = frozenset("this that these those it him her a".split())
_LIKE_TAGS = frozenset({"IN", "RB", "JJ"})
_ITEM_TAGS = frozenset({"VBG", "NN", "NNS", "PRP$", "JJ", "DT", "``", "''", "NNP"})
_LIST_STARTS = frozenset({"(", "—", "–", "--", ":"})
_LEFT_OUT = frozenset({"no", "without", "avoid"})


def find_example(reading: Reading) -> Iterator[Evidence]:
    """Yield examples and what introduces them."""
    for sentence in reading.sentences:
        labelled = sentence.zone is Zone.EXAMPLE or sentence.own_role == "example"
        if labelled and sentence.words and not sentence.is_heading:
            yield evidence(sentence.words)
        elif sentence.zone not in (Zone.HEADING, Zone.QUOTE):
            yield from _introduced(sentence)


def _introduced(sentence: Sentence) -> Iterator[Evidence]:
    yield from (of_hit(hit) for hit in sentence.find("example_markers") if _gives(hit))
    yield from (of_hit(hit) for hit in sentence.find("list_ends") if _ends_list(hit.words[0]))
    for word in sentence.words:
        if word.lower == "like" and _means_such_as(word):
            yield evidence(sentence.words[word.index : word.index + 4])


def _gives(hit: Hit) -> bool:
    """Say whether an example follows: not "For example, let us talk", "such as what?"."""
    rest = lowers([word for word in behind(hit, 9) if word.is_word])
    if not rest:
        return hit.sentence.text.rstrip().endswith(":")
    if hit.entry.more.get("needs") == "list" and "or" not in rest and "," not in hit.sentence.text:
        return False
    if hit.sentence.is_question and rest[0] in ("what", "do", "how"):
        return False
    return not (rest[0] in ("let", "we") and hit.words[0].index < 2)


def _means_such_as(like: Word) -> bool:
    """Say whether "like" introduces examples: "something soothing, like a bath"."""
    words, index = like.sentence.words, like.index
    if index == 0 or index + 1 >= len(words) or like.tag not in _LIKE_TAGS:
        return False
    lead, following = words[index - 1], words[index + 1]
    if following.lower == "this":
        return any(word.text == ":" for word in words[index + 2 : index + 3])
    if following.lower == "a":
        return lead.lower in (",", "something", "things", "activities")
    if lead.lemma in _NO_LIKE or lead.lower in _NO_LIKE or lead.tag in ("MD", "PRP"):
        return False
    return following.lower not in _LIKENESS and following.tag in _ITEM_TAGS


def _ends_list(end: Word) -> bool:
    """Say whether "etc." ends a list of things to choose from: not "no gum, water, etc."."""
    words, start = end.sentence.words, end.index
    while start > 0 and words[start - 1].text not in _LIST_STARTS:
        start -= 1
    listed = lowers(words[start : end.index])
    return "," in listed and _LEFT_OUT.isdisjoint(listed[:3])
