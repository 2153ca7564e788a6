"""What kind of organisation a payee is: by register and number first, then by name, else unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from scripts.score_kinds import Score, labelled, scores

from tests.analysis.spend.spec_kinds import CASES
from weft.analysis.engine import engine
from weft.analysis.names.keys import plain
from weft.analysis.names.people import with_looks
from weft.analysis.registers.kinds import Kind
from weft.analysis.spend.described import _profile
from weft.analysis.spend.kinds import kind_rules, kinds

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
TYPES = {
    "charity": pa.bool_(),
    "cic": pa.bool_(),
    "vcse_stated": pa.bool_(),
    "employees": pa.int64(),
}


def told(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows as `kinds` answers them; `individual` is graded where it is not given."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    columns = {n: pa.array([r.get(n) for r in rows], TYPES.get(n, pa.string())) for n in names}
    with engine() as connection:
        connection.con.register("rows", pa.table(columns | {"n": pa.array(range(len(rows)))}))
        table = connection.table("rows")
        if "individual" not in names:
            looked = with_looks(table.mutate(plain=plain(table.name)))
            table = looked.rename(individual="looks").drop("plain")
        found: list[dict[str, Any]] = kinds(table).order_by("n").to_pyarrow().to_pylist()
    return found


IDENTIFIERS: list[tuple[dict[str, Any], str, str]] = [
    ({"company_number": "01234567"}, "company", "its number"),
    ({"company_number": "IP12345R"}, "co-operative", "its number"),
    ({"company_number": "CE012345"}, "charity", "its number"),
    ({"company_number": "RC000123"}, "unknown", "nothing tells"),
    ({"charity_number": "1234567"}, "charity", "its number"),
    ({"org_id": "GB-COH-OC300001"}, "company", "its number"),
    ({"org_id": "GB-CHC-1234567"}, "charity", "its number"),
    ({"register_kind": "public body"}, "public body", "the register that it is in"),
    ({"register_kind": "company", "charity": True}, "charity", "the register that it is in"),
    ({"register_kind": "company", "cic": True}, "CIC", "the register that it is in"),
    ({"payee": "redacted"}, "redacted", "the file withholds the name"),
]
PERSONS: list[tuple[str, dict[str, str], bool]] = [
    ("Mr J Smith", {}, True),
    ("Jane Smith", {}, True),
    ("Jane Smith", {"company_number": "01234567"}, False),
    ("Jane Smith Ltd", {}, False),
    ("Quillmouth Roofs", {}, False),
]
VCSE: list[tuple[dict[str, Any], bool | None]] = [
    ({"charity_number": "1234567"}, True),
    ({"company_number": "IP12345R"}, True),
    ({"register_kind": "public body"}, False),
    ({"vcse_stated": True}, True),
    ({"vcse_stated": False}, False),
    ({"company_number": "01234567"}, None),
    ({}, None),
]
SME: list[tuple[dict[str, Any], bool | None, str | None]] = [
    ({"employees": 249}, True, "its number of employees"),
    ({"employees": 250, "size": "small"}, False, "its number of employees"),
    ({"size": "micro"}, True, "the size that its accounts show (a proxy)"),
    ({"size": "sme"}, True, "stated in a contract notice"),
    ({"register_kind": "NHS", "employees": 20}, False, "it is no enterprise"),
    ({}, None, None),
]
LANTERN, ROOFS = "Quillmouth Lantern", "Quillmouth Roofs"


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    """All the cases with facts, told in one go as the suppliers of a year are."""
    rows = [{"name": LANTERN} | facts for facts, *_ in (*IDENTIFIERS, *VCSE)]
    rows += [{"name": ROOFS} | facts for facts, *_ in SME]
    rows += [{"name": name} | facts for name, facts, _ in PERSONS]
    return [row | {"asked": asked} for asked, row in zip(rows, told(*rows), strict=True)]


def answer(answers: list[dict[str, Any]], name: str, facts: dict[str, Any]) -> dict[str, Any]:
    return next(row for row in answers if row["asked"] == {"name": name} | facts)


@pytest.fixture(scope="module")
def by_name() -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in told(*({"name": name} for name, _, _ in CASES))}


@pytest.mark.parametrize(("name", "kind", "shows"), CASES, ids=[case[2] for case in CASES])
def test_a_name_tells_the_kind(
    name: str, kind: str, shows: str, by_name: dict[str, dict[str, Any]]
) -> None:
    assert by_name[name]["kind"] == kind
    assert by_name[name]["kind_because"]


@pytest.mark.parametrize(
    ("facts", "kind", "because"),
    IDENTIFIERS,
)
def test_an_identifier_goes_before_the_name(
    facts: dict[str, Any], kind: str, because: str, answers: list[dict[str, Any]]
) -> None:
    row = answer(answers, LANTERN, facts)
    assert (row["kind"], row["kind_because"]) == (kind, because)


def test_a_school_that_is_a_company_in_law_is_a_school() -> None:
    (row,) = told({"name": "Corvolby Academies Trust", "company_number": "01234567"})
    assert row["kind"] == "school"


def test_a_company_named_after_a_charitable_thing_stays_a_company_by_its_number() -> None:
    (row,) = told({"name": "Corvolby Foundation", "company_number": "01234567"})
    assert row["kind"] == "company"


@pytest.mark.parametrize(
    ("name", "facts", "person"),
    PERSONS,
)
def test_who_may_be_a_person_is_marked(
    name: str, facts: dict[str, str], person: bool, answers: list[dict[str, Any]]
) -> None:
    row = answer(answers, name, facts)
    assert row["person"] is person


@pytest.mark.parametrize(
    ("facts", "vcse"),
    VCSE,
)
def test_vcse_is_unknown_where_nothing_tells(
    facts: dict[str, Any], vcse: bool | None, answers: list[dict[str, Any]]
) -> None:
    row = answer(answers, LANTERN, facts)
    assert row["vcse"] is vcse


@pytest.mark.parametrize(
    ("facts", "sme", "because"),
    SME,
)
def test_sme_says_what_it_goes_by(
    facts: dict[str, Any], sme: bool | None, because: str | None, answers: list[dict[str, Any]]
) -> None:
    row = answer(answers, ROOFS, facts)
    assert (row["sme"], row["sme_because"]) == (sme, because)


def test_every_row_is_kept_and_nothing_else_is_added() -> None:
    rows = [{"name": "A Ltd"}, {"name": None}, {"name": "A Ltd"}]
    found = told(*rows)
    assert [row["name"] for row in found] == ["A Ltd", None, "A Ltd"]
    assert found[1]["kind"] == "unknown"
    added = {"kind", "kind_because", "person", "vcse", "sme", "sme_because"}
    assert set(found[0]) == {"name", "n", "individual"} | added


def test_every_rule_names_a_kind_and_a_reason() -> None:
    assert {rule.kind for rule in kind_rules()} <= {kind.value for kind in Kind}
    assert all(rule.reason for rule in kind_rules())


FLOORS = {
    "charity": (0.99, 0.44), "CIC": (0.99, 0.99), "co-operative": (0.90, 0.32),
    "company": (0.94, 0.73), "housing association": (0.99, 0.0), "NHS": (0.95, 0.0),
    "public body": (0.95, 0.90), "school": (0.99, 0.88), "university": (0.97, 0.65),
}  # fmt: skip


@pytest.fixture(scope="module")
def on_lists() -> dict[str, Score]:
    if not (SHARED / "orgs" / "orgtype_names_labelled").exists():
        pytest.skip("needs the published files beside the project")
    return scores(dict(labelled(SHARED))["lists"], "report")


@pytest.mark.real_files
@pytest.mark.parametrize("kind", FLOORS)
def test_on_published_lists_each_kind_is_nearly_always_right(
    kind: str, on_lists: dict[str, Score]
) -> None:
    precision, recall = FLOORS[kind]
    assert on_lists[kind].precision >= precision
    assert on_lists[kind].recall >= recall


@pytest.mark.parametrize(
    ("employees", "size"),
    [(0, "micro"), (9, "micro"), (10, "small"), (49, "small"), (50, "medium"), (249, "medium"), (250, "large")],
)  # fmt: skip
def test_the_number_of_employees_tells_the_size_and_wins_over_the_accounts(
    employees: int, size: str
) -> None:
    row = {
        "supplier_id": "s1", "name": "Canal Boats Ltd", "kind": "company", "vcse": None, "sme": None,
        "size": "large", "size_because": "stated in companies-house 2026-03", "employees": employees,
    }  # fmt: skip
    told = _profile(row, ())
    assert (told.size, told.size_because) == (size, "its number of employees")
    assert _profile({**row, "employees": None}, ()).size == "large"
