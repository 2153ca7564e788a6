"""The first steward is made once, with a password worth having."""

from __future__ import annotations

import pytest

from weft.analysis.errors import WeftError
from weft.organisations.models import Person
from weft.web.beginning import begin

GOOD = "warp and weft and warp"


@pytest.mark.django_db
def test_there_is_one_first_steward() -> None:
    assert begin(email="Stella@Example.org", name="Stella", password=GOOD).steward
    with pytest.raises(WeftError, match="has a steward already"):
        begin(email="other@example.org", name="Other", password=GOOD)
    assert Person.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "password"),
    [("stella", GOOD), ("s@example.org", "short"), ("s@example.org", "123456789012")],
)
def test_a_bad_address_or_password_is_refused(email: str, password: str) -> None:
    with pytest.raises(WeftError):
        begin(email=email, name="Stella", password=password)
    assert not Person.objects.exists()
