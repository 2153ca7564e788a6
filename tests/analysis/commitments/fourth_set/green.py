"""What is done for nobody in particular: waste, fuel, carbon, surveys and accreditations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Unpack

from tests.analysis.commitments.fourth_set.region import CODES, Deal
from tests.analysis.commitments.fourth_set.stage import Changes, Stage, amount
from weft.analysis.commitments.benefit import Evidence, Recorded


def month_of(day: date, months: int = 1) -> tuple[date, date]:
    """The first and the last day of the month in which that day lies, or of so many from it."""
    first = last = day.replace(day=1)
    for _ in range(months):
        last = (last + timedelta(days=32)).replace(day=1)
    return first, last - timedelta(days=1)


def of_nobody(
    stage: Stage, deal: Deal, subject: str, many: float, words: str, first: date, last: date, *papers: Evidence,
    **changes: Unpack[Changes],
) -> Recorded:  # fmt: skip
    """A record that names no receiver."""
    made = Recorded(
        ref="", provider=deal.firm, accountable=deal.firm, delivered_by=(), measure=CODES[deal.framework, subject],
        quantity=amount(subject, many), begins=first, ends=last, places=(deal.district,), cohorts=(), beneficiary="",
        beneficiary_name="", description=words[0].upper() + words[1:], evidence=papers, agreement=deal.agreement,
        recorded_on=last + timedelta(days=stage.some(3, 25)), under=deal.under,
    )  # fmt: skip
    return replace(made, **changes)
