"""When a parsed sentence is an instruction, and when it is passive: the rules that figures rest on.

They look at nothing but tags, features and relations, so that they hold for any pipeline of
Universal Dependencies.
"""

from typing import Any

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "expl"})
_TURNS = frozenset({"so", "but", "then"})


def _is_free(verb: Any, clause: Any) -> bool:
    """Say whether the clause has no subject, no "to", "if" or "why", and no auxiliary but do."""
    for child in clause.children:
        before = child.i < clause.i
        if child.dep_ == "mark" or (child.dep_ in _SUBJECTS and before):
            return False
        if before and child.tag_ in ("WRB", "WP") and child.dep_ in ("advmod", "obj", "obl"):
            return False
        is_do = child.lemma_.lower() == "do" and child.tag_ in ("VB", "VBP")
        if child.dep_ in ("aux", "aux:pass") and child.i != verb.i and not is_do:
            return False
    return True


def _gives_order(clause: Any) -> bool:
    """Say whether a clause is imperative: tagger and morphologizer must agree."""
    verbs = [clause] if clause.pos_ in ("VERB", "AUX") else []
    verbs += [t for t in clause.children if t.dep_ in ("cop", "aux:pass")]
    return any(
        verb.tag_ == "VB" and "Mood=Imp" in str(verb.morph) and _is_free(verb, clause)
        for verb in verbs
    )


def _joined(sentence: Any) -> list[Any]:
    """Return clauses joined by "so", "but" or "then".

    With "and" they mostly share the subject or auxiliary of the first: "I might call and ask".
    """
    found = [t for t in sentence.root.children if t.dep_ == "conj"]
    for clause in found:
        found.extend(t for t in clause.children if t.dep_ == "conj")
    return [c for c in found if any(t.lower_ in _TURNS and t.dep_ == "cc" for t in c.children)]


def is_order(sentence: Any) -> bool:
    """Say whether a spaCy sentence span gives an instruction in its main clause."""
    if sentence.text.rstrip("\"'”’) ").endswith("?"):
        return False
    return any(_gives_order(clause) for clause in (sentence.root, *_joined(sentence)))


def passive_heads(doc: Any) -> set[int]:
    """Return the indices of the verbs that stand in the passive."""
    return {t.head.i for t in doc if t.dep_ in ("aux:pass", "nsubj:pass")}
