"""Reports stand side by side with their differences, and what makes them less comparable is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from weft.analysis.reporting.model import (
    Column,
    Figure,
    Kind,
    Report,
    Section,
    Table,
    Value,
    Workings,
)
from weft.analysis.spend.cautions import cautions
from weft.analysis.spend.comparison import (
    Side,
    comparison_table,
    difference_words,
    side_by_side,
    where_table,
)

D = Decimal
Tables = dict[str, tuple[tuple[Value, ...], ...]]
YEAR = tuple((f"Month {n}", D(1), D(1), 1) for n in range(12))
PLAIN: Tables = {
    "months": YEAR,
    "vat-basis": (("net of VAT", D(12), D(1), 12),),
    "sizes": (("£500 to under £5,000", D(12), D(1), 12), ("Credits", D(-1), D(0), 1)),
}


def report(
    figures: dict[str, Value] | None = None, *, period: str = "2024-25, by the date paid",
    versions: dict[str, str] | None = None, subject: str = "", **tables: tuple[tuple[Value, ...], ...],
) -> Report:  # fmt: skip
    """A report with these figures and with tables that give no cause for caution, but for those given."""
    every = PLAIN | {name.replace("_", "-"): rows for name, rows in tables.items()}
    kinds = {True: Kind.SHARE, False: Kind.GBP}
    made = tuple(
        Figure(id, id, value, kinds[id.endswith("share")], Workings(""))
        for id, value in (figures or {}).items()
    )
    drawn = tuple(
        Table(id, id, tuple(Column(column, column) for column in _columns(id, rows)), rows, "")
        for id, rows in every.items()
    )
    section = Section("all", "All", (), made, drawn)
    return Report("r", "", subject, period, (), (section,), (), (), (), versions or {"weft": "1"})


def _columns(id: str, rows: tuple[tuple[Value, ...], ...]) -> list[str]:
    if id == "local-definitions":
        return ["definition", "answer", "amount_gbp", "share", "payments", "influenceable_gbp", "influenceable_share"]  # fmt: skip
    return [f"column-{n}" for n in range(len(rows[0]) if rows else 1)]


def sides(*reports: Report) -> list[Side]:
    return [Side(name, each) for name, each in zip("ABC", reports, strict=False)]


def said(*reports: Report) -> tuple[str, ...]:
    two = sides(*reports)
    return cautions(two, side_by_side(two))


def test_each_figure_stands_in_every_report_with_its_difference_from_the_first() -> None:
    two = sides(
        report({"total": D("100.00"), "sme.share": D("0.25")}),
        report({"total": D("80.00"), "sme.share": D("0.375")}),
    )
    lines = {line.id: line for part in side_by_side(two) for line in part.lines}
    assert [lines["total"].difference(cell) for cell in lines["total"].cells] == ["–", "−£20.00"]
    assert lines["sme.share"].difference(lines["sme.share"].cells[1]) == "+12.5 points"


def test_a_figure_that_one_report_has_not_is_left_empty_and_has_no_difference() -> None:
    two = sides(report({"total": D(1)}), report({"total": D(1), "deprivation.x.share": D("0.5")}))
    lines = {line.id: line for part in side_by_side(two) for line in part.lines}
    first, second = lines["deprivation.x.share"].cells
    assert (first.value, first.figure, second.more) == (None, "", None)


@pytest.mark.parametrize(
    ("more", "kind", "words"),
    [
        (D("0.1234"), Kind.SHARE, "+12.3 points"),
        (D("-0.5"), Kind.SHARE, "−50.0 points"),
        (D("-1200"), Kind.GBP, "−£1,200.00"),
        (D(3), Kind.COUNT, "+3"),
        (D(0), Kind.COUNT, "0"),
        (None, Kind.GBP, "–"),
    ],
)
def test_a_difference_is_written_with_its_sign(
    more: Decimal | None, kind: Kind, words: str
) -> None:
    assert difference_words(more, kind) == words


LOCAL = "local.registered.own_district.influenceable.share"


def definitions(share: str) -> tuple[tuple[Value, ...], ...]:
    name = "Registered, own district"
    return ((name, "In the area", D(1), D(0), 1, D(1), D(0)), (name, "Not known", D(1), D("0.9"), 1, D(1), D(share)))  # fmt: skip


def test_what_is_not_known_stands_beside_a_definition_of_local() -> None:
    two = sides(
        report({LOCAL: D("0.3")}, local_definitions=definitions("0.02")),
        report({LOCAL: D("0.4")}, local_definitions=definitions("0.05")),
    )
    (part,) = side_by_side(two)
    assert [cell.unknown for cell in part.lines[0].cells] == [D("0.02"), D("0.05")]


def test_a_difference_smaller_than_what_is_not_known_may_be_the_other_way_round() -> None:
    sure = report({LOCAL: D("0.3")}, local_definitions=definitions("0.02"))
    unsure = report({LOCAL: D("0.4")}, local_definitions=definitions("0.15"))
    assert said(sure, report({LOCAL: D("0.4")}, local_definitions=definitions("0.05"))) == ()
    assert any("may be the other way round" in each for each in said(sure, unsure))


def test_alike_reports_need_no_caution() -> None:
    assert said(report({"total": D(1)}), report({"total": D(2)})) == ()


SMALL = (("Under £500", D(9), D(1), 6), ("£500 to under £5,000", D(12), D(1), 6), ("Credits", D(-1), D(0), 1))  # fmt: skip


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (report(months=YEAR[:3]), "They are not equally long: A 12 months and B 3 months."),
        (report(months=(*YEAR[:11], ("March", D(0), D(0), 0))), "B has no payments in March: files may be missing."),
        (report(period="2023-24, by the date paid"), "how prices have changed between is not taken off."),
        (report(subject="Ostlebeck Council"), "are those of the council that paid"),
        (report(vat_basis=(("with VAT", D(1), D(1), 1),)), "Amounts are not on one basis: A net of VAT and B with VAT."),
        (report(sizes=SMALL), "A 0.0% and B 46.2%."),
        (report(sizes=PLAIN["sizes"][:1]), "B shows no credits and the others do"),
        (report(period="2024-25, by the date incurred"), "A by the date paid and B by the date incurred"),
        (report(versions={"weft": "1", "edition of postcodes": "May"}), "different editions of postcodes."),
        (report(versions={"weft": "2"}), "different versions of Weft: A 1 and B 2."),
        (report({"payee.redacted.share": D("0.2")}), "Names are withheld for very different parts of the money: A 0.0% and B 20.0%."),
        (report({"reconciled.loaded.amount": D(100), "reconciled.quarantined.amount": D(5)}), "B leaves out £5.00"),
        (report({"local.influenceable.unknown.share": D("0.2")}), "Where influenceable spend went is not equally well known"),
    ],
)  # fmt: skip
def test_what_they_do_not_have_in_common_is_said(other: Report, words: str) -> None:
    found = said(report({"total": D(1)}), other)
    assert len(found) == 1
    assert words in found[0]


def test_the_picture_has_a_bar_for_each_report() -> None:
    rows = (("own district", D(3), D("0.3")), ("elsewhere", D(7), D("0.7")))
    table = where_table(sides(report(locality_influenceable=rows), report()))
    assert table is not None
    assert [row[:2] for row in table.rows] == [("A", "own district"), ("A", "elsewhere")]
    assert where_table(sides(report(), report())) is None


def test_the_table_of_it_all_has_a_row_for_each_figure() -> None:
    two = sides(report({"total": D("1.00")}), report({"total": D("3.50")}))
    table = comparison_table(two, side_by_side(two))
    assert table.rows == (
        ("How much was paid, and to how many", "total", "£1.00", None, "£3.50", None, "+£2.50"),
    )
