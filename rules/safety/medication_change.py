"""Medication change.

Flags words that tell a client to take more, less or none of a medicine, alcohol or drug.

Why it matters
    Some medicines, and alcohol too, are dangerous to stop or to cut fast. Whoever
    prescribes has to agree first. So a person looks at such a line before a client does,
    and nothing in the draft is rewritten.

When to leave it
    Taking a medicine as prescribed is fine, and so is asking a doctor about a change. Where
    the prescriber has agreed to the change, say so in the line, and note who has checked it.
    Coffee, tobacco and food are left alone. A calming medicine "if you need it" gets a warning
    only: whoever prescribes it settles when, and whether it goes with meeting a fear.

Sources
    NICE guideline NG215, Medicines associated with dependence or withdrawal symptoms: safe
    prescribing and withdrawal management for adults (2022).
    https://www.nice.org.uk/guidance/ng215
    Craske and others (2014), Maximizing exposure therapy: An inhibitory learning approach
    (on what is taken against fear). doi:10.1016/j.brat.2014.04.006
"""

from collections.abc import Iterator, Sequence

from advisor.api import Bad, Flag, Good, Hit, Sentence, Severity, Span, Word, cover, rule

_REACH = 6
"""Words between a verb and what it changes."""

_BETWEEN = frozenset(
    """a all amount an and/or any back both by bedtime current daily day down drinking each
    entire evening every extra from half having her his in intake its lunchtime mg mine morning
    my new next night nightly number of off old on one or our out own prescribed regular second
    smoking taking that the their these this those three to two up use using usual whole your
    yours""".split()
)
"""Words that may stand between: "cut down on the evening tablets"."""

_BREAKS = frozenset(
    """after and at because before bring but for if into then unless until when whenever while
    with without write""".split()
)
"""Words behind which a new thought begins: "stop the timer and take your tablet"."""

_LOOSE = 1
"""Other words that may stand between: "skip the blue pill"."""

_FILLERS = frozenset("you i we they to ever even just always be are is being the or".split())
_WEIGHED = frozenset(
    """about ask before discuss feel how if like talk tempted thinking thought unless urge urges
    want wanted whether without when whenever wish would""".split()
)
"""What makes a verb something to weigh, not to do: "before you stop", "the urge to skip"."""

_NOT = frozenset("not n't n’t never dont don't don’t no nor".split())
_SAFE_WITH = frozenset("with without than more together unless until".split())
"""After "do not take": what follows is how to take it well ("with alcohol")."""

_WHEN = frozenset("if when whenever before after".split())
_HABIT = frozenset("every each daily nightly prescribed morning evening breakfast bedtime".split())
_MODALS = frozenset("can should may must will could needs to is gets".split())


def _sort(hit: Hit) -> str:
    return str(hit.entry.more["sort"])


def _linked(words: Sequence[Word], known: frozenset[int]) -> bool:
    """Say whether words join a verb to its object. `known` are words of other terms."""
    loose = 0
    for word in words:
        if word.index in known or word.lower in _BETWEEN or word.text in ("-", "/"):
            continue
        if word.lower in _BREAKS or not word.is_word:
            return False
        loose += not word.lower.isdigit()
    return len(words) <= _REACH and loose <= _LOOSE


def _told(sentence: Sentence, verb: Hit) -> bool:
    """Say whether the client is told to do it: not asked to weigh it, nor told not to."""
    at = verb.words[0].index
    before = [word.lower for word in sentence.words[:at]]
    if _NOT & set(before[-3:]):
        return False
    while before and before[-1] in _FILLERS:
        before.pop()
    return not before or before[-1] not in _WEIGHED


def _object_of(sentence: Sentence, verb: Hit, hits: Sequence[Hit]) -> Hit | None:
    """Return the medicine, drink or drug that a verb reaches."""
    last = verb.words[-1].index
    known = frozenset(word.index for hit in hits for word in hit.words)
    only = verb.entry.more.get("only", "")
    gadgets = any(_sort(hit) == "device" for hit in hits)
    for hit in hits:
        first = hit.words[0].index
        if first <= last or _sort(hit) not in ("medicine", "substance"):
            continue
        between = sentence.words[last + 1 : first]
        screen = hit.entry.more.get("device") and (
            gadgets or any(w.lower == "using" for w in between)
        )
        if only in ("", _sort(hit)) and not screen and _linked(between, known):
            return hit
    return None


