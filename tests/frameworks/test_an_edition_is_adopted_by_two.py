"""One person asks that an edition be adopted; another adopts it, or sends it back and says why."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client

from tests.cast import NOW, Cast
from tests.frameworks.conftest import AUTHORITY, signed_in
from tests.frameworks.of_each_kind import taken_in
from tests.frameworks.on_screen import filled, sent, text_of
from weft.frameworks import actions
from weft.frameworks.actions import CannotDo
from weft.frameworks.models import Edition
from weft.organisations.access import Viewer
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db
AT = "/frameworks/all-we-buy/2026/"


@pytest.fixture
def ready(cast: Cast, paula: Viewer) -> Edition:
    """A draft of a framework that is published elsewhere, so that nobody has to be consulted about it."""
    cast.member("Rosa", AUTHORITY, Role.READER, administrator="Paula")
    return taken_in("all-we-buy", "2026", paula)


def browser(cast: Cast, who: str) -> Client:
    return signed_in(Client(), cast, who)


def now(edition: Edition) -> Edition:
    return Edition.objects.get(pk=edition.pk)


@pytest.fixture
def asked(cast: Cast, ready: Edition, django_capture_on_commit_callbacks) -> Edition:  # type: ignore[no-untyped-def]
    """The same; Paula has asked on its page that it be adopted."""
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser(cast, "Paula").post(f"{AT}ask/", follow=True)
    assert "Another of your policy leads or administrators decides" in answer.content.decode()
    return now(ready)


def test_who_may_decide_gets_a_letter_and_nobody_else(cast: Cast, asked: Edition) -> None:
    (letter,) = mail.outbox
    assert letter.to == ["piet@example.org"]
    assert letter.subject.endswith("All we buy, 2026, waits to be adopted")
    assert f"{AT}decide/" in letter.body and "Paula has asked" in letter.body


def test_it_is_among_what_the_other_one_has_to_do(cast: Cast, asked: Edition) -> None:
    waits = "Decide whether All we buy, 2026 is adopted"
    assert waits in text_of(browser(cast, "Piet").get("/"))
    for who in ("Paula", "Rosa", "Ada"):
        assert waits not in text_of(browser(cast, who).get("/")), who
    assert "Decide whether this is adopted: All we buy, 2026" in text_of(
        browser(cast, "Piet").get("/frameworks/")
    )


def test_while_it_waits_it_stands_as_it_is(cast: Cast, asked: Edition) -> None:
    for way in (
        "head/",
        "add/",
        "content/",
        "lists/levels/",
        "delete/",
        "nodes/O1/change/",
        "nodes/O1/remove/",
    ):
        page = text_of(browser(cast, "Paula").get(AT + way, follow=True))
        assert "It waits to be adopted as it stands." in page, way
    node = asked.nodes.get(code="O1")
    with pytest.raises(CannotDo, match="as it stands"), transaction.atomic():
        actions.move_node(node=node, down=True, by=cast.viewer("Piet", AUTHORITY), at=NOW)


def test_whoever_asked_is_told_that_another_decides(cast: Cast, asked: Edition) -> None:
    paula = browser(cast, "Paula")
    for answer in (paula.get(f"{AT}decide/"), paula.post(f"{AT}decide/", {"decision": "adopt"})):
        assert answer.status_code == 403
        assert "You asked that it be adopted, so another person decides." in answer.content.decode()
    assert "You asked that it be adopted, so another person decides." in text_of(paula.get(AT))
    assert now(asked).stage == "draft"


def test_another_adopts_it_and_everybody_reads_it(cast: Cast, asked: Edition) -> None:
    assert Client().get(AT).status_code == 404
    piet = browser(cast, "Piet")
    page = text_of(piet.get(f"{AT}decide/"))
    assert "Paula asked for it" in page and "In force from 1 April 2026" in page
    assert "It says nothing of:" not in page
    answer = sent(piet, f"{AT}decide/", decision="adopt")
    assert "Adopted. It never changes from now on." in answer.content.decode()
    edition = now(asked)
    assert (edition.stage, edition.adopted_by, edition.asked_by) == (
        "adopted", cast.person("Piet"), cast.person("Paula"),
    )  # fmt: skip
    assert Client().get(AT).status_code == 200
    assert "Decide whether" not in text_of(piet.get("/"))


def test_another_sends_it_back_with_the_reason(
    cast: Cast,
    asked: Edition,
    django_capture_on_commit_callbacks,  # type: ignore[no-untyped-def]
) -> None:
    mail.outbox.clear()
    piet = browser(cast, "Piet")
    nothing = piet.post(f"{AT}decide/", {"decision": "send back"})
    assert "Say why it is sent back" in nothing.content.decode()
    assert now(asked).asked_at is not None
    with django_capture_on_commit_callbacks(execute=True):
        sent(piet, f"{AT}decide/", decision="send back", because="Say who counts.")
    (letter,) = mail.outbox
    assert letter.to == ["paula@example.org"] and "Say who counts." in letter.body
    paula = browser(cast, "Paula")
    assert "It was sent back: Say who counts." in text_of(paula.get(AT))
    assert paula.get(f"{AT}head/").status_code == 200  # it can be written again
    assert now(asked).stage == "draft"


def test_it_is_not_asked_for_before_it_is_ready(cast: Cast, draft: Edition, paula: Viewer) -> None:
    there, hers = "/frameworks/weaverdale-social-value/2026/ask/", browser(cast, "Paula")
    assert "Nobody has been consulted about it yet." in text_of(hers.get(there, follow=True))
    draft.framework.published_elsewhere = True
    draft.framework.save()
    assert "Say first from which day it is in force." in text_of(hers.get(there, follow=True))
    actions.change_head(
        edition=draft, name="2026", begins=date(2026, 4, 1), ends=None, definition="", by=paula, at=NOW
    )  # fmt: skip
    node = draft.nodes.get(code="O2")
    says = actions.node_fields(node) | {"level": "nothing"}
    says.pop("parent")
    actions.change_node(node=node, parent=node.parent, fields=says, by=paula, at=NOW)
    page = text_of(hers.get(there, follow=True))
    assert "Things in it cannot be right: 1." in page
    assert "1 thing in it cannot be right yet" in page and "“nothing” is not one of" in page


def test_an_edition_is_not_adopted_before_the_one_that_it_replaces(
    cast: Cast, ready: Edition, paula: Viewer, piet: Viewer
) -> None:
    later = taken_in("all-we-buy", "2027", paula, replaces="2026")
    assert later.replaces == ready
    with pytest.raises(CannotDo, match="2026, is not adopted yet"), transaction.atomic():
        actions.ask_to_adopt(edition=later, by=paula, at=NOW)
    actions.delete_draft(edition=ready, by=paula, at=NOW)
    actions.ask_to_adopt(edition=now(later), by=paula, at=NOW)
    assert actions.adopt(edition=later, by=piet, at=NOW).stage == "adopted"


def test_nobody_adopts_what_they_have_not_read(cast: Cast, asked: Edition, paula: Viewer) -> None:
    piet = browser(cast, "Piet")
    opened = filled(piet, f"{AT}decide/")
    sent(piet, f"{AT}decide/", decision="send back", because="Say who counts.")
    node = asked.nodes.get(code="O1")
    says = {**actions.node_fields(node), "wording": "Slipped in"}
    actions.change_node(node=node, parent=None, fields=says, by=paula, at=NOW)
    actions.ask_to_adopt(edition=now(asked), by=paula, at=NOW)
    for old in (opened, {**opened, "was": ""}):
        answer = piet.post(f"{AT}decide/", {**old, "decision": "adopt"})
        assert "It is not as it was when you opened this page" in text_of(answer)
        assert now(asked).stage == "draft"
    sent(piet, f"{AT}decide/", decision="adopt")
    assert now(asked).stage == "adopted"
