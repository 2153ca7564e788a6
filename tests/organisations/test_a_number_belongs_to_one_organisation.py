"""A number in a register is written in one form, and belongs to one organisation of the place."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from tests.cast import NOW, Cast, two_councils
from weft.analysis.identifiers import REGISTERS
from weft.organisations import actions, registers
from weft.organisations.models import Identifier, Organisation
from weft.organisations.rules import Kind, State

pytestmark = pytest.mark.django_db
COMPANY = ("GB-COH", "01234567")
BELONGS = "GB-COH-01234567 belongs to another organisation of this place already"


@pytest.fixture
def cast() -> Cast:
    """Sam's bakery is approved and has a company number."""
    cast = two_councils()
    bakery = cast.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam")
    has(cast, bakery, COMPANY)
    return cast


def has(cast: Cast, organisation: Organisation, *identifiers: tuple[str, str]) -> None:
    actions.change_organisation(
        organisation=organisation, name=organisation.name, website="", identifiers=identifiers,
        other_names=[], addresses=[], areas=[], by=cast.steward(), at=NOW,
    )  # fmt: skip


def typed(*numbers: tuple[str, str], name: str = "Rye & Spelt") -> dict[str, str]:
    found = {"name": name, "kind": "supplier", "website": ""}
    for place, (register, number) in enumerate(numbers):
        found |= {f"identifiers-{place}-register": register, f"identifiers-{place}-number": number}
    return found


def page(client: Client, cast: Cast, who: str, address: str, told: dict[str, Any]) -> str:
    client.force_login(cast.person(who))
    return client.post(address, told, follow=True).content.decode()


def register(client: Client, cast: Cast, *numbers: tuple[str, str], who: str = "Pat") -> str:
    return page(client, cast, who, "/organisations/register/", typed(*numbers))


def identifiers(name: str = "Rye & Spelt") -> list[str]:
    return [one.org_id for one in Organisation.objects.get(name=name).identifiers.all()]


@pytest.mark.parametrize(
    ("register_", "number", "kept"),
    [
        ("GB-COH", "7654321", "GB-COH-07654321"),
        ("GB-COH", "gb-coh-sc12345", "GB-COH-SC012345"),
        ("GB-SC", "42386", "GB-SC-SC042386"),
        ("another", "xi-lei-213800abc", "XI-LEI-213800ABC"),
        ("another", "GB-CHC-1090095", "GB-CHC-1090095"),
    ],
)
def test_a_number_is_kept_as_its_register_writes_it(
    client: Client, cast: Cast, register_: str, number: str, kept: str
) -> None:
    register(client, cast, (register_, number))
    assert identifiers() == [kept]


@pytest.mark.parametrize(
    ("register_", "number", "said"),
    [
        (
            "GB-COH",
            "123456789",
            "“123456789” is not a number of this register. One is eight characters",
        ),
        ("GB-CHC", "SC042386", "One is six or seven digits"),
        ("another", "213800ABC", "“213800ABC” is not an org-id"),
        ("", "01234567", "Choose a register"),
        ("GB-COH", "", "Enter the number"),
    ],
)
def test_what_is_no_number_of_a_register_is_told_so(
    client: Client, cast: Cast, register_: str, number: str, said: str
) -> None:
    html = register(client, cast, (register_, number))
    assert said in html
    assert 'href="#id_identifiers-0-' in html
    assert not Organisation.objects.filter(name="Rye & Spelt").exists()


def test_a_register_that_is_not_known_is_said_to_be_so(client: Client, cast: Cast) -> None:
    html = register(client, cast, ("another", "XI-LEI-213800ABC"), ("GB-CHC", "1090095"))
    assert "a register whose numbers are not checked here" in html
    assert "Charity Commission for England and Wales" in html


def test_the_same_number_twice_is_told_at_the_second(client: Client, cast: Cast) -> None:
    html = register(client, cast, ("GB-COH", "7654321"), ("GB-COH", "07654321"))
    assert "This stands here twice" in html
    assert "#id_identifiers-1-number" in html
    assert not Organisation.objects.filter(name="Rye & Spelt").exists()


def test_a_second_holder_is_shown_the_first_and_refused(client: Client, cast: Cast) -> None:
    for more in ({}, {"none_of_these": "yes"}):
        told = typed(("GB-COH", "1234567")) | more
        html = page(client, cast, "Pat", "/organisations/register/", told)
        assert "Mill Lane Bakery" in html
        assert BELONGS in html
        assert "register it" not in html
    back = page(client, cast, "Pat", "/organisations/register/", told | {"remove": ""})
    assert 'value="1234567"' in back
    assert "Rye &amp; Spelt" in back
    assert not Organisation.objects.filter(name="Rye & Spelt").exists()


def test_of_a_holder_that_one_may_not_see_nothing_is_told(client: Client, cast: Cast) -> None:
    hidden = cast.organisation(
        "Secret Sourdough", Kind.SUPPLIER, administrator="Lou", approved=False
    )
    has(cast, hidden, ("GB-CHC", "1090095"))
    html = register(client, cast, ("GB-CHC", "1090095"))
    assert "GB-CHC-1090095 belongs to another organisation" in html
    assert "Sourdough" not in html
    assert hidden.ref not in html
    assert not Organisation.objects.filter(name="Rye & Spelt").exists()


