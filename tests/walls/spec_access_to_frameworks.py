"""Who may see what a place asks for, and who writes it.

Councils and anchor institutions keep frameworks. An edition that is adopted is everybody's, signed in or not, at
addresses that stay, and in every form in which it is taken away. A draft is there for the people of the organisation
that keeps it alone, whatever their roles; to everybody else, stewards among them, its address leads nowhere, as one
that never was. So is every edition of a licensed set, adopted or not: its licence allows no more.

Others are consulted about a draft: whoever acts for an organisation that is asked reads it, too, and whoever works for one comments on it
for that; readers and evaluators read. What was said for one is read by its own people and by all the people of the keeper; once the
consultation has ended, by everybody who was asked. Whoever said something takes it back until it is answered. Administrators and
policy leads of the keeper open consultations, close them, and answer.

Administrators and policy leads write: they begin frameworks and editions, take them in from files, write drafts, ask that they be
adopted, and adopt what another of them has asked for: never the one who asked. Whoever sees the page and does not
write is told why not. While an edition waits to be adopted it stands as it is.

An edition of another is adapted without copying it: what is left out there has its page, too, which says why. What
was done with frameworks stands in the record of the organisation that keeps them, and stewards read that.

Whoever holds a role that asks for a second factor sets one up before they read on, here as elsewhere.
"""

FOLDER = "security"
HEADINGS: tuple[str, ...] = (
    "To", "Address", "Of what", "Asked by", "May", "Is told why not", "On record",
)  # fmt: skip

OUT, DRAFT = "an adopted edition of a framework", "a draft of a framework"
WAITS, LICENSED = "a draft that waits to be adopted", "an edition of a licensed set"
ADAPTS = "an edition that adapts another"
EVERYBODY = "whoever is signed in; whoever is not"
SIGNED_IN = "whoever is signed in"
KEEP = "council administrators; council policy leads"
WRITE = "its administrators; its policy leads"
NEWER = "what a council is to make of a newer edition"
ADDED = "something that a council adds to another's edition"
CARRIED = "a local change that waits to be decided about"
ALONE = "an edition that adapts another, and has no next one"
THEIRS = "an adopted edition of another council"
SECOND = "its administrators; its policy leads except the person themselves"
PEOPLE = "its people"
TALKS, SAID = "a draft about which others are consulted", "a comment on a draft"
AFTER = "an edition that was adopted after talks"
READ = "its people; people who are consulted"
SAY = "whoever works for it; whoever works for an organisation that is consulted"
HEARD = "its people; people for whose organisation it was said"
OTHERS = "council administrators except its people; council policy leads except its people"

