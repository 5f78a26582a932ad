"""Blame or penalty.

Flags words that blame, scold or threaten, for what was not done or might not be.

Why it matters
    A client who expects to be told off comes without the sheet, or does not come. A task
    that did not happen is news about the task: too big, too early, or not in its place yet.

When to leave it
    Consequences in a chain of events, rewards and time-outs that parents use, and “fear of
    failing” as a theme are left alone, and so is what somebody says or thinks.

Sources
    Tompkins (2002), Guidelines for enhancing homework compliance. Journal of Clinical
    Psychology 58(5), 565-576. doi:10.1002/jclp.10033
"""

import re
from collections.abc import Iterator, Sequence

from advisor.api import (
    Applicability,
    Assignment,
    Bad,
    Edit,
    Fix,
    Flag,
    Form,
    Good,
    Hit,
    Scope,
    Sentence,
    Severity,
    Span,
    Step,
    Word,
    Zone,
    capital,
    cover,
    inflect,
    placed,
    rule,
    template,
    turned_round,
)

_LEFT_ALONE = frozenset({Zone.HEADING, Zone.QUOTE, Zone.EXAMPLE, Zone.FORM})
_CONTRACTS = frozenset({"parenting"})
"""Kinds of task in which losing a turn may be part of an agreed plan."""

_IF_NOT = re.compile(
    r"\b(?:unless|otherwise|if not)\b|\bif\b.*(?:n['’]t|\b(?:not|miss|skip|fail|forget))\b",
    re.IGNORECASE,
)
"""A condition of not doing it: "if you miss two", "unless you bring it"."""

_YOU = frozenset(
    "you your you'll you're he she they client clients patient patients both members parents".split()
)
_INNER = frozenset(
    "fear afraid scared worry worried anxious thought thoughts belief prediction".split()
)
_STOPS = frozenset("stop stops stopping quit no don't dont n't not avoid".split())
_INSTEAD = frozenset("instead rather".split())
_INSIDE = frozenset(
    "if when whenever that which what who where how because why whether as than thing one".split()
)
"""Words behind which something is talked about, not said: "times when you failed"."""

_DONE = frozenset(
    """done tried finished completed known practised practiced remembered listened written
    started come called asked told thought brought been filled learnt learned""".split()
)
"""Participles behind which "you should have" is a reproach: not "received", not "a sheet"."""

_AGAIN = "If it does not happen, tell me {what got in the way}, and we make the step smaller."
_FORMS = {"base": "do not", "s": "does not", "past": "did not"}


def _behind(hit: Hit) -> Word | None:
    words, at = hit.sentence.words, hit.words[-1].index + 1
    return words[at] if at < len(words) else None


def _before(hit: Hit, count: int) -> list[str]:
    first = hit.words[0].index
    return [w.lower for w in hit.sentence.words[max(0, first - count) : first]]


def _speaks_of_client(sentence: Sentence) -> bool:
    return any(word.lower in _YOU for word in sentence.words)


def _fails(hit: Hit) -> bool:
    """Say whether somebody is said to fail at the task: not a theme, not a machine."""
    behind, before = _behind(hit), _before(hit, 5)
    if behind is None or behind.tag not in ("VB", "VBP", "NN") or set(before) & _INNER:
        return False
    if "when" in before[-2:] or "whenever" in before[-2:]:
        return False
    if hit.entry.more["sort"] == "failure" or hit.form == "ing":
        starts = not any(word not in ("and", "but", "so") for word in before)
        return starts or _speaks_of_client(hit.sentence)
    subject = hit.words[0].child("nsubj")
    return (subject is not None and subject.lower in _YOU) or bool(set(before[-3:]) & _YOU)


def _scolds(hit: Hit) -> bool:
    """Say whether a judging word stands behind "stop" or "don't"; a habit behind "stop" only."""
    behind, before = _behind(hit), _before(hit, 3)
    if hit.words[0].lemma == "give" and behind is not None and behind.lower in ("to", "the"):
        return False
    if hit.words[0].lemma == "shut" and hit.words[0].child("obj") is not None:
        return False
    if hit.entry.more.get("habit"):
        return bool(before) and before[-1] in ("stop", "stops")
    return bool(before) and (
        before[-1] in _STOPS or (before[-1] in ("of", "than") and bool(set(before) & _INSTEAD))
    )


