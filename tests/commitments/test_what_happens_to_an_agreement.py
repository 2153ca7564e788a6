"""What happens to an agreement is kept with its reason, and only its keeper's people let it happen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BUILDERS, CHOIR, LATER, ROOFERS, Place
from weft.audit.models import Entry
from weft.commitments import actions, queries
from weft.commitments.actions import Bound, CannotDo, Described
from weft.commitments.models import Agreement, Commitment, Happening, Party
from weft.commitments.rules import AgreementKind, AgreementState, PartyRole
from weft.organisations.access import NotAllowed
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
WHY = "The school is larger now."


def told(place: Place, by: str = "Tom") -> dict[str, Any]:
    return {
        "agreement": place.first.agreement, "on": DAY, "because": WHY, "by": place.viewer(by), "at": NOW,
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


def test_novated_half_way_what_was_promised_moves_and_what_was_delivered_stays(
    place: Place,
) -> None:
    own = place.cast.organisations
    made = actions.claim(
        benefit=place.benefit(4), commitment=place.first, quantity=4, by=place.viewer("Mo"), at=NOW
    )
    actions.novate(leaving=own[BUILDERS], coming=own[ROOFERS], **told(place))
    now = Commitment.objects.get(pk=place.first.pk)
    assert (now.promised_by, now.claimed) == (own[ROOFERS], 4)
    made.refresh_from_db()
    assert (made.provider, made.benefit.provider) == (own[BUILDERS], own[BUILDERS])
    parties = Party.objects.filter(agreement=place.first.agreement, role="supplier")
    assert {(one.organisation, one.since, one.until) for one in parties} == {
        (own[BUILDERS], date(2026, 4, 1), DAY), (own[ROOFERS], DAY, None),
    }  # fmt: skip
    assert place.first.agreement in queries.agreements_visible_to(place.viewer("Mo"))


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
    more = {"on": DAY, "because": WHY, "by": place.viewer("Tom"), "at": NOW}
    actions.vary_commitment(
        commitment=place.first, quantity=12, due=date(2027, 6, 30), words="Twelve", **more
    )
    now = Commitment.objects.get(pk=place.first.pk)
    assert (now.quantity, now.due, now.claimed) == (12, date(2027, 6, 30), 4)
    assert last().told["was"] == {"quantity": 10, "due": "2027-03-31"}


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
    by = {"agreement": place.first.agreement, "on": DAY, "by": place.viewer("Tom"), "at": NOW}
    made = actions.note_conversation(text="They hire in January.", **by)
    assert (made.text, made.said_by) == ("They hire in January.", place.cast.person("Tom"))
    with pytest.raises(CannotDo, match="Write what was said"):
        actions.note_conversation(text=" ", **by)
