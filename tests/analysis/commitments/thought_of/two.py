"""Two records in the making, and the activities of which they may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.analysis.commitments.scene import Scene, keys
from tests.analysis.commitments.second_set.retelling import (
    recorded,
)
from tests.analysis.commitments.second_set.words import TOLD
from tests.analysis.commitments.telling import Telling
from weft.analysis.commitments.benefit import Recorded

NUMBERED, OF_PEOPLE, PICTURED, FILED, LINKED = (
    keys(lambda one, proofs=proofs: one.proof in proofs and one.key in TOLD)
    for proofs in ({"payroll", "training", "statement"}, {"payroll", "training"}, {"picture"}, {"file"}, {"link"})
)  # fmt: skip
NAMED = keys(lambda one: one.whom)
SHORT = keys(lambda one: one.lasts in {"day", "days"})
LONG = ("apprentice-weeks", "placement", "english", "halls", "together", "waste")


@dataclass
class Two:
    """Two records in the making, with what else is on record around them."""

    scene: Scene
    told: Telling
    one: Recorded
    other: Recorded
    around: list[Recorded] = field(default_factory=list)

    @property
    def rng(self) -> Random:
        """The dice of the place."""
        return self.scene.rng

    def change(self, **said: Any) -> None:
        """Let the other say something else."""
        self.other = replace(self.other, **said)


Step = Callable[[Two], None]


def told_again(scene: Scene, told: Telling) -> Two:
    """The same told twice, in two wordings, with the place finer or coarser, by one firm under one agreement."""
    one, other = recorded(scene, told), recorded(scene, told, recorded_on=scene.later(told))
    around = tuple(scene.place.contains[code] for code in told.places)
    coarser = around if "E47990001" not in around else told.places
    two = Two(scene, told, one, replace(other, places=scene.rng.choices((told.places, coarser, ()), (6, 3, 1))[0]))  # fmt: skip
    if scene.rng.random() < 0.15:
        two.change(description=one.description)
    if scene.rng.random() < 0.1:
        two.change(description=scene.rng.choice(("", "See evidence.", "As agreed with the council.")))  # fmt: skip
    return two


def moved(one: Recorded, days: int) -> dict[str, date]:
    """The days of a record, so many days later."""
    by = timedelta(days)
    return {"begins": one.begins + by, "ends": one.ends + by}
