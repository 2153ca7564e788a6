"""Read the published files of real councils and write what came of it to docs/method/real-files.md.

    python scripts/real_files.py

The files lie beside the project, in ../shared/data/spend; not everyone has them. Only counts, sums
and the names of the publishers go into the page: no row, no payee, nothing else from a file.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, fields
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "data" / "spend"
PAGE = ROOT / "docs" / "method" / "real-files.md"
BLANK = "The amount is blank."
ENOUGH = Decimal("0.995")

NAMES = {
    "bolton_raw": "Bolton, as published",
    "fixtures_openlylocal": "OpenlyLocal's test files",
    "fixtures_openspending": "OpenSpending's test files",
    "leeds_raw": "Leeds, as published",
    "manchester": "Manchester",
    "messy_gallery": "Gallery of oddities",
    "other_councils/bradford": "Bradford",
    "other_councils/cabinetoffice": "Cabinet Office",
    "other_councils/gateshead": "Gateshead",
    "other_councils/newcastle": "Newcastle",
    "other_councils/sheffield": "Sheffield",
    "other_councils/tfl": "Transport for London",
    "salford": "Salford",
    "sheffield_quality_notes": "Notes on Sheffield's files",
    "telford_raw": "Telford and Wrekin, as published",
    "trafford": "Trafford",
    "ukgov_25k_raw": "Government departments over £25,000, as published",
    "wakefield": "Wakefield",
}
PARTED = {"other_councils"}
"""Folders of several publishers, one line each; the departments share theirs."""

HEADINGS = (
    "Publisher", "Files", "Read without an option", "Something else", "Cannot be read", "Rows read",
    "Rows with money", "Loaded", "Counted once elsewhere", "Quarantined", "Not payments",
    "Accounted for", "£ read", "£ loaded",
)  # fmt: skip

TOTALS = (
    ("Manchester, months with a net amount", 470_578, Decimal("9364614623.22")),
    ("Manchester, paid 2016-04-01 to 2017-03-31", None, Decimal("778433763.58")),
    ("Salford, months with a net amount", 244_941, Decimal("3322529408.17")),
    ("Trafford 2024-25, supplier spend", 210_068, Decimal("565219573.74")),
)
"""Counted apart from Weft with plain csv and Decimal; the tests count them again."""


@dataclass
class Line:
    """What came of one publisher's files."""

    files: int = 0
    of_payments: int = 0
    something_else: int = 0
    cannot_be_read: int = 0
    rows: int = 0
    loaded: int = 0
    repeated: int = 0
    quarantined: int = 0
    quarantined_blank: int = 0
    not_payments: int = 0
    amount: Decimal = Decimal(0)
    amount_loaded: Decimal = Decimal(0)
    dateless: int = 0
    amount_dateless: Decimal = Decimal(0)
    waiting: list[tuple[str, str, str]] = field(default_factory=list)
    """File, row and reason of each quarantined row that carries money."""

    @property
    def with_money(self) -> int:
        """Rows of payments whose amount is filled, readable or not."""
        return self.loaded + self.repeated + self.quarantined - self.quarantined_blank

    @property
    def accounted_for(self) -> Decimal | None:
        """The share of the rows with money that count here, or once elsewhere."""
        return Decimal(self.loaded + self.repeated) / self.with_money if self.with_money else None


