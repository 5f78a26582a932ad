"""What there is to say of a rule, as plain data: its settings, and the sections of its page."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

from advisor.registry import lexicon_paths
from advisor.rule import Bad, Example, Rule

Plain = dict[str, Any]
"""A value that JSON can hold."""


def _field_docs(options: type) -> Mapping[str, str]:
    """Return the sentence that stands under each field of an options class."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(options)))
    except (OSError, SyntaxError):
        return {}
    docs: dict[str, str] = {}
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    for here, below in pairwise(body):
        if isinstance(here, ast.AnnAssign) and isinstance(here.target, ast.Name):
            said = below.value if isinstance(below, ast.Expr) else None
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                docs[here.target.id] = " ".join(said.value.split())
    return docs


def settings_of(rule: Rule) -> list[Plain]:
    """Return name, default and meaning of each setting, in the order of the rule's file."""
    if rule.options is None:
        return []
    docs = _field_docs(rule.options)
    found = []
    for item in fields(rule.options):
        default = item.default
        if default is MISSING and item.default_factory is not MISSING:
            default = item.default_factory()
        if isinstance(default, tuple | set | frozenset):
            default = list(default) if isinstance(default, tuple) else sorted(default)
        name = item.name.replace("_", "-")
        found.append({"name": name, "default": default, "doc": docs.get(item.name, "")})
    return found


def toml_value(value: Any) -> str:
    """Return a value as a settings file writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(toml_value, value))}]"
    quoted = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def word_lists(rule: Rule) -> tuple[Path, ...]:
    """Return the word lists that a rule's file names."""
    try:
        source = inspect.getsource(inspect.getmodule(rule.check) or rule.check)
    except OSError:
        return ()
    named = set(re.findall(r"[\"'](\w+)[\"']", source))
    return tuple(path for path in lexicon_paths() if path.stem in named)


def _word_list_lines(rule: Rule) -> Iterator[str]:
    from advisor.words.lexicon import read_lexicon

    for path in word_lists(rule):
        lexicon = read_lexicon(path)
        state = lexicon.provenance.get("review", "not reviewed")
        size = f"{len(lexicon)} entries; " if len(lexicon) else ""
        yield f"{lexicon.title} ({size}{state})"


def _example_lines(example: Example) -> Iterator[str]:
    said = example.text.strip().splitlines()
    changed = f"   [with {_changed(example.options)}]" if example.options is not None else ""
    if isinstance(example, Bad):
        yield f"- {said[0]}{changed}"
        yield from (f"  {line}" for line in said[1:])
        if example.fixed is not None:
            fixed = example.fixed.strip().splitlines()
            yield f"    → {fixed[0]}"
            yield from (f"      {line}" for line in fixed[1:])
    else:
        yield f"+ {said[0]}{changed}"
        yield from (f"  {line}" for line in said[1:])


def _changed(options: Any) -> str:
    """Return the settings of an example that differ from the defaults."""
    default = type(options)()
    return ", ".join(
        f"{item.name.replace('_', '-')} = {toml_value(getattr(options, item.name))}"
        for item in fields(options)
        if getattr(options, item.name) != getattr(default, item.name)
    )


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def page_of(rule: Rule) -> list[Plain]:
    """Return the sections of a rule's page, empty ones left out.

    Each has a `heading`, `lines`, and a `kind` that says how to set them: "prose" in
    paragraphs, "list" and "settings" line by line, "examples" as they stand.
    """
    off = "" if rule.default else "; off until it is selected"
    about = [
        f"{rule.category} · {rule.severity}{off}",
        rule.summary,
        *_paragraphs(rule.doc.split("\nWhy it matters")[0].partition("\n")[2]),
    ]
    settings = [
        f"{s['name']} = {toml_value(s['default'])}" + (f"   {s['doc']}" if s["doc"] else "")
        for s in settings_of(rule)
    ]
    bad = [line for e in rule.examples if isinstance(e, Bad) for line in _example_lines(e)]
    good = [line for e in rule.examples if not isinstance(e, Bad) for line in _example_lines(e)]
    sections: tuple[tuple[str, str, list[str]], ...] = (
        (rule.name, "prose", about),
        ("Why it matters", "prose", _paragraphs(rule.section("Why it matters"))),
        ("When to leave it", "prose", _paragraphs(rule.section("When to leave it"))),
        ("What it flags, and how that reads afterwards", "examples", bad),
        ("What it leaves alone", "examples", good),
        ("Settings", "settings", settings),
        ("Word lists", "list", list(_word_list_lines(rule))),
        ("Sources", "list", _paragraphs(rule.section("Sources"))),
    )
    return [
        {"heading": heading, "kind": kind, "lines": lines}
        for heading, kind, lines in sections
        if lines
    ]


def plain_rule(rule: Rule) -> Plain:
    """Return all there is to say of a rule."""
    return {
        "name": rule.name,
        "category": rule.category,
        "scope": rule.scope.value,
        "severity": rule.severity.value,
        "default": rule.default,
        "summary": rule.summary,
        "why": rule.why,
        "url": rule.url,
        "settings": settings_of(rule),
        "page": page_of(rule),
    }
