"""Every row of the spec tables of reading holds: docs/method says what the code does."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from tests.analysis.spend.reading import (
    spec_amounts,
    spec_dates,
    spec_headings,
    spec_identifiers,
    spec_mending,
    spec_order_of_dates,
    spec_payees,
    spec_totals,
)
from weft.analysis.identifiers import (
    REGISTERS,
    Register,
    charity_number,
    company_number,
    org_id,
    spaceless,
)
from weft.analysis.spend.reading.amounts import amount_of
from weft.analysis.spend.reading.dates import Order, date_of, months_named_in, order_proved_by
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.mending import mended
from weft.analysis.spend.reading.payees import payee_of
from weft.analysis.spend.reading.sorting import is_total_label

IDENTIFIERS = {
    spec_identifiers.COMPANY: company_number,
    spec_identifiers.CHARITY: charity_number,
    spec_identifiers.VAT: spaceless,
    spec_identifiers.ORG_ID: lambda text: "-".join(org_id(text) or ()) or None,
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary()


@pytest.mark.parametrize(("text", "day", "kind", "why"), spec_dates.CASES)
def test_a_date_is_read(text: str, day: date | None, kind: str | None, why: str) -> None:
    read = date_of(text)
    assert (read and read.date, read and str(read.how)) == (day, kind)


@pytest.mark.parametrize(("texts", "file", "order", "mixed", "why"), spec_order_of_dates.CASES)
def test_the_order_of_dates_is_proved(
    texts: tuple[str, ...], file: str, order: str, mixed: bool, why: str
) -> None:
    evidence = order_proved_by(texts, months_named_in(file))
    assert (str(evidence.order), evidence.mixed) == (order, mixed)


def test_in_a_month_first_file_the_month_comes_first() -> None:
    read = date_of("04/05/2016", Order.AMERICAN)
    assert read is not None
    assert read.date == date(2016, 4, 5)


@pytest.mark.parametrize(
    ("text", "month"), [("201009", date(2010, 12, 31)), ("201012", date(2011, 3, 31))]
)
def test_a_year_and_period_counts_from_april_where_the_file_proves_it(
    text: str, month: date
) -> None:
    read = date_of(text, months_to_add=3)
    assert read is not None
    assert read.date == month


@pytest.mark.parametrize(("text", "amount", "why"), spec_amounts.CASES)
def test_an_amount_is_read(text: str, amount: Decimal | None, why: str) -> None:
    read = amount_of(text)
    assert read == amount
    assert read is None or read.as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1234,5", "1234.50"),
        ("1.234", "1234.00"),
        ("1 234,56", "1234.56"),
        ("-1.234,56", "-1234.56"),
        ("(12,00)", "-12.00"),
    ],
)
def test_a_file_that_proves_decimal_commas_is_read_so(text: str, amount: str) -> None:
    assert amount_of(text, decimal_comma=True) == Decimal(amount)


@pytest.mark.parametrize(("text", "name", "payee", "why"), spec_payees.CASES)
def test_a_payee_is_named_redacted_or_not_stated(
    text: str, name: str | None, payee: str, why: str
) -> None:
    assert payee_of(text)[:2] == (name, payee)


def test_the_words_of_a_redaction_are_kept() -> None:
    assert payee_of(" Redacted  - Personal Data ")[2] == "Redacted - Personal Data"


@pytest.mark.parametrize(("text", "total", "why"), spec_totals.CASES)
def test_a_total_is_told_from_a_supplier(text: str, total: bool, why: str) -> None:
    assert is_total_label(text) is total


@pytest.mark.parametrize(("what", "text", "read", "why"), spec_identifiers.CASES)
def test_an_identifier_has_one_form(what: str, text: str, read: str | None, why: str) -> None:
    assert IDENTIFIERS[what](text) == read


@pytest.mark.parametrize(("text", "whole", "why"), spec_mending.CASES)
def test_spoilt_text_is_mended(text: str, whole: str, why: str) -> None:
    assert mended(text) == whole
    assert mended(whole) == whole


@pytest.mark.parametrize(("heading", "column", "why"), spec_headings.CASES)
def test_a_heading_names_its_column(
    heading: str, column: str | None, why: str, vocabulary: Vocabulary
) -> None:
    meanings = vocabulary.meanings(heading)
    assert (meanings[0].role if meanings else None) == column


def test_every_row_of_headings_csv_can_be_met(vocabulary: Vocabulary) -> None:
    """A row whose words are all noise, or that another always beats, would be dead."""
    families = {w["family"]: w["word"] for w in rows_of("word_families.csv")}
    for row in rows_of("headings.csv"):
        words = (families[w[1:]] if w[0] == "@" else w for w in row["words"].split())
        found = {m.role: m.score for m in vocabulary.meanings(" ".join(words))}
        assert found.get(row["role"], 0) >= float(row["strength"]), row


def rows_of(name: str) -> list[dict[str, str]]:
    text = (files("weft.analysis.spend.reading") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda register: register.code)
def test_the_example_of_a_register_is_one_of_its_numbers(register: Register) -> None:
    assert org_id(register.example, register.code) == (register.code, register.example)
    assert org_id(f" {register.code.lower()}-{register.example}") == (
        register.code,
        register.example,
    )
    assert org_id("?", register.code) is None
