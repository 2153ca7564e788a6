"""Whether a text names people: National Insurance numbers, dates of birth, lists of names. To warn whoever is about to save it.

Participants are never named: counts by cohort are enough. Nothing is refused for it, as a name may be that of a hall or a firm; a person looks
once more. What is found is told by its kind and where, and said again only in part.

| in a text | taken for |
|---|---|
| two letters, six digits, a letter A to D, with or without spaces, as HM Revenue and Customs gives them | a National Insurance number |
| a day after “born”, “DOB”, “date of birth”, or below a heading that says so | a date of birth |
| three lines or more, or three cells below a heading such as “Name” or “Participant”, of two to four words that begin with capitals | a list of names |

(The form of a number: HMRC, *National Insurance Manual*, NIM39110: the prefixes BG, GB, KN, NK, NT, TN and ZZ are not used, neither letter is D, F, I, Q, U or
V, the second letter is no O.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST_NAMES = 3
_NUMBER = re.compile(
    r"(?<![A-Z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![A-Z0-9])",
    re.IGNORECASE,
)
_A_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|[A-Za-z]{3,9})[ ./,-]+(?:19|20)?\d{2}|(?:19|20)\d{2}-\d{1,2}-\d{1,2})"
_BORN = re.compile(
    rf"\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?date|birthday)\b[^\n\d]{{0,12}}{_A_DAY}",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\s*{_A_DAY}")
_A_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?[A-Z][a-z'’-]+(?:[ ,]+[A-Z][A-Za-z'’-]*\.?){1,3}"
)
_ONE_NAME = re.compile(r"[A-Z][a-z'’-]+(?:[ ,]+[A-Z][A-Za-z'’-]*\.?){0,3}")
_LISTED = re.compile(r"^(?:[-*•]|\d{1,3}[.)]?)?\s*")
_NO_PERSON = frozenset(
    [
        "LTD",
        "LIMITED",
        "CIC",
        "PLC",
        "LLP",
        "COUNCIL",
        "TRUST",
        "SCHOOL",
        "ACADEMY",
        "COLLEGE",
        "UNIVERSITY",
        "CHARITY",
        "FOUNDATION",
        "ASSOCIATION",
        "GROUP",
        "CLUB",
        "CENTRE",
        "CENTER",
        "HALL",
        "CHURCH",
        "HOSPITAL",
        "STREET",
        "ROAD",
        "LANE",
        "AVENUE",
        "PARK",
        "HOUSE",
        "COMPANY",
        "SERVICES",
        "PROJECT",
        "TEAM",
        "CAFE",
        "LIBRARY",
        "MUSEUM",
        "HOUSING",
        "COMMUNITY",
        "FORUM",
        "PARTNERSHIP",
        "NETWORK",
        "DAY",
        "WEEK",
        "WORKSHOP",
        "COURSE",
        "LEVEL",
        "CONSTRUCTION",
        "DIGITAL",
        "SKILLS",
        "TRAINING",
        "HEALTH",
        "SAFETY",
        "WORK",
    ]
)
NAMES_STAND_BELOW = frozenset(
    [
        "NAME",
        "NAMES",
        "FULLNAME",
        "FIRSTNAME",
        "FORENAME",
        "SURNAME",
        "LASTNAME",
        "FAMILYNAME",
        "GIVENNAME",
        "PARTICIPANT",
        "PARTICIPANTS",
        "PARTICIPANTNAME",
        "ATTENDEE",
        "ATTENDEES",
        "LEARNER",
        "LEARNERS",
        "LEARNERNAME",
        "APPRENTICE",
        "APPRENTICENAME",
        "VOLUNTEER",
        "VOLUNTEERNAME",
        "EMPLOYEE",
        "EMPLOYEENAME",
        "STUDENT",
        "STUDENTNAME",
        "SIGNEDIN",
    ]
)
BIRTHS_STAND_BELOW = frozenset(["DOB", "DATEOFBIRTH", "BIRTHDATE", "BIRTHDAY", "BORN"])


class Sign(StrEnum):
    """What of people a text may hold."""

    NUMBER = "National Insurance number"
    BIRTH = "date of birth"
    NAMES = "list of names"


@dataclass(frozen=True)
class Found:
    """A sign that a text names people, and its beginning, so that whoever wrote it finds it."""

    sign: Sign
    begins: str


def in_text(text: str) -> list[Found]:
    """What of people a text may hold, each sign once."""
    return _each_once(_of_text(text))


def in_rows(rows: Sequence[Sequence[str]]) -> list[Found]:
    """The same of a table, whose first rows may be headings."""
    return _each_once(_of_rows(rows))


def _of_text(text: str) -> Iterator[Found]:
    for sign, pattern in ((Sign.NUMBER, _NUMBER), (Sign.BIRTH, _BORN)):
        yield from (Found(sign, _clipped(one[0])) for one in pattern.finditer(text))
    for separator in (r"\n", r"[;\n]", r",|\band\b"):
        parts = [_LISTED.sub("", one).strip() for one in re.split(separator, text)]
        names = [one for one in parts if _is_a_name(one)]
        if len(names) >= FEWEST_NAMES:
            yield Found(Sign.NAMES, _clipped(names[0]))


def _of_rows(rows: Sequence[Sequence[str]]) -> Iterator[Found]:
    for row in rows:
        yield from (found for cell in row for found in _of_text(cell))
    for at, heading in ((at, _heading(cell)) for row in rows[:10] for at, cell in enumerate(row)):
        column = [row[at].strip() for row in rows if at < len(row)]
        if heading in BIRTHS_STAND_BELOW and (
            days := [one for one in column if _DAY.fullmatch(one)]
        ):
            yield Found(Sign.BIRTH, _clipped(days[0]))
        if heading in NAMES_STAND_BELOW:
            below = [one for one in column if _heading(one) != heading]
            names = [one for one in below if _ONE_NAME.fullmatch(one) and _is_no_firm(one)]
            if len(names) >= FEWEST_NAMES:
                yield Found(Sign.NAMES, _clipped(names[0]))


def _heading(cell: str) -> str:
    return re.sub(r"[^A-Z]", "", cell.upper())


def _is_a_name(text: str) -> bool:
    return bool(_A_NAME.fullmatch(text)) and _is_no_firm(text)


def _is_no_firm(text: str) -> bool:
    return not _NO_PERSON & set(re.findall(r"[A-Z]+", text.upper()))


def _each_once(found: Iterable[Found]) -> list[Found]:
    once: dict[Sign, Found] = {}
    for one in found:
        once.setdefault(one.sign, one)
    return list(once.values())


def _clipped(text: str) -> str:
    """As much as tells where it stands, and no more."""
    text = text.strip()
    return f"{text[: max(2, len(text) // 3)]}…"
