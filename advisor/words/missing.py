"""What a missing element is answered with: where it goes, and in which words."""

import re
from collections.abc import Sequence

from advisor.anatomy.picture import Assignment, Form, Need, Plan, Step
from advisor.findings import Fix, Severity, Span
from advisor.language.sentence import Sentence
from advisor.words.phrasing import capital
from advisor.words.template import add_after, add_sentence, ends_a_row

_WHO = {Form.FIRST_PERSON: "I will", Form.THIRD_PERSON: "they will"}
"""Who does it, in a plan that speaks of the client or in the first person.

A passive ("the log should be filled in") leaves it open: what is added speaks to the client.
"""

_ORDER = re.compile(r"^(Afterwards, )?(Do|Write|Keep|Ask)\b", re.IGNORECASE)
"""The verb of a sentence that tells the client what to do: "Do", "Afterwards, write"."""

_MAKING = frozenset(
    """write make create draw build prepare design compile draft record take develop produce brainstorm
    compose complete""".split()
)
"""Verbs whose one product ends the task: "draw a map"."""

_TALKING = frozenset("sit tell talk explain let speak say show share have".split())
"""Verbs of a talk with somebody, which is over when it was held."""

_BRAVE = frozenset({"exposure", "response-prevention", "trauma-writing"})
"""Kinds of task that take courage."""

_NONE = frozenset({"no", "never"})
_LESS = frozenset("reduce decrease limit lower minimise minimize lessen".split())
_MANY_STEPS = 3
_SOMEBODY = frozenset("her him them someone somebody each".split())


def first_act(assignment: Assignment) -> Step | None:
    """Return the first step that asks for something to be done; `None` if there is no step."""
    wanted = [step for step in assignment.steps if not step.negated]
    return next(iter([*wanted, *assignment.steps]), None)


def first_span(assignment: Assignment) -> Span:
    """Return where a missing element is shown: at the first step, else the first sentence."""
    step = first_act(assignment)
    if step is None:
        return (assignment.body or assignment.sentences)[0].span
    behind = assignment.draft.source[step.span.end : step.sentence.span.end]
    closing = _CLOSING.match(behind)
    if closing is None or not _is_cut_open(assignment.source(step.span)):
        return step.span
    return Span(step.span.start, step.span.end + closing.end())


_CLOSING = re.compile(r"[?!.]?[)\"'’”]+")
"""Marks that close what stands before them: a step is not shown without its last bracket."""


def _is_cut_open(text: str) -> bool:
    """Say whether words end inside a bracket or a quotation."""
    opened = text.count("(") > text.count(")") or text.count("“") > text.count("”")
    return opened or text.count('"') % 2 == 1 or bool(re.search(r"(?:^|[\s(])'[^']*$", text))


_ONE_DAY = re.compile(
    r"^(?:(?:on|this|next|by) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|tomorrow\b|tonight\b)",
    re.IGNORECASE,
)
"""A moment that comes once: "on Friday", "tomorrow"; not "on Fridays", "every Friday"."""

_EVENT = re.compile(
    r"\b(?:next time|each time|every time|whenever|as soon as|immediately|in the moment"
    r"|situations?|occasions?|trials?)\b",
    re.IGNORECASE,
)
"""Words of a task that answers what comes up: no hour on the clock would fit it."""

_ANSWERING = frozenset({"parenting", "thought-record"})
"""Kinds of task that follow events: a child's doing, a thought that comes up."""


_BREATHS = frozenset("breathe inhale exhale hold pause".split())
"""Verbs of one breath: in, hold, out."""


def load_of(steps: Sequence[Step]) -> list[Step]:
    """Return the steps that each ask for an act of its own: one breath is one, in, hold and out."""
    kept: list[Step] = []
    last: Step | None = None
    for step in steps:
        one_breath = (
            last is not None
            and step.verb.lemma in _BREATHS
            and last.verb.lemma in _BREATHS
            and step.sentence.index - last.sentence.index <= 1
        )
        if not one_breath:
            kept.append(step)
        last = step
    return kept


