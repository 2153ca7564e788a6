"""Score the search for repeats on the fifth set: `python -m tests.analysis.commitments.fifth_set.score 2000`.

By manner with `--manners`; in another place with `--seed`.
"""

from __future__ import annotations

from tests.analysis.commitments.fifth_set.planting import fifth_set
from tests.analysis.commitments.score import score_set

if __name__ == "__main__":
    score_set("fifth set", fifth_set)
