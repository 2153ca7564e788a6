"""Once an agreement has ended, nothing of what it binds to changes, and nothing more is promised in it; what is refused is not offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.commitments.conftest import BUILDERS, LATER, ROOFERS, Place, agreement_of
from tests.commitments.test_a_list_of_promises_comes_and_goes import JOBS, csv_of, taken, wrong
from tests.commitments.test_agreements_are_kept_on_pages import at, problems, text, there
from weft.commitments import actions
from weft.commitments.actions import Bound, CannotDo, Promise
from weft.commitments.models import Agreement, Commitment, Party
from weft.commitments.rules import MAY_BE_DONE, Act, AgreementState, PartyRole, Sort

pytestmark = pytest.mark.django_db
LAST = date(2026, 11, 20)
"""The last day of the agreement, before the day on which people act (`LATER`)."""
TODAY = LATER.date()


@pytest.fixture
def tom(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path)
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    place.first.agreement.references.create(scheme="contract", number="C-17")
    return at(place, "Tom")


def told(place: Place, on: date = TODAY) -> dict[str, Any]:
    return {"on": on, "because": "So we agreed.", "by": place.viewer("Tom"), "at": LATER}


def supplier(place: Place) -> Party:
    return place.first.agreement.parties.get(role="supplier")


def varies(place: Place, on: date) -> object:
    one = agreement_of(place.first)
    terms = {
        name: getattr(one, name) for name in ("title", "value_gbp", "with_vat", "begins", "ends")
    }
    return actions.vary_agreement(agreement=one, **terms | {"title": "A hall"}, **told(place, on))


def adds_a_party(place: Place, on: date) -> object:
    party = Bound(PartyRole.SUBCONTRACTOR, place.cast.organisations[ROOFERS])
    return actions.add_party(agreement=place.first.agreement, party=party, **told(place, on))


def lets_a_party_leave(place: Place, on: date) -> object:
    party = place.first.agreement.parties.get(role="partner")
    return actions.end_party(agreement=place.first.agreement, party=party, **told(place, on))


def novates(place: Place, on: date) -> object:
    own = place.cast.organisations
    return actions.novate(
        agreement=place.first.agreement,
        leaving=own[BUILDERS],
        coming=own[ROOFERS],
        **told(place, on),
    )


def varies_a_promise(place: Place, on: date) -> object:
    one = Commitment.objects.get(pk=place.first.pk)
    return actions.vary_commitment(commitment=one, quantity=20, due=one.due, **told(place, on))  # fmt: skip


def promises(place: Place, _on: date) -> object:
    promise = Promise(place.cast.organisations[BUILDERS], place.edition, "H", Sort.FIXED, 60, due=LAST)  # fmt: skip
    by = {"by": place.viewer("Tom"), "at": LATER}
    return actions.record_commitment(agreement=place.first.agreement, promise=promise, **by)


DOES: Mapping[Act, Callable[[Place, date], object]] = {
    Act.VARY: varies,
    Act.EXTEND: lambda place, on: actions.extend_agreement(
        agreement=place.first.agreement, ends=date(2028, 3, 31), **told(place, on)
    ),
    Act.NOVATE: novates,
    Act.ADD_PARTY: adds_a_party,
    Act.END_PARTY: lets_a_party_leave,
    Act.PROMISE: promises,
    Act.VARY_PROMISE: varies_a_promise,
    Act.END_PROMISE: lambda place, on: actions.end_commitment(commitment=place.first, **told(place, on)),
    Act.NOTE_INSOLVENCY: lambda place, on: actions.note_insolvency(
        agreement=place.first.agreement, party=supplier(place), **told(place, on)
    ),
    Act.HAND_OVER: lambda place, on: actions.hand_over(
        agreement=place.first.agreement, manager=place.cast.person("Ada"), deputy=None, **told(place, on)
    ),
}  # fmt: skip
AT: Mapping[Act, Callable[[Place], tuple[str, ...]]] = {
    Act.VARY: lambda _place: ("vary",), Act.EXTEND: lambda _place: ("extend",), Act.ADD_PARTY: lambda _place: ("parties", "add"),
    Act.PROMISE: lambda _place: ("commitments", "add"), Act.HAND_OVER: lambda _place: ("hand-over",),
    Act.NOVATE: lambda place: ("parties", str(supplier(place).pk), "novate"),
    Act.END_PARTY: lambda place: ("parties", str(supplier(place).pk), "leave"),
    Act.NOTE_INSOLVENCY: lambda place: ("parties", str(supplier(place).pk), "insolvent"),
    Act.VARY_PROMISE: lambda place: ("commitments", place.first.ref, "vary"),
    Act.END_PROMISE: lambda place: ("commitments", place.first.ref, "end"),
}  # fmt: skip
OF_PROMISES = {Act.VARY_PROMISE, Act.END_PROMISE}
OVER = (AgreementState.ENDED, AgreementState.TERMINATED)
STILL_DONE = {Act.END_PROMISE, Act.NOTE_INSOLVENCY, Act.HAND_OVER}
"""Somebody can be let off, and what follows where something was missed is followed up."""


def helped(place: Place) -> None:
    """The roofers are a partner, who has promised nothing."""
    Party.objects.create(
        agreement=place.first.agreement, organisation=place.cast.organisations[ROOFERS], name=ROOFERS, role="partner", since=date(2026, 4, 1)
    )  # fmt: skip


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("state", AgreementState)
def test_only_what_can_be_done_is_done(place: Place, state: AgreementState, act: Act) -> None:
    helped(place)
    Agreement.objects.filter(pk=place.first.agreement_id).update(state=state)
    assert (state in MAY_BE_DONE[act]) == (state not in OVER or act in STILL_DONE)
    if state in MAY_BE_DONE[act]:
        DOES[act](place, TODAY)
        return
    with pytest.raises(CannotDo, match="It has ended"):
        DOES[act](place, TODAY)


@pytest.mark.parametrize("state", AgreementState)
def test_only_what_can_be_done_is_offered(place: Place, tom: Client, state: AgreementState) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(
        state=state, value_gbp=1_000_000, with_vat=True
    )
    pages = [tom.get(there(place, *more)).content.decode() for more in ((), ("commitments", place.first.ref))]  # fmt: skip
    for act, where in AT.items():
        href, may = there(place, *where(place)), state in MAY_BE_DONE[act]
        assert (f'href="{href}"' in pages[act in OF_PROMISES]) == may, act
        page = tom.get(href, follow=True)
        led = [one for one, _status in page.redirect_chain]
        assert led == ([] if may else [there(place)]), act
        assert may or "It has ended" in page.content.decode()


AFTER_ITS_END = [Act.VARY, Act.NOVATE, Act.ADD_PARTY, Act.END_PARTY, Act.VARY_PROMISE]


@pytest.mark.parametrize("act", AFTER_ITS_END)
def test_what_it_binds_to_changes_while_it_lasts(place: Place, act: Act) -> None:
    helped(place)
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=LAST)
    Commitment.objects.filter(pk=place.first.pk).update(due=LAST)
    with pytest.raises(CannotDo, match="It lasted until 20 November 2026"):
        DOES[act](place, LAST + timedelta(1))
    DOES[act](place, LAST)


@pytest.mark.parametrize("state", OVER)
def test_of_what_has_ended_only_what_nobody_has_said_is_said(
    place: Place, tom: Client, state: AgreementState
) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(state=state, begins=None)
    where, now = there(place, "vary"), agreement_of(place.first)
    said = {"title": now.title, "begins": "1 4 2026", "ends": "31 3 2027", "on": "1 12 2026", "because": "It was not known."}  # fmt: skip
    assert problems(tom.post(where, said | {"title": "A hall"})) == [
        "It has ended, so what was agreed stays as it was. Record a new agreement."
    ]
    tom.post(where, said)
    assert (agreement_of(place.first).begins, agreement_of(place.first).title) == (date(2026, 4, 1), now.title)  # fmt: skip
    assert problems(tom.post(where, said | {"begins": "1 5 2026"})) != [], "it is said now"
    assert agreement_of(place.first).begins == date(2026, 4, 1)


def test_a_variation_by_which_it_lasts_longer_holds_from_a_day_after_its_end(place: Place) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=LAST)
    one = agreement_of(place.first)
    actions.vary_agreement(
        agreement=one, title=one.title, value_gbp=None, with_vat=None, begins=one.begins, ends=TODAY, **told(place)
    )  # fmt: skip
    assert agreement_of(place.first).ends == TODAY


@pytest.mark.parametrize("to", OVER)
def test_an_end_makes_nothing_last_longer(place: Place, to: AgreementState) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=LAST)
    actions.move_agreement(agreement=place.first.agreement, to=to, **told(place))
    assert agreement_of(place.first).ends == LAST


def test_what_is_over_by_its_days_takes_no_new_promise_until_it_is_extended(
    place: Place, tom: Client
) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=LAST)
    over = "It lasted until 20 November 2026, so nothing could be claimed for a new promise. Extend it first, or record it in another agreement."
    where = there(place, "commitments", "add")
    assert f'href="{where}"' not in tom.get(there(place)).content.decode()
    for page in (where, f"{where}{place.edition.ref}/H/"):
        assert over in text(tom.get(page, follow=True))
    with pytest.raises(CannotDo, match="It lasted until 20 November 2026"):
        promises(place, TODAY)
    row = (*JOBS[:-1], "20/11/2026")
    assert wrong(taken(tom, csv_of(row))) == [f"Row 2: {over}"]
    assert Commitment.objects.filter(agreement=place.first.agreement).count() == 1
    DOES[Act.EXTEND](place, TODAY)
    assert f'href="{where}"' in tom.get(there(place)).content.decode()
    promises(place, TODAY)
    assert wrong(taken(tom, csv_of(row))) == []
    assert Commitment.objects.filter(agreement=place.first.agreement).count() == 3


def test_on_its_last_day_something_is_still_promised(place: Place) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=TODAY)
    promises(place, TODAY)


def test_what_is_recorded_of_what_is_over_is_no_fault_of_its_list(
    place: Place, tom: Client
) -> None:
    """A list that was taken away comes back, whatever has ended meanwhile."""
    row = ("C-17", BUILDERS, "J", "", "10", "", "31/3/2027")
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=LAST)
    assert wrong(taken(tom, csv_of(row))) == []
