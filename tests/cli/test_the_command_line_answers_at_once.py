"""Someone who asks for help gets it at once: no engine is loaded to print a page of text."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

ENGINES = {"duckdb", "ibis", "pyarrow", "pandas", "numpy", "altair", "typst", "xlsxwriter", "rich"}

ASK = """
import json, sys
from weft.cli.main import run
sys.argv = ["weft", *sys.argv[1:]]
try:
    run()
except SystemExit as end:
    assert end.code == 0, end.code
print("\\n" + json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


@pytest.mark.parametrize(
    "asked",
    [["--help"], ["spend", "--help"], ["spend", "read", "--help"], ["--version"]],
    ids=" ".join,
)
def test_help_is_printed_without_loading_an_engine(asked: list[str]) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", ASK, *asked], capture_output=True, text=True, check=True
    )

    loaded = set(json.loads(answer.stdout.splitlines()[-1]))

    assert "weft" in answer.stdout.lower()
    assert not loaded & ENGINES
