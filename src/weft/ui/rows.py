"""The same few questions, asked as often as there are answers: an organisation's numbers, its addresses.

`Rows` says what one row asks; a `FormWithRows` has some of them. "Add another" and "Remove" are buttons of the
form itself, so they work without scripts: the page comes back with what was typed, and one row more or less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from weft.ui.forms import Form

ADD, REMOVE = "add", "remove"
"""The buttons: the name of the rows to add one to; the place of the row to remove."""


@dataclass(frozen=True)
class Rows:
    """What is asked in each row, and the words around it."""

    form: type[Form]
    asks: Any
    """The question above all rows."""
    one: Any
    """What a row is called, with %(position)s in it: “Number %(position)s”."""
    another: Any
    """On the button that adds a row."""
    remove: Any
    """On the button that removes one, with %(position)s in it."""
    hint: Any = ""


class RowsAsked:
    """The rows of one form, as they were typed or as they are to be shown; at least one is shown."""

    def __init__(
        self, rows: Rows, name: str, data: Any, initial: Sequence[Mapping[str, Any]]
    ) -> None:
        self.rows, self.name = rows, name
        if data is None:
            shown = list(initial) or [{}]
            self.forms = [
                rows.form(initial=each, prefix=f"{name}-{place}", use_required_attribute=False)
                for place, each in enumerate(shown)
            ]
        else:
            self.forms = [
                rows.form(data, prefix=place, empty_permitted=True, use_required_attribute=False)
                for place in _places(data, name)
            ]

    @property
    def filled(self) -> list[Form]:
        """The rows in which something was typed."""
        return [form for form in self.forms if form.has_changed()]

    @property
    def wrong(self) -> list[BoundField]:
        """The boxes of which something is wrong."""
        return [bound for form in self.forms for bound in form if bound.errors]

    @property
    def next_place(self) -> str:
        """Where a row stands that is added."""
        return f"{self.name}-{len(self.forms)}"

    def called(self, position: int) -> str:
        """What the row of this position, from 1, is called."""
        return str(self.rows.one) % {"position": position}

    def removes(self, position: int) -> str:
        """What the button says that removes it."""
        return str(self.rows.remove) % {"position": position}


class FormWithRows(Form):
    """A form that asks some questions once and others in rows. `asked_in_rows` has those by their names.

    A row in which nothing is typed does not count. What `filled` rows hold is `rows_given(name)`.
    """

    asked_in_rows: ClassVar[Mapping[str, Rows]] = {}

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        initial: Mapping[str, Any] = kwargs.pop("initial", None) or {}
        if data is not None and (ADD in data or REMOVE in data):
            data, initial = None, self._as_typed(data)
        super().__init__(data, *args, initial=initial, **kwargs)
        self.rows = {
            name: RowsAsked(rows, name, data, initial.get(name, ()))
            for name, rows in self.asked_in_rows.items()
        }

    @property
    def errors(self) -> ErrorDict:
        """Those of the questions asked once, and those of the rows."""
        found = super().errors
        if not self.is_bound:
            return found
        wrong = {name: one.wrong[0].errors for name, one in self.rows.items() if one.wrong}
        return ErrorDict({**found, **wrong})

    def rows_given(self, name: str) -> list[dict[str, Any]]:
        """What the rows hold in which something was typed."""
        return [form.cleaned_data for form in self.rows[name].filled]

    def _as_typed(self, data: Any) -> dict[str, Any]:
        """Everything as it was typed, with the row added or without the row removed."""
        typed: dict[str, Any] = {
            name: field.widget.value_from_datadict(data, {}, name)
            for name, field in self.base_fields.items()
        }
        for name, rows in self.asked_in_rows.items():
            places = [place for place in _places(data, name) if place != data.get(REMOVE)]
            typed[name] = [_row_as_typed(rows.form, data, place) for place in places]
            if data.get(ADD) == name:
                typed[name].append({})
        return typed


def twice(forms: Iterable[Form], field: str) -> None:
    """Say of each row that repeats an earlier one that it stands twice."""
    known: list[Mapping[str, Any]] = []
    for form in forms:
        if form.is_valid() and form.cleaned_data in known:
            form.add_error(field, _("This stands here twice. Remove one"))
        elif form.is_valid():
            known.append(form.cleaned_data)


def _places(data: Any, name: str) -> list[str]:
    """Where the rows stand that were sent: identifiers-0, identifiers-1."""
    found = (re.match(rf"{name}-(\d{{1,4}})-", key) for key in data)
    return [f"{name}-{number}" for number in sorted({int(match[1]) for match in found if match})]


def _row_as_typed(form: type[Form], data: Any, place: str) -> dict[str, Any]:
    return {
        name: field.widget.value_from_datadict(data, {}, f"{place}-{name}")
        for name, field in form.base_fields.items()
    }
