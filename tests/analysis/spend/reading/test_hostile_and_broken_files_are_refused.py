"""A file that cannot be read gets one clear message with its name and a remedy; the others are read."""

from __future__ import annotations

import gzip
import io
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.analysis.spend.reading.given import (
    HEADINGS,
    csv_file,
    csv_text,
    payments,
    reading,
    workbook,
)
from weft.analysis.spend.reading import containers, decoding
from weft.analysis.spend.reading.errors import CannotRead

GOOD = csv_text([HEADINGS, *payments(8)]).encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def nested(depth: int) -> bytes:
    content = GOOD
    for level in range(depth):
        content = zipped(**{f"{level}.csv" if not level else f"{level}.zip": content})
    return content


def locked_zip() -> bytes:
    """A zip whose one member says that it is encrypted."""
    content = bytearray(zipped(**{"april.csv": GOOD}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark)
        content[at + place] |= 1
    return bytes(content)


def locked_workbook() -> bytes:
    """A workbook locked with a password, as Excel locks it."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(whole_workbook(9))).encrypt("secret", out)
    return out.getvalue()


def locked_ods() -> bytes:
    """What is left legible of an ODS workbook that LibreOffice has locked."""
    manifest = b"""<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"""
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped(**{"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": b"\x8f" * 500})  # fmt: skip


def whole_workbook(count: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "whole.xlsx", April=[HEADINGS, *payments(count)])
        return path.read_bytes()


def cut_workbook() -> bytes:
    whole = whole_workbook(200)
    return whole[: len(whole) // 2]


def broken_sheet() -> bytes:
    """A workbook whose zip is whole but whose sheet is not XML."""
    source = zipfile.ZipFile(io.BytesIO(whole_workbook(9)))
    members = {n: source.read(n) for n in source.namelist()}
    members["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData><row r='1'><c"
    members["xl/workbook.xml"] = b"nonsense"
    return zipped(**members)


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(200)


BROKEN: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty.csv": (lambda: b"", "empty", "again"),
    "spaces.csv": (lambda: b"  \r\n \n\t\n" * 2000, "white space", "again"),
    "report.csv": (lambda: b"%PDF-1.7\n" + GOOD, "PDF", "CSV"),
    "picture.csv": (picture, "picture", "CSV"),
    "photo.xlsx": (lambda: b"\xff\xd8\xff\xe0" + bytes(300), "picture", "CSV"),
    "error.csv": (lambda: b"<!DOCTYPE html><html><body>404</body></html>", "web page", "again"),
    "spaced.csv": (lambda: b"\xef\xbb\xbf\n\n <HTML><body>Sorry</body></html>", "web page", "again"),
    "table.xls": (
        lambda: b"<table>" + b"<tr><td>1</td></tr>" * 40 + b"</table>",
        "table in it",
        "save it as",
    ),
    "letter.csv": (lambda: b"{\\rtf1\\ansi hello}", "RTF", "CSV"),
    "binary.csv": (lambda: bytes(range(256)) * 3 + bytes(5000) + GOOD, "not a text", "CSV"),
    "program.csv": (lambda: b"\x7fELF" + bytes(100), "program", "not opened"),
    "archive.csv": (lambda: b"7z\xbc\xaf\x27\x1c" + bytes(100), "archive", "Unpack"),
    "cut.csv.gz": (lambda: gzip.compress(GOOD * 50)[:-40], "cut short", "again"),
    "spoilt.csv.gz": (lambda: gzip.compress(GOOD)[:-8] + bytes(8), "damaged", "again"),
    "cut.zip": (lambda: zipped(**{"a.csv": GOOD * 9})[:-30], "cut short", "again"),
    "cut.xlsx": (cut_workbook, "cut short", "again"),
    "broken.xlsx": (broken_sheet, "damaged", "save it again"),
    "cut.xls": (lambda: OLE + bytes(100), "damaged", "save it again"),
    "locked.xlsx": (locked_workbook, "password", "remove the password"),
    "locked.ods": (locked_ods, "password", "remove the password"),
    "zeros.csv": (lambda: bytes(9000), "zero bytes", "again"),
    "locked.zip": (locked_zip, "password", "Unpack"),
    "cut.parquet": (lambda: b"PAR1" + bytes(100), "damaged", "again"),
    "deep.zip": (lambda: nested(5), "deep", "Unpack"),
    "bomb.zip": (lambda: zipped(**{"bomb.csv": bytes(2_000_000)}), "zip bomb", "Unpack"),
    "bomb.csv.gz": (lambda: gzip.compress(bytes(2_000_000)), "zip bomb", "Unpack"),
    "bomb.xlsx": (
        lambda: zipped(**{"[Content_Types].xml": b"<x/>", "xl/sheet1.xml": bytes(2_000_000)}),
        "zip bomb",
        "Unpack",
    ),
    "line.csv": (lambda: GOOD + b"x" * 300_000, "a line of more than", "again"),
    "quote.csv": (lambda: b"a" * 300_000, "a line of more than", "again"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def lower_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds are for gigabytes; these files are small."""
    monkeypatch.setattr(containers, "_RATIO_FROM", 1 << 20)
    monkeypatch.setattr(decoding, "LONGEST_LINE", 1 << 18)


@pytest.mark.parametrize("name", BROKEN)
def test_one_message_with_a_remedy_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    make, says, remedy = BROKEN[name]
    csv_file(tmp_path / "in" / "april.csv", [HEADINGS, *payments(8)])
    (tmp_path / "in" / name).write_bytes(make())
    result = reading(tmp_path / "in")
    ((path, message),) = result.problems.items()
    assert path.startswith(name.removesuffix(".gz"))
    assert name.removesuffix(".gz") in message
    assert says in message
    assert remedy in message
    assert "\n" not in message
    assert result.file("april.csv")["rows_loaded"] == 8
    assert result.total["rows_loaded"] == 8
    assert result.total["files_that_cannot_be_read"] == 1


@pytest.mark.parametrize("name", ["empty.csv", "report.csv", "locked.xlsx", "bomb.zip"])
def test_alone_it_stops_the_reading_with_the_same_message(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BROKEN[name][0]())
    with pytest.raises(CannotRead, match=BROKEN[name][1]):
        reading(tmp_path / name)


def test_a_path_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no such file or folder") as stopped:
        reading(tmp_path / "nothing.csv")
    assert "nothing.csv" in stopped.value.message


def test_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(CannotRead, match="no file of payments"):
        reading(tmp_path / "in")


@pytest.mark.parametrize(
    "name",
    [
        "ROOT/escaped.csv",
        "../../escaped.csv",
        "..\\escaped.csv",
        "a/../../../escaped.csv",
    ],
)
def test_a_zip_writes_nowhere_but_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sly.zip").write_bytes(zipped(**{name.replace("ROOT", str(tmp_path)): GOOD}))
    before = sorted(tmp_path.rglob("*"))
    result = reading(tmp_path / "in")
    assert result.total["rows_loaded"] == 8
    assert sorted(p for p in tmp_path.rglob("*") if "out" not in p.parts) == before
    assert not list(tmp_path.parent.rglob("*escaped.csv"))


def test_a_link_out_of_the_folder_is_not_followed_for_ever(tmp_path: Path) -> None:
    csv_file(tmp_path / "in" / "april.csv", [HEADINGS, *payments(8)])
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    result = reading(tmp_path / "in")
    assert result.total["rows_loaded"] == 8


def test_a_zip_in_a_zip_and_a_gzip_in_a_zip_are_read(tmp_path: Path) -> None:
    may = csv_text([HEADINGS, *payments(8, month="05/2016", first=50)]).encode()
    inner = zipped(**{"may.csv": may})
    path = tmp_path / "year.zip"
    path.write_bytes(zipped(**{"april.csv.gz": gzip.compress(GOOD), "more.zip": inner}))
    result = reading(path)
    assert result.total["rows_loaded"] == 16
    assert set(result.loaded("source_file")) == {"year.zip!april.csv", "year.zip!more.zip!may.csv"}


def test_a_zip_says_how_large_it_is_and_lies(tmp_path: Path) -> None:
    """The size in the directory is no promise: what comes out is counted."""
    content = bytearray(zipped(**{"bomb.csv": bytes(4_000_000)}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    path = tmp_path / "in" / "liar.zip"
    csv_file(tmp_path / "in" / "april.csv", [HEADINGS, *payments(8)])
    path.write_bytes(bytes(content))
    result = reading(tmp_path / "in")
    assert any(name.startswith("liar.zip") for name in result.problems)
    assert result.total["rows_loaded"] == 8


def test_a_member_that_is_damaged_does_not_spoil_the_next(tmp_path: Path) -> None:
    may = csv_text([HEADINGS, *payments(8, month="05/2016", first=50)]).encode()
    content = bytearray(zipped(**{"april.csv": GOOD, "may.csv": may}))
    at = content.index(b"april.csv") + len("april.csv")
    content[at + 20 : at + 40] = bytes(20)
    path = tmp_path / "year.zip"
    path.write_bytes(bytes(content))
    result = reading(path)
    assert list(result.problems) == ["year.zip!april.csv"]
    assert "damaged" in result.problems["year.zip!april.csv"]
    assert result.total["rows_loaded"] == 8


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MOST_MEMBERS", 5)
    csv_file(tmp_path / "in" / "april.csv", [HEADINGS, *payments(8)])
    (tmp_path / "in" / "many.zip").write_bytes(zipped(**{f"{n}.csv": GOOD for n in range(6)}))
    result = reading(tmp_path / "in")
    assert "at most 5" in result.problems["many.zip"]


def test_hidden_files_and_companions_are_passed_over(tmp_path: Path) -> None:
    csv_file(tmp_path / "in" / "april.csv", [HEADINGS, *payments(8)])
    for name in (".DS_Store", "~$april.xlsx", "datapackage.json", "SOURCES.md", "Thumbs.db"):
        (tmp_path / "in" / name).write_bytes(b"\x00\x01\x02")
    result = reading(tmp_path / "in")
    assert result.problems == {}
    assert [file["path"] for file in result.account["files"]] == ["april.csv"]