def _ends(hit: Hit) -> bool:
    """Say whether nothing follows: "bring it, or else" is a threat, "or else walk" an option."""
    behind = _behind(hit)
    return behind is None or not behind.is_word


def _is_content(hit: Hit) -> bool:
    """Say whether the words are what a client is to look at: "a task you keep avoiding"."""
    first = hit.words[0]
    if not first.index or first.pos not in ("PRON", "AUX", "VERB"):
        return False
    before = hit.sentence.words[first.index - 1]
    if before.dep.startswith("obl:"):
        # "Last week you gave up" tells when; "a task you gave up" is what to look at.
        return False
    return before.lower in _INSIDE or before.pos in ("NOUN", "NUM")


def _is_command(hit: Hit) -> bool:
    """Say whether a scolding verb is a command: "grow up", not "where they grow up"."""
    verb = hit.words[0]
    told = verb.child("nsubj", "nsubj:pass", "nsubj:outer") is None
    helped = any(w.dep.startswith("aux") and w.lower not in ("do", "to") for w in verb.children)
    if set(_before(hit, 3)) & _STOPS:
        return False
    return verb.tag in ("VB", "VBP", "NN") and told and not helped and not hit.sentence.is_question


def _meant(hit: Hit, assignment: Assignment) -> bool:
    sentence = hit.sentence
    match hit.entry.more["sort"]:
        case "fail" | "failure":
            return _fails(hit)
        case "should":
            behind = _behind(hit)
            return behind is not None and behind.lower in _DONE
        case "scold":
            return _scolds(hit)
        case "command":
            return _is_command(hit)
        case "fault":
            return not set(_before(hit, 3)) & {"not", "n't", "never", "isn't", "wasn't"}
        case "loss":
            return assignment.kind.name not in _CONTRACTS and bool(_IF_NOT.search(sentence.text))
        case "penalty":
            threat = bool(_IF_NOT.search(sentence.text))
            return assignment.kind.name not in _CONTRACTS and threat
        case "threat":
            open_end = hit.text.lower() != "or else" or _ends(hit)
            return assignment.kind.name not in _CONTRACTS and open_end
    return not _is_content(hit)


def _without_fail(hit: Hit) -> Fix | None:
    """Return "if you do not write" for "if you fail to write", "not writing" for "failing to"."""
    behind = _behind(hit)
    if behind is None:
        return None
    start, has = hit.span.start, hit.words[0].child("aux")
    if has is not None and has.lower in ("have", "has", "had", "'ve", "’ve"):
        text = f"not {inflect(behind.lower, 'verb', 'participle')}"
        edit = Edit(start, behind.end, text)
    elif hit.entry.more["sort"] == "failure" or hit.form == "ing":
        text = f"not {inflect(behind.lower, 'verb', 'ing')}"
        edit = Edit(start, behind.end, placed(hit.sentence, start, text))
    else:
        edit = Edit(start, hit.span.end, _FORMS.get(hit.form, "did not"))
    return Fix((edit,), Applicability.UNSAFE, "Say what did not happen.")


def _flagged(hit: Hit) -> Span:
    """Return the words of a finding: a scolding takes its "stop" along."""
    if hit.entry.more["sort"] != "scold" or not hit.words[0].index:
        return hit.span
    before = hit.sentence.words[hit.words[0].index - 1]
    if before.lower in ("n't", "not") and before.index:
        do = hit.sentence.words[before.index - 1]
        return cover([do.span, hit.span]) if do.lower == "do" else hit.span
    return cover([before.span, hit.span]) if before.lower in _STOPS else hit.span


def _kinder(hit: Hit, span: Span, steps: Sequence[Step]) -> Fix | None:
    """Return what could be said instead."""
    sort, sentence = hit.entry.more["sort"], hit.sentence
    if sort in ("fail", "failure"):
        return _without_fail(hit)
    if sort == "scold" and (outright := turned_round(sentence)) is not None:
        return outright
    if sort == "scold" and _before(hit, 1) != ["no"]:
        instead = str(hit.entry.more["instead"])
        if span != hit.span:
            return template(span, placed(sentence, span.start, f"{{{instead}}}"))
        joint = sentence.words[hit.words[0].index - 2]
        return template(Span(joint.start, span.end), f"and {{{instead}}}")
    if sort == "command":
        return template(span, placed(sentence, span.start, "{start with two minutes}"))
    order = _order(hit, steps)
    outright = turned_round(sentence) if order is None else None
    return outright or template(sentence.span, f"{order} {_AGAIN}" if order else _AGAIN)


