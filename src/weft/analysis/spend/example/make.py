"""Makes the example place: files of three invented councils, and the truth about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random

from weft.analysis.spend.example import tidy, titled, workbook
from weft.analysis.spend.example.area_files import write_areas
from weft.analysis.spend.example.files import Cell, Published
from weft.analysis.spend.example.ledger import make_ledger
from weft.analysis.spend.example.payment import Payment
from weft.analysis.spend.example.place import COUNCILS, HARROWFEN, OSTLEBECK, QUILLMOUTH, where
from weft.analysis.spend.example.planted import (
    with_faults,
    with_nil_payments,
    with_vat_rows,
    with_whole_amounts_again,
)
from weft.analysis.spend.example.readme import readme
from weft.analysis.spend.example.register_files import registered_postcodes, write_registers
from weft.analysis.spend.example.suppliers import Supplier, make_suppliers
from weft.analysis.spend.example.truth import ExampleTruth
from weft.analysis.spend.example.writing import write_csv, write_published

LEAST_PAYMENTS = 1_000
SMALLER_YEAR_BEFORE = 0.4


def make_example(out: Path, *, seed: int, payments: int = 8_000, year: int = 2024) -> ExampleTruth:
    """Write the example place into the folder `out`, and return the truth about it.

    `payments` is the number of a middling council in the financial year that begins in `year`; the
    year before has fewer. In `out` come `payments/` (the councils' files), `suppliers.csv`,
    `places.csv`, `places/` (areas for `weft places load`), `registers/` (companies for
    `weft registers load`), `truth.json`, `truth_rows.csv` and `README.md`. The same arguments give the
    same bytes. ValueError below 1,000 payments: a smaller year has no room for what is planted.
    """
    if payments < LEAST_PAYMENTS:
        raise ValueError(
            f"An example of {payments} payments is too small for what is planted in it; "
            f"ask for {LEAST_PAYMENTS:,} or more."
        )
    rng = Random(seed)
    suppliers = make_suppliers(rng=rng, year=year, payments=payments)
    published = _published(suppliers, rng=rng, year=year, payments=payments)
    truth = ExampleTruth(seed, year, published, suppliers)
    out.mkdir(parents=True, exist_ok=True)
    for one in published:
        write_published(one, out)
    write_csv(out / "suppliers.csv", _supplier_rows(suppliers))
    write_csv(out / "places.csv", _place_rows(suppliers))
    unpaid = write_registers(out / "registers", suppliers)
    at = [*registered_postcodes(suppliers).values(), *unpaid]
    write_areas(out / "places", (*at, *(one.postcode for one in suppliers if one.postcode)))
    write_csv(out / "truth_rows.csv", _truth_rows(truth))
    (out / "truth.json").write_text(truth.as_json(), encoding="utf-8", newline="\n")
    (out / "README.md").write_text(readme(truth), encoding="utf-8", newline="\n")
    return truth


def _published(
    suppliers: Sequence[Supplier], *, rng: Random, year: int, payments: int
) -> list[Published]:
    numbers = count(1)
    ledgers: dict[str, dict[int, list[Payment]]] = {}
    for council in COUNCILS:
        of_council = ledgers.setdefault(council.folder, {})
        for each, part in ((year - 1, SMALLER_YEAR_BEFORE), (year, 1.0)):
            wanted = round(payments * council.size * part)
            ledger = make_ledger(council=council, year=each, payments=wanted,
                                 suppliers=suppliers, rng=rng, numbers=numbers)  # fmt: skip
            of_council[each] = _spoilt(ledger, council.folder, rng, numbers, year)
    return [
        *tidy.publish(ledgers[QUILLMOUTH.folder]),
        *titled.publish(ledgers[HARROWFEN.folder], rng),
        *workbook.publish(ledgers[OSTLEBECK.folder], rng),
    ]


def _spoilt(
    ledger: Sequence[Payment], folder: str, rng: Random, numbers: count[int], year: int
) -> list[Payment]:
    """The ledger with what goes wrong in this council's files."""
    rows = with_nil_payments(ledger, rng)
    if folder != QUILLMOUTH.folder:
        rows = with_whole_amounts_again(rows, rng, numbers)
    if folder == HARROWFEN.folder:
        rows = with_vat_rows(rows, rng, numbers)
        return with_faults(rows, rng, spared_months=(f"{year}-09",))
    return with_faults(rows, rng)


def _supplier_rows(suppliers: Sequence[Supplier]) -> Iterator[tuple[Cell, ...]]:
    """As the councils' ledgers have them: where invoices come from, which for some is where they trade."""
    yield ("supplier_id", "supplier_name", "postcode", "company_number", "charity_number",
           "kind_of_address", "employees")  # fmt: skip
    for one in suppliers:
        rng = Random(f"ledger {one.id} {one.name}")
        kind = rng.choices(("invoice", "trading", ""), (70, 20, 10))[0] if one.postcode else ""
        employees = rng.choice((3, 8, 24, 60, 180, 400)) if rng.random() < 0.1 else ""
        yield (one.id, one.name, one.postcode or "", one.company_number or "",
               one.charity_number or "", kind, employees)  # fmt: skip


def _place_rows(suppliers: Sequence[Supplier]) -> Iterator[tuple[Cell, ...]]:
    """The postcodes of the place, each once."""
    yield ("postcode", "district", "city_region", "region")
    for postcode in sorted({one.postcode for one in suppliers if one.postcode}):
        district = where(postcode)
        assert district is not None
        yield (postcode, district.name, district.city_region, district.region)


def _truth_rows(truth: ExampleTruth) -> Iterator[tuple[Cell, ...]]:
    yield ("file", "sheet", "row", "what", "council", "month", "supplier_id", "amount_gbp",
           "nature", "bridge", "repeat_of")  # fmt: skip
    for row in truth.rows:
        payment, amount = row.payment, row.record.amount
        first = f"{row.first.file}#{row.first.sheet or ''}#{row.first.row}" if row.first else ""
        yield (
            row.file, row.sheet or "", row.row, str(row.record.what),
            payment.council if payment else "", payment.month if payment else "",
            payment.supplier.id if payment and payment.supplier else "",
            "" if amount is None else f"{amount:.2f}", str(payment.nature) if payment else "",
            payment.bridge if payment else "", first,
        )  # fmt: skip
