"""Numbers that are written out, in figures: “three hundred and fifty pounds” as “350 pounds”, “the twelfth of May” as “the 12 of May”."""

from __future__ import annotations

import re
from functools import lru_cache

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORTH = {word: at for at, word in enumerate(_ONES, 1)} | {word: 10 * at for at, word in enumerate(_TENS, 2)}  # fmt: skip
_TIMES = {"hundred": 100, "thousand": 1000, "dozen": 12}
_WORD = "|".join((*_WORTH, *_TIMES))
_WRITTEN_OUT = re.compile(rf"\b(?:an? (?=hundred|thousand|dozen))?(?:{_WORD})(?:(?: and |[ -])(?:{_WORD}))*\b", re.IGNORECASE)  # fmt: skip
_IS_LARGE = re.compile(r"teen\b|ty\b|hundred|thousand|dozen|eleven|twelve", re.IGNORECASE)
_FIRST = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")  # fmt: skip
_DAYS = {word: at for at, word in enumerate(_FIRST, 1)} | {f"twenty-{word}": 20 + at for at, word in enumerate(_FIRST[:9], 1)} | {"thirtieth": 30, "thirty-first": 31}  # fmt: skip
_A_DAY = re.compile(rf"\b({'|'.join(sorted(_DAYS, key=len, reverse=True))}) of (?=[A-Z][a-z])", re.IGNORECASE)  # fmt: skip
_MAY_BE_A_DAY = re.compile(r"(?:st|nd|rd|th|first|second|third) of [A-Z]")


@lru_cache(maxsize=300_000)
def in_figures(text: str) -> str:
    """The same with numbers from eleven on, and days of a month, in figures."""
    if _MAY_BE_A_DAY.search(text):
        text = _A_DAY.sub(lambda found: f"{_DAYS[found[1].lower()]} of ", text)
    return _WRITTEN_OUT.sub(_figures, text) if _IS_LARGE.search(text) else text


def _figures(found: re.Match[str]) -> str:
    words = re.split(r"[ -]", found[0].lower())
    if not any(_IS_LARGE.search(word) for word in words):
        return found[0]
    whole, part = 0, 0
    for word in words:
        if word == "thousand":
            whole, part = whole + max(part, 1) * 1000, 0
        elif word in _TIMES:
            part = max(part, 1) * _TIMES[word]
        else:
            part += _WORTH.get(word, 0)
    return str(whole + part)
