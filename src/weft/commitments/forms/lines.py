"""The lines of a workbook in which somebody has said what they delivered: each understood as the form of one benefit would, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from weft.analysis.commitments.filled import Line
from weft.commitments.forms.delivered import RowForm, read_amount, read_cohort
from weft.commitments.forms.places import SpokenPlacesField
from weft.commitments.forms.receivers import several
from weft.commitments.rules import why_not_untold
from weft.ui.fields import DayField
from weft.ui.reasons import said as reason_said

if TYPE_CHECKING:
    from weft.analysis.frameworks.edition import Cohort
    from weft.analysis.frameworks.measure import Measure
    from weft.organisations.queries.called import Called

AT_A_TIME = 250
"""After so many lines it is said how far it is."""


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a line: in which question, and why."""

    sheet: str
    row: int
    question: str
    why: str


@dataclass
class Understood:
    """What lines say, by the names of `ASKED`, each with where it stands; and what is wrong with the others."""

    rows: list[tuple[Line, dict[str, Any]]] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)


def understood(
    lines: Sequence[Line], promises: Mapping[str, Measure], cohorts: Mapping[str, Sequence[Cohort]], today: date,
    known: Called, progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Understood:  # fmt: skip
    """What lines say. `known`: all who are registered, by their names. `promises` are those that the organisation reports for, by their references, and `cohorts` those by which each
    can be split; nothing is from a later day than `today`."""
    reader, found = _Reader(promises, cohorts, today, known), Understood()
    for done, line in enumerate(lines):
        if done % AT_A_TIME == 0:
            progress(done, len(lines))
        said, wrong = reader.read(line)
        found.wrong += wrong
        if not wrong:
            found.rows.append((line, said))
    return found


class _Reader:
    """Reads one line after the other by the fields of the form."""

    def __init__(
        self, promises: Mapping[str, Measure], cohorts: Mapping[str, Sequence[Cohort]], today: date, known: Called
    ) -> None:  # fmt: skip
        self._meant = cache(known.meant)
        self._promises, self._cohorts = promises, cohorts
        self._fields: dict[str, forms.Field] = {
            "begins": DayField(latest=today), "ends": DayField(latest=today, required=False),
            "received": forms.CharField(required=False, max_length=200), "description": forms.CharField(required=False, max_length=2000),
            "places": SpokenPlacesField(),
        }  # fmt: skip

    def read(self, line: Line) -> tuple[dict[str, Any], list[Wrong]]:
        """What a line says, and what is wrong with it."""
        typed, said, wrong = line.typed, dict[str, Any](), dict[str, str]()
        ref = typed.get("promise", "")
        measure = self._promises.get(ref)
        said["promise"] = ref
        if measure is None:
            wrong["promise"] = _("“%(ref)s” is none of the promises that you report for") % {"ref": ref[:20]}  # fmt: skip
        else:
            self._clean("quantity", partial(read_amount, typed["quantity"], measure), said, wrong)
            split = partial(read_cohort, typed.get("cohort", ""), self._cohorts.get(ref, ()))
            self._clean("cohort", split, said, wrong)
            told = typed.get("description", "")
            if untold := why_not_untold(is_story=measure.unit == "story", told=told):
                wrong["description"] = reason_said(untold).removesuffix(".")
        for name, asked in self._fields.items():
            self._clean(name, partial(asked.clean, typed.get(name, "")), said, wrong)
        if len(called := self._meant(typed.get("received", "")).same) > 1:
            wrong["received"] = several(called)
        said["ends"] = said.get("ends") or said.get("begins")
        if not wrong and said["ends"] < said["begins"]:
            wrong["ends"] = _("It cannot end before it begins. Correct one of the two dates")
        return said, [
            Wrong(line.sheet, line.row, self._question(name), why) for name, why in wrong.items()
        ]

    def _question(self, name: str) -> str:
        asked = RowForm.base_fields.get(name) or self._fields[name]
        return str(asked.label or _("What was done?"))

    def _clean(
        self, name: str, act: Callable[[], Any], said: dict[str, Any], wrong: dict[str, str]
    ) -> None:
        try:
            said[name] = act()
        except ValidationError as reason:
            wrong[name] = str(reason.messages[0])
