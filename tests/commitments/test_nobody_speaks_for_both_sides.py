"""Whoever acts for those who delivered or promised something, too, says nothing of it for the other side: a colleague does, and the database keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BUILDERS, CHOIR, ROOFERS, Place
from tests.commitments.test_a_group_without_an_account_answers import ON_PAPER
from tests.commitments.test_confirming_in_pages import at, text
from tests.ui.pages import tree
from weft.analysis.commitments.ratings import Rating
from weft.commitments import actions, four_eyes, queries
from weft.commitments.actions import Bound, CannotDo, Check, Finding, Promise, Proposed
from weft.commitments.checks import Way
from weft.commitments.models import (
    Benefit,
    Claim,
    Commitment,
    Contact,
    Indicator,
    Inquiry,
    Party,
    Remedy,
)
from weft.commitments.performance import Period
from weft.commitments.remedies import RemedyKind, RemedyState
from weft.commitments.rules import AgreementState, BenefitState, ClaimState, PartyRole, Sort
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.models import Membership
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db
DUE = datetime(2027, 4, 1, 9, 0, tzinfo=UTC)
AFTER = datetime(2027, 6, 1, 9, 0, tzinfo=UTC)
PLAN = Proposed(RemedyKind.PLAN, "Ten more by the summer.", by_when=date(2027, 8, 31))


@dataclass
class Both:
    """What the builders promised and delivered; and Tom, Cleo and Mo, each of whom acts for the other side, too."""

    place: Place
    claim: Claim
    checked: Benefit
    indicator: Indicator
    remedy: Remedy
    subcontractor: Party

    @property
    def promise(self) -> Commitment:
        """Ten people in jobs, of which all are missing once they are due."""
        return Commitment.objects.get(pk=self.place.first.pk)

    @property
    def tom(self) -> Viewer:
        """For the council."""
        return self.place.viewer("Tom", AMBLEFORD)


@pytest.fixture
def both(place: Place) -> Both:
    tom = {"by": place.viewer("Tom"), "at": NOW}
    builders = place.cast.organisations[BUILDERS]
    on_payroll = Promise(builders, place.edition, "W", Sort.FIXED, 100, due=date(2027, 3, 31))
    checked = place.benefit(5, code="W", beneficiary=None)
    agreement = place.first.agreement
    actions.add_party(
        agreement=agreement, party=Bound(PartyRole.SUBCONTRACTOR, place.cast.organisations[ROOFERS]), on=NOW.date(), because="They help.", **tom
    )  # fmt: skip
    second = actions.record_commitment(agreement=agreement, promise=on_payroll, **tom)
    actions.claim(benefit=checked, commitment=second, quantity=5, by=place.viewer("Mo"), at=NOW)
    (indicator,) = actions.choose_indicators(agreement=agreement, commitments=[place.first], **tom)
    remedy = actions.propose_remedy(
        commitment=place.first, told=PLAN, by=place.viewer("Tom"), at=DUE
    )
    claim = actions.claim(
        benefit=place.benefit(5), commitment=place.first, quantity=5, by=place.viewer("Mo"), at=NOW
    )
    for name, organisation, administrator in (
        ("Tom", BUILDERS, "Mo"), ("Cleo", BUILDERS, "Mo"), ("Mo", AMBLEFORD, "Ada"),
    ):  # fmt: skip
        place.cast.member(name, organisation, Role.READER, administrator=administrator)
    return Both(
        place, claim, checked, indicator, remedy, agreement.parties.get(role="subcontractor")
    )


ACTS: dict[str, Callable[[Both], object]] = {
    "verify": lambda it: actions.verify_claim(claim=it.claim, by=it.tom, at=NOW),
    "verify several": lambda it: actions.verify_claims(claims=[it.claim], by=it.tom, at=NOW),
    "adjust": lambda it: actions.adjust_claim(claim=it.claim, verified=3, because="Two left.", by=it.tom, at=NOW),
    "return": lambda it: actions.return_claim(claim=it.claim, because="No.", by=it.tom, at=NOW),
    "confirm": lambda it: actions.confirm_benefit(benefit=it.claim.benefit, received=5, by=it.place.viewer("Cleo", CHOIR), at=NOW),
    "check": lambda it: actions.check_benefit(benefit=it.checked, check=Check(Way.BOOKS, 5), by=it.tom, at=NOW),
    "assess": lambda it: actions.assess(
        agreement=it.promise.agreement, period=Period(date(2026, 4, 1), date(2027, 3, 31)),
        findings=[Finding(it.indicator, Rating.GOOD, "They did well.")], by=it.tom, at=AFTER,
    ),
    "propose": lambda it: actions.propose_remedy(commitment=it.promise, told=PLAN, by=it.tom, at=DUE),
    "agree": lambda it: actions.answer_remedy(
        remedy=it.remedy, to=RemedyState.AGREED, because="", by=it.place.viewer("Mo", BUILDERS), at=DUE
    ),
    "agree for them": lambda it: actions.move_remedy(
        remedy=it.remedy, to=RemedyState.AGREED, because="By letter.", by=it.tom, at=DUE
    ),
    "promise less": lambda it: actions.vary_commitment(
        commitment=it.promise, quantity=8, due=it.promise.due, on=NOW.date(), because="They asked.", by=it.tom, at=NOW
    ),
    "promise no longer": lambda it: actions.end_commitment(
        commitment=it.promise, on=NOW.date(), because="They asked.", by=it.tom, at=NOW
    ),
    "suspend": lambda it: actions.move_agreement(to=AgreementState.SUSPENDED, **happens(it)),
    "terminate": lambda it: actions.move_agreement(to=AgreementState.TERMINATED, **happens(it)),
    "extend": lambda it: actions.extend_agreement(ends=date(2028, 3, 31), **happens(it)),
    "vary": lambda it: actions.vary_agreement(
        title="A smaller school", value_gbp=None, with_vat=None, begins=date(2026, 4, 1), ends=date(2027, 3, 31), **happens(it)
    ),
    "novate": lambda it: actions.novate(
        leaving=it.place.cast.organisations[BUILDERS], coming=it.place.cast.organisations[ROOFERS], **happens(it)
    ),
    "say what was spent": lambda it: actions.record_drawdown(
        agreement=it.promise.agreement, begins=date(2026, 10, 5), ends=date(2026, 10, 6), amount_gbp=Decimal(10), source="Invoice", sure=True, by=it.tom, at=NOW
    ),
    "promise something": lambda it: actions.record_commitment(
        agreement=it.promise.agreement, promise=Promise(it.place.cast.organisations[BUILDERS], it.place.edition, "H", Sort.FIXED, 60, due=date(2027, 3, 31)),
        by=it.tom, at=NOW,
    ),
    "rate it by more": lambda it: actions.choose_indicators(
        agreement=it.promise.agreement, commitments=list(it.promise.agreement.commitments.filter(code="W")), by=it.tom, at=NOW
    ),
    "rate it by less": lambda it: actions.drop_indicator(indicator=it.indicator, because="They asked.", by=it.tom, at=NOW),
    "let a party leave": lambda it: actions.end_party(party=it.subcontractor, **happens(it)),
}  # fmt: skip


def happens(both: Both) -> dict[str, Any]:
    """What everything that happens to an agreement is told."""
    return {
        "agreement": both.promise.agreement, "on": NOW.date(), "because": "They asked.", "by": both.tom, "at": NOW,
    }  # fmt: skip


def as_it_is(both: Both) -> tuple[object, ...]:
    """All that somebody could have said for the other side."""
    claim, promise = Claim.objects.get(pk=both.claim.pk), both.promise
    agreement = promise.agreement
    return (
        agreement.drawdowns.count(), agreement.indicators.filter(dropped_at=None).count(), agreement.state, agreement.title, agreement.ends, list(agreement.parties.values_list("name", "until")), agreement.commitments.count(),
        claim.state, claim.benefit.state, Benefit.objects.get(pk=both.checked.pk).state, promise.quantity, promise.ended_at,
        list(Remedy.objects.values_list("state")), promise.agreement.assessments.count(),
    )  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_nobody_does_it_who_acts_for_the_other_side_too(both: Both, act: str) -> None:
    before = as_it_is(both)
    with pytest.raises(NotAllowed, match=r"You act for .* Ask a colleague of your organisation"):
        ACTS[act](both)
    assert as_it_is(both) == before


OF_RULES_ALONE = ("promise something", "rate it by more", "rate it by less")


@pytest.mark.parametrize("act", [one for one in ACTS if one not in OF_RULES_ALONE])
def test_the_database_refuses_it_by_itself(
    both: Both, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for rule in ("why_not_judge", "why_not_rate", "why_not_speak_for_both", "why_not_change_for_both"):  # fmt: skip
        monkeypatch.setattr(four_eyes, rule, lambda **_facts: None)
    before = as_it_is(both)
    with pytest.raises(IntegrityError, match="Nobody"), transaction.atomic():
        ACTS[act](both)
    assert as_it_is(both) == before


@pytest.mark.parametrize("act", ACTS)
def test_once_they_act_for_one_side_only_they_do_it(both: Both, act: str) -> None:
    others = Membership.objects.filter(person__name__in=["Tom", "Cleo"], organisation__name=BUILDERS)  # fmt: skip
    others.update(until=datetime(2026, 9, 30, 9, tzinfo=UTC))  # before it was delivered
    Membership.objects.filter(person__name="Mo", organisation__name=AMBLEFORD).update(until=NOW)
    before = as_it_is(both)
    ACTS[act](both)
    assert as_it_is(both) != before


@pytest.mark.parametrize(
    "act", ["verify", "verify several", "adjust", "return", "confirm", "check"]
)
def test_whoever_has_left_those_who_delivered_it_since_does_not_judge_it(
    both: Both, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Membership.objects.filter(person__name__in=["Tom", "Cleo"], organisation__name=BUILDERS)  # fmt: skip
    began, before = datetime(2026, 10, 1, 9, tzinfo=UTC), as_it_is(both)
    theirs.update(until=began)
    with pytest.raises(NotAllowed, match="or did when it was delivered or since"):
        ACTS[act](both)
    with monkeypatch.context() as rules:
        rules.setattr(four_eyes, "why_not_judge", lambda **_facts: None)
        with pytest.raises(IntegrityError, match="Nobody"), transaction.atomic():
            ACTS[act](both)
    assert as_it_is(both) == before
    theirs.update(until=began - timedelta(1))
    ACTS[act](both)
    assert as_it_is(both) != before


def test_what_was_spent_is_not_taken_back_for_both_sides(both: Both) -> None:
    made = actions.record_drawdown(
        agreement=both.promise.agreement, begins=date(2026, 10, 5), ends=date(2026, 10, 6), amount_gbp=Decimal(10), source="Invoice", sure=True,
        by=both.place.viewer("Ada", AMBLEFORD), at=NOW,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="You act for whoever keeps this agreement and for one"):
        actions.withdraw_drawdown(drawdown=made, because="They asked.", by=both.tom, at=NOW)


def test_what_a_council_promised_itself_has_one_side(place: Place) -> None:
    council = place.cast.organisations[AMBLEFORD]
    own = place.first
    own.promised_by, own.agreement.keeper = council, council
    assert queries.why_not_speak_for_both(place.viewer("Tom"), own) is None


@pytest.fixture
def tom(both: Both) -> Client:
    return at(both.place, "Tom")


def test_several_are_verified_without_those_of_whom_they_act_for(both: Both, tom: Client) -> None:
    page = tom.get("/claims/")
    assert "You act for whoever delivered this, too, or did when it was delivered or since. Ask a colleague of your organisation who does not to do it." in text(page)  # fmt: skip
    assert not tree(page.content.decode()).xpath("//main//input[@name='claim']")
    assert tree(at(both.place, "Ada").get("/claims/").content.decode()).xpath("//main//input[@name='claim']")  # fmt: skip


def test_no_page_asks_them(both: Both, tom: Client) -> None:
    claim = tom.get(f"/claims/{both.claim.ref}/")
    assert "You act for whoever delivered this, too" in text(claim)
    assert not tree(claim.content.decode()).xpath("//main//input[@name='decision']")
    assert tom.post(f"/claims/{both.claim.ref}/", {"decision": "verified"}).status_code == 403
    promise = f"/agreements/{both.promise.agreement.ref}/commitments/{both.promise.ref}/"
    shown = text(tom.get(promise))
    assert "You act for whoever promised this and for whoever keeps the agreement." in shown
    assert "It is promised no longer" not in shown and "Propose what is to follow" not in shown
    remedy = tom.get(f"{promise}remedies/{both.remedy.ref}/")
    assert "You act for whoever promised this" in text(remedy)
    assert not tree(remedy.content.decode()).xpath("//main//form")


@pytest.mark.parametrize("way", ["vary", "extend", "move/suspend", "move/terminate"])
def test_no_page_asks_them_what_becomes_of_the_agreement(both: Both, tom: Client, way: str) -> None:
    page = tom.get(f"/agreements/{both.promise.agreement.ref}/{way}/", follow=True)
    assert "You act for whoever keeps this agreement and for one that promised something in it." in text(page)  # fmt: skip
    assert not tree(page.content.decode()).xpath("//main//*[@name='because']")


def test_they_hand_it_over(both: Both) -> None:
    actions.hand_over(manager=both.place.cast.person("Ada"), deputy=None, **happens(both))
    assert both.promise.agreement.manager == both.place.cast.person("Ada")


def test_they_are_not_asked_what_was_received(both: Both) -> None:
    cleo, there = at(both.place, "Cleo"), f"/confirmations/{both.claim.benefit.ref}/"
    cleo.post(f"/organisations/{both.place.cast.organisations[CHOIR].ref}/act-for/")
    assert "Nothing waits for your word." in text(cleo.get("/confirmations/"))
    assert "You act for whoever delivered this, too" in text(cleo.get(there, follow=True))


def test_whoever_printed_the_code_does_not_verify_what_was_said_by_it(place: Place) -> None:
    """Ada prints it; Tom verifies."""
    made = place.benefit(5, beneficiary=None, beneficiary_name="The allotments")
    claim = actions.claim(benefit=made, commitment=place.first, quantity=5, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    _asked, code = actions.inquire(benefit=made, by=place.viewer("Ada"), at=NOW)
    actions.answer_inquiry(inquiry=Inquiry.objects.get(), received=5, at=NOW)
    assert code and Benefit.objects.get(pk=made.pk).state == BenefitState.CONFIRMED
    ada, said = at(place, "Ada"), "You printed the code by which it was said what was received."
    assert said in text(ada.get("/claims/")) and said in text(ada.get(f"/claims/{claim.ref}/"))
    for decides in (
        lambda: actions.verify_claim(claim=claim, by=place.viewer("Ada"), at=NOW),
        lambda: actions.return_claim(claim=claim, because="No.", by=place.viewer("Ada"), at=NOW),
    ):
        with pytest.raises(NotAllowed, match="Somebody else of your organisation decides"):
            decides()
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=NOW)
    assert Claim.objects.get(pk=claim.pk).state == ClaimState.VERIFIED


def answered(place: Place, email: str = "", contact: Contact | None = None) -> Claim:
    """What Ada asked: on paper, at an address that she types, or of a contact."""
    made = place.benefit(5, beneficiary=None, beneficiary_name="The allotments")
    claim = actions.claim(benefit=made, commitment=place.first, quantity=5, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    actions.inquire(benefit=made, email=email, contact=contact, by=place.viewer("Ada"), at=NOW)
    actions.answer_inquiry(inquiry=Inquiry.objects.get(), received=5, at=NOW)
    return claim


def approved(place: Place, by: str) -> Contact:
    return actions.approve_contact(
        group="The allotments", email="gwen@allotments.example", known_by="The list of allotments", by=place.viewer(by), at=NOW
    )  # fmt: skip


def test_the_database_refuses_it_of_a_code(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(four_eyes, "why_not_judge_too", lambda **_facts: None)
    claim = answered(place)
    with pytest.raises(IntegrityError, match="Who printed a code"), transaction.atomic():
        actions.verify_claim(claim=claim, by=place.viewer("Ada"), at=NOW)


@pytest.mark.parametrize("typed", [True, False], ids=["typed", "approved by themselves"])
def test_whoever_chose_the_address_of_a_letter_does_not_verify_what_was_answered_by_it(
    place: Place, monkeypatch: pytest.MonkeyPatch, typed: bool
) -> None:
    claim = answered(place, "gwen@allotments.example") if typed else answered(place, contact=approved(place, "Ada"))  # fmt: skip
    with pytest.raises(NotAllowed, match="You chose the address"):
        actions.verify_claim(claim=claim, by=place.viewer("Ada"), at=NOW)
    assert "You chose the address" in text(at(place, "Ada").get("/claims/"))
    monkeypatch.setattr(four_eyes, "why_not_judge_too", lambda **_facts: None)
    with pytest.raises(IntegrityError, match="Who chose the address"), transaction.atomic():
        actions.verify_claim(claim=claim, by=place.viewer("Ada"), at=NOW)
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=NOW)
    assert Claim.objects.get(pk=claim.pk).state == ClaimState.VERIFIED


def test_whoever_wrote_to_a_contact_that_another_approved_verifies_what_was_answered(place: Place) -> None:  # fmt: skip
    place.cast.member("Lea", AMBLEFORD, Role.COMMUNITY_LEAD, administrator="Ada")
    claim = answered(place, contact=approved(place, "Lea"))
    actions.verify_claim(claim=claim, by=place.viewer("Ada"), at=NOW)
    assert Claim.objects.get(pk=claim.pk).state == ClaimState.VERIFIED


def test_an_address_is_the_same_whatever_follows_a_plus(place: Place) -> None:
    made = place.benefit(5, beneficiary=None, beneficiary_name="The allotments")
    actions.claim(benefit=made, commitment=place.first, quantity=5, by=place.viewer("Mo"), at=NOW)
    name, _at, domain = place.cast.person("Ada").email.partition("@")
    for email in (f"{name}+club@{domain}", f"{name.upper()}+x@{domain}"):
        with pytest.raises(CannotDo, match="has this address"):
            actions.inquire(benefit=made, email=email, by=place.viewer("Ada"), at=NOW)


def test_a_code_that_was_not_answered_hinders_nobody(place: Place) -> None:
    made = place.benefit(5, beneficiary=None, beneficiary_name="The allotments")
    claim = actions.claim(benefit=made, commitment=place.first, quantity=5, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    at(place, "Ada").post(f"/confirmations/{made.ref}/ask/", ON_PAPER)
    actions.verify_claim(claim=claim, by=place.viewer("Ada"), at=NOW)
    assert Claim.objects.get(pk=claim.pk).state == ClaimState.VERIFIED
