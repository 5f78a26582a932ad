"""Small rules, reports and packs that stand in for the real ones in tests of what is around."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from advisor.api import (
    Applicability,
    Assignment,
    Bad,
    Edit,
    Fix,
    Flag,
    Good,
    Rule,
    Scope,
    Sentence,
    Severity,
    rule,
)
from advisor.findings import Finding, Span
from advisor.report import AssignmentView, CardLine, ElementView, FileReport, StepView

EXAMPLES = (Bad("Walk «some»."), Good("Walk."))


@dataclass(frozen=True)
class Options:
    """What the stand-in may be told."""

    words: tuple[str, ...] = ("some",)
    """Words to flag."""

    most: int = 0
    """How many of them may pass."""


@rule(
    on=Sentence,
    summary="Say how much.",
    severity=Severity.WARNING,
    examples=EXAMPLES,
    options=Options,
    scope=Scope.WORD,
    needs=(),
)
def vague_amount(sentence: Sentence, options: Options) -> Iterator[Flag]:
    """Flag each of the words, beyond those that may pass."""
    found = [word for word in sentence.words if word.lower in options.words]
    for word in found[options.most :]:
        blank = Fix((Edit(word.start, word.end, "{3} minutes of"),), Applicability.TEMPLATE)
        yield Flag(word.span, f"“{word.text}” is not a number.", fix=blank)


@rule(on=Sentence, summary="Say use.", severity=Severity.SUGGESTION, examples=EXAMPLES, needs=())
def long_word(sentence: Sentence) -> Iterator[Flag]:
    """Flag "utilize", with a safe rewrite."""
    for word in sentence.words:
        if word.lower == "utilize":
            shorter = "Use" if word.text[0].isupper() else "use"
            fix = Fix((Edit(word.start, word.end, shorter),), Applicability.SAFE)
            yield Flag(word.span, "There is a shorter word.", fix=fix)


@rule(on=Assignment, summary="Say when.", severity=Severity.WARNING, examples=EXAMPLES, needs=())
def missing_when(assignment: Assignment) -> Iterator[Flag]:
    """Flag an assignment that does not say "after" anything."""
    if not any(word.lower == "after" for word in assignment.words):
        yield Flag(assignment.span, "Nothing says when.")


@rule(on=Sentence, summary="Break.", severity=Severity.INFO, examples=EXAMPLES, needs=())
def broken_rule(sentence: Sentence) -> Iterator[Flag]:
    """Raise where a sentence says "crash"."""
    if any(word.lower == "crash" for word in sentence.words):
        raise ValueError("no such thing")
    yield from ()


def rule_set() -> Mapping[str, Rule]:
    """Return the stand-in rules by name."""
    return {
        "long-word": replace(long_word, category="accessibility"),
        "broken-rule": replace(broken_rule, category="load"),
        "missing-when": replace(missing_when, category="specification"),
        "vague-amount": replace(vague_amount, category="vagueness"),
    }


def finding(source: str, words: str, **changes: object) -> Finding:
    """Return a finding on the first place of some words in a source."""
    start = source.index(words)
    line = source.count("\n", 0, start) + 1
    column = start - source.rfind("\n", 0, start)
    made = Finding(
        rule="vague-amount",
        category="vagueness",
        scope=Scope.WORD,
        severity=Severity.WARNING,
        assignment=0,
        span=Span(start, start + len(words)),
        line=line,
        column=column,
        end_line=line,
        end_column=column + len(words),
        message="That is not a number.",
        why="People read it in different ways.",
        url="https://example.org/",
        fingerprint="0123456789abcdef",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


CARD = (
    CardLine("action", "what to do", True, "Walk some"),
    CardLine("situation", "cue", False, "when you feel bad", weak=True),
    CardLine("dose", "how much", False, proposal="for {3 minutes}, {once a day}"),
    CardLine("success", "how I know", False, proposal="Done when {five evenings are ticked}"),
    CardLine("helper", "who helps", False, proposal="{Kim}", required=False),
)


def view(source: str, card: tuple[CardLine, ...] = CARD, **changes: object) -> AssignmentView:
    """Return the view of one assignment that takes up a whole source."""
    made = AssignmentView(
        title=None,
        kind="general",
        span=Span(0, len(source)),
        elements={
            "action": ElementView(True, (Span(0, 4),)),
            "dose": ElementView(False),
        },
        steps=(StepView(Span(0, 4), "imperative", "walk"),),
        metrics={"words": len(source.split()), "sentences": 1, "difficulty": 2.5},
        card=card,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def report_on(source: str, *findings: Finding, path: str = "draft.txt") -> FileReport:
    """Return a report on one file."""
    return FileReport(path, assignments=(view(source),), findings=findings, source=source)


def write_pack(folder: Path, body: str, name: str = "strange") -> Path:
    """Write a rule pack that a new process finds when the folder is on its path."""
    info = folder / f"{name}-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[advisor]\n{name} = {name}\n")
    (folder / f"{name}.py").write_text(textwrap.dedent(body))
    return folder
