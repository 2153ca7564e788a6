"""The same seed makes the same place, another seed another."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from weft.analysis.spend.example import make_example


def prints(folder: Path) -> dict[str, str]:
    """The fingerprint of every file in the folder."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def of_seed_5(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("five")
    make_example(folder, seed=5, payments=1_000)
    return prints(folder)


def test_the_same_seed_makes_the_same_bytes(of_seed_5: dict[str, str], tmp_path: Path) -> None:
    make_example(tmp_path / "again", seed=5, payments=1_000)
    assert len(of_seed_5) == 36  # 26, 9 of its areas, and its register of companies
    assert prints(tmp_path / "again") == of_seed_5


def test_another_seed_makes_another_place(of_seed_5: dict[str, str], tmp_path: Path) -> None:
    make_example(tmp_path, seed=6, payments=1_000)
    other = prints(tmp_path)
    assert other.keys() == of_seed_5.keys()
    land = [name for name in other if name.startswith("places/") and name != "places/postcodes.csv"]
    same = [name for name in other if other[name] == of_seed_5[name]]
    assert same == land  # another seed makes other suppliers and payments on the same land


def test_more_payments_are_made_when_asked_for(tmp_path: Path) -> None:
    truth = make_example(tmp_path, seed=5, payments=2_000)
    made = truth.year_of("Harrowfen Borough Council", "2024-25").counted.payments
    assert 1_900 < made < 2_400


def test_a_place_too_small_for_what_is_planted_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ask for 1,000 or more"):
        make_example(tmp_path / "small", seed=1, payments=20)
    assert not (tmp_path / "small").exists()
