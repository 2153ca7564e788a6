"""What the room's long work is given: files under their names, and what people said of them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from weft.jobs.kinds import Run
from weft.spend import queries
from weft.spend.results import ANSWERED, RULED
from weft.uploads.queries import path_for


def wishes_of(
    said: Mapping[str, Any] | None, corrections: Sequence[int] = (), payer: str | None = None
) -> Any:
    """What a person has said of a file, and of its rows, as the reader takes it."""
    from weft.analysis.spend.reading.dates import Order
    from weft.analysis.spend.reading.profiles import month_of
    from weft.analysis.spend.reading.wishes import Correction, Wishes

    held = said or {}
    order = Order(held["dates"]) if held.get("dates") else None
    rows = tuple(
        Correction(each.sha256, each.sheet, each.row, each.column or None, each.before, each.after)
        for each in queries.corrections_numbered(corrections)
    )
    month = month_of(held["month"]) if held.get("month") else None
    return Wishes(
        held.get("map") or {},
        order,
        held.get("body") or None,
        rows,
        held.get("header_row"),
        month,
        payer,
    )


@dataclass
class HowFar:
    """Tells a job how far reading is, by the bytes of the files in a folder; where it is told, it can be cancelled."""

    run: Run
    folder: Path
    begins: int
    ends: int
    of: int
    before: int = 0
    """Bytes of the files that are read."""
    name: str = ""
    here: int = 0
    """About how many bytes of the file that is being read."""

    def file(self, name: str) -> None:
        """Another file begins, or another one in the same zip."""
        given = name.partition("!")[0]
        if given != self.name:
            self.before += self._size(self.name)
            self.name, self.here = given, 0
        self._tell()

    def rows(self, _count: int) -> None:
        """A stretch of it is read; how much of it is left nobody knows before its end."""
        from weft.analysis.spend.reading.records import CHUNK_BYTES

        self.here = min(self.here + CHUNK_BYTES, self._size(self.name) * 9 // 10)
        self._tell()

    def _tell(self) -> None:
        whole = max(sum(self._size(path.name) for path in self.folder.iterdir()), 1)
        steps = (self.ends - self.begins) * (self.before + self.here) // whole
        self.run.progress(self.begins + steps, self.of)

    def _size(self, name: str) -> int:
        path = self.folder / name
        return path.stat().st_size if name and path.is_file() else 0


def reading(run: Run, folder: Path, *, begins: int, ends: int, of: int) -> Any:
    """What the reader is given to tell a job how far it is."""
    from weft.analysis.spend.reading.read import Progress

    told = HowFar(run, folder, begins, ends, of)
    return Progress(file=told.file, rows=told.rows)


@contextmanager
def laid_out(files: Sequence[Mapping[str, Any]], organisation: int, folder: Path) -> Iterator[Path]:
    """A folder with the files under the names that people know them by; nothing is copied."""
    with tempfile.TemporaryDirectory(dir=folder, prefix="files-") as made:
        for file in files:
            kept = path_for(file["upload"], organisation)
            try:
                os.link(kept, Path(made) / file["as"])
            except OSError:  # another disk
                shutil.copyfile(kept, Path(made) / file["as"])
        yield Path(made)


def told_in(wishes: Mapping[str, Any], folder: Path) -> dict[str, Path | None]:
    """What a run is told of beside the payments, as the files that the engine reads; None where there is none."""
    return {
        "suppliers": _answers_in(wishes, folder), "places": None, "rules": None,
        "rulings": _rulings_in(wishes, folder), "known": _known_to(wishes),
    }  # fmt: skip


def _answers_in(wishes: Mapping[str, Any], folder: Path) -> Path | None:
    from weft.analysis.spend.answers import suppliers_csv

    if not wishes.get("answers"):
        return None
    rows = [(one["supplier_id"], one["supplier"], one["said"]) for one in wishes["answers"]]
    (folder / ANSWERED).write_bytes(suppliers_csv(rows))
    return folder / ANSWERED


def _rulings_in(wishes: Mapping[str, Any], folder: Path) -> Path | None:
    from weft.analysis.spend.resolving.rulings import rulings_csv

    if not wishes.get("rulings"):
        return None
    (folder / RULED).write_bytes(rulings_csv(wishes["rulings"]))
    return folder / RULED


def _known_to(wishes: Mapping[str, Any]) -> Path | None:
    """Who was who in the run before, so that suppliers keep their ids."""
    ref = wishes.get("known")
    return queries.names_known(ref, wishes["organisation"]) if ref else None
