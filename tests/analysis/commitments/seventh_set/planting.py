"""The seventh set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector nor the manners of the earlier sets. A manner that those who
check such records meet often is planted more often. What an officer could not tell from two records was left out:

- numbers that differ in one digit, which may be a slip or the next number, where nothing else is the same;
- a name of which the other is only initials, or a person's name that is another's short name;
- one gift or visit told twice without receiver, number, file or exact sum;
- somebody who left and was taken on again, which a framework may count once or twice;
- firms that are tied at one event with other counts, where neither says whose people it counts.
"""

from __future__ import annotations

from tests.analysis.commitments.plant import cases_of, plant
from tests.analysis.commitments.planted import Planted
from tests.analysis.commitments.seventh_set import (
    looks_people,
    looks_things,
    repeats_people,
    repeats_things,
)
from tests.analysis.commitments.seventh_set.manner import Label, Manner
from tests.analysis.commitments.seventh_set.stage import CONTAINS, Stage

OF: dict[Label, list[Manner]] = {
    "repeat": repeats_people.MANNERS.all + repeats_things.MANNERS.all,
    "look-alike": looks_people.MANNERS.all + looks_things.MANNERS.all,
}
SEED = 70423


def seventh_set(size: int, seed: int = SEED) -> Planted:
    """So many ordinary benefits, and pairs of each manner among them, more of those that are met often.

    For 400 ordinary benefits a pair of a manner met now and then, and twice or three times as many of others; five at
    least. The same for the same size and seed.
    """
    stage = Stage(seed, size)
    cases = cases_of(OF, stage, lambda manner: manner.often * max(5, size // 400))
    return plant(
        stage.ordinary(size), cases, stage.rng, contains=CONTAINS, related=stage.related, shows=Manner.shown,
    )  # fmt: skip
