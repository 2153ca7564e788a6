"""What people type, a file for each noun."""

from __future__ import annotations

from weft.spend.forms.files import (
    ColumnsForm,
    HeadingsForm,
    LeaveOutForm,
    ReplaceForm,
    RowForm,
    SendForm,
)
from weft.spend.forms.names import AnswerForm, LookedUpForm, RulingForm, RulingsFileForm
from weft.spend.forms.publishing import DecideForm, PublishForm, WithdrawForm
from weft.spend.forms.runs import CompareForm, OfferForm, RunForm
from weft.spend.forms.worklist import FoundOutForm, WorklistFileForm

__all__ = [
    "AnswerForm",
    "ColumnsForm",
    "CompareForm",
    "DecideForm",
    "FoundOutForm",
    "HeadingsForm",
    "LeaveOutForm",
    "LookedUpForm",
    "OfferForm",
    "PublishForm",
    "ReplaceForm",
    "RowForm",
    "RulingForm",
    "RulingsFileForm",
    "RunForm",
    "SendForm",
    "WithdrawForm",
    "WorklistFileForm",
]