def _order(hit: Hit, steps: Sequence[Step]) -> str | None:
    """Return the order that stands beside the blame: "Bring it" of "Bring it, or else".

    An order that points back ("so do it now") leans on the blame, and goes with it.
    """
    sentence, first = hit.sentence, hit.words[0].index
    for step in steps:
        verb = step.verb
        told = step.sentence is sentence and step.form is Form.IMPERATIVE and not step.negated
        object_ = verb.child("obj")
        leans = object_ is not None and object_.pos == "PRON"
        if not told or verb in hit.words or (leans and verb.index > first):
            continue
        words = sentence.words[verb.index :] if verb.index > first else sentence.words[:first]
        while verb.index < first and words and words[-1].lower not in (",", ";", ":", "or", "–"):
            words = words[:-1]
        while words and (not words[-1].is_word or words[-1].dep == "cc"):
            words = words[:-1]
        if len(words) > 1:
            text = sentence.text[words[0].at : words[-1].at + len(words[-1].text)]
            return capital(text.replace("{", "(").replace("}", ")")) + "."
    return None


_REMARKS = {
    "fail": "“{}” can read as blame: say what did not happen, and ask what was in the way.",
    "threat": "“{}” can read as a threat: what would help to make the step smaller?",
    "scold": "“{}” can read as a reproach: which act would you like to see in its place?",
    "": "“{}” can read as a reproach: what was in the way is the better question.",
}
_SORTS = {"failure": "fail", "loss": "threat", "penalty": "threat"}


@rule(
    on=Assignment,
    scope=Scope.SENTENCE,
    summary="Ask what got in the way, instead of blame or a penalty.",
    severity=Severity.WARNING,
    claims=(
        "checks-in-without-pressure",
        "feedback-is-kind-and-leads-on",
        "answers-stagnation-with-change",
    ),
    examples=(
        Bad(
            "«No excuses» this time.",
            fixed="If it does not happen, tell me what got in the way, and we make the step "
            "smaller.",
        ),
        Bad(
            "If you «fail to» write it down, tell me on Monday.",
            fixed="If you do not write it down, tell me on Monday.",
        ),
        Bad(
            "«Don't be lazy».",
            fixed="Start with two minutes.",
        ),
        Bad(
            "Bring the sheet, or «we will have to stop», unless you were ill.",
            fixed="Bring the sheet. If it does not happen, tell me what got in the way, and we make "
            "the step smaller.",
        ),
        Bad("Last week «you did not even try»."),
        Bad(
            "Please «stop nagging» about the bins.",
            fixed="Please say once what you would like about the bins.",
        ),
        Good("If it does not happen, bring the blank page."),
        Good("Write down what set it off, what you did, and the consequences."),
        Good("Rate your fear of failing from 0 to 10."),
        Good("Notice the urge, and wait ten minutes before giving in to it."),
        Good("Write an answer to the thought “I am lazy”. It is not your fault."),
        Good("You should have received a sheet by post. Shut down the computer at nine."),
        Good(
            "Each child who misses a turn will lose your favourite card.",
            fields={"kind": "parenting"},
        ),
    ),
)
def blame_or_penalty(assignment: Assignment) -> Iterator[Flag]:
    """Flag words of blame, scolding and threat; quoted ones are left alone."""
    for sentence in assignment.body:
        if sentence.zone in _LEFT_ALONE:
            continue
        for hit in sentence.find("blame"):
            if not _meant(hit, assignment):
                continue
            span = _flagged(hit)
            sort = str(hit.entry.more["sort"])
            remark = _REMARKS.get(_SORTS.get(sort, sort), _REMARKS[""])
            yield Flag(
                span,
                remark.format(_shown(sentence, span)),
                fix=_kinder(hit, span, assignment.steps),
            )


def _shown(sentence: Sentence, span: Span) -> str:
    words = [word for word in sentence.words if span.contains(word.span)]
    return sentence.text[words[0].at : words[-1].at + len(words[-1].text)]
