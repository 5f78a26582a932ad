"""Write docs/rewrites.md from docs/rewrites.toml and the rules: `python docs/make_rewrites.py`.

Tests run each row, and fail while the page differs from what this script would write.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from advisor.edits import apply_edits
from advisor.findings import Applicability, Finding, Fix
from advisor.registry import rules
from advisor.testing import findings_of

PAGE = Path(__file__).with_name("rewrites.md")
ROWS = Path(__file__).with_name("rewrites.toml")

_HEAD = """# Sentence rewrites

Written from `docs/rewrites.toml` by `docs/make_rewrites.py`; edit that, not this page. Tests run
each row. `{braces}` hold a proposal for what only you can know.

- **safe**: the meaning stays. `--fix` applies it.
- **unsafe**: the meaning may shift. `--unsafe-fixes` applies it; look at it first.
- **template**: it has blanks. Only you can fill them.

| what | before | after | trust | left alone | rule |
| --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class Rewrite:
    """One sentence rewrite: a draft before and after it, and one that is left alone."""

    what: str
    rule: str
    before: str
    after: str
    left: str
    refuses: str
    more: str = ""

    def findings(self, text: str) -> tuple[Finding, ...]:
        """Return what the row's rule finds in a text."""
        return findings_of(rules()[self.rule], text)

    def fixes(self, number: int = 0) -> list[Fix]:
        """Return the first suggestion of each finding on the draft before, or a further one."""
        found = self.findings(self.before)
        return [f.suggestions[number] for f in found if len(f.suggestions) > number]

    def made(self, number: int = 0) -> str:
        """Return the draft after its suggestions, blanks in braces."""
        return apply_edits(self.before, [edit for fix in self.fixes(number) for edit in fix.edits])

    def trust(self) -> Applicability:
        """Return how far the least sure of the suggestions may be trusted."""
        return max((fix.applicability for fix in self.fixes()), key=lambda kind: kind.rank)


def rewrites() -> list[Rewrite]:
    """Return the rows of docs/rewrites.toml."""
    data = tomllib.loads(ROWS.read_text(encoding="utf-8"))
    return [Rewrite(**raw) for raw in data["rewrite"]]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def _row(row: Rewrite) -> str:
    after = f"{row.after}<br>or: {row.more}" if row.more else row.after
    left = f"{row.left} ({row.refuses})"
    link = f"[{row.rule}](rules.md#{row.rule})"
    return f"| {' | '.join(map(_cell, (row.what, row.before, after, row.trust(), left, link)))} |"


def page() -> str:
    """Return the whole page."""
    return _HEAD + "\n".join(map(_row, rewrites())) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
