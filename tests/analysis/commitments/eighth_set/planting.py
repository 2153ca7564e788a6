"""The eighth set: what an officer who checks records of benefits meets every week, as a detector is given it.

Written by someone who has seen neither the detector nor the records of the sets before. Plain ways of telling a thing twice are as
frequent as in an office's post: each manner says how often it is met. What cannot be decided from the two records was left out:

- an event without a number, told of by two tied firms, where neither says whose people or things it counts;
- two people of one firm without a number, in the same post from the same day;
- a gift without number and receiver, told twice for the same sum;
- weeks of one apprentice whose quarters overlap in part;
- hours, and the same hours' worth in pounds.
"""

from __future__ import annotations

from tests.analysis.commitments.eighth_set import (
    looks_by_several,
    looks_in_turn,
    looks_side_by_side,
    repeats_by_one_firm,
    repeats_by_several,
)
from tests.analysis.commitments.eighth_set.desk import Desk
from tests.analysis.commitments.eighth_set.manner import Manner
from tests.analysis.commitments.manners import Label
from tests.analysis.commitments.plant import cases_of, plant
from tests.analysis.commitments.planted import Planted

OF: dict[Label, list[Manner]] = {
    "repeat": repeats_by_one_firm.MANNERS.all + repeats_by_several.MANNERS.all,
    "look-alike": looks_in_turn.MANNERS.all + looks_side_by_side.MANNERS.all + looks_by_several.MANNERS.all,
}  # fmt: skip
SEED = 40823


def eighth_set(size: int, seed: int = SEED) -> Planted:
    """So many ordinary benefits, and among them pairs of each manner, as many as it is often met.

    For 1,000 ordinary benefits some four, eight or twelve pairs of a manner, and never fewer than three, six or nine. The same for the
    same size and seed.
    """
    desk = Desk(seed, size)
    once = max(3, size // 250)
    cases = cases_of(OF, desk, lambda manner: once * manner.often)
    return plant(
        desk.ordinary(size), cases, desk.rng, contains=desk.place.contains, related=desk.place.related, shows=Manner.shown, letter="E",
    )  # fmt: skip
