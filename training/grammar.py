"""Sentences from an own template grammar of therapy homework, with gold trees.

The treebanks hold hardly any line such as "Journal for ten minutes" or "Mood log". Each
template carries its annotation, so whatever comes out of it is right by construction.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from trees import Token, Tree

_PIECE = re.compile(
    r"""\((?P<open>[\w:]+)[ ]          # (dep ...
    |(?P<close>\))                   # ...)
    |\{(?P<slot>[^}]+)\}(?P<maybe>\??) # {dep NAME}, {dep NAME}?
    |(?P<word>\S+?)(?=\s|\)|$)       # form/TAG
    """,
    re.VERBOSE,
)
_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "RB": "ADV",
    "RBS": "ADV", "RBR": "ADV", "WDT": "PRON", "RP": "ADP", "IN": "ADP", "DT": "DET", "PDT": "DET", "CD": "NUM",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WRB": "ADV", "MD": "AUX", "CC": "CCONJ",
    "TO": "PART", "UH": "INTJ", "EX": "PRON", "SYM": "SYM", ",": "PUNCT", ":": "PUNCT", ".": "PUNCT",
}  # fmt: skip
_MORPH = {
    "NN": "Number=Sing", "NNS": "Number=Plur", "NNP": "Number=Sing", "JJ": "Degree=Pos",
    "VB": "VerbForm=Inf", "VB!": "Mood=Imp|VerbForm=Fin",
    "VBP": "Mood=Ind|Tense=Pres|VerbForm=Fin", "VBZ": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin", "VBG": "Tense=Pres|VerbForm=Part",
    "VBG~": "VerbForm=Ger", "VBN": "Tense=Past|VerbForm=Part",
    "VBN!": "Tense=Past|VerbForm=Part|Voice=Pass", "MD": "VerbForm=Fin", "CD": "NumType=Card",
}  # fmt: skip
_GLUED = frozenset({",", ".", ":", "?", "n't", "'ll"})
_AUXILIARY = frozenset({"aux", "cop", "aux:pass"})
_IRREGULAR = {
    "write": "written", "keep": "kept", "read": "read", "do": "done", "draw": "drawn",
    "run": "run", "say": "said",
}  # fmt: skip
_DOUBLED = frozenset(
    "plan jog swim run shop stop drop map chat nap log tag hug mop trim star plot hum skip spot "
    "chop wrap tap knot clip scrub strip slot trap swap wet flag pat rub stir set cut let put sit pin grab step hop plug scan beg rip dip zip clap".split()
)

Known = Mapping[tuple[str, str], tuple[str, str, str]]
"""(word in lower case, tag) to (part of speech, lemma, morph), as the treebanks have it."""


@dataclass(frozen=True)
class Grammar:
    """What a template file holds."""

    words: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, tuple[int, tuple[str, ...]]]


@dataclass(slots=True)
class _Node:
    """A word under construction; `head` is an object so that phrases can be nested."""

    form: str
    lemma: str
    tag: str
    head: "_Node | None" = None
    dep: str = "ROOT"


def known_words(trees: Iterable[Tree]) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Return the usual annotation of each word and tag."""
    seen: dict[tuple[str, str], Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for tree in trees:
        for token in tree.tokens:
            value = (token.pos, token.lemma, token.morph)
            seen[token.form.lower(), token.tag][value] += 1
    return {key: count.most_common(1)[0][0] for key, count in seen.items()}


def ambiguous(trees: Sequence[Tree]) -> dict[str, tuple[str, ...]]:
    """Return words that are verbs and nouns alike: ANYT take an object, ANYI need none.

    NOUN and PERSONS hold words that are never verbs, so that an unknown word in first place is
    not taken for one.
    """
    nouns: Counter[str] = Counter()
    names: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    taking: Counter[str] = Counter()
    for tree in trees:
        objects = {t.head for t in tree.tokens if t.dep == "obj"}
        for i, t in enumerate(tree.tokens):
            if t.tag == "NN" and t.form.isalpha():
                nouns[t.form.lower()] += 1
            elif t.tag == "NNP" and t.form.istitle() and t.form.isalpha():
                names[t.form] += 1
            elif t.pos == "VERB" and t.tag in ("VB", "VBP", "VBZ", "VBD", "VBG"):
                (taking if i in objects else plain)[t.lemma.lower()] += 1
    verbs = {*taking, *plain} - {"be", "do", "have"}
    both = [word for word in sorted(nouns) if word in verbs]
    return {
        "ANYT": tuple(w for w in both if taking[w]),
        "ANYI": tuple(w for w in both if plain[w] > taking[w]),
        "ANYN": tuple(both),
        "NOUN": tuple(sorted(n for n, count in nouns.items() if count > 1 and n not in verbs)),
        "PERSONS": tuple(sorted(name for name in names if name.lower() not in verbs)),
    }


def read_grammar(path: Path, more_words: Mapping[str, tuple[str, ...]]) -> Grammar:
    """Read a template file; a line that ends in a bar is put aside."""
    words = dict(more_words)
    phrases: dict[str, list[str]] = {}
    sentences: dict[str, tuple[int, list[str]]] = {}
    current: list[str] = []
    for line in map(str.strip, path.read_text(encoding="utf-8").splitlines()):
        if not line or line.startswith("#") or line.endswith("|"):
            continue
        if line.startswith("@"):
            name, *rest = line[1:].split()
            words[name] = tuple(sorted(set(rest)))
        elif line.startswith("="):
            current = phrases.setdefault(line[1:], [])
        elif line.startswith("%"):
            name, count = line[1:].split()
            current = []
            sentences[name] = (int(count), current)
        else:
            current.append(line)
    words["ANYN"] = tuple(sorted({*words["ANYN"], *words["RECORD"], *words["DO"], *words["MOVE"]}))
    return Grammar(
        words,
        {name: tuple(lines) for name, lines in phrases.items()},
        {name: (count, tuple(lines)) for name, (count, lines) in sentences.items()},
    )


def _ing(verb: str) -> str:
    if verb in _DOUBLED:
        return verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye")) else verb) + "ing"


def _s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"


def _ed(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _DOUBLED:
        return verb + verb[-1] + "ed"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def inflect(word: str, tag: str) -> str:
    """Return the form of a regular word that a tag asks for."""
    kind = tag.rstrip("!~")
    if kind == "VBG":
        return _ing(word)
    if kind in ("VBZ", "NNS"):
        return _s(word)
    return _ed(word) if kind in ("VBD", "VBN") else word


class Writer:
    """Writes sentences from a grammar, always the same for the same seed."""

    def __init__(self, grammar: Grammar, known: Known, seed: int) -> None:
        self._grammar = grammar
        self._known = known
        self._random = Random(seed)

    def sentences(self, scale: float = 1.0) -> Iterator[tuple[str, Tree]]:
        """Yield (kind, tree) for every kind of sentence, as often as its weight says."""
        for kind, (count, templates) in self._grammar.sentences.items():
            for _ in range(round(count * scale)):
                nodes = self._expand(self._random.choice(templates))[0]
                share = 0.1 if kind == "HEADING" else 0.7
                yield kind, self._finish(nodes, stop=self._random.random() < share)

    def _expand(self, template: str) -> tuple[list[_Node], _Node]:
        """Return the words of a template in order, and its head."""
        levels: list[tuple[str, list[_Node], list[_Node], list[_Node]]] = []
        nodes, hanging, heads = list[_Node](), list[_Node](), list[_Node]()
        dep = ""
        for match in _PIECE.finditer(template):
            if match["open"]:
                levels.append((dep, nodes, hanging, heads))
                dep, nodes, hanging, heads = match["open"], [], [], []
            elif match["close"]:
                inner, head = nodes, self._head(template, hanging, heads)
                head.dep = dep
                dep, nodes, hanging, heads = levels.pop()
                nodes.extend(inner)
                hanging.append(head)
            elif match["slot"]:
                relation, name = match["slot"].split()
                if match["maybe"] and self._random.random() < 0.5:
                    continue
                inner, head = self._expand(self._random.choice(self._grammar.phrases[name]))
                nodes.extend(inner)
                if relation == "=":
                    heads.append(head)
                    continue
                head.dep = relation.rstrip("+")
                hanging.append(head)
                if relation.endswith("+"):
                    nodes.append(_Node(",", ",", ",", head, "punct"))
            else:
                node = self._word(match["word"])
                nodes.append(node)
                heads.append(node)
        return nodes, self._head(template, hanging, heads)

    @staticmethod
    def _head(template: str, hanging: list[_Node], heads: list[_Node]) -> _Node:
        if len(heads) != 1:
            raise ValueError(f"a phrase needs one head word, not {len(heads)}: {template}")
        for node in hanging:
            node.head = heads[0]
        return heads[0]

    def _word(self, text: str) -> _Node:
        form, _, tag = text.rpartition("/")
        lemma = ""
        if form.startswith("<"):
            lemma = self._random.choice(self._grammar.words[form[1:-1]])
            if tag == "NN*":
                tag = "NNS" if lemma.endswith("s") and lemma != "dress" else "NN"
                return _Node(lemma, "", tag)
            form = inflect(lemma, tag)
            if tag == "CD" or (tag == "NNS" and form.endswith("ss")):
                form = lemma
            if form[0].isupper() or tag not in ("VB!", "VB", "VBP", "VBG~", "VBN!", "NN", "NNS"):
                lemma = ""
        return _Node(form, lemma, tag)

    def _finish(self, nodes: list[_Node], *, stop: bool) -> Tree:
        root = next(node for node in nodes if node.head is None)
        if stop and nodes[-1].tag != ".":
            nodes.append(_Node(".", ".", ".", root, "punct"))
        place = {id(node): i for i, node in enumerate(nodes)}
        tokens = []
        for i, node in enumerate(nodes):
            head = place[id(node.head)] if node.head is not None else i
            follows = nodes[i + 1].form if i + 1 < len(nodes) else ""
            form = node.form if i else node.form[:1].upper() + node.form[1:]
            if i and form == "When":
                form = "when"
            pos, lemma, morph = self._annotation(node)
            dep = "ROOT" if node.head is None else node.dep
            tag = node.tag.rstrip("!~")
            tokens.append(Token(form, lemma, pos, tag, morph, head, dep, follows not in _GLUED))
        return Tree(tuple(tokens), opens=True)

    def _annotation(self, node: _Node) -> tuple[str, str, str]:
        tag = node.tag.rstrip("!~")
        lower = node.form.lower()
        pos, lemma, morph = self._known.get((lower, tag), ("", "", ""))
        if tag.startswith("VB"):
            pos = "AUX" if node.dep in _AUXILIARY or lower in ("is", "were") else "VERB"
            morph = _MORPH[node.tag]
        elif tag in ("NN", "NNS"):
            pos, morph = "NOUN", _MORPH[tag]
        elif tag == "IN":
            pos = "SCONJ" if node.dep == "mark" else "ADP"
            morph = ""
        elif not pos:
            pos, morph = _POS[tag], _MORPH.get(tag, "")
        if not (node.lemma or lemma):
            lemma = lower[:-1] if tag in ("VBZ", "NNS") else lower
            lemma = node.form if tag in ("NNP", "CD") else lemma
        lemma = node.lemma or lemma
        return pos, lemma, morph
