"""Word lists: readable, honest about where they come from, without doubles, and in use."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from advisor.errors import PluginError
from advisor.registry import lexicon_paths, lexicons
from advisor.words.lexicon import LICENCES, Entry, Lexicon, read_lexicon
from advisor.words.matching import WORD

HOME = Path(__file__).parent.parent.parent
LISTS = list(lexicons().values())
every_list = pytest.mark.parametrize("lexicon", LISTS, ids=lambda lexicon: lexicon.name)


def key(text: str) -> str:
    """Return a term as the matcher sees it: hyphens and capitals make no difference."""
    return " ".join(match.group().lower().replace("’", "'") for match in WORD.finditer(text))


def read(tmp_path: Path, text: str) -> Lexicon:
    """Return what a word list with this text is read as."""
    path = tmp_path / "terms.toml"
    path.write_text(text, encoding="utf-8")
    return read_lexicon(path)


@every_list
def test_a_list_says_where_it_comes_from(lexicon: Lexicon) -> None:
    """Who compiled it, from what, under which licence, and who has read it since."""
    assert lexicon.title
    assert set(lexicon.provenance) == {"compiled", "sources", "licence", "review"}
    assert lexicon.provenance["licence"] in LICENCES
    assert lexicon.provenance["review"]
    assert re.match(r"\d{4}-\d{2}-\d{2}, ", lexicon.provenance["compiled"])


@every_list
def test_a_list_names_a_source(lexicon: Lexicon) -> None:
    """Each source is a sentence of its own, not an empty promise."""
    sources = lexicon.provenance["sources"]

    assert sources
    assert all(isinstance(source, str) and len(source) > 12 for source in sources)


@every_list
def test_a_term_stands_once_in_a_list(lexicon: Lexicon) -> None:
    """Of two entries only the first would count; two that say the same are one too many."""
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for entry in lexicon:
        told[key(entry.term)].add((entry.plain, repr(sorted(entry.more.items()))))
    # A word may be listed as a noun and as a verb, to be found in all its forms.
    exact = [(entry.term, entry.kind) for entry in lexicon]

    assert [term for term in exact if exact.count(term) > 1] == []
    assert {term for term, ways in told.items() if len(ways) > 1} == set()


@every_list
def test_plain_words_are_no_term_of_the_same_list(lexicon: Lexicon) -> None:
    """A rewrite that is flagged at once helps nobody."""
    terms = {key(entry.term) for entry in lexicon}

    assert [entry.term for entry in lexicon if entry.plain and key(entry.plain) in terms] == []


@every_list
def test_a_term_can_be_found(lexicon: Lexicon) -> None:
    """It holds a word, is not padded, and its head lies inside it."""
    for entry in lexicon:
        assert key(entry.term), entry
        assert entry.term == " ".join(entry.term.split()), entry
        assert entry.head is None or entry.head < len(entry.term.split()), entry


@every_list
def test_a_safe_exchange_has_words_to_exchange(lexicon: Lexicon) -> None:
    """Safe is a promise about plain words."""
    assert [entry.term for entry in lexicon if entry.safe and not entry.plain] == []


def test_each_list_is_used() -> None:
    """A list that nothing asks for is dead weight in every pass."""
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("advisor", "rules")
        for path in (HOME / folder).rglob("*.py")
    )

    assert [name for name in lexicons() if f'"{name}"' not in code] == []


def test_every_file_of_the_folder_comes_in() -> None:
    """The loader and the folder agree."""
    files = {path.stem for path in (HOME / "lexicons").glob("*.toml")}

    assert files <= set(lexicons())
    assert files <= {path.stem for path in lexicon_paths()}


def test_a_verb_has_all_its_forms() -> None:
    """Each form once, the term itself first."""
    forms = list(Entry("stop by", "verb").forms)

    assert forms == [
        ("base", "stop by"),
        ("s", "stops by"),
        ("ing", "stopping by"),
        ("past", "stopped by"),
    ]


def test_other_terms_stand_as_written() -> None:
    """An adverb has no plural."""
    assert list(Entry("as needed").forms) == [("base", "as needed")]


def test_an_entry_may_hold_several_terms_and_facts(tmp_path: Path) -> None:
    """What the format does not know is kept for the rule that does."""
    lexicon = read(
        tmp_path, '[[entry]]\nterms = ["soon", "later"]\nsort = "time"\n[table]\na = 1\n'
    )

    assert [(entry.term, dict(entry.more)) for entry in lexicon] == [
        ("soon", {"sort": "time"}),
        ("later", {"sort": "time"}),
    ]
    assert lexicon.data == {"table": {"a": 1}}
    assert len(lexicon) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[entry]\n", "could not be read"),
        ('[[entry]]\nplain = "x"\n', "entry 1 needs a term"),
        ('[[entry]]\nterm = "x"\nkind = "verbs"\n', "verb"),
    ],
)
def test_a_list_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    """The sentence says which file, and what is the matter with it."""
    with pytest.raises(PluginError, match=said) as caught:
        read(tmp_path, text)

    assert str(caught.value).startswith("terms.toml: ")
