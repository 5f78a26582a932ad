"""Absolutist wording.

Flags “always”, “never”, “no matter what” and their kin in what a client is asked to do.

Why it matters
    Someone who tends to see a slip as the end of the plan will read “never” that way.
    A number leaves room: five days out of seven can be a full success, and a missed day
    tells both of you something.

When to leave it
    Rules that keep someone safe stay firm, and so do the prohibitions of sleep plans and of
    exposure with response prevention: both are left alone. So are cues (“every time you
    notice it”), what somebody says or thinks, and the teaching of such words.

Sources
    Al-Mosaiwi and Johnstone (2018), In an absolute state: Elevated use of absolutist words is
    a marker specific to anxiety, depression, and suicidal ideation. Clinical Psychological
    Science 6(4), 529-542. doi:10.1177/2167702617747074
"""

from collections.abc import Iterator

from advisor.api import (
    Applicability,
    Assignment,
    Bad,
    Edit,
    Fix,
    Flag,
    Good,
    Hit,
    Request,
    Scope,
    Sentence,
    Severity,
    Span,
    add_after,
    cut_tail,
    keeps_safe,
    leave_out,
    placed,
    replace_span,
    requests,
    rule,
    template,
)

_FIRM = frozenset({"sleep", "response-prevention", "safety-plan"})
"""Kinds of task whose prohibitions have to be firm."""

_NEGATIONS = frozenset("not n't no don't dont without never needn't needs needn t".split())
_MODALS = frozenset("can could may might".split())
_DUTY = frozenset("must should has have need needs ought".split())
_THOUGHT = frozenset(
    """not n't nothing nobody think thinking thought thoughts belief believe feel feeling rule
    rules i i'm that says worry idea""".split()
)
"""Words behind which a demand is a thought to look at, or is taken back."""
_MISSES = frozenset("skip miss forget omit neglect".split())
"""Verbs of a missed day: "never skip the walk"."""

_KINDER = "{4} of 7 days are a full success. A missed day tells us something too."
_SLIP = "If it happens, {note what came just before}."
_OTHER_DAY = "If a day turns out differently, {the two-minute version} is fine."


def _near(hit: Hit, before: int) -> frozenset[str]:
    first = hit.words[0].index
    return frozenset(w.lower for w in hit.sentence.words[max(0, first - before) : first])


def _is_listed(hit: Hit, hits: tuple[Hit, ...]) -> bool:
    """Say whether the word is taught, not used: "words such as always or never"."""
    at = hit.words[0].index
    beside = any(0 < abs(other.words[0].index - at) <= 2 for other in hits)
    return beside or bool(_near(hit, 4) & {"word", "words", "such", "like", "phrases"})


def _joins_act(hit: Hit, request: Request) -> bool:
    """Say whether "always" or "never" stands right before a verb that is asked for."""
    word = hit.words[0]
    at = word.index + 1
    behind = hit.sentence.words[at] if at < len(hit.sentence.words) else None
    if behind is None or behind.lower in ("mind", "ever"):
        return False
    is_act = behind in request.verbs or (
        word.head in request.verbs and word.head.index > word.index
    )
    return is_act or (not word.index and behind.tag in ("VB", "VBP"))


def _counts(hit: Hit, request: Request) -> bool:
    """Say whether an absolute belongs to what is asked for."""
    match hit.entry.more["sort"]:
        case "always":
            return _joins_act(hit, request) and not _near(hit, 2) & (_MODALS | _NEGATIONS)
        case "never":
            return _joins_act(hit, request)
        case "whole":
            stops = hit.sentence.find("absence_verbs")
            acts = {w for stop in stops for w in stop.words} & set(request.verbs)
            return any(
                abs(w.index - hit.words[0].index) == 1 or w is hit.words[0].head for w in acts
            )
        case "rise" | "demand":
            return False
        case "tail":
            return _ends(hit) and not _near(hit, 1) & _NEGATIONS
        case "nonstop":
            top = next((w for w in hit.words if w.head not in hit.words), hit.words[0])
            return top.head in request.verbs and not _near(hit, 6) & _NEGATIONS
        case "strict":
            return True
        case "each" | "manner":
            return request.carries(hit.words) and not _near(hit, 6) & _NEGATIONS
        case _:
            return True


def _ends(hit: Hit) -> bool:
    """Say whether words such as "no matter what" stand for themselves: "what time" does not."""
    at = hit.words[-1].index + 1
    words = hit.sentence.words
    return at >= len(words) or not words[at].is_word


def _room(hit: Hit, newline: str) -> Fix | None:
    """Return what leaves room for a normal week."""
    sentence, start = hit.sentence, hit.span.start
    instead = str(hit.entry.more.get("instead", ""))
    match hit.entry.more["sort"]:
        case "always":
            if start > next(w.start for w in sentence.words if w.is_word):
                return leave_out(sentence, hit.span)
            behind = sentence.words[hit.words[0].index + 1]
            text = placed(sentence, start, f"on {{5}} of 7 days, {behind.lower}")
            return template(Span(start, behind.end), text)
        case "never":
            return _less_than_never(hit, newline)
        case "bar":
            return replace_span(hit.span, placed(sentence, start, "do not"))
        case "tail":
            return _without_tail(hit, newline)
        case "whole":
            return leave_out(sentence, hit.span) or _cut(hit)
        case "manner" | "strict":
            return replace_span(hit.span, placed(sentence, start, instead))
    return template(hit.span, placed(sentence, start, instead))


