"""Numbers that name an organisation, and yes/no cells, as councils write them."""

from __future__ import annotations

import re

_COMPANY = re.compile(
    r"^(?:GB[-/]?(?:COH)?[-/]?)?((?:SC|NI|OC|SO|NC|IP|RS|FC|R|GE|LP|SL|NL|CE|CS|SP|NO|NP|SA|SF|SR|SZ|IC|SI|AC|RC|ZC|ES|NF|PC|BR)?)(\d{5,8})$",
    re.IGNORECASE,
)
_SOCIETY = re.compile(r"^(?:IP\d{5}[RC]|NP\d{5}R|SP\d{4}RS)$")
_SPACES = re.compile(r"\s+")


def company_number(text: str) -> str | None:
    """A Companies House number in its eight characters, leading zeros put back; None for anything else.

    A number that a spreadsheet has turned into 1.11153E+11 is lost, and none is guessed.
    """
    bare = _SPACES.sub("", text).upper().removesuffix(".0")
    match = _COMPANY.match(bare)
    if match is None:
        return bare if _SOCIETY.match(bare) else None
    prefix, digits = match[1].upper(), match[2]
    if len(digits) > 8 - len(prefix) or int(digits) == 0:
        return None
    return prefix + digits.zfill(8 - len(prefix))


def charity_number(text: str) -> str | None:
    """A charity number of six or seven digits (SC or NIC before it in Scotland and Northern Ireland)."""
    bare = _SPACES.sub("", text).upper()
    return (
        bare
        if re.match(r"^(?:SC|NIC)?\d{5,7}(?:-\d{1,3})?$", bare) and not re.match(r"^0+$", bare)
        else None
    )


def spaceless(text: str) -> str | None:
    """The text without white space; None when it states no number."""
    bare = _SPACES.sub("", text).upper()
    return bare if any(c.isdigit() for c in bare) and "E+" not in bare else None


def yes_or_no(text: str) -> bool | None:
    """True, false, or None when the cell says neither."""
    bare = text.strip().casefold()
    if bare in {"y", "yes", "true", "1", "x", "card", "p-card", "grant"}:
        return True
    return False if bare in {"n", "no", "false", "0"} else None
