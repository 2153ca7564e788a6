"""What people say about a list of promises that they take in: what stands in which column, and which measures are meant."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from rapidfuzz import fuzz, process

from weft.analysis.commitments.listed import NEEDED
from weft.analysis.commitments.years import Year, unfolded, years_in
from weft.commitments.forms.columns import ABOUT_ROWS, ColumnsForm
from weft.ui.fields import choose_from

if TYPE_CHECKING:
    from weft.analysis.commitments.columns import Table
    from weft.analysis.frameworks.edition import Node

USUAL = 7
"""So many of the questions are about what lists usually say."""
CLOSE, MOST_ASKED, LONGEST = 12, 60, 120
"""So many measures come first; of so many texts it is asked which is meant; so much of one is shown."""


class PromisesForm(ColumnsForm):
    """In which column of a list of promises does each thing stand? And what does the list mean?"""

    needed = NEEDED
    asks: ClassVar = {
        "agreement": later("Where does the number or the name of the agreement stand?"),
        "promised_by": later("Where does it stand who promises it?"),
        "code": later("Where does the code of the measure stand?"),
        "measure": later("Where does the wording of the measure stand?"),
        "quantity": later("Where does it stand how much is promised?"),
        "unit": later("Where does it stand in what it is counted?"),
        "due": later("Where does the day stand by which it is promised?"),
        "sort": later("Where does it stand how it is promised (fixed, per period, rate)?"),
        "months": later("Where does it stand how many months a period is?"),
        "words": later("Where does the promise in the words of the agreement stand?"),
        "part": later("Where does the lot or phase stand?"),
        "cohorts": later("Where does it stand for whom it is first?"),
        "places": later("Where do its places stand?"),
        "baseline": later("Where does it stand how it is without the promise?"),
        "evidence": later("Where does it stand what evidence is expected?"),
        "weight": later("Where does its weight in the award stand?"),
        "if_missed": later("Where does it stand what follows if it is missed?"),
        "may_subcontract": later("Where does it stand whether others may deliver it?"),
        "framework": later("Where does the framework stand?"),
        "ref": later("Where does the reference of the promise in Weft stand?"),
    }  # fmt: skip

    edition = forms.ChoiceField(
        label=later("Of which framework are they?"), required=False,
        help_text=later("Of rows that do not say it themselves."),
    )  # fmt: skip
    until_end = forms.BooleanField(
        label=later("Where a row says no day, it is promised by the day on which its agreement ends"),
        required=False,
    )  # fmt: skip

    by_year = forms.BooleanField(required=False)

    def __init__(
        self,
        *args: Any,
        headings: Sequence[str],
        editions: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        """`editions`: those in force, by their references, the own ones first."""
        super().__init__(*args, headings=headings, **kwargs)
        self._ask_of_years(years_in(headings))
        choose_from(self.fields["edition"], editions)
        if editions:
            self.initial.setdefault("edition", editions[0][0])
        self.meant_by: dict[str, str] = {}
        """The fields that ask which measure is meant, by the texts of the list."""

    def _ask_of_years(self, years: Mapping[int, Year]) -> None:
        """Ask whether columns for a year each say what is promised; nothing, where there are none. They do, unless an amount stands elsewhere."""
        self._years = years
        if not years:
            del self.fields["by_year"]
            return
        names = ", ".join(one.heading for one in years.values())
        asked = self.fields["by_year"]
        asked.label = _("What stands under %(years)s is promised for each of these years") % {"years": names}  # fmt: skip
        asked.help_text = _("By the last day of the year, or of the agreement. What you say below of how much and by when is not looked at then. 2025/26 is from April to March; Year 1 begins with the agreement.")  # fmt: skip
        asked.told = True  # type: ignore[attr-defined]
        self.initial.setdefault("by_year", "quantity" not in self.guessed)

    @property
    def is_by_year(self) -> bool:
        """Whether amounts stand in a column for each year."""
        return bool(self._years) and bool(self.data.get("by_year") if self.is_bound else self.initial.get("by_year"))  # fmt: skip

    @property
    def reads_besides(self) -> Collection[int]:
        """The columns for a year each."""
        return list(self._years) if self.is_by_year else ()

    def reading(self, table: Table) -> tuple[Table, dict[str, int]]:
        """The table as it is read, and in which column each thing stands there: with a row for each year, where amounts stand so."""
        if not self.is_by_year:
            return table, self.columns
        at = len(table.headings)
        return unfolded(table, self._years), self.columns | {"quantity": at, "due": at + 1}

    @property
    def of_edition(self) -> str:
        """The edition that rows are of which do not say one."""
        return str(self.data.get("edition") or self.initial.get("edition") or "")

    @property
    def is_due_at_end(self) -> bool:
        """Whether what says no day is promised by the end of its agreement."""
        return bool(self.data.get("until_end") if self.is_bound else self.initial.get("until_end"))

    def ask_which(
        self, texts: Mapping[str, int], measures: Sequence[Node], before: Mapping[str, str]
    ) -> None:
        """Ask which measure is meant by each text that is none, those first that stand in most rows. `before`: as it was said the last time."""
        known = {one.code: f"{one.code} {one.wording}" for one in measures}
        for text in sorted(texts, key=lambda one: (-texts[one], one))[:MOST_ASKED]:
            name = f"means-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
            field = forms.ChoiceField(
                label=_("Which measure is “%(text)s”?") % {"text": text[:LONGEST]}, required=False,
                help_text=_("Those that are written most like it come first, then all others"),
            )  # fmt: skip
            close = [code for _words, _score, code in process.extract(text, known, scorer=fuzz.token_set_ratio, limit=CLOSE)]  # fmt: skip
            said = before.get(text, "")
            offered = dict.fromkeys([*([said] if said in known else []), *close, *known])
            choose_from(
                field, [("", _("None of these")), *((code, known[code]) for code in offered)]
            )
            field.told = True  # type: ignore[attr-defined]
            self.fields[name], self.meant_by[text] = field, name
            self.initial.setdefault(name, said)

    @property
    def asks_which(self) -> list[forms.BoundField]:
        """The questions which measures are meant."""
        return [self[name] for name in self.meant_by.values()]

    @property
    def asks_where(self) -> list[forms.BoundField]:
        """The questions about what lists usually say, and what this one does."""
        asked = {*self.meant_by.values(), *self._rare, *ABOUT_ROWS}
        return [self[name] for name in self.fields if name not in asked]

    @property
    def asks_more(self) -> list[forms.BoundField]:
        """The others."""
        return [self[name] for name in self._rare]

    @property
    def _rare(self) -> list[str]:
        return [name for name in list(self.asks)[USUAL:] if name not in self.columns]

    @property
    def meant(self) -> dict[str, str]:
        """The codes of the measures that are meant, by the texts of the list."""
        answers = self.data if self.is_bound else self.initial
        said = {text: str(answers.get(name) or "") for text, name in self.meant_by.items()}
        return {text: code for text, code in said.items() if code}

    @property
    def said(self) -> dict[str, Any]:
        """All that is to be known of the next file."""
        return {
            "columns": self.columns, "edition": self.of_edition, "until_end": self.is_due_at_end, "by_year": self.is_by_year, "meant": self.meant,
        }  # fmt: skip