def main() -> int:
    """Write the page; give the exit code."""
    if not REAL.is_dir():
        print(
            "The published files are not here: they lie in ../shared/data/spend.", file=sys.stderr
        )
        return 1
    with ProcessPoolExecutor(2) as processes:
        lines = [line for found in processes.map(lines_of_folder, folders()) for line in found]
    PAGE.write_text(page(dict(sorted(lines))), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def folders() -> list[str]:
    """The folders of published files, those that take longest first."""
    found = [path.name for path in REAL.iterdir() if path.is_dir()]
    slow = ["ukgov_25k_raw", "salford", "manchester", "wakefield"]
    return sorted(found, key=lambda name: (slow.index(name) if name in slow else 9, name))


def lines_of_folder(name: str) -> list[tuple[str, Line]]:
    """Read one folder and sum up what came of it."""
    with TemporaryDirectory() as folder:
        account = read_folder(name, Path(folder))
        return list(lines_of(name, account, Path(folder)).items())


def read_folder(name: str, out: Path) -> dict[str, Any]:
    """Read one folder of published files into `out`; give the reconciliation, written or not."""
    from weft.analysis.spend.reading.errors import CannotRead
    from weft.analysis.spend.reading.read import read

    try:
        return read([REAL / name], out).reconciliation
    except CannotRead as nothing:
        problem = {"path": name, "kind": "cannot be read", "problem": nothing.message}
        return {"files": [problem], "total": {}, "repeats": []}


def lines_of(name: str, account: Mapping[str, Any], out: Path) -> dict[str, Line]:
    """Sum up a reconciliation, one line for each publisher in the folder."""
    lines: dict[str, Line] = {}
    for file in account["files"]:
        add(lines.setdefault(publisher(name, file["path"]), Line()), file)
    for row in quarantined(out):
        wait(lines[publisher(name, row["file"])], row)
    return lines


def wait(line: Line, row: Mapping[str, str]) -> None:
    """Add one quarantined row; one that carries no money, or whose columns nobody knows, is only counted."""
    if row["reason"] == BLANK or row["reason"].startswith("It is not known which column"):
        line.quarantined_blank += 1
        return
    line.waiting.append((row["file"], row["row"], re.sub("“.*?”", "“…”", row["reason"])))
    if row["amount_gbp"]:
        line.dateless += 1
        line.amount_dateless += Decimal(row["amount_gbp"])


def publisher(folder: str, path: str) -> str:
    """The publisher's folder that a file lies in."""
    return f"{folder}/{path.split('/', maxsplit=1)[0]}" if folder in PARTED else folder


def add(line: Line, file: Mapping[str, Any]) -> None:
    """Add one file's account to its publisher's line."""
    payments = file["kind"] == "payments"
    line.files += 1
    line.of_payments += payments and not file["problem"]
    line.something_else += not payments and not file["problem"]
    line.cannot_be_read += bool(file["problem"])
    line.rows += file.get("rows_read", 0)
    line.loaded += file.get("rows_loaded", 0)
    line.repeated += file.get("rows_repeated", 0)
    line.quarantined += file.get("rows_quarantined", 0)
    line.not_payments += file.get("rows_not_payments", 0) - file.get("rows_repeated", 0)
    line.amount += Decimal(file.get("amount_read_gbp", "0"))
    line.amount_loaded += Decimal(file.get("amount_loaded_gbp", "0"))


def quarantined(out: Path) -> list[dict[str, str]]:
    """The quarantined rows of a folder."""
    if not (out / "quarantine.csv").is_file():
        return []
    csv.field_size_limit(1 << 30)
    with (out / "quarantine.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def page(lines: Mapping[str, Line]) -> str:
    """Lay out docs/method/real-files.md."""
    whole = Line()
    for line in lines.values():
        for each in fields(Line):
            setattr(whole, each.name, getattr(whole, each.name) + getattr(line, each.name))
    rows = [cells(NAMES.get(name, name), line) for name, line in lines.items()]
    totals = [(name, f"{n:,}" if n else "", f"£{amount:,.2f}") for name, n, amount in TOTALS]
    return (
        f"{TOP}\n{table(HEADINGS, [*rows, cells('**All**', whole)])}\n{BETWEEN}\n"
        f"{table(('Set', 'Rows', 'Sum'), totals)}\n{END}\n{in_quarantine(lines, whole)}"
    )


def in_quarantine(lines: Mapping[str, Line], whole: Line) -> str:
    """What waits in quarantine, row by row where it is more than one row in two hundred."""
    few = [
        (NAMES.get(name, name), *row)
        for name, line in lines.items()
        if line.accounted_for is not None and line.accounted_for < ENOUGH
        for row in line.waiting
    ]
    counts = WAITING.format(
        quarantined=whole.quarantined, dateless=whole.dateless, money=whole.amount_dateless
    )
    return f"{counts}\n{table(('Publisher', 'File', 'Row', 'Why it waits'), few)}\n{PLANTED}"


def cells(name: str, line: Line) -> list[str]:
    """One row of the page's table."""
    share = line.accounted_for
    counts = (
        line.files, line.of_payments, line.something_else, line.cannot_be_read, line.rows,
        line.with_money, line.loaded, line.repeated, line.quarantined, line.not_payments,
    )  # fmt: skip
    return [
        name,
        *(f"{count:,}" for count in counts),
        "—" if share is None else f"{share:.3%}",
        f"{line.amount:,.2f}",
        f"{line.amount_loaded:,.2f}",
    ]


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table."""
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


TOP = """\
# What comes of real files

These are files that councils, departments and two other projects have published, read as they are,
without any option. The files are not part of this project. Whoever has them beside it, in
`../shared/data/spend`, writes this page with `python scripts/real_files.py`; the tests marked
`real_files` read the same files and fail when a line below is no longer true.

- *Something else* is a file that was recognised and set aside: a nil return, a contract list, a
  description of a dataset.
- *Cannot be read* is a file that gets one message with the remedy: an empty file, a web page under
  the name of a CSV, a table in which nothing says which column is the amount.
- *Rows with money* are rows of payments whose amount is filled. Totals are not among them.
- *Counted once elsewhere* are rows that another file of the same folder has too.
- *Quarantined* rows are kept with their reason in `quarantine.csv`.
- *Not payments* are headings, titles, totals, notes and blank rows.
- *Accounted for* is the share of the rows with money that count here, or once elsewhere.
"""

BETWEEN = """\
The two projects' test files repeat each other, and the gallery repeats files of the other folders:
the last line is a sum of what was read, not of what was spent.

## Totals that must agree

These were counted apart from Weft, with Python's `csv` and `Decimal` alone. A test counts them once
more in that way and compares them with what Weft has loaded, to the penny.
"""

END = """\
In Manchester's first month the column is called `Amount`; it comes on top. In two of Salford's months
the name of the net column stands on a second row of headings; Weft reads them too, so it loads more
than is in this table.
"""


WAITING = """\
## What waits in quarantine

Of all {quarantined:,} quarantined rows {dateless:,} have an amount that can be read (£{money:,.2f} together)
and lack a date that can be: two dates in one cell, years such as 2103, dates cut short. They are not loaded
without a date, because no year's report would count them and nobody would look for them. The others have no
amount, or none that can be read.

Where a publisher has fewer than 99.5% of its rows with money accounted for, these are the rows:
"""

PLANTED = """\
All of them stand in files that the other project made to try its importer's complaints; the errors were put
in on purpose, as the files' names say. An amount with two points, a date that is 0, 22 or missing, and a row
whose first cells are lost and whose money therefore stands under another heading: each is what a clerk has
to put right, and no reading of it would be more than a guess. The same rows without the errors are in that
project's other files, and are loaded from there.
"""


def recorded(text: str) -> dict[str, list[str]]:
    """The lines of a written page, by publisher."""
    rows = [line.strip("| \n").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return {row[0]: row for row in rows if len(row) == len(HEADINGS)}


if __name__ == "__main__":
    sys.exit(main())
