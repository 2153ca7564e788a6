"""Two people consult, close, comment and answer at the same moment: it is done once, and whoever comes second is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone

from tests.at_once import at_once, told_otherwise
from tests.cast import NOW, Cast, two_councils
from tests.frameworks.conftest import AMBLEFORD, AUTHORITY, OPEN, add, consulted, fields, says
from tests.postgres import default_database
from weft.frameworks import actions
from weft.frameworks.models import Comment, Consultation, Edition
from weft.frameworks.rules import fingerprint
from weft.organisations.rules import Kind, Role

DRAFT = "/frameworks/weaverdale-social-value/2026/"


@pytest.fixture(params=["sqlite", "postgresql"])
def cast(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: object) -> Iterator[Cast]:  # fmt: skip
    """The authority's draft in a database that several connections reach: a file, or a PostgreSQL."""
    if request.param == "postgresql":
        request.getfixturevalue("on_postgres")
        yield people()
        return
    file = tmp_path / "weft.sqlite3"
    file.write_bytes(request.getfixturevalue("migrated").read_bytes())
    with django_db_blocker.unblock(), default_database(f"sqlite:///{file}"):  # type: ignore[attr-defined]
        yield people()


def people() -> Cast:
    cast = two_councils()
    cast.organisation(AUTHORITY, Kind.COMBINED_AUTHORITY, administrator="Paula")
    cast.member("Piet", AUTHORITY, Role.POLICY_LEAD, administrator="Paula")
    cast.member("Amir", AMBLEFORD, Role.POLICY_LEAD, administrator="Ada")
    made = actions.begin_framework(
        name="Weaverdale social value", owner=AUTHORITY, scope="", edition="2026", licence=OPEN,
        by=cast.viewer("Paula"), at=NOW,
    )  # fmt: skip
    add(made, None, fields("O1", "objective", "Good work"), cast.viewer("Paula"))
    return cast


def open_now(cast: Cast) -> Consultation:
    now = timezone.now()
    closes = now.date() + timedelta(days=14)
    ambleford = cast.organisations[AMBLEFORD]
    return consulted(Edition.objects.get(), cast.viewer("Paula"), ambleford, closes=closes, at=now)


def test_a_consultation_opened_twice_at_once_is_opened_once(cast: Cast) -> None:
    ambleford, last = cast.organisations[AMBLEFORD].ref, timezone.localdate() + timedelta(days=9)
    given = {
        "group": "Councils", "question": "Is it right?", "closes": f"{last:%d/%m/%Y}", "invited": [ambleford],
        "open": "yes",
    }  # fmt: skip
    mail.outbox.clear()

    def opens(client: Client) -> str:
        return client.post(f"{DRAFT}consult/", given, follow=True).content.decode()

    said = at_once(cast, opens, "Paula", "Piet")
    told_otherwise(said, "Those who are asked have been written to", "under way already")
    assert Consultation.objects.count() == 1
    assert sorted(letter.to[0] for letter in mail.outbox) == ["ada@example.org", "amir@example.org"]


def test_a_consultation_closed_twice_at_once_is_closed_once(cast: Cast) -> None:
    made = open_now(cast)

    def closes(client: Client) -> str:
        there = f"{DRAFT}consultations/{made.ref}/close/"
        return client.post(there, {"because": "All have answered."}, follow=True).content.decode()

    said = at_once(cast, closes, "Paula", "Piet")
    told_otherwise(said, "Closed. The draft can be written again", "has ended already")


def test_what_two_say_at_once_is_all_kept(cast: Cast) -> None:
    open_now(cast)

    def comments(client: Client) -> str:
        given = {"about": "O1", "text": "Say more."}
        return client.post(f"{DRAFT}comments/say/", given, follow=True).content.decode()

    said = at_once(cast, comments, "Ada", "Amir", "Piet")
    assert all("You can take it back until it is answered" in each for each in said), said
    assert Comment.objects.count() == 3
    assert Comment.objects.filter(consultation=None).count() == 1


def while_under_way(first: Callable[[], object], second: Callable[[], object]) -> None:
    """The second acts while the first has acted and not committed yet."""
    acted = threading.Event()

    def acts_first() -> None:
        try:
            with transaction.atomic():
                first()
                acted.set()
                time.sleep(0.5)
        finally:
            connections.close_all()

    def acts_second() -> None:
        try:
            assert acted.wait(20)
            second()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as people:
        both = [people.submit(act) for act in (acts_first, acts_second)]
    for each in both:
        each.result()


def test_a_comment_that_comes_while_it_is_being_closed_is_refused(cast: Cast) -> None:
    made, amir, paula = open_now(cast), cast.viewer("Amir"), cast.viewer("Paula")

    def comments() -> None:
        with pytest.raises(actions.CannotDo, match="has ended"):
            says(Edition.objects.get(), amir, at=timezone.now())

    while_under_way(
        lambda: actions.close_consultation(
            consultation=made, because="All have answered.", by=paula, at=timezone.now()
        ),
        comments,
    )
    assert not Comment.objects.exists()


def test_a_comment_under_way_as_it_is_closed_is_in_it_and_is_answered(cast: Cast) -> None:
    made, amir, paula = open_now(cast), cast.viewer("Amir"), cast.viewer("Paula")
    while_under_way(
        lambda: says(Edition.objects.get(), amir, at=timezone.now()),
        lambda: actions.close_consultation(
            consultation=made, because="All have answered.", by=paula, at=timezone.now()
        ),
    )
    made.refresh_from_db()
    assert made.closed_at is not None and Comment.objects.get().consultation == made
    assert made.answered_at is None, "nobody has answered it yet"


def test_an_answer_that_two_give_at_once_is_given_once(cast: Cast) -> None:
    open_now(cast)
    comment = says(Edition.objects.get(), cast.viewer("Amir"), at=timezone.now())
    there = f"{DRAFT}comments/{comment.ref}/answer/"
    was = fingerprint(actions.answer_of(comment))

    def answers(client: Client) -> str:
        given = {"became": "taken up", "answer": f"By {id(client)}.", "was": was}
        return client.post(there, given, follow=True).content.decode()

    said = at_once(cast, answers, "Paula", "Piet")
    told_otherwise(said, "Nothing is left to answer", "Somebody has changed this")
    assert Comment.objects.get().became == "taken up"
