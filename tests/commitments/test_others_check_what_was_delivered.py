"""Somebody who did not deliver it looks for themselves: asks a sample of those who took part, looks at the payroll, at the books; and says what they found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BRINDALE, BUILDERS, CHOIR, LATER, Place
from tests.commitments.spec_what_a_sample_confirms import CASES
from tests.commitments.test_confirming_in_pages import at, problems, text
from weft.analysis.frameworks.units import UNITS, in_parts
from weft.audit import guards
from weft.commitments import actions, queries
from weft.commitments.actions import CannotDo, Check, Promise, Quarrel
from weft.commitments.checks import Sample, Way
from weft.commitments.disputes import DisputeKind
from weft.commitments.models import Benefit, Claim, Commitment, Confirmation, Judgement
from weft.commitments.rules import BenefitState, ClaimState, Sort
from weft.frameworks.models import Node
from weft.organisations import actions as organisations
from weft.organisations.access import NotAllowed
from weft.organisations.models import Membership, Organisation
from weft.organisations.rules import Kind, Role

pytestmark = pytest.mark.django_db
FIVE_OF_SIX = {"sampled_of": "40", "sampled": "6", "found": "5"}


@pytest.fixture
def tom(place: Place) -> Client:
    return at(place, "Tom")


def promised(place: Place, code: str, of: Commitment | None = None) -> Commitment:
    """A hundred of a measure, promised by the builders: to Ambleford, where nothing else is said."""
    agreement = (of or place.first).agreement
    keeper = "Bea" if of == place.second else "Tom"
    promise = Promise(place.cast.organisations[BUILDERS], place.edition, code, Sort.FIXED, 100, due=date(2027, 3, 31))  # fmt: skip
    return actions.record_commitment(
        agreement=agreement, promise=promise, by=place.viewer(keeper), at=NOW
    )


def claimed(place: Place, code: str, quantity: int, counts: int | None = None) -> Claim:
    """So much of a measure was delivered, for nobody in particular, and counts for Ambleford."""
    benefit = place.benefit(quantity, code=code, beneficiary=None)
    return actions.claim(
        benefit=benefit, commitment=promised(place, code), quantity=counts or quantity, by=place.viewer("Mo"), at=NOW
    )  # fmt: skip


def there(claim: Claim) -> str:
    return f"/confirmations/checks/{claim.benefit.ref}/"


def stands(claim: Claim) -> tuple[str, int, int]:
    """How the benefit stands, what of it is confirmed, and what of the claim."""
    benefit = Benefit.objects.get(pk=claim.benefit_id)
    return benefit.state, benefit.confirmed, Claim.objects.get(pk=claim.pk).confirmed


def sampled(place: Place, claim: Claim, sample: Sample, *, by: str = "Tom") -> Benefit:
    return actions.check_benefit(
        benefit=claim.benefit, check=Check(Way.SAMPLE, sample=sample, words="So it is."), by=place.viewer(by), at=NOW
    )  # fmt: skip


def test_what_waits_is_on_the_first_page_and_in_the_list(place: Place, tom: Client) -> None:
    claimed(place, "W", 5)
    claimed(place, "N", 5)
    assert "Check what others delivered: by a sample, the payroll or the books 1 waits" in text(tom.get("/"))  # fmt: skip
    listed = text(tom.get("/confirmations/checks/"))
    assert "People on the payroll" in listed and BUILDERS in listed
    assert "People who know their rights" not in listed, "nobody can confirm that"


def test_a_sample_confirms_its_share_and_says_of_how_many(place: Place, tom: Client) -> None:
    claim = claimed(place, "J", 40)
    tom.post(there(claim), FIVE_OF_SIX)
    assert stands(claim) == (BenefitState.PARTLY, 33, 33)
    told = "33 people, by a sample: 5 of 6 asked, of 40"
    for page in (f"/benefits/{claim.benefit.ref}/", f"/claims/{claim.ref}/", "/claims/"):
        assert told in text(tom.get(page)), page
    assert told in text(at(place, "Mo").get("/benefits/"))


@pytest.mark.parametrize(("unit", "reported", "asked", "of", "found", "confirmed", "state"), CASES)
def test_the_share_is_of_the_quantity_rounded_down_and_of_people_no_more_than_there_are(
    place: Place,
    unit: str,
    reported: str,
    asked: int,
    of: int,
    found: int,
    confirmed: str,
    state: str,
) -> None:
    claim = claimed(place, {"people": "J", "weeks": "S"}[unit], in_parts(reported, UNITS[unit]))
    made = sampled(place, claim, Sample(asked, of, found))
    assert (made.confirmed, made.state) == (in_parts(confirmed, UNITS[unit]), state)


def test_what_the_payroll_says_is_confirmed(place: Place, tom: Client) -> None:
    claim = claimed(place, "W", 5, counts=4)
    tom.post(there(claim), {"way": "payroll", "answer": "part", "seen": "3", "words": "Two left."})
    assert stands(claim) == (BenefitState.PARTLY, 3, 3)
    page = text(at(place, "Mo").get(f"/benefits/{claim.benefit.ref}/"))
    assert "3 people, by the payroll" in page and "Two left." in page
    assert f"checked for {AMBLEFORD}" in page


def test_all_of_it_is_in_the_books(place: Place, tom: Client) -> None:
    claim = claimed(place, "W", 5)
    tom.post(there(claim), {"way": "books", "answer": "all"})
    assert stands(claim) == (BenefitState.CONFIRMED, 5, 5)
    assert "5 people, by the books" in text(tom.get(f"/claims/{claim.ref}/"))
    assert "Nothing waits to be checked." in text(tom.get("/confirmations/checks/"))


def test_where_nothing_is_found_it_is_disputed_and_may_be_reported_once_more(
    place: Place, tom: Client
) -> None:
    claim = claimed(place, "W", 5)
    nothing = {"way": "payroll", "answer": "none"}
    assert problems(tom.post(there(claim), nothing)) == ["Say what you found"]
    tom.post(there(claim), {**nothing, "words": "Nobody of that name is on it."})
    assert stands(claim) == (BenefitState.DISPUTED, 0, 0)
    actions.report_benefit(benefit=claim.benefit, by=place.viewer("Mo"), at=NOW)
    tom.post(there(claim), {"way": "payroll", "answer": "all"})
    assert [one.round for one in Confirmation.objects.all()] == [1, 2]
    assert stands(claim) == (BenefitState.CONFIRMED, 5, 5)


@pytest.mark.parametrize(
    ("code", "said", "problem"),
    [
        ("J", {}, ["Enter how many took part", "Enter how many you asked", "Enter how many say that it is so"]),
        ("J", FIVE_OF_SIX | {"sampled": "41"}, ["Enter no more than took part"]),
        ("J", FIVE_OF_SIX | {"found": "7"}, ["Enter no more than you asked"]),
        ("J", FIVE_OF_SIX | {"sampled": "4", "found": "4"},
         ["Ask at least 5, or all where fewer took part: less says too little, and may tell of one person"]),
        ("J", FIVE_OF_SIX | {"found": "0"}, ["Say what you found"]),
        ("W", {}, ["Choose by what you looked", "Choose how much of it you saw"]),
        ("W", {"way": "payroll"}, ["Choose how much of it you saw"]),
        ("W", {"way": "payroll", "answer": "part"}, ["Enter how much you saw. Where it was nothing, choose that"]),
        ("W", {"way": "payroll", "answer": "part", "seen": "40"},
         ["A part is less than 40 people. Where you saw all of it, choose that"]),
        ("W", {"way": "sample", "answer": "all"}, ["Choose by what you looked from those shown"]),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(
    place: Place, tom: Client, code: str, said: dict[str, str], problem: list[str]
) -> None:
    claim = claimed(place, code, 40)
    assert problems(tom.post(there(claim), said)) == problem
    assert not Confirmation.objects.exists()


def test_a_measure_may_be_checked_in_several_ways(place: Place, tom: Client) -> None:
    node = Node.objects.get(edition=place.edition, code="W")
    with guards.down(connection):
        Node.objects.filter(pk=node.pk).update(measure={**node.measure, "confirmed_by": ["auditor", "participants_by_sample"]})  # fmt: skip
    claim = claimed(place, "W", 40)
    missing = {"sample": "Enter how many took part", "books": "Choose how much of it you saw"}
    for way, problem in missing.items():
        assert problem in problems(tom.post(there(claim), {"way": way}))
    tom.post(there(claim), FIVE_OF_SIX | {"way": "sample"})
    assert stands(claim) == (BenefitState.PARTLY, 33, 33)


@pytest.mark.parametrize("sample", [Sample(4, 40, 4), Sample(41, 40, 5), Sample(6, 40, 7), Sample(0, 0, 0)])  # fmt: skip
def test_a_sample_that_says_nothing_is_refused_however_it_comes(
    place: Place, sample: Sample
) -> None:
    with pytest.raises(CannotDo):
        sampled(place, claimed(place, "J", 40), sample)


def test_nobody_is_named_before_somebody_has_looked(place: Place, tom: Client) -> None:
    claim = claimed(place, "W", 5)
    said = {"way": "payroll", "answer": "all", "words": "AB 12 34 56 C is on it."}
    (problem,) = problems(tom.post(there(claim), said))
    assert problem.startswith("This may hold a National Insurance number")
    tom.post(there(claim), {**said, "looked": "on"})
    assert Confirmation.objects.count() == 1


def test_whoever_received_it_checks_it_for_itself(place: Place) -> None:
    made = place.benefit(40, code="S")
    cleo = at(place, "Cleo")
    assert "Check what others delivered" in text(cleo.get("/"))
    assert "What you can check" in text(cleo.get("/confirmations/"))
    cleo.post(f"/confirmations/checks/{made.ref}/", FIVE_OF_SIX)
    made.refresh_from_db()
    assert (made.state, made.confirmed) == (BenefitState.PARTLY, 33)


def test_what_a_check_confirms_is_not_asked_of_whoever_received_it(place: Place) -> None:
    made = place.benefit(40, code="W")
    cleo = at(place, "Cleo")
    assert "Nothing waits for your word." in text(cleo.get("/confirmations/"))
    cleo.post(f"/confirmations/{made.ref}/", {"answer": "all"})
    with pytest.raises(CannotDo, match="confirmed by a check"):
        actions.confirm_benefit(benefit=made, received=5, by=place.viewer("Cleo"), at=NOW)
    assert not queries.benefits_to_ask_about(LATER.date())
    assert "Confirmed Verified 40 people not confirmed yet" in text(at(place, "Mo").get(f"/benefits/{made.ref}/"))  # fmt: skip


def test_each_measure_is_checked_in_its_ways_alone(place: Place, tom: Client) -> None:
    by_payroll, by_word = claimed(place, "W", 5), claimed(place, "H", 5)
    five = Sample(5, 5, 5)
    with pytest.raises(CannotDo, match="not confirmed in this way"):
        sampled(place, by_payroll, five)
    with pytest.raises(NotAllowed, match="No sample, payroll or books"):
        sampled(place, by_word, five)
    answered = tom.get(there(by_word), follow=True)
    assert answered.redirect_chain[-1][0] == f"/benefits/{by_word.benefit.ref}/"
    assert "Check it" not in text(answered)


def test_what_people_quarrel_about_waits_until_that_is_settled(place: Place, tom: Client) -> None:
    claim = claimed(place, "W", 5)
    says = Quarrel(DisputeKind.FACTS, "Not so.")
    actions.open_dispute(benefit=claim.benefit, told=says, by=place.viewer("Tom"), at=NOW)
    assert "Nothing waits to be checked." in text(tom.get("/confirmations/checks/"))
    assert problems(tom.post(there(claim), {"way": "books", "answer": "all"})) == [
        "A dispute about this is open. It stays as it is until that is settled."
    ]


def test_only_those_whom_it_concerns_check_it(place: Place) -> None:
    place.cast.member("Rea", AMBLEFORD, Role.READER, administrator="Ada")
    page = there(claimed(place, "W", 5))
    answers = {name: at(place, name).get(page).status_code for name in ("Tom", "Ada", "Rea", "Mo", "Bea", "Cleo")}  # fmt: skip
    assert answers == {"Tom": 200, "Ada": 200, "Rea": 403, "Mo": 404, "Bea": 404, "Cleo": 404}


def test_whoever_acts_for_the_provider_too_checks_nothing(place: Place, tom: Client) -> None:
    claim = claimed(place, "W", 5)
    place.cast.member("Tom", BUILDERS, Role.READER, administrator="Mo")
    tom_for_the_council = place.viewer("Tom", AMBLEFORD)
    assert not queries.to_check(tom_for_the_council).exists()
    with pytest.raises(NotAllowed, match="You act for whoever delivered this, too"):
        actions.check_benefit(
            benefit=claim.benefit, check=Check(Way.BOOKS, 5), by=tom_for_the_council, at=NOW
        )


def test_who_else_keeps_an_agreement_is_not_told_by_a_check(place: Place) -> None:
    claim = claimed(place, "W", 5, counts=3)
    other = promised(place, "W", place.second)
    actions.claim(benefit=claim.benefit, commitment=other, quantity=2, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    actions.check_benefit(
        benefit=claim.benefit, check=Check(Way.BOOKS, 5), by=place.viewer("Bea"), at=NOW
    )
    page = f"/benefits/{claim.benefit.ref}/"
    seen = {name: text(at(place, name).get(page)) for name in ("Tom", "Bea", "Mo")}
    assert all("5 people, by the books" in told for told in seen.values())
    assert {name for name, told in seen.items() if BRINDALE in told} == {"Bea", "Mo"}


def test_a_shared_domain_stands_with_the_check(place: Place, tom: Client) -> None:
    claim = claimed(place, "W", 5)
    tom.post(there(claim), {"way": "books", "answer": "all"})
    for page in (f"/claims/{claim.ref}/", f"/benefits/{claim.benefit.ref}/"):
        assert "Their email addresses are of the same domain." in text(tom.get(page)), page
    assert "Look closely" not in text(at(place, "Mo").get(f"/benefits/{claim.benefit.ref}/"))


def said_so(benefit: Benefit, **told: object) -> Confirmation:
    """What stands in the database without any action."""
    return Confirmation.objects.create(**{
        "benefit": benefit, "round": 1, "provider": benefit.accountable, "received": 5, "said_at": NOW, **told,
    })  # fmt: skip


@pytest.fixture
def branch(place: Place) -> Organisation:
    """A record that has become part of the builders'."""
    made = place.cast.organisation("Fennel North Ltd", Kind.SUPPLIER, administrator="Nora")
    organisations.merge_organisations(
        kept=place.cast.organisations[BUILDERS], other=made, by=place.cast.steward(), at=NOW
    )
    return made


