"""Crisis content.

Flags words that may mean someone is at risk: suicide, self-harm, abuse, harm to others.

Why it matters
    Words about life and death need a person. A program can tell that they are there, not
    what they mean for this client tonight. So it points them out, and rewrites nothing in
    a draft that holds them.

When to leave it
    A safety plan that a clinician has read with the client is right as it is. The remark
    asks who has read it, and when; it never asks for less help on the page. Everyday
    phrases such as "killing time" are known, and rare ones may still slip through.

Sources
    Stanley and Brown (2012), Safety Planning Intervention: A brief intervention to
    mitigate suicide risk. Cognitive and Behavioral Practice 19(2), 256-264.
    doi:10.1016/j.cbpra.2011.01.001
    NICE guideline NG225, Self-harm: assessment, management and preventing recurrence
    (2022). https://www.nice.org.uk/guidance/ng225
"""

from collections.abc import Iterator

from advisor.api import Bad, Flag, Good, Hit, Sentence, Severity, rule

_REMARKS = {
    "plan": "“{}” belongs to care in a crisis. Who has read this page with the client, and when? "
    "Nothing in it is rewritten.",
    "": "“{}” may mean that someone is at risk. Please have a clinician read this draft before a "
    "client does; nothing in it is rewritten.",
}
"""What is said, by what the term is about; "" for all others."""


def _counts(hit: Hit) -> bool:
    """Say whether a term is meant, and no phrase or short form that only looks like it."""
    more = hit.entry.more
    return not more.get("idiom") and (not more.get("capitals") or hit.text.isupper())


@rule(
    on=Sentence,
    summary="Have a person read this first: it speaks of harm.",
    severity=Severity.ERROR,
    claims=("is-safe-to-do-alone",),
    needs=(),
    examples=(
        Bad("Write a letter about the week in which you «wanted to die»."),
        Bad("If the thought “I could «hurt myself»” comes, wait for ten minutes by yourself."),
        Bad("Log each urge to «self-harm» on the card. No urge on a day? Write a zero."),
        Bad("Read your «safety plan» every evening."),
        Good("Killing time at the bus stop? Count ten red cars."),
        Good("Pick the cake that you are dying to try, and eat it slowly."),
        Good("Swap one snack a day if you want to cut carbs. Cut yourself some slack on Sunday."),
        Good("Write down one thing that you would do if the fear went away."),
        Good("Put the phone away after an overdose of TV, and step outside for five minutes."),
    ),
)
def crisis_content(sentence: Sentence) -> Iterator[Flag]:
    """Flag the first such term of a sentence; words in quotation marks count as well."""
    for hit in sentence.find("crisis", quoted=True):
        if _counts(hit):
            remark = _REMARKS.get(str(hit.entry.more["about"]), _REMARKS[""])
            yield Flag(hit.span, remark.format(hit.text))
            return
