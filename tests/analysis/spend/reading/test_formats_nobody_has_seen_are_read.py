"""Formats invented here, that no council is known to use, are read without any option."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import reading_of

NAMES = ["Acorn Care Ltd", "Bloggs Builders Limited", "Oak Trust", "Sunrise Cleaning Ltd", "J Smith & Sons",
         "Northern Paper plc", "Riverside Nursery", "Gritting Services Ltd", "The Print Shop", "Elm Housing Association"]  # fmt: skip
WHY = [
    "Care",
    "Works",
    "Grant",
    "Cleaning",
    "Works",
    "Stationery",
    "Nursery places",
    "Works",
    "Printing",
    "Care",
]


def rows(pattern: str) -> list[list[str]]:
    """Ten payments: `pattern` names what each column holds."""
    made = []
    for n, (name, why) in enumerate(zip(NAMES, WHY, strict=True), start=1):
        net = Decimal(n * n * 37) + Decimal("0.55")
        cells = {
            "day": f"{n + 3:02}.04.2016", "words": f"{n + 3} April 2016", "period": "P01 2016/17", "name": name,
            "code": f"V{1000 + n}", "net": f"{net}", "pounds": f"£{net:,}", "gross": f"{net * 12 / 10:.2f}",
            "vat": f"{net * 2 / 10:.2f}", "ref": f"51{n:06}", "why": why, "unit": "Adults" if n % 2 else "Places",
            "no": f"{n}", "url": "http://example.org/x", "blank": "", "council": "Ashford Council", "post": f"M{n} 1AA",
        }  # fmt: skip
        made.append([cells[key] for key in pattern.split()])
    return made


@pytest.mark.parametrize(
    ("headings", "pattern", "kind", "basis"),
    [
        ("Line;Settled On;Settled With;Their Code With Us;Sum Settled (£ ex VAT);Reason", "no day name code net why", "paid", "net"),
        ("WHO WE PAID|WHEN|HOW MUCH|WHAT FOR|WHICH TEAM", "name words pounds why unit", "unknown", "unknown"),
        ("Recipient Organisation,Month of Payment,Money Paid Out,Document", "name period net ref", "period", "unknown"),
        ("payee_nm,pymt_dt,pymt_amt_gbp,invc_no,dept_nm", "name day net ref unit", "paid", "unknown"),
        ("Cyngor,Cyflenwr,Dyddiad,Swm", "council name day net", "unknown", "unknown"),
        ("Cheque Made Out To,Date Cheque Issued,Cheque Total", "name day pounds", "paid", "unknown"),
        ("Ref,Beneficiary of Payment,Post-code,Expense Date,Value inc. VAT,of which VAT", "ref name post day gross vat", "incurred", "gross"),
        ("Firm,Spent By,Spent On,Spent At,Net Spend", "name unit why day net", "unknown", "net"),
    ],
    ids=lambda value: value.split(",")[0][:20] if isinstance(value, str) else None,
)  # fmt: skip
def test_a_table_under_strange_headings(
    tmp_path: Path, headings: str, pattern: str, kind: str, basis: str
) -> None:
    separator = next((s for s in ";|" if s in headings), ",")
    given = rows(pattern)
    result = reading_of(tmp_path, [headings.split(separator), *given], separator=separator)
    assert result.only["rows_loaded"] == 10
    assert result.loaded("supplier_name") == NAMES
    money = next(key for key in ("net", "pounds", "gross") if key in pattern.split())
    column = pattern.split().index(money)
    assert result.loaded("amount_gbp") == [
        Decimal(r[column].replace("£", "").replace(",", "")) for r in given
    ]
    assert set(result.loaded("date_kind")) == {kind}
    assert set(result.loaded("vat_basis")) == {basis}
