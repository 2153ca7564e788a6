"""Who may see a council's spend, and who analyses it.

Whoever acts for a council sees where its money went: what was understood of its payment files, its analyses,
and what they found. Its spend analysts and administrators send files, say what is in them, see the rows that
were not understood (they may name people), and begin analyses; its other people are told why not. To everybody
else, stewards among them, there is no such page; nor is there one for organisations that are no councils.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

FILE, RUN = "a payment file", "an analysis of spend"
COUNCIL = "whoever acts for a council"
ANALYSE = "its administrators; its spend analysts"
ANY = "council administrators; council spend analysts"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("list the payment files and analyses of the council that one acts for", "spend:list", "", "GET", COUNCIL, "", "no"),
    ("begin to send payment files", "spend:send", "", "GET", ANY, COUNCIL, "no"),
    ("send payment files", "spend:send", "", "POST", ANY, COUNCIL, "yes"),
    ("see what was understood of one", "spend:file", FILE, "GET", "its people", "", "no"),
    ("begin to say what is in its columns", "spend:columns", FILE, "GET", ANALYSE, "its people", "no"),
    ("say what is in its columns", "spend:columns", FILE, "POST", ANALYSE, "its people", "yes"),
    ("see the rows that were not understood", "spend:quarantine", FILE, "GET", ANALYSE, "its people", "no"),
    ("begin to replace it", "spend:replace", FILE, "GET", ANALYSE, "its people", "no"),
    ("replace it", "spend:replace", FILE, "POST", ANALYSE, "its people", "yes"),
    ("be asked whether to leave it out", "spend:remove", FILE, "GET", ANALYSE, "its people", "no"),
    ("leave it out", "spend:remove", FILE, "POST", ANALYSE, "its people", "yes"),
    ("begin to ask for an analysis", "spend:start", "", "GET", ANY, COUNCIL, "no"),
    ("ask for an analysis", "spend:start", "", "POST", ANY, COUNCIL, "yes"),
    ("see what it found", "spend:run", RUN, "GET", "its people", "", "no"),
    ("see a part of it", "spend:section", RUN, "GET", "its people", "", "no"),
    ("see who was paid", "spend:suppliers", RUN, "GET", "its people", "", "no"),
    ("see what one supplier was paid", "spend:supplier", RUN, "GET", "its people", "", "no"),
    ("see a figure of it and the payments behind it", "spend:figure", RUN, "GET", "its people", "", "no"),
    ("take the payments behind a figure away", "spend:figure_payments", RUN, "GET", "its people", "", "no"),
    ("take a table of it away", "spend:table", RUN, "GET", "its people", "", "no"),
    ("take its report away", "spend:download", RUN, "GET", "its people", "", "no"),
]
# fmt: on
