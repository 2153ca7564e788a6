"""Decisions about payment files and runs, in plain Python: no Django, no database, no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from weft.ui.marks import Reason, to_translate, why

Said = Mapping[str, Any]
"""What a person has said about a file: `map` (a standard column and its heading), `dates`, `body`."""

COLUMNS: dict[str, str] = {
    "supplier_name": to_translate("Who was paid"),
    "amount_net": to_translate("Amount without VAT"),
    "amount": to_translate("Amount (the file does not say whether with VAT)"),
    "amount_gross": to_translate("Amount with VAT"),
    "vat_amount": to_translate("VAT"),
    "irrecoverable_vat": to_translate("VAT that cannot be recovered"),
    "debit": to_translate("Amount paid, where credits have a column of their own"),
    "credit": to_translate("Credits"),
    "date_paid": to_translate("Date paid"),
    "date_incurred": to_translate("Date of the invoice or posting"),
    "date": to_translate("Date (the file does not say of what)"),
    "period": to_translate("Month or period"),
    "purpose": to_translate("What it was for"),
    "category": to_translate("Category"),
    "category_code": to_translate("Code of the category"),
    "department": to_translate("Department"),
    "service": to_translate("Service"),
    "body": to_translate("Who paid"),
    "supplier_ref": to_translate("Your reference for the supplier"),
    "transaction_ref": to_translate("Reference of the payment"),
    "contract_ref": to_translate("Reference of the contract"),
    "company_number": to_translate("Company number"),
    "charity_number": to_translate("Charity number"),
    "vat_number": to_translate("VAT number"),
    "postcode": to_translate("Postcode of the supplier"),
}
"""The standard columns that a person can point at, the most important first, in plain words."""
MONEY = ("amount_net", "amount", "amount_gross", "debit")
ORDERS = {
    "british": to_translate("Day first, as in 31/03/2027"),
    "american": to_translate("Month first, as in 03/31/2027"),
}


class Standing(StrEnum):
    """How a payment file stands."""

    LOOKED_AT = "being looked at"
    UNDERSTOOD = "understood"
    UNCLEAR = "unclear"
    SOMETHING_ELSE = "something else"
    CANNOT_BE_READ = "cannot be read"
    NOT_LOOKED_AT = "not looked at"


STANDINGS = {
    Standing.LOOKED_AT: to_translate("Weft is looking at it"),
    Standing.UNDERSTOOD: to_translate("Understood"),
    Standing.UNCLEAR: to_translate("Needs your help"),
    Standing.SOMETHING_ELSE: to_translate("Not payments"),
    Standing.CANNOT_BE_READ: to_translate("Cannot be read"),
    Standing.NOT_LOOKED_AT: to_translate("Not looked at: the job failed"),
}


@dataclass(frozen=True)
class Understanding:
    """What Weft understood of one payment file, as its look left it."""

    entries: tuple[Mapping[str, Any], ...] = ()
    """The reconciliation of each file in it: one, or one for each member of a zip."""
    glimpses: tuple[Mapping[str, Any], ...] = ()
    """Headings and first rows of each table."""
    key: str = ""
    """What files with the same headings share."""
    said: Said | None = None
    """What a person had said about it, or about files with the same headings; None where nobody had."""
    months: tuple[Mapping[str, Any], ...] = ()
    """For each month, `month` (2024-04), `rows` and `amount_gbp`."""

    @property
    def rows_loaded(self) -> int:
        """How many payments it holds."""
        return sum(entry["rows_loaded"] for entry in self.entries)

    @property
    def rows_quarantined(self) -> int:
        """How many rows could not be understood."""
        return sum(entry["rows_quarantined"] for entry in self.entries)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why files in it could not be read or understood."""
        return tuple(entry["problem"] for entry in self.entries if entry["problem"])

    @property
    def standing(self) -> Standing:
        """How the file stands."""
        kinds = {entry["kind"] for entry in self.entries}
        if "payments" in kinds:
            return Standing.UNDERSTOOD if "cannot tell" not in kinds else Standing.UNCLEAR
        if "cannot tell" in kinds:
            return Standing.UNCLEAR
        if kinds <= {"cannot be read"}:
            return Standing.CANNOT_BE_READ
        return Standing.SOMETHING_ELSE


def understanding_of(found: Mapping[str, Any]) -> Understanding:
    """What a look has written about one file."""
    return Understanding(
        tuple(found["entries"]), tuple(found["glimpses"]), found["key"], found["said"],
        tuple(found["months"]),
    )  # fmt: skip


def why_not_say(said: Said, headings: Collection[str]) -> Reason | None:
    """Say what is missing or contradicts itself in what a person says about a file's columns."""
    columns = said["map"]
    if not columns:
        return None
    if "supplier_name" not in columns:
        return why("Say which column holds who was paid.")
    if not any(column in columns for column in MONEY):
        return why("Say which column holds the amount.")
    twice = _twice(columns.values())
    if twice:
        return why("“%(heading)s” is chosen for two things. Choose it once.", heading=twice)
    strange = next((one for one in columns.values() if one not in headings), None)
    if strange:
        return why("The file has no column “%(heading)s”.", heading=strange)
    return None


def _twice(values: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None


def why_not_run(standings: Collection[Standing]) -> Reason | None:
    """Say why the analysis cannot begin, from how the council's payment files stand."""
    if Standing.LOOKED_AT in standings:
        return why("Weft is still looking at your files. Wait until it is done.")
    if Standing.UNDERSTOOD not in standings and Standing.UNCLEAR not in standings:
        return why("There is no file of payments yet. Send one first.")
    return None


class Agreement(StrEnum):
    """How it stands between two councils of which one offered to share results."""

    OFFERED = "offered"
    AGREED = "agreed"
    ENDED = "ended"


AFTER: dict[Agreement, tuple[Agreement, ...]] = {
    Agreement.OFFERED: (Agreement.AGREED, Agreement.ENDED),
    Agreement.AGREED: (Agreement.ENDED,),
    Agreement.ENDED: (),
}


def why_not_share(now: Agreement, wanted: Agreement) -> Reason | None:
    """Say why what two councils have agreed cannot become so, from how it stands."""
    if wanted in AFTER[now]:
        return None
    if now is Agreement.ENDED:
        return why("It has ended. Either council can offer it again.")
    return why("The two councils share their results already.")


LONGEST_ON_DISK = 200
"""Bytes; disks take 255."""


def name_on_disk(name: str) -> str:
    """A file's name without what leads elsewhere on a disk, hides it from the reader, or is too long."""
    tidy = name.replace("/", "_").replace("\\", "_").replace("\0", "_").lstrip(".~ ").rstrip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = tidy, "", ""
    room = LONGEST_ON_DISK - len(dot + ending)
    return f"{stem.encode()[:room].decode(errors='ignore')}{dot}{ending}" or "file"


def names_on_disk(names: Iterable[str]) -> list[str]:
    """The same for several files in one folder, each with a name of its own."""
    found: list[str] = []
    for name in names:
        tries = (name_on_disk(f"{n} {name}" if n else name) for n in (0, *range(2, 10_000)))
        found.append(next(each for each in tries if each not in found))
    return found
