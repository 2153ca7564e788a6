"""Where a payee is.

Where a payee is, seen from a council whose home is Anytown in Greater Anytown in the North.

The places: AN1 1AA is in Anytown, AN2 2AA in Otherton (the same city region), BN1 1AA in Farby (the
same region), CN1 1AA in Southcliff (another region). Each case is the postcode in the supplier
file, the payment's own, the locality, and why it is unknown.
"""

HEADINGS: tuple[str, ...] = (
    "Postcode in the supplier file",
    "The payment's own",
    "Locality",
    "Why it is unknown",
)

CASES: list[tuple[str | None, str | None, str, str | None]] = [
    ("AN1 1AA", None, "own district", None),
    ("an11aa", None, "own district", None),
    ("AN2 2AA", None, "city region", None),
    ("BN1 1AA", None, "region", None),
    ("CN1 1AA", None, "elsewhere", None),
    (None, "AN1 1AA", "own district", None),
    ("CN1 1AA", "AN1 1AA", "elsewhere", None),
    (None, None, "unknown", "no postcode is known for the payee"),
    ("ZZ9 9ZZ", None, "unknown", "the postcode is not in the places file"),
]
