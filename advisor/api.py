"""The rule author's face: all that a rule may import, besides the standard library."""

from collections.abc import Mapping
from typing import Any

from advisor.anatomy.asking import Request, requests, states_dose
from advisor.anatomy.dates import WEEKDAYS, Day, WrittenDate, dates_in, find_dates, weekday_of
from advisor.anatomy.difficulty import Demand, Measure, demand_of, measures_in, number_of
from advisor.anatomy.facts import Facts, Measured, Reader, Unread
from advisor.anatomy.picture import (
    Assignment,
    Element,
    ElementName,
    Evidence,
    Form,
    Kind,
    Need,
    Plan,
    Skill,
    Step,
)
from advisor.anatomy.proposals import proposals
from advisor.anatomy.sequence import Part, likeness, parts_of, runs_of_same, same_task
from advisor.findings import Applicability, Edit, Fix, Flag, Scope, Severity, Span, cover
from advisor.hooks import hookimpl
from advisor.language.difficulty import hard_probability
from advisor.language.sentence import Hit, Sentence, Word, Zone
from advisor.reading.draft import BlockKind
from advisor.report import Report
from advisor.reports.reporter import RenderOptions, Reporter
from advisor.rule import Bad, Good, Rule, rule
from advisor.words.acts import act_fix, as_blank
from advisor.words.address import as_imperative, impersonal, impersonal_to_imperative, names_agent
from advisor.words.aims import aim_after, topic_act
from advisor.words.amounts import Amount, loose_amounts
from advisor.words.cutting import cut_in_two, say_anew
from advisor.words.direct import roundabout
from advisor.words.end_points import EndPoint, loose_end_points
from advisor.words.frames import framed
from advisor.words.hedging import hedged
from advisor.words.inflection import article_for, inflect
from advisor.words.inner import inner_targets
from advisor.words.keeping_safe import keeps_safe
from advisor.words.leaving_out import clause_from, cut_tail, leave_out
from advisor.words.lists import (
    inline_items,
    list_inline,
    list_row,
    list_sentences,
    list_steps,
    row_of_things,
)
from advisor.words.missing import (
    add_element,
    answers_events,
    first_act,
    first_lacking,
    first_span,
    is_demanding,
    is_done_once,
    is_own_note,
    is_sheet,
    lacks,
    leaves_out,
    load_of,
    speaks_for_itself,
    speaks_to_somebody,
)
from advisor.words.nominal import hidden_verbs
from advisor.words.obstacles import loose_obstacles
from advisor.words.open_phrases import open_phrases
from advisor.words.phrasing import addressed, capital, placed
from advisor.words.plainer import (
    explain,
    explained,
    glossed,
    plainer,
    reads_as_listed,
    spelled_out,
)
from advisor.words.pointing import pointers
from advisor.words.prompts import closed_prompts, open_prompts
from advisor.words.protecting import is_protected
from advisor.words.restructure import lower_first, only_if, split_steps
from advisor.words.substitute import replace_span, replacement, substitute
from advisor.words.template import add_after, add_sentence, template
from advisor.words.things import loose_things
from advisor.words.turning import turned_round

__all__ = [
    "WEEKDAYS",
    "Amount",
    "Applicability",
    "Assignment",
    "Bad",
    "BlockKind",
    "Day",
    "Demand",
    "Edit",
    "Element",
    "ElementName",
    "EndPoint",
    "Evidence",
    "Facts",
    "Fix",
    "Flag",
    "Form",
    "Good",
    "Hit",
    "Kind",
    "Measure",
    "Measured",
    "Need",
    "Part",
    "Plan",
    "Reader",
    "RenderOptions",
    "Report",
    "Reporter",
    "Request",
    "Rule",
    "Scope",
    "Sentence",
    "Severity",
    "Skill",
    "Span",
    "Step",
    "Unread",
    "Word",
    "WrittenDate",
    "Zone",
    "act_fix",
    "add_after",
    "add_element",
    "add_sentence",
    "addressed",
    "aim_after",
    "answers_events",
    "article_for",
    "as_blank",
    "as_imperative",
    "capital",
    "clause_from",
    "closed_prompts",
    "cover",
    "cut_in_two",
    "cut_tail",
    "dates_in",
    "demand_of",
    "explain",
    "explained",
    "find_dates",
    "first_act",
    "first_lacking",
    "first_span",
    "framed",
    "glossed",
    "hard_probability",
    "hedged",
    "hidden_verbs",
    "hookimpl",
    "impersonal",
    "impersonal_to_imperative",
    "inflect",
    "inline_items",
    "inner_targets",
    "is_demanding",
    "is_done_once",
    "is_own_note",
    "is_protected",
    "is_sheet",
    "keeps_safe",
    "lacks",
    "leave_out",
    "leaves_out",
    "lexicon_data",
    "likeness",
    "list_inline",
    "list_row",
    "list_sentences",
    "list_steps",
    "load_of",
    "loose_amounts",
    "loose_end_points",
    "loose_obstacles",
    "loose_things",
    "lower_first",
    "measures_in",
    "names_agent",
    "number_of",
    "only_if",
    "open_phrases",
    "open_prompts",
    "parts_of",
    "placed",
    "plainer",
    "pointers",
    "proposals",
    "reads_as_listed",
    "replace_span",
    "replacement",
    "requests",
    "roundabout",
    "row_of_things",
    "rule",
    "runs_of_same",
    "same_task",
    "say_anew",
    "speaks_for_itself",
    "speaks_to_somebody",
    "spelled_out",
    "split_steps",
    "states_dose",
    "substitute",
    "template",
    "topic_act",
    "turned_round",
    "weekday_of",
]


def lexicon_data(name: str) -> Mapping[str, Any]:
    """Return the tables that a word list keeps beside its entries."""
    from advisor.registry import lexicons

    return lexicons()[name].data
