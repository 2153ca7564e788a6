"""Who may see and do what with long jobs.

Only the organisation of the person who asked for a job sees it: not another council, not a steward. Whoever
stands in neither column is told that there is no such page, in the same bytes as for an address that leads
nowhere.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

WAITS, DONE, FAILED = "a job that waits", "a job that is done", "a job that has failed"
NO_FILE = "a file that a job has not made"
WORK = (
    "its administrators; its policy leads; its commissioners; its contract managers; "
    "its spend analysts; its reporters; its community leads"
)

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("list the jobs of the organisation that one acts for", "jobs:list", "", "GET", "whoever is signed in", "", "no"),
    ("see how far it is", "jobs:show", WAITS, "GET", "its people", "", "no"),
    ("see what it made", "jobs:show", DONE, "GET", "its people", "", "no"),
    ("follow how far it is", "jobs:progress", WAITS, "GET", "its people", "", "no"),
    ("fetch what it made", "jobs:file", DONE, "GET", "its people", "", "no"),
    ("fetch what it made", "jobs:file", NO_FILE, "GET", "nobody", "", "no"),
    ("cancel it", "jobs:cancel", WAITS, "POST", WORK, "its people", "yes"),
    ("cancel it", "jobs:cancel", DONE, "POST", WORK, "its people", "no"),
    ("try it again", "jobs:retry", FAILED, "POST", WORK, "its people", "yes"),
    ("try it again", "jobs:retry", DONE, "POST", WORK, "its people", "no"),
    ("take it off one's first page", "jobs:seen", DONE, "POST", "its people", "", "only that it was seen"),
    ("look for organisations entered twice", "compare", "", "POST", "stewards who work for an organisation", "stewards", "yes"),
]
# fmt: on
