"""The nouns: a council's payment files, what it said about them, its runs, rulings and answers, with whom it shares them, and
what is published of them."""

from __future__ import annotations

from weft.spend.models.answers import Answer
from weft.spend.models.corrections import RowCorrection
from weft.spend.models.editions import Edition, PublicName
from weft.spend.models.files import PaymentFile, Profile
from weft.spend.models.rulings import Ruling
from weft.spend.models.runs import Run
from weft.spend.models.sharing import Sharing

__all__ = [
    "Answer",
    "Edition",
    "PaymentFile",
    "Profile",
    "PublicName",
    "RowCorrection",
    "Ruling",
    "Run",
    "Sharing",
]
