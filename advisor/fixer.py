"""The fixer: applies what the rules suggest, reads the draft again, and keeps what helps.

A rewrite stays only if its finding is gone, nothing new has come up, and every number, time,
dose and quotation is as it was. What fails is taken back and reported with its reason. A
draft that a person should read first is left exactly as it is.

The order is total and knows nothing of the order of the rules: safest first, then the
gravest finding, the leftmost, the longest, the rule's name. Each pass that keeps something
leaves fewer findings behind, so the passes come to an end, and a second run finds nothing
left to do.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.edits import apply_edits, crosses, moved
from advisor.engine import HUMAN_REVIEW, Engine
from advisor.errors import DraftError
from advisor.filters.comments import frozen
from advisor.findings import Applicability, Edit, Finding, Fix, Severity, Span, cover
from advisor.gaps import MISSING
from advisor.language.sentence import Sentence
from advisor.reading.draft import Draft
from advisor.reading.held import Record, RefusedError
from advisor.reading.reader import read_source
from advisor.registry import formats, rules
from advisor.settings import CATEGORY, ActiveRule
from advisor.words.facts import number_words, numbers, quotes

PASSES = 10
"""Looks at a draft. Two or three are usual; more would mean rules that quarrel."""

_WINDOW = 40
"""Characters on each side of an edit in which a number may join or part from its unit."""

_PARAGRAPH = 4000
"""Characters on each side of an edit in which its paragraph is looked for: quotations end there."""

_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Applied:
    """How many findings of a rule were mended."""

    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A fix that was not kept, and why; `str()` of it is one sentence to follow a file's name.

    `line` is that of its finding in the text of the result. `fix` is `None`, and `rule` "",
    where the draft as a whole was left alone.
    """

    rule: str
    line: int
    reason: str
    fix: Fix | None = None

    def __str__(self) -> str:
        if self.fix is None:
            return f"{self.reason}."
        return f"line {self.line}: a rewrite by {self.rule} was left out, because {self.reason}."


