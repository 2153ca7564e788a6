"""The PDF is read out in order, names its language and says the same as the page."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from tests.analysis.reporting import hostile, sample
from weft.analysis.reporting import pdf
from weft.analysis.reporting.model import Report, Section

BOTH = ("report.pdf", "summary.pdf")


@pytest.fixture(params=BOTH)
def read(request: pytest.FixtureRequest, written: Path) -> PdfReader:
    return PdfReader(written / request.param)


@pytest.fixture(scope="module")
def hostile_text(besieged: Path) -> str:
    return text(PdfReader(besieged / "report.pdf"))


def text(reader: PdfReader) -> str:
    said = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    return said.replace("\u200b", "")


def tags(reader: PdfReader) -> list[dict[str, Any]]:
    """Every structure element, parents first."""
    found: list[dict[str, Any]] = []
    waiting: list[Any] = [reader.trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]
    while waiting:
        each = waiting.pop(0)
        each = each.get_object() if isinstance(each, IndirectObject) else each
        if isinstance(each, dict):
            found.append(each) if "/S" in each else None
            below = each.get("/K", [])
            waiting += below if isinstance(below, list) else [below]
    return found


def test_it_is_tagged_and_names_its_language_and_title(read: PdfReader) -> None:
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    title = "Where the money went: Eastmoor City Council, April 2026 to March 2027, by date paid"
    assert read.metadata
    assert read.metadata.title == title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_it_has_no_date_from_the_clock(read: PdfReader) -> None:
    assert read.metadata
    assert read.metadata.creation_date is None
    assert read.metadata.modification_date is None


def test_pictures_have_words_and_tables_have_heads(written: Path) -> None:
    found = tags(PdfReader(written / "report.pdf"))
    pictures = [each for each in found if each["/S"] == "/Figure"]
    assert len(pictures) == 6
    assert all(each["/Alt"] for each in pictures)
    kinds = [str(each["/S"]) for each in found]
    assert kinds.count("/Table") == 9  # the table without rows is a sentence
    assert kinds.count("/TH") >= 9 * 2
    assert "/H1" in kinds


def test_every_section_has_a_bookmark(written: Path) -> None:
    marks = [each for each in PdfReader(written / "report.pdf").outline if isinstance(each, dict)]
    titles = {mark["/Title"] for mark in marks}
    assert {section.title for section in sample.report().sections} <= titles
    assert {"What we do not know", "How each figure was made"} <= titles


def test_it_says_everything(written: Path) -> None:
    said, report = text(PdfReader(written / "report.pdf")), sample.report()
    wanted = [*report.headlines, *report.unknowns, *report.method]
    wanted += [file.sha256 for file in report.inputs]
    for figure in report.figures():
        wanted += [figure.label, *figure.workings.steps]
    for table in report.tables():
        wanted += [table.title, table.definition]
    assert [each for each in wanted if each not in said] == []
    assert "Page 1 of" in said


def test_the_summary_has_what_a_committee_needs(written: Path) -> None:
    reader = PdfReader(written / "summary.pdf")
    said, report = text(reader), sample.report()
    assert len(reader.pages) <= 2
    wanted = [*report.headlines, *report.unknowns, "Where to find the rest", report.id]
    for section in report.sections:
        assert (section.title in said) == section.in_summary
    assert [each for each in wanted if each not in said] == []
    assert len([each for each in tags(reader) if each["/S"] == "/Figure"]) == 3


def swollen(times: int) -> Report:
    report = sample.report(30)
    sections = tuple(
        Section(
            id=f"s{at}",
            title=f"Section {at}",
            sentences=("A sentence of some length about the money. " * 4,) * 5,
            tables=(replace(report.sections[1].tables[0], id=f"t{at}"),),
            in_summary=True,
        )
        for at in range(times)
    )
    return replace(report, sections=sections, unknowns=report.unknowns * times)


@pytest.mark.parametrize("times", [1, 2, 4, 9])
def test_the_summary_never_has_a_third_page(times: int) -> None:
    made = pdf.summary(swollen(times), drawn={})
    assert made.startswith(b"%PDF")
    assert len(PdfReader(BytesIO(made)).pages) <= 2


def test_even_hostile_text_leaves_the_summary_two_pages(besieged: Path) -> None:
    assert len(PdfReader(besieged / "summary.pdf").pages) <= 2


def test_hostile_text_stays_text(hostile_text: str) -> None:
    said = hostile_text
    assert '#panic("owned") #include "/etc/passwd" $x$ *bold* _it_ @ref <label>' in said
    assert "]) #set page(width: 1cm) ([" in said
    assert "<script>document.title='owned'</script>" in said


def test_a_character_that_no_font_has_is_marked_and_said(hostile_text: str) -> None:
    assert "emoji □" in hostile_text
    assert "□ stands for a character that the fonts of this PDF do not have" in hostile_text


def test_ordinary_letters_need_no_trial() -> None:
    assert all(pdf._is_printed(letter) for letter in pdf._SURELY_PRINTED if letter.isprintable())
    assert not pdf._is_printed("😀")


def test_long_words_can_break_and_fingerprints_stay_whole() -> None:
    assert max(map(len, re.split("\u200b", pdf._breakable("W" * 300)))) == 20
    assert pdf._breakable("0123456789abcdef" * 4) == "0123456789abcdef" * 4
    assert pdf._breakable("Neighbourhoods and Highways") == "Neighbourhoods and Highways"


def test_the_same_report_gives_the_same_bytes(written: Path) -> None:
    report, odd = sample.report(), hostile.report()
    assert pdf.whole(report) == (written / "report.pdf").read_bytes()
    assert pdf.summary(report) == (written / "summary.pdf").read_bytes()
    assert pdf.summary(odd, drawn={}) == pdf.summary(odd, drawn={})
