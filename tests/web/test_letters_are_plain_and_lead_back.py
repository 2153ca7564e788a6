"""Every letter says who sends it, why, and leads back by a whole address; names stand in it as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from tests.cast import PASSWORD, Cast
from tests.web.getting_in import Commits, app, confirmed, sign_in, sure
from weft.analysis.errors import WeftError
from weft.audit.models import Entry
from weft.organisations.rules import Kind, Role
from weft.ui import letters
from weft.web.beginning import let_in_again
from weft.web.environment import CannotStart
from weft.web.mail import mail_in

pytestmark = pytest.mark.django_db
WEB = Path(__file__).parents[2] / "src" / "weft" / "web" / "templates"


@pytest.fixture
def cast() -> Cast:
    cache.clear()
    cast = Cast()
    cast.organisation("Fennel & Brook's", Kind.COUNCIL, administrator="Ada")
    confirmed(cast.person("Ada"))
    return cast


@pytest.fixture
def ada(client: Client, cast: Cast) -> Iterator[Client]:
    client.force_login(cast.person("Ada"))
    yield client


def is_plain(letter: mail.EmailMessage) -> None:
    text = str(letter.body)
    assert letter.subject.startswith(f"{settings.PLACE_NAME}: ")
    assert "&amp;" not in text + letter.subject
    assert "&#39;" not in text + letter.subject
    assert "You get this" in text
    assert f"Social value in {settings.PLACE_NAME}" in text
    assert settings.WRITE_TO in text
    assert "\n\n\n" not in text
    links = re.findall(r"\S*/(?:account|organisations|invitations|jobs)/\S+", text)
    assert links
    assert all(link.startswith(settings.SITE_ADDRESS + "/") for link in links), links


def test_an_invitation(
    ada: Client, cast: Cast, django_capture_on_commit_callbacks: Commits
) -> None:
    ref = cast.organisations["Fennel & Brook's"].ref
    with django_capture_on_commit_callbacks(execute=True):
        ada.post(
            f"/organisations/{ref}/people/invite/", {"email": "n@example.org", "roles": "reader"}
        )
    (letter,) = mail.outbox
    is_plain(letter)
    assert "Fennel & Brook's invites you" in letter.subject
    assert "Ada gave your address" in letter.body


@pytest.mark.parametrize(
    ("act", "said"), [("approve", "is approved"), ("refuse", "is not approved")]
)
def test_a_decision(
    ada: Client, cast: Cast, django_capture_on_commit_callbacks: Commits, act: str, said: str
) -> None:
    bakery = cast.organisation("Mill Lane", Kind.SUPPLIER, administrator="Sam", approved=False)
    with django_capture_on_commit_callbacks(execute=True):
        ada.post(f"/organisations/{bakery.ref}/{act}/", {"because": "It's twice here"})
    (letter,) = mail.outbox
    is_plain(letter)
    assert letter.to == ["sam@example.org"]
    assert said in letter.subject
    assert ("It's twice here" in letter.body) is (act == "refuse")


@pytest.mark.parametrize(("role", "letters"), [(Role.EVALUATOR, 1), (Role.READER, 0)])
def test_a_role_that_needs_a_second_factor(
    ada: Client, cast: Cast, settings: Settings, django_capture_on_commit_callbacks: Commits,
    role: Role, letters: int,
) -> None:  # fmt: skip
    from weft.organisations.queries import people_of

    settings.DEMO = False
    council = cast.organisations["Fennel & Brook's"]
    cast.member("Noor", council.name, Role.REPORTER, administrator="Ada")
    number = people_of(cast.viewer("Ada"), council).get(person__name="Noor").pk
    sign_in(ada, cast.person("Ada"))
    sure(ada)
    app(ada)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        ada.post(f"/organisations/{council.ref}/people/{number}/", {"roles": role})
    assert [letter.to for letter in mail.outbox] == [["noor@example.org"]] * letters
    for letter in mail.outbox:
        is_plain(letter)
        assert "- Evaluator" in letter.body


def test_a_new_account_and_a_new_password(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Commits
) -> None:
    given = {"email": "noor@example.org", "name": "Noor O'Hara", "password1": PASSWORD}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/signup/", given)
        client.post("/account/password/reset/", {"email": "ada@example.org"})
        client.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert len(mail.outbox) == 3
    for letter in mail.outbox:
        is_plain(letter)
    assert "Noor O'Hara gave the address" in mail.outbox[0].body


def test_who_has_lost_their_second_factor_is_let_in_again(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Commits
) -> None:
    ada = cast.person("Ada")
    sign_in(client, ada)
    sure(client)
    app(client)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        let_in_again(email="ADA@example.org")
    (letter,) = mail.outbox
    is_plain(letter)
    entry = Entry.objects.get(act="reset second factor", subject=ada.pk)
    assert entry.person is None
    assert entry.before == {"ways": ["recovery_codes", "totp"]}
    with pytest.raises(WeftError, match="has no second factor"):
        let_in_again(email="ada@example.org")
    with pytest.raises(WeftError, match="Nobody here"):
        let_in_again(email="noor@example.org")


def test_every_letter_of_the_library_is_ours() -> None:
    ours = {path.relative_to(WEB).as_posix() for path in WEB.glob("*/email/*.txt")}
    subjects = {name for name in ours if name.endswith("_subject.txt")}
    assert len(subjects) > 15
    assert {name.replace("_subject", "_message") for name in subjects} <= ours


@pytest.mark.parametrize(
    ("address", "host", "port", "encrypted"),
    [
        ("smtp://weft:p%40ss@mail.example.org", "mail.example.org", 587, (True, False)),
        ("smtps://mail.example.org", "mail.example.org", 465, (False, True)),
        ("relay://localhost:2525", "localhost", 2525, (False, False)),
    ],
)
def test_the_mail_server(address: str, host: str, port: int, encrypted: tuple[bool, bool]) -> None:
    server = mail_in(address)
    assert (server.host, server.port) == (host, port)
    assert (server.starts_tls, server.is_tls) == encrypted
    assert server.password == ("p@ss" if "weft" in address else "")
    assert "p@ss" not in repr(server)


@pytest.mark.parametrize(
    "address", ["mail.example.org", "http://mail.example.org", "smtp://w:hunter2@"]
)
def test_a_mail_server_that_cannot_be_understood_is_not_repeated(address: str) -> None:
    with pytest.raises(CannotStart, match="WEFT_MAIL") as stopped:
        mail_in(address)
    assert "hunter2" not in str(stopped.value)


def test_no_letter_is_written_about_the_example_place_while_it_is_made() -> None:
    told = {"place": "here", "address": "x", "email": "a@b.example"}
    with letters.held_back():
        letters.send("ui/letter.txt", "ada@example.org", **told)
    assert mail.outbox == []
    letters.send("ui/letter.txt", "ada@example.org", **told)
    assert len(mail.outbox) == 1
