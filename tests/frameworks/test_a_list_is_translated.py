"""A list of measured things in the words of another framework: only what is agreed carries, and nothing grows beyond its factor."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NOW, Cast
from tests.frameworks.conftest import AMBLEFORD, BRINDALE, signed_in
from tests.frameworks.said import (
    adapts,
    agreed,
    measured,
    other_framework,
    proposed,
    saying,
    two_councils_adapt,
    words,
)
from weft.analysis.frameworks.adapted import Add, LeaveOut
from weft.analysis.frameworks.crosswalks import Relation
from weft.analysis.frameworks.edition import Node as NodeValue
from weft.analysis.frameworks.translated import Told
from weft.frameworks import actions, queries
from weft.frameworks.models import Edition, Mapping
from weft.organisations.access import NOBODY, Viewer

pytestmark = pytest.mark.django_db
EXACT, BROADER, NARROWER, RELATED, NONE = Relation
THERE = "/frameworks/crosswalks/national-model/1/weaverdale-social-value/2026/translate/"


@pytest.fixture
def model(paula: Viewer, piet: Viewer) -> Edition:
    return other_framework(paula, piet)


@pytest.fixture
def said(first: Edition, model: Edition, amir: Viewer, paula: Viewer) -> None:
    agreed(
        amir,
        paula,
        saying(model, "N-1", BROADER, first, "O1-1-1", rationale="All who began a job count."),
    )


def test_what_arrives_what_is_lost_and_what_would_count_twice_is_named(
    client: Client, said: None, first: Edition, model: Edition, amir: Viewer, paula: Viewer
) -> None:
    told = words(client.post(THERE, {"list": "measure,quantity\nN-1,12\nN-2,4.5\n"}))
    assert "What arrives (1) O1-1-1 People who started a job: 12 people" in told
    assert "All who began a job count." in told
    assert (
        "What is lost (1) N-2 Weeks of placement: 4.5 weeks Nobody has said yet what it is there."
        in told
    )
    assert "What would be counted twice (0) Nothing." in told
    agreed(amir, paula, saying(model, "N-2", BROADER, first, "O1-1-1", "1/520"))
    told = words(client.post(THERE, {"list": "measure,quantity\nN-1,12\nN-2,104\n"}))
    assert "between 12 people and 14 people" in told
    assert "may be the same benefits" in told


def test_it_is_taken_away_as_a_table_and_nothing_is_kept(client: Client, said: None) -> None:
    before = Mapping.objects.count()
    answer = client.post(THERE, {"list": "measure\tquantity\nN-1\t12\nN-2\t4.5", "as": "csv"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="translated.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["what"], row["to_measure"], row["at_least"]) for row in rows] == [
        ("arrived", "O1-1-1", "12"), ("lost", "", ""),
    ]  # fmt: skip
    assert Mapping.objects.count() == before


def test_a_list_that_cannot_be_read_is_named(
    client: Client, first: Edition, model: Edition
) -> None:
    for typed, told in (
        ("", "Enter the list"), ("x", "lacks the column"), ("measure,quantity", "at least one amount"),
        ("measure,quantity\nZ,1", "row 2: “Z” is no measure"), ("measure,quantity\nN-1,many", "row 2: “many” is no number"),
        ("measure,quantity\nN-1,1e999999", "row 2"), ("measure,quantity\n" + "N-1,1\n" * 2001, "at most 2000"),
        ("measure,quantity\nN-1," + "9" * 150_000, "row 2"),
    ):  # fmt: skip
        assert told in words(client.post(THERE, {"list": typed})), typed[:40]


def test_people_who_are_signed_in_send_a_file(client: Client, cast: Cast, said: None) -> None:
    sent = io.BytesIO(b"measure,quantity,reference\r\nN-1,3,a\r\n")
    sent.name = "list.csv"
    assert "Or a CSV file" not in words(client.get(THERE))
    assert "Enter the list" in words(client.post(THERE, {"chosen": sent}))
    signed_in(client, cast, "Rita")
    assert "Or a CSV file" in words(client.get(THERE))
    sent.seek(0)
    assert "3 people" in words(client.post(THERE, {"chosen": sent}))


def test_only_what_is_agreed_carries(
    client: Client, first: Edition, model: Edition, amir: Viewer, paula: Viewer
) -> None:
    rows = proposed(amir, saying(model, "N-1", EXACT, first, "O1-1-1"))
    typed = {"list": "measure,quantity\nN-1,12\n"}
    client.force_login(amir.person)
    for act in (lambda: None, lambda: actions.review_mappings(mappings=rows, by=paula, at=NOW)):
        act()
        assert "What arrives (0)" in words(client.post(THERE, typed))
    actions.agree_to_mappings(mappings=rows, by=paula, at=NOW)
    assert "What arrives (1)" in words(client.post(THERE, typed))
    actions.withdraw_mapping(mapping=rows[0], because="No.", by=amir, at=NOW)
    assert "What arrives (0)" in words(client.post(THERE, typed))


def test_between_two_councils_what_both_take_over_arrives_as_it_is(
    client: Client, first: Edition, cast: Cast
) -> None:
    mine, theirs = two_councils_adapt(first, cast)
    found = queries.carried_over(NOBODY, [Told("O1-1-1", 7), Told("A-1", 600)], mine, theirs)
    assert [(one.node.code, one.parts) for one in found.arrived] == [("O1-1-1", 7)]
    assert [one.node.code for one in found.lost] == ["A-1"]


def test_what_a_council_leaves_out_is_told_apart_from_what_nobody_has_spoken_of(
    client: Client, first: Edition, cast: Cast
) -> None:
    mine = adapts(
        first, cast.viewer("Amir", AMBLEFORD), cast.viewer("Ada", AMBLEFORD), LeaveOut("O1-1-1", "The county counts jobs.")
    )  # fmt: skip
    weeks = NodeValue("B-1", "measure", "Weeks of placement", parent="O1-1", measure=measured("weeks"))  # fmt: skip
    theirs = adapts(first, cast.viewer("Bea", BRINDALE), cast.viewer("Brian", BRINDALE), Add(weeks))
    page = f"/frameworks/crosswalks/{theirs.framework.key}/{theirs.name}/{mine.framework.key}/{mine.name}/translate/"
    told = words(client.post(page, {"list": "measure,quantity\nO1-1-1,1\nB-1,2\n"}))
    assert "1 person It is left out there. The county counts jobs." in told
    assert "Weeks of placement: 2 weeks Nobody has said yet what it is there." in told


STEPS = ("proposed", "reviewed", "agreed", "withdrawn")
FACTORS = st.fractions(Fraction(1, 5000), Fraction(50), max_denominator=5000)


@given(
    relations=st.tuples(*[st.sampled_from([EXACT, BROADER, NARROWER, RELATED])] * 2),
    steps=st.tuples(*[st.sampled_from(STEPS)] * 2), factor=FACTORS,
    amounts=st.lists(st.tuples(st.sampled_from(["N-1", "N-2"]), st.integers(0, 10**9), st.sampled_from(["", "a", "b"])), max_size=8),
)  # fmt: skip
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_amount_grows_beyond_its_factor_and_only_what_is_agreed_carries(
    first: Edition, model: Edition, amir: Viewer, paula: Viewer, relations, steps, factor, amounts
) -> None:
    Mapping.objects.all().delete()
    rows = proposed(
        amir, saying(model, "N-1", relations[0], first, "O1-1-1"),
        saying(model, "N-2", relations[1], first, "O1-1-1", str(factor)),
    )  # fmt: skip
    for row, step in zip(rows, steps, strict=True):
        if step in {"reviewed", "agreed"}:
            actions.review_mappings(mappings=[row], by=paula, at=NOW)
        if step == "agreed":
            actions.agree_to_mappings(mappings=[row], by=paula, at=NOW)
        if step == "withdrawn":
            actions.withdraw_mapping(mapping=row, because="No.", by=amir, at=NOW)
    factors = {"N-1": Fraction(1), "N-2": factor}
    carrying = {
        code for code, relation, step in zip(factors, relations, steps, strict=True)
        if step == "agreed" and relation in {EXACT, BROADER}
    }  # fmt: skip
    told = [Told(*one) for one in amounts]
    found = queries.carried_over(amir, told, model, first)
    most = sum((one.parts * factors[one.code] for one in told if one.code in carrying), Fraction(0))
    arrived = {one.node.code: one for one in found.arrived}
    assert set(arrived) == ({"O1-1-1"} if carrying & {one.code for one in told} else set())
    for one in arrived.values():
        assert 0 <= one.at_least <= one.at_most <= most
    assert {one.node.code for one in found.lost} == {one.code for one in told} - carrying
