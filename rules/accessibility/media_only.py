"""Media only.

Notes a draft in which a video is the only way to the content.

Why it matters
    A client may be deaf, share one phone with three people, or have no data left by the end of
    the month. With captions, or a page that says the same, nobody is shut out.

When to leave it
    Where your client has chosen the video, or where captions are sure to be there. Listening to
    a recording for practice is another thing: there, the sound is the exercise.

Sources
    W3C, Web Content Accessibility Guidelines 2.2, 1.2 Time-based Media.
    https://www.w3.org/WAI/WCAG22/Understanding/time-based-media
    AHRQ, The Patient Education Materials Assessment Tool (2013), item 26.
    https://www.ahrq.gov/health-literacy/patient-education/pemat.html
"""

from collections.abc import Iterator

from advisor.api import Bad, Flag, Good, Plan, Severity, Word, rule, template

_WATCHING = frozenset({"watch", "view", "see"})
_MEDIA = frozenset({"video", "film", "clip", "movie", "vlog", "webinar", "documentary"})
_TWINS = frozenset(
    "caption captions captioned subtitle subtitles transcript read page leaflet handout".split()
)
"""Words by which another way in is offered: "captions on", "or read page 2"."""


def _medium(verb: Word) -> Word | None:
    """Return the video that a verb asks to watch; `None` if it asks for something else."""
    watched = verb.child("obj")
    return watched if watched is not None and watched.lemma in _MEDIA else None


@rule(
    on=Plan,
    summary="Offer captions or a page beside a video.",
    severity=Severity.INFO,
    claims=("comes-in-other-formats", "is-not-given-up-for-its-form"),
    examples=(
        Bad(
            "Watch the «video» on sleep before Friday.",
            fixed="Watch the video (captions on, or read the page that says the same) on sleep "
            "before Friday.",
        ),
        Bad("Watch the short «clip». Write down one thing you would do differently."),
        Good("Watch the video with captions on."),
        Good("Watch the video, or read page 2 of the leaflet."),
        Good("Listen to the body scan recording in bed."),
        Good("Film a short video of the two of you cooking."),
    ),
)
def media_only(plan: Plan) -> Iterator[Flag]:
    """Flag the first video of a draft that offers no other way in."""
    if any(word.lower in _TWINS for s in plan.sentences for word in s.words):
        return
    for assignment in plan.assignments:
        for step in assignment.steps:
            medium = _medium(step.verb) if step.verb.lemma in _WATCHING else None
            if medium is not None:
                text = f"{medium.text} ({{captions on, or read the page that says the same}})"
                yield Flag(
                    medium.span,
                    f"The {medium.text} is the only way in: are there captions, or a page that "
                    "says the same?",
                    fix=template(medium.span, text),
                )
                return
