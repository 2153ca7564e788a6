"""An officer whose file cannot be read is told the sheet, the row, what stands there, and what may stand there."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest

from tests.analysis.frameworks.invented import edition, measure, objective
from weft.analysis.errors import WeftError
from weft.analysis.frameworks.accepted import WORDS
from weft.analysis.frameworks.document import as_document, read_document
from weft.analysis.frameworks.edition import Cohort, Edition
from weft.analysis.frameworks.faults import sentence
from weft.analysis.frameworks.local_document import read_local_document
from weft.analysis.frameworks.tables import as_csvs, as_workbook, read_tables
from weft.analysis.frameworks.units import UNITS

FINE = edition(
    objective("A"), measure("A.1", parent="A", cohorts=("young",)), cohorts=(Cohort("young", "Young"),)
)  # fmt: skip
Rows = list[list[str]]
Change = Callable[[dict[str, Rows]], None]


def sheets(of: Edition = FINE) -> dict[str, Rows]:
    """The template of an edition, each sheet as its rows."""
    with zipfile.ZipFile(io.BytesIO(as_csvs(of))) as packed:
        return {
            name[:-4]: [*csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig"), newline=""))]
            for name in packed.namelist()
        }


def zipped(found: dict[str, Rows], delimiter: str = ",") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, rows in found.items():
            written = io.StringIO()
            csv.writer(written, delimiter=delimiter).writerows(rows)
            packed.writestr(f"{name}.csv", written.getvalue())
    return held.getvalue()


def booked(found: dict[str, Rows]) -> bytes:
    """The same as a workbook, as somebody else's program writes it: what begins with = is a formula."""
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for name, rows in found.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value.startswith("="):
                        sheet.write_formula(at, column, value, None, "")
                    else:
                        sheet.write_string(at, column, value)
    return held.getvalue()


def changed(column: str, value: str, row: int = 3, sheet: str = "nodes") -> dict[str, Rows]:
    """The template with one cell that says something else; rows are numbered as a spreadsheet shows them."""
    found = sheets()
    found[sheet][row - 1][found[sheet][0].index(column)] = value
    return found


def told(found: dict[str, Rows] | bytes) -> str:
    with pytest.raises(WeftError) as refused:
        read_tables(found if isinstance(found, bytes) else zipped(found), name="ours.zip")
    said = refused.value.message
    for programmers in ("Input should", "Field required", "pydantic", "argument", "None", "Error"):
        assert programmers not in said
    return said


def test_two_columns_with_one_heading_are_an_error_not_a_guess() -> None:
    found = sheets()
    found["nodes"] = [[*row, "Wording " if not at else "Other"] for at, row in enumerate(found["nodes"])]  # fmt: skip
    assert "sheet nodes: the heading “wording” stands over the columns D and AA. A heading names one column: rename or delete the other." in told(found)  # fmt: skip
    assert "columns D and AA" in told(booked(found))


def test_one_row_of_the_edition_that_stands_there_twice_is_an_error() -> None:
    found = sheets()
    found["edition"].append(["Owner", "Somebody else"])
    assert "sheet edition, rows 4 and 16: “owner” stands there 2 times. Delete all but one." in told(found)  # fmt: skip


def test_a_sheet_that_is_there_twice_is_an_error() -> None:
    found = sheets()
    found["old/nodes"] = found["nodes"][:1]
    assert "the sheet nodes is there 2 times" in told(found)


def test_a_sheet_whose_name_is_nearly_one_of_the_template_is_not_passed_over() -> None:
    found = sheets()
    found["cohort"] = found.pop("cohorts")
    said = "the sheet “cohort” is none of the template. Call it cohorts, or take it out."
    assert said in told(found)
    assert said in told(booked(found))


def test_a_sheet_of_notes_beside_the_template_is_nobodys_business() -> None:
    found = sheets()
    found["Notes"] = [["=SUM(A1:A9)", "asked Piet"], ["asked Piet", ""]]
    found["Edition "] = found.pop("edition")
    assert read_tables(booked(found), name="it") == FINE


