"""A template that somebody filled in, as the document of an edition, with all that does not fit: sheet, row, column, remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from weft.analysis.frameworks.accepted import WORDS, day_in, listed
from weft.analysis.frameworks.faults import clipped
from weft.analysis.frameworks.opened import SEVERAL, Opened, Rows, letters_of
from weft.analysis.frameworks.template import (
    DAYS_OF_HEAD,
    EDITION,
    HEAD,
    NEEDED_OF_A_MEASURE,
    NEEDED_OF_HEAD,
    SHEETS,
    Column,
    Sheet,
)


@dataclass
class Filled:
    """What a template says, and what in it does not fit."""

    document: dict[str, Any] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    places: dict[str, list[str]] = field(default_factory=dict)
    """By a code: the sheet and row in which it is written."""

    def place_of(self, where: str) -> str:
        """Where in the template something stands that an edition calls by its code."""
        found = self.places.get(where, ())
        return f"{found[0]} ({where})" if len(found) == 1 else where


def filled(book: Opened, name: str) -> Filled:
    """Read every sheet of the template; what is wrong is gathered, so that all of it is said at once."""
    found = Filled()
    if missing := [one for one in (EDITION, "levels", "nodes") if one not in book.sheets]:
        found.wrong.append(
            f"it has no sheet {', '.join(missing)}: it is not the template. Take the template of an edition away, and fill it in."
        )
        return found
    found.wrong += _head(book.sheets[EDITION], found.document)
    known = {sheet.name: [*_codes(sheet, book.sheets.get(sheet.name, []))] for sheet in SHEETS}
    spelt = {one: _spellings(one, codes, book) for one, codes in known.items()}
    for sheet in SHEETS:
        reading = _Reading(sheet, book, spelt, found)
        if rows := [*reading.documents(book.sheets.get(sheet.name, []))]:
            found.document[sheet.name] = rows
    return found


def _head(rows: Rows, document: dict[str, Any]) -> Iterator[str]:
    """Fill in the head of the document; give what is wrong with its sheet."""
    known, seen = dict(HEAD), dict[str, list[int]]()
    for number, row in enumerate(rows[1:], start=2):
        words = _folded(row[0]) if row else ""
        value = row[1].strip() if len(row) > 1 else ""
        where = f"sheet {EDITION}, row {number}"
        if not words:
            continue
        seen.setdefault(words, []).append(number)
        if words not in known:
            yield f"{where}: “{clipped(words)}” is none of {', '.join(known)}."
        elif not value and words in NEEDED_OF_HEAD:
            yield f"{where}: “{words}” is empty. Enter it in the column beside it."
        else:
            yield from _put_head(where, words, row[1] if len(row) > 1 else "", document)
    yield from _twice_or_missing(seen)


def _put_head(where: str, words: str, value: str, document: dict[str, Any]) -> Iterator[str]:
    known = dict(HEAD)
    if words == "may be published":
        if value.strip().lower() not in ("yes", "no", ""):
            yield f"{where}: “may be published” is yes or no, not “{clipped(value)}”."
        _put(document, known[words], value.strip().lower() != "no")
    elif words in DAYS_OF_HEAD:
        if not value.strip():
            return
        if (day := day_in(value)) is None:
            yield f"{where}: {_no_day(value)}"
        else:
            _put(document, known[words], day.isoformat())
    elif value:
        _put(document, known[words], value)


def _twice_or_missing(seen: Mapping[str, list[int]]) -> Iterator[str]:
    for words, numbers in seen.items():
        if len(numbers) > 1:
            yield f"sheet {EDITION}, {_rows(numbers)}: “{clipped(words)}” stands there {len(numbers)} times. Delete all but one."
    for words in NEEDED_OF_HEAD:
        if words not in seen:
            yield f"sheet {EDITION}: the row “{words}” is missing. Write “{words}” into the first column, and the value beside it."


def _codes(sheet: Sheet, rows: Rows) -> Iterator[str]:
    heading = [_folded(words) for words in rows[0]] if rows else []
    if sheet.code in heading:
        at = heading.index(sheet.code)
        yield from (row[at] for row in rows[1:] if at < len(row) and row[at])


def _spellings(name: str, codes: Iterable[str], book: Opened) -> dict[str, str]:
    """How the codes of a sheet may be spelt where others name them: in any case; a level also as it is called."""
    spelt = {_folded(code): code for code in codes} | {code: code for code in codes}
    if name == "levels":
        rows = book.sheets.get(name, [])
        heading = [_folded(words) for words in rows[0]] if rows else []
        for row in rows[1:]:
            said = dict(zip(heading, row, strict=False))
            for words in filter(None, (said.get("one"), said.get("many"))):
                spelt.setdefault(_folded(words), said.get("key", ""))
    return spelt


@dataclass
class _Reading:
    """One sheet being read."""

    sheet: Sheet
    book: Opened
    spelt: Mapping[str, Mapping[str, str]]
    found: Filled

    def documents(self, rows: Rows) -> Iterator[dict[str, Any]]:
        """Each row as a part of the document."""
        if not rows:
            return
        heading = [_folded(words) for words in rows[0]]
        columns = {column.name: column for column in self.sheet.columns}
        before = len(self.found.wrong)
        self.found.wrong += self._wrong_heading(heading, columns, bool(rows[1:]))
        if len(self.found.wrong) > before:
            return  # what stands under such a heading cannot be told
        written: dict[str, list[int]] = {}
        for at, row in enumerate(rows[1:], start=1):
            said = {words: value for words, value in zip(heading, row, strict=False) if words and _says(columns[words], value)}  # fmt: skip
            if not any(value.strip() for value in said.values()):
                continue
            code = said.get(self.sheet.code, "")
            written.setdefault(code.lower(), []).append(at + 1)
            self.found.places.setdefault(code, []).append(f"sheet {self.sheet.name}, row {at + 1}")
            self.found.wrong += self._wrong_row(at, said, heading)
            yield self._document(at, said, columns)
        self._twice(written)

    def _wrong_heading(
        self, heading: list[str], columns: Mapping[str, Column], filled_in: bool
    ) -> Iterator[str]:
        where = f"sheet {self.sheet.name}"
        for words in dict.fromkeys(filter(None, heading)):
            at = [letters_of(n) for n, one in enumerate(heading, start=1) if one == words]
            if words not in columns:
                yield f"{where}: the heading of the column “{clipped(words)}” is none of {', '.join(columns)}."
            elif len(at) > 1:
                yield f"{where}: the heading “{words}” stands over the columns {' and '.join(at)}. A heading names one column: rename or delete the other."
        for words in (one.name for one in columns.values() if one.needed and filled_in):
            if words not in heading:
                yield f"{where}: the column “{words}” is missing. Its heading stands in row 1."

    def _twice(self, written: Mapping[str, list[int]]) -> None:
        for code, rows in written.items():
            if code and len(rows) > 1:
                self.found.wrong.append(
                    f"sheet {self.sheet.name}, {_rows(rows)}: the {self.sheet.code} “{clipped(code)}” stands there "
                    f"{len(rows)} times. Each names one thing: give all but one another."
                )

    def _where(self, at: int, column: str) -> str:
        return f"sheet {self.sheet.name}, row {at + 1}, column “{column}”"

    def _wrong_row(self, at: int, said: Mapping[str, str], heading: list[str]) -> Iterator[str]:
        """What is empty in a row, and may not be."""
        measured = [c.name for c in self.sheet.columns if c.way[0] == "measure" and c.name in said]
        needed = [column.name for column in self.sheet.columns if column.needed]
        for words in (*needed, *(NEEDED_OF_A_MEASURE if measured else ())):
            if words in said:
                continue
            if words in heading and self.book.is_within(self.sheet.name, at, heading.index(words)):
                why = "it is within a merged cell. Unmerge it, and fill in each row."
            elif words in needed:
                why = f"it is empty. Enter a {words}, or delete the whole row."
            else:
                may = listed(WORDS[words].keys)
                why = f"it is empty. Where something is measured, enter one of {may}; where nothing is, empty the column “{measured[0]}” too."
            yield f"{self._where(at, words)}: {why}"

    def _document(
        self, at: int, said: Mapping[str, str], columns: Mapping[str, Column]
    ) -> dict[str, Any]:
        document: dict[str, Any] = {}
        for words, text in said.items():
            column = columns[words]
            if not column.several:
                _put(document, column.way, self._value(at, column, text))
            else:
                each = text.replace(";", SEVERAL) if column.splits else text
                values = [one for one in each.split(SEVERAL) if one]
                _put(document, column.way, [self._value(at, column, one) for one in values])
        return document

    def _value(self, at: int, column: Column, text: str) -> str:
        """What a cell says, as the document has it; what it cannot say is wrong."""
        if column.day:
            day = day_in(text)
            return day.isoformat() if day else self._refused(at, column, _no_day(text))
        if column.name in WORDS:
            key, may = WORDS[column.name].of(text), listed(WORDS[column.name].keys)
            none = (
                f"is no unit. Enter one of {may}."
                if column.name == "unit"
                else f"is none of {may}."
            )
            return key or self._refused(at, column, f"“{clipped(text)}” {none}")
        if not column.names:
            return text
        spelt = self.spelt[column.names]
        code = spelt.get(text) or spelt.get(_folded(text))
        if code is None and column.names == "levels":
            may = listed(dict.fromkeys(spelt.values()))
            return self._refused(
                at, column, f"“{clipped(text)}” is no level of this edition. Enter one of {may}."
            )
        return code or text  # a code that is nowhere is told with all else that cannot be right

    def _refused(self, at: int, column: Column, why: str) -> str:
        self.found.wrong.append(f"{self._where(at, column.name)}: {why}")
        return ""


def _says(column: Column, value: str) -> bool:
    """Whether a cell says something: a text may be a blank line, where a text may be left out at all."""
    plain = not (column.needed or column.day or column.names or column.name in WORDS)
    return bool(value if plain else value.strip())


def _no_day(text: str) -> str:
    return f"“{clipped(text)}” is no day. Enter a day such as 31/03/2026 or 2026-03-31."


def _rows(numbers: list[int]) -> str:
    said = [f"{number:,}" for number in numbers]
    return f"rows {', '.join(said[:-1])} and {said[-1]}"


def _folded(words: str) -> str:
    return " ".join(words.split()).lower()


def _put(document: dict[str, Any], way: Iterable[str], value: Any) -> None:
    *above, last = way
    for step in above:
        document = document.setdefault(step, {})
    document[last] = value