def test_the_database_refuses_a_confirmation_by_whoever_delivered(
    place: Place, branch: Organisation
) -> None:
    made, mo = place.benefit(5), place.cast.person("Mo")
    by_a_subcontractor = place.benefit(4)
    Benefit.objects.filter(pk=by_a_subcontractor.pk).update(accountable=place.cast.organisations[CHOIR], beneficiary=None)  # fmt: skip
    by_a_subcontractor.refresh_from_db()
    council = place.cast.organisations[AMBLEFORD]
    for benefit, told in (
        (made, {"organisation": branch}),
        (by_a_subcontractor, {"organisation": by_a_subcontractor.provider}),
        (made, {"organisation": council, "way": Way.BOOKS, "said_by": mo}),
    ):
        with pytest.raises(IntegrityError, match="Nobody confirms what their own"), transaction.atomic():  # fmt: skip
            said_so(benefit, **told)
    Membership.objects.filter(person=mo).update(until=NOW - timedelta(90))
    assert said_so(made, organisation=council, way=Way.BOOKS, said_by=mo).pk


def test_the_database_refuses_a_judgement_by_whoever_delivered(
    place: Place, branch: Organisation
) -> None:
    claim, tom = claimed(place, "W", 5), place.cast.person("Tom")
    told = {"claim": claim, "provider": claim.provider, "state": ClaimState.VERIFIED, "before": 5, "counts": 5, "said_at": NOW, "said_by": tom}  # fmt: skip
    with pytest.raises(IntegrityError, match="Nobody verifies what their own"), transaction.atomic():  # fmt: skip
        Judgement.objects.create(**told, said_for=branch)
    assert Judgement.objects.create(**told, said_for=place.cast.organisations[AMBLEFORD]).pk


@pytest.mark.parametrize(
    "told",
    [
        {"way": "sample", "sampled": 6, "sampled_of": 5, "found": 5},
        {"way": "sample", "sampled": 5, "sampled_of": 5, "found": 6},
        {"way": "sample"},
        {"way": "books", "sampled": 5, "sampled_of": 5, "found": 5},
        {"way": "books", "organisation": None},
    ],
)
def test_the_database_keeps_what_a_check_says(place: Place, told: dict[str, object]) -> None:
    held = {"organisation": place.cast.organisations[AMBLEFORD], "said_by": place.cast.person("Tom"), **told}  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        said_so(place.benefit(5), **held)


def test_what_was_said_of_a_benefit_stays(place: Place) -> None:
    sampled(place, claimed(place, "J", 40), Sample(6, 40, 5))
    for act in (lambda: Confirmation.objects.update(found=6), lambda: Confirmation.objects.all().delete()):  # fmt: skip
        with pytest.raises(IntegrityError, match="What was said of a benefit stays"), transaction.atomic():  # fmt: skip
            act()
