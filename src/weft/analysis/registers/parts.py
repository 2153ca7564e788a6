"""What a load has read, kept in parts beside the edition's tables, for a load that is killed to go on from.

A part is one file: the rows of the four tables as Arrow streams, one after the other, and the place that
the reading had come to. It bears its name once it is wholly on the disk; before that it does not count.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from weft.analysis.registers.rejects import Place

PLACE = b"place"
FAST = pa.ipc.IpcWriteOptions(compression="lz4")


class Parts:
    """The parts of one load, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, and count the parts that stand in it without a gap; the rest is removed."""
        self.folder, self.number = folder, 0
        folder.mkdir(exist_ok=True)
        while self._file(self.number).exists():
            self.number += 1
        for left in set(folder.iterdir()) - {self._file(n) for n in range(self.number)}:
            left.unlink()

    def place(self) -> Place | None:
        """How far the last part had come; None where there is none."""
        if not self.number:
            return None
        with pa.OSFile(str(self._file(self.number - 1))) as file:
            place: Place = json.loads(pa.ipc.open_stream(file).schema.metadata[PLACE])
        return place

    def tables(self, names: list[str]) -> Iterator[dict[str, pa.Table]]:
        """The tables of each part, in the order in which they were kept."""
        for number in range(self.number):
            with pa.OSFile(str(self._file(number))) as file:
                yield {name: pa.ipc.open_stream(file).read_all() for name in names}

    def keep(self, tables: Mapping[str, pa.Table], place: Place) -> None:
        """Keep one more part. When this returns, it outlasts the machine's being switched off."""
        whole = self._file(self.number)
        fresh = whole.with_suffix(".fresh")
        with fresh.open("wb") as file:
            for table in tables.values():
                marked = table.replace_schema_metadata({PLACE: json.dumps(place)})
                with pa.ipc.new_stream(file, marked.schema, options=FAST) as stream:
                    stream.write_table(marked)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(whole)
        for folder in (self.folder, self.folder.parent):
            _sync(folder)
        self.number += 1

    def forget(self) -> None:
        """Remove them: the edition is whole."""
        shutil.rmtree(self.folder)

    def _file(self, number: int) -> Path:
        return self.folder / f"{number:06}.arrow"


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
