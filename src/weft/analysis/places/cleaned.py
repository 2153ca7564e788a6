"""A column of postcodes as somebody has it: what became of each row, as a table and in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from weft.analysis.editions import Editions
from weft.analysis.engine import engine
from weft.analysis.places.found import found_areas
from weft.analysis.places.ground import Ground
from weft.analysis.places.postcodes import is_postcode_heading
from weft.analysis.places.tables import CannotLoad, read_table
from weft.analysis.postcodes.read import read_postcode


def cleaned(file: Path, editions: Editions, *, column: str | None = None) -> pa.Table:
    """A row for each row of the file, with its line (`row`, the header is 1).

    With postcodes in use the columns are those of `found_areas`; without, `text`, `postcode`, `became`
    and `reason`. Raises CannotLoad where no column holds postcodes.
    """
    texts = _column(file, column)
    ground = Ground.of(editions)
    if ground.postcodes:
        table = found_areas(texts, ground)
    else:
        reads = [read_postcode(text or "") for text in texts.to_pylist()]
        table = pa.table(
            {"text": texts, "postcode": pa.array([read.postcode for read in reads], pa.string()),
             "became": [str(read.became) for read in reads],
             "reason": [read.reason for read in reads]}
        )  # fmt: skip
    return table.add_column(0, "row", pa.array(range(2, len(table) + 2)))


def summary(table: pa.Table) -> Iterator[str]:
    """What became of the rows, most first, with the commonest reasons; and how many have a district."""
    rows = table.select(["became", "reason"]).to_pylist()
    yield f"{len(rows):,} rows"
    for became, many in Counter(row["became"] for row in rows).most_common():
        yield f"  {became:<21} {many:>9,}"
        reasons = Counter(
            row["reason"] for row in rows if row["became"] == became and row["reason"]
        )
        for reason, times in reasons.most_common(5):
            yield f"    {times:>9,}  {reason}"
    if "district" in table.column_names:
        yield f"  in a district         {len(rows) - table['district'].null_count:>9,}"


def written(table: pa.Table, out: Path) -> None:
    """Write the table as CSV."""
    plain = [column.cast(pa.string()) for column in table.columns]
    pyarrow.csv.write_csv(pa.table(plain, names=table.column_names), out)


def _column(file: Path, column: str | None) -> pa.ChunkedArray:
    if file.suffix.lower() == ".parquet" and file.is_file():
        table = pq.read_table(file)
        name = _named(table.column_names, column, file)
        return table[name].cast(pa.string())
    with engine() as connection:
        connection.con.execute("SET preserve_insertion_order = true")
        known = lambda row: any(_fits(each, column) for each in row)  # noqa: E731
        read = read_table(connection, [file], known)
        name = _named(read.columns, column, file)
        table = connection.con.sql(f"SELECT * FROM {read.name}").to_arrow_table()
    return table[name]


def _fits(heading: str, column: str | None) -> bool:
    return heading == column if column else is_postcode_heading(heading)


def _named(headings: list[str] | tuple[str, ...], column: str | None, file: Path) -> str:
    found = [each for each in headings if _fits(each, column)]
    if not found:
        raise CannotLoad(
            f"{file}: no column of postcodes. Name it with --column; there is: {', '.join(headings)}."
        )
    return found[0]
