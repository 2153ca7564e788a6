"""What a run asks of those who analyse, and whether what they have said since is in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from weft.organisations.access import viewer_in
from weft.organisations.queries import acts_upon
from weft.spend import access, queries
from weft.spend.views.seen import Seen


@dataclass(frozen=True)
class Asks:
    """What is asked of those who analyse, beside what a run has found."""

    review: queries.Review
    rulings_since: int
    answers_since: int
    wanted: int
    """How many addresses there are to find."""


def asks(request: HttpRequest, seen: Seen) -> Asks | None:
    """What the run asks of whoever looks at it; None for those who do not analyse for its council."""
    by = viewer_in(request)
    if (
        not acts_upon(by, seen.run.council_id)
        or seen.space != "spend"
        or access.why_not_analyse(by)
    ):
        return None
    return Asks(
        queries.review_of(seen.run, by), queries.rulings_since(seen.run, by), queries.answers_since(seen.run, by),
        len(queries.worklist_of(seen.run).wanted),
    )  # fmt: skip
