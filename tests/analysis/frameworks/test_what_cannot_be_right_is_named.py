"""What cannot be right in an edition is named, with the place where it stands; a hostile file is refused."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.analysis.frameworks.invented import PLACE, counted, edition, measure, objective
from weft.analysis.errors import WeftError
from weft.analysis.frameworks.document import as_document, read_document
from weft.analysis.frameworks.edition import Cohort, Edition, Licence, Node, Source, problems
from weft.analysis.frameworks.files import read_edition, write_edition
from weft.analysis.frameworks.measure import AddsUp, Confirmer, MeasureKind
from weft.analysis.frameworks.skos import read_skos
from weft.analysis.frameworks.tables import as_csvs, as_workbook, read_tables

LATEST, NEVER, AVERAGE, SUM = AddsUp.LATEST, AddsUp.NEVER, AddsUp.WEIGHTED_AVERAGE, AddsUp.SUM
WRONG: list[tuple[Edition, str]] = [
    (edition(objective("A"), objective("a")), "nodes: “a” stands there 2 times"),
    (edition(objective("A b")), "the code “A b” may hold"),
    (edition(Node("A", "wish", "Be kind")), "A: the level “wish” is not one"),
    (edition(objective("A", " ")), "A: it has no wording"),
    (edition(measure("A.1", parent="A"), objective("A")), "A.1: “A”, under which it stands, is not above"),
    (edition(objective("A"), replace(objective("B"), parent="A")), "B: a node of the level objective cannot"),
    (edition(replace(objective("A"), measure=counted()), measure("A.1", parent="A")), "A.1: it stands under “A”, at which something is counted: a measure has nothing under it"),
    (edition(objective("O"), measure("A", parent="O"), measure("B", parent="A")), "B: it stands under “A”, at which something is counted"),
    (edition(replace(objective("A"), source="s9")), "A: its source “s9” is not among"),
    (edition(sources=(Source("s", "A report", "Us", "javascript:alert(1)"),)), "s: its address “javascript:alert(1)” begins neither"),
    (replace(edition(), framework=replace(PLACE, licence=Licence("Open", "data:x"))), "licence: its address “data:x” begins neither"),
    (edition(name="1 2"), "edition: the name “1 2” may hold"),
    (replace(edition(), framework=replace(PLACE, key="Quill Mouth")), "framework: the key “Quill Mouth”"),
    (edition(begins=date(2026, 1, 2), ends=date(2026, 1, 1)), "edition: it ends before it begins"),
    (edition(replaces="1"), "edition: it cannot replace itself"),
    (edition(objective("A", "one\x00two")), "A: the wording holds a sign that cannot be shown"),
    (edition(objective("A", "x" * 20_001)), "A: the wording has more than 20,000 letters"),
    (edition(measure("A", evidence=("one\ntwo",))), "A: each of its evidence is one line"),
    (edition(measure("A", unit="lumps")), "A: the unit “lumps” is none of people, fte"),
    (edition(measure("A", unit="story", kind=MeasureKind.OUTPUT)), "A: a measure of the kind story"),
    (edition(measure("A", unit="yes_no", over_time=SUM)), "A: yes or no cannot be added up over time"),
    (edition(measure("A", over_providers=LATEST)), "A: over providers there is no latest"),
    (edition(measure("A", over_providers=AVERAGE)), "A: people have no weighted average"),
    (edition(measure("A", unit="percent", over_time=LATEST, over_providers=AVERAGE)), "A: a weighted average must say"),
    (edition(measure("A", weighted_by="A")), "A: it says what it is weighted by, and is no weighted average"),
    (edition(measure("A", confirmed_by=(Confirmer.NOBODY, Confirmer.AUDITOR))), "A: nobody can confirm it, and somebody"),
    (edition(measure("A", confirmed_by=())), "A: it does not say who can confirm it"),
    (edition(measure("A", places=("street",))), "A: places are split by ward, district"),
    (edition(measure("A", cohorts=("c",))), "A: it is split by cohorts that the edition has not: c"),
    (edition(measure("A", valid_from=date(2026, 1, 2), valid_until=date(2026, 1, 1))), "A: it ends before it begins"),
    (edition(measure("A", part_of="B")), "A: it is part of “B”, which is no measure"),
    (edition(measure("A"), measure("B", unit="hours", part_of="A")), "B: it is part of “A”, which is counted in people"),
    (edition(measure("A", part_of="B"), measure("B", part_of="A")), "A: by a way around it is part of itself"),
    (edition(cohorts=(Cohort("c", "One"), Cohort("c", "Two"))), "cohorts: “c” stands there 2 times"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "words"), WRONG, ids=[words for _, words in WRONG])
def test_it_is_named(wrong: Edition, words: str) -> None:
    found = [str(one) for one in problems(wrong)]
    assert any(one.startswith(words) or words in one for one in found), found
    with pytest.raises(WeftError, match="it cannot be read:"):
        read_document(as_document(wrong), name="it")


FINE = edition(objective("A"), measure("A.1", parent="A"))


def test_a_field_that_is_not_known_is_named_with_its_place() -> None:
    document = json.loads(as_document(FINE))
    document["nodes"][1]["measure"]["colour"] = "red"
    with pytest.raises(WeftError, match=r"nodes, A\.1, measure: “colour” is no field there"):
        read_document(json.dumps(document), name="it")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"[" * 100_000, "it is nested more deeply"),
        (b"[1]", "it is no framework"),
        (b'{"format": "other/1"}', "it is no framework"),
        (b'{"format": "weft-framework/1"}', "“framework” is missing"),
        (b"\xff\xfe", "it is not saved as UTF-8"),
    ],
)
def test_what_is_no_document_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(WeftError, match=words):
        read_document(content, name="it")


@pytest.mark.parametrize(
    "context",
    ["http://evil.example/c", ["http://evil.example/c", {}], {"@import": "http://evil.example/c"}],
)
def test_nothing_is_fetched(context: object) -> None:
    said = {"@context": context, "@graph": [{"@id": "x:s", "@type": "skos:ConceptScheme"}]}
    with pytest.raises(WeftError, match="Weft fetches nothing"):
        read_skos(json.dumps(said), name="it")


def test_concepts_in_a_circle_are_refused() -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    said = [
        {"@id": "http://x.example/s", "@type": f"{skos}ConceptScheme"},
        *(
            {"@id": f"http://x.example/{a}", "@type": f"{skos}Concept", f"{skos}prefLabel": a,
             f"{skos}broader": {"@id": f"http://x.example/{b}"}}
            for a, b in ("ab", "ba")
        ),
    ]  # fmt: skip
    with pytest.raises(WeftError, match="by a way around broader than themselves"):
        read_skos(json.dumps(said), name="it")


def zipped(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(f"{name}.csv", text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK nonsense", "neither a workbook"),
        (zipped(other="a,b"), "has no sheet edition, levels, nodes"),
        (zipped(edition="what,value\ncolour,red", levels="key", nodes="code"), "“colour” is none of"),
        (zipped(edition="what,value", levels="key", nodes="code,colour"), "column “colour” is none of"),
        (zipped(edition="what,value\nmay be published,perhaps", levels="key", nodes="code"), "is yes or no"),
    ],
)  # fmt: skip
def test_what_is_no_template_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(WeftError, match=words):
        read_tables(content, name="it")


def test_a_text_that_looks_like_a_formula_is_made_harmless_and_comes_back() -> None:
    risky = edition(
        objective("A", "=1+1"),
        objective("B", "'=1+1"),
        objective("C", "-5"),
        objective("D", "'tis"),
        replace(objective("E"), note="'\n"),
        replace(objective("F"), note="''\n'=1"),
    )
    with zipfile.ZipFile(io.BytesIO(as_csvs(risky))) as packed:
        text = packed.read("nodes.csv").decode("utf-8-sig")
    assert "A,objective,,'=1+1" in text
    assert "D,objective,,'tis" in text
    assert read_tables(as_csvs(risky), name="it") == risky
    assert read_tables(as_workbook(risky), name="it") == risky


def test_numbers_that_somebody_types_into_the_workbook_are_codes(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "typed.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        head = book.add_worksheet("edition")
        told = [("what", "value"), ("framework", "ours"), ("framework name", "Ours"), ("owner", "We"),
                ("licence", "Open"), ("edition", 2026)]  # fmt: skip
        for at, row in enumerate(told):
            head.write_row(at, 0, row)
        book.add_worksheet("levels").write_row(0, 0, ("key", "one", "many"))
        book.get_worksheet_by_name("levels").write_row(
            1, 0, ("objective", "objective", "objectives")
        )
        nodes = book.add_worksheet("nodes")
        nodes.write_row(0, 0, ("code", "level", "wording"))
        nodes.write_row(1, 0, (1, "objective", "Be kind"))
    found = read_edition(path)
    assert (found.name, found.nodes[0].code) == ("2026", "1")


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(WeftError, match="cannot be written"):
        write_edition(FINE, tmp_path / "nowhere" / "it.json")
    with pytest.raises(WeftError, match="ends in one of"):
        write_edition(FINE, tmp_path / "it.doc")
