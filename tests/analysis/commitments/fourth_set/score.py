"""Score the search for repeats on the fourth set: `python -m tests.analysis.commitments.fourth_set.score 2000`.

By manner with `--manners`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tests.analysis.commitments.fourth_set.planting import fourth_set
from tests.analysis.commitments.judge import Judgement, Share
from tests.analysis.commitments.score import scored


def told(judgement: Judgement, *, manners: bool) -> Iterator[str]:
    """The shares in a line, and those of the manners where they are asked for."""
    yield (
        f"fourth: {float(judgement.found):.1%} found, {float(judgement.flagged):.1%} flagged, "
        f"{float(judgement.ordinary_per_thousand):.1f} ordinary for 1,000"
    )
    if manners:
        yield from map(_line, sorted(judgement.shares, key=_worst_first))


def _worst_first(one: Share) -> tuple[str, float]:
    flagged = one.flagged / one.planted
    return one.label, flagged if one.label == "repeat" else -flagged


def _line(one: Share) -> str:
    return f"  {one.label:10} {one.flagged / one.planted:6.1%} of {one.planted}  {one.manner}"


def main() -> None:
    """Print the scores."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("size", type=int, help="how many ordinary benefits")
    asked.add_argument("--manners", action="store_true", help="also by manner")
    wanted = asked.parse_args()
    print(*told(scored(fourth_set(wanted.size)), manners=wanted.manners), sep="\n")


if __name__ == "__main__":
    main()
