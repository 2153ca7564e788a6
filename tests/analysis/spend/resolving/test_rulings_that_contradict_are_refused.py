"""Rulings that cannot all be true are refused before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.spend.resolving.spec_rulings import CASES
from tests.analysis.spend.resolving.suppliers import Year, rulings_file
from weft.analysis.spend.resolving.contradictions import check_rulings
from weft.analysis.spend.resolving.rulings import CannotRule, in_force, read_rulings


@pytest.mark.parametrize(("said", "stands", "why"), CASES, ids=[case[2] for case in CASES])
def test_rulings_stand_together_or_are_refused(
    said: str, stands: bool, why: str, tmp_path: Path
) -> None:
    file = rulings_file(tmp_path / "rulings.csv", *said.split(";"))
    rulings = in_force(read_rulings([file]))
    if stands:
        check_rulings(rulings)
    else:
        with pytest.raises(CannotRule, match="contradict"):
            check_rulings(rulings)


def test_the_refusal_names_every_ruling_that_makes_the_contradiction_with_its_row(
    tmp_path: Path,
) -> None:
    file = rulings_file(
        tmp_path / "rulings.csv",
        "same|Ash Care|Birch Care",
        "same|Elm Motors|Fir Motors",
        "same|Birch Care|Cedar Care",
        "different|Ash Care|Cedar Care",
    )
    with pytest.raises(CannotRule) as refused:
        check_rulings(read_rulings([file]))
    said = str(refused.value)
    assert "row 2: “Ash Care” is the same as “Birch Care”" in said
    assert "row 4: “Birch Care” is the same as “Cedar Care”" in said
    assert "row 5: “Ash Care” is not “Cedar Care”" in said
    assert "Elm" not in said


def test_nothing_is_written_when_rulings_contradict(year: Year, tmp_path: Path) -> None:
    with pytest.raises(CannotRule):
        year.resolved(["Ash Care", "Birch"], "same|Ash Care|Birch", "different|Ash Care|Birch")
    assert not list(tmp_path.glob("suppliers*"))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("maybe|Ash|Birch", "“maybe” is no ruling"),
        ("same|Ash|", "Write the second"),
        ("company|Ash|12", "“12” is not a company number"),
        ("company|Ash|", "“” is not a company number"),
        ("charity|Ash|1.1E+06", "is not a charity number"),
        ("same||Ash", "names nobody"),
    ],
)
def test_a_ruling_that_cannot_be_understood_is_refused_with_its_row(
    row: str, said: str, tmp_path: Path
) -> None:
    file = rulings_file(tmp_path / "rulings.csv", "same|Ash|Birch", row)
    with pytest.raises(CannotRule, match=r"rulings\.csv, row 3") as refused:
        read_rulings([file])
    assert said in str(refused.value)


def test_a_file_without_the_headings_of_rulings_says_which_are_needed(tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("who,what\nAsh,Birch\n")
    with pytest.raises(CannotRule, match="ruling, name, other"):
        read_rulings([file])


def test_rows_that_nobody_has_decided_yet_are_passed_over(tmp_path: Path) -> None:
    file = rulings_file(tmp_path / "rulings.csv", "|Ash|Birch", "same|Cedar|Elm")
    assert [ruling.name for ruling in read_rulings([file])] == ["Cedar"]
