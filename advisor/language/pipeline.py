"""The language pipeline: spaCy in, sentences out.

The package carries its own small English pipeline, because spaCy's are not on the package
index and nothing may be fetched at run time. Any installed spaCy pipeline can take its place.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from advisor.errors import PipelineError
from advisor.language.fronts import read_cut_off_subjects, read_fronted, read_joined_conditions
from advisor.language.identity import EMBEDDED, pipeline_version
from advisor.language.imperatives import (
    Openers,
    read_calls,
    read_done_nouns,
    read_greetings,
    read_infinitives,
    read_joined_verbs,
    read_opening_verbs,
)
from advisor.language.lines import Line, read_line, split_labels
from advisor.language.parts import is_part_lead, split_parts
from advisor.language.sentence import Found, Sentence, Word, hits_of
from advisor.reading.draft import BlockKind
from advisor.words.inflection import known_base
from advisor.words.matching import Matcher

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from advisor.reading.draft import Block
    from advisor.words.lexicon import Lexicon

_BATCH = 64
_QUOTES = re.compile(
    r"“[^”]{2,300}”|\"[^\"]{2,300}\"|(?<![\w])[‘'](?=\S)[^‘\n]{2,200}?[^\s][’'](?!\w)"
)
"""Words in double or single quotation marks; an apostrophe inside a word opens none."""


_NOT_MATCHED = frozenset({"opening_verbs", "labels", "shorthand"})
"""Word lists of the reading itself, which no rule looks for."""

_NO_LETTER = re.compile(r"[^a-z ]+")


def _embedded_path() -> Path:
    return Path(str(files("advisor.language").joinpath("pipeline")))


def _load(name: str) -> Language:
    import spacy

    if name == EMBEDDED:
        # The English tokenizer is built from spaCy's own rules; the slim folder holds none.
        return spacy.load(_embedded_path(), exclude=["tokenizer"])
    try:
        return spacy.load(name)
    except OSError as error:
        raise PipelineError(
            f"No spaCy pipeline called {name!r} is installed; install it, or leave --model out."
        ) from error


def _with_whole_days(nlp: Language) -> Language:
    """Keep "Wed" whole: spaCy's English takes it for "we'd" without its apostrophe."""
    tokenizer: Any = nlp.tokenizer
    for word in ("Wed", "wed", "WED"):
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


def _with_shorthand(nlp: Language, shorthand: Mapping[str, str]) -> Language:
    """Let the parser read "cont." as "continue"; the words of the draft stay as they are."""
    tokenizer: Any = nlp.tokenizer
    for short, reads in shorthand.items():
        for form in dict.fromkeys((short, short.capitalize(), short.upper())):
            tokenizer.add_special_case(form, [{"ORTH": form, "NORM": reads}])
    return nlp


def _with_boundaries(nlp: Language) -> Language:
    from spacy.language import Language as SpacyLanguage

    from advisor.language.boundaries import set_boundaries

    SpacyLanguage.component("advisor_boundaries", func=set_boundaries)
    sets_starts = [n for n in ("parser", "senter", "sentencizer") if n in nlp.pipe_names]
    if not sets_starts:
        nlp.add_pipe("sentencizer")
        sets_starts = ["sentencizer"]
    if "parser" in sets_starts:
        nlp.add_pipe("advisor_boundaries", before="parser")
    for unused in ("ner", "entity_linker", "textcat"):
        if unused in nlp.pipe_names:
            nlp.disable_pipe(unused)
    return nlp


_ATTRIBUTES: list[int | str] = [
    "IDX",
    "LENGTH",
    "IS_SPACE",
    "LEMMA",
    "HEAD",
    "POS",
    "TAG",
    "DEP",
    "MORPH",
]
"""What is asked of spaCy for each token: place, lemma and head first, then what has few values."""

_WRAP = 1 << 64
"""spaCy gives a head as a distance, and a negative one as this much too large."""


class _Token(NamedTuple):
    """What spaCy read of one token: its number in the line, place, reading, and its head's number."""

    i: int
    at: int
    end: int
    is_space: bool
    lemma: str
    pos: str
    tag: str
    dep: str
    morph: str
    head: int


