"""Score the search for repeats on the ninth set: `python -m tests.analysis.commitments.ninth_set.score 2000`."""

from __future__ import annotations

from tests.analysis.commitments.ninth_set.planting import ninth_set
from tests.analysis.commitments.score import score_set

if __name__ == "__main__":
    score_set("ninth set", ninth_set)
