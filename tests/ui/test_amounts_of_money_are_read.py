"""An amount of money is read as people type it; what no agreement is worth is refused, however long it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from weft.ui.fields import MoneyField


@pytest.mark.parametrize(("typed", "read"), [
    ("£1,250,000", Decimal("1250000.00")), ("12.50", Decimal("12.50")), ("10000000000000", Decimal("10000000000000.00")), (" 0 ", Decimal("0.00")),
])  # fmt: skip
def test_what_is_typed_is_read(typed: str, read: Decimal) -> None:
    assert MoneyField().clean(typed) == read


@pytest.mark.parametrize(("typed", "code"), [
    ("12.505", "invalid"), ("12,5", "invalid"), ("1e9", "invalid"), ("-3", "invalid"), ("many", "invalid"), ("10000000000001", "large"), ("9" * 30, "large"),
    ("9" * 400, "large"), ("-" + "9" * 40, "invalid"),
])  # fmt: skip
def test_what_cannot_be_is_refused_in_words(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        MoneyField().clean(typed)
    assert refused.value.code == code
