"""The fifth set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector, nor what is written of it, nor the manners of the sets before.
An officer who has both records before her, and knows which firms are of one group, which agreement lies under which
and which ward in which district, can decide each pair. What she could not decide without asking was left out:

- benefits of one person or thing each without a number, in the same words on the same day (two apprentices, or one twice);
- one event counted in hours and in the people whom it reached, or one act in tonnes and in carbon: whether both count
  is the framework's matter;
- one person under two measures of which one holds the other (a local resident, and a care leaver);
- the charity's receipt beside the firm's own number of the payment, where nothing else ties them;
- an apprentice registered anew under another number, and a season's worker taken on again under a measure of jobs;
- numbers that differ in a digit or two;
- round sums on one day without receipt to one receiver, or a pick of the wrong namesake without any paper;
- totals of a quarter that neither list nor say what they hold;
- firms that nothing ties and that report one thing; and tied firms at one event where neither says whose people it counts;
- a value in pounds beside the thing that it is the value of.

How often. A manner is met every quarter, now and then, or rarely, and has so many pairs: 3, 2 or 1 for 250 ordinary
benefits, and 12, 8 or 4 at least.
"""

from __future__ import annotations

from typing import Final

from tests.analysis.commitments.fifth_set import (
    looks_hours,
    looks_money,
    looks_people,
    looks_things,
    repeats_again,
    repeats_parties,
    repeats_wholes,
)
from tests.analysis.commitments.fifth_set.manner import Label, Manner
from tests.analysis.commitments.fifth_set.stage import Stage
from tests.analysis.commitments.plant import cases_of, plant
from tests.analysis.commitments.planted import Planted

OF: Final[dict[Label, list[Manner]]] = {
    "repeat": [
        *repeats_again.MANNERS.all,
        *repeats_parties.MANNERS.all,
        *repeats_wholes.MANNERS.all,
    ],
    "look-alike": [
        *looks_people.MANNERS.all,
        *looks_hours.MANNERS.all,
        *looks_money.MANNERS.all,
        *looks_things.MANNERS.all,
    ],
}
SEED = 340_719


def fifth_set(size: int, seed: int | None = None) -> Planted:
    """So many ordinary benefits, and among them pairs of each manner, as many as it is often met.

    The same for the same size and seed.
    """
    stage = Stage(SEED if seed is None else seed, size)
    cases = cases_of(OF, stage, lambda manner: manner.often * max(4, size // 250))
    return plant(
        stage.ordinary(size), cases, stage.rng, contains=stage.place.contains, related=stage.place.related, shows=Manner.shown, letter="W",
    )  # fmt: skip
