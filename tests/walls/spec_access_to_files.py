"""Who may see and send files.

People who work for an organisation see the files that were sent to it, and send and delete them. Its readers and
evaluators do not, for a payment file may name people: to them, as to every stranger and to stewards, there is no
such page.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

SENT = "a file that was sent"
WORK = (
    "its administrators; its policy leads; its commissioners; its contract managers; "
    "its spend analysts; its reporters; its community leads"
)
ANY = "administrators; policy leads; commissioners; contract managers; spend analysts; reporters; community leads"
APPROVED = "whoever works for an approved organisation"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("list the files of the organisation that one acts for", "uploads:list", "", "GET", ANY, "", "no"),
    ("begin to send files", "uploads:send", "", "GET", APPROVED, ANY, "no"),
    ("send files", "uploads:send", "", "POST", APPROVED, ANY, "yes"),
    ("see what is known of one", "uploads:show", SENT, "GET", WORK, "", "no"),
    ("download it", "uploads:download", SENT, "GET", WORK, "", "no"),
    ("begin to delete it", "uploads:delete", SENT, "GET", WORK, "", "no"),
    ("delete it", "uploads:delete", SENT, "POST", WORK, "", "yes"),
    ("have its rows counted", "count_rows", SENT, "POST", WORK, "", "yes"),
]
# fmt: on
