"""The room's long work: look at payment files, and analyse them. Everything it needs is in its wishes."""

from __future__ import annotations

from weft.spend.work.analysis import ANALYSE, periods_analysed, write_suppliers
from weft.spend.work.looks import LOOK, files_looked_at

__all__ = ["ANALYSE", "LOOK", "files_looked_at", "periods_analysed", "write_suppliers"]
