"""What the look of a token tells: a medical term, a code such as "HbA1c", a statistic.

Patterns, each with what it is for:

`is_technical`  "gastritis", "hyperglycaemia", "erlotinib": Greek and Latin building blocks
`is_code`       "IL-6", "mRNA", "TNF-α": names of genes, cells and measures, not "10am" or "iPhone"
`is_statistic`  "p<0.05", "±", "mg/kg": figures that only readers of papers are used to
"""

import re
from functools import lru_cache
from typing import Final

from advisor.language.difficulty.known_words import met, plain

_ENDING: Final = (
    "itis|osis|oses|a?emia|a?emic|omas?|omata|ectom(?:y|ies)|otom(?:y|ies)|ostom(?:y|ies)|plasty|"
    "path(?:y|ies|ic)|olog(?:y|ic|ical|ist)|graph(?:y|ic)|grams?|scop(?:y|ic)|uria|algia|plasi[ac]|"
    "plastic|troph(?:y|ic)|penia|pn[eo]+a|phagia|phasia|plegia|paresis|rrh?agic?|rrho?ea|"
    "cyt(?:e|es|ic|osis)|gen(?:esis|ic)|lys(?:is|es)|kines?|(?<=[a-z]{4})ases?|statins?|mabs?|nibs?|cillins?|"
    "mycins?|azoles?|prils?|olols?|sartans?|idine|amide|azine|vir|oxide|sterol|sterone|globulins?"
)
_BEGINNING: Final = (
    "hyper|hypo(?!crit)|cardio|neuro|gastro|hepat|nephr|immuno|endo|electro(?!n)|echo(?=c)|osteo|"
    "ha?emo|ha?emat|thromb|cyto|myo|encephal|arthr|derm|pneumo|pulmon|broncho|vaso|angio|chemo|"
    "radio(?=[gtls])|onco|patho|pharmac|photo(?=[rst])|intra|peri(?=[cnto])|sub(?=c[ul])|trans(?=[cfm])|"
    "dys|glyc|lipo|adeno|carcino|meta(?=[bs])|lympho|leuk|erythr|phosph|psycho"
)
_TECHNICAL = re.compile(f"(?:[a-z]{{2,}}(?:{_ENDING})|(?:{_BEGINNING})[a-z]{{4,}})")

_GREEK = re.compile(r"[\u0370-\u03ff]")
_CAPITALS = re.compile(r"[A-Z]{2}")
_SPOKEN_FIGURE = re.compile(
    r"[\d.,:/x×+-]+(?:st|nd|rd|th|s|am|pm|a|p|h|hr|hrs|min|mins|sec|secs|x|k?m|cm|mm|mi|k?g|lbs?|oz|l|"
    r"k|bn|-?[a-z]{3,}(?:-[a-z]+)*)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[=<>≤≥±≈]")
_UNIT = re.compile(
    r"(?:CI|SD|OR|HR|RR|IQR|vs)\.?|(?:[mkµμn]?g|[mµμ]?l|[mµμn]?mol|IU)/[a-zµμ]+(?:/.+)?|"
    r"m[gl]|[µμn]g|[mµμn]mol|IU"
)


@lru_cache(maxsize=20_000)
def is_technical(word: str) -> bool:
    """Say whether a word in small letters is built from the Greek and Latin of medicine."""
    return _TECHNICAL.fullmatch(word) is not None


@lru_cache(maxsize=20_000)
def is_code(token: str) -> bool:
    """Say whether a token is spelled out rather than read: letters mixed with figures or capitals.

    Everyday initialisms (TV, OK), amounts (10am, 5-minute) and brands (iPhone) are not.
    """
    bare = token.strip(".,;:!?()[]'\"“”")
    if not any(map(str.isalpha, bare)) or is_statistic(bare):
        return False
    if _GREEK.search(bare):
        return True
    if any(map(str.isdigit, bare)):
        return bare[:1].isalpha() or not _SPOKEN_FIGURE.fullmatch(bare)
    if not _CAPITALS.search(bare):
        return False
    known = met(plain(bare))
    return not known.everyday and known.zipf < 4.5


@lru_cache(maxsize=20_000)
def is_statistic(token: str) -> bool:
    """Say whether a token is a sign or unit of reported figures."""
    return bool(_SIGN.search(token) or _UNIT.fullmatch(token))
