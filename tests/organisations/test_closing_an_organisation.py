"""An organisation's administrators ask for it to be closed, and a place steward closes and reopens it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests.cast import NOW, Cast, two_councils
from tests.web.getting_in import Commits
from weft.audit.models import Entry
from weft.organisations import actions, queries
from weft.organisations.access import NotAllowed
from weft.organisations.models import Invitation, Organisation
from weft.organisations.rules import Kind, Permission, Role, State
from weft.web.to_do import to_do

pytestmark = pytest.mark.django_db
WHY = {"because": "We give up the shop."}


@pytest.fixture
def cast() -> Cast:
    """Sam's bakery is approved, and Pat reads for it."""
    cast = two_councils()
    cast.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam")
    cast.member("Pat", "Mill Lane Bakery", Role.READER, administrator="Sam")
    return cast


def bakery() -> Organisation:
    return Organisation.objects.get(name="Mill Lane Bakery")


def close(cast: Cast) -> Organisation:
    return actions.close_organisation(organisation=bakery(), **WHY, by=cast.steward(), at=NOW)


def ask(cast: Cast) -> None:
    actions.ask_to_close(organisation=bakery(), **WHY, by=cast.viewer("Sam"), at=NOW)


def post(client: Client, cast: Cast, who: str, path: str, told: Any = None) -> str:
    client.force_login(cast.person(who))
    there = f"/organisations/{bakery().ref}/{path}"
    return client.post(there, told or {}, follow=True).content.decode()


def page(client: Client, cast: Cast, who: str) -> str:
    client.force_login(cast.person(who))
    return client.get(f"/organisations/{bakery().ref}/").content.decode()


def test_its_administrator_asks_and_nothing_changes_yet(client: Client, cast: Cast) -> None:
    cast.steward()
    assert "A place steward decides about it" in post(client, cast, "Sam", "close/ask/", WHY)
    assert bakery().state == State.APPROVED
    assert "We give up the shop." in page(client, cast, "Sam")
    assert "We give up the shop." not in page(client, cast, "Pat")
    tasks = [task.title for task in to_do(cast.viewer("Stella"), NOW)]
    assert "Decide whether Mill Lane Bakery is closed" in tasks


def test_asking_is_taken_back_or_refused(client: Client, cast: Cast) -> None:
    cast.steward()
    for who in ("Sam", "Stella"):
        ask(cast)
        assert "stays open" in post(client, cast, who, "close/withdraw/")
        assert bakery().closing_asked_at is None
        assert "Keep it open" not in page(client, cast, who)


def test_it_is_asked_for_once(cast: Cast) -> None:
    ask(cast)
    with pytest.raises(actions.CannotDo, match="asked for already"):
        ask(cast)


def test_a_steward_closes_it_and_its_administrators_get_a_letter(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Commits
) -> None:
    ask(cast)
    cast.steward()
    client.force_login(cast.person("Stella"))
    asked = client.get(f"/organisations/{bakery().ref}/close/").content.decode()
    assert "It takes no new people" in asked
    assert "We give up the shop." in asked, "the reason asked with stands there to begin with"
    with django_capture_on_commit_callbacks(execute=True):
        post(client, cast, "Stella", "close/", WHY)
    assert (bakery().state, bakery().closing_asked_at) == (State.CLOSED, None)
    (letter,) = mail.outbox
    assert letter.to == ["sam@example.org"]
    assert "We give up the shop." in letter.body
    assert "We give up the shop." in page(client, cast, "Pat")


def test_nobody_but_a_steward_closes_it(cast: Cast) -> None:
    for who in ("Sam", "Ada", "Pat"):
        with pytest.raises(NotAllowed, match="Only a place steward"):
            actions.close_organisation(organisation=bakery(), **WHY, by=cast.viewer(who), at=NOW)


def test_nobody_but_its_administrators_asks(cast: Cast) -> None:
    for who in ("Pat", "Ada"):
        with pytest.raises(NotAllowed, match="Only its administrators"):
            actions.ask_to_close(organisation=bakery(), **WHY, by=cast.viewer(who), at=NOW)


def test_once_closed_it_takes_no_new_people(cast: Cast) -> None:
    invitation, _secret = actions.invite(
        organisation=bakery(), email="noor@example.org", roles=[Role.READER], by=cast.viewer("Sam"), at=NOW,
    )  # fmt: skip
    close(cast)
    with pytest.raises(actions.CannotDo, match="withdrawn"):
        actions.accept_invitation(invitation=invitation, person=cast.person("Noor"), at=NOW)
    assert queries.invited_to(cast.viewer("Noor"), NOW) == []
    with pytest.raises(NotAllowed, match="is closed"):
        actions.invite(
            organisation=bakery(), email="al@example.org", roles=[Role.READER], by=cast.viewer("Sam"), at=NOW,
        )  # fmt: skip
    assert not Invitation.objects.filter(email="al@example.org").exists()


