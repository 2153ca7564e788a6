"""A run carried out again, to see that it gives what it gave."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from weft.spend.models import Run
from weft.spend.queries import folder_of
from weft.spend.results import hashes_in
from weft.spend.work.analysis import analyse
from weft.ui.marks import Sentence


@dataclass
class Aside:
    """Where a run is carried out again: a folder beside the site's own, and nobody to tell how far it is."""

    folder: Path

    def say(self, words: Sentence) -> None:
        """Nobody reads along."""

    def progress(self, done: int, of: int) -> None:
        """Nobody waits."""


def carried_out_again(run: Run) -> dict[str, bool]:
    """Each file of a run that is done, and whether carrying it out again gives the same bytes.

    It is given the same files, words, rulings, answers and editions; what it makes is thrown away. Files
    that the run has not kept, or no longer makes, count as different.
    """
    kept = folder_of(run)
    before = hashes_in(kept)
    with tempfile.TemporaryDirectory(dir=kept.parent, prefix="again-") as made:
        analyse(Aside(Path(made)), run.job.wishes)
        after = hashes_in(Path(made))
    return {name: before.get(name) == after.get(name) for name in sorted({*before, *after})}