def test_a_cell_with_an_error_of_the_spreadsheet_is_no_text() -> None:
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for name, rows in sheets().items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name == "nodes":
                sheet.write_formula("D3", "=1/0", None, "#DIV/0!")
    assert "sheet nodes, cell D3: an error of the spreadsheet stands there (#DIV/0!). Put the formula right, or type the value." in told(held.getvalue())  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("valid from", "31/02/2026", "row 3, column “valid from”: “31/02/2026” is no day. Enter a day such as 31/03/2026 or 2026-03-31."),
        ("valid until", "next year", "row 3, column “valid until”: “next year” is no day."),
        ("unit", "lumps", "row 3, column “unit”: “lumps” is no unit. Enter one of people, fte, weeks"),
        ("kind", "result", "row 3, column “kind”: “result” is none of input, output, outcome, story."),
        ("over time", "", "row 3, column “over time”: it is empty. Where something is measured, enter one of sum, latest"),
        ("confirmed by", "the mayor", "row 3, column “confirmed by”: “the mayor” is none of beneficiary, participants_by_sample"),
        ("places", "street", "row 3, column “places”: “street” is none of ward, district"),
        ("origin", "me", "row 3, column “origin”: “me” is none of publisher, weft, place"),
        ("code", "", "row 3, column “code”: it is empty. Enter a code"),
        ("wording", " ", "row 3, column “wording”: it is empty."),
        ("level", "wish", "row 3, column “level”: “wish” is no level of this edition. Enter one of objective, outcome, measure."),
        ("parent", "Z", "row 3 (A.1): “Z”, under which it stands, is not above it in the list"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_stand_is_named_with_what_may_stand_there(
    column: str, value: str, words: str
) -> None:
    assert f"sheet nodes, {words}" in told(changed(column, value))


def test_a_column_that_is_missing_is_one_error_about_the_column() -> None:
    found = sheets()
    at = found["nodes"][0].index("wording")
    found["nodes"] = [[*row[:at], *row[at + 1 :]] for row in found["nodes"]]
    said = told(found)
    assert "sheet nodes: the column “wording” is missing. Its heading stands in row 1." in said
    assert said.count("wording") == 1


def test_one_code_in_two_rows_is_named_with_the_rows() -> None:
    assert "sheet nodes, rows 2 and 3: the code “a” stands there 2 times" in told(
        changed("code", "a")
    )


def test_what_is_missing_of_the_edition_is_named_by_its_row() -> None:
    found = sheets()
    found["edition"][3][1] = ""
    assert "sheet edition, row 4: “owner” is empty. Enter it in the column beside it." in told(found)  # fmt: skip
    del found["edition"][3]
    assert "sheet edition: the row “owner” is missing." in told(found)
    assert (
        "sheet edition, row 11: “Spring” is no day"
        in told(changed("value", "Spring", 11, "edition"))
    )  # fmt: skip


def test_rows_below_a_merged_cell_are_told_to_be_unmerged() -> None:
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for name, rows in changed("level", "").items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name == "nodes":
                sheet.merge_range("B2:B3", "objective")
    assert "sheet nodes, row 3, column “level”: it is within a merged cell. Unmerge it, and fill in each row." in told(held.getvalue())  # fmt: skip


def test_a_formula_without_its_value_is_named() -> None:
    said = told(booked(changed("wording", "=A1&A2")))
    assert "sheet nodes, cell D3: a formula stands there without its value. Save the workbook in a spreadsheet program, or type the value." in said  # fmt: skip


def test_ten_are_said_and_how_many_more_there_are() -> None:
    found = sheets()
    row = found["nodes"][2]
    found["nodes"] += [["", *row[1:]] for _ in range(14)]
    assert "… and 4 more." in told(found)


def test_words_that_pages_show_are_taken_in_any_case() -> None:
    from weft.frameworks import words
    from weft.ui import units

    shown = {
        "unit": [units.UNITS, units.ONE, units.MANY], "kind": [words.KINDS], "over time": [words.ADDS],
        "direction": [words.BETTER], "confirmed by": [words.CONFIRMS], "places": [words.PLACES], "origin": [words.ORIGINS],
    }  # fmt: skip
    for column, tables in shown.items():
        for key, text in ((k, t) for table in tables for k, t in table.items()):
            if (key, text) == ("yes_no", "yes"):
                continue
            for typed in (str(text), str(text).upper(), str(key), str(key).upper()):
                assert WORDS[column].of(typed) == key, (column, typed)
    for typed, key in (("£", "gbp"), ("GBP", "gbp"), ("%", "percent"), ("tCO2e", "tco2e"), ("FTE", "fte"), ("Yes/no", "yes_no")):  # fmt: skip
        assert WORDS["unit"].of(typed) == key
    assert {WORDS["unit"].of(key) for key in UNITS} == set(UNITS)


def test_a_template_filled_in_with_everyday_words_is_read() -> None:
    found = sheets()
    for column, value in {
        "unit": "£", "kind": "Output", "over time": "Added up", "over providers": "SUM", "direction": "Less",
        "confirmed by": "Auditor; Participants", "places": "Ward; District", "valid from": "31/03/2026", "valid until": "1 April 2027",
        "level": "Measure", "parent": "a", "cohorts": "YOUNG",
    }.items():  # fmt: skip
        found["nodes"][2][found["nodes"][0].index(column)] = value
    for content in (zipped(found), booked(found), zipped(found, ";")):
        node = read_tables(content, name="it").nodes[1]
        assert (node.level, node.parent) == ("measure", "A")
        said = node.measure
        assert said is not None
        assert (said.unit, said.kind, said.over_time, said.direction) == (
            "gbp",
            "output",
            "sum",
            "less",
        )
        assert said.confirmed_by == ("auditor", "participants_by_sample")
        assert (said.places, said.cohorts) == (("ward", "district"), ("young",))
        assert f"{said.valid_from} {said.valid_until}" == "2026-03-31 2027-04-01"


def test_days_are_read_as_the_forms_of_pages_read_them() -> None:
    from weft.analysis.frameworks.accepted import day_in
    from weft.ui.days import read_day

    for typed in ("27 3 2027", "27/3/27", "27 March 2027", "27th of March 2027", "2027-03-27", "27.03.2027", "March 27 2027", "Sat 27 Mar 2027", "27032027"):  # fmt: skip
        assert day_in(typed) == read_day(typed), typed
    assert f"{day_in('9999-12-31')}" == "9999-12-31"
    for typed in ("31/02/2026", "2026-02-31", "2027", "13/2027", "3/2027", "soon", "1/1/1850", "1/13/2027", "1 2 3 4"):  # fmt: skip
        assert day_in(typed) is None, typed


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it.json is empty."),
        (b" \n", "it.json is empty."),
        (b"[" * 100_000, "it.json is nested more deeply than any framework."),
        (b'{"a": 1,\n "b": }', "it.json is not JSON: from line 2, letter 7 on it cannot be read."),
        (b'{"name": "Caf\xe9"}', "it.json is not saved as UTF-8: line 1 holds a sign of another encoding. Save it again as UTF-8."),
        (b'{"format": "weft-framework/1", "name": "1", "name": "2"}', "it.json: “name” stands twice in one group. Take one of them out."),
        (b'{"format": "weft-framework/1", "name": NaN}', "“NaN” is no value"),
        (b'{"format": "weft-framework/1", "name": "\\ud800"}', "half a character"),
    ],
)  # fmt: skip
def test_what_is_no_document_says_why_in_words(content: bytes, words: str) -> None:
    with pytest.raises(WeftError, match=re.escape(words)):
        read_document(content, name="it.json")