def _cut(hit: Hit) -> Fix:
    return Fix((cut_tail(hit.sentence, hit.span),), Applicability.UNSAFE, "Leave it out.")


def _without_tail(hit: Hit, newline: str) -> Fix | None:
    """Return a fix that leaves the words out, and says what counts on another day."""
    behind = add_after(hit.sentence, _OTHER_DAY, newline).edits
    opens = leave_out(hit.sentence, hit.span) if hit.words[0].index == 0 else None
    first = opens.edits if opens else (cut_tail(hit.sentence, hit.span),)
    return Fix((*first, *behind), Applicability.TEMPLATE, "Leave room for another day.")


def _less_than_never(hit: Hit, newline: str) -> Fix | None:
    """Return a kinder aim: a number for a missed day, else "aim not to" and what a slip tells."""
    sentence, at = hit.sentence, hit.words[0].index
    verb = next((w for w in sentence.words[at + 1 :] if w.is_verb), None)
    opens = not any(w.is_word for w in sentence.words[:at])
    if opens and verb is not None and verb.lemma in _MISSES:
        return template(sentence.span, _KINDER)
    before = sentence.words[at - 1].lower if at else ""
    aim = (
        "not"
        if before in _DUTY | {"will", "to"}
        else placed(sentence, hit.span.start, "aim not to")
    )
    edit = Edit(hit.span.start, hit.span.end, aim)
    behind = add_after(sentence, _SLIP, newline).edits
    return Fix((edit, *behind), Applicability.TEMPLATE, "Leave room for a slip.")


_REMARKS = {
    "always": "“{}” has no off days: which share of days would be enough?",
    "never": "“{}” makes one slip look like the end of it: how could a slip count as well?",
    "manner": "“{}” asks for more than a first try can be: what would be good enough?",
}
_REMARK = "“{}” leaves no room for an off day: what would be enough?"


def _demands(sentence: Sentence) -> Iterator[Flag]:
    """Flag "each day should be better than the last", "it must be perfect", "no mistakes"."""
    for hit in sentence.find("absolutes"):
        if hit.entry.more["sort"] == "demand" and not _near(hit, 4) & _THOUGHT:
            text = placed(sentence, hit.span.start, str(hit.entry.more["instead"]))
            yield Flag(hit.span, _REMARKS["manner"].format(hit.text), fix=template(hit.span, text))
        if hit.entry.more["sort"] == "rise" and _near(hit, 8) & _DUTY:
            text = "Some days will go up and some down; {both tell us something}."
            remark = f"“{hit.text}” turns a normal dip into a setback: what would be enough?"
            yield Flag(hit.span, remark, fix=template(sentence.span, text))


@rule(
    on=Assignment,
    scope=Scope.WORD,
    summary="Leave room for an off day: a number instead of “always” or “never”.",
    severity=Severity.SUGGESTION,
    claims=("welcomes-imperfect-practice",),
    examples=(
        Bad(
            "«Always» use one card when you feel tense.",
            fixed="On 5 of 7 days, use one card when you feel tense.",
        ),
        Bad(
            "«Never» skip the evening walk.",
            fixed="4 of 7 days are a full success. A missed day tells us something too.",
        ),
        Bad(
            "«Never» argue in front of the children.",
            fixed="Aim not to argue in front of the children. "
            "If it happens, note what came just before.",
        ),
        Bad(
            "Fill in the sheet at 8 pm, «no matter what».",
            fixed="Fill in the sheet at 8 pm. "
            "If a day turns out differently, the two-minute version is fine.",
        ),
        Bad(
            "Walk to the lake «every single day».",
            fixed="Walk to the lake on 5 of 7 days.",
        ),
        Bad(
            "«Practice makes perfect», so play the scale at six.",
            fixed="Each try makes the next one a little easier, so play the scale at six.",
        ),
        Bad("Write the list «perfectly».", fixed="Write the list well enough."),
        Good("Never drive after the new tablets."),
        Good("Every time you notice your jaw tighten, drop your shoulders."),
        Good("Look for words such as always and never in the thought."),
        Good("Write down the thought “I always fail”, and one time it was not so."),
        Good("You can always stop earlier. It does not have to be done perfectly."),
        Good("Never nap after 3 pm.", fields={"kind": "sleep"}),
        Good("Try the dish that you have always wanted to cook."),
    ),
)
def absolutist_wording(assignment: Assignment) -> Iterator[Flag]:
    """Flag absolutes in what is asked, except where a firm rule is right."""
    seen = set[Span]()
    newline = assignment.draft.newline
    for sentence in assignment.body:
        if not keeps_safe(sentence):
            yield from _demands(sentence)
    for request in requests(assignment):
        hits = request.sentence.find("absolutes")
        if not hits or keeps_safe(request.sentence):
            continue
        for hit in hits:
            sort = str(hit.entry.more["sort"])
            if sort == "never" and assignment.kind.name in _FIRM:
                continue
            if hit.span in seen or _is_listed(hit, hits) or not _counts(hit, request):
                continue
            seen.add(hit.span)
            yield Flag(
                hit.span,
                _REMARKS.get(sort, _REMARK).format(hit.text),
                fix=_room(hit, newline),
            )
