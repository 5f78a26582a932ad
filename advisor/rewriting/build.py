"""The whole rewrite of one draft: mend what can be mended, write in the blanks, sort, add the gaps."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.anatomy.picture import Assignment, Plan
from advisor.anatomy.sequence import parts_of
from advisor.engine import Engine
from advisor.findings import Applicability, Finding, Severity, Span
from advisor.fixer import fix_draft, reread
from advisor.gaps import MISSING
from advisor.language.sentence import Sentence
from advisor.reading.draft import Draft
from advisor.report import CardLine, FileReport
from advisor.rewriting.card import Card, Change, Line, Origin, Piece, Rewrite, Section, numbered
from advisor.rewriting.gaps import gap, how_to, place_of
from advisor.rewriting.sorting import GREETING, LABELS, Entry, Place, grouped, sort_sentences
from advisor.rewriting.speech import is_asked_off, kept, spoken
from advisor.rewriting.steps import acts_of
from advisor.rewriting.wording import Chosen, Pieces, Written, choose, write
from advisor.words.card import card_lines
from advisor.words.phrasing import capital

FOR_A_PERSON = "A person should read this draft first, so nothing in it was rewritten"
NO_HOMEWORK = "This asks its reader for nothing to do, so there is no card to write"

_TITLE = "Your homework"


def rewrite_draft(engine: Engine, draft: Draft) -> Rewrite:
    """Return the finished card of a draft.

    Args:
        engine: the rules of the run; their findings say what is reworded.
        draft: what to rewrite; the value itself is never changed.
    """
    plan = next(iter(engine.plans([draft])))
    mended = fix_draft(engine, draft, Applicability.UNSAFE)
    # The fixer's safety rules stand guard, whichever rules the run has.
    if any(drop.fix is None for drop in mended.dropped):
        return Rewrite(draft.name, refusal=FOR_A_PERSON)
    # Who asks for a card has said that it is homework; what names no act still has no card.
    if not plan.is_homework and not any(one.steps for one in plan.assignments):
        return Rewrite(draft.name, refusal=NO_HOMEWORK)
    changes = [
        Change(m.finding.rule, m.finding.message, m.before, m.after, m.finding.line)
        for m in mended.mendings
    ]
    fair = reread(draft, mended.text)
    chosen, left_out = _sound(engine, fair)
    written = write(mended.text, chosen)
    changes += [
        Change(
            one.finding.rule,
            one.finding.message,
            one.finding.span.of(mended.text),
            " ".join(edit.text.strip() for edit in one.edits if edit.text.strip()),
            one.finding.line,
        )
        for one in chosen
    ]
    after = next(iter(engine.plans([reread(draft, written.text)])))
    known = frozenset(_said(sentence.text) for sentence in plan.sentences)
    skills = frozenset(one.skill.name for one in plan.assignments if one.skill)
    builder = _Builder(after, written, known, skills)
    cards = tuple(builder.cards())
    return numbered(Rewrite(draft.name, cards, tuple(changes), tuple(left_out)))


_OF_LENGTH = frozenset({"long-sentence", "reading-load", "dense-block", "too-many-steps"})
"""Remarks on length: a blank is longer with its proposal than with what a person writes there."""

_TRIES = 4
"""Looks at a text with its templates. Each drops what brought in something new."""


def _sound(engine: Engine, draft: Draft) -> tuple[list[Chosen], list[str]]:
    """Return the templates that bring in no new remark, and a sentence on each that does.

    A blank is read with its first proposal in it: what stands there must be as good as what
    the finding asks for.
    """
    findings, left_out = _findings(engine, draft), list[str]()
    chosen = choose(findings, draft.source)
    had = Counter(finding.rule for finding in findings)
    for _ in range(_TRIES):
        written = write(draft.source, chosen)
        guilty: dict[str, str] = {}
        for new in _findings(engine, reread(draft, written.text)):
            known = had[new.rule] > 0 or new.rule.startswith(MISSING) or new.rule in _OF_LENGTH
            if known or new.severity < Severity.WARNING:
                continue
            for span, owner in zip(written.added, written.owners, strict=True):
                if span.overlaps(new.span):
                    guilty[owner.fingerprint] = new.rule
        if not guilty:
            break
        left_out += [
            f"line {one.finding.line}: a blank by {one.finding.rule} was left out, because it "
            f"would bring in something new ({guilty[one.finding.fingerprint]})."
            for one in chosen
            if one.finding.fingerprint in guilty
        ]
        chosen = [one for one in chosen if one.finding.fingerprint not in guilty]
    return chosen, left_out


def _findings(engine: Engine, draft: Draft) -> Sequence[Finding]:
    report: FileReport = next(iter(engine.check([draft])))
    return report.findings


def _said(text: str) -> str:
    return " ".join(text.lower().split())


def _offsets(sentence: Sentence) -> list[int]:
    """Return where each visible character of a sentence stands in the source."""
    return [sentence.places.offset(index) for index in range(len(sentence.text))]


@dataclass(frozen=True)
class _Builder:
    """Turns the picture of a mended draft into cards."""

    plan: Plan
    written: Written
    known: frozenset[str]
    """The sentences of the draft as its author wrote them."""
    skills: frozenset[str]
    """The skills that the draft itself practises, by name."""

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces(self.written.holes)

    @cached_property
    def _holes(self) -> list[Span]:
        return [hole.span for hole in self.written.holes]

    def cards(self) -> Iterator[Card]:
        """Yield a card for each assignment; a plan's gaps are named in its first part only."""
        in_parts = bool(parts_of(self.plan))
        for number, assignment in enumerate(self.plan.assignments):
            yield self._card(assignment, gaps=not (in_parts and number))

    def _card(self, assignment: Assignment, *, gaps: bool) -> Card:
        places: dict[Place, list[Line]] = {
            place: list(self._lines(assignment, entries))
            for place, entries in grouped(self._sorted(assignment)).items()
        }
        greeting = next((s for s in assignment.sentences if s.is_heading), None)
        if greeting is not None and GREETING.fullmatch(greeting.text.strip().rstrip(",.!")):
            hello = Line((greeting.text.strip(),))
            places[Place.GREETING] = [hello, *places.get(Place.GREETING, ())]
        if gaps:
            places[Place.DO] = [*places.get(Place.DO, ()), *how_to(assignment)]
            for line in card_lines(assignment):
                place = place_of(line.element)
                if place is not None and _is_gap(line):
                    places.setdefault(place, []).append(gap(assignment, line))
        sections = tuple(
            Section(place.value, LABELS[place], tuple(places[place]))
            for place in Place
            if places.get(place)
        )
        skill = assignment.skill
        return Card(
            _title(assignment, self.skills),
            sections,
            skill.name if skill else "",
            skill.source if skill else "",
        )

    def _sorted(self, assignment: Assignment) -> list[Entry]:
        """Return the sentences with their places; those of one addition stay together."""
        entries: list[Entry] = []
        for entry in sort_sentences(assignment):
            start = entry.sentence.span.start
            inside = next((s for s in self.written.added if s.start <= start < s.end), None)
            if entries and inside and inside.start <= entries[-1].sentence.span.start:
                entries.append(replace(entry, place=entries[-1].place, under=False, joined=True))
            else:
                entries.append(entry)
        return entries

    def _lines(self, assignment: Assignment, entries: Sequence[Entry]) -> Iterator[Line]:
        """Yield the lines of one place; sentences that lean on another share its line."""
        heads = _heads(assignment)
        held: Line | None = None
        for entry in entries:
            for heading in heads.pop(id(entry.sentence), ()):
                if held is not None:
                    yield held
                    held = None
                yield Line((heading,), heads=True)
            for line in self._of(assignment, entry):
                if held is not None and entry.joined:
                    held = _joined(held, line)
                    continue
                if held is not None:
                    yield held
                held = line
        if held is not None:
            yield held

    def _of(self, assignment: Assignment, entry: Entry) -> Iterator[Line]:
        """Yield the line of a sentence; several where it asks for several acts in a row."""
        sentence, whole = entry.sentence, _offsets(entry.sentence)
        spans = acts_of(assignment, sentence) if entry.place is Place.DO else []
        for start, stop in spans or [(0, len(sentence.text))]:
            said = sentence.text[start:stop].strip()
            at = sentence.text.index(said, start)
            in_row = entry.place is Place.DO and not entry.joined
            stay = kept(said, spoken(said, numbered=in_row))
            text = "".join(said[index] for index in stay)
            pieces = self._pieces.of(text, [whole[at + index] for index in stay])
            if not pieces:
                continue
            if is_asked_off(said):
                pieces = (*pieces, ".")
            label = _label(sentence, entry)
            if label and start == 0:
                pieces = (f"{label}: ", *pieces)
            if len(spans) > 1:
                pieces = _tidy(pieces)
            yield Line(
                _opened(pieces, entry),
                self._origin(sentence),
                under=entry.under,
            )

    def _origin(self, sentence: Sentence) -> Origin:
        if _said(sentence.text) in self.known:
            return Origin.KEPT
        inside = [hole for hole in self._holes if sentence.span.contains(hole)]
        open_words = sum(hole.end - hole.start for hole in inside)
        length = sentence.span.end - sentence.span.start
        return Origin.PROPOSED if open_words > length / 2 else Origin.REWORDED


