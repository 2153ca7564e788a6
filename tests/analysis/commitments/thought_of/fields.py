"""What was thought of field by field, among ordinary benefits of the region of the third set."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.third_set.region import Region
from tests.analysis.commitments.third_set.stage import Stage
from tests.analysis.commitments.thought_of.fields_again import AGAIN
from tests.analysis.commitments.thought_of.fields_apart import APART
from weft.analysis.commitments.benefit import Recorded

Known = tuple[str, bool, Recorded, Recorded]


def field_by_field(many: int, seed: int, ordinary: int) -> tuple[list[Recorded], Region, list[Known]]:  # fmt: skip
    """So many pairs of each manner, among so many ordinary benefits, which come first."""
    stage = Stage(seed)
    numbered = iter(range(1, 10**6))

    def named(one: Recorded) -> Recorded:
        return replace(one, ref=f"D-{next(numbered):06}")

    records = [named(one) for one in stage.ordinary(ordinary)]
    known: list[Known] = []
    for is_one, manners in ((True, AGAIN), (False, APART)):
        for name, make in manners.items():
            for _ in range(many):
                one, other, *around = map(named, make(stage))
                records += [one, other, *around]
                swapped = stage.rng.random() < 0.5
                known.append((name, is_one, other, one) if swapped else (name, is_one, one, other))
    return records, stage.region, known
