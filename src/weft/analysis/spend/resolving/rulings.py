"""Rulings: what people have decided about names, in a file that they keep.

A ruling is never forgotten and never guessed at: each row is understood whole, or the file is refused
with the row and the remedy. README.md has the columns and the words.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from weft.analysis.errors import WeftError
from weft.analysis.identifiers import charity_number, company_number, yes_or_no
from weft.analysis.reporting.words import harmless
from weft.analysis.spend.reading.decoding import decoded
from weft.analysis.spend.reading.mending import mended

SAME, DIFFERENT, COMPANY, CHARITY = "same", "different", "company", "charity"
PERSON, ORGANISATION, NOBODY = "person", "organisation", "nobody"
OF_TWO_NAMES = (SAME, DIFFERENT)
OF_A_NUMBER = (COMPANY, CHARITY)
WORDS = (SAME, DIFFERENT, COMPANY, CHARITY, PERSON, ORGANISATION, NOBODY)
"""What a ruling can say."""

COLUMNS = (
    "ruling", "name", "other", "body", "other_body", "by", "date", "reason", "withdrawn",
)  # fmt: skip
HEADINGS = {
    "ruling": r"ruling|decision|verdict",
    "name": r"name|suppliername|supplier",
    "other": r"other|othername|othernameornumber|number|companynumber|charitynumber",
    "body": r"body|council",
    "other_body": r"otherbody|othercouncil",
    "by": r"by|who|decidedby",
    "date": r"date|when|on",
    "reason": r"reason|because|note",
    "withdrawn": r"withdrawn|withdrawnon",
}
IN_WORDS = {
    SAME: "“{name}” is the same as “{other}”",
    DIFFERENT: "“{name}” is not “{other}”",
    COMPANY: "“{name}” is company {other}",
    CHARITY: "“{name}” is charity {other}",
    PERSON: "“{name}” is a person",
    ORGANISATION: "“{name}” is an organisation",
    NOBODY: "“{name}” is nobody",
}
WORKBOOKS = {".xlsx", ".xls", ".ods"}


class CannotRule(WeftError):
    """A ruling that cannot be understood, or rulings that contradict each other."""


@dataclass(frozen=True)
class Ruling:
    """One decision: about one name, or about two, in all bodies or in one each."""

    ruling: str
    name: str
    other: str
    body: str
    other_body: str
    by: str
    date: str
    reason: str
    withdrawn: bool
    file: str
    row: int

    @property
    def where(self) -> str:
        """The file and the row that it stands in."""
        return f"{self.file}, row {self.row}"

    @property
    def words(self) -> str:
        """What it says, and of which bodies."""
        said = IN_WORDS[self.ruling].format(name=self.name, other=self.other)
        bodies = " and ".join(body for body in (self.body, self.other_body) if body)
        return f"{said} ({bodies})" if bodies else said

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"


def spelt(name: str) -> str:
    """A name as rulings compare it: capitals and white space do not count."""
    return mended(name).casefold()


def read_rulings(files: Sequence[Path]) -> tuple[Ruling, ...]:
    """The rulings of the files (CSV, or a workbook such as a review list), in their order.

    Rows without a ruling are not decided yet, and are passed over. Those that are withdrawn are
    given too, marked. Raises `CannotRule` for a row that cannot be understood.
    """
    return tuple(ruling for file in files for ruling in _rulings(file))


def in_force(rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that nobody has withdrawn."""
    return tuple(ruling for ruling in rulings if not ruling.withdrawn)


def rulings_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rulings as a file to keep, which reads back as `--rulings`: rows by `COLUMNS`."""
    held = io.StringIO(newline="")
    lines = csv.writer(held, lineterminator="\n")
    lines.writerow(COLUMNS)
    for row in rows:
        lines.writerow([harmless(row.get(column, "")) for column in COLUMNS])
    return held.getvalue().encode("utf-8")


def without_apostrophe(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it as a formula."""
    return cell[1:] if re.match(r"'\s*[=+\-@＝＋－＠\t\r]", cell) else cell


