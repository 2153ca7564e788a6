"""Who was paid, as the file says: a name, a redaction, or nothing.

`redactions.csv` lists the wordings that stand in place of a withheld name, and the false friends that
contain such words but are names (Redactive Publishing Ltd).
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.identifiers import yes_or_no
from weft.analysis.spend.reading.distinct import each_distinct, in_words, told
from weft.analysis.spend.reading.mending import mended

NAMED, REDACTED, NOT_STATED = "named", "redacted", "not stated"
_NOBODY = re.compile(
    r"^[\s.\-_–—/\\?]*$|^(n/?a|\\n|none|null|nil|blank|unknown|not known|not stated|#n/?a|#name\?|#ref!|#value!|\(blank\)|tbc|various|0|various payees|various suppliers|sundry|sundries|sundry (?:creditors?|suppliers?|payees?)|miscellaneous|one[- ]time vendor)$",
    re.IGNORECASE,
)


# Words and signs without which a text is a tidy name: most names are let pass by this alone.
_LOOK_CLOSER = (
    r"(?i)reda|person|withh?eld|removed|suppress|anonym|hidden|omitted|disclos|publi|private|confiden|exempt|"
    r"sensitiv|restrict|classif|exclu|protect|section|s\.? ?40|foi|gdpr|dpa |xxx|[*#]|^[xX*#\s-]{3,}$|individual|"
    r"commerc|carer|foster|adopter|guardian|service user|client|resident|tenant|claimant|employee|staff|pupil|"
    r"parent|direct payment|budget holder|olygu|"
    r"^.{0,7}$|^(not |various|sundr|miscell|unknown|one.time|\(blank)|"
    r"^[\s.\-_–—/\\?]*$|[&\x{00C2}\x{00C3}\x{00E2}\x{00EF}\x{FEFF}\x{FFFE}\x{FFFF}\x00-\x1f\x7f]|\s\s|^\s|\s$|"
    r"[\x{0085}\x{00A0}\x{1680}\x{2000}-\x{200B}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]"
)


def payees_of(texts: pa.Array) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Give `payee_of` each cell as three columns in words: name, payee, redaction."""
    encoded = in_words(texts)
    names: pa.Array = encoded.dictionary
    closer = pc.match_substring_regex(names, _LOOK_CLOSER)
    positions = np.flatnonzero(closer.to_numpy(zero_copy_only=False))
    looked = [_payee(text) for text in names.take(pa.array(positions)).to_pylist()]
    answers = list(zip(*looked, strict=True)) or [(), (), ()]
    places = np.full(len(names), -1, dtype=np.int64)
    places[positions] = np.arange(len(positions))
    at = pa.array(places, mask=places < 0)
    named = pa.array([NAMED]).take(pa.nulls(len(names), pa.int64()).fill_null(0))
    name = pc.if_else(closer, pa.array(answers[0], pa.string()).take(at), names)
    payee = pc.if_else(closer, pa.array(answers[1], pa.string()).take(at), named)
    redaction = pa.array(answers[2], pa.string()).take(at)
    return tuple(told(each, encoded.indices) for each in (name, payee, redaction))


def payee_of(text: str) -> tuple[str | None, str, str | None]:
    """Give the payee's name, whether it is named, redacted or not stated, and the redaction's words."""
    name = mended(text)
    if _NOBODY.match(name):
        return None, NOT_STATED, None
    if is_redacted(name):
        return None, REDACTED, name
    return name, NAMED, None


def is_withheld(text: str) -> bool | None:
    """Whether a flag says that the name is withheld: Y, true, Redact; None when it is no flag."""
    bare = text.strip().casefold()
    if bare in {"redact", "redacted", "withhold", "withheld"}:
        return True
    return False if bare in {"publish", "published"} else yes_or_no(bare)


def with_flag(
    payees: tuple[pa.Array, pa.Array, pa.Array], flags: pa.Array, heading: str
) -> tuple[pa.Array, pa.Array, pa.Array]:
    """The payees (name, payee, redaction), those redacted that a column of its own says are withheld."""
    name, payee, redaction = (each.cast(pa.string()) for each in payees)
    withheld = pc.fill_null(each_distinct(flags, is_withheld, pa.bool_()), False)
    said = pc.binary_join_element_wise(" ".join(heading.split()), pc.utf8_trim_whitespace(flags), ": ")  # fmt: skip
    nobody = pa.scalar(None, pa.string())
    return (
        in_words(pc.if_else(withheld, nobody, name)),
        in_words(pc.if_else(withheld, REDACTED, payee)),
        in_words(pc.if_else(withheld, pc.coalesce(redaction, said), redaction)),
    )


@lru_cache(maxsize=1 << 18)
def _payee(text: str) -> tuple[str | None, str, str | None]:
    return payee_of(text)


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
    return re.compile(
        "|".join(f"(?:{row['pattern']})" for row in rows if row["kind"] == kind), re.IGNORECASE
    )
