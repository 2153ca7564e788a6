"""Numbers as they stand on papers, in the several ways in which people type them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from weft.analysis.commitments.benefit import Evidence, EvidenceKind

STYLES: dict[str, tuple[EvidenceKind, tuple[str, ...]]] = {
    "agreement": ("training", ("APP-{n}", "Apprenticeship agreement {n}", "app. no. {n}", "{n}", "Agreement {spaced}", "APP/{n}", "app{n}")),
    "placement": ("training", ("PL-{n}", "Placement {n}", "placement agreement no {n}", "PL{n}", "{n}", "Pl. {spaced}")),
    "certificate": ("training", ("Certificate {n}", "Cert no. {n}", "CERT-{n}", "{n}", "cert {spaced}")),
    "payroll": ("payroll", ("PR-{n}", "Payroll {n}", "payroll no. {n}", "PR{n}", "{n}", "emp. no. {n}", "Employee {spaced}")),
    "delivery": ("statement", ("Delivery note {n}", "DN {n}", "DN-{n}", "d/n {n}", "Del. note no. {n}", "DN{n}, signed")),
    "letter": ("statement", ("Letter ref. {n}", "letter {n}", "Thank-you letter, ref {n}", "Our ref {n}", "LTR-{n}")),
    "sheet": ("statement", ("Sign-in sheet {n}", "sign in sheet no. {n}", "Attendance sheet {n}", "SIS-{n}", "sheet {n}")),
    "remittance": ("statement", ("Remittance {n}", "BACS ref {n}", "remittance advice no. {n}", "Payment ref. {n}", "BACS-{n}")),
    "invoice": ("statement", ("Invoice {n}", "INV-{n}", "inv no. {n}", "INV{n}", "Invoice no {n}, paid")),
    "transfer": ("statement", ("Waste transfer note {n}", "WTN {n}", "WTN-{n}", "ticket {n}", "Weighbridge ticket no. {n}", "WTN{n}")),
}  # fmt: skip
"""Of each family of papers: as which kind of evidence it is attached, and how people type its number."""

WITHOUT_NUMBER: tuple[tuple[EvidenceKind, str], ...] = (
    ("statement", "Email from them"),
    ("statement", "They thanked us by letter"),
    ("statement", "sign in sheet"),
    ("statement", "Confirmed by phone"),
    ("statement", "note from the office"),
)


@dataclass(frozen=True)
class Paper:
    """A paper with a number."""

    family: str
    number: int

    @property
    def kind(self) -> EvidenceKind:
        """As which kind of evidence it is attached."""
        return STYLES[self.family][0]

    def typed(self, rng: Random, but: str = "") -> Evidence:
        """Its number as somebody types it, otherwise than `but`."""
        text = str(self.number)
        spaced = f"{text[:-3]} {text[-3:]}"
        ways = [way.format(n=text, spaced=spaced) for way in STYLES[self.family][1]]
        return Evidence(self.kind, "", None, rng.choice([way for way in ways if way != but]))


def scan(rng: Random, name: str) -> Evidence:
    """A file that nobody has attached before."""
    return Evidence("file", f"{rng.getrandbits(256):064x}", None, name)


def photo(rng: Random) -> Evidence:
    """A picture that nobody has attached before."""
    name = rng.choice(("IMG_{}.jpg", "DSC0{}.JPG", "photo {}.png", "WA-{}.jpeg", "Picture{}.jpg"))
    return Evidence(
        "picture", f"{rng.getrandbits(256):064x}", rng.getrandbits(64), name.format(rng.randint(100, 9999)),
    )  # fmt: skip


def photo_again(rng: Random, taken: Evidence) -> Evidence:
    """The same picture in another size: a few bits of its hash are others, and its name may be."""
    bits = rng.sample(range(64), rng.randint(0, 4))
    again = (taken.picture or 0) ^ sum(1 << bit for bit in bits)
    return Evidence("picture", f"{rng.getrandbits(256):064x}", again, photo(rng).reference)
