"""What people of firms write about what they did: of each thing several names, and of each kind of benefit many sentences.

The names of one thing stand in one tuple: whoever tells of it uses any of them. What stands in braces is known of the benefit.
"""

from __future__ import annotations

Names = tuple[str, ...]

IN_SCHOOL: tuple[Names, ...] = (
    ("mock interviews", "practice interviews", "mock job interviews with feedback"),
    ("a CV workshop", "a session on writing CVs", "CV writing"),
    ("a spaghetti bridge challenge", "bridge building with spaghetti", "the spaghetti bridges task"),
    ("a careers assembly", "an assembly about careers", "a careers talk in assembly"),
    ("a bricklaying taster", "bricklaying for beginners", "a go at bricklaying"),
    ("a talk on the dangers of building sites", "a building site safety talk", "our keep-off-the-site safety talk"),
    ("reading with younger children", "paired reading", "our reading buddies"),
    ("a coding club", "a club for coding", "coding with micro computers"),
    ("a tour of the water works", "a walk round the water works", "a visit to our water works"),
    ("maths for electricians", "a maths lesson about wiring", "electricians' maths"),
    ("a cookery demonstration", "cooking on a budget", "a cookery demo by our chef"),
    ("speed networking with engineers", "meet-the-engineers speed networking", "engineers' speed networking"),
    ("a drone demonstration", "flying the survey drone", "a demo of our survey drone"),
    ("a model house build", "building model houses", "model houses out of card"),
)  # fmt: skip

VOLUNTEERED: tuple[Names, ...] = (
    ("painting the hall", "decorating the hall", "redecoration of the hall"),
    ("weeding the beds", "weeding and digging over the beds", "clearing weeds from the beds"),
    ("sorting donated food", "sorting food parcels", "sorting of food donations"),
    ("picking litter", "a litter pick", "litter picking"),
    ("building raised beds", "putting together raised beds", "raised bed construction"),
    ("serving lunches", "helping to serve lunch", "lunch serving"),
    ("mending the fence", "fence repairs", "fixing the broken fence"),
    ("planting bulbs", "bulb planting", "putting in spring bulbs"),
    ("packing hampers", "hamper packing", "putting hampers together"),
    ("helping older people with their tablets", "tablet lessons for older people", "tablet help for the over-60s"),
    ("clearing the canal bank", "a canal bank clear-up", "canal bank clearance"),
    ("marshalling the fun run", "stewarding at the fun run", "fun run marshals"),
)  # fmt: skip

GOODS: tuple[Names, ...] = (
    ("refurbished laptops", "reconditioned laptops", "used laptops, wiped and checked"),
    ("tins of paint", "tins of emulsion paint", "paint tins"),
    ("hi-vis vests", "high visibility vests", "hi vis waistcoats"),
    ("office chairs", "desk chairs", "good used office chairs"),
    ("food parcels", "parcels of food", "boxed food parcels"),
    ("railway sleepers", "timber sleepers", "sleepers (timber)"),
    ("football shirts", "football kit shirts", "match shirts for football"),
    ("winter coats", "warm coats", "winter coats from our collection"),
    ("bicycles", "bikes", "reconditioned bikes"),
    ("bags of compost", "compost bags", "sacks of compost"),
    ("trestle tables", "folding trestle tables", "trestles (folding tables)"),
    ("children's books", "books for children", "kids' books"),
    ("toolkits", "hand tool kits", "sets of hand tools"),
    ("litter pickers", "litter picking sticks", "litter grabbers"),
)  # fmt: skip

FOR_WHAT: tuple[Names, ...] = (
    ("towards the new kitchen", "for their kitchen refit", "kitchen appeal"),
    ("for Christmas dinners", "towards the Christmas meals", "Christmas dinner appeal"),
    ("to sponsor the under-11s", "for the under-11s team", "under-11s sponsorship"),
    ("for the summer play scheme", "towards the summer playscheme", "summer play scheme costs"),
    ("for minibus repairs", "to get the minibus fixed", "minibus repair bill"),
    ("for the hardship fund", "towards their hardship fund", "hardship fund donation"),
    ("for a defibrillator", "to buy a defibrillator", "defibrillator appeal"),
    ("towards the roof", "for the roof appeal", "roof fund"),
    ("for musical instruments", "to buy instruments", "instruments for the band"),
    ("for the warm room", "to keep the warm room open", "warm room running costs"),
)

