"""What an editor offers to do about findings: rewrites, comments that allow, all safe rewrites."""

from collections.abc import Iterator, Sequence

from lsprotocol import types as lsp

from advisor.findings import Applicability, Edit, Finding, Fix, Span
from advisor.lsp.documents import Document
from advisor.lsp.showing import SOURCE, diagnostic
from advisor.report import FileReport

FIX_ALL = "source.fixAll.advisor"

_TRUST = {
    Applicability.SAFE: "safe: same meaning",
    Applicability.UNSAFE: "check the meaning",
    Applicability.TEMPLATE: "fill in the braces",
}
_LONGEST = 60
"""Characters of a draft or rewrite that a title quotes."""

_HTML, _HASH = ("<!-- advisor: allow {} -->", "# advisor: allow {}")
_STYLES = {"html": _HTML, "hash": _HASH, "hash-end": _HASH, "bracket": "[advisor: allow {}]"}


def asked_for(kinds: Sequence[lsp.CodeActionKind | str] | None, kind: str) -> bool:
    """Say whether an editor that asks for some kinds of actions wants one of this kind."""
    if kinds is None:
        # What changes a whole file is only offered where it is asked for, or in the menu.
        return True
    names = [str(getattr(one, "value", one)) for one in kinds]
    return any(not name or kind == name or kind.startswith(f"{name}.") for name in names)


def quick_fixes(
    document: Document,
    report: FileReport,
    params: lsp.CodeActionParams,
    styles: Sequence[str],
) -> Iterator[lsp.CodeAction]:
    """Yield what can be done about the findings at a range: rewrites first, then comments."""
    start, end = document.stretch(params.range)
    marked = {d.data for d in params.context.diagnostics if d.source == SOURCE}
    here = [
        finding
        for finding in report.findings
        if finding.fingerprint in marked
        or (finding.span.start <= end and start <= finding.span.end)
    ]
    for finding in here:
        shown = [diagnostic(document, finding)]
        for number, fix in enumerate(finding.suggestions):
            yield lsp.CodeAction(
                title=title(document.text, fix),
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=shown,
                is_preferred=not number and fix.applicability is Applicability.SAFE,
                edit=edited(document, fix.edits),
            )
    told = set[tuple[str, int]]()
    for finding in here:
        allow = allowing(document.text, finding, styles)
        if allow is not None and (finding.rule, allow.start) not in told:
            told.add((finding.rule, allow.start))
            yield lsp.CodeAction(
                title=f"Allow {finding.rule} here",
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(document, finding)],
                edit=edited(document, [allow]),
            )


def title(text: str, fix: Fix) -> str:
    """Return what a rewrite does, in a line, with how far it may be trusted."""
    if len(fix.edits) == 1:
        edit = fix.edits[0]
        old, new = _short(edit.span.of(text)), _short(edit.text)
        if not old:
            does = f"Add “{new}”"
        elif not new:
            does = f"Leave out “{old}”"
        else:
            does = f"“{old}” → “{new}”"
    else:
        added = _short(" … ".join(e.text.strip() for e in sorted(fix.edits) if e.text.strip()))
        does = f"Reword: “{added}”" if added else "Leave words out"
    return f"{does} ({_TRUST[fix.applicability]})"


def _short(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= _LONGEST else joined[: _LONGEST - 1] + "…"


def allowing(text: str, finding: Finding, styles: Sequence[str]) -> Edit | None:
    """Return the edit that writes a comment above what a finding is about.

    `None` where the format has no comments, or the finding is about a comment itself.
    """
    if finding.category == "suppression":
        return None
    wording = next((_STYLES[style] for style in styles if style in _STYLES), None)
    if wording is None:
        return None
    start = max(text.rfind("\n", 0, finding.span.start), text.rfind("\r", 0, finding.span.start))
    start += 1
    # A list item's comment stands as deep as the item, or it would end the list.
    line = text[start : finding.span.start]
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    ending = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    return Edit(start, start, indent + wording.format(finding.rule) + ending)


def edited(document: Document, edits: Sequence[Edit]) -> lsp.WorkspaceEdit:
    """Return edits as the editor takes them. Braces stay as they are: nothing is a snippet."""
    changes = [lsp.TextEdit(document.range(e.start, e.end), e.text) for e in sorted(edits)]
    return lsp.WorkspaceEdit(changes={document.uri: changes})


def changed(before: str, after: str) -> list[Edit]:
    """Return the edits that lead from one text to another, line by line."""
    from difflib import SequenceMatcher

    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Edit(*Span(starts[a], starts[b]), "".join(new[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def fix_all(document: Document, after: str | None) -> lsp.WorkspaceEdit:
    """Return the edit that applies all safe rewrites at once; an empty one if there are none."""
    return edited(document, [] if after is None else changed(document.text, after))
