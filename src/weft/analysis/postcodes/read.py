"""One postcode as somebody wrote it: the postcode, or in words why it is unknown.

    read_postcode("ERS m1 4bt").postcode  # "M1 4BT"
    read_postcode("M6O 2LA").reason  # "“O” read as “0”"

Nothing is invented: a repair that is not the only one, or that no list has confirmed where it needs
one, stays unknown. `confirmed` takes a list of postcodes that exist and settles what shape alone
cannot.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from weft.analysis.postcodes.shapes import (
    Repair,
    outward,
    repairs,
    whole,
    within,
)
from weft.analysis.postcodes.unknown import why_no_area, why_no_postcode

_APART = re.compile(r"[^A-Z0-9]+")
_PARTIAL = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)\s+[0-9]?[A-Z]?[A-Z0-9]?")
_MOST_TOKENS = 4
_LONGEST_TEXT = 200


class Became(StrEnum):
    """What became of a text that should hold a postcode."""

    AS_WRITTEN = "as written"
    TIDIED = "tidied"
    FOUND = "found in longer text"
    MENDED = "mended"
    OUTWARD = "outward part only"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Read:
    """What a text says: its postcode, or why it is unknown."""

    became: Became
    postcode: str | None = None
    reason: str = ""
    """In words: what was changed, why it is unknown, or why a postcode belongs to no area."""
    outward: str | None = None
    """The first half, where only that can be read."""
    others: tuple[str, ...] = ()
    """Whole postcodes beside those of `repairs`, in a longer text."""
    repairs: tuple[Repair, ...] = ()
    """What the text may stand for; a list of postcodes that exist has to confirm one."""


def postcode(text: str) -> str | None:
    """The postcode that a text surely holds, in capitals with one space; else None."""
    return read_postcode(text).postcode


@lru_cache(maxsize=65_536)
def read_postcode(text: str) -> Read:
    """Read one text by its shape alone."""
    if whole(text.replace(" ", "")) == text:
        return _whole(text, Became.AS_WRITTEN)
    short = text[:_LONGEST_TEXT]
    plain = " ".join((short if short.isascii() else _one_for_one(short)).upper().split())
    if reason := why_no_postcode(plain):
        return Read(Became.UNKNOWN, reason=reason)
    compact = _APART.sub("", plain)
    if (found := whole(compact)) and len(plain.split()) <= _MOST_TOKENS:
        return _whole(found, Became.TIDIED, "capitals and spaces put right")
    return _in_longer_text(plain) or _by_repair(plain, compact)


def _one_for_one(text: str) -> str:
    """Wide and styled characters as plain ones; a character that stands for several, such as ¼, stays."""
    plain = ((char, unicodedata.normalize("NFKC", char)) for char in text)
    return "".join(usual if len(usual) == 1 else char for char, usual in plain)


def confirmed(read: Read, exists: Callable[[str], bool]) -> Read:
    """The same reading, settled by a list of postcodes: a repair counts only where it exists, and
    where no other with as few changes does. A whole postcode that is not in the list stays."""
    if not read.repairs:
        return read
    there = [each for each in read.repairs if exists(each.postcode)]
    fewest = [one for one in there if len(one.changes) == len(there[0].changes)]
    may_be = list(dict.fromkeys([*read.others, *(one.postcode for one in fewest)]))
    if len(may_be) > 1:
        return Read(Became.UNKNOWN, reason=f"it may be {_either(may_be)}")
    if fewest:
        return _whole(fewest[0].postcode, Became.MENDED, _changed(fewest[0]))
    if read.others or read.became is not Became.MENDED:
        return replace(read, repairs=())
    return Read(Became.UNKNOWN, reason="no postcode that exists is like it")


def _whole(found: str, became: Became, reason: str = "") -> Read:
    elsewhere = why_no_area(found)
    return Read(became, found, "; ".join(filter(None, (reason, elsewhere))))


def _in_longer_text(plain: str) -> Read | None:
    """The one postcode among other words; what needs a list to confirm it stands beside it."""
    found = within(plain)
    if len(found) > 1:
        return Read(Became.UNKNOWN, reason=f"it holds {len(found)} postcodes: {_either(found)}")
    if not found:
        return None
    box = " (a PO box)" if re.search(r"\bP\.?O\.? ?BOX\b", plain) else ""
    read = _whole(found[0], Became.FOUND, f"the one postcode in the text{box}")
    return replace(read, others=(found[0],), repairs=_repairs_of_words(plain, found))


def _by_repair(plain: str, compact: str) -> Read:
    """What comes of a text in which no whole postcode stands."""
    words = plain.split()
    in_place = len(words) == 1 or (len(words) <= _MOST_TOKENS and len(words[-1]) == 3)
    possible = repairs(compact) if in_place else []
    possible = possible or list(_repairs_of_words(plain, ()))
    sure = [one for one in possible if one.sure and len(one.changes) == len(possible[0].changes)]
    if len(sure) == 1 and len(compact) == len(sure[0].postcode) - 1:
        read = _whole(sure[0].postcode, Became.MENDED, _changed(sure[0]))
        return replace(read, repairs=tuple(possible))
    first = _first_half(plain)
    if first:
        half = f"only the first half of a postcode, {first}, can be read"
        return Read(Became.OUTWARD, reason=half, outward=first, repairs=tuple(possible))
    return Read(Became.UNKNOWN, reason=_why_unknown(plain, possible), repairs=tuple(possible))


def _why_unknown(plain: str, possible: list[Repair]) -> str:
    if len(possible) > 1:
        return f"it may be {_either([one.postcode for one in possible])}"
    if possible:
        return f"it may be {possible[0].postcode}, which no list has confirmed"
    if re.search(r"\bP\.?O\.? ?BOX\b", plain):
        return "a PO box without its postcode"
    return "no postcode of the United Kingdom has this form"


def _repairs_of_words(plain: str, found: list[str] | tuple[()]) -> tuple[Repair, ...]:
    """Repairs of a word of a longer text, or of two side by side: those of O and 0, I and 1 only,
    for among other words a postcode is seldom what else looks like one."""
    words = [word for word in _APART.split(plain) if word]
    pairs = [one + two for one, two in pairwise(words) if len(two) == 3]
    known = {one.replace(" ", "") for one in found}
    possible = [
        repair
        for text in (*pairs, *words)
        if 5 <= len(text) <= 7 and any(char.isdigit() for char in text)
        for repair in repairs(text)
        if text not in known and repair.sure
    ]
    return tuple(sorted(possible, key=lambda one: len(one.changes)))


def _first_half(plain: str) -> str | None:
    """The outward part, alone or with the beginning of the inward part behind a space."""
    partial = _PARTIAL.fullmatch(plain)
    return outward(partial[1] if partial else plain)


def _changed(repair: Repair) -> str:
    words = (f"“{was}” read as “{now}”" for was, now in dict.fromkeys(repair.changes))
    return ", ".join(words)


def _either(postcodes: list[str]) -> str:
    shown = postcodes[:4]
    return f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else shown[0]
