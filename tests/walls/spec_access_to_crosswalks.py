"""Who may read what frameworks are in each other's words, and who says so.

A mapping between two editions is there for whoever sees both. An agreed one everybody of these reads, signed in or not; what is
proposed or reviewed, and what was withdrawn, is there for those who may map alone: administrators and policy leads of councils and anchor
institutions. Pages about two editions, and a node in the words of others, tell nothing of an edition that the viewer does not see: neither that
it is there, nor what it says, nor through a third one.

Those who may map propose, send proposals back, and review and agree to what others have proposed: never what they have proposed themselves. People
who keep one of the two frameworks agree to it. What is agreed is withdrawn by the people of the organisations whose frameworks it joins, or of the one for which it was proposed.
Whoever sees the page and may not do it is told why not. Mappings name organisations; people of one's own alone are named, an author to the people of the organisation that proposed it.

A list that is translated is kept nowhere; nobody has to sign in for it.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

OPEN, CLOSED = "two adopted editions", "an adopted edition and one of a licensed set"
OUT, DRAFT = "an adopted edition of a framework", "a draft of a framework"
LICENSED = "an edition of a licensed set"
AGREED, PROPOSED = "a mapping that is agreed", "a mapping that is proposed"
WITHDRAWN, HIDDEN = "a mapping that is withdrawn", "a mapping to a licensed set"
EVERYBODY = "whoever is signed in; whoever is not"
SIGNED_IN = "whoever is signed in"
MAP = "council administrators; council policy leads"
WRITE = "its administrators; its policy leads"
CONCERNED = f"{WRITE}; administrators of the council whose framework it joins"
PEOPLE = "its people"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("see between which editions something is said", "frameworks:crosswalks", "", "GET", EVERYBODY, "", "no"),
    ("read what is said between two editions", "frameworks:pair", OPEN, "GET", EVERYBODY, "", "no"),
    ("read the same of a licensed set", "frameworks:pair", CLOSED, "GET", PEOPLE, "", "no"),
    ("read what nothing is said of", "frameworks:unsaid", OPEN, "GET", EVERYBODY, "", "no"),
    ("read the same of a licensed set", "frameworks:unsaid", CLOSED, "GET", PEOPLE, "", "no"),
    ("hold two editions side by side", "frameworks:beside", OPEN, "GET", EVERYBODY, "", "no"),
    ("hold a licensed set beside another", "frameworks:beside", CLOSED, "GET", PEOPLE, "", "no"),
    ("begin to translate a list", "frameworks:translate", OPEN, "GET", EVERYBODY, "", "no"),
    ("translate it", "frameworks:translate", OPEN, "POST", EVERYBODY, "", "no"),
    ("begin to translate a list into a licensed set", "frameworks:translate", CLOSED, "GET", PEOPLE, "", "no"),
    ("translate it", "frameworks:translate", CLOSED, "POST", PEOPLE, "", "no"),
    ("take away what is agreed between two", "frameworks:take_crosswalk_away", OPEN, "GET", EVERYBODY, "", "no"),
    ("take away the same of a licensed set", "frameworks:take_crosswalk_away", CLOSED, "GET", PEOPLE, "", "no"),
    ("read a node in the words of others", "frameworks:others", OUT, "GET", EVERYBODY, "", "no"),
    ("read a node of a draft in the words of others", "frameworks:others", DRAFT, "GET", PEOPLE, "", "no"),
    ("read a node of a licensed set in the words of others", "frameworks:others", LICENSED, "GET", PEOPLE, "", "no"),
    ("take it away on paper", "frameworks:others_on_paper", OUT, "GET", EVERYBODY, "", "no"),
    ("take a node of a draft away on paper", "frameworks:others_on_paper", DRAFT, "GET", PEOPLE, "", "no"),
    ("take one of a licensed set away on paper", "frameworks:others_on_paper", LICENSED, "GET", PEOPLE, "", "no"),
    ("begin to say how two nodes stand to each other", "frameworks:propose", OPEN, "GET", MAP, SIGNED_IN, "no"),
    ("propose it", "frameworks:propose", OPEN, "POST", MAP, SIGNED_IN, "yes"),
    ("begin to say it of a licensed set", "frameworks:propose", CLOSED, "GET", WRITE, PEOPLE, "no"),
    ("propose it", "frameworks:propose", CLOSED, "POST", WRITE, PEOPLE, "yes"),
    ("see what the wording suggests", "frameworks:offers", OPEN, "GET", MAP, SIGNED_IN, "no"),
    ("propose some of it", "frameworks:offers", OPEN, "POST", MAP, SIGNED_IN, "yes"),
    ("see what the wording of a licensed set suggests", "frameworks:offers", CLOSED, "GET", WRITE, PEOPLE, "no"),
    ("propose some of it", "frameworks:offers", CLOSED, "POST", WRITE, PEOPLE, "yes"),
    ("read a mapping", "frameworks:mapping", AGREED, "GET", EVERYBODY, "", "no"),
    ("read a proposal", "frameworks:mapping", PROPOSED, "GET", MAP, "", "no"),
    ("read why a mapping was withdrawn", "frameworks:mapping", WITHDRAWN, "GET", MAP, "", "no"),
    ("read a mapping to a licensed set", "frameworks:mapping", HIDDEN, "GET", PEOPLE, "", "no"),
    ("see what waits to be reviewed and agreed", "frameworks:waiting", "", "GET", MAP, SIGNED_IN, "no"),
    ("review what another has proposed", "frameworks:waiting", "", "POST", MAP, SIGNED_IN, "yes"),
    ("be asked why a mapping is withdrawn", "frameworks:withdraw_mapping", AGREED, "GET", CONCERNED, SIGNED_IN, "no"),
    ("withdraw it", "frameworks:withdraw_mapping", AGREED, "POST", CONCERNED, SIGNED_IN, "yes"),
    ("be asked why a proposal is sent back", "frameworks:withdraw_mapping", PROPOSED, "GET", MAP, "", "no"),
    ("send it back", "frameworks:withdraw_mapping", PROPOSED, "POST", MAP, "", "yes"),
    ("be asked why one to a licensed set is withdrawn", "frameworks:withdraw_mapping", HIDDEN, "GET", WRITE, PEOPLE, "no"),
    ("withdraw it", "frameworks:withdraw_mapping", HIDDEN, "POST", WRITE, PEOPLE, "yes"),
    ("begin to take mappings from a file", "frameworks:take_mappings", "", "GET", MAP, SIGNED_IN, "no"),
    ("take them", "frameworks:take_mappings", "", "POST", MAP, SIGNED_IN, "yes"),
    ("be asked whether to take those that come with Weft", "frameworks:take_shipped", "", "GET", MAP, SIGNED_IN, "no"),
    ("take them", "frameworks:take_shipped", "", "POST", MAP, SIGNED_IN, "yes"),
]
# fmt: on
