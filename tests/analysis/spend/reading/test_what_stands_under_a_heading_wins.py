"""Names under “Supplier ID”, a flag that withholds names: the cells decide, and what was decided is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import reading_of

NAMES = ["Acorn Care", "Bloggs and Daughters", "Corner Café", "J Dunn", "Elm House", "Fforest Timber"]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "number", "made"),
    [("Supplier", "Supplier ID", "10023"), ("Vendor Name", "Vendor No", "V00"), ("Payee", "Payee Code", "C-")],
)  # fmt: skip
def test_name_and_number_headed_the_wrong_way_round(
    tmp_path: Path, name: str, number: str, made: str
) -> None:
    rows = [(f"0{n}/05/2024", f"{made}{n}", payee, "5.00") for n, payee in enumerate(NAMES, 1)]
    result = reading_of(tmp_path, [("Date", name, number, "Amount"), *rows])
    assert result.loaded("supplier_name") == NAMES
    assert result.loaded("supplier_ref") == [f"{made}{n}" for n in range(1, 7)]
    (note,) = result.only["tables"][0]["notes"]
    assert f"“{name}” and “{number}” stand the wrong way round" in note


@pytest.mark.parametrize(
    ("heading", "no", "yes"),
    [("Redacted", "N", "Y"), ("Contains Personal Data", "false", "true"), ("Redaction", "", "x"), ("Publish/Redact?", "Publish", "Redact")],
)  # fmt: skip
def test_a_flag_withholds_the_name(tmp_path: Path, heading: str, no: str, yes: str) -> None:
    rows = [(f"0{n}/05/2024", payee, yes if payee == "J Dunn" else no, "5.00") for n, payee in enumerate(NAMES, 1)]  # fmt: skip
    result = reading_of(tmp_path, [("Date", "Supplier", heading, "Amount"), *rows])
    shown = [None if payee == "J Dunn" else payee for payee in NAMES]
    assert result.loaded("supplier_name") == shown
    assert result.loaded("payee")[3] == "redacted"
    assert result.loaded("payee").count("named") == 5


def test_a_purpose_called_redacted_hides_nobody(tmp_path: Path) -> None:
    rows = [(f"0{n}/05/2024", payee, "Personal care", "5.00") for n, payee in enumerate(NAMES, 1)]
    result = reading_of(tmp_path, [("Date", "Supplier", "Personal data", "Amount"), *rows])
    assert result.loaded("supplier_name") == NAMES
