"""Editions and mappings as files: which form a file has is told by its ending."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.frameworks.catalogue import edition_called, shipped_mappings
from weft.analysis.frameworks.crosswalks import Mapping
from weft.analysis.frameworks.document import as_document, read_document
from weft.analysis.frameworks.edition import Edition
from weft.analysis.frameworks.skos import as_skos, read_skos
from weft.analysis.frameworks.sssom import read_sssom
from weft.analysis.frameworks.tables import as_csvs, as_workbook, read_tables
from weft.analysis.frameworks.translated import Told, Translated
from weft.analysis.frameworks.units import NotAQuantity, in_parts, in_words
from weft.analysis.reporting.words import harmless

Writer = Callable[[Edition], bytes]
WRITERS: dict[str, Writer] = {
    ".json": lambda edition: as_document(edition).encode(),
    ".jsonld": lambda edition: as_skos(edition).encode(),
    ".xlsx": as_workbook,
    ".zip": as_csvs,
}
FORMS = ", ".join(WRITERS)
MEASURED = ("measure", "quantity", "reference")


class CannotReadFile(WeftError):
    """A file cannot be read, with what to do about it."""


class CannotWriteFile(WeftError):
    """A file cannot be written."""

    exit_code = ExitCode.CANNOT_WRITE


def edition_of(said: str) -> Edition:
    """The edition that a person names: a file, or a shipped edition ("framework:edition").

    Raises CannotReadFile, CannotReadFramework, or NoSuchEdition, which names those that are shipped.
    """
    path = Path(said)
    return read_edition(path) if path.suffix in WRITERS and path.exists() else edition_called(said)


def read_edition(path: Path) -> Edition:
    """The edition in a file. Raises CannotReadFile and what the readers of the forms raise."""
    return edition_in(content_of(path), name=path.name)


def edition_in(content: bytes, *, name: str) -> Edition:
    """The edition that a file of this name holds. Raises CannotReadFile and what the readers of the forms raise."""
    match Path(name).suffix.lower():
        case ".json":
            return read_document(content, name=name)
        case ".jsonld":
            return read_skos(content, name=name)
        case ".xlsx" | ".zip":
            return read_tables(content, name=name)
    raise CannotReadFile(f"{name} is no framework: its name ends in none of {FORMS}.")


def write_edition(edition: Edition, path: Path) -> None:
    """Write an edition in the form that the file's ending says. Raises CannotWriteFile."""
    if path.suffix not in WRITERS:
        raise CannotWriteFile(
            f"{path}: a framework's file ends in one of {FORMS}.", exit_code=ExitCode.WRONG_USE
        )
    write_file(path, WRITERS[path.suffix](edition))


def write_file(path: Path, content: bytes) -> None:
    """Write a file. Raises CannotWriteFile."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CannotWriteFile(f"{path} cannot be written: {error.strerror}.") from None


def mappings_of(paths: Iterable[Path], editions: Iterable[Edition]) -> tuple[Mapping, ...]:
    """The mappings of files, or those that are shipped where no file is given."""
    known = tuple(editions)
    files = [*paths]
    if not files:
        return shipped_mappings()
    return tuple(
        one for path in files for one in read_sssom(_text(path), name=path.name, editions=known)
    )


def read_measured(path: Path, edition: Edition) -> tuple[Told, ...]:
    """The amounts in a CSV file with the columns measure, quantity and, where there is one, reference.

    Raises CannotReadFile, which names the row.
    """
    return measured_in(_text(path), name=str(path), edition=edition)


def measured_in(text: str, *, name: str, edition: Edition) -> tuple[Told, ...]:
    """The same of a text: with commas between the columns, or with tabs, as they come out of a workbook; `name` is how errors call it."""
    first = text.lstrip().partition("\n")[0]
    rows = csv.DictReader(
        io.StringIO(text.lstrip(), newline=""), delimiter="\t" if "\t" in first else ","
    )
    try:
        columns = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
        if missing := [name for name in MEASURED[:2] if name not in columns]:
            raise CannotReadFile(f"{name} lacks the column {', '.join(missing)}.")
        return tuple(
            _told(f"{name}, row {rows.line_num}", {n: (row[columns[n]] or "").strip() for n in MEASURED if n in columns}, edition)
            for row in rows
            if any(value.strip() for value in row.values() if isinstance(value, str))
        )  # fmt: skip
    except csv.Error as error:
        raise CannotReadFile(f"{name}, row {rows.line_num + 1}: {error}.") from None


def _told(where: str, row: dict[str, str], edition: Edition) -> Told:
    node = edition.by_code.get(row["measure"])
    if node is None or node.measure is None:
        raise CannotReadFile(f"{where}: “{row['measure'][:80]}” is no measure of {edition.ref}.")
    try:
        return Told(
            node.code, in_parts(row["quantity"], node.measure.counted_in), row.get("reference", "")
        )
    except NotAQuantity as error:
        raise CannotReadFile(f"{where}: {error.message}") from None


AS_TRANSLATED = (
    "what",
    "from",
    "from_measure",
    "to",
    "to_measure",
    "amount",
    "at_least",
    "at_most",
    "unit",
    "why",
)


def write_translated(found: Translated, before: Edition, after: Edition, path: Path) -> None:
    """Write what became of a list as a CSV file (`as_translated`). Raises CannotWriteFile."""
    write_file(path, as_translated(found, before, after))


def as_translated(found: Translated, before: Edition, after: Edition) -> bytes:
    """What became of a list as a CSV file: a row for each thing that arrived, was lost or is in it twice.

    Amounts are in the smallest part of the unit.
    """
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(AS_TRANSLATED)
    for row in _rows_of(found, before, after):
        table.writerow([harmless(value) if isinstance(value, str) else value for value in row])
    return written.getvalue().encode("utf-8-sig")


def _rows_of(found: Translated, before: Edition, after: Edition) -> Iterator[Sequence[object]]:
    for one in found.arrived:
        codes = ", ".join(each.mapping.subject_code for each in one.contributions)
        unit = one.node.measure.counted_in if one.node.measure else None
        amount = in_words(one.parts, unit) if unit and one.parts is not None else ""
        part = unit.part if unit else ""
        why = " ".join(each.mapping.rationale for each in one.contributions)
        yield (
            "arrived",
            before.ref,
            codes,
            after.ref,
            one.node.code,
            amount,
            one.at_least,
            one.at_most,
            part,
            why,
        )
    for gone in found.lost:
        unit = gone.node.measure.counted_in if gone.node.measure else None
        told = ", ".join(in_words(one.parts, unit) for one in gone.told) if unit else ""
        part = unit.part if unit else ""
        yield "lost", before.ref, gone.node.code, after.ref, "", told, "", "", part, gone.why
    for twice in found.twice:
        yield (
            "twice",
            before.ref,
            ", ".join(twice.codes),
            after.ref,
            "",
            "",
            "",
            "",
            "",
            twice.words,
        )


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises CannotReadFile."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotReadFile(f"{path} cannot be read: {error.strerror}.") from None


def _text(path: Path) -> str:
    try:
        return content_of(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotReadFile(f"{path} is not UTF-8. Save it as “CSV UTF-8”.") from None
