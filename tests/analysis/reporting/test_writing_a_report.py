"""Whoever stops the writing half way still has what was there before, and nothing half written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.analysis.reporting import sample
from weft.analysis.errors import ExitCode
from weft.analysis.reporting import pdf
from weft.analysis.reporting.check import CannotReport
from weft.analysis.reporting.write import FORMATS, write_report

QUICK = frozenset({"csv", "json"})


def prints(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_everything_is_written(written: Path) -> None:
    tables = {f"tables/{table.id}.csv" for table in sample.report().tables()}
    assert set(prints(written)) == tables | {
        "report.html",
        "report.pdf",
        "summary.pdf",
        "report.xlsx",
        "datapackage.json",
        "figures.json",
    }
    assert [each.name for each in written.parent.iterdir()] == ["report"]


def test_the_same_report_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    write_report(sample.report(), tmp_path / "again")
    assert prints(tmp_path / "again") == prints(written)


@pytest.mark.parametrize("format", sorted(FORMATS - {"csv"}))
def test_one_format_alone(format: str, tmp_path: Path) -> None:
    (only,) = write_report(sample.report(3), tmp_path / "out", formats=frozenset({format}))
    assert list((tmp_path / "out").iterdir()) == [only]


def test_a_format_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(CannotReport, match="asked for: docx") as caught:
        write_report(sample.report(3), tmp_path / "out", formats=frozenset({"html", "docx"}))
    assert caught.value.exit_code is ExitCode.WRONG_USE


def test_an_earlier_report_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_report(sample.report(3), out, formats=QUICK)
    files = write_report(sample.report(3), out, formats=frozenset({"json"}))
    assert files == (out / "figures.json",)
    assert set(prints(out)) == {"figures.json"}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_stopping_half_way_leaves_what_was_there(
    stop: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write_report(sample.report(3), out, formats=QUICK)
    before = prints(tmp_path)

    def stopped(*_: object, **__: object) -> bytes:
        raise stop

    monkeypatch.setattr(pdf, "whole", stopped)
    with pytest.raises(stop):
        write_report(sample.report(4), out, formats=frozenset({"pdf", "csv"}))
    assert prints(tmp_path) == before
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_stopping_at_the_last_move_puts_the_old_report_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write_report(sample.report(3), out, formats=QUICK)
    before, move = prints(tmp_path), Path.rename

    def stopped(self: Path, target: Path) -> Path:
        if self.name == "report":
            raise KeyboardInterrupt
        return move(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_report(sample.report(4), out, formats=QUICK)
    assert prints(tmp_path) == before


@pytest.mark.parametrize("theirs", ["thesis.docx", "tables/notes.txt", "payments.parquet"])
def test_other_peoples_files_are_never_replaced(theirs: str, tmp_path: Path) -> None:
    kept = tmp_path / theirs
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine")
    with pytest.raises(CannotReport, match="Choose a new folder") as caught:
        write_report(sample.report(3), tmp_path, formats=QUICK)
    assert caught.value.exit_code is ExitCode.CANNOT_WRITE
    assert kept.read_text() == "mine"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(CannotReport, match="is a file"):
        write_report(sample.report(3), tmp_path / "out", formats=QUICK)


def test_a_place_where_nothing_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CannotReport, match="could not be written") as caught:
        write_report(sample.report(3), tmp_path / "file" / "out", formats=QUICK)
    assert caught.value.exit_code is ExitCode.CANNOT_WRITE


def test_folders_on_the_way_are_made_and_can_be_read_by_others(tmp_path: Path) -> None:
    out = tmp_path / "reports" / "2026-27"
    write_report(sample.report(3), out, formats=QUICK)
    assert out.stat().st_mode & 0o777 == out.parent.stat().st_mode & 0o777
