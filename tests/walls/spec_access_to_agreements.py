"""Who may see what binds organisations and what they promise, and who records it.

Councils and anchor institutions keep agreements: each is seen by the people of the organisation that keeps it, whatever
their roles, and by the people of the organisations that it binds, or bound. To everybody else, stewards among them, its address leads nowhere,
as one that never was.

Administrators, commissioners and contract managers of the keeper record agreements and change them. Whoever sees the page and does not is told
why not. What was said within the keeper (why something happened, who manages it) is read by the keeper's people alone; of what others promise in
an agreement, those that ask in it read, besides its keeper.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

AGREEMENT = "an agreement"
SEE = "its people; people of a party to it"
SIGNED_IN = "whoever is signed in"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("list the agreements of the organisation that one acts for", "commitments:agreements", "", "GET", SIGNED_IN, "", "no"),
    ("read one", "commitments:agreement", AGREEMENT, "GET", SEE, "", "no"),
]
# fmt: on
