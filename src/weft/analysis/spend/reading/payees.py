"""Who was paid, as the file says: a name, a redaction, or nothing.

`redactions.csv` lists the wordings that stand in place of a withheld name, and the false friends that
contain such words but are names (Redactive Publishing Ltd).
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from weft.analysis.spend.reading.mending import mended

NAMED, REDACTED, NOT_STATED = "named", "redacted", "not stated"
_NOBODY = re.compile(r"^[\s.\-_–—/\\?]*$|^(n/?a|none|null|nil|blank|unknown|not known|not stated|#n/?a|#name\?|#ref!|#value!|\(blank\)|tbc|various|various payees|various suppliers|sundry|sundries|sundry (?:creditors?|suppliers?|payees?)|miscellaneous|one[- ]time vendor)$", re.IGNORECASE)


def payee_of(text: str) -> tuple[str | None, str, str | None]:
    """Give the payee's name, whether it is named, redacted or not stated, and the redaction's words."""
    name = mended(text)
    if _NOBODY.match(name):
        return None, NOT_STATED, None
    if is_redacted(name):
        return None, REDACTED, name
    return name, NAMED, None


def is_redacted(name: str) -> bool:
    """Whether these words stand in place of a withheld name."""
    redactions, friends = _patterns()
    return bool(redactions.search(name)) and not friends.search(name)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    text = (files("weft.analysis.spend.reading") / "redactions.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return _either(rows, "redaction"), _either(rows, "false friend")


def _either(rows: list[dict[str, str]], kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows if row["kind"] == kind), re.IGNORECASE)
