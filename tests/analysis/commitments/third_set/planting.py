"""The third set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector nor the manners of the first two sets. What an auditor could
not tell from two records was left out:

- an amount for nobody in particular, twice in a quarter, without number, file or supplier (one gift told twice, or two);
- two photographs of one place from other days, alike by chance;
- numbers that differ in one digit only (a slip, or the next number), and names of which the one is only initials;
- the agency's payroll number beside the employer's, where nothing else ties the two starters;
- totals of a quarter that may or may not hold a single gift, where neither says so;
- the offer of a post and a start weeks later without a number;
- tied firms at one event, where neither says whose people it counts;
- the value of given hours in pounds beside the hours: whether both count is the framework's matter, not the records'.
"""

from __future__ import annotations

from tests.analysis.commitments.plant import cases_of, plant
from tests.analysis.commitments.planted import Planted
from tests.analysis.commitments.third_set import (
    kept_looks_people,
    kept_looks_things,
    kept_repeats_people,
    kept_repeats_things,
    shown_looks_people,
    shown_looks_things,
    shown_repeats_people,
    shown_repeats_things,
)
from tests.analysis.commitments.third_set.halves import Half
from tests.analysis.commitments.third_set.manner import Label, Manner
from tests.analysis.commitments.third_set.stage import Stage

OF: dict[Half, dict[Label, list[Manner]]] = {
    "shown": {
        "repeat": shown_repeats_people.MANNERS.all + shown_repeats_things.MANNERS.all,
        "look-alike": shown_looks_people.MANNERS.all + shown_looks_things.MANNERS.all,
    },
    "kept": {
        "repeat": kept_repeats_people.MANNERS.all + kept_repeats_things.MANNERS.all,
        "look-alike": kept_looks_people.MANNERS.all + kept_looks_things.MANNERS.all,
    },
}
SEED: dict[Half, int] = {"shown": 51871, "kept": 86243}


def third_set(half: Half, size: int, seed: int | None = None) -> Planted:
    """So many ordinary benefits, and among them as many pairs of each manner of that half.

    About a pair of each manner for 100 ordinary benefits, and ten at least. The same for the same half, size and seed.
    """
    stage = Stage(SEED[half] if seed is None else seed)
    cases = cases_of(OF[half], stage, lambda _manner: max(10, size // 100))
    return plant(
        stage.ordinary(size), cases, stage.rng, contains=stage.region.contains, related=stage.region.related, shows=Manner.shown,
    )  # fmt: skip
