"""A saved profile: what a person has said about a body's files, kept for next month.

A profile is JSON:  {"map": {"supplier": "Vendor Name"}, "dates": "british", "body": "Ashford Council"}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.spend.reading.dates import Order
from weft.analysis.spend.reading.recognised import ROLES
from weft.analysis.spend.reading.wishes import Wishes

_SPOKEN = {
    "supplier": "supplier_name", "payee": "supplier_name", "vendor": "supplier_name", "net": "amount_net",
    "gross": "amount_gross", "vat": "vat_amount", "date paid": "date_paid", "reference": "transaction_ref",
    "transaction": "transaction_ref", "description": "purpose",
}  # fmt: skip
_ORDERS = {
    "british": Order.BRITISH,
    "day first": Order.BRITISH,
    "american": Order.AMERICAN,
    "month first": Order.AMERICAN,
}


def wishes_of(
    pairs: Iterable[str], dates: str | None, body: str | None, profile: Path | None
) -> Wishes:
    """Put together what a person says now and what a profile holds; what is said now wins.

    Raises WeftError where a column, an order of dates or the profile is not understood.
    """
    kept = _profile(profile) if profile else Wishes()
    said = dict(_pair(pair) for pair in pairs)
    return replace(
        kept,
        columns={**kept.columns, **said},
        order=_order(dates) if dates else kept.order,
        body=body or kept.body,
    )


def save_profile(wishes: Wishes, path: Path) -> None:
    """Write a profile that `wishes_of` reads again."""
    content = {
        "map": dict(wishes.columns),
        "dates": str(wishes.order) if wishes.order else None,
        "body": wishes.body,
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _pair(pair: str) -> tuple[str, str]:
    column, equals, heading = pair.partition("=")
    if not equals or not heading.strip():
        raise WeftError(
            f'--map {pair}: say the column, an equals sign and the heading, as in --map supplier="Vendor Name".'
        )
    return _column(column), heading.strip().strip('"')


def _column(name: str) -> str:
    wanted = " ".join(name.replace("-", " ").split()).lower()
    role = _SPOKEN.get(wanted, wanted.replace(" ", "_"))
    if role not in ROLES:
        raise WeftError(
            f"--map {name}: there is no such column. The columns are: supplier, {', '.join(r for r in ROLES if r not in {'ignore', 'family'})}."
        )
    return role


def _order(text: str) -> Order:
    order = _ORDERS.get(text.strip().lower())
    if order is None:
        raise WeftError(f"--dates {text}: say british (day first) or american (month first).")
    return order


def month_of(text: str) -> tuple[int, int]:
    """The year and month that a text such as 2024-04 says. Raises WeftError."""
    found = re.fullmatch(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])", text.strip())
    if found is None:
        raise WeftError(f"“{text}” is not a month. Write the year and the month, as in 2024-04.")
    return int(found[1]), int(found[2])


def _profile(path: Path) -> Wishes:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise WeftError(
            f"{path}: the profile cannot be opened ({fault.strerror}).",
            exit_code=ExitCode.WRONG_USE,
        ) from None
    except ValueError as fault:
        raise WeftError(
            f'{path}: the profile is not valid JSON ({fault}). A profile looks like {{"map": {{"supplier": "Vendor Name"}}}}.'
        ) from None
    columns = content.get("map", {}) if isinstance(content, Mapping) else None
    if not isinstance(columns, Mapping):
        raise WeftError(
            f'{path}: the profile\'s “map” has to be columns and headings, as in {{"supplier": "Vendor Name"}}.'
        )
    order = content.get("dates")
    return Wishes(
        {_column(c): str(h) for c, h in columns.items()},
        _order(order) if order else None,
        content.get("body"),
    )
