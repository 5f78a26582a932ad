"""Numbers in blanks, in the place of loose amounts: "some breathing", "a few times"."""

from advisor.language.sentence import Word

UNITS = {
    "second": "{30} seconds", "minute": "{10} minutes", "min": "{10} minutes", "hour": "{2} hours",
    "day": "{3} days", "night": "{3} nights", "morning": "{3} mornings", "evening": "{3} evenings",
    "week": "{2} weeks", "month": "{2} months", "time": "{3} times", "moment": "{2} minutes",
    "breath": "{10} breaths",
}  # fmt: skip
_MASS = {
    "time": "{15} minutes", "sleep": "{8} hours of sleep", "rest": "{20} minutes of rest",
    "water": "{6} glasses of water", "fruit": "{2} pieces of fruit", "tea": "{one} cup of tea",
    "coffee": "{one} cup of coffee", "alcohol": "{2} units of alcohol",
    "sugar": "{one} spoon of sugar", "food": "{one} plate of food", "help": "{30 minutes} of help",
    "hydration": "{6} glasses of water", "space": "{20 minutes} of space", "detail": "{3} details", "money": "{10} pounds",
}  # fmt: skip
_MORE = {
    "sleep": "{30 minutes}", "rest": "{30 minutes}", "water": "{2 glasses}", "fruit": "{one piece}",
    "money": "{10 pounds}", "detail": "{one line}", "information": "{one page}", "info": "{one page}",
}  # fmt: skip
_VESSELS = {
    "water": ("2", "glasses"), "fruit": ("one", "piece"), "tea": ("one", "cup"),
    "food": ("one", "portion"), "milk": ("one", "glass"),
}  # fmt: skip
_LESS = {
    "alcohol": "{one glass} less alcohol", "coffee": "{one cup} less coffee",
    "caffeine": "{one cup} less caffeine", "sugar": "{one spoon} less sugar",
}  # fmt: skip
_FOODS = frozenset("carbohydrate carb sweet vegetable".split())
"""Foods that come in portions, plural though they are."""

_DOINGS = frozenset(
    """activity practice play yoga meditation relaxation housework homework conversation contact
    movement reading cardio therapy quiet silence music exercise work fun exposure tv television
    tidying effort sport internet media daylight sunlight sun air light stretching""".split()
)
_SHOWN = frozenset("love care interest respect support concern warmth praise trust".split())
_ABSTRACT = ("tion", "ness", "ity", "ment", "ance", "ence", "ship", "acy", "ism", "tude", "sion")


def is_plural(noun: Word) -> bool:
    """Say whether a noun is read as a plural."""
    return noun.tag in ("NNS", "NNPS") or "Number=Plur" in noun.morph


def _mass(noun: Word, between: str, more: str) -> str:
    """Return a measured mass noun: "{10} minutes of slow breathing"."""
    takes_time = noun.tag == "VBG" or noun.text.endswith(("ing", "time")) or noun.lemma in _DOINGS
    if more == "less":
        if noun.lemma in _LESS and not between:
            return _LESS[noun.lemma]
        return ("{15 minutes}" if takes_time else "{one portion}") + f" less {between}{noun.text}"
    if noun.lemma in _MASS and not between and not more:
        return _MASS[noun.lemma]
    if takes_time:
        number = "{15} more minutes" if more else "{10} minutes"
        return f"{number} of {between}{noun.text}"
    if noun.lemma in _SHOWN or noun.lemma.endswith(_ABSTRACT):
        return ("{one more}" if more else "{one}") + f" sign of {between}{noun.text}"
    if more == "more" and noun.lemma in _VESSELS and not between:
        number, vessel = _VESSELS[noun.lemma]
        return f"{{{number}}} more {vessel} of {noun.text}"
    if more:
        return f"{_MORE.get(noun.lemma, '{one portion}')} more {between}{noun.text}"
    return f"{{a set amount}} of {between}{noun.text}"


def counted(noun: Word, between: str, more: str = "") -> str:
    """Return a noun with a number in a blank instead of a loose amount.

    Args:
        noun: the noun that is counted or measured: "breathing", "times", "friends".
        between: the words between amount and noun, such as "slow ".
        more: "more", "less" or "fewer" where the amount compares, else "".

    Returns:
        "{10} minutes of slow breathing", "{3} times", "{3} more friends".
    """
    compared = f"{more} " if more else ""
    if noun.lemma in UNITS and is_plural(noun):
        number, _, unit = UNITS[noun.lemma].partition(" ")
        return f"{number} {compared}{between}{unit}"
    if noun.lemma == "time" and more != "less":
        return f"{{15}} {compared}minutes" + (f" of {between}time" if between else "")
    if noun.lemma in _FOODS:
        return f"{{2}} {compared}portions of {between}{noun.text}"
    if is_plural(noun):
        return f"{{3}} {compared}{between}{noun.text}"
    return _mass(noun, between, more)


_OFTEN = {
    "eat": "{at 8 am, 1 pm and 7 pm}",
    "drink": "{with each meal}",
    "sleep": "{from 11 pm to 7 am}",
}
"""How often a verb is done that is no matter of weekdays."""


def often(verb: Word, otherwise: str) -> str:
    """Return when a verb is done instead of "regularly": "{at 8 am, 1 pm and 7 pm}" for "eat"."""
    return _OFTEN.get(verb.lemma, otherwise)


_LESS_OF = {
    "drink": "{one glass} less", "smoke": "{two cigarettes} less", "eat": "{one portion} less",
    "spend": "{10 pounds} less",
}  # fmt: skip


def degree(verb: Word, word: str) -> str:
    """Return a measure for a verb: "{once a day}" in the place of the "more" of "talk more"."""
    if word == "less":
        return _LESS_OF.get(verb.lemma, "{30 minutes} less")
    return "{twice a week}" if word == "more" else "for {10} minutes"
