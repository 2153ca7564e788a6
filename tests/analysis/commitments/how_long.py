"""How long the search takes: `python -m tests.analysis.commitments.how_long 100000 40` for 100,000 ordinary benefits that 40 firms recorded."""

from __future__ import annotations

import random
import sys
import time

from tests.analysis.commitments.thought_of import world as place
from tests.analysis.commitments.thought_of.world import CONTAINS, RELATED, World
from weft.analysis.commitments.benefit import Recorded
from weft.analysis.commitments.repeats import repeats


def ordinary(many: int, firms: int) -> list[Recorded]:
    """So many ordinary benefits of so many firms."""
    place.FIRMS[:] = [f"f{at}" for at in range(firms)]
    world = World(random.Random(2026))
    return [world.happened() for _ in range(many)]


def main() -> None:
    """Print how long it took, by the clock and on the processor, and how many pairs were shown."""
    many, firms = map(int, sys.argv[1:3])
    records = ordinary(many, firms)
    clock, processor = time.perf_counter(), time.process_time()
    found = repeats(records, contains=CONTAINS, related=RELATED)
    print(
        f"{many:,} benefits of {firms:,} firms: {time.perf_counter() - clock:.1f} s by the clock, "
        f"{time.process_time() - processor:.1f} s of the processor; {1000 * len(found) / many:.1f} pairs for 1,000"
    )


if __name__ == "__main__":
    main()
