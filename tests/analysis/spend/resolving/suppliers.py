"""Names, rulings and results for the tests of resolving, as files that people keep."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from weft.analysis.spend.resolving.resolve import Resolution, resolve


def names_file(path: Path, rows: Sequence[Any], **columns: Sequence[Any]) -> Path:
    """A CSV of names, with any other columns beside."""
    head = ["name", *columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(head)
        lines.writerows(zip(rows, *columns.values(), strict=True))
    return path


def rulings_file(path: Path, *rulings: str) -> Path:
    """A CSV of rulings, each as `ruling | name | other | body | other_body | withdrawn`."""
    head = ["ruling", "name", "other", "body", "other_body", "withdrawn"]
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(head)
        for said in rulings:
            cells = [cell.strip() for cell in said.split("|")]
            lines.writerow([*cells, *[""] * (len(head) - len(cells))])
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Year:
    """One run of `resolve` after another in a folder, each a year's names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last: Path | None = None
        self.done: Resolution | None = None

    def resolved(
        self,
        names: Sequence[str],
        *rulings: str,
        remember: bool = True,
        out: str = "",
        **columns: Sequence[Any],
    ) -> dict[str, str]:
        """The id of each name, with these rulings, and what the last year knew."""
        number = len(list(self.folder.glob("names-*.csv"))) + 1
        file = names_file(self.folder / f"names-{number}.csv", names, **columns)
        said = [rulings_file(self.folder / "rulings.csv", *rulings)] if rulings else []
        out_file = self.folder / (out or f"suppliers-{number}.csv")
        self.done = resolve(file, out_file, rulings=said, known=self.last if remember else None)
        self.last = out_file
        return {row["name"]: row["entity_id"] for row in self.rows()}

    def rows(self) -> list[dict[str, str]]:
        """The rows of the last result."""
        assert self.last is not None
        return rows_of(self.last)

    def forwardings(self) -> list[dict[str, str]]:
        """The forwardings beside the last result."""
        assert self.last is not None
        file = self.last.with_name(f"{self.last.stem}.forwarding.csv")
        return rows_of(file) if file.exists() else []
