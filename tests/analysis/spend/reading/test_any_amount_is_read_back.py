"""An amount in whole pence, written in any manner that ledgers use, is that amount again."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.spend.reading.given import quickly
from weft.analysis.spend.reading.amounts import amount_of, decimal_comma_proved_by

PENCE = st.integers(1, 10**14) | st.integers(1, 10**6)


def pounds(pence: int) -> Decimal:
    return Decimal(pence) / 100


def plain(pence: int) -> str:
    return f"{pounds(pence):.2f}"


def commas(pence: int) -> str:
    return f"{pounds(pence):,.2f}"


CHARGES: dict[str, Callable[[int], str]] = {
    "1234.50": plain,
    "1,234.50": commas,
    "£1,234.50": lambda p: f"£{commas(p)}",
    "£ 1234.50": lambda p: f"£ {plain(p)}",
    "spaces round it": lambda p: f"  {commas(p)} ",
    "1 234.50": lambda p: commas(p).replace(",", " "),
    "1 234.50, not breaking": lambda p: commas(p).replace(",", "\u00a0"),
    "a spoilt pound sign": lambda p: f"Â£{commas(p)}",
    "a lost pound sign": lambda p: f"\ufffd{commas(p)}",
    "GBP 1,234.50": lambda p: f"GBP {commas(p)}",
    "1,234.50 DR": lambda p: f"{commas(p)} DR",
    "float noise above": lambda p: f"{plain(p)}000000001",
    "1.2345E+3": lambda p: f"{pounds(p):E}",
    "+1234.50": lambda p: f"+{plain(p)}",
    "1234.5": lambda p: f"{pounds(p)}",
}
CREDITS: dict[str, Callable[[int], str]] = {
    "-1234.50": lambda p: f"-{plain(p)}",
    "- 1,234.50": lambda p: f"- {commas(p)}",
    "-£1,234.50": lambda p: f"-£{commas(p)}",
    "£-1,234.50": lambda p: f"£-{commas(p)}",
    "1,234.50-": lambda p: f"{commas(p)}-",
    "£1,234.50-": lambda p: f"£{commas(p)}-",
    "(1,234.50)": lambda p: f"({commas(p)})",
    "£(1234.50)": lambda p: f"£({plain(p)})",
    "(£1,234.50)": lambda p: f"(£{commas(p)})",
    "( 1,234.50 )": lambda p: f"( {commas(p)} )",
    "1,234.50 CR": lambda p: f"{commas(p)} CR",
    "1234.50cr": lambda p: f"{plain(p)}cr",
    "a long minus": lambda p: f"\u2212{commas(p)}",
}


@pytest.mark.parametrize("manner", CHARGES.values(), ids=CHARGES)
@quickly(60)
@given(pence=PENCE)
def test_a_charge_comes_back(manner: Callable[[int], str], pence: int) -> None:
    assert amount_of(manner(pence)) == pounds(pence)


@pytest.mark.parametrize("manner", CREDITS.values(), ids=CREDITS)
@quickly(60)
@given(pence=PENCE)
def test_a_credit_comes_back_negative(manner: Callable[[int], str], pence: int) -> None:
    assert amount_of(manner(pence)) == -pounds(pence)


@quickly(100)
@given(pence=PENCE)
def test_what_a_spreadsheet_keeps_as_a_float_comes_back(pence: int) -> None:
    kept = pence % 10**11
    assert amount_of(repr(kept / 100)) == pounds(kept)


@quickly(100)
@given(many=st.lists(PENCE, min_size=1, max_size=8))
def test_decimal_commas_are_proved_and_then_read(many: list[int]) -> None:
    texts = [commas(p).replace(",", "_").replace(".", ",").replace("_", ".") for p in many]
    assert decimal_comma_proved_by(texts)
    assert [amount_of(text, decimal_comma=True) for text in texts] == [*map(pounds, many)]


@quickly(100)
@given(many=st.lists(PENCE, min_size=1, max_size=8))
def test_british_amounts_never_prove_decimal_commas(many: list[int]) -> None:
    assert not decimal_comma_proved_by(map(commas, many))
    assert not decimal_comma_proved_by(map(plain, many))


@quickly(300)
@given(text=st.text(alphabet="0123456789.,-+()£ eE'CRDR\u00a0", max_size=24) | st.text(max_size=24))
def test_whatever_is_read_is_exact_pence_that_fits_the_column(text: str) -> None:
    read = amount_of(text)
    if read is not None:
        assert read == read.quantize(Decimal("0.01"))
        assert abs(read) < 10**16
