"""What the room's long work is given: files under their names, and what people said of them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
