"""Kinds of task: which skill a draft practises, and which elements its kind needs.

The kind is decided in this order; the first that answers wins:

1. the front matter field `kind`, if it names a kind of `lexicons/kinds.toml` or an alias;
2. the known skill that the draft practises (`lexicons/skills.toml`);
3. the kind whose terms weigh most in the draft;
4. "general".

A ladder is one plan: where its title says that it is one, or a part of it does, the words of the
other parts ("go to the shop and stay for ten minutes") do not decide against it (`of_a_plan`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from advisor.anatomy.picture import Kind, Need, Skill, Step
from advisor.language.sentence import Hit, Sentence, Word, Zone

GENERAL = "general"

_ALSO = {"criterion": "success", "measure": "record"}
"""Second names under which rules ask for a need."""

_HEADING, _ASKED, _MENTIONED = 3.0, 2.0, 1.0
_ENOUGH = 1.0
"""Weight. A single loose word somewhere in a draft makes no kind."""

_AGAINST = frozenset({"without", "instead", "not", "no", "never"})


@cache
def _data(name: str) -> Mapping[str, Any]:
    # Word lists come in through the registry, which must not load before its packs.
    from advisor.registry import lexicons

    return lexicons()[name].data


@cache
def kind_named(name: str) -> Kind:
    """Return the kind of a name, with how much it needs each element.

    Raises:
        KeyError: no kind is called so.
    """
    gates = _data("kinds")["gates"]
    needs = {key: Need(value) for key, value in {**gates["default"], **gates[name]}.items()}
    return Kind(name, needs | {also: needs[key] for also, key in _ALSO.items()})


def kind_names() -> tuple[str, ...]:
    """Return the names of all kinds."""
    return tuple(name for name in _data("kinds")["gates"] if name != "default")


def find_skill(sentences: Sequence[Sentence], steps: Sequence[Step]) -> Skill | None:
    """Return the known skill that an assignment practises; `None` if it shows none.

    A term in the title weighs most, then one in an instruction; longer terms say more than
    short ones, and of two equals the one that stands first wins.
    """
    asked = _asked_words(steps)
    weights: dict[str, float] = defaultdict(float)
    found: dict[str, Hit] = {}
    for sentence in sentences:
        for hit in sentence.find("skills"):
            if not _is_practised(hit):
                continue
            name = hit.entry.more["name"]
            found.setdefault(name, hit)
            weights[name] += _weight(hit, asked) * len(hit.words) ** 0.5
    best = max(weights.values(), default=0.0)
    if best < _ENOUGH:
        return None
    more = next(hit.entry.more for name, hit in found.items() if weights[name] == best)
    proposals = {key: tuple(value) for key, value in more.get("proposals", {}).items()}
    return Skill(more["name"], more["task"], proposals, more["source"])


def find_kind(
    sentences: Sequence[Sentence],
    steps: Sequence[Step],
    skill: Skill | None,
    fields: Mapping[str, object],
) -> Kind:
    """Return the kind of an assignment, in the order that the module describes."""
    named = _from_field(fields)
    if named:
        return kind_named(named)
    if skill is not None:
        return kind_named(skill.kind)
    asked = _asked_words(steps)
    weights = dict.fromkeys(kind_names(), 0.0)
    hits = [hit for sentence in sentences for hit in sentence.find("kinds")]
    for hit in hits:
        weights[hit.entry.more["task"]] += _weight(hit, asked)
    # Of two equals, the kind that the list names first needs the more care.
    best = max(weights, key=lambda name: weights[name])
    if weights[best] < _ENOUGH:
        return kind_named(GENERAL)
    opening = _opening_words(steps)
    outright = any(
        hit.entry.more["task"] == best
        and (hit.sentence.zone is Zone.HEADING or not opening.isdisjoint(hit.words))
        for hit in hits
    )
    common = best in _data("kinds")["passing"]["kinds"]
    return replace(kind_named(best), passing=common and not outright)


def of_a_plan(
    title: Sequence[Sentence], kinds: Sequence[Kind], *, numbered: bool
) -> tuple[Kind, ...]:
    """Return the kinds of the parts of a draft, each as the whole draft shows it.

    Args:
        title: the title and headings that open the draft.
        kinds: what each part says of itself.
        numbered: whether the parts are weeks or steps of one plan.
    """
    plan = _data("kinds")["plan"]
    said = _of_title(title)
    if said is not None and said.name in plan["whole"]:
        return (said,) * len(kinds)
    of_part = next((kind for kind in kinds if kind.name in plan["whole"]), None)
    if of_part is None or not numbered:
        return tuple(kinds)
    return tuple(of_part if kind.name in plan["open"] else kind for kind in kinds)


def _of_title(title: Sequence[Sentence]) -> Kind | None:
    """Return the kind that a title names outright; `None` if it only touches on one."""
    skill = find_skill(title, ())
    if skill is not None:
        return kind_named(skill.kind)
    hits = [hit.entry.more for sentence in title for hit in sentence.find("kinds")]
    weights: dict[str, float] = defaultdict(float)
    for more in hits:
        weights[more["task"]] += more.get("weight", 1.0)
    best = max(weights, key=lambda name: weights[name], default="")
    outright = any(more.get("leads") and more["task"] == best for more in hits)
    return kind_named(best) if outright else None


def names_kind(fields: Mapping[str, object]) -> bool:
    """Say whether the front matter settles the kind."""
    return bool(_from_field(fields))


def _from_field(fields: Mapping[str, object]) -> str:
    said = str(fields.get("kind") or "").strip().lower().replace("_", "-")
    said = _data("kinds")["aliases"].get(said, said).replace(" ", "-")
    return said if said in kind_names() else ""


def _asked_words(steps: Sequence[Step]) -> frozenset[Word]:
    return frozenset(word for step in steps for word in step.words)


def _opening_words(steps: Sequence[Step]) -> frozenset[Word]:
    """Return the words of the sentence with the first act."""
    first = next((step for step in steps if not step.negated), None)
    return frozenset(first.sentence.words) if first is not None else frozenset()


def _weight(hit: Hit, asked: frozenset[Word]) -> float:
    own = float(hit.entry.more.get("weight", 1.0))
    if hit.sentence.zone is Zone.HEADING:
        return _HEADING * own
    return (_ASKED if hit.words and hit.words[0] in asked else _MENTIONED) * own


def _is_practised(hit: Hit) -> bool:
    """Say whether a skill is asked for: not "instead of meditation", "no exercise"."""
    if not hit.words:
        return False
    first = hit.words[0]
    near = first.sentence.words[max(0, first.index - 2) : first.index]
    return not any(word.lower in _AGAINST for word in near)
