"""Acts: a sentence that asks for several things in a row, one act at a time."""

import re

from advisor.anatomy.picture import Assignment, Form
from advisor.language.sentence import Sentence
from advisor.words.restructure import Joint, joints

_THEN = re.compile(r"^(?:and\s+)?then\b,?\s*", re.IGNORECASE)

_TOO_SHORT = 3
"""Words. What is shorter leans on the act before it: "sit down and rest"."""


def acts_of(assignment: Assignment, sentence: Sentence) -> list[tuple[int, int]]:
    """Return where in a sentence its acts stand, in order; empty if it can't be cut for sure.

    "Sit down for ten minutes, and then write one line." has two. A sentence that opens with a
    condition is left whole: it may reach over all its acts.
    """
    own = [step for step in assignment.steps if step.sentence is sentence]
    if len(own) < 2 or any(step.form is not Form.IMPERATIVE or step.negated for step in own):
        return []
    first = own[0].verb
    if any(word.is_word and word.lower != "please" for word in sentence.words[: first.index]):
        return []
    found = list(joints(own))
    if any(joint is None or not _cuts(joint) for joint in found):
        return []
    starts = [0]
    for joint in found:
        assert joint is not None  # noqa: S101  looked at just above
        text = sentence.text[joint.after.at :]
        skipped = _THEN.match(text)
        starts.append(joint.after.at + (skipped.end() if skipped else 0))
    ends = [joint.before.at + len(joint.before.text) for joint in found if joint is not None]
    spans = list(zip(starts, [*ends, len(sentence.text)], strict=True))
    if any(len(sentence.text[start:end].split()) < _TOO_SHORT for start, end in spans):
        return []
    return spans


def _cuts(joint: Joint) -> bool:
    """Say whether two acts are surely two: a comma or "then" stands between them."""
    return joint.word != "but" and (joint.comma or joint.then)
