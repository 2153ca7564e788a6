"""Whoever confirms, judges or reports is told plainly what is not right with what they typed, and that what they pressed twice is done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, LATER, Place
from tests.commitments.test_confirming_in_pages import at, problems, text
from tests.commitments.test_verifying_in_pages import claimed, told
from tests.ui.pages import tree
from weft.audit import guards
from weft.commitments import actions
from weft.commitments.actions import CannotDo
from weft.commitments.models import Agreement, Benefit, Claim
from weft.frameworks.models import Node
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("amount", ["5", "11"])
def test_a_part_is_less_than_all(place: Place, amount: str) -> None:
    benefit, cleo = place.benefit(5), at(place, "Cleo")
    answer = cleo.post(f"/confirmations/{benefit.ref}/", {"answer": "part", "received": amount})
    assert problems(answer) == [
        "A part is less than 5 people. Where you received all of it, choose that"
    ]
    assert Benefit.objects.get(pk=benefit.pk).state == "reported"


def test_the_page_has_one_heading_above_the_facts(place: Place) -> None:
    page = tree(at(place, "Cleo").get(f"/confirmations/{place.benefit(5).ref}/").content.decode())
    heads = page.xpath("//main//h1 | //main//dl")
    assert [one.tag for one in heads[:2]] == ["h1", "dl"]
    assert len(page.xpath("//main//h1")) == 1


@pytest.mark.parametrize(
    ("amount", "problem"),
    [
        ("0", "Enter more than 0. Where nothing of it counts, return it"),
        ("9", "That is more than was claimed: 5 people. Enter less than that"),
    ],
)
def test_a_part_of_a_claim_is_something_and_not_more_than_was_claimed(
    place: Place, amount: str, problem: str
) -> None:
    claim, tom = claimed(place), at(place, "Tom")
    answer = tom.post(
        f"/claims/{claim.ref}/", {"decision": "adjusted", "verified": amount, "because": "x"}
    )
    assert problems(answer) == [problem]
    with pytest.raises(CannotDo), transaction.atomic():
        actions.adjust_claim(
            claim=claim, verified=int(amount), because="x", by=place.viewer("Tom"), at=LATER
        )
    assert Claim.objects.get(pk=claim.pk).state == "made"


def test_who_received_it_and_what_evidence_was_expected_stand_beside_a_claim(place: Place) -> None:
    place.first.evidence = "A list from payroll"
    place.first.save(update_fields=["evidence"])
    page = text(at(place, "Tom").get(f"/claims/{claimed(place).ref}/"))
    assert "A list from payroll" in page
    assert "Who received it Harbour Choir" in page


def test_what_is_reported_twice_leads_to_where_it_stands(place: Place) -> None:
    benefit, mo = place.benefit(5, report=False), at(place, "Mo")
    for said in ("It is reported. Harbour Choir can say now", "It is reported already."):
        answer = mo.post(f"/benefits/{benefit.ref}/report/", {"for_nothing": "on"}, follow=True)
        assert answer.status_code == 200
        assert said in told(answer)
    assert Benefit.objects.get(pk=benefit.pk).round == 1


def test_a_draft_is_not_reported_yet(place: Place) -> None:
    benefit, mo = place.benefit(5, report=False), at(place, "Mo")
    page = f"/benefits/{benefit.ref}/"
    assert "not reported yet" in text(mo.get(page))
    actions.report_benefit(benefit=benefit, by=place.viewer("Mo"), at=NOW)
    assert "not reported yet" not in text(mo.get(page))


def test_where_nobody_is_named_it_is_not_confirmed_and_says_why(place: Place) -> None:
    benefit = place.benefit(60, code="H", beneficiary=None)
    shown = text(at(place, "Mo").get(f"/benefits/{benefit.ref}/"))
    assert "not confirmed: nobody is named who received it" in shown
    assert "not confirmable" not in shown
    assert "Nobody is named who received it, so nobody can confirm it." in shown


def test_what_its_beneficiary_can_confirm_waits(place: Place) -> None:
    node = Node.objects.get(edition=place.edition, code="J")
    measure = {**node.measure, "confirmed_by": ["beneficiary"]}
    with guards.down(connection):
        Node.objects.filter(pk=node.pk).update(measure=measure)
    claim, tom = claimed(place), at(place, "Tom")
    page = f"/agreements/{place.first.agreement.ref}/"
    assert "0 people, not confirmed yet" in text(tom.get(page))
    actions.confirm_benefit(benefit=claim.benefit, received=4, by=place.viewer("Cleo"), at=NOW)
    shown = text(tom.get(page))
    assert "4 people" in shown and "not confirmed yet" not in shown


def test_a_deputy_can_be_nobody_again(place: Place) -> None:
    agreement, tom = place.first.agreement, at(place, "Tom")
    deputy = place.cast.member("Una", AMBLEFORD, Role.CONTRACT_MANAGER, administrator="Ada")
    manager = place.cast.person("Tom")
    Agreement.objects.filter(pk=agreement.pk).update(manager=manager, deputy=deputy)
    there = f"/agreements/{agreement.ref}/hand-over/"
    page = tree(tom.get(there).content.decode())
    boxes = page.xpath("//input[@name='deputy']")
    assert [one.get("value") for one in boxes if one.get("checked") is not None] == [str(deputy.pk)]
    was = page.xpath("string(//input[@name='was']/@value)")
    said = {"was": was, "manager": str(manager.pk), "deputy": "nobody", "on": "1 11 2026", "because": "She left."}  # fmt: skip
    assert tom.post(there, said).status_code == 302
    assert Agreement.objects.get(pk=agreement.pk).deputy is None


def test_a_credit_and_a_single_day_are_said_as_people_say_them(place: Place) -> None:
    actions.record_drawdown(
        agreement=place.first.agreement, begins=date(2026, 11, 3), ends=date(2026, 11, 3), amount_gbp=Decimal(-100), source="F1",
        by=place.viewer("Tom"), at=LATER,
    )  # fmt: skip
    page = text(at(place, "Tom").get(f"/agreements/{place.first.agreement.ref}/"))
    assert "3 November 2026: -£100.00, F1" in page


def test_what_else_it_counts_for_is_said_by_whoever_reports_it_and_not_filled_in(
    place: Place,
) -> None:
    benefit = place.benefit(9, meant=place.first)
    actions.claim(
        benefit=benefit, commitment=place.first, quantity=4, by=place.viewer("Mo"), at=NOW
    )
    page = tree(at(place, "Mo").get(f"/benefits/{benefit.ref}/claim/").content.decode())
    (box,) = page.xpath(f"//input[@name='{place.second.ref}']")
    assert not box.get("value")
