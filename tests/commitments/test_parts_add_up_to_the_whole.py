"""In ten thousand made lists of promises: where a slice partitions them, its parts add up to the whole; where parts overlap, no whole is shown."""

from __future__ import annotations

import random
from datetime import date

import pytest
from django.test import Client

from tests.commitments.conftest import Place
from tests.commitments.test_agreements_are_kept_on_pages import at, text
from weft.commitments.queries.portfolio import SEVERAL, SLICES, UNKNOWN, Bound, Line, grouped

CASES = 10_000
AROUND = {"E05000650": "E08000003", "E05000651": "E08000003"}
CODES = ("E08000003", "E08000006", *AROUND, SEVERAL.strip("-"), UNKNOWN.strip("-"))
NAMES = ("", "Works", "unknown", "several", "Care")


def made(dice: random.Random) -> list[Line]:
    """A list of promises of which anything may be known, and nothing."""
    return [_line(dice, number) for number in range(dice.randint(0, 9))]


def _places(dice: random.Random) -> tuple[str, ...]:
    return tuple(dice.choices(CODES, k=dice.choice((0, 0, 1, 1, 2, 3))))


def _line(dice: random.Random, number: int) -> Line:
    above = ([], [("u1", "A framework"), ("c1", "A call-off")], [("u2", "A framework")])
    agreement = Bound(
        ("a", "An agreement"), dice.choice((("k1", "A council"), ("k2", "A council"))), dice.choice(("contract", "grant")), dice.choice(NAMES), None, None, None, _places(dice),
        dice.choice(above),
    )  # fmt: skip
    due, reported, verified = (dice.randint(0, 3) for _ in range(3))
    return Line(
        number, agreement, dice.choice((("s1", "A firm"), ("s2", ""))), 1, "J", "people", date(2026, 1, 1), due, reported < due, dice.random() < 0.5, reported, 0, verified,
        dice.choice((None, 0, 1, 2)), _places(dice), AROUND,
    )  # fmt: skip


def test_what_partitions_adds_up_and_what_overlaps_leaves_nothing_out() -> None:
    dice, exceeded = random.Random(2026), {one.key: False for one in SLICES.values()}
    for _case in range(CASES):
        lines = made(dice)
        whole = len(lines), sum(one.is_late for one in lines), sum(one.is_kept for one in lines)
        for by, one in SLICES.items():
            parts = grouped(lines, by)
            summed = tuple(
                sum(amounts)
                for amounts in zip(
                    (0, 0, 0),
                    *((each.promises, each.late, each.kept) for each in parts),
                    strict=True,
                )
            )
            assert len({each.key for each in parts}) == len(parts)
            assert all(each.promises <= len(lines) for each in parts), "none twice in a part"
            assert summed == whole if one.partitions else summed >= whole
            exceeded[by] |= summed != whole
    overlapping = {one.key for one in SLICES.values() if not one.partitions}
    assert {by for by, is_more in exceeded.items() if is_more} == overlapping, (
        "else it would partition"
    )


def test_a_category_that_is_called_unknown_is_not_that_of_which_nothing_is_said() -> None:
    bound = [
        Bound(("a", "A"), ("k", "K"), "contract", name, None, None, None, ())
        for name in ("unknown", "")
    ]
    lines = [
        Line(number, one, ("s", "S"), 1, "J", "people", None, 0, False, False, False, 0, 0, 0, None, ()) for number, one in enumerate(bound)
    ]  # fmt: skip
    assert {one.key for one in grouped(lines, "category")} == {"unknown", UNKNOWN}


@pytest.mark.django_db
def test_the_page_shows_a_whole_only_where_there_is_one(place: Place) -> None:
    tom: Client = at(place, "Tom")
    assert ">All<" in tom.get("/agreements/portfolio/?by=district").content.decode()
    page = tom.get("/agreements/portfolio/?by=each-place")
    assert ">All<" not in page.content.decode()
    assert "do not add up to all" in text(page)
