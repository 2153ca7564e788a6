"""A load that is killed leaves no edition; given again, it starts over and sweeps what was left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.analysis.registers.sample import companies_csv, company, loaded, rows
from weft.analysis.editions import Editions

FILE = "BasicCompanyDataAsOneFile-2026-03-01.csv"


def left_in(folder: Path) -> list[Path]:
    return list((folder / "companies-house").glob(".*"))


def kill_while_loading(folder: Path, file: Path) -> None:
    """Start the command, and kill it (kill -9) as soon as it writes into its working folder."""
    command = [sys.executable, "-m", "weft", "registers", "load", "companies-house", str(file)]
    process = subprocess.Popen([*command, "--data", str(folder)])
    try:
        deadline = time.monotonic() + 60
        while not list(folder.glob("companies-house/.*/organisations.parquet")):
            assert process.poll() is None, "the load ended before it could be killed"
            assert time.monotonic() < deadline
            time.sleep(0.01)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()


def test_a_killed_load_is_no_edition_and_can_be_given_again(tmp_path: Path) -> None:
    text = companies_csv(*(company(f"HESKERBY {n} LTD", f"{n:08}") for n in range(1, 3001)))
    file, folder = tmp_path / FILE, tmp_path / "weft"
    file.write_text(text)
    kill_while_loading(folder, file)
    assert Editions(folder).listed() == ()
    assert left_in(folder)
    edition = loaded(tmp_path, "companies-house", {FILE: text})
    assert len(rows(edition)) == 3000
    assert left_in(folder) == []