def is_done_once(assignment: Assignment) -> bool:
    """Say whether the task is done once and then is done: "book the room", "go on Friday"."""
    if not assignment.steps:
        return False
    if _has_one_day(assignment):
        return True
    first = first_act(assignment)
    return (first is None or is_single(first)) and all(
        is_single(step) or step.negated or _handles_it(step) or _is_plan_b(step)
        for step in assignment.steps
    )


def _is_plan_b(step: Step) -> bool:
    """Say whether a step is for the case that something goes wrong: "if the line is busy, ..."."""
    return step.sentence.words[0].lower in ("if", "should")


_HANDLING = frozenset("carry keep bring take put hang stick add look give leave pin".split())
_IT = frozenset({"it", "them", "this", "that"})


def _handles_it(step: Step) -> bool:
    """Say whether a step only does something with what was made: "keep it on the fridge"."""
    return step.verb.lemma in _HANDLING and any(
        word.lower in _IT and word.dep in ("obj", "obl", "nmod") for word in step.words
    )


def _has_one_day(assignment: Assignment) -> bool:
    """Say whether its only moment is one day, and nothing says that it comes again."""
    moments = [p for p in assignment.element("situation").evidence if p.facet == "time"]
    again = assignment.element("dose").has("frequency", "count")
    said = [assignment.source(piece.span) for piece in moments]
    return bool(said) and not again and all(_ONE_DAY.search(text) for text in said)


def answers_events(assignment: Assignment) -> bool:
    """Say whether a task answers what comes up: "the next time he jumps in, stop him"."""
    if assignment.kind.name in _ANSWERING:
        return True
    return any(_EVENT.search(step.sentence.text) for step in assignment.steps)


def is_single(step: Step) -> bool:
    """Say whether a step is done once and then is done."""
    named = any(hit.words[0] is step.verb for hit in step.sentence.find("single_acts"))
    talks = step.verb.lemma in _TALKING and speaks_to_somebody(step)
    return named or talks or _makes_one_thing(step) or _keeps_safe(step)


def _keeps_safe(step: Step) -> bool:
    """Say whether a step only says where a thing is kept: "keep your journal safe"."""
    return step.verb.lemma in ("keep", "store") and any(
        word.lower in ("safe", "private", "locked", "hidden") for word in step.words
    )


def _makes_one_thing(step: Step) -> bool:
    """Say whether a step is over when one thing is there: "write your brother a letter"."""
    return step.verb.lemma in _MAKING and any(
        hit.words[-1].head is step.verb
        and hit.words[-1].dep == "obj"
        and hit.words[-1].tag in ("NN", "NNP")
        for hit in step.sentence.find("single_products")
    )


def leaves_out(assignment: Assignment) -> bool:
    """Say whether the task is to do less of something: "cut down on sweets", "no more sweets"."""
    return bool(assignment.steps) and all(
        step.negated
        or step.words[0].lower in _NONE
        or step.verb.lemma in _LESS
        or any(hit.words[0] in step.words for hit in step.sentence.find("absence_verbs"))
        for step in assignment.steps
    )


def is_own_note(plan: Plan) -> bool:
    """Say whether a draft is one bare line of a client's own: "walk 30 min, 3x a week".

    Such a goal speaks to nobody, has no full stop, and its reason is known to its writer.
    """
    told = [s for s in plan.sentences if s.length and not s.is_heading]
    if len(told) != 1 or told[0].label_span is not None:
        return False
    return _is_bare(told[0])


def _is_bare(sentence: Sentence) -> bool:
    """Say whether a line speaks to nobody and begins small, as a note to oneself does."""
    to_you = any(word.lower in ("you", "your", "yourself") for word in sentence.words)
    return not to_you and sentence.text[:1].islower()


def speaks_for_itself(assignment: Assignment) -> bool:
    """Say whether the words are the client's own: a plan in the first person, a bare goal."""
    step = first_act(assignment)
    if step is not None and step.form is Form.FIRST_PERSON:
        return True
    (first, *rest) = assignment.body or assignment.sentences
    return not rest and _is_bare(first)


