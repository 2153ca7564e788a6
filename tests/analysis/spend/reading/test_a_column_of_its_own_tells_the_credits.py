"""A column beside the amounts says which of them come back; it is believed only where it is understood."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import reading_of

HEADINGS = ("Date", "Supplier")
PAID = [("01/05/2024", "Acorn Ltd"), ("02/05/2024", "Birch Ltd"), ("03/05/2024", "Cedar Ltd"), ("04/05/2024", "Dale Ltd")]  # fmt: skip
AMOUNTS = ("10.00", "20.00", "5.00", "7.00")


def signed(heading: str, marks: tuple[str, ...]) -> list[tuple[str, ...]]:
    rows = zip(PAID, marks, AMOUNTS, strict=True)
    return [(*HEADINGS, heading, "Amount"), *((*paid, m, a) for paid, m, a in rows)]


@pytest.mark.parametrize(
    ("heading", "marks"),
    [
        ("Dr/Cr", ("Dr", "Dr", "Cr", "Dr")),
        ("D/C", ("D", "D", "C", "D")),
        ("+/-", ("+", "+", "-", "+")),
        ("Sign", ("", "", "-", "")),
        ("", ("", "", "-", "")),
        ("", ("", "", "−", "")),
        ("", ("£", "£", "-£", "£")),
        ("", ("£", "£", "£ -", "£")),
        ("I/C", ("I", "I", "C", "I")),
        ("Credit", ("N", "N", "Y", "N")),
        ("Is credit note?", ("false", "false", "true", "false")),
        ("Doc Type", ("INV", "INV", "CRN", "INV")),
        ("Doc Type", ("Purchase Invoice", "Purchase Invoice", "Purchase Credit Note", "Payment")),
        ("Type", ("Invoice", "Direct Debit", "Credit Memo", "BACS")),
        ("Transaction Type", ("PI", "PI", "PC", "PI")),
        ("Posting Key", ("S", "S", "H", "S")),
    ],
)
def test_a_credit_is_negative(tmp_path: Path, heading: str, marks: tuple[str, ...]) -> None:
    result = reading_of(tmp_path, signed(heading, marks))
    assert result.loaded("amount_gbp") == [Decimal(a) for a in ("10.00", "20.00", "-5.00", "7.00")]
    assert any("Credits are told by" in note for note in result.only["tables"][0]["notes"])


@pytest.mark.parametrize(
    ("heading", "marks"),
    [
        ("Payment Type", ("D", "D", "C", "D")),  # direct debit and cheque
        ("Payment Method", ("BACS Credit", "Direct Debit", "Credit Card", "BACS")),
        ("Type", ("INV", "INV", "PC", "INV")),  # a purchase card
        ("Type", ("R", "R", "C", "R")),  # revenue and capital
        ("Contract", ("", "", "-", "")),
        ("Credit Card", ("N", "N", "Y", "N")),
    ],
)
def test_what_is_no_sign_changes_nothing(
    tmp_path: Path, heading: str, marks: tuple[str, ...]
) -> None:
    result = reading_of(tmp_path, signed(heading, marks))
    assert result.sum == Decimal("42.00")


def test_credits_that_have_their_minus_keep_their_signs(tmp_path: Path) -> None:
    rows = signed("Doc Type", ("INV", "INV", "CRN", "CRN"))
    rows[3] = (*rows[3][:3], "-5.00")
    assert reading_of(tmp_path, rows).sum == Decimal("32.00")


def test_a_credit_note_among_words_that_are_not_understood_is_pointed_out(tmp_path: Path) -> None:
    result = reading_of(tmp_path, signed("Doc Type", ("INV", "Frobnication", "Credit Note", "INV")))
    (notice,) = result.only["notices"]
    assert (notice["kind"], notice["rows"], notice["amount_gbp"]) == (
        "credit notes without a minus",
        1,
        "5.00",
    )
    assert result.sum == Decimal("42.00")


def test_a_column_of_pound_signs_under_the_heading_of_the_amounts(tmp_path: Path) -> None:
    rows = zip(PAID, ("£", "£", "-£", "£"), AMOUNTS, strict=True)
    table = [(*HEADINGS, "Amount", ""), *((*paid, mark, amount) for paid, mark, amount in rows)]
    result = reading_of(tmp_path, table)
    assert result.sum == Decimal("32.00")
    assert result.loaded("supplier_name") == [name for _, name in PAID]


def test_credits_in_a_column_of_amounts_of_their_own(tmp_path: Path) -> None:
    pairs = (("10.00", ""), ("20.00", ""), ("", "5.00"), ("7.00", ""))
    table = [
        (*HEADINGS, "Amount", "Credit"),
        *((*paid, *pair) for paid, pair in zip(PAID, pairs, strict=True)),
    ]
    assert reading_of(tmp_path, table).sum == Decimal("32.00")
