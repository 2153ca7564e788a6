"""The rules that people can change; README.md says how."""

from pathlib import Path

KEPT_APART = Path(__file__).parent / "kept_apart.csv"
