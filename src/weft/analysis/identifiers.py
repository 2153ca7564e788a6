"""Numbers that name an organisation, and yes/no cells, as councils write them.

An org-id is the code of a register (GB-COH) and the number that it gives (01234567), as org-id.guide lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_COMPANY = re.compile(
    r"^(?:GB[-/]?(?:COH)?[-/]?)?((?:SC|NI|OC|SO|NC|IP|RS|FC|R|GE|LP|SL|NL|CE|CS|SP|NO|NP|SA|SF|SR|SZ|IC|SI|AC|RC|ZC|ES|NF|PC|BR|FE|GN|GS|NA|NR|NV|NZ|OE|SE|SG)?)(\d{5,8})$",
    re.IGNORECASE,
)
_SOCIETY = re.compile(r"^(?=.{8}$)(?:(?:IP|NP|RS|SP)\d{3,5}[A-Z]{1,3}|(?:NI|SL)\d{5}A)$")
_SPACES = re.compile(r"\s+")
_ORG_ID = re.compile(r"([A-Z]{2}-[A-Z0-9]{2,12})-([A-Z0-9][A-Z0-9./_-]{0,39})")


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


@dataclass(frozen=True)
class Register:
    """A register whose numbers are checked: its code at org-id.guide, and one of its numbers."""

    code: str
    example: str
    read: Callable[[str], str | None]
    """The number as the register writes it; None for what is no number of it."""


def _shaped(shape: str, *, before: str = "") -> Callable[[str], str | None]:
    """Numbers of a shape; what may stand `before` them is taken off."""

    def read(text: str) -> str | None:
        bare = text.removeprefix(before)
        return bare if re.fullmatch(shape, bare) else None

    return read


def _charity(text: str) -> str | None:
    return _shaped(r"[1-9]\d{5,6}(?:-[1-9]\d{0,2})?")(text.lstrip("0"))


def _scottish_charity(text: str) -> str | None:
    digits = text.removeprefix("SC")
    return f"SC{digits.zfill(6)}" if re.fullmatch(r"(?!0+$)\d{5,6}", digits) else None


REGISTERS: dict[str, Register] = {
    one.code: one
    for one in (
        Register("GB-COH", "01234567", company_number),
        Register("GB-CHC", "1090095", _charity),
        Register("GB-SC", "SC042386", _scottish_charity),
        Register("GB-NIC", "100123", _shaped(r"[1-9]\d{5}", before="NIC")),
        Register("GB-MPR", "IP031455", _shaped(r"(?=.{2,8}$)[A-Z]{0,2}\d{1,6}[A-Z]{0,3}")),
        Register("GB-EDU", "125554", _shaped(r"[1-9]\d{5}", before="URN")),
        Register("GB-UKPRN", "10000346", _shaped(r"1\d{7}")),
        Register("GB-NHS", "RAX", _shaped(r"[A-Z0-9]{3,10}")),
        Register("GB-SHPE", "LH4401", _shaped(r"[A-Z]{0,2}\d{4}")),
        Register("GB-LAE", "BAS", _shaped(r"[A-Z]{3,6}")),
        Register("GB-LAS", "ZET", _shaped(r"[A-Z]{3}")),
        Register("GB-LANI", "BFS", _shaped(r"[A-Z]{3}")),
        Register("GB-PLA", "AGY", _shaped(r"[A-Z]{3}")),
    )
}
"""By its code, each register whose numbers are checked; org-id.guide lists these and hundreds more."""


def org_id(text: str, code: str = "") -> tuple[str, str] | None:
    """The code of a register and its number, in the one form that is kept; None for anything else.

    `text` is the number in the register of this code, or, where none is given, a whole org-id. The number of
    a register that is not known is kept as it is written, in capitals, where it has the shape of one.
    """
    bare = _SPACES.sub("", text).upper()
    whole = f"{code}-{bare.removeprefix(f'{code}-')}" if code else bare
    match = _ORG_ID.fullmatch(whole)
    if match is None:
        return None
    register = REGISTERS.get(match[1])
    number = register.read(match[2]) if register else match[2]
    return (match[1], number) if number else None


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
