"""Files that are no table of payments, told by their first bytes, each with the remedy."""

from __future__ import annotations

from typing import IO

_CHUNK = 1 << 20
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_ARCHIVES = (b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_PAGES = (
    b"<!doctype",
    b"<html",
    b"<head",
    b"<?xml",
    b"<body",
    b"<meta",
    b"<div",
    b"<table",
    b"mime-version:",
)


def why_not_read(name: str, head: bytes, file: IO[bytes]) -> str | None:
    """Say why this is no table of payments, told by its first bytes; None when it may be one."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not head:
        return f"{name}: the file is empty (0 bytes). Download or export it again."
    if len(head) > 1 and not head.strip(b"\0"):
        return f"{name}: the file holds only zero bytes, as a download that broke off leaves it. Download or export it again."
    if not start and not file.seek(0) and not _has_more(file):
        return f"{name}: the file holds only white space. Download or export it again."
    if start.startswith(b"%pdf"):
        return f"{name}: this is a PDF, which holds no table that can be read exactly. Ask for the CSV or the workbook that it was made from."
    if head.startswith(_PICTURES) or (head[:2] == b"BM" and head[6:10] == bytes(4)):
        return f"{name}: this is a picture. Ask for the CSV or the workbook that it was made from."
    if start.startswith(_PAGES):
        return _page(name, file)
    if start.startswith(b"{\\rtf"):
        return f"{name}: this is a text document (RTF). Save its table as CSV or XLSX."
    if start.startswith((b'{"', b"[{", b"{\n", b"{\r", b"[\n", b"[\r", b"{ ", b"[ ")):
        return f"{name}: this is JSON, which is not read. Ask for the same as CSV or XLSX."
    if head.startswith(_ARCHIVES) or head[257:262] == b"ustar":
        return f"{name}: this kind of archive is not read. Unpack it, or make it a zip or gzip."
    if head.startswith(b"\x7fELF") or (head.startswith(b"MZ") and b"\x00" in head[:64]):
        return f"{name}: this is a program, not a table. It was not opened."
    return None


def _has_more(file: IO[bytes]) -> bool:
    while chunk := file.read(_CHUNK):
        if chunk.strip():
            return True
    return False


def _page(name: str, file: IO[bytes]) -> str:
    file.seek(0)
    page = file.read(1 << 18).lower()
    again = "Open it in a spreadsheet program and save it as XLSX or CSV."
    if b"urn:schemas-microsoft-com:office:spreadsheet" in page:
        return f"{name}: this is an XML spreadsheet of an old kind. {again}"
    if b"<tr" in page and b"<td" in page and page.count(b"<tr") > 20:
        return f"{name}: this is a web page with a table in it, though its name says otherwise. {again}"
    if page.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and b"<html" not in page:
        return f"{name}: this is XML, which is not read. Ask for the same as CSV or XLSX."
    return f"{name}: this is a web page (often an error page saved instead of the file). Download the file again."