_SAID_BY_CARD = frozenset(
    """when where when and where time place how much how often how long frequency duration dose why
    rationale reason reasons purpose homework task action this week assignment steps what to do
    done when if finished it counts success reflection reflect ask yourself barrier obstacles is too
    hard you get stuck write down record log review next session""".split()
)
"""Words of labels that say no more than the card's own."""


def _label(sentence: Sentence, entry: Entry) -> str:
    """Return the draft's own label where it says more than the card's: "Monday", "Sam"."""
    if sentence.own_role == "part":
        # The title says it.
        return ""
    words = set(sentence.label.lower().strip(": ").split())
    return "" if words <= _SAID_BY_CARD and entry.place is not Place.KNOW else sentence.label


def _is_gap(line: CardLine) -> bool:
    return line.required and not line.present


def _title(assignment: Assignment, skills: frozenset[str]) -> str:
    """Return the draft's own title, else the name of the skill that it practises."""
    named = assignment.title or ""
    first = next((s for s in assignment.sentences if s.is_heading and not s.role), None)
    own = named or (first.text if first is not None else "")
    above = _title_of_plan(assignment)
    if above:
        return f"{above}: {named}"
    if own and not GREETING.fullmatch(own.rstrip(",.!")):
        return own.strip().rstrip(":")
    skill = assignment.skill
    return capital(skill.name) if skill is not None and skill.name in skills else _TITLE


