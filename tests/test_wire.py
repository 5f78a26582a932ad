"""Reports as plain data: nothing is lost on the way into the cache and back."""

import json
from dataclasses import replace

import pytest

from advisor.findings import Applicability, Edit, Fix, Note
from advisor.wire import from_kept, to_keep, to_plain
from tests.stand_ins import finding, report_on

SOURCE = "Walk some when you feel bad."
FIX = Fix((Edit(5, 9, "{3} minutes"),), Applicability.TEMPLATE, "Say how long.")


def test_a_report_comes_back_from_the_cache_as_it_was() -> None:
    """Findings, fixes, cards, notes: all but the path and the text, which the file gives."""
    report = replace(
        report_on(SOURCE, finding(SOURCE, "some", suggestions=(FIX,))),
        notes=(Note("2 rules rest."),),
    )
    kept = json.loads(json.dumps(to_keep(report)))

    assert from_kept(kept, report.path, SOURCE) == report


def test_the_draft_itself_is_not_kept() -> None:
    """What is kept has no copy of the whole text, and no path."""
    kept = to_keep(report_on(SOURCE, path="secret.txt"))

    assert SOURCE not in json.dumps(kept)
    assert "source" not in kept


def test_the_contract_has_no_more_than_it_names() -> None:
    """The card and the notes are ours, not the contract's."""
    plain = to_plain(report_on(SOURCE))

    assert set(plain) == {"path", "error", "metrics", "assignments", "findings"}


def test_data_of_another_shape_is_refused() -> None:
    """So that a cache of another version is rebuilt, not shown."""
    with pytest.raises(KeyError):
        from_kept({"assignments": []}, "a", "b")
