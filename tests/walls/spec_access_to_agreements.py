"""Who may see what binds organisations and what they promise, and who records it.

Councils and anchor institutions keep agreements: each is seen by the people of the organisation that keeps it, whatever
their roles, and by the people of the organisations that it binds, or bound. To everybody else, stewards among them, its address leads nowhere,
as one that never was.

Administrators, commissioners and contract managers of the keeper record agreements and change them. Whoever sees the page and does not is told
why not. What was said within the keeper (why something happened, who manages it) is read by the keeper's people alone; of what others promise in
an agreement, those that ask in it read, besides its keeper. So it is with what they are rated: each organisation reads its own ratings, and
with which tolerances the keeper suggests them. What an organisation calls close is said by its administrators alone.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

AGREEMENT, PROMISE = "an agreement", "what is promised in an agreement"
PARTY, BY_NAME, SPENT = (
    "a party to an agreement",
    "a party that is known by its name",
    "money spent under an agreement",
)
INDICATOR, ASSESSMENT = "what an agreement is rated by", "how well an agreement was kept"
REMEDY = "what follows because something promised was missed"
RECORD_OF = "what whoever promised something in an agreement has promised in the past"
SEE = "its people; people of a party to it"
SIGNED_IN = "whoever is signed in"
RECORD = "council administrators; council commissioners; council contract managers"
CHANGE = "its administrators; its commissioners; its contract managers"
WORK = (
    "its administrators; its policy leads; its commissioners; its contract managers; "
    "its spend analysts; its reporters; its community leads"
)

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("list the agreements of the organisation that one acts for", "commitments:agreements", "", "GET", SIGNED_IN, "", "no"),
    ("read one", "commitments:agreement", AGREEMENT, "GET", SEE, "", "no"),
    ("read what is promised in it, and how that stands", "commitments:commitment", PROMISE, "GET", SEE, "", "no"),
    ("see how all that is promised stands", "commitments:portfolio", "", "GET", SIGNED_IN, "", "no"),
    ("see what was delivered in each place, of what counts for agreements of the organisation that one acts for or was delivered by it", "commitments:delivered", "", "GET", SIGNED_IN, "", "no"),
    ("be shown what is late, to write about it", "commitments:chase", "", "GET", RECORD, SIGNED_IN, "no"),
    ("write about it", "commitments:chase", "", "POST", RECORD, SIGNED_IN, "yes"),
    ("begin to take a register of contracts in", "commitments:take_in", "", "GET", RECORD, SIGNED_IN, "no"),
    ("send one", "commitments:take_in", "", "POST", RECORD, SIGNED_IN, "yes"),
    ("take the register of one's own away", "commitments:take_away", "", "GET", "whoever acts for an organisation", "", "no"),
    ("take it away as a workbook", "commitments:take_away_workbook", "", "GET", "whoever acts for an organisation", "", "no"),
    ("begin to say what stands in which column of one", "commitments:columns", "a register that was sent", "GET", CHANGE, WORK, "no"),
    ("say it, and take it in", "commitments:columns", "a register that was sent", "POST", CHANGE, WORK, "yes"),
    ("see which registers were taken in", "commitments:intakes", "", "GET", RECORD, SIGNED_IN, "no"),
    ("be asked whether to take one back", "commitments:take_back", "a register that was taken in", "GET", CHANGE, "its people", "no"),
    ("take it back", "commitments:take_back", "a register that was taken in", "POST", CHANGE, "its people", "yes"),
    ("begin to take a list of promises in", "commitments:take_in_promises", "", "GET", RECORD, SIGNED_IN, "no"),
    ("send one", "commitments:take_in_promises", "", "POST", RECORD, SIGNED_IN, "yes"),
    ("begin to say what stands in which column of one", "commitments:promises_columns", "a list of promises that was sent", "GET", CHANGE, WORK, "no"),
    ("say it, and take it in", "commitments:promises_columns", "a list of promises that was sent", "POST", CHANGE, WORK, "yes"),
    ("begin to take a list of what was spent in", "commitments:take_in_spent", "", "GET", RECORD, SIGNED_IN, "no"),
    ("send one", "commitments:take_in_spent", "", "POST", RECORD, SIGNED_IN, "yes"),
    ("begin to say what stands in which column of one", "commitments:spent_columns", "a list of what was spent that was sent", "GET", CHANGE, WORK, "no"),
    ("say it, and take it in", "commitments:spent_columns", "a list of what was spent that was sent", "POST", CHANGE, WORK, "yes"),
    ("take all promises away that one sees", "commitments:take_promises_away", "", "GET", SIGNED_IN, "", "no"),
    ("take them away as a workbook", "commitments:take_promises_away_workbook", "", "GET", SIGNED_IN, "", "no"),
    ("begin to record one", "commitments:record", "", "GET", RECORD, SIGNED_IN, "no"),
    ("record one", "commitments:record", "", "POST", RECORD, SIGNED_IN, "yes"),
    ("begin to say what it is known by", "commitments:describe", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("say it", "commitments:describe", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("begin to vary it", "commitments:vary", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("vary it", "commitments:vary", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("begin to extend it", "commitments:extend", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("extend it", "commitments:extend", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("be asked whether it is suspended, goes on or ends", "commitments:move", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("suspend it, let it go on or end it", "commitments:move", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("begin to hand it over", "commitments:hand_over", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("hand it over", "commitments:hand_over", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("begin to add a party", "commitments:add_party", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("add one", "commitments:add_party", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("begin to say which organisation a party is", "commitments:link_party", BY_NAME, "GET", CHANGE, SEE, "no"),
    ("say it", "commitments:link_party", BY_NAME, "POST", CHANGE, SEE, "yes"),
    ("begin to let another take a party's place", "commitments:novate", PARTY, "GET", CHANGE, SEE, "no"),
    ("let it", "commitments:novate", PARTY, "POST", CHANGE, SEE, "yes"),
    ("be asked whether a party has left", "commitments:end_party", BY_NAME, "GET", CHANGE, SEE, "no"),
    ("let it leave", "commitments:end_party", BY_NAME, "POST", CHANGE, SEE, "yes"),
    ("be asked whether a party is insolvent", "commitments:insolvent", PARTY, "GET", CHANGE, SEE, "no"),
    ("note it", "commitments:insolvent", PARTY, "POST", CHANGE, SEE, "yes"),
    ("look for the measure of which something is promised", "commitments:which", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("begin to record what is promised of it", "commitments:promise", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("record it", "commitments:promise", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("begin to change how much is promised", "commitments:vary_commitment", PROMISE, "GET", CHANGE, SEE, "no"),
    ("change it", "commitments:vary_commitment", PROMISE, "POST", CHANGE, SEE, "yes"),
    ("be asked whether it is promised no longer", "commitments:end_commitment", PROMISE, "GET", CHANGE, SEE, "no"),
    ("end it", "commitments:end_commitment", PROMISE, "POST", CHANGE, SEE, "yes"),
    ("begin to propose what follows because it is missed", "commitments:propose_remedy", PROMISE, "GET", CHANGE, SEE, "no"),
    ("propose it", "commitments:propose_remedy", PROMISE, "POST", CHANGE, SEE, "yes"),
    ("read what follows, and what was said of it", "commitments:remedy", REMEDY, "GET", SEE, "", "no"),
    ("say what becomes of it", "commitments:remedy", REMEDY, "POST", f"{CHANGE}; those who report for a party to it", SEE, "yes"),
    ("begin to say something of how it stands", "commitments:remark", PROMISE, "GET", "those who report for a party to it", SEE, "no"),
    ("say it", "commitments:remark", PROMISE, "POST", "those who report for a party to it", SEE, "yes"),
    ("read what an organisation promised in the past, and what was verified", "commitments:record_of", RECORD_OF, "GET", SEE, "", "no"),
    ("begin to note a conversation", "commitments:note", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("note it", "commitments:note", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("see which agreements are rated, and when", "commitments:ratings", "", "GET", RECORD, SIGNED_IN, "no"),
    ("begin to say what one's organisation calls close", "commitments:tolerances", "", "GET", "council administrators", SIGNED_IN, "no"),
    ("say it", "commitments:tolerances", "", "POST", "council administrators", SIGNED_IN, "yes"),
    ("see what it is rated by, and what was found", "commitments:performance", AGREEMENT, "GET", SEE, "", "no"),
    ("read how well it was kept in a time", "commitments:assessment", ASSESSMENT, "GET", SEE, "", "no"),
    ("begin to choose what it is rated by", "commitments:choose_indicators", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("choose it", "commitments:choose_indicators", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("begin to describe something else it is rated by", "commitments:describe_indicator", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("describe it", "commitments:describe_indicator", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("be asked whether it is rated by something no longer", "commitments:drop_indicator", INDICATOR, "GET", CHANGE, SEE, "no"),
    ("drop it", "commitments:drop_indicator", INDICATOR, "POST", CHANGE, SEE, "yes"),
    ("begin to say why it has few indicators", "commitments:few_indicators", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("say it", "commitments:few_indicators", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("begin to assess it", "commitments:assess", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("assess it", "commitments:assess", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("read the draft of the notice about it", "commitments:notice", ASSESSMENT, "GET", CHANGE, SEE, "no"),
    ("take it away as a text", "commitments:notice_text", ASSESSMENT, "GET", CHANGE, SEE, "no"),
    ("take it away as data", "commitments:notice_data", ASSESSMENT, "GET", CHANGE, SEE, "no"),
    ("begin to put an assessment right", "commitments:correct_assessment", ASSESSMENT, "GET", CHANGE, SEE, "no"),
    ("put it right", "commitments:correct_assessment", ASSESSMENT, "POST", CHANGE, SEE, "yes"),
    ("begin to record what was spent", "commitments:drawdown", AGREEMENT, "GET", CHANGE, SEE, "no"),
    ("record it", "commitments:drawdown", AGREEMENT, "POST", CHANGE, SEE, "yes"),
    ("be asked whether to take back what was spent", "commitments:withdraw_drawdown", SPENT, "GET", CHANGE, SEE, "no"),
    ("take it back", "commitments:withdraw_drawdown", SPENT, "POST", CHANGE, SEE, "yes"),
]
# fmt: on
