"""The words of the set: what firms, colleges and groups do, as different hands write it."""

from __future__ import annotations

STEMS = (
    "Alder", "Ashgate", "Barley", "Beacon", "Birch", "Bramble", "Brook", "Cedar", "Chantry", "Clay", "Cobble", "Copper",
    "Corn", "Crane", "Dale", "Dove", "Drover", "Elm", "Fallow", "Fern", "Fisher", "Foundry", "Garth", "Glebe", "Gorse",
    "Hare", "Harbour", "Hawthorn", "Hazel", "Heron", "Holme", "Kiln", "Kingfisher", "Lark", "Lime", "Linden", "Lock",
    "Mallow", "Maple", "Meadow", "Mill", "Minster", "Moor", "Nettle", "Oak", "Orchard", "Otter", "Pear", "Pepper",
    "Priory", "Quarry", "Raven", "Reed", "Rope", "Rowan", "Rush", "Salter", "Sedge", "Sluice", "Sorrel", "Spinner",
    "Swift", "Tanner", "Teasel", "Thorn", "Tide", "Tollgate", "Vicar", "Warren", "Weaver", "Wharf", "Willow", "Wren",
)  # fmt: skip
ENDS = (
    "Road",
    "Lane",
    "Street",
    "Green",
    "Hill",
    "Fields",
    "Bank",
    "Park",
    "Common",
    "Bridge",
    "Cross",
    "End",
)
SAINTS = ("Aidan", "Bede", "Brigid", "Chad", "Cuthbert", "Hilda", "Mary", "Oswald", "Wilfrid", "Winifred")  # fmt: skip
SURNAMES = (
    "Abara", "Ashdown", "Begum", "Boole", "Carrick", "Chowdhury", "Dunmore", "Ekwueme", "Farrow", "Gill", "Hollis", "Iqbal",
    "Jessop", "Kaur", "Lowry", "Mahmood", "Nash", "Okafor", "Pryce", "Quill", "Rahman", "Sandhu", "Tarrant", "Underhill",
    "Vance", "Wardle", "Yates", "Zielinski",
)  # fmt: skip
TRADES = ("Construction", "Facilities", "Highways", "Roofing", "Electrical", "Catering", "Landscapes", "Care", "Cleaning", "Waste", "Logistics", "Print", "Digital", "Joinery")  # fmt: skip

GROUP_TYPES = (
    "Community Centre", "Youth Club", "Food Bank", "Residents Association", "Allotment Society", "Village Hall", "Lunch Club",
    "Community Garden", "Men's Shed", "Scout Group", "Boxing Club", "Community Library", "Toy Library", "Carers Group",
    "Junior Football Club", "Community Orchard Trust", "Women's Refuge", "Advice Centre", "Day Centre", "Hospice",
)  # fmt: skip
SCHOOL_TYPES = ("Primary School", "High School", "Academy", "Church of England Primary School", "Junior School", "Community College")  # fmt: skip
COLLEGE_TYPES = ("Sixth Form College", "Technical College", "Training Centre", "Adult Learning Centre", "Skills Centre")  # fmt: skip
SUPPLIER_TYPES = (
    "Timber Merchants Ltd", "Plant Hire Ltd", "Scaffolding Ltd", "Catering Company", "Bakery", "Signs Limited", "Haulage Ltd",
    "Aggregates Ltd", "Nursery and Seeds", "Print Works", "Cleaning Cooperative", "Electrical Wholesale Ltd", "Office Supplies Ltd",
    "Fencing Ltd", "Workwear Limited", "Community Transport CIC",
)  # fmt: skip

