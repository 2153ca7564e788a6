"""Who says what was received, and who verifies what is said to count.

What is reported as delivered to an organisation is confirmed by its administrators and community leads; its other people are told that they do.
To everybody else its page leads nowhere: also to those who delivered it, and to those who keep an agreement that it is claimed for.

A claim is verified, verified in part or returned by those who record agreements for the keeper of its agreement; its other people are told so.
Whoever delivered the benefit or answers for it never does.

A group without an account is asked by a letter or by a code on paper: by community leads, contract managers, commissioners or administrators of the
keeper of an agreement that the benefit is claimed for, never by whoever delivered it. Whoever holds the code answers, once, within four weeks; opening
the link changes nothing. Nobody does who is signed in and acts for whoever delivered it, answers for it or asks. Who tries codes too often waits.

Community leads and administrators say which address speaks for a group; it is kept for all who ask that group for their organisation, and read by
nobody else.

What a sample of those who took part, the payroll or the books confirm is checked by those who record agreements or confirm for the keeper of an
agreement that it is claimed for, or for whoever received it; their other people are told so. To whoever delivered it or answers for it, and to
everybody else, its page leads nowhere.

A dispute about a benefit is read by the people of every organisation that has a part in it: whoever delivered it, answers for it or received it, and the
keepers of agreements for which it counts, or should (*its* people). Those who report, confirm or record agreements for one of them open disputes and
answer; whoever opened one takes it back. Place stewards read it and settle it, but not where an organisation of theirs has a part in it.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

WAITS = "a benefit that waits"
SIGNED_IN = "whoever is signed in"
CONFIRM = "administrators of an approved organisation; community leads of an approved organisation"
OWN = "administrators of whoever received it"
CLAIM = "a claim that waits"
GROUP, LETTER = (
    "a benefit of a group without an account",
    "a letter that asks what was received",
)
ASK = "its administrators; its commissioners; its contract managers; its community leads"
INQUIRE = "council administrators; council commissioners; council contract managers; council community leads"
CONTACT, KNOW = "somebody who speaks for a group", "its administrators; its community leads"
MANAGE = "council administrators; council commissioners; council contract managers"
JUDGE = "its administrators; its commissioners; its contract managers"
TO_CHECK = "a benefit that waits to be checked"
LOOK = "administrators of an approved organisation; community leads of an approved organisation; council commissioners; council contract managers"
CHECK = f"{ASK}; {OWN}"
RECEIVED = "people of whoever received it"
HOLDS = "everyone but those who act for whoever delivered it or asks"
ASKS = "those who act for whoever delivered it or asks"
QUARREL = "a benefit about which nobody quarrels"
DISPUTE = "a dispute"
SPEAK = f"{JUDGE}; administrators of whoever delivered it; {OWN}"
PART = f"its people; people of whoever delivered it; {RECEIVED}"
READ = f"{PART}; stewards"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("list what waits for one's word", "commitments:to_confirm", "", "GET", CONFIRM, SIGNED_IN, "no"),
    ("read what is reported, before one answers", "commitments:confirm", WAITS, "GET", OWN, RECEIVED, "no"),
    ("say what was received", "commitments:confirm", WAITS, "POST", OWN, RECEIVED, "yes"),
    ("list what waits to be checked", "commitments:checks", "", "GET", LOOK, SIGNED_IN, "no"),
    ("begin to check it", "commitments:check", TO_CHECK, "GET", CHECK, f"its people; {RECEIVED}", "no"),
    ("say what a sample, the payroll or the books say", "commitments:check", TO_CHECK, "POST", CHECK, f"its people; {RECEIVED}", "yes"),
    ("list what waits to be verified", "commitments:to_verify", "", "GET", MANAGE, SIGNED_IN, "no"),
    ("verify several at once", "commitments:to_verify", "", "POST", MANAGE, SIGNED_IN, "yes"),
    ("read a claim with all that stands beside it", "commitments:judge", CLAIM, "GET", JUDGE, "its people", "no"),
    ("verify it, verify a part of it, or return it", "commitments:judge", CLAIM, "POST", JUDGE, "its people", "yes"),
    ("begin to ask a group that has no account", "commitments:ask_to_confirm", GROUP, "GET", ASK, "its people", "no"),
    ("ask it", "commitments:ask_to_confirm", GROUP, "POST", ASK, "its people", "yes"),
    ("list who speaks for groups", "commitments:contacts", "", "GET", INQUIRE, SIGNED_IN, "no"),
    ("be asked whether one of them is forgotten", "commitments:drop_contact", CONTACT, "GET", KNOW, "its people", "no"),
    ("forget one", "commitments:drop_contact", CONTACT, "POST", KNOW, "its people", "yes"),
    ("be asked for a code", "commitments:enter_code", "", "GET", "everyone", "", "no"),
    ("type it", "commitments:enter_code", "", "POST", "everyone", "", "no"),
    ("read what one is asked, as whoever holds the code", "commitments:say_received", LETTER, "GET", HOLDS, ASKS, "no"),
    ("answer", "commitments:say_received", LETTER, "POST", HOLDS, ASKS, "yes"),
    ("list disputes", "commitments:disputes", "", "GET", SIGNED_IN, "", "no"),
    ("begin to open one", "commitments:open_dispute", QUARREL, "GET", SPEAK, PART, "no"),
    ("open it", "commitments:open_dispute", QUARREL, "POST", SPEAK, PART, "yes"),
    ("read it", "commitments:dispute", DISPUTE, "GET", READ, "", "no"),
    ("begin to answer", "commitments:answer_dispute", DISPUTE, "GET", SPEAK, READ, "no"),
    ("answer in it", "commitments:answer_dispute", DISPUTE, "POST", SPEAK, READ, "yes"),
    ("begin to take it back, as whoever opened it", "commitments:withdraw_dispute", DISPUTE, "GET", OWN, READ, "no"),
    ("take it back", "commitments:withdraw_dispute", DISPUTE, "POST", OWN, READ, "yes"),
    ("begin to settle it", "commitments:settle_dispute", DISPUTE, "GET", "stewards", PART, "no"),
    ("settle it", "commitments:settle_dispute", DISPUTE, "POST", "stewards", PART, "yes"),
]
# fmt: on
