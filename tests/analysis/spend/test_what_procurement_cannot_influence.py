"""The bridge keeps payments apart by rules that people can read, change and check."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.spend.paid import folder, numbered, payment, rows_of, table
from tests.analysis.spend.spec_kept_apart import CASES
from weft.analysis.reporting.model import Report
from weft.analysis.spend.cleaned import cleaned, distinct_names
from weft.analysis.spend.kept_apart import (
    CannotUseRules,
    judged_by_name,
    kept_apart,
    read_rules,
)
from weft.analysis.spend.reported import make_report


@pytest.fixture(scope="module")
def groups(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Any, ...]]:
    rows = numbered([payment(**says) for says, _, _ in CASES])
    with table(tmp_path_factory.mktemp("kept"), rows) as read:
        done = kept_apart(cleaned(read), read_rules(), source=read)
        return rows_of(done, "kept_apart", "rule", "kept_apart_because")


@pytest.mark.parametrize("place", range(len(CASES)), ids=[case[2] for case in CASES])
def test_the_first_rule_that_fits_decides(place: int, groups: list[tuple[Any, ...]]) -> None:
    group, rule, because = groups[place]
    assert group == CASES[place][1]
    assert (because is not None and rule is not None) or group is None


def test_every_row_is_kept_whatever_the_rules(tmp_path: Path) -> None:
    rows = numbered([payment(**says) for says, _, _ in CASES] * 3)
    with table(tmp_path, rows) as read:
        assert len(rows_of(kept_apart(cleaned(read), read_rules()), "rule")) == len(rows)
        assert rows_of(kept_apart(cleaned(read), ()), "kept_apart") == [(None,)] * len(rows)


def test_judging_each_name_once_keeps_apart_the_same_payments(
    groups: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    rows = numbered([payment(**says) for says, _, _ in CASES])
    with table(tmp_path, rows) as read:
        names = distinct_names(read).rename(supplier_name="name")
        judged = judged_by_name(names, read_rules()).rename(name="supplier_name")
        done = kept_apart(cleaned(read, judged), read_rules(), source=read)
        assert rows_of(done, "kept_apart", "rule", "kept_apart_because") == groups


HEAD = "order,rule,field,pattern,group,reason\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("order,rule\n1,a\n", "field, pattern, group, reason is missing"),
        (HEAD + "x,a,supplier,a,G,r\n", "line 2: “x” is not an order"),
        (HEAD + "1,a,vendor,a,G,r\n", "line 2: there is no field “vendor”"),
        (HEAD + "1,a,supplier,(?=x),G,r\n", "is not a pattern"),
        (HEAD + "1,a,supplier,,G,r\n", "is not a pattern"),
        (HEAD + "1,a,supplier,x,G,r\n1,b,supplier,y,G,r\n", "the order 1 is there twice"),
        (HEAD + "1,a,supplier,x,G,r\n2,a,supplier,y,G,r\n", "the rule a is there twice"),
        ("", "is missing"),
    ],
)
def test_a_rule_file_that_cannot_be_used_says_which_line(
    text: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "rules.csv").write_text(text, encoding="utf-8")
    with pytest.raises(CannotUseRules, match=r"rules\.csv") as stopped:
        read_rules(tmp_path / "rules.csv")
    assert says in str(stopped.value)


def test_people_may_bring_their_own_rules(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(HEAD + "1,friends,supplier,^bloggs,Friends,We like them.\n", encoding="utf-8")
    path = folder(tmp_path / "read", [payment(), payment(category="Levies")])
    figures = figures_of(make_report([path], period="2024-25", rules=own))
    assert figures["bridge.less.friends"] == Decimal("200.00")
    assert figures["bridge.influenceable"] == Decimal("0.00")


def figures_of(report: Report) -> dict[str, Any]:
    return {figure.id: figure.value for figure in report.figures()}


PAID = st.builds(
    payment,
    amount_gbp=st.decimals(-10_000, 10_000, places=2),
    date=st.sampled_from(["2024-05-01", "2023-05-01", "2020-01-01", None]),
    payee=st.sampled_from(["named", "redacted", "not stated"]),
    supplier_name=st.sampled_from(["Acorn Ltd", "Oak Ltd", "Mrs J Smith", "Bury Council"]),
    category=st.sampled_from([None, "Levies", "Grants", "Rents"]),
)


PENCE = st.lists(st.decimals(-100, 100, places=2), max_size=3)


def bridge_adds_up(
    there: Path, rows: list[dict[str, Any]], quarantined: list[Decimal], aside: list[Decimal]
) -> None:
    path = folder(
        there / "read",
        [*rows, payment()],
        quarantined=[("no", str(amount)) for amount in quarantined],
        not_payments=[str(amount) for amount in aside],
    )
    report = make_report([path], period="2024-25")
    (bridge,) = [one for one in report.tables() if one.id == "bridge"]
    standing, standing_rows = Decimal(0), 0
    for step, stands, amount, count, _ in bridge.rows:
        assert isinstance(amount, Decimal) and isinstance(count, int)
        if stands and step != "In the files":
            assert (amount, count) == (standing, standing_rows), step
        elif stands:
            standing, standing_rows = amount, count
        else:
            standing, standing_rows = standing + amount, standing_rows + count


@pytest.mark.parametrize("ledgers", [3, pytest.param(30, marks=pytest.mark.long)])
def test_the_steps_of_the_bridge_add_up_to_the_penny(ledgers: int, tmp_path: Path) -> None:
    @settings(max_examples=ledgers, deadline=None)
    @given(rows=st.lists(PAID, max_size=30), quarantined=PENCE, aside=PENCE)
    def whatever_is_paid(**what: Any) -> None:
        bridge_adds_up(tmp_path, **what)

    whatever_is_paid()
