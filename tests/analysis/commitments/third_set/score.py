"""Score the search for repeats on the third set: `python -m tests.analysis.commitments.third_set.score 2000`.

By manner with `--manners`, and then for the half that the detector's author may see; of the other half with
`--kept` as well, which is for its judge.
"""

from __future__ import annotations

import argparse

from tests.analysis.commitments.score import scored
from tests.analysis.commitments.second_set.score import told
from tests.analysis.commitments.third_set.halves import HALVES
from tests.analysis.commitments.third_set.planting import third_set


def main() -> None:
    """Print the scores of each half."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("size", type=int, help="how many ordinary benefits")
    asked.add_argument("--manners", action="store_true", help="also by manner")
    asked.add_argument("--kept", action="store_true", help="also by manner of the kept half")
    wanted = asked.parse_args()
    for half in HALVES:
        judgement = scored(third_set(half, wanted.size))
        manners = wanted.manners or wanted.kept
        print(*told(half, judgement, manners=manners, kept=wanted.kept), sep="\n")


if __name__ == "__main__":
    main()
