"""Score the search for repeats on the sixth set: `python -m tests.analysis.commitments.sixth_set.score 2000`.

By manner with `--manners`; in another place, with other words, amounts and days, by `--seed`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tests.analysis.commitments.judge import Judgement, Share
from tests.analysis.commitments.score import scored
from tests.analysis.commitments.sixth_set.planting import SEED, sixth_set


def told(judgement: Judgement, *, manners: bool) -> Iterator[str]:
    """The judgement in lines: the shares, and the manners that were not judged right, the worst first."""
    yield (
        f"sixth set: {float(judgement.found):.1%} found, {float(judgement.flagged):.1%} flagged, "
        f"{float(judgement.ordinary_per_thousand):.1f} ordinary for 1,000"
    )
    if manners:
        for one in sorted(judgement.shares, key=_right):
            yield f"{one.label:10} {one.flagged:5} of {one.planted:5} flagged  {one.manner}"


def _right(share: Share) -> tuple[str, float]:
    """The label, and the share of its pairs that were judged right."""
    flagged = share.flagged / share.planted
    return share.label, flagged if share.label == "repeat" else 1 - flagged


def main() -> None:
    """Print the scores."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("size", type=int, help="how many ordinary benefits")
    asked.add_argument("--manners", action="store_true", help="also by manner")
    asked.add_argument("--seed", type=int, default=SEED, help="from which the place is made")
    wanted = asked.parse_args()
    judgement = scored(sixth_set(wanted.size, wanted.seed))
    print(*told(judgement, manners=wanted.manners), sep="\n")


if __name__ == "__main__":
    main()
