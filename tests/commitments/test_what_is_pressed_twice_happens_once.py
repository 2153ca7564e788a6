"""However often a button is pressed, and however many presses arrive at once, what it asks for happens once."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, Place, cast_of_two_contracts, made_place
from tests.postgres import default_database
from weft.commitments import actions
from weft.commitments.actions import CannotDo, Delivered
from weft.commitments.models import (
    Agreement,
    Benefit,
    Commitment,
    Drawdown,
    Evidence,
    Jotting,
    Note,
    Press,
    Remedy,
)
from weft.commitments.rules import BenefitState
from weft.organisations.rules import Role

PRESSES = 4
PROOF = "csrfmiddlewaretoken"
SAID = {"quantity": "4", "begins": "1 10 2026", "ends": "31 10 2026", "received": "harbour choir", "description": "Four new jobs."}  # fmt: skip
AGREED = {
    "kind": "contract", "title": "Roofs of three schools", "number": "C-17", "begins": "1 4 2026", "ends": "31 3 2028",
    "value_gbp": "", "with_vat": "", "state": "in force", "parties-0-role": "supplier", "parties-0-who": BUILDERS,
}  # fmt: skip
Making = tuple[str, dict[str, str], Callable[[], int]]


@pytest.fixture(params=["sqlite", "postgresql"])
def there(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: object
) -> Iterator[Place]:
    """The place in a database that several connections reach: a file, or a PostgreSQL."""
    if request.param == "postgresql":
        request.getfixturevalue("on_postgres")
        yield made_place(cast_of_two_contracts())
        return
    file = tmp_path / "weft.sqlite3"
    file.write_bytes(request.getfixturevalue("migrated").read_bytes())
    with django_db_blocker.unblock(), default_database(f"sqlite:///{file}"):  # type: ignore[attr-defined]
        yield made_place(cast_of_two_contracts())


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def at(place: Place, name: str) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(place.cast.person(name))
    return client


def rena_of(place: Place) -> Client:
    """Rena, who reports for the builders."""
    place.cast.member("Rena", BUILDERS, Role.REPORTER, administrator="Mo")
    return at(place, "Rena")


def drawn(client: Client, address: str) -> dict[str, str]:
    """What the form of a page carries by itself."""
    page = client.get(address).content.decode()
    found = re.search(rf'name="{PROOF}" value="([^"]+)"', page)
    assert found, page
    return {PROOF: found[1]}


def begun(client: Client, place: Place) -> str:
    proof = drawn(client, "/benefits/record/")
    answer = client.post("/benefits/record/", {"promise": place.first.ref, **proof})
    return str(answer.headers["Location"])


def pressed(client: Client, address: str, *each: Mapping[str, str]) -> list[str]:
    """Send forms at the same moment, in as many connections; gives where each leads."""
    begin = threading.Barrier(len(each))

    def sends(said: Mapping[str, str]) -> str:
        one = Client(enforce_csrf_checks=True)
        one.cookies = client.cookies
        try:
            begin.wait(20)
            answer = one.post(address, dict(said))
            assert answer.status_code == 302, answer.content.decode()[-3000:]
            return str(answer.headers["Location"])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(each)) as hands:
        return list(hands.map(sends, each))


def test_what_was_begun_becomes_one_benefit_however_many_presses_arrive_at_once(there: Place) -> None:  # fmt: skip
    rena = rena_of(there)
    form = begun(rena, there)
    led = pressed(rena, form, *[SAID | drawn(rena, form)] * PRESSES)
    made = Benefit.objects.get()
    assert set(led) == {f"/benefits/{made.ref}/report/"}
    assert made.quantity == 4


def test_what_was_begun_becomes_one_benefit_also_when_it_is_sent_from_several_pages(
    there: Place,
) -> None:
    rena = rena_of(there)
    form = begun(rena, there)
    pages = [SAID | {"quantity": str(one)} | drawn(rena, form) for one in range(3, 6)]
    led = pressed(rena, form, *pages)
    made = Benefit.objects.get()
    assert set(led) == {f"/benefits/{made.ref}/report/"}
    assert made.quantity in {3, 4, 5}


def test_one_press_makes_one_agreement_and_one_of_all_that_stands_in_it(there: Place) -> None:
    tom = at(there, "Tom")
    for address, said, count in makings(there):
        before, form = count(), said | drawn(tom, address)
        led = pressed(tom, address, *[form] * PRESSES)
        assert count() == before + 1, address
        assert len(set(led)) == 1, led


def test_what_is_given_as_evidence_is_kept_once(
    there: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path)
    rena, address = rena_of(there), f"/benefits/{there.benefit().ref}/evidence/"
    proof = drawn(rena, address)
    said = {"statement": "Letter of the college, kept in our office.", **proof}
    led = pressed(rena, address, *[said] * PRESSES)
    assert len(set(led)) == 1 and Evidence.objects.count() == 1
    for text in (b"The first list", b"The first list", b"Another list"):
        file = SimpleUploadedFile("list.txt", text, "text/plain")
        answer = rena.post(address, {"chosen": file, **proof})
        assert answer.headers["Location"] == led[0]
    assert Evidence.objects.filter(kind="file").count() == 2, (
        "another file of the same name is another"
    )


@pytest.mark.django_db
def test_a_script_that_sends_twice_is_led_on_twice(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path)
    rena, address = rena_of(place), f"/benefits/{place.benefit().ref}/evidence/"
    said = {"payroll": "P17", **drawn(rena, address)}
    sends = [rena.post(address, said, headers={"Weft-Sending": "yes"}) for _each in range(2)]
    assert [one.status_code for one in sends] == [201, 201]
    assert sends[0].headers["Location"] == sends[1].headers["Location"]
    assert Evidence.objects.count() == 1


def makings(place: Place) -> list[Making]:
    """The pages on which something is made, what is said there, and how many of it there are."""
    here = f"/agreements/{place.first.agreement.ref}/"
    edition = place.edition.ref
    builders = place.cast.organisations[BUILDERS].ref
    Commitment.objects.filter(pk=place.first.pk).update(due=NOW.date() - timedelta(30))
    return [
        ("/agreements/record/", AGREED, Agreement.objects.count),
        (
            f"{here}commitments/add/{edition}/J/",
            {"promised_by": builders, "sort": "fixed", "quantity": "7", "due": "31 3 2027", "may_subcontract": "no"}, Commitment.objects.count,
        ),
        (
            f"{here}spent/add/", {"begins": "1 9 2026", "ends": "30 9 2026", "amount_gbp": "1000", "source": "Invoices."}, Drawdown.objects.count,
        ),
        (f"{here}notes/add/", {"on": "1 10 2026", "text": "They wait for a permit."}, Note.objects.count),
        (
            f"{here}commitments/{place.first.ref}/remedies/add/",
            {"kind": "plan", "what": "Four more by Easter.", "by_when": "31 3 2027"}, Remedy.objects.count,
        ),
    ]  # fmt: skip


pages_alone = pytest.mark.django_db


@pages_alone
def test_who_draws_the_page_anew_can_say_the_same_once_more(place: Place) -> None:
    tom, address = at(place, "Tom"), f"/agreements/{place.first.agreement.ref}/notes/add/"
    said = {"on": "1 10 2026", "text": "They wait for a permit."}
    for _each in range(2):
        assert tom.post(address, said | drawn(tom, address)).status_code == 302
    assert Note.objects.count() == 2


@pages_alone
def test_who_goes_back_and_says_something_else_is_not_passed_over(place: Place) -> None:
    tom, address = at(place, "Tom"), f"/agreements/{place.first.agreement.ref}/notes/add/"
    proof = drawn(tom, address)
    for text in ("They wait for a permit.", "They have it."):
        assert tom.post(address, {"on": "1 10 2026", "text": text, **proof}).status_code == 302
    assert Note.objects.count() == 2


@pages_alone
def test_what_was_not_right_can_be_sent_once_more_from_the_same_page(place: Place) -> None:
    tom, address = at(place, "Tom"), f"/agreements/{place.first.agreement.ref}/notes/add/"
    empty = {"on": "1 10 2026", "text": "", **drawn(tom, address)}
    for _each in range(2):
        assert "Write what was said" in tom.post(address, empty).content.decode()
    assert not Press.objects.exists()


@pages_alone
def test_what_one_person_pressed_leads_nobody_else_there(place: Place) -> None:
    tom, address = at(place, "Tom"), "/agreements/record/"
    proof = drawn(tom, address)
    assert tom.post(address, AGREED | proof).status_code == 302
    made = Agreement.objects.latest("pk")
    theirs = Client()
    theirs.force_login(place.cast.person("Bea"))
    assert made.ref not in theirs.post(address, AGREED | proof).headers["Location"]


@pages_alone
def test_a_press_is_remembered_for_a_day(place: Place) -> None:
    Press.objects.create(said="old", led_to="/", at=NOW - timedelta(hours=25))
    Press.objects.create(said="young", led_to="/", at=NOW - timedelta(hours=23))
    tom, address = at(place, "Tom"), f"/agreements/{place.first.agreement.ref}/notes/add/"
    tom.post(address, {"on": "1 10 2026", "text": "They wait.", **drawn(tom, address)})
    assert not Press.objects.filter(said="old").exists()
    assert Press.objects.count() == 2


@pages_alone
def test_what_was_begun_is_given_as_the_benefit_that_it_has_become(place: Place) -> None:
    by = place.viewer("Mo")
    one = actions.begin_jotting(commitment=place.first, typed={"quantity": "4"}, by=by, at=NOW)
    told = Delivered(place.edition, "J", 4, date(2026, 10, 1), date(2026, 10, 31))
    made = [actions.record_benefit(told=told, jotting=one, by=by, at=NOW) for _each in range(2)]
    assert made[0] == made[1] == Benefit.objects.get()
    actions.keep_jotting(jotting=one, typed={"quantity": "5"}, by=by, at=NOW)
    assert Jotting.objects.get().typed == {}, "what was typed has gone into it"
    with pytest.raises(CannotDo, match="recorded already"):
        actions.throw_away_jotting(jotting=one, by=by, at=NOW)


@pages_alone
def test_back_after_going_on_leads_to_the_draft(place: Place) -> None:
    rena = rena_of(place)
    form = begun(rena, place)
    rena.post(form, SAID | drawn(rena, form))
    made = Benefit.objects.get()
    answer = rena.get(form)
    assert answer.headers["Location"] == f"/benefits/{made.ref}/change/"
    assert rena.get(f"{form}throw-away/").headers["Location"] == f"/benefits/{made.ref}/"
    assert 'value="4"' in rena.get(form, follow=True).content.decode()


@pages_alone
def test_what_is_typed_into_the_page_that_one_came_back_to_goes_into_the_draft(
    place: Place,
) -> None:
    rena = rena_of(place)
    form = begun(rena, place)
    page = drawn(rena, form)
    rena.post(form, SAID | page)
    wrong = rena.post(form, SAID | page | {"quantity": "many"})
    assert "no number of people" in wrong.content.decode()
    assert rena.post(form, SAID | page | {"quantity": "5"}).status_code == 302
    made = Benefit.objects.get()
    assert (made.quantity, made.state) == (5, BenefitState.DRAFT)
    actions.report_benefit(benefit=made, by=place.viewer("Rena"), at=NOW)
    late = rena.post(form, SAID | page | {"quantity": "6"}, follow=True)
    assert "You have gone on with this already" in late.content.decode()
    made.refresh_from_db()
    assert made.quantity == 5
    assert rena.post(f"{form}keep/", SAID | page).status_code == 409


@pages_alone
def test_what_was_thrown_away_meanwhile_is_not_recorded(place: Place) -> None:
    by = place.viewer("Mo")
    one = actions.begin_jotting(commitment=place.first, typed={}, by=by, at=NOW)
    actions.throw_away_jotting(jotting=Jotting.objects.get(), by=by, at=NOW)
    with pytest.raises(CannotDo, match="thrown away meanwhile"):
        actions.keep_jotting(jotting=one, typed={"quantity": "4"}, by=by, at=NOW)
