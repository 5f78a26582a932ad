"""The numbers of an assignment: counts always, reading grades only where they mean something."""

from collections.abc import Sequence

from advisor.anatomy.picture import Step
from advisor.language.difficulty import Difficulty, WordInfo, text_difficulty
from advisor.language.sentence import Sentence

GRADE_FROM = 100
"""Words. Below this a grade formula swings by more than a grade with each sentence."""

_INNER = frozenset({"advcl", "acl", "acl:relcl", "ccomp", "csubj", "advcl:relcl"})
"""Relations of a clause inside another one."""


def difficulty_of(sentences: Sequence[Sentence]) -> Difficulty:
    """Return how hard sentences read, as a school grade with its band and what weighs most."""
    spoken = [sentence for sentence in sentences if sentence.length]
    words = [
        [WordInfo(word.text, word.lemma, word.pos) for word in sentence.words if word.is_word]
        for sentence in spoken
    ]
    depths = [sum(word.dep in _INNER for word in sentence.words) for sentence in spoken]
    return text_difficulty(words, depths)


def measure(sentences: Sequence[Sentence], steps: Sequence[Step]) -> dict[str, float]:
    """Return the metrics of an assignment; headings are not counted.

    `words` and `sentences` are counts, `words_per_sentence` their ratio, `longest_sentence`
    is in words, `steps` counts instructions. `difficulty` is a school grade by our own model,
    between `difficulty_low` and `difficulty_high`. From 100 words on, textstat's formulas
    follow under their names (school grades; `flesch_reading_ease` runs from 0, hard, to 100).
    """
    body = [sentence for sentence in sentences if not sentence.is_heading]
    lengths = [sentence.length for sentence in body if sentence.length]
    words = sum(lengths)
    metrics: dict[str, float] = {
        "words": words,
        "sentences": len(lengths),
        "words_per_sentence": round(words / len(lengths), 1) if lengths else 0.0,
        "longest_sentence": max(lengths, default=0),
        "steps": len(steps),
    }
    if words:
        hard = difficulty_of(body)
        metrics |= {
            "difficulty": hard.grade,
            "difficulty_low": hard.low,
            "difficulty_high": hard.high,
        }
    if words >= GRADE_FROM:
        from advisor.language.readability import formulas

        metrics.update(formulas([sentence.text for sentence in body]))
    return metrics
