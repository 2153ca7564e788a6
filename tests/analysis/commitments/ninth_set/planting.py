"""The ninth set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector nor the manners of any other set, after what a social value officer of an
English city region meets in two years of returns. What a careful person could not tell from two records was left out:

- two measures of one event (pupils met and hours given, a start and its weeks, money spent here and with small firms): whether both count is the framework's matter;
- somebody who starts anew with the next contractor when a contract changes hands;
- totals that may or may not hold a single gift, where neither says so;
- one amount to one group on one day, recorded twice in the same words without number or file, where neither says which gift it was.

Where a part and its whole are planted, they are a repeat: what is counted in the whole is counted again.
"""

from __future__ import annotations

from tests.analysis.commitments.ninth_set import (
    one_chain,
    one_gifts,
    one_people,
    one_returns,
    one_typing,
    two_chain,
    two_gifts,
    two_papers,
    two_people,
    two_returns,
)
from tests.analysis.commitments.ninth_set.manner import Label, Manner
from tests.analysis.commitments.ninth_set.ordinary import ordinary
from tests.analysis.commitments.ninth_set.scene import Scene
from tests.analysis.commitments.plant import cases_of, plant
from tests.analysis.commitments.planted import Planted

OF: dict[Label, list[Manner]] = {
    "repeat": [manner for each in (one_chain, one_returns, one_typing, one_people, one_gifts) for manner in each.MANNERS.all],
    "look-alike": [manner for each in (two_chain, two_returns, two_papers, two_people, two_gifts) for manner in each.MANNERS.all],
}  # fmt: skip
SEED = 90917


def ninth_set(size: int, seed: int = SEED) -> Planted:
    """So many ordinary benefits, and among them as many pairs of each manner.

    About a pair of each manner for 100 ordinary benefits, and ten at least. The same for the same size and seed.
    """
    scene = Scene(seed)
    cases = cases_of(OF, scene, lambda _manner: max(10, size // 100))
    return plant(
        ordinary(scene, size), cases, scene.rng, contains=scene.contains, related=scene.related, shows=Manner.shown,
    )  # fmt: skip