@dataclass(frozen=True, slots=True)
class Mending:
    """One fix that was kept: the finding that it answers, and the words before and after."""

    finding: Finding
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FixResult:
    """The text after all fixes that helped, what was applied, and what was not kept."""

    text: str
    applied: tuple[Applied, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    mendings: tuple[Mending, ...] = ()
    record: Record | None = None
    """How the file writes the text now, if the draft is a record of one."""

    @property
    def count(self) -> int:
        """Return how many findings were mended."""
        return sum(part.count for part in self.applied)


@dataclass(frozen=True)
class _State:
    """A draft and what was found in it.

    `sentences` are sorted; `kept` are those that no program may reword. `failed` names rules
    that raised on the draft. `stated` holds what each assignment is seen to state.
    """

    draft: Draft
    findings: tuple[Finding, ...]
    sentences: tuple[Span, ...]
    kept: tuple[Span, ...]
    failed: frozenset[str | None]
    stated: frozenset[tuple[int, str]] = frozenset()
    suppressed: tuple[Finding, ...] = ()

    @property
    def for_a_person(self) -> bool:
        return any(
            f.category == HUMAN_REVIEW and f.severity is Severity.ERROR
            for f in (*self.findings, *self.suppressed)
        )

    @cached_property
    def frozen(self) -> tuple[Span, ...]:
        """Return what comments in the draft want left as it is."""
        return frozen(self.draft, self.suppressed)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    def sentence_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    @cached_property
    def visible(self) -> list[Span]:
        """Return the stretches of the source that a reader sees, in order, none touching."""
        spans = sorted(span for block in self.draft.blocks for span in block.places.stretches)
        joined: list[Span] = []
        for span in spans:
            if joined and span.start <= joined[-1].end:
                joined[-1] = cover([joined[-1], span])
            else:
                joined.append(span)
        return joined


@dataclass(frozen=True)
class _Candidate:
    """A fix that may be applied, with the finding that it mends."""

    finding: int
    """The number of the finding in its state."""

    of: Finding
    fix: Fix
    choice: int
    """Its place among the suggestions of the finding."""

    @property
    def rank(self) -> tuple[object, ...]:
        span = cover([edit.span for edit in self.fix.edits])
        return (
            self.fix.applicability.rank,
            -self.of.severity.rank,
            span.start,
            -(span.end - span.start),
            self.of.rule,
            self.choice,
            self.fix.edits,
        )

    @property
    def key(self) -> tuple[str, tuple[Edit, ...]]:
        return self.of.rule, self.fix.edits


def _guarded(engine: Engine) -> Engine:
    """Return the engine with all safety rules on, each as grave as it was made.

    A run may leave them out of its report. Nothing is rewritten behind their backs.
    """
    own = [
        replace(active, severity=active.rule.severity)
        if active.rule.category == HUMAN_REVIEW
        else active
        for active in engine.rules
    ]
    names = {active.rule.name for active in own}
    guards = [
        ActiveRule(rule, rule.severity)
        for rule in rules().values()
        if rule.category == HUMAN_REVIEW and rule.name not in names
    ]
    return replace(engine, rules=(*own, *guards))


def _is_kept(sentence: Sentence) -> bool:
    """Say whether a sentence holds a term whose list wants it left as it is: a medicine."""
    return any(hit.entry.more.get("keep") for hits in sentence.hits.values() for hit in hits)


def _look(engine: Engine, draft: Draft) -> _State:
    plan = next(iter(engine.plans([draft])))
    report = engine.report(plan)
    return _State(
        draft,
        report.findings,
        tuple(sorted(sentence.span for sentence in plan.sentences)),
        tuple(sentence.span for sentence in plan.sentences if _is_kept(sentence)),
        frozenset(note.rule for note in report.notes if note.failed),
        frozenset(
            (number, name)
            for number, assignment in enumerate(report.assignments)
            for name, element in assignment.elements.items()
            if element.present
        ),
        report.suppressed,
    )


def reread(draft: Draft, text: str) -> Draft:
    """Return the draft with another text, read through its own format."""
    reading = read_source(formats()[draft.format], text, draft.name)
    fields = {**draft.fields, **reading.fields}
    return replace(
        draft, source=text, blocks=reading.blocks, fields=fields, comments=reading.comments
    )


def edited(draft: Draft, edits: Sequence[Edit]) -> Draft:
    """Return the draft after edits; a record of a file is spelled as the file wants it.

    Raises:
        DraftError: the text cannot be read afterwards.
        RefusedError: the file cannot express the edits.
    """
    after = None if draft.record is None else draft.record.edited(edits)
    if after is None or after.blocks is None:
        return replace(reread(draft, apply_edits(draft.source, edits)), record=after)
    return replace(draft, source=after.source, blocks=after.blocks, record=after)


# --- what may be tried ------------------------------------------------------------------------


def _cuts_markup(edit: Edit, state: _State) -> bool:
    """Say whether an edit takes characters that a reader does not see, other than white space.

    It might leave half a pair of asterisks behind, or a link without its end.
    """
    at, source = edit.start, state.draft.source
    first = bisect_right(state.visible, Span(at, at)) - 1
    for span in state.visible[max(first, 0) :]:
        if span.end <= at:
            continue
        if span.start >= edit.end:
            break
        if source[at : span.start].strip():
            return True
        at = span.end
    return bool(source[at : edit.end].strip())


def _changes_facts(fix: Fix, source: str) -> str:
    """Return which facts a fix would change, as the end of a sentence; "" if none."""
    span = cover([edit.span for edit in fix.edits])
    start, end = max(0, span.start - _WINDOW), min(len(source), span.end + _WINDOW)
    before = source[start:end]
    edits = [Edit(e.start - start, e.end - start, e.text) for e in fix.edits]
    after = apply_edits(before, edits)
    if numbers(before) != numbers(after):
        return "it would change a number, a time or a dose"
    safe = fix.applicability is Applicability.SAFE
    if safe and number_words(before) != number_words(after):
        return "it would change a number"
    return ""


def _touches_quote(fix: Fix, source: str) -> bool:
    """Say whether a fix would change what stands in quotation marks, or the marks."""
    span = cover([edit.span for edit in fix.edits])
    ahead = source[max(0, span.start - _PARAGRAPH) : span.start]
    behind = source[span.end : span.end + _PARAGRAPH]
    start = span.start - len(_EMPTY_LINE.split(ahead)[-1])
    end = span.end + len(_EMPTY_LINE.split(behind, maxsplit=1)[0])
    edits = [Edit(e.start - start, e.end - start, e.text) for e in fix.edits]
    return quotes(source[start:end]) != quotes(apply_edits(source[start:end], edits))


def _objection(fix: Fix, state: _State) -> str:
    """Return why a fix may not even be tried, as the end of a sentence; "" if it may."""
    if any(_meets(edit.span, span) for edit in fix.edits for span in state.frozen):
        return "a comment in the draft wants these words left as they are"
    if any(_cuts_markup(edit, state) for edit in fix.edits):
        return "it would cut through the formatting"
    record = state.draft.record
    if record is not None and (reason := record.refusal(fix.edits)):
        return reason
    if any(_near(edit.span, span) for edit in fix.edits for span in state.kept):
        return "it would reword what is said of a medicine, of alcohol or of drugs"
    if _touches_quote(fix, state.draft.source):
        return "it would change words in quotation marks"
    return _changes_facts(fix, state.draft.source)


def _meets(edit: Span, kept: Span) -> bool:
    """Say whether an edit changes a stretch; what is put in at its borders does not."""
    return edit.overlaps(kept) or kept.start < edit.start == edit.end < kept.end


def _candidates(
    state: _State, upto: Applicability, *, of_comments: bool = False
) -> Iterator[_Candidate]:
    """Yield the fixes that may be tried: those of the text, or those of its comments."""
    for number, finding in enumerate(state.findings):
        if (finding.category == CATEGORY) is not of_comments:
            continue
        for choice, fix in enumerate(finding.suggestions):
            if fix.applicability.rank <= upto.rank:
                tidy = replace(fix, edits=tuple(sorted(fix.edits)))
                yield _Candidate(number, finding, tidy, choice)


class _Taken:
    """The edits of a batch, so that the next fix can be told whether it crosses one."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []

    def crossed_by(self, fix: Fix) -> bool:
        for edit in fix.edits:
            at = bisect_left(self._edits, edit)
            if any(crosses(edit, other) for other in self._edits[max(at - 1, 0) : at + 1]):
                return True
        return False

    def add(self, fix: Fix) -> None:
        self._edits = sorted([*self._edits, *fix.edits])


def _batch(
    state: _State, candidates: Sequence[_Candidate], known: Sequence[Dropped]
) -> list[_Candidate]:
    """Return fixes that can be tried together: one a finding, none crossing another.

    Of those that may shift the meaning, a sentence gets one a pass: after it, the others
    deserve a reading of what the sentence has become.
    """
    failed = {(drop.rule, drop.fix.edits) for drop in known if drop.fix}
    batch, taken = list[_Candidate](), _Taken()
    findings, bold = set[int](), set[int]()
    for one in candidates:
        sentence = state.sentence_at(one.fix.edits[0].start)
        risky = one.fix.applicability is not Applicability.SAFE
        if one.key in failed or one.finding in findings or (risky and sentence in bold):
            continue
        if taken.crossed_by(one.fix):
            continue
        taken.add(one.fix)
        findings.add(one.finding)
        if risky:
            bold.add(sentence)
        batch.append(one)
    return batch


# --- what came of it --------------------------------------------------------------------------


def _words(text: str) -> str:
    return " ".join(text.lower().split())


def _near(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


@dataclass(frozen=True)
class _Outcome:
    """What a batch did: `fault` is "" if all is well, else the end of a sentence.

    `suspects` are the numbers of the findings whose fixes stand nearest to the fault.
    """

    state: _State | None
    fault: str = ""
    suspects: frozenset[int] = frozenset()


def _only_asks(finding: Finding) -> bool:
    """Say whether a finding asks for more, and has nothing against a word that is there."""
    asks = finding.rule.startswith(MISSING) or finding.severity is Severity.INFO
    first = finding.suggestions[:1]
    return asks and bool(first) and all(edit.start == edit.end for edit in first[0].edits)


def _compare(
    before: _State, edits: Sequence[Edit], mended: frozenset[int], after: _State
) -> tuple[set[int], list[Finding]]:
    """Return which mended findings still stand, and which findings are new.

    A finding is the same if its rule is, and its words or its place: place as the edits have
    moved it, for a sentence that lost a hard word is still the same long sentence. A graver
    one is new. A plainer sentence may let a gap be seen that was there all along: what only
    asks for more is new only where something that was stated is stated no longer.
    """
    lost = before.stated - after.stated
    source = after.draft.source
    waiting: dict[str, list[tuple[int, Finding, Span, str]]] = {}
    # Those that were not mended are matched first: they are expected to be there.
    for number in sorted(range(len(before.findings)), key=lambda n: (n in mended, n)):
        old = before.findings[number]
        place = moved(old.span, edits)
        waiting.setdefault(old.rule, []).append((number, old, place, _words(place.of(source))))
    # A comment that is no longer needed is taken away in the end.
    rest, stand = [f for f in after.findings if f.category != CATEGORY], set[int]()
    for by_words, by_place in ((True, True), (False, True), (True, False)):
        unmatched = []
        for new in rest:
            words, olds = _words(new.span.of(source)), waiting.get(new.rule, [])
            at = next(
                (
                    index
                    for index, (_, old, place, said) in enumerate(olds)
                    if new.severity <= old.severity
                    and (not by_words or said == words)
                    and (not by_place or _near(place, new.span))
                ),
                None,
            )
            if at is None:
                unmatched.append(new)
                continue
            number, *_ = olds.pop(at)
            if number in mended:
                stand.add(number)
        rest = unmatched
    return stand, rest if lost else [new for new in rest if not _only_asks(new)]


def _line_of(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


class _Trial:
    """Tries sets of fixes on one state, each set once."""

    def __init__(self, engine: Engine, before: _State) -> None:
        self._engine = engine
        self._before = before

    def __call__(self, batch: Sequence[_Candidate]) -> _Outcome:
        before = self._before
        edits = sorted(edit for one in batch for edit in one.fix.edits)
        text = apply_edits(before.draft.source, edits)
        if not text.strip():
            return _Outcome(None, "nothing would be left of the draft")
        try:
            after = _look(self._engine, edited(before.draft, edits))
        except DraftError:
            return _Outcome(None, "the draft could not be read afterwards")
        except RefusedError as error:
            return _Outcome(None, str(error))
        if after.failed - before.failed:
            return _Outcome(None, "a rule could not judge the draft afterwards")
        mended = frozenset(one.finding for one in batch)
        stand, new = _compare(before, edits, mended, after)
        if stand:
            return _Outcome(None, "the new words would be flagged again", frozenset(stand))
        if new:
            lines = [_line_of(text, finding.span) for finding in new]
            near = frozenset(
                one.finding
                for one in batch
                if any(_near(moved(e.span, edits), line) for e in one.fix.edits for line in lines)
            )
            said = f"it would bring in something new ({new[0].rule})"
            return _Outcome(None, said, near)
        return _Outcome(after)


def _halves(
    batch: Sequence[_Candidate], suspects: frozenset[int]
) -> tuple[Sequence[_Candidate], Sequence[_Candidate]]:
    """Return a batch in two parts, the one that is likely to be sound first."""
    sound = [one for one in batch if one.finding not in suspects]
    if 0 < len(sound) < len(batch):
        return sound, [one for one in batch if one.finding in suspects]
    return batch[: len(batch) // 2], batch[len(batch) // 2 :]


def _sift(
    trial: _Trial, kept: list[_Candidate], state: _State | None, batch: Sequence[_Candidate]
) -> tuple[list[_Candidate], _State | None, list[tuple[_Candidate, str]]]:
    """Return the fixes that help together, the state they lead to, and the others with reasons.

    A batch that fails is halved, so that a few that quarrel cost a few looks more, not one
    look for each of the many that do not.
    """
    if not batch:
        return kept, state, []
    outcome = trial([*kept, *batch])
    if not outcome.fault:
        return [*kept, *batch], outcome.state, []
    if len(batch) == 1:
        return kept, state, [(batch[0], outcome.fault)]
    first, second = _halves(batch, outcome.suspects)
    kept, state, failed = _sift(trial, kept, state, first)
    kept, state, more = _sift(trial, kept, state, second)
    return kept, state, failed + more


def _mending(one: _Candidate, source: str) -> Mending:
    span = cover([edit.span for edit in one.fix.edits])
    edits = [Edit(e.start - span.start, e.end - span.start, e.text) for e in one.fix.edits]
    return Mending(one.of, span.of(source), apply_edits(span.of(source), edits))


def _dropped(one: _Candidate, reason: str) -> Dropped:
    return Dropped(one.of.rule, one.of.line, reason, one.fix)


def _tidied(engine: Engine, state: _State, upto: Applicability, mendings: list[Mending]) -> _State:
    """Return the state with its comments to the advisor mended; adds what was done to `mendings`.

    A comment is part of no sentence, so nothing else can change by it.
    """
    for _ in range(PASSES):
        batch, taken = list[_Candidate](), _Taken()
        for one in sorted(_candidates(state, upto, of_comments=True), key=lambda o: o.rank):
            if not taken.crossed_by(one.fix):
                taken.add(one.fix)
                batch.append(one)
        edits = [edit for one in batch for edit in one.fix.edits]
        text = apply_edits(state.draft.source, edits)
        if not batch or not text.strip():
            break
        try:
            after = edited(state.draft, edits)
        except RefusedError:
            break
        mendings += [_mending(one, state.draft.source) for one in batch]
        state = _look(engine, after)
    return state


def fix_draft(engine: Engine, draft: Draft, upto: Applicability) -> FixResult:
    """Return a draft with all fixes that help, up to an applicability.

    Args:
        engine: the rules of the run. Safety rules stand guard even if it leaves them out.
        draft: what to mend; the value itself is never changed.
        upto: the least trusted applicability to apply. Blanks are never filled in, so
            `TEMPLATE` means the same as `UNSAFE`.
    """
    engine = _guarded(engine)
    upto = min(upto, Applicability.UNSAFE, key=lambda one: one.rank)
    state, mendings = _look(engine, draft), list[Mending]()
    if state.for_a_person:
        reason = "a person should read this draft first, so nothing in it was rewritten"
        return FixResult(draft.source, dropped=(Dropped("", 1, reason),), record=draft.record)
    dropped: list[Dropped] | None = None
    candidates: list[_Candidate] = []
    for _ in range(PASSES):
        if dropped is None:
            objections = [(one, _objection(one.fix, state)) for one in _candidates(state, upto)]
            dropped = [_dropped(one, reason) for one, reason in objections if reason]
            candidates = sorted((o for o, reason in objections if not reason), key=lambda o: o.rank)
        batch = _batch(state, candidates, dropped)
        if not batch:
            break
        kept, after, failed = _sift(_Trial(engine, state), [], None, batch)
        if after is None:
            dropped += [_dropped(one, reason) for one, reason in failed]
            continue
        mendings += [_mending(one, state.draft.source) for one in kept]
        state, dropped = after, None
    state = _tidied(engine, state, upto, mendings)
    applied = Counter(mending.finding.rule for mending in mendings)
    return FixResult(
        state.draft.source,
        tuple(Applied(rule, count) for rule, count in sorted(applied.items())),
        tuple(sorted(dropped or (), key=lambda drop: (drop.line, drop.rule, drop.reason))),
        tuple(mendings),
        state.draft.record,
    )
