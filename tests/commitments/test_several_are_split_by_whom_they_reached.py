"""Several benefits at once, in rows or in a workbook, say whom each reached: by the names under which its measure can be split."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from tests.commitments.conftest import Place
from tests.commitments.test_recording_from_a_spreadsheet import THERE, csv_of, kept, rena, sent
from weft.analysis.frameworks.edition import Cohort
from weft.commitments import queries
from weft.commitments.models import Benefit

__all__ = ["kept", "rena"]
pytestmark = pytest.mark.django_db
TABLE = "/benefits/record/table/"
CARE, YOUNG = Cohort("care", "Care leavers"), Cohort("young", "People aged 16 to 24")


@pytest.fixture(autouse=True)
def split(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is promised to Ambleford can be split by two cohorts, and what to Brindale by none."""

    def cohorts_of(_measures: object, one: object) -> list[Cohort]:
        return [] if one == place.second else [CARE, YOUNG]

    with monkeypatch.context() as changed:
        changed.setattr(queries.Measures, "cohorts_of", cohorts_of)
        yield


def of_a_sheet(*rows: list[str]) -> bytes:
    heads, *lines = csv_of(*rows).decode().split("\r\n")
    return "\r\n".join((f"{heads},Whom it reached", *lines)).encode()


def test_a_line_names_whom_it_reached(place: Place, rena: Client) -> None:
    first = [place.first.ref, "3", "1 10 2026", "", "A group", ""]
    rows = ([*first, "care  Leavers"], [*first, "young"], [*first, ""])
    for known in (rows[:1], rows):
        assert sent(rena, of_a_sheet(*known), "d.csv") == ""
    assert sorted(Benefit.objects.values_list("cohort", flat=True)) == ["", "care", "young"]
    page = sent(rena, of_a_sheet(*rows), "d.csv")
    assert "All of these are recorded already." in page


def test_a_name_that_is_none_of_them_is_said_by_its_row(place: Place, rena: Client) -> None:
    rows = ([one.ref, "3", "1 10 2026", "", "", "", "Veterans"] for one in (place.first, place.second))  # fmt: skip
    page = sent(rena, of_a_sheet(*rows), "d.csv")
    assert "Row 2, Whom did it reach?: “Veterans” is none of these: Care leavers; People aged 16 to 24." in page  # fmt: skip
    assert "Row 3, Whom did it reach?: Amounts of this measure are not split by whom they reached." in page  # fmt: skip
    assert not Benefit.objects.exists()


def test_the_workbook_says_by_whom_each_can_be_split(place: Place, rena: Client) -> None:
    offered = b"".join(rena.get(f"{THERE}delivered.xlsx"))  # type: ignore[arg-type]
    sheet = load_workbook(BytesIO(offered)).active
    assert sheet is not None
    heads, *lines = sheet.iter_rows(values_only=True)
    at = heads.index("Can be split by")
    assert [line[at] or "" for line in lines] == ["Care leavers; People aged 16 to 24", ""]
    assert heads[-1] == "Whom it reached"


def test_a_row_says_whom_it_reached(place: Place, rena: Client) -> None:
    def row(promise: str) -> dict[str, str]:
        return {
            "rows-0-promise": promise, "rows-0-quantity": "3", "rows-0-begins_0": "1", "rows-0-begins_1": "10", "rows-0-begins_2": "2026",
            "rows-0-begins": "1 10 2026", "rows-0-received": "A group", "rows-0-cohort": "Care leavers",
        }  # fmt: skip

    page = rena.get(TABLE).content.decode()
    assert "Whom did it reach?" in page and "People aged 16 to 24" in page
    refused = rena.post(TABLE, row(place.second.ref)).content.decode()
    assert "not split by whom they reached" in refused and not Benefit.objects.exists()
    assert rena.post(TABLE, row(place.first.ref)).status_code == 302
    assert Benefit.objects.get().cohort == "care"


def test_where_nothing_is_split_nobody_is_asked(
    place: Place, rena: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries.Measures, "cohorts_of", lambda _self, _one: [])
    assert "Whom did it reach?" not in rena.get(TABLE).content.decode()
    content = SimpleUploadedFile("d.csv", csv_of([place.first.ref, "3", "1 10 2026", "", "", ""]))
    assert rena.post(THERE, {"chosen": content}).status_code == 302
