"""Files about a folder are no drafts."""

from pathlib import Path

from advisor.reading.walk import find_drafts


def test_a_readme_is_read_only_if_it_is_named(tmp_path: Path) -> None:
    """It speaks of the drafts beside it, to whoever keeps them."""
    readme, plan = tmp_path / "README.md", tmp_path / "plan.md"
    for path in (readme, plan):
        path.write_text("Walk home.", encoding="utf-8")

    assert [source.path for source in find_drafts([tmp_path], {".md"})] == [plan]
    assert [source.path for source in find_drafts([readme], {".md"})] == [readme]