class _Parsed(NamedTuple):
    """What spaCy read of one line: its tokens, and where among them each sentence begins and ends."""

    tokens: tuple[_Token, ...]
    sentences: tuple[tuple[int, int], ...]


class _Used(NamedTuple):
    """The sentences of one line, and where the line stood."""

    runs: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]


def _shape(runs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return where the characters of a line stand, seen from its first."""
    first = runs[0][1]
    return tuple((index, offset - first) for index, offset in runs)


class Recent:
    """What was read of the lines of late, by their text, so that an editor's next key press is cheap.

    It holds words of drafts, in memory only, and is only made where a draft is open anyway.

    Args:
        size: lines to remember; those not asked for the longest are forgotten.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._lines: OrderedDict[str, _Parsed] = OrderedDict()
        self._matches: OrderedDict[str, Found] = OrderedDict()
        self._free: OrderedDict[tuple[object, ...], list[_Used]] = OrderedDict()
        self._given: list[tuple[tuple[object, ...], _Used]] = []
        self.read = 0
        """Lines that had to be read."""

    def anew(self) -> Recent:
        """Return an empty one of the same size."""
        return Recent(self._size)

    def get(self, text: str) -> _Parsed | None:
        """Return what was read of a line; `None` if it is not remembered."""
        known = self._lines.get(text)
        if known is not None:
            self._lines.move_to_end(text)
        return known

    def put(self, text: str, parsed: _Parsed) -> None:
        """Remember what was read of a line."""
        self.read += 1
        self._lines[text] = parsed
        if len(self._lines) > self._size:
            self._lines.popitem(last=False)

    def matches(self, text: str, matcher: Matcher) -> Found:
        """Return the terms in a sentence, looked for once."""
        found = self._matches.get(text)
        if found is None:
            found = self._matches[text] = matcher.match(text)
            if len(self._matches) > self._size:
                self._matches.popitem(last=False)
        else:
            self._matches.move_to_end(text)
        return found

    def turn(self) -> None:
        """Take back all sentences that were given out: nobody has them any more."""
        for key, used in self._given:
            self._free.setdefault(key, []).append(used)
            self._free.move_to_end(key)
        self._given.clear()
        while len(self._free) > self._size:
            self._free.popitem(last=False)

    def take(self, line: Line, first: int) -> tuple[Sentence, ...] | None:
        """Return the sentences of a line as if just read; `None` if there are none to take."""
        key = self._key(line)
        free = self._free.get(key)
        if not free:
            return None
        used, runs = free.pop(), line.places.runs
        if not free:
            del self._free[key]
        for number, sentence in enumerate(used.sentences):
            label_span = None if number else line.label_span
            sentence.move(line.block, first + number, label_span, runs[0][1] - used.runs[0][1])
        self.give(line, used.sentences)
        return used.sentences

    def give(self, line: Line, sentences: tuple[Sentence, ...]) -> None:
        """Note that sentences are given out; until the next `turn` they are not taken again."""
        if len(self._given) >= self._size:
            self._given.clear()
        self._given.append((self._key(line), _Used(line.places.runs, sentences)))

    @staticmethod
    def _key(line: Line) -> tuple[object, ...]:
        """Return all of a line that its sentences rest on, but for its place."""
        heading = line.block.kind is BlockKind.HEADING
        return line.text, line.shown, line.label, heading, _shape(line.places.runs)

    def clear(self) -> None:
        """Forget all of it."""
        self._free.clear()
        self._given.clear()
        self._lines.clear()
        self._matches.clear()


@dataclass(eq=False)
class Pipeline:
    """A loaded spaCy pipeline with the word lists that are matched on the way.

    `offers` names what its readings hold: "tags", "lemmas", "parse". A rule that needs
    more rests, and the run says so.
    """

    name: str
    nlp: Language
    matcher: Matcher
    openers: Openers
    labels: Mapping[str, str]
    """What each known label introduces, by its words in lower case."""
    shorthand: Mapping[str, str] = field(default_factory=dict)
    """What each short form is read as: "continue" for "cont."."""
    lists: tuple[Lexicon, ...] = ()
    """The word lists that the matcher knows."""
    recent: Recent | None = None
    """Lines that were read of late, where they are to be remembered."""
    _named: dict[tuple[int, ...], tuple[str, str, str, str]] = field(
        default_factory=dict, init=False, repr=False
    )
    """Part of speech, tag, relation and morphology by spaCy's codes: some hundred readings."""

    @cached_property
    def offers(self) -> frozenset[str]:
        """Return what the readings of this pipeline hold."""
        parts = {"tagger": "tags", "parser": "parse", "lemmatizer": "lemmas"}
        names = {name.removeprefix("trainable_") for name in self.nlp.pipe_names}
        return frozenset(offer for part, offer in parts.items() if part in names)

    @cached_property
    def version(self) -> str:
        """Return what tells this pipeline from any other, and from itself after a change."""
        return pipeline_version(self.name)

    def knowing(self, own: Iterable[Lexicon]) -> Pipeline:
        """Return the same pipeline with entries that come before those of the lists."""
        recent = None if self.recent is None else self.recent.anew()
        return replace(self, matcher=Matcher([*own, *self.lists]), recent=recent)

    def read(self, drafts: Iterable[Sequence[Block]]) -> Iterator[tuple[Sentence, ...]]:
        """Return the sentences of each draft, given the blocks of each, in one batched pass."""
        rest: list[int] = []

        def texts() -> Iterator[tuple[str, Line]]:
            for blocks in drafts:
                pieces = (
                    piece
                    for block in blocks
                    for part in split_parts(block)
                    for piece in split_labels(part, self._is_element)
                )
                lines = [read_line(piece, self._is_label) for piece in pieces]
                rest.append(len(lines))
                for line in lines:
                    yield line.text, line

        done, sentences = 0, list[Sentence]()
        for parsed, line in self._parsed(texts()):
            while rest and done == rest[0]:
                rest.pop(0)
                yield tuple(sentences)
                done, sentences = 0, []
            sentences.extend(self._built(parsed, line, len(sentences)))
            done += 1
        for _ in rest:
            yield tuple(sentences)
            sentences = []

    def _parsed(self, texts: Iterable[tuple[str, Line]]) -> Iterator[tuple[_Parsed, Line]]:
        """Yield what spaCy reads of each line; what it read of late is not read again."""
        recent = self.recent
        if recent is None:
            for doc, line in self.nlp.pipe(texts, as_tuples=True, batch_size=_BATCH):
                yield self._parse(doc), line
            return
        lines = list(texts)
        known = {text: recent.get(text) for text, _ in lines}
        new = [text for text, parsed in known.items() if parsed is None]
        for text, doc in zip(new, self.nlp.pipe(new, batch_size=_BATCH), strict=True):
            known[text] = parsed = self._parse(doc)
            recent.put(text, parsed)
        for text, line in lines:
            found = known[text]
            if found is not None:
                yield found, line

    def _built(self, parsed: _Parsed, line: Line, first: int) -> Iterable[Sentence]:
        """Return the sentences of a line, those of an earlier version of its draft if it had them."""
        recent = self.recent
        if recent is None:
            return self._sentences(parsed, line, first)
        known = recent.take(line, first)
        if known is None:
            known = tuple(self._sentences(parsed, line, first))
            recent.give(line, known)
        return known

    def _parse(self, doc: Doc) -> _Parsed:
        spans = tuple((span.start, span.end) for span in doc.sents)
        return _Parsed(tuple(self._tokens(doc)), spans)

    def _role(self, lead: str) -> str:
        plain = " ".join(_NO_LETTER.sub(" ", lead.lower()).split())
        return self.labels.get(plain, "") or ("part" if is_part_lead(lead) else "")

    def _is_element(self, lead: str) -> bool:
        return self._role(lead) not in ("", "note", "part")

    def _is_label(self, lead: str) -> bool:
        return bool(self._role(lead))

    def _sentences(self, parsed: _Parsed, line: Line, first: int) -> Iterator[Sentence]:
        quotes = [m.span() for m in _QUOTES.finditer(line.shown)]
        tokens, number = parsed.tokens, first
        for begin, past in parsed.sentences:
            own = [token for token in tokens[begin:past] if not token.is_space]
            if not own:
                continue
            start, end = own[0].at, own[-1].end
            sentence = Sentence(
                line.shown[start:end], line.places.cut(start, end), line.block, number
            )
            if number == first:
                sentence.label, sentence.label_span = line.label, line.label_span
                lead = sentence.text if sentence.is_heading else sentence.label
                sentence.own_role = self._role(lead) if lead else ""
            sentence.words = _words(own, sentence, line, start, quotes)
            self._read_instructions(sentence.words)
            said, recent = sentence.text, self.recent
            found = recent.matches(said, self.matcher) if recent else self.matcher.match(said)
            sentence.hits = hits_of(sentence, found)
            number += 1
            yield sentence

    def _tokens(self, doc: Doc) -> list[_Token]:
        """Return what was read of each token, all attributes in one call to spaCy."""
        text, named, strings = doc.text, self._named, self.nlp.vocab.strings
        tokens = []
        for i, row in enumerate(doc.to_array(_ATTRIBUTES).tolist()):
            at, length, is_space, lemma, head, *codes = row
            reading = tuple(codes)
            if reading not in named:
                token = doc[i]
                named[reading] = (token.pos_, token.tag_, token.dep_, str(token.morph))
            pos, tag, dep, morph = named[reading]
            end = at + length
            head = i + (head - _WRAP if head >= _WRAP // 2 else head)
            said = self._lemma(text[at:end], tag, strings[lemma])
            tokens.append(_Token(i, at, end, bool(is_space), said, pos, tag, dep, morph, head))
        return tokens

    def _read_instructions(self, words: Sequence[Word]) -> None:
        """Set right what a small parser misreads in instructions, in place."""
        read_greetings(words)
        read_opening_verbs(words, self.openers)
        read_fronted(words, self.openers)
        read_cut_off_subjects(words, self.openers)
        read_joined_conditions(words)
        read_done_nouns(words, self.openers)
        read_infinitives(words, self.openers.loose)
        read_joined_verbs(words, self.openers.verbs)
        read_calls(words)

    def _lemma(self, text: str, tag: str, lemma: str) -> str:
        """Return the dictionary form, set right where a small lemmatizer guesses ("explor")."""
        lower = text.lower()
        doing = known_base(lower) if tag == "VBG" else ""
        return self.shorthand.get(lower) or doing or (lemma or text).lower()


def _words(
    tokens: Sequence[_Token],
    sentence: Sentence,
    line: Line,
    start: int,
    quotes: Sequence[tuple[int, int]],
) -> tuple[Word, ...]:
    number = {token.i: index for index, token in enumerate(tokens)}
    bounds, shown = line.places.bounds, line.shown
    words = []
    for index, token in enumerate(tokens):
        at, end = token.at, token.end
        source_start, source_end = bounds(at, end)
        words.append(
            Word(
                shown[at:end],
                token.lemma,
                token.pos,
                token.tag,
                token.dep,
                token.morph,
                index,
                number.get(token.head, index),
                at - start,
                source_start,
                source_end,
                sentence,
                bool(quotes) and any(a < at < b - 1 for a, b in quotes),
            )
        )
    return tuple(words)


def load_pipeline(lexicons: Iterable[Lexicon], name: str = EMBEDDED) -> Pipeline:
    """Load a pipeline once; reading with it is then cheap.

    Args:
        lexicons: all word lists; matched in one pass over each sentence.
        name: `EMBEDDED`, or the name or folder of any installed spaCy pipeline.

    Raises:
        PipelineError: no such pipeline is installed.
    """
    lists = {lexicon.name: lexicon for lexicon in lexicons}
    verbs = lists.get("opening_verbs")
    labels = lists.get("labels")
    shorthand = {entry.term: entry.more["reads"] for entry in lists.get("shorthand") or ()}
    nlp = _with_shorthand(_with_whole_days(_load(name)), shorthand)
    matched = tuple(lexicon for lexicon in lists.values() if lexicon.name not in _NOT_MATCHED)
    return Pipeline(
        name,
        _with_boundaries(nlp),
        Matcher(matched),
        Openers(
            frozenset(entry.term for entry in verbs or ()),
            frozenset(e.term for e in verbs or () if e.more.get("needs") != "object"),
        ),
        {entry.term: entry.more["role"] for entry in labels or ()},
        shorthand,
        matched,
    )