def test_a_number_is_not_taken_over_by_changing_ones_details(client: Client, cast: Cast) -> None:
    other = cast.organisation("Rye & Spelt", Kind.SUPPLIER, administrator="Pat")
    there = f"/organisations/{other.ref}/change/"
    html = page(client, cast, "Pat", there, typed(COMPANY, ("GB-CHC", "1090095"), name="Spelt"))
    assert BELONGS in html
    assert 'value="Spelt"' in html, "what was typed is still there"
    assert identifiers() == []


def test_the_action_refuses_it_too(cast: Cast) -> None:
    with pytest.raises(actions.CannotDo, match=BELONGS):
        actions.register_organisation(
            name="Rye", kind=Kind.SUPPLIER, by=cast.viewer("Pat"), at=NOW, identifiers=[COMPANY]
        )


def test_a_number_that_it_has_it_keeps(client: Client, cast: Cast) -> None:
    bakery = cast.organisations["Mill Lane Bakery"]
    told = typed(COMPANY, ("GB-CHC", "1090095"), name="Mill Lane Bakery")
    page(client, cast, "Sam", f"/organisations/{bakery.ref}/change/", told)
    assert identifiers("Mill Lane Bakery") == ["GB-COH-01234567", "GB-CHC-1090095"]


def test_what_was_refused_holds_no_number(client: Client, cast: Cast) -> None:
    squatter = cast.organisation("Squatter", Kind.SUPPLIER, administrator="Lou", approved=False)
    has(cast, squatter, ("GB-CHC", "1090095"))
    actions.refuse_organisation(organisation=squatter, because="No.", by=cast.steward(), at=NOW)
    register(client, cast, ("GB-CHC", "1090095"))
    assert identifiers() == ["GB-CHC-1090095"]


def test_what_is_part_of_another_record_holds_its_number_for_that_one(cast: Cast) -> None:
    bakery = cast.organisations["Mill Lane Bakery"]
    kept = cast.organisation("Mill Lane Bakeries", Kind.SUPPLIER, administrator="Pat")
    other = cast.organisation("Rye & Spelt", Kind.SUPPLIER, administrator="Lou")
    actions.merge_organisations(kept=kept, other=bakery, by=cast.steward(), at=NOW)
    with pytest.raises(actions.CannotDo, match=BELONGS):
        has(cast, other, COMPANY)
    has(cast, kept, COMPANY)
    assert Organisation.objects.get(pk=bakery.pk).state == State.MERGED


def test_two_who_ask_at_the_same_moment_do_not_both_get_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen_by_neither = "weft.organisations.actions.organisations._keep_numbers_apart"
    monkeypatch.setattr(seen_by_neither, lambda *_, **__: set())
    with pytest.raises(actions.CannotDo, match=BELONGS):
        actions.register_organisation(
            name="Rye", kind=Kind.SUPPLIER, by=cast.viewer("Pat"), at=NOW, identifiers=[COMPANY]
        )
    assert not Organisation.objects.filter(name="Rye").exists()
    other = cast.organisation("Rye & Spelt", Kind.SUPPLIER, administrator="Pat")
    with pytest.raises(actions.CannotDo, match=BELONGS):
        has(cast, other, ("GB-CHC", "1090095"), COMPANY)
    assert identifiers() == []


def test_a_number_that_both_have_as_one_is_taken_out_of_one_before_they_are_taken_apart(
    cast: Cast,
) -> None:
    bakery = cast.organisations["Mill Lane Bakery"]
    kept = cast.organisation("Mill Lane Bakeries", Kind.SUPPLIER, administrator="Pat")
    merge = actions.merge_organisations(kept=kept, other=bakery, by=cast.steward(), at=NOW)
    has(cast, kept, COMPANY)
    with pytest.raises(actions.CannotDo, match="both have GB-COH-01234567"):
        actions.undo_merge(merge=merge, by=cast.steward(), at=NOW)
    has(cast, kept)
    actions.undo_merge(merge=merge, by=cast.steward(), at=NOW)
    assert identifiers("Mill Lane Bakery") == ["GB-COH-01234567"]


def test_those_that_shared_a_number_before_keep_it_and_the_first_holds_it(cast: Cast) -> None:
    bakery = cast.organisations["Mill Lane Bakery"]
    for name in ("Rye", "Spelt"):
        late = cast.organisation(name, Kind.SUPPLIER, administrator="Pat")
        late.identifiers.create(scheme=COMPANY[0], number=COMPANY[1], held=False)
    with connection.cursor() as cursor:  # as it was before
        cursor.execute("DROP INDEX a_number_belongs_to_one_organisation")
    Identifier.objects.update(held=True)
    step = import_module("weft.organisations.migrations.0004_a_number_belongs_to_one_organisation")
    step.let_each_be_held_once(apps, None)
    assert [one.organisation for one in Identifier.objects.filter(held=True)] == [bakery]
    assert Identifier.objects.filter(number=COMPANY[1]).count() == 3


def test_every_register_that_is_checked_has_its_words() -> None:
    assert set(registers.NAMES) == set(registers.LOOKS) == set(REGISTERS)
    for code, looks in registers.LOOKS.items():
        assert REGISTERS[code].example in looks
