"""Whoever reads the example's files with plain tools finds what its truth says, where it says."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from weft.analysis.spend.example import ExampleTruth, make_example

ENCODINGS = {"quillmouth-city-council": "utf-8", "harrowfen-borough-council": "cp1252"}
AMOUNT_HEADINGS = ("Net Amount", "Net Amount £", "Amount excl VAT (£)", "Net (£)")
REF_HEADINGS = ("Transaction Number", "Document No", "Voucher Number", "Doc No")
DATE_HEADINGS = ("Payment Date", "Date Paid")
COST_CENTRE_HEADINGS = ("Cost Centre", "Cost Ctr")
PAYEE_HEADINGS = ("Supplier Name", "Payee", "Supplier")


class Place:
    """The example as a stranger finds it: the files on disk, and the truth beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.truth = json.loads((folder / "truth.json").read_text("utf-8"))
        with (folder / "truth_rows.csv").open(encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.read = dict(self._every_sheet())

    def _every_sheet(self):
        for path in sorted((self.folder / "payments").rglob("*.*")):
            name = path.relative_to(self.folder).as_posix()
            if path.suffix == ".xlsx":
                book = openpyxl.load_workbook(path)
                for sheet in book.worksheets:
                    rows = sheet.iter_rows(min_row=1, min_col=1, values_only=True)
                    yield (name, sheet.title), [list(row) for row in rows]
            else:
                with path.open(encoding=ENCODINGS[path.parent.name], newline="") as file:
                    yield (name, ""), list(csv.reader(file))

    def cells(self, row: dict[str, str]) -> list[object]:
        """The cells at which a row of the truth points."""
        return self.read[row["file"], row["sheet"] or ""][int(row["row"]) - 1]

    def cell(self, row: dict[str, str], headings: tuple[str, ...]) -> object:
        """The cell of such a row under whichever of these headings its sheet has."""
        sheet = self.header_of(row["file"], row["sheet"] or None)
        place = next(n for n, heading in enumerate(sheet) if heading in headings)
        return self.cells(row)[place]

    def header_of(self, file: str, sheet: str | None) -> list[object]:
        """The headings of a sheet, on the row that the truth names."""
        truth = next(s for s in self.truth["sheets"] if (s["file"], s["sheet"]) == (file, sheet))
        return self.read[file, sheet or ""][truth["header_row"] - 1]

    def planted(self, kind: str) -> list[dict[str, object]]:
        """What the truth says was planted of this kind."""
        return [entry for entry in self.truth["planted"] if entry["kind"] == kind]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("example")
    make_example(folder, seed=11, payments=1_000)
    return Place(folder)


def pounds(cell: object) -> Decimal | None:
    """An amount as a clerk would read it; None where it is none."""
    if isinstance(cell, (int, float)):
        return Decimal(f"{cell:.2f}")
    text = re.sub(r"[£,\s]", "", str(cell or ""))
    if text == "-":
        return Decimal("0.00")
    sign = -1 if text.startswith(("(", "-")) or text.endswith("-") else 1
    digits = text.strip("()-")
    return sign * Decimal(digits) if re.fullmatch(r"\d+(\.\d+)?", digits) else None


def test_every_payment_lies_where_the_truth_says_with_its_amount(place: Place) -> None:
    rows = [row for row in place.rows if row["what"] == "payment"]
    assert len(rows) > 3_500
    for row in rows:
        assert pounds(place.cell(row, AMOUNT_HEADINGS)) == Decimal(row["amount_gbp"]), row


def test_the_truth_accounts_for_every_record_of_every_sheet(place: Place) -> None:
    told = Counter((row["file"], row["sheet"]) for row in place.rows)
    assert told == {key: len(rows) for key, rows in place.read.items()}
    for sheet in place.truth["sheets"]:
        assert sum(sheet["kinds"].values()) == sheet["rows"]


def test_the_sums_of_a_sheet_are_those_of_its_rows(place: Place) -> None:
    sums: defaultdict[tuple[str, str | None, str], Decimal] = defaultdict(Decimal)
    for row in place.rows:
        if row["what"] in ("payment", "quarantine"):
            amount = pounds(place.cell(row, AMOUNT_HEADINGS)) or Decimal(0)
            sums[row["file"], row["sheet"] or None, row["what"]] += amount
    for sheet in place.truth["sheets"]:
        for what, key in (("payment", "payments"), ("quarantine", "quarantine")):
            expected = sums[sheet["file"], sheet["sheet"], what]
            assert Decimal(sheet[f"amount_{key}_gbp"]) == expected


def test_blank_records_are_blank_and_headers_are_headings(place: Place) -> None:
    for row in place.rows:
        if row["what"] == "blank":
            assert not any(place.cells(row)), row
        if row["what"] == "repeated header":
            assert place.cells(row) == place.header_of(row["file"], row["sheet"] or None)


@pytest.mark.parametrize("what", ["date", "amount"])
def test_a_cell_that_cannot_be_read_holds_the_text_that_was_planted(
    place: Place, what: str
) -> None:
    planted = place.planted(f"unreadable {what}") + place.planted(f"missing {what}")
    texts = {entry["text"] for entry in planted}
    assert len(texts) >= 4
    assert "" in texts
    for entry in planted:
        headings = DATE_HEADINGS if what == "date" else AMOUNT_HEADINGS
        assert (place.cell(entry, headings) or "") == entry["text"], entry


def test_a_transaction_in_two_files_is_the_same_payment_in_both(place: Place) -> None:
    again = place.planted("same transaction in another file")
    councils = {entry["council"] for entry in again}
    assert len(councils) == 3
    for entry in again:
        assert entry["file"] != entry["first"]["file"]
        for headings in (REF_HEADINGS, PAYEE_HEADINGS):
            assert place.cell(entry, headings) == place.cell(entry["first"], headings)
        one, other = (pounds(place.cell(e, AMOUNT_HEADINGS)) for e in (entry, entry["first"]))
        assert one == other


def test_a_whole_month_of_one_council_is_published_twice(place: Place) -> None:
    twice = [s for s in place.truth["sheets"] if "September" in s["file"]]
    assert [s["kinds"]["payment"] for s in twice] == [twice[0]["kinds"]["payment"]] * 2
    assert sorted(s["repeats_of_another_file"] for s in twice) == [0, twice[0]["kinds"]["payment"]]


def test_payments_counted_once_come_to_the_years_that_the_truth_gives(place: Place) -> None:
    """By other means: the greatest number of times that a transaction stands in any one file."""
    most: defaultdict[str, Counter[tuple[object, ...]]] = defaultdict(Counter)
    by_file: defaultdict[str, Counter[tuple[object, ...]]] = defaultdict(Counter)
    for row in place.rows:
        if row["what"] == "payment":
            headings = (
                REF_HEADINGS,
                PAYEE_HEADINGS,
                ("Purpose", "Purpose of Spend", "Description"),
            )
            shown = [place.cell(row, each) for each in headings]
            header = place.header_of(row["file"], row["sheet"] or None)
            centre = [place.cell(row, COST_CENTRE_HEADINGS)] if "Doc No" not in header else []
            amount = pounds(place.cell(row, AMOUNT_HEADINGS))
            by_file[row["file"]][row["council"], amount, *shown, *centre] += 1
    for counter in by_file.values():
        for key, times in counter.items():
            council = str(key[0])
            most[council][key] = max(most[council][key], times)
    for council, counter in most.items():
        years = [year for year in place.truth["years"] if year["council"] == council]
        assert counter.total() == sum(year["counted"]["payments"] for year in years)
        money = sum(key[1] * times for key, times in counter.items())
        assert money == sum(Decimal(year["counted"]["amount_gbp"]) for year in years)


def test_an_invoice_repeated_per_cost_centre_has_one_reference_and_one_amount(
    place: Place,
) -> None:
    repeated = place.planted("invoice repeated per cost centre with its whole amount")
    assert {entry["council"] for entry in repeated} == {
        "Harrowfen Borough Council",
        "Ostlebeck Council",
    }
    originals = {
        (row["file"], place.cell(row, REF_HEADINGS)): row
        for row in place.rows
        if row["nature"] == "payment"
    }
    for entry in repeated:
        original = originals[entry["file"], entry["ref"]]
        assert Decimal(original["amount_gbp"]) == Decimal(str(entry["amount_gbp"]))


def test_vat_on_a_row_of_its_own_is_a_fifth_of_its_invoice(place: Place) -> None:
    rows = place.planted("VAT on a row of its own")
    assert rows
    nets = {
        (row["file"], place.cell(row, REF_HEADINGS)): Decimal(row["amount_gbp"])
        for row in place.rows
        if row["nature"] == "payment" and row["amount_gbp"]
    }
    for entry in rows:
        net = nets[entry["file"], entry["ref"]]
        assert Decimal(str(entry["amount_gbp"])) == (net / 5).quantize(Decimal("0.01"))


def test_a_council_total_is_its_payments_but_for_the_one_that_is_wrong(place: Place) -> None:
    sums: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    wrong = []
    for row in place.rows:
        if row["what"] in ("payment", "quarantine") and row["amount_gbp"]:
            sums[row["file"], row["sheet"]] += Decimal(row["amount_gbp"])
    totals = [row for row in place.rows if row["what"] == "total"]
    assert len(totals) > 15
    for row in totals:
        stated = pounds(place.cell(row, AMOUNT_HEADINGS))
        if stated != sums[row["file"], row["sheet"]]:
            wrong.append((row["file"], stated - sums[row["file"], row["sheet"]]))
    assert [difference for _, difference in wrong] == [Decimal("10000.00")]


def test_the_truth_of_a_year_adds_up(place: Place) -> None:
    for year in place.truth["years"]:
        counted = Decimal(year["counted"]["amount_gbp"])
        for part in (year["bridge"], *year["local_share"].values()):
            assert sum(Decimal(one["amount_gbp"]) for one in part.values()) == counted
        months = [month["counted"] for month in year["months"].values() if "counted" in month]
        assert sum(Decimal(month["amount_gbp"]) for month in months) == counted


def test_each_published_name_belongs_to_one_supplier(place: Place) -> None:
    with (place.folder / "suppliers.csv").open(encoding="utf-8", newline="") as file:
        registered = {row["supplier_id"]: row["supplier_name"] for row in csv.DictReader(file)}
    owners: defaultdict[str, set[str]] = defaultdict(set)
    kinds = Counter()
    for name in place.truth["names"]:
        owners[name["name"].casefold()].add(name["supplier_id"])
        kinds[name["kind"]] += 1
        if name["kind"] == "as registered":
            assert name["name"] == registered[name["supplier_id"]]
        if name["kind"] == "cut at 35 characters":
            assert len(name["name"]) <= 35
    assert all(len(owner) == 1 for owner in owners.values())
    assert set(kinds) >= {
        "as registered", "letter case", "legal form", "trading as", "trading name only",
        "cut at 35 characters",
    }  # fmt: skip


def test_a_supplier_is_new_or_lost_by_its_payments(place: Place) -> None:
    year = next(y for y in place.truth["years"] if "new_suppliers" in y)
    paid: defaultdict[str, set[str]] = defaultdict(set)
    for row in place.rows:
        if row["council"] == year["council"] and row["what"] == "payment" and row["supplier_id"]:
            paid["before" if row["month"] < "2024-04" else "after"].add(row["supplier_id"])
    assert year["new_suppliers"] == sorted(paid["after"] - paid["before"])
    assert year["lost_suppliers"] == sorted(paid["before"] - paid["after"])
    assert year["new_suppliers"]
    assert year["lost_suppliers"]


def test_the_returned_truth_is_the_written_one(tmp_path: Path) -> None:
    truth = make_example(tmp_path, seed=3, payments=1_000)
    assert isinstance(truth, ExampleTruth)
    assert (tmp_path / "truth.json").read_text("utf-8") == truth.as_json()
