"""What happens to an agreement is kept with its reason, and only its keeper's people let it happen."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BUILDERS, CHOIR, LATER, ROOFERS, Place, due_of
from tests.commitments.test_agreements_are_kept_on_pages import at
from weft.audit.models import Entry
from weft.commitments import actions, queries
from weft.commitments.actions import Bound, CannotDo, Described, Promise
from weft.commitments.happened import happened
from weft.commitments.models import Agreement, Commitment, Happening, Indicator, Party, Remark
from weft.commitments.performance import Period
from weft.commitments.queries import Outcome
from weft.commitments.rules import AgreementKind, AgreementState, PartyRole, Sort
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db
BEFORE, DAY = date(2026, 11, 30), date(2026, 12, 1)
WHY = "The school is larger now."


def told(place: Place, by: str = "Tom") -> dict[str, Any]:
    return {
        "agreement": place.first.agreement, "on": DAY, "because": WHY, "by": place.viewer(by), "at": LATER,
    }  # fmt: skip


def varied(place: Place, **changed: Any) -> dict[str, Any]:
    one = place.first.agreement
    fields = ("title", "value_gbp", "with_vat", "begins", "ends")
    return {**{name: getattr(one, name) for name in fields}, **changed, **told(place)}


def last() -> Happening:
    return Happening.objects.latest("pk")


def test_a_variation_keeps_what_was(place: Place) -> None:
    actions.vary_agreement(**varied(place, value_gbp=Decimal("6100000.50")))
    now = Agreement.objects.get(pk=place.first.agreement_id)
    assert (now.value_gbp, last().act, last().on, last().because) == (
        Decimal("6100000.50"), "vary", DAY, WHY,
    )  # fmt: skip
    assert last().told == {"was": {"value_gbp": None}, "value_gbp": "6100000.50"}
    assert Entry.objects.latest("pk").act == "vary agreement"


@pytest.mark.parametrize(
    ("changed", "words"),
    [({}, "Nothing"), ({"ends": date(2025, 1, 1)}, "before it begins")],
)
def test_what_is_no_variation_is_refused(place: Place, changed: dict[str, Any], words: str) -> None:
    with pytest.raises(CannotDo, match=words):
        actions.vary_agreement(**varied(place, **changed))
    assert not Happening.objects.exists()


def test_nothing_happens_without_a_reason(place: Place) -> None:
    with pytest.raises(CannotDo, match="Say why"):
        actions.vary_agreement(**varied(place, title="Another") | {"because": "  "})
    assert Agreement.objects.get(pk=place.first.agreement_id).title != "Another"


@pytest.mark.parametrize(
    ("who", "refusal"), [("Bea", Agreement.DoesNotExist), ("Mo", NotAllowed), ("Rita", NotAllowed)]
)
def test_only_who_records_agreements_for_its_keeper_lets_it_happen(
    place: Place, who: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        actions.extend_agreement(ends=date(2028, 3, 31), **told(place, who))


def test_an_extension_lasts_longer(place: Place) -> None:
    actions.extend_agreement(ends=date(2028, 3, 31), **told(place))
    assert Agreement.objects.get(pk=place.first.agreement_id).ends == date(2028, 3, 31)
    assert last().told == {"was": "2027-03-31", "ends": "2028-03-31"}
    with pytest.raises(CannotDo, match="as long already"):
        actions.extend_agreement(ends=date(2027, 6, 30), **told(place))


def test_it_is_suspended_goes_on_and_is_terminated_for_good(place: Place) -> None:
    for state in (AgreementState.SUSPENDED, AgreementState.IN_FORCE, AgreementState.TERMINATED):
        actions.move_agreement(to=state, **told(place))
    assert Agreement.objects.get(pk=place.first.agreement_id).ends == DAY
    assert list(Happening.objects.values_list("act", flat=True)) == [
        "suspend", "put in force", "terminate",
    ]  # fmt: skip
    with pytest.raises(CannotDo, match="terminated"):
        actions.move_agreement(to=AgreementState.IN_FORCE, **told(place))


def test_what_was_terminated_takes_no_new_promise_and_offers_nothing_that_it_refuses(
    place: Place,
) -> None:
    tom, agreement = at(place, "Tom"), place.first.agreement
    party = agreement.parties.get(organisation=place.cast.organisations[BUILDERS])
    offered = {
        "Record what is promised": f"/agreements/{agreement.ref}/commitments/add/", "Extend it": f"/agreements/{agreement.ref}/extend/",
        "Another takes its place": f"/agreements/{agreement.ref}/parties/{party.pk}/novate/",
    }  # fmt: skip
    page = tom.get(f"/agreements/{agreement.ref}/").content.decode()
    assert all(f'href="{there}"' in page for there in offered.values())
    actions.move_agreement(to=AgreementState.TERMINATED, **told(place))
    page = tom.get(f"/agreements/{agreement.ref}/").content.decode()
    assert not [one for one, there in offered.items() if f'href="{there}"' in page]
    for there in offered.values():
        back = tom.get(there, follow=True)
        assert back.redirect_chain[-1][0] == f"/agreements/{agreement.ref}/"
        said = back.content.decode()
        assert "It has ended" in said or "nothing could be claimed" in said
    promise = Promise(place.cast.organisations[BUILDERS], place.edition, "J", Sort.FIXED, 6, due=DAY)  # fmt: skip
    with pytest.raises(CannotDo, match="nothing could be claimed for a new promise"):
        actions.record_commitment(agreement=agreement, promise=promise, by=place.viewer("Tom"), at=LATER)  # fmt: skip


def test_it_is_handed_over_to_those_only_who_record_agreements(place: Place) -> None:
    cast = place.cast
    una = cast.member("Una", AMBLEFORD, Role.CONTRACT_MANAGER, administrator="Ada")
    rita, ada = cast.person("Rita"), cast.person("Ada")
    with pytest.raises(CannotDo, match="Rita does not record"):
        actions.hand_over(manager=rita, deputy=None, **told(place))
    with pytest.raises(CannotDo, match="Bea does not record"):
        actions.hand_over(manager=una, deputy=cast.person("Bea"), **told(place))
    with pytest.raises(CannotDo, match="somebody else"):
        actions.hand_over(manager=una, deputy=una, **told(place))
    actions.hand_over(manager=una, deputy=ada, **told(place))
    now = Agreement.objects.get(pk=place.first.agreement_id)
    assert (now.manager, now.deputy) == (una, ada)


def test_novated_half_way_each_keeps_what_is_its_own(place: Place) -> None:
    own = place.cast.organisations
    made = claimed(place, 4)
    novated(place)
    was = Commitment.objects.get(pk=place.first.pk)
    now = was.followed_by
    assert (was.promised_by, was.quantity, was.claimed, was.until) == (own[BUILDERS], 4, 4, BEFORE)
    assert (now.promised_by, now.quantity, now.claimed, now.since, now.due) == (
        own[ROOFERS], 6, 0, DAY, date(2027, 3, 31),
    )  # fmt: skip
    made.refresh_from_db()
    assert (made.provider, made.commitment) == (own[BUILDERS], was)
    parties = Party.objects.filter(agreement=place.first.agreement, role="supplier")
    assert {(one.organisation, one.since, one.until) for one in parties} == {
        (own[BUILDERS], date(2026, 4, 1), BEFORE), (own[ROOFERS], DAY, None),
    }  # fmt: skip


def claimed(place: Place, quantity: int, **told: Any) -> Any:
    by = place.viewer("Mo")
    benefit = place.benefit(quantity, **told)
    return actions.claim(
        benefit=benefit, commitment=place.first, quantity=quantity, by=by, at=LATER
    )


def novated(place: Place, on: date = DAY) -> None:
    own, when = place.cast.organisations, told(place) | {"on": on}
    actions.novate(leaving=own[BUILDERS], coming=own[ROOFERS], **when)


def test_after_a_novation_each_has_a_record_of_its_own_alone(place: Place) -> None:
    made = claimed(place, 4)
    actions.verify_claim(claim=made, by=place.viewer("Tom"), at=LATER)
    novated(place)
    tom, on = place.viewer("Tom"), date(2027, 4, 1)
    was, now = (
        queries.record_of(tom, place.cast.organisations[name].ref, on)
        for name in (BUILDERS, ROOFERS)
    )
    assert was and now
    assert [(one.standing.due, one.standing.verified, one.outcome) for one in was.lines] == [
        (4, 4, Outcome.KEPT)
    ]
    assert [(one.standing.due, one.standing.verified, one.outcome) for one in now.lines] == [
        (6, 0, Outcome.MISSED)
    ]


def test_what_is_returned_after_a_novation_is_owed_by_the_one_who_came(place: Place) -> None:
    made = claimed(place, 4)
    novated(place)
    was = Commitment.objects.get(pk=place.first.pk)
    amounts = lambda: (  # noqa: E731
        Commitment.objects.get(pk=was.pk).quantity, Commitment.objects.get(pk=was.followed_by.pk).quantity,
    )  # fmt: skip
    assert amounts() == (4, 6)
    tom = {"by": place.viewer("Tom"), "at": LATER}
    actions.return_claim(claim=made, because="Nobody came.", **tom)
    assert amounts() == (0, 10)
    assert Entry.objects.filter(act="part promise anew").count() == 1
    mo = {"by": place.viewer("Mo"), "at": LATER}
    again = actions.claim(benefit=made.benefit, commitment=was, quantity=3, **mo)
    assert amounts() == (3, 7)
    actions.adjust_claim(claim=again, verified=1, because="One came.", **tom)
    assert amounts() == (1, 9)
    late = queries.portfolio(place.viewer("Tom"), date(2027, 4, 1), {})
    assert {one.number: one.is_late for one in late}[was.pk] is False


def test_what_went_over_whole_stands_in_no_list_until_something_is_reported_for_it(
    place: Place,
) -> None:
    novated(place)
    tom, was = place.viewer("Tom"), Commitment.objects.get(pk=place.first.pk)
    assert (was.quantity, was.until) == (0, DAY - timedelta(1))
    name, there = place.cast.organisations[BUILDERS].name, f"/agreements/{was.agreement.ref}/"
    page = at(place, "Tom").get(there).content.decode()
    assert f"{there}commitments/{was.followed_by.ref}/" in page
    assert f"{there}commitments/{was.ref}/" not in page.split("What happened to it")[0]
    followed = [one.number for one in queries.portfolio(tom, DAY, {})]
    assert was.pk not in followed and was.followed_by.pk in followed
    assert was.pk not in [one.pk for one in queries.promises_to_take_away(tom)]
    record = queries.record_of(tom, place.cast.organisations[BUILDERS].ref, date(2027, 4, 1))
    assert record is not None and (record.lines, record.not_due) == ([], 0), name
    made = place.benefit(3)
    actions.claim(benefit=made, commitment=was, quantity=3, by=place.viewer("Mo"), at=LATER)
    assert was.pk in [one.number for one in queries.portfolio(tom, DAY, {})]


def test_what_happened_is_told_by_the_day_from_which_it_holds(place: Place) -> None:
    for on, title in ((date(2026, 11, 20), "Third"), (date(2026, 11, 10), "Second")):
        actions.vary_agreement(**varied(place, title=title) | {"on": on})
    held = place.first.agreement
    told = happened(place.viewer("Tom"), held.happenings.all(), [], keeps=True)
    days = [each.one.on for each in told]
    assert days == sorted(days) and len(set(days)) > 1


def test_after_a_novation_nothing_is_counted_twice_and_nothing_is_lost(place: Place) -> None:
    claimed(place, 4)
    tom, days = place.viewer("Tom"), (LATER.date(), date(2027, 3, 31))
    before = [sums(tom, day) for day in days]
    novated(place)
    assert [sums(tom, day) for day in days] == [(10, 4, 4, 0), (10, 10, 4, 0)]
    assert [(one[0], one[2], one[3]) for one in before] == [(10, 4, 0)] * 2


def sums(viewer: Viewer, on: date) -> tuple[int, ...]:
    lines = queries.portfolio(viewer, on, {})
    return tuple(
        sum(getattr(one, name) or 0 for one in lines)
        for name in ("promised", "due", "reported", "verified")
    )


def test_who_leaves_still_reports_what_it_delivered_before_and_nothing_later(place: Place) -> None:
    novated(place, date(2026, 10, 15))
    mo = place.viewer("Mo")
    assert place.first in queries.commitments_visible_to(mo)
    assert place.first in queries.promises_to_report(mo)
    assert claimed(place, 3, ends=date(2026, 10, 14)).commitment == place.first
    later = {"begins": date(2026, 10, 15), "ends": date(2026, 10, 20)}
    with pytest.raises(CannotDo, match="did not happen while"):
        claimed(place, 2, **later)


def test_what_was_due_before_a_novation_stays_with_whom_it_was_due_from(place: Place) -> None:
    Commitment.objects.filter(pk=place.first.pk).update(due=date(2026, 10, 31))
    claimed(place, 4)
    novated(place)
    was = Commitment.objects.get(pk=place.first.pk)
    assert (was.quantity, due_of(was, LATER.date())) == (10, 10)
    assert not Commitment.objects.filter(takes_place_of=was).exists()


def test_per_period_and_for_each_million_each_answers_for_its_own_time(place: Place) -> None:
    own, agreement = place.cast.organisations, place.first.agreement
    by = {"by": place.viewer("Tom"), "at": LATER}
    monthly, rate = (
        actions.record_commitment(
            agreement=agreement, promise=Promise(own[BUILDERS], place.edition, "J", sort, 2, months=months), **by
        )
        for sort, months in ((Sort.PER_PERIOD, 1), (Sort.RATE, 0))
    )  # fmt: skip
    for begins, ends, millions in (
        (date(2026, 6, 1), date(2026, 6, 30), 3), (DAY, DAY, 5),
    ):  # fmt: skip
        actions.record_drawdown(
            agreement=agreement, begins=begins, ends=ends, amount_gbp=Decimal(millions * 1_000_000), source="Invoices", **by
        )  # fmt: skip
    novated(place)
    end = date(2027, 3, 31)
    for one, each in ((monthly, (16, 8)), (rate, (6, 10))):
        was = Commitment.objects.get(pk=one.pk)
        assert (due_of(was, end), due_of(was.followed_by, end)) == each
        assert sum(line.due for line in queries.lines(Commitment.objects.filter(pk__in=(was.pk, was.followed_by.pk)), end)) == sum(each)  # fmt: skip


def test_what_was_spent_across_a_novation_is_recorded_apart(place: Place) -> None:
    own, agreement = place.cast.organisations, place.first.agreement
    by = {"by": place.viewer("Tom"), "at": LATER}
    actions.record_commitment(agreement=agreement, promise=Promise(own[BUILDERS], place.edition, "J", Sort.RATE, 2), **by)  # fmt: skip
    spent = {"agreement": agreement, "amount_gbp": Decimal(1_000_000), "source": "Invoices", **by}
    across = actions.record_drawdown(begins=date(2026, 11, 1), ends=DAY, **spent)
    with pytest.raises(CannotDo, match="from 1 November 2026 to 1 December 2026, across that day"):
        novated(place)
    assert not Party.objects.filter(agreement=agreement, until__isnull=False).exists()
    actions.withdraw_drawdown(drawdown=across, because="In two parts.", **by)
    novated(place)
    with pytest.raises(CannotDo, match="since 1 December 2026"):
        actions.record_drawdown(begins=date(2026, 11, 1), ends=DAY, **spent)
    for begins, ends in ((date(2026, 11, 1), BEFORE), (DAY, DAY)):
        actions.record_drawdown(begins=begins, ends=ends, **spent)


def test_ratings_and_remarks_stay_with_whom_they_are_about(place: Place) -> None:
    by = {"by": place.viewer("Tom"), "at": LATER}
    actions.choose_indicators(agreement=place.first.agreement, commitments=[place.first], **by)
    actions.remark(commitment=place.first, text="We came late.", by=place.viewer("Mo"), at=LATER)
    novated(place)
    was = Commitment.objects.get(pk=place.first.pk)
    actions.remark(commitment=was, text="Four came.", by=place.viewer("Mo"), at=LATER)
    rolf = place.viewer("Rolf")
    with pytest.raises(Commitment.DoesNotExist):
        actions.remark(commitment=was, text="Not ours.", by=rolf, at=LATER)
    actions.remark(commitment=was.followed_by, text="We begin.", by=rolf, at=LATER)
    assert [one.text for one in queries.earlier_remarks(was)] == ["We came late."]
    assert queries.remarks_beside([was])[was.pk].text == "Four came."
    whole = Period(date(2026, 4, 1), date(2027, 3, 31))
    rated = Indicator.objects.filter(queries.rates_in(whole))
    assert {one.commitment for one in rated} == {was, was.followed_by}
    past = Indicator.objects.filter(queries.rates_in(Period(date(2026, 4, 1), BEFORE)))
    assert [one.commitment for one in past] == [was]


def test_the_database_keeps_a_promise_with_whoever_made_it_and_a_remark_as_it_was_said(
    place: Place,
) -> None:
    actions.remark(commitment=place.first, text="We came late.", by=place.viewer("Mo"), at=LATER)
    with pytest.raises(DatabaseError, match="stays with whoever made it"), transaction.atomic():
        Commitment.objects.update(promised_by=place.cast.organisations[ROOFERS])
    with pytest.raises(DatabaseError, match="What was said"), transaction.atomic():
        Remark.objects.update(text="We came early.")
    with pytest.raises(DatabaseError, match="What was said"), transaction.atomic():
        Remark.objects.all().delete()


@pytest.mark.parametrize(
    ("on", "words"),
    [(date(2020, 1, 1), "before 1 April 2026"), (date(2099, 1, 1), "is to come")],
)
def test_nothing_happens_before_an_agreement_begins_or_on_a_day_to_come(
    place: Place, on: date, words: str
) -> None:
    own, when = place.cast.organisations, told(place) | {"on": on}
    promise = {name: when[name] for name in ("on", "because", "by", "at")}
    supplier = place.first.agreement.parties.get(role="supplier")
    for act in (
        lambda: actions.novate(leaving=own[BUILDERS], coming=own[ROOFERS], **when),
        lambda: actions.move_agreement(to=AgreementState.TERMINATED, **when),
        lambda: actions.extend_agreement(ends=date(2028, 3, 31), **when),
        lambda: actions.note_insolvency(party=supplier, **when),
        lambda: actions.end_commitment(commitment=place.first, **promise),
    ):
        with pytest.raises(CannotDo, match=words):
            act()


def test_no_conversation_is_to_come(place: Place) -> None:
    with pytest.raises(CannotDo, match="is to come"):
        actions.note_conversation(
            agreement=place.first.agreement, on=date(2099, 1, 1), text="Yes.", by=place.viewer("Tom"), at=LATER
        )  # fmt: skip


def test_longer_than_was_agreed_has_a_reason_of_its_own(place: Place) -> None:
    Agreement.objects.update(may_extend_until=date(2028, 3, 31))
    longer = {"ends": date(2099, 1, 1), **told(place)}
    with pytest.raises(CannotDo, match=r"until 31 March 2028\. Say why"):
        actions.extend_agreement(**longer)
    with pytest.raises(CannotDo, match="Extend it, and say why"):
        actions.vary_agreement(**varied(place, ends=date(2099, 1, 1)))
    actions.extend_agreement(**longer, beyond="The court has said so.")
    assert last().told["beyond"] == "The court has said so."


def test_what_lasts_longer_than_was_agreed_can_be_extended_until_no_earlier_day(
    place: Place,
) -> None:
    Agreement.objects.update(may_extend_until=date(2028, 3, 31))
    actions.extend_agreement(ends=date(2029, 12, 31), beyond="So.", **told(place))
    now = Agreement.objects.get(pk=place.first.agreement_id)
    assert (now.ends, now.may_extend_until) == (date(2029, 12, 31), None)
    assert last().told["was"] == {"ends": "2027-03-31", "may_extend_until": "2028-03-31"}
    by = {"by": place.viewer("Tom"), "at": LATER}
    with pytest.raises(CannotDo, match="lasts until 31 December 2029, so it cannot be"):
        actions.describe_agreement(
            agreement=now, told=Described(may_extend_until=date(2028, 12, 31)), **by
        )
    with pytest.raises(CannotDo, match="lasts until 31 December 2029, so it cannot be"):
        actions.record_agreement(
            kind=AgreementKind.CONTRACT, title="Roofs", parties=[], ends=now.ends, may_extend_until=date(2028, 12, 31), **by
        )  # fmt: skip
    actions.describe_agreement(
        agreement=now, told=Described(may_extend_until=date(2030, 12, 31)), **by
    )
    actions.extend_agreement(ends=date(2030, 6, 30), **told(place))
    now.refresh_from_db()
    assert now.may_extend_until == date(2030, 12, 31), "it was not used up"


@pytest.mark.parametrize(
    ("due", "words"),
    [(date(1999, 12, 31), "begins on 1 April 2026"), (date(2099, 1, 1), "lasts until 31 March 2028")],
)  # fmt: skip
def test_what_is_promised_is_due_while_the_agreement_holds(
    place: Place, due: date, words: str
) -> None:
    Agreement.objects.update(may_extend_until=date(2028, 3, 31))
    builders = place.cast.organisations[BUILDERS]
    promise = Promise(builders, place.edition, "J", Sort.FIXED, 1, due=due)
    by = {"by": place.viewer("Tom"), "at": LATER}
    with pytest.raises(CannotDo, match=words):
        actions.record_commitment(agreement=place.first.agreement, promise=promise, **by)
    with pytest.raises(CannotDo, match=words):
        actions.vary_commitment(
            commitment=place.first, quantity=1, due=due, on=DAY, because=WHY, **by
        )


def test_nobody_is_a_party_twice_in_one_role(place: Place) -> None:
    own = place.cast.organisations
    actions.add_party(party=Bound(PartyRole.SUPPLIER, own[ROOFERS]), **told(place))
    with pytest.raises(CannotDo, match="already"):
        actions.add_party(party=Bound(PartyRole.SUPPLIER, own[ROOFERS]), **told(place))
    actions.novate(leaving=own[BUILDERS], coming=own[ROOFERS], **told(place))
    there = place.first.agreement.parties.filter(role="supplier", until=None)
    assert [one.organisation for one in there] == [own[ROOFERS]]


def test_a_party_that_still_promises_does_not_leave(place: Place) -> None:
    agreement, own = place.first.agreement, place.cast.organisations
    actions.add_party(party=Bound(PartyRole.SUBCONTRACTOR, own[ROOFERS]), **told(place))
    supplier, roofer = (agreement.parties.get(role=role) for role in ("supplier", "subcontractor"))
    with pytest.raises(CannotDo, match="still promises"):
        actions.end_party(party=supplier, **told(place))
    actions.end_party(party=roofer, **told(place))
    roofer.refresh_from_db()
    assert (roofer.until, last().told) == (DAY, {"party": ROOFERS, "role": "subcontractor"})


def test_an_insolvency_is_kept_and_promises_stand(place: Place) -> None:
    supplier = place.first.agreement.parties.get(role="supplier")
    actions.note_insolvency(party=supplier, **told(place))
    supplier.refresh_from_db()
    assert (supplier.insolvent_since, last().act) == (DAY, "note insolvency in")
    assert Commitment.objects.get(pk=place.first.pk).ended_at is None
    with pytest.raises(CannotDo, match="known already"):
        actions.note_insolvency(party=supplier, **told(place))


def test_a_party_known_by_its_name_is_found_to_be_an_organisation_once(place: Place) -> None:
    agreement, own = place.first.agreement, place.cast.organisations
    by = {"by": place.viewer("Tom"), "at": NOW}
    actions.add_party(party=Bound(PartyRole.PARTNER, name="The harbour choir"), **told(place))
    assert agreement not in queries.agreements_visible_to(place.viewer("Cleo"))
    party = agreement.parties.get(role="partner")
    linked = actions.link_party(agreement=agreement, party=party, organisation=own[CHOIR], **by)
    assert (linked.organisation, linked.name) == (own[CHOIR], "The harbour choir")
    assert agreement in queries.agreements_visible_to(place.viewer("Cleo"))
    with pytest.raises(CannotDo, match="known already"):
        actions.link_party(agreement=agreement, party=party, organisation=own[ROOFERS], **by)


def test_an_agreement_never_lies_under_itself(place: Place) -> None:
    by = {"by": place.viewer("Tom"), "at": NOW}
    above = actions.record_agreement(
        kind=AgreementKind.AREA, title="The harbour, renewed", parties=[], **by
    )
    below = place.first.agreement
    actions.describe_agreement(agreement=below, told=Described(under=above), **by)
    assert Agreement.objects.get(pk=below.pk).under == above
    for one, under in ((above, below), (above, above)):
        with pytest.raises(CannotDo, match="under itself"):
            actions.describe_agreement(agreement=one, told=Described(under=under), **by)


def test_a_lot_in_which_something_is_promised_stays(place: Place) -> None:
    agreement, by = place.first.agreement, {"by": place.viewer("Tom"), "at": NOW}
    actions.describe_agreement(agreement=agreement, told=Described(parts=("North", "South")), **by)
    Commitment.objects.filter(pk=place.first.pk).update(part=agreement.parts.get(name="North"))
    actions.describe_agreement(agreement=agreement, told=Described(parts=("North", "West")), **by)
    assert {one.name for one in agreement.parts.all()} == {"North", "West"}
    with pytest.raises(CannotDo, match="North"):
        actions.describe_agreement(agreement=agreement, told=Described(parts=("West",)), **by)


def test_a_promise_is_changed_and_what_counts_for_it_goes_on_counting(place: Place) -> None:
    actions.claim(
        benefit=place.benefit(4), commitment=place.first, quantity=4, by=place.viewer("Mo"), at=NOW
    )
    more = {"on": DAY, "because": WHY, "by": place.viewer("Tom"), "at": LATER}
    actions.vary_commitment(
        commitment=place.first,
        quantity=12,
        due=date(2027, 3, 30),
        agreed=actions.Agreed(words="Twelve"),
        **more,
    )
    now = Commitment.objects.get(pk=place.first.pk)
    assert (now.quantity, now.due, now.claimed) == (12, date(2027, 3, 30), 4)
    assert last().told["was"] == {"quantity": 10, "due": "2027-03-31", "words": ""}


def test_nothing_more_is_claimed_for_what_is_promised_no_longer(place: Place) -> None:
    more = {"on": DAY, "because": WHY, "by": place.viewer("Tom"), "at": LATER}
    actions.end_commitment(commitment=place.first, **more)
    with pytest.raises(CannotDo, match="promised no longer"):
        actions.claim(
            benefit=place.benefit(), commitment=place.first, quantity=1, by=place.viewer("Mo"), at=NOW
        )  # fmt: skip
    with pytest.raises(CannotDo, match="promised no longer"):
        actions.end_commitment(commitment=place.first, **more)


def test_a_note_of_a_conversation_says_something(place: Place) -> None:
    by = {"agreement": place.first.agreement, "on": DAY, "by": place.viewer("Tom"), "at": LATER}
    made = actions.note_conversation(text="They hire in January.", **by)
    assert (made.text, made.said_by) == ("They hire in January.", place.cast.person("Tom"))
    with pytest.raises(CannotDo, match="Write what was said"):
        actions.note_conversation(text=" ", **by)


def test_what_happens_follows_on_what_was_before(place: Place) -> None:
    agreement, tom = place.first.agreement, place.viewer("Tom")

    def comes_to(to: AgreementState, month: int) -> Agreement:
        return actions.move_agreement(agreement=agreement, to=to, on=date(2026, month, 15), because=WHY, by=tom, at=LATER)  # fmt: skip

    comes_to(AgreementState.SUSPENDED, 7)
    with pytest.raises(CannotDo, match="happened on 15 July 2026"):
        comes_to(AgreementState.IN_FORCE, 6)
    assert comes_to(AgreementState.IN_FORCE, 8).suspended == [["2026-07-15", "2026-08-15"]]
    with pytest.raises(CannotDo, match="happened on 15 August 2026"):
        comes_to(AgreementState.SUSPENDED, 7)
    novated(place, date(2026, 9, 1))
    for over in (AgreementState.ENDED, AgreementState.TERMINATED):
        with pytest.raises(CannotDo, match="happened on 1 September 2026"):
            comes_to(over, 8)
    comes_to(AgreementState.TERMINATED, 9)


def test_it_cannot_begin_after_what_was_delivered_promised_and_spent_in_it(place: Place) -> None:
    def begins(day: date) -> None:
        held = Agreement.objects.get(pk=place.first.agreement_id)
        actions.vary_agreement(
            agreement=held, title=held.title, value_gbp=held.value_gbp, with_vat=held.with_vat, begins=day, ends=held.ends, on=DAY, because=WHY,
            by=place.viewer("Tom"), at=LATER,
        )  # fmt: skip

    promise = Promise(place.cast.organisations[BUILDERS], place.edition, "H", Sort.PER_PERIOD, 60, months=6)  # fmt: skip
    made = actions.record_commitment(agreement=place.first.agreement, promise=promise, by=place.viewer("Tom"), at=LATER)  # fmt: skip
    with pytest.raises(CannotDo, match="nothing would ever be due"):
        begins(date(2026, 10, 2))
    actions.end_commitment(commitment=made, on=DAY, because=WHY, by=place.viewer("Tom"), at=LATER)
    begins(date(2026, 10, 2))
    claimed(place, 3)
    with pytest.raises(CannotDo, match="Until 31 October 2026 something was delivered"):
        begins(date(2026, 11, 1))
    Commitment.objects.filter(pk=place.first.pk).update(due=date(2026, 10, 20))
    with pytest.raises(CannotDo, match="promised in it by 20 October 2026"):
        begins(date(2026, 10, 25))


def test_it_cannot_have_ended_before_what_was_delivered_and_spent_in_it(place: Place) -> None:
    def ends(to: AgreementState, day: date) -> None:
        actions.move_agreement(agreement=place.first.agreement, to=to, on=day, because=WHY, by=place.viewer("Tom"), at=LATER)  # fmt: skip

    claim = claimed(place, 3)
    for over in (AgreementState.ENDED, AgreementState.TERMINATED):
        with pytest.raises(CannotDo, match="On 1 October 2026 something was delivered"):
            ends(over, date(2026, 9, 30))
    actions.return_claim(claim=claim, because="After it had ended.", by=place.viewer("Tom"), at=LATER)  # fmt: skip
    actions.record_drawdown(
        agreement=place.first.agreement, begins=date(2026, 10, 5), ends=date(2026, 10, 6), amount_gbp=Decimal(10), source="Invoice", sure=True,
        by=place.viewer("Tom"), at=LATER,
    )  # fmt: skip
    with pytest.raises(CannotDo, match="spent under it from 5 October 2026"):
        ends(AgreementState.TERMINATED, date(2026, 9, 30))
    ends(AgreementState.TERMINATED, date(2026, 10, 31))


def test_it_is_not_shortened_to_before_what_is_promised_in_it(place: Place) -> None:
    def shortened(day: date) -> None:
        actions.vary_agreement(**varied(place, ends=day) | {"on": min(day, DAY)})

    with pytest.raises(CannotDo, match="promised in it by 31 March 2027, after 28 February 2027"):
        shortened(date(2027, 2, 28))
    Commitment.objects.filter(pk=place.first.pk).update(due=date(2027, 1, 31))
    shortened(date(2027, 2, 28))
    claimed(place, 3)
    with pytest.raises(CannotDo, match="On 1 October 2026 something was delivered"):
        shortened(date(2026, 9, 30))
    assert Agreement.objects.get(pk=place.first.agreement_id).ends == date(2027, 2, 28)
