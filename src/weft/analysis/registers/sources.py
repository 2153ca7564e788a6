"""From what a publisher gives (files, folders, zips, gzips) to pieces that can be read as a stream."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from weft.analysis.errors import ExitCode, WeftError

BLOCK = 1 << 22
BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
FIRST_LINES = 20
NOT_TABLES = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (XLS)",
    b"\x89PNG": "a picture",
    b"PAR1": "a Parquet file",
    b"<": "a web page or XML",
}


class CannotLoad(WeftError):
    """A file that is not the register that it was given as; the message says what it looks like."""

    exit_code = ExitCode.NOTHING_READ


@dataclass(frozen=True)
class Piece:
    """One stream of a source: a file, or a member of a zip."""

    name: str
    open: Callable[[], BinaryIO]

    def head(self, size: int = 1 << 16) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(size)


def pieces(paths: Sequence[Path]) -> list[Piece]:
    """Every stream in the files given, in the order of their names. Raises CannotLoad."""
    found = [piece for path in paths for file in _files(path) for piece in _inside(file)]
    if not found:
        raise CannotLoad(f"{', '.join(map(str, paths))}: there is no file in it.")
    return found


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(one for one in path.iterdir() if one.is_file() and one.name[0] != ".")
    if not path.is_file():
        raise CannotLoad(f"{path}: there is no such file. Check the spelling.")
    return [path]


def _inside(path: Path) -> list[Piece]:
    with path.open("rb") as file:
        start = file.read(4)
    if not start:
        raise CannotLoad(f"{path}: the file is empty. Fetch it again.")
    if start.startswith(b"PK") and path.suffix.lower() not in {".xlsx", ".ods"}:
        return _members(path)
    if start.startswith(b"\x1f\x8b"):
        return [Piece(path.name, lambda: cast(BinaryIO, gzip.open(path, "rb")))]
    return [Piece(path.name, lambda: path.open("rb"))]


def _members(path: Path) -> list[Piece]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(one.filename for one in archive.infolist() if not one.is_dir())
    except zipfile.BadZipFile:
        raise CannotLoad(f"{path}: the zip is damaged. Fetch it again.") from None
    if "xl/workbook.xml" in names:
        return [Piece(path.name, lambda: path.open("rb"))]
    return [Piece(f"{path.name}!{name}", _member(path, name)) for name in names]


def _member(path: Path, name: str) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        archive = zipfile.ZipFile(path)
        stream = archive.open(name)
        archive.close()  # the stream keeps the file open until it is closed itself
        return cast(BinaryIO, stream)

    return opened


@contextmanager
def undamaged(paths: Sequence[Path]) -> Iterator[None]:
    """Say in words that a zip or gzip is damaged, wherever in it that shows."""
    try:
        yield
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile):
        names = ", ".join(path.name for path in paths)
        raise CannotLoad(f"{names}: damaged, or cut short. Fetch it again.") from None


class Utf8(io.RawIOBase):
    """A stream of text bytes as UTF-8: lines that are not are read as Windows-1252. No BOM."""

    def __init__(self, stream: BinaryIO) -> None:
        """Take the stream to read from; it is closed with this one."""
        self.stream, self.waiting, self.done = stream, b"", False
        self.begun = False

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with the next bytes."""
        view = memoryview(cast(bytearray, buffer))
        while not self.waiting and not self.done:
            self.waiting = self._next()
        size = min(len(view), len(self.waiting))
        view[:size] = self.waiting[:size]
        self.waiting = self.waiting[size:]
        return size

    def _next(self) -> bytes:
        block = self.stream.read(BLOCK)
        self.done = not block
        if block and not block.endswith(b"\n"):
            block += self.stream.readline(BLOCK)
        if not self.begun:
            self.begun = True
            block = block.removeprefix(BOM)
        return _utf8(block)

    def close(self) -> None:
        """Close the stream beneath too."""
        self.stream.close()
        super().close()


def _utf8(block: bytes) -> bytes:
    try:
        block.decode("utf-8")
        return block
    except UnicodeDecodeError:
        return b"".join(_line(line) for line in block.splitlines(keepends=True))