def document(**said: object) -> str:
    found = json.loads(as_document(FINE))
    found["nodes"][1]["measure"].update(said)
    return json.dumps(found)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"colour": "red"}, "nodes, A.1, measure: “colour” is no field there. Take it out, or check how it is spelt."),
        ({"kind": "Result"}, "nodes, A.1, measure, kind: “Result” is none of input, output, outcome, story."),
        ({"valid_from": "31/03/2026"}, "nodes, A.1, measure, valid_from: “31/03/2026” is no day. Write it as 2026-03-31."),
        ({"unit": 5}, "nodes, A.1, measure, unit: “5” is to be text, in quotation marks."),
        ({"evidence": "a letter"}, "nodes, A.1, measure, evidence: “a letter” is to be a list, in [ and ]."),
        ({"counting": "often"}, "nodes, A.1, measure, counting: “often” is to be a group of fields, in { and }."),
    ],
)  # fmt: skip
def test_a_field_that_cannot_stand_is_named_in_words(said: dict[str, object], words: str) -> None:
    with pytest.raises(WeftError, match=re.escape(words)):
        read_document(document(**said), name="it")


def test_a_field_that_is_missing_is_named() -> None:
    found = json.loads(as_document(FINE))
    del found["nodes"][1]["wording"]
    with pytest.raises(WeftError, match=re.escape("nodes, A.1: “wording” is missing. Add it.")):
        read_document(json.dumps(found), name="it")
    changes = {"format": "weft-local-changes/1", "changes": [{"change": "weigh", "code": "A", "weight": "much"}]}  # fmt: skip
    with pytest.raises(WeftError, match=re.escape("change 1: weight: “much” is to be a number")):
        read_local_document(json.dumps(changes), name="it")


def test_every_error_that_the_reader_of_documents_knows_has_a_sentence_of_ours() -> None:
    from typing import get_args

    from pydantic_core.core_schema import ErrorType

    assert len(get_args(ErrorType)) > 80
    for kind in get_args(ErrorType):
        said = sentence({"type": kind, "loc": ("a",), "input": "x", "msg": "", "ctx": {}})
        assert said.endswith(".")
        for theirs in ("Input", "should", "instance", "_"):
            assert theirs not in said, said


def test_a_workbook_whose_cells_reach_too_far_is_refused_before_it_is_opened() -> None:
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for name in ("edition", "levels", "nodes"):
            book.add_worksheet(name).write_string(0, 0, "code")
        book.get_worksheet_by_name("nodes").write_string(1_048_575, 16_383, "far")
    other = io.BytesIO()
    with zipfile.ZipFile(held) as packed, zipfile.ZipFile(other, "w") as written:
        for one in packed.namelist():
            written.writestr(one, packed.read(one).replace(b'r="XFD1048576"', b"r = 'XFD1048576'"))
    assert told(other.getvalue()) == told(held.getvalue())
    said = told(held.getvalue())
    assert "sheet nodes: its cells reach to row 1,048,576 and column XFD, more than Weft opens. Delete what stands far away" in said  # fmt: skip


def test_a_workbook_that_is_blown_up_is_refused() -> None:
    held = io.BytesIO(as_workbook(FINE))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/blown.xml", b" " * (130 << 20))
    assert "unpacked, it is larger than 128 MB" in told(held.getvalue())


def test_a_locked_or_old_workbook_says_what_to_do() -> None:
    assert "an old workbook (XLS), or locked with a password" in told(b"\xd0\xcf\x11\xe0" + b"0" * 600)  # fmt: skip
    assert "ours.zip is empty." in told(b"")
