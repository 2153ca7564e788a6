"""Score the search for repeats on planted records: `python -m tests.analysis.commitments.score 2000`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator

from tests.analysis.commitments import planted
from tests.analysis.commitments.judge import Judgement, Share, judged
from tests.analysis.commitments.planted import Planted
from weft.analysis.commitments.repeats import repeats


def scored(records: Planted) -> Judgement:
    """What the search finds of planted records."""
    found = repeats(records.benefits, contains=records.contains, related=records.related)
    return judged(records, {(one.one, one.other): one.reasons for one in found})


def told(name: str, judgement: Judgement, *, manners: bool) -> Iterator[str]:
    """The judgement of a set in lines: the shares, and with `manners` each manner, those that were judged worst first."""
    yield (
        f"{name}: {float(judgement.found):.1%} found, {float(judgement.flagged):.1%} flagged, "
        f"{float(judgement.ordinary_per_thousand):.1f} ordinary for 1,000"
    )
    if manners:
        for one in sorted(judgement.shares, key=_right):
            yield f"{one.label:10} {one.flagged:5} of {one.planted:5} flagged  {one.manner}"


def _right(share: Share) -> tuple[str, float]:
    """The label, and the share of its pairs that were judged right."""
    flagged = share.flagged / share.planted
    return share.label, flagged if share.label == "repeat" else 1 - flagged


def score_set(name: str, plant: Callable[..., Planted]) -> None:
    """Print the scores of one set, of the size that is asked for on the command line: by manner with `--manners`, in another place with `--seed`."""
    asked = argparse.ArgumentParser(description=f"Score the search for repeats on the {name}.")
    asked.add_argument("size", type=int, help="how many ordinary benefits")
    asked.add_argument("--manners", action="store_true", help="also by manner, the worst first")
    asked.add_argument("--seed", type=int, help="in another place, made from that number")
    wanted = asked.parse_args()
    made = plant(wanted.size) if wanted.seed is None else plant(wanted.size, wanted.seed)
    print(*told(name, scored(made), manners=wanted.manners), sep="\n")


def main() -> None:
    """Print the scores of each set of the first author."""
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
