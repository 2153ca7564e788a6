"""Whether a text names people: National Insurance numbers, dates of birth, lists of names. To warn whoever is about to save it.

Participants are never named: counts by cohort are enough. Nothing is refused for it, as a name may be that of a hall or a firm; a person looks
once more. What is found is told by its kind and where, and said again only in part.

| in a text | taken for |
|---|---|
| two letters, six digits, a letter A to D, with or without spaces, as HM Revenue and Customs gives them | a National Insurance number |
| a day after “born”, “DOB”, “date of birth”, or below a heading that says so | a date of birth |
| three lines or more, or three cells below a heading that speaks of people, of two to four words that begin with capitals | a list of names |
| a column, under any heading or none, of which half or more are so, with a given name in most of them | a list of names |
| a title such as Mrs before a name | a person’s name |
| three addresses or numbers or more at which people are reached | email addresses or telephone numbers |

(The form of a number: HMRC, *National Insurance Manual*, NIM39110: the prefixes BG, GB, KN, NK, NT, TN and ZZ are not used, neither letter is D, F, I, Q, U or
V, the second letter is no O.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from weft.analysis.names.lists import listed

FEWEST_NAMES = 3
HEADINGS_WITHIN, HEADINGS_ALLOWED = 10, 2
"""Among so many first rows a heading stands; so many cells of a column may be headings."""
_OF_ANYTHING = frozenset({"NAME", "NAMES"})
_MANY_CAPITALS = re.compile(r"[A-Z](?:[^A-Z]*[A-Z]){2}")
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
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Mstr)\b\.? (?:[A-Z]\.? ?)*[A-Z][A-Za-z'’-]*")
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+")
_TELEPHONE = re.compile(
    r"(?<![\w.,£/-])(?:\+44 ?(?:\(0\) ?)?|\(?0)[1237]\d{1,4}\)?(?:[ -]?\d{2,4}){2,3}(?![\w/-]|,\d)"
)
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
OF_PEOPLE = frozenset({
    "WHO", "NAME", "NAMES", "ATTENDANCE", "ATTENDED", "ATTENDEE", "ATTENDEES", "PARTICIPANT", "PARTICIPANTS", "LEARNER", "LEARNERS", "APPRENTICE", "APPRENTICES",
    "TRAINEE", "TRAINEES", "VOLUNTEER", "VOLUNTEERS", "EMPLOYEE", "EMPLOYEES", "STUDENT", "STUDENTS", "PUPIL", "PUPILS", "CHILD", "CHILDREN", "PERSON", "PEOPLE",
    "CANDIDATE", "CANDIDATES", "CLIENT", "CLIENTS", "RESIDENT", "RESIDENTS", "STAFF", "GUEST", "GUESTS", "SIGNED", "SIGNATURE", "PRESENT",
})  # fmt: skip
"""Words of a heading below which people stand."""
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
    TITLED = "person's name"
    REACHED = "email addresses or telephone numbers"


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
    for sign, pattern in ((Sign.NUMBER, _NUMBER), (Sign.BIRTH, _BORN), (Sign.TITLED, _TITLED)):
        yield from (Found(sign, _clipped(one[0])) for one in pattern.finditer(text))
    for pattern in (_EMAIL, _TELEPHONE):
        reached = {one[0]: None for one in pattern.finditer(text)}
        if len(reached) >= FEWEST_NAMES:
            yield Found(Sign.REACHED, _clipped(next(iter(reached))))
    if not _MANY_CAPITALS.search(text):
        return
    for separator in (r"\n", r"[;\n]", r",|\band\b"):
        parts = [_LISTED.sub("", one).strip() for one in re.split(separator, text)]
        names = [one for one in parts if _is_a_name(one)]
        if len(names) >= FEWEST_NAMES:
            yield Found(Sign.NAMES, _clipped(names[0]))


def _of_rows(rows: Sequence[Sequence[str]]) -> Iterator[Found]:
    for cell in {cell: None for row in rows for cell in row}:
        yield from _of_text(cell)
    width = max(map(len, rows), default=0)
    for at in range(width):
        yield from _of_column([row[at].strip() for row in rows if at < len(row)])


def _of_column(column: Sequence[str]) -> Iterator[Found]:
    headings = {_heading(cell) for cell in column[:HEADINGS_WITHIN]}
    if headings & BIRTHS_STAND_BELOW and (days := [one for one in column if _DAY.fullmatch(one)]):
        yield Found(Sign.BIRTH, _clipped(days[0]))
    heading = next(filter(None, column), "")
    if headings & NAMES_STAND_BELOW or _speaks_of_people(heading):
        below = (one for one in column if one != heading and _heading(one) not in NAMES_STAND_BELOW)
        names = {one: None for one in below if _ONE_NAME.fullmatch(one) and _is_no_firm(one)}
    else:
        names = _given_names(column)
    if len(names) >= FEWEST_NAMES:
        yield Found(Sign.NAMES, _clipped(next(iter(names))))
    for pattern in (_EMAIL, _TELEPHONE):
        reached = {one: None for one in column if pattern.fullmatch(one)}
        if len(reached) >= FEWEST_NAMES:
            yield Found(Sign.REACHED, _clipped(next(iter(reached))))


def _speaks_of_people(cell: str) -> bool:
    """Whether a heading does by a word of it; a name with other words around it may be that of anything."""
    told = set(re.findall(r"[A-Z]+", cell.upper()))
    return bool(told & (OF_PEOPLE - _OF_ANYTHING)) or (bool(told) and told <= _OF_ANYTHING)


def _given_names(column: Sequence[str]) -> dict[str, None]:
    """The names in a column that has no such heading: where half of it or more are some, and most of those begin or end with a given name."""
    told = {one: None for one in column if one}
    names = {one: None for one in told if _is_a_name(one)}
    if 2 * len(names) < len(told) - HEADINGS_ALLOWED:
        return {}
    given = _known_names()
    known = sum(any(word in given for word in re.findall(r"[a-z]+", one.casefold())) for one in names)  # fmt: skip
    return names if 2 * known > len(names) else {}


@cache
def _known_names() -> frozenset[str]:
    return frozenset(row[0] for row in listed("given_names"))


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
