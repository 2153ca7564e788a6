"""Where a file gives net, VAT and gross, net is the amount and the others are kept beside it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import reading_of

D = Decimal


def rows(*columns: str, count: int = 8) -> list[tuple[str, ...]]:
    """Payments of £100 net, £20 VAT, £120 gross and so on, in the columns asked for."""
    return [
        (
            f"{n:02}/04/2016",
            f"Firm {n} Ltd",
            *({"net": f"{n * 100}.00", "vat": f"{n * 20}.00", "gross": f"{n * 120}.00"}[c] for c in columns),
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (("Net Amount", "VAT", "Gross Amount"), ("net", "vat", "gross")),
        (("Gross", "VAT", "Net"), ("gross", "vat", "net")),
        (("Amount (excl VAT)", "VAT Amount", "Amount (incl VAT)"), ("net", "vat", "gross")),
        (("Amount inc VAT", "Amount ex VAT", "VAT"), ("gross", "net", "vat")),
    ],
)
def test_net_wins_wherever_it_stands(
    tmp_path: Path, headings: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    result = reading_of(tmp_path, [("Payment Date", "Supplier", *headings), *rows(*columns)])
    first = result.loaded("amount_gbp", "vat_basis", "vat_gbp", "amount_gross_gbp")[0]
    assert first == (D(100), "net", D(20), D(120))
    assert result.only["vat_basis"] == "net"


def test_gross_alone_is_gross(tmp_path: Path) -> None:
    result = reading_of(tmp_path, [("Payment Date", "Supplier", "Gross Amount"), *rows("gross")])
    assert result.loaded("amount_gbp", "vat_basis")[0] == (D(120), "gross")


def test_an_amount_that_does_not_say_is_unknown(tmp_path: Path) -> None:
    result = reading_of(tmp_path, [("Payment Date", "Supplier", "Amount"), *rows("net")])
    assert result.loaded("vat_basis")[0] == "unknown"


@pytest.mark.parametrize(
    ("title", "basis"),
    [
        ("All payments over £500, including VAT", "gross"),
        ("Amounts are inclusive of VAT", "gross"),
        ("Amounts exclude VAT", "net"),
        ("Figures net of VAT", "net"),
        ("Payments to suppliers", "unknown"),
    ],
)
def test_a_title_may_say_so(tmp_path: Path, title: str, basis: str) -> None:
    result = reading_of(
        tmp_path, [(title,), (), ("Payment Date", "Supplier", "Amount"), *rows("net")]
    )
    assert result.only["vat_basis"] == basis
    assert result.loaded("vat_basis")[0] == basis


def test_gross_and_vat_give_net_where_a_net_is_blank(tmp_path: Path) -> None:
    given = rows("net", "vat", "gross")
    given[2] = (*given[2][:2], "", *given[2][3:])
    headings = ("Payment Date", "Supplier", "Net Amount", "VAT", "Gross Amount")
    result = reading_of(tmp_path, [headings, *given])
    assert result.loaded("amount_gbp", "vat_basis")[2] == (D(300), "net")


def test_irrecoverable_vat_is_kept(tmp_path: Path) -> None:
    headings = ("Payment Date", "Supplier", "Net Amount", "Irrecoverable VAT")
    result = reading_of(tmp_path, [headings, *rows("net", "vat")])
    assert result.loaded("amount_gbp", "irrecoverable_vat_gbp")[0] == (D(100), D(20))


def test_debits_and_credits_in_two_columns_make_one_amount(tmp_path: Path) -> None:
    given = [(f"{n:02}/04/2016", f"Firm {n} Ltd", f"{n}.00", "") for n in range(1, 8)]
    given.append(("09/04/2016", "Back Ltd", "", "5.00"))
    result = reading_of(tmp_path, [("Payment Date", "Supplier", "Debit", "Credit"), *given])
    assert result.sum == D(28) - 5
    assert result.loaded("amount_gbp")[-1] == D(-5)
