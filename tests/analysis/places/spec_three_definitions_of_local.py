"""Three definitions of local.

A supplier may be registered in one place, send its invoices from a second and have a branch in a third. So
Weft gives three answers side by side and names the definition on every figure:

- *Registered*: its registered address is in the area.
- *Trading*: a trading or invoice address is in the area.
- *Based*: it is based in the area or has a branch there: any of its addresses.

What is not known is never taken for outside. By the third definition a supplier is out only where somebody
(a supplier file, a survey, a ruling) has said which branches it has, or that it has none.

In the table, HERE is an address in the area, THERE one outside, ? one whose place is not known, and none a
source's word that there is no branch.
"""

from __future__ import annotations

HEADINGS: tuple[str, ...] = (
    "Addresses",
    "Registered",
    "Trading",
    "Based",
    "Why, of the last that is not in",
)

CASES: list[tuple[str, str, str, str, str]] = [
    ("registered HERE", "in", "unknown", "in", "no trading or invoice address is known"),
    (
        "registered THERE",
        "out",
        "unknown",
        "unknown",
        "its addresses are outside; whether it has a branch in the area is not known",
    ),
    (
        "registered THERE, invoice HERE",
        "out",
        "in",
        "in",
        "a registered address outside the area (a register)",
    ),
    (
        "registered THERE, trading THERE",
        "out",
        "out",
        "unknown",
        "its addresses are outside; whether it has a branch in the area is not known",
    ),
    (
        "registered THERE, branch HERE",
        "out",
        "unknown",
        "in",
        "no trading or invoice address is known",
    ),
    (
        "registered THERE, branch THERE",
        "out",
        "unknown",
        "out",
        "its branches are outside the area (a register)",
    ),
    ("registered THERE, branch none", "out", "unknown", "out", "no branch (a register)"),
    (
        "registered THERE, branch ?",
        "out",
        "unknown",
        "unknown",
        "a branch address whose place is not known: no postcode is known",
    ),
    (
        "registered ?",
        "unknown",
        "unknown",
        "unknown",
        "a registered address whose place is not known: no postcode is known",
    ),
    (
        "registered HERE, registered THERE",
        "unknown",
        "unknown",
        "in",
        "no trading or invoice address is known",
    ),
    ("trading THERE, invoice HERE", "unknown", "in", "in", "no registered address is known"),
    (
        "trading THERE, invoice ?",
        "unknown",
        "unknown",
        "unknown",
        "an invoice address whose place is not known: no postcode is known",
    ),
    ("branch HERE", "unknown", "unknown", "in", "no trading or invoice address is known"),
    ("branch none", "unknown", "unknown", "out", "no branch (a register)"),
    ("", "unknown", "unknown", "unknown", "no address is known"),
]
