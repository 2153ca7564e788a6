"""The result has the file's rows in the file's order with its own cells, and the supplier of each."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.spend.resolving.suppliers import names_file, rows_of
from weft.analysis.spend.resolving.resolve import resolve

ODD = [
    "=HYPERLINK(1)", "@Home Ltd", "+44 Taxis", "-Dash", " Ash ", 'The "Ash"', "Ash, Birch & Co",
    "Ash\nBirch", "", "Redacted", "Various", "Zoë’s Café", "@HOME LIMITED", "redacted",
]  # fmt: skip


def test_names_come_back_byte_for_byte_in_their_order_with_the_other_columns(
    tmp_path: Path,
) -> None:
    numbers = [str(number) for number in range(len(ODD))]
    file = names_file(tmp_path / "n.csv", ODD, mine=numbers)
    resolve(file, tmp_path / "s.csv")
    rows = rows_of(tmp_path / "s.csv")
    assert [(row["name"], row["mine"]) for row in rows] == list(zip(ODD, numbers, strict=True))
    assert list(rows[0]) == ["name", "mine", "entity_id", "canonical_name", "confidence", "reason"]


def test_what_weft_adds_runs_no_formula(tmp_path: Path) -> None:
    resolve(names_file(tmp_path / "n.csv", ODD), tmp_path / "s.csv")
    for row in rows_of(tmp_path / "s.csv"):
        assert row["canonical_name"][:1] not in ("=", "+", "-", "@")
        assert row["reason"][:1] not in ("=", "+", "-", "@")


def test_redactions_are_nobody_and_share_no_id_with_other_words(tmp_path: Path) -> None:
    resolve(names_file(tmp_path / "n.csv", ODD), tmp_path / "s.csv")
    nobody = {
        row["name"]: row
        for row in rows_of(tmp_path / "s.csv")
        if row["entity_id"].startswith("nobody-")
    }
    assert set(nobody) == {"", "Redacted", "Various", "redacted"}
    assert len({row["entity_id"] for row in nobody.values()}) == 4
    assert all(row["canonical_name"] == "" for row in nobody.values())
    assert all(row["reason"].startswith("nobody") for row in nobody.values())


def test_every_name_has_a_confidence_between_nought_and_one_and_a_reason(tmp_path: Path) -> None:
    resolve(names_file(tmp_path / "n.csv", ODD), tmp_path / "s.parquet")
    rows = pq.read_table(tmp_path / "s.parquet").to_pylist()
    assert all(0 < row["confidence"] <= 1 and row["reason"] for row in rows)


def test_a_second_run_gives_the_same_bytes(tmp_path: Path) -> None:
    file = names_file(tmp_path / "n.csv", ODD)
    for folder in ("one", "two"):
        resolve(file, tmp_path / folder / "s.csv")
        resolve(file, tmp_path / folder / "s.parquet")
    assert [path.name for path in sorted((tmp_path / "one").iterdir())] == [
        path.name for path in sorted((tmp_path / "two").iterdir())
    ]
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_the_supplier_goes_by_the_name_with_the_most_money(tmp_path: Path) -> None:
    names = ["ACORN CARE LIMITED", "Acorn Care Ltd", "Acorn Care"]
    file = names_file(tmp_path / "n.csv", names, amount=["10.00", "5.00", "900.00"])
    resolve(file, tmp_path / "s.csv")
    assert {row["canonical_name"] for row in rows_of(tmp_path / "s.csv")} == {"Acorn Care"}


@settings(max_examples=4, deadline=None)
@given(order=st.permutations(range(len(ODD))))
def test_the_order_of_the_rows_changes_nothing(order: list[int], tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("order")
    resolve(names_file(folder / "n.csv", ODD), folder / "s.csv")
    resolve(names_file(folder / "m.csv", [ODD[at] for at in order]), folder / "t.csv")
    straight, turned = rows_of(folder / "s.csv"), rows_of(folder / "t.csv")
    assert [straight[at] for at in order] == turned
