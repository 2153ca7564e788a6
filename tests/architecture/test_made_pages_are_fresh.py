"""A page of docs that is made from the code says what the code does now."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.project import ROOT


def test_no_made_page_is_out_of_date() -> None:
    answer = subprocess.run(
        [sys.executable, ROOT / "scripts" / "write_docs.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
