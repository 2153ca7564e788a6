"""The fourth set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector nor the manners of the first three sets. What an auditor could
not tell from two records was left out:

- the hours that were given and a value put on them under one framework: whether both count is the framework's matter;
- a thing given and the waste that it avoided: one act, but perhaps two outcomes;
- one person counted as local and as long out of work, in two measures of one framework;
- tied firms at one event with two amounts, where neither says whose people it counts;
- the employer's payroll number beside the training provider's, where nothing ties the two;
- two gifts of one sum to one receiver in one month, without number, cause or batch in words;
- a number with a slip in it, which looks like another number; those that follow each other are taken for two;
- a month's report and a quarter's, where neither names what it holds.
"""

from __future__ import annotations

from tests.analysis.commitments.fourth_set import (
    looks_gifts,
    looks_people,
    looks_plain,
    looks_rare,
    looks_shared,
    looks_time,
    looks_told,
    repeats_gifts,
    repeats_green,
    repeats_people,
    repeats_plain,
    repeats_rare,
    repeats_records,
    repeats_told,
)
from tests.analysis.commitments.fourth_set.manner import Label, Manner
from tests.analysis.commitments.fourth_set.ordinary import ordinary
from tests.analysis.commitments.fourth_set.stage import Stage
from tests.analysis.commitments.plant import cases_of, plant
from tests.analysis.commitments.planted import Planted

REPEATS = (repeats_people, repeats_gifts, repeats_records, repeats_green, repeats_told, repeats_plain, repeats_rare)  # fmt: skip
LOOKS = (looks_people, looks_gifts, looks_shared, looks_time, looks_told, looks_plain, looks_rare)
OF: dict[Label, list[Manner]] = {
    "repeat": [manner for each in REPEATS for manner in each.MANNERS.all],
    "look-alike": [manner for each in LOOKS for manner in each.MANNERS.all],
}
SEED = 40127


def fourth_set(size: int, seed: int | None = None) -> Planted:
    """So many ordinary benefits, and among them as many pairs of each manner.

    About a pair of each manner for 100 ordinary benefits, and ten at least. The same for the same size and seed.
    """
    stage = Stage(SEED if seed is None else seed)
    cases = cases_of(OF, stage, lambda _manner: max(10, size // 100))
    alone = list(ordinary(stage, size))
    contains, related = stage.region.known()
    return plant(alone, cases, stage.rng, contains=contains, related=related, shows=Manner.shown)
