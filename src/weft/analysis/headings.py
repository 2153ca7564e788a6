"""Columns told by their headings, leniently: capitals, spaces and signs do not count."""

from __future__ import annotations

import re
from collections.abc import Sequence

POSTCODE = r"postcode|pcd[s78]?|postalcode|postcodes"
SUPPLIERS = {
    "name": (
        r"supplier|suppliername|name|vendor|vendorname|payee|beneficiary|"
        r"beneficiaryname|organisation|creditor|creditorname"
    ),
    "ref": (
        r"supplierid|supplierref|supplierreference|suppliernumber|supplierno|"
        r"suppliercode|vendorid|vendornumber|vendorno|vendorcode|creditorid|"
        r"creditornumber|beneficiaryotherid|id|ref"
    ),
    "company": (
        r"companynumber|companyno|companyregistrationnumber|companieshousenumber|"
        r"companieshouseregistrationnumber|crn"
    ),
    "body": r"body|bodyname|organisationlabel|council|authority",
    "postcode": rf"(?:supplier|vendor)?(?:{POSTCODE})",
}
"""How the columns of a body's own list of suppliers are headed."""


def headings(columns: Sequence[str], known: dict[str, str]) -> dict[str, str]:
    """Which column is what, by its heading without capitals, spaces and signs; the first of several."""
    plain = {re.sub(r"[^a-z0-9]", "", column.lower()): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for what, pattern in known.items():
        for name in sorted(plain, key=lambda name: columns.index(plain[name])):
            if what not in found and re.fullmatch(pattern, name):
                found[what] = plain[name]
    return found
