"""Pages of a long record by where the last one ended, so that the thousandth is as quick as the first.

An entry that arrives meanwhile moves nothing: a page begins after an entry, not after a number of them.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import QueryDict

from weft.ui.listing import A_PAGE, ways


@dataclass(frozen=True)
class Stretch:
    """A stretch of a list, and the addresses of the stretches before and after it."""

    rows: list[Any]
    before: str
    after: str

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def pages(self) -> dict[str, Any] | None:
        """The parameters of the pagination component; None where there is nothing else."""
        return ways(self.before, self.after) if self.before or self.after else None


def stretch(rows: QuerySet[Any], asked: QueryDict, *, by: str, size: int = A_PAGE) -> Stretch:
    """The stretch that the address asks for, in the order of `by` (`-at`: newest first) and then of
    the row's number. An address that makes no sense gives the first stretch."""
    down, field = by.startswith("-"), by.removeprefix("-")
    back = "before" in asked
    place = _place(asked.get("before" if back else "after", ""))
    order = down != back
    found = rows.order_by(*((f"-{field}", "-pk") if order else (field, "pk")))
    if place is not None:
        try:
            found = found.filter(_beyond(field, place, lower=order))
        except (ValidationError, ValueError, TypeError):
            place, back = None, False
            found = rows.order_by(*((f"-{field}", "-pk") if down else (field, "pk")))
    else:
        back = False
        found = rows.order_by(*((f"-{field}", "-pk") if down else (field, "pk")))
    got = list(found[: size + 1])
    more, kept = len(got) > size, got[:size]
    kept = kept[::-1] if back else kept
    first, last = (kept[0], kept[-1]) if kept else (None, None)
    earlier = more if back else place is not None
    later = True if back else more
    return Stretch(
        kept,
        _address(asked, "before", first, field) if first and earlier else "",
        _address(asked, "after", last, field) if last and later else "",
    )


def _beyond(field: str, place: tuple[Any, int], *, lower: bool) -> Q:
    way = "lt" if lower else "gt"
    value, number = place
    return Q(**{f"{field}__{way}": value}) | Q(**{field: value, f"pk__{way}": number})


def _place(text: str) -> tuple[Any, int] | None:
    try:
        value, number = json.loads(base64.urlsafe_b64decode(text.encode()))
        return value, int(number)
    except (ValueError, TypeError, binascii.Error):
        return None


def _address(asked: QueryDict, way: str, row: Any, field: str) -> str:
    value = getattr(row, field)
    value = value.isoformat() if isinstance(value, datetime) else value
    place = base64.urlsafe_b64encode(json.dumps([value, row.pk]).encode()).decode()
    changed = asked.copy()
    for name in ("before", "after"):
        changed.pop(name, None)
    changed[way] = place
    return f"?{changed.urlencode()}"
