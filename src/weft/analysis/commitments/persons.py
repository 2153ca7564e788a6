"""The persons of whom a text tells, as they are written for short: “(JS)”, “student JS”, “Maya K.”, “Maya mentored”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_PERSON = (
    r"(?:student|trainee|apprentice|learner|starter|employee|worker|graduate|operative|colleague|volunteer|mentor|mentee|tutor|trustee|governor|participant|candidate|resident|client"
    r"|pupil|young person|new start|leaver|intern|tenant|person)"
)
_NO_PERSON = frozenset(
    [
        "AD",
        "AM",
        "AV",
        "BA",
        "CA",
        "CC",
        "CE",
        "CO",
        "CS",
        "CV",
        "DB",
        "DN",
        "DT",
        "EA",
        "ED",
        "EU",
        "FC",
        "FE",
        "FM",
        "FT",
        "FW",
        "FY",
        "GB",
        "GM",
        "GP",
        "HE",
        "HQ",
        "HR",
        "HV",
        "IT",
        "JV",
        "KS",
        "LA",
        "LN",
        "LT",
        "MD",
        "ME",
        "MS",
        "NB",
        "NE",
        "NI",
        "NO",
        "NQ",
        "NW",
        "OK",
        "PA",
        "PC",
        "PE",
        "PG",
        "PH",
        "PM",
        "PO",
        "PR",
        "PS",
        "PT",
        "PV",
        "QA",
        "QS",
        "RC",
        "RE",
        "RM",
        "SE",
        "SO",
        "SV",
        "SW",
        "TA",
        "TV",
        "UK",
        "US",
        "UN",
        "VA",
        "VO",
        "WC",
        "WI",
        "WN",
        "XL",
        "YP",
        "YR",
    ]
)
"""Two letters that stand for something else."""
_NO_PAIR = frozenset(
    [
        "AV",
        "CV",
        "DN",
        "EV",
        "GP",
        "HE",
        "HR",
        "HS",
        "HV",
        "IT",
        "PC",
        "PO",
        "PR",
        "PV",
        "QA",
        "QS",
        "SV",
        "TV",
    ]
)
"""The same, of two that are named together: “HR and IT”."""
_TWO = r"([A-Z]\.? ?[A-Z])\b\.?"
_BY_INITIALS = (
    re.compile(rf"\({_TWO}\)"),
    re.compile(rf"\b(?i:{_PERSON})s? (?:[Ii]nitials? )?{_TWO}(?![A-Za-z0-9])"),
    re.compile(r"(?:^|[.,;:(] ?)([A-Z]{2})(?=, |$)"),
    re.compile(r" [-–] ([A-Z]{2})(?=$|[.,;)])"),
    re.compile(r"\b([A-Z]{2}) (?:started|left|came|joined|passed|replac\w+|took|is|was|has|begins|began|completed|qualified|stayed)\b"),
)  # fmt: skip
_SEVERAL = re.compile(r"\b([A-Z]{2}(?:, [A-Z]{2})*) ?(?:and|&|\+) ?([A-Z]{2})(?![A-Za-z0-9])")
_WHO_WENT = re.compile(r"\b(replac\w+|instead of|in place of|took over from|takes over from|after) [A-Z]\.? ?[A-Z]\b\.?")  # fmt: skip
"""Somebody who went before, of whom it does not tell."""
_DOES = r"(?:mentor(?:ed|s)|as (?:a )?(?:mentor|tutor|coach|trustee|governor|speaker)|(?:was|is) (?:a |the |our )?(?:mentor|tutor|coach|trustee|governor|speaker)|tutored|coached)"
_BY_FIRST_NAME = re.compile(rf"\b([A-Z][a-z]{{2,}}) {_DOES}\b")
_AND_A_LETTER = re.compile(r"\b([A-Z][a-z]{2,}) ([A-Z])(?![A-Za-z'’0-9])")
_IN_FULL = re.compile(r"\b([A-Z][a-z]{2,}) ([A-Z])[a-z'’-]{1,}")
_MAY_NAME_SOMEBODY = re.compile(rf"[A-Z]\.? ?[A-Z](?![A-Za-z0-9])|[A-Z] ?[A-Z]\b|(?i:{_DOES})|[a-z] [A-Z](?![A-Za-z])")  # fmt: skip


@dataclass(frozen=True)
class Persons:
    """The persons of whom a text tells: their initials, their first names with what they do, and first names with the letter that follows."""

    initials: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    with_a_letter: frozenset[tuple[str, str]] = frozenset()


NOBODY = Persons()


@lru_cache(maxsize=300_000)
def persons_in(text: str) -> Persons:
    """The persons of whom a text tells."""
    if not _MAY_NAME_SOMEBODY.search(text):
        return NOBODY
    said = _WHO_WENT.sub(r"\1", text)
    found = frozenset(_initials(said))
    said = said.capitalize() if said.isupper() else said[:1].upper() + said[1:]
    return Persons(found, frozenset(_BY_FIRST_NAME.findall(said)), frozenset(_AND_A_LETTER.findall(said)))  # fmt: skip


def _initials(said: str) -> Iterator[str]:
    for each in _BY_INITIALS[: 2 if said.isupper() else None]:
        yield from (two for two in map(_as_one, each.findall(said)) if two not in _NO_PERSON)
    if said.isupper():
        return
    for some, last in _SEVERAL.findall(said):
        if not _NO_PAIR.issuperset(several := (*some.split(", "), last)):
            yield from several


def _as_one(said: str) -> str:
    return re.sub(r"[^A-Z]", "", said)


@lru_cache(maxsize=300_000)
def in_full(text: str) -> frozenset[tuple[str, str]]:
    """First names, each with the first letter of the name that follows it."""
    return frozenset(_IN_FULL.findall(text))


def compared(one: str, other: str) -> str:
    """Whether two texts tell of the same persons, of others, or do not say: “the same”, “other”, “”."""
    here, there = persons_in(one), persons_in(other)
    if here is NOBODY and there is NOBODY:
        return ""
    if here.initials & there.initials or here.first & there.first or _by_a_letter(here, other) or _by_a_letter(there, one):  # fmt: skip
        return "the same"
    if (here.initials and there.initials) or (here.first and there.first):
        return "other"
    return ""


def _by_a_letter(here: Persons, other: str) -> bool:
    """Whether a first name and its letter are somebody whom the other text names in full, or so, too."""
    return bool(here.with_a_letter) and bool(here.with_a_letter & (in_full(other) | persons_in(other).with_a_letter))  # fmt: skip
