"""Merges are taken apart latest first, and nobody ends in an organisation that was never theirs."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, Cast, two_councils
from weft.organisations import actions
from weft.organisations.models import Membership, Merge, Organisation
from weft.organisations.queries import administrators_of
from weft.organisations.rules import Kind, Role, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = two_councils()
    for name, administrator in (("Alder", "Al"), ("Birch", "Bea"), ("Cedar", "Cy")):
        made.organisation(name, Kind.SUPPLIER, administrator=administrator)
    return made


def merge(cast: Cast, other: str, kept: str) -> Merge:
    return actions.merge_organisations(
        kept=cast.organisations[kept], other=cast.organisations[other], by=cast.steward(), at=NOW
    )


def undo(cast: Cast, merged: Merge) -> Merge:
    return actions.undo_merge(
        merge=Merge.objects.get(pk=merged.pk), by=cast.steward(), at=NOW
    )  # fmt: skip


def administrators(cast: Cast, name: str) -> set[str]:
    return {one.person.name for one in administrators_of(cast.organisations[name])}


def test_a_record_is_not_taken_out_of_one_that_is_part_of_another(cast: Cast) -> None:
    first = merge(cast, "Alder", "Birch")
    merge(cast, "Birch", "Cedar")
    with pytest.raises(actions.CannotDo, match=r"“Birch” is part of another record.*that apart"):
        undo(cast, first)
    assert administrators(cast, "Cedar") == {"Al", "Bea", "Cy"}
    assert Organisation.objects.get(name="Alder").state == State.MERGED


def test_the_page_says_so_in_words(client: Client, cast: Cast) -> None:
    merge(cast, "Alder", "Birch")
    merge(cast, "Birch", "Cedar")
    client.force_login(cast.person("Stella"))
    alder = cast.organisations["Alder"]
    answer = client.post(f"/organisations/{alder.ref}/merge/undo/", follow=True)
    assert "“Birch” is part of another record" in answer.content.decode()


def test_latest_first_everyone_is_back_where_they_were(cast: Cast) -> None:
    first, second = merge(cast, "Alder", "Birch"), merge(cast, "Birch", "Cedar")
    undo(cast, second)
    undo(cast, first)
    assert [administrators(cast, name) for name in ("Alder", "Birch", "Cedar")] == [
        {"Al"}, {"Bea"}, {"Cy"},
    ]  # fmt: skip


def test_a_membership_that_stands_elsewhere_now_stays_there(cast: Cast) -> None:
    cast.member("Ann", "Alder", Role.ADMINISTRATOR, administrator="Al")
    first = merge(cast, "Alder", "Birch")
    elsewhere = administrators_of(cast.organisations["Birch"]).get(person__name="Ann")
    elsewhere.organisation = cast.organisations["Cedar"]
    elsewhere.save(update_fields=["organisation"])
    undo(cast, first)
    assert administrators(cast, "Cedar") == {"Ann", "Cy"}
    assert administrators(cast, "Alder") == {"Al"}


def end(cast: Cast, name: str, *, by: str) -> None:
    membership = administrators_of(cast.organisations["Birch"]).get(person__name=name)
    actions.end_membership(membership=membership, by=cast.viewer(by, "Birch"), at=NOW)


@pytest.mark.parametrize(("leaves", "stays"), [("Bea", "Alder"), ("Al", "Birch")])
def test_a_record_for_which_nobody_acts_any_more_comes_back_closed(
    cast: Cast, leaves: str, stays: str
) -> None:
    first = merge(cast, "Alder", "Birch")
    end(cast, leaves, by=leaves)
    undo(cast, first)
    states = {
        one.name: one.state for one in Organisation.objects.filter(name__in=["Alder", "Birch"])
    }
    left = ({"Alder", "Birch"} - {stays}).pop()
    assert states == {stays: State.APPROVED, left: State.CLOSED}
    assert administrators(cast, left) == set()


@pytest.mark.parametrize(
    ("member", "of", "leaves"), [("Ann", "Alder", "Al"), ("Ben", "Birch", "Bea")]
)
def test_where_people_are_left_one_of_them_has_to_administer_it(
    cast: Cast, member: str, of: str, leaves: str
) -> None:
    cast.member(member, of, Role.READER, administrator={"Alder": "Al", "Birch": "Bea"}[of])
    first = merge(cast, "Alder", "Birch")
    end(cast, leaves, by=leaves)
    with pytest.raises(actions.CannotDo, match=f"“{of}” would have no administrator"):
        undo(cast, first)
    assert Organisation.objects.get(name="Alder").state == State.MERGED
    other = ({"Al", "Bea"} - {leaves}).pop()
    membership = Membership.objects.get(person__name=member, until=None)
    actions.give_roles(
        membership=membership, roles=[Role.ADMINISTRATOR], by=cast.viewer(other, "Birch"), at=NOW
    )
    undo(cast, first)
    assert administrators(cast, of) == {member}


def test_the_page_offers_no_undo_that_would_be_refused(client: Client, cast: Cast) -> None:
    merge(cast, "Alder", "Birch")
    client.force_login(cast.person("Stella"))
    page = f"/organisations/{cast.organisations['Alder'].ref}/"
    assert "Take it apart again" in client.get(page).content.decode()
    merge(cast, "Birch", "Cedar")
    html = client.get(page).content.decode()
    assert "Take it apart again" not in html
    assert "“Birch” is part of another record now. Take that apart first" in html


@pytest.mark.parametrize("state", ["closed", "refused"])
def test_a_record_that_takes_no_people_is_not_kept(cast: Cast, state: str) -> None:
    cast.organisation("Dock", Kind.SUPPLIER, administrator="Di", approved=state == "closed")
    told = {
        "organisation": cast.organisations["Dock"],
        "because": "No.",
        "by": cast.steward(),
        "at": NOW,
    }
    actions.close_organisation(**told) if state == "closed" else actions.refuse_organisation(**told)
    with pytest.raises(actions.CannotDo, match="takes no people"):
        merge(cast, "Alder", "Dock")
