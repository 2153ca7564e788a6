"""An edition is a guide on paper: tagged, the same bytes again, with everything that it asks for."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.analysis.frameworks.invented import edition, measure, objective
from weft.analysis.frameworks.adapted import Add, LeaveOut, adapted
from weft.analysis.frameworks.catalogue import edition_called
from weft.analysis.frameworks.edition import Cohort, Edition, Principle
from weft.analysis.frameworks.guide import as_guide


def text_of(one: Edition) -> str:
    reader = PdfReader(io.BytesIO(as_guide(one)))
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
