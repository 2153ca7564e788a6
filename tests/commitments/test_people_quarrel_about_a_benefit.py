"""A benefit counts where somebody says it should not: they open a dispute, each side answers, and a place steward settles it for all at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BRINDALE, BUILDERS, CHOIR, LATER, ROOFERS, Place
from tests.commitments.quarrels import (
    MUCH_LATER,
    answered,
    claimed_elsewhere,
    counted,
    now,
    of_facts,
    settled,
)
from tests.commitments.test_confirming_in_pages import at, text
from weft.audit.models import Entry
from weft.commitments import actions, queries
from weft.commitments.actions import CannotDo, Delivered, Given, NamesPeople, Quarrel
from weft.commitments.disputes import (
    BENEFIT_SETTLES,
    CLAIM_SETTLES,
    DisputeKind,
    DisputeState,
    Stake,
    benefit_after,
    claim_after,
    kinds_open_to,
)
from weft.commitments.models import Answer, Benefit, Claim, Dispute, Side
from weft.commitments.rules import BenefitState, ClaimState, EvidenceKind
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.actions import make_steward
from weft.organisations.rules import Kind, Role

pytestmark = pytest.mark.django_db


def sides(dispute: Dispute) -> dict[str, str]:
    return {one.organisation.name: one.stake for one in dispute.sides.all()}


def state(dispute: Dispute) -> str:
    return Dispute.objects.get(pk=dispute.pk).state


def test_all_who_have_a_part_in_it_are_kept_with_it(place: Place) -> None:
    claim = counted(place)
    dispute = claimed_elsewhere(place, claim.benefit)
    assert sides(dispute) == {
        BUILDERS: Stake.PROVIDER, CHOIR: Stake.BENEFICIARY, AMBLEFORD: Stake.KEEPER, BRINDALE: Stake.KEEPER,
    }  # fmt: skip
    assert (dispute.state, dispute.answer_until) == (
        DisputeState.OPENED,
        NOW.date() + timedelta(14),
    )


def test_a_subcontractor_and_whoever_answers_for_it_are_two_sides(place: Place) -> None:
    builders = place.cast.organisations[BUILDERS]
    dispute = of_facts(place, place.benefit(by="Rolf", accountable=builders), by="Rolf")
    assert sides(dispute) == {
        ROOFERS: Stake.PROVIDER, BUILDERS: Stake.ACCOUNTABLE, CHOIR: Stake.BENEFICIARY,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "elsewhere", "facts"),
    [("Mo", True, True), ("Bea", True, False), ("Tom", True, True), ("Cleo", False, True)],
)
def test_who_opens_which_dispute(place: Place, who: str, elsewhere: bool, facts: bool) -> None:
    claim = counted(place)
    found = queries.disputable(place.viewer(who), claim.benefit.ref)
    assert found is not None
    assert (DisputeKind.ELSEWHERE in found.kinds, DisputeKind.FACTS in found.kinds) == (
        elsewhere,
        facts,
    )
    mine = place.first if who == "Tom" else place.second
    for kind, may in ((DisputeKind.ELSEWHERE, elsewhere), (DisputeKind.FACTS, facts)):
        wanted = (mine, 1) if kind is DisputeKind.ELSEWHERE else (None, 0)
        try:
            with transaction.atomic():
                told = Quarrel(kind, "It is not right.", *wanted)
                actions.open_dispute(benefit=claim.benefit, told=told, by=place.viewer(who), at=NOW)
                raise _TakenBack
        except _TakenBack:
            assert may, f"{who} may not open a dispute of {kind}"
        except CannotDo:
            assert not may, f"{who} may open a dispute of {kind}"


class _TakenBack(Exception):
    pass


def test_whoever_has_no_part_in_it_is_told_of_nothing(place: Place) -> None:
    claim = counted(place)
    for stranger in ("Rolf", "Paula"):
        assert queries.disputable(place.viewer(stranger), claim.benefit.ref) is None
        with pytest.raises(Benefit.DoesNotExist):
            of_facts(place, claim.benefit, by=stranger)


def test_a_keeper_whose_promise_it_could_serve_needs_a_claim_to_quarrel_with(place: Place) -> None:
    nothing = place.benefit(5)
    assert queries.disputable(place.viewer("Bea"), nothing.ref) is None
    draft = place.benefit(5, report=False)
    assert queries.disputable(place.viewer("Mo"), draft.ref) is None


def test_a_reader_opens_and_answers_nothing(place: Place) -> None:
    claim = counted(place)
    place.cast.member("Rhea", BRINDALE, Role.READER, administrator="Brian")
    with pytest.raises(NotAllowed):
        claimed_elsewhere(place, claim.benefit, by="Rhea")
    dispute = claimed_elsewhere(place, claim.benefit)
    with pytest.raises(NotAllowed):
        answered(place, dispute, "Rhea")


def test_what_is_wanted_is_a_part_of_it_for_a_promise_of_theirs(place: Place) -> None:
    claim = counted(place)
    for commitment, wanted in ((place.second, 0), (place.first, 1), (None, 1)):
        told = Quarrel(DisputeKind.ELSEWHERE, "It is ours.", commitment, wanted)
        with pytest.raises(CannotDo):
            actions.open_dispute(benefit=claim.benefit, told=told, by=place.viewer("Bea"), at=NOW)
    with pytest.raises(CannotDo):
        actions.open_dispute(
            benefit=claim.benefit, told=Quarrel(DisputeKind.FACTS, " "), by=place.viewer("Cleo"), at=NOW
        )  # fmt: skip


def test_one_dispute_at_a_time(place: Place) -> None:
    claim = counted(place)
    first = claimed_elsewhere(place, claim.benefit)
    with pytest.raises(CannotDo, match="open already"):
        of_facts(place, claim.benefit)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dispute.objects.create(
            ref="twotwo22", benefit=claim.benefit, kind="facts", state="opened", words="x", answer_until=NOW.date(),
            opened_at=NOW, opened_by=first.opened_by, opened_for=first.opened_for,
        )  # fmt: skip
    settled(place, first)
    assert of_facts(place, claim.benefit).state == DisputeState.OPENED


def test_nobody_is_named_before_somebody_has_looked(place: Place) -> None:
    claim = counted(place)
    told = Quarrel(DisputeKind.FACTS, "Born on 3/5/1999, AB123456C.")
    with pytest.raises(NamesPeople):
        actions.open_dispute(benefit=claim.benefit, told=told, by=place.viewer("Cleo"), at=NOW)
    dispute = actions.open_dispute(benefit=claim.benefit, told=told, looked=True, by=place.viewer("Cleo"), at=NOW)  # fmt: skip
    with pytest.raises(NamesPeople):
        actions.answer_dispute(dispute=dispute, words=told.words, by=place.viewer("Mo"), at=LATER)
    with pytest.raises(NamesPeople):
        settled(place, dispute, because=told.words)


def test_while_it_is_open_everything_stays_as_it_is(place: Place) -> None:
    claim = counted(place, verified=False)
    benefit, mo = claim.benefit, place.viewer("Mo")
    claimed_elsewhere(place, benefit)
    told = Delivered(place.edition, "J", 4, date(2026, 10, 1), date(2026, 10, 31))
    for forbidden in (
        lambda: actions.claim(
            benefit=benefit, commitment=place.second, quantity=1, by=mo, at=LATER
        ),
        lambda: actions.withdraw_benefit(benefit=benefit, because="x", by=mo, at=LATER),
        lambda: actions.change_benefit(benefit=benefit, told=told, by=mo, at=LATER),
        lambda: actions.report_benefit(benefit=benefit, by=mo, at=LATER),
        lambda: actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=LATER),
        lambda: actions.verify_claims(claims=[claim], by=place.viewer("Tom"), at=LATER),
    ):
        with pytest.raises(CannotDo, match="dispute"):
            forbidden()
    verified = actions.verify_claim(
        claim=claim, because="We saw them.", by=place.viewer("Tom"), at=LATER
    )
    assert now(claim) == (ClaimState.VERIFIED, 5, 5)
    assert verified.judgements.get().because == "We saw them."


def sides_told(viewer: Viewer, dispute: Dispute) -> list[queries.SideTold]:
    """The sides as a page tells them."""
    seen = queries.benefits_visible_to(viewer).filter(pk=dispute.benefit_id).exists()
    return queries.sides_told(viewer, dispute, benefit_seen=seen)


def test_what_each_says_stays_and_whose_claims_they_are_is_told_only_where_they_want(
    place: Place,
) -> None:
    claim = counted(place)
    dispute = claimed_elsewhere(place, claim.benefit)
    answered(place, dispute, "Mo", "Mo", "Cleo", "Tom")
    assert state(dispute) == DisputeState.ANSWERED

    def told(who: str) -> tuple[Counter[str], list[tuple[str, str]]]:
        viewer = place.viewer(who)
        seen = queries.disputes_visible_to(viewer).get()
        of_each = Counter[str]()
        for one in sides_told(viewer, seen):
            of_each[one.name] += len(one.answers)
        return of_each, [(one.keeper, one.title) for one in queries.claims_told(viewer, seen)]

    title = claim.commitment.agreement.title
    assert told("Mo") == ({BUILDERS: 2, CHOIR: 1, AMBLEFORD: 1, BRINDALE: 0}, [(AMBLEFORD, title)])
    assert told("Tom") == ({BUILDERS: 2, CHOIR: 1, AMBLEFORD: 1, "": 0}, [(AMBLEFORD, title)])
    assert told("Bea") == ({BUILDERS: 2, "": 2, BRINDALE: 0}, [("", "")])
    assert told("Cleo")[1] == [("", "")]
    answered(place, dispute, "Tom", named=("Tom",))
    assert told("Bea") == ({BUILDERS: 2, "": 1, AMBLEFORD: 2, BRINDALE: 0}, [(AMBLEFORD, "")])
    assert not queries.disputes_visible_to(place.viewer("Rolf")).exists()


def test_the_council_that_opens_it_may_be_named_at_once(place: Place) -> None:
    claim = counted(place)
    dispute = claimed_elsewhere(place, claim.benefit, may_be_named=True)
    seen = queries.disputes_visible_to(place.viewer("Tom")).get()
    assert BRINDALE in {one.name for one in sides_told(place.viewer("Tom"), seen)}
    assert [one.organisation.name for one in dispute.sides.filter(may_be_named=True)] == [BRINDALE]


def test_a_steward_sees_all_of_it_and_of_no_other_benefit(place: Place) -> None:
    claim, stella = counted(place), place.cast.steward()
    other = place.benefit(1)
    assert not queries.benefits_visible_to(stella).exists()
    dispute = claimed_elsewhere(place, claim.benefit)
    assert [*queries.benefits_visible_to(stella)] == [claim.benefit]
    assert [*queries.claims_visible_to(stella)] == [claim]
    seen = queries.disputes_visible_to(stella).get(pk=dispute.pk)
    assert {one.name for one in sides_told(stella, seen)} == {
        BUILDERS,
        CHOIR,
        AMBLEFORD,
        BRINDALE,
    }
    assert other not in queries.benefits_visible_to(stella)


def test_a_steward_of_a_side_sees_no_more_than_the_side(place: Place) -> None:
    claim = counted(place)
    make_steward(person=place.cast.person("Brian"), by=place.cast.steward(), at=NOW)
    dispute = claimed_elsewhere(place, claim.benefit)
    brian = place.viewer("Brian")
    assert not queries.benefits_visible_to(brian).exists()
    seen = queries.disputes_visible_to(brian).get(pk=dispute.pk)
    assert [one.keeper for one in queries.claims_told(brian, seen)] == [""]
    place.cast.organisation("Weaverdale Mills", Kind.SUPPLIER, administrator="Brian")
    elsewhere = place.viewer("Brian", "Weaverdale Mills")
    assert not queries.disputes_visible_to(elsewhere).exists(), "nor where he acts for another"
    assert not queries.benefits_visible_to(elsewhere).exists()


def test_it_is_settled_once_every_side_has_answered_or_has_had_its_time(place: Place) -> None:
    claim = counted(place)
    dispute = claimed_elsewhere(place, claim.benefit)
    soon = NOW + timedelta(1)
    answered(place, dispute, "Mo", "Tom")
    with pytest.raises(CannotDo, match="Not every side has answered"):
        settled(place, dispute, at=soon)
    with pytest.raises(CannotDo, match="Not every side has answered"):
        settled(place, dispute, at=NOW + timedelta(14))
    answered(place, dispute, "Cleo")
    assert settled(place, dispute, at=soon).state == DisputeState.SETTLED
    later = of_facts(place, claim.benefit)
    assert settled(place, later, at=NOW + timedelta(15)).state == DisputeState.SETTLED


def test_what_is_settled_takes_effect_at_once(place: Place) -> None:
    claim = counted(place)
    dispute = claimed_elsewhere(place, claim.benefit)
    entries = Entry.objects.count()
    settled(place, dispute, counts={place.first: 3, place.second: 2})
    assert now(claim) == (ClaimState.ADJUSTED, 3, 3)
    other = Claim.objects.get(commitment=place.second)
    assert now(other) == (ClaimState.MADE, 2, 0)
    assert {one.judgements.last().because for one in (claim, other)} == {
        "Both schools sent their lists."
    }
    benefit = Benefit.objects.get(pk=claim.benefit_id)
    assert (benefit.claimed, benefit.verified, benefit.quantity) == (5, 3, 5)
    place.first.refresh_from_db()
    place.second.refresh_from_db()
    assert (place.first.claimed, place.first.verified, place.second.claimed) == (3, 3, 2)
    assert Entry.objects.count() == entries + 1
    assert Dispute.objects.get().counted == [[claim.ref, 5, 3], [other.ref, 0, 2]]
    assert other in queries.to_verify(place.viewer("Bea")) and other not in queries.to_verify(
        place.viewer("Tom")
    )


def test_what_is_confirmed_follows_what_is_settled(place: Place) -> None:
    claim = counted(place, 6)
    actions.confirm_benefit(benefit=claim.benefit, received=4, by=place.viewer("Cleo"), at=NOW)
    first = claimed_elsewhere(place, claim.benefit, wanted=3)
    settled(place, first, counts={place.first: 3, place.second: 3})
    second = of_facts(place, claim.benefit)
    settled(place, second, quantity=5, counts={place.first: 2, place.second: 1})
    for promise, confirmed in ((place.first, 2), (place.second, 1)):
        promise.refresh_from_db()
        assert promise.confirmed == promise.claims.get().confirmed == confirmed


def test_what_is_not_said_stays_as_it_is(place: Place) -> None:
    claim = counted(place)
    settled(place, of_facts(place, claim.benefit))
    (verified,) = claim.judgements.all()
    assert (now(claim), verified.because, verified.said_for) == (
        (ClaimState.VERIFIED, 5, 5), "", place.cast.organisations[AMBLEFORD],
    )  # fmt: skip


def test_what_did_not_happen_counts_for_nothing(place: Place) -> None:
    claim = counted(place)
    actions.confirm_benefit(benefit=claim.benefit, received=5, by=place.viewer("Cleo"), at=NOW)
    settled(place, of_facts(place, claim.benefit), stands=False, quantity=0)
    benefit = Benefit.objects.get(pk=claim.benefit_id)
    assert (benefit.state, benefit.claimed, benefit.verified) == (BenefitState.WITHDRAWN, 0, 0)
    assert now(claim) == (ClaimState.RETURNED, 0, 0)


def test_less_happened_than_was_reported(place: Place) -> None:
    claim = counted(place)
    actions.confirm_benefit(benefit=claim.benefit, received=4, by=place.viewer("Cleo"), at=NOW)
    dispute = of_facts(place, claim.benefit)
    with pytest.raises(CannotDo, match="Only 3 people happened"):
        settled(place, dispute, quantity=3)
    settled(place, dispute, quantity=3, counts={place.first: 3})
    benefit = Benefit.objects.get(pk=claim.benefit_id)
    assert (benefit.quantity, benefit.confirmed, benefit.state) == (3, 3, BenefitState.CONFIRMED)
    assert now(claim) == (ClaimState.ADJUSTED, 3, 3)


def test_no_more_is_settled_than_was_reported(place: Place) -> None:
    claim = counted(place)
    dispute = of_facts(place, claim.benefit)
    with pytest.raises(CannotDo, match="5 people were reported, so no more"):
        settled(place, dispute, quantity=7, counts={place.first: 7})
    with pytest.raises(IntegrityError, match="no_more_happened"), transaction.atomic():
        Benefit.objects.filter(pk=claim.benefit_id).update(quantity=7)
    assert Benefit.objects.get(pk=claim.benefit_id).quantity == 5


def test_what_was_settled_to_be_less_can_be_all_again_and_what_was_reported_stays(
    place: Place,
) -> None:
    claim = counted(place)
    settled(place, of_facts(place, claim.benefit), quantity=3, counts={place.first: 3})
    settled(place, of_facts(place, claim.benefit), quantity=5, counts={place.first: 5})
    benefit = Benefit.objects.get(pk=claim.benefit_id)
    assert (benefit.quantity, benefit.reported) == (5, 5)
    assert now(claim) == (ClaimState.MADE, 5, 0), "nobody but its keeper verifies it"


def test_a_claim_stays_while_a_dispute_is_open_and_as_it_was_settled_until_its_keeper_returns_it(
    place: Place,
) -> None:
    claim = counted(place, verified=False)
    dispute = of_facts(place, claim.benefit)
    mo = {"by": place.viewer("Mo"), "at": LATER}
    with pytest.raises(CannotDo, match="A dispute about this is open"):
        actions.withdraw_claim(claim=claim, **mo)
    assert "Take this claim back" not in text(at(place, "Mo").get(f"/benefits/{claim.benefit.ref}/"))  # fmt: skip
    settled(place, dispute, quantity=5, counts={place.first: 5})
    with pytest.raises(CannotDo, match="counts as a dispute was settled, so it stays"):
        actions.withdraw_claim(claim=claim, **mo)
    actions.return_claim(claim=claim, because="Once more", by=place.viewer("Tom"), at=LATER)
    actions.withdraw_claim(claim=claim, **mo)
    assert now(claim) == (ClaimState.WITHDRAWN, 0, 0)
    actions.claim(benefit=claim.benefit, commitment=place.first, quantity=3, **mo)
    assert now(claim) == (ClaimState.MADE, 3, 0)


def shared(place: Place) -> list[Claim]:
    """Settled: three count for Ambleford, and two for Brindale."""
    dispute = claimed_elsewhere(place, counted(place, verified=False).benefit)
    settled(place, dispute, quantity=5, counts={place.first: 3, place.second: 2})
    return list(Claim.objects.order_by("pk"))


def test_what_counts_as_it_was_settled_is_not_taken_back_by_its_provider(place: Place) -> None:
    mo, client = {"by": place.viewer("Mo"), "at": LATER}, at(place, "Mo")
    for claim in shared(place):
        there = f"/benefits/{claim.benefit.ref}/"
        with pytest.raises(
            CannotDo, match="Ask the contract manager of its agreement to return it"
        ):
            actions.withdraw_claim(claim=claim, **mo)
        with pytest.raises(IntegrityError, match="as a dispute was settled"), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(
                state="withdrawn", counts=0, brings=0, brings_reported=0
            )
        page = text(client.get(there))
        assert "Take this claim back" not in page and "open another dispute" in page
        answer = client.post(f"{there}claims/{claim.ref}/withdraw/")
        assert "It counts as a dispute was settled, so it stays." in text(answer)
    assert [one.counts for one in Claim.objects.order_by("pk")] == [3, 2]


def test_its_keeper_or_another_dispute_changes_what_was_settled(place: Place) -> None:
    first, second = shared(place)
    mo = {"by": place.viewer("Mo"), "at": LATER}
    actions.return_claim(claim=second, because="Not here.", by=place.viewer("Bea"), at=LATER)
    actions.withdraw_claim(claim=second, **mo)
    actions.claim(benefit=second.benefit, commitment=place.second, quantity=1, **mo)
    actions.withdraw_claim(claim=second, **mo)
    assert now(second) == (ClaimState.WITHDRAWN, 0, 0), "what it claimed anew was not settled"
    settled(place, of_facts(place, first.benefit), quantity=5, counts={place.first: 1})
    assert now(first)[1] == 1


def test_how_much_it_is_is_told_to_nobody_who_does_not_see_it(place: Place) -> None:
    """Whoever does not see it may want any amount, so that none that is refused tells it; and it is known that they asked."""
    benefit = counted(place).benefit
    dispute = claimed_elsewhere(place, benefit, wanted=6)
    assert (dispute.wanted, dispute.opened_for.name) == (6, BRINDALE)
    with pytest.raises(CannotDo, match="Only 5 people happened"):
        settled(place, dispute, quantity=5, counts={place.first: 0, place.second: 6})


def test_what_did_not_happen_waits_for_no_answer_and_nothing_of_it_is_taken_back(
    place: Place,
) -> None:
    claim = counted(place)
    settled(place, of_facts(place, claim.benefit), stands=False, quantity=0)
    page = text(at(place, "Mo").get(f"/benefits/{claim.benefit.ref}/"))
    assert "nothing, it was taken back" in page and "no answer yet" not in page
    assert "Take this claim back" not in page
    other = counted(place, begins=date(2026, 9, 1), ends=date(2026, 9, 2))
    said = {"benefit": other.benefit, "received": 0, "disputes": True, "words": "Nobody came."}
    actions.confirm_benefit(**said, by=place.viewer("Cleo"), at=NOW)
    settled(place, of_facts(place, other.benefit, by="Tom"), stands=False, quantity=0)
    page = text(at(place, "Cleo").get(f"/benefits/{other.benefit.ref}/"))
    assert "0 people" in page and "taken back" not in page


def test_what_whoever_received_it_disputed_is_put_to_them_once_more(place: Place) -> None:
    claim = counted(place)
    actions.confirm_benefit(
        benefit=claim.benefit, received=0, disputes=True, words="Nobody came.", by=place.viewer("Cleo"), at=NOW
    )  # fmt: skip
    settled(place, of_facts(place, claim.benefit, by="Tom"), quantity=4, counts={place.first: 4})
    benefit = Benefit.objects.get(pk=claim.benefit_id)
    assert (benefit.state, benefit.round, benefit.confirmed) == (BenefitState.REPORTED, 2, 0)
    assert benefit in queries.to_confirm(place.viewer("Cleo"))


def test_no_second_round_is_about_more_than_was_settled(place: Place) -> None:
    claim, cleo, mo = counted(place), place.viewer("Cleo"), place.viewer("Mo")
    disputed = {"received": 0, "disputes": True, "words": "Nobody came."}
    actions.confirm_benefit(benefit=claim.benefit, by=cleo, at=NOW, **disputed)  # type: ignore[arg-type]
    settled(place, of_facts(place, claim.benefit, by="Tom"), quantity=4, counts={place.first: 4})
    actions.confirm_benefit(benefit=claim.benefit, received=3, by=cleo, at=LATER)
    benefit = Benefit.objects.get(pk=claim.benefit_id)
    told = Delivered(benefit.edition, benefit.code, 5, benefit.begins, benefit.ends, beneficiary=benefit.beneficiary)  # fmt: skip
    with pytest.raises(CannotDo, match="settled that 4 people of it happened"):
        actions.change_benefit(benefit=benefit, told=told, by=mo, at=LATER)
    actions.change_benefit(benefit=benefit, told=replace(told, quantity=4), by=mo, at=LATER)
    assert Benefit.objects.get(pk=benefit.pk).quantity == 4


def test_it_counts_for_no_promise_that_nobody_named(place: Place) -> None:
    claim = counted(place, 3)
    dispute = of_facts(place, claim.benefit)
    with pytest.raises(CannotDo, match="the promises that are claimed"):
        settled(place, dispute, counts={place.second: 1, place.first: 2})


def test_a_reason_is_given_and_what_is_settled_is_settled(place: Place) -> None:
    claim = counted(place)
    dispute = of_facts(place, claim.benefit)
    with pytest.raises(CannotDo, match="Say why"):
        settled(place, dispute, because=" ")
    with pytest.raises(CannotDo, match="Say how much happened"):
        settled(place, dispute, quantity=0, counts={place.first: 0})
    settled(place, dispute)
    for late in (
        lambda: settled(place, dispute),
        lambda: answered(place, dispute, "Mo"),
        lambda: actions.withdraw_dispute(
            dispute=dispute, because="x", by=place.viewer("Cleo"), at=LATER
        ),
    ):
        with pytest.raises(CannotDo):
            late()


def test_whoever_opened_it_takes_it_back_and_nobody_else(place: Place) -> None:
    claim = counted(place)
    dispute = of_facts(place, claim.benefit)
    with pytest.raises(CannotDo):
        actions.withdraw_dispute(
            dispute=dispute, because="We do not like it.", by=place.viewer("Mo"), at=LATER
        )
    with pytest.raises(CannotDo):
        actions.withdraw_dispute(dispute=dispute, because="", by=place.viewer("Cleo"), at=LATER)
    actions.withdraw_dispute(
        dispute=dispute, because="They came later.", by=place.viewer("Cleo"), at=LATER
    )
    assert state(dispute) == DisputeState.WITHDRAWN
    assert queries.open_dispute_about(claim.benefit) is None


def test_only_a_place_steward_settles_and_not_for_an_organisation_of_theirs(place: Place) -> None:
    claim = counted(place)
    stella = place.cast.steward()
    for name in ("Brian", "Ada"):
        make_steward(person=place.cast.person(name), by=stella, at=NOW)
    dispute = claimed_elsewhere(place, claim.benefit)
    for nobody, reason in (
        ("Tom", "Only a place steward"), ("Mo", "Only a place steward"), ("Brian", "One of your"), ("Ada", "One of your"),
    ):  # fmt: skip
        with pytest.raises(NotAllowed, match=reason):
            settled(place, dispute, by=nobody)
    assert state(dispute) == DisputeState.OPENED


def test_four_eyes_are_kept_by_the_database(place: Place) -> None:
    """Whoever acts for a side, opened it or answered in it never settles it, whatever the rules say."""
    claim = counted(place)
    dispute = claimed_elsewhere(place, claim.benefit)
    answered(place, dispute, "Mo", "Cleo", "Tom")
    as_settled = {
        "state": "settled", "because": "x", "stands": True, "quantity": 5, "closed_at": MUCH_LATER,
    }  # fmt: skip
    for nobody in ("Brian", "Ada", "Bea", "Mo", "Cleo", "Rita"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dispute.objects.filter(pk=dispute.pk).update(
                **as_settled, settled_by=place.cast.person(nobody)
            )
    Dispute.objects.filter(pk=dispute.pk).update(
        **as_settled, settled_by=place.cast.steward().person
    )
    assert state(dispute) == DisputeState.SETTLED


def test_what_was_said_and_settled_stays_in_the_database(place: Place) -> None:
    claim = counted(place)
    dispute = claimed_elsewhere(place, claim.benefit)
    answered(place, dispute, "Mo")
    settled(place, dispute)
    here = Dispute.objects.filter(pk=dispute.pk)
    for broken in (
        lambda: here.update(because="y"),
        lambda: here.update(words="y"),
        lambda: here.update(state="answered", closed_at=None, settled_by=None),
        lambda: Answer.objects.update(words="y"),
        lambda: Answer.objects.all()._raw_delete("default"),
        lambda: here._raw_delete("default"),
        lambda: Side.objects.create(
            dispute=dispute, organisation=place.cast.organisations[ROOFERS], stake="provider"
        ),
    ):
        with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
            broken()


def test_evidence_is_kept_while_people_quarrel(place: Place) -> None:
    claim = counted(place)
    line = Given(EvidenceKind.STATEMENT, reference="A letter")
    (kept,) = actions.add_evidence(
        benefit=claim.benefit, given=[line], kept_until=NOW.date() + timedelta(1), by=place.viewer("Mo"), at=NOW
    )  # fmt: skip
    dispute = of_facts(place, claim.benefit)
    assert kept not in queries.evidence_over(NOW, MUCH_LATER)
    with pytest.raises(CannotDo):
        actions.forget_evidence(evidence=kept, at=MUCH_LATER)
    settled(place, dispute)
    assert kept in queries.evidence_over(NOW, MUCH_LATER)


def test_a_council_is_told_what_counts_elsewhere_until_its_promise_is_met(place: Place) -> None:
    claim = counted(place)
    bea = place.viewer("Bea")
    assert queries.counted_elsewhere(bea, place.second) == [claim.benefit]
    assert not queries.counted_elsewhere(place.viewer("Tom"), place.first)
    before = counted(place, 1).benefit
    Benefit.objects.filter(pk=before.pk).update(begins=date(2026, 1, 1), ends=date(2026, 3, 31))
    assert queries.counted_elsewhere(bea, place.second) == [claim.benefit]
    dispute = claimed_elsewhere(place, claim.benefit)
    assert not queries.counted_elsewhere(bea, place.second)
    settled(place, dispute)
    assert queries.counted_elsewhere(bea, place.second)
    ours = place.benefit(10, begins=date(2026, 9, 1), ends=date(2026, 9, 2))
    actions.claim(benefit=ours, commitment=place.second, quantity=10, by=place.viewer("Mo"), at=NOW)
    place.second.refresh_from_db()
    assert not queries.counted_elsewhere(bea, place.second)


def test_nothing_becomes_verified_by_a_settlement_and_every_way_stands_in_the_tables() -> None:
    for now_ in ClaimState:
        counted_ = 0 if now_ in (ClaimState.RETURNED, ClaimState.WITHDRAWN) else 3
        for counts in range(6):
            to = claim_after(now_, counted=counted_, counts=counts)
            assert to is now_ or to in CLAIM_SETTLES[now_]
            assert to is now_ or to is not ClaimState.VERIFIED
    for state_ in BENEFIT_SETTLES:
        for stands in (True, False):
            for quantity in range(1, 5):
                after = benefit_after(state_, stands=stands, quantity=quantity, confirmed=2)
                assert after is state_ or after in BENEFIT_SETTLES[state_]


def test_whoever_only_could_count_it_says_nothing_of_what_happened() -> None:
    assert kinds_open_to([Stake.KEEPER], has_claim=False, could_count=True) == (
        DisputeKind.ELSEWHERE,
    )
    assert kinds_open_to([Stake.KEEPER], has_claim=True, could_count=False) == (DisputeKind.FACTS,)
    assert kinds_open_to([Stake.BENEFICIARY], has_claim=False, could_count=True) == (
        DisputeKind.FACTS,
    )
