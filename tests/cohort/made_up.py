"""A made-up trainee and cohort, judged by hand: for tests of pages, without any engine."""

from collections.abc import Mapping

from advisor.cohort.examples import Examples
from advisor.cohort.showing import DraftShown, ProgrammeView, TraineeView
from advisor.cohort.values import (
    CriterionScore,
    KeptCriterion,
    KeptDraft,
    KeptFinding,
    Level,
    Lost,
    Score,
    Verdict,
)
from advisor.findings import Applicability, Edit, Finding, Fix, PagePlace, Scope, Severity, Span
from advisor.report import AssignmentView, CardLine, FileReport

LABELS = {"dose": "how much", "situation": "when", "barrier": "obstacles"}
SOURCE = "Practise breathing regularly after lunch on Monday and Friday.\n"
LEVELS = (Level.MISSING, Level.PARTLY, Level.THERE)


def finding(
    rule: str = "vague-amount",
    words: str = "regularly",
    *,
    better: str = "{5} minutes",
    source: str = SOURCE,
    message: str = "",
    place: PagePlace | None = None,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """Return a finding on some words, which puts `better` in their place."""
    at = Span(source.index(words), source.index(words) + len(words))
    fix = Fix((Edit(at.start, at.end, better),), Applicability.TEMPLATE)
    return Finding(
        rule,
        "vagueness",
        Scope.WORD,
        severity,
        0,
        at,
        1,
        at.start + 1,
        1,
        at.end + 1,
        message or f"“{words}” leaves the amount open.",
        "People read such words in very different ways.",
        "",
        f"{rule}-print",
        (fix,) if better else (),
        place,
    )


def shown(
    trainee: str = "Ama",
    week: int | None = 1,
    name: str = "walk.txt",
    *,
    points: str = "012",
    findings: tuple[Finding, ...] = (),
    source: str = SOURCE,
    rewrite: str = "",
    before: KeptDraft | None = None,
    verdicts: Mapping[str, Verdict] | None = None,
) -> DraftShown:
    """Return a draft with 0 to 2 points for each of `LABELS`, in their order."""
    criteria = tuple(
        CriterionScore(
            key,
            label,
            LEVELS[int(digit)],
            int(digit),
            2,
            "after lunch on Monday and Friday" if digit == "2" else "",
            (Lost(2 - int(digit), f"The draft leaves “{label}” open."),) if digit != "2" else (),
        )
        for digit, (key, label) in zip(points, LABELS.items(), strict=True)
    )
    kept = KeptDraft(
        trainee,
        week,
        "walking",
        name,
        f"{trainee}{week}{name}{points}",
        9,
        5.4,
        {key: digit == "2" for digit, key in zip(points, LABELS, strict=True)},
        {one.name: KeptCriterion(one.level, one.points, one.out_of) for one in criteria},
        tuple(KeptFinding(f.rule, f.category, f.severity, f.fingerprint) for f in findings),
    )
    card = (CardLine("barrier", "if it is hard", False, proposal="If {it rains}, {walk inside}"),)
    view = AssignmentView("Walk", "activity", Span(0, len(source)), {}, (), {}, card)
    report = FileReport(name, None, (view,), findings, source=source)
    return DraftShown(kept, report, Score(criteria), rewrite, before, verdicts or {})


def trainee(name: str = "Ama") -> TraineeView:
    """Return a trainee of three weeks whose drafts get better."""
    drafts = (
        shown(name, 1, points="000", findings=(finding(), finding("complex-wording", "Practise"))),
        shown(name, 2, points="011", findings=(finding(),)),
        shown(name, 3, points="112", findings=(finding(),), rewrite="Breathe for {5} minutes."),
    )
    return TraineeView(name, drafts, generated="1 May 2026", elements=LABELS)


def cohort(names: tuple[str, ...] = ("Ama", "Ben", "Chi", "Dee")) -> ProgrammeView:
    """Return a cohort of such trainees."""
    drafts = [one for name in names for one in trainee(name).drafts]
    examples = Examples()
    for one in drafts:
        examples.add(one)
    return ProgrammeView(
        "Spring",
        tuple(one.kept for one in drafts),
        examples=examples.chosen(),
        problems=("ben/broken.docx: the file is damaged.",),
        links={name: f"trainees/{name}.html" for name in names},
        elements=LABELS,
        criteria=LABELS,
        rules={"vague-amount": "Words such as “often” leave the amount open."},
        generated="1 May 2026",
    )
