"""Inconsistent terms.

Notes a second name for a thing that the draft has already named.

Why it matters
    “Fill in the diary” and, two lines on, “bring your log”: is that one booklet or two?
    Writers vary their words to please; readers who are tired, new to the language or new to
    therapy look for a second thing. One thing, one name.

When to leave it
    Where there really are two: a sleep diary and a mood log. The rule speaks only where the
    second name comes without words that tell it apart (“the log”, “your log”), and once for
    each pair of names.

Sources
    Inclusion Europe, Information for all (2009). https://www.inclusion-europe.eu/easy-to-read/
"""

from collections.abc import Iterator

from advisor.api import Bad, Flag, Good, Hit, Plan, Severity, Word, rule, substitute

_POINTING = frozenset("the your this that my their his her its".split())
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:poss", "nummod"})
_JOINED = frozenset({"or", "/", "and", "&"})


def _modifiers(hit: Hit) -> frozenset[str]:
    """Return the words that tell a thing apart: "sleep" of "your sleep diary"."""
    return frozenset(
        word.lemma
        for word in hit.words[-1].children
        if word.dep in _MODIFIERS and word.lower not in _POINTING
    )


def _before(hit: Hit) -> Word | None:
    first = hit.words[0]
    return hit.sentence.words[first.index - 1] if first.index else None


def _points_back(hit: Hit) -> bool:
    """Say whether a name stands alone behind "the" or "your": "bring your log"."""
    before = _before(hit)
    return before is not None and before.lower in _POINTING and not _modifiers(hit)


def _is_joined(hit: Hit) -> bool:
    """Say whether it stands beside another: "a log or diary"."""
    words, last = hit.sentence.words, hit.words[-1].index
    near = (
        *words[max(hit.words[0].index - 2, 0) : hit.words[0].index],
        *words[last + 1 : last + 2],
    )
    return any(word.lower in _JOINED for word in near)


def _is_thing(hit: Hit) -> bool:
    """Say whether a term names a thing: not the "log" of "log each urge" or of "log book"."""
    last = hit.words[-1]
    return last.pos == "NOUN" and last.dep != "compound" and not hit.sentence.is_heading


@rule(
    on=Plan,
    summary="Call one thing by one name.",
    severity=Severity.INFO,
    claims=("is-easy-to-follow", "is-clear-across-cultures"),
    examples=(
        Bad(
            "Fill in the mood diary after dinner. Bring your «log» on Monday.",
            fixed="Fill in the mood diary after dinner. Bring your diary on Monday.",
        ),
        Bad("Fill in the form on Tuesday, then put the «sheet» in the blue folder."),
        Good("Fill in the mood diary after dinner. Bring your diary on Monday."),
        Good("Keep the sleep diary in the morning and the anger log in the evening."),
        Good("Log each craving in the diary."),
        Good("Fill in the worksheet. Put the sheet in your folder."),
        Good("Use a diary or a log. Bring the diary on Monday."),
    ),
)
def inconsistent_terms(plan: Plan) -> Iterator[Flag]:
    """Flag the first use of a second name for a thing."""
    first: dict[str, Hit] = {}
    known: dict[str, set[str]] = {}
    for sentence in plan.sentences:
        for hit in sentence.find("same_things"):
            if not _is_thing(hit):
                continue
            group, name = hit.entry.more["set"], hit.entry.term
            names = known.setdefault(group, set())
            earlier = first.setdefault(group, hit)
            new = name not in names and not any(name in n or n in name for n in names)
            names.add(name)
            if not (names - {name}) or not new or _is_joined(hit) or _is_joined(earlier):
                continue
            if _points_back(hit):
                yield Flag(
                    hit.span,
                    f"Is “{hit.text}” the same thing as “{earlier.text}”? "
                    "Then one name for both is easier to follow.",
                    fix=substitute(hit, earlier.entry.term, safe=False),
                )
