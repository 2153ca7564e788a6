"""Which names are one supplier.

Invented names, two by two. How it is decided and how well it does is told in [suppliers](suppliers.md).
"""

HEADINGS: tuple[str, ...] = ("One name", "The other", "One supplier", "Why")

CASES: list[tuple[str, str, bool, str]] = [
    ("Quillmouth Coaches Ltd", "QUILLMOUTH COACHES LIMITED", True, "capitals and legal form"),
    (
        "Sandbarrow Housing Trust",
        "Sandbarrow Housing Trust#Refunds",
        True,
        "a purpose behind a mark",
    ),
    (
        "Thornvale Joinery Ltd",
        "Thornvale Joinery Ltd (Exeter)",
        True,
        "a place behind the legal form",
    ),
    ("Thornvalle Joinery Ltd", "Thornvale Joinery Limited", True, "one letter too many"),
    (
        "Hazelmere Drainage Contractors Limi",
        "Hazelmere Drainage Contractors Limited",
        True,
        "cut off",
    ),
    ("B.T. plc", "British Telecommunications plc", True, "an acronym that is widely known"),
    ("Salford M.B.C.", "Salford Metropolitan Borough Council", True, "the short form of a council"),
    ("Tesco Stores 4417", "TESCO EXPRESS", True, "two branches of one chain"),
    ("Wigan Council", "Bury Council", False, "councils of two places"),
    ("St Oswin CE Primary School", "St Oswin RC High School", False, "two schools of one saint"),
    (
        "St Petroc RC Primary School Bolton",
        "St Petroc RC Primary School Bury",
        False,
        "two schools of one name in two places",
    ),
    ("Age UK Wigan", "Age UK Bury", False, "local charities under one roof"),
    ("Janet Quillfeather", "Janet Ashdown", False, "two people of one given name"),
    (
        "Corvolby Services Ltd",
        "Corvolby Services (Commercial) Ltd",
        False,
        "two companies: each writes its legal form, and the names differ",
    ),
    (
        "Corvolby Horizons (Heskerby) Limited",
        "Corvolby Horizons (Quillmouth) Limited",
        False,
        "two companies of one group",
    ),
    (
        "Corvolby Comercial Services Ltd",
        "Corvolby Commercial Services Ltd",
        True,
        "one company, misspelt",
    ),
    ("REDACTED", "Redacted Personal Data", False, "a redaction is nobody"),
    ("Petty Cash", "petty cash", False, "petty cash is nobody"),
    ("Various", "VARIOUS SUPPLIERS", False, "nobody in particular"),
]
