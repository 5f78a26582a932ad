"""Other words in the same tree: "Open the window" becomes "Water the window".

What tells "Water the plants" from "Water intake" is what follows, not the word. Putting
hundreds of noun-and-verb words into gold trees, as verbs and as nouns, teaches just that.
"""

from dataclasses import replace
from random import Random

from trees import Tree

_BINDING = frozenset({"compound:prt", "xcomp", "ccomp", "iobj", "cop", "aux:pass", "csubj", "expl"})


def _with_word(tree: Tree, at: int, word: str) -> Tree:
    old = tree.tokens[at]
    form = word
    if old.form[:1].isupper():
        form = word.capitalize()
    tokens = list(tree.tokens)
    tokens[at] = replace(old, form=form, lemma=word)
    return tree.put(tokens)


def other_order(
    tree: Tree, taking: tuple[str, ...], plain: tuple[str, ...], rng: Random
) -> Tree | None:
    """Return the imperative with another verb; `None` where the frame binds its verb."""
    root = tree.root
    if not tree.tokens[root].is_imperative or tree.tokens[root].form.isupper():
        return None
    deps = {t.dep for t in tree.tokens if t.head == root}
    if deps & _BINDING:
        return None
    return _with_word(tree, root, rng.choice(taking if "obj" in deps else plain))


def other_opening_noun(tree: Tree, nouns: tuple[str, ...], rng: Random) -> Tree | None:
    """Return the sentence with another bare noun in first place: a heading or a subject."""
    first = tree.tokens[0]
    if first.tag != "NN" or not first.form.isalpha() or len(tree.tokens) < 2:
        return None
    if first.dep not in ("ROOT", "nsubj", "compound", "nsubj:pass"):
        return None
    return _with_word(tree, 0, rng.choice(nouns))
