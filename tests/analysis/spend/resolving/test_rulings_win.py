"""What a person has ruled about a supplier's name holds, this year and later, until it is withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.spend.resolving.suppliers import Year
from weft.analysis.spend.resolving.resolve import resolve
from weft.analysis.spend.resolving.rulings import CannotRule

PLAIN = ["Quarndon Motors Ltd", "Zebra Roofing", "Hexwold Nursery School", "Pimblett & Sons"]


def test_two_names_that_an_officer_rules_the_same_are_one_supplier(year: Year) -> None:
    found = year.resolved(PLAIN, "same|Quarndon Motors Ltd|Zebra Roofing")
    assert found["Quarndon Motors Ltd"] == found["Zebra Roofing"]
    assert len(set(found.values())) == 3


def test_two_names_that_look_the_same_are_two_suppliers_when_an_officer_rules_so(
    year: Year,
) -> None:
    names = ["Acorn Care Ltd", "Acorn Care Limited"]
    assert len(set(year.resolved(names, remember=False).values())) == 1
    found = year.resolved(names, "different|Acorn Care Ltd|Acorn Care Limited", remember=False)
    assert len(set(found.values())) == 2


def test_the_reason_says_who_ruled_when_and_why(year: Year, tmp_path: Path) -> None:
    file = tmp_path / "kept.csv"
    file.write_text(
        "ruling,name,other,by,date,reason\n"
        "same,Quarndon Motors Ltd,Zebra Roofing,A. Clerk,2025-04-02,one owner by the register\n"
    )
    year.resolved(PLAIN)
    out = tmp_path / "ruled.csv"
    resolve(tmp_path / "names-1.csv", out, rulings=[file])
    assert "ruled by A. Clerk, 2025-04-02" in out.read_text()
    assert "one owner by the register" in out.read_text()


def test_names_ruled_to_be_one_company_are_one_supplier(year: Year) -> None:
    found = year.resolved(
        PLAIN, "company|Zebra Roofing|01234567", "company|Pimblett & Sons|1234567"
    )
    assert found["Zebra Roofing"] == found["Pimblett & Sons"]
    assert len(set(found.values())) == 3


def test_a_name_ruled_to_be_a_company_joins_the_one_that_the_file_says_has_the_number(
    year: Year,
) -> None:
    found = year.resolved(
        PLAIN, "company|Zebra Roofing|01234567", company_number=["", "", "01234567", ""]
    )
    assert found["Zebra Roofing"] == found["Hexwold Nursery School"]


def test_a_name_ruled_to_be_nobody_is_no_supplier(year: Year) -> None:
    year.resolved(PLAIN, "nobody|Zebra Roofing")
    row = next(row for row in year.rows() if row["name"] == "Zebra Roofing")
    assert row["entity_id"].startswith("nobody-")
    assert row["canonical_name"] == ""
    assert "nobody" in row["reason"]


def test_words_taken_for_a_redaction_are_somebody_when_an_officer_rules_so(year: Year) -> None:
    assert year.resolved(["Name withheld"])["Name withheld"].startswith("nobody-")
    found = year.resolved(["Name withheld"], "organisation|Name withheld")
    assert found["Name withheld"].startswith("s-")


def test_a_ruling_for_one_body_leaves_its_namesake_elsewhere_alone(year: Year) -> None:
    year.resolved(
        ["J Quarndon", "J Quarndon", "Zebra Roofing"],
        "same|J Quarndon|Zebra Roofing|Leeds",
        "different|J Quarndon|J Quarndon|Leeds|Salford",
        body=["Leeds", "Salford", "Leeds"],
    )
    leeds, salford, zebra = (row["entity_id"] for row in year.rows())
    assert leeds == zebra
    assert salford != leeds


def test_a_ruling_about_a_name_of_several_companies_asks_which_is_meant(year: Year) -> None:
    with pytest.raises(CannotRule, match="stands for several companies here") as refused:
        year.resolved(
            ["St Bega's School", "St Bega's School", "Zebra Roofing"],
            "same|St Bega's School|Zebra Roofing",
            company_number=["01234567", "07654321", ""],
        )
    assert "01234567, 07654321" in str(refused.value)


def test_a_ruling_about_a_name_that_is_not_here_yet_is_said_and_kept(year: Year) -> None:
    year.resolved(PLAIN, "same|Zebra Roofing|Zebra Slates")
    assert year.done is not None
    assert [ruling.other for ruling in year.done.entities.ruled.not_here] == ["Zebra Slates"]
    later = year.resolved([*PLAIN, "Zebra Slates"], "same|Zebra Roofing|Zebra Slates")
    assert later["Zebra Roofing"] == later["Zebra Slates"]


def test_a_ruling_survives_another_run_and_ends_when_it_is_withdrawn(year: Year) -> None:
    said = "same|Quarndon Motors Ltd|Zebra Roofing"
    apart = year.resolved(PLAIN)
    for _ in range(2):
        together = year.resolved(PLAIN, said)
        assert together["Quarndon Motors Ltd"] == together["Zebra Roofing"]
    assert year.resolved(PLAIN, f"{said}|||2025-06-01") == apart


@settings(max_examples=5, deadline=None)
@given(
    pair=st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda two: two[0] != two[1]),
    word=st.sampled_from(["same", "different"]),
)
def test_a_ruling_changes_only_what_it_names(
    pair: tuple[int, int], word: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    names = [*PLAIN, "ZEBRA ROOFING", "Hexwold Nursery", "Acorn Care Ltd", "ACORN CARE"]
    year = Year(tmp_path_factory.mktemp("only"))
    before = year.resolved(names)
    one, other = names[pair[0]], names[pair[1]]
    if one.casefold() == other.casefold():
        return
    after = year.resolved(names, f"{word}|{one}|{other}")
    named = {before[one], before[other]}
    for name in names:
        if before[name] not in named:
            assert after[name] == before[name]
