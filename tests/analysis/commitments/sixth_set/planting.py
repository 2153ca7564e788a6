"""The sixth set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector nor the manners of the other sets. What a careful officer could
not tell from two records was left out:

- one matter at one receiver on one day with two amounts that nothing explains;
- numbers of which the one may be a slip of the other, or the next one;
- one person who left a post and came back to it;
- money, hours and things that may be three measures of one day's work;
- two posts of a trade from one day without any number;
- names of people, nicknames, and names of which the one is only initials.
"""

from __future__ import annotations

from tests.analysis.commitments.plant import cases_of, plant
from tests.analysis.commitments.planted import Planted
from tests.analysis.commitments.sixth_set import (
    looks_of_days,
    looks_of_gifts,
    looks_of_groups,
    looks_of_people,
    repeats_by_amount,
    repeats_by_firm,
    repeats_by_name,
    repeats_by_paper,
    repeats_by_time,
)
from tests.analysis.commitments.sixth_set.manner import Label, Manner
from tests.analysis.commitments.sixth_set.stage import Stage

OF: dict[Label, tuple[Manner, ...]] = {
    "repeat": tuple(
        manner
        for each in (repeats_by_firm, repeats_by_time, repeats_by_amount, repeats_by_paper, repeats_by_name)
        for manner in each.MANNERS.all
    ),
    "look-alike": tuple(
        manner
        for each in (looks_of_groups, looks_of_people, looks_of_gifts, looks_of_days)
        for manner in each.MANNERS.all
    ),
}  # fmt: skip
SEED = 730_451


def sixth_set(size: int, seed: int = SEED) -> Planted:
    """So many ordinary benefits, and among them pairs of each manner as often as an auditor meets it.

    A rare manner has a pair for 400 ordinary benefits, and two at least; a usual one twice, a common one three
    times as many. The same for the same size and seed.
    """
    stage = Stage(seed, size)
    cases = cases_of(OF, stage, lambda manner: manner.often * max(2, size // 400))
    return plant(
        stage.ordinary(size), cases, stage.rng, contains=stage.land.contains, related=stage.related, shows=Manner.shown,
    )  # fmt: skip
