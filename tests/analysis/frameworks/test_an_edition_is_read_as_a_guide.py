"""An edition is a guide on paper: tagged, the same bytes again, with everything that it asks for."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from tests.analysis.frameworks.invented import edition, measure, objective
from weft.analysis.frameworks.adapted import Add, LeaveOut, adapted
from weft.analysis.frameworks.catalogue import edition_called
from weft.analysis.frameworks.edition import Cohort, Edition, Level, Node, Principle
from weft.analysis.frameworks.guide import as_guide


def reader_of(one: Edition, **more: Any) -> PdfReader:
    return PdfReader(io.BytesIO(as_guide(one, **more)))


def headings(marks: Sequence[Any]) -> list[Any]:
    """The headings of a PDF, those under one as a list after it."""
    return [headings(m) if isinstance(m, list) else str(m.title).split()[0] for m in marks]


def text_of(one: Edition, **more: Any) -> str:
    reader = reader_of(one, **more)
    assert "/StructTreeRoot" in reader.trailer["/Root"]  # type: ignore[operator]
    text = "".join(page.extract_text() for page in reader.pages).replace("\u200b", "")
    return " ".join(text.split())


def test_everything_that_is_asked_for_stands_in_it() -> None:
    one = edition_called("greater-manchester:2020")
    text = text_of(one)
    for node in one.nodes:
        assert " ".join(f"{node.code} {node.wording}".split()) in text
    for source in one.sources:
        assert source.title in text
    assert "Staff transferred under TUPE" in text
    assert "a sample of those who took part" in text


def test_it_gives_the_same_bytes_again() -> None:
    one = edition_called("social-value-model")
    assert as_guide(one) == as_guide(one)


def test_what_a_council_has_added_is_told_apart_and_what_it_left_out_is_not_there() -> None:
    one = edition(objective("A", "Promote jobs"), measure("A1", "Apprentices", parent="A"))
    ours = Add(measure("L1", "Trees of ours", parent="A"))
    text = text_of(adapted(one, [LeaveOut("A1", "We have none."), ours]).edition)
    assert "L1 Trees of ours (measure, of the place)" in text
    assert "Apprentices" not in text


@pytest.mark.parametrize(
    "odd", ["ﷺ and 漢字", "x" * 300, "#set page(width: 1cm)", "*not bold* $x$"]
)
def test_words_are_never_markup_and_never_break_it(odd: str) -> None:
    one = edition(
        objective("A", odd),
        replace(measure("A1", odd, parent="A"), note=odd),
        definition=odd,
        principles=(Principle("p", odd),),
        cohorts=(Cohort("c", odd, odd),),
    )
    assert "What A1 counts" not in text_of(one)


TREE = edition(
    objective("A", "Promote jobs"),
    Node("A1", "outcome", "More in work", "A"),
    measure("A1a", parent="A1"),
    Node("A2", "outcome", "Better work", "A"),
    measure("Aa", parent="A"),
    objective("B", "Clean air"),
    measure("Ba", parent="B"),
    definition="What is good for the place.",
    principles=(Principle("listen", "We ask people first."),),
)
SAID = {"A": [("Put first", "Jobs are few")], "A1": [("Weight", "2")], "B": [("Weight", "3")]}


@pytest.mark.parametrize("said", [{}, SAID])
def test_the_levels_of_the_tree_hold_whatever_is_put_first(said: Any) -> None:
    found = headings(reader_of(TREE, said=said).outline)
    assert found == ["Definition", "A", ["A1", "A2"], "B", "Principles", "Licence"]
    text = text_of(TREE, said=said).replace(" .", "")
    contents = text.partition("Contents")[2].partition("Licence")[0]
    assert "A Promote jobs" in contents
    assert "B Clean air" in contents
    if said:
        assert "Jobs are few" in text


def test_levels_below_the_third_are_headings_of_their_own() -> None:
    levels = tuple(Level(f"l{n}", f"level {n}", "") for n in range(5))
    nodes = tuple(Node(f"N{n}", f"l{n}", "Deep", f"N{n - 1}" if n else "") for n in range(5))
    found = headings(reader_of(replace(edition(), levels=levels, nodes=nodes)).outline)
    assert found == ["N0", ["N1", ["N2", ["N3", ["N4"]]]], "Licence"]


def test_no_code_stands_there_that_nobody_can_read() -> None:
    part = edition(measure("A1", "People"), measure("A2", "Young people", part_of="A1"))
    assert "Part of A1 People" in text_of(part)
    assert "listen" not in text_of(TREE)
    assert "We ask people first." in text_of(TREE)
    assert "Definition What is good for the place." in text_of(TREE)


def test_what_is_no_adopted_edition_says_so_on_its_first_page() -> None:
    status = "This is a draft. It binds nobody."
    first = reader_of(TREE, status=status, adapts="What Weaverdale asks, 2026").pages[0]
    text = " ".join(first.extract_text().split())
    assert status in text
    assert "It adapts: What Weaverdale asks, 2026." in text
    assert text.index(status) < text.index("Contents")
