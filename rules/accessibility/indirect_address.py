"""Indirect address.

Flags instructions that speak about the client, or to nobody, rather than to the client.

Why it matters
    "The sheet should be filled in" leaves open who does it. "Fill in the sheet" speaks to
    the person who holds it, is shorter, and is easier to start on.

When to leave it
    A treatment plan for the file may speak of "the client": make a client's copy of it. A
    sheet for parents rightly speaks of "your child".

Sources
    AHRQ, The Patient Education Materials Assessment Tool (2013), items 5 and 21.
    https://www.ahrq.gov/health-literacy/patient-education/pemat.html
    CDC Clear Communication Index, item 6. https://www.cdc.gov/ccindex/
"""

from collections.abc import Iterator

from advisor.api import (
    Assignment,
    Bad,
    Fix,
    Flag,
    Form,
    Good,
    Scope,
    Severity,
    Step,
    Word,
    Zone,
    as_imperative,
    impersonal,
    impersonal_to_imperative,
    names_agent,
    rule,
    template,
)

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE, Zone.QUESTION})
_SPOKEN_OF = frozenset({"he", "she", "they", "one"})
_SPOKEN_TO = frozenset({"you", "your", "i", "my", "we", "our", "us"})
_ORDERS = frozenset({"should", "must", "shall", "ought", "need", "needs", "has", "have", "to"})
_STATES = frozenset(
    """stress overwhelm exhaust tire scare worry upset interest marry prepare bore annoy excite
    embarrass frustrate confuse relax concern involve motivate distract""".split()
)
"""Participles that say how a person is: "if you should be overwhelmed" is no passive."""


def _subject(step: Step) -> Word | None:
    return step.verb.child("nsubj", "nsubj:pass", "nsubjpass")


def _speaks_of_client(step: Step) -> bool:
    subject = _subject(step)
    if subject is None or step.verb.child("aux:pass") is not None:
        return False
    people = {w.index for hit in step.sentence.find("client_nouns") for w in hit.words}
    return subject.index in people or subject.lower in _SPOKEN_OF


def _is_faceless(step: Step) -> bool:
    """Say whether a passive orders something and leaves out who does it."""
    subject = _subject(step)
    if subject is None or step.verb.lemma in _STATES or subject.pos not in ("NOUN", "PROPN"):
        return False
    ordered = any(w.dep.startswith("aux") and w.lower in _ORDERS for w in step.verb.children)
    return ordered or any(w.lower in _ORDERS for w in step.words if w.index < step.verb.index)


def _addresses_client(assignment: Assignment) -> bool:
    """Say whether the client is spoken to, so that "he" or "they" must be someone else."""
    return any(w.lower in _SPOKEN_TO for w in assignment.words if not w.quoted)


def _blank(step: Step) -> Fix:
    """Return the step itself as a blank, where no rewrite is sure to be right."""
    text = step.text.replace("{", "(").replace("}", ")")
    verb = step.verb.lemma
    return template(step.span, f"{{{text}}}", f"Say it to the client: start with “{verb}”.")


def _speaks_of_two(step: Step) -> bool:
    """Say whether a sentence gives two people a part each: "he cooks and she washes up"."""
    named = {word.lower for word in step.sentence.words if word.dep.startswith("nsubj")}
    return {"he", "she"} <= named


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Speak to the client: say “write”, not “should be written”.",
    severity=Severity.SUGGESTION,
    claims=("is-easy-to-follow", "is-not-given-up-for-its-form"),
    examples=(
        Bad(
            "«The card should be filled in after each meal».",
            fixed="Fill in the card after each meal.",
        ),
        Bad(
            "«Client will practice slow breathing in his car».",
            fixed="Practice slow breathing in your car.",
        ),
        Bad(
            "«It is recommended that you» write one line a day.",
            fixed="Write one line a day.",
        ),
        Bad(
            "«The page needs to be filled in and brought to our next talk».",
            fixed="Fill in the page and bring it to our next talk.",
        ),
        Bad(
            "«It is recommended that a list of calls be made before Thursday».",
            fixed="Make a list of calls before Thursday.",
        ),
        Bad(
            "«A journal entry is written each night at 9».",
            fixed="Write a journal entry each night at 9.",
        ),
        Bad(
            "«The alarm should be set by your partner».",
            fixed="Ask your partner to set the alarm.",
        ),
        Good("Fill in the card after each meal."),
        Good("The log should be read by your therapist. Bring it on Monday."),
        Good("The journal entry is kept in the drawer."),
        Good("The thought record was filled in last night."),
        Good("It is important that your needs are met."),
        Good("Call the help line. They will ring you back within an hour."),
        Good("When you feel overwhelmed or stressed, breathe out slowly."),
        Good("Praise your child when the toys are put away."),
        Good("I will fill in the card after each meal."),
    ),
)
def indirect_address(assignment: Assignment) -> Iterator[Flag]:
    """Flag each instruction that is not spoken to the client."""
    for sentence in assignment.body:
        place = impersonal(sentence)
        if place is not None and sentence.zone not in _LEFT_ALONE:
            yield Flag(
                sentence.span_of(place[0], len(sentence.text[: place[1]].rstrip())),
                "This speaks to nobody: it can simply be said to your client.",
                fix=impersonal_to_imperative(sentence)
                or template(sentence.span_of(*place), "{Do this:} "),
            )
    spoken_to = _addresses_client(assignment)
    for step in assignment.steps:
        if step.sentence.zone in _LEFT_ALONE or _speaks_of_two(step):
            continue
        subject = _subject(step)
        someone_else = spoken_to and subject is not None and subject.lower in _SPOKEN_OF
        rewritten = as_imperative(step)
        if names_agent(step) and rewritten is None:
            continue
        if (
            step.form is Form.PASSIVE
            and not _speaks_of_client(step)
            and (_is_faceless(step) or (rewritten is not None and step.verb.lemma not in _STATES))
        ):
            message = "This leaves open who does it: say it to your client."
        elif (
            step.form in (Form.THIRD_PERSON, Form.PASSIVE)
            and _speaks_of_client(step)
            and not someone_else
        ):
            message = "This speaks about your client; the copy for the client can say it to them."
        else:
            continue
        yield Flag(step.span, message, fix=rewritten or _blank(step))
