"""The tables of a register's edition, the same for every register."""

from __future__ import annotations

import pyarrow as pa

ORGANISATIONS = pa.schema(
    [
        ("org_id", pa.string()),  # GB-COH-01234567, GB-CHC-123456…; once each in an edition
        ("name", pa.string()),
        ("name_key", pa.string()),  # weft.analysis.names.keys
        ("legal_form", pa.string()),  # ltd, plc, llp, cic, cio; null where the name has none
        ("postcode", pa.string()),  # registered or contact address
        (
            "kind",
            pa.string(),
        ),  # weft.analysis.registers.kinds, or null where the register is silent
        ("category", pa.string()),  # the register's own words for the kind
        ("status", pa.string()),  # the register's own words
        ("active", pa.bool_()),
        ("sic_codes", pa.list_(pa.string())),
        ("sic_section", pa.string()),  # A to U, of the first code that says what is done
        ("accounts_category", pa.string()),
        ("size", pa.string()),  # a proxy from the accounts category; null where it does not tell
        ("registered_on", pa.date32()),
        ("dissolved_on", pa.date32()),
        ("charity", pa.bool_()),
        ("cic", pa.bool_()),
        ("reference", pa.string()),  # of a council's own list: its reference for the supplier
        ("vat_number", pa.string()),
        ("employees", pa.int64()),
        ("vcse", pa.bool_()),
        ("source_file", pa.string()),
        ("source_row", pa.int64()),
    ]
)
OTHER_NAME = pa.struct([("name", pa.string()), ("sort", pa.string()), ("until", pa.date32())])
RELATION = pa.struct([("related_org_id", pa.string()), ("relation", pa.string())])
ADDRESS = pa.struct(
    [("postcode", pa.string()), ("kind_of_address", pa.string()), ("branch", pa.bool_())]
)
_MADE = {"name_key", "legal_form"}
FOUND = pa.schema(
    [
        *(field for field in ORGANISATIONS if field.name not in _MADE),
        ("other_names", pa.list_(OTHER_NAME)),
        ("relations", pa.list_(RELATION)),
        ("addresses", pa.list_(ADDRESS)),
    ]
)
"""What a layout gives of each organisation, before its name is keyed and its lists are parted."""

OTHER_NAMES = pa.schema(
    [
        ("org_id", pa.string()),
        ("name", pa.string()),
        ("name_key", pa.string()),
        ("legal_form", pa.string()),
        ("sort", pa.string()),  # previous or other
        ("until", pa.date32()),  # the day on which a previous name was given up
    ]
)
RELATIONS = pa.schema([("org_id", pa.string()), *list(RELATION)])
"""`same` (two numbers of one organisation: a charity and its company), `part` (a linked charity),
`run by` (a school and its trust)."""

ADDRESSES = pa.schema([("org_id", pa.string()), *list(ADDRESS)])
SAME, PART, RUN_BY = "same", "part", "run by"
PREVIOUS, OTHER = "previous", "other"
