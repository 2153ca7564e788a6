"""Two names are one supplier, or not, as the spec table of suppliers says."""

from __future__ import annotations

from random import Random

import pyarrow as pa
import pytest

from tests.analysis.spend.resolving.spec_which_names_are_one_supplier import CASES
from weft.analysis.spend.resolving.clustered import clustered
from weft.analysis.spend.resolving.links import links_of

NAMES = sorted({name for one, other, _, _ in CASES for name in (one, other)})


def resolved(names: list[str]) -> dict[str, int]:
    mentions = pa.table({"mention": range(len(names)), "name": names})
    groups = clustered(mentions, links_of(mentions))["group"].to_pylist()
    return dict(zip(names, groups, strict=True))


@pytest.mark.parametrize(("one", "other", "same", "why"), CASES)
def test_two_names(one: str, other: str, same: bool, why: str) -> None:
    found = resolved(NAMES)
    assert (found[one] == found[other]) is same, why


def test_the_order_of_the_names_changes_nothing() -> None:
    def groups(names: list[str]) -> set[frozenset[str]]:
        found = resolved(names)
        return {frozenset(n for n in names if found[n] == g) for g in set(found.values())}

    shuffled = NAMES.copy()
    Random(4).shuffle(shuffled)
    assert groups(shuffled) == groups(NAMES)


def test_different_company_numbers_keep_equal_names_apart() -> None:
    names = ["Quillmouth Coaches Ltd", "QUILLMOUTH COACHES LTD", "Quillmouth Coaches"]
    mentions = pa.table(
        {"mention": range(3), "name": names, "company_number": ["01234567", "07654321", None]}
    )
    groups = clustered(mentions, links_of(mentions))["group"].to_pylist()
    assert groups[0] != groups[1]


def test_the_same_company_number_joins_names_that_are_not_alike() -> None:
    mentions = pa.table(
        {
            "mention": [0, 1],
            "name": ["Heron Glass", "QMC Ltd"],
            "company_number": ["1234567", "01234567"],
        }
    )
    found = clustered(mentions, links_of(mentions))
    assert found["group"].to_pylist() == [0, 0]
    assert found["reason"][1].as_py() == "the same company number 01234567"
