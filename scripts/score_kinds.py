"""How good the kinds of organisation by name are, on names whose kind somebody else has stated.

    python scripts/score_kinds.py FOLDER [--half develop|report] [--errors]

FOLDER holds `orgs/orgtype_names_labelled`, `gold` and `labels` (docs/method/kinds.md says what they
are). Names are halved by a hash: the rules were made looking at the one half, the figures are of the other.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


from weft.analysis.engine import engine
from weft.analysis.names.keys import plain
from weft.analysis.names.people import with_looks
from weft.analysis.spend.kinds import kinds

LISTS = {  # the list's kind, and others that a name in it may be as well
    "Community Interest Company": ("CIC", ()),
    "Company Limited by Guarantee": (
        "company", ("charity", "school", "university", "housing association", "co-operative", "CIC"),
    ),
    "Further Education": ("school", ()),
    "Government": ("public body", ("NHS",)),
    "Local Authority": ("public body", ()),
    "Parish or Town Council": ("public body", ()),
    "Private Limited Company": ("company", ()),
    "Registered Society": ("co-operative", ("housing association",)),
    "Registered charity": ("charity", ("school", "university", "housing association", "NHS")),
    "Royal Charter Company": ("", ("charity", "school", "university", "public body", "company")),
    "Community Amateur Sports Club": ("", ()),
    "School": ("school", ()),
    "University": ("university", ("school",)),
}  # fmt: skip
COUNCILS = {
    "company": ("company", ()),
    "national_chain": ("company", ("co-operative", "charity", "public body")),
    "public_body": ("public body", ("NHS",)),
    "charity_cic_ha": ("charity", ("CIC", "housing association", "co-operative", "school")),
    "nhs": ("NHS", ()),
    "school": ("school", ()),
    "sole_trader": ("person", ()),
    "university": ("university", ("school",)),
}
SUPPLIERS = {
    "VCS": ("charity", ("CIC", "housing association", "co-operative", "company", "school")),
    "PUBLIC": ("public body", ("NHS", "university", "school")),
}
Labelled = tuple[str, str, tuple[str, ...]]


@dataclass
class Score:
    """For one kind: how many names are of it, how many were said to be, how many of these rightly."""

    of_it: int = 0
    found: int = 0
    said: int = 0
    right: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Rightly said of all that were said."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Found of all that are of it."""
        return self.found / self.of_it if self.of_it else 0.0


def labelled(folder: Path) -> Iterator[tuple[str, list[Labelled]]]:
    """Each set of names with its kinds: the lists by legal type, council suppliers, departments' ones."""
    lists = folder / "orgs/orgtype_names_labelled"
    yield (
        "lists",
        [
            (name, *truth)
            for file, truth in LISTS.items()
            for name in _lines(lists / f"{file}.txt.gz")
        ],
    )
    yield (
        "councils",
        [
            (row["name"], *COUNCILS[row["kind"]])
            for row in _rows(folder / "gold/dev.csv")
            if row["label"] == "same" and row["kind"] in COUNCILS
        ],
    )
    yield (
        "departments",
        sorted(
            {
                (row["supplier_name"], *SUPPLIERS[row["type_norm"]])
                for row in _rows(folder / "labels/ukgov_supplier_type.csv")
                if row["type_norm"] in SUPPLIERS and not row["supplier_name"].isdigit()
            }
        ),
    )


def in_half(name: str, half: str) -> bool:
    """Whether a name belongs to the half that is looked at (develop) or to the one kept back (report)."""
    return (hashlib.sha256(name.lower().encode()).digest()[0] % 2 == 0) == (half == "develop")


def scores(names: list[Labelled], half: str) -> dict[str, Score]:
    """The scores of each kind over the names of one half."""
    rows = [row for row in names if in_half(row[0], half)]
    said = _kinds([name for name, _, _ in rows])
    found: dict[str, Score] = defaultdict(Score)
    for (name, kind, also), answer in zip(rows, said, strict=True):
        if kind:
            found[kind].of_it += 1
            found[kind].found += answer == kind
            if answer != kind and answer == "unknown":
                found[kind].missed.append(name)
        found[answer].said += 1
        if answer == kind or answer in also:
            found[answer].right += 1
        else:
            found[answer].wrong.append((name, kind))
    found.pop("unknown", None)
    return found


def _kinds(names: list[str]) -> list[str]:
    with engine() as connection:
        connection.con.register("names", pa.table({"n": range(len(names)), "name": names}))
        table = connection.table("names")
        table = with_looks(table.mutate(plain=plain(table.name))).rename(individual="looks")
        answers: list[str] = kinds(table).order_by("n").to_pyarrow()["kind"].to_pylist()
    return answers


def _lines(file: Path) -> list[str]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return sorted({line.strip().strip('"') for line in lines if line.strip()})


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def main() -> None:
    """Print precision and recall of each kind in each set."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("--half", default="report", choices=("develop", "report"))
    words.add_argument("--errors", action="store_true")
    given = words.parse_args()
    for title, names in labelled(given.folder):
        print(f"{title} ({given.half})")
        for kind, score in sorted(scores(names, given.half).items()):
            print(
                f"  {kind:20} names {score.of_it:7,} found {score.found:7,} recall {score.recall:.3f}"
                f"   said {score.said:7,} right {score.right:7,} precision {score.precision:.3f}"
            )
            if given.errors and given.half == "develop":
                print("     ", Counter(truth for _, truth in score.wrong).most_common(5))
                print(
                    "      wrong:",
                    "; ".join(name for name, _ in score.wrong[:: max(1, len(score.wrong) // 14)]),
                )
                print("      missed:", "; ".join(score.missed[:: max(1, len(score.missed) // 14)]))


if __name__ == "__main__":
    main()
