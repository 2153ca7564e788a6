"""Score the search for repeats on the sixth set: `python -m tests.analysis.commitments.sixth_set.score 2000`.

By manner with `--manners`; in another place with `--seed`.
"""

from __future__ import annotations

from tests.analysis.commitments.score import score_set
from tests.analysis.commitments.sixth_set.planting import sixth_set

if __name__ == "__main__":
    score_set("sixth set", sixth_set)
