"""What the author of a draft allows: findings that comments in it take back.

`advisor: allow RULE: reason` on a line of its own holds for the block below it, and at the end
of a line for that line. `allow-file` holds for the whole file, `off` for all up to `on`. A
comment that takes nothing back, or that names no rule, is a finding itself.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.findings import Applicability, Edit, Finding, Fix, Scope, Severity, Span, cover
from advisor.reading.comments import Comment, Name, Order
from advisor.reading.draft import Draft
from advisor.settings import CATEGORY, UNKNOWN, UNUSED, near_miss

ALL = "all"
"""The name that stands for every rule."""

_BY_NAME_ONLY = frozenset({"safety", CATEGORY})
"""Categories that neither `off` nor `all` reaches: a person must have named them."""

WHY = {
    UNUSED: "A comment that holds nothing back hides the next finding in its place, and makes "
    "readers wonder what was wrong.",
    UNKNOWN: "A comment that the advisor cannot read holds nothing back.",
}
_SEVERITIES = {UNUSED: Severity.SUGGESTION, UNKNOWN: Severity.WARNING}
_WIDE = (Scope.ASSIGNMENT, Scope.PLAN, Scope.DRAFT)
"""What a finding of these scopes is about is more than the words that it points at."""


@dataclass(frozen=True)
class Rules:
    """The rules that comments may speak of.

    `categories` leads from each rule's name to its category. `usual` are those that are on by
    default, `ran` those that judged the draft. `own` are the findings on comments that the run
    wants, each with its severity; `None` leaves them as grave as they are.
    """

    categories: Mapping[str, str]
    usual: Collection[str]
    ran: Collection[str]
    own: Mapping[str, Severity | None] = field(
        default_factory=lambda: {UNUSED: None, UNKNOWN: None}
    )

    def names(self) -> list[str]:
        """Return every name that a comment may use."""
        return [
            *self.categories,
            *sorted(set(self.categories.values())),
            UNUSED,
            UNKNOWN,
            CATEGORY,
            ALL,
        ]

    def judged(self, name: str) -> bool:
        """Say whether all that a name stands for had its say, so that silence means something."""
        if name in self.categories:
            return name in self.ran
        if name in (UNUSED, CATEGORY):
            return False
        rules = [r for r in self.usual if name in (ALL, self.categories.get(r))]
        return all(rule in self.ran for rule in rules)


@dataclass(frozen=True)
class Settled:
    """Findings after the comments of their draft: those to show, and those held back."""

    shown: tuple[Finding, ...]
    held: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class _Reach:
    """A comment with the span it holds for, and the names it holds back there."""

    comment: Comment
    span: Span
    names: tuple[Name, ...]
    closed_by: Comment | None = None

    def takes(self, finding: Finding) -> list[str]:
        """Return the names under which a finding is held back; [] if it is not."""
        if not _touches(self.span, finding.span):
            return []
        given = [name.text for name in self.names] or [ALL]
        wide = [ALL] if finding.category not in _BY_NAME_ONLY else []
        return [name for name in given if name in (finding.rule, finding.category, *wide)]


def _touches(one: Span, other: Span) -> bool:
    if other.start == other.end:
        return one.start <= other.start <= one.end
    return one.overlaps(other)


def _block_below(draft: Draft, comment: Comment) -> Span | None:
    """Return the block that a comment stands above; of a table, the whole row."""
    for block in draft.blocks:
        if block.span.end > comment.span.end:
            row = [b.span for b in draft.blocks if b.row is not None and b.row == block.row]
            return cover([block.span, *row])
    return None


def _line(draft: Draft, comment: Comment) -> Span:
    source, (start, end) = draft.source, comment.span
    first = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    ends = [at for at in (source.find("\n", end), source.find("\r", end)) if at >= 0]
    return Span(first, min(ends, default=len(source)))


def _reaches(draft: Draft) -> Iterator[_Reach]:
    """Yield what each comment that can be read holds for; an empty span is no text at all."""
    whole, opened = Span(0, len(draft.source)), list[Comment]()
    for comment in draft.comments:
        none = Span(comment.span.end, comment.span.end)
        match comment.order:
            case Order.ALLOW_FILE:
                yield _Reach(comment, whole, comment.names)
            case Order.ALLOW if comment.in_front:
                yield _Reach(comment, whole, comment.names)
            case Order.ALLOW if comment.alone:
                yield _Reach(comment, _block_below(draft, comment) or none, comment.names)
            case Order.ALLOW:
                yield _Reach(comment, _line(draft, comment), comment.names)
            case Order.OFF:
                opened.append(comment)
            case Order.ON if not opened:
                yield _Reach(comment, none, ())
            case Order.ON:
                for off in opened:
                    span = Span(off.span.end, comment.span.start)
                    yield _Reach(off, span, off.names, comment)
                opened = []
            case _:
                pass
    for off in opened:
        yield _Reach(off, Span(off.span.end, whole.end), off.names)


class _Signer:
    """Signs findings on comments."""

    def __init__(self, draft: Draft, own: Mapping[str, Severity | None]) -> None:
        self._draft = draft
        self._own = own
        self._seen: Counter[str] = Counter()

    def sign(self, rule: str, span: Span, message: str, fix: Fix | None) -> Iterator[Finding]:
        if rule not in self._own:
            return
        draft = self._draft
        key = f"{rule}\n{' '.join(span.of(draft.source).lower().split())}"
        self._seen[key] += 1
        digest = hashlib.sha256(f"{key}\n{self._seen[key]}".encode()).hexdigest()[:16]
        line, column = draft.position(span.start)
        end_line, end_column = draft.position(span.end)
        yield Finding(
            rule=rule,
            category=CATEGORY,
            scope=Scope.DRAFT,
            severity=self._own[rule] or _SEVERITIES[rule],
            assignment=None,
            span=span,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            message=message,
            why=WHY[rule],
            url="",
            fingerprint=digest,
            suggestions=(fix,) if fix else (),
        )


def _misread(comment: Comment, known: Sequence[str]) -> Iterator[tuple[Span, str, Fix | None]]:
    """Yield what of a comment cannot be read, with what it may have meant."""
    orders = [order.value for order in Order]
    if comment.order not in orders:
        said = f"“{comment.order}” is nothing a comment can ask for." if comment.order else ""
        miss = near_miss(comment.order, orders)
        text = f"{said or 'This comment asks for nothing.'}{miss} It takes: {', '.join(orders)}."
        yield comment.span, text, _put(comment.order_span, miss)
    elif comment.order in (Order.ALLOW, Order.ALLOW_FILE) and not comment.names:
        yield comment.span, "This comment names no rule; name what it allows.", None
    for name in comment.names:
        if name.text not in known:
            miss = near_miss(name.text, known)
            text = f"There is no rule or category “{name.text}”, so nothing is held back.{miss}"
            yield name.span, text, _put(name.span, miss)


def _put(span: Span, miss: str) -> Fix | None:
    """Return a fix that writes what a near miss proposes."""
    if not miss:
        return None
    name = miss.split("'")[1]
    return Fix((Edit(*span, name),), Applicability.UNSAFE, f"Write “{name}”.")


def _without(reach: _Reach, idle: Sequence[Name]) -> Fix:
    """Return a fix that takes idle names, or with the last of them the comment, away."""
    comment = reach.comment
    left = [name.text for name in reach.names if name not in idle]
    if left:
        names = cover([name.span for name in comment.names])
        return Fix((Edit(*names, ", ".join(left)),), Applicability.SAFE, "Take the name away.")
    gone = [comment.cut, *([reach.closed_by.cut] if reach.closed_by else [])]
    if len(gone) > 1 and gone[0].end >= gone[1].start:
        gone = [cover(gone)]
    edits = tuple(Edit(*cut, "") for cut in gone)
    return Fix(edits, Applicability.SAFE, "Take the comment away.")


def _idle(
    reach: _Reach, used: Collection[str], rules: Rules, known: Collection[str]
) -> Iterator[Name]:
    """Yield the names of a comment that hold nothing back, where that can be told."""
    nowhere = reach.span.start == reach.span.end
    for name in reach.names:
        if name.text in known and name.text not in used and (nowhere or rules.judged(name.text)):
            yield name


def _unused(
    reaches: Sequence[_Reach], used: Sequence[Collection[str]], rules: Rules
) -> Iterator[tuple[Span, str, Fix]]:
    """Yield the comments that hold nothing back, and the names in the others that do not."""
    known = set(rules.names())
    closing = Counter(r.closed_by for r in reaches if r.closed_by)
    for reach, names in zip(reaches, used, strict=True):
        comment = reach.comment
        nowhere = reach.span.start == reach.span.end
        idle = list(_idle(reach, names, rules, known))
        if comment.order == Order.ON:
            text = "No “off” stands above this “on”, so it changes nothing."
        elif idle and len(idle) == len(comment.names):
            there = "No text follows it." if nowhere else "Nothing is found there."
            text = f"This comment holds nothing back: {_listed(idle)}. {there}"
        elif idle:
            text = f"Part of this comment holds nothing back: {_listed(idle)}."
        elif not comment.names and comment.order == Order.OFF and not names and rules.judged(ALL):
            text = "Nothing is found in the stretch that this comment turns off."
        else:
            continue
        if reach.closed_by and closing[reach.closed_by] > 1:
            # Its "on" is still wanted by another "off".
            reach = _Reach(comment, reach.span, reach.names)  # noqa: PLW2901
        yield comment.span, text, _without(reach, idle)


def _listed(names: Iterable[Name]) -> str:
    return ", ".join(name.text for name in names)


def settle(
    draft: Draft, findings: Sequence[Finding], rules: Rules, every: Sequence[Finding] | None = None
) -> Settled:
    """Return the findings of a draft as its comments leave them.

    Args:
        draft: what was judged.
        findings: those that a report would show.
        rules: what comments may name.
        every: all that was found, with what a report would leave out; a comment on one of
            these is used too.
    """
    if not draft.comments:
        return Settled(tuple(findings))
    signer, reaches = _Signer(draft, rules.own), list(_reaches(draft))
    used: list[set[str]] = [set() for _ in reaches]

    def takes(finding: Finding) -> bool:
        taken = [reach.takes(finding) for reach in reaches]
        for names, more in zip(used, taken, strict=True):
            names.update(more)
        return any(taken)

    for finding in every or ():
        takes(finding)
    known = rules.names()
    said = [
        signed
        for comment in draft.comments
        for span, text, fix in _misread(comment, known)
        for signed in signer.sign(UNKNOWN, span, text, fix)
    ]
    shown, held = list[Finding](), list[Finding]()
    for finding in [*findings, *said]:
        (held if takes(finding) else shown).append(finding)
    for span, text, fix in _unused(reaches, used, rules):
        for signed in signer.sign(UNUSED, span, text, fix):
            (held if takes(signed) else shown).append(signed)
    return Settled(_sorted(shown), _sorted(held))


def frozen(draft: Draft, held: Iterable[Finding]) -> tuple[Span, ...]:
    """Return the stretches of a draft that no fix may touch.

    They are the words of findings held back, and what stands between `off` and `on`. What is
    missing has no words: of such a finding, nothing is frozen.
    """
    spans = [finding.span for finding in held if finding.scope not in _WIDE]
    if draft.comments:
        reaches = _reaches(draft)
        spans += [r.span for r in reaches if r.comment.order == Order.OFF and not r.names]
    return tuple(sorted(spans))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.span.start, f.span.end, f.rule, f.fingerprint)))
