"""Whoever is, or may be, an individual is recognised by name, and never named in the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.analysis.spend.paid import folder, payment
from tests.analysis.spend.spec_individuals import CASES
from tests.analysis.spend.spec_people import CASES as PEOPLE
from weft.analysis.engine import engine
from weft.analysis.names.keys import plain
from weft.analysis.names.people import every_grade, with_looks
from weft.analysis.reporting.model import Report
from weft.analysis.spend.reported import make_report


@pytest.fixture(scope="module")
def looked_at() -> dict[str, str]:
    with engine() as connection:
        connection.con.register(
            "names", pa.table({"name": [name for name, _, _ in (*CASES, *PEOPLE)]})
        )
        names = connection.table("names")
        rows = with_looks(names.mutate(plain=plain(names.name))).to_pyarrow().to_pylist()
    return {row["name"]: row["looks"] for row in rows}


@pytest.mark.parametrize(("name", "sure", "shows"), CASES, ids=[case[2] for case in CASES])
def test_a_person_is_told_by_the_way_the_name_is_written(
    name: str, sure: str, shows: str, looked_at: dict[str, str]
) -> None:
    assert looked_at[name] in every_grade()
    assert looked_at[name].split(":")[0] == sure


@pytest.mark.parametrize(("name", "sure", "why"), PEOPLE, ids=[case[0] for case in PEOPLE])
def test_payees_names_tell_more(name: str, sure: str, why: str, looked_at: dict[str, str]) -> None:
    assert looked_at[name] in every_grade()
    assert looked_at[name].split(":")[0] == sure
    if sure == "may be":
        assert looked_at[name] == f"may be: {why}"


def everything_said(report: Report) -> str:
    return repr(report)


def test_no_individual_is_named_anywhere_in_the_report(tmp_path: Path) -> None:
    people = ["Mrs Jane Plantagenet", "Plantagenet, Kate", "Anne Plantagenet", "T Plantagenet"]
    now = [payment(supplier_name=name, amount_gbp="90000.00") for name in people]
    before = [
        payment(supplier_name="Lily Plantagenet", date=f"{year}-{month:02}-03")
        for year, month in [(2023, m) for m in range(4, 13)] + [(2024, m) for m in range(1, 4)]
    ]
    spoken = payment(category="Taxi for Mr Plantagenet", supplier_name="Acorn Cars Ltd")
    quoted = [("“Mrs Plantagenet” is not an amount", "")]
    path = folder(tmp_path / "read", [*now, *before, spoken, payment()], quarantined=quoted)
    said = everything_said(make_report([path], period="2024-25"))
    assert "Plantagenet" not in said
    assert "Individuals, not named (fewer than 5)" in said
    assert "Bloggs Builders Ltd" in said


def test_a_persons_name_in_a_firms_place_is_hidden_too(tmp_path: Path) -> None:
    people = [
        "Corvolby Taxis#Mr L Plantagenet", "Oluwakemi Plantagenet", "Kate Plantagenet & Co",
        "PLANTAGENET MICHAEL", "Zibi Plantagenet QC", "Zibi Plantagenet t/a Bright Sparks",
    ]  # fmt: skip
    now = [payment(supplier_name=name, amount_gbp="90000.00") for name in people]
    said = everything_said(
        make_report([folder(tmp_path / "r", [*now, payment()])], period="2024-25")
    )
    assert "plantagenet" not in said.casefold()
    assert "Individuals, not named (6)" in said


def test_a_strange_name_paid_as_a_person_is_hidden_too(tmp_path: Path) -> None:
    carer = payment(supplier_name="Maaikje Geschwindt", category="Foster Carers Allowances")
    firm = payment(supplier_name="Capgemini", category="Computers")
    said = everything_said(make_report([folder(tmp_path / "r", [carer, firm])], period="2024-25"))
    assert "Geschwindt" not in said
    assert "Capgemini" in said


def test_a_registered_company_may_go_by_a_persons_name(tmp_path: Path) -> None:
    firm = payment(supplier_name="Mr Jane Plantagenet", company_number="01234567")
    made = make_report([folder(tmp_path / "r", [firm])], period="2024-25")
    kept = {figure.id: figure.value for figure in made.figures()}
    assert kept["bridge.influenceable"] == kept["total"]
    assert "Plantagenet" in everything_said(made)


GRANT, MINORS = {"purpose": "Improvement Grants"}, {"department": "Unaccompanied Minors"}
PAID_FOR: list[tuple[str, list[dict[str, Any]], bool, str]] = [
    ("Maaikje Zubar Geschwindt", [GRANT, GRANT], True, "a grant to a householder"),
    ("Xhorxhe Qemzz", [MINORS | {"category": "BOARDED OUT"}], True, "a young person"),
    ("Wyrzzk Ontlemu", [GRANT, {"purpose": "Bricks"}], False, "something else as well"),
    ("Capgemini", [GRANT], False, "one word"),
    ("Zzubel Homes", [GRANT], False, "an organisation's word"),
    ("Quorvix Tuhhlen", [GRANT | {"company_number": "01234567"}], False, "a company number"),
    ("Vlixxo Pemqua", [{"purpose": "School improvement grant"}], False, "no home"),
    ("Ixxolt Brumqy", [{"purpose": "Unaccompanied minors agency fees"}], False, "an agency"),
]


@pytest.fixture(scope="module")
def paid_for(tmp_path_factory: pytest.TempPathFactory) -> Report:
    rows = [payment(supplier_name=name, **says) for name, paid, *_ in PAID_FOR for says in paid]
    return make_report([folder(tmp_path_factory.mktemp("paid"), rows)], period="2024-25")


@pytest.mark.parametrize(
    ("name", "hidden"), [case[:1] + case[2:3] for case in PAID_FOR], ids=[c[3] for c in PAID_FOR]
)
def test_what_a_strange_name_is_paid_for_tells_a_person(
    name: str, hidden: bool, paid_for: Report
) -> None:
    assert (name not in everything_said(paid_for)) == hidden


def test_hiding_a_name_for_what_it_is_paid_for_keeps_no_more_money_apart(paid_for: Report) -> None:
    apart = {figure.id: figure.value for figure in paid_for.figures()}
    assert apart["total"] == 100 * sum(len(paid) for _, paid, *_ in PAID_FOR)
    assert apart["bridge.influenceable"] == 300  # bricks, boarded out, an agency
