"""What keeps people safe, or what the law asks: there, "must" and "never" are the right words."""

from advisor.language.sentence import Sentence

SAFETY_TOPICS = "safety_topics"
"""The word list of things that a clear rule protects from: driving, medicine, fire."""

_TAKEN = frozenset({"medicine", "substance"})


def keeps_safe(sentence: Sentence) -> bool:
    """Say whether a sentence is about safety, medicine or the law; quoted words count."""
    if sentence.find(SAFETY_TOPICS, quoted=True) or sentence.find("crisis", quoted=True):
        return True
    taken = sentence.find("medication", quoted=True)
    return any(hit.entry.more.get("sort") in _TAKEN for hit in taken)
