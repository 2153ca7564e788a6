"""Files that are something else than payments, told by their headings, titles and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from weft.analysis.spend.reading.amounts import looks_like_money
from weft.analysis.spend.reading.header import Header
from weft.analysis.spend.reading.records import Records

HEAD = 100
NO_CONTENT = "no content"
_NIL = re.compile(
    r"\bnil (?:return|report|spend|payments?)\b|\bno (?:payments?|transactions?|spend|expenditure|data|invoices?|items?)\b.{0,60}|^nil$",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("a contract list", re.compile(r"(?:contract|agreement) (?:title|name|start|end|value|duration|description|term)|start date|end date|commencement|expiry|extension|review date|tender|procurement route|procedure|contract ref|register ref|awarded|whole[ -]life|annual value|lifetime value", re.IGNORECASE), 3),
    ("a description of a dataset", re.compile(r"licen[cs]e|maintainer|update frequency|taxonomy|national statistic|date released|download|^tags$|granularity", re.IGNORECASE), 4),
    ("a list of purchase orders", re.compile(r"\border (?:date|value|total|status|raised)|requisition|\bpo (?:date|value)", re.IGNORECASE), 2),
    ("a budget report", re.compile(r"\bbudget|variance|forecast|outturn", re.IGNORECASE), 2),
    ("a list of salaries", re.compile(r"employee name|net pay$|gross pay$|payroll|salary|pay ?band|job title|post title|grade|fte|remuneration|line manager|senior officer|reports to", re.IGNORECASE), 2),
    ("a list of land and buildings", re.compile(r"uprn|easting|northing|tenure|freehold|leasehold|asset id|geo[xy]", re.IGNORECASE), 2),
    ("a list of grants awarded", re.compile(r"grant (?:programme|title|purpose|award|recipient|description)|award date|amount awarded|awarding|funding org|recipient org", re.IGNORECASE), 2),
)  # fmt: skip


@dataclass(frozen=True)
class NotPayments:
    """A table that is something else than payments, and what."""

    kind: str
    why: str


def something_else(
    head: Sequence[Sequence[str]], header: Header | None, records: Records
) -> NotPayments | None:
    """Name the files that are not payments: nil returns, contract lists, salaries, empty tables."""
    body = [row for row in head[header.after if header else 0 :] if any(c.strip() for c in row)]
    words = " ".join(c for row in (body if header else head)[:12] for c in row)
    if (
        len(records.table) <= HEAD
        and len(body) <= 12
        and (found := _NIL.search(words))
        and not any_money(body)
    ):
        return NotPayments("a nil return", f"it says “{' '.join(found[0].split())}”")
    if header is None:
        filled = any(c.strip() not in ("", "#NAME?", "#REF!", "#N/A") for row in head for c in row)
        if not filled:
            return NotPayments(NO_CONTENT, "every cell is blank or an error value")
        wordy = (row for row in head[:10] if not any(c.isdigit() for cell in row for c in cell))
        return next((kind for row in wordy if (kind := _kind_by_headings(row))), None)
    if not body and len(records.table) <= HEAD:
        return NotPayments("a nil return", "there is no row below the headings")
    return _kind_by_headings(header.headings)


def money_in_words(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a good part of the rows hold pounds and pence somewhere in their words."""
    filled = [" ".join(row) for row in rows if any(cell.strip() for cell in row)]
    with_money = sum(1 for text in filled if re.search(r"\d\.\d\d\b", text))
    return with_money >= 3 and with_money >= 0.3 * len(filled)


def any_money(rows: Sequence[Sequence[str]]) -> bool:
    return any(looks_like_money(cell) for row in rows for cell in row)


def _kind_by_headings(cells: Sequence[str]) -> NotPayments | None:
    headings = [" ".join(h.replace("_", " ").split()) for h in cells if h.strip()]
    for kind, words, least in _KINDS:
        found = [h for h in headings if words.search(h)]
        if len(found) >= least and not any(
            re.search(r"\bpa(?:id|yment)\b|\binvoice", h, re.IGNORECASE) for h in headings
        ):
            return NotPayments(kind, "its headings are " + ", ".join(f"“{h}”" for h in found[:4]))
    return None
