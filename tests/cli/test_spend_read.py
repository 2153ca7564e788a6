"""`weft spend read` in a real process: what it writes, says, and ends with."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.spend_command import ERROR_PAGE, SCAN, TIDY, TIDY_SUM, WRITTEN, listed, weft
from weft.analysis.errors import ExitCode


@pytest.fixture
def april(tmp_path: Path) -> Path:
    file = tmp_path / "april.csv"
    file.write_text(TIDY)
    return file


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_a_tidy_file_is_read_and_its_sums_are_said(april: Path, out: Path) -> None:
    answer = weft("spend", "read", april, "--out", out)
    assert (answer.returncode, answer.stderr) == (ExitCode.DONE, "")
    assert listed(out) == WRITTEN
    loaded = next(line for line in answer.stdout.splitlines() if line.split()[0] == "loaded")
    assert " 3 rows" in loaded
    assert TIDY_SUM in loaded
    assert str(out) in answer.stdout


def test_the_script_and_the_module_are_the_same_command(april: Path, out: Path) -> None:
    script = Path(sys.executable).with_name("weft")
    words = ["spend", "read", str(april), "--out", str(out)]
    by_script = subprocess.run([script, *words], capture_output=True, text=True, check=False)
    assert by_script.returncode == ExitCode.DONE
    assert by_script.stdout == weft(*words).stdout


def test_a_second_reading_writes_the_same_bytes(april: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        assert weft("spend", "read", april, "--out", folder).returncode == ExitCode.DONE
    for name in WRITTEN:
        assert (first / name).read_bytes() == (second / name).read_bytes()


@pytest.mark.parametrize(
    ("content", "told"),
    [(SCAN, "PDF"), (ERROR_PAGE, "web page"), (b"", "empty")],
    ids=["a scan", "an error page", "nothing"],
)
def test_beside_a_bad_file_the_others_are_read(
    april: Path, out: Path, content: bytes, told: str
) -> None:
    (april.parent / "may.csv").write_bytes(content)
    answer = weft("spend", "read", april.parent, "--out", out)
    assert answer.returncode == ExitCode.PARTLY_READ
    assert listed(out) == WRITTEN
    [message] = answer.stderr.splitlines()
    assert message.startswith("may.csv: ")
    assert told in message
    assert TIDY_SUM in answer.stdout
    account = json.loads((out / "reconciliation.json").read_text())
    assert [file["rows_loaded"] for file in account["files"]] == [3, 0]


def test_a_bad_member_of_a_zip_leaves_the_others_whole(tmp_path: Path, out: Path) -> None:
    with zipfile.ZipFile(tmp_path / "year.zip", "w") as archive:
        archive.writestr("april.csv", TIDY)
        archive.writestr("may.csv", SCAN)
    answer = weft("spend", "read", tmp_path / "year.zip", "--out", out)
    assert answer.returncode == ExitCode.PARTLY_READ
    assert "year.zip!may.csv" in answer.stderr
    assert TIDY_SUM in answer.stdout


def test_where_nothing_can_be_read_nothing_is_written(tmp_path: Path, out: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "april.csv").write_bytes(SCAN)
    (files / "may.csv").write_bytes(ERROR_PAGE)
    answer = weft("spend", "read", files, "--out", out)
    assert answer.returncode == ExitCode.NOTHING_READ
    assert "april.csv" in answer.stderr
    assert "may.csv" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert listed(tmp_path) == ["files"]


def test_a_folder_without_files_is_told(tmp_path: Path, out: Path) -> None:
    (tmp_path / "files").mkdir()
    answer = weft("spend", "read", tmp_path / "files", "--out", out)
    assert answer.returncode == ExitCode.NOTHING_READ
    assert "no file of payments" in answer.stderr
    assert listed(tmp_path) == ["files"]


def test_a_path_that_is_not_there_is_named(april: Path, out: Path) -> None:
    missing = april.with_name("aprl.csv")
    answer = weft("spend", "read", april, missing, "--out", out)
    assert answer.returncode == ExitCode.NOTHING_READ
    assert answer.stderr.count("\n") == 1
    assert str(missing) in answer.stderr
    assert listed(april.parent) == ["april.csv"]


def test_a_place_that_cannot_be_written_to_is_named(april: Path) -> None:
    taken = april.with_name("taken")
    taken.write_text("mine")
    for out in (taken, taken / "deeper"):
        answer = weft("spend", "read", april, "--out", out)
        assert answer.returncode == ExitCode.CANNOT_WRITE
        assert str(out) in answer.stderr
        assert "--out" in answer.stderr
    assert taken.read_text() == "mine"
    assert listed(april.parent) == ["april.csv", "taken"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--map", "payer=Supplier Name"], "supplier_name"),
        (["--map", "Supplier Name"], "--map"),
        (["--dates", "martian"], "british"),
        (["--profile", "no-such-profile.toml"], "no-such-profile.toml"),
    ],
)
def test_an_option_that_makes_no_sense_is_wrong_use(
    april: Path, out: Path, words: list[str], told: str
) -> None:
    answer = weft("spend", "read", april, "--out", out, *words)
    assert answer.returncode == ExitCode.WRONG_USE
    assert told in answer.stderr
    assert not out.exists()


def test_the_folder_to_write_into_must_be_given(april: Path) -> None:
    answer = weft("spend", "read", april)
    assert answer.returncode == ExitCode.WRONG_USE
    assert "--out" in answer.stderr


def test_a_column_that_no_file_has_is_told_with_those_there_are(april: Path, out: Path) -> None:
    answer = weft("spend", "read", april, "--out", out, "--map", "supplier=Vendor")
    assert answer.returncode == ExitCode.NOTHING_READ
    for words in ("april.csv", "“Vendor”", "“Supplier Name”", "“Net Amount”"):
        assert words in answer.stderr
    assert not out.exists()


def test_a_person_who_knows_better_is_believed_and_remembered(tmp_path: Path, out: Path) -> None:
    """Two columns of names: without a word the first is the payee, with --map the second."""
    import pyarrow.parquet as pq

    file, profile = tmp_path / "may.csv", tmp_path / "ours.toml"
    file.write_text(
        "Date,Supplier,Paid On Behalf To,Amount\n"
        "01/05/2024,Agent Ltd,Builder Ltd,100.00\n"
        "14/05/2024,Agent Ltd,Joiner Ltd,200.00\n"
    )
    said = weft(
        "spend", "read", file, "--out", out, "--map", "supplier=Paid On Behalf To",
        "--body", "Ostlebeck Council", "--save-profile", profile,
    )  # fmt: skip
    assert said.returncode == ExitCode.DONE, said.stderr
    again = weft("spend", "read", file, "--out", tmp_path / "again", "--profile", profile)
    assert again.returncode == ExitCode.DONE, again.stderr
    for folder in (out, tmp_path / "again"):
        payments = pq.read_table(folder / "payments.parquet")
        assert payments["supplier_name"].to_pylist() == ["Builder Ltd", "Joiner Ltd"]
        assert set(payments["body"].to_pylist()) == {"Ostlebeck Council"}


def test_it_says_what_it_took_for_what(tmp_path: Path, out: Path) -> None:
    file = tmp_path / "april.csv"
    file.write_text(
        "Date,Supplier,Dr/Cr,Amount\n01/05/2024,Acorn Ltd,Dr,5.00\n02/05/2024,Birch Ltd,Cr,2.00\n"
    )
    said = weft("spend", "read", file, "--out", out).stdout
    assert "taken so: Credits are told by the column “Dr/Cr” (april.csv)" in said
