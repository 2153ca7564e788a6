"""Decisions about payment files and runs, in plain Python: no Django, no database, no clock."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from weft.ui.marks import Reason, to_translate, why

Said = Mapping[str, Any]
"""What a person has said about a file: `map` (a standard column and its heading), `dates`, `body`; and of this very file
alone, `header_row` (from 1) and `month` (2024-04), of rows without a date."""
OF_ONE_FILE = ("header_row", "month")

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

VAT = {
    "net": to_translate("Amounts are without VAT"),
    "gross": to_translate("Amounts are with VAT"),
    "unknown": to_translate("The file does not say whether amounts are with VAT"),
}

RULINGS: dict[str, str] = {
    "same": to_translate("The same"),
    "different": to_translate("Different"),
    "company": to_translate("This company"),
    "charity": to_translate("This charity"),
    "person": to_translate("A person"),
    "organisation": to_translate("An organisation"),
    "nobody": to_translate("Nobody"),
}
"""What a ruling can say of one name or of two, in the words of the engine and in those of a page."""
RULING_ASKED: dict[str, str] = {
    "same": to_translate("It is the same supplier as another name"),
    "different": to_translate("It is not the same as another name"),
    "company": to_translate("It is a company with this number"),
    "charity": to_translate("It is a charity with this number"),
    "person": to_translate("It is a person, who is not named in results"),
    "organisation": to_translate("It is an organisation, and no person"),
    "nobody": to_translate("It is nobody: the words stand in place of a name"),
}
ADDRESSES: dict[str, str] = {
    "registered": to_translate("Registered office"),
    "trading": to_translate("Where it trades from"),
    "invoice": to_translate("Where invoices come from"),
    "branch": to_translate("A branch"),
}
"""Kinds of address of a supplier, in the engine's words and in those of a page."""
OF_TWO_NAMES = ("same", "different")
OF_A_NUMBER = ("company", "charity")
LONGEST = 500
"""Characters of a name, or of a reason."""


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
    Standing.NOT_LOOKED_AT: to_translate("Not looked at"),
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
        return tuple(_without_commands(e["problem"]) for e in self.entries if e["problem"])

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


def _without_commands(words: str) -> str:
    """What the reader says, without the sentences that tell what to type on a command line: the page has a way."""
    said = re.split(r"(?<=[.!?…”]) (?=[A-Z“])", words)
    kept = [one for one in said if "--" not in one and "`weft" not in one]
    return " ".join(kept) or words


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


def true_of_others(said: Said) -> dict[str, Any]:
    """What of it holds for other files with the same headings, too."""
    return {name: value for name, value in said.items() if name not in OF_ONE_FILE}


def of_this_file_still(said: Said | None) -> dict[str, Any]:
    """Where the headings of a file stand: it holds whatever is said of its columns."""
    row = (said or {}).get("header_row")
    return {"header_row": row} if row else {}


def _twice(values: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None


def why_not_correct(changed: Mapping[int, str], *, known: int) -> Reason | None:
    """Say why cells of a row, by their columns from 1, cannot be put right so; a row has so many that are `known`."""
    if not changed:
        return why("Change at least one cell, or leave the row out.")
    if any(not 1 <= column <= known for column in changed):
        return why("The row has no such cell. Open it once more.")
    return None


def why_not_run(standings: Collection[Standing]) -> Reason | None:
    """Say why the analysis cannot begin, from how the council's payment files stand."""
    if Standing.LOOKED_AT in standings:
        return why("Weft is still looking at your files. Wait until it is done.")
    if Standing.NOT_LOOKED_AT in standings:
        return why(
            "Weft has not looked at every file, and would leave some out without a word. Open those, and have "
            "them read again, or leave them out yourself."
        )
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


Told = Mapping[str, str]
"""A ruling as the engine's file of rulings has it: `ruling`, `name`, `other`, `body`, `other_body`, `by`, `date`,
`reason`."""


def why_not_rule(said: Sequence[Told], in_force: Sequence[Told]) -> Reason | None:
    """Say which of what is said cannot be understood, or contradicts what is in force, with the names."""
    from weft.analysis.spend.resolving.contradictions import contradictions
    from weft.analysis.spend.resolving.rulings import Ruling

    if wrong := next((reason for one in said if (reason := _why_no_ruling(one))), None):
        return wrong
    rows = [
        Ruling(**{**_BARE, **one}, withdrawn=False, file="", row=place)
        for place, one in enumerate([*in_force, *said], start=1)
    ]
    found = next(iter(contradictions(rows)), None)
    if found is None:
        return None
    words = "; ".join(ruling.words for ruling in found)
    return why("These cannot all be true: %(rulings)s. Withdraw one of them first.", rulings=words)


_BARE = dict.fromkeys(("ruling", "name", "other", "body", "other_body", "by", "date", "reason"), "")


def _why_no_ruling(one: Told) -> Reason | None:
    if one["ruling"] not in RULINGS:
        return why("“%(word)s” is no ruling.", word=one["ruling"])
    if long := next((text for text in one.values() if len(text) > LONGEST or "\0" in text), None):
        return why("“%(text)s…” is longer than 500 characters. No name is.", text=long[:40])
    if not one["name"]:
        return why("Say which name the ruling is about.")
    other = one.get("other", "")
    if one["ruling"] in OF_TWO_NAMES and not other:
        return why("Say which other name is meant.")
    if one["ruling"] in OF_A_NUMBER and register_number(one["ruling"], other) is None:
        return why(
            "“%(number)s” is no number of that register. Write it as 01234567 for a company, as 1012345 for a charity.",
            number=other,
        )
    return None


def register_number(ruling: str, text: str) -> str | None:
    """A company's or charity's number as its register writes it; None for anything else."""
    from weft.analysis.identifiers import charity_number, company_number

    return company_number(text) if ruling == "company" else charity_number(text)
