"""From drafts to findings: read, picture, judge, sign.

A rule says what it sees; the engine signs it, so no rule can fake its name, its severity
or its place. A rule that raises is reported by name, and the run goes on.
"""

import hashlib
import re
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from advisor.anatomy.assignments import read_plan
from advisor.anatomy.metrics import body_of, difficulty_of, reading_metrics
from advisor.anatomy.picture import Assignment, Plan, Step
from advisor.anatomy.sequence import parts_of
from advisor.clock import Clock
from advisor.filters.comments import Rules, Settled, settle
from advisor.findings import Applicability, Finding, Fix, Flag, Note, Severity, Span
from advisor.gaps import MISSING, foremost, once
from advisor.language.pipeline import Pipeline
from advisor.language.sentence import Sentence
from advisor.reading.draft import Draft
from advisor.report import AssignmentView, ElementView, FileReport, SentenceView, StepView
from advisor.rule import Rule
from advisor.settings import ActiveRule, of_comments
from advisor.words.agreement import agreed
from advisor.words.card import card_lines
from advisor.words.protecting import Protection

HUMAN_REVIEW = "safety"
"""The category whose errors hand a draft to a person: nothing in it is rewritten."""

_OF_HOMEWORK = frozenset({"success", "rationale", "support", "context", "sequence"})
"""Categories that ask what only homework has: a letter to the editor lacks no success criterion."""

_EVERYWHERE = frozenset({HUMAN_REVIEW, "fit"})
"""Categories as grave in a letter or a news item as in homework."""


_UNTIMED = nullcontext()

Units: TypeAlias = list[tuple[int | None, object]]
"""What a rule looks at, piece by piece, each with the number of its assignment."""


def _units(plan: Plan) -> dict[type, Units]:
    """Return the pieces of a plan by the sort of thing that a rule may look at."""
    parts = plan.assignments
    return {
        Plan: [(None, plan)],
        Assignment: [(part.index, part) for part in parts],
        Step: [(part.index, step) for part in parts for step in part.steps],
        Sentence: [(part.index, sentence) for part in parts for sentence in part.sentences],
    }


