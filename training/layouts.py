"""The same sentence as homework sheets lay it out: no stop, bullets, lower case, Title Case.

The treebanks hold finished prose. A tagger trained on that alone falls apart on list items,
so every layout is made from gold trees, and the annotation goes with it.
"""

from dataclasses import replace
from random import Random

from trees import Token, Tree

BULLETS = ("-", "*", "•", "–", "→", "☐")
_SMALL_WORDS = frozenset("a an and as at but by for in nor of on or the to up with".split())


def _without(tree: Tree, gone: int) -> Tree:
    """Return the tree without one leaf; heads are counted anew."""
    moved = [
        replace(t, head=t.head - (t.head > gone)) for i, t in enumerate(tree.tokens) if i != gone
    ]
    return tree.put(moved)


def without_stop(tree: Tree) -> Tree:
    """Drop the final stop, as list items do."""
    last = len(tree.tokens) - 1
    if last < 1 or tree.tokens[last].form not in (".", "!") or tree.tokens[last].head == last:
        return tree
    if any(t.head == last for t in tree.tokens[:last]):
        return tree
    return _without(tree, last)


def with_lead(tree: Tree, *marks: str) -> Tree:
    """Put a bullet, a number or a box before the sentence."""
    root = tree.root + len(marks)
    lead = []
    for number, mark in enumerate(marks):
        digit = mark.isdigit()
        close = number + 1 < len(marks)
        lead.append(
            Token(
                mark,
                mark,
                "NUM" if digit else "PUNCT",
                "LS" if digit else ("." if mark == "." else "-RRB-" if mark == ")" else "NFP"),
                "NumType=Card" if digit else "",
                root,
                "discourse" if digit else "punct",
                not close,
            )
        )
    rest = [replace(t, head=t.head + len(marks)) for t in tree.tokens]
    return tree.put([*lead, *rest])


def bulleted(tree: Tree, rng: Random) -> Tree:
    """Make a list item with a bullet or a number."""
    if rng.random() < 0.6:
        return with_lead(tree, rng.choice(BULLETS))
    return with_lead(tree, str(rng.randint(1, 12)), rng.choice((".", ")")))


def lowered(tree: Tree) -> Tree:
    """Write everything in lower case; tags and lemmas stay."""
    return tree.put(
        replace(t, form=t.form.lower() if len(t.form.lower()) == len(t.form) else t.form)
        for t in tree.tokens
    )


def titled(tree: Tree) -> Tree:
    """Write The Sentence like This, as headings do."""
    return tree.put(
        replace(t, form=t.form[:1].upper() + t.form[1:])
        if i == 0 or t.form.lower() not in _SMALL_WORDS
        else t
        for i, t in enumerate(tree.tokens)
    )
