"""The nouns: a council's payment files, what it said about them, its runs, rulings and answers, with whom it shares them, what
is published of them, and which organisations its suppliers are."""

from __future__ import annotations

from weft.spend.models.answers import Answer
from weft.spend.models.corrections import RowCorrection
from weft.spend.models.editions import Edition, PublicName
from weft.spend.models.files import PaymentFile, Profile
from weft.spend.models.links import Objection, SupplierLink
from weft.spend.models.rulings import Ruling
from weft.spend.models.runs import Run
from weft.spend.models.sharing import Sharing

__all__ = [
    "Answer",
    "Edition",
    "Objection",
    "PaymentFile",
    "Profile",
    "PublicName",
    "RowCorrection",
    "Ruling",
    "Run",
    "Sharing",
    "SupplierLink",
]
