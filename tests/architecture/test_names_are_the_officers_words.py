"""No module, class or function is named with a word that says nothing.

Service, manager, handler, helper, util, data, info and item name the programmer's furniture, not
the officer's work (docs/house.md). Say what the thing is or does instead.
"""

from __future__ import annotations

import re

import pytest

from tests.architecture.project import ROOT, modules, names_given

EMPTY_WORDS = {"service", "manager", "handler", "helper", "util", "data", "info", "item"}
GIVEN_BY_DJANGO = {"receive_data_chunk"}
"""What a class has to be called with by the framework."""
PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def empty_words_in(name: str) -> set[str]:
    parts = {part.lower() for part in PART.findall(name)}
    return {word for word in EMPTY_WORDS if parts & {word, f"{word}s"}}


def test_every_name_says_what_it_is() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in modules()
        for name, line in names_given(path)
        if empty_words_in(name) and name not in GIVEN_BY_DJANGO
    ]
    assert not found, "Name these for what they are or do: " + ", ".join(found)


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("file_utils", {"util"}),
        ("PaymentDataItem", {"data", "item"}),
        ("HTTPHandler", {"handler"}),
        ("_get_info", {"info"}),
        ("itemised_bill", set()),
        ("datapackage", set()),
        ("by_department", set()),
    ],
)
def test_a_word_counts_only_when_it_stands_whole(name: str, empty: set[str]) -> None:
    assert empty_words_in(name) == empty
