"""Write docs/rules.md from the rules' own metadata: `python docs/make_rules.py`.

A test fails while the page differs from what this script would write.
"""

from pathlib import Path

from advisor.registry import rules
from advisor.rule import Bad, Rule

PAGE = Path(__file__).with_name("rules.md")

_HEAD = """# Rules

Written from the rules themselves by `docs/make_rules.py`; edit the rule, not this page.
`advisor explain NAME` shows the same in a terminal.

"""


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _section(rule: Rule) -> str:
    bad = next(example for example in rule.examples if isinstance(example, Bad))
    good = next(example for example in rule.examples if not isinstance(example, Bad))
    parts = [
        f"### {rule.name}",
        f"{rule.summary} *({rule.severity}, looks at: {rule.scope})*",
        f"**Why it matters.** {rule.why}",
        f"**When to leave it.** {' '.join(rule.section('When to leave it').split())}",
        f"Flagged:\n\n{_quoted(bad.text)}",
    ]
    if bad.fixed is not None:
        parts.append(f"Suggested, blanks filled with their proposals:\n\n{_quoted(bad.fixed)}")
    parts.append(f"Left alone:\n\n{_quoted(good.text)}")
    parts.append(f"**Sources.** {' '.join(rule.section('Sources').split())}")
    return "\n\n".join(parts)


def page() -> str:
    """Return the whole page."""
    found = list(rules().values())
    lines = ["| rule | severity | in short |", "| --- | --- | --- |"]
    lines += [f"| [{r.name}](#{r.name}) | {r.severity} | {r.summary} |" for r in found]
    body, category = [], ""
    for rule in found:
        if rule.category != category:
            category = rule.category
            body.append(f"## {category.capitalize()}")
        body.append(_section(rule))
    return _HEAD + "\n".join(lines) + "\n\n" + "\n\n".join(body) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
