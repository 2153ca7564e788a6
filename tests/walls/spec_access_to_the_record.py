"""Who may see the record of what was done.

Administrators and policy leads see what was done for the organisation that they act for, and what was decided
about it, and of another organisation what their own did with it, as when it offered to share results; stewards
see everything. Other people of an organisation are told so, in the same words for every
entry, whether there is one or not. Nothing can be sent to these pages.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

ENTRY, HISTORY = "an entry about an approved council", "what happened to an approved council"
READS = "administrators; policy leads; stewards"
ITS = "its administrators; its policy leads; stewards"
OWN_ACTS = (
    f"{ITS}; readers of the record of a council that has offered to share with it; "
    "readers of the record of an organisation that has objected to its link"
)
OTHERS = "whoever acts for an organisation"
TOLD = "whoever acts for an organisation except administrators, policy leads"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("read it", "audit:list", "", "GET", READS, OTHERS, "no"),
    ("take it away for a spreadsheet", "audit:csv", "", "GET", READS, OTHERS, "no"),
    ("take it away for a program", "audit:jsonl", "", "GET", READS, OTHERS, "no"),
    ("read one entry", "audit:show", ENTRY, "GET", ITS, TOLD, "no"),
    ("follow one thing", "audit:history", HISTORY, "GET", OWN_ACTS, TOLD, "no"),
]
# fmt: on
