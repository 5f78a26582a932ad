"""Plain words in the place of a lexicon term, in the same form and letter case."""

from advisor.findings import Applicability, Edit, Fix, Span
from advisor.language.sentence import Hit
from advisor.words.agreement import verb_behind
from advisor.words.inflection import form_of_tag, inflect


def _cased(plain: str, model: str) -> str:
    """Return `plain` with the capital letters of `model`."""
    letters = [char for char in model if char.isalpha()]
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return plain.upper()
    if letters and letters[0].isupper():
        return plain[:1].upper() + plain[1:]
    return plain


def form_to_write(hit: Hit) -> str:
    """Return the form to write: what matched, unless only the reading can tell."""
    if hit.entry.kind != "verb" or hit.form not in ("base", "past"):
        return hit.form
    head = hit.words[0] if hit.words else None
    if hit.form == "past" and head is not None:
        return form_of_tag(head.tag) if head.tag in ("VBD", "VBN") else "past"
    return hit.form


def replacement(hit: Hit, plain: str | None = None) -> str:
    """Return plain words in the form and case in which the term stands.

    Args:
        hit: the term found.
        plain: the words to write, in dictionary form; those of the lexicon if `None`.
    """
    wording = hit.entry.plain if plain is None else plain
    return _cased(inflect(wording, hit.entry.kind, form_to_write(hit)), hit.text)


def substitute(hit: Hit, plain: str | None = None, *, safe: bool | None = None) -> Fix | None:
    """Return a fix that puts plain words in the place of a term; `None` if there are none.

    Args:
        hit: the term found.
        plain: the words to write, in dictionary form; those of the lexicon if `None`.
        safe: whether the meaning surely stays; what the lexicon says if `None`.
    """
    wording = hit.entry.plain if plain is None else plain
    if not wording:
        return None
    text = replacement(hit, wording)
    edits = [Edit(hit.span.start, hit.span.end, text)]
    verb = verb_behind(hit)
    if verb is not None and verb.start >= hit.span.end:
        edits.append(verb)
    is_safe = hit.entry.safe if safe is None else safe
    kind = Applicability.SAFE if is_safe else Applicability.UNSAFE
    return Fix(tuple(edits), kind, f"Say “{text}”.")


def replace_span(
    span: Span, text: str, applicability: Applicability = Applicability.UNSAFE, message: str = ""
) -> Fix:
    """Return a fix that puts `text` in the place of a span."""
    return Fix((Edit(span.start, span.end, text),), applicability, message)
