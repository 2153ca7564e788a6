"""A supplier keeps its id when a year, a council or a ruling is added; a merge or split is forwarded."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.spend.resolving.suppliers import Year
from weft.analysis.spend.resolving.ids import ids_of
from weft.analysis.spend.resolving.known import Forwarding

FIRST = ["Quarndon Motors Ltd", "Zebra Roofing", "Hexwold Nursery School"]


def test_adding_a_council_renumbers_nobody(year: Year) -> None:
    before = year.resolved(FIRST)
    after = year.resolved(["AAA Taxis", *reversed(FIRST), "QUARNDON MOTORS LIMITED", "Yew Press"])
    assert {name: after[name] for name in FIRST} == before
    assert after["QUARNDON MOTORS LIMITED"] == before["Quarndon Motors Ltd"]
    assert year.forwardings() == []


def test_an_id_does_not_depend_on_the_order_of_the_rows(year: Year) -> None:
    forwards = year.resolved(FIRST, remember=False)
    assert year.resolved(FIRST[::-1], remember=False) == forwards


def test_a_supplier_that_is_not_paid_for_a_year_comes_back_under_its_id(year: Year) -> None:
    """Three generations: ruled the same in the first, absent in the second, back in the third."""
    said = "same|Quarndon Motors Ltd|Zebra Roofing"
    first = year.resolved(FIRST, said)
    year.resolved(["Yew Press"], said)
    third = year.resolved(FIRST, said)
    assert third == first


def test_a_new_spelling_meets_a_supplier_that_only_earlier_years_had(year: Year) -> None:
    first = year.resolved(["Quarndon Motors Ltd"], company_number=["01234567"])
    year.resolved(["Yew Press"])
    third = year.resolved(["QUARNDON MOTORS"])
    assert third["QUARNDON MOTORS"] == first["Quarndon Motors Ltd"]


def test_when_two_suppliers_become_one_the_id_with_the_most_money_stays_and_the_other_forwards(
    year: Year,
) -> None:
    before = year.resolved(FIRST, amount=["10.00", "5,000.00", "1.00"])
    after = year.resolved(FIRST, "same|Quarndon Motors Ltd|Zebra Roofing")
    assert after["Quarndon Motors Ltd"] == after["Zebra Roofing"] == before["Zebra Roofing"]
    (forwarding,) = year.forwardings()
    assert forwarding["old_id"] == before["Quarndon Motors Ltd"]
    assert forwarding["new_id"] == before["Zebra Roofing"]
    assert forwarding["what"] == "merged"


def test_when_a_supplier_is_split_the_part_with_the_most_money_keeps_the_id(year: Year) -> None:
    said = "same|Quarndon Motors Ltd|Zebra Roofing"
    money = ["10.00", "5000.00", "1.00"]
    before = year.resolved(FIRST, said, amount=money)
    after = year.resolved(FIRST, amount=money)
    assert after["Zebra Roofing"] == before["Zebra Roofing"]
    assert after["Quarndon Motors Ltd"] != before["Quarndon Motors Ltd"]
    (forwarding,) = year.forwardings()
    assert forwarding["what"] == "split off"
    assert forwarding["old_id"] == before["Zebra Roofing"]
    assert forwarding["new_id"] == after["Quarndon Motors Ltd"]


def test_an_id_that_was_merged_comes_back_when_the_ruling_is_withdrawn(year: Year) -> None:
    said = "same|Quarndon Motors Ltd|Zebra Roofing"
    before = year.resolved(FIRST)
    year.resolved(FIRST, said)
    assert year.resolved(FIRST, f"{said}|||yes") == before
    assert all(row["what"] != "merged" for row in year.forwardings())


def test_a_forwarding_of_a_forwarding_leads_to_the_one_that_lives(year: Year) -> None:
    names = ["Quarndon Motors Ltd", "Zebra Roofing", "Yew Press"]
    money = ["1.00", "20.00", "300.00"]
    first = year.resolved(names, amount=money)
    year.resolved(names, "same|Quarndon Motors Ltd|Zebra Roofing", amount=money)
    year.resolved(
        names,
        "same|Quarndon Motors Ltd|Zebra Roofing",
        "same|Zebra Roofing|Yew Press",
        amount=money,
    )
    leads = {row["old_id"]: row["new_id"] for row in year.forwardings()}
    assert leads == {
        first["Quarndon Motors Ltd"]: first["Yew Press"],
        first["Zebra Roofing"]: first["Yew Press"],
    }


def test_a_namesake_with_another_company_number_does_not_take_the_id(year: Year) -> None:
    before = year.resolved(["St Bega's School"], company_number=["01234567"])
    after = year.resolved(["St Bega's School"], company_number=["07654321"])
    assert after["St Bega's School"] != before["St Bega's School"]
    year.resolved(["St Bega's School"], company_number=["01234567"])
    assert year.rows()[0]["entity_id"] == before["St Bega's School"]


NAMES = [f"{stem} {what}" for stem in ("Quarndon", "Zebra", "Hexwold") for what in (
    "Motors Ltd", "MOTORS", "Roofing", "Nursery School",
)]  # fmt: skip


@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_over_any_three_years_every_id_ever_given_leads_to_one_that_lives(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever names come and go, and whatever is ruled the same and withdrawn."""
    year = Year(tmp_path_factory.mktemp("years"))
    ever: set[str] = set()
    leads: dict[str, str] = {}
    for _ in range(3):
        names = data.draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
        pairs = data.draw(st.lists(st.tuples(*[st.sampled_from(NAMES)] * 2), max_size=3))
        found = year.resolved(names, *(f"same|{a}|{b}" for a, b in pairs if a != b))
        ever |= set(found.values())
        leads = {f["old_id"]: f["new_id"] for f in year.forwardings() if f["what"] == "merged"}
        assert year.done is not None
        living = set(year.done.entities.mentions["entity_id"].to_pylist())
        assert all(one in living or leads.get(one) in living for one in ever)
        assert not living & set(leads)


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_same_names_in_any_order_in_any_year_keep_their_ids(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    year = Year(tmp_path_factory.mktemp("order"))
    rng = random.Random(seed)
    runs = [year.resolved(rng.sample(NAMES, len(NAMES))) for _ in range(3)]
    assert all(one == other for one, other in pairwise(runs))


Partition = list[frozenset[int]]


def partition(labels: list[int]) -> Partition:
    """Mentions grouped by their label, in the order of each group's least mention."""
    groups = {
        label: frozenset(m for m, one in enumerate(labels) if one == label) for label in labels
    }
    return sorted(groups.values(), key=min)


def numbered(
    groups: Partition, before: dict[int, str], forwardings: tuple[Forwarding, ...]
) -> tuple[dict[int, str], tuple[Forwarding, ...]]:
    """The id of each mention when it was grouped so, after those ids and forwardings."""
    claims: dict[int, dict[str, tuple[float, int]]] = {}
    for place, group in enumerate(groups):
        for mention in group & set(before):
            shares = claims.setdefault(place, {})
            money, names = shares.get(before[mention], (0, 0))
            shares[before[mention]] = (money + mention, names + 1)
    keys = [f"key of {min(group)}" for group in groups]
    ids, forwardings = ids_of(keys, lambda place: str(sorted(groups[place])), claims, forwardings)
    return {m: ids[place] for place, group in enumerate(groups) for m in group}, forwardings


LABELS = st.lists(st.integers(0, 4), min_size=8, max_size=8)


@given(years=st.lists(LABELS, min_size=2, max_size=6))
def test_however_suppliers_merge_and_split_no_id_is_lost_or_given_twice(
    years: list[list[int]],
) -> None:
    ids: dict[int, str] = {}
    forwardings: tuple[Forwarding, ...] = ()
    ever: set[str] = set()
    for labels in years:
        groups, earlier = partition(labels), ids
        ids, forwardings = numbered(groups, ids, forwardings)
        living, ever = set(ids.values()), ever | set(ids.values())
        leads = {f.old_id: f.new_id for f in forwardings if f.what == "merged"}
        assert len(living) == len(groups)
        assert all(one in living or leads[one] in living for one in ever)
        assert not living & set(leads)
        for group in groups:
            was = {earlier.get(mention) for mention in group}
            elsewhere = {earlier.get(mention) for mention in range(8) if mention not in group}
            if len(was) == 1 and not was & elsewhere and was != {None}:
                assert {ids[mention] for mention in group} == was


@given(labels=LABELS)
def test_a_year_in_which_nothing_changed_changes_no_id(labels: list[int]) -> None:
    first, forwardings = numbered(partition(labels), {}, ())
    assert numbered(partition(labels), first, forwardings) == (first, forwardings)
