"""Who says what was received.

What is reported as delivered to an organisation is confirmed by its administrators and community leads; its other people are told that they do.
To everybody else its page leads nowhere: also to those who delivered it, and to those who keep an agreement that it is claimed for.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

WAITS = "a benefit that waits"
SIGNED_IN = "whoever is signed in"
CONFIRM = "administrators of an approved organisation; community leads of an approved organisation"
OWN = "administrators of whoever received it"
RECEIVED = "people of whoever received it"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("list what waits for one's word", "commitments:to_confirm", "", "GET", CONFIRM, SIGNED_IN, "no"),
    ("read what is reported, before one answers", "commitments:confirm", WAITS, "GET", OWN, RECEIVED, "no"),
    ("say what was received", "commitments:confirm", WAITS, "POST", OWN, RECEIVED, "yes"),
]
# fmt: on