def _rulings(file: Path) -> Iterator[Ruling]:
    if not file.is_file():
        raise CannotRule(f"{file}: there is no such file. Check the spelling of --rulings.")
    records = records_of(file)
    header = next(records, None)
    if header is None:
        return
    places = _places(file, header[1])
    for row, cells in records:
        cell = {
            what: without_apostrophe(cells[at].strip()) if at < len(cells) else ""
            for what, at in places.items()
        }
        if cell.get("ruling"):
            yield _ruling(file, row, cell)


def records_of(file: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file or of the first sheet of a workbook with their numbers, blank ones passed over."""
    return _sheet(file) if file.suffix.lower() in WORKBOOKS else _lines(file)


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    with file.open("rb") as source:
        text = decoded(source, name=str(file), folder=file.parent)
        with io.TextIOWrapper(text.file, encoding="utf-8", newline="") as lines:
            first = lines.readline()
            lines.seek(0)
            comma = ";" if first.count(";") > first.count(",") else ","
            try:
                for row, cells in enumerate(csv.reader(lines, delimiter=comma), start=1):
                    if any(cell.strip() for cell in cells):
                        yield row, cells
            except csv.Error as wrong:
                raise CannotRule(
                    f"{file}: this is no CSV file ({wrong}). Save it again."
                ) from wrong


def _sheet(file: Path) -> Iterator[tuple[int, list[str]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(file)) as book:
            cells = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as wrong:
        raise CannotRule(f"{file}: this workbook cannot be opened ({wrong}).") from wrong
    for row, line in enumerate(cells, start=1):
        texts = [_as_text(cell) for cell in line]
        if any(text.strip() for text in texts):
            yield row, texts


def _as_text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _places(file: Path, header: Sequence[str]) -> dict[str, int]:
    plain = [re.sub(r"[^a-z0-9]", "", heading.lower()) for heading in header]
    places = {
        what: at
        for what, pattern in HEADINGS.items()
        for at in [next((at for at, one in enumerate(plain) if re.fullmatch(pattern, one)), None)]
        if at is not None
    }
    if missing := [what for what in ("ruling", "name") if what not in places]:
        raise CannotRule(
            f"{file}: a file of rulings needs the headings {', '.join(COLUMNS)}; there is no "
            f"“{missing[0]}” among {', '.join(header)}."
        )
    return places


def _ruling(file: Path, row: int, cell: dict[str, str]) -> Ruling:
    where = f"{file.name}, row {row}"
    word = cell["ruling"].casefold()
    if word not in WORDS:
        raise CannotRule(
            f"{where}: “{cell['ruling']}” is no ruling. A ruling is one of {', '.join(WORDS)}."
        )
    if not cell["name"]:
        raise CannotRule(f"{where}: the ruling names nobody. Write the name that it is about.")
    other = _other(where, word, cell.get("other", ""))
    withdrawn = cell.get("withdrawn", "")
    return Ruling(
        ruling=word,
        name=cell["name"],
        other=other,
        body=cell.get("body", ""),
        other_body=cell.get("other_body", ""),
        by=cell.get("by", ""),
        date=cell.get("date", ""),
        reason=cell.get("reason", ""),
        withdrawn=bool(withdrawn) and yes_or_no(withdrawn) is not False,
        file=file.name,
        row=row,
    )


def _other(where: str, word: str, other: str) -> str:
    if word in OF_TWO_NAMES and not other:
        raise CannotRule(f"{where}: “{word}” is said of two names. Write the second as `other`.")
    if word not in OF_A_NUMBER:
        return other
    number = company_number(other) if word == COMPANY else charity_number(other)
    if number is None:
        raise CannotRule(
            f"{where}: “{other}” is not a {word} number. Write it as `other`, such as "
            f"{'01234567' if word == COMPANY else '1012345'}."
        )
    return number
