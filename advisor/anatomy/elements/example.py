"""Example: a worked example, or a model of what to do or write."""

import re
from collections.abc import Iterator, Sequence

from advisor.anatomy.elements.clauses import behind, evidence, lowers, of_hit
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Hit, Sentence, Word, Zone

_NO_LIKE = frozenset("feel look sound seem be act taste would 'd do just more much you not".split())
_LIKENESS = frozenset("this that these those it him her a last".split())
_LIKE_TAGS = frozenset({"IN", "RB", "JJ"})
_ITEM_TAGS = frozenset({"VBG", "NN", "NNS", "PRP$", "JJ", "DT", "``", "''", "NNP"})
_SPEAKING = frozenset("say tell reply ask write text answer whisper repeat add use".split())
_AS_MODEL = frozenset("plenty enough do fine ok okay count counts suffice".split())
_ASKED_OF_SELF = frozenset({"yourself", ":"})
_LOOSE_HEADS = frozenset(
    """something anything thing things activity activities small else nice kind task tasks step
    steps treat instead pleasant did example tiny""".split()
)
"""Words behind which brackets hold examples: "something kind (a bath, a call)"."""

_IN_BRACKETS = re.compile(r"\((?P<inside>[^()]{6,120})\)")
_QUOTED = re.compile(r"[\"“‘'](?P<said>[^\"“”‘’]{8,160}?)[\"”’'](?!\w)")
"""Words in quotation marks, eight letters or more."""

_SCRIPT = 5
"""Words of a model to copy. A shorter phrase to say is the task itself."""

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
    yield from _spoken(sentence)
    yield from _bracketed(sentence)
    for word in sentence.words:
        if word.lower == "like" and _means_such_as(word):
            yield evidence(sentence.words[word.index : word.index + 4])


def _spoken(sentence: Sentence) -> Iterator[Evidence]:
    """Yield words to say or write: "Say to him: 'I am going for a walk'", "'No' is plenty"."""
    for match in _QUOTED.finditer(sentence.text):
        inside = [w for w in sentence.words if match.start() <= w.at < match.end()]
        length = len(match["said"].split())
        asks = match["said"].rstrip().endswith("?")
        if length < (_SCRIPT - 1 if asks else _SCRIPT) or (asks and _asks_self(inside[0])):
            continue
        lead = sentence.words[max(0, inside[0].index - 6) : inside[0].index]
        rest = lowers(sentence.words[inside[-1].index + 1 : inside[-1].index + 4])
        told = any(w.lemma in _SPEAKING and w.tag in ("VB", "VBP", "NN") for w in lead)
        modal = {"you", "might"} <= set(lowers(lead)) or {"you", "could"} <= set(lowers(lead))
        if ((told or modal) and not _reports(lead)) or (
            rest[:1] in (["is"], ["will"]) and not _AS_MODEL.isdisjoint(rest)
        ):
            yield evidence(inside)


def _asks_self(first: Word) -> bool:
    """Say whether a quoted question is one to ask oneself, and so no model to copy."""
    lead = lowers(first.sentence.words[max(0, first.index - 3) : first.index])
    return "ask" in lead and not _ASKED_OF_SELF.isdisjoint(lead)


def _reports(lead: Sequence[Word]) -> bool:
    """Say whether others speak, or nobody shall: "someone may say", "don't say"."""
    said = lowers(lead)
    if not {"not", "n't", "don't"}.isdisjoint(said):
        return True
    return "may" in said or any(w in ("he", "she", "they", "someone", "people") for w in said)


def _bracketed(sentence: Sentence) -> Iterator[Evidence]:
    """Yield examples in brackets: "something kind (a bath, a call)", "('fed the cat')"."""
    for match in _IN_BRACKETS.finditer(sentence.text):
        inside = [w for w in sentence.words if match.start() < w.at < match.end() - 1]
        if not inside:
            continue
        text = match["inside"]
        quoted = text[:1] in "'\"“‘" and (len(_QUOTED.findall(text)) > 1 or text.count(" ") > 3)
        listed = text.count(",") >= 1 and not any(char.isdigit() for char in text[:3])
        lead = lowers(sentence.words[max(0, inside[0].index - 4) : inside[0].index])
        if quoted or (listed and not _LOOSE_HEADS.isdisjoint(lead)):
            yield evidence(inside)


def _gives(hit: Hit) -> bool:
    """Say whether an example follows: not "For example, let us talk", "such as what?"."""
    rest = lowers([word for word in behind(hit, 9) if word.is_word])
    if not rest:
        return hit.sentence.text.rstrip().endswith(":")
    if hit.entry.more.get("needs") == "list" and "or" not in rest and "," not in hit.sentence.text:
        return False
    if rest[0] == "your" and hit.text.lower() == "anything from":
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
