"""What the room's long work is given: files under their names, and what people said of them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from weft.spend import queries
from weft.spend.results import ANSWERED, RULED
from weft.uploads.queries import path_for


def wishes_of(said: Mapping[str, Any] | None) -> Any:
    """What a person has said, as the reader takes it."""
    from weft.analysis.spend.reading.dates import Order
    from weft.analysis.spend.reading.wishes import Wishes

    if not said:
        return Wishes()
    order = Order(said["dates"]) if said.get("dates") else None
    return Wishes(said.get("map") or {}, order, said.get("body") or None)


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
