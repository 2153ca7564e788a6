"""Where the headings are: under titles and cover notes, over two rows, repeated, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from weft.analysis.spend.reading.amounts import amount_of
from weft.analysis.spend.reading.dates import date_of
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.records import ROW, Records

SEARCHED = 80
_LEAST_SCORE = 1.3
_NEARLY = 0.7
_KEY_ROLES = frozenset(
    {
        "supplier_name",
        "amount",
        "amount_net",
        "amount_gross",
        "date_paid",
        "date_incurred",
        "date",
        "debit",
        "transaction_ref",
    }
)

Cells = Sequence[str]


@dataclass(frozen=True)
class Header:
    """The headings of a table and the records (from 0) they stand in; none where they are lost."""

    first: int
    last: int
    headings: tuple[str, ...]

    @property
    def after(self) -> int:
        """The first record (from 0) below the headings."""
        return self.last + 1


def find_header(records: Sequence[Cells], vocabulary: Vocabulary) -> Header | None:
    """Find the row, or two rows, whose cells are most surely headings; None when there is none."""
    searched = records[: _reach(records)]
    scores = [header_score(cells, vocabulary) for cells in searched]
    if not scores or max(scores) < _LEAST_SCORE:
        return None
    enough = max(_LEAST_SCORE, _NEARLY * max(scores))
    rows = [
        row for row, score in enumerate(scores) if score >= enough and _values_follow(searched, row)
    ]
    row = rows[0] if rows else scores.index(max(scores))
    return _with_neighbour(searched, row, scores, vocabulary) or Header(
        row, row, tuple(searched[row])
    )


def header_in_row(records: Records, row: int | None) -> Header | None:
    """The row, from 1 as the file counts them, that a person has named; None where it is not here, or blank."""
    if row is None or not len(records.table):
        return None
    position = row - records.table[ROW][0].as_py()
    if not 0 <= position < len(records.table):
        return None
    cells = records.row(position)
    return Header(position, position, tuple(cells)) if any(c.strip() for c in cells) else None


def likely_header(records: Sequence[Cells]) -> Header | None:
    """The first row of words only above a row with an amount or a date: for a person to judge.

    For headings that nobody has taught Weft; what is loaded never hangs on it.
    """
    for row, cells in enumerate(records[:SEARCHED]):
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) > 1 and not any(map(_is_value, filled)) and _values_follow(records, row):
            return Header(row, row, tuple(cells))
    return None


def _reach(records: Sequence[Cells]) -> int:
    """How many records to search: blank ones do not count against the limit."""
    filled = 0
    for position, cells in enumerate(records):
        filled += any(cell.strip() for cell in cells)
        if filled >= SEARCHED:
            return position + 1
    return len(records)


def _values_follow(records: Sequence[Cells], row: int) -> bool:
    """Whether one of the next filled rows holds an amount or a date."""
    following = [
        cells for cells in records[row + 1 : row + 8] if sum(1 for c in cells if c.strip()) > 1
    ]
    return any(_is_value(cell) for cells in following[:4] for cell in cells)


def header_score(cells: Cells, vocabulary: Vocabulary) -> float:
    """Add up how surely the cells are headings of different columns; data cells count against it."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2:
        return 0.0
    data = sum(1 for cell in filled if _is_value(cell))
    if 1.5 * data >= len(filled):
        return 0.0
    best: dict[str, float] = {}
    for cell in filled:
        if len(cell) > 90 or _is_value(cell):
            continue
        meanings = vocabulary.meanings(cell)
        if meanings and meanings[0].score >= 0.4:
            role = meanings[0].role
            best[role] = max(
                best.get(role, 0.0), meanings[0].score * (0.5 if role == "ignore" else 1.0)
            )
    if not best.keys() & _KEY_ROLES:
        return 0.0
    return max(0.0, sum(best.values()) - 1.5 * data)


def _with_neighbour(
    records: Sequence[Cells], row: int, scores: Sequence[float], vocabulary: Vocabulary
) -> Header | None:
    """Join the row with the one above or below where together they say clearly more."""
    for upper in (row, row - 1):
        if upper < 0 or upper + 1 >= len(records):
            continue
        other = upper if upper != row else row + 1
        if not _could_be_half(records[other]):
            continue
        joined = _joined(records[upper], records[upper + 1])
        if header_score(joined, vocabulary) >= scores[row] + 0.6:
            return Header(upper, upper + 1, joined)
    return None


def _could_be_half(cells: Cells) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) >= 2 and not any(_is_value(cell) or len(cell) > 40 for cell in filled)


def _joined(upper: Cells, lower: Cells) -> tuple[str, ...]:
    """Put a group heading before each of the headings below it: Supplier | Name, Number."""
    width = max(len(upper), len(lower))
    above, joined = "", []
    for index in range(width):
        own = upper[index].strip() if index < len(upper) else ""
        under = lower[index].strip() if index < len(lower) else ""
        above = own or (above if under else "")
        joined.append(under if under == above else f"{above} {under}".strip())
    return tuple(joined)


@lru_cache(maxsize=1 << 16)
def _is_value(cell: str) -> bool:
    bare = cell.strip()
    return any(map(str.isdigit, bare)) and (
        amount_of(bare) is not None or date_of(bare) is not None
    )


def repeats_header(cells: Cells, headings: Cells) -> bool:
    """Whether a row of the body is the headings once more."""
    pairs = [
        (_plain(cell), _plain(heading))
        for cell, heading in zip(cells, headings, strict=False)
        if cell.strip() or heading.strip()
    ]
    same = sum(1 for cell, heading in pairs if cell == heading)
    known = {heading for _, heading in pairs if heading}
    moved = sum(1 for cell, heading in pairs if cell != heading and cell in known)
    unlike = sum(1 for cell, heading in pairs if cell and heading and not _alike(cell, heading))
    return same >= 2 and same >= 0.6 * len(pairs) and moved < 2 and not unlike


def _alike(cell: str, heading: str) -> bool:
    """Whether one may be the other in other words or misspelt."""
    if set(cell.split()) & set(heading.split()) or cell in heading or heading in cell:
        return True
    return DamerauLevenshtein.normalized_similarity(cell, heading) >= 0.5


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