def test_once_closed_nothing_is_done_for_it(cast: Cast) -> None:
    close(cast)
    sam = cast.viewer("Sam")
    assert sam.permissions <= {
        Permission.SEE_ORGANISATION, Permission.SEE_PEOPLE, Permission.SEE_AUDIT, Permission.SEE_JOBS,
        Permission.SEE_FILES, Permission.SEE_SPEND,
    }  # fmt: skip
    with pytest.raises(NotAllowed, match="is closed"):
        actions.change_organisation(
            organisation=bakery(), name="Other", website="", identifiers=[], other_names=[], addresses=[],
            areas=[], by=sam, at=NOW,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "said"), [("/jobs/", "Jobs"), ("/files/", "Files"), ("/record/", "Record")]
)
def test_once_closed_its_history_is_still_seen(
    client: Client, cast: Cast, path: str, said: str
) -> None:
    close(cast)
    client.force_login(cast.person("Sam"))
    answer = client.get(path)
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_strangers_do_not_see_a_closed_one(client: Client, cast: Cast) -> None:
    cast.organisation("Fennel", Kind.SUPPLIER, administrator="Mo")
    close(cast)
    client.force_login(cast.person("Mo"))
    assert client.get(f"/organisations/{bakery().ref}/").status_code == 404


def test_a_closed_council_approves_nobody(cast: Cast) -> None:
    waits = cast.organisation("Rye & Spelt", Kind.SUPPLIER, administrator="Lou", approved=False)
    council = cast.organisations["Ambleford Council"]
    actions.close_organisation(organisation=council, **WHY, by=cast.steward(), at=NOW)
    with pytest.raises(NotAllowed):
        actions.approve_organisation(organisation=waits, by=cast.viewer("Ada"), at=NOW)


def test_a_council_does_not_approve_a_closed_one_open_again(cast: Cast) -> None:
    close(cast)
    for who in ("Ada", "Stella"):
        with pytest.raises(actions.CannotDo, match="stands as “Closed”"):
            actions.approve_organisation(organisation=bakery(), by=cast.viewer(who), at=NOW)


def test_whoever_acts_for_another_one_too_acts_for_that_one_first(cast: Cast) -> None:
    cast.member("Sam", "Ambleford Council", Role.READER, administrator="Ada")
    close(cast)
    acting_for = cast.viewer("Sam").acting_for
    assert acting_for is not None
    assert acting_for.name == "Ambleford Council"


def test_its_last_administrator_may_leave(cast: Cast) -> None:
    close(cast)
    actions.erase_person(person=cast.person("Sam"), by=cast.viewer("Sam"), at=NOW)
    assert not queries.is_attended(bakery())


def test_it_is_reopened_with_its_people(client: Client, cast: Cast) -> None:
    close(cast)
    assert "is open again" in post(client, cast, "Stella", "reopen/")
    assert (bakery().state, bakery().closed_because) == (State.APPROVED, "")
    assert Permission.MANAGE_PEOPLE in cast.viewer("Sam").permissions


@pytest.mark.parametrize("state", ["waiting", "approved"])
def test_what_is_not_closed_is_not_reopened(cast: Cast, state: str) -> None:
    made = cast.organisation(
        "Rye", Kind.SUPPLIER, administrator="Lou", approved=state == "approved"
    )
    with pytest.raises(actions.CannotDo, match="stands as"):
        actions.reopen_organisation(organisation=made, by=cast.steward(), at=NOW)


def test_what_waits_is_not_closed(cast: Cast) -> None:
    made = cast.organisation("Rye", Kind.SUPPLIER, administrator="Lou", approved=False)
    with pytest.raises(actions.CannotDo, match="stands as “Waiting”"):
        actions.close_organisation(organisation=made, **WHY, by=cast.steward(), at=NOW)


def test_where_nobody_administers_it_a_steward_invites_someone(client: Client, cast: Cast) -> None:
    close(cast)
    actions.erase_person(person=cast.person("Sam"), by=cast.viewer("Sam"), at=NOW)
    post(client, cast, "Stella", "reopen/")
    assert "Nobody administers it" in page(client, cast, "Stella")
    for email in ("noor@example.org", "noor@example.org", "lou@example.org"):
        told = {"email": email}
        assert "on its way" in post(client, cast, "Stella", "administrator/", told)
    open_ = Invitation.objects.filter(organisation=bakery(), withdrawn_at=None, accepted_at=None)
    assert [(one.email, one.roles) for one in open_] == [("lou@example.org", ["administrator"])]
    actions.accept_invitation(invitation=open_[0], person=cast.person("Lou"), at=NOW)
    assert "Invite an administrator" not in page(client, cast, "Stella")
    client.force_login(cast.person("Stella"))
    refused = client.get(f"/organisations/{bakery().ref}/administrator/")
    assert (refused.status_code, "has an administrator" in refused.content.decode()) == (403, True)


def test_each_act_is_on_record(cast: Cast) -> None:
    ask(cast)
    close(cast)
    actions.reopen_organisation(organisation=bakery(), by=cast.steward(), at=NOW)
    acts = Entry.objects.filter(subject_kind="organisation", subject=bakery().pk).order_by("pk")
    assert list(acts.values_list("act", flat=True))[-3:] == [
        "ask to close organisation", "close organisation", "reopen organisation",
    ]  # fmt: skip
