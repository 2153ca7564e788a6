"""A piece → its tables, each understood and sorted out, sheet by sheet and header by header."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.containers import Piece, Sort
from weft.analysis.spend.reading.corrections import Corrections, of_file
from weft.analysis.spend.reading.decoding import decoded
from weft.analysis.spend.reading.errors import CannotRead, CannotTell
from weft.analysis.spend.reading.escapes import in_usual_quotes
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.layout import (
    Layout,
    layout_of,
)
from weft.analysis.spend.reading.payments import Source
from weft.analysis.spend.reading.records import ROW, Records, read_records
from weft.analysis.spend.reading.rows import Sorted, new_header, sorted_out
from weft.analysis.spend.reading.separators_in_amounts import with_thousands_joined
from weft.analysis.spend.reading.sheets import Sheet, parquet_of, sheets_of
from weft.analysis.spend.reading.something_else import NO_CONTENT, NotPayments
from weft.analysis.spend.reading.sorting import SetAside
from weft.analysis.spend.reading.wishes import Wishes

_COUNCIL = re.compile(
    r"\b((?:[A-Z][\w'&-]*\s+){1,6}(?:Council|Authority|Corporation)(?: of [A-Z]\w+)?|(?:London )?Borough of [A-Z]\w+(?: [A-Z]\w+)?)\b"
)
_MOST_TABLES = 400


@dataclass(frozen=True)
class Understood:
    """How one table was understood: for the reconciliation, and for a person to check."""

    sheet: str | None
    first_row: int
    layout: Layout | None
    kind: str
    why: str
    columns_in_file: int = 0


@dataclass
class FileRead:
    """What became of one file."""

    name: str
    sha256: str | None
    container: tuple[str, str] | None = None
    encoding: str | None = None
    separator: str | None = None
    tables: list[Understood] = field(default_factory=list)
    sorted: Sorted = field(default_factory=Sorted)
    problem: str | None = None
    parts: list[pa.Table] = field(default_factory=list)
    """The payments, until they are written."""
    corrections: Corrections = field(default_factory=Corrections)
    """What a person has said of its rows."""

    @property
    def kind(self) -> str:
        """`payments`, or what it is instead."""
        kinds = [table.kind for table in self.tables]
        if "payments" in kinds:
            return "payments"
        if self.problem is not None:
            return "cannot be read" if not kinds else "cannot tell"
        return kinds[0] if kinds else "no content"

    @property
    def layout(self) -> Layout | None:
        """The layout of the first table of payments."""
        return next((table.layout for table in self.tables if table.layout), None)


@dataclass
class Reader:
    """Reads pieces one after another, remembering the headings of each folder's last file."""

    wishes: Wishes
    vocabulary: Vocabulary
    scratch: Path
    moved: Callable[[int], None] = lambda rows: None
    later: Callable[[Callable[[], None]], None] = lambda work: work()
    """Does the second half of the work: at once, or in another thread, always in order."""
    by_file: Mapping[str, Wishes] = field(default_factory=dict)
    """What a person has said about single files, by their names; for others `wishes` holds."""
    _said: Wishes = field(default_factory=Wishes)
    _before: dict[str, Layout] = field(default_factory=dict)

    def read(self, piece: Piece) -> FileRead:
        """Read one piece into the answer, which is whole when the last `later` work is done."""
        given = piece.container[0] if piece.container else piece.name
        self._said = self.by_file.get(given, self.wishes)
        result = FileRead(piece.name, piece.sha256, piece.container)
        result.corrections = of_file(self._said.corrections, piece.sha256)
        try:
            if piece.sort is Sort.WORKBOOK:
                self._workbook(piece, result)
            else:
                self._one_table(piece, result)
        except CannotTell as doubt:
            result.problem = doubt.message
        except CannotRead as refusal:
            result.problem = refusal.message
        return result

    def _one_table(self, piece: Piece, result: FileRead) -> None:
        if piece.sort is Sort.PARQUET:
            result.encoding = "parquet"
            chunks: Iterator[Records] = iter([parquet_of(piece)])
        else:
            text = decoded(piece.file, name=piece.name, folder=self.scratch)
            text = in_usual_quotes(text, self.scratch)
            result.separator, chunks = read_records(text)
            result.encoding = text.encoding
        layout: Layout | NotPayments | None = None
        for chunk in chunks:
            records = with_thousands_joined(chunk, self.vocabulary) if _is_wider(chunk) else chunk
            if isinstance(layout, NotPayments) and layout.kind == NO_CONTENT:
                layout = None  # a stretch of blank rows; what follows may be payments
            layout = self._chunk(records, piece.name, None, result, layout)
        if piece.sort is Sort.TEXT:
            text.file.close()

    def _workbook(self, piece: Piece, result: FileRead) -> None:
        result.encoding = "workbook"
        sheets = list(sheets_of(piece, self.scratch))
        laid_out = {s.name: _hidden(self._try(s.records, piece.name, s.name), s) for s in sheets}
        dated = any(isinstance(each, Layout) and _has_dates(each) for each in laid_out.values())
        for name, records, _ in sheets:
            found = laid_out[name]
            if dated and not (isinstance(found, Layout) and (_has_dates(found) or found.period)):
                found = _summary(found)
            self._chunk(records, piece.name, name, result, None, found)

    def _try(self, records: Records, name: str, sheet: str) -> Layout | NotPayments | CannotTell:
        try:
            return self._layout(records, f"{name} {sheet}")
        except CannotTell as doubt:
            return doubt

    def _layout(self, records: Records, name: str) -> Layout | NotPayments:
        folder = name.rpartition("/")[0]
        found = layout_of(
            records,
            name=name,
            wishes=self._said,
            vocabulary=self.vocabulary,
            before=self._before.get(folder),
        )
        if isinstance(found, Layout):
            self._before[folder] = found
        return found

    def _chunk(
        self, records: Records, name: str, sheet: str | None, result: FileRead,
        going_on: Layout | NotPayments | None, found: Layout | NotPayments | CannotTell | None = None,
    ) -> Layout | NotPayments | None:  # fmt: skip
        """Sort out a run of records, table under table; answer with the layout that goes on."""
        start, count = 0, len(records.table)
        self.moved(count)
        current: Layout | NotPayments | None = going_on
        for _ in range(_MOST_TABLES):
            if start >= count:
                break
            rest = records.part(start)
            fresh = current is None or start > 0
            if fresh:
                current = self._understood(rest, name, sheet, result, found if start == 0 else None)
            assert current is not None
            end = self._next_table(rest, current, fresh=fresh)
            here = rest.part(0, end)
            self.later(
                partial(
                    _sort,
                    here,
                    current,
                    Source(name, sheet, None),
                    result,
                    self._said,
                    fresh=fresh,
                )
            )
            start += end
        return current

    def _understood(
        self, records: Records, name: str, sheet: str | None, result: FileRead,
        found: Layout | NotPayments | CannotTell | None,
    ) -> Layout | NotPayments:  # fmt: skip
        first_row = records.table[ROW][0].as_py()
        if found is None:
            found = self._try(records, name, sheet or "")
        if isinstance(found, CannotTell):
            where = f"{name}, sheet “{sheet}”" if sheet else name
            if not any(
                table.kind == "payments" and table.sheet == sheet for table in result.tables
            ):
                result.problem = f"{where}: {found.message}"
            answer: Layout | NotPayments = NotPayments("cannot tell", found.message)
        elif isinstance(found, Layout) and _is_summary(found, sheet, result):
            answer = NotPayments(
                "a summary or notes", "it has no dates, while the table above it has"
            )
        else:
            answer = found
        layout = answer if isinstance(answer, Layout) else None
        kind, why = (
            (answer.kind, answer.why) if isinstance(answer, NotPayments) else ("payments", "")
        )
        result.tables.append(Understood(sheet, first_row, layout, kind, why, records.width))
        return answer

    def _next_table(self, records: Records, current: Layout | NotPayments, *, fresh: bool) -> int:
        """Where the next table's headings stand (from 0), or the end."""
        if isinstance(current, NotPayments):
            return len(records.table)
        if fresh and current.ends:
            return current.ends
        after = current.header.after if current.header and fresh else 0
        return new_header(records, current, self.vocabulary, start=after) or len(records.table)


