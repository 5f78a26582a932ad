"""Controlling language.

Flags words that order, such as “you must”, and words that say there is no choice.

Why it matters
    Homework that feels like one's own gets done for one's own reasons. An order invites
    people to obey or to resist, and neither teaches them to choose. One trial found that
    wording alone changes little, so this is a remark on manners, not more.

When to leave it
    What keeps someone safe, what the law asks and what somebody says are left alone. A plain
    “Write it down” is fine. Milder words, such as “you should”, are a remark only where they
    pile up; raise ``mild`` to hear of them later.

Sources
    Altendorf and others (2019), a trial of controlling wording and of choice in online
    advice. https://pmc.ncbi.nlm.nih.gov/articles/PMC6393822/
    Pennsylvania Department of Human Services, Trauma-sensitive language.
    https://www.pa.gov/agencies/dhs/resources/for-providers/mental-health-for-providers/ocyf-trauma-informed-care/trauma-toolbox/trauma-sensitive-language.html
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.api import (
    Applicability,
    Assignment,
    Bad,
    Edit,
    Fix,
    Flag,
    Good,
    Hit,
    Scope,
    Severity,
    Word,
    Zone,
    as_imperative,
    keeps_safe,
    leave_out,
    placed,
    replace_span,
    rule,
    template,
)


@dataclass(frozen=True)
class Options:
    """What this rule may be told."""

    mild: int = 1
    """How many mild words of duty ("you should", "make sure to") may stand in five sentences."""


_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE, Zone.QUESTION, Zone.FORM})

_INSIDE = frozenset(
    """although as because before what whatever which who whom where when whenever whether why how if
    unless until than that things thing all everything anything something while though since
    after do don't not never n't without think thinking feel believe thought rule rules""".split()
)
"""Words behind which a duty is told of, not given: "the things you have to do"."""

_SETTING = ("obl", "nmod", "advmod", "vocative")
"""Relations of a noun that may stand before a duty: "after lunch you must"."""

_ASKING = frozenset({"what", "which", "whatever", "whichever"})
_CONTENT = frozenset({"acl", "acl:relcl", "relcl", "advcl", "csubj", "ccomp"})
_GUESSES = frozenset("be feel have know think wonder want mean".split())
"""Verbs behind which "must" is a guess: "you must be tired"."""

_PERSONS = frozenset("he she they client clients patient patients pt everyone everybody".split())


def _after(hit: Hit) -> Word | None:
    """Return the word behind a hit."""
    words, at = hit.sentence.words, hit.words[-1].index + 1
    return words[at] if at < len(words) else None


def _verb(hit: Hit) -> Word | None:
    """Return the verb that is asked for, adverbs and "not" passed over."""
    for word in hit.sentence.words[hit.words[-1].index + 1 :]:
        if word.pos not in ("ADV", "PART") or word.tag in ("VB", "VBP"):
            return word
    return None


def _is_told_of(hit: Hit, verb: Word) -> bool:
    """Say whether the duty is only talked about: "list what you have to do"."""
    first = hit.words[0].index
    before = hit.sentence.words[first - 1] if first else None
    if before is not None and before.lower in _INSIDE:
        return True
    if before is not None and before.pos == "NOUN" and not before.dep.startswith(_SETTING):
        return True
    if {w.lower for w in hit.sentence.words[max(0, first - 4) : first]} & _ASKING:
        return True
    return verb.dep in _CONTENT and hit.words[0].lower != "i" and verb.dep != "ccomp"


def _orders(hit: Hit) -> bool:
    """Say whether words of duty order something here."""
    verb = _verb(hit)
    if verb is None or verb.tag not in ("VB", "VBP", "NN") or _is_told_of(hit, verb):
        return False
    guess = hit.text.lower().endswith("must") and verb.lemma in _GUESSES
    return not guess


def _bare(hit: Hit) -> bool:
    """Say whether "must" orders somebody else, or says what has to be done."""
    first, verb = hit.words[0].index, _verb(hit)
    if not first or verb is None or hit.words[0].pos == "NOUN":
        return False
    before = hit.sentence.words[first - 1]
    after = hit.sentence.words[verb.index + 1] if verb.index + 1 < len(hit.sentence.words) else None
    passive = verb.lower == "be" and after is not None and after.tag == "VBN"
    return before.pos in ("NOUN", "PROPN") and (passive or before.lower in _PERSONS)


def _instead(hit: Hit, assignment: Assignment) -> tuple[Fix | None, tuple[Fix, ...]]:
    """Return the same request without the order, the plainest first."""
    after, step = _after(hit), None
    for each in assignment.steps:
        if each.sentence is hit.sentence and set(hit.words) & set(each.words):
            step = each
    if hit.entry.more["sort"] == "must" or hit.entry.more.get("person") == "third":
        told = as_imperative(step) if step is not None else None
        softer = "can" if hit.entry.more["sort"] == "must" else f"{hit.words[0].text} could"
        return told, (replace_span(hit.span, softer, message=f"Say “{softer}”."),)
    if after is not None and after.lower == "not":
        plain: Fix | None = Fix(
            (Edit(hit.span.start, after.end, placed(hit.sentence, hit.span.start, "do not")),),
            Applicability.UNSAFE,
            "Say it plainly.",
        )
    else:
        plain = leave_out(hit.sentence, hit.span, "Say it plainly.")
    could = placed(hit.sentence, hit.span.start, "you could")
    return plain, (replace_span(hit.span, could, message="Offer it."),)


def _opened(hit: Hit) -> Fix:
    """Return a template in the place of words that close the door."""
    sentence = hit.sentence
    if sum(word.is_word for word in sentence.words) - len(hit.words) <= 2:
        text = "You choose {the day and the time}; tell me if it does not fit."
        return template(sentence.span, text)
    return template(hit.span, placed(sentence, hit.span.start, "{if it fits your week}"))


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Ask for it plainly, or say what was agreed, instead of giving an order.",
    severity=Severity.SUGGESTION,
    claims=("goals-are-shared", "client-has-a-say", "leaves-room-to-choose"),
    options=Options,
    examples=(
        Bad(
            "«You must» write one line before bed.",
            fixed="Write one line before bed.",
        ),
        Bad(
            "After lunch, «you have to» walk round the block.",
            fixed="After lunch, walk round the block.",
        ),
        Bad("«I expect you to» bring the list.", fixed="Bring the list."),
        Bad("«You must» not call your sister.", fixed="Do not call your sister."),
        Bad(
            "Ring one friend. This «is not optional».",
            fixed="Ring one friend. You choose the day and the time; tell me if it does not fit.",
        ),
        Good("Write one line before bed, on three evenings."),
        Good("You must never drive after taking the tablets."),
        Good("List five things you have to do this week, and circle one."),
        Good("You must be tired after such a week. You don't have to fill every row."),
        Good("Write down the rule “I must please everyone”, and one exception."),
        Good("Make sure your phone is off. You should see a blue page."),
    ),
)
def controlling_language(assignment: Assignment, options: Options) -> Iterator[Flag]:
    """Flag each order, and mild words of duty where they pile up."""
    mild, spared = 0, max(1, round(len(assignment.body) / 5)) * options.mild
    for sentence in assignment.body:
        if sentence.zone in _LEFT_ALONE or keeps_safe(sentence):
            continue
        for hit in sentence.find("controlling"):
            match hit.entry.more["sort"]:
                case "closed":
                    yield Flag(
                        hit.span,
                        f"“{hit.text}” leaves your client no say: which part could they choose?",
                        fix=_opened(hit),
                    )
                    continue
                case "must":
                    counts = _bare(hit)
                case sort:
                    counts = _orders(hit)
                    mild += counts and sort == "nudge"
                    counts = counts and (sort != "nudge" or mild > spared)
            if counts:
                plain, more = _instead(hit, assignment)
                yield Flag(
                    hit.span,
                    f"“{hit.text}” can sound like an order: a plain request asks for the same.",
                    fix=plain or more[0],
                    more=more if plain else (),
                )
