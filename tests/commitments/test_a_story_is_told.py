"""A story of what changed is told in words, whichever way it is recorded."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, Place
from tests.commitments.test_agreements_are_kept_on_pages import at, problems
from tests.frameworks.conftest import AUTHORITY, JOBS, OPEN, add, adopted, fields
from weft.commitments import actions
from weft.commitments.actions import CannotDo, Promise
from weft.commitments.models import Benefit, Commitment
from weft.commitments.rules import Sort
from weft.frameworks import actions as frameworks

pytestmark = pytest.mark.django_db
DAYS = {"begins": date(2026, 10, 1), "ends": date(2026, 10, 1), "beneficiary": None}
UNTOLD = "A story is told in words."


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def promised(place: Place) -> Commitment:
    """A story, which the builders have promised to Tom."""
    paula, piet, tom = place.viewer("Paula"), place.viewer("Piet"), place.viewer("Tom")
    draft = frameworks.begin_framework(
        name="Stories", owner=AUTHORITY, scope="", edition="2026", licence=OPEN, by=paula, at=NOW
    )
    add(draft, None, fields("O", "objective", "What changed"), paula)
    told = {
        **JOBS,
        "kind": "story",
        "unit": "story",
        "over_time": "latest",
        "over_providers": "never",
    }
    add(draft, "O", fields("T", "measure", "A story of what changed", told), paula)
    edition = adopted(draft, paula, piet)
    promise = Promise(place.cast.organisations[BUILDERS], edition, "T", Sort.STORY, 1, due=date(2026, 12, 31))  # fmt: skip
    return actions.record_commitment(agreement=place.first.agreement, promise=promise, by=tom, at=NOW)  # fmt: skip


@pytest.fixture
def mo(place: Place) -> Client:
    return at(place, "Mo")


def test_it_is_reported_once_it_is_told(place: Place, promised: Commitment) -> None:
    of = {"edition": promised.edition, "code": "T", **DAYS}
    with pytest.raises(CannotDo, match=UNTOLD):
        place.benefit(1, story="  ", **of)
    for words in ("story", "description"):
        assert place.benefit(1, **of, **{words: "She leads the crew now."}).state == "reported"
    draft = place.benefit(1, report=False, story="He came back.", **of)
    Benefit.objects.filter(pk=draft.pk).update(story="")  # as drafts of before may stand
    with pytest.raises(CannotDo, match=UNTOLD):
        actions.report_benefit(benefit=draft, by=place.viewer("Mo"), at=NOW)


def test_in_a_table_it_is_said_where_it_is_told(mo: Client, promised: Commitment) -> None:
    row = {"rows-0-promise": promised.ref, "rows-0-quantity": "1", "rows-0-begins": "1 10 2026"}
    (said,) = problems(mo.post("/benefits/record/table/", row))
    assert UNTOLD in said and not Benefit.objects.exists()


def test_in_a_spreadsheet_it_stands_below_what_was_done(
    place: Place, mo: Client, promised: Commitment
) -> None:
    def sent(words: str) -> str:
        line = f"Promise,How much,From,What was done\r\n{promised.ref},1,1 10 2026,{words}"
        chosen = SimpleUploadedFile("d.csv", line.encode())
        return mo.post("/benefits/record/spreadsheet/", {"chosen": chosen}).content.decode()

    assert f"Row 2, What was done?: {UNTOLD}" in sent("")
    assert not Benefit.objects.exists()
    sent("She leads the crew now.")
    assert Benefit.objects.get().description == "She leads the crew now."
