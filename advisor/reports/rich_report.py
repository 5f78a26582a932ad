"""For people in a terminal: the words, what a client cannot tell from them, and a rewrite.

What is there comes before what is missing. A missing element points at no words, so it is
shown once, as a line of the card, and not among the findings above it.
"""

import re
from collections import Counter
from collections.abc import Iterator

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


def _tally(severities: Counter[Severity], blanks: int, carded: int) -> str:
    """Return the counts; `carded` findings are told by the lines of a card alone."""
    parts = [_count(severities[s], s.value) for s in _COUNTED if severities[s]]
    if blanks:
        told = f" ({_count(carded, 'finding')} on the card)" if carded else ""
        parts.append(f"{_count(blanks, 'blank')} to fill{told}")
    return ", ".join(parts)


def _carded(file: FileReport, *, cards: bool) -> int:
    """Return how many findings only the card tells."""
    return sum(cards and _on_card(file, finding) for finding in file.findings)


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


def _totals(out: Writer, report: Report) -> None:
    """Add the table of totals that closes a run over several files."""
    cards = not out.options.quiet
    checked = [file for file in report.files if not file.error]
    shown = [_listed(file, cards=cards) for file in checked]
    blanks = sum(map(_blanks, checked)) if cards else 0
    clean = sum(
        not findings and not _blanks(file) for file, findings in zip(checked, shown, strict=True)
    )
    listed = [finding for findings in shown for finding in findings]
    where = Counter(rule for findings in shown for rule in {f.rule for f in findings})
    rows = by_weight(listed)
    if rows:
        wide = max(len(rule) for rule, _ in rows)
        out.add(out.ink.bold(f"  {'rule':{wide}}  {'severity':10}  {'findings':>8}  {'files':>5}"))
    for rule, findings in rows:
        worst = max(f.severity for f in findings)
        severity = out.ink.severity(worst, f"{worst.value:10}")
        out.add(f"  {rule:{wide}}  {severity}  {len(findings):>8}  {where[rule]:>5}")
    carded = sum(_carded(file, cards=cards) for file in checked)
    tally = _tally(Counter(f.severity for f in listed), blanks, carded)
    said = (
        f"{_count(len(checked), 'file')}, {clean} with nothing to mend: {tally or 'no findings'}."
    )
    out.add("", f"  {out.ink.bold(said)}")


def held_back(report: Report) -> str:
    """Return one sentence on the findings that are not shown; "" if there are none."""
    by = {
        "suppressed": "by comments in the drafts",
        "baseline": "known to the baseline",
        "unchanged": "on lines that have not changed",
    }
    parts = [f"{count} {by[what]}" for what, count in report.held_back.items() if count]
    total = sum(report.held_back.values())
    return f"{_count(total, 'finding')} held back: {', '.join(parts)}." if total else ""


def _hints(report: Report) -> Iterator[str]:
    shown = [finding for file in report.files for finding in _listed(file, cards=True)]
    trust = [min(fix.applicability.rank for fix in f.suggestions) for f in shown if f.suggestions]
    safe, unsafe = trust.count(Applicability.SAFE.rank), trust.count(Applicability.UNSAFE.rank)
    held = held_back(report)
    if held:
        yield held
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
