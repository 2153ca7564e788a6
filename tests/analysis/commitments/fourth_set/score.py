"""Score the search for repeats on the fourth set: `python -m tests.analysis.commitments.fourth_set.score 2000`.

By manner with `--manners`; in another place with `--seed`.
"""

from __future__ import annotations

from tests.analysis.commitments.fourth_set.planting import fourth_set
from tests.analysis.commitments.score import score_set

if __name__ == "__main__":
    score_set("fourth set", fourth_set)
