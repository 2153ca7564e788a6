"""The example place, small, ready to be analysed."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tests.scratch import made_once

if TYPE_CHECKING:
    from weft.analysis.editions import Editions
    from weft.analysis.spend.example.truth import ExampleTruth

SEED, PAYMENTS = 4, 1_000
TRUTH = "truth.pickle"


@dataclass(frozen=True)
class Example:
    """A folder as `weft spend example` makes it; in it `read`, what the reader wrote, and `weft`, the editions in use."""

    folder: Path

    @classmethod
    def ready(cls) -> Example:
        """The one that all tests share."""
        return cls(made_once("example", _make))

    @property
    def editions(self) -> Editions:
        """Its areas and registers."""
        from weft.analysis.editions import Editions

        return Editions(self.folder / "weft")

    @cached_property
    def truth(self) -> ExampleTruth:
        """What is true of it."""
        told: ExampleTruth = pickle.loads((self.folder / TRUTH).read_bytes())
        return told


def _make(folder: Path) -> None:
    from weft.analysis.editions import Editions
    from weft.analysis.spend.example import make_example
    from weft.analysis.spend.example.editions import put_to_use
    from weft.analysis.spend.reading.read import read

    truth = make_example(folder, seed=SEED, payments=PAYMENTS)
    (folder / TRUTH).write_bytes(pickle.dumps(truth))
    put_to_use(folder, Editions(folder / "weft"), at=datetime(2026, 4, 1, 9, 0, tzinfo=UTC))
    read([folder / "payments"], folder / "read")
