"""Reflection: a question or prompt about what happened or was learned."""

from collections.abc import Iterator

from advisor.anatomy.elements.clauses import after, behind, evidence, is_verbal, lowers, of_hit
from advisor.anatomy.elements.reading import Reading
from advisor.anatomy.picture import Evidence
from advisor.language.sentence import Hit, Sentence, Zone

_QUESTION_WORDS = frozenset("what how which where who when why".split())
_ASKED = _QUESTION_WORDS | {"whether", "if", '"', "'", "“", "‘", ":", ",", "why"}
_WHAT = frozenset({"what", "how", "which", "whether"})
_PAST = frozenset("did was were had went got".split())
_YES_OR_NO = frozenset("did was were is are could has have".split())
_COMPARED = frozenset("same different change difference true as".split())
_PRESENT = frozenset({"do", "does", "am", "is", "are", "would"})
_OPEN = frozenset({"what", "how", "which", "why"})
_OF_PLANS = frozenset(
    """will going plan goal like want start could might may can take often many much long about
    called mean spell address happen if sure confident likely ready time""".split()
)
"""Words of questions that look ahead, or ask for a fact: "What will you do?", "How many?"."""
_OUTCOMES = frozenset("went worked helped changed".split())


def find_reflection(reading: Reading) -> Iterator[Evidence]:
    """Yield questions to the client about the practice, and prompts to look back."""
    asked = False
    for sentence in reading.sentences:
        if sentence.zone is Zone.HEADING or not sentence.words:
            continue
        if sentence.own_role == "reflection" or (
            sentence.is_question and (asked or _looks_back(sentence))
        ):
            yield evidence(sentence.words)
            asked = False
        elif sentence.zone is not Zone.QUOTE:
            asked = sentence.text.rstrip().lower().endswith(("ask yourself:", "ask:"))
            yield from (of_hit(hit) for hit in sentence.find("attending") if after(hit) in _WHAT)
            yield from (
                of_hit(hit)
                for hit in sentence.find("reflection_prompts")
                if _prompts(hit) and not _is_ours(hit)
            )


def _looks_back(sentence: Sentence) -> bool:
    """Say whether a question asks what happened or was learned: "How did it go?"."""
    if lowers(sentence.words[:2]) in (["ask", "yourself"], ["ask", ":"]):
        return True
    said = _question_of(sentence)
    if said[:1] and said[0] in _YES_OR_NO:
        compared = any(word.tag in ("JJR", "RBR") for word in sentence.words)
        return said[1:2] != ["you"] and (compared or not _COMPARED.isdisjoint(said))
    if _QUESTION_WORDS.isdisjoint(said[:4]):
        return False
    if said[:2] in (["how", "about"], ["what", "about"], ["what", "if"]):
        return False
    past = not _PAST.isdisjoint(said) or any(word.tag == "VBD" for word in sentence.words)
    perfect = "have" in said and any(word.tag == "VBN" for word in sentence.words)
    return past or perfect or _wonders(said) or bool(sentence.find("learning_words"))


def _question_of(sentence: Sentence) -> list[str]:
    """Return the words of a question, without the place or time that stands before a colon."""
    said = lowers(sentence.words)
    if said[:1] == ["ask"] and ":" not in said[:3]:
        return said
    colon = next((index for index, word in enumerate(said[:-1]) if word == ":"), -1)
    return [word for word in said[colon + 1 :] if word not in ("and", "so", "then", "now", '"')]


def _wonders(said: list[str]) -> bool:
    """Say whether a question in the present asks for a thought: "What does she need?"."""
    opens = said[:1] and said[0] in _OPEN and not _PRESENT.isdisjoint(said[1:3])
    return bool(opens) and _OF_PLANS.isdisjoint(said)


def _prompts(hit: Hit) -> bool:
    """Say whether a prompt leads to something that can be learned."""
    match hit.entry.more.get("needs"):
        case "wh":
            return is_verbal(hit) and not _ASKED.isdisjoint(lowers(behind(hit, 2)))
        case "matter":
            near = lowers(behind(hit, 3))
            return not _WHAT.isdisjoint(near) or _names_learning(hit)
        case "learning":
            return is_verbal(hit) and _names_learning(hit)
        case _:
            return True


def _is_ours(hit: Hit) -> bool:
    """Say whether the looking back is left to the session: "we can talk about how it went"."""
    start = hit.words[0].index
    lead = lowers(hit.sentence.words[:start])
    return not {"we", "we'll"}.isdisjoint(lead[-3:]) or (
        lead[-1:] == ["to"] and lead[:1] in (["i"], ["and"]) and "i" in lead
    )


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
