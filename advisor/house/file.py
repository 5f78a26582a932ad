"""Reads a file of house rules, and says in one sentence what is wrong with it, and where."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from advisor.anatomy.picture import Assignment, ElementName
from advisor.config_file import line_of, parsed, place_in
from advisor.errors import ConfigError
from advisor.findings import Scope, Severity
from advisor.house.checks import Terms, existence, occurrence, required_element, substitution
from advisor.language.sentence import Sentence
from advisor.rule import Bad, Example, Good, Rule
from advisor.settings import Place, near_miss

CATEGORY = "house"
"""The category of every house rule."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Level = Literal["info", "suggestion", "warning", "error"]
Kind = Literal["verb", "noun", "other"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Bad(_Strict):
    text: Text
    fixed: str | None = None


class _Good(_Strict):
    text: Text


class _Rule(_Strict):
    """What every house rule may say."""

    name: Name
    message: Text
    summary: Text | None = None
    severity: Level = "suggestion"
    why: str = ""
    url: str = ""
    bad: list[_Bad] = []
    good: list[_Good] = []


class Existence(_Rule):
    """Words that should not stand there."""

    type: Literal["existence"]
    terms: list[Text] = []
    pattern: str | None = None
    kind: Kind = "other"
    quoted: bool = False


class Substitution(_Rule):
    """Words, and what to write in their place."""

    type: Literal["substitution"]
    swap: Annotated[dict[Text, Text], Field(min_length=1)]
    kind: Kind = "other"
    safe: bool = False
    quoted: bool = False


class Occurrence(_Rule):
    """Words that may stand only so often in an assignment, or must stand at least so often."""

    type: Literal["occurrence"]
    terms: list[Text] = []
    pattern: str | None = None
    kind: Kind = "other"
    quoted: bool = False
    max: Annotated[int, Field(ge=0)] | None = None
    min: Annotated[int, Field(ge=0)] = 0


class RequiredElement(_Rule):
    """What each assignment must state."""

    type: Literal["required-element"]
    element: Literal[tuple(name.value for name in ElementName)]  # type: ignore[valid-type]
    add: str = ""


HouseRule: TypeAlias = Existence | Substitution | Occurrence | RequiredElement


class _File(_Strict):
    rule: list[Annotated[HouseRule, Field(discriminator="type")]] = Field(min_length=1)


_TYPES: dict[str, type[_Rule]] = {
    "existence": Existence,
    "substitution": Substitution,
    "occurrence": Occurrence,
    "required-element": RequiredElement,
}


def house_rules(files: Iterable[str]) -> dict[str, Rule]:
    """Return the rules of some files by name.

    Raises:
        ConfigError: a file could not be read, holds what no rule takes, or names a rule twice.
    """
    found: dict[str, Rule] = {}
    for file in files:
        for rule, place in read_house_file(Path(file)):
            if rule.name in found:
                raise place.fault(f"there is another house rule called {rule.name!r}; rename one.")
            found[rule.name] = rule
    return found


def read_house_file(path: Path) -> list[tuple[Rule, Place]]:
    """Return the rules of one file, each with the place of its name.

    Raises:
        ConfigError: the file could not be read, or holds what no rule takes.
    """
    text, data = parsed(path, "file of house rules")
    try:
        given = _File.model_validate(data)
    except ValidationError as error:
        raise _fault(path, text, data, error.errors()) from error
    rules = []
    for number, said in enumerate(given.rule):
        place = place_in(path, text, line_of(text, ["rule", number, "name"]))
        rules.append((_rule(said, path, text, number), place))
    return rules


def _fault(path: Path, text: str, data: dict[str, Any], faults: Sequence[Any]) -> ConfigError:
    first = next((f for f in faults if f["type"] == "extra_forbidden"), faults[0])
    # What pydantic calls the chosen type of rule is no key of the file.
    way = [part for at, part in enumerate(first["loc"]) if at != 2 or part not in _TYPES]
    place = place_in(path, text, line_of(text, way))
    key = str(way[-1]) if way else ""
    rules = data.get("rule")
    said = rules[way[1]] if isinstance(rules, list) and len(way) > 1 else {}
    match first["type"]:
        case "union_tag_not_found" | "union_tag_invalid":
            kind = str(said.get("type", "")) if isinstance(said, dict) else ""
            miss = near_miss(kind, list(_TYPES))
            has = f"there is no type of rule {kind!r}.{miss}" if kind else "a rule needs a type."
            place = place_in(path, text, line_of(text, [*way, "type"]))
            return place.fault(f"{has} Choose one of: {', '.join(_TYPES)}.")
        case "extra_forbidden":
            model = _TYPES.get(str(said.get("type", "")), _Rule) if len(way) > 2 else _File
            known = list(model.model_fields)
            return place.fault(
                f"there is no {key!r} here.{near_miss(key, known)} Known: {', '.join(known)}."
            )
        case "missing":
            return place.fault(f"this rule needs {key!r}; add it.")
        case "literal_error":
            wanted = re.findall(r"'([^']+)'", first["ctx"]["expected"])
            miss = near_miss(str(first["input"]), wanted)
            return place.fault(
                f"{key!r} cannot be {first['input']!r}.{miss} Choose one of: {', '.join(wanted)}."
            )
        case "string_pattern_mismatch":
            return place.fault(
                f"a rule's name has small letters and hyphens, not {first['input']!r}."
            )
        case _:
            return place.fault(f"{key!r} could not be used ({first['msg'].lower()}).")


def _rule(said: HouseRule, path: Path, text: str, number: int) -> Rule:
    def place(key: str) -> Place:
        return place_in(path, text, line_of(text, ["rule", number, key]))

    on: type = Sentence
    scope = Scope.WORD
    match said:
        case Existence():
            check: Any = existence(_terms(said, place), said.message)
        case Substitution():
            terms = Terms(tuple(said.swap.items()), said.kind, None, said.quoted)
            check = substitution(terms, said.message, safe=said.safe)
        case Occurrence():
            if said.max is None and not said.min:
                raise place("name").fault("an occurrence rule needs 'max' or 'min'; add one.")
            check = occurrence(_terms(said, place), said.message, most=said.max, least=said.min)
            on, scope = Assignment, Scope.ASSIGNMENT
        case RequiredElement():
            check = required_element(said.element, said.message, said.add)
            on, scope = Assignment, Scope.ASSIGNMENT
    return Rule(
        name=said.name,
        category=CATEGORY,
        on=on,
        scope=scope,
        summary=said.summary or said.message,
        severity=Severity(said.severity),
        examples=_examples(said),
        check=check,
        doc=_page(said, path.name),
    )


def _terms(said: Existence | Occurrence, place: Any) -> Terms:
    if not said.terms and not said.pattern:
        raise place("name").fault("this rule needs 'terms' or a 'pattern'; add one.")
    pattern = None
    if said.pattern:
        try:
            pattern = re.compile(said.pattern, re.IGNORECASE)
        except re.error as error:
            raise place("pattern").fault(
                f"'pattern' is no regular expression ({error})."
            ) from error
    return Terms(tuple((term, "") for term in said.terms), said.kind, pattern, said.quoted)


def _examples(said: _Rule) -> tuple[Example, ...]:
    bad = (Bad(example.text, example.fixed) for example in said.bad)
    good = (Good(example.text) for example in said.good)
    return (*bad, *good)


def _page(said: _Rule, file: str) -> str:
    """Return the page of a rule, as the docstring of a rule of our own would have it."""
    why = said.why or "Your team agreed on this."
    sources = f"\n\nSources\n    {said.url}" if said.url else ""
    title = said.name.replace("-", " ").capitalize()
    return (
        f"{title}.\n\n{said.summary or said.message}\n\nWhy it matters\n    {why}\n\n"
        f"When to leave it\n    It is a house rule, from {file}.{sources}\n"
    )


@cache
def rules_of(files: tuple[tuple[str, str], ...]) -> dict[str, Rule]:
    """Return the rules of files that are known by path and digest; read once."""
    return house_rules(path for path, _ in files)
