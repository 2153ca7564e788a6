"""Amounts of a measure, as people read and type them: “12.5 hours”, “£3.50”, “yes”."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from weft.analysis.frameworks.units import UNITS, NotAQuantity, in_parts
from weft.ui import units


def amount(parts: int, unit: str) -> str:
    """A number of the smallest parts of a unit, in words."""
    one = UNITS[unit]
    if unit == "yes_no":
        return _("yes") if parts else _("no")
    if unit == "gbp":
        return f"£{number(parts, unit)}"
    if unit == "hours" and parts % 3:  # no hundredths of an hour
        return _hours(parts)
    return f"{number(parts, unit)} {_((units.ONE if parts == one.parts else units.MANY)[unit])}"


def told_of(parts: int, unit: str, reported: int) -> str:
    """An amount that somebody has said; of what is done or not, that nobody has told anything where nothing is reported."""
    return _("nothing told yet") if unit == "yes_no" and not reported else amount(parts, unit)


def roughly(parts: int, unit: str) -> str:
    """An amount that is estimated: from ten units on three figures of it, so that it says no more than is known."""
    whole = UNITS[unit].parts
    if parts < 10 * whole:
        return amount(parts, unit)
    rounded = int(round(Decimal(parts) / whole, 3 - len(str(parts // whole))))
    return f"£{rounded:,}" if unit == "gbp" else amount(rounded * whole, unit)


def unconfirmed(parts: int | None, reported: int) -> str:
    """Why an amount that is confirmed is none: nobody can confirm it (None), or nobody has yet; nothing where it is one."""
    if parts is None:
        return _("not confirmable")
    return _("not confirmed yet") if reported and not parts else ""


def confirmed(parts: int | None, unit: str, reported: int) -> str:
    """What is confirmed of what is reported, in words that never make a mere 0 of what nobody can confirm, or has yet."""
    told = "" if parts is None else told_of(parts, unit, reported)
    return ", ".join(filter(None, (told, unconfirmed(parts, reported))))


def _hours(minutes: int) -> str:
    """Hours and minutes."""
    hours, left = divmod(minutes, 60)
    said = ngettext("%(num)s minute", "%(num)s minutes", left) % {"num": left}
    if not hours:
        return said
    return f"{ngettext('%(num)s hour', '%(num)s hours', hours) % {'num': f'{hours:,}'}} {said}"


def number(parts: int, unit: str) -> str:
    """The same without the unit, as it stands in a column under the unit, and as it is typed."""
    written = f"{Decimal(parts) / UNITS[unit].parts:,f}"
    if unit == "gbp":
        return f"{Decimal(parts) / 100:,.2f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


class AmountField(forms.CharField):
    """How much of a measure, in its unit. Gives the whole number of its smallest parts."""

    default_error_messages = {  # noqa: RUF012
        "amount": later("Enter a number, for example 12. It is counted in %(unit)s"),
        "least": later("Enter more than 0"),
    }  # fmt: skip

    def __init__(self, *, unit: str = "items", least: int = 1, **kwargs: Any) -> None:
        """At least so many of the smallest parts of a unit, which may be said later (`unit`)."""
        super().__init__(**{"max_length": 40} | kwargs)
        self.unit, self.least = unit, least

    def clean(self, value: Any) -> Any:
        """The smallest parts; None where nothing was typed."""
        text = super().clean(value)
        if text == "":
            return None
        try:
            parts = in_parts(text, UNITS[self.unit])
        except NotAQuantity:
            raise self._wrong("amount") from None
        if parts < self.least:
            raise self._wrong("least")
        return parts

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        return number(value, self.unit) if isinstance(value, int) else value

    def _wrong(self, code: str) -> ValidationError:
        return ValidationError(
            self.error_messages[code], code=code, params={"unit": _(units.UNITS[self.unit])}
        )
