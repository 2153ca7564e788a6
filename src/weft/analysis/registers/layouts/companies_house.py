"""Companies House: the free company data product, one CSV of 55 columns or several parts of it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.engine import engine
from weft.analysis.registers.kinds import SILENT, categories, sections, sizes
from weft.analysis.registers.layouts.layout import CELLS, NO_NAME, NO_NUMBER, Layout, has, heading
from weft.analysis.registers.reading import Reading
from weft.analysis.registers.rejects import Rejects
from weft.analysis.registers.schema import FOUND
from weft.analysis.registers.sources import CannotLoad, Piece, Utf8, breaks_off

COLUMNS = {
    "CompanyName": "name",
    "CompanyNumber": "number",
    "RegAddress.PostCode": "postcode",
    "CompanyCategory": "category",
    "CompanyStatus": "status",
    "DissolutionDate": "dissolved",
    "IncorporationDate": "incorporated",
    "Accounts.AccountCategory": "accounts",
    **{f"SICCode.SicText_{n}": f"sic_{n}" for n in range(1, 5)},
    **{f"PreviousName_{n}.CONDATE": f"until_{n}" for n in range(1, 11)},
    **{f"PreviousName_{n}.CompanyName": f"previous_{n}" for n in range(1, 11)},
}
SIGNS = ("CompanyName", "CompanyNumber", "CompanyCategory", "CompanyStatus", "RegAddress.PostCode")
NUMBER = r"^(?:[A-Z]{2}[0-9]{6}|[0-9]{8}|R[0-9]{7}|IP[0-9A-Z]{5,6}|SP[0-9A-Z]{5,6}|NP[0-9A-Z]{5,6}|RS[0-9A-Z]{6})$"
CHUNK = 200_000
BLOCK = 1 << 25


def read(pieces: Sequence[Piece], reading: Reading) -> Iterator[pa.Table]:
    """The companies of every part, in the order of the parts."""
    with engine() as connection:
        for piece in pieces:
            for raw in _chunks(piece, reading):
                yield _found(connection, raw, piece.name, reading.rejects)


def _chunks(piece: Piece, reading: Reading) -> Iterator[pa.Table]:
    """The rows as text, some hundred thousand at a time, with `row`, the record's number."""
    waiting: list[pa.Table] = []
    rows = 0
    for table in reading.rest(piece, _batches(piece, reading.rejects)):
        waiting.append(table)
        rows += table.num_rows
        if rows >= CHUNK:
            yield pa.concat_tables(waiting)
            waiting, rows = [], 0
    if waiting:
        yield pa.concat_tables(waiting)


def _batches(piece: Piece, rejects: Rejects) -> Iterator[pa.Table]:
    from pyarrow import csv

    names = heading(piece)
    bad: list[tuple[int, str]] = []

    def wrong(row: Any) -> str:
        bad.append((row.number, row.text))
        return "skip"

    wanted = [name for name in names if name in COLUMNS]
    next_row = 2
    with io.BufferedReader(Utf8(piece.open()), BLOCK) as stream:
        try:
            reader = csv.open_csv(
                stream,
                # one thread, so that each rejected row knows its number
                csv.ReadOptions(
                    use_threads=False, block_size=BLOCK, column_names=names, skip_rows=1
                ),
                csv.ParseOptions(
                    newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=wrong
                ),
                csv.ConvertOptions(
                    column_types={name: pa.string() for name in names},
                    include_columns=wanted,
                    strings_can_be_null=True,
                ),
            )
            for batch in reader:
                numbers, next_row = _numbers(batch.num_rows, next_row, [row for row, _ in bad])
                # the reader is ahead of this batch: what it rejected there belongs to the next one
                bad = _rejected(piece, bad, next_row, rejects)
                table = pa.Table.from_batches([batch]).rename_columns([COLUMNS[n] for n in wanted])
                yield table.append_column("row", pa.array(numbers))
        except pa.ArrowInvalid as fault:
            raise CannotLoad(f"{piece.name}: breaks off as a CSV file ({fault}).") from None
    if bad and breaks_off(piece):
        raise CannotLoad(
            f"{piece.name}: breaks off in the middle of row {bad[-1][0]}. Fetch it again."
        )
    _rejected(piece, bad, bad[-1][0] + 1 if bad else next_row, rejects)


def _rejected(
    piece: Piece, bad: list[tuple[int, str]], before: int, rejects: Rejects
) -> list[tuple[int, str]]:
    """Reject the bad rows before a row; give those that come later. Blank ones are no rows."""
    for row, text in bad:
        if row < before and text.strip():
            rejects.add(piece.name, row, CELLS, text)
    return [(row, text) for row, text in bad if row >= before]


