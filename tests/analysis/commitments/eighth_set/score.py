"""Score the search for repeats on the eighth set: `python -m tests.analysis.commitments.eighth_set.score 2000`, by manner with `--manners`."""

from __future__ import annotations

from tests.analysis.commitments.eighth_set.planting import eighth_set
from tests.analysis.commitments.score import score_set


def main() -> None:
    """Print the scores of the eighth set."""
    score_set("eighth set", eighth_set)


if __name__ == "__main__":
    main()