def add_element(assignment: Assignment, told: str, named: str, *, behind_step: bool = False) -> Fix:
    """Return a template that states a missing element, in the person of the draft.

    Args:
        assignment: what lacks it.
        told: a sentence to the client, for prose: "Do this {right after breakfast}."
        named: the same under a label, for lists: "When: {right after breakfast}".
        behind_step: put it behind the first step instead of at the end.
    """
    step = first_act(assignment)
    last = assignment.sentences[-1]
    if last.is_item or last.label:
        return add_sentence(assignment, named)
    who = _WHO.get(step.form) if step is not None else None
    text = _ORDER.sub(lambda m: f"{m[1] or ''}{who} {m[2].lower()}", told) if who else told
    if step is None or step.sentence.is_item or ends_a_row(last, assignment.draft):
        return add_sentence(assignment, capital(text))
    block = _block_of(step, assignment)
    anchor = block[-1] if len(block) <= _PAIR or not behind_step else block[0]
    if anchor is last:
        return add_sentence(assignment, capital(text))
    return add_after(anchor, capital(text), assignment.draft.newline)


_PAIR = 2
"""Sentences that belong together: what is said of the first is said behind the second."""

_ASIDES = ("medical_checks", "crisis", "review_markers", "safety_topics")
"""Lists whose words open another matter than the task: a doctor, the next session."""


def _block_of(first: Step, assignment: Assignment) -> list[Sentence]:
    """Return the sentences of one paragraph that ask for the task, from the first act on.

    What is added about the task stands behind them, not behind a warning, a line for a bad day
    or a remark that follows.
    """
    asking = {id(step.sentence) for step in assignment.steps}
    block = [first.sentence]
    for sentence in assignment.sentences:
        if sentence.index <= first.sentence.index:
            continue
        aside = any(sentence.find(name) for name in _ASIDES)
        fallback = sentence.text[:3].lower() == "if "
        if id(sentence) not in asking or aside or fallback:
            break
        if sentence.block is not first.sentence.block:
            break
        block.append(sentence)
    return block


_QUESTIONS = 3
"""So many questions and little else are a sheet to fill in."""


def is_sheet(assignment: Assignment) -> bool:
    """Say whether a draft is a sheet of questions: to answer them is the task.

    "What happened? What did you feel? What did you do?" leaves its client no gap to fill.
    """
    asked = sum(sentence.is_question for sentence in assignment.body)
    return asked >= _QUESTIONS and asked * 4 >= len(assignment.body) * 3


def lacks(assignment: Assignment, need: str) -> tuple[bool, Severity | None]:
    """Say whether a kind of task needs an element at all, and how mild a finding must be.

    An assignment without an act gets one finding that says so, and no others.
    """
    wanted = assignment.need(need)
    if wanted is Need.OFF or not assignment.states("action") or is_sheet(assignment):
        return False, None
    return True, Severity.INFO if wanted is Need.INFO else None


def first_lacking(plan: Plan, need: str) -> tuple[Assignment, Severity | None] | None:
    """Return the first task that should state an element, if no task of the plan does.

    Beside it stands how mild a finding must be. `None` says that there is nothing to remark:
    what one task of a plan states is taken to hold for all.
    """
    if any(assignment.states(need) for assignment in plan.assignments):
        return None
    for assignment in plan.assignments:
        needed, mild = lacks(assignment, need)
        if needed and assignment.steps:
            return assignment, mild
    return None


def is_demanding(assignment: Assignment, *, courage: bool = False) -> bool:
    """Say whether a task asks so much that a further remark is worth its reader's time.

    Args:
        assignment: the task.
        courage: only a task that takes courage counts, not one that is long or often done.
    """
    if assignment.kind.name in _BRAVE:
        return True
    if courage or is_done_once(assignment):
        return False
    return assignment.element("dose").has("frequency") or len(assignment.steps) >= _MANY_STEPS


def speaks_to_somebody(step: Step) -> bool:
    """Say whether a step is done with a person who is named: "tell her", "ask your boss".

    Where and with whom is then told: no place would make it clearer.
    """
    people = {hit.words[-1].index for hit in step.sentence.find("helpers")}
    return any(
        word.dep in ("obj", "iobj", "obl") and (word.lower in _SOMEBODY or word.index in people)
        for word in step.verb.children
    )
