"""Ctrl-C, a fault or a wrong place to write leave nothing half written, and an older result untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import HEADINGS, csv_file, payments, reading
from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.read import Progress, read


def two_files(folder: Path) -> Path:
    csv_file(folder / "a.csv", [HEADINGS, *payments(9)])
    csv_file(folder / "b.csv", [HEADINGS, *payments(9, first=50, month="05/2016")])
    return folder


def stopping(with_: type[BaseException]) -> Progress:
    """Goes wrong at the second file, when the first is read."""

    def file(name: str) -> None:
        if name == "b.csv":
            raise with_

    return Progress(file=file)


@pytest.mark.parametrize("fault", [KeyboardInterrupt, MemoryError, RuntimeError, SystemExit])
def test_stopped_in_the_middle(tmp_path: Path, fault: type[BaseException]) -> None:
    files = two_files(tmp_path / "in")
    with pytest.raises(fault):
        read([files], tmp_path / "out", progress=stopping(fault))
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_an_older_result_stays_as_it_was(tmp_path: Path) -> None:
    files = two_files(tmp_path / "in")
    folder = reading(files / "a.csv", out=tmp_path / "out").folder
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        read([files], folder, progress=stopping(KeyboardInterrupt))
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_nothing_read_leaves_an_older_result_as_it_was(tmp_path: Path) -> None:
    files = two_files(tmp_path / "in")
    folder = reading(files, out=tmp_path / "out").folder
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    (tmp_path / "empty.csv").touch()
    with pytest.raises(CannotRead):
        reading(tmp_path / "empty.csv", out=folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_what_else_lies_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    files = two_files(tmp_path / "in")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    reading(files, out=tmp_path / "out")
    assert (tmp_path / "out" / "notes.txt").read_text() == "mine"


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    files = two_files(tmp_path / "in")
    (tmp_path / "out").write_text("mine")
    with pytest.raises(WeftError, match="--out") as stopped:
        reading(files, out=tmp_path / "out")
    assert stopped.value.exit_code is ExitCode.CANNOT_WRITE
    assert (tmp_path / "out").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
