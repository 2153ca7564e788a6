"""The rules that people can change; README.md says how."""

from pathlib import Path

FOLDER = Path(__file__).parent
KEPT_APART = FOLDER / "kept_apart.csv"
KINDS = FOLDER / "kinds.csv"
PAID_TO_PEOPLE = FOLDER / "paid_to_people.csv"
