"""What a rule is: metadata, examples, and one check.

A rule is a generator function with a decorator. Its name is the function's name, its
category is the folder of its file, its page is the file's docstring.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from advisor.anatomy.picture import Assignment, Plan, Step
from advisor.findings import Flag, Scope, Severity
from advisor.language.sentence import Sentence

Unit: TypeAlias = type[Sentence] | type[Step] | type[Assignment] | type[Plan]

_SCOPES: dict[type, Scope] = {
    Sentence: Scope.SENTENCE,
    Step: Scope.STEP,
    Assignment: Scope.ASSIGNMENT,
    Plan: Scope.PLAN,
}

OFFERS = frozenset({"tags", "lemmas", "parse"})
"""What a language pipeline may offer, and so what a rule may need."""


@dataclass(frozen=True)
class Bad:
    """A draft that the rule flags.

    `text` marks the flagged stretches with «guillemets»; without marks, any flag will do.
    `fixed` is the whole text after the first suggestion of each flag, blanks filled with
    their proposals; `None` leaves it unchecked. `fields` stand for front matter.
    """

    text: str
    fixed: str | None = None
    options: Any = None
    fields: dict[str, object] | None = None

    @property
    def draft(self) -> str:
        """Return the text without its marks."""
        return self.text.replace("«", "").replace("»", "")

    @property
    def marked(self) -> list[tuple[int, int]]:
        """Return the marked stretches as (start, end) of `draft`."""
        spans, at, start = [], 0, 0
        for char in self.text:
            if char == "«":
                start = at
            elif char == "»":
                spans.append((start, at))
            else:
                at += 1
        return spans


@dataclass(frozen=True)
class Good:
    """A draft on which the rule keeps quiet."""

    text: str
    options: Any = None
    fields: dict[str, object] | None = None

    @property
    def draft(self) -> str:
        """Return the text."""
        return self.text


Example: TypeAlias = Bad | Good
Check: TypeAlias = Callable[..., Iterable[Flag]]

_SOURCE_URL = re.compile(r"https?://[^\s)>\]]+|doi:\s?(10\.\S+?)(?=[\s).,;]*(?:\s|$))")


@dataclass(frozen=True)
class Rule:
    """One rule, as the engine, the reports and the docs see it."""

    name: str
    category: str
    on: Unit
    scope: Scope
    summary: str
    severity: Severity
    examples: tuple[Example, ...]
    check: Check
    doc: str
    options: type | None = None
    needs: frozenset[str] = frozenset()
    default: bool = True
    claims: tuple[str, ...] = ()

    def section(self, heading: str) -> str:
        """Return the text under a heading of the rule's page, or ""."""
        match = re.search(
            rf"^{re.escape(heading)}\n((?:(?:    .*)?\n?)*?)(?=^\S|\Z)",
            self.doc + "\n",
            re.MULTILINE,
        )
        return inspect.cleandoc("\n" + match[1]) if match else ""

    @cached_property
    def why(self) -> str:
        """Return the reason in one paragraph."""
        return re.sub(r"\s*\n\s*", " ", self.section("Why it matters").split("\n\n")[0])

    @cached_property
    def url(self) -> str:
        """Return the address of the first source that has one, or ""."""
        match = _SOURCE_URL.search(self.section("Sources"))
        if not match:
            return ""
        if match[1]:
            return f"https://doi.org/{match[1]}"
        return match.group().rstrip(".,;")

    @cached_property
    def _takes_options(self) -> bool:
        return len(inspect.signature(self.check).parameters) > 1

    def run(self, unit: object, options: Any = None) -> Iterable[Flag]:
        """Return what the rule says of one unit."""
        if self._takes_options:
            if options is None and self.options is not None:
                options = self.options()
            return self.check(unit, options)
        return self.check(unit)


def rule(
    *,
    on: Unit,
    summary: str,
    severity: Severity,
    examples: tuple[Example, ...],
    options: type | None = None,
    needs: Iterable[str] = ("tags", "lemmas", "parse"),
    scope: Scope | None = None,
    default: bool = True,
    claims: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function.

    Args:
        on: what the function takes: `Sentence`, `Step`, `Assignment` or `Plan`.
        summary: the advice in one short sentence.
        severity: the gravest that a finding of this rule can be.
        examples: drafts to flag and drafts to leave alone; at least one of each.
        options: a frozen dataclass; its fields are the rule's settings.
        needs: what the language pipeline must offer: "tags", "lemmas", "parse".
        scope: what a finding is about, where that is not the unit itself.
        default: whether the rule runs unless it is asked for.
        claims: which claims about good homework it answers, by their names in `docs/claims.toml`.

    Raises:
        ValueError: a need that no pipeline can meet.
    """
    wanted = frozenset(needs)
    if not wanted <= OFFERS:
        raise ValueError(f"unknown needs: {sorted(wanted - OFFERS)}")

    def make(check: Check) -> Rule:
        module = check.__module__
        doc = inspect.cleandoc(sys.modules[module].__doc__ or check.__doc__ or "")
        return Rule(
            name=check.__name__.replace("_", "-"),
            category=module.rpartition(".")[0].rpartition(".")[2],
            on=on,
            scope=scope or _SCOPES[on],
            summary=summary,
            severity=severity,
            examples=examples,
            check=check,
            doc=doc,
            options=options,
            needs=wanted,
            default=default,
            claims=claims,
        )

    return make
