"""Payments to names of which Weft is not sure, for the tests of rulings."""

from __future__ import annotations

HEADER = "Supplier Name,Payment Date,Net Amount,Service Area,Purpose\r\n"
DOUBTS = HEADER + (
    "Quillmouth Youth Project,03/04/2024,6300.00,Youth,Grant\r\n"
    "Zellenfold and Quillmouth Youth Project,04/04/2024,7000.00,Youth,Grant\r\n"
    "Bridge Street Surgery,05/04/2024,4000.00,Health,Fees\r\n"
    "Bridge Street Surgery Dr Patel and Partners,06/04/2024,3000.00,Health,Fees\r\n"
    "Canal Boats plc,07/04/2024,500.00,Parks,Repairs\r\n"
)
YOUTH, LONGER = "Quillmouth Youth Project", "Zellenfold and Quillmouth Youth Project"
SECOND, SECOND_OTHER = "Bridge Street Surgery", "Bridge Street Surgery Dr Patel and Partners"
"""The second question; the first is about the two names above."""
PLACES = (
    "Quillmouth", "Ostlebeck", "Harrowfen", "Corvolby", "Neskaby", "Garlolby", "Ildedyke", "Mardosgill",
    "Zellenfold", "Tarnwick",
)  # fmt: skip
KINDS = (
    "Youth Project",
    "Community Trust",
    "Boat Club",
    "Arts Centre",
    "Music Society",
    "Garden Group",
)


def many_doubts() -> str:
    """Payments to 120 names, which are doubtful in more than fifty pairs."""
    names = [
        name
        for place, one in enumerate(PLACES)
        for kind in KINDS
        for name in (f"{one} {kind}", f"{PLACES[(place + 3) % 10]} and {one} {kind}")
    ]
    rows = (f"{name},03/04/2024,{100 + 3 * n}.00,Grants,Grant" for n, name in enumerate(names))
    return HEADER + "\r\n".join(rows) + "\r\n"
