"""Small tables that people send back: a file of rulings, a filled worklist. Read at once, and not kept."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from weft.spend import rules
from weft.spend.actions.who import CannotDo
from weft.ui.marks import why
from weft.uploads.rules import Kind, kind_of

if TYPE_CHECKING:
    from weft.uploads.arriving import Arrived

LARGEST, LARGEST_OPENED = 5_000_000, 100_000_000
"""Bytes of such a file; and of a workbook, when it is opened."""
ENDINGS = {Kind.TEXT: ".csv", Kind.XLSX: ".xlsx", Kind.XLS: ".xls", Kind.ODS: ".ods"}


@contextmanager
def under_its_name(arrived: Arrived) -> Iterator[Path]:
    """The file where the engine can read it, as long as it is read. Raises CannotDo for what is no such table."""
    name = rules.name_on_disk(arrived.name or "")
    if (arrived.size or 0) > LARGEST:
        raise CannotDo(why("%(name)s is larger than 5 MB, and no such file is.", name=name))
    ending = ENDINGS.get(kind_of(*arrived.ends()))
    if ending is None or _opens_too_far(arrived):
        raise CannotDo(
            why("%(name)s is neither a CSV file nor a workbook. Save it as one of them.", name=name)
        )
    arrived.bytes.flush()
    with tempfile.TemporaryDirectory(dir=Path(arrived.bytes.name).parent) as folder:
        place = Path(folder) / f"{name.removesuffix(ending)}{ending}"
        os.link(arrived.bytes.name, place)
        yield place


def _opens_too_far(arrived: Arrived) -> bool:
    if not zipfile.is_zipfile(arrived.bytes):
        return False
    with zipfile.ZipFile(arrived.bytes) as parts:
        return sum(part.file_size for part in parts.infolist()) > LARGEST_OPENED
