"""Score the search for repeats on the seventh set: `python -m tests.analysis.commitments.seventh_set.score 2000`.

By manner with `--manners`; in another place with `--seed`.
"""

from __future__ import annotations

from tests.analysis.commitments.score import score_set
from tests.analysis.commitments.seventh_set.planting import seventh_set

if __name__ == "__main__":
    score_set("seventh set", seventh_set)
