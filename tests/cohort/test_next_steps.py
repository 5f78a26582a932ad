"""What to work on next, what improved, and what to teach from."""

import random
from dataclasses import replace

from advisor.cohort.examples import Examples
from advisor.cohort.next_steps import next_steps
from advisor.cohort.progress import improved
from advisor.cohort.showing import DraftShown, Shows, TraineeView
from advisor.cohort.values import Say, Score, Verdict
from tests.cohort.made_up import LABELS, finding, shown, trainee


def view(*drafts: DraftShown) -> TraineeView:
    """Return a trainee with some drafts."""
    return TraineeView("Ama", drafts, elements=LABELS)


def lines(one: TraineeView) -> list[str]:
    """Return every improvement that is told."""
    return [line for group in improved(one) for line in group.lines]


def test_what_costs_most_now_comes_first() -> None:
    """Earlier drafts don't count, but at a tie."""
    steps = next_steps([shown(week=1, points="220"), shown(week=2, points="102")])

    assert [one.title for one in steps] == ["when", "how much"]
    assert steps[0].cost == "2 points open in 1 draft"
    assert steps[1].cost == "1 point open in 1 draft"
    assert steps[0].why == ("The draft leaves “when” open.",)


def test_at_a_tie_what_came_up_before_comes_first() -> None:
    """It is what keeps coming back."""
    steps = next_steps([shown(week=1, points="220"), shown(week=2, points="000")])

    assert [one.title for one in steps] == ["obstacles", "how much"]


def test_a_way_is_the_draft_in_better_words() -> None:
    """From a finding that a reason names, else from the card."""
    about = finding()
    draft = shown(points="020", findings=(about,))
    lines = tuple(
        replace(one, lost=tuple(replace(lost, rule=about.rule) for lost in one.lost))
        if one.name == "dose"
        else one
        for one in draft.score.criteria
    )
    dose, barrier = next_steps([replace(draft, score=Score(lines))])

    assert dose.way == "Practise breathing {5} minutes after lunch on Monday and Friday."
    assert dose.draft == "walk.txt"
    assert barrier.way == "If {it rains}, {walk inside}"


def test_what_a_supervisor_dismissed_is_no_way_and_no_step() -> None:
    """Nor is a finding without weight."""
    one = finding()
    verdict = {one.fingerprint: Verdict(one.fingerprint, one.rule, Say.DISMISSED)}

    assert next_steps([shown(points="222", findings=(one,))])[0].title == "vague-amount"
    assert next_steps([shown(points="222", findings=(one,), verdicts=verdict)]) == ()


def test_full_marks_leave_the_rules() -> None:
    """The one that is met most."""
    often = tuple(
        replace(finding("complex-wording", word), fingerprint=word)
        for word in ("Practise", "lunch")
    )
    steps = next_steps([shown(points="222", findings=(finding(), *often))])

    assert [(one.title, one.cost) for one in steps] == [
        ("complex-wording", "2 findings"),
        ("vague-amount", "1 finding"),
    ]


def test_no_drafts_have_no_steps() -> None:
    """And nothing to compare."""
    assert next_steps([]) == ()
    assert improved(view()) == ()


def test_risen_levels_and_findings_gone_are_told() -> None:
    """Against the week before, not the first."""
    told = lines(trainee())

    assert "“how much”: partly now; missing before." in told
    assert "“obstacles”: there now; partly before." in told
    assert "4 of 6 points now; 2 of 6 before." in told
    assert not [line for line in told if "complex-wording" in line]


def test_a_closed_gap_that_the_rubric_leaves_out_is_told() -> None:
    """One draft that still leaves it open, and it is not closed."""
    then, now = shown(week=1, points="222"), shown(week=2, points="222")
    then = replace(then, kept=replace(then.kept, elements={"review": False}))
    now = replace(now, kept=replace(now.kept, elements={"review": True}))
    still = replace(now, kept=replace(now.kept, name="two.txt", elements={"review": False}))
    labels = {"review": "next time"}

    assert lines(replace(view(then, now), elements=labels)) == [
        "“next time” is stated now; it was left open before."
    ]
    assert lines(replace(view(then, now, still), elements=labels)) == []


def test_a_draft_written_anew_is_compared_with_the_last_run() -> None:
    """By its name; but not where other rules judged it."""
    old = shown(points="000", findings=(finding(),)).kept
    new = replace(view(shown(points="002")), earlier=(old,))

    assert lines(new) == [
        "walk.txt: 2 of 6 points now; 0 of 6 before.",
        "walk.txt: “obstacles”: there now; missing before.",
        "walk.txt: “vague-amount” does not come up any more (1 finding before).",
    ]
    assert improved(replace(new, comparable=False)) == ()


def test_no_change_is_no_praise() -> None:
    """A step back isn't told as a step."""
    (since,) = improved(view(shown(week=1, points="222"), shown(week=2, points="000")))

    assert since.since == "week 1"
    assert since.lines == ()


def drafts() -> list[DraftShown]:
    """Return drafts of many trainees, some with gaps."""
    return [
        shown(
            f"T{n}", 1, f"{n}.txt", points=f"{n % 3}1{(n + 1) % 3}", findings=(finding(),) * (n % 2)
        )
        for n in range(12)
    ]


def test_examples_are_the_same_in_any_order() -> None:
    """Workers bring drafts as they finish."""
    chosen = set()
    for seed in range(8):
        mixed = drafts()
        random.Random(seed).shuffle(mixed)
        examples = Examples()
        for one in mixed:
            examples.add(one)
        chosen.add(examples.chosen())

    assert len(chosen) == 1


def test_nobody_is_named_for_a_gap() -> None:
    """Those who did well are; and a gap shows a better way."""
    examples = Examples()
    for one in drafts():
        examples.add(one)
    chosen = examples.chosen()
    gap = next(one for one in chosen if one.shows is Shows.GAP)

    assert gap.trainee == ""
    assert gap.about == "vague-amount"
    assert gap.better == "Practise breathing {5} minutes after lunch on Monday and Friday."
    assert all(one.trainee for one in chosen if one.shows is Shows.GOOD)


def test_the_better_quote_wins() -> None:
    """A dismissed finding gives no example, however short its sentence."""
    wordy = (
        "After lunch you could if you like to go out " + "and on " * 5 + "walk regularly then.\n"
    )
    short = finding()
    verdict = {short.fingerprint: Verdict(short.fingerprint, short.rule, Say.DISMISSED)}
    long = shown("B", source=wordy, findings=(finding(source=wordy),))
    examples = Examples()
    examples.add(long)
    examples.add(shown("C", findings=(short,), verdicts=verdict))
    before = [one.quote for one in examples.chosen() if one.shows is Shows.GAP]
    examples.add(shown("D", findings=(short,)))
    after = [one.quote for one in examples.chosen() if one.shows is Shows.GAP]

    assert before == [wordy.strip()]
    assert after == [short_quote()]


def short_quote() -> str:
    """Return the sentence of the made-up draft."""
    return "Practise breathing regularly after lunch on Monday and Friday."
