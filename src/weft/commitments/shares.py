"""Of a share there is no more than all. Plain Python: no Django, no database, no clock."""

from __future__ import annotations

import re

from weft.analysis.frameworks.measure import AddsUp, Measure
from weft.ui.marks import Reason, why

PERCENT = "percent"
ALL = 100_00
"""100 per cent, in hundredths."""
_SHARE = re.compile(r"\b(?:share|proportion|percentage|per cent|%) of\b", re.IGNORECASE)


def is_share(measure: Measure, wording: str) -> bool:
    """Whether per cent of a measure are a share of something, as its wording says, or that it is averaged; and not what grew, which may be more than
    all."""
    averaged = AddsUp.WEIGHTED_AVERAGE in (measure.over_time, measure.over_providers)
    return measure.unit == PERCENT and (averaged or _SHARE.search(wording) is not None)


def why_not_so_much(parts: int | None, *, share: bool) -> Reason | None:
    """Say why there cannot be so much, in hundredths of a per cent, or None when there can. `share`: whether it is a share."""
    if not share or parts is None or parts <= ALL:
        return None
    return why("It is a share, so it is 100 per cent at most. Enter 100 or less.")
