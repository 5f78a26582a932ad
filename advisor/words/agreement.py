"""Agreement: the small words around a rewrite, mended in one place for every rule.

"a utilisation" becomes "a use", "an initial list" "a first list", and "a plethora of options
is" "many options are". A rule says which words it writes; what they do to the article before
them and the verb behind them is settled here.
"""

import re

from advisor.findings import Edit, Fix
from advisor.language.sentence import Hit, Word
from advisor.words.inflection import article_for, inflect_word

_ARTICLE = re.compile(r"(?<![\w’'-])(an?)(?P<gap>[ \t]+)(?P<marks>[*_~`\[“\"‘'(]*)$", re.IGNORECASE)
"""An article at the end of a text, with the marks that may open behind it: "a **"."""

_WORD = re.compile(r"[*_~`\[\]“\"‘'({\s]*(?P<word>\w[\w’'-]*)")
"""The next word of a text, the marks before it left out."""

_NO_ARTICLE = frozenset(
    """a an the my your his her its our their this that these those some any no each every all both
    many most several enough""".split()
)
"""Words that stand in an article's place."""

_MANY_ARE = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't",
             "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't"}  # fmt: skip

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass")


_NEAR = 200
"""Characters before an edit in which its article stands, if it has one."""


def _first_word(text: str) -> str:
    match = _WORD.match(text)
    return match["word"] if match else ""


def _article_edit(source: str, edit: Edit) -> Edit | None:
    """Return what an article right before an edit becomes; `None` if it may stay.

    An article that did not fit before ("Plan A involves") is a name, or the author's own.
    """
    near = max(edit.start - _NEAR, 0)
    found = _ARTICLE.search(source, near, edit.start) if edit.end > edit.start else None
    if found is None or found.end() != edit.start:
        return None
    old, new = _first_word(source[edit.start :]), _first_word(edit.text + source[edit.end :])
    article = found[1]
    if not old or not new or article_for(old) != article.lower():
        return None
    if new.lower() in _NO_ARTICLE:
        return _without_article(found, edit)
    wanted = article_for(new)
    if wanted == article.lower():
        return None
    said = wanted.capitalize() if article[0].isupper() else wanted
    return Edit(found.start(1), found.end(1), said)


def _without_article(found: re.Match[str], edit: Edit) -> Edit | None:
    """Return one edit for article and words together: "a suitable" becomes "the right"."""
    if not edit.text:
        return None
    text = edit.text[:1].upper() + edit.text[1:] if found[1][0].isupper() else edit.text
    return Edit(found.start(1), edit.end, found["marks"] + text)


def agreed(fix: Fix, source: str) -> Fix:
    """Return a fix whose articles fit the words that it writes.

    Args:
        fix: edits of a rule.
        source: the text that they change.
    """
    edits = list[Edit]()
    for edit in fix.edits:
        article = _article_edit(source, edit)
        if article is None or any(_touch(article, other) for other in fix.edits if other != edit):
            edits.append(edit)
        elif article.end == edit.end:
            edits.append(article)
        else:
            edits += [article, edit]
    return fix if tuple(edits) == fix.edits else Fix(tuple(edits), fix.applicability, fix.message)


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


def verb_behind(hit: Hit) -> Edit | None:
    """Return the verb of a subject that becomes many: "a plethora of options is" has "are".

    `None` where the list does not say that the plain words are plural, or the verb may stay.
    """
    if hit.entry.more.get("number") != "plural":
        return None
    subject = next((w for w in (*hit.words, *_heads(hit)) if w.dep in _SUBJECTS), None)
    if subject is None:
        return None
    verb = subject.head
    finite = next((w for w in verb.children if w.dep.startswith(("aux", "cop"))), verb)
    if finite.index <= subject.index:
        return None
    if finite.lower in _MANY_ARE:
        said = _MANY_ARE[finite.lower]
    elif finite.tag == "VBZ" and inflect_word(finite.lemma, "s") == finite.lower:
        said = finite.lemma
    else:
        return None
    return Edit(finite.start, finite.end, said)


def _heads(hit: Hit) -> tuple[Word, ...]:
    """Return what the last word of a term hangs on: the noun it counts."""
    last = hit.words[-1]
    return tuple(word for word in (last.head,) if word.index > last.index)
