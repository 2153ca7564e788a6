"""What people have ruled about suppliers, and what the last result knew, hold in the report too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.analysis.spend.paid import numbered, payment, rows_of, table
from tests.analysis.spend.resolving.suppliers import rulings_file
from weft.analysis.spend.account import Asked, counts_of
from weft.analysis.spend.cleaned import cleaned, distinct_names
from weft.analysis.spend.counted import Counts
from weft.analysis.spend.periods import period
from weft.analysis.spend.resolved import by_mention, found_suppliers, resolved, told_apart
from weft.analysis.spend.resolving.rulings import read_rulings


def suppliers_of(
    tmp_path: Path, payments: Sequence[dict[str, Any]], *rulings: str
) -> list[tuple[Any, ...]]:
    """The id and supplier of each payment."""
    said = read_rulings([rulings_file(tmp_path / "rulings.csv", *rulings)])
    with table(tmp_path, numbered(payments)) as read:
        names = distinct_names(read)
        found = found_suppliers(names, by_mention(read, said))
        done = told_apart(resolved(cleaned(read, names), found), found)
        return rows_of(done, "supplier_id", "supplier")


def counts(tmp_path: Path, payments: Sequence[dict[str, Any]], *rulings: str) -> Counts:
    """What the report counts."""
    file = rulings_file(tmp_path / "rulings.csv", *rulings)
    files = {"suppliers": None, "places": None, "rules": None, "rulings": file}
    with table(tmp_path, numbered(payments)) as read:
        return counts_of(read, Asked(period("2024-25"), files))


def test_two_payees_ruled_the_same_are_one_supplier(tmp_path: Path) -> None:
    paid = [payment(supplier_name="Ash Care Ltd"), payment(supplier_name="Zebra Roofing Ltd")]
    one, other = suppliers_of(tmp_path, paid, "same|Ash Care Ltd|Zebra Roofing Ltd")
    assert one == other


def test_a_namesake_in_another_council_is_another_supplier_where_a_person_ruled_so(
    tmp_path: Path,
) -> None:
    paid = [
        payment(supplier_name="St Bega's School", body="Leeds", amount_gbp="900.00"),
        payment(supplier_name="St Bega's School", body="Salford"),
        payment(supplier_name="St Bega's School", body="Leeds"),
    ]
    leeds, salford, again = suppliers_of(
        tmp_path, paid, "different|St Bega's School|St Bega's School|Leeds|Salford"
    )
    assert leeds == again
    assert leeds[0] != salford[0]
    assert leeds[1] == salford[1] == "St Bega's School"


def test_every_payment_stays_and_counts_once(tmp_path: Path) -> None:
    paid = [
        payment(supplier_name="St Bega's School", body=body, supplier_ref=ref)
        for body in ("Leeds", "Salford")
        for ref in (None, "1", "2")
    ]
    found = counts(tmp_path, paid, "different|St Bega's School|St Bega's School|Leeds|Salford")
    assert found.total().payments == 6
    assert sorted(one.in_period.payments for one in found.suppliers) == [3, 3]


def test_a_payee_ruled_to_be_a_person_is_never_named(tmp_path: Path) -> None:
    paid = [payment(supplier_name="Merrow Solutions Ltd", company_number="01234567")]
    assert [one.hidden for one in counts(tmp_path, paid).suppliers] == [False]
    ruled = counts(tmp_path, paid, "person|Merrow Solutions Ltd")
    assert [one.hidden for one in ruled.suppliers] == [True]


def test_a_firm_that_goes_by_a_persons_name_is_named_when_ruled_an_organisation(
    tmp_path: Path,
) -> None:
    paid = [payment(supplier_name="Mary Merrow")]
    assert [one.hidden for one in counts(tmp_path, paid).suppliers] == [True]
    ruled = counts(tmp_path, paid, "organisation|Mary Merrow")
    assert [one.hidden for one in ruled.suppliers] == [False]


def test_a_payee_ruled_to_be_nobody_is_no_supplier(tmp_path: Path) -> None:
    paid = [payment(supplier_name="Ash Care Ltd"), payment(supplier_name="Zebra Roofing Ltd")]
    found = counts(tmp_path, paid, "nobody|Zebra Roofing Ltd")
    assert [one.supplier for one in found.suppliers] == ["Ash Care Ltd"]
    assert found.total().payments == 2


def test_a_supplier_with_a_persons_name_among_its_names_goes_by_the_others(tmp_path: Path) -> None:
    paid = [
        payment(supplier_name="Mrs Mary Merrow", amount_gbp="9000.00"),
        payment(supplier_name="Merrow Roofing Ltd"),
    ]
    one, other = suppliers_of(tmp_path, paid, "same|Mrs Mary Merrow|Merrow Roofing Ltd")
    assert one[1] == other[1] == "Merrow Roofing Ltd"
