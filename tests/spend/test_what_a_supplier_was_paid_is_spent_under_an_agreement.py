"""A contract manager says under which agreement a supplier was paid; each month of it is recorded there once, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import NOW, Cast
from tests.spend.conftest import AMBLEFORD, APRIL, MAY, analyse, send
from tests.spend.ready import a_supplier
from tests.ui.pages import tree
from weft.commitments import actions as commitments
from weft.commitments.actions import Bound
from weft.commitments.models import Agreement, Drawdown
from weft.commitments.rules import AgreementKind, PartyRole
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(mabel: Client, cast: Cast, work: Callable[[], None]) -> str:
    """The page of the bakery, which was paid in April and in May, in a run."""
    send(mabel, ("April.csv", APRIL), ("May.csv", MAY))
    work()
    run = analyse(mabel, "2024-25", work)
    return f"/spend/runs/{run.ref}/suppliers/{a_supplier(run, 'Bakery')}/"


@pytest.fixture
def meals(cast: Cast) -> Agreement:
    """A contract of the council with the bakery, which is no organisation here yet."""
    return commitments.record_agreement(
        kind=AgreementKind.CONTRACT, title="School meals", parties=[Bound(PartyRole.SUPPLIER, name="Mill Lane Bakery Limited")],
        by=cast.viewer("Ada"), at=NOW,
    )  # fmt: skip


@pytest.fixture
def ada(cast: Cast, there: str) -> Client:
    client = Client()
    client.force_login(cast.person("Ada"))
    return client


def said(page: str) -> list[str]:
    found = tree(page).xpath("//*[contains(@class, 'error-summary')]//li")
    return ["".join(one.itertext()).strip() for one in found]


def test_each_month_is_recorded_once(ada: Client, there: str, meals: Agreement) -> None:
    assert "spent under an agreement" in ada.get(there).content.decode()
    page = ada.get(f"{there}spent/").content.decode()
    assert "Perhaps: School meals." in page and "April 2024: £150.50" in page
    done = ada.post(f"{there}spent/", {"agreement": "school meals", "months": ["2024-04"]}, follow=True)  # fmt: skip
    assert "1 month is recorded." in done.content.decode()
    april = Drawdown.objects.get()
    assert (april.agreement, april.begins, april.ends, april.amount_gbp) == (
        meals, date(2024, 4, 1), date(2024, 4, 30), Decimal("150.50"),
    )  # fmt: skip
    page = ada.get(f"{there}spent/").content.decode()
    assert "Recorded already: 2024-04." in page and "April 2024" not in page
    ada.post(f"{there}spent/", {"agreement": "School meals", "months": ["2024-04", "2024-05"]})
    assert Drawdown.objects.count() == 1, "a month that is recorded is no choice"
    ada.post(f"{there}spent/", {"agreement": "School meals", "months": ["2024-05"]})
    assert Drawdown.objects.count() == 2


def test_what_was_recorded_by_hand_for_the_same_days_is_not_counted_twice(
    ada: Client, cast: Cast, there: str, meals: Agreement
) -> None:
    commitments.record_drawdown(
        agreement=meals, begins=date(2024, 4, 15), ends=date(2024, 4, 15), amount_gbp=Decimal(150), source="Invoice 7",
        by=cast.viewer("Ada"), at=NOW,
    )  # fmt: skip
    page = ada.post(
        f"{there}spent/", {"agreement": "School meals", "months": ["2024-04", "2024-05"]}
    )
    (wrong,) = said(page.content.decode())
    assert wrong.startswith("£150.00 is recorded for 15/04/2024 to 15/04/2024 already")
    assert Drawdown.objects.count() == 1, "nor the other month: all, or nothing"


def test_of_a_month_in_which_the_agreement_begins_only_its_days_are_recorded(
    ada: Client, there: str, meals: Agreement
) -> None:
    Agreement.objects.filter(pk=meals.pk).update(begins=date(2024, 4, 15), ends=date(2024, 4, 30))
    told = {"agreement": "School meals", "months": ["2024-04", "2024-05"]}
    (wrong,) = said(ada.post(f"{there}spent/", told).content.decode())
    assert wrong.startswith("The agreement lasts until 30 April 2024.")
    ada.post(f"{there}spent/", told | {"months": ["2024-04"]})
    april = Drawdown.objects.get()
    assert (april.begins, april.ends) == (date(2024, 4, 15), date(2024, 4, 30))


def test_a_month_that_is_not_over_is_not_ticked_and_is_refused(
    ada: Client, there: str, meals: Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2024, 5, 20, 9, 0, tzinfo=UTC))
    page = tree(ada.get(f"{there}spent/").content.decode())
    assert page.xpath("//input[@name='months'][@checked]/@value") == ["2024-04"]
    told = {"agreement": "School meals", "months": ["2024-04", "2024-05"]}
    (wrong,) = said(ada.post(f"{there}spent/", told).content.decode())
    assert wrong.startswith("31 May 2024 is to come.")
    assert not Drawdown.objects.exists()


def test_an_agreement_that_is_not_ours_is_none(ada: Client, there: str) -> None:
    page = ada.post(f"{there}spent/", {"agreement": "School meals", "months": ["2024-04"]})
    assert said(page.content.decode()) == ["You keep no agreement of this number or name. Enter another"]  # fmt: skip


def test_an_analyst_who_records_no_agreements_is_told_why_not(mabel: Client, there: str) -> None:
    assert "spent under an agreement" not in mabel.get(there).content.decode()
    assert mabel.get(f"{there}spent/").status_code == 403


def test_a_contract_manager_who_analyses_nothing_may(cast: Cast, there: str, meals: Agreement) -> None:  # fmt: skip
    cast.member("Tom", AMBLEFORD, Role.CONTRACT_MANAGER, administrator="Ada")
    tom = Client()
    tom.force_login(cast.person("Tom"))
    assert "School meals" in tom.get(f"{there}spent/").content.decode()