def _title_of_plan(assignment: Assignment) -> str:
    """Return the title of the whole plan, where it stands above its first part; "" elsewhere."""
    first = next((s for s in assignment.sentences if s.is_heading and not s.role), None)
    if first is None or not assignment.title or first.block.level != 1:
        return ""
    above = first.text.strip().rstrip(":")
    return "" if _said(above) == _said(assignment.title) else above


def _heads(assignment: Assignment) -> dict[int, list[str]]:
    """Return the draft's own headings by the sentence that each stands over.

    The title, and headings that only say what the card's own labels say, are left out.
    """
    found: dict[int, list[str]] = {}
    waiting: list[str] = []
    titles = {_said(_title(assignment, frozenset())), _said(_title_of_plan(assignment))}
    titles.add(_said(assignment.title or ""))
    for sentence in assignment.sentences:
        if sentence.is_heading:
            if (
                not sentence.role
                and _said(sentence.text).rstrip(":") not in titles
                and not (GREETING.fullmatch(sentence.text.strip().rstrip(",.!")))
            ):
                waiting.append(sentence.text.strip().rstrip(":"))
        elif waiting:
            found[id(sentence)] = waiting
            waiting = []
    return found


def _joined(line: Line, other: Line) -> Line:
    origin = line.origin if line.origin is other.origin else Origin.REWORDED
    return replace(line, pieces=(*line.pieces, " ", *other.pieces), origin=origin)


def _opened(pieces: tuple[Piece, ...], entry: Entry) -> tuple[Piece, ...]:
    """Return pieces with a capital, unless the author began a list item in lower case."""
    if not pieces or entry.under:
        return pieces
    first = pieces[0]
    if isinstance(first, str):
        return (capital(first), *pieces[1:])
    return (replace(first, proposals=tuple(map(capital, first.proposals))), *pieces[1:])


def _tidy(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the words of one act out of several, with a stop at the end."""
    if pieces and isinstance(pieces[-1], str):
        last = pieces[-1].rstrip(" ,;")
        return (*pieces[:-1], last if last.endswith((".", "!", "?", ":", "…")) else f"{last}.")
    return (*pieces, ".")