def _sort(
    records: Records,
    current: Layout | NotPayments,
    place: Source,
    result: FileRead,
    said: Wishes,
    *,
    fresh: bool,
) -> None:
    """Turn the records of one table into payments and what is set aside."""
    if isinstance(current, NotPayments):
        _set_all_aside(records, current, result, place.sheet)
        return
    after = current.header.after if current.header and fresh else 0
    layout = _narrowed(current, records)
    if said.body is not None:
        layout = _without_body(layout)
    body = said.body or _council_named(records, current) or said.payer or _folder(place.file)
    source = replace(place, body=body)
    _set_headings_aside(records, current, after, result, place.sheet)
    if said.header_row is not None and layout.header and after:
        above = NotPayments("a title or note", "a person says that the headings are below")
        _set_all_aside(records.part(0, layout.header.first), above, result, place.sheet)
        before = Sorted()
    else:
        before = _above(records, layout, after, source)
    for part in (before, sorted_out(records.part(after), layout, source)):
        whole = result.corrections.made(part, layout, source)
        result.parts.append(whole.payments)
        _add(result.sorted, whole, place.sheet)


def _without_body(layout: Layout) -> Layout:
    """The layout without the columns that name the body: a person has said which it is."""
    kept = tuple(c for c in layout.columns.columns if c.role not in {"body", "family"})
    return replace(layout, columns=replace(layout.columns, columns=kept))


