"""Whether a supplier is local is answered three ways, side by side, each with its reason."""

from __future__ import annotations

import random
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.places.invented import DISTRICTS, coordinates, in_use, lookup, wards
from tests.analysis.places.spec_three_definitions_of_local import CASES
from weft.analysis.editions import Editions
from weft.analysis.places.ground import Ground
from weft.analysis.places.levels import Level
from weft.analysis.places.load import Kind
from weft.analysis.places.local import Address, Home, KindOfAddress, Local, answers, three_answers

AREAS = {"HERE": "E08990001", "THERE": "E08990002"}
HOME = frozenset({"E08990001"})


def addresses(written: str) -> list[Address]:
    made = []
    for each in filter(None, written.split(", ")):
        kind, place = each.split()
        made.append(Address(KindOfAddress(kind), AREAS.get(place), "no postcode is known",
                            "a register", none=place == "none"))  # fmt: skip
    return made


@pytest.mark.parametrize(("written", "registered", "trading", "based", "why"), CASES)
def test_a_supplier_is_local_by_each_definition(
    written: str, registered: str, trading: str, based: str, why: str
) -> None:
    found = three_answers(addresses(written), HOME)
    every = [found.registered, found.trading, found.based]
    assert [str(each.local) for each in every] == [registered, trading, based]
    assert next(each.because for each in reversed(every) if each.local != Local.IN) == why


ANY = st.builds(
    Address,
    st.sampled_from(KindOfAddress),
    st.sampled_from(["E08990001", "E08990002", None]),
    st.just("why"),
    st.sampled_from(["", "a", "b"]),
)


@given(st.lists(ANY, max_size=6), st.randoms())
def test_the_order_of_addresses_makes_no_difference(
    given_: list[Address], rng: random.Random
) -> None:
    shuffled = list(given_)
    rng.shuffle(shuffled)
    one, other = three_answers(given_, HOME), three_answers(shuffled, HOME)
    assert [one.registered.local, one.trading.local, one.based.local] == [
        other.registered.local, other.trading.local, other.based.local]  # fmt: skip


@given(st.lists(ANY, max_size=6))
def test_who_is_out_has_no_address_here_nor_one_that_is_unknown(given_: list[Address]) -> None:
    found = three_answers(given_, HOME)
    if found.based.local == Local.OUT:
        assert all(each.area == "E08990002" for each in given_)
    if found.registered.local == Local.IN:
        assert found.based.local == Local.IN


def test_a_table_of_addresses_is_answered_by_the_editions_in_use(tmp_path: Path) -> None:
    editions = Editions(tmp_path / "weft")
    in_use(editions, Kind.POSTCODES, coordinates(tmp_path / "p.csv"), edition="2025-05")
    in_use(editions, Kind.BOUNDARIES, wards(tmp_path / "w.geojson"), edition="2025")
    in_use(editions, Kind.LOOKUP, lookup(tmp_path / "k.csv"), edition="2025")
    table = pa.table({
        "supplier_id": ["S2", "S1", "S1", "S3", "S2"],
        "kind": ["registered", "registered", "branch", "trading", "branch"],
        "postcode": ["M2 1AA", "M2 1AA", "m1 1aa", "M9 9ZZ", "none"],
        "source": ["Companies House", "Companies House", "survey 2026", None, "survey 2026"],
    })  # fmt: skip
    home = Home(Level.DISTRICT, frozenset({DISTRICTS[0]}))
    rows = {
        row["supplier_id"]: row for row in answers(table, home, Ground.of(editions)).to_pylist()
    }
    assert list(rows) == ["S1", "S2", "S3"]
    assert (rows["S1"]["registered"], rows["S1"]["based"]) == ("out", "in")
    assert rows["S1"]["based_because"] == "a branch address in the area (survey 2026)"
    assert (rows["S2"]["registered"], rows["S2"]["based"]) == ("out", "out")
    assert rows["S3"]["trading_because"].startswith("a trading or invoice address whose place is not known: M9 9ZZ is not in")  # fmt: skip
