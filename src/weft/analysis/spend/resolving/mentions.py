"""NAMES: a CSV or Parquet file of supplier names, and the mentions that are in it.

A *mention* is one distinct combination of a name and what else the file says of it. Rows of the file
are many, mentions fewer; each row is of one mention.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.headings import SUPPLIERS, headings
from weft.analysis.identifiers import charity_number, company_number, spaceless
from weft.analysis.postcodes.read import postcode
from weft.analysis.spend.reading.decoding import Text, decoded
from weft.analysis.spend.reading.distinct import each_distinct

FACTS = ("company_number", "charity_number", "vat_number", "supplier_ref", "body", "postcode")
"""What a file may say of a name, besides the name."""

HEADINGS = {
    "name": SUPPLIERS["name"],
    "supplier_ref": SUPPLIERS["ref"],
    "company_number": SUPPLIERS["company"],
    "charity_number": r"charitynumber|charityno|charitycommissionnumber|registeredcharitynumber",
    "vat_number": r"vatnumber|vatno|vatregistrationnumber|vatregno",
    "postcode": SUPPLIERS["postcode"],
    "body": SUPPLIERS["body"],
    "amount_gbp": r"amountgbp|amount|amountnet|netamount|netamountgbp|spend|total|totalamount|value",
    "payments": r"payments|numberofpayments|paymentcount|transactions",
}
MONEY = pa.decimal128(38, 2)
NOT_IN_NUMBERS = r"[£,\s]"


class CannotResolve(WeftError):
    """A file of names that cannot be used: what, where, and what to do."""

    exit_code = ExitCode.NOTHING_READ


@dataclass(frozen=True)
class Names:
    """A file of names as it came, and its mentions in the order of what they say."""

    file: Path
    table: pa.Table
    """All rows and columns of the file; those of a CSV are text."""
    found: dict[str, str]
    """Which column of the file is what."""
    mentions: pa.Table
    """`name`, the `FACTS`, and the `rows`, `payments` and `amount_gbp` of each mention."""
    of_row: np.ndarray[Any, np.dtype[np.int64]]
    """The mention of each row."""

    @property
    def has_money(self) -> bool:
        """Whether the file says how much was paid."""
        return "amount_gbp" in self.found

    def first_rows(self) -> pa.Array:
        """The first row of each mention."""
        return pa.array(np.unique(self.of_row, return_index=True)[1])


def read_names(file: Path) -> Names:
    """Read a file of names. Raises `CannotResolve` with the row where something is wrong."""
    table = read_text_table(file)
    found = headings(table.column_names, HEADINGS)
    if "name" in table.column_names:
        found["name"] = "name"
    if "name" not in found:
        raise CannotResolve(
            f"{file}: there is no column of names. Call it `name`; the file has "
            f"{', '.join(table.column_names)}."
        )
    if len(table) == 0:
        raise CannotResolve(f"{file}: there is no row under the headings, so nothing to resolve.")
    columns = {"name": _text(file, table, found["name"]).fill_null("")}
    for fact in FACTS:
        given = _text(file, table, found[fact]) if fact in found else None
        columns[fact] = _tidied(fact, given, len(table))
    mentions, of_row = mentions_of(pa.table(columns))
    counted = _counted(len(mentions), of_row, _money(file, table, found), _payments(table, found))
    for name, column in counted.items():
        mentions = mentions.append_column(name, column)
    return Names(file, table, found, mentions, of_row)


def mentions_of(rows: pa.Table) -> tuple[pa.Table, np.ndarray[Any, np.dtype[np.int64]]]:
    """The distinct rows, in the order of what they say, and which of them each row is."""
    codes = np.zeros(len(rows), dtype=np.int64)
    for name in rows.column_names:
        encoded = pc.dictionary_encode(rows[name].combine_chunks(), null_encoding="encode")
        if (size := len(encoded.dictionary)) > 1:
            here = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
            codes = np.unique(codes, return_inverse=True)[1] * size + here
    _, first, of_row = np.unique(codes, return_index=True, return_inverse=True)
    distinct = rows.take(pa.array(first))
    order = pc.sort_indices(
        distinct, sort_keys=[(name, "ascending") for name in rows.column_names]
    ).to_numpy()
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return distinct.take(pa.array(order)).combine_chunks(), place[of_row]


def read_text_table(file: Path) -> pa.Table:
    """A CSV file with all columns as text, or a Parquet file as it is."""
    if not file.is_file():
        raise CannotResolve(f"{file}: there is no such file. Check the spelling.")
    try:
        if file.suffix.lower() in (".parquet", ".pq"):
            return pq.read_table(file)
        with file.open("rb") as source:
            text = decoded(source, name=str(file), folder=file.parent)
            with text.file:
                return _csv(file, text)
    except (pa.ArrowInvalid, OSError) as wrong:
        said = " ".join(str(wrong).split())[:200]
        raise CannotResolve(
            f"{file}: cannot be read as a CSV or Parquet file ({said}). Export it again."
        ) from wrong


def _csv(file: Path, text: Text) -> pa.Table:
    from pyarrow import csv

    head = text.file.readline().decode("utf-8", "replace")
    names = _heading_cells(head)
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise CannotResolve(f"{file}, row 1: the heading “{twice}” stands twice. Rename one.")
    ragged: list[Any] = []

    def ragged_row(row: Any) -> str:
        ragged.append(row)
        return "skip"

    text.file.seek(0)
    table = csv.read_csv(
        text.file,
        csv.ReadOptions(use_threads=False, block_size=1 << 24),
        csv.ParseOptions(
            delimiter=_separator(head),
            newlines_in_values=text.quoted,
            invalid_row_handler=ragged_row,
        ),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
    if ragged:
        one = ragged[0]
        raise CannotResolve(
            f"{file}, row {one.number}: has {one.actual_columns} cells, and the headings are "
            f"{one.expected_columns}. A name with a comma needs quotation marks. Export it again."
        )
    return table


def _separator(head: str) -> str:
    return max(",;\t|", key=lambda sign: (head.count(sign), sign == ","))


def _heading_cells(head: str) -> list[str]:
    import csv

    return next(csv.reader([head], delimiter=_separator(head)), [])


def _text(file: Path, table: pa.Table, column: str) -> pa.Array:
    try:
        cells = table[column].cast(pa.string()).combine_chunks()
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as wrong:
        raise CannotResolve(
            f"{file}: the column {column} is {table[column].type}, and text is needed."
        ) from wrong
    return cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells


def _tidied(fact: str, cells: pa.Array | None, rows: int) -> pa.Array:
    """A fact as it can be compared; null where the file does not give it, or it cannot be one."""
    if cells is None:
        return pa.nulls(rows, pa.string())
    ways: dict[str, Callable[[str], str | None]] = {
        "company_number": company_number,
        "charity_number": charity_number,
        "vat_number": spaceless,
        "supplier_ref": _stripped,
        "body": _stripped,
        "postcode": postcode,
    }
    return each_distinct(cells, ways[fact], pa.string())


def _stripped(text: str) -> str | None:
    return text.strip() or None


def _money(file: Path, table: pa.Table, found: dict[str, str]) -> pa.Array | None:
    if "amount_gbp" not in found:
        return None
    cells = _text(file, table, found["amount_gbp"])
    bare = pc.replace_substring_regex(cells, NOT_IN_NUMBERS, "")
    bare = pc.if_else(pc.equal(bare, ""), None, bare)
    try:
        return pc.round(bare.cast(pa.decimal128(38, 10)), 2).cast(MONEY)
    except pa.ArrowInvalid:
        return pa.array(
            [_amount(file, row, cell) for row, cell in enumerate(bare.to_pylist(), start=2)], MONEY
        )


def _amount(file: Path, row: int, cell: str | None) -> Decimal | None:
    if cell is None:
        return None
    bare = f"-{cell[1:-1]}" if cell.startswith("(") and cell.endswith(")") else cell
    try:
        return Decimal(bare).quantize(Decimal("0.01"))
    except ArithmeticError:
        raise CannotResolve(
            f"{file}, row {row}: “{cell}” is not an amount in pounds. Write it as 1234.50, or "
            f"rename the column if it is no amount."
        ) from None


def _payments(table: pa.Table, found: dict[str, str]) -> pa.Array | None:
    if "payments" not in found:
        return None
    try:
        return pc.fill_null(table[found["payments"]].combine_chunks().cast(pa.int64()), 0)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return None


def _counted(
    mentions: int,
    of_row: np.ndarray[Any, np.dtype[np.int64]],
    money: pa.Array | None,
    payments: pa.Array | None,
) -> dict[str, pa.Array]:
    """Rows, payments and money of each mention. Where the file does not say, a row is a payment."""
    rows = np.bincount(of_row, minlength=mentions)
    counted = {"rows": pa.array(rows), "payments": pa.array(rows)}
    if payments is not None:
        weights = payments.to_numpy(zero_copy_only=False)
        counted["payments"] = pa.array(
            np.bincount(of_row, weights=weights, minlength=mentions).astype(np.int64)
        )
    if money is None:
        counted["amount_gbp"] = pa.nulls(mentions, MONEY)
        return counted
    summed = (
        pa.table({"mention": of_row, "amount": money})
        .group_by("mention")
        .aggregate([("amount", "sum")])
    )
    counted["amount_gbp"] = summed.sort_by("mention")["amount_sum"].cast(MONEY).combine_chunks()
    return counted
