"""The `weft` command as a person runs it, and small payment files to give it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TIDY = """\
Body Name,Payment Date,Supplier Name,Net Amount,Purpose,Transaction Number
Harrowfen Council,03/04/2024,Lornolby Repairs Ltd,"1,250.00",Boiler,9001
Harrowfen Council,17/04/2024,Wendimarsh Catering Ltd,310.40,Meals,9002
Harrowfen Council,29/04/2024,Lornolby Repairs Ltd,(50.00),Boiler returned,9003
"""
TIDY_SUM = "1,510.40"
SCAN = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
ERROR_PAGE = b"<!DOCTYPE html><html><head><title>404</title></head><body>Not here</body></html>"
WRITTEN = ["not_payments.csv", "payments.parquet", "quarantine.csv", "reconciliation.json"]


def weft(*words: str | Path, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run `python -m weft` with these words, its output into pipes."""
    return subprocess.run(
        [sys.executable, "-m", "weft", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
        env=surroundings(),
    )


def surroundings() -> dict[str, str]:
    """The environment, without what would make the terminal another one."""
    unwanted = {"WEFT_DEBUG", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"}
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def listed(folder: Path) -> list[str]:
    """The names in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())
