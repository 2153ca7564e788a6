"""A supplier written in two ways is one supplier; two suppliers with like names are two."""

from __future__ import annotations

from pathlib import Path
from random import Random

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.spend.paid import numbered, payment, rows_of, table
from tests.analysis.spend.spec_names import CASES
from weft.analysis.engine import engine
from weft.analysis.names.keys import (
    is_only_words,
    key_of,
    key_of_words,
    name_key,
    plain,
    with_key,
)
from weft.analysis.names.single import key_of_one
from weft.analysis.spend.cleaned import cleaned, distinct_names
from weft.analysis.spend.example.suppliers import make_suppliers
from weft.analysis.spend.resolved import found_suppliers, resolved


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    names = sorted({name for case in CASES for name in case[:2]})
    return keys_of(names, tmp_path_factory.mktemp("names"))


def keys_of(names: list[str], path: Path) -> dict[str, str]:
    """The key of each name; worked out in one or step by step, it is the same."""
    pq.write_table(pa.table({"name": names}), path / "names.parquet")
    with engine() as connection:
        given_names = connection.read_parquet(str(path / "names.parquet"))
        keyed = with_key(given_names.mutate(in_one=name_key(given_names.name)))
        rows = keyed.to_pyarrow().to_pylist()
    keys = {row["name"]: row["name_key"] for row in rows}
    assert keys == {row["name"]: row["in_one"] for row in rows}
    return keys


@pytest.mark.parametrize(("one", "other", "same", "shows"), CASES, ids=[case[3] for case in CASES])
def test_names_are_compared_without_what_does_not_tell_apart(
    one: str, other: str, same: bool, shows: str, keys: dict[str, str]
) -> None:
    assert (keys[one] == keys[other]) is same


def test_one_name_alone_has_the_key_that_it_has_among_many(keys: dict[str, str]) -> None:
    assert {name: key_of_one(name) for name in keys} == keys


NAMES = st.text(min_size=1).filter(lambda name: bool(name.strip()) and "\x00" not in name)


@settings(max_examples=15, deadline=None)
@given(names=st.lists(NAMES, min_size=1, max_size=20, unique=True))
def test_no_name_is_left_without_a_key_and_capitals_never_matter(
    names: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    both = sorted({*names, *(name.upper() for name in names if name.upper().lower() == name)})
    keys = keys_of(both, tmp_path_factory.mktemp("any"))
    assert all(keys.values())
    assert all(keys[name] == keys[name.upper()] for name in names if name.upper() in keys)


def test_the_names_of_the_example_place_have_the_same_key_alone(tmp_path: Path) -> None:
    suppliers = make_suppliers(rng=Random(1), year=2024, payments=8_000)
    spellings = (all_ for one in suppliers for all_ in one.spellings.values())
    names = sorted({one.name for all_ in spellings for one in all_})
    assert len(names) > 500
    assert {name: key_of_one(name) for name in names} == keys_of(names, tmp_path)


def resolved_rows(tmp_path: Path, *payments: dict[str, object]) -> list[tuple[object, ...]]:
    with table(tmp_path, numbered(payments)) as read:
        names = distinct_names(read)
        done = resolved(cleaned(read, names), found_suppliers(names))
        return rows_of(done, "supplier_id", "supplier", "supplier_confidence", "supplier_reason")


def test_the_supplier_goes_by_the_published_name_with_the_most_money(tmp_path: Path) -> None:
    small = payment(supplier_name="ACORN CARE LIMITED", amount_gbp="10.00")
    large = payment(supplier_name="Acorn Care Ltd", amount_gbp="500.00")
    first, second = resolved_rows(tmp_path, small, large)
    assert first[1] == second[1] == "Acorn Care Ltd"
    assert first[0] == second[0]
    assert (second[2], second[3]) == (1.0, "the same name")
    assert first[2] == 0.95


def test_a_suppliers_id_does_not_depend_on_the_other_payments(tmp_path: Path) -> None:
    acorn = payment(supplier_name="Acorn Care Ltd")
    others = [payment(supplier_name=f"Firm {number} Ltd") for number in range(50)]
    (alone,) = resolved_rows(tmp_path, acorn)
    assert resolved_rows(tmp_path, *others, payment(supplier_name="ACORN CARE"))[-1][0] == alone[0]


def test_whoever_is_redacted_or_blank_is_no_supplier(tmp_path: Path) -> None:
    rows = resolved_rows(tmp_path, payment(payee="redacted"), payment(payee="not stated"))
    assert rows == [(None, None, None, None)] * 2


def test_a_deeper_resolver_can_take_the_place_of_this_one(tmp_path: Path) -> None:
    with table(tmp_path, numbered([payment(supplier_name="A Ltd"), payment()])) as read:
        names = distinct_names(read)
        found = found_suppliers(
            names,
            lambda every: every.select(
                name="name",
                supplier_id="name",
                supplier="name",
                confidence="payments",
                reason="name",
            ),
        )
        done = resolved(cleaned(read, names), found)
        assert rows_of(done, "supplier_id") == [("A Ltd",), ("Bloggs Builders Ltd",)]


def test_a_name_that_a_resolver_makes_up_is_judged_too(tmp_path: Path) -> None:
    with table(tmp_path, numbered([payment(supplier_name="JS Trading Ltd"), payment()])) as read:
        names = distinct_names(read)
        renamed = names.mutate(supplier=(names.name == "JS Trading Ltd").ifelse("Mrs J Smith", "B"))
        said = ibis.literal("said so")
        chosen = renamed.mutate(supplier_id=renamed.supplier, confidence=1.0, reason=said)
        found = found_suppliers(names, lambda _: chosen).to_pyarrow().to_pylist()
        looks = {row["supplier"]: row["looks"].split(":")[0] for row in found}
    assert looks["Mrs J Smith"] == "yes"
    assert len({row["supplier_number"] for row in found}) == 2


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ("acme", "LTD", "limited", "Company", "the", "The", "c i c", "plc.", "l l p", "&", "Zoë",
                 "liquidation", "(closed)", "t/a", "trading as", "care", "7", "o'neil", " ")
            ),
            min_size=1,
            max_size=5,
        ).map(" ".join),
        min_size=20,
        max_size=40,
        unique=True,
    )
)  # fmt: skip
def test_a_name_that_goes_the_quick_way_has_the_key_that_it_has_by_the_whole_way(
    names: list[str],
) -> None:
    with engine() as connection:
        given_names = ibis.memtable(pa.table({"name": names}))
        text = plain(given_names.name)
        words = given_names.filter(is_only_words(text))
        both = connection.to_pyarrow(words.select(quick=key_of_words(text), whole=key_of(text)))
    assert both["quick"].equals(both["whole"])