def _hidden(
    found: Layout | NotPayments | CannotTell, sheet: Sheet
) -> Layout | NotPayments | CannotTell:
    """The layout, with a note where the workbook hides the sheet."""
    if not sheet.hidden or not isinstance(found, Layout):
        return found
    note = f"The sheet “{sheet.name}” is hidden in the workbook; its payments count."
    return replace(found, notes=(*found.notes, note))


def _is_wider(records: Records) -> bool:
    """Whether the last column is filled in some rows and blank in the first of several cells."""
    last = records.cells(records.width - 1) if records.width > 2 else pa.array([], pa.string())
    head = last.slice(0, 20).to_pylist()
    return any(cell.strip() == "" for cell in head) and bool(pc.any(pc.not_equal(last, "")).as_py())


def _narrowed(layout: Layout, records: Records) -> Layout:
    """Leave out columns that a narrower run of records does not have."""
    if all(column.index < records.width for column in layout.columns.columns):
        return layout
    kept = tuple(column for column in layout.columns.columns if column.index < records.width)
    return replace(layout, columns=replace(layout.columns, columns=kept))


def _has_dates(layout: Layout) -> bool:
    return any(
        layout.columns.column(role) for role in ("date_paid", "date_incurred", "date", "period")
    )


def _is_summary(found: Layout, sheet: str | None, result: FileRead) -> bool:
    """A table under another one that has dates, and has none itself."""
    above = [t.layout for t in result.tables if t.sheet == sheet and t.layout]
    return not _has_dates(found) and any(_has_dates(layout) for layout in above)


def _summary(found: Layout | NotPayments | CannotTell) -> NotPayments:
    if isinstance(found, NotPayments):
        return found
    return NotPayments(
        "a summary or notes", "it has no dates, while other sheets of the workbook have"
    )


def _set_all_aside(
    records: Records, found: NotPayments, result: FileRead, sheet: str | None
) -> None:
    """A table that is something else: every record is counted, none is loaded."""
    numbers = records.table[ROW].to_pylist()
    rows = records.rows(range(len(numbers)))
    filled = [
        (n, tuple(cells))
        for n, cells in zip(numbers, rows, strict=True)
        if any(c.strip() for c in cells)
    ]
    result.sorted.rows += len(numbers)
    result.sorted.blanks += len(numbers) - len(filled)
    if found.kind == "cannot tell":
        result.sorted.quarantine += [
            SetAside(n, f"It is not known which column is which: {found.why}", None, cells, sheet)
            for n, cells in filled
        ]
    else:
        result.sorted.not_payments += [
            SetAside(n, found.kind, None, cells, sheet) for n, cells in filled
        ]


def _set_headings_aside(
    records: Records, layout: Layout, after: int, result: FileRead, sheet: str | None
) -> None:
    """Count the rows of the headings themselves."""
    if layout.header is None or not after:
        return
    numbers = records.table[ROW].slice(layout.header.first, after - layout.header.first).to_pylist()
    for number, cells in zip(numbers, records.rows(range(layout.header.first, after)), strict=True):
        result.sorted.rows += 1
        result.sorted.not_payments.append(
            SetAside(number, "the headings", None, tuple(cells), sheet)
        )


def _above(records: Records, layout: Layout, after: int, source: Source) -> Sorted:
    """What stands above the headings: titles and notes, unless it is whole payments."""
    if layout.header is None or not after:
        return Sorted()
    part = sorted_out(records.part(0, layout.header.first), layout, source)
    titles = [a for a in part.quarantine if a.amount is None]
    part.quarantine = [a for a in part.quarantine if a.amount is not None]
    part.not_payments = [
        replace(a, why="a title or note") if a.why == "a note" else a for a in part.not_payments
    ]
    part.not_payments += [replace(a, why="a title or note") for a in titles]
    return part


def _add(whole: Sorted, part: Sorted, sheet: str | None) -> None:
    whole.rows += part.rows
    whole.amount += part.amount
    whole.blanks += part.blanks
    whole.quarantine += [replace(aside, sheet=sheet) for aside in part.quarantine]
    whole.not_payments += [replace(aside, sheet=sheet) for aside in part.not_payments]
    whole.totals += part.totals
    whole.notices += part.notices
    whole.corrected += part.corrected
    whole.amount_corrected += part.amount_corrected


def _council_named(records: Records, layout: Layout) -> str | None:
    """The body that a title above the headings names."""
    if layout.header is None or not layout.header.first:
        return None
    for cells in records.rows(range(min(layout.header.first, len(records.table)))):
        for cell in cells:
            if found := _COUNCIL.search(cell):
                return " ".join(found[1].split())
    return None


def _folder(name: str) -> str | None:
    """The name of the folder that a file lies in; a zip counts as one."""
    parents = re.split(r"[/!]", name)[:-1]
    return re.sub(r"\.(zip|gz)$", "", parents[-1]) if parents else None