def _numbers(rows: int, start: int, bad: list[int]) -> tuple[np.ndarray, int]:
    """The records' numbers of so many rows from here on, leaving out those that were rejected."""
    skipped = np.array([number for number in bad if number >= start], dtype=np.int64)
    numbers = np.arange(start, start + rows + len(skipped), dtype=np.int64)
    kept = numbers[~np.isin(numbers, skipped)][:rows]
    return kept, int(kept[-1]) + 1 if rows else start


def _found(connection: Any, raw: pa.Table, file: str, rejects: Rejects) -> pa.Table:
    missing = [name for name in COLUMNS.values() if name not in raw.column_names]
    for name in missing:
        raw = raw.append_column(name, pa.nulls(raw.num_rows, pa.string()))
    connection.con.register("raw", raw)
    understood = _understood(connection.table("raw")).to_pyarrow()
    connection.con.unregister("raw")
    problems = understood.column("problem")
    for row in understood.filter(pc.is_valid(problems)).to_pylist():
        if row["name"] or row["number"]:
            rejects.add(file, row["source_row"], row["problem"], f"{row['number']},{row['name']}")
    good = understood.filter(pc.is_null(problems))
    known = good.append_column("source_file", pa.repeat(file, good.num_rows))
    for field in FOUND:
        if field.name not in known.column_names:
            known = known.append_column(field, pa.nulls(known.num_rows, field.type))
    return known.select(FOUND.names).cast(FOUND)


def _understood(raw: ir.Table) -> ir.Table:
    number = raw.number.strip().upper()
    name = _text(raw.name)
    category = _text(raw.category)
    codes = [raw[f"sic_{n}"].re_extract(r"^\s*([0-9]{5})", 1).nullif("") for n in range(1, 5)]
    telling = ibis.coalesce(
        *(code.cases(*[(c, ibis.null("string")) for c in SILENT], else_=code) for code in codes)
    )
    status = _text(raw.status)
    dissolved = _day(raw.dissolved)
    problem = ibis.cases(
        (~number.re_search(NUMBER).fill_null(False), NO_NUMBER), (name.isnull(), NO_NAME)
    )
    return raw.select(
        org_id=ibis.literal("GB-COH-") + number,
        number=number,
        name=name,
        postcode=_text(raw.postcode),
        kind=_looked_up(
            category.lower(), {k: c.kind for k, c in categories("companies-house").items()}
        ),
        category=category,
        status=status,
        active=dissolved.isnull()
        & ~status.lower().re_search("dissolved|removed|closed").fill_null(False),
        sic_codes=ibis.array(codes).filter(lambda code: code.notnull()),
        sic_section=_looked_up(telling.left(2), dict(sections())),
        accounts_category=_text(raw.accounts),
        size=_looked_up(_text(raw.accounts).lower(), sizes()),
        registered_on=_day(raw.incorporated),
        dissolved_on=dissolved,
        charity=ibis.ifelse(
            category.lower().contains("charitable incorporated"), True, ibis.null("boolean")
        ),
        cic=(category.lower() == "community interest company").fill_null(False),
        other_names=_previous(raw),
        source_row=raw.row,
        problem=problem,
    )


def _previous(raw: ir.Table) -> ir.ArrayValue:
    names = [
        ibis.struct(
            {
                "name": _text(raw[f"previous_{n}"]),
                "sort": ibis.literal("previous"),
                "until": _day(raw[f"until_{n}"]),
            }
        )
        for n in range(1, 11)
    ]
    some = ibis.array(names).filter(lambda one: one["name"].notnull())
    return ibis.ifelse(_text(raw.previous_1).isnull(), ibis.null(some.type()), some)


def _text(column: ir.StringValue) -> ir.StringValue:
    return column.strip().nullif("")


def _day(column: ir.StringValue) -> ir.DateValue:
    """A day written 31/03/2025; null for anything else."""
    bare = column.strip()
    turned = bare.substr(6, 4) + "-" + bare.substr(3, 2) + "-" + bare.substr(0, 2)
    return turned.try_cast("date")


def _looked_up(value: ir.StringValue, known: dict[str, str | None]) -> ir.StringValue:
    pairs = {key: answer for key, answer in known.items() if answer is not None}
    return ibis.literal(pairs, "map<string, string>").get(value, ibis.null("string"))


LAYOUT = Layout(
    kind="companies-house",
    publisher="Companies House",
    page="https://download.companieshouse.gov.uk/en_output.html",
    signs=SIGNS,
    looks=has(SIGNS),
    read=read,
)
