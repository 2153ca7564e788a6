"""At a novation, and whatever becomes later of what the one who left claims: each part of a promise is owed by one of them, and none by both."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.commitments.conftest import BUILDERS, CHOIR, LATER, ROOFERS, Place, due_of
from tests.commitments.test_a_missed_promise_has_a_remedy import DUE
from tests.commitments.test_agreements_are_kept_on_pages import at, text
from tests.commitments.test_what_happens_to_an_agreement import DAY, WHY
from tests.frameworks.conftest import JOBS, add, adopted, fields
from weft.audit.models import Entry
from weft.commitments import actions, queries
from weft.commitments.actions import Bound, Promise, Proposed
from weft.commitments.models import Agreement, Claim, Commitment
from weft.commitments.remedies import RemedyKind, RemedyState
from weft.commitments.rules import PartyRole, Sort
from weft.frameworks import actions as frameworks
from weft.organisations.rules import Kind

pytestmark = pytest.mark.django_db
ON = DAY


def by(place: Place, who: str = "Tom") -> dict[str, Any]:
    return {"by": place.viewer(who), "at": LATER}


def novated(place: Place, leaving: str = BUILDERS, coming: str = ROOFERS, on: date = ON) -> None:
    own = place.cast.organisations
    actions.novate(
        agreement=place.first.agreement, leaving=own[leaving], coming=own[coming], on=on, because=WHY, **by(place)
    )  # fmt: skip


def claimed(place: Place, quantity: int, promise: Commitment | None = None, **told: Any) -> Claim:
    benefit = place.benefit(quantity, **told)
    return actions.claim(benefit=benefit, commitment=promise or place.first, quantity=quantity, **by(place, "Mo"))  # fmt: skip


def returned(place: Place, claim: Claim) -> None:
    actions.return_claim(claim=claim, because="It was not so.", **by(place))


def owed(promise: Commitment) -> list[tuple[str, int]]:
    """By whom how much of it is promised, in the order in which they came."""
    found, one = [], Commitment.objects.get(pk=promise.pk)
    while one is not None:
        found.append((one.promised_by.name, one.quantity))
        one = Commitment.objects.filter(takes_place_of=one).first()  # type: ignore[assignment]
    return found


def is_counted_once(place: Place) -> None:
    """All that was promised is promised once more, by the end."""
    lines = queries.lines(Commitment.objects.filter(agreement=place.first.agreement), date(2027, 3, 31))  # fmt: skip
    assert sum(one.due for one in lines) == 10


def test_what_was_claimed_whole_and_is_returned_is_owed_by_who_came(place: Place) -> None:
    claim = claimed(place, 10)
    novated(place)
    assert owed(place.first) == [(BUILDERS, 10)]
    entries = Entry.objects.count()
    returned(place, claim)
    assert owed(place.first) == [(BUILDERS, 0), (ROOFERS, 10)]
    assert Entry.objects.count() == entries + 2, "what was decided, and what became of the promise"
    now = Commitment.objects.get(takes_place_of=place.first)
    assert (now.since, now.until, now.due, now.code) == (ON, None, date(2027, 3, 31), "J")
    is_counted_once(place)
    assert f"/commitments/{now.ref}/" in at(place, "Rolf").get(f"/agreements/{now.agreement.ref}/").content.decode()  # fmt: skip


def test_what_was_delivered_before_and_is_told_late_is_owed_by_nobody_twice(place: Place) -> None:
    claimed(place, 4)
    novated(place)
    claim = claimed(place, 6, begins=date(2026, 10, 2))
    assert owed(place.first) == [(BUILDERS, 10), (ROOFERS, 0)]
    is_counted_once(place)
    nothing = Commitment.objects.get(takes_place_of=place.first)
    for who in ("Rolf", "Tom"):
        page = at(place, who).get(f"/agreements/{nothing.agreement.ref}/").content.decode()
        assert f"/commitments/{nothing.ref}/" not in page.split("What happened to it")[0]
    assert nothing not in queries.promises_to_report(place.viewer("Rolf"))
    returned(place, claim)
    assert owed(place.first) == [(BUILDERS, 4), (ROOFERS, 6)]
    is_counted_once(place)


@pytest.fixture
def promised(place: Place) -> Commitment:
    """The builders promise a plan, which there is or is not."""
    paula, piet = place.viewer("Paula"), place.viewer("Piet")
    draft = frameworks.begin_next(edition=place.edition, name="2027", by=paula, at=LATER)
    said = {**JOBS, "unit": "yes_no", "over_time": "latest", "over_providers": "never", "confirmed_by": ["beneficiary"]}  # fmt: skip
    add(draft, "O", fields("Y", "measure", "There is a plan for leavers", said), paula)
    edition = adopted(draft, paula, piet, begins=date(2026, 10, 1))
    promise = Promise(place.cast.organisations[BUILDERS], edition, "Y", Sort.YES_NO, 1, due=date(2027, 3, 31))  # fmt: skip
    return actions.record_commitment(agreement=place.first.agreement, promise=promise, **by(place))


def yes(place: Place, promise: Commitment) -> Claim:
    return claimed(place, 1, promise, edition=promise.edition, code="Y")


def test_a_yes_that_is_returned_is_owed_by_who_came(place: Place, promised: Commitment) -> None:
    claim = yes(place, promised)
    novated(place)
    assert owed(promised) == [(BUILDERS, 1)]
    returned(place, claim)
    assert owed(promised) == [(BUILDERS, 0), (ROOFERS, 1)]
    now = Commitment.objects.get(takes_place_of=promised)
    assert (due_of(now, date(2027, 3, 31)), now.adds_up) == (1, False)
    assert due_of(Commitment.objects.get(pk=promised.pk), date(2027, 3, 31)) == 0


def test_a_yes_that_is_told_late_is_owed_no_more(place: Place, promised: Commitment) -> None:
    novated(place)
    assert owed(promised) == [(BUILDERS, 0), (ROOFERS, 1)]
    claim = yes(place, promised)
    assert owed(promised) == [(BUILDERS, 1), (ROOFERS, 0)]
    returned(place, claim)
    assert owed(promised) == [(BUILDERS, 0), (ROOFERS, 1)]


def test_of_a_share_all_is_owed_by_who_came_until_it_is_kept(place: Place) -> None:
    share = Promise(place.cast.organisations[BUILDERS], place.edition, "P", Sort.FIXED, 8000, due=date(2027, 3, 31))  # fmt: skip
    promise = actions.record_commitment(agreement=place.first.agreement, promise=share, **by(place))
    claim = claimed(place, 8500, promise, code="P")
    novated(place)
    assert owed(promise) == [(BUILDERS, 8000)]
    actions.adjust_claim(claim=claim, verified=6000, because="Two bills were late.", **by(place))
    assert owed(promise) == [(BUILDERS, 6000), (ROOFERS, 8000)]


def test_a_share_that_is_told_late_is_owed_whole_by_who_came(place: Place) -> None:
    share = Promise(place.cast.organisations[BUILDERS], place.edition, "P", Sort.FIXED, 8000, due=date(2027, 3, 31))  # fmt: skip
    promise = actions.record_commitment(agreement=place.first.agreement, promise=share, **by(place))
    claimed(place, 5000, promise, code="P", begins=date(2026, 9, 1), ends=date(2026, 9, 30))
    novated(place)
    assert owed(promise) == [(BUILDERS, 5000), (ROOFERS, 8000)]
    claimed(place, 6000, promise, code="P")
    assert owed(promise) == [(BUILDERS, 6000), (ROOFERS, 8000)]


def test_who_came_and_owes_nothing_can_leave(place: Place) -> None:
    claimed(place, 4)
    novated(place)
    claimed(place, 6, begins=date(2026, 10, 2))
    party = place.first.agreement.parties.get(organisation=place.cast.organisations[ROOFERS])
    actions.end_party(agreement=place.first.agreement, party=party, on=ON, because=WHY, **by(place))
    assert place.first.agreement.parties.filter(until=None, role="supplier").count() == 0


def test_after_two_novations_the_last_who_came_owes_it(place: Place) -> None:
    claim = claimed(place, 10)
    novated(place, on=date(2026, 11, 10))
    novated(place, ROOFERS, CHOIR, on=date(2026, 11, 20))
    assert owed(place.first) == [(BUILDERS, 10)]
    returned(place, claim)
    assert owed(place.first) == [(BUILDERS, 0), (ROOFERS, 0), (CHOIR, 10)]
    days = [(one.since, one.until) for one in Commitment.objects.filter(agreement=place.first.agreement).order_by("pk")]  # fmt: skip
    assert days == [
        (None, date(2026, 11, 9)), (date(2026, 11, 10), date(2026, 11, 19)), (date(2026, 11, 20), None),
    ]  # fmt: skip


def test_who_took_the_place_of_another_party_owes_nothing_of_it(place: Place) -> None:
    own, larch = place.cast.organisations, "Larch Ltd"
    place.cast.organisation(larch, Kind.SUPPLIER, administrator="Lou")
    actions.add_party(
        agreement=place.first.agreement, party=Bound(PartyRole.PARTNER, own[larch]), on=date(2026, 11, 10), because=WHY, **by(place)
    )  # fmt: skip
    claim = claimed(place, 10)
    novated(place, on=date(2026, 11, 20))
    novated(place, larch, CHOIR, on=date(2026, 11, 25))
    returned(place, claim)
    assert owed(place.first) == [(BUILDERS, 0), (ROOFERS, 10)]


def test_who_came_back_and_left_again_is_followed_from_that_day(place: Place) -> None:
    novated(place, on=date(2026, 10, 5))
    novated(place, ROOFERS, BUILDERS, on=date(2026, 10, 10))
    promise = Promise(place.cast.organisations[BUILDERS], place.edition, "J", Sort.FIXED, 3, due=date(2027, 3, 30))  # fmt: skip
    later = actions.record_commitment(agreement=place.first.agreement, promise=promise, **by(place))
    claim = claimed(place, 3, later)
    novated(place, BUILDERS, CHOIR, on=date(2026, 11, 20))
    returned(place, claim)
    assert owed(later) == [(BUILDERS, 0), (CHOIR, 3)]


def test_where_nobody_has_its_place_it_stays_with_the_one_who_left(place: Place) -> None:
    claim = claimed(place, 10)
    novated(place)
    party = place.first.agreement.parties.get(organisation=place.cast.organisations[ROOFERS])
    actions.end_party(agreement=place.first.agreement, party=party, on=ON, because=WHY, **by(place))
    returned(place, claim)
    assert owed(place.first) == [(BUILDERS, 10)]


def test_what_who_came_was_let_off_is_not_owed_anew(place: Place) -> None:
    claim = claimed(place, 4)
    novated(place)
    now = Commitment.objects.get(takes_place_of=place.first)
    actions.end_commitment(commitment=now, on=ON, because=WHY, **by(place))
    returned(place, claim)
    assert owed(place.first) == [(BUILDERS, 4), (ROOFERS, 6)]


@pytest.fixture
def instead(place: Place) -> Commitment:
    """The roofers will take the place of the builders, who have missed ten jobs and promised ten others for them."""
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=date(2028, 3, 31))
    promise = Promise(
        place.cast.organisations[BUILDERS], place.edition, "J", Sort.FIXED, 10, due=date(2027, 12, 31), made_for=place.first
    )  # fmt: skip
    return actions.record_commitment(
        agreement=place.first.agreement, promise=promise, by=place.viewer("Tom"), at=DUE
    )


def test_what_a_promise_was_made_for_goes_over_with_it(place: Place, instead: Commitment) -> None:
    tom, mo = ({"by": place.viewer(who), "at": DUE} for who in ("Tom", "Mo"))
    told = Proposed(RemedyKind.SUBSTITUTE, "Ten more.", instead=instead)
    remedy = actions.propose_remedy(commitment=place.first, told=told, **tom)  # type: ignore[arg-type]
    actions.answer_remedy(remedy=remedy, to=RemedyState.AGREED, because="", **mo)  # type: ignore[arg-type]
    own = place.cast.organisations
    actions.novate(
        agreement=instead.agreement, leaving=own[BUILDERS], coming=own[ROOFERS], on=DUE.date(), because=WHY, **tom
    )  # type: ignore[arg-type]  # fmt: skip
    now = Commitment.objects.get(takes_place_of=instead)
    assert (now.promised_by, now.made_for, now.instead_of) == (own[ROOFERS], place.first, place.first)  # fmt: skip
    where, missed = (
        f"/agreements/{now.agreement.ref}/commitments/{now.ref}/",
        f"/commitments/{place.first.ref}/",
    )
    pages = {who: at(place, who).get(where) for who in ("Tom", "Rolf")}
    for who, links in (("Tom", True), ("Rolf", False)):
        assert "It takes the place of another promise that was missed." in text(pages[who])
        assert (missed in pages[who].content.decode()) == links, (
            "who came does not read what another missed"
        )
    actions.move_remedy(remedy=remedy, to=RemedyState.WITHDRAWN, because="So.", **tom)  # type: ignore[arg-type]
    for one in Commitment.objects.filter(pk__in=(instead.pk, now.pk)):
        assert (one.made_for, one.instead_of) == (place.first, None)
