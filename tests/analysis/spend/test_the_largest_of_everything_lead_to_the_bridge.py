"""The 300 largest of everything and of influenceable spend are told apart, pound by pound."""

from decimal import Decimal
from pathlib import Path

from tests.analysis.spend.paid import folder, payment
from weft.analysis.spend.reported import make_report

LEVY = payment(supplier_name="Anyshire Waste Levy", category="Levies", amount_gbp="1000000.00")
FIRMS = [payment(supplier_name=f"Firm {n:03} Ltd", amount_gbp=f"{1000 + n}.00") for n in range(300)]


def test_a_levy_among_the_largest_gives_its_place_to_a_firm(tmp_path: Path) -> None:
    report = make_report([folder(tmp_path / "read", [LEVY, *FIRMS])], period="2024-25")
    values = {figure.id: figure.value for figure in report.figures()}
    firms = sum(Decimal(1000 + n) for n in range(300))
    assert values["bridge.top_of_everything"] == Decimal(1000000) + firms - 1000
    assert values["bridge.top"] == firms
    (bridge,) = [section for section in report.sections if section.id == "bridge"]
    (sentence,) = [s for s in bridge.sentences if "of everything" in s]
    assert "£1.3m" in sentence
    assert "£1.0m of that is kept apart" in sentence
    assert "add £1.0k" in sentence
