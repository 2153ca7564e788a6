"""Score the search for repeats on the fifth set: `python -m tests.analysis.commitments.fifth_set.score 2000`.

By manner with `--manners`, the worst first, which is for its judge until the set is opened.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tests.analysis.commitments.fifth_set.planting import fifth_set
from tests.analysis.commitments.judge import Judgement, Share
from tests.analysis.commitments.score import scored


def told(judgement: Judgement, *, manners: bool) -> Iterator[str]:
    """The scores, and on wish each manner's share."""
    yield (
        f"fifth set: {float(judgement.found):.2%} found, {float(judgement.flagged):.2%} flagged, "
        f"{float(judgement.ordinary_per_thousand):.1f} ordinary for 1,000 of {judgement.benefits:,}"
    )
    if manners:
        for one in sorted(judgement.shares, key=lambda each: (each.label, -_wrong(each))):
            yield f"  {one.label:10} {one.flagged:4} of {one.planted:4}  {one.manner}"


def _wrong(one: Share) -> float:
    """The share of its pairs in which the search was wrong."""
    flagged = one.flagged / one.planted
    return 1 - flagged if one.label == "repeat" else flagged


def main() -> None:
    """Print the scores."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("size", type=int, help="how many ordinary benefits")
    asked.add_argument("--manners", action="store_true", help="also by manner")
    asked.add_argument("--seed", type=int, help="in another place, made from that number")
    wanted = asked.parse_args()
    judgement = scored(fifth_set(wanted.size, wanted.seed))
    print(*told(judgement, manners=wanted.manners), sep="\n")


if __name__ == "__main__":
    main()
