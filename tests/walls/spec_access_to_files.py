"""Who may see and send files.

People who work for an organisation see the files that were sent to it, and send and delete them. Its readers and
evaluators do not, for a payment file may name people: to them, as to every stranger and to stewards, there is no
such page. A file on its way in parts is its sender's alone until it is whole and kept.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

SENT = "a file that was sent"
ON_ITS_WAY = "a file on its way"
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
    ("begin to send a file in parts", "uploads:begin", "", "POST", APPROVED, ANY, "yes"),
    ("see how much of it has arrived", "uploads:arrival", ON_ITS_WAY, "GET", "the person themselves", "", "no"),
    ("send the next part", "uploads:arrival", ON_ITS_WAY, "PATCH", "the person themselves", "", "no"),
    ("give it up", "uploads:arrival", ON_ITS_WAY, "DELETE", "the person themselves", "", "yes"),
    ("give it up, from the page", "uploads:throw_away", ON_ITS_WAY, "POST", "the person themselves", "", "yes"),
    ("see what is known of one", "uploads:show", SENT, "GET", WORK, "", "no"),
    ("download it", "uploads:download", SENT, "GET", WORK, "", "no"),
    ("begin to delete it", "uploads:delete", SENT, "GET", WORK, "", "no"),
    ("delete it", "uploads:delete", SENT, "POST", WORK, "", "yes"),
    ("have its rows counted", "count_rows", SENT, "POST", WORK, "", "yes"),
]
# fmt: on
