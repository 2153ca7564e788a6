"""Text → records: one per row of the file, cells as text, every record numbered.

A record is what a CSV reader calls a row: a quoted line break does not split it, and a blank line is
one. Arrow's parser reads the bulk; rows of another width come back through its handler and are kept.
Where quotes are astray, a careful parser reads line by line.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import IO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from weft.analysis.spend.reading.decoding import Text
from weft.analysis.spend.reading.distinct import in_words

ROW = "row"
WIDEST = 400
CHUNK_BYTES = 1 << 28
_BLOCK = 1 << 22
_FEW = 1000
_SAMPLE = 1 << 18
_LINES_IN_A_CELL = 25
_DELIMITERS = (",", ";", "\t", "|", "^", "~")
_SEPARATORS = b",;\t|^~ \r"


@dataclass
class Records:
    """Some records in order: `table` has `row` (from 1) and text columns `c0`, `c1`, …"""

    table: pa.Table
    _words: dict[int, pa.DictionaryArray] = field(default_factory=dict, repr=False, compare=False)

    @property
    def width(self) -> int:
        """How many columns of cells there are."""
        return int(self.table.num_columns) - 1

    def cells(self, index: int) -> pa.Array:
        """One column of cells, blanks as empty text."""
        column = self.table.column(f"c{index}")
        return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()

    def words(self, index: int) -> pa.DictionaryArray:
        """One column of cells as its distinct texts and, for each record, which of them it holds."""
        if index not in self._words:
            self._words[index] = in_words(self.cells(index))
        return self._words[index]

    def part(self, start: int, count: int | None = None) -> Records:
        """Some of the records, from a position on; nothing is copied."""
        words = {
            index: cells.slice(start) if count is None else cells.slice(start, count)
            for index, cells in self._words.items()
        }
        return Records(self.table.slice(start, count), words)

    def row(self, position: int) -> list[str]:
        """The cells of one record by its position in this table."""
        return [self.table.column(i)[position].as_py() for i in range(1, self.table.num_columns)]

    def rows(self, positions: Sequence[int]) -> list[list[str]]:
        """The cells of several records."""
        chosen = self.table.take(pa.array(positions, pa.int64()))
        columns = [chosen.column(i).to_pylist() for i in range(1, chosen.num_columns)]
        return [list(cells) for cells in zip(*columns, strict=True)] if columns else []


def records_of(rows: Sequence[Sequence[str]], first: int = 1) -> Records:
    """Make records of rows already split into cells."""
    width = max((len(row) for row in rows), default=0)
    columns = [
        pa.array([row[i] if i < len(row) else "" for row in rows], pa.string())
        for i in range(width)
    ]
    numbers = pa.array(range(first, first + len(rows)), pa.int64())
    return Records(pa.table([numbers, *columns], names=[ROW, *(f"c{i}" for i in range(width))]))


def delimiter_of(sample: str) -> str:
    """Find the separator that splits the sample into the most regular rows of several cells."""
    best, best_score = ",", 0.0
    for delimiter in filter(sample.__contains__, _DELIMITERS):
        widths = _widths(sample, delimiter)
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        usual = max(set(wide), key=lambda width: (wide.count(width), width))
        score = wide.count(usual) / len(widths) * (1 + min(usual, 12) / 12)
        if score > best_score + 0.05:
            best, best_score = delimiter, score
    return best


def read_records(text: Text) -> tuple[str, Iterator[Records]]:
    """Give the separator and the records of a text, in chunks of at most about 256 MB."""
    sample = _sample(text.file).decode("utf-8", "ignore")
    text.file.seek(0)
    delimiter = delimiter_of(sample)
    return delimiter, _chunks(text, delimiter, _usual_width(sample, delimiter))


def _sample(file: IO[bytes]) -> bytes:
    """The first lines that hold more than separators, however far down they begin."""
    kept: list[bytes] = []
    size, rest = 0, b""
    while size + len(rest) < _SAMPLE and (block := file.read(_SAMPLE)):
        *lines, rest = (rest + block).split(b"\n")
        filled = [line for line in lines if line.strip(_SEPARATORS)]
        kept += filled
        size += sum(map(len, filled)) + len(filled)
    return b"\n".join([*kept, rest])


def _usual_width(sample: str, delimiter: str) -> int:
    """The commonest width of the sample's records."""
    widths = _widths(sample, delimiter) or [1]
    return min(max(set(widths), key=lambda width: (widths.count(width), width)), WIDEST)


