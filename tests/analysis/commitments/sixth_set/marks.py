"""What words say of which one it was: the cohort, the lot, the class, the time of day; and of other records."""

from __future__ import annotations

import re

COUNTED = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "first": "1", "second": "2", "third": "3", "fourth": "4",
           "1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "i": "1", "ii": "2", "iii": "3"}  # fmt: skip
OF = (r"volunteer|cohort|group|intake|session|lot|phase|round|plot|block|class|team|unit|workshop|instalment|batch|load|year|"
      r"level|entry|room|visit|crew|stage|bay")  # fmt: skip
_AFTER = re.compile(
    rf"\b((?i:{OF}))(?i:s? (?:no\.? ?)?)(\d+[a-hA-H]?|[A-H]|(?i:one|two|three|four|five|i{{1,3}}))\b"
)
_BEFORE = re.compile(rf"\b(first|second|third|fourth|1st|2nd|3rd|4th) ({OF})\b")
_SHORT = re.compile(r"\b(y|yr|l) ?(\d{1,2})\b")
SHORT = {"y": "year", "yr": "year", "l": "level"}
_DAYTIME = re.compile(r"\b(morning|afternoon|evening)\b")
_TERM = re.compile(r"\b(autumn|spring|summer) term\b")
ANOTHER = re.compile(
    r"\b(another|a further|in addition to|on top of|not counted (?:here|in)|recorded separately|separate from|replacement for)\b"
)
INCLUDES = re.compile(
    r"\b(including|includes|made up of|total for|total of|all told|altogether|to date)\b"
)
CORRECTS = re.compile(
    r"\b(corrects|correction of|corrected|replaces the (?:record|entry|line)|should have (?:said|read))\b"
)


def marks(text: str) -> set[tuple[str, str]]:
    """Pairs of what is told apart and which one it was, as ("cohort", "2")."""
    lower = text.lower()
    after = {(what.lower(), which.lower()) for what, which in _AFTER.findall(text)}
    found = {(what, COUNTED.get(which, which)) for what, which in after}
    found |= {(what, COUNTED[which]) for which, what in _BEFORE.findall(lower)}
    found |= {(SHORT[what], which) for what, which in _SHORT.findall(lower)}
    found |= {("time of day", which) for which in _DAYTIME.findall(lower)}
    return found | {("term", which) for which in _TERM.findall(lower)}


def told_apart(one: str, other: str) -> bool:
    """Whether both texts say which one it was, and each says another."""
    a, b = marks(one), marks(other)
    return any(
        not {which for kind, which in a if kind == what} & {which for kind, which in b if kind == what}
        for what in {kind for kind, _ in a} & {kind for kind, _ in b}
    )  # fmt: skip


_STAFF_DAYS = re.compile(r"\b(\d+) (?:staff|volunteer|working|person) days\b")
_LIST = re.compile(r"\btotal of (?:two|three|four|five) schools: (.+)$")


def staff_days(text: str) -> set[int]:
    """How many days of work a text says."""
    return {int(days) for days in _STAFF_DAYS.findall(text.lower())}


def listed(text: str) -> str:
    """Whom a total says that it is made of; empty where it does not say."""
    found = _LIST.search(text.lower())
    return found[1] if found else ""
