"""What is adopted is everybody's, at addresses that stay; a draft is there for its keeper's people alone."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.frameworks.conftest import BRINDALE, JOBS, add, adopted, fields, signed_in
from tests.frameworks.of_each_kind import taken_in
from tests.ui.pages import tree
from weft.analysis.frameworks.adapted import LeaveOut, PutFirst
from weft.analysis.frameworks.edition import Licence
from weft.frameworks import actions, queries
from weft.frameworks.models import Edition, Node
from weft.organisations.access import Viewer
from weft.web.warming import warm

pytestmark = pytest.mark.django_db
AT = "/frameworks/weaverdale-social-value/2026/"


def words_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    (main,) = tree(answer.content.decode()).xpath("//main")
    return " ".join("".join(main.itertext()).split())


@pytest.mark.parametrize("way", [
    "", "nodes/O1/", "take-away/framework.json", "take-away/guide.pdf", "compare/2025/",
])  # fmt: skip
def test_a_draft_is_not_there_for_others(
    cast: Cast, draft: Edition, client: Client, way: str
) -> None:
    cast.steward()
    for who in (None, "Brian", "Stella"):
        theirs = signed_in(Client(), cast, who) if who else client
        assert theirs.get(AT + way).status_code == 404, who
    assert "Weaverdale social value" not in words_of(client, "/frameworks/")


def test_its_keepers_people_see_their_draft(cast: Cast, draft: Edition) -> None:
    paula = signed_in(Client(), cast, "Paula")
    assert "Good work for everybody" in words_of(paula, AT)
    assert "Draft" in words_of(paula, "/frameworks/")


def test_everybody_reads_what_is_adopted(first: Edition, client: Client) -> None:
    page = words_of(client, AT)
    for words in (
        "Weaverdale social value",
        "In force from 1 April 2026",
        "O1-1-1 People who started a job",
    ):
        assert words in page
    assert "Write it" not in page
    node = words_of(client, f"{AT}nodes/O1-1-1/")
    for words in ("People who live in the area", "26 weeks", "payroll", "Added up", "Under: O1"):
        assert words in node


def test_a_code_that_it_has_not_is_not_found(first: Edition, client: Client) -> None:
    for way in ("nodes/O9/", "take-away/framework.docx", "compare/2026/"):
        assert client.get(AT + way).status_code == 404


def test_a_browser_that_has_the_page_is_told_that_it_is_the_same(
    first: Edition, client: Client
) -> None:
    had = client.get(AT)
    assert had.headers["Cache-Control"] == "public, max-age=300"
    again = client.get(AT, headers={"If-None-Match": had.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_once_another_edition_is_adopted_the_page_is_made_anew(
    first: Edition, client: Client, paula: Viewer, piet: Viewer
) -> None:
    had = client.get(AT)
    _next(first, paula, piet)
    again = client.get(AT, headers={"If-None-Match": had.headers["ETag"]})
    assert again.status_code == 200
    assert "The next edition is in force from 1 April 2027: 2027" in words_of(client, AT)
    assert "A later edition has taken its place" not in words_of(client, AT)  # not in force yet
    actions.supersede_all(at=NOW + timedelta(365))
    assert "A later edition has taken its place: 2027" in words_of(client, AT)


def test_what_is_said_of_a_framework_is_seen_at_once(
    first: Edition, client: Client, paula: Viewer
) -> None:
    there = "/frameworks/weaverdale-social-value/"
    had = client.get(there)
    told = first.framework
    actions.change_framework(
        framework=told, name="Our common wealth", owner=told.owner, scope="", by=paula, at=NOW + timedelta(hours=1),
        licence=_licence(first),
    )  # fmt: skip
    again = client.get(there, headers={"If-None-Match": had.headers["ETag"]})
    assert "Our common wealth" in again.content.decode()


def _licence(edition: Edition) -> Licence:
    return queries.whole(edition).value.framework.licence


def _next(edition: Edition, first: Viewer, second: Viewer) -> Edition:
    made = actions.begin_next(edition=edition, name="2027", by=first, at=NOW)
    add(made, "O1", fields("O1-3", "outcome", "Better pay"), first)
    made = actions.change_head(
        edition=Edition.objects.get(pk=made.pk), name="2027", begins=edition.begins + timedelta(365), ends=None,
        definition="", by=first, at=NOW,
    )  # fmt: skip
    actions.ask_to_adopt(edition=made, by=first, at=NOW)
    return actions.adopt(edition=made, by=second, at=NOW + timedelta(hours=1))


def test_nobody_who_is_signed_in_is_given_what_a_browser_kept(cast: Cast, first: Edition) -> None:
    paula = signed_in(Client(), cast, "Paula")
    answer = paula.get(AT, headers={"If-None-Match": Client().get(AT).headers["ETag"]})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")


def test_words_are_looked_for_in_an_edition(first: Edition, client: Client) -> None:
    found = words_of(client, f"{AT}?q=DECENT")
    assert "1 found O1-1 More people in decent jobs" in found
    assert "0 found" in words_of(client, f"{AT}?q=harbour")
    assert "4 found" in words_of(client, f"{AT}?q=o")


def test_a_large_edition_is_shown_in_pages(
    draft: Edition, client: Client, paula: Viewer, piet: Viewer
) -> None:
    for number in range(110):
        add(draft, None, fields(f"T{number}", "objective", f"Objective {number}"), paula)
        add(draft, "O2", fields(f"U{number}", "outcome", f"Outcome {number}"), paula)
    adopted(draft, paula, piet)
    first, second = words_of(client, AT), words_of(client, f"{AT}?page=2")
    assert "T0 Objective 0" in first and "T109" not in first
    assert "T109 Objective 109" in second and "T0 " not in second
    assert "U0 Outcome 0" not in first  # under O2, on its own page
    assert "110 under it" in first
    below, more = words_of(client, f"{AT}nodes/O2/"), words_of(client, f"{AT}nodes/O2/?page=2")
    assert "U0 Outcome 0" in below and "U109" not in below
    assert "U109 Outcome 109" in more


@pytest.fixture
def adapts(cast: Cast, first: Edition) -> Edition:
    """What Brindale makes of it: the second objective left out, an outcome put first; adopted."""
    brian, bea = cast.viewer("Brian", BRINDALE), cast.viewer("Bea", BRINDALE)
    mine = actions.adapt(edition=first, name="Brindale asks", edition_name="2026", by=brian, at=NOW)
    for change in (LeaveOut("O1-1-1", "Others count it."), PutFirst("O1-1", "Our plan")):
        actions.say_local_change(edition=mine, change=change, by=brian, at=NOW)
    return adopted(mine, brian, bea)


def test_a_node_that_is_left_out_has_a_page_that_says_why(adapts: Edition, client: Client) -> None:
    page = words_of(client, "/frameworks/brindale-asks/2026/nodes/O1-1-1/")
    assert "People who started a job This is left out here. Others count it." in page
    assert "Read it in Weaverdale social value, 2026" in page


def test_what_is_different_in_an_edition_that_adapts_another(
    adapts: Edition, client: Client
) -> None:
    page = words_of(client, "/frameworks/brindale-asks/2026/")
    assert "It is what Brindale Council makes of Weaverdale social value, 2026" in page
    assert "Put first O1-1 More people in decent jobs: Our plan" in page
    assert "Left out O1-1-1 People who started a job: Others count it." in page
    assert "Brindale Council: Brindale asks, 2026" in words_of(client, AT)


def test_two_editions_are_compared_word_by_word(
    first: Edition, client: Client, paula: Viewer, piet: Viewer
) -> None:
    _next(first, paula, piet)
    page = words_of(client, f"{AT}compare/2027/")
    assert "New: 1, As it was: 4" in page
    assert "New O1-3 Better pay" in page
    assert "Gone O1-3 Better pay" in words_of(
        client, "/frameworks/weaverdale-social-value/2027/compare/2026/"
    )


def test_what_is_compared_is_told_in_words_and_not_in_keys(
    first: Edition, client: Client, paula: Viewer, piet: Viewer
) -> None:
    after = actions.begin_next(edition=first, name="2027", by=paula, at=NOW)
    node = Node.objects.get(edition=after, code="O1-1-1")
    otherwise = {**JOBS, "unit": "fte", "over_time": "latest", "confirmed_by": ["auditor"]}
    says = fields(node.code, node.level, node.wording, otherwise)
    actions.change_node(node=node, parent=node.parent, fields=says, by=paula, at=NOW)
    actions.change_head(
        edition=Edition.objects.get(pk=after.pk), name="2027", begins=date(2027, 4, 1), ends=None, definition="", by=paula, at=NOW
    )  # fmt: skip
    adopted(after, paula, piet)
    (main,) = tree(client.get(f"{AT}compare/2027/").content.decode()).xpath("//main")
    told = {" ".join("".join(one.itertext()).split()) for one in main.xpath(".//dd")}
    assert {
        "Gone: people New: full-time equivalents, to the hundredth", "Gone: Added up New: The latest counts",
        "Gone: 1 April 2026 New: 1 April 2027", "Gone: A sample of those who took part New: An auditor",
    } <= told  # fmt: skip


def test_the_first_visitor_waits_for_no_edition(
    first: Edition, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = import_module("weft.frameworks.queries.whole")
    monkeypatch.setattr(kept, "connection", SimpleNamespace(in_atomic_block=False))
    monkeypatch.setattr(kept, "_KEPT", {})
    warm()
    monkeypatch.setattr(kept, "_made", lambda edition: pytest.fail(f"{edition} was built anew."))
    assert client.get(f"{AT}nodes/O1-1-1/").status_code == 200


def test_a_measure_says_everything_that_it_holds(
    client: Client, paula: Viewer, piet: Viewer
) -> None:
    taken_in("all-we-buy", "2026", paula)
    edition = Edition.objects.get(framework__key="all-we-buy")
    adopted(edition, paula, piet)
    page = words_of(client, "/frameworks/all-we-buy/2026/nodes/O1-1-1/")
    for words in (
        "People who live in the area", "Staff who were taken over", "A payroll", "A sample of those who took part", "Carers",
        "One for each million", "Holds from 1 April 2026",
    ):  # fmt: skip
        assert words in page