ROLES: tuple[Names, ...] = (
    ("labourer", "general labourer", "site labourer"),
    ("traffic marshal", "gate and traffic marshal", "marshal for traffic"),
    ("cleaner", "cleaning operative", "evening cleaner"),
    ("care assistant", "carer", "home care assistant"),
    ("receptionist", "front desk receptionist", "receptionist (front of house)"),
    ("gardener", "grounds gardener", "gardener / grounds person"),
    ("kitchen assistant", "assistant in the kitchen", "kitchen porter / assistant"),
    ("warehouse operative", "operative for the warehouse", "warehouse picker / operative"),
    ("trainee buyer", "buyer (trainee)", "trainee in buying"),
    ("site administrator", "administrator on site", "admin for the site office"),
    ("driver", "van driver", "driver (3.5 t van)"),
    ("caretaker", "building caretaker", "caretaker for the offices"),
)

TRADES: tuple[Names, ...] = (
    ("bricklaying", "brickwork", "trowel trades (bricklaying)"),
    ("site joinery", "carpentry and joinery", "joinery"),
    ("electrical installation", "electrical", "electrical installation L3"),
    ("plumbing and heating", "plumbing", "plumbing & heating"),
    ("painting and decorating", "decorating", "painting & decorating"),
    ("business administration", "business admin", "admin (business)"),
    ("civil engineering technician", "civil engineering", "technician, civil engineering"),
    ("quantity surveying", "quantity surveyor degree", "surveying (quantity)"),
    ("horticulture", "horticulture L2", "horticulture and landscape"),
    ("professional cookery", "commis chef cookery", "cookery"),
    ("scaffolding", "scaffolding L2", "scaffolder / scaffolding"),
    ("data technician", "data tech", "data technician L3"),
)

COURSES: tuple[Names, ...] = (
    ("first aid at work", "First Aid at Work", "first aid"),
    ("the site safety card", "site safety card training", "safety card for sites"),
    ("food hygiene level 2", "Level 2 food hygiene", "L2 Food Hygiene"),
    ("warehousing level 2", "Level 2 Warehousing", "L2 warehousing"),
    ("team leading level 3", "Level 3 Team Leading", "L3 team leading"),
    ("entry level English", "English at entry level", "English for speakers of other languages"),
    ("door supervision", "door supervisor training", "the door supervisors' course"),
    ("digger driving", "digger operator's ticket", "plant ticket: digger"),
    ("customer care level 2", "Level 2 Customer Care", "L2 customer care"),
)

ADVICE: tuple[Names, ...] = (
    ("employment law", "questions of employment law", "employment law queries"),
    ("bid writing", "how to write a bid", "writing funding bids"),
    ("cash flow", "a cash flow plan", "cashflow planning"),
    ("their website", "a review of the website", "website review"),
    ("energy bills", "an energy check of the building", "energy survey of their building"),
    ("health and safety", "a health and safety review", "H&S policy review"),
    ("the lease", "their lease", "terms of the lease"),
)

BOUGHT: tuple[Names, ...] = (
    ("scaffold hire", "hire of scaffold", "scaffolding hire"),
    ("sandwich lunches", "lunches (sandwiches)", "buffet lunches, sandwiches"),
    ("site signs", "signage for the site", "signs"),
    ("welfare cabin cleaning", "cleaning of cabins", "cabins - cleaning"),
    ("fencing", "supply of fencing", "fence panels"),
    ("printing", "print work", "leaflets and printing"),
    ("plant hire", "hire of plant", "plant (hire)"),
    ("night security", "security at night", "guards (nights)"),
    ("workwear", "work clothing", "uniform and workwear"),
)

WASTE: tuple[Names, ...] = (
    ("hardcore", "crushed concrete / hardcore", "hardcore and brick"),
    ("timber", "wood waste", "timber offcuts"),
    ("plasterboard", "gypsum board", "plasterboard offcuts"),
    ("scrap metal", "metal for scrap", "mixed metals"),
    ("clean soil", "topsoil, clean", "soil"),
    ("cardboard", "card and packaging", "cardboard packaging"),
)

MENDED: tuple[Names, ...] = (
    ("bikes", "bicycles"), ("sewing machines", "old sewing machines"), ("radios and toasters", "toasters, radios and the like"),
    ("garden tools", "spades, shears and other garden tools"), ("wheelchairs", "used wheelchairs"),
)  # fmt: skip

