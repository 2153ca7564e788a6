"""A steward makes two records one, and can take them apart again as they were."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, Cast, two_councils
from weft.organisations import actions, rules
from weft.organisations.access import NotAllowed
from weft.organisations.models import Membership, Organisation
from weft.organisations.rules import Kind, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = two_councils()
    made.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam")
    made.organisation("Mill Lane Bakery Limited", Kind.SUPPLIER, administrator="Pat")
    return made


def two(cast: Cast) -> tuple[Organisation, Organisation]:
    return cast.organisations["Mill Lane Bakery"], cast.organisations["Mill Lane Bakery Limited"]


def test_merged_people_act_for_the_record_that_is_kept(cast: Cast) -> None:
    kept, other = two(cast)
    actions.merge_organisations(kept=kept, other=other, by=cast.steward(), at=NOW)
    assert {one.person.name for one in Membership.objects.filter(organisation=kept)} == {
        "Sam",
        "Pat",
    }
    assert other.state == State.MERGED


def test_taken_apart_each_is_as_it_was(cast: Cast) -> None:
    kept, other = two(cast)
    merge = actions.merge_organisations(kept=kept, other=other, by=cast.steward(), at=NOW)
    actions.undo_merge(merge=merge, by=cast.steward(), at=NOW)
    other.refresh_from_db()
    assert (other.state, other.merged_into) == (State.APPROVED, None)
    assert Membership.objects.get(organisation=other).person.name == "Pat"


def test_only_a_steward_does_so(cast: Cast) -> None:
    kept, other = two(cast)
    with pytest.raises(NotAllowed):
        actions.merge_organisations(kept=kept, other=other, by=cast.viewer("Ada"), at=NOW)


@pytest.mark.parametrize("again", ["itself", "merged already"])
def test_what_makes_no_sense_is_refused(cast: Cast, again: str) -> None:
    kept, other = two(cast)
    if again == "itself":
        other = kept
    else:
        actions.merge_organisations(kept=kept, other=other, by=cast.steward(), at=NOW)
    with pytest.raises(actions.CannotDo):
        actions.merge_organisations(kept=kept, other=other, by=cast.steward(), at=NOW)


def test_two_stewards_at_once_do_not_make_each_part_of_the_other(cast: Cast) -> None:
    kept, other = two(cast)
    as_the_second_read_them = [Organisation.objects.get(pk=one.pk) for one in (kept, other)]
    actions.merge_organisations(kept=kept, other=other, by=cast.steward(), at=NOW)
    first, second = as_the_second_read_them
    with pytest.raises(actions.CannotDo, match="part of another record already"):
        actions.merge_organisations(kept=second, other=first, by=cast.steward(), at=NOW)
    kept.refresh_from_db()
    assert kept.merged_into is None


def test_a_steward_merges_on_the_page(client: Client, cast: Cast) -> None:
    kept, other = two(cast)
    cast.steward()
    client.force_login(cast.person("Stella"))
    client.post(f"/organisations/{other.ref}/merge/", {"kept": kept.ref})
    other.refresh_from_db()
    assert other.merged_into == kept
    client.post(f"/organisations/{other.ref}/merge/undo/")
    other.refresh_from_db()
    assert other.state == State.APPROVED


def test_a_refused_record_becomes_part_of_no_other(client: Client, cast: Cast) -> None:
    kept, _other = two(cast)
    cast.organisation("Mill Bakery", Kind.SUPPLIER, administrator="Lou", approved=False)
    refused = actions.refuse_organisation(
        organisation=cast.organisations["Mill Bakery"], because="No.", by=cast.steward(), at=NOW
    )
    with pytest.raises(actions.CannotDo, match=r"stands as “Refused”.*part of another record"):
        actions.merge_organisations(kept=kept, other=refused, by=cast.steward(), at=NOW)
    client.force_login(cast.person("Stella"))
    offers = "Make it part of another record"
    assert offers not in client.get(f"/organisations/{refused.ref}/").content.decode()
    assert offers in client.get(f"/organisations/{kept.ref}/").content.decode()


@pytest.mark.parametrize("state", State)
def test_what_becomes_part_of_another_is_what_the_table_of_states_lets(state: State) -> None:
    reason = rules.why_not_merge(kept=State.APPROVED, other=state, same=False)
    assert (reason is None) == (State.MERGED in rules.NEXT[state])
