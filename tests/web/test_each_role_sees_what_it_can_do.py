"""The menu and the first page show what a person's roles let them do today; the page of roles promises no more."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, two_councils
from tests.ui.pages import tree
from weft.organisations.rules import Kind, Role

pytestmark = pytest.mark.django_db
READS = ["Home", "Organisations", "Frameworks", "Agreements", "Spend", "Jobs"]
WORKS = ["Home", "Organisations", "Frameworks", "Agreements", "Spend", "Files", "Jobs"]
SUPPLIES = [
    "Home",
    "Organisations",
    "Frameworks",
    "Benefits",
    "To confirm",
    "Files",
    "Jobs",
    "Record",
]
CLOSED = ["Home", "Organisations", "Frameworks", "Files", "Jobs", "Record"]
DETAILS, PEOPLE = "The organisation’s details", "The people who act for it"
JOBS, RECORD = "Its long jobs", "The record of what was done for it"
SPEND = "Where its money went"
DELIVERED = "Record what it delivered"
KEEPS = "The frameworks that it keeps"


@pytest.fixture
def cast() -> Cast:
    cast = two_councils()
    cast.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam")
    cast.organisation("Ostle Roofing", Kind.SUPPLIER, administrator="Rex", approved=False)
    for name, role in (("Eva", Role.EVALUATOR), ("Asha", Role.SPEND_ANALYST), ("Polly", Role.POLICY_LEAD)):  # fmt: skip
        cast.member(name, "Ambleford Council", role, administrator="Ada")
    return cast


def shown(client: Client, cast: Cast, name: str) -> tuple[list[str], list[str]]:
    """The words of the menu, and of the list on the first page."""
    client.force_login(cast.person(name))
    page = tree(client.get("/").content.decode())
    menu = page.xpath("//nav[contains(@class, 'govuk-service-navigation__wrapper')]//li")
    able = page.xpath("//main/ul[contains(@class, 'govuk-list')]/li")
    menu, able = (
        [" ".join("".join(one.itertext()).split()) for one in ones] for ones in (menu, able)
    )
    return menu, able


@pytest.mark.parametrize(
    ("name", "menu", "able"),
    [
        ("Rita", READS, [DETAILS, PEOPLE, SPEND, JOBS]),
        ("Eva", READS, [DETAILS, PEOPLE, SPEND, JOBS]),
        ("Asha", WORKS, [DETAILS, PEOPLE, "Send files", SPEND, JOBS]),
        ("Polly", [*WORKS, "Record"], [DETAILS, PEOPLE, "Send files", KEEPS, SPEND, JOBS, RECORD]),
        ("Ada", ["Home", "Organisations", "To decide", "Frameworks", "Agreements", "Benefits", "To confirm", "Spend", "Files", "Jobs", "Record"],
         [DETAILS, PEOPLE, "Invite someone to act for it", "Send files", KEEPS, DELIVERED, SPEND, JOBS, RECORD]),
        ("Sam", SUPPLIES,
         [DETAILS, PEOPLE, "Invite someone to act for it", "Send files", DELIVERED, JOBS, RECORD]),
        ("Rex", CLOSED, [DETAILS, PEOPLE, JOBS, RECORD]),
    ],
)  # fmt: skip
def test_everyone_is_shown_what_their_roles_let_them_do(
    client: Client, cast: Cast, name: str, menu: list[str], able: list[str]
) -> None:
    assert shown(client, cast, name) == (menu, able)


@pytest.mark.parametrize("name", ["Rita", "Eva", "Asha", "Polly", "Ada", "Sam", "Rex"])
def test_whatever_they_are_shown_they_may_do(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.person(name))
    page = tree(client.get("/").content.decode())
    for href in page.xpath("//main//ul//a/@href | //nav//a/@href"):
        assert client.get(href).status_code == 200, href


def test_the_page_of_roles_begins_with_what_a_place_steward_does(client: Client) -> None:
    page = tree(client.get("/roles/").content.decode())
    told = " ".join(
        page.xpath("//main//h2[text()='Place steward']/following-sibling::ul[1]//text()")
    )
    for said in ("approve or refuse", "close", "one organisation", "another place steward", "erase", "whole record"):  # fmt: skip
        assert said in told


def test_what_a_role_sees_stands_before_what_it_changes(client: Client) -> None:
    page = tree(client.get("/roles/").content.decode())
    first = page.xpath("//main//h2[text()='Administrator']/following-sibling::ul[1]/li[1]")
    assert first[0].text == "see the organisation's own pages"


def test_the_page_of_roles_says_which_of_them_have_no_pages_yet(client: Client) -> None:
    page = tree(client.get("/roles/").content.decode())
    heads = page.xpath("//main//h2")
    assert heads.pop(0).text == "Place steward"
    said = {"".join(head.itertext()): "".join(head.getnext().itertext()) for head in heads}
    without = {name for name, purpose in said.items() if "no pages for that work yet" in purpose}
    assert len(said) == len(Role)
    assert without == {"Evaluator"}
