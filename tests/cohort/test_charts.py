"""Charts: drawn to scale, told in words too, and no text of a draft can break out of them."""

import xml.etree.ElementTree as ET

import pytest

from advisor.cohort.charts import MOST_LINES, Bar, Series, bars, lines

HOSTILE = '</svg><script>alert("x")</script> & \u202e'


def drawn(svg: str) -> ET.Element:
    """Return a chart as a tree; it must be well-formed."""
    return ET.fromstring(svg)


def words(tree: ET.Element, tag: str) -> list[str]:
    """Return the texts of all elements of a kind."""
    return ["".join(one.itertext()) for one in tree.iter(tag)]


def test_bars_are_as_long_as_their_shares() -> None:
    """Half is half of the whole, and none is no bar at all."""
    tree = drawn(
        bars(
            "a", "T", [Bar("all", 1, "8 of 8"), Bar("half", 0.5, "4 of 8"), Bar("no", 0, "0 of 8")]
        )
    )
    widths = [float(one.get("width", 0)) for one in tree.iter("rect") if one.get("class") == "bar"]

    assert len(widths) == 2
    assert widths[0] == 2 * widths[1]


def test_a_chart_is_told_in_words() -> None:
    """A title and what it shows, named by the picture; and the figures beside the bars."""
    tree = drawn(bars("gaps", "Open elements", [Bar("when", 0.5, "4 of 8")]))
    named = tree.get("aria-labelledby", "").split()

    assert tree.get("role") == "img"
    assert [
        one.get("id") for one in (tree.find("title"), tree.find("desc")) if one is not None
    ] == named
    assert words(tree, "desc") == ["when: 4 of 8"]
    assert words(tree, "text") == ["when", "4 of 8"]


def test_lines_differ_in_more_than_colour() -> None:
    """Each has a dash of its own, and its points a shape."""
    series = [Series(f"s{n}", (0.1, 0.9)) for n in range(MOST_LINES)]
    groups = list(drawn(lines("a", "T", ["week 1", "week 2"], series)).iter("g"))
    dashes = {one.get("stroke-dasharray") for group in groups for one in group.iter("polyline")}
    shapes = {(group[1].tag, group[1].get("points", "").count(",")) for group in groups}

    assert len(dashes) == len(shapes) == MOST_LINES


def test_a_line_climbs_where_its_shares_do() -> None:
    """Up is more; steps without figures have no point."""
    tree = drawn(lines("a", "T", ["w1", "w2", "w3"], [Series("s", (0.0, None, 1.0))]))
    path = next(tree.iter("polyline")).get("points", "").split()
    (_, low), (_, high) = (tuple(map(float, one.split(","))) for one in path)

    assert low - high == 200
    assert words(tree, "desc") == ["s: 0% in w1, 100% in w3"]


def test_the_last_of_many_steps_has_its_name() -> None:
    """Names in between give way."""
    steps = [f"week {n}" for n in range(1, 25)]
    shown = words(drawn(lines("a", "T", steps, [Series("s", (0.5,) * 24)])), "text")

    assert "week 24" in shown
    assert "week 23" not in shown


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    """The caller chooses."""
    with pytest.raises(ValueError, match="told apart"):
        lines("a", "T", ["w"], [Series("s", (1.0,))] * (MOST_LINES + 1))


def test_hostile_names_stay_words() -> None:
    """Markup is shown, and marks that turn a line around are not."""
    for svg in (
        bars("a", HOSTILE, [Bar(HOSTILE, 0.5, HOSTILE)]),
        lines("a", HOSTILE, [HOSTILE], [Series(HOSTILE, (0.5,))]),
    ):
        assert "script" not in {one.tag for one in drawn(svg).iter()}
        assert "\u202e" not in svg