SESSIONS: tuple[Names, ...] = (
    ("the plans for the new library", "the library plans", "the new library"),
    ("the play area", "what the play area should have", "the play area design"),
    ("the low-traffic streets", "traffic in the terraces", "the street closures"),
    ("heating in the flats", "the new heating", "heating works in the flats"),
    ("the market hall", "what becomes of the market hall", "the market hall's future"),
)

TOLD_PUPILS: tuple[str, ...] = (
    "{n} Year {year} pupils at {school} had {act}.",
    "We did {act} at {school}, Year {year}, {n} pupils.",
    "{school}: {act} ({n} young people, Y{year})",
    "Our people went in to {school} for {act}. {n} of Year {year} took part.",
    "Schools engagement - {act} - {n} pupils (yr {year})",
    "On {day} we met {n} students of Year {year} through {act}.",
    "Year {year} at {school} enjoyed {act}; {n} children in all, and three of them asked about work with us.",
    "Careers work with {n} Y{year} students: {act}",
    "{act}, Yr {year}. Number of pupils: {n}. Venue {school}.",
    "Two colleagues delivered {act} to {n} students (year {year}) at {school}",
    "A busy day at {school}! {act} for Year {year}, {n} kids, great questions.",
)
TOLD_SCHOOL_HOURS: tuple[str, ...] = (
    "{h} hours of staff time on {act} at {school}.",
    "{act} at {school}: {p} of us, {h} hours together",
    "{p} colleagues gave {h} hrs to {school} for {act}",
    "Staff time in schools: {act}, {h}h total, {school}",
    "We supported {school} with {act}. {p} people, {h} hours including the set-up.",
    "{school} - {act} - {h} hours",
    "On {day} {p} members of the team ran {act} ({h} hours).",
    "Time given to {school}: {h} hrs, {p} staff, {act}.",
)
TOLD_VOLUNTEERS: tuple[str, ...] = (
    "{p} of our staff spent the day at {group}: {act}, {h} hours in all.",
    "Volunteering at {group}: {act}, {p} people, {h} hours",
    "{act} for {group}. {p} volunteers from the {team}, {h} hours together.",
    "Team day out: {act} with {group} ({h} hrs)",
    "The {team} downed tools for {act} at {group}. {h} volunteer hours",
    "{h} hours volunteered - {act}",
    "{p} colleagues helped {group} on {day}: {act}. Total {h} hours.",
    "Employee volunteering, {group}, {act}, {h}h",
    "Helping out at {group} with {act}: {p} of the {team}, {h} hours of time given",
)
TOLD_GOODS: tuple[str, ...] = (
    "{n} {thing} given to {group}.",
    "Donated {n} {thing} to {group}, dropped off by our van.",
    "{group} picked up {n} {thing} from the yard",
    "{n} {thing} for {group}, free of charge",
    "Delivery of {n} {thing} (donation) on {day}",
    "We no longer needed {n} {thing}, so {group} had them.",
    "In-kind: {n} {thing}",
    "{n} x {thing} - donation - {group}",
    "Surplus from the {site} job: {n} {thing}, now with {group}",
    "{group} asked for {thing} and we found {n} of them.",
)
TOLD_MONEY: tuple[str, ...] = (
    "{pounds} to {group} {purpose}.",
    "Donation to {group}, {pounds}, {purpose}",
    "We gave {group} {pounds}: {purpose}.",
    "{purpose} - {pounds} paid over to {group}",
    "Charitable gift of {pounds} ({purpose})",
    "{group} received {pounds} from us {purpose}",
    "Cheque for {pounds}. {purpose}. {group}.",
    "Cash donation {pounds} / {group} / {purpose}",
)
TOLD_JOB: tuple[str, ...] = (
    "New {role} started, lives in {ward}.",
    "Local {role} taken on at {site}",
    "One {role} recruited through the job centre, began {day}.",
    "Job start: {role}, full time, {ward} resident",
    "{role} - permanent post - from {ward}",
    "We took on a {role} for the {site} contract who lives in {ward}.",
    "Hired 1 {role} ({site})",
    "A {role} joined us on {day} after a two week trial.",
    "1 no. {role}, {ward}",
)
TOLD_APPRENTICE: tuple[str, ...] = (
    "Apprentice started: {trade}.",
    "New apprentice in {trade}, based at {site}",
    "One apprentice ({trade}) began on {day}, college day release.",
    "{trade} apprentice, year 1, {site}",
    "We have taken on an apprentice in {trade} from {ward}.",
    "Apprenticeship start - {trade}",
    "1 apprentice, {trade}, lives {ward}",
    "Our new {trade} apprentice is on the {site} job and settling in well.",
    "Start of apprenticeship on {day}, {trade}",
)
TOLD_WEEKS: tuple[str, ...] = (
    "{w} weeks worked by our {trade} apprentice.",
    "Apprentice weeks, {trade}: {w}",
    "{trade} apprentice on the {site} job, {w} weeks",
    "Weeks of apprenticeship: {w} ({trade}, one person)",
    "Our apprentice in {trade} was on site {w} weeks",
    "{w} wks - apprentice - {trade}",
    "One {trade} apprentice employed at {site} for {w} weeks of the period",
)
TOLD_PLACEMENT: tuple[str, ...] = (
    "{w} weeks' paid placement for a student from {school}, {trade}.",
    "Work placement, {trade}: one student of {school}, {w} weeks",
    "Student on placement with our {team}, {w} weeks ({trade})",
    "{school} student, {trade}, {w} wks paid placement",
    "We had a placement student in {trade} for {w} weeks, from {day}.",
    "Paid placement {w} weeks - {trade} - {site}",
)
TOLD_COURSE: tuple[str, ...] = (
    "{n} people passed {course} at {school}.",
    "{course}: {n} passes",
    "We paid for {course} at {school}; {n} got the certificate.",
    "{n} learners completed {course} with {school}",
    "Training - {course} - {n} certificates",
    "{course} run at {school} for {n} residents, all passed.",
    "Qualification gained by {n} of those on {course}",
)
TOLD_CERTIFICATE: tuple[str, ...] = (
    "One of our operatives gained {course}.",
    "{course}: certificate gained by a member of the {team}",
    "Employee qualified in {course}",
    "Staff training - {course} - 1 person passed",
    "A colleague from {ward} now holds {course}.",
    "1 qualification, {course}",
)
TOLD_ADVICE: tuple[str, ...] = (
    "{h} hours of advice to {group} on {topic}.",
    "Pro bono: {topic}, {group}, {h} hrs",
    "We advised {group} about {topic} ({h} hours).",
    "{h}h of our specialists' time for {group}: {topic}",
    "Free advice on {topic}, {h} hours, no fee charged",
    "Helped {group} with {topic}. Time spent {h} hours.",
)
TOLD_SPEND: tuple[str, ...] = (
    "{bought} from {group}, {pounds}.",
    "{pounds} spent with {group} on {bought}",
    "Local spend: {bought}, {pounds}",
    "{group} - {bought} - {pounds}",
    "Paid {group} {pounds} for {bought}",
    "Order placed with {group} for {bought} ({pounds} ex VAT)",
)
TOLD_WASTE: tuple[str, ...] = (
    "{kg} kg of {waste} taken for recycling.",
    "{waste}, {kg} kg, to the recycling yard",
    "Recycled {kg}kg {waste} from {site}",
    "Skip of {waste} weighed in at {kg} kg",
    "{waste} diverted from landfill: {kg} kg",
    "Load of {waste} off the {site} site, {kg} kg over the weighbridge",
)
TOLD_TREES: tuple[str, ...] = (
    "{n} trees planted with {group}.",
    "Tree planting, {n} whips, {group}",
    "We put in {n} native trees at {group}'s ground",
    "{n} saplings (hazel, rowan, oak) for {group}",
    "{n} trees - planting day - {day}",
)
TOLD_MENDED: tuple[str, ...] = (
    "{n} {thing} mended at the repair table of {group}.",
    "Repair café with {group}: {n} {thing} fixed",
    "{thing} repaired and handed back: {n}",
    "Our fitters put {n} {thing} right for {group}",
    "{n} {thing} saved from the tip, {group}",
)
TOLD_RESIDENTS: tuple[str, ...] = (
    "{n} residents came to talk about {topic} at {group}.",
    "Drop-in on {topic}, {group}: {n} people",
    "Consultation: {topic}. {n} attended",
    "{n} neighbours had their say on {topic}",
    "Residents' session at {group}, {topic}, {n} in the room",
)

TEAMS: Names = (
    "finance team", "bid team", "site team", "estimating department", "office staff", "fleet workshop", "design studio", "night shift",
    "customer team", "commercial team", "apprentices' group", "drainage crew",
)  # fmt: skip
