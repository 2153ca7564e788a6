"""The key of one name, by the patterns of `keys.py`: where a page asks about a name, starting the engine is too much."""

from __future__ import annotations

import re
from functools import cache

from weft.analysis.names.lists import any_of, listed
from weft.analysis.names.patterns import (
    ACCENTED,
    LEGAL_FORM,
    NOTE,
    PLAIN_LETTERS,
    STATE,
    TRADING_AS,
)

LETTERS = str.maketrans(ACCENTED, PLAIN_LETTERS)
FORM = re.compile(rf"\b{LEGAL_FORM}\b")


def key_of_one(name: str) -> str:
    """What the spellings of an organisation's name have in common, as `keys.name_key` has it; empty without a name."""
    text = re.sub(
        r"&#0?39;|&apos;", "'", re.sub(r"&(?:amp;)+", "&", name.lower().translate(LETTERS))
    )
    text = " ".join(text.split())
    words = _words(_legal_part(re.sub(STATE, "", re.sub(NOTE, "", text))))
    core = re.sub(r"\bcompany\b", "co", FORM.sub(" ", words))
    core = re.sub(r"^\s*the | the\s*$", "", core).replace(" ", "")
    return core or words.replace(" ", "") or text


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"['.]", "", text.replace("&", " and "))).strip()


def _legal_part(text: str) -> str:
    """What stands before "trading as" where that is an organisation; else the whole, without those two words."""
    before, *after = re.split(r"[\s,;(\[-]*" + TRADING_AS, text, maxsplit=1)
    if not after:
        return text
    told = _organisation().search(before)
    return before if told else re.sub(r"\W*" + TRADING_AS + r"\W*", " ", text)


@cache
def _organisation() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{LEGAL_FORM}|{any_of(listed('organisation_words'))})\b")
