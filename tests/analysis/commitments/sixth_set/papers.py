"""Numbers of papers and of people: written in many ways, and read from what was typed."""

from __future__ import annotations

import re
from random import Random

from weft.analysis.commitments.benefit import Evidence, EvidenceKind, Recorded

WRITTEN: dict[str, tuple[EvidenceKind, tuple[str, ...]]] = {
    "payroll": ("payroll", ("PR-{n}", "Payroll no. {n}", "EMP{n}", "{n}", "payroll {n}")),
    "apprenticeship": ("training", ("APP-{n}", "Apprenticeship agreement {n}", "App. agreement no {n}", "{n}")),
    "placement": ("training", ("Placement {n}", "WP-{n}", "Work placement no. {n}")),
    "certificate": ("training", ("Certificate {n}", "Cert. no. {n}", "CERT/{n}")),
    "learner": ("training", ("Learner {n}", "Learner no. {n}")),
    "receipt": ("statement", ("Receipt {n}", "Rcpt no. {n}", "receipt no {n} from the treasurer")),
    "delivery": ("statement", ("Delivery note {n}", "DN-{n}", "DN 0{n}", "signed delivery note no. {n}")),
    "invoice": ("statement", ("Invoice {n}", "INV-0{n}", "Inv. no. {n}")),
    "order": ("statement", ("Order {n}", "PO {n}", "Purchase order no. {n}")),
    "ticket": ("statement", ("Weighbridge ticket {n}", "WB ticket {n}", "Ticket no. {n}")),
    "sheet": ("statement", ("Sign-in sheet {n}", "Sign in sheet no. {n}", "SIS-{n}")),
    "booking": ("statement", ("Booking {n}", "Booking ref. {n}", "BK-{n}")),
}  # fmt: skip
READ = {
    "payroll": r"pr|payroll(?: no)?|emp",
    "apprenticeship": r"app|app agreement(?: no)?|apprenticeship agreement",
    "placement": r"(?:work )?placement(?: no)?|wp",
    "certificate": r"cert(?:ificate)?(?: no)?",
    "learner": r"learner(?: no)?",
    "receipt": r"rcpt(?: no)?|receipt(?: no)?",
    "delivery": r"dn|delivery note(?: no)?",
    "invoice": r"inv(?:oice)?(?: no)?",
    "order": r"(?:purchase )?order(?: no)?|po",
    "ticket": r"ticket(?: no)?",
    "sheet": r"sis|sign in sheet(?: no)?",
    "booking": r"booking(?: ref)?|bk",
}
BARE = {"payroll": "payroll", "training": "apprenticeship"}
OF_PEOPLE = frozenset({"payroll", "apprenticeship", "placement", "learner"})
OF_MANY = frozenset({"order"})
Numbers = dict[str, set[int]]
"""By what they are numbers of."""


def paper(label: str, number: int, rng: Random) -> Evidence:
    """A number, typed as somebody types it who says what it is a number of."""
    kind, ways = WRITTEN[label]
    said = [way for way in ways if way != "{n}" or kind == "payroll"]
    return Evidence(kind, "", None, rng.choice(said).format(n=number))


def papers(label: str, number: int, rng: Random) -> tuple[Evidence, Evidence]:
    """A number, typed in two ways."""
    kind, ways = WRITTEN[label]
    one, other = rng.sample(ways, 2)
    return Evidence(kind, "", None, one.format(n=number)), Evidence(kind, "", None, other.format(n=number))  # fmt: skip


def numbers(record: Recorded) -> Numbers:
    """The numbers that stand behind a record."""
    found: Numbers = {}
    for each in record.evidence:
        if each.sha256 or each.kind == "link":
            continue
        text = re.sub(r"[^a-z0-9]+", " ", each.reference.lower()).strip()
        if text.isdigit() and each.kind in BARE:
            found.setdefault(BARE[each.kind], set()).add(int(text))
        for label, pattern in READ.items():
            for digits in re.findall(rf"\b(?:{pattern}) ?(\d+)", text):
                found.setdefault(label, set()).add(int(digits))
    return found
