"""A table of text has the records that Python's csv module finds in it, every one numbered."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from tests.analysis.spend.reading.given import quickly
from weft.analysis.spend.reading.decoding import decoded
from weft.analysis.spend.reading.records import read_records, split_record

SEPARATORS = st.sampled_from([",", ";", "\t", "|", "^", "~"])
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"])
QUOTING = st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
CELLS = st.text('ab1 é£"\n', max_size=6) | st.sampled_from(
    ["", '""', "SEPARATOR", 'x"SEPARATOR"', " "]
)
TABLES = st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=12)


def written(rows: list[list[str]], separator: str, line_end: str, quoting: int) -> str:
    """As csv writes it; a cell with a line break is quoted whatever the line end is."""
    text = ""
    for row in rows:
        out = io.StringIO()
        csv.writer(out, delimiter=separator, quoting=quoting).writerow(row)
        text += out.getvalue().removesuffix("\r\n") + line_end
    return text


def put(separator: str, rows: list[list[str]]) -> list[list[str]]:
    return [[cell.replace("SEPARATOR", separator) for cell in row] for row in rows]


def trimmed(cells: list[str]) -> list[str]:
    """Blank cells at the end do not count: the widths of ragged rows are evened out with them."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells


@quickly(300)
@given(row=st.lists(CELLS, min_size=1, max_size=6), separator=SEPARATORS, quoting=QUOTING)
def test_one_record_is_split_as_csv_splits_it(row: list[str], separator: str, quoting: int) -> None:
    (row,) = put(separator, [row])
    text = written([row], separator, "", quoting)
    assert split_record(text, separator) == row


@quickly(200)
@given(row=st.lists(CELLS, min_size=1, max_size=6), separator=SEPARATORS)
def test_a_quote_that_is_open_is_noticed(row: list[str], separator: str) -> None:
    (row,) = put(separator, [row])
    assert split_record(written([row], separator, "", csv.QUOTE_ALL)[:-1], separator) is None


@quickly(250)
@given(
    rows=TABLES,
    separator=SEPARATORS,
    line_end=LINE_ENDS,
    quoting=QUOTING,
    ended=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
)
@example([["a", "b"], [], [], ["c", "d"]], ",", "\n", csv.QUOTE_MINIMAL, True, "utf-8")
@example([["a", "b", "c"]] * 4 + [["a"], ["b"] * 5], ";", "\r", csv.QUOTE_ALL, False, "utf-8")
def test_every_record_comes_back_in_its_place(
    rows: list[list[str]], separator: str, line_end: str, quoting: int, ended: bool, encoding: str
) -> None:
    rows = [["ab", "1", "é"], *put(separator, rows)]  # a plain row shows the separator
    text = written(rows, separator, line_end, quoting)
    text = text if ended else text.removesuffix(line_end)
    wanted = [
        *csv.reader(io.StringIO(written(rows, separator, "\n", quoting)), delimiter=separator)
    ]
    if not ended and not rows[-1]:
        wanted = wanted[:-1]
    assert records_in(text.encode(encoding)) == [
        (number, trimmed(row)) for number, row in enumerate(wanted, start=1)
    ]


def records_in(content: bytes) -> list[tuple[int, list[str]]]:
    with tempfile.TemporaryDirectory() as folder:
        text = decoded(io.BytesIO(content), name="table.csv", folder=Path(folder))
        _, chunks = read_records(text)
        rows = [
            (row["row"], trimmed([cell for name, cell in row.items() if name != "row"]))
            for records in chunks
            for row in records.table.to_pylist()
        ]
        text.file.close()
    return rows
