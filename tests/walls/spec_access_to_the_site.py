"""Who may see the pages that belong to no room.

Whoever holds a role that needs a second factor and has set up none is led to where it is set up, whatever they
ask for, but for the pages that everyone may read.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("see the first page", "home", "", "GET", "whoever is signed in; whoever is not", "", "no"),
    ("ask whether the site is alive", "alive", "", "GET", "everyone", "", "no"),
    ("ask whether the site is ready", "ready", "", "GET", "everyone", "", "no"),
    ("read how accessible it is", "accessibility", "", "GET", "everyone", "", "no"),
    ("take what is held about oneself away as a file", "export", "", "GET", "whoever is signed in", "", "no"),
    ("read what it keeps about people", "privacy", "", "GET", "everyone", "", "no"),
    ("read about its cookie", "cookies", "", "GET", "everyone", "", "no"),
    ("fetch the place's colours", "colours", "colours", "GET", "everyone", "", "no"),
    ("come back from a council that may not sign one in", "single_sign_on_refused", "", "GET", "nobody", "everyone", "no"),
    ("look at the components", "components", "", "GET", "stewards", "", "no"),
    ("try a form of components", "components", "", "POST", "stewards", "", "no"),
    ("look at a component that changes", "components_progress", "", "GET", "stewards", "", "no"),
    ("fetch an example of a table", "components_table", "", "GET", "stewards", "", "no"),
]
# fmt: on
