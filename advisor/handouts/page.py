"""A card as one web page that needs nothing else: to print, to send, to read on a phone.

The page has no script and no outside address. Each card prints on a page of its own.
"""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from advisor.handouts.handout import Handout, Layout, has_blanks, label_of, sentences
from advisor.rewriting.card import Blank, Card, Line, Rewrite, Section
from advisor.version import GENERATOR

_NOTE = "The words in brackets are ideas for the line before them. Choose one, or write your own."


def render(rewrites: Sequence[Rewrite], layout: Layout) -> str:
    """Return all cards as one HTML page."""
    cards = [card for rewrite in rewrites for card in rewrite.cards]
    style = files("advisor.handouts").joinpath("page.css").read_text(encoding="utf-8")
    title = escape(cards[0].title if cards else "Homework")
    body = "\n".join(part for card in cards for part in _card(card, layout))
    note = f'<p class="note">{_NOTE}</p>\n' if has_blanks(rewrites) else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"{GENERATOR}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body class="{layout.value}">\n<main>\n{body}\n{note}</main>\n</body>\n</html>\n'
    )


def _card(card: Card, layout: Layout) -> Iterator[str]:
    yield "<article>"
    yield f"<h1>{escape(card.title)}</h1>"
    for section in card.sections:
        label = label_of(section.name, section.label, layout)
        yield f'<section class="{section.name}">'
        if label:
            yield f"<h2>{escape(label)}</h2>"
        yield from _section(section, layout)
        yield "</section>"
    yield "</article>"


def _section(section: Section, layout: Layout) -> Iterator[str]:
    """Yield the lines of a section; the points of a line stand in a list inside it."""
    open_list = ""
    lines = section.lines
    for place, line in enumerate(lines):
        points = _points(lines[place + 1 :], layout)
        if line.under and place:
            continue
        wanted = "ol" if section.numbered and not line.heads else ""
        if wanted != open_list:
            if open_list:
                yield f"</{open_list}>"
            if wanted:
                start = sum(not (one.under or one.heads) for one in lines[:place]) + 1
                yield f'<{wanted} start="{start}">' if start > 1 else f"<{wanted}>"
            open_list = wanted
        said = _said(line, layout)
        if line.heads:
            yield f"<h3>{said}</h3>"
        elif wanted:
            yield f"<li>{said}{points}</li>"
        else:
            yield f"<p>{said}</p>{points}"
    if open_list:
        yield f"</{open_list}>"


def _points(rest: Sequence[Line], layout: Layout) -> str:
    points: list[str] = []
    for line in rest:
        if not line.under:
            break
        points.append(f"<li>{_said(line, layout)}</li>")
    return f"<ul>{''.join(points)}</ul>" if points else ""


def _said(line: Line, layout: Layout) -> str:
    """Return a line as HTML; in easy read, each sentence has a line of its own."""
    marks = {f"\x00{blank.number}\x00": _blank(blank) for blank in line.blanks}
    text = line.text(lambda blank: f"\x00{blank.number}\x00")
    html = "<br>".join(escape(part) for part in sentences(text, layout))
    for mark, blank in marks.items():
        html = html.replace(mark, blank)
    return html


def _blank(blank: Blank) -> str:
    ideas = escape(" / ".join(blank.proposals))
    return (
        f'<span class="blank"><span class="gap" role="img" aria-label="{escape(blank.name)}: '
        f'to fill in"></span> <span class="ideas">({ideas})</span></span>'
    )


HTML = Handout("html", "a page to print, with nothing else needed", render)
