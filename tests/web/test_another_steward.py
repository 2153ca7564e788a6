"""Whoever runs the site makes another steward, at its command line; it is on record."""

from __future__ import annotations

import pytest
from django.test import Client
from typer.testing import CliRunner

from tests.cast import NOW, Cast, two_councils
from tests.web.getting_in import confirmed, is_sure
from weft.analysis.errors import WeftError
from weft.audit.models import Entry
from weft.organisations import actions
from weft.organisations.models import Person
from weft.organisations.queries import viewer_for
from weft.web.beginning import make_another_steward
from weft.web.command_line.site import app

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = two_councils()
    confirmed(made.person("Rita"))
    return made


def test_someone_who_has_an_account_becomes_one(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("weft.web.command_line.site.set_up", lambda: None)  # the test's own site
    said = CliRunner().invoke(app, ["make-steward", "RITA@example.org"])
    assert said.exit_code == 0, said.output
    assert "Rita is a place steward." in said.output
    rita = cast.person("Rita")
    rita.refresh_from_db()
    assert viewer_for(rita, None).is_steward


def test_it_is_on_record_as_done_by_whoever_runs_the_site(cast: Cast) -> None:
    make_another_steward(email="rita@example.org")
    entry = Entry.objects.get(act="make steward", subject=cast.person("Rita").pk)
    assert entry.person is None


def test_the_first_can_leave_then(cast: Cast) -> None:
    stella = cast.steward()
    make_another_steward(email="rita@example.org")
    actions.erase_person(person=cast.person("Stella"), by=stella, at=NOW)
    assert Person.objects.get(steward=True).name == "Rita"


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("nobody@example.org", "Nobody here has the email address nobody@example.org"),
        ("stella@example.org", "Stella is a place steward already"),
        ("noor@example.org", "noor@example.org is not confirmed yet"),
    ],
)
def test_who_has_no_account_or_is_one_already_is_refused(cast: Cast, email: str, said: str) -> None:
    cast.steward()
    confirmed(cast.person("Stella"))
    cast.person("Noor")
    before = Entry.objects.count()
    with pytest.raises(WeftError, match=said):
        make_another_steward(email=email)
    assert Entry.objects.count() == before


def test_a_steward_makes_one_on_the_site(client: Client, cast: Cast) -> None:
    cast.steward()
    client.force_login(cast.person("Stella"))
    is_sure(client, cast.person("Stella"))
    assert "/stewards/make/" in client.get("/organisations/").content.decode()
    answer = client.post("/stewards/make/", {"email": "Rita@example.org"}, follow=True)
    assert "Rita is a place steward." in answer.content.decode()
    assert Person.objects.get(name="Rita").steward
    entry = Entry.objects.get(act="make steward", subject=cast.person("Rita").pk)
    assert entry.person == cast.person("Stella").pk


def test_an_address_that_nobody_confirmed_makes_none_there(client: Client, cast: Cast) -> None:
    cast.steward()
    cast.person("Noor")
    client.force_login(cast.person("Stella"))
    is_sure(client, cast.person("Stella"))
    for email in ("noor@example.org", "nobody@example.org"):
        answer = client.post("/stewards/make/", {"email": email})
        assert "Nobody here has confirmed this address" in answer.content.decode()
    assert [one.name for one in Person.objects.filter(steward=True)] == ["Stella"]


def test_to_all_but_stewards_there_is_no_such_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Ada"))
    assert client.get("/stewards/make/").status_code == 404
    assert client.post("/stewards/make/", {"email": "rita@example.org"}).status_code == 404
    assert not Person.objects.get(name="Rita").steward
