"""A person whom a council paid looks for their name in everything that is published, in vain."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from pypdf import PdfReader


def texts(report: Path) -> Iterator[tuple[str, str]]:
    """Every file of the report, as the text that can be found in it."""
    for path in sorted(path for path in report.rglob("*") if path.is_file()):
        if path.suffix == ".pdf":
            yield path.name, " ".join(page.extract_text() for page in PdfReader(path).pages)
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                yield path.name, " ".join(book.read(name).decode() for name in book.namelist())
        else:
            yield path.name, path.read_text(encoding="utf-8")


def plain(text: str) -> str:
    return re.sub(r"[\s\u200b]+", " ", unescape(text)).casefold()


def test_no_individual_is_named_in_any_file(published: Path, individuals: set[str]) -> None:
    assert len(individuals) >= 5
    said = {name: plain(text) for name, text in texts(published)}
    assert {"report.html", "report.pdf", "summary.pdf", "report.xlsx", "figures.json"} <= set(said)
    named = {
        (file, person)
        for file, text in said.items()
        for person in individuals
        if plain(person) in text
    }
    assert named == set()


def test_a_firm_would_be_found_by_the_same_search(published: Path) -> None:
    said = {name: plain(text) for name, text in texts(published)}
    for file in ("report.html", "report.pdf", "summary.pdf", "report.xlsx", "suppliers-top.csv"):
        assert "eastmarch pension fund" in said[file], file
