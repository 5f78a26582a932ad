"""The words of a team as entries of the word lists: what its settings file adds to them."""

from collections.abc import Iterator
from typing import Any

from advisor.errors import ConfigError
from advisor.settings import OwnSkill, OwnWords, near_miss
from advisor.words.lexicon import Entry, Lexicon

_PROVENANCE = {"compiled": "in the settings file"}


def own_lexicons(words: OwnWords) -> tuple[Lexicon, ...]:
    """Return the entries that a team adds, under the names of the lists that they belong to.

    Raises:
        ConfigError: a skill names a kind of task, or an element, that does not exist.
    """
    allowed = tuple(Entry(term, "noun", more={"allowed": True}) for term in words.allow)
    jargon = tuple(
        Entry(term, "noun", more={"gloss": gloss, "common": False}) for term, gloss in words.jargon
    )
    skills = tuple(entry for skill in words.skills for entry in _skill(skill))
    named = (("protected_terms", allowed), ("jargon", jargon), ("skills", skills))
    return tuple(Lexicon(name, name, _PROVENANCE, entries) for name, entries in named if entries)


def _skill(skill: OwnSkill) -> Iterator[Entry]:
    from advisor.anatomy.kinds import kind_names

    _known(skill, "kind of task", skill.kind, kind_names())
    for element, _ in skill.proposals:
        _known(skill, "element", element, _elements())
    more: dict[str, Any] = {
        "name": skill.name,
        "task": skill.kind,
        "source": skill.source,
        "proposals": {element: list(said) for element, said in skill.proposals},
    }
    for term in skill.terms:
        yield Entry(term, "noun", more=more)


def _elements() -> tuple[str, ...]:
    """Return the names under which the listed skills have proposals."""
    from advisor.registry import lexicons

    found: dict[str, None] = {}
    for entry in lexicons()["skills"]:
        found.update(dict.fromkeys(entry.more.get("proposals", {})))
    return tuple(sorted(found))


def _known(skill: OwnSkill, what: str, name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise ConfigError(
            f"The skill {skill.name!r} of your settings names the {what} {name!r}, which does not "
            f"exist.{near_miss(name, known)} Choose one of: {', '.join(known)}."
        )
