"""While the mail server is away people's acts are done and answered, and their letters follow later."""

from __future__ import annotations

import logging
import smtplib
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from tests.cast import PASSWORD, Cast
from tests.web.getting_in import Commits, confirmed, link
from weft.organisations.rules import Kind, State
from weft.web.post import LEFT_LYING, QUEUE, clear_post, send, wait_after
from weft.web.working import _worker

pytestmark = pytest.mark.django_db
INVITED = "noor@example.org"


class Away(BaseEmailBackend):
    """A mail server that refuses, and names the address."""

    def send_messages(self, email_messages: Any) -> int:
        raise smtplib.SMTPRecipientsRefused({INVITED: (450, b"away")})


@pytest.fixture(autouse=True)
def queue(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "weft.web.post.Queue"
    settings.POST_GOES_BY = f"{__name__}.Away"


def work() -> None:
    """The worker takes what is due, over the connection of the test, which stays open."""
    worker = _worker([QUEUE], [], 0.0)
    worker.batch = True
    with patch.object(db_worker, "close_old_connections"):
        worker.run()


def come_due() -> None:
    """The wait is over."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


def back(settings: Settings) -> None:
    settings.POST_GOES_BY = "django.core.mail.backends.locmem.EmailBackend"


def invite(client: Client, commits: Commits) -> Any:
    cache.clear()
    cast = Cast()
    council = cast.organisation("Fennel", Kind.COUNCIL, administrator="Ada")
    confirmed(cast.person("Ada"))
    client.force_login(cast.person("Ada"))
    with commits(execute=True):
        return client.post(
            f"/organisations/{council.ref}/people/invite/", {"email": INVITED, "roles": "reader"}
        )


def test_an_invitation_is_answered_as_done_and_its_letter_arrives_once_the_server_is_back(
    client: Client, settings: Settings, django_capture_on_commit_callbacks: Commits
) -> None:
    assert invite(client, django_capture_on_commit_callbacks).status_code == 302
    work()
    assert mail.outbox == []
    back(settings)
    work()
    assert mail.outbox == [], "it waits before it is tried again"
    come_due()
    work()
    (letter,) = mail.outbox
    assert letter.to == [INVITED]
    assert "/invitations/" in letter.body
    come_due()
    work()
    assert len(mail.outbox) == 1


def test_a_new_password_is_asked_for_as_ever(
    client: Client, settings: Settings, django_capture_on_commit_callbacks: Commits
) -> None:
    cache.clear()
    ada = Cast().person("Ada")
    confirmed(ada)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/account/password/reset/", {"email": ada.email}).status_code == 302
    back(settings)
    work()
    assert [letter.to for letter in mail.outbox] == [[ada.email]]


def test_someone_signs_up_and_the_letter_that_confirms_their_address_follows(
    client: Client, settings: Settings, django_capture_on_commit_callbacks: Commits
) -> None:
    cache.clear()
    told = {"email": INVITED, "name": "Noor Haddad", "password1": PASSWORD}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/account/signup/", told).status_code == 302
    work()
    assert mail.outbox == []
    back(settings)
    come_due()
    work()
    (letter,) = mail.outbox
    assert letter.to == [INVITED]
    assert "/account/confirm-email/" in letter.body
    assert client.get(link("/account/confirm-email/")).status_code == 200


@pytest.mark.parametrize(
    ("path", "told", "said"),
    [
        ("approve/", {}, "Mill Lane Bakery is approved"),
        ("refuse/", {"because": "It is not known here."}, "It is not known here."),
    ],
)
def test_an_organisation_is_decided_about_and_its_administrators_letter_follows(
    client: Client, settings: Settings, django_capture_on_commit_callbacks: Commits,
    path: str, told: dict[str, str], said: str,
) -> None:  # fmt: skip
    cast = Cast()
    bakery = cast.organisation(
        "Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam", approved=False
    )
    cast.steward()
    client.force_login(cast.person("Stella"))
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"/organisations/{bakery.ref}/{path}", told).status_code == 302
    bakery.refresh_from_db()
    assert bakery.state != State.WAITING, "it is decided, whether or not the mail server answers"
    work()
    assert mail.outbox == []
    back(settings)
    come_due()
    work()
    (letter,) = mail.outbox
    assert letter.to == ["sam@example.org"]
    assert said in f"{letter.subject}\n{letter.body}"


@pytest.mark.parametrize("path", ["approve/", "refuse/"])
def test_what_is_decided_and_the_letter_about_it_are_kept_together_or_neither_is(
    client: Client, path: str
) -> None:
    cast = Cast()
    bakery = cast.organisation("Mill", Kind.SUPPLIER, administrator="Sam", approved=False)
    cast.steward()
    client.force_login(cast.person("Stella"))
    address, told = f"/organisations/{bakery.ref}/{path}", {"because": "It is not known here."}
    with patch("weft.web.post.as_kept", side_effect=OSError), pytest.raises(OSError):
        client.post(address, told)
    bakery.refresh_from_db()
    assert bakery.state == State.WAITING, "a decision that nobody would hear of is not taken"
    client.post(address, told)
    assert DBTaskResult.objects.filter(queue_name=QUEUE).count() == 1, "queued with the decision"


def test_nothing_of_a_letter_stays_once_it_is_sent(
    client: Client, settings: Settings, django_capture_on_commit_callbacks: Commits
) -> None:
    invite(client, django_capture_on_commit_callbacks)
    work()
    back(settings)
    come_due()
    work()
    assert INVITED not in str(list(DBTaskResult.objects.values()))
    clear_post(timezone.now())
    assert not DBTaskResult.objects.filter(queue_name=QUEUE).exists()


def test_a_letter_is_given_up_after_a_day_and_the_log_does_not_say_whose(
    caplog: pytest.LogCaptureFixture,
) -> None:
    kept = {
        "subject": "Hello", "body": "secret", "from_email": "a@example.org", "to": [INVITED],
        "cc": [], "bcc": [], "reply_to": [], "extra_headers": {}, "alternatives": [],
    }  # fmt: skip
    send.enqueue(kept, (timezone.now() - timedelta(days=1)).isoformat(), 17)
    with caplog.at_level(logging.INFO):
        work()
    assert "given up" in caplog.text
    assert INVITED not in caplog.text
    assert not DBTaskResult.objects.filter(status="READY").exists()
    assert "secret" not in str(list(DBTaskResult.objects.values()))


@pytest.mark.parametrize(
    ("mode", "backend"),
    [("live", "weft.web.post.Queue"), ("demo", "django.core.mail.backends.console.EmailBackend")],
)
def test_a_real_site_queues_its_letters_and_the_example_place_prints_them(
    mode: str, backend: str, tmp_path: Path
) -> None:
    given = {
        "WEFT_MODE": mode, "WEFT_DATA": str(tmp_path), "WEFT_SECRET_KEY": "known to the tests" * 4, "WEFT_PLACE": "Quillmouth",
        "WEFT_HOSTS": "weft.example.org", "WEFT_ADDRESS": "https://weft.example.org", "WEFT_WRITE_TO": "a@example.org",
    }  # fmt: skip
    asked = "from weft.web import settings; print(settings.EMAIL_BACKEND)"
    answered = subprocess.run(
        [sys.executable, "-c", asked], env=given, capture_output=True, text=True, check=False
    )
    assert answered.stdout.strip() == backend, answered.stderr


def test_the_waits_grow_to_two_hours() -> None:
    minutes = [wait_after(tries).total_seconds() / 60 for tries in (1, 2, 3, 8, 50)]
    assert minutes == [1, 2, 4, 120, 120]


def test_a_letter_whose_worker_died_is_tried_again(
    client: Client, settings: Settings, django_capture_on_commit_callbacks: Commits
) -> None:
    invite(client, django_capture_on_commit_callbacks)
    now = timezone.now()
    DBTaskResult.objects.filter(queue_name=QUEUE).update(status="RUNNING", started_at=now)
    clear_post(now)
    back(settings)
    work()
    assert mail.outbox == []
    clear_post(now + LEFT_LYING + timedelta(seconds=1))
    work()
    assert len(mail.outbox) == 1
