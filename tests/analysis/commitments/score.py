"""Score the search for repeats on planted records: `python -m tests.analysis.commitments.score 2000`."""

from __future__ import annotations

import sys
import time

from tests.analysis.commitments import planted
from tests.analysis.commitments.judge import Judgement, judged
from tests.analysis.commitments.planted import Planted
from weft.analysis.commitments.repeats import repeats


def scored(records: Planted) -> Judgement:
    """What the search finds of planted records."""
    found = repeats(records.benefits, contains=records.contains, related=records.related)
    return judged(records, {(one.one, one.other): one.reasons for one in found})


def main() -> None:
    """Print the scores of each set."""
    size = int(sys.argv[1])
    sets = (planted.dev, planted.held_out) if size <= 2_000 else (planted.everything,)
    for made in sets:
        records = made(size)
        begins = time.perf_counter()
        found = scored(records)
        took = time.perf_counter() - begins
        print(
            f"{made.__name__}: {float(found.found):.1%} found, {float(found.flagged):.1%} flagged, "
            f"{float(found.ordinary_per_thousand):.1f} ordinary for 1,000, {took:.1f} s"
        )


if __name__ == "__main__":
    main()