# fmt: off
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    ("list what is asked for in the place", "frameworks:list", "", "GET", EVERYBODY, "", "no"),
    ("begin to begin a framework", "frameworks:begin", "", "GET", KEEP, SIGNED_IN, "no"),
    ("begin a framework", "frameworks:begin", "", "POST", KEEP, SIGNED_IN, "yes"),
    ("choose an open framework to take in", "frameworks:take_in", "", "GET", KEEP, SIGNED_IN, "no"),
    ("take it in", "frameworks:take_in", "", "POST", KEEP, SIGNED_IN, "yes"),
    ("begin to take one in from a file", "frameworks:take_in_file", "", "GET", KEEP, SIGNED_IN, "no"),
    ("take one in from a file", "frameworks:take_in_file", "", "POST", KEEP, SIGNED_IN, "yes"),
    ("read whose a framework is, and its editions", "frameworks:framework", OUT, "GET", EVERYBODY, "", "no"),
    ("read the same of one of which there is a draft only", "frameworks:framework", DRAFT, "GET", PEOPLE, "", "no"),
    ("read the same of a licensed set", "frameworks:framework", LICENSED, "GET", PEOPLE, "", "no"),
    ("begin to change what is said of a framework", "frameworks:change_framework", OUT, "GET", WRITE, SIGNED_IN, "no"),
    ("change it", "frameworks:change_framework", OUT, "POST", WRITE, SIGNED_IN, "yes"),
    ("begin to change what is said of a draft's framework", "frameworks:change_framework", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("change it", "frameworks:change_framework", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("begin to change what is said of a licensed set", "frameworks:change_framework", LICENSED, "GET", WRITE, PEOPLE, "no"),
    ("change it", "frameworks:change_framework", LICENSED, "POST", WRITE, PEOPLE, "yes"),
    ("read an edition", "frameworks:edition", OUT, "GET", EVERYBODY, "", "no"),
    ("read what a council makes of another's edition", "frameworks:edition", ADAPTS, "GET", EVERYBODY, "", "no"),
    ("read a draft", "frameworks:edition", DRAFT, "GET", PEOPLE, "", "no"),
    ("read a draft that waits to be adopted", "frameworks:edition", WAITS, "GET", PEOPLE, "", "no"),
    ("read an edition of a licensed set", "frameworks:edition", LICENSED, "GET", PEOPLE, "", "no"),
    ("read a node of an edition", "frameworks:node", OUT, "GET", EVERYBODY, "", "no"),
    ("read why a node is left out", "frameworks:node", ADAPTS, "GET", EVERYBODY, "", "no"),
    ("read a node of a draft", "frameworks:node", DRAFT, "GET", PEOPLE, "", "no"),
    ("read a node of a licensed set", "frameworks:node", LICENSED, "GET", PEOPLE, "", "no"),
    ("take an edition away", "frameworks:take_away", OUT, "GET", EVERYBODY, "", "no"),
    ("take away what a council makes of another's", "frameworks:take_away", ADAPTS, "GET", EVERYBODY, "", "no"),
    ("take a draft away", "frameworks:take_away", DRAFT, "GET", PEOPLE, "", "no"),
    ("take an edition of a licensed set away", "frameworks:take_away", LICENSED, "GET", PEOPLE, "", "no"),
    ("compare two editions", "frameworks:compare", OUT, "GET", EVERYBODY, "", "no"),
    ("compare a draft with the edition before", "frameworks:compare", WAITS, "GET", PEOPLE, "", "no"),
    ("begin to begin the next edition", "frameworks:next", OUT, "GET", WRITE, SIGNED_IN, "no"),
    ("begin the next edition", "frameworks:next", OUT, "POST", WRITE, SIGNED_IN, "yes"),
    ("begin to begin the next edition of a licensed set", "frameworks:next", LICENSED, "GET", WRITE, PEOPLE, "no"),
    ("begin it", "frameworks:next", LICENSED, "POST", WRITE, PEOPLE, "yes"),
    ("be asked whether to throw a draft away", "frameworks:delete", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("throw it away", "frameworks:delete", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("begin to change its name, days and definition", "frameworks:head", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("change them", "frameworks:head", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("begin to change its principles, cohorts, levels or sources", "frameworks:change_list", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("change them", "frameworks:change_list", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("begin to take its content in from a file", "frameworks:take_content", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("take it in", "frameworks:take_content", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("begin to add to it", "frameworks:add", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("add to it", "frameworks:add", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("begin to change a node", "frameworks:change_node", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("change it", "frameworks:change_node", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("begin to say how it is counted", "frameworks:measure", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("say how it is counted", "frameworks:measure", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("move it", "frameworks:move", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("be asked whether to remove it", "frameworks:remove", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("remove it", "frameworks:remove", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("be asked whether to ask that it be adopted", "frameworks:ask", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("ask that it be adopted", "frameworks:ask", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("take a node and what stands under it away as a guide", "frameworks:guide", OUT, "GET", EVERYBODY, "", "no"),
    ("take a node of a draft away as a guide", "frameworks:guide", DRAFT, "GET", PEOPLE, "", "no"),
    ("take a node of a licensed set away as a guide", "frameworks:guide", LICENSED, "GET", PEOPLE, "", "no"),
    ("begin to adapt another council's edition", "frameworks:adapt", THEIRS, "GET", OTHERS, SIGNED_IN, "no"),
    ("adapt it", "frameworks:adapt", THEIRS, "POST", OTHERS, SIGNED_IN, "yes"),
    ("begin to go on with a newer edition", "frameworks:carry_on", ALONE, "GET", WRITE, SIGNED_IN, "no"),
    ("go on with it", "frameworks:carry_on", ALONE, "POST", WRITE, SIGNED_IN, "yes"),
    ("begin to change something in another's edition", "frameworks:say_local", NEWER, "GET", WRITE, PEOPLE, "no"),
    ("change it", "frameworks:say_local", NEWER, "POST", WRITE, PEOPLE, "yes"),
    ("begin to change such a change", "frameworks:change_local", ADDED, "GET", WRITE, PEOPLE, "no"),
    ("change it", "frameworks:change_local", ADDED, "POST", WRITE, PEOPLE, "yes"),
    ("begin to say how something added is counted", "frameworks:measure_local", ADDED, "GET", WRITE, PEOPLE, "no"),
    ("say it", "frameworks:measure_local", ADDED, "POST", WRITE, PEOPLE, "yes"),
    ("be asked whether to take a local change back", "frameworks:undo_local", ADDED, "GET", WRITE, PEOPLE, "no"),
    ("take it back", "frameworks:undo_local", ADDED, "POST", WRITE, PEOPLE, "yes"),
    ("begin to take local changes in from a file", "frameworks:take_local", NEWER, "GET", WRITE, PEOPLE, "no"),
    ("take them in", "frameworks:take_local", NEWER, "POST", WRITE, PEOPLE, "yes"),
    ("see what becomes of the changes of the edition before", "frameworks:walk", NEWER, "GET", WRITE, PEOPLE, "no"),
    ("decide about several of them at once", "frameworks:walk", CARRIED, "POST", WRITE, PEOPLE, "yes"),
    ("begin to decide about one of them", "frameworks:carry", CARRIED, "GET", WRITE, PEOPLE, "no"),
    ("decide about it", "frameworks:carry", CARRIED, "POST", WRITE, PEOPLE, "yes"),
    ("begin to consult others about a draft", "frameworks:consult", DRAFT, "GET", WRITE, PEOPLE, "no"),
    ("consult them", "frameworks:consult", DRAFT, "POST", WRITE, PEOPLE, "yes"),
    ("read a draft about which one is consulted", "frameworks:edition", TALKS, "GET", READ, "", "no"),
    ("read a node of it", "frameworks:node", TALKS, "GET", READ, "", "no"),
    ("read whose it is", "frameworks:framework", TALKS, "GET", READ, "", "no"),
    ("take it away", "frameworks:take_away", TALKS, "GET", READ, "", "no"),
    ("take a node of it away as a guide", "frameworks:guide", TALKS, "GET", READ, "", "no"),
    ("read what is asked, of whom, and what was said", "frameworks:consultation", TALKS, "GET", READ, "", "no"),
    ("read the same once it is adopted", "frameworks:consultation", AFTER, "GET", READ, "", "no"),
    ("read what has changed since people were asked", "frameworks:since", TALKS, "GET", READ, "", "no"),
    ("read the same once it is adopted", "frameworks:since", AFTER, "GET", READ, "", "no"),
    ("be asked whether to close the consultation", "frameworks:close", TALKS, "GET", WRITE, READ, "no"),
    ("close it", "frameworks:close", TALKS, "POST", WRITE, READ, "yes"),
    ("read what was said about a draft", "frameworks:comments", TALKS, "GET", READ, "", "no"),
    ("read the same once it is adopted", "frameworks:comments", AFTER, "GET", READ, "", "no"),
    ("begin to say something about it", "frameworks:say", TALKS, "GET", SAY, READ, "no"),
    ("say it", "frameworks:say", TALKS, "POST", SAY, READ, "yes"),
    ("begin to answer what was said", "frameworks:answer", SAID, "GET", WRITE, HEARD, "no"),
    ("answer it", "frameworks:answer", SAID, "POST", WRITE, HEARD, "yes"),
    ("be asked whether to take back what one has said", "frameworks:withdraw", SAID, "GET", "the person themselves", HEARD, "no"),
    ("take it back", "frameworks:withdraw", SAID, "POST", "the person themselves", HEARD, "yes"),
    ("be asked whether it is adopted", "frameworks:decide", WAITS, "GET", SECOND, PEOPLE, "no"),
    ("adopt it, or send it back", "frameworks:decide", WAITS, "POST", SECOND, PEOPLE, "yes"),
]
# fmt: on
