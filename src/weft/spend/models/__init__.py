"""The nouns: a council's payment files, what it said about them, its runs and rulings, and with whom it shares them."""

from __future__ import annotations

from weft.spend.models.files import PaymentFile, Profile
from weft.spend.models.rulings import Ruling
from weft.spend.models.runs import Run
from weft.spend.models.sharing import Sharing

__all__ = ["PaymentFile", "Profile", "Ruling", "Run", "Sharing"]