VOLUNTEERING = (
    ("painting the main hall", "decorating day in the hall", "two coats of emulsion for the big hall"),
    ("clearing the overgrown garden", "garden clearance", "cut back brambles and cleared the beds"),
    ("sorting and packing food parcels", "packed parcels in the store room", "shift in the food store"),
    ("building raised beds", "made planters out of sleepers", "carpentry: raised vegetable beds"),
    ("serving the Thursday lunch", "kitchen and serving help at lunch", "cooked and served a meal for older people"),
    ("a litter pick along the canal", "canal towpath clean-up", "collected rubbish by the canal"),
    ("laying a level path to the door", "path works for step-free access", "slabs laid so that wheelchairs can get in"),
    ("mending the roof of the shed", "felt and boards for the shed roof", "shed roof repair"),
    ("marshalling the summer fun run", "stewards for the fun run", "helped on the course of the charity run"),
    ("setting up a store of winter coats", "sorted the coat bank", "hung and labelled donated coats"),
    ("putting together flat-pack furniture", "furniture assembly", "built desks and shelving units"),
    ("digging out the pond", "wildlife pond restored", "cleared silt and replanted the pond"),
)  # fmt: skip
LESSONS = (
    ("reading with pupils in Year 3", "paired reading, Year 3", "listened to eight-year-olds read"),
    ("a bridge building workshop", "engineering challenge with model bridges", "bridges from straws and card"),
    ("coding club", "after-school programming sessions", "taught children to program small robots"),
    ("help with writing CVs", "CV clinic for leavers", "went through CVs one to one"),
    ("practice interviews", "mock interview morning", "interviewed leavers as if for a job"),
    ("a site safety talk with quiz", "building site dangers explained", "safety lesson about sites and railways"),
    ("serving as governor", "governing body work", "sat on the governors' finance committee"),
    ("a maths of money course", "budgeting lessons", "taught how pay slips and bills are read"),
    ("woodwork taster", "joinery demonstration with hands-on work", "made bird boxes with the class"),
    ("mentoring for exam year", "mentor meetings before the exams", "one-to-one coaching of exam candidates"),
)  # fmt: skip
ADVICE = (
    ("a health and safety policy", "wrote the safety policy with them", "advice on safety at work"),
    ("lease negotiations", "help in talks with the landlord", "solicitor's advice about the lease"),
    ("bookkeeping and year-end accounts", "accounts set in order", "our finance team on their books"),
    ("a bid for lottery money", "bid writing support", "fund-raising application gone through"),
    ("a new website", "web design given free", "moved their pages to a new site"),
    ("energy saving in the building", "energy survey", "walked round the building for heat loss"),
    ("structural survey of the hall", "engineer's look at the roof beams", "survey by a chartered engineer"),
    ("data protection", "how to keep members' details safely", "privacy notices and consent forms"),
)  # fmt: skip
TALKS = (
    ("careers fair stand", "stall at the jobs fair in the sports hall", "met students at the careers fair"),
    ("talk about apprenticeships", "assembly on apprenticeships", "apprentices told how they found their place"),
    ("site visit in hard hats", "students toured the works", "tour of the building site"),
    ("women in engineering morning", "engineering event with women from our teams", "three of our engineers met girls from Year 10"),
    ("a day in the kitchen", "catering insight day", "pupils saw a large kitchen at work"),
    ("depot open day", "pupils came to the depot", "behind the scenes at the depot"),
    ("speed networking", "quick-fire talks with people of many trades", "carousel of short talks about jobs"),
)  # fmt: skip
MEETINGS = (
    ("plans for the new play area", "workshop on the playground", "drop-in about the play area"),
    ("the route of the cycle lane", "cycle lane walkabout", "talked through the cycle route"),
    ("colours and lighting of the stairwells", "stairwell design evening", "tenants chose lights and paint"),
    ("what goes into the new hall", "co-design of the hall", "ideas evening for the hall"),
    ("opening times of the library", "library hours survey and chat", "asked readers about opening times"),
    ("planting of the square", "the square: which plants and where", "bench and flower bed workshop"),
)  # fmt: skip
CLUBS = (
    ("walking football", "football at walking pace", "over-60s football"),
    ("a knit and natter circle", "knitting and conversation", "wool group with tea"),
    ("cook and eat evenings", "shared cooking", "cooking together and eating together"),
    ("a singing group", "community choir", "sing-along sessions"),
    ("a dads and toddlers morning", "fathers with small children", "playgroup for dads"),
)  # fmt: skip
POSTS = (
    "site labourer", "kitchen assistant", "care worker", "refuse loader", "administrator", "grounds worker", "cleaner",
    "electrician's mate", "van driver", "receptionist", "plumber", "scaffolder", "payroll clerk", "warehouse operative",
    "catering supervisor", "street sweeper", "roofer", "customer adviser", "fitter", "security officer",
)  # fmt: skip
COURSES = (
    "bricklaying", "carpentry and joinery", "business administration", "adult care", "electrical installation", "plumbing and heating",
    "highway maintenance", "professional cookery", "IT support", "groundworks", "painting and decorating", "horticulture",
    "quantity surveying", "team leading", "heavy vehicle repair", "customer service",
)  # fmt: skip
AWARDS = (
    "first aid at work", "food hygiene", "site supervision", "plant operation", "dementia care", "English for work", "data analysis",
    "abrasive wheels", "street works", "coaching and mentoring", "cleaning science", "traffic management",
)  # fmt: skip
GOODS_BOUGHT = (
    ("timber and sheet materials", "wood for the second fix", "joinery timber"),
    ("sandwich lunches", "buffets for site meetings", "catering for the team"),
    ("hire of two excavators", "digger hire", "plant on hire"),
    ("high-visibility clothing", "workwear", "jackets and boots"),
    ("kerbs and edgings", "precast kerbs", "concrete kerbs"),
    ("signs for the site", "site boards and signs", "printed hoarding panels"),
    ("cable and fittings", "electrical sundries", "switches and cable"),
    ("fencing panels", "fence and posts", "temporary fencing"),
    ("minibus journeys", "transport for residents", "coach and minibus hire"),
    ("cleaning of the welfare cabins", "cabin cleaning", "weekly cleaning"),
)  # fmt: skip
PURPOSES = (
    ("a new cooker", "kitchen equipment fund", "towards the cooker"),
    ("Christmas hampers", "festive food hampers", "hampers at Christmas"),
    ("the roof appeal", "repairs to the roof", "roof fund"),
    ("kit for the under-11s", "football shirts and boots for the juniors", "team kit"),
    ("summer trips", "outings in the holidays", "coach trips for families"),
    ("a hearing loop", "sound system for hard of hearing members", "induction loop"),
    ("heating bills", "fuel costs over winter", "the winter heating bill"),
    ("seeds and tools", "garden tools", "spades, seeds and compost"),
)  # fmt: skip
EQUIPMENT = (
    ("laptops", "refurbished laptop computers", "notebooks with chargers"),
    ("desks and chairs", "office furniture", "surplus desks with chairs"),
    ("paving slabs", "left-over slabs", "slabs from the depot"),
    ("pots of paint", "tins of emulsion", "surplus paint"),
    ("bicycles", "reconditioned bikes", "bikes with locks"),
    ("fire extinguishers", "serviced extinguishers", "extinguishers with brackets"),
    ("folding tables", "trestle tables", "tables for the hall"),
)  # fmt: skip
MENDED = (
    ("washing machines", "washers put right", "repaired washing machines"),
    ("bicycles from the tip", "bikes saved from the tip", "cycles brought back to use"),
    ("lawn mowers", "mowers and strimmers", "garden machines"),
    ("wheelchairs", "wheelchairs serviced and reissued", "mobility aids"),
    ("school chairs", "classroom chairs welded", "chairs from classrooms"),
)  # fmt: skip
TREES = (
    ("oak and hornbeam whips", "native whips", "saplings of oak and hornbeam"),
    ("street trees, lime and maple", "limes and maples along the road", "standard trees in pits"),
    ("fruit trees", "apple, pear and plum", "a small orchard"),
    ("hedgerow plants", "hawthorn and blackthorn hedge", "mixed native hedge"),
    ("alders and willows by the brook", "wet woodland planting", "trees along the stream"),
)  # fmt: skip
WASTE = (
    ("crushed concrete", "concrete and brick for crushing", "hardcore"),
    ("timber off-cuts", "clean wood waste", "wood to the recycler"),
    ("steel reinforcement", "scrap steel", "ferrous metal"),
    ("plasterboard", "gypsum board", "plasterboard off-cuts"),
    ("green waste", "branches and grass for compost", "cuttings for composting"),
    ("cardboard and paper", "baled cardboard", "packaging card"),
)  # fmt: skip
CARBON = (
    ("heat pump in place of the boiler", "boiler taken out, heat pump in", "new heat pump"),
    ("LED lamps in the car park", "low-energy lighting of the car park", "car park relit"),
    ("loft insulation", "lofts topped up to 300 mm", "insulating lofts"),
    ("solar panels on the depot", "photovoltaic roof", "depot roof array"),
)  # fmt: skip
HAULS = (
    ("electric vans for deliveries", "van round switched to electric", "diesel vans replaced"),
    ("loads joined with the neighbouring site", "shared deliveries", "fewer lorries by joint loads"),
    ("staff car sharing", "shared cars to site", "lift share scheme"),
    ("cargo bikes in the centre", "cycle freight", "parcels by cargo bike"),
)  # fmt: skip

TAILS = (
    "", "", "", "", "", "", "", " Part of our social value plan.", " Reported by the site team.",
    " Agreed with the contract manager.", " Photos can be sent.", " See monthly report.",
    " As promised in the tender.", " Arranged by our community lead.", " Entered by the bid team.", " Happy to show more.",
)  # fmt: skip
EVENT_TAILS = (
    *TAILS,
    " Thanks to everybody who came.",
    " Lunch was provided by us.",
    " Weather was kind.",
    " Photos can be sent.",
    " Good feedback from all.",
)
