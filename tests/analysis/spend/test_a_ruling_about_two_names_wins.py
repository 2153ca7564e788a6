"""What people have ruled about two names wins over what the names look like."""

from __future__ import annotations

import pyarrow as pa
import pytest

from weft.analysis.spend.resolving.clustered import clustered, left_open
from weft.analysis.spend.resolving.links import links_of

NAMES = ["Quillmouth Coaches Ltd", "QUILLMOUTH COACHES LIMITED", "Sandbar Bakery", "Heron Glass"]


def groups(
    same: list[tuple[int, int]] | None = None, different: list[tuple[int, int]] | None = None
) -> list[int]:
    mentions = pa.table({"mention": range(len(NAMES)), "name": NAMES})
    found = clustered(mentions, links_of(mentions), same=same or [], different=different or [])
    numbers: list[int] = found["group"].to_pylist()
    return numbers


def test_without_rulings_names_that_differ_in_the_legal_form_are_one() -> None:
    assert groups() == [0, 0, 2, 3]


def test_two_names_ruled_different_stay_apart() -> None:
    assert groups(different=[(0, 1)]) == [0, 1, 2, 3]


def test_two_names_ruled_the_same_are_joined() -> None:
    assert groups(same=[(2, 3)]) == [0, 0, 2, 2]


@pytest.mark.parametrize("pair", [(0, 1), (1, 0)])
def test_a_link_that_a_ruling_forbids_is_left_open(pair: tuple[int, int]) -> None:
    mentions = pa.table({"mention": range(len(NAMES)), "name": NAMES})
    links = links_of(mentions)
    open_links = left_open(links, clustered(mentions, links, different=[pair]))
    assert [(link["a"], link["b"]) for link in open_links.to_pylist()] == [(0, 1)]
