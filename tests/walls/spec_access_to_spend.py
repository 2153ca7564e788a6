"""Who may see a council's spend, and who analyses it.

Whoever acts for a council sees where its money went: what was understood of its payment files, its analyses,
and what they found. Its spend analysts and administrators send files, say what is in them, see the rows that
were not understood (they may name people) and put them right, say which names are one supplier and where suppliers
are, and begin analyses; its other people are told why not. To everybody
else, stewards among them, there is no such page; nor is there one for organisations that are no councils.

Two councils share results once the administrators of both have agreed to it, until those of one end it: then whoever
acts for the other sees what finished analyses found (a figure without its payments, a supplier without
them), and no file and no payment. An offer alone shows nothing.

Whoever analyses says which organisation of the place a supplier is, for a reason, and ends that. Its council's people
see it, and so do the people of that organisation: which council says so, and why, and no payment. Its
administrators say where it is wrong. A council that shares sees which organisation it is. What is published says
nothing of it.

An analysis is its council's own until one of those who analyse has asked that it be published and a second one
has signed off the quality of the data: never the one who asked. Then everybody reads it, signed in or not, as an
edition at an address of its own. Whoever analyses withdraws it; then everybody reads the reason there.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

FILE, RUN, RULING = "a payment file", "an analysis of spend", "a ruling about a name"
WAITS, OUT = "an analysis that waits to be signed off", "an analysis that is published"
EDITION = "a published edition"
ROW, SAID = "a row that was not understood", "what was said of a row"
COUNCIL = "whoever acts for a council"
ANALYSE = "its administrators; its spend analysts"
KEEP = "its administrators; its commissioners; its contract managers"
SECOND = "its administrators; its spend analysts except the person themselves"
ANY = "council administrators; council spend analysts"
SHARED = "its people; people of a council that shares with it"
COMPARED = "analyses of two councils that share"
LINK, WRONG = "a link of a supplier", "a link that is said to be wrong"
LINKED, TO_IT = "a supplier that asks to be closed", "a link of a council's supplier to it"
OFFER, AGREED = "an offer to share results", "what two councils have agreed"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("list the payment files and analyses of the council that one acts for", "spend:list", "", "GET", COUNCIL, "", "no"),
    ("begin to send payment files", "spend:send", "", "GET", ANY, COUNCIL, "no"),
    ("send payment files", "spend:send", "", "POST", ANY, COUNCIL, "yes"),
    ("see what was understood of one", "spend:file", FILE, "GET", "its people", "", "no"),
    ("begin to say what is in its columns", "spend:columns", FILE, "GET", ANALYSE, "its people", "no"),
    ("say what is in its columns", "spend:columns", FILE, "POST", ANALYSE, "its people", "yes"),
    ("begin to say where its headings stand", "spend:headings", FILE, "GET", ANALYSE, "its people", "no"),
    ("say where its headings stand", "spend:headings", FILE, "POST", ANALYSE, "its people", "yes"),
    ("see the rows that were not understood", "spend:quarantine", FILE, "GET", ANALYSE, "its people", "no"),
    ("begin to put one of them right", "spend:row", ROW, "GET", ANALYSE, "its people", "no"),
    ("put it right", "spend:row", ROW, "POST", ANALYSE, "its people", "yes"),
    ("begin to leave it out", "spend:leave_row_out", ROW, "GET", ANALYSE, "its people", "no"),
    ("leave it out", "spend:leave_row_out", ROW, "POST", ANALYSE, "its people", "yes"),
    ("take back what was said of one", "spend:undo_correction", SAID, "POST", ANALYSE, "its people", "yes"),
    ("have the file read again", "spend:look_again", FILE, "POST", ANALYSE, "its people", "yes"),
    ("begin to replace it", "spend:replace", FILE, "GET", ANALYSE, "its people", "no"),
    ("replace it", "spend:replace", FILE, "POST", ANALYSE, "its people", "yes"),
    ("be asked whether to leave it out", "spend:remove", FILE, "GET", ANALYSE, "its people", "no"),
    ("leave it out", "spend:remove", FILE, "POST", ANALYSE, "its people", "yes"),
    ("begin to ask for an analysis", "spend:start", "", "GET", ANY, COUNCIL, "no"),
    ("ask for an analysis", "spend:start", "", "POST", ANY, COUNCIL, "yes"),
    ("see what it found", "spend:run", RUN, "GET", SHARED, "", "no"),
    ("see a part of it", "spend:section", RUN, "GET", SHARED, "", "no"),
    ("see who was paid", "spend:suppliers", RUN, "GET", SHARED, "", "no"),
    ("see what one supplier was paid", "spend:supplier", RUN, "GET", SHARED, "", "no"),
    ("see a figure of it", "spend:figure", RUN, "GET", SHARED, "", "no"),
    ("take the payments behind a figure away", "spend:figure_payments", RUN, "GET", "its people", "", "no"),
    ("take a table of it away", "spend:table", RUN, "GET", SHARED, "", "no"),
    ("take its report away", "spend:download", RUN, "GET", SHARED, "", "no"),
    ("choose analyses to compare", "spend:compare", "", "GET", COUNCIL, "", "no"),
    ("compare them", "spend:compared", COMPARED, "GET", SHARED, "", "no"),
    ("see which suppliers several of them pay", "spend:compared_suppliers", COMPARED, "GET", SHARED, "", "no"),
    ("take away what is compared", "spend:compared_table", COMPARED, "GET", SHARED, "", "no"),
    ("see with which councils the own one shares results", "spend:sharing", "", "GET", COUNCIL, "", "no"),
    ("begin to offer a council to share results", "spend:offer", "", "GET", "council administrators", COUNCIL, "no"),
    ("offer it", "spend:offer", "", "POST", "council administrators", COUNCIL, "yes"),
    ("be asked whether to agree to it", "spend:agree", OFFER, "GET", "its administrators", "its people", "no"),
    ("agree to it", "spend:agree", OFFER, "POST", "its administrators", "its people", "yes"),
    ("be asked whether to decline it or take it back", "spend:end_sharing", OFFER, "GET",
     "its administrators; administrators of the council that offers it", "its people", "no"),
    ("decline it, or take it back", "spend:end_sharing", OFFER, "POST",
     "its administrators; administrators of the council that offers it", "its people", "yes"),
    ("be asked whether to end it", "spend:end_sharing", AGREED, "GET",
     "its administrators; people of a council that shares with it", "its people", "no"),
    ("end it", "spend:end_sharing", AGREED, "POST",
     "its administrators; people of a council that shares with it", "its people", "yes"),
    ("see whose addresses it does not know", "spend:worklist", RUN, "GET", ANALYSE, "its people", "no"),
    ("say what one has found out of one of them", "spend:worklist", RUN, "POST", ANALYSE, "its people", "yes"),
    ("take the list away as a workbook", "spend:worklist_workbook", RUN, "GET", ANALYSE, "its people", "no"),
    ("begin to send the filled workbook", "spend:take_worklist", RUN, "GET", ANALYSE, "its people", "no"),
    ("send the filled workbook", "spend:take_worklist", RUN, "POST", ANALYSE, "its people", "yes"),
    ("see what names it is in doubt about", "spend:review", RUN, "GET", ANALYSE, "its people", "no"),
    ("be asked whether two names are one supplier", "spend:question", RUN, "GET", ANALYSE, "its people", "no"),
    ("say whether they are", "spend:question", RUN, "POST", ANALYSE, "its people", "yes"),
    ("look a name up in a register", "spend:look_up", RUN, "GET", ANALYSE, "its people", "no"),
    ("say which organisation of a register it is", "spend:look_up", RUN, "POST", ANALYSE, "its people", "yes"),
    ("take back what one has said last", "spend:undo_rulings", RUN, "POST", ANALYSE, "its people", "yes"),
    ("list what was said of names", "spend:rulings", "", "GET", ANY, COUNCIL, "no"),
    ("begin to say who a name is", "spend:say_ruling", "", "GET", ANY, COUNCIL, "no"),
    ("say who a name is", "spend:say_ruling", "", "POST", ANY, COUNCIL, "yes"),
    ("take all that was said away as a file", "spend:keep_rulings", "", "GET", ANY, COUNCIL, "no"),
    ("begin to take rulings from a file", "spend:take_rulings", "", "GET", ANY, COUNCIL, "no"),
    ("take rulings from a file", "spend:take_rulings", "", "POST", ANY, COUNCIL, "yes"),
    ("see which organisations its suppliers are", "spend:links", "", "GET", COUNCIL, "", "no"),
    ("begin to say which organisation a supplier is", "spend:link", RUN, "GET", ANALYSE, "its people", "no"),
    ("say which organisation it is", "spend:link", RUN, "POST", ANALYSE, "its people", "yes"),
    ("begin to say under which agreement a supplier was paid", "spend:spent_under", RUN, "GET", KEEP, "its people", "no"),
    ("say it", "spend:spent_under", RUN, "POST", KEEP, "its people", "yes"),
    ("be asked why a link ends", "spend:end_link", LINK, "GET", ANALYSE, "its people", "no"),
    ("end it", "spend:end_link", LINK, "POST", ANALYSE, "its people", "yes"),
    ("read what the linked organisation says against it", "spend:answer_objection", WRONG, "GET", ANALYSE, "its people", "no"),
    ("answer that", "spend:answer_objection", WRONG, "POST", ANALYSE, "its people", "yes"),
    ("see which councils pay an organisation", "linked", LINKED, "GET", "whoever sees the organisation", "", "no"),
    ("begin to say for it that a link is wrong", "object", TO_IT, "GET", "its administrators", "its people", "no"),
    ("say that it is wrong", "object", TO_IT, "POST", "its administrators", "its people", "yes"),
    ("withdraw a ruling", "spend:withdraw_ruling", RULING, "POST", ANALYSE, "", "yes"),
    ("begin to ask that it be published", "spend:ask", RUN, "GET", ANALYSE, "its people", "no"),
    ("ask that it be published", "spend:ask", RUN, "POST", ANALYSE, "its people", "yes"),
    ("begin to sign off what somebody else asked for", "spend:decide", WAITS, "GET", SECOND, "its people", "no"),
    ("sign off what somebody else asked for", "spend:decide", WAITS, "POST", SECOND, "its people", "yes"),
    ("be asked why it is withdrawn", "spend:withdraw", OUT, "GET", ANALYSE, "its people", "no"),
    ("withdraw it", "spend:withdraw", OUT, "POST", ANALYSE, "its people", "yes"),
    ("list what councils have published", "published:list", "", "GET", "everyone", "", "no"),
    ("come to the latest edition of a period", "published:latest", EDITION, "GET", "everyone", "", "no"),
    ("read what was found", "published:run", EDITION, "GET", "everyone", "", "no"),
    ("read a part of it", "published:section", EDITION, "GET", "everyone", "", "no"),
    ("read who was paid", "published:suppliers", EDITION, "GET", "everyone", "", "no"),
    ("read what one supplier was paid", "published:supplier", EDITION, "GET", "everyone", "", "no"),
    ("read a figure and the payments behind it", "published:figure", EDITION, "GET", "everyone", "", "no"),
    ("take the payments behind a published figure away", "published:figure_payments", EDITION, "GET", "everyone", "", "no"),
    ("take a published table away", "published:table", EDITION, "GET", "everyone", "", "no"),
    ("take a published report away", "published:download", EDITION, "GET", "everyone", "", "no"),
]
# fmt: on
