"""The rules in a terminal: the list of all, and the page of one."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Any

from advisor.catalogue import failures, rule_pages
from advisor.errors import ConfigError
from advisor.reports.glyphs import fitting
from advisor.settings import OF_COMMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.reports.reporter import RenderOptions

_WIDEST = 96
_COLORS = {"error": "1;31", "warning": "33", "suggestion": "36", "info": "34"}


def _paint(codes: str, text: str, options: RenderOptions) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if options.color else text


def problems() -> tuple[str, ...]:
    """Return one sentence for each rule pack that could not be used."""
    return failures()


def _house_pages() -> dict[str, Mapping[str, Any]]:
    """Return the rules of the team's own files, as the settings of this folder name them."""
    from pathlib import Path

    from advisor.config import Choices, SettingsFinder

    house = SettingsFinder(Choices()).for_path(Path.cwd() / "draft.txt").house
    if not house:
        return {}
    from advisor.explain import plain_rule
    from advisor.house.file import rules_of

    return {name: plain_rule(rule) for name, rule in rules_of(house).items()}


def find(name: str) -> Mapping[str, Any]:
    """Return a rule by its name.

    Raises:
        ConfigError: there is none; the sentence names the nearest.
    """
    known = {rule["name"]: rule for rule in rule_pages()}
    if name not in known:
        known |= _house_pages()
    if name in known:
        return known[name]
    if any(rule["category"] == name for rule in known.values()):
        hint = f" {name!r} is a category; see its rules with: advisor rules."
    else:
        from difflib import get_close_matches

        close = get_close_matches(name, list(known), n=1)
        hint = f" Did you mean {close[0]!r}?" if close else " See them all with: advisor rules."
    raise ConfigError(f"There is no rule {name!r}.{hint}")


def _wrapped(text: str, indent: str, options: RenderOptions) -> str:
    return textwrap.fill(
        text,
        min(options.width, _WIDEST),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _section(section: Mapping[str, Any], options: RenderOptions) -> str:
    lines: list[str] = []
    for line in section["lines"]:
        match section["kind"]:
            case "examples":
                lines.append(f"  {line}")
            case "settings":
                setting, _, doc = line.partition("   ")
                lines += [f"  {setting}", *([_wrapped(doc, "      ", options)] if doc else [])]
            case "prose" if lines:
                lines += ["", _wrapped(line, "  ", options)]
            case _:
                lines.append(_wrapped(line, "  ", options))
    return "\n".join([_paint("1", section["heading"], options), *lines])


def _page_on_comments(name: str, options: RenderOptions) -> str:
    from advisor.filters.comments import WHY

    more = "docs/suppress.md says how comments are written and what they hold for."
    title = _paint("1", name, options)
    return "\n\n".join([title, *(_wrapped(t, "  ", options) for t in (WHY[name], more))]) + "\n"


def page(name: str, options: RenderOptions) -> str:
    """Return the page of a rule.

    Raises:
        ConfigError: there is no such rule.
    """
    if name in OF_COMMENTS:
        return fitting(_page_on_comments(name, options), options)
    text = "\n\n".join(_section(section, options) for section in find(name)["page"])
    return fitting(text, options) + "\n"


def table(options: RenderOptions) -> str:
    """Return all rules by category: name, severity, and what each asks for."""
    known = rule_pages()
    wide = max(len(rule["name"]) for rule in known)
    margin = " " * (wide + 16)
    lines: list[str] = []
    for category, members in groupby(known, key=lambda rule: rule["category"]):
        lines += ["", _paint("1", category, options)]
        for rule in members:
            off = "" if rule["default"] else " (off until it is selected)"
            said = textwrap.wrap(rule["summary"] + off, max(options.width - len(margin), 24))
            severity = _paint(_COLORS[rule["severity"]], f"{rule['severity']:10}", options)
            lines.append(f"  {rule['name']:{wide}}  {severity}  {said[0]}")
            lines += [margin + line for line in said[1:]]
    lines += ["", f"{len(known)} rules. More on one: advisor explain {known[0]['name']}"]
    return fitting("\n".join(lines[1:]), options) + "\n"


def as_json(options: RenderOptions) -> str:
    """Return all rules with their settings as JSON."""
    import json

    rules = [{k: v for k, v in rule.items() if k != "page"} for rule in rule_pages()]
    return json.dumps({"rules": rules}, ensure_ascii=not options.unicode, indent=1) + "\n"
