"""Examples to teach from, chosen while drafts stream by: a few words each, never a whole draft.

Whatever order the drafts come in, the choice is the same.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from advisor.cohort.showing import DraftShown, Example, Shows
from advisor.cohort.values import Level
from advisor.findings import Finding, Severity
from advisor.report import home_of
from advisor.reports.excerpt import line_around, rewritten

MOST = 3
"""Examples of each sort; more would not be read in class."""

_FEWEST_WORDS, _MOST_WORDS = 3, 30
"""Shorter quotes say nothing alone; longer ones bury what they show."""

_IDEAL_WORDS = 12

_CELLS = 240


_Key = tuple[int, bool, float, str, str, str]


class Examples:
    """The best candidates so far: a few for each criterion, and one for each rule."""

    def __init__(self) -> None:
        self._good: dict[str, list[tuple[_Key, Example]]] = defaultdict(list)
        self._gaps: dict[str, tuple[_Key, Example]] = {}
        self._judged: Counter[str] = Counter()
        self._there: Counter[str] = Counter()
        self._met: Counter[str] = Counter()

    def add(self, shown: DraftShown) -> None:
        """Look at one draft, and keep what is better than what was there."""
        for one in shown.score.criteria:
            self._judged[one.name] += 1
            if one.level is not Level.THERE:
                continue
            self._there[one.name] += 1
            quote = _tidy(one.evidence)
            if not one.lost and _fits(quote):
                example = Example(Shows.GOOD, quote, one.label, trainee=shown.kept.trainee)
                # One of each trainee: so few that all names can be told apart in the end.
                others = [old for old in self._good[one.name] if old[1].trainee != example.trainee]
                same = [old for old in self._good[one.name] if old[1].trainee == example.trainee]
                best = min([*same, (_key(shown, quote), example)], key=lambda pair: pair[0])
                self._good[one.name] = sorted([*others, best], key=lambda pair: pair[0])[:MOST]
        found = [one for one in shown.open_findings if one.severity > Severity.INFO]
        self._met.update({one.rule for one in found})
        for finding in found:
            self._weigh(shown, finding)

    def _weigh(self, shown: DraftShown, finding: Finding) -> None:
        source = shown.report.source
        around = line_around(source, finding.span, _CELLS)
        quote = _tidy(around.before + around.marked + around.after)
        if not finding.suggestions or not _fits(quote):
            return
        key = _key(shown, quote)
        if finding.rule in self._gaps and self._gaps[finding.rule][0] <= key:
            return
        better = rewritten(source, finding.suggestions[0], home_of(shown.report, finding))
        if better:
            example = Example(Shows.GAP, quote, finding.rule, finding.message, better)
            self._gaps[finding.rule] = (key, example)

    def plain(self) -> dict[str, Any]:
        """Return all candidates as what JSON can hold."""
        return {
            "good": {
                name: [[list(key), asdict(one)] for key, one in best]
                for name, best in self._good.items()
            },
            "gaps": {rule: [list(key), asdict(one)] for rule, (key, one) in self._gaps.items()},
            "judged": dict(self._judged),
            "there": dict(self._there),
            "met": dict(self._met),
        }

    def take_in(self, plain: Mapping[str, Any]) -> None:
        """Take in candidates of other drafts, as `plain` returns them."""
        for name, best in plain["good"].items():
            pairs = [*self._good[name], *(_pair(one) for one in best)]
            self._good[name] = sorted(pairs, key=lambda pair: pair[0])[:MOST]
        for rule, one in plain["gaps"].items():
            pair = _pair(one)
            if rule not in self._gaps or pair[0] < self._gaps[rule][0]:
                self._gaps[rule] = pair
        self._judged.update(plain["judged"])
        self._there.update(plain["there"])
        self._met.update(plain["met"])

    def chosen(self) -> tuple[Example, ...]:
        """Return good ones of what the cohort states rarely, then gaps of the commonest rules."""
        rarest = sorted(self._good, key=lambda name: (self._there[name] / self._judged[name], name))
        good: list[Example] = []
        for name in rarest:
            told = {one.trainee for one in good}
            quotes = {one.quote for one in good}
            fresh = [one for _, one in self._good[name] if one.quote not in quotes]
            fresh.sort(key=lambda one: one.trainee in told)
            good += fresh[:1]
        gaps: list[Example] = []
        for rule in sorted(self._gaps, key=lambda name: (-self._met[name], name)):
            example = self._gaps[rule][1]
            if example.quote not in {one.quote for one in gaps}:
                gaps.append(example)
        return (*good[:MOST], *gaps[:MOST])


def _pair(plain: Sequence[Any]) -> tuple[_Key, Example]:
    key, example = plain
    length, cut, share, trainee, name, quote = key
    return (length, cut, share, trainee, name, quote), Example(
        **{**example, "shows": Shows(example["shows"])}
    )


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip('"“”').lstrip("-*+•☐>#| ").strip()


def _fits(quote: str) -> bool:
    return _FEWEST_WORDS <= len(quote.split()) <= _MOST_WORDS


def _key(shown: DraftShown, quote: str) -> _Key:
    """Return what candidates are ordered by: the smaller, the better."""
    length = abs(len(quote.split()) - _IDEAL_WORDS)
    return (
        length // 4,
        quote.endswith("…"),
        -shown.score.share,
        shown.kept.trainee,
        shown.kept.name,
        quote,
    )