def _widths(sample: str, delimiter: str) -> list[int]:
    """The widths of the sample's records, blank ones and the last (perhaps cut) one left out."""
    lines = iter(sample.split("\n")[:150])
    records = [cells for cells, _ in _careful(lines, delimiter) if any(map(str.strip, cells))]
    whole = records[:-1] if len(records) > 1 and len(sample) >= _SAMPLE else records
    return [len(cells) for cells in whole]


def _chunks(text: Text, delimiter: str, width: int) -> Iterator[Records]:
    """Read with Arrow; from the first chunk where quotes are astray, go on carefully."""
    done = 0
    astray: list[int] = []
    try:
        for records in _arrow_chunks(text, delimiter, width, astray):
            if astray or (text.quoted and _quote_astray(records, text)):
                break
            yield records
            done = records.table[ROW][-1].as_py() if len(records.table) else done
        else:
            return
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        pass
    text.file.seek(0)
    yield from _careful_chunks(text, delimiter, done)


def _arrow_chunks(text: Text, delimiter: str, width: int, astray: list[int]) -> Iterator[Records]:
    """Read in bulk; the numbers of records in which a quote stays open are added to `astray`."""
    names = [f"c{i}" for i in range(width)]
    others: list[tuple[int, list[str]]] = []

    def keep(row: arrow_csv.InvalidRow) -> str:
        cells = split_record(row.text.rstrip("\r\n"), delimiter)
        if cells is None:
            astray.append(row.number)
        others.append((row.number, cells or [row.text]))
        return "skip"

    text.file.seek(0)
    if not text.size:
        return
    reader = arrow_csv.open_csv(
        text.file,
        read_options=arrow_csv.ReadOptions(
            use_threads=False, column_names=names, block_size=_BLOCK
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter,
            quote_char='"' if text.quoted else False,
            newlines_in_values=text.quoted,
            ignore_empty_lines=False,
            invalid_row_handler=keep,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=False,
            check_utf8=False,
        ),
    )
    yield from _numbered(reader, others, width)


def _numbered(
    reader: arrow_csv.CSVStreamingReader, others: list[tuple[int, list[str]]], width: int
) -> Iterator[Records]:
    """Number the records: those of the usual width fill the places that the others leave."""
    batches: list[pa.RecordBatch] = []
    size, last = 0, 0
    for batch in reader:
        batches.append(batch)
        size += batch.nbytes
        if size >= CHUNK_BYTES:
            records, last = _joined(batches, others, width, last, final=False)
            yield records
            batches, size = [], 0
    records, _ = _joined(batches, others, width, last, final=True)
    if len(records.table):
        yield records


def _joined(
    batches: list[pa.RecordBatch],
    others: list[tuple[int, list[str]]],
    width: int,
    last: int,
    *,
    final: bool,
) -> tuple[Records, int]:
    table = pa.Table.from_batches(batches) if batches else _empty(width)
    ends = last + len(table)
    mine: list[tuple[int, list[str]]] = []
    while others and (final or others[0][0] <= ends + 1):
        mine.append(others.pop(0))
        ends += 1
    numbers = np.arange(last + 1, ends + 1)
    if mine:
        numbers = np.delete(numbers, [number - last - 1 for number, _ in mine])
    table = table.add_column(0, ROW, pa.array(numbers))
    return Records(_with_others(table, mine, width).combine_chunks()), ends


