"""Which names are one supplier.

Which supplier names are one supplier in this issue: those that are the same after normalising.

Each case is two published names, whether they are one supplier, and what it shows.
"""

HEADINGS: tuple[str, ...] = ("One name", "Another", "One supplier", "Why")

CASES: list[tuple[str, str, bool, str]] = [
    ("ACORN CARE LTD", "Acorn Care Ltd", True, "capitals"),
    ("Acorn Care Ltd.", "Acorn Care, Ltd", True, "punctuation"),
    ("J.Hopkins (Contractors) Ltd.", "J Hopkins Contractors Ltd", True, "dots and brackets"),
    ("G & J Seddon Ltd", "G and J Seddon Ltd", True, "& and “and”"),
    ("Marks &amp; Spencer plc", "Marks & Spencer PLC", True, "an escaped &"),
    ("Acorn Care Ltd", "Acorn Care Limited", True, "Ltd and Limited"),
    ("Acorn Care PLC", "Acorn Care Public Limited Company", True, "PLC written out"),
    ("Acorn Care CIC", "Acorn Care C.I.C.", True, "CIC with dots"),
    ("Acorn Law LLP", "Acorn Law", True, "LLP left out"),
    ("The Together Trust", "Together Trust, The", True, "“The” before or behind"),
    ("Café Zoë Ltd", "Cafe Zoe Limited", True, "accents"),
    ("Barnardo's", "Barnardo’s", True, "kinds of apostrophe"),
    ("EDF ENERGY", "E D F Energy", True, "initials with spaces"),
    ("Acorn  Care   Ltd", "Acorn Care Ltd", True, "doubled spaces"),
    ("Acorn Care Co Ltd", "Acorn Care Company Limited", True, "Co and Company"),
    ("Group 4 Total Security Ltd T/A G4S", "Group 4 Total Security Limited", True, "trading as"),
    ("Acorn Youth Trust trading as The Den", "Acorn Youth Trust", True, "a charity trading as"),
    ("Acorn Care Ltd (In Liquidation)", "Acorn Care Limited", True, "in liquidation"),
    ("Acorn Care Ltd - In Administration", "Acorn Care Ltd", True, "in administration"),
    ("Acorn Care Ltd (formerly Oak Care)", "Acorn Care Ltd", True, "an earlier name in brackets"),
    ("Acorn Care (North) Ltd", "Acorn Care (South) Ltd", False, "brackets that tell apart"),
    ("Acorn Care 1 Ltd", "Acorn Care 2 Ltd", False, "numbers tell apart"),
    ("S&W TLP (Project Co One) Ltd", "S&W TLP (Project Co Two) Ltd", False, "number words"),
    ("John Smith T/A Smith Roofing", "John Smith T/A Smith Taxis", False, "two sole traders"),
    ("John Smith T/A Smith Roofing", "John Smith", False, "a sole trader and a namesake"),
    ("Acorn Care Ltd", "Acorn Cars Ltd", False, "another word"),
    ("Limited Editions Ltd", "Editions Ltd", True, "a legal form anywhere is left out"),
    ("Ltd", "PLC", False, "nothing but a legal form keeps its letters"),
    ("&", "-", False, "nothing but signs keeps its signs"),
]
