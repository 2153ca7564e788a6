"""Whatever names there are, in whatever order: rulings change what they name, and new names renumber nobody.

Names are drawn from stems that meet in ledgers (branches, sister companies, councils, people), so that
groups of several names arise, and every property is looked at on the suppliers that come out.
"""

from __future__ import annotations

import random
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from weft.analysis.spend.resolving.contradictions import check_rulings
from weft.analysis.spend.resolving.entities import Entities, entities_of
from weft.analysis.spend.resolving.mentions import FACTS, MONEY, mentions_of
from weft.analysis.spend.resolving.rulings import CannotRule, Ruling

NAMES = [
    *(f"{stem}{rest}" for stem in ("Quarndon Motors", "Heskerby Roofing", "Corvolby Care") for rest in (
        " Ltd", " LIMITED", "", " Ltd (Exeter)", "#Refunds", " (Commercial) Ltd",
    )),
    "Wigan Council", "WIGAN M B C", "Bury Council", "St Oswin CE Primary School", "St Oswin RC High School",
    "Tesco Stores 4417", "TESCO EXPRESS", "Janet Quillfeather", "Janet Ashdown", "Redacted Personal Data",
]  # fmt: skip
SOME = st.lists(st.sampled_from(NAMES), min_size=4, max_size=len(NAMES), unique=True)
CALM = settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate])
"""Each example resolves twice, so a failure is told as it was found and not made smaller for minutes."""
Suppliers = dict[str, str]


def entities(names: list[str], *rulings: Ruling) -> Entities:
    nothing = {fact: pa.nulls(len(names), pa.string()) for fact in FACTS}
    mentions, _ = mentions_of(pa.table({"name": names, **nothing}))
    ones = pa.array([1] * len(mentions))
    for name, column in (
        ("rows", ones),
        ("payments", ones),
        ("amount_gbp", pa.nulls(len(mentions), MONEY)),
    ):
        mentions = mentions.append_column(name, column)
    return entities_of(mentions, rulings=rulings)


def suppliers(names: list[str], *rulings: Ruling) -> Suppliers:
    """The id of the supplier that each name is of."""
    found = entities(names, *rulings).mentions
    return dict(zip(found["name"].to_pylist(), found["entity_id"].to_pylist(), strict=True))


def members(of: Suppliers) -> dict[str, set[str]]:
    """The names of each supplier."""
    return {one: {name for name in of if of[name] == one} for one in set(of.values())}


def said(word: str, name: str, other: str, *, row: int = 2, withdrawn: bool = False) -> Ruling:
    return Ruling(word, name, other, "", "", "", "", "", withdrawn, "rulings.csv", row)


@CALM
@given(names=SOME, seed=st.integers(0, 10_000))
def test_the_order_of_the_names_changes_nothing_that_is_said_of_them(
    names: list[str], seed: int
) -> None:
    def all_said(order: list[str]) -> list[dict[str, object]]:
        columns = ["name", "entity_id", "canonical_name", "confidence", "reason"]
        rows: list[dict[str, object]] = entities(order).mentions.select(columns).to_pylist()
        return sorted(rows, key=lambda row: str(row["name"]))

    assert all_said(random.Random(seed).sample(names, len(names))) == all_said(names)


@CALM
@given(names=SOME, word=st.sampled_from(["same", "different"]), data=st.data())
def test_a_ruling_leaves_every_supplier_that_it_does_not_name_with_its_names_and_its_id(
    names: list[str], word: str, data: st.DataObject
) -> None:
    one, other = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
    before, after = suppliers(names), suppliers(names, said(word, one, other))
    touched = {before[one], before[other]}
    was, now = members(before), members(after)
    for supplier in set(was) - touched:
        assert now[supplier] == was[supplier]
    assert (after[one] == after[other]) == (word == "same")


@CALM
@given(names=SOME, word=st.sampled_from(["same", "different"]), data=st.data())
def test_a_ruling_that_is_withdrawn_leaves_no_trace(
    names: list[str], word: str, data: st.DataObject
) -> None:
    one, other = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
    assert suppliers(names, said(word, one, other, withdrawn=True)) == suppliers(names)


@CALM
@given(names=SOME, seed=st.integers(0, 10_000), data=st.data())
def test_suppliers_that_a_new_council_does_not_pay_keep_their_names_and_ids(
    names: list[str], seed: int, data: st.DataObject
) -> None:
    added = data.draw(st.lists(st.sampled_from(NAMES), max_size=6, unique=True))
    before = suppliers(names)
    every = [*names, *(name for name in added if name not in names)]
    after = suppliers(random.Random(seed).sample(every, len(every)))
    was, now = members(before), members(after)
    new = set(every) - set(names)
    for supplier, its_names in was.items():
        home = {after[name] for name in its_names}
        if all(now[one] == its_names for one in home):
            assert home == {supplier}, f"{its_names} met none of {new}, and were renumbered"


@CALM
@given(names=SOME, data=st.data())
def test_a_chain_of_names_ruled_the_same_and_its_ends_ruled_different_is_refused_by_name(
    names: list[str], data: st.DataObject
) -> None:
    chain = data.draw(st.lists(st.sampled_from(names), min_size=3, max_size=4, unique=True))
    spelt = {name.casefold() for name in chain}
    assume(len(spelt) == len(chain))
    links = [
        said("same", one, other, row=row)
        for row, (one, other) in enumerate(pairwise(chain), start=2)
    ]
    check_rulings(links)
    against = said("different", chain[-1], chain[0], row=9)
    rulings = data.draw(st.permutations([*links, against]))
    with pytest.raises(CannotRule) as refused:
        suppliers(names, *rulings)
    assert all(f"“{name}”" in str(refused.value) for name in chain)
