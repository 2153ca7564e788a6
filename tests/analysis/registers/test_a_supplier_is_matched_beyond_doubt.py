"""A supplier is matched to a register where a number, or an unambiguous name, or the postcode says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from tests.analysis.registers.sample import CHARITY, ROOFS, as_json, companies_csv, company, loaded
from weft.analysis.editions import Edition
from weft.analysis.registers.described import described, of_suppliers
from weft.analysis.registers.matched import matched

LONG = "THE QUILLMOUTH AND HESKERBY ASSOCIATION FOR THE BLIND LIMITED"
WORDY = "CORVOLBY AND LORNOLBY REPAIR AGENC AND PARTNERS LIMITED"
"""Its 35th letter is a space, which a ledger drops; the other name is cut within a word."""

COMPANIES = [
    ROOFS,
    company("CORVOLBY CARE LIMITED", "00000001", **{"RegAddress.PostCode": "QM7 1AA"}),
    company("CORVOLBY CARE LLP", "OC000002", **{"RegAddress.PostCode": "QM7 2BB"}),
    company("THE MEADOWS NURSERY LIMITED", "00000003", **{"RegAddress.PostCode": "QM8 1AA"}),
    company("MEADOWS NURSERY LIMITED", "00000004", **{"RegAddress.PostCode": "QM8 2BB"}),
    company("JANE SMITH LIMITED", "00000005"),
    company("OLUWAKEMI HESKERBY LIMITED", "00000010"),
    company("APEX LIMITED", "00000006"),
    company(LONG, "00000007"),
    company(WORDY, "00000009"),
    company("QUILLMOUTH LANTERN TRUST", "07654321"),
    company("GARLEDGE HIGHWAYS LIMITED", "00000008", **{
        "PreviousName_1.CONDATE": "01/01/2019", "PreviousName_1.CompanyName": "NESKBY ROADS LIMITED",
    }),
]  # fmt: skip


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Edition]]:
    folder = tmp_path_factory.mktemp("registers")
    own = "Supplier,Supplier ID,Postcode\nLornolby Repairs,S77,QM4 4AA\nQuillmouth Roofs Ltd,S78,\n"
    yield [
        loaded(folder, "companies-house", {"companies.csv": companies_csv(*COMPANIES)}, name="1"),
        loaded(folder, "charity-commission", {"charity.json": as_json([CHARITY])}, name="1"),
        loaded(folder, "suppliers", {"own.csv": own}, name="1"),
    ]


MATCHED: list[tuple[str, dict[str, str], str, str]] = [
    ("Quillmouth Roofs Ltd", {}, "GB-COH-01234567", "name, legal form"),
    ("QUILLMOUTH ROOFS LIMITED (IN LIQUIDATION)", {}, "GB-COH-01234567", "name, legal form"),
    ("Quillmouth Roofs", {}, "GB-COH-01234567", "name"),
    ("Quillmouth Roofs Ltd T/A Dry Homes", {}, "GB-COH-01234567", "name, legal form"),
    ("Heskerby Slates Ltd", {}, "GB-COH-01234567", "previous name"),
    ("Neskby Roads", {}, "GB-COH-00000008", "previous name"),
    ("anything", {"company_number": "01234567"}, "GB-COH-01234567", "number"),
    ("anything", {"charity_number": "1234567"}, "GB-COH-07654321", "number"),
    ("Corvolby Care", {"postcode": "qm71aa"}, "GB-COH-00000001", "name, postcode"),
    ("Meadows Nursery", {"postcode": "QM8 1AA"}, "GB-COH-00000003", "name, postcode"),
    ("Corvolby Care LLP", {}, "GB-COH-OC000002", "name, legal form"),
    ("Jane Smith", {"postcode": "QM1 1AA"}, "GB-COH-00000005", "name, postcode"),
    ("Apex Ltd", {}, "GB-COH-00000006", "name, legal form"),
    (LONG[:35], {}, "GB-COH-00000007", "name cut short"),
    (WORDY[:34], {}, "GB-COH-00000009", "name cut short"),
    ("Quillmouth Lantern Trust", {}, "GB-COH-07654321", "name"),
]  # fmt: skip
NOT_MATCHED: list[tuple[str, dict[str, str], str]] = [
    ("Corvolby Care", {}, "2 organisations fit"),
    ("Meadows Nursery", {}, "2 organisations fit"),
    ("Meadows Nursery Ltd", {}, "2 organisations fit"),
    ("Quillmouth Roofs LLP", {}, "too little speaks for it"),
    ("Jane Smith", {}, "too little speaks for it"),
    ("Oluwakemi Heskerby", {}, "too little speaks for it"),
    ("Apex", {}, "too little speaks for it"),
    ("Quillmouth Roofing Ltd", {}, "no register loaded has this name"),
    (LONG[:30], {}, "no register loaded has this name"),
    (LONG[:34], {}, "no register loaded has this name"),
]
OTHERS: list[tuple[str, dict[str, str]]] = [
    ("Nobody Ltd", {"company_number": "09999999"}),
    ("Lornolby Repairs", {"supplier_ref": "S77"}),
    ("Quillmouth Roofs Ltd", {"supplier_ref": "S78"}),
]


@pytest.fixture(scope="module")
def answers(registers: list[Edition]) -> list[dict[str, Any]]:
    """All the cases matched in one go, as a year of payments is."""
    asked = [(name, facts) for name, facts, *_ in (*MATCHED, *NOT_MATCHED, *OTHERS)]
    rows = [{"mention": n, "name": name} | facts for n, (name, facts) in enumerate(asked)]
    columns = ("name", "company_number", "charity_number", "supplier_ref", "postcode")
    texts = {c: pa.array([row.get(c) for row in rows], pa.string()) for c in columns}
    found: list[dict[str, Any]] = matched(
        pa.table({"mention": range(len(rows)), **texts}), registers
    ).to_pylist()
    return [row | {"asked": asked[row["mention"]]} for row in found]


def answer(answers: list[dict[str, Any]], name: str, facts: dict[str, str]) -> dict[str, Any]:
    return next(row for row in answers if row["asked"] == (name, facts))


@pytest.mark.parametrize(
    ("name", "facts", "org_id", "agreed"),
    MATCHED,
)
def test_it_is_matched(
    answers: list[dict[str, Any]], name: str, facts: dict[str, str], org_id: str, agreed: str
) -> None:
    found = answer(answers, name, facts)
    assert (found["org_id"], found["agreed"]) == (org_id, agreed)
    assert 0.85 <= found["confidence"] <= 1
    assert found["candidates"] is None


@pytest.mark.parametrize(
    ("name", "facts", "why"),
    NOT_MATCHED,
)
def test_it_is_not_matched(
    answers: list[dict[str, Any]], name: str, facts: dict[str, str], why: str
) -> None:
    found = answer(answers, name, facts)
    assert (found["org_id"], found["confidence"]) == (None, None)
    assert why in found["reason"]


def test_the_candidates_are_named(answers: list[dict[str, Any]]) -> None:
    assert answer(answers, "Corvolby Care", {})["candidates"] == [
        "CORVOLBY CARE LIMITED (GB-COH-00000001)",
        "CORVOLBY CARE LLP (GB-COH-OC000002)",
    ]


def test_a_number_that_no_register_has_is_still_the_suppliers(
    answers: list[dict[str, Any]],
) -> None:
    found = answer(answers, "Nobody Ltd", {"company_number": "09999999"})
    assert (found["org_id"], found["register"]) == ("GB-COH-09999999", None)
    assert "no register loaded has" in found["reason"]


def test_a_bodys_own_list_counts_where_no_register_knows_the_name(
    answers: list[dict[str, Any]],
) -> None:
    found = answer(answers, "Lornolby Repairs", {"supplier_ref": "S77"})
    assert (found["org_id"], found["agreed"]) == ("WEFT-SUPPLIER-S77", "name, reference")
    roofs = answer(answers, "Quillmouth Roofs Ltd", {"supplier_ref": "S78"})
    assert roofs["org_id"] == "GB-COH-01234567"


def test_without_registers_only_numbers_are_matched() -> None:
    rows = [
        {"mention": 0, "name": "A Ltd", "company_number": "01234567"},
        {"mention": 1, "name": "B Ltd", "company_number": None},
    ]
    found = matched(pa.Table.from_pylist(rows), []).to_pylist()
    assert [row["org_id"] for row in found] == ["GB-COH-01234567", None]


def test_every_mention_is_answered_in_its_order(registers: list[Edition]) -> None:
    names = ["Corvolby Care", "Quillmouth Roofs", "nobody", "Quillmouth Roofs"]
    table = pa.table({"mention": [5, 3, 9, 1], "name": names})
    found = matched(table, registers).to_pylist()
    assert [row["mention"] for row in found] == [1, 3, 5, 9]
    assert [row["org_id"] is not None for row in found] == [True, True, False, False]


def supplier(registers: list[Edition], *mentions: dict[str, str]) -> dict[str, Any]:
    rows = [
        {"mention": n, "supplier_id": "s-1", "name": "", "company_number": None} | one
        for n, one in enumerate(mentions)
    ]
    table = pa.Table.from_pylist(rows)
    found: dict[str, Any] = of_suppliers(matched(table, registers), table).to_pylist()[0]
    return found


def test_a_supplier_takes_the_surest_match_of_its_names(registers: list[Edition]) -> None:
    found = supplier(registers, {"name": "Heskerby Slates Ltd"}, {"name": "Quillmouth Roofs Ltd"})
    assert (found["org_id"], found["agreed"]) == ("GB-COH-01234567", "name, legal form")


def test_a_supplier_whose_names_are_two_organisations_is_not_matched(
    registers: list[Edition],
) -> None:
    found = supplier(registers, {"name": "Quillmouth Roofs Ltd"}, {"name": "Corvolby Care LLP"})
    assert found["org_id"] is None
    assert "different organisations" in found["reason"]
    assert len(found["candidates"]) == 2


def test_a_number_given_with_one_of_its_names_decides(registers: list[Edition]) -> None:
    number = {"name": "Roofs", "company_number": "01234567"}
    found = supplier(registers, number, {"name": "Corvolby Care LLP"})
    assert (found["org_id"], found["agreed"]) == ("GB-COH-01234567", "number")


def test_a_match_tells_what_the_registers_know(registers: list[Edition]) -> None:
    table = pa.table({"mention": [0, 1, 2], "supplier_id": ["s-2", "s-1", "s-3"],
                      "name": ["Quillmouth Lantern Trust", "Quillmouth Roofs", "nobody"]})  # fmt: skip
    matches = of_suppliers(matched(table, registers), table)
    suppliers = pa.table({"supplier_id": ["s-3", "s-1", "s-2"], "amount": [1, 2, 3]})
    nobody, roofs, lantern = described(suppliers, matches, registers).to_pylist()
    assert (nobody["org_id"], nobody["amount"]) == (None, 1)
    assert (roofs["registered_postcode"], roofs["sic_section"]) == ("QM1 1AA", "F")
    assert (roofs["size"], roofs["size_because"]) == (
        "micro", "its accounts are of the category MICRO ENTITY",
    )  # fmt: skip
    assert (lantern["org_id"], lantern["charity"]) == ("GB-COH-07654321", True)
    assert roofs["register"] == "companies-house 1"
