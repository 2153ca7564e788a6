"""The registers whose numbers are checked, in words: what each is called here, and what a number looks like."""

from __future__ import annotations

from weft.analysis.identifiers import REGISTERS
from weft.ui.marks import Reason, to_translate, why

NAMES: dict[str, str] = {
    "GB-COH": to_translate("Companies House"),
    "GB-CHC": to_translate("Charity Commission for England and Wales"),
    "GB-SC": to_translate("Scottish Charity Register"),
    "GB-NIC": to_translate("Charity Commission for Northern Ireland"),
    "GB-MPR": to_translate("Mutuals Public Register"),
    "GB-EDU": to_translate("Schools and colleges in England (URN)"),
    "GB-UKPRN": to_translate("UK Register of Learning Providers"),
    "GB-NHS": to_translate("NHS Organisation Data Service"),
    "GB-SHPE": to_translate("Providers of social housing in England"),
    "GB-LAE": to_translate("Local authorities in England"),
    "GB-LAS": to_translate("Local authorities in Scotland"),
    "GB-LANI": to_translate("Local authorities in Northern Ireland"),
    "GB-PLA": to_translate("Local authorities in Wales"),
}
"""By the code of the register at org-id.guide."""
LOOKS: dict[str, str] = {
    "GB-COH": to_translate("eight characters, such as 01234567 or SC123456"),
    "GB-CHC": to_translate("six or seven digits, such as 1090095"),
    "GB-SC": to_translate("SC and six digits, such as SC042386"),
    "GB-NIC": to_translate("six digits, such as 100123"),
    "GB-MPR": to_translate("up to eight letters and digits, such as IP031455 or 235C"),
    "GB-EDU": to_translate("six digits, such as 125554"),
    "GB-UKPRN": to_translate("eight digits that begin with 1, such as 10000346"),
    "GB-NHS": to_translate("three to ten letters and digits, such as RAX"),
    "GB-SHPE": to_translate("four digits, often after one or two letters, such as LH4401"),
    "GB-LAE": to_translate("three letters or a few more, such as BAS"),
    "GB-LAS": to_translate("three letters, such as ZET"),
    "GB-LANI": to_translate("three letters, such as BFS"),
    "GB-PLA": to_translate("three letters, such as AGY"),
}


def is_checked(code: str) -> bool:
    """Whether the numbers of the register of this code are checked; those of others are kept as written."""
    return code in REGISTERS


def not_a_number(text: str, code: str) -> Reason:
    """Say what a number of this register looks like; where no register is given, what an org-id does."""
    if not code:
        return why(
            "“%(text)s” is not an org-id. One is the code of a register and its number, such as "
            "XI-LEI-213800WAVVOPS85N2205",
            text=text,
        )
    return why(
        "“%(text)s” is not a number of this register. One is %(looks)s",
        text=text,
        looks=LOOKS[code],
    )


def why_not_hold(identifier: str) -> Reason:
    """Say why an organisation cannot have this org-id, which another one of the place has; not which one."""
    return why(
        "%(identifier)s belongs to another organisation of this place already. If that one is yours, ask its "
        "administrator to invite you. If the number is wrong there, ask a place steward.",
        identifier=identifier,
    )
