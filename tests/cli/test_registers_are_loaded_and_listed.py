"""An analyst loads a register, sees what is loaded, and puts it to use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.registers.sample import ROOFS, companies_csv, company
from tests.cli.spend_command import weft

NAME = "BasicCompanyDataAsOneFile-2026-03-01.csv"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_text(
        companies_csv(ROOFS, *(company(f"A{n} B LTD", f"{n:08}") for n in range(1, 60)))
    )
    return path


def test_nothing_is_loaded_at_first(tmp_path: Path) -> None:
    told = weft("registers", "list", "--data", tmp_path)
    assert "No register is loaded" in told.stdout
    assert told.returncode == 0


def test_a_register_is_loaded_then_activated(tmp_path: Path, file: Path) -> None:
    told = weft("registers", "load", "companies-house", file, "--data", tmp_path)
    assert told.returncode == 0, told.stderr
    assert "companies-house 2026-03-01: checked" in told.stdout
    assert "weft registers activate companies-house 2026-03-01" in told.stdout
    told = weft("registers", "activate", "companies-house", "2026-03-01", "--data", tmp_path)
    assert "is in use" in told.stdout
    listed = weft("registers", "list", "--data", tmp_path).stdout
    for words in (
        "companies-house 2026-03-01: active",
        "60 organisations",
        "0 rejected",
        "SHA-256",
    ):
        assert words in listed


def test_a_register_is_activated_as_it_is_loaded(tmp_path: Path, file: Path) -> None:
    told = weft("registers", "load", "companies-house", file, "--activate", "--data", tmp_path)
    assert "companies-house 2026-03-01: active" in told.stdout


def test_a_part_of_a_register_does_not_take_its_place(tmp_path: Path, file: Path) -> None:
    weft("registers", "load", "companies-house", file, "--activate", "--data", tmp_path)
    file.write_text(companies_csv(ROOFS))
    again = ("registers", "load", "companies-house", file, "--edition", "2026-04", "--activate")
    told = weft(*again, "--data", tmp_path)
    assert told.returncode != 0
    assert "may be a part only" in told.stderr
    assert (
        "companies-house 2026-03-01: active" in weft("registers", "list", "--data", tmp_path).stdout
    )


def test_a_rejected_row_is_told_with_its_reason(tmp_path: Path, file: Path) -> None:
    file.write_text(
        file.read_text() + companies_csv(company("X LTD", "n/a")).splitlines()[1] + "\n"
    )
    told = weft("registers", "load", "companies-house", file, "--data", tmp_path)
    assert "rejected: 1 row: no number, or one that the register does not use" in told.stdout
    assert "rejects.csv" in told.stdout


def test_the_same_edition_is_not_loaded_twice(tmp_path: Path, file: Path) -> None:
    weft("registers", "load", "companies-house", file, "--data", tmp_path)
    told = weft("registers", "load", "companies-house", file, "--data", tmp_path)
    assert "loaded already" in told.stderr
    assert told.returncode == 2
