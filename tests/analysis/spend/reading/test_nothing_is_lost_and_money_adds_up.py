"""Whatever rows a file holds, each is in one place, and its money is in that place to the penny."""

from __future__ import annotations

import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.spend.reading.given import HEADINGS as PLAIN
from tests.analysis.spend.reading.given import (
    Result,
    csv_file,
    payments,
    quickly,
    reading,
    reading_of,
    workbook,
)
from tests.analysis.spend.reading.ledgers import BROKEN_NAMES, Ledger, ledgers

ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
SEPARATORS = st.sampled_from([",", ";", "\t", "|"])
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"])
ROWS = ("rows_loaded", "rows_quarantined", "rows_not_payments")
MONEY = ("amount_loaded_gbp", "amount_quarantined_gbp", "amount_not_payments_gbp")


@quickly(80)
@given(ledger=ledgers(), encoding=ENCODINGS, separator=SEPARATORS, line_end=LINE_ENDS)
def test_in_any_csv(ledger: Ledger, encoding: str, separator: str, line_end: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = reading_of(
            Path(folder), ledger.rows, encoding=encoding, separator=separator, line_end=line_end
        )
        agrees(result, {"payments.csv": ledger})


@quickly(25)
@given(ledger=ledgers(names=BROKEN_NAMES), line_end=LINE_ENDS)
def test_in_a_csv_with_line_breaks_in_its_cells(ledger: Ledger, line_end: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = reading_of(Path(folder), ledger.rows, line_end=line_end)
        agrees(result, {"payments.csv": ledger})


@quickly(25)
@given(ledger=ledgers(typed=True, names=BROKEN_NAMES))
def test_in_any_workbook(ledger: Ledger) -> None:
    while ledger.rows and not any(str(cell) for cell in ledger.rows[-1]):
        ledger.rows.pop()  # a workbook keeps no blank rows at its end
        ledger.truth.rows -= 1
        ledger.truth.blanks -= 1
    with tempfile.TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "payments.xlsx", April=ledger.rows)
        agrees(reading(path), {"payments.xlsx": ledger})


@quickly(15)
@given(one=ledgers("A"), two=ledgers("B"), three=ledgers("C", typed=True))
def test_in_a_folder_of_files(one: Ledger, two: Ledger, three: Ledger) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        csv_file(files / "a.csv", one.rows)
        csv_file(files / "b.csv", two.rows, separator=";", encoding="cp1252")
        csv_file(files / "c.csv", three.rows)
        whole = reading(files, out=Path(folder) / "out")
        agrees(whole, {"a.csv": one, "b.csv": two, "c.csv": three})


def agrees(result: Result, ledgers: dict[str, Ledger]) -> None:
    """The account adds up by itself, and with the truth, file by file and in total."""
    for name, ledger in ledgers.items():
        file, truth = result.file(name), ledger.truth
        adds_up(file)
        assert file["kind"] == "payments"
        assert file["rows_read"] == truth.rows
        assert Decimal(file["amount_read_gbp"]) == truth.read_gbp
        assert Decimal(file["amount_loaded_gbp"]) == truth.loaded_gbp
        assert Decimal(file["amount_quarantined_gbp"]) == truth.quarantined_gbp
        assert file["rows_loaded"] == truth.loaded
        assert file["rows_quarantined"] == truth.quarantined
    adds_up(result.total)
    for key in (*ROWS, "rows_read"):
        assert result.total[key] == sum(f[key] for f in result.account["files"])
    for key in (*MONEY, "amount_read_gbp"):
        assert Decimal(result.total[key]) == sum(Decimal(f[key]) for f in result.account["files"])
    assert result.sum == sum(ledger.truth.loaded_gbp for ledger in ledgers.values())
    every_row_is_in_one_place(result, ledgers)


def adds_up(account: dict[str, str]) -> None:
    assert account["rows_read"] == sum(account[key] for key in ROWS)
    assert Decimal(account["amount_read_gbp"]) == sum(Decimal(account[key]) for key in MONEY)


def every_row_is_in_one_place(result: Result, ledgers: dict[str, Ledger]) -> None:
    places: Counter[tuple[str, int]] = Counter(result.loaded("source_file", "source_row"))
    places.update(
        (row["file"], int(row["row"])) for row in result.quarantine() + result.not_payments()
    )
    assert set(places.values()) == {1}
    for name, ledger in ledgers.items():
        numbers = {row for file, row in places if file == name}
        blank = {
            number
            for number, cells in enumerate(ledger.rows, start=1)
            if not any(str(cell).strip() for cell in cells)
        }
        assert numbers | blank == set(range(1, len(ledger.rows) + 1))
        assert not numbers & blank
        counted = result.file(name)["not_payments"].get("a blank row", {"rows": 0})
        assert counted["rows"] == ledger.truth.blanks == len(blank)


def test_a_pound_sign_of_the_old_code_page_is_money(tmp_path: Path) -> None:
    rows = [(d, n, f"£{a}", r) for d, n, a, r in payments(5)]
    result = reading_of(tmp_path, [PLAIN, *rows], encoding="cp850")
    assert result.sum == Decimal("1515.15")
    assert result.only["encoding"] == "cp850"


def test_semicolons_part_a_file_full_of_commas_and_line_breaks(tmp_path: Path) -> None:
    rows = [(d, f"Firm\n{r}, Ltd", a, r, "Care, adults") for d, _, a, r in payments(8)]
    result = reading_of(tmp_path, [(*PLAIN, "Purpose"), *rows], separator=";")
    assert result.only["separator"] == ";"
    assert result.only["rows_loaded"] == 8
