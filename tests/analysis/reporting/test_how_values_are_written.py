"""People read the same value the same way on the page, in the PDF and in a picture.

The rows are the promise: half to even, a real minus sign, never a nought for what is not nothing.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from weft.analysis.reporting import words
from weft.analysis.reporting.model import Kind, Value


@pytest.mark.parametrize(
    ("amount", "in_full", "in_short"),
    [
        ("1234567.89", "£1,234,567.89", "£1.2m"),
        ("445633779.60", "£445,633,779.60", "£445.6m"),
        ("12345", "£12,345.00", "£12.3k"),
        ("1250", "£1,250.00", "£1.2k"),  # half to even
        ("1350", "£1,350.00", "£1.4k"),
        ("999.99", "£999.99", "£999.99"),
        ("945", "£945.00", "£945"),
        ("0", "£0.00", "£0"),
        ("0.40", "£0.40", "£0.40"),
        ("-12", "−£12.00", "−£12"),
        ("-3211870.11", "−£3,211,870.11", "−£3.2m"),
        ("-0.004", "£0.00", "£0"),  # no minus before nothing
        ("999949.99", "£999,949.99", "£999.9k"),
        ("999950", "£999,950.00", "£1.0m"),
        ("2500000000", "£2,500,000,000.00", "£2.5bn"),
        ("0.005", "£0.00", "£0"),
        ("0.015", "£0.02", "£0.02"),
        ("123456789012345678901.11", "£123,456,789,012,345,678,901.11", "£123,456,789,012.3bn"),
    ],
)
def test_money(amount: str, in_full: str, in_short: str) -> None:
    assert words.gbp(Decimal(amount)) == in_full
    assert words.gbp_short(Decimal(amount)) == in_short


@pytest.mark.parametrize(
    ("part", "percent"),
    [
        ("0.5379", "53.8%"),
        ("0.5385", "53.8%"),  # half to even
        ("0.5395", "54.0%"),
        ("0", "0.0%"),
        ("1", "100.0%"),
        ("0.0004", "<0.1%"),
        ("-0.0004", "−<0.1%"),
        ("0.9996", ">99.9%"),
        ("1.0004", ">100.0%"),
        ("1.25", "125.0%"),
        ("-0.032", "−3.2%"),
    ],
)
def test_shares(part: str, percent: str) -> None:
    assert words.share(Decimal(part)) == percent


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        (39514, Kind.COUNT, "39,514"),
        (-7, Kind.COUNT, "−7"),
        (date(2016, 4, 1), Kind.DATE, "1 April 2016"),
        (None, Kind.GBP, "–"),
        (None, Kind.TEXT, "–"),
        ("", Kind.TEXT, "–"),
        ("Calder & Co", Kind.TEXT, "Calder & Co"),
        (5, Kind.GBP, "£5.00"),
    ],
)
def test_every_kind(value: Value, kind: Kind, written: str) -> None:
    assert words.written(value, kind) == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1bc", "a�b�c"),
        ("turned\u202eround", "turned�round"),
        ("half \ud83d", "half �"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("naïve £5 – 😀", "naïve £5 – 😀"),
    ],
)
def test_text_that_cannot_be_shown(text: str, shown: str) -> None:
    assert words.plain(text) == shown


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 161 000 0000", "'+44 161 000 0000"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "' =1+1"),
        ("\rplain", "'\nplain"),
        ("  =1+1", "'  =1+1"),
        ("＝1+1", "'＝1+1"),
        ("Smith = Jones", "Smith = Jones"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_text_that_a_spreadsheet_would_run(text: str, cell: str) -> None:
    assert words.harmless(text) == cell


def test_a_long_text_is_cut_at_a_word() -> None:
    assert words.clipped("Harrow and Vale Highways", 18) == "Harrow and Vale…"
    assert words.clipped("W" * 50, 10) == "W" * 9 + "…"
    assert words.clipped("short", 5) == "short"
