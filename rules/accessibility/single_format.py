"""Single format.

Notes a draft in which writing is the only way to do the task or to report on it.

Why it matters
    Some people spell with effort, tremble, see badly, or have had enough of school for one
    life. Most tasks lose nothing if the answer is spoken or drawn, and some clients will
    then do them.

When to leave it
    Where a number or a tick is all that is asked, the rule keeps quiet. Leave it, too, where
    writing is the exercise itself, or where your client has chosen it. The rule
    speaks once for a draft.

Sources
    Inclusion Europe, Information for all (2009). https://www.inclusion-europe.eu/easy-to-read/
    W3C, Web Content Accessibility Guidelines 2.2, 1.1.1 Non-text Content.
    https://www.w3.org/WAI/WCAG22/Understanding/non-text-content
"""

from collections.abc import Iterator

from advisor.api import Bad, Flag, Good, Hit, Plan, Severity, add_sentence, cover, rule

_LOGGED = frozenset(
    {"monitoring", "sleep", "pacing", "exposure", "response-prevention", "trauma-writing", "habit"}
)
"""Kinds of task that are answered by numbers, times and ticks, or by writing and nothing else."""

_FEW = frozenset(
    "line word words number numbers letter tick mark time times date initial score".split()
)
"""Things that are written in a second."""


def _is_short(hit: Hit) -> bool:
    """Say whether hardly anything is to be written: "write the number", "write E or M"."""
    behind = hit.sentence.words[hit.words[-1].index + 1 :][:4]
    if (behind and behind[0].lower in ("back", "to")) or hit.sentence.find("record_sheets"):
        # A message is written as messages are, and a sheet was chosen for its form.
        return True
    return any(word.lower in _FEW for word in behind) or (
        bool(behind) and len(behind[0].text) == 1 and behind[0].text.isupper()
    )


def _writing(plan: Plan) -> Hit | None:
    """Return the first writing that is asked for."""
    for assignment in plan.assignments:
        if assignment.kind.name in _LOGGED:
            continue
        verbs = {(step.sentence.index, step.verb.index) for step in assignment.steps}
        for sentence in assignment.body:
            for hit in sentence.find("writing_words"):
                asked = any((sentence.index, word.index) in verbs for word in hit.words)
                if asked and hit.entry.more.get("sort") != "read" and not _is_short(hit):
                    return hit
    return None


@rule(
    on=Plan,
    summary="Offer a second way to answer, such as a voice note.",
    severity=Severity.INFO,
    claims=("comes-in-other-formats", "is-not-given-up-for-its-form"),
    examples=(
        Bad(
            "«Write down» three good moments each evening.",
            fixed="Write down three good moments each evening. You can also say it in a voice note "
            "or draw it.",
        ),
        Bad("Take a walk. «Write» a page about your week."),
        Good("Tell it your way: write three lines, record one minute, or draw it."),
        Good("Write the number of steps in the box for the day."),
        Good("Each evening, tick the moments that were good."),
        Good("Walk to the park on Saturday."),
    ),
)
def single_format(plan: Plan) -> Iterator[Flag]:
    """Flag the first writing of a draft that offers nothing else."""
    if any(sentence.find("other_formats") for sentence in plan.sentences):
        return
    first = _writing(plan)
    home = next(
        (a for a in plan.assignments if first is not None and first.sentence in a.sentences), None
    )
    if first is None or home is None:
        return
    yield Flag(
        cover([first.span]),
        "Writing is the only way here: would a voice note or a drawing do as well?",
        fix=add_sentence(home, "You can also {say it in a voice note} or {draw it}."),
    )
