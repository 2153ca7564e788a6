"""A policy lead shows, compares and translates frameworks on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.spend_command import weft

GM14, GM20, PPN = (
    "greater-manchester:2014",
    "greater-manchester:2020",
    "social-value-model:ppn-06-20",
)


def test_what_is_shipped_is_listed() -> None:
    told = weft("frameworks", "list").stdout
    for ref in (
        GM14,
        GM20,
        PPN,
        "social-value-model:ppn-002",
        "sustainable-development-goals:2015",
    ):
        assert ref in told


def test_an_edition_is_shown_as_a_tree_with_its_licence() -> None:
    told = weft("frameworks", "show", "social-value-model").stdout
    assert "Open Government Licence v3.0" in told
    assert "    1  Fair work\n" in told
    assert "      1a  Create and retain high quality jobs\n" in told


def test_a_measure_is_shown_with_its_rules_and_in_the_words_of_others() -> None:
    told = weft("frameworks", "show", GM20, "P3-1").stdout
    assert "left out:       Staff transferred under TUPE" in told
    assert "confirmed by:   participants by sample" in told
    assert f"exact: {PPN}/PO2-1 (agreed)" in told


def test_editions_are_compared_and_frameworks_stand_side_by_side() -> None:
    told = weft("frameworks", "compare", GM14, GM20).stdout
    assert "replaced  O1-1 → P3-1" in told
    assert "levels: [-objective-]{+priority+} → measure" in told
    beside = weft("frameworks", "compare", GM20, PPN).stdout
    assert "Only in" not in beside
    _met, _, unsaid = beside.partition(f"Nobody has said yet what these are in {PPN}:")
    assert "P2-2  Share of the contract's vehicles" in unsaid


def test_amounts_are_translated_and_what_is_lost_is_named(tmp_path: Path) -> None:
    (tmp_path / "told.csv").write_text('measure,quantity\nO1-1,12\nO4-3,40.5\nO1-4,"£1,000.50"\n')
    out = tmp_path / "out.csv"
    told = weft(
        "frameworks", "translate", tmp_path / "told.csv", "--from", GM14, "--to", PPN, "--out", out
    )
    assert told.returncode == 0, told.stderr
    assert "PO2-1  People from the area who started a job: 12 people" in told.stdout
    assert "lost: O1-4  Spending with businesses in the area: £1,000.50." in told.stdout
    assert (
        out.read_text("utf-8-sig")
        .splitlines()[1]
        .startswith(f"arrived,{GM14},O1-1,{PPN},PO2-1,12 people")
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("measure\nO1-1\n", "lacks the column quantity"),
        ("measure,quantity\nZ,1\n", "row 2: “Z” is no measure of greater-manchester:2014"),
        ("measure,quantity\nO1-1,a few\n", "row 2: “a few” is no number of people"),
        ("measure,quantity\nO1-1,1.5\n", "row 2: “1.5” is finer than people are counted"),
        ("measure,quantity\nO1-1,-1\n", "row 2: “-1” is no number of people"),
    ],
)
def test_an_amount_that_cannot_be_read_names_the_row(
    tmp_path: Path, content: str, words: str
) -> None:
    (tmp_path / "told.csv").write_text(content)
    told = weft("frameworks", "translate", tmp_path / "told.csv", "--from", GM14, "--to", PPN)
    assert told.returncode == 2
    assert words in " ".join(told.stderr.split())


def test_a_framework_goes_out_and_comes_back(tmp_path: Path) -> None:
    for form in ("json", "jsonld", "xlsx", "zip"):
        file = tmp_path / f"it.{form}"
        assert weft("frameworks", "export", GM20, file).returncode == 0
        assert (
            "34 entries, 28 measures; nothing is wrong with it."
            in weft("frameworks", "check", file).stdout
        )
    told = weft("frameworks", "compare", tmp_path / "it.xlsx", GM20).stdout
    assert "34 of 34 are as they were." in told


def test_an_edition_that_is_not_there_says_which_are() -> None:
    told = weft("frameworks", "show", "national-toms")
    assert told.returncode == 2
    assert "There are: greater-manchester:2014" in " ".join(told.stderr.split())


def test_mappings_are_suggested_with_reasons(tmp_path: Path) -> None:
    head = "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
    (tmp_path / "none.tsv").write_text(head)
    told = weft("frameworks", "suggest", GM14, PPN, "--mappings", tmp_path / "none.tsv").stdout
    assert "exact: PO2-1  People from the area who started a job" in told
    assert "Both say" in told
    assert "exact: PO2-1" not in weft("frameworks", "suggest", GM14, PPN).stdout, (
        "it is agreed already"
    )


def test_a_guide_is_written_for_those_who_answer(tmp_path: Path) -> None:
    told = weft("frameworks", "guide", GM20, tmp_path / "guide.pdf")
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "guide.pdf").read_bytes().startswith(b"%PDF-")
    assert (
        "cannot be written"
        in weft("frameworks", "guide", GM20, tmp_path / "no" / "guide.pdf").stderr
    )


HEAD = "subject_id\tpredicate_id\tobject_id\tmapping_justification\tobject_source\text_status\tcomment\n"


def crosswalk(path: Path, *rows: str) -> Path:
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows))
    return path


def test_frameworks_of_which_nobody_has_said_anything_are_not_told_apart(tmp_path: Path) -> None:
    none = crosswalk(tmp_path / "none.tsv")
    told = weft("frameworks", "compare", GM14, PPN, "--mappings", none).stdout
    assert "Only in" not in told
    assert told.startswith(f"Nobody has said yet how {GM14} and {PPN} stand to each other.")
    nothing = crosswalk(
        tmp_path / "nothing.tsv",
        "greater-manchester.2014:O1-4\tskos:exactMatch\tsssom:NoTermFound\tx\tsocial-value-model.ppn-06-20:edition\tagreed\tThe model counts no such spending.",
    )
    told = weft("frameworks", "compare", GM14, PPN, "--mappings", nothing).stdout
    agreed, _, unsaid = told.partition(f"Nobody has said yet what these are in {PPN}:")
    assert f"Agreed that {PPN} asks for nothing like these:" in agreed
    assert "O1-4  Spending with businesses in the area" in agreed
    assert "O1-4 " not in unsaid


def test_a_crosswalk_that_speaks_of_a_code_that_is_not_there_names_the_row(tmp_path: Path) -> None:
    wrong = crosswalk(
        tmp_path / "wrong.tsv",
        "greater-manchester.2014:O9-9\tskos:exactMatch\tsocial-value-model.ppn-06-20:PO2-1\tx\t\tagreed\tSo.",
    )
    for asked in (("compare", GM14, PPN), ("suggest", GM14, PPN), ("show", GM14, "O1-1")):
        told = weft("frameworks", *asked, "--mappings", wrong)
        assert told.returncode == 2
        said = " ".join(told.stderr.split())
        assert "wrong.tsv, row 2: greater-manchester:2014 has nothing with the code “O9-9”." in said


def test_no_file_is_written_over_unless_somebody_says_so(tmp_path: Path) -> None:
    kept = tmp_path / "mine.json"
    kept.write_text("mine")
    told = weft("frameworks", "export", GM20, kept)
    assert told.returncode != 0
    assert "is there already. Give another name, or --force to write over it." in " ".join(
        told.stderr.split()
    )
    assert kept.read_text() == "mine"
    assert weft("frameworks", "export", GM20, kept, "--force").returncode == 0
    assert kept.read_text().startswith("{")


def test_a_guide_is_a_pdf_by_its_name_too(tmp_path: Path) -> None:
    told = weft("frameworks", "guide", GM20, tmp_path / "guide.txt")
    assert told.returncode == 2
    assert "guide.txt: a guide is a PDF. Give a name that ends in .pdf." in " ".join(
        told.stderr.split()
    )
    assert not (tmp_path / "guide.txt").exists()
