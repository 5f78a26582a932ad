"""Write docs/claims.md from docs/claims.toml and the rules: `python docs/make_claims.py`.

A test fails while the page differs from what this script would write.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advisor.registry import rules
from advisor.rule import Bad, Rule

PAGE = Path(__file__).with_name("claims.md")
CLAIMS = Path(__file__).with_name("claims.toml")

_HEAD = """# What good homework does, and which rules look for it

Written from `docs/claims.toml` and the rules' own metadata by `docs/make_claims.py`; edit those,
not this page. The claims are those of {article}, in our own words; "place" is paragraph and
sentence there, 0 its standfirst. Each rule is shown with one of its own examples, the flagged
words in «marks».
"""


@dataclass(frozen=True)
class Claim:
    """One claim about good homework: where it stands, and a draft on each side of it."""

    name: str
    place: str
    says: str
    seen: str
    bad: str
    good: str
    every_rule: bool = False
    awaited: bool = False
    """Whether its rule is still to be written; a test fails once there is one."""

    def rules(self) -> list[Rule]:
        """Return the rules that answer it."""
        return [r for r in rules().values() if self.every_rule or self.name in r.claims]


def read() -> dict[str, Any]:
    """Return the whole of docs/claims.toml."""
    return tomllib.loads(CLAIMS.read_text(encoding="utf-8"))


def claims() -> list[Claim]:
    """Return the claims in the order of the article."""
    data = read()
    named = data["drafts"]
    return [
        Claim(
            **{
                **raw,
                "bad": raw["bad"].strip("\n"),
                "good": named.get(raw["good"], raw["good"]).strip("\n"),
            }
        )
        for raw in data["claim"]
    ]


def _line(text: str) -> str:
    return text.strip().replace("\n", " ↵ ").replace("|", "\\|")


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _rule_rows(claim: Claim) -> Iterator[str]:
    yield "| rule | flags | leaves alone |"
    yield "| --- | --- | --- |"
    for rule in claim.rules():
        bad = next(example for example in rule.examples if isinstance(example, Bad))
        good = next(example for example in rule.examples if not isinstance(example, Bad))
        link = f"[{rule.name}](rules.md#{rule.name})"
        yield f"| {link} | {_line(bad.text)} | {_line(good.text)} |"


def _section(claim: Claim) -> str:
    rows = (
        "No rule answers it yet."
        if claim.awaited
        else "All rules answer it together; see [rules.md](rules.md)."
        if claim.every_rule
        else "\n".join(_rule_rows(claim))
    )
    return "\n\n".join(
        (
            f"### {claim.name}",
            f"*Place: {claim.place}.* {claim.says}",
            f"**What a text check can see.** {claim.seen}",
            rows,
            f"Falls short:\n\n{_quoted(claim.bad)}",
            f"Meets it:\n\n{_quoted(claim.good)}",
        )
    )


def _overview(found: list[Claim]) -> str:
    lines = ["| claim | place | rules |", "| --- | --- | --- |"]
    for claim in found:
        answered = ", ".join(r.name for r in claim.rules()) or "none yet"
        names = "all" if claim.every_rule else answered
        lines.append(f"| [{claim.name}](#{claim.name}) | {claim.place} | {names} |")
    return "\n".join(lines)


def _checklist(title: str, items: list[dict[str, Any]]) -> str:
    lines = [f"### {title}", "", "| item | in short | rules |", "| --- | --- | --- |"]
    for item in items:
        names = ", ".join(f"[{n}](rules.md#{n})" for n in item.get("rules", ()))
        answer = names or "*for a person to judge*"
        lines.append(f"| {item['item']} | {item['says']} | {answer} |")
    return "\n".join(lines)


def page() -> str:
    """Return the whole page."""
    data, found = read(), claims()
    features = [
        f"- **{f['name']}** (place: {f['place']}): {f['says']} {f['seen']}" for f in data["feature"]
    ]
    unseen = [f"- {item['name']}" for item in data["unseen"]]
    parts = [
        _HEAD.format(article=data["article"]),
        _overview(found),
        "## Not checkable from text\n\nOnly the people in the room know:\n\n"
        + "\n".join(unseen)
        + "\n\nFacts that a draft states in its front matter (see [fields.md](fields.md)) let rules "
        "use them instead of guessing.",
        "## A feature of the product rather than of one draft\n\n" + "\n".join(features),
        (
            "## Published checklists: a pre-check, never a score\n\nBoth are filled in by trained readers. "
            "Where a rule is named, it looks at part of what the item asks for, in our own words; "
            "a quiet rule is no point on the list."
        ),
        _checklist("PEMAT-P, for printed material (AHRQ)", data["pemat"]),
        _checklist("CDC Clear Communication Index", data["cdc"]),
        "## Claim by claim",
        *map(_section, found),
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
