"""What benefits were about, each in the words of several hands; a reader takes those for one."""

from __future__ import annotations

from functools import cache

Topic = tuple[str, ...]
"""One thing in several wordings."""

POSTS: tuple[Topic, ...] = (
    ("traffic marshal", "gateman for deliveries", "banksman"),
    ("site administrator", "office junior on site", "admin assistant for the site"),
    ("bricklayer", "brickie", "trowel hand"),
    ("groundworker", "ground worker", "labourer on groundworks"),
    ("cleaning operative", "cleaner", "housekeeping assistant"),
    ("warehouse operative", "picker and packer", "stores assistant"),
    ("trainee estimator", "estimating trainee", "junior estimator"),
    ("care worker", "carer for visits at home", "home care assistant"),
    ("catering assistant", "kitchen porter", "canteen help"),
    ("street sweeper", "street cleansing operative", "barrow beat operative"),
    ("customer adviser", "call handler", "contact centre adviser"),
    ("gardener", "grounds maintenance operative", "grounds person"),
    ("driver's mate", "loader on the collection rounds", "refuse loader"),
    ("document controller", "document control assistant", "drawings clerk"),
)
TRADES: tuple[Topic, ...] = (
    ("carpentry and joinery", "site joinery", "carpentry"),
    ("electrical installation", "electrician", "electrical fitting"),
    ("plumbing and heating", "plumber", "heating engineer"),
    ("bricklaying", "brickwork", "bricklayer"),
    ("business administration", "office administration", "business admin"),
    ("civil engineering technician", "civils technician", "technician in civil engineering"),
    ("quantity surveying", "surveyor (quantities)", "commercial trainee (QS)"),
    ("plastering", "plasterer", "dry lining and plaster"),
    ("painting and decorating", "decorator", "painter"),
    ("health and social care", "adult care", "care and support"),
    ("highways maintenance", "road maintenance", "highway operative"),
    ("horticulture", "landscaping", "parks gardener"),
    ("vehicle maintenance", "fleet mechanic", "HGV fitter"),
    ("IT support", "digital support technician", "service desk technician"),
)
COURSES: tuple[Topic, ...] = (
    ("First Aid at Work", "FAW three-day first aid", "first aider course"),
    ("Mental Health First Aid", "MHFA", "mental health first aiders"),
    ("Food Safety and Hygiene", "food hygiene certificate", "food handlers' course"),
    ("Site Supervision Safety", "SSSTS", "supervisors' safety scheme"),
    ("Asbestos Awareness", "asbestos training", "UKATA awareness"),
    ("Team Leading", "ILM team leader", "first line management"),
    ("Customer Service", "customer care award", "serving customers award"),
    ("Digital Skills", "essential digital award", "IT basics certificate"),
    ("Confined Spaces", "working in confined space", "confined-space entry ticket"),
    ("Plant Operation", "CPCS plant ticket", "excavator operator's card"),
    ("Working at Height", "ladders and harness training", "height safety"),
    ("Carbon Literacy", "carbon literate certificate", "climate training (CLP)"),
    ("Retrofit Assessor", "domestic retrofit assessment", "retrofit assessors' award"),
    ("English for Work", "workplace English", "functional English"),
)
CAREERS: tuple[Topic, ...] = (
    ("careers fair", "careers event", "stall at the jobs fair"),
    ("mock interviews", "interview practice", "practice interviews"),
    ("site visit", "tour of the works", "visit to the site"),
    ("CV workshop", "help with CVs", "writing a first CV"),
    ("bridge-building challenge", "model bridges", "engineering challenge with straws"),
    ("assembly about apprenticeships", "apprenticeship talk", "talk on earning while learning"),
    ("bricklaying taster", "have-a-go brickwork", "build-a-wall outing"),
    ("women in construction talk", "talk by women engineers", "girls into engineering"),
    ("coding club", "robot programming", "programming for beginners"),
    ("enterprise day", "start-a-business contest", "dragon's den contest"),
)
VOLUNTEERING: tuple[Topic, ...] = (
    ("painting the hall", "decorating the main hall", "two coats of emulsion in the hall"),
    ("clearing out the store", "store room tidied", "tidy-up of the store cupboard"),
    ("clearing brambles", "cutting back the undergrowth", "scrub clearance"),
    ("building raised beds", "planters from sleepers", "raised planters"),
    ("putting up shelves", "new shelves", "shelving"),
    ("mending the fence", "fence repairs", "new fence panels"),
    ("serving lunch", "waiting at tables", "help in the kitchen"),
    ("laying a path", "new footpath", "path with gravel and edging"),
    ("running the tombola", "stall at the summer fete", "fete helpers"),
    ("stewarding the fun run", "marshals for the fun run", "fun run helpers"),
    ("putting up a shed", "new shed", "shed built"),
    ("clearing gutters", "gutters and downpipes", "roof drainage clean"),
)
ADVICE: tuple[Topic, ...] = (
    ("funding bid", "lottery application", "bid writing"),
    ("lease review", "reading the lease", "legal look at the tenancy"),
    ("year-end accounts", "annual accounts", "accounts for the trustees"),
    ("health and safety policy", "H&S policy", "safety policy and risk assessments"),
    ("website rebuild", "new web pages", "help with the website"),
    ("building survey", "condition survey of the roof", "surveyor's inspection"),
    ("HR handbook", "employment policies", "staff handbook"),
    ("data protection", "GDPR check", "privacy notices"),
    ("business plan", "five-year plan", "planning for growth"),
    ("energy audit", "energy check of the building", "heat loss survey"),
)
MONEY: tuple[Topic, ...] = (
    ("new kit", "strips and equipment", "playing kit"),
    ("minibus fund", "minibus appeal", "towards the minibus"),
    ("day trip", "seaside outing", "coach outing"),
    ("food hampers", "hampers", "boxes of groceries"),
    ("roof appeal", "roof fund", "mending the roof"),
    ("sensory room", "quiet room for children", "sensory equipment"),
    ("warm hub", "warm space", "keeping the hall heated"),
    ("defibrillator", "AED for the wall", "heart-start machine"),
    ("instruments", "brass and drums", "musical equipment"),
    ("holiday hunger", "free lunches in the holidays", "holiday meals"),
    ("volunteers' expenses", "expenses of volunteers", "bus fares for helpers"),
    ("charity golf day", "golf day proceeds", "raised at the golf day"),
)
THINGS: tuple[Topic, ...] = (
    ("laptops", "refurbished notebooks", "reconditioned computers"),
    ("office desks", "desks from our old office", "surplus desks"),
    ("paint", "tins of emulsion", "masonry paint"),
    ("high-visibility vests", "hi-vis waistcoats", "hi vis tabards"),
    ("picnic tables", "outdoor tables", "benches with tables"),
    ("bicycles", "second-hand bikes", "reconditioned cycles"),
    ("tool kits", "hand tools", "boxes of tools"),
    ("timber boards", "scaffold boards", "planks from site"),
    ("duvets", "bedding sets", "quilts and pillows"),
    ("books", "reading books", "children's stories"),
    ("planters", "flower tubs", "plant pots"),
    ("toys", "games and jigsaws", "presents for children"),
)
PURCHASES: tuple[Topic, ...] = (
    ("scaffold hire", "scaffolding for the gable", "access scaffold"),
    ("skip hire", "skips", "waste containers"),
    ("printing of leaflets", "leaflets and banners", "print work"),
    ("catering for the open day", "buffet", "sandwiches and drinks"),
    ("welfare cabins", "site cabins", "portable offices"),
    ("ready-mix concrete", "concrete", "C35 mix"),
    ("joinery package", "doors and frames", "second-fix joinery"),
    ("security guarding", "night watch", "guards out of hours"),
    ("tool hire", "hire of small plant", "breakers and generators"),
    ("landscaping", "turf and planting", "soft landscape"),
    ("workwear", "protective clothing", "boots and jackets"),
    ("window cleaning", "glass cleaning", "cleaning of the windows"),
)
WASTE: tuple[Topic, ...] = (
    ("crushed brick", "brick hardcore", "masonry arisings"),
    ("timber offcuts", "waste wood", "wood from formwork"),
    ("plasterboard", "gypsum board", "board offcuts"),
    ("scrap metal", "steel and copper scrap", "metals"),
    ("carpet tiles", "used floor tiles of carpet", "carpet squares"),
    ("road planings", "asphalt planings", "bituminous planings"),
    ("cardboard", "packaging card", "card and paper"),
    ("soil", "excavated earth", "clean spoil"),
    ("office furniture", "chairs and cabinets", "old furniture"),
)
TREES: tuple[Topic, ...] = (
    ("hedge of hawthorn", "hawthorn whips", "quickthorn hedging"),
    ("orchard", "apple and pear trees", "fruit trees"),
    ("oak and birch", "native broadleaves", "woodland whips"),
    ("street cherries", "flowering cherry", "ornamental cherries"),
    ("alder and willow", "wet woodland", "riverside willows"),
    ("lime avenue", "limes along the drive", "avenue of limes"),
)
CARBON: tuple[Topic, ...] = (
    ("heat pumps", "air source heating", "boilers replaced by heat pumps"),
    ("solar panels", "rooftop solar", "PV array"),
    ("LED lighting", "new LED lamps", "lamps changed to LED"),
    ("warm-mix asphalt", "lower temperature surfacing", "asphalt laid warm"),
    ("cavity insulation", "insulated cavity walls", "wall insulation"),
    ("HVO fuel", "vegetable oil in the plant", "diesel replaced by HVO"),
    ("low-carbon concrete", "cement replacement", "GGBS mix"),
)
ROOMS: tuple[Topic, ...] = (
    ("committee meeting", "trustees' meeting", "meeting of the committee"),
    ("choir practice", "choir rehearsal", "choir night"),
    ("toddler group", "parents and toddlers", "stay and play"),
    ("chair exercise", "seated exercise", "gentle exercise"),
    ("chess", "chess club", "boards and clocks"),
    ("bereavement circle", "grief support", "bereavement meetings"),
    ("repair bench", "fixers' bench", "mending night"),
    ("dance class", "line dancing", "dancing"),
)
LESSONS: tuple[Topic, ...] = (
    ("conversation English", "English conversation", "talking practice"),
    ("English for parents", "parents' English", "family English"),
    ("English for the theory test", "driving theory English", "theory test language"),
    ("reading and writing English", "literacy in English", "English literacy"),
    ("English for care work", "care workers' English", "language for carers"),
)
LITTER: tuple[Topic, ...] = (
    ("canal towpath", "towpath", "canal banks"),
    ("beach clean", "foreshore", "strandline"),
    ("river bank", "riverside pick", "along the weir"),
    ("back alleys", "ginnels", "rear lanes"),
    ("station approach", "railway footbridge", "path to the platforms"),
    ("school run route", "walk to school", "pavement by the school"),
)
REPAIRS: tuple[Topic, ...] = (
    ("toasters and kettles", "small kitchen appliances", "kettles"),
    ("lamps", "lamps and plugs", "bedside lights"),
    ("bike brakes", "brakes and gears", "cycle repairs"),
    ("zips and hems", "clothes mended", "sewing repairs"),
    ("chairs glued", "wobbly chairs", "furniture joints"),
    ("phones", "phone screens", "mobile repairs"),
)
MEALS: tuple[Topic, ...] = (
    ("Sunday roast", "roast dinner", "sunday dinner"),
    ("soup lunch", "soup and bread", "soup kitchen lunch"),
    ("curry night", "curries together", "shared curry"),
    ("fish and chips", "fish supper", "chip supper"),
    ("breakfast club for elders", "elders' breakfast", "cooked breakfast"),
    ("cook and eat", "cooking together", "make-and-share meal"),
)


@cache
def fold(text: str) -> str:
    """A text in small letters, without its marks, words parted by one space."""
    kept = "".join(each if each.isalnum() else " " for each in text.lower().replace("'", ""))
    return f" {' '.join(kept.split())} "


@cache
def about(text: str, topics: tuple[Topic, ...]) -> frozenset[Topic]:
    """The things of which a text speaks, in whatever wording."""
    folded = fold(text)
    return frozenset(topic for topic in topics if any(fold(each) in folded for each in topic))
