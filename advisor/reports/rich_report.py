"""For people in a terminal: the words, what a client cannot tell from them, and a rewrite.

On the card, what is there comes before what is missing. A missing element points at no words,
so it is shown once, as a line of the card, and not among the findings above it. It counts all the
same: the tally is that of the other formats, and says what of it is not listed above.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from advisor.filters.order import by_weight, reading_order
from advisor.filters.select import missing_element
from advisor.findings import Applicability, Finding, Fix, Severity
from advisor.report import FileReport, Report
from advisor.reports.card import add_card, kind_of, missing_lines
from advisor.reports.reporter import RenderOptions, Reporter
from advisor.reports.writer import Writer

_BODY = " " * 7
_COUNTED = (Severity.ERROR, Severity.WARNING, Severity.SUGGESTION, Severity.INFO)


def _count(number: int, word: str) -> str:
    plural = {"info": "notes"}.get(word, f"{word}s")
    singular = {"info": "note"}.get(word, word)
    return f"{number} {singular if number == 1 else plural}"


def _on_card(file: FileReport, finding: Finding) -> bool:
    """Say whether a line of the card of its assignment says what a finding says."""
    element = missing_element(finding)
    if not element or finding.assignment is None:
        return False
    lines = missing_lines(file.assignments[finding.assignment])
    return element in {line.element for line in lines}


def _is_extra(file: FileReport, finding: Finding) -> bool:
    """Say whether a finding asks beside a card for what is only good to have.

    It is on no card, and left to the other reports.
    """
    if not missing_element(finding) or finding.assignment is None:
        return False
    return finding.severity is Severity.INFO and bool(file.assignments[finding.assignment].card)


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
        left_out = [f for f in findings if cards and (_on_card(file, f) or _is_extra(file, f))]
        return [f for f in findings if f not in left_out]
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
    out.add(
        "",
        f"  {finding.line}:{finding.column}  {ink.severity(severity, severity.value)}  "
        f"{ink.bold(finding.rule)}",
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
        _try(out, file, fix, "try" if not number else "or ")


def _try(out: Writer, file: FileReport, fix: Fix, lead: str) -> None:
    from advisor.reports.excerpt import rewritten

    text = rewritten(file.source, fix) or "(leave it out)"
    lines = out.wrap(f"{_BODY}{lead}  ", out.fit(text))
    out.add(*out.blanks_marked(lines))


def _tally(severities: Counter[Severity], blanks: int) -> str:
    parts = [_count(severities[s], s.value) for s in _COUNTED if severities[s]]
    if blanks:
        parts.append(f"{_count(blanks, 'blank')} to fill")
    return ", ".join(parts)


def _names(findings: Sequence[Finding]) -> str:
    return ", ".join(dict.fromkeys(finding.rule for finding in findings))


def _unlisted(file: FileReport, listed: Sequence[Finding], *, cards: bool) -> Iterator[str]:
    """Yield where the findings stand that count and are not listed, a sentence each."""
    others = [finding for finding in file.findings if finding not in listed]
    shown = [finding for finding in others if cards and _on_card(file, finding)]
    hidden = [finding for finding in others if finding not in shown]
    if shown:
        stand = "is a - line" if len(shown) == 1 else "are - lines"
        yield f"{_count(len(shown), 'finding')} {stand} of the card: {_names(shown)}."
    if hidden:
        stand = "is" if len(hidden) == 1 else "are"
        where = f"{stand} in --format concise only"
        yield f"{_count(len(hidden), 'finding')} {where}: {_names(hidden)}."


def _tell(out: Writer, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        out.add(*map(out.ink.dim, out.wrap("  ", out.fit(sentence))))


def _file(out: Writer, file: FileReport) -> None:
    cards = not out.options.quiet
    listed, blanks = _listed(file, cards=cards), _blanks(file) if cards else 0
    if file.error:
        out.add(f"  {out.ink.bold(out.fit(file.path))}  could not be checked")
        return
    if not listed and not blanks:
        if cards:
            _header(out, file, extra="nothing to mend")
            _tell(out, _unlisted(file, listed, cards=cards))
        return
    _header(out, file)
    if _for_a_person(file):
        out.add("", "  Please read this draft yourself first: nothing in it is rewritten.")
    for finding in listed:
        _finding(out, file, finding)
    if cards:
        for view in file.assignments:
            add_card(out, view, titled=len(file.assignments) > 1)
    tally = _tally(Counter(f.severity for f in file.findings), blanks)
    out.add("", f"  {out.ink.bold(tally)}.")
    _tell(out, _unlisted(file, listed, cards=cards))
    out.add("")


def _totals(out: Writer, report: Report) -> None:
    """Add the table of totals that closes a run over several files."""
    cards = not out.options.quiet
    checked = [file for file in report.files if not file.error]
    shown = [_listed(file, cards=cards) for file in checked]
    blanks = sum(map(_blanks, checked)) if cards else 0
    clean = sum(
        not findings and not _blanks(file) for file, findings in zip(checked, shown, strict=True)
    )
    found = [finding for file in checked for finding in file.findings]
    where = Counter(rule for file in checked for rule in {f.rule for f in file.findings})
    rows = by_weight(found)
    if rows:
        wide = max(len(rule) for rule, _ in rows)
        out.add(out.ink.bold(f"  {'rule':{wide}}  {'severity':10}  {'findings':>8}  {'files':>5}"))
    for rule, findings in rows:
        worst = max(f.severity for f in findings)
        severity = out.ink.severity(worst, f"{worst.value:10}")
        out.add(f"  {rule:{wide}}  {severity}  {len(findings):>8}  {where[rule]:>5}")
    tally = _tally(Counter(f.severity for f in found), blanks)
    said = (
        f"{_count(len(checked), 'file')}, {clean} with nothing to mend: {tally or 'no findings'}."
    )
    out.add("", f"  {out.ink.bold(said)}")


def _hints(report: Report) -> Iterator[str]:
    found = [finding for file in report.files for finding in file.findings]
    shown = [finding for file in report.files for finding in _listed(file, cards=True)] or found
    trust = [min(fix.applicability.rank for fix in f.suggestions) for f in shown if f.suggestions]
    safe, unsafe = trust.count(Applicability.SAFE.rank), trust.count(Applicability.UNSAFE.rank)
    fixed = sum(report.fixed.values())
    if fixed:
        yield f"{_count(fixed, 'rewrite')} applied in {_count(len(report.fixed), 'file')}."
    if safe:
        yield f"{_count(safe, 'safe rewrite')} to take with --fix."
    if unsafe:
        yield f"{_count(unsafe, 'rewrite')} to look at first, with --unsafe-fixes --diff."
    if shown:
        yield f"More on a finding: advisor explain {shown[0].rule}"


def render(report: Report, options: RenderOptions) -> str:
    """Return the report for a person."""
    out = Writer(options)
    out.add("")
    for file in report.files:
        _file(out, file)
    if len(report.files) > 1:
        out.add("")
        _totals(out, report)
    if not options.quiet:
        out.add(*(f"  {out.ink.dim(out.fit(hint))}" for hint in _hints(report)))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in out.lines))
    return f"{text.rstrip()}\n" if text.strip() else ""


RICH = Reporter("rich", "for people in a terminal", render)
