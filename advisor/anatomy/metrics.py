"""The numbers of an assignment: counts always, reading grades only where they mean something."""

from collections.abc import Sequence

from advisor.anatomy.picture import Step
from advisor.language.difficulty import (
    Difficulty,
    ReadSentence,
    WordInfo,
    read_sentence,
    summed_up,
)
from advisor.language.sentence import Sentence
from advisor.remembering import remembered_of_words

GRADE_FROM = 100
"""Words. Below this a grade formula swings by more than a grade with each sentence."""

INNER = frozenset({"advcl", "acl", "acl:relcl", "ccomp", "csubj", "advcl:relcl"})
"""Relations of a clause inside another one."""


@remembered_of_words
def _read(sentence: Sentence) -> ReadSentence:
    """Return what a sentence brings: asked for by the sentence, its assignment and the file."""
    words = [WordInfo(word.text, word.lemma, word.pos) for word in sentence.words]
    depth = sum(word.dep in INNER for word in sentence.words)
    return read_sentence(words, depth)


def body_of(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences whose reading counts: headings only where there is nothing else."""
    spoken = tuple(sentence for sentence in sentences if sentence.length)
    return tuple(sentence for sentence in spoken if not sentence.is_heading) or spoken


def difficulty_of(sentences: Sequence[Sentence]) -> Difficulty:
    """Return how hard sentences read, as a school grade with its band and what weighs most."""
    return summed_up(map(_read, sentences))


def reading_metrics(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return words, sentences, and the grade with its band, of an assignment or a whole draft."""
    lengths = [s.length for s in sentences if s.length and not s.is_heading]
    metrics: dict[str, float] = {"words": sum(lengths), "sentences": len(lengths)}
    if body := body_of(sentences):
        hard = difficulty_of(body)
        metrics |= {
            "difficulty": hard.grade,
            "difficulty_low": hard.low,
            "difficulty_high": hard.high,
        }
    return metrics


def measure(sentences: Sequence[Sentence], steps: Sequence[Step]) -> dict[str, float]:
    """Return the metrics of an assignment; headings are not counted.

    `words` and `sentences` are counts, `words_per_sentence` their ratio, `longest_sentence`
    is in words, `steps` counts instructions. `difficulty` is a school grade by our own model,
    between `difficulty_low` and `difficulty_high`; of headings alone it is theirs. From 100 words on, textstat's formulas
    follow under their names (school grades; `flesch_reading_ease` runs from 0, hard, to 100).
    """
    body = [sentence for sentence in sentences if not sentence.is_heading]
    metrics = reading_metrics(sentences)
    words, count = metrics["words"], metrics["sentences"]
    metrics |= {
        "words_per_sentence": round(words / count, 1) if count else 0.0,
        "longest_sentence": max((sentence.length for sentence in body), default=0),
        "steps": len(steps),
    }
    if words >= GRADE_FROM:
        from advisor.language.readability import formulas

        metrics.update(formulas([sentence.text for sentence in body]))
    return metrics
