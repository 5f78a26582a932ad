"""Reading difficulty of words, sentences and texts: additive, so that it can say why.

Modules
    `model` holds the coefficients, `known_words` what readers know of a word, `shapes` what its
    look tells, `words` how hard it is, `sentences` what makes a sentence hard, `texts` the score.
Scale
    `sentence_difficulty` adds what hard, rare and late-learned words, abbreviations, statistics,
    length and inner clauses weigh, on the scale of the CEFR levels, 1 (A1) to 6 (C2).
    `text_difficulty` is the mean over sentences, each weighted by its words. `grade` says the same
    as a US school grade, `low` and `high` hold the true level four times in five.

Coefficients, how they were fitted and how well they do are in data/difficulty.json and
training/words/README.md. No parser is needed, nothing is fetched; plain strings come in.

Limits: the model knows forms, not senses ("trigger" and "screening" are easy words to it), and
names only where the caller says so or the table knows them; terms of the trade are the lexicon's
business. The grade of one sentence is good to two or three grades either way.

Errors: none on any string. A damaged data file raises zlib.error or KeyError at the first call.

Sources: frequencies spacy-lookups-data 1.0.5 (MIT); ratings Maddela and Xu (2018), A
word-complexity lexicon and a neural readability ranking model, EMNLP (MIT); Shardlow, Cooper and
Zampieri (2020), CompLex, READI (CC BY 4.0); Arase, Uchida and Kajiwara (2022), CEFR-based
sentence difficulty annotation and assessment, EMNLP (CC BY-SA 3.0).
"""

from advisor.language.difficulty.known_words import familiarity
from advisor.language.difficulty.sentences import Contributor, WordInfo, sentence_features
from advisor.language.difficulty.texts import (
    Difficulty,
    ReadSentence,
    read_sentence,
    sentence_difficulty,
    summed_up,
    text_difficulty,
)
from advisor.language.difficulty.words import (
    Judgement,
    expected_rating,
    hard_from,
    hard_probability,
    judge,
    phrase_difficulty,
    word_difficulty,
)

__all__ = [
    "Contributor",
    "Difficulty",
    "Judgement",
    "ReadSentence",
    "WordInfo",
    "expected_rating",
    "familiarity",
    "hard_from",
    "hard_probability",
    "judge",
    "phrase_difficulty",
    "read_sentence",
    "sentence_difficulty",
    "sentence_features",
    "summed_up",
    "text_difficulty",
    "word_difficulty",
]
