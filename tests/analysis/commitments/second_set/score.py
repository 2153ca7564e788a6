"""Score the search for repeats on the second set: `python -m tests.analysis.commitments.second_set.score 2000`.

By manner only with `--manners`, and then for the half that the detector's author may see; of the other half with
`--kept` as well, which is for its judge.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tests.analysis.commitments.judge import Judgement, Share
from tests.analysis.commitments.score import scored
from tests.analysis.commitments.second_set.halves import HALVES, Half
from tests.analysis.commitments.second_set.planting import second_set


def told(half: Half, judgement: Judgement, *, manners: bool, kept: bool) -> Iterator[str]:
    """The shares of that half in a line, and of its manners where they may be told."""
    yield (
        f"{half}: {float(judgement.found):.1%} found, {float(judgement.flagged):.1%} flagged, "
        f"{float(judgement.ordinary_per_thousand):.1f} ordinary for 1,000"
    )
    if manners and (half == "shown" or kept):
        yield from map(_line, sorted(judgement.shares, key=_best_last))


def _best_last(one: Share) -> tuple[str, float]:
    flagged = one.flagged / one.planted
    return one.label, flagged if one.label == "repeat" else -flagged


def _line(one: Share) -> str:
    return f"  {one.label:10} {one.flagged / one.planted:6.1%} of {one.planted}  {one.manner}"


def main() -> None:
    """Print the scores of each half."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("size", type=int, help="how many ordinary benefits")
    asked.add_argument("--manners", action="store_true", help="also by manner")
    asked.add_argument("--kept", action="store_true", help="also by manner of the kept half")
    wanted = asked.parse_args()
    for half in HALVES:
        judgement = scored(second_set(half, wanted.size))
        print(*told(half, judgement, manners=wanted.manners, kept=wanted.kept), sep="\n")


if __name__ == "__main__":
    main()
