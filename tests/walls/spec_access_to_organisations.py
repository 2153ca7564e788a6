"""Who may see and do what with organisations.

*Its people* act for the organisation at the moment; *its members* may, but speak for another one now.
*Council administrators* are administrators of an approved council. *People in the place* act for an approved
organisation. Nobody but a steward decides about an organisation of which they are a member themselves.
Whoever stands in neither of the two columns is told that there is no such page, in the same
bytes as for an address that leads nowhere; whoever is not signed in is asked to sign in, whatever stands there.
To leave and be erased, to erase someone and to make a steward, whoever may do it is asked for the password or the
second factor once more.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

APPROVED = "an approved council"
WAITS = "a supplier that waits"
BY_THE_COUNCIL = "a supplier that waits, registered by a council's administrator"
COUNCIL_WAITS = "a council that waits"
REFUSED = "a refused supplier"
ASKS = "a supplier that asks to be closed"
CLOSED = "a closed supplier"
UNATTENDED = "a supplier that nobody administers"
MERGED = "a record that is part of another"
SOMEONE = "someone of an approved council"
ELSEWHERE = "someone of another organisation, looked for here"
INVITED = "an invitation by an approved council"
INVITED_ELSEWHERE = "an invitation by another organisation, looked for here"
LETTER = "an invitation, by its letter"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("list the organisations that one may see", "organisations:list", "", "GET", "whoever is signed in", "", "no"),
    ("list those that wait for one's decision", "organisations:waiting", "", "GET", "whoever is signed in", "", "no"),
    ("begin to register one", "organisations:register", "", "GET", "whoever is signed in", "", "no"),
    ("register one", "organisations:register", "", "POST", "whoever is signed in", "", "yes"),

    ("see it", "organisations:show", APPROVED, "GET", "people in the place; stewards", "", "no"),
    ("see it", "organisations:show", WAITS, "GET", "its members; council administrators; stewards", "", "no"),
    ("see it", "organisations:show", COUNCIL_WAITS, "GET", "its members; stewards", "", "no"),
    ("see it", "organisations:show", REFUSED, "GET", "its members; council administrators; stewards", "", "no"),
    ("see it", "organisations:show", CLOSED, "GET", "its members; council administrators; stewards", "", "no"),
    ("see it", "organisations:show", MERGED, "GET", "council administrators; stewards", "", "no"),

    ("approve it", "organisations:approve", APPROVED, "POST", "stewards", "people in the place", "no"),
    ("approve it", "organisations:approve", WAITS, "POST", "council administrators except its members; stewards", "its members", "yes"),
    ("approve it", "organisations:approve", BY_THE_COUNCIL, "POST", "council administrators except its members; stewards", "its members", "yes"),
    ("approve it", "organisations:approve", COUNCIL_WAITS, "POST", "stewards", "its members", "yes"),
    ("approve it", "organisations:approve", REFUSED, "POST", "council administrators except its members; stewards", "its members", "no"),
    ("approve it", "organisations:approve", CLOSED, "POST", "council administrators; stewards", "its members", "no"),
    ("approve it", "organisations:approve", MERGED, "POST", "council administrators; stewards", "", "no"),

    ("begin to refuse it", "organisations:refuse", APPROVED, "GET", "stewards", "people in the place", "no"),
    ("refuse it", "organisations:refuse", APPROVED, "POST", "stewards", "people in the place", "no"),
    ("begin to refuse it", "organisations:refuse", WAITS, "GET", "council administrators except its members; stewards", "its members", "no"),
    ("refuse it", "organisations:refuse", WAITS, "POST", "council administrators except its members; stewards", "its members", "yes"),
    ("begin to refuse it", "organisations:refuse", BY_THE_COUNCIL, "GET", "council administrators except its members; stewards", "its members", "no"),
    ("refuse it", "organisations:refuse", BY_THE_COUNCIL, "POST", "council administrators except its members; stewards", "its members", "yes"),
    ("begin to refuse it", "organisations:refuse", COUNCIL_WAITS, "GET", "stewards", "its members", "no"),
    ("refuse it", "organisations:refuse", COUNCIL_WAITS, "POST", "stewards", "its members", "yes"),
    ("refuse it", "organisations:refuse", MERGED, "POST", "council administrators; stewards", "", "no"),

    ("begin to change its details", "organisations:change", APPROVED, "GET", "its administrators; stewards", "people in the place", "no"),
    ("change its details", "organisations:change", APPROVED, "POST", "its administrators; stewards", "people in the place", "yes"),
    ("begin to change its details", "organisations:change", WAITS, "GET", "its administrators; stewards", "council administrators", "no"),
    ("change its details", "organisations:change", WAITS, "POST", "its administrators; stewards", "council administrators", "yes"),
    ("change its details", "organisations:change", COUNCIL_WAITS, "POST", "its administrators; stewards", "", "yes"),
    ("change its details", "organisations:change", REFUSED, "POST", "its administrators; stewards", "council administrators", "yes"),
    ("begin to change its details", "organisations:change", CLOSED, "GET", "stewards", "its members; council administrators", "no"),
    ("change its details", "organisations:change", CLOSED, "POST", "stewards", "its members; council administrators", "yes"),
    ("change its details", "organisations:change", MERGED, "POST", "stewards", "council administrators", "yes"),

    ("begin to ask for it to be closed", "organisations:ask_to_close", APPROVED, "GET", "its administrators", "people in the place; stewards", "no"),
    ("ask for it to be closed", "organisations:ask_to_close", APPROVED, "POST", "its administrators", "people in the place; stewards", "yes"),
    ("ask for it to be closed", "organisations:ask_to_close", WAITS, "POST", "its administrators", "council administrators; stewards", "no"),
    ("ask for it to be closed", "organisations:ask_to_close", ASKS, "POST", "its administrators", "people in the place; stewards", "no"),
    ("ask for it to be closed", "organisations:ask_to_close", CLOSED, "POST", "nobody", "its members; council administrators; stewards", "no"),
    ("keep it open after all", "organisations:keep_open", ASKS, "POST", "its administrators; stewards", "people in the place", "yes"),
    ("keep it open after all", "organisations:keep_open", APPROVED, "POST", "its administrators; stewards", "people in the place", "no"),
    ("begin to close it", "organisations:close", APPROVED, "GET", "stewards", "people in the place", "no"),
    ("close it", "organisations:close", APPROVED, "POST", "stewards", "people in the place", "yes"),
    ("begin to close it", "organisations:close", ASKS, "GET", "stewards", "people in the place", "no"),
    ("close it", "organisations:close", WAITS, "POST", "stewards", "its members; council administrators", "no"),
    ("close it", "organisations:close", CLOSED, "POST", "stewards", "its members; council administrators", "no"),
    ("reopen it", "organisations:reopen", CLOSED, "POST", "stewards", "its members; council administrators", "yes"),
    ("reopen it", "organisations:reopen", APPROVED, "POST", "stewards", "people in the place", "no"),
    ("reopen it", "organisations:reopen", WAITS, "POST", "stewards", "its members; council administrators", "no"),
    ("begin to invite its administrator", "organisations:administrator", UNATTENDED, "GET", "stewards", "people in the place", "no"),
    ("invite its administrator", "organisations:administrator", UNATTENDED, "POST", "stewards", "people in the place", "yes"),
    ("invite its administrator", "organisations:administrator", APPROVED, "POST", "nobody", "people in the place; stewards", "no"),
    ("invite its administrator", "organisations:administrator", CLOSED, "POST", "nobody", "its members; council administrators; stewards", "no"),

    ("begin to make it part of another record", "organisations:merge", APPROVED, "GET", "stewards", "people in the place", "no"),
    ("make it part of another record", "organisations:merge", APPROVED, "POST", "stewards", "people in the place", "yes"),
    ("make it part of another record", "organisations:merge", WAITS, "POST", "stewards", "its members; council administrators", "yes"),
    ("make it part of another record", "organisations:merge", REFUSED, "POST", "stewards", "its members; council administrators", "no"),
    ("make it part of another record", "organisations:merge", CLOSED, "POST", "stewards", "its members; council administrators", "no"),
    ("make it part of another record", "organisations:merge", MERGED, "POST", "stewards", "council administrators", "no"),
    ("take it apart again", "organisations:undo_merge", MERGED, "POST", "stewards", "council administrators", "yes"),
    ("take it apart again", "organisations:undo_merge", APPROVED, "POST", "nobody", "people in the place", "no"),

    ("see who acts for it", "organisations:people", APPROVED, "GET", "its people", "", "no"),
    ("see who acts for it", "organisations:people", WAITS, "GET", "its people", "", "no"),
    ("see who acts for it", "organisations:people", COUNCIL_WAITS, "GET", "its people", "", "no"),
    ("see who acts for it", "organisations:people", REFUSED, "GET", "its people", "", "no"),
    ("see who acts for it", "organisations:people", CLOSED, "GET", "its people", "", "no"),
    ("see who acts for it", "organisations:people", MERGED, "GET", "nobody", "", "no"),
    ("begin to invite someone", "organisations:invite", APPROVED, "GET", "its administrators", "its people", "no"),
    ("invite someone", "organisations:invite", APPROVED, "POST", "its administrators", "its people", "yes"),
    ("invite someone", "organisations:invite", WAITS, "POST", "nobody", "its people", "no"),
    ("invite someone", "organisations:invite", REFUSED, "POST", "nobody", "its people", "no"),
    ("invite someone", "organisations:invite", CLOSED, "POST", "nobody", "its people", "no"),
    ("take an invitation back", "organisations:withdraw", INVITED, "POST", "its administrators", "its people", "yes"),
    ("take an invitation back", "organisations:withdraw", INVITED_ELSEWHERE, "POST", "nobody", "its people except its administrators", "no"),
    ("see what roles someone has", "organisations:member", SOMEONE, "GET", "its administrators", "its people", "no"),
    ("give someone roles", "organisations:member", SOMEONE, "POST", "its administrators", "its people", "yes"),
    ("give someone roles", "organisations:member", ELSEWHERE, "POST", "nobody", "", "no"),
    ("begin to end a membership", "organisations:end_membership", SOMEONE, "GET", "its administrators; the person themselves", "its people", "no"),
    ("end a membership", "organisations:end_membership", SOMEONE, "POST", "its administrators; the person themselves", "its people", "yes"),
    ("begin to end a membership", "organisations:end_membership", ELSEWHERE, "GET", "nobody", "", "no"),
    ("end a membership", "organisations:end_membership", ELSEWHERE, "POST", "nobody", "", "no"),

    ("act for it from now on", "organisations:act_for", APPROVED, "POST", "its members", "people in the place; stewards", "no"),
    ("act for it from now on", "organisations:act_for", WAITS, "POST", "its members", "council administrators; stewards", "no"),
    ("act for it from now on", "organisations:act_for", CLOSED, "POST", "its members", "council administrators; stewards", "no"),
    ("act for it from now on", "organisations:act_for", MERGED, "POST", "nobody", "council administrators; stewards", "no"),

    ("see what one is invited to", "organisations:accept", LETTER, "GET", "the person themselves", "whoever is signed in", "no"),
    ("take up an invitation", "organisations:accept", LETTER, "POST", "the person themselves", "whoever is signed in", "yes"),

    ("begin to make another steward", "organisations:make_steward", "", "GET", "stewards", "", "no"),
    ("make another steward", "organisations:make_steward", "", "POST", "stewards", "", "yes"),

    ("begin to erase someone who asks for it", "organisations:erase_someone", "", "GET", "stewards", "", "no"),
    ("erase someone who asks for it", "organisations:erase_someone", "", "POST", "stewards", "", "yes"),

    ("read what each role may do", "organisations:roles", "", "GET", "everyone", "", "no"),
    ("see what is held about oneself", "organisations:me", "", "GET", "whoever is signed in", "", "no"),
    ("begin to correct one's own name", "organisations:correct_name", "", "GET", "whoever is signed in", "", "no"),
    ("correct one's own name", "organisations:correct_name", "", "POST", "whoever is signed in", "", "yes"),
    ("begin to leave and be erased", "organisations:erase", "", "GET", "whoever is signed in", "", "no"),
    ("leave and be erased", "organisations:erase", "", "POST", "whoever is signed in", "", "yes"),
]
# fmt: on
