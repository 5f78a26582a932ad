"""Read only task.

Flags homework in which something is read or watched, and nothing is tried out.

Why it matters
    Knowing about a skill is not having it. One small try-out in the client's own day turns a
    chapter into practice, and gives you both something to talk about.

When to leave it
    At the very start, reading about what is going on may be all that is wanted; for a first
    week or session this is a mere note. Reading with a question to answer passes, and so does
    a recording that is itself the practice.

Sources
    Between-session work, mixed-methods review of 59 studies (2024).
    doi:10.1080/16506073.2024.2369939
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Flag,
    Good,
    Request,
    Severity,
    add_element,
    requests,
    rule,
)

_TAKEN_IN = frozenset("read reread watch listen review study view skim".split())
_FIRST = ("1", "one", "first")


@rule(
    on=Assignment,
    summary="Add one small thing to try out.",
    severity=Severity.SUGGESTION,
    claims=("turns-knowledge-into-doing", "rehearses-rather-than-informs"),
    examples=(
        Bad(
            "«Read the leaflet about sleep».",
            fixed="Read the leaflet about sleep. "
            "Then try one idea at dinner on Tuesday, and note what happened.",
        ),
        Bad("«Watch the video on boundaries» before we meet."),
        Good("Read the leaflet about sleep. Then move your alarm clock out of reach."),
        Good("Read the leaflet about sleep. Which part fits your week?"),
        Good("Read the leaflet about sleep and underline two lines that fit you."),
        Good("Listen to the relaxation recording at nine each night."),
        Good("Read your coping card when you get up."),
        Good("Read a novel for ten minutes in bed."),
    ),
)
def read_only_task(assignment: Assignment) -> Iterator[Flag]:
    """Flag the first request if all there is to do is to take something in."""
    asked = [request for request in requests(assignment) if not request.negated]
    if not asked or not all(map(_takes_in, asked)):
        return
    if any(assignment.states(name) for name in ("record", "reflection", "success")):
        return
    if any(sentence.is_question for sentence in assignment.body):
        return
    if any(step.verb.lemma not in _TAKEN_IN for step in assignment.steps if not step.negated):
        return
    title = (assignment.title or "").lower().split()
    first = assignment.index == 0 and any(word.strip(":") in _FIRST for word in title)
    yield Flag(
        asked[0].span,
        "So far this is only taken in. One small try-out would turn it into practice.",
        fix=add_element(
            assignment,
            "Then try {one idea} at {dinner on Tuesday}, and note what happened.",
            "Then try: {one idea} at {dinner on Tuesday}, and note what happened",
        ),
        severity=Severity.INFO if first else None,
    )


def _takes_in(request: Request) -> bool:
    """Say whether a request is to read or watch something for what it says."""
    verbs = [verb.lemma for verb in request.verbs]
    if not verbs or any(verb not in _TAKEN_IN for verb in verbs):
        return False
    matter = [hit for hit in request.sentence.find("reading_matter") if request.carries(hit.words)]
    verb = request.verbs[-1].index
    near = (word.lower for word in request.words if verb < word.index <= verb + 3)
    own = any(word in ("your", "aloud", "to") for word in near)
    return bool(matter) and not own
