"""Form fields of our own: a text, a day and money as people type them, and several files at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from weft.analysis.frameworks.units import NotAQuantity, number_said
from weft.ui.days import NotADay, read_day


def text_field(
    label: Any,
    hint: Any = "",
    *,
    most: int = 200,
    needed: bool = True,
    rows: int = 0,
    error: Any = None,
) -> forms.CharField:
    """A box for a text; `rows` makes it one of several lines, `error` is what is said where nothing is typed."""
    field = forms.CharField(
        label=label, help_text=hint, max_length=most, required=needed,
        widget=forms.Textarea(attrs={"rows": rows, "translate": "no"}) if rows else forms.TextInput(),
    )  # fmt: skip
    if error:
        field.error_messages["required"] = error
    return field


def choose_from(field: forms.Field, choices: Sequence[tuple[str, Any]]) -> None:
    """Let people choose from words that people have told."""
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
    field.told = True  # type: ignore[attr-defined]


class DayInput(forms.TextInput):
    """One box for a whole date."""

    def format_value(self, value: Any) -> str | None:
        """The day as people write it; what they typed, where it is no day."""
        return (
            date_format(value, "j F Y") if isinstance(value, date) else super().format_value(value)
        )


class DayField(forms.Field):
    """A day, understood as people type it: 27 3 2027, 27/3/27, 27 March 2027. Gives a `date`."""

    widget = DayInput
    default_error_messages: ClassVar = {
        "required": _("Enter a date, for example 27 3 2027"),
        "early": _("The date must be %(limit)s or later"),
        "late": _("The date must be %(limit)s or earlier"),
    }

    def __init__(
        self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any
    ) -> None:
        """A day from `earliest` to `latest`, both included."""
        kwargs.setdefault("help_text", _("For example, 27 3 2027 or 27 March 2027"))
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> date | None:
        """The day; None where nothing was typed."""
        if isinstance(value, datetime):
            return value.date()
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return read_day(str(value))
        except NotADay as reason:
            raise ValidationError(str(reason), code="invalid") from None

    def validate(self, value: Any) -> None:
        """Refuse a day outside the limits, and say the limit."""
        super().validate(value)
        for limit, code, wrong in (
            (self.earliest, "early", value and self.earliest and value < self.earliest),
            (self.latest, "late", value and self.latest and value > self.latest),
        ):
            if wrong:
                said = {"limit": date_format(limit, "j F Y")}  # type: ignore[arg-type]
                raise ValidationError(self.error_messages[code], code=code, params=said)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another day was typed than stood there."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class SeveralFilesInput(forms.FileInput):
    """A box for files that takes as many as people choose."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Several files at once. Gives a list of `UploadedFile`, empty where none was asked for."""

    widget = SeveralFilesInput
    default_error_messages: ClassVar = {
        "required": _("Choose at least one file"),
        "large": _("%(name)s is larger than %(limit)s MB. Choose a smaller file"),
        "many": _("Choose at most %(limit)s files at a time"),
    }

    def __init__(self, *, most_files: int = 50, most_mb: int | None = None, **kwargs: Any) -> None:
        """At most `most_files` files of at most `most_mb` megabytes (million bytes) each."""
        super().__init__(**kwargs)
        self.most_files, self.most_mb = most_files, most_mb
        self.widget.allow_multiple_selected = most_files > 1

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Each file, checked as a single one would be."""
        files: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        files = [file for file in files if file]
        if not files:
            super().clean(None, initial)
            return []
        if len(files) > self.most_files:
            raise self._error("many", limit=self.most_files)
        return [self._checked(super(SeveralFilesField, self).clean(file)) for file in files]

    def _checked(self, file: UploadedFile[Any]) -> UploadedFile[Any]:
        if self.most_mb is not None and (file.size or 0) > self.most_mb * 1_000_000:
            raise self._error("large", name=file.name, limit=self.most_mb)
        return file

    def _error(self, code: str, **said: Any) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=said)


class MoneyField(forms.CharField):
    """An amount in pounds, as people type it: £1,250,000 or 12.50. Gives a `Decimal`; None where nothing was typed."""

    default_error_messages: ClassVar = {
        "invalid": _("Enter an amount in pounds, for example 1,250,000 or 12.50"),
        "large": _("That is more than any agreement is worth. Check the noughts"),
    }
    MOST = Decimal(10) ** 13

    def clean(self, value: Any) -> Any:
        """The amount."""
        text = str(super().clean(value)).strip().removeprefix("£").strip()
        if not text:
            return None
        try:
            amount = number_said(text)
        except NotAQuantity:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        # before it is rounded, which what is longer than Decimal reckons cannot be
        if amount > self.MOST:
            raise ValidationError(self.error_messages["large"], code="large")
        if amount < 0 or amount != round(amount, 2):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return round(amount, 2)

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        return f"{value:,.2f}" if isinstance(value, Decimal) else value
