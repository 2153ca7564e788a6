"""The review list of a run: its questions, and which of them rulings have answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from weft.organisations.access import Viewer
from weft.spend.models import Ruling, Run
from weft.spend.queries.rulings import rulings_visible_to
from weft.spend.queries.runs import folder_of
from weft.spend.results import asked_in
from weft.spend.rules import OF_A_NUMBER, OF_TWO_NAMES

Question = Mapping[str, Any]
"""Two `names` of which Weft is not sure, as `asked_in` gives them."""
Side = tuple[str, str]
"""A name and its body, as rulings compare them."""


@dataclass(frozen=True)
class Review:
    """The questions of a run in their order, each with the ruling that answers it, or None."""

    questions: Sequence[Question]
    answers: Sequence[Ruling | None]

    @property
    def said(self) -> int:
        """How many are answered."""
        return sum(answer is not None for answer in self.answers)

    @property
    def decided_gbp(self) -> Decimal:
        """The money that the answers move or keep."""
        both = zip(self.questions, self.answers, strict=True)
        return sum((Decimal(one["amount_gbp"] or 0) for one, answer in both if answer), Decimal(0))

    def open_after(self, number: int) -> int | None:
        """The number, from 1, of the next question that is open, round to the first; None where none is left."""
        left = [place for place, answer in enumerate(self.answers, start=1) if answer is None]
        later = [place for place in left if place > number]
        return next(iter([*later, *left]), None)

    def of(self, rulings: Iterable[Ruling]) -> int | None:
        """The number of the question that these rulings are about; None where it is none of this list."""
        sides = {side for ruling in rulings for side in _sides(ruling)}
        asked = (set(_asked(one)) for one in self.questions)
        return next((place for place, both in enumerate(asked, start=1) if both <= sides), None)


def review_of(run: Run, by: Viewer) -> Review:
    """The review list of a run that is done, as the rulings of the council that the viewer analyses for answer it now."""
    questions = asked_in(folder_of(run))
    rulings = list(rulings_visible_to(by).filter(withdrawn_at__isnull=True).order_by("pk"))
    pairs = {frozenset(_sides(one)): one for one in rulings if one.says in OF_TWO_NAMES}
    numbered = {_sides(one)[0]: one for one in rulings if one.says in OF_A_NUMBER}
    return Review(questions, [_answer(_asked(one), pairs, numbered) for one in questions])


def _answer(
    asked: tuple[Side, Side],
    pairs: Mapping[frozenset[Side], Ruling],
    numbered: Mapping[Side, Ruling],
) -> Ruling | None:
    """Two names are decided by a ruling about both, or by one about the number of each."""
    if said := pairs.get(frozenset(asked)):
        return said
    one, other = (numbered.get(side) for side in asked)
    return other if one and other and one.says == other.says else None


def _asked(one: Question) -> tuple[Side, Side]:
    return _side(one["name"], one["body"]), _side(one["other"], one["other_body"])


def _sides(ruling: Ruling) -> list[Side]:
    first = _side(ruling.name, ruling.body)
    return (
        [first, _side(ruling.other, ruling.other_body)] if ruling.says in OF_TWO_NAMES else [first]
    )


def _side(name: str, body: str) -> Side:
    from weft.analysis.spend.resolving.rulings import spelt

    return spelt(name), spelt(body)
