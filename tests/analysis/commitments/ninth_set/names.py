"""Invented names of an invented city region: its districts, firms, groups, schools and people."""

from __future__ import annotations

STEMS = (
    "Ashenhurst", "Brackley Fold", "Calderbeck", "Dunnow", "Elmswood", "Fallowgate", "Garside", "Hollin Bank",
    "Inglefield", "Jubb Lane", "Kerridge", "Lowmoor", "Marlthorpe", "Netherbrook", "Owlcotes", "Penniston",
    "Quarry Hill", "Rushmere", "Scarfold", "Thornhey", "Ullbeck", "Varley", "Withinshaw", "Yewdale",
)  # fmt: skip
DISTRICTS = ("Tavermouth", "Skelby", "Rawden", "Holmeford", "Castlegarth", "Westerley")
FIRM_STEMS = (
    "Arkwell", "Brindle", "Corvane", "Daleforge", "Eddisham", "Fenwright", "Granthorne", "Haverlock", "Ironbeck",
    "Jessamy", "Kellbrook", "Larkhouse", "Mossfield", "Northam Vale", "Orrell Park", "Pellgate", "Quernstone",
    "Redmayne", "Stonelea", "Tarnside", "Underhay", "Vantry", "Wellfleet", "Yarrowby",
)  # fmt: skip
TRADES = (
    "Construction", "Civils", "Facilities", "Highways", "Mechanical", "Catering", "Care", "Roofing", "Electrical",
    "Landscapes", "Cleaning Services", "Scaffolding", "IT Solutions", "Consulting", "Logistics", "Interiors",
)  # fmt: skip
SAINTS = ("St Aldhelm's", "St Bega's", "St Cuthman's", "St Elswith's", "St Osyth's", "St Wilfram's")
GROUPS = (
    "Foodbank", "Youth Project", "Community Centre", "Carers Group", "Community Garden", "Boxing Club", "Hospice",
    "Men's Shed", "Toy Library", "Refugee Welcome", "Junior Football Club", "Residents Association",
)  # fmt: skip
SCHOOLS = ("Primary School", "High School", "Academy", "Sixth Form College")
SITES = (
    "Canal Street flats", "Old Baths", "Mill Lane depot", "Victoria Wharf", "the Link Road", "Town Hall annexe",
    "Priory Gardens", "Station Quarter", "the Leisure Hub", "Weir Bridge", "Cooper's Yard", "Market Hall",
)  # fmt: skip
FIRST = (
    "Aisha", "Ben", "Callum", "Danuta", "Ellie", "Farid", "Grace", "Hamza", "Isla", "Jordan", "Kiera", "Liam",
    "Mina", "Nathan", "Olu", "Priya", "Rhys", "Sofia", "Tomasz", "Uzma", "Wes", "Zara",
)  # fmt: skip
SURNAMES = (
    "Ashdell", "Brockhurn", "Crayle", "Dunmarsh", "Erriton", "Fosswick", "Gadderly", "Hexley", "Ivorne", "Jaxby",
    "Kempsholt", "Lunnock", "Merridew", "Nettlow", "Oakshaw", "Purvane", "Quillick", "Rathmell", "Sallowby", "Tranmoor",
)  # fmt: skip
