"""Score the search for repeats on the seventh set: `python -m tests.analysis.commitments.seventh_set.score 2000`.

By manner with `--manners`; in another place with `--seed`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tests.analysis.commitments.judge import Judgement
from tests.analysis.commitments.score import scored
from tests.analysis.commitments.seventh_set.planting import SEED, seventh_set


def main() -> None:
    """Print the scores."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("size", type=int, help="how many ordinary benefits")
    asked.add_argument("--manners", action="store_true", help="also by manner")
    asked.add_argument("--seed", type=int, default=SEED, help="of the place")
    wanted = asked.parse_args()
    judgement = scored(seventh_set(wanted.size, wanted.seed))
    print(*told(judgement, manners=wanted.manners), sep="\n")


def told(judgement: Judgement, *, manners: bool) -> Iterator[str]:
    """The scores in lines; manner by manner, where that is wanted."""
    yield (
        f"seventh set: {float(judgement.found):.1%} found, {float(judgement.flagged):.1%} flagged, "
        f"{float(judgement.ordinary_per_thousand):.1f} ordinary for 1,000"
    )
    if manners:
        for one in sorted(judgement.shares, key=lambda each: (each.label, each.manner)):
            yield f"  {one.label:10} {one.flagged:5} of {one.planted:5}  {one.manner}"


if __name__ == "__main__":
    main()
