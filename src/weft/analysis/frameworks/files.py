"""Editions and mappings as files: which form a file has is told by its ending."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from pathlib import Path

from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.frameworks.catalogue import edition_called, shipped, shipped_mappings
from weft.analysis.frameworks.crosswalks import Mapping
from weft.analysis.frameworks.document import all_said, as_document, read_document
from weft.analysis.frameworks.edition import Edition, Node
from weft.analysis.frameworks.faults import not_utf_8
from weft.analysis.frameworks.opened import delimiter_of
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


def write_edition(edition: Edition, path: Path, *, over: bool = True) -> None:
    """Write an edition in the form that the file's ending says; `over` a file that is there. Raises CannotWriteFile."""
    if path.suffix not in WRITERS:
        raise CannotWriteFile(
            f"{path}: a framework's file ends in one of {FORMS}.", exit_code=ExitCode.WRONG_USE
        )
    write_file(path, WRITERS[path.suffix](edition), over=over)


def write_file(path: Path, content: bytes, *, over: bool = True) -> None:
    """Write a file; `over` one that is there. Raises CannotWriteFile."""
    try:
        with path.open("wb" if over else "xb") as opened:
            opened.write(content)
    except FileExistsError:
        raise CannotWriteFile(
            f"{path} is there already. Give another name, or --force to write over it."
        ) from None
    except OSError as error:
        raise CannotWriteFile(f"{path} cannot be written: {error.strerror}.") from None


def mappings_of(paths: Iterable[Path], editions: Iterable[Edition]) -> tuple[Mapping, ...]:
    """The mappings of files, between these editions and all that are shipped; or those that are shipped, where no file is given."""
    known = {one.ref: one for one in (*shipped(), *editions)}.values()
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
    """The same of a text: with commas or semicolons between the columns, or with tabs, as they come out of a workbook; `name` is
    how errors call it. Codes may be in any case."""
    rows = csv.DictReader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter_of(text))
    found: list[Told] = []
    wrong: list[str] = []
    try:
        columns = _columns(name, rows.fieldnames or ())
        spelt = {node.code.lower(): node for node in edition.nodes} | edition.by_code
        for row in rows:
            if not any(value.strip() for value in row.values() if isinstance(value, str)):
                continue
            try:
                said = {n: (row[columns[n]] or "").strip() for n in MEASURED if n in columns}
                found.append(_told(said, spelt, edition.ref))
            except (CannotReadFile, NotAQuantity) as error:
                wrong.append(f"row {rows.line_num}: {error.message}")
    except csv.Error:
        wrong.append(
            f"row {rows.line_num + 1}: it cannot be read. A cell in it is far too long, or a quotation mark is missing."
        )
    if wrong:
        raise CannotReadFile(f"{name}, {wrong[0]}" if len(wrong) == 1 else all_said(name, wrong))
    return tuple(found)


def _columns(name: str, headings: Sequence[str]) -> dict[str, str]:
    """The columns of a list by their names. Raises CannotReadFile."""
    names = [(heading or "").strip().lower() for heading in headings]
    if missing := [one for one in MEASURED[:2] if one not in names]:
        raise CannotReadFile(
            f"{name} lacks the column {', '.join(missing)}. Its first row is {','.join(MEASURED)}."
        )
    if twice := [one for one in MEASURED if names.count(one) > 1]:
        raise CannotReadFile(
            f"{name}: the heading {twice[0]} stands over {names.count(twice[0])} columns. Rename or delete the others."
        )
    return dict(zip(names, headings, strict=True))


def _told(row: dict[str, str], spelt: MappingOf[str, Node], ref: str) -> Told:
    node = spelt.get(row["measure"]) or spelt.get(row["measure"].lower())
    if node is None or node.measure is None:
        raise CannotReadFile(f"“{row['measure'][:80]}” is no measure of {ref}.")
    amount = in_parts(row["quantity"], node.measure.counted_in)
    return Told(node.code, amount, row.get("reference", ""))


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
    "to_wording",
    "reference",
)


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
        told = [told for each in one.contributions for told in each.told]
        yield (
            "arrived", before.ref, codes, after.ref, one.node.code, amount, one.at_least, one.at_most, part, why,
            one.node.wording, _references(told),
        )  # fmt: skip
    for gone in found.lost:
        unit = gone.node.measure.counted_in if gone.node.measure else None
        amounts = ", ".join(in_words(one.parts, unit) for one in gone.told) if unit else ""
        part = unit.part if unit else ""
        yield (
            "lost", before.ref, gone.node.code, after.ref, "", amounts, "", "", part, gone.why, "", _references(gone.told),
        )  # fmt: skip
    for twice in found.twice:
        codes = ", ".join(twice.codes)
        yield "twice", before.ref, codes, after.ref, "", "", "", "", "", twice.words, "", ""


def _references(told: Iterable[Told]) -> str:
    return "; ".join(dict.fromkeys(one.reference for one in told if one.reference))


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises CannotReadFile."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotReadFile(f"{path} cannot be read: {error.strerror}.") from None


def _text(path: Path) -> str:
    content = content_of(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        why = not_utf_8(content, error, "Save it as “CSV UTF-8”.")
        raise CannotReadFile(f"{path} {why}") from None
