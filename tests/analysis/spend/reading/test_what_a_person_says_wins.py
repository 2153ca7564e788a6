"""What a person says of a file wins: columns, the order of dates, the body, headings, a profile."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import HEADINGS, csv_file, payments, reading
from weft.analysis.errors import WeftError
from weft.analysis.spend.reading.dates import Order
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.profiles import save_profile, wishes_of
from weft.analysis.spend.reading.wishes import Wishes

CODED = [("F1", "F2", "F3", "F4"), *((d, n, a, f"{k}50.00") for k, (d, n, a, _) in enumerate(payments(9), 1))]  # fmt: skip


def test_columns_by_headings_that_say_nothing(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "coded.csv", CODED)
    result = reading(
        path, wishes=wishes_of(["supplier=F2", "amount=F4", "date=F1"], None, None, None)
    )
    assert result.loaded("amount_gbp")[0] == Decimal("150.00")
    assert result.only["mapping"]["amount"]["why"] == "you said so"
    assert result.account["options"]["map"] == {"amount": "F4", "date": "F1", "supplier_name": "F2"}


def test_columns_by_their_headings(tmp_path: Path) -> None:
    headings = ("Paid On", "Shop", "Amount", "Ledger Entry")
    path = csv_file(tmp_path / "p.csv", [headings, *CODED[1:]])
    wishes = wishes_of(["supplier=shop", "amount=LEDGER ENTRY"], None, None, None)
    result = reading(path, wishes=wishes)
    assert result.loaded("amount_gbp", "supplier_name")[0] == (Decimal("150.00"), "Firm 1 Ltd")
    assert result.only["mapping"]["amount"]["why"] == "you said so"
    assert result.account["options"]["map"] == {"amount": "LEDGER ENTRY", "supplier_name": "shop"}


def test_columns_without_headings_as_the_question_names_them(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "coded.csv", CODED)
    with pytest.raises(CannotRead) as asked:
        reading(path, wishes=Wishes({"amount": "not there"}))
    shown = re.findall(r"“([^”]+)” \(", asked.value.message)
    wishes = wishes_of([f"supplier={shown[1]}", f"amount={shown[2].upper()}"], None, None, None)
    assert reading(path, wishes=wishes).loaded("amount_gbp")[0] == Decimal("101.01")


def test_a_column_said_wins_over_a_better_heading(tmp_path: Path) -> None:
    headings = ("Payment Date", "Supplier Name", "Amount", "Trading As")
    rows = [(d, n, a, f"Shop {k}") for k, (d, n, a, _) in enumerate(payments(9), 1)]
    path = csv_file(tmp_path / "p.csv", [headings, *rows])
    result = reading(path, wishes=Wishes({"supplier_name": "trading  as"}))
    assert result.loaded("supplier_name")[0] == "Shop 1"


def test_a_heading_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "p.csv", [HEADINGS, *payments(9)])
    with pytest.raises(CannotRead) as stopped:
        reading(path, wishes=Wishes({"supplier_name": "Vendor"}))
    assert "no column “Vendor”" in stopped.value.message
    assert all(heading in stopped.value.message for heading in HEADINGS)


@pytest.mark.parametrize(("order", "day"), [(Order.AMERICAN, "2016-05-04"), (None, "2016-04-05")])
def test_the_order_of_dates(tmp_path: Path, order: Order | None, day: str) -> None:
    rows = [("05/04/2016", n, a, r) for _, n, a, r in payments(9)]
    path = csv_file(tmp_path / "p.csv", [HEADINGS, *rows])
    result = reading(path, wishes=Wishes(order=order))
    assert {str(d) for d in result.loaded("date")} == {day}


def test_the_body_wins_over_what_the_file_says(tmp_path: Path) -> None:
    rows = [(*row, "Ashford Council") for row in payments(9)]
    path = csv_file(tmp_path / "in" / "p.csv", [(*HEADINGS, "Body Name"), *rows])
    assert set(reading(path).loaded("body")) == {"Ashford Council"}
    said = reading(path, wishes=Wishes(body="Bramley Council"))
    assert set(said.loaded("body")) == {"Bramley Council"}


def test_headings_of_their_own(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("role,words,strength\nsupplier_name,zorgverlener,1\namount,bedrag,1\n")
    rows = [(d, n, "50", a, "7.00") for d, n, a, _ in payments(9)]
    headings = ("Payment Date", "Zorgverlener", "Aantal", "Bedrag", "Korting")
    path = csv_file(tmp_path / "p.csv", [headings, *rows])
    result = reading(path, headings=[own])
    assert result.loaded("amount_gbp")[0] == Decimal("101.01")
    assert "Zorgverlener" in result.only["mapping"]["supplier_name"]["why"]


def test_a_heading_without_a_role_is_refused_with_its_row(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("role,words,strength\namount,bedrag,1\n,leverancier,1\n")
    path = csv_file(tmp_path / "p.csv", [HEADINGS, *payments(9)])
    with pytest.raises(CannotRead, match=r"own\.csv, row 3"):
        reading(path, headings=[own])


def test_a_profile_keeps_what_was_said_and_what_is_said_now_wins(tmp_path: Path) -> None:
    said = wishes_of(["supplier=F2", "amount=F3"], "american", "Ashford Council", None)
    profile = tmp_path / "ashford.json"
    save_profile(said, profile)
    assert wishes_of([], None, None, profile) == said
    now = wishes_of(["amount=F4"], "british", None, profile)
    assert now.columns == {"supplier_name": "F2", "amount": "F4"}
    assert (now.order, now.body) == (Order.BRITISH, "Ashford Council")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "not valid JSON"),
        ("[]", "map"),
        (json.dumps({"map": ["x"]}), "map"),
        (json.dumps({"map": {"colour": "F1"}}), "no such column"),
        (json.dumps({"dates": "french"}), "british"),
    ],
)
def test_a_spoilt_profile_is_refused_in_words(tmp_path: Path, content: str, says: str) -> None:
    profile = tmp_path / "profile.json"
    profile.write_text(content)
    with pytest.raises(WeftError, match=says):
        wishes_of([], None, None, profile)


@pytest.mark.parametrize("pair", ["supplier", "supplier=", "colour=F1"])
def test_a_spoilt_map_is_refused_in_words(pair: str) -> None:
    with pytest.raises(WeftError, match="--map"):
        wishes_of([pair], None, None, None)