def _normal(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


class _Signer:
    """Turns the flags of one draft into findings with stable fingerprints."""

    def __init__(self, plan: Plan) -> None:
        self._draft = plan.draft
        self._plan = plan
        self._seen: Counter[str] = Counter()
        self._spans = [(sentence.span, sentence) for sentence in plan.sentences]
        self._said: dict[int, str] = {}

    def _context(self, span: Span) -> str:
        """Return the words of the first sentence that a span touches."""
        start, end = span
        for (begin, past), sentence in self._spans:
            if begin < end and start < past:
                if sentence.index not in self._said:
                    self._said[sentence.index] = _normal(sentence.text)
                return self._said[sentence.index]
        return ""

    def _gravest(self, rule: Rule) -> Severity:
        """Return how grave a finding may be: outside homework, wording is a matter of taste."""
        grave = self._plan.is_homework or rule.category in _EVERYWHERE
        return Severity.ERROR if grave else Severity.SUGGESTION

    def sign(self, active: ActiveRule, flag: Flag, assignment: int | None) -> Finding:
        rule, draft = active.rule, self._draft
        key = "\n".join((rule.name, _normal(draft.said(flag.span)), self._context(flag.span)))
        self._seen[key] += 1
        digest = hashlib.sha256(f"{key}\n{self._seen[key]}".encode()).hexdigest()[:16]
        line, column = draft.position(flag.span.start)
        end_line, end_column = draft.position(flag.span.end)
        return Finding(
            rule=rule.name,
            category=rule.category,
            scope=rule.scope,
            severity=min(active.severity, flag.severity or active.severity, self._gravest(rule)),
            assignment=assignment,
            span=flag.span,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            message=flag.message,
            why=rule.why,
            url=rule.url,
            fingerprint=digest,
            suggestions=tuple(
                agreed(fix, draft.source) for fix in flag.fixes if _sound(fix, draft)
            ),
            place=draft.place(flag.span.start),
        )


def _sound(fix: Fix, draft: Draft) -> bool:
    """Say whether a fix stays inside the source and its edits do not cross each other."""
    edits = sorted(fix.edits)
    inside = all(0 <= e.start <= e.end <= len(draft.source) for e in edits)
    apart = all(a.end <= b.start for a, b in pairwise(edits))
    return bool(edits) and inside and apart


def flagged(
    plan: Plan, rules: Sequence[ActiveRule], offers: frozenset[str], clock: Clock | None = None
) -> tuple[list[Finding], tuple[Note, ...]]:
    """Return all findings of one draft, and notes on rules that failed.

    Args:
        plan: the picture of the draft.
        rules: the rules of this run.
        offers: what the language pipeline offers; a rule that needs more rests.
        clock: counts the time of each rule, if it is wanted.
    """
    signer, findings, notes = _Signer(plan), list[Finding](), list[Note]()
    protection, units = Protection(plan.sentences), _units(plan)
    for active in rules:
        rule = active.rule
        if not rule.needs <= offers or (not plan.is_homework and _asks_for_homework(rule)):
            continue
        try:
            with clock.of_rule(rule.name) if clock else _UNTIMED:
                for number, unit in units[rule.on]:
                    for flag in rule.run(unit, active.options):
                        guarded = protection.guard(flag, rule.category, rule.scope)
                        if guarded is not None:
                            findings.append(signer.sign(active, guarded, number))
        # A rule may come from anyone: its fault must cost its own findings only.
        except Exception as error:  # noqa: BLE001
            notes.append(
                Note(
                    f"{plan.draft.name}: the rule {rule.name!r} failed and was left out "
                    f"({_place_of(error)}).",
                    rule.name,
                    failed=True,
                )
            )
    return findings, tuple(notes)


def told(plan: Plan, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return those findings of one draft that a report speaks of, in reading order."""
    chosen = _settled(foremost(findings, sum(s.length for s in plan.sentences)))
    return tuple(once(chosen, plan.draft.source, in_parts=bool(parts_of(plan))))


def _asks_for_homework(rule: Rule) -> bool:
    """Say whether a rule asks for what only homework has."""
    return rule.category in _OF_HOMEWORK or rule.name.startswith(MISSING)


def _place_of(error: Exception) -> str:
    """Return what was raised and where; its own words could quote the draft."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def _for_a_person(findings: Iterable[Finding]) -> bool:
    """Say whether a finding hands the whole draft to a person."""
    return any(f.category == HUMAN_REVIEW and f.severity is Severity.ERROR for f in findings)


def _settled(findings: list[Finding]) -> tuple[Finding, ...]:
    """Sort findings; where a person must look first, take every rewrite away.

    Then no remark asks for more of it either: "stop your tablets" needs no day and no dose.
    """
    if _for_a_person(findings):
        kept = [finding for finding in findings if not finding.rule.startswith(MISSING)]
        findings = [replace(finding, suggestions=()) for finding in kept]
    return tuple(sorted(findings, key=lambda f: (f.span.start, f.span.end, f.rule, f.fingerprint)))


def view(assignment: Assignment, *, for_a_person: bool) -> AssignmentView:
    """Return what a report shows of an assignment."""
    return AssignmentView(
        title=assignment.title,
        kind=assignment.kind.name,
        span=assignment.span,
        elements={
            name.value: ElementView(element.present, element.spans)
            for name, element in assignment.elements.items()
        },
        steps=tuple(StepView(s.span, s.form.value, s.verb.lemma) for s in assignment.steps),
        metrics=assignment.metrics,
        card=() if for_a_person else card_lines(assignment),
        skill=assignment.skill.name if assignment.skill else "",
        difficulty_reasons=tuple(
            part.what for part in difficulty_of(body_of(assignment.sentences)).contributors
        ),
        sentences=tuple(map(_sentence_view, body_of(assignment.sentences))),
    )


def _sentence_view(sentence: Sentence) -> SentenceView:
    hard = difficulty_of([sentence])
    reasons = tuple(part.what for part in hard.contributors)
    return SentenceView(sentence.span, sentence.length, hard.grade, hard.low, hard.high, reasons)


@dataclass(frozen=True)
class Engine:
    """The rules of a run and the pipeline that reads for them."""

    pipeline: Pipeline
    rules: tuple[ActiveRule, ...]
    of_comments: Mapping[str, Severity | None] = field(default_factory=of_comments)
    """Which findings on comments are wanted; see `advisor.settings.of_comments`."""
    clock: Clock | None = None
    """Counts the time of each rule, if it is wanted."""

    @property
    def resting(self) -> tuple[str, ...]:
        """Return the names of rules that need more than the pipeline offers."""
        return tuple(
            active.rule.name
            for active in self.rules
            if not active.rule.needs <= self.pipeline.offers
        )

    def plans(self, drafts: Iterable[Draft]) -> Iterator[Plan]:
        """Yield the picture of each draft, read in batches."""
        waiting: list[Draft] = []

        def blocks() -> Iterator[Sequence[object]]:
            for draft in drafts:
                waiting.append(draft)
                yield draft.blocks

        for sentences in self.pipeline.read(blocks()):  # type: ignore[arg-type]
            yield read_plan(waiting.pop(0), sentences)

    def check(self, drafts: Iterable[Draft]) -> Iterator[FileReport]:
        """Yield a report for each draft, in order."""
        plans = self.plans(drafts)
        for plan in self.clock.reads(plans) if self.clock else plans:
            yield self.report(plan)

    def report(self, plan: Plan) -> FileReport:
        """Return the report on one draft."""
        every, notes = flagged(plan, self.rules, self.pipeline.offers, self.clock)
        findings = told(plan, every)
        # A comment may hide what a person must see; it does not make it safe to rewrite.
        for_a_person = _for_a_person(findings)
        settled = self.settled(plan.draft, findings, every, notes)
        return FileReport(
            path=plan.draft.name,
            assignments=tuple(view(a, for_a_person=for_a_person) for a in plan.assignments),
            findings=settled.shown,
            notes=notes,
            source=plan.draft.source,
            metrics=reading_metrics(plan.sentences),
            suppressed=settled.held,
        )

    def settled(
        self,
        draft: Draft,
        findings: tuple[Finding, ...],
        every: Sequence[Finding],
        notes: Sequence[Note],
    ) -> Settled:
        """Return findings as the comments of their draft leave them."""
        if not draft.comments:
            return Settled(findings)
        from advisor.registry import rules

        known = {**rules(), **{active.rule.name: active.rule for active in self.rules}}
        silent = {*self.resting, *(note.rule for note in notes if note.failed)}
        of_rules = Rules(
            categories={name: rule.category for name, rule in known.items()},
            usual=frozenset(name for name, rule in known.items() if rule.default),
            ran=frozenset(a.rule.name for a in self.rules) - silent,
            own=self.of_comments,
        )
        return settle(draft, findings, of_rules, every)


def first_fix(finding: Finding, upto: Applicability) -> Fix | None:
    """Return the first suggestion of a finding that is at most as risky as `upto`."""
    return next((fix for fix in finding.suggestions if fix.applicability.rank <= upto.rank), None)
