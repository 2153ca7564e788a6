"""About what is somebody written to, and with which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as later

from weft.commitments.forms.looked import LookedForm
from weft.ui.fields import choose_from, text_field

LONGEST = 2000


class ChaseForm(LookedForm):
    """About which promises do you write, and what else do you say?"""

    called: ClassVar = {
        "promise": later("what you write about"),
        "words": later("what else you say"),
    }

    promise = forms.MultipleChoiceField(
        label=later("What is late"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": later("Tick at least one promise")},
    )  # fmt: skip
    words = text_field(
        later("What else do you say?"),
        later("It stands in the letter, and in the notes of the agreement. Name no person"),
        most=LONGEST,
        rows=4,
        needed=False,
    )

    def __init__(self, *args: Any, promises: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`promises`: those about which somebody can be written to, by their references."""
        super().__init__(*args, **kwargs)
        choose_from(self.fields["promise"], promises)
        self.fields["promise"].initial = [ref for ref, _text in promises]

    @property
    def written(self) -> dict[str, Any]:
        """What is written, as the action takes it."""
        return {
            "promises": self.cleaned_data["promise"],
            "words": self.cleaned_data["words"],
            "looked": self.has_looked,
        }
