"""Reflection: a question or prompt about what happened or was learned."""

from collections.abc import Iterator

from advisor.anatomy.elements.clauses import after, behind, evidence, is_verbal, lowers, of_hit
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Hit, Sentence, Zone

_QUESTION_WORDS = frozenset("what how which where who when".split())
_ASKED = _QUESTION_WORDS | {"whether", "if", '"', "'", "“", "‘", ":"}
_WHAT = frozenset({"what", "how", "which", "whether"})
_PAST = frozenset("did was were had went got".split())
_OUTCOMES = frozenset("went worked helped changed".split())


def find_reflection(reading: Reading) -> Iterator[Evidence]:
    """Yield questions to the client about the practice, and prompts to look back."""
    for sentence in reading.sentences:
        if sentence.zone is Zone.HEADING or not sentence.words:
            continue
        if sentence.own_role == "reflection" or (sentence.is_question and _looks_back(sentence)):
            yield evidence(sentence.words)
        elif sentence.zone is not Zone.QUOTE:
            yield from (of_hit(hit) for hit in sentence.find("attending") if after(hit) in _WHAT)
            yield from (
                of_hit(hit)
                for hit in sentence.find("reflection_prompts")
                if _prompts(hit) and not _is_ours(hit)
            )


def _looks_back(sentence: Sentence) -> bool:
    """Say whether a question asks what happened or was learned: "How did it go?"."""
    said = lowers(sentence.words)
    if _QUESTION_WORDS.isdisjoint(said[:4]):
        return False
    if said[:2] in (["how", "about"], ["what", "about"], ["what", "if"]):
        return False
    past = not _PAST.isdisjoint(said) or any(word.tag == "VBD" for word in sentence.words)
    perfect = "have" in said and any(word.tag == "VBN" for word in sentence.words)
    return past or perfect or bool(sentence.find("learning_words"))


def _prompts(hit: Hit) -> bool:
    """Say whether a prompt leads to something that can be learned."""
    match hit.entry.more.get("needs"):
        case "wh":
            return is_verbal(hit) and not _ASKED.isdisjoint(lowers(behind(hit, 2)))
        case "learning":
            return is_verbal(hit) and _names_learning(hit)
        case _:
            return True


def _is_ours(hit: Hit) -> bool:
    """Say whether the looking back is left to the session: "we can talk about how it went"."""
    start = hit.words[0].index
    return not {"we", "we'll"}.isdisjoint(lowers(hit.sentence.words[max(0, start - 3) : start]))


def _names_learning(hit: Hit) -> bool:
    """Say whether what follows a prompt is what came of the task: "how it went"."""
    last = hit.words[-1].index
    if any(learned.words[0].index > last for learned in hit.sentence.find("learning_words")):
        return True
    said = lowers(hit.sentence.words)
    return any(
        word in ("how", "what") and not _OUTCOMES.isdisjoint(said[index + 2 : index + 7])
        for index, word in enumerate(said)
        if index > last
    )
