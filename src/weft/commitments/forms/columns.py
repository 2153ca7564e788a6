"""What people say about a file that they take in: which it is, and what stands in which column."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from xlsxwriter.utility import xl_col_to_name

from weft.analysis.commitments.columns import MOST_BYTES, Table
from weft.analysis.commitments.personal import in_text
from weft.commitments.forms.looked import LookedForm
from weft.ui.fields import choose_from
from weft.ui.forms import Form

MOST_ASKED = 200
"""Of so many rows it is asked by themselves."""


class FileForm(Form):
    """Which file?"""

    chosen = forms.FileField(
        label=later("Which file?"), help_text=later("XLSX, XLS, ODS or CSV, with a line of headings. It is kept among your files."),
        error_messages={"required": later("Choose a file")},
    )  # fmt: skip

    def clean_chosen(self) -> Any:
        """Refuse what is larger than any such file."""
        chosen = self.cleaned_data["chosen"]
        if (chosen.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("The file is larger than %(limit)s MB.") % {"limit": MOST_BYTES // 1_000_000}
            )
        return chosen


@dataclass(frozen=True)
class OfRows:
    """What somebody says of rows of a list, by their `id`."""

    leave: frozenset[str] = frozenset()
    """Those that are left out."""
    leaves_wrong: bool = False
    """Whether all with which something is wrong are."""
    again: frozenset[str] = frozenset()
    """Those that say the same as another row, and are something of their own."""


ABOUT_ROWS = ("leave", "leaves_wrong", "again", "looked", "sure")
"""The questions that are not about columns."""


def _called(headings: Sequence[str], at: int) -> str:
    """What a column is called; by its letter, too, where several have its heading."""
    text = headings[at].strip()
    told = {"letter": xl_col_to_name(at), "heading": text}
    if not text:
        return _("Column %(letter)s") % told
    often = [one.strip() for one in headings].count(text)
    return _("%(heading)s (column %(letter)s)") % told if often > 1 else text


class ColumnsForm(LookedForm):
    """In which column does each thing stand?"""

    asks: ClassVar[Mapping[str, Any]] = {}
    """The questions, by what is wanted."""
    needed: ClassVar[Sequence[str]] = ()

    def __init__(
        self, *args: Any, headings: Sequence[str], guessed: Mapping[str, int], **kwargs: Any
    ) -> None:
        """`guessed`: the columns by the headings, or as they were said the last time."""
        super().__init__(*args, **kwargs)
        self.guessed = guessed
        self.headings = headings
        shown = [(str(at), _called(headings, at)) for at in range(len(headings))]
        for name, question in self.asks.items():
            field = forms.ChoiceField(label=question, required=name in self.needed)
            choose_from(field, [("", _("Nowhere")), *shown])
            field.error_messages["required"] = _("Choose a column")
            self.fields[name] = field
            if name in guessed:
                self.initial.setdefault(name, str(guessed[name]))

    @property
    def unread(self) -> list[str]:
        """The headings of the columns of which nothing is read."""
        read = {*self.columns.values(), *self.reads_besides}
        there = enumerate(self.headings)
        return [_called(self.headings, at) for at, text in there if text.strip() and at not in read]

    @property
    def reads_besides(self) -> Collection[int]:
        """The columns that are read without a question of their own."""
        return ()

    @property
    def columns(self) -> dict[str, int]:
        """In which column each thing stands: as it is said, or else as it is guessed."""
        if not self.is_bound or not self.is_valid():
            return dict(self.guessed)
        given = self.cleaned_data
        return {name: int(given[name]) for name in self.asks if given.get(name, "") != ""}

    @property
    def asks_which(self) -> list[forms.BoundField]:
        """The questions what is meant by texts of the list."""
        return []

    @property
    def asks_where(self) -> list[forms.BoundField]:
        """The questions about what such a list usually says."""
        return [self[name] for name in self.fields if name not in ABOUT_ROWS]

    @property
    def asks_more(self) -> list[forms.BoundField]:
        """The others."""
        return []

    @property
    def of_rows(self) -> OfRows:
        """What is said of single rows."""
        if not self.is_bound:
            return OfRows()
        sent: Any = self.data
        leave, again = (frozenset(sent.getlist(name)) for name in ("leave", "again"))
        return OfRows(leave, bool(sent.get("leaves_wrong")), again)

    def ask_about_rows(
        self, *, wrong: Sequence[tuple[str, str]], left: Sequence[tuple[str, str]], again: Sequence[tuple[str, str]]
    ) -> None:  # fmt: skip
        """Ask which of the rows with which something is wrong are left out, besides those that are already, and which of those that say the same
        as another are something of their own: each by its `id` and in words."""
        ticked = [one for one in left if one[0] in self.of_rows.leave]
        for name, asked, choices in (("leave", _("Which of these rows are left out?"), [*wrong, *ticked]), ("again", _("Which of these rows are something of their own?"), again)):  # fmt: skip
            if choices:
                field = forms.MultipleChoiceField(label=asked, widget=forms.CheckboxSelectMultiple, required=False)  # fmt: skip
                choose_from(field, list(choices)[:MOST_ASKED])
                self.fields[name] = field
        if wrong or self.of_rows.leaves_wrong:
            self.fields["leaves_wrong"] = forms.BooleanField(label=_("Leave out every row with which something is wrong"), required=False)  # fmt: skip
        if "again" in self.fields:
            self.fields["again"].help_text = _("Each says the same as another row. Those that you do not tick are recorded once")  # fmt: skip

    def names_nobody(self, table: Table) -> bool:
        """Whether nothing that is to be taken names people, or somebody has looked; else the form says now what was found."""
        if self.has_looked:
            return True
        texts = {text for row in table.rows for text in row.said(self.columns).values()}
        found = {one.sign: one for text in sorted(texts) for one in in_text(text)}
        self.warn(found.values())
        return not found

    @property
    def said(self) -> dict[str, Any]:
        """All that is to be known of the next file."""
        return {"columns": self.columns}

    @property
    def lacks(self) -> list[str]:
        """The questions that have to be answered before anything can be read."""
        return [str(self.asks[name]) for name in self.needed if name not in self.columns]

    @property
    def can_be_read(self) -> bool:
        """Whether all that is needed stands somewhere."""
        return all(name in self.columns for name in self.needed)
