"""Who acts for both of two records that are made one has the roles of both, and each their own again after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOW, Cast, two_councils
from weft.audit.models import Entry
from weft.organisations import actions
from weft.organisations.models import Membership, Merge, Organisation, Person
from weft.organisations.queries import viewer_for
from weft.organisations.rules import Kind, Role, State

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)
READS, ANALYSES, REPORTS = Role.READER, Role.SPEND_ANALYST, Role.REPORTER


@pytest.fixture
def cast() -> Cast:
    """Ann reads for Alder and for Birch; she analyses for Alder, which becomes part of Birch."""
    made = two_councils()
    for name, administrator in (("Alder", "Al"), ("Birch", "Bea"), ("Cedar", "Cy")):
        made.organisation(name, Kind.SUPPLIER, administrator=administrator)
    made.member("Ann", "Alder", READS, ANALYSES, administrator="Al")
    made.member("Ann", "Birch", READS, REPORTS, administrator="Bea")
    return made


def merge(cast: Cast, other: str = "Alder", kept: str = "Birch") -> Merge:
    return actions.merge_organisations(
        kept=cast.organisations[kept], other=cast.organisations[other], by=cast.steward(), at=NOW
    )


def undo(cast: Cast, merged: Merge) -> None:
    actions.undo_merge(merge=Merge.objects.get(pk=merged.pk), by=cast.steward(), at=LATER)


def roles(cast: Cast, name: str, person: str = "Ann") -> set[Role]:
    there = Membership.objects.filter(
        organisation=cast.organisations[name], person=cast.person(person), until=None
    )
    return {role for one in there for role in one.held}


def as_administrator(cast: Cast, *, by: str, act: str, given: tuple[Role, ...] = ()) -> None:
    """What Birch's administrator does with Ann's membership."""
    hers = Membership.objects.get(
        organisation=cast.organisations["Birch"], person=cast.person("Ann"), until=None
    )
    viewer = cast.viewer(by, "Birch")
    if act == "end":
        actions.end_membership(membership=hers, by=viewer, at=NOW)
    else:
        actions.give_roles(membership=hers, roles=given, by=viewer, at=NOW)


def test_she_has_the_roles_of_both_while_they_are_one(cast: Cast) -> None:
    merge(cast)
    assert roles(cast, "Birch") == {READS, ANALYSES, REPORTS}
    acts_for = viewer_for(cast.person("Ann"), None)
    assert set(acts_for.memberships) == {cast.organisations["Birch"].pk}


def test_taken_apart_she_has_in_each_what_she_had(cast: Cast) -> None:
    merged = merge(cast)
    undo(cast, merged)
    assert roles(cast, "Alder") == {READS, ANALYSES}
    assert roles(cast, "Birch") == {READS, REPORTS}


def test_the_same_over_two_merges(cast: Cast) -> None:
    cast.member("Ann", "Cedar", READS, administrator="Cy")
    first, second = merge(cast), merge(cast, "Birch", "Cedar")
    assert roles(cast, "Cedar") == {READS, ANALYSES, REPORTS}
    undo(cast, second)
    assert roles(cast, "Cedar") == {READS}
    assert roles(cast, "Birch") == {READS, ANALYSES, REPORTS}
    undo(cast, first)
    assert [roles(cast, name) for name in ("Alder", "Birch")] == [{READS, ANALYSES}, {READS, REPORTS}]  # fmt: skip


def test_roles_that_she_was_given_meanwhile_stay(cast: Cast) -> None:
    merged = merge(cast)
    as_administrator(cast, by="Bea", act="give", given=(ANALYSES,))
    undo(cast, merged)
    assert roles(cast, "Birch") == {ANALYSES}
    assert roles(cast, "Alder") == {READS, ANALYSES}


def test_whoever_was_shut_out_meanwhile_is_let_into_neither(cast: Cast) -> None:
    merged = merge(cast)
    as_administrator(cast, by="Bea", act="end")
    undo(cast, merged)
    assert roles(cast, "Birch") == roles(cast, "Alder") == set()
    entry = Entry.objects.filter(act="undo merge").latest("pk")
    hers = Membership.objects.get(organisation=cast.organisations["Alder"], person__name="Ann")
    assert (hers.until, entry.after["memberships_ended"]) == (LATER, [hers.pk])


def test_a_record_whose_only_person_was_shut_out_comes_back_closed(cast: Cast) -> None:
    cast.organisation("Dock", Kind.SUPPLIER, administrator="Ann")
    merged = merge(cast, "Dock")
    as_administrator(cast, by="Bea", act="end")
    undo(cast, merged)
    assert Organisation.objects.get(name="Dock").state == State.CLOSED
    assert roles(cast, "Dock") == set()


def test_an_administrator_of_the_other_one_administers_the_one_kept_meanwhile(cast: Cast) -> None:
    cast.member("Al", "Birch", READS, administrator="Bea")
    merged = merge(cast)
    as_administrator(cast, by="Al", act="give", given=(READS,))
    undo(cast, merged)
    assert roles(cast, "Birch", "Al") == {READS}
    assert roles(cast, "Alder", "Al") == {Role.ADMINISTRATOR}


def test_her_own_page_shows_one_organisation_while_they_are_one(client: Client, cast: Cast) -> None:
    merge(cast)
    client.force_login(Person.objects.get(name="Ann"))
    page = client.get("/me/").content.decode()
    assert "Birch" in page
    assert "Alder" not in page
    assert "Spend analyst" in page


def test_what_was_lent_is_on_record(cast: Cast) -> None:
    merged = merge(cast)
    hers = Membership.objects.get(organisation=cast.organisations["Birch"], person__name="Ann")
    told = [{"membership": hers.pk, "role": "spend analyst"}]
    assert Entry.objects.get(act="merge organisations").after["lent"] == told
    undo(cast, merged)
    assert Entry.objects.get(act="undo merge").before["lent"] == told
