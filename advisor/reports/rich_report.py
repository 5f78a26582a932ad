"""For people in a terminal: the words, what a client cannot tell from them, and a rewrite.

What is there comes before what is missing. A missing element points at no words, so it is
shown once, as a line of the card, and not among the findings above it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.filters.order import reading_order
from advisor.filters.select import missing_element
from advisor.findings import Applicability, Finding, Fix, Severity
from advisor.report import FileReport, Totals, home_of
from advisor.reports.card import add_card, kind_of, missing_lines
from advisor.reports.reporter import RenderOptions, streaming
from advisor.reports.writer import Writer

_BODY = " " * 7
_COUNTED = (Severity.ERROR, Severity.WARNING, Severity.SUGGESTION, Severity.INFO)


def _count(number: int, word: str) -> str:
    plural = {"info": "notes"}.get(word, f"{word}s")
    singular = {"info": "note"}.get(word, word)
    return f"{number} {singular if number == 1 else plural}"


def _on_card(file: FileReport, finding: Finding) -> bool:
    """Say whether the card of its assignment says what a finding says.

    What is missing but only good to have is on no card: it is left to the other reports.
    """
    element = missing_element(finding)
    if not element or finding.assignment is None:
        return False
    view = file.assignments[finding.assignment]
    lines = {line.element for line in missing_lines(view)}
    return element in lines or (finding.severity is Severity.INFO and bool(view.card))


def _is_for_a_person(finding: Finding) -> bool:
    return finding.category == "safety" and finding.severity is Severity.ERROR


def _for_a_person(file: FileReport) -> bool:
    return any(map(_is_for_a_person, file.findings))


def _listed(file: FileReport, *, cards: bool) -> list[Finding]:
    """Return the findings to show, in reading order; with cards, without what they show.

    Where a person must look first, what they must look at comes first, and what is missing
    is left out: it is not the time for it.
    """
    findings = reading_order(file.findings)
    if not _for_a_person(file):
        return [f for f in findings if not (cards and _on_card(file, f))]
    first = [finding for finding in findings if _is_for_a_person(finding)]
    return first + [f for f in findings if f not in first and not missing_element(f)]


def _blanks(file: FileReport) -> int:
    return sum(len(missing_lines(view)) for view in file.assignments)


def _header(out: Writer, file: FileReport, *, extra: str = "") -> None:
    words = sum(int(view.metrics.get("words", 0)) for view in file.assignments)
    parts = [_count(len(file.assignments), "assignment"), _count(words, "word")]
    kinds = list(dict.fromkeys(filter(None, map(kind_of, file.assignments))))
    if len(kinds) == 1:
        parts.append(kinds[0])
    name = out.ink.bold(out.fit(file.path))
    out.add(f"  {name}  {out.ink.dim(out.fit(' · '.join([*parts, *([extra] if extra else [])])))}")


def _finding(out: Writer, file: FileReport, finding: Finding) -> None:
    from rich.cells import cell_len

    from advisor.reports.excerpt import line_around

    ink, severity = out.ink, finding.severity
    place = finding.place or f"{finding.line}:{finding.column}"
    out.add(
        "",
        f"  {place}  {ink.severity(severity, severity.value)}  {ink.bold(finding.rule)}",
    )
    shown = line_around(file.source, finding.span, out.width - len(_BODY))
    before, marked, after = (out.fit(p) for p in (shown.before, shown.marked, shown.after))
    if before or marked or after:
        out.add(f"{_BODY}{before}{ink.severity(severity, marked)}{after}")
        under = "~" * max(cell_len(marked), 1)
        out.add(f"{_BODY}{' ' * cell_len(before)}{ink.severity(severity, under)}")
    out.add(*out.wrap(_BODY, out.fit(finding.message)))
    if finding.why and finding.rule not in out.explained and not out.options.quiet:
        out.explained.add(finding.rule)
        out.add(*map(ink.dim, out.wrap(f"{_BODY}why  ", out.fit(finding.why))))
    for number, fix in enumerate(finding.suggestions[:2]):
        _try(out, file, finding, fix, "try" if not number else "or ")


def _try(out: Writer, file: FileReport, finding: Finding, fix: Fix, lead: str) -> None:
    from advisor.reports.excerpt import rewritten

    text = rewritten(file.source, fix, home_of(file, finding)) or "(leave it out)"
    lines = out.wrap(f"{_BODY}{lead}  ", out.fit(text))
    out.add(*out.blanks_marked(lines))


def _tally(severities: Counter[Severity], blanks: int, carded: Counter[Severity]) -> str:
    """Return the counts; `carded` findings are told by the lines of a card alone."""
    parts = [_count(severities[s], s.value) for s in _COUNTED if severities[s]]
    if blanks:
        on_card = ", ".join(_count(carded[s], s.value) for s in _COUNTED if carded[s])
        told = f" (on the card: {on_card})" if on_card else ""
        parts.append(f"{_count(blanks, 'blank')} to fill{told}")
    return ", ".join(parts)


def _carded(file: FileReport, *, cards: bool) -> Counter[Severity]:
    """Return how many findings only the card tells, by how grave they are."""
    told = (finding for finding in file.findings if cards and _on_card(file, finding))
    return Counter(finding.severity for finding in told)


def _file(out: Writer, file: FileReport) -> None:
    cards = not out.options.quiet
    listed, blanks = _listed(file, cards=cards), _blanks(file) if cards else 0
    if file.error:
        out.add(f"  {out.ink.bold(out.fit(file.path))}  could not be checked")
        return
    if not listed and not blanks:
        if cards:
            _header(out, file, extra="nothing to mend")
        return
    _header(out, file)
    if _for_a_person(file):
        out.add("", "  Please read this draft yourself first: nothing in it is rewritten.")
    for finding in listed:
        _finding(out, file, finding)
    if cards:
        for view in file.assignments:
            add_card(out, view, titled=len(file.assignments) > 1)
    tally = _tally(Counter(f.severity for f in listed), blanks, _carded(file, cards=cards))
    out.add("", f"  {out.ink.bold(tally)}.")
    out.add("")


@dataclass
class _Sum:
    """What the end of the report tells of all files, counted file by file."""

    checked: int = 0
    clean: int = 0
    blanks: int = 0
    carded: Counter[Severity] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    where: Counter[str] = field(default_factory=Counter)
    gravest: dict[str, Severity] = field(default_factory=dict)
    trust: Counter[int] = field(default_factory=Counter)
    first: str = ""

    def add(self, file: FileReport, *, cards: bool) -> None:
        """Count a file. The hints at the end count what a card shows as a line only once."""
        if not file.error:
            self._count(file, _listed(file, cards=cards), cards=cards)
        shown = _listed(file, cards=True)
        self.first = self.first or next((finding.rule for finding in shown), "")
        for finding in shown:
            if finding.suggestions:
                self.trust[min(fix.applicability.rank for fix in finding.suggestions)] += 1

    def _count(self, file: FileReport, listed: Sequence[Finding], *, cards: bool) -> None:
        blanks = _blanks(file)
        self.checked += 1
        self.clean += not listed and not blanks
        self.blanks += blanks if cards else 0
        self.carded.update(_carded(file, cards=cards))
        self.severities.update(finding.severity for finding in listed)
        self.rules.update(finding.rule for finding in listed)
        self.where.update({finding.rule for finding in listed})
        for one in listed:
            self.gravest[one.rule] = max(one.severity, self.gravest.get(one.rule, one.severity))


def _totals(out: Writer, total: _Sum) -> None:
    """Add the table of totals that closes a run over several files."""
    rows = sorted(
        total.rules, key=lambda rule: (-total.gravest[rule].rank, -total.rules[rule], rule)
    )
    if rows:
        wide = max(map(len, rows))
        out.add(out.ink.bold(f"  {'rule':{wide}}  {'severity':10}  {'findings':>8}  {'files':>5}"))
    for rule in rows:
        worst = total.gravest[rule]
        severity = out.ink.severity(worst, f"{worst.value:10}")
        out.add(f"  {rule:{wide}}  {severity}  {total.rules[rule]:>8}  {total.where[rule]:>5}")
    tally = _tally(total.severities, total.blanks, total.carded)
    files = _count(total.checked, "file")
    said = f"{files}, {total.clean} with nothing to mend: {tally or 'no findings'}."
    out.add("", f"  {out.ink.bold(said)}")


def held_back(counts: Mapping[str, int]) -> str:
    """Return one sentence on the findings that are not shown; "" if there are none."""
    by = {
        "suppressed": "by comments in the drafts",
        "baseline": "known to the baseline",
        "unchanged": "on lines that have not changed",
    }
    parts = [f"{count} {by[what]}" for what, count in counts.items() if count]
    total = sum(counts.values())
    return f"{_count(total, 'finding')} held back: {', '.join(parts)}." if total else ""


def _hints(total: _Sum, totals: Totals) -> Iterator[str]:
    safe, unsafe = (total.trust[a.rank] for a in (Applicability.SAFE, Applicability.UNSAFE))
    held = held_back(totals.held_back)
    if held:
        yield held
    fixed = sum(totals.fixed.values())
    if fixed:
        yield f"{_count(fixed, 'rewrite')} applied in {_count(len(totals.fixed), 'file')}."
    if safe:
        yield f"{_count(safe, 'safe rewrite')} to take with --fix."
    if unsafe:
        yield f"{_count(unsafe, 'rewrite')} to look at first, with --unsafe-fixes --diff."
    if total.first:
        yield f"More on a finding: advisor explain {total.first}"


class _Screen:
    """The report for a person, file by file."""

    def __init__(self, options: RenderOptions) -> None:
        self._out = Writer(options)
        self._total = _Sum()
        self._cards = not options.quiet
        self._gap = ""

    def file(self, file: FileReport) -> str:
        self._total.add(file, cards=self._cards)
        _file(self._out, file)
        return self._written()

    def end(self, totals: Totals) -> str:
        out = self._out
        if totals.files > 1:
            out.add("")
            _totals(out, self._total)
        if self._cards:
            out.add(*(f"  {out.ink.dim(out.fit(hint))}" for hint in _hints(self._total, totals)))
        return self._written()

    def _written(self) -> str:
        """Return the lines so far; the empty ones at their end wait for what follows."""
        text = "\n".join(line.rstrip() for line in self._out.lines)
        self._out.lines.clear()
        if not text.strip():
            return ""
        body = re.sub(r"\n{3,}", "\n\n", text.strip("\n"))
        before, self._gap = self._gap or "\n", "\n"
        # Between files stands one empty line; what `_file` adds itself is not doubled.
        return f"{before}{body}\n"


RICH = streaming("rich", "for people in a terminal", _Screen)
