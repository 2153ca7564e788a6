"""Two people change one agreement at once: the second sees what the first has made of it beside their own words, and what happened says what was and is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import Place, agreement_of
from tests.commitments.test_agreements_are_kept_on_pages import at, problems, text, there, tom
from tests.ui.pages import tree
from weft.commitments import actions
from weft.commitments.actions import Described
from weft.commitments.models import Agreement, Commitment
from weft.organisations.rules import Role

__all__ = ["tom"]
pytestmark = pytest.mark.django_db
MEANWHILE = "Somebody has changed this since you opened it. "


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def opened(page: HttpResponse) -> dict[str, str]:
    """What a page would send if nothing were typed."""
    form = tree(page.content.decode()).xpath("//main//form")[0]
    typed = {
        one.get("name"): (one.text or "").strip("\n") if one.tag == "textarea" else one.get("value", "")
        for one in form.xpath(".//input[@name][not(@type='radio' or @type='checkbox') or @checked] | .//textarea[@name]")
    }  # fmt: skip
    chosen = form.xpath(".//select[@name]/option[@selected]")
    return typed | {one.getparent().get("name"): one.get("value", "") for one in chosen}


def vary(place: Place, **told: object) -> object:
    now = agreement_of(place.first)
    terms = {
        name: getattr(now, name) for name in ("title", "value_gbp", "with_vat", "begins", "ends")
    }
    return actions.vary_agreement(
        agreement=now, on=NOW.date(), because="Agreed.", by=place.viewer("Ada"), at=NOW, **{**terms, **told}
    )  # fmt: skip


def vary_promise(place: Place) -> object:
    one = Commitment.objects.get(pk=place.first.pk)
    return actions.vary_commitment(
        commitment=one, quantity=25, due=one.due, agreed=actions.Agreed(words="In all."), on=NOW.date(), because="Agreed.", by=place.viewer("Ada"), at=NOW
    )  # fmt: skip


WAYS: dict[str, tuple[tuple[str, ...], dict[str, str], Callable[[Place], object], str]] = {
    "what was agreed": (("vary",), {"title": "A hall"}, lambda place: vary(place, title="A school with a hall"), "A school with a hall"),
    "how long it lasts": (
        ("extend",), {"ends": "30 6 2028"},
        lambda place: actions.extend_agreement(
            agreement=place.first.agreement, ends=date(2027, 9, 30), on=NOW.date(), because="Agreed.", by=place.viewer("Ada"), at=NOW
        ),
        "Now: Until when does it last now? 30 September 2027",
    ),
    "what it is known by": (
        ("describe",), {"description": "Seven rooms."},
        lambda place: actions.describe_agreement(
            agreement=place.first.agreement, told=Described("Nine rooms."), by=place.viewer("Ada"), at=NOW
        ),
        "Now: What is it about? Nine rooms.",
    ),
    "who manages it": (
        ("hand-over",), {},
        lambda place: actions.hand_over(
            agreement=place.first.agreement, manager=place.cast.person("Ada"), deputy=None, on=NOW.date(), because="Agreed.",
            by=place.viewer("Ada"), at=NOW,
        ),
        "Now: Who is its contract manager? Ada",
    ),
    "what is promised": (("commitments", "REF", "vary"), {"quantity": "12"}, vary_promise, "Now: How much is promised now? 25 people"),
}  # fmt: skip


@pytest.mark.parametrize("which", WAYS)
def test_nobody_overwrites_what_another_has_changed_meanwhile(
    place: Place, tom: Client, which: str
) -> None:
    way, typed, meanwhile, now = WAYS[which]
    where = there(place, *(place.first.ref if one == "REF" else one for one in way))
    sent = opened(tom.get(where)) | typed | {"because": "So we agreed."}
    meanwhile(place)
    before = Agreement.objects.values().get(pk=place.first.agreement_id)
    promise = Commitment.objects.values().get(pk=place.first.pk)
    page = tom.post(where, sent, follow=True)
    assert problems(page)[0].startswith(MEANWHILE)
    assert now in text(page) and all(value in page.content.decode() for value in typed.values())
    assert Agreement.objects.values().get(pk=place.first.agreement_id) == before
    assert Commitment.objects.values().get(pk=place.first.pk) == promise
    again = tom.post(where, opened(page) | typed | {"because": "So we agreed."}, follow=True)
    assert not any(one.startswith(MEANWHILE) for one in problems(again)), "both were shown"


def test_a_form_that_is_still_right_is_taken(place: Place, tom: Client) -> None:
    where = there(place, "vary")
    tom.post(where, opened(tom.get(where)) | {"title": "A hall", "because": "So we agreed."})
    assert agreement_of(place.first).title == "A hall"


def test_what_happened_says_what_was_and_is(place: Place, tom: Client) -> None:
    place.cast.member("Una", "Ambleford Council", Role.CONTRACT_MANAGER, administrator="Ada")
    vary(place, value_gbp=Decimal(1200), with_vat=True)
    vary(place, value_gbp=Decimal(1500), with_vat=True)
    vary_promise(place)
    agreement = agreement_of(place.first)
    told = {
        "agreement": agreement,
        "on": NOW.date(),
        "because": "Agreed.",
        "by": place.viewer("Tom"),
        "at": NOW,
    }
    actions.extend_agreement(ends=date(2027, 9, 30), **told)  # type: ignore[arg-type]
    actions.hand_over(manager=place.cast.person("Una"), deputy=None, **told)  # type: ignore[arg-type]
    actions.move_agreement(to="suspended", **told)  # type: ignore[arg-type]
    pages = {name: text(at(place, name).get(there(place))) for name in ("Rita", "Mo")}
    for page in pages.values():
        for fact in (
            "Value: was £1,200.00, is now £1,500.00", "With VAT: was not known, is now yes", "Last day: was 31 March 2027, is now 30 September 2027",
            "Promised: was 10 people, is now 25 people", "In the words of the agreement: was nothing, is now In all.", "State: was In force, is now Suspended",
        ):  # fmt: skip
            assert fact in page, fact
    assert "Contract manager: was Tom, is now Una" in pages["Rita"]
    assert "Contract manager: was" not in pages["Mo"]
