"""How a rule is held to its own examples; for our tests and for those of any rule pack."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from advisor.engine import Engine
from advisor.findings import Edit, Finding, Fix
from advisor.language.pipeline import Pipeline, load_pipeline
from advisor.reading.draft import Draft
from advisor.reading.formats.markdown import MARKDOWN
from advisor.reading.formats.text import TEXT
from advisor.reading.reader import read_source
from advisor.registry import lexicons, rules
from advisor.rule import Bad, Example, Rule
from advisor.settings import ActiveRule, active_rules
from advisor.words.template import filled


@cache
def pipeline() -> Pipeline:
    """Return the embedded pipeline, loaded once per process."""
    return load_pipeline(lexicons().values())


def engine_of_all_rules() -> Engine:
    """Return an engine with every installed rule in its own severity and options."""
    return Engine(pipeline(), active_rules(rules()))


def draft_of(text: str, fields: dict[str, object] | None = None) -> Draft:
    """Return a draft of a text: Markdown if it has front matter or a "#" heading."""
    looks_marked = text.startswith(("#", "---\n"))
    form = MARKDOWN if looks_marked else TEXT
    reading = read_source(form, text, "example")
    told = {**reading.fields, **(fields or {})}
    return Draft("example", text, form.name, reading.blocks, fields=told, comments=reading.comments)


def findings_of(
    rule: Rule, text: str, options: object = None, fields: dict[str, object] | None = None
) -> tuple[Finding, ...]:
    """Return what one rule finds in a text.

    Raises:
        AssertionError: the rule raised; its own message is passed on.
    """
    engine = Engine(pipeline(), (ActiveRule(rule, rule.severity, options),))
    report = next(iter(engine.check([draft_of(text, fields)])))
    failed = [note.message for note in report.notes if note.failed]
    if failed:
        raise AssertionError(failed[0])
    return report.findings


def apply_fixes(text: str, fixes: list[Fix]) -> str:
    """Return a text after fixes, their blanks filled with the proposals.

    A fix that would touch an earlier one's words is left out.
    """
    taken: list[Edit] = []
    for fix in fixes:
        if all(_apart(edit, other) for edit in fix.edits for other in taken):
            taken.extend(fix.edits)
    for edit in sorted(taken, reverse=True):
        text = text[: edit.start] + filled(edit.text) + text[edit.end :]
    return text


def _apart(one: Edit, other: Edit) -> bool:
    return (one.end <= other.start and one.start < other.start) or (
        other.end <= one.start and other.start < one.start
    )


def marked(text: str, findings: tuple[Finding, ...]) -> str:
    """Return a text with what was found in «guillemets», for messages."""
    for start, end in sorted({(f.span.start, f.span.end) for f in findings}, reverse=True):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


@dataclass(frozen=True)
class Problem:
    """How a rule broke the word of its example."""

    rule: str
    said: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.rule}\n  wanted: {self.wanted}\n  said:   {self.said}"


def problem_with(rule: Rule, example: Example) -> Problem | None:
    """Return how an example is broken; `None` if the rule keeps its word."""
    found = findings_of(rule, example.draft, example.options, example.fields)
    said = marked(example.draft, found)
    if not isinstance(example, Bad):
        return Problem(rule.name, said, f"silence on: {example.draft}") if found else None
    if not found:
        return Problem(rule.name, "nothing", example.text)
    if example.marked and sorted({(f.span.start, f.span.end) for f in found}) != example.marked:
        return Problem(rule.name, said, example.text)
    if example.fixed is None:
        return None
    fixes = [finding.suggestions[0] for finding in found if finding.suggestions]
    rewritten = apply_fixes(example.draft, fixes)
    if rewritten != example.fixed:
        return Problem(rule.name, rewritten, example.fixed)
    again = findings_of(rule, rewritten, example.options, example.fields)
    if again:
        return Problem(
            rule.name, marked(rewritten, again), f"silence on its own rewrite: {rewritten}"
        )
    return None


def check_example(rule: Rule, example: Example) -> None:
    """Hold a rule to one of its examples.

    A `Bad` example wants exactly the marked stretches flagged, exactly the given rewrite,
    and silence of the rule about that rewrite. A `Good` one wants silence.

    Raises:
        AssertionError: the rule broke its word; the message shows both sides.
    """
    problem = problem_with(rule, example)
    if problem:
        raise AssertionError(str(problem))
