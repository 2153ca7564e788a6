"""Who may see and report what was delivered.

A benefit is seen by the people of the organisation that delivered it or answers for it; once it is reported, by the people of whoever
received it; and by the people of those whose agreements it is claimed for, who read what counts for their own agreement and nothing of other claims.
To everybody else its address leads nowhere; to place stewards, too, but for benefits about which people quarrel, or did, without them.

Those who report for an organisation (its administrators, reporters and community leads) record, report, claim and take back. Others who see it are told
why they cannot. What somebody has typed and not recorded is theirs alone: their own colleagues find nothing there. Of two benefits that may be one, those
who see both are told why; those who keep an agreement for which one counts (*its* administrators, commissioners, contract managers) say that they are
two, never of what their own organisation delivered. Evidence is private: it is seen by the people of whoever delivered it or answers for it; for the keeper of an agreement that it is claimed for, by
those who verify claims or check what was delivered (administrators, commissioners, contract managers, community leads), and by nobody else there; by
whoever received it only where its provider says so; by place stewards while people quarrel about it without them, until that is settled.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

BENEFIT = "a benefit"
JOTTING = "what somebody has typed of a benefit"
WORKBOOK = "a workbook that was read"
ITS_PEOPLE = "its people"
SIGNED_IN = "whoever is signed in"
REPORT = "administrators of an approved organisation; reporters; community leads"
OWN = "its administrators; its reporters; its community leads"
JUDGE = "people of the keeper of an agreement that it is claimed for"
RECEIVED = "people of whoever received it"
SEE = f"its people; {JUDGE}; {RECEIVED}"
LOOK_BEHIND = (
    "those who record agreements or confirm for the keeper of an agreement that it is claimed for"
)
SEE_EVIDENCE = f"its people; {LOOK_BEHIND}"
PAIR, BOTH = "two benefits that may be one", f"its people; people of a party to it; {RECEIVED}"
KEEP = "its administrators; its commissioners; its contract managers"
ITS_WRITER = "the person themselves"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("see what is due, and list what was delivered", "commitments:benefits", "", "GET", SIGNED_IN, "", "no"),
    ("see for what something can be recorded", "commitments:record_benefit", "", "GET", REPORT, SIGNED_IN, "no"),
    ("begin to record it", "commitments:record_benefit", "", "POST", REPORT, SIGNED_IN, "yes"),
    ("see several to record", "commitments:record_several", "", "GET", REPORT, SIGNED_IN, "no"),
    ("record several at once", "commitments:record_several", "", "POST", REPORT, SIGNED_IN, "yes"),
    ("see how to record from a spreadsheet", "commitments:record_from_sheet", "", "GET", REPORT, SIGNED_IN, "no"),
    ("record from a spreadsheet", "commitments:record_from_sheet", "", "POST", REPORT, SIGNED_IN, "yes"),
    ("see what comes of a large workbook", "commitments:workbook", WORKBOOK, "GET", OWN, ITS_PEOPLE, "no"),
    ("record it", "commitments:workbook", WORKBOOK, "POST", OWN, ITS_PEOPLE, "yes"),
    ("download the sheet to fill in", "commitments:sheet_to_fill_in", "", "GET", REPORT, SIGNED_IN, "no"),
    ("see drafts to report", "commitments:report_several", "", "GET", REPORT, SIGNED_IN, "no"),
    ("report several at once", "commitments:report_several", "", "POST", REPORT, SIGNED_IN, "yes"),
    ("go on with what one has typed", "commitments:jotting", JOTTING, "GET", ITS_WRITER, "", "no"),
    ("record it", "commitments:jotting", JOTTING, "POST", ITS_WRITER, "", "yes"),
    ("keep what one types", "commitments:keep_jotting", JOTTING, "POST", ITS_WRITER, "", "-"),
    ("begin to throw it away", "commitments:throw_away_jotting", JOTTING, "GET", ITS_WRITER, "", "no"),
    ("throw it away", "commitments:throw_away_jotting", JOTTING, "POST", ITS_WRITER, "", "yes"),
    ("list what may be recorded twice", "commitments:repeats", "", "GET", SIGNED_IN, "", "no"),
    ("begin to say that two are two", "commitments:say_two", PAIR, "GET", KEEP, BOTH, "no"),
    ("say it", "commitments:say_two", PAIR, "POST", KEEP, BOTH, "yes"),
    ("read one", "commitments:benefit", BENEFIT, "GET", SEE, "", "no"),
    ("read one about which people quarrel", "commitments:benefit", "a benefit about which people quarrel", "GET", f"{SEE}; stewards", "", "no"),
    ("begin to put right what it says", "commitments:change_benefit", BENEFIT, "GET", OWN, SEE, "no"),
    ("put it right", "commitments:change_benefit", BENEFIT, "POST", OWN, SEE, "yes"),
    ("look once more before it is reported", "commitments:report", BENEFIT, "GET", OWN, SEE, "no"),
    ("report it", "commitments:report", BENEFIT, "POST", OWN, SEE, "yes"),
    ("see what else it counts for", "commitments:claim", BENEFIT, "GET", OWN, SEE, "no"),
    ("claim it", "commitments:claim", BENEFIT, "POST", OWN, SEE, "yes"),
    ("begin to take it back", "commitments:withdraw_benefit", BENEFIT, "GET", OWN, SEE, "no"),
    ("take it back", "commitments:withdraw_benefit", BENEFIT, "POST", OWN, SEE, "yes"),
    ("begin to take a claim back", "commitments:withdraw_claim", BENEFIT, "GET", OWN, SEE, "no"),
    ("take a claim back", "commitments:withdraw_claim", BENEFIT, "POST", OWN, SEE, "yes"),
    ("begin to add evidence", "commitments:add_evidence", BENEFIT, "GET", OWN, SEE, "no"),
    ("add evidence", "commitments:add_evidence", BENEFIT, "POST", OWN, SEE, "yes"),
    ("look at a photograph", "commitments:look_at_evidence", BENEFIT, "GET", SEE_EVIDENCE, "", "no"),
    ("download evidence", "commitments:download_evidence", BENEFIT, "GET", SEE_EVIDENCE, "", "no"),
    ("begin to take evidence away", "commitments:take_away_evidence", BENEFIT, "GET", OWN, SEE, "no"),
    ("take evidence away", "commitments:take_away_evidence", BENEFIT, "POST", OWN, SEE, "yes"),
]
# fmt: on
