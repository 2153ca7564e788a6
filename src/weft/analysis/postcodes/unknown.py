"""Texts that name no postcode, and postcodes that name no place in the United Kingdom.

Both are data files: `not_postcodes.csv` (a word, and what it is) and `no_area.csv` (the beginning of a
postcode, and why no area is known for it).
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_DIGITS_ONLY = re.compile(r"[\d\s./+-]*\d[\d\s./+-]*")
_CANADA = re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d")
_COUNTRY_CODE = re.compile(r"(?:A|B|CH|D|DK|F|FIN|I|L|NL|S)-\d{4,5}(?: .*)?")
_DX = re.compile(r"DX[ :]*\d+.*")
_BFPO = re.compile(r"B\.?F\.?P\.?O\.? ?\d*")
_SAME_LETTER = re.compile(r"([A-Z.#?*/_-])\1*(?: \1+)*")


def why_no_postcode(plain: str) -> str | None:
    """Say why a text in capitals holds no postcode, or None where it may hold one."""
    if not plain:
        return "blank"
    bare = re.sub(r"[^A-Z0-9 ]", "", plain).strip()
    if reason := _words().get(bare) or _words().get(plain):
        return reason
    if _SAME_LETTER.fullmatch(plain) or not bare or plain == "0":
        return "crossed out, or filled in for want of a postcode"
    if bare.replace(" ", "").startswith("ZZ99"):
        return "a pseudo-postcode of the NHS (ZZ99): no address"
    if _BFPO.fullmatch(plain):
        return "British Forces Post Office: an address of the forces, in no area"
    if _DX.fullmatch(plain):
        return "a number of the document exchange (DX), not a postcode"
    if _DIGITS_ONLY.fullmatch(plain):
        return "digits only: no postcode of the United Kingdom"
    if _CANADA.fullmatch(plain) or _COUNTRY_CODE.fullmatch(plain):
        return "a postal code of another country"
    return None


def why_no_area(postcode: str) -> str:
    """Why no area of the United Kingdom belongs to a well-formed postcode; empty where one may."""
    found = (why for start, why in starts() if re.match(rf"{start}(?![A-Z])", postcode))
    return next(found, "")


@cache
def _words() -> dict[str, str]:
    reasons = {
        "placeholder": "filled in for want of a postcode",
        "country": "another country, and no postcode",
        "abroad": "an address abroad, and no postcode",
        "territory": "a British overseas territory, in no area of the United Kingdom",
        "nation": "a nation of the United Kingdom, and no postcode",
    }
    return {text: reasons[kind] for text, kind in _rows("not_postcodes.csv")}


@cache
def starts() -> list[tuple[str, str]]:
    """The letters with which postcodes of no area begin, and why they have none."""
    return [(start, why) for start, why in _rows("no_area.csv")]


def _rows(name: str) -> list[list[str]]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]
