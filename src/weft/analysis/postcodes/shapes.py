"""The shapes that postcodes have, and the letters and digits that are taken for one another.

Shapes are those of Royal Mail's Postcode Address File (BS 7666, government data standards): A9, A99,
AA9, AA99, and in central London A9A and AA9A, then always 9AA.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

_AREAS = """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC
EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS
LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP
SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE NPT
"""
AREAS = frozenset(_AREAS.split())
"""The 121 postcode areas of the United Kingdom, the three of the Crown dependencies, and Newport's old
one."""

INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
OUTWARD = (
    r"(?:(?:EC[1-4]|SW1|WC[12]|NW1|SE1|E1|N1|W1)[A-HJKMNPR-Y]"
    r"|[A-Z]{1,2}[1-9][0-9]?|[A-Z]{1,2}0|NPT|GIR)"
)
"""A district's number has no nought in front; a letter after it stands in central London only. NPT was
Newport's until 1997; GIR 0AA was the Girobank's."""
_WHOLE = re.compile(rf"({OUTWARD})({INWARD})")
_OUTWARD = re.compile(OUTWARD)
_IN_TEXT = re.compile(rf"(?<![A-Z0-9])({OUTWARD})\s*({INWARD})(?![A-Z0-9])")
_ORDINAL = re.compile(r"1ST|2ND|3RD|[4-90]TH")
_AREA = re.compile(r"[A-Z]+")

_AS_DIGIT = {
    "O": "0",
    "Q": "0",
    "D": "0",
    "I": "1",
    "L": "1",
    "Z": "2",
    "S": "5",
    "G": "6",
    "B": "8",
}
_AS_LETTER = {"0": "O", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}
_SURE = frozenset({("O", "0"), ("0", "O"), ("I", "1"), ("1", "I")})
"""Changes that need no list of postcodes to confirm them, where nothing else is possible."""
MOST_CHANGES = 2
_LETTERS_AND_DIGITS = {5: ("A9",), 6: ("A99", "AA9", "A9A"), 7: ("AA99", "AA9A")}


@dataclass(frozen=True)
class Repair:
    """A postcode that a text may stand for, and the characters changed: ("O", "0") for O read as 0."""

    postcode: str
    changes: tuple[tuple[str, str], ...]

    @property
    def sure(self) -> bool:
        """Whether only O and 0, I and 1 were told apart."""
        return all(each in _SURE for each in self.changes)


def spaced(compact: str) -> str:
    """A postcode without its space, with it: the last three characters are the inward part."""
    return f"{compact[:-3]} {compact[-3:]}"


def area_of(postcode: str) -> str:
    """The letters that a postcode begins with."""
    found = _AREA.match(postcode)
    return found[0] if found else ""


def whole(compact: str) -> str | None:
    """The postcode that these letters and digits are, in its usual form; None where they are none."""
    found = _WHOLE.fullmatch(compact)
    return f"{found[1]} {found[2]}" if found else None


def outward(compact: str) -> str | None:
    """The outward part that these letters and digits are, of an area that exists."""
    fits = _OUTWARD.fullmatch(compact) and area_of(compact) in AREAS
    return compact if fits else None


def within(text: str) -> list[str]:
    """The different postcodes in a longer text in capitals, in areas that exist.

    “Unit E1 3rd floor” holds none: an ordinal number that is followed by a word is no inward part.
    """
    found = []
    for match in _IN_TEXT.finditer(text):
        goes_on = text[match.end() :].strip()
        if area_of(match[1]) in AREAS and not (_ORDINAL.fullmatch(match[2]) and goes_on):
            found.append(f"{match[1]} {match[2]}")
    return list(dict.fromkeys(found))


def repairs(compact: str) -> list[Repair]:
    """The postcodes that come of reading letters as digits or digits as letters, fewest changes first.

    At most two characters are changed, the postcode area exists, and a text of digits or letters
    alone stands for no postcode. Where the first half is an area's letters, its number was left out.
    """
    if compact.isdigit() or compact.isalpha() or len(compact) not in _LETTERS_AND_DIGITS:
        return []
    if compact[:-3] in AREAS:
        return []
    found: dict[str, Repair] = {}
    for pattern in _LETTERS_AND_DIGITS[len(compact)]:
        for repair in _fitted(compact, f"{pattern}9AA"):
            known = found.get(repair.postcode)
            if known is None or len(repair.changes) < len(known.changes):
                found[repair.postcode] = repair
    return sorted(found.values(), key=lambda one: (len(one.changes), one.postcode))


def _fitted(compact: str, pattern: str) -> Iterator[Repair]:
    choices = [_readings(char, place) for char, place in zip(compact, pattern, strict=True)]
    if (
        sum(char not in choice for char, choice in zip(compact, choices, strict=True))
        > MOST_CHANGES
    ):
        return
    for chosen in product(*choices):
        postcode = whole("".join(chosen))
        changes = tuple((was, now) for was, now in zip(compact, chosen, strict=True) if was != now)
        if postcode and changes and area_of(postcode) in AREAS:
            yield Repair(postcode, changes)


def _readings(char: str, place: str) -> str:
    """What a character can be read as where a letter (A) or a digit (9) belongs."""
    if place == "9":
        return char if char.isdigit() else _AS_DIGIT.get(char, "")
    return char if char.isalpha() else _AS_LETTER.get(char, "")