def _line(line: bytes) -> bytes:
    try:
        line.decode("utf-8")
        return line
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").encode("utf-8")


def text_of(piece: Piece) -> IO[str]:
    """A piece as lines of text."""
    if piece.head(2) in UTF_16:
        return io.TextIOWrapper(piece.open(), encoding="utf-16", errors="replace", newline="")
    return io.TextIOWrapper(io.BufferedReader(Utf8(piece.open())), encoding="utf-8", newline="")


def records(piece: Piece) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV, tab-separated or workbook piece with their numbers, from 1; blank ones too."""
    if piece.head(2) == b"PK":
        yield from _sheet(piece)
        return
    with text_of(piece) as lines:
        yield from enumerate(_parsed(lines, _delimiter(piece)), start=1)


def _parsed(lines: IO[str], delimiter: str) -> Iterator[list[str]]:
    if delimiter == "\t":
        return _tabbed(lines)
    csv.field_size_limit(BLOCK)
    return csv.reader((line.replace("\0", "") for line in lines), delimiter=delimiter)


def _tabbed(lines: IO[str]) -> Iterator[list[str]]:
    """Records in tabs. A stray quotation mark is a letter; a cell may go over several lines."""
    wanted, waiting = 0, list[str]()
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        wanted = wanted or len(cells)
        fits = len(waiting) + len(cells) - 1 <= wanted
        if waiting and fits and (len(cells) < wanted or _open(waiting[-1])):
            cells = [*waiting[:-1], f"{waiting[-1]}\n{cells[0]}", *cells[1:]]
        elif waiting:
            yield [_unquoted(cell) for cell in waiting]
        waiting = cells if len(cells) < wanted or _open(cells[-1]) else []
        if not waiting:
            yield [_unquoted(cell) for cell in cells]
    if waiting:
        yield [_unquoted(cell) for cell in waiting]


def _open(cell: str) -> bool:
    """Whether a cell begins with a quotation mark that nothing closes."""
    return cell.startswith('"') and cell.count('"') % 2 == 1


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks around it, if those are around all of it."""
    inner = cell[1:-1]
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return cell


def _delimiter(piece: Piece) -> str:
    first = piece.head().decode("utf-8", "replace").split("\n", FIRST_LINES)[:FIRST_LINES]
    return max((",", "\t", ";", "|"), key="".join(first).count)


def breaks_off(piece: Piece) -> bool:
    """Whether its last line has no end: so it is where a download was cut short."""
    last = b"\n"
    with piece.open() as stream:
        while block := stream.read(BLOCK):
            last = block[-1:]
    return last not in b"\r\n"


def _sheet(piece: Piece) -> Iterator[tuple[int, list[str]]]:
    """The rows of the longest sheet of a workbook."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with piece.open() as stream:
            book = CalamineWorkbook.from_filelike(io.BytesIO(stream.read()))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        rows = max((one.to_python(skip_empty_area=False) for one in sheets), key=len, default=[])
    except CalamineError as fault:
        raise CannotLoad(f"{piece.name}: the workbook cannot be opened ({fault}).") from None
    for number, row in enumerate(rows, start=1):
        yield number, [_cell(cell) for cell in row]


def _cell(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def what_it_is(piece: Piece) -> str | None:
    """What a piece is that is no table and no JSON, in words; None where it may be either."""
    head = piece.head().removeprefix(BOM).lstrip()
    if not head:
        return "an empty file"
    if head.startswith(b"PK") and not _is_zip(piece):
        return "a workbook that is damaged or was cut short"
    return next((words for start, words in NOT_TABLES.items() if head.startswith(start)), None)


def _is_zip(piece: Piece) -> bool:
    with piece.open() as stream:
        return zipfile.is_zipfile(stream)


def is_json(piece: Piece) -> bool:
    """Whether a piece begins as JSON does."""
    return piece.head().removeprefix(BOM).lstrip()[:1] in (b"{", b"[")
