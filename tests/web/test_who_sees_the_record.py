"""Administrators and policy leads see the record of their organisation, stewards all, others nothing."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, Cast, two_councils
from weft.audit import actions as audit
from weft.audit.models import Entry
from weft.audit.rules import Sealed, fingerprint, sha256
from weft.organisations import actions
from weft.organisations.rules import Kind, Role

pytestmark = pytest.mark.django_db
ADDRESSES = ("/record/", "/record/entries.csv", "/record/entries.jsonl")


@pytest.fixture
def cast() -> Cast:
    """Ambleford approved a bakery and invites Iris; Brindale invites Jo."""
    made = two_councils()
    made.member("Polly", "Ambleford Council", Role.POLICY_LEAD, administrator="Ada")
    made.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam", approved=False)
    bakery = made.organisations["Mill Lane Bakery"]
    actions.approve_organisation(organisation=bakery, by=made.viewer("Ada"), at=NOW)
    for council, who, guest in [("Ambleford", "Ada", "iris"), ("Brindale", "Brian", "jo")]:
        actions.invite(
            organisation=made.organisations[f"{council} Council"], email=f"{guest}@guest.example",
            roles=[Role.READER], by=made.viewer(who), at=NOW + timedelta(hours=1),
        )  # fmt: skip
    return made


def page(client: Client, cast: Cast, name: str, address: str = "/record/", **asked: str) -> str:
    client.force_login(cast.person(name))
    answer: Any = client.get(address, asked)
    assert answer.status_code == 200, (name, address, answer.status_code)
    streamed = answer.streaming
    return (b"".join(answer.streaming_content) if streamed else answer.content).decode("utf-8-sig")


def as_json(client: Client, cast: Cast, name: str, **asked: str) -> list[dict[str, Any]]:
    text = page(client, cast, name, "/record/entries.jsonl", **asked)
    return [json.loads(line) for line in text.splitlines()]


def an_entry(cast: Cast, act: str, organisation: str) -> int:
    number = cast.organisations[organisation].pk
    found = Entry.objects.filter(act=act, subject_kind="organisation", subject=number)
    return int(found.order_by("-id").values_list("pk", flat=True)[0])


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("name", "status"),
    [("Ada", 200), ("Polly", 200), ("Sam", 200), ("Stella", 200), ("Rita", 403), ("Xenia", 404)],
)
def test_the_record_is_for_those_whose_role_includes_it(
    client: Client, cast: Cast, address: str, name: str, status: int
) -> None:
    client.force_login(cast.person(name))
    assert client.get(address).status_code == status


@pytest.mark.parametrize("address", [*ADDRESSES, "/record/1/", "/record/of/organisation/1/"])
def test_who_is_not_signed_in_is_asked_to(client: Client, cast: Cast, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_sent_there(client: Client, cast: Cast, address: str) -> None:
    client.force_login(cast.person("Ada"))
    assert client.post(address).status_code == 405


def test_a_reader_is_told_why(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Rita"))
    assert "administrators and policy leads" in client.get("/record/").content.decode()


def test_the_way_there_is_shown_to_those_who_may_go(client: Client, cast: Cast) -> None:
    for name, shown in [("Ada", True), ("Polly", True), ("Stella", True), ("Rita", False)]:
        assert ('href="/record/"' in page(client, cast, name, "/")) is shown, name


def test_an_organisation_sees_its_own_and_nothing_of_another(client: Client, cast: Cast) -> None:
    for address in ADDRESSES:
        ambleford, brindale = (page(client, cast, name, address) for name in ("Ada", "Brian"))
        assert "Invited someone" in ambleford or '"act":"invite"' in ambleford
        for said in ("Brian", "jo@guest.example"):
            assert said not in ambleford, address
        for said in ("Ada", "iris@guest.example", "Polly", "Bakery"):
            assert said not in brindale, address


def test_the_export_has_every_entry_of_the_organisation_and_no_other(
    client: Client, cast: Cast
) -> None:
    number = cast.organisations["Ambleford Council"].pk
    exported = as_json(client, cast, "Ada")
    done_for_it = {entry.pk for entry in Entry.objects.filter(acting_for=number)}
    upon_it = {one["id"] for one in exported} - done_for_it
    assert done_for_it <= {one["id"] for one in exported}
    assert {(one["subject_kind"], one["subject"]) for one in exported if one["id"] in upon_it} == {
        ("organisation", number)
    }


def test_an_organisation_sees_how_it_was_decided_about_without_the_names_of_others(
    client: Client, cast: Cast
) -> None:
    said = page(client, cast, "Sam")
    assert "Approved an organisation" in said
    assert "Registered an organisation" in said
    assert "someone of another organisation" in said
    assert "Ada" not in said


def test_an_organisation_does_not_see_what_else_others_note_about_it(
    client: Client, cast: Cast
) -> None:
    bakery = cast.organisations["Mill Lane Bakery"]
    secret = audit.record(
        act="rule about supplier", by=cast.viewer("Ada").actor, on=("organisation", bakery.pk), at=NOW
    )  # fmt: skip
    client.force_login(cast.person("Sam"))
    assert client.get(f"/record/{secret.pk}/").status_code == 404
    client.force_login(cast.person("Ada"))
    assert client.get(f"/record/{secret.pk}/").status_code == 200


def test_a_steward_sees_everything(client: Client, cast: Cast) -> None:
    assert len(as_json(client, cast, "Stella")) == Entry.objects.count()


def test_one_entry_of_another_organisation_is_not_found(client: Client, cast: Cast) -> None:
    entry = an_entry(cast, "invite", "Brindale Council")
    for name, status in [("Ada", 404), ("Xenia", 404), ("Brian", 200), ("Stella", 200)]:
        client.force_login(cast.person(name))
        assert client.get(f"/record/{entry}/").status_code == status, name


def test_the_history_of_another_organisation_is_not_found(client: Client, cast: Cast) -> None:
    brindale = cast.organisations["Brindale Council"].pk
    for name, status in [("Ada", 404), ("Xenia", 404), ("Brian", 200), ("Stella", 200)]:
        client.force_login(cast.person(name))
        assert client.get(f"/record/of/organisation/{brindale}/").status_code == status, name
        assert client.get("/record/of/organisation/999999/").status_code == 404


def test_everything_that_happened_to_an_organisation_can_be_followed(
    client: Client, cast: Cast
) -> None:
    number = cast.organisations["Mill Lane Bakery"].pk
    said = page(client, cast, "Stella", f"/record/of/organisation/{number}/")
    assert "Everything that happened to Mill Lane Bakery" in said
    assert said.index("Approved an organisation") < said.index("Registered an organisation")
    assert "Ambleford Council" in said
    assert "Invited" not in said


def test_an_entry_shows_before_and_after(client: Client, cast: Cast) -> None:
    said = page(client, cast, "Sam", f"/record/{an_entry(cast, 'approve organisation', 'Mill Lane Bakery')}/")  # fmt: skip
    table = said[said.index("Before and after") :]
    assert table.index("State") < table.index("waiting") < table.index("approved")


def test_an_erased_person_has_no_name_and_no_values(client: Client, cast: Cast) -> None:
    ada = cast.person("Ada")
    audit.erase(about=ada.pk, at=NOW)
    type(ada).objects.filter(pk=ada.pk).update(erased_at=NOW, name="", email="gone@erased.example")
    for address in ADDRESSES:
        said = page(client, cast, "Stella", address)
        assert "a person who has been erased" in said
        assert "ada@example.org" not in said
    joined = Entry.objects.get(act="join", person=ada.pk)
    assert "erased" in page(client, cast, "Stella", f"/record/{joined.pk}/")


def test_it_can_be_filtered(client: Client, cast: Cast) -> None:
    def acts(**asked: str) -> set[str]:
        return {one["act"] for one in as_json(client, cast, "Stella", **asked)}

    assert acts(act="invite") == {"invite"}
    assert acts(who="brian", act="join") == {"join"}
    assert {one["person"] for one in as_json(client, cast, "Stella", who="brian")} == {
        cast.person("Brian").pk
    }
    assert acts(who="nobody at all") == set()
    assert acts(organisation="Brindale") == {"invite"}
    assert acts(kind="person") == {"join", "make steward"}
    assert acts(since="4 11 2026") == set()
    assert acts(until="2 11 2026") == set()
    assert acts(since="3 11 2026", until="3/11/2026", act="invite") == {"invite"}


def test_a_filter_that_makes_no_sense_says_what_to_enter(client: Client, cast: Cast) -> None:
    assert "There is a problem" in page(client, cast, "Ada", since="soon")
    client.force_login(cast.person("Ada"))
    assert client.get("/record/entries.csv", {"since": "soon"}).status_code == 404


def test_only_stewards_are_asked_for_the_organisation(client: Client, cast: Cast) -> None:
    assert 'name="organisation"' in page(client, cast, "Stella")
    assert 'name="organisation"' not in page(client, cast, "Ada")


def test_a_long_record_is_read_in_pages_newest_first(client: Client, cast: Cast) -> None:
    for minute in range(120):
        audit.record(
            act="give roles", by=cast.viewer("Brian").actor, on=("organisation", 1),
            at=NOW + timedelta(days=1, minutes=minute // 3),
        )  # fmt: skip
    seen: list[int] = []
    asked = {"act": "give roles"}
    for _ in range(3):
        said = page(client, cast, "Brian", **asked)
        numbers = [int(part.split("/")[0]) for part in said.split('href="/record/')[1:] if part[0].isdigit()]  # fmt: skip
        seen += numbers
        asked["before"] = str(numbers[-1])
    given = Entry.objects.filter(act="give roles", acting_for=cast.organisations["Brindale Council"].pk)  # fmt: skip
    assert seen == list(given.order_by("-at", "-id").values_list("pk", flat=True))
    assert len(seen) == 120


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "²"])
def test_a_page_that_is_none_is_the_first(client: Client, cast: Cast, before: str) -> None:
    assert "Invited someone" in page(client, cast, "Ada", before=before)


def test_a_page_asks_the_database_as_often_for_many_as_for_few(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        audit.record(
            act="invite", by=cast.viewer("Brian").actor, on=("organisation", number), at=NOW,
            after={"email": audit.Personal(f"{number}@example.org"), "person": number},
        )  # fmt: skip
    client.force_login(cast.person("Stella"))
    with django_assert_max_num_queries(10):
        client.get("/record/")


def test_no_cell_of_the_csv_is_run_by_a_spreadsheet(client: Client, cast: Cast) -> None:
    eve = actions.join(email="eve@example.org", name="=HYPERLINK(1)", at=NOW)
    actions.make_steward(person=eve, by=cast.steward(), at=NOW)
    rows = list(csv.reader(io.StringIO(page(client, cast, "Stella", "/record/entries.csv"))))
    assert rows[0][:3] == ["Number", "When (UTC)", "Who"]
    assert len(rows) == 1 + Entry.objects.count()
    cells = [cell for row in rows[1:] for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_the_json_lines_are_enough_to_check_the_chain(client: Client, cast: Cast) -> None:
    audit.seal_what_waits(at=NOW)
    exported = as_json(client, cast, "Stella")
    for one in exported:
        hashed = {field: one[field] for field in Sealed._fields if field != "chained"}
        text = json.dumps(hashed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert sha256(text) == one["chained"]
        for told in one["told"]:
            held = one[told["side"]][told["field"]]["personal"]
            assert held == fingerprint(told["salt"], told["value"])


def test_looking_writes_nothing(client: Client, cast: Cast) -> None:
    before = Entry.objects.count()
    for address in ADDRESSES:
        page(client, cast, "Ada", address)
    assert Entry.objects.count() == before
