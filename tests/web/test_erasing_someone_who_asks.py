"""Someone who asks a steward, or whoever runs the site, is erased with a reason on record, and gets a last letter."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from typer.testing import CliRunner

from tests.cast import NOW, Cast, two_councils
from tests.web.getting_in import Commits, confirmed, entries_about, is_sure
from weft.analysis.errors import WeftError
from weft.organisations import actions
from weft.organisations.access import NotAllowed
from weft.organisations.models import Person
from weft.web.beginning import erase_as_asked
from weft.web.command_line.site import app

pytestmark = pytest.mark.django_db
WHY = "By letter; we rang back."


@pytest.fixture
def cast() -> Cast:
    made = two_councils()
    made.steward()
    for name in ("Rita", "Ada", "Stella"):
        confirmed(made.person(name))
    return made


@pytest.fixture
def stella(client: Client, cast: Cast) -> Client:
    client.force_login(cast.person("Stella"))
    is_sure(client, cast.person("Stella"))
    return client


def erased(name: str) -> bool:
    return not Person.objects.filter(name=name).exists()


def erase(stella: Client, email: str, because: str = WHY) -> str:
    told = {"email": email, "because": because}
    return stella.post("/stewards/erase/", told, follow=True).content.decode()


def test_a_steward_erases_someone_and_says_how_they_asked(
    stella: Client, cast: Cast, django_capture_on_commit_callbacks: Commits
) -> None:
    assert "/stewards/erase/" in stella.get("/organisations/").content.decode()
    assert "This cannot be undone" in stella.get("/stewards/erase/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert "They are erased." in erase(stella, "Rita@example.org")
    assert erased("Rita")
    entry = entries_about(cast.person("Rita"))[-1]
    assert (entry.act, entry.person) == ("erase person", cast.person("Stella").pk)
    assert entry.after["because"] == WHY
    (letter,) = mail.outbox
    assert letter.to == ["rita@example.org"]
    assert "If you did not ask for this, write to us" in letter.body


def test_without_a_reason_nobody_is_erased(stella: Client, cast: Cast) -> None:
    assert "Enter how they asked" in erase(stella, "rita@example.org", "")
    with pytest.raises(actions.CannotDo, match="how the person has asked"):
        actions.erase_person(person=cast.person("Rita"), by=cast.viewer("Stella"), at=NOW)
    assert not erased("Rita")


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("nobody@example.org", "Nobody here has this address"),
        ("ada@example.org", "would have no administrator"),
        ("stella@example.org", "would have no steward"),
    ],
)
def test_the_last_administrator_and_the_last_steward_stay(
    stella: Client, email: str, said: str
) -> None:
    assert said in erase(stella, email)
    assert not erased("Ada") and not erased("Stella")
    assert mail.outbox == []


def test_to_all_but_stewards_there_is_no_such_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Ada"))
    assert client.get("/stewards/erase/").status_code == 404
    with pytest.raises(NotAllowed):
        actions.erase_person(person=cast.person("Rita"), because=WHY, by=cast.viewer("Ada"), at=NOW)


def test_whoever_runs_the_site_does_it_at_its_command_line(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("weft.web.command_line.site.set_up", lambda: None)  # the test's own site
    said = CliRunner().invoke(app, ["erase", "rita@example.org", "--because", WHY])
    assert said.exit_code == 0, said.output
    assert erased("Rita")
    entry = entries_about(cast.person("Rita"))[-1]
    assert (entry.act, entry.person, entry.after["because"]) == ("erase person", None, WHY)


@pytest.mark.parametrize(
    ("email", "said"),
    [("nobody@example.org", "Nobody here has"), ("stella@example.org", "would have no steward")],
)
def test_the_command_line_says_why_not(cast: Cast, email: str, said: str) -> None:
    with pytest.raises(WeftError, match=said):
        erase_as_asked(email=email, because=WHY)


@pytest.mark.parametrize("path", ["/me/erase/", "/stewards/erase/", "/stewards/make/"])
def test_the_password_is_asked_for_again_and_leads_back(
    client: Client, cast: Cast, path: str
) -> None:
    client.force_login(cast.person("Stella"))
    told = {"email": "rita@example.org", "because": WHY}
    asked = client.post(path, told, follow=True)
    assert "Enter your password again" in asked.content.decode()
    (there, _status) = asked.redirect_chain[-1]
    back = client.post(there, {"password": "a long walk by the canal"})
    assert back["Location"] == path
    assert not erased("Rita"), "what was sent too early is not carried out"
    assert client.get(path).status_code == 200
