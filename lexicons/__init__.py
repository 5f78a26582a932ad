"""Word lists, as data only; `advisor.words.lexicon` reads them."""
