"""Payees whom procurement cannot influence: what the bridge from the total has to set apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """A payment that comes round: to whom, for what, how often and how much.

    `kind` is the step of the bridge that takes it out; `share` its share of all money of a year.
    """

    supplier: str
    kind: str
    department: str
    expense: str
    purpose: str
    times: int
    share: float


STANDING: tuple[Standing, ...] = (
    Standing("Quillmouth Region Waste Authority", "levy", "Corporate Core",
             "Waste Disposal Levy", "Waste levy, instalment", 10, 0.055),
    Standing("Quillmouth Combined Authority", "levy", "Corporate Core",
             "Transport Levy", "Transport levy, month", 12, 0.05),
    Standing("Eastmarch Police & Crime Commissioner", "precept", "Corporate Core",
             "Collection Fund Precepts", "Police precept, instalment", 10, 0.045),
    Standing("Eastmarch Fire and Rescue Authority", "precept", "Corporate Core",
             "Collection Fund Precepts", "Fire precept, instalment", 10, 0.015),
    Standing("Eastmarch Pension Fund", "pension", "Corporate Core",
             "Superannuation Contributions", "Employer's pension contributions", 12, 0.06),
    Standing("Eastmarch Integrated Care Board", "public body", "Adult Social Care",
             "Contributions to Pooled Budget", "Better care pooled fund", 12, 0.03),
    Standing("Quillmouth Royal NHS Trust", "public body", "Adult Social Care",
             "Public Health Commissioning", "Sexual health service", 12, 0.015),
    Standing("Greenlode Parish Council", "precept", "Corporate Core",
             "Parish Precepts", "Parish precept", 2, 0.0004),
    Standing("Lodeside Housing Association Ltd", "housing benefit", "Housing",
             "Housing Benefit - Rent Allowances", "Rent allowances, run", 26, 0.02),
    Standing("Various Landlords", "housing benefit", "Housing",
             "Housing Benefit - Rent Allowances", "Rent allowances, run", 26, 0.025),
)  # fmt: skip

BETWEEN_COUNCILS = ("Recharges from Other Authorities", "Shared service recharge", 4, 0.004)
"""Expense, purpose, times a year and share of the money that one council pays each neighbour."""