def _taken_otherwise(sentence: Sentence, verb: Hit, thing: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether "take" asks for more, less, none, or for one now and then."""
    words, first, last = sentence.words, verb.words[0].index, thing.words[0].index
    before = [word.lower for word in words[:first] if word.lower not in _FILLERS]
    behind = {word.lower for word in words[last + 1 :]}
    between = words[first + 1 : last]
    if before and before[-1] in _NOT:
        return not _SAFE_WITH & (behind | {word.lower for word in between})
    if any(_sort(hit) == "agreed" for hit in hits):
        return False
    extra = {w.index for hit in hits if _sort(hit) in ("extra", "change") for w in hit.words}
    if any(word.index in extra for word in between):
        return True
    now_and_then = any(word.lower in ("a", "an", "some") for word in between)
    said = {word.lower for word in words}
    return now_and_then and bool(_WHEN & said) and not _HABIT & said


def _as_needed(sentence: Sentence, hits: Sequence[Hit]) -> Span | None:
    """Return where a calming medicine is to be taken when it seems needed."""
    sorts = {_sort(hit) for hit in hits}
    if "needed" not in sorts or "agreed" in sorts or _HABIT & {w.lower for w in sentence.words}:
        return None
    for verb in hits:
        if _sort(verb) == "take" and _told(sentence, verb):
            thing = _object_of(sentence, verb, hits)
            if thing is not None and thing.entry.more.get("calms"):
                return cover([verb.span, thing.span])
    return None


def _passive(sentence: Sentence, thing: Hit, hits: Sequence[Hit]) -> Hit | None:
    """Return the change that is said of a medicine: "your dose should be halved"."""
    last = thing.words[-1].index
    for hit in hits:
        first = hit.words[0].index
        if _sort(hit) != "change" or not last < first <= last + _REACH:
            continue
        between = {word.lower for word in sentence.words[last + 1 : first]}
        if (
            between & _MODALS
            and (hit.form == "participle" or "be" in between)
            and not between & _NOT
        ):
            return hit
    return None


def _changes(sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """Yield what changes a medicine, drink or drug: its place, and which of these it is."""
    hits = sentence.find("medication")
    for hit in hits:
        sort = _sort(hit)
        if sort == "whole" and _told(sentence, hit):
            yield hit.span, "medicine"
        elif sort in ("change", "take"):
            thing = _object_of(sentence, hit, hits)
            if thing is None or (sort == "change" and hit.form == "past"):
                continue
            meant = (
                _told(sentence, hit)
                if sort == "change"
                else _taken_otherwise(sentence, hit, thing, hits)
            )
            if meant:
                yield cover([hit.span, thing.span]), _sort(thing)
        elif sort == "medicine":
            change = _passive(sentence, hit, hits)
            first = hit.words[0].index
            if change is not None:
                yield cover([hit.span, change.span]), sort
            elif first == 1 and sentence.words[0].lower == "no":
                yield Span(sentence.words[0].start, hit.span.end), sort


_REMARKS = {
    "medicine": "This changes what someone takes. Please check with whoever prescribes it before "
    "a client reads this; nothing in the draft is rewritten.",
    "needed": "When to take a calming medicine is for whoever prescribes it to settle. Before a "
    "fear is met, it can also weaken what that teaches.",
    "substance": "Stopping or cutting down fast can be dangerous. Please have a clinician check "
    "this line before a client reads it; nothing in the draft is rewritten.",
}


@rule(
    on=Sentence,
    summary="Leave changes of medicine, alcohol or drugs to whoever prescribes or treats.",
    severity=Severity.ERROR,
    claims=("is-safe-to-do-alone",),
    needs=(),
    examples=(
        Bad("«Skip your morning tablet» on the day of the bus ride."),
        Bad("«Cut your drinking» to zero from tomorrow on."),
        Bad("If the first week goes well, «halve the dose» and note your mood."),
        Bad("«Take an extra diazepam» before the party."),
        Bad("«Take your clonazepam» before you set off, if you need it."),
        Bad("«Do without alcohol» for ten days and note how you sleep."),
        Good("Take your tablets as prescribed, and bring two questions for your doctor."),
        Good("Take your tablet at 8, right after breakfast."),
        Good("Take your diazepam as prescribed, and note when."),
        Good("Take your diazepam before you start, as agreed with your doctor."),
        Good("Take your inhaler along, and use it if you need it."),
        Good("Do not stop your antidepressant before you have talked to your doctor."),
        Good("Note each evening how many drinks you had. We will plan the next step together."),
        Good("Stop drinking coffee at 2 pm, and put your phone and tablet in the kitchen."),
        Good("Stop the timer, and then write the number in your medication log."),
    ),
)
def medication_change(sentence: Sentence) -> Iterator[Flag]:
    """Flag the first such change of a sentence; questions are left alone."""
    if sentence.is_question:
        return
    for span, sort in _changes(sentence):
        yield Flag(span, _REMARKS[sort])
        return
    needed = _as_needed(sentence, sentence.find("medication"))
    if needed is not None:
        yield Flag(needed, _REMARKS["needed"], severity=Severity.WARNING)
