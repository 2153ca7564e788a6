"""A progress bar with files and rows, on the terminal only; silent where output goes to a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Bar:
    """Files done of all files, and the rows so far."""

    show: Any = None
    task: Any = None
    rows: int = 0
    _started: bool = field(default=False)

    def expect(self, files: int) -> None:
        """Say how many files there are."""
        if self.show:
            self.show.update(self.task, total=files)

    def next(self, name: str) -> None:
        """Begin with the next file."""
        if self.show:
            self.show.update(self.task, advance=1 if self._started else 0, name=name[-40:])
        self._started = True

    def finish(self) -> None:
        """Say that the last file is done too."""
        if self.show and self._started:
            self.show.update(self.task, advance=1, name="")
            self.show.refresh()

    def add(self, rows: int) -> None:
        """Add rows that were read."""
        self.rows += rows
        if self.show:
            self.show.update(self.task, rows=f"{self.rows:,} rows")


@contextmanager
def file_progress(what: str) -> Iterator[Bar]:
    """Show a bar while the block runs."""
    if not sys.stderr.isatty():
        yield Bar()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rows]}"),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as show:
        bar = Bar(show, show.add_task(what, total=None, rows="0 rows", name=""))
        yield bar
        bar.finish()
