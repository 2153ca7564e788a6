"""What others ask for in place of a node, on paper: how it stands to it, how it is counted, and what nobody has said."""

from __future__ import annotations

import io
from decimal import Decimal
from fractions import Fraction

import pytest
from pypdf import PdfReader

from tests.analysis.frameworks.invented import edition, measure, objective
from weft.analysis.frameworks.beside import Lack
from weft.analysis.frameworks.crosswalks import Mapping, Relation
from weft.analysis.frameworks.edition import Node
from weft.analysis.frameworks.elsewhere import Elsewhere, Meeting, as_sheet, factor_words, words_of
from weft.analysis.frameworks.measure import Counting

HERE = edition(
    objective("O"),
    measure("M1", "People who started a job", parent="O", counting=Counting("People of the area")),
)
WEEKS = measure("W", "Weeks of work", unit="weeks", counting=Counting("Anybody", "4 weeks"))


def meets(
    node: Node, relation: Relation = Relation.EXACT, factor: Fraction | None = None, **more: object
) -> Meeting:
    said = Mapping(HERE.ref, "M1", relation, "other:1", node.code, factor, "Both begin.")
    return Meeting(said, node, **more)  # type: ignore[arg-type]


def council(name: str, *meetings: Meeting, nothing: str | None = None) -> Elsewhere:
    return Elsewhere(name, f"What {name} asks", "2026", meetings, nothing)


ALL = [
    council(
        "Ambleford",
        meets(HERE.node("M1"), taken_over=True, weight=Decimal("2.50"), put_first="Our strategy."),
    ),
    council("Brindale", meets(WEEKS, Relation.BROADER, Fraction(25))),
    council("Corvedale", meets(HERE.node("M1"), taken_over=True, left_out="Nobody starts here.")),
    council("Dunmere", nothing="It asks for nothing about jobs."),
    council("Elmet"),
    council("Fenmark", meets(WEEKS, Relation.NONE)),
]


def test_an_edition_asks_leaves_out_has_nothing_or_nobody_has_said() -> None:
    lacks = [None, None, Lack.LEFT_OUT, Lack.NOTHING, Lack.UNSAID, Lack.UNSAID]
    assert [one.lack for one in ALL] == lacks
    assert council("X", *ALL[2].meetings, meets(WEEKS)).lack is None


def test_all_of_it_stands_on_paper() -> None:
    made = as_sheet(HERE, HERE.node("M1"), ALL)
    reader = PdfReader(io.BytesIO(made))
    assert "/StructTreeRoot" in reader.trailer["/Root"]  # type: ignore[operator]
    text = " ".join(
        " ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split()
    )
    for words in (
        "People who started a job", "People of the area", "Ambleford", "The same, word for word", "Our strategy.", "2.5",
        "Brindale", "Wider: all of it counts there, too", "1 person makes 2.5 weeks", "Both begin.", "4 weeks", "Corvedale",
        "It is left out there.", "Nobody starts here.", "Dunmere", "It asks for nothing about jobs.", "Elmet",
        "Nobody has said yet what it is there.", "Fenmark", "Not the same",
    ):  # fmt: skip
        assert words in text, words
    assert as_sheet(HERE, HERE.node("M1"), ALL) == made


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Fraction(5, 2), "2.5"),
        (Fraction(1000), "1000"),
        (Fraction(2, 75), "2/75"),
        (Fraction(1, 8), "0.125"),
    ],
)
def test_a_number_is_a_decimal_where_that_is_exact(number: Fraction, words: str) -> None:
    assert words_of(number) == words


def test_amounts_are_told_by_whole_units() -> None:
    assert (
        factor_words(Fraction(1, 225), measure("H", unit="hours"), WEEKS)
        == "1 hour makes 2/75 weeks"
    )
    assert factor_words(Fraction(1), WEEKS, WEEKS) == "" == factor_words(None, measure("H"), WEEKS)
    assert factor_words(Fraction(1), objective("O"), WEEKS) == ""
