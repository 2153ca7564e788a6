"""A list of what is promised, as councils keep it in a spreadsheet: a row for each promise.

| column | what stands there |
|---|---|
| Promise | the reference here; empty where it is not recorded yet |
| Agreement number, Agreement | which agreement: its number, its reference here, or what it is called |
| Promised by | the supplier's name or number; may be left out where one organisation alone promises anything |
| Framework | an edition; may be left out |
| Code, Measure | which measure: its code or its wording |
| How it is promised | fixed, per period, rate, yes or no, story; may be left out |
| How much, Counted in | an amount in the measure's unit |
| By, Months of a period | a day; how long each period is |
| the others | words, numbers, yes or no |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from weft.analysis.commitments.columns import Known, Row, Table, Value, in_figures
from weft.analysis.frameworks.units import Unit, in_words

COLUMNS: Known = {
    "ref": ("Promise",),
    "agreement": (
        "Agreement number", "Contract Reference number / ID", "Contract reference", "Contract reference number", "Contract number", "Contract ID",
        "Contract ref", "Reference number", "Agreement", "Contract", "Contract title", "Contract name", "Title of the Agreement", "Project",
    ),
    "promised_by": ("Promised by", "Supplier name", "Supplier", "Contractor", "Provider", "Bidder"),
    "framework": ("Framework",),
    "code": ("Code", "Measure code", "Measure reference", "TOMs reference", "TOM reference", "TOMs ref", "TOM ref", "KPI reference", "Ref"),
    "measure": ("Measure", "Measure name", "Commitment", "Social value commitment", "KPI", "Indicator"),
    "sort": ("How it is promised",),
    "quantity": (
        "How much", "Target", "Amount", "Quantity", "Committed", "Commitment amount", "Promised", "Total target", "Contract target",
    ),
    "unit": ("Counted in", "Unit", "Units", "Unit of measure"),
    "due": ("By", "By when", "Due", "Due date", "Target date", "Delivery date", "Deadline"),
    "months": ("Months of a period",),
    "words": ("In the words of the agreement", "Description", "Method statement", "Comments", "Notes"),
    "part": ("Lot or phase", "Lot", "Phase"),
    "cohorts": ("For whom first", "Cohorts", "Cohort", "Target group"),
    "places": ("Places", "Place", "Location", "District"),
    "baseline": ("Without the promise", "Baseline"),
    "evidence": ("Evidence expected", "Evidence", "Evidence required"),
    "weight": ("Weight", "Weighting"),
    "if_missed": ("If it is missed",),
    "may_subcontract": ("Others may deliver it",),
}  # fmt: skip
"""What is taken, each with the headings under which it stands; the first is the one that is written."""
NEEDED = ("agreement",)
TOLD = (
    "Agreement",
    "Lies under",
    "State of the agreement",
    "Number of the contract",
    "Due by now",
    "Late",
    "Reported",
    "Confirmed",
    "Verified",
    "Ended",
)
"""What is written besides, and passed over where it comes back."""
APART = ";"
"""Between several cohorts or places."""


_TOTAL = re.compile(
    r"(?:grand |sub[- ]?|overall )?totals?(?: ?[(:\-].*| for .*| of .*)?", re.IGNORECASE
)
_FOOTER = re.compile(
    r"(?:prepared by|produced by|source|sources|notes?|last updated|updated|correct as (?:at|of)|as at|©|\(c\)|copyright|page \d+|version|\*)(?:[\s:.\d©*].*)?",
    re.IGNORECASE | re.DOTALL,
)
MOST_IN_A_FOOTER = 2
"""So many cells of a footer hold something."""


def says_nothing_itself(row: Row) -> bool:
    """Whether a row that cannot be read adds others up, or is a footer: it says how a list was made, and nothing of its own."""
    full = [cell.strip() for cell in row.cells if cell.strip()]
    if not full:
        return True
    if any(_TOTAL.fullmatch(cell) for cell in full):
        return True
    return len(full) <= MOST_IN_A_FOOTER and bool(_FOOTER.fullmatch(full[0]))


def measures_said(table: Table, columns: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """The codes and wordings that stand in a list, and in how many rows."""
    found: dict[tuple[str, str], int] = {}
    for row in table.rows:
        said = row.said(columns)
        one = said.get("code", ""), said.get("measure", "")
        if any(one):
            found[one] = found.get(one, 0) + 1
    return found


def written(promises: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Value, ...]]:
    """The rows of a list below `HEADINGS`: the values by the names of `COLUMNS`, and of `TOLD`."""
    for one in promises:
        yield tuple(one.get(name, "") for name in (*COLUMNS, *TOLD))


HEADINGS = (*(known[0] for known in COLUMNS.values()), *TOLD)


def amount_of(parts: int, unit: Unit) -> Value:
    """An amount as it is typed: a number of the unit; words, where it is no such number."""
    if unit.key == "yes_no" or (unit.key == "hours" and parts % 3):  # no hundredths of an hour
        return in_words(parts, unit)
    return Decimal(parts) / unit.parts


def amount_said(text: str, unit: Unit) -> str:
    """An amount as a list says it, without the unit that stands behind it, and without the period for which it is."""
    return without_unit(without_period(text), unit)


def without_unit(text: str, unit: Unit) -> str:
    """An amount without the unit that stands with it: “10 hrs”, “£1.2m”, “25 people”."""
    bare = " ".join(text.split())
    if unit.key == "gbp":
        return in_figures(bare.removeprefix("£").strip())
    if unit.key != "hours" or "minute" not in bare:
        for word in (unit.many, unit.one, *IN_SHORT.get(unit.key, ())):
            if bare.casefold().endswith(f" {word.casefold()}"):
                return bare[: -len(word) - 1]
    return bare


IN_SHORT: Mapping[str, tuple[str, ...]] = {
    "hours": ("hrs", "hr", "h"),
    "weeks": ("wks", "wk"),
    "kg": ("kilos", "kgs", "kg"),
    "tco2e": ("t", "tonnes", "tCO2e"),
    "people": ("persons", "no", "no."),
    "items": ("nr", "no", "no."),
}
"""How units are often written, by their keys."""


PERIODS: Mapping[int, tuple[str, ...]] = {
    1: ("per month", "each month", "every month", "a month", "monthly", "per calendar month", "pcm", "p.c.m.", "/month", "month"),
    3: ("per quarter", "each quarter", "every quarter", "a quarter", "quarterly", "/quarter", "quarter", "every 3 months", "every three months", "each 3 months"),
    6: ("half-yearly", "half yearly", "six-monthly", "six monthly", "every 6 months", "every six months", "each 6 months"),
    12: (
        "per annum", "p.a.", "p.a", "pa", "per year", "each year", "every year", "a year", "yearly", "annually", "annual", "/year", "/annum", "year", "every 12 months",
        "each 12 months",
    ),
}  # fmt: skip
"""How many months a period is, by the words that lists have for it."""
_MONTHS = {word: months for months, words in PERIODS.items() for word in words}
_ENDS_WITH = tuple(
    word for word in sorted(_MONTHS, key=len, reverse=True) if word not in ("month", "quarter", "year", "annual")
)  # fmt: skip


def months_said(text: str) -> int:
    """How many months the period is that a text is, or ends with: 12 of “yearly” and of “10 per annum”; 0 where it says none."""
    said = " ".join(text.casefold().split()).strip(" ()")
    if said in _MONTHS:
        return _MONTHS[said]
    return next((_MONTHS[word] for word in _ENDS_WITH if _ends(said, word)), 0)


def without_period(text: str) -> str:
    """A text without the period with which it ends."""
    bare = text.strip().removesuffix(")").strip() if text.strip().endswith(")") else text.strip()
    word = next((one for one in _ENDS_WITH if _ends(bare.casefold(), one)), "")
    return bare[: -len(word)].rstrip(" ,(") if word else text


def _ends(text: str, word: str) -> bool:
    """Whether a text ends with a word, and something stands before it."""
    before = text.removesuffix(word)
    return before != text and bool(before.strip(" (")) and (before[-1] in " (," or word[0] == "/")


def fits_unit(text: str, unit: Unit) -> bool:
    """Whether a list's word for a unit is of this one."""
    said = without_period(text).casefold().strip(" .()")
    if months_said(said):  # it says a period alone
        return True
    if said in COUNTS:
        return unit.parts == 1
    return said in {unit.key, unit.one.casefold(), unit.many.casefold(), *OTHER_WORDS.get(unit.key, ())}  # fmt: skip


COUNTS = frozenset({"no", "no.", "nr", "number", "count", "#", "qty", "each"})
OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "people": ("persons", "individuals", "heads"), "fte": ("ftes", "full time equivalent", "full time equivalents", "no. people fte"),
    "weeks": ("wks", "no. weeks"), "hours": ("hrs", "no. hours", "staff hours", "no. hrs", "hrs volunteering", "hour"),
    "gbp": ("£", "gbp", "£ invested", "£ spent", "£s"), "tco2e": ("tco2e", "tonnes co2e", "tonnes"), "kg": ("kgs",),
    "percent": ("%", "percent", "percentage"), "yes_no": ("y/n", "yes/no"), "items": ("items",),
}  # fmt: skip
