"""A contract manager rates an agreement in the browser; whoever is rated reads it, and nobody else."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, ROOFERS, Place
from tests.commitments.test_agreements_are_kept_on_pages import at, problems, text, there, tom
from tests.ui.pages import tree
from weft.commitments import actions
from weft.commitments.actions import Bound, Promise
from weft.commitments.models import Agreement, Assessment, Indicator, Reference
from weft.commitments.rules import AgreementKind, PartyRole, Sort

__all__ = ["tom"]
pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BEGAN = (TODAY - timedelta(400)).replace(day=1)


@pytest.fixture
def old(place: Place) -> Agreement:
    """The agreement, as one that began more than a year ago and of which all was due."""
    held = Agreement.objects.filter(pk=place.first.agreement_id)
    held.update(begins=BEGAN, ends=TODAY + timedelta(400))
    type(place.first).objects.filter(pk=place.first.pk).update(due=BEGAN + timedelta(30))
    return held.get()


def page(place: Place, client: Client, *more: str) -> str:
    return text(client.get(there(place, "performance", *more)))


def choose(place: Place, tom: Client) -> Indicator:
    tom.post(there(place, "performance", "choose"), {"chosen": [place.first.ref]})
    return Indicator.objects.get(commitment=place.first)


def test_it_is_chosen_assessed_and_read_by_whom_it_rates(
    place: Place, tom: Client, old: Agreement
) -> None:
    assert "Nothing is chosen yet." in page(place, tom)
    ref = choose(place, tom).ref
    assert "People who started a job" in page(place, tom) and "Due" in page(place, tom)
    asked = page(place, tom, "assess")
    assert "Suggested: Inadequate 0% of what was due: less than 70%" in asked
    assert "calls it close from 90% of what was due, and significantly below under 70%" in asked
    answer = tom.post(there(place, "performance", "assess"), {f"{ref}-rating": "Good"})
    assert problems(answer) == ["The rule suggests “Inadequate”. Say why it is “Good”."]
    tom.post(there(place, "performance", "assess"), {f"{ref}-rating": "Inadequate"})
    made = Assessment.objects.get()
    read = page(place, at(place, "Mo"), made.ref)
    assert f"People who started a job Inadequate {BUILDERS} Due: 10 people." in read
    assert "Reported: 0 people. Confirmed: 0 people. Verified: 0 people." in read
    assert at(place, "Bea").get(there(place, "performance", made.ref)).status_code == 404


def test_the_time_that_is_offered_is_the_year_that_is_over(
    place: Place, tom: Client, old: Agreement
) -> None:
    ref = choose(place, tom).ref
    tom.post(there(place, "performance", "assess"), {f"{ref}-rating": "Inadequate"})
    made = Assessment.objects.get()
    assert made.begins == BEGAN and made.ends == BEGAN.replace(year=BEGAN.year + 1) - timedelta(1)
    assert "Assess how well it was kept" not in text(tom.get(there(place)))


def test_another_time_is_asked_for_in_the_address(
    place: Place, tom: Client, old: Agreement
) -> None:
    ref, until = choose(place, tom).ref, BEGAN + timedelta(90)
    where = f"{there(place, 'performance', 'assess')}?begins={BEGAN}&ends={until}"
    tom.post(where, {f"{ref}-rating": "Inadequate"})
    assert Assessment.objects.get().ends == until
    early = f"{there(place, 'performance', 'assess')}?begins={BEGAN}&ends={TODAY - timedelta(1)}"
    assert "The last assessment goes until" in text(tom.get(early))


def test_of_what_is_described_the_rule_suggests_from_what_is_typed(
    place: Place, tom: Client, old: Agreement
) -> None:
    told = {"name": "First visits", "unit": "percent", "target": "95", "better": "more"}
    assert problems(tom.post(there(place, "performance", "describe"), {**told, "target": "most"}))
    tom.post(there(place, "performance", "describe"), told)
    ref = Indicator.objects.get().ref
    said = {f"{ref}-due": "95", f"{ref}-delivered": "90.5"}
    answer = tom.post(there(place, "performance", "assess"), {**said, "look": "yes"})
    looked = text(answer)
    assert not tree(answer.content.decode()).xpath("//input[@type='radio'][@checked]"), "a person decides"  # fmt: skip
    assert "Suggested: Approaching target 95.2% of what was due: at least 90%" in looked
    assert not Assessment.objects.exists()
    answer = tom.post(there(place, "performance", "assess"), said)
    assert problems(answer) == ["Choose how well “First visits” was met"]
    tom.post(there(place, "performance", "assess"), {**said, f"{ref}-rating": "Approaching target"})
    assert "Due: 95 per cent. Delivered: 90.5 per cent." in page(
        place, tom, Assessment.objects.get().ref
    )


def test_what_was_wrong_is_put_right_and_what_stood_there_can_be_read(
    place: Place, tom: Client, old: Agreement
) -> None:
    ref = choose(place, tom).ref
    tom.post(there(place, "performance", "assess"), {f"{ref}-rating": "Inadequate"})
    first = Assessment.objects.get()
    told = {f"{ref}-rating": "Other", f"{ref}-because": "It was suspended.", "because": ""}
    answer = tom.post(there(place, "performance", first.ref, "correct"), told)
    assert problems(answer) == ["Say why"]
    tom.post(there(place, "performance", first.ref, "correct"), {**told, "because": "We forgot."})
    assert "This was put right later." in page(place, tom, first.ref)
    assert "We forgot." in page(place, tom, Assessment.objects.latest("pk").ref)
    answer = tom.post(there(place, "performance", first.ref, "correct"), {**told, "because": "So."})
    assert problems(answer) == ["It has been put right already. Put the last version right."]


def test_what_the_act_asks_is_told_and_what_is_not_known_is_asked_for(
    place: Place, tom: Client, old: Agreement
) -> None:
    held = Agreement.objects.filter(pk=old.pk)
    held.update(value_gbp=Decimal(9_000_000))
    assert "whether the Procurement Act 2023 applies to it" in page(place, tom)
    assert "Say what is needed to know" in text(tom.get(there(place)))
    held.update(under_act=True)
    assert "asks at least three indicators of this agreement" in page(place, tom)
    assert "Choose at least three indicators" in text(tom.get(there(place)))
    assert "Fewer than three" in text(tom.get("/agreements/ratings/"))
    tom.post(there(place, "performance", "few"), {"because": "It is a concession."})
    assert "Why it has fewer than three indicators: It is a concession." in page(place, tom)
    assert "Choose at least three indicators" not in text(tom.get(there(place)))
    assert "It is a concession." in page(place, at(place, "Mo"))


def test_what_is_not_known_of_a_call_off_is_asked_for_and_its_framework_decides(
    place: Place, tom: Client, old: Agreement
) -> None:
    held, by = Agreement.objects.filter(pk=old.pk), {"by": place.viewer("Tom"), "at": NOW}
    held.update(value_gbp=Decimal(9_000_000), kind="call-off", begins=None)
    shown = page(place, tom)
    for asked in (
        "when it begins",
        "under which framework agreement it is called off",
        "whether the Procurement Act 2023 applies",
    ):
        assert asked in shown
    works = actions.record_agreement(kind=AgreementKind.FRAMEWORK, title="Works", parties=[], **by)
    held.update(under=works)
    assert "when its framework agreement was begun" in page(place, tom)
    Agreement.objects.filter(pk=works.pk).update(begins=date(2024, 9, 1))
    shown = page(place, tom)
    assert (
        "asks no indicators of it: it, or its framework agreement, was begun on 1 September 2024"
        in shown
    )
    assert "It cannot be said yet" not in shown
    assert "Say what is needed to know" not in text(tom.get(there(place)))


def test_the_council_says_what_it_calls_close(place: Place, tom: Client) -> None:
    assert tom.get("/agreements/ratings/tolerances/").status_code == 403
    ada = at(place, "Ada")
    answer = ada.post("/agreements/ratings/tolerances/", {"close": "80", "below": "80"})
    assert problems(answer)[0].startswith("“Close” is less than 100 per cent")
    ada.post("/agreements/ratings/tolerances/", {"close": "95", "below": "80"})
    for client in (tom, at(place, "Mo")):
        assert "calls it close from 95% of what was due, and significantly below under 80%" in page(
            place, client
        )
    assert "It has said nothing else yet" in text(
        at(place, "Bea").get(f"/agreements/{place.second.agreement.ref}/performance/")
    )


def test_what_is_due_to_be_assessed_waits_on_the_first_page(
    place: Place, tom: Client, old: Agreement
) -> None:
    assert "Assess how well agreements were kept" not in text(tom.get("/"))
    ref = choose(place, tom).ref
    assert "Assess how well agreements were kept" in text(tom.get("/"))
    assert "Due" in text(tom.get("/agreements/ratings/"))
    tom.post(there(place, "performance", "assess"), {f"{ref}-rating": "Inadequate"})
    assert "Assess how well agreements were kept" not in text(tom.get("/"))
    assert "1 rating: A school, built for Tom Inadequate" in text(tom.get("/agreements/ratings/"))


def test_an_agreement_of_which_nobody_knows_when_it_begins_says_so(
    place: Place, tom: Client, old: Agreement
) -> None:
    choose(place, tom)
    Agreement.objects.filter(pk=old.pk).update(begins=None)
    assert "Nobody has said when it begins" in page(place, tom)
    assert "Nobody has said when it begins" in page(place, tom, "assess")


def test_what_it_is_rated_by_is_dropped_with_a_reason(place: Place, tom: Client) -> None:
    ref = choose(place, tom).ref
    where = there(place, "performance", "drop", ref)
    assert problems(tom.post(where, {"because": ""})) == ["Say why"]
    tom.post(where, {"because": "It was agreed so."})
    assert "Nothing is chosen yet." in page(place, tom)
    assert "What it is rated by no longer" in page(place, tom)
    assert "It was agreed so." in page(place, tom)
    assert "It was agreed so." not in page(place, at(place, "Mo"))
    assert tom.get(where).status_code == 404


def rated(place: Place, tom: Client) -> str:
    """An assessment, at its address."""
    ref = choose(place, tom).ref
    tom.post(there(place, "performance", "assess"), {f"{ref}-rating": "Inadequate"})
    return there(place, "performance", Assessment.objects.get().ref, "notice")


def test_the_notice_is_drafted_and_says_that_it_is_a_draft(
    place: Place, tom: Client, old: Agreement
) -> None:
    where = rated(place, tom)
    drafted = text(tom.get(where))
    assert "This is a draft. Nothing is published by it." in drafted
    assert "the open contracting number (OCID) of the contract" in drafted
    assert "the number of the contract" in drafted and "Take the data away" not in drafted
    answer = tom.get(f"{where}notice.txt")
    said = answer.content.decode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "1. People who started a job\n" in said and "Rating: Inadequate\n" in said
    assert "Due: 10 people. Reported: 0 people. Confirmed: 0 people. Verified: 0 people." in said


def test_the_notice_is_data_once_the_numbers_are_recorded(
    place: Place, tom: Client, old: Agreement
) -> None:
    where = rated(place, tom)
    refused = tom.get(f"{where}notice.json")
    assert refused.status_code == 409
    assert "the open contracting number (OCID) of the contract" in refused.content.decode()
    assert "notice.json" not in refused.content.decode(), "and no link leads there"
    for scheme, number in (("contract", "C-17"), ("ocid", "ocds-h6vhtk-04a1b2")):
        Reference.objects.create(agreement=old, scheme=scheme, number=number)
    assert "Take the data away (JSON)" in text(tom.get(where))
    answer = tom.get(f"{where}notice.json")
    package = json.loads(answer.content)
    (release,) = package["releases"]
    (contract,) = release["contracts"]
    (milestone,) = contract["implementation"]["milestones"]
    assert (release["ocid"], contract["id"], milestone["status"]) == (
        "ocds-h6vhtk-04a1b2",
        "C-17",
        "notMet",
    )
    assert package["uri"].endswith(where.removesuffix("notice/"))
    assert {one["name"]: one["roles"] for one in release["parties"]} == {
        "Ambleford Council": ["buyer"],
        BUILDERS: ["supplier"],
    }


def test_a_subcontractor_is_no_supplier_where_the_contract_is_published(
    place: Place, tom: Client, old: Agreement
) -> None:
    for scheme, number in (("contract", "C-17"), ("ocid", "ocds-h6vhtk-04a1b2")):
        Reference.objects.create(agreement=old, scheme=scheme, number=number)
    delivers = Bound(PartyRole.SUBCONTRACTOR, place.cast.organisations[ROOFERS])
    actions.add_party(agreement=old, party=delivers, on=NOW.date(), because="They do the roofs.", by=place.viewer("Tom"), at=NOW)  # fmt: skip
    where = rated(place, tom)
    said = tom.get(f"{where}notice.txt").content.decode()
    assert f"Supplier: {BUILDERS}" in said and ROOFERS not in said
    (release,) = json.loads(tom.get(f"{where}notice.json").content)["releases"]
    assert [one["name"] for one in release["awards"][0]["suppliers"]] == [BUILDERS]
    assert ROOFERS not in {one["name"] for one in release["parties"]}
    out = tom.get("/agreements/take-away/contracts.csv").content.decode("utf-8-sig")
    assert BUILDERS in out and ROOFERS not in out


@pytest.mark.parametrize("role", [PartyRole.SUPPLIER, PartyRole.DEVELOPER, PartyRole.GRANTEE, PartyRole.PARTNER])  # fmt: skip
def test_whoever_promised_it_is_told_as_its_supplier_by_whichever_word(
    place: Place, tom: Client, old: Agreement, role: PartyRole
) -> None:
    for scheme, number in (("contract", "C-17"), ("ocid", "ocds-h6vhtk-04a1b2")):
        Reference.objects.create(agreement=old, scheme=scheme, number=number)
    helps = Bound(PartyRole.PARTNER, place.cast.organisations[ROOFERS])
    actions.add_party(agreement=old, party=helps, on=NOW.date(), because="They help.", by=place.viewer("Tom"), at=NOW)  # fmt: skip
    old.parties.filter(organisation=place.cast.organisations[BUILDERS]).update(role=role)
    where = rated(place, tom)
    said = tom.get(f"{where}notice.txt").content.decode()
    assert f"Supplier: {BUILDERS}" in said and ROOFERS not in said
    (release,) = json.loads(tom.get(f"{where}notice.json").content)["releases"]
    assert [one["name"] for one in release["awards"][0]["suppliers"]] == [BUILDERS]


def test_only_whoever_keeps_the_agreement_drafts_the_notice(
    place: Place, tom: Client, old: Agreement
) -> None:
    where = rated(place, tom)
    addresses = [f"{where}{each}" for each in ("", "notice.txt", "notice.json")]
    clients = {who: at(place, who) for who in ("Mo", "Rita", "Bea")}
    codes = {who: [one.get(each).status_code for each in addresses] for who, one in clients.items()}
    assert codes == {"Mo": [403] * 3, "Rita": [403] * 3, "Bea": [404] * 3}


@pytest.mark.parametrize(("with_vat", "asked"), [
    (None, "whether what it is worth includes VAT: nobody has said that"), (False, "what it is worth with VAT: without, it is £5 million or less"),
])  # fmt: skip
def test_whether_a_value_includes_vat_is_asked_and_not_guessed(
    place: Place, tom: Client, with_vat: bool | None, asked: str
) -> None:
    held = Agreement.objects.filter(pk=place.first.agreement_id)
    held.update(value_gbp=Decimal(4_500_000), with_vat=with_vat, under_act=True)
    told = page(place, tom)
    assert "Say first:" in told and asked in told
    assert told.count("VAT") == 1


def test_a_share_is_told_period_by_period_on_pages_and_in_the_notice(
    place: Place, tom: Client, old: Agreement
) -> None:
    share = Promise(place.cast.organisations[BUILDERS], place.edition, "P", Sort.PER_PERIOD, 9000, months=3)  # fmt: skip
    by = {"by": place.viewer("Tom"), "at": NOW}
    made = actions.record_commitment(agreement=old, promise=share, **by)  # type: ignore[arg-type]
    benefit = place.benefit(9500, code="P", begins=BEGAN, ends=BEGAN + timedelta(60), beneficiary=None, beneficiary_name="Those who sent bills")  # fmt: skip
    claim = actions.claim(benefit=benefit, commitment=made, quantity=9500, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    actions.verify_claim(claim=claim, **by)  # type: ignore[arg-type]
    tom.post(there(place, "performance", "choose"), {"chosen": [made.ref]})
    asked = page(place, tom, "assess")
    for said in (
        "Due 90 per cent in 4 periods", "Reported 95 per cent in 1 period, nothing in 3", "Verified 95 per cent in 1 period, nothing in 3",
    ):  # fmt: skip
        assert said in asked, said
    (ref,) = Indicator.objects.filter(commitment=made).values_list("ref", flat=True)
    tom.post(there(place, "performance", "assess"), {f"{ref}-rating": "Inadequate"})
    where = there(place, "performance", Assessment.objects.get().ref)
    notice = tom.get(f"{where}notice/notice.txt").content.decode()
    assert "Due: 90 per cent in 4 periods. Reported: 95 per cent in 1 period, nothing in 3." in notice  # fmt: skip
    assert "22.5" not in notice
    assert "Reported: 95 per cent in 1 period, nothing in 3." in text(tom.get(where))