def _with_others(table: pa.Table, others: Sequence[tuple[int, list[str]]], width: int) -> pa.Table:
    """Put the rows of another width in their places, widening the table where they need it."""
    if not others:
        return table
    widest = min(max(width, *(len(trimmed(cells)) for _, cells in others)), WIDEST)
    for index in range(width, widest):
        table = table.append_column(
            f"c{index}", pa.array([""]).take(pa.nulls(len(table), pa.int64()).fill_null(0))
        )
    columns = [pa.array([number for number, _ in others], pa.int64())]
    columns += [
        pa.array([cells[i] if i < len(cells) else "" for _, cells in others], pa.string())
        for i in range(widest)
    ]
    rows = pa.table(columns, names=table.column_names)
    if len(others) > _FEW:
        joined = pa.concat_tables([table, rows])
        return joined.take(pc.sort_indices(joined[ROW]))
    places = np.searchsorted(table[ROW].to_numpy(), rows[ROW].to_numpy())
    edges = pairwise([0, *places.tolist(), len(table)])
    parts = [
        part for n, (a, b) in enumerate(edges) for part in (table.slice(a, b - a), rows.slice(n, 1))
    ]
    return pa.concat_tables(parts)


def trimmed(cells: Sequence[str]) -> list[str]:
    """The cells without the blank ones at the end."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return list(cells[:end])


def _empty(width: int) -> pa.Table:
    return pa.table([pa.array([], pa.string())] * width, names=[f"c{i}" for i in range(width)])


def _quote_astray(records: Records, text: Text) -> bool:
    """Whether some cell has swallowed so many lines that a quote must have gone astray."""
    if len(records.table) >= text.lines - _LINES_IN_A_CELL:
        return False
    return any(
        (pc.max(pc.count_substring(records.cells(i), "\n")).as_py() or 0) >= _LINES_IN_A_CELL
        for i in range(records.width)
    )


def _careful_chunks(text: Text, delimiter: str, skip: int) -> Iterator[Records]:
    """Read line by line: a quote that is not closed within some lines is taken as a character."""
    rows: list[list[str]] = []
    first, size = skip + 1, 0
    for number, (cells, length) in enumerate(
        _careful(io.TextIOWrapper(text.file, "utf-8", newline="\n"), delimiter), start=1
    ):
        if number <= skip:
            continue
        rows.append(cells)
        size += length
        if size >= CHUNK_BYTES // 4:
            yield records_of(rows, first)
            first, rows, size = first + len(rows), [], 0
    if rows:
        yield records_of(rows, first)


def _careful(lines: Iterator[str], delimiter: str) -> Iterator[tuple[list[str], int]]:
    waiting: list[str] = []
    for line in lines:
        waiting.append(line.rstrip("\r\n"))
        yield from _ready(waiting, delimiter, last=False)
    yield from _ready(waiting, delimiter, last=True)


def _ready(waiting: list[str], delimiter: str, *, last: bool) -> Iterator[tuple[list[str], int]]:
    """Give the records that the waiting lines make, keeping those that may still go on."""
    while waiting:
        cells = split_record("\n".join(waiting), delimiter)
        if cells is not None:
            yield cells, sum(map(len, waiting))
            waiting.clear()
        elif len(waiting) > _LINES_IN_A_CELL or last:
            line = waiting.pop(0)
            yield line.split(delimiter), len(line)
            yield from _ready_again(waiting, delimiter)
        else:
            return


def _ready_again(waiting: list[str], delimiter: str) -> Iterator[tuple[list[str], int]]:
    """After a stray quote, read the lines behind it afresh, one by one."""
    lines, waiting[:] = list(waiting), []
    for line in lines:
        waiting.append(line)
        cells = split_record("\n".join(waiting), delimiter)
        if cells is not None:
            yield cells, sum(map(len, waiting))
            waiting.clear()


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    d = re.escape(delimiter)
    return re.compile(rf'(?:"((?:[^"]|"")*+)"([^{d}\n]*)|([^"{d}\n][^{d}\n]*|))({d}|$)')


def split_record(text: str, delimiter: str) -> list[str] | None:
    """Split one record into its cells; None when a quote in it is still open."""
    if '"' not in text:
        return text.split(delimiter)
    pattern, cells, position = _pattern(delimiter), [], 0
    while True:
        match = pattern.match(text, position)
        if match is None:
            return None
        quoted, tail, plain, end = match.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"') + (tail or ""))
        position = match.end()
        if end != delimiter:
            return cells if position == len(text) else None
