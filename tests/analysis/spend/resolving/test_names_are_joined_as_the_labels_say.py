"""On names of real councils, labelled by careful reading, the method keeps what docs/method promises."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
GOLD = ROOT.parent / "shared" / "data" / "gold"


@pytest.mark.real_files
@pytest.mark.long
@pytest.mark.skipif(
    not (GOLD / "dev.csv").exists(), reason="needs the labelled names beside the project"
)
def test_on_the_labelled_names_the_scores_stay_above_their_floor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    labels = __import__("score_resolving").Labelled(GOLD, pairs=False)
    score = labels.score(labels.resolved())
    assert score["B3F_closed"] >= 0.92
    assert score["P_closed"] >= 0.98
    assert score["F1"] >= 0.88
    assert "sklearn" not in sys.modules, "resolving needs no scikit-learn; only fitting does"
