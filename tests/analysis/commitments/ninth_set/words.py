"""In which words people type what was done: each thing by several, and each kind of benefit in several ways."""

from __future__ import annotations

Thing = tuple[str, ...]
"""One thing in the words that different hands write for it."""

THINGS: dict[str, tuple[Thing, ...]] = {
    "volunteering": (
        ("painting the hall", "redecorating the main hall", "decorating (hall walls)"),
        ("clearing the garden", "garden tidy-up", "cutting back the overgrown garden"),
        ("sorting food parcels", "packing food parcels", "food parcel packing"),
        ("litter pick", "picking litter round the estate", "street clean-up"),
        ("building raised beds", "putting up raised planters", "making planters"),
        ("repairing the fence", "mending the boundary fence", "fence repairs"),
    ),
    "advice": (
        ("help with the accounts", "bookkeeping support", "accounts surgery"),
        ("advice on a funding bid", "bid writing support", "help with a lottery application"),
        ("health and safety review", "H&S check of the building", "safety advice"),
        ("advice on the lease", "pro bono legal advice on the lease", "help with lease terms"),
    ),
    "careers": (
        ("mock interviews", "practice interviews", "interview practice"),
        ("careers talk", "talk about jobs in the industry", "assembly on careers"),
        ("CV workshop", "help with CVs", "session on writing a CV"),
        ("site tour for pupils", "pupils shown round site", "school visit to site"),
    ),
    "money": (
        ("new kit", "sports kit", "kit and balls"),
        ("summer holiday club", "holiday scheme", "summer play scheme"),
        ("kitchen equipment", "a new cooker", "oven for the kitchen"),
        ("Christmas hampers", "festive hampers", "xmas food hampers"),
    ),
    "things": (
        ("laptops", "notebook computers", "laptop computers"),
        ("desks", "office desks", "surplus desks"),
        ("tins of paint", "paint (5l tins)", "tubs of emulsion"),
        ("coats", "winter coats", "warm jackets"),
        ("books", "reading books", "children's books"),
    ),
    "trade": (
        ("bricklaying", "bricklayer", "brickwork"),
        ("electrical", "electrician", "electrical installation"),
        ("joinery", "joiner", "carpentry and joinery"),
        ("business admin", "office admin", "business administration"),
        ("plumbing", "plumber", "plumbing and heating"),
        ("quantity surveying", "trainee QS", "quantity surveyor"),
    ),
    "role": (
        ("site labourer", "general operative", "labourer"),
        ("cleaner", "cleaning operative", "domestic cleaner"),
        ("kitchen assistant", "catering assistant", "kitchen porter"),
        ("gateman", "traffic marshal", "gate and traffic marshal"),
        ("care assistant", "carer", "care worker"),
    ),
    "course": (
        ("food hygiene level 2", "L2 food hygiene", "food safety L2"),
        ("first aid at work", "FAW 3-day first aid", "first aid certificate"),
        ("CSCS green card", "CSCS labourer card", "site safety card (CSCS)"),
        ("forklift", "forklift truck ticket", "FLT counterbalance"),
    ),
    "supply": (
        ("window cleaning", "cleaning of windows", "window clean"),
        ("catering for events", "buffet lunches", "event catering"),
        ("fencing materials", "timber and fencing", "fence panels"),
        ("printing", "print of leaflets", "leaflet printing"),
        ("minibus hire", "hire of minibuses", "transport (minibus)"),
    ),
    "waste": (
        ("timber", "clean wood", "pallets and timber"),
        ("scrap metal", "metals", "mixed metal"),
        ("crushed concrete", "hardcore", "concrete and brick"),
        ("plasterboard", "gypsum board", "plasterboard offcuts"),
    ),
    "carbon": (
        ("LED lighting", "LED lights fitted", "change to LED lamps"),
        ("solar panels", "PV on the roof", "solar PV array"),
        ("HVO in place of diesel", "HVO fuel in plant", "plant run on HVO"),
        ("low carbon concrete", "cement replacement mix", "GGBS concrete"),
    ),
}

WAYS: dict[str, tuple[str, ...]] = {
    "volunteering": ("Staff volunteering: {what} at {who}", "Team day - {what}, {who}", "{what} for {who} by our staff", "Community day at {who} ({what})"),
    "advice": ("{what} for {who}", "Pro bono: {what}, {who}", "Our staff gave {who} {what}", "Expert time given to {who} - {what}"),
    "careers": ("{what} at {who}", "{who}: {what} with our staff", "Careers activity, {what}, pupils of {who}", "We did {what} for {who}"),
    "money": ("Donation to {who} for {what}", "Gave {who} money towards {what}", "{who} - cash donation, {what}", "Gift of money: {what} ({who})"),
    "things": ("{what} given to {who}", "Donated {what} to {who}", "{who} received {what} from us", "In-kind donation - {what}, {who}"),
    "apprentice": ("Apprentice started, {what}", "New apprentice ({what})", "{what} apprentice taken on", "Apprenticeship start - {what}"),
    "job": ("New starter, {what}", "Local person started as {what}", "Job start: {what}", "Recruited {what} from the area"),
    "placement": ("Work placement, {what}", "Paid placement with the {what} team", "Placement on site - {what}", "Work experience (paid) {what}"),
    "qualification": ("Passed {what}", "{what} achieved", "Qualification gained: {what}", "Training completed - {what}"),
    "spend": ("Spend on {what}", "{what} bought from local firm", "Paid for {what}", "Invoice for {what}"),
    "waste": ("{what} taken for recycling", "Diverted from landfill: {what}", "{what} recycled", "Recycling of {what}"),
    "carbon": ("Carbon saved by {what}", "{what} - CO2e avoided", "Emissions saving, {what}", "{what}, carbon reduction"),
    "trees": ("Trees planted at {who}", "Tree planting, {who}", "Planted whips and standards, {who}"),
}  # fmt: skip
SHORT = (
    (" and ", " & "), ("volunteering", "vol."), ("Apprenticeship", "App'ship"), ("apprentice", "appr."), ("with ", "w/ "),
    ("community", "comm."), ("Community day", "Comm. day"), ("Donation", "Don."), ("hours", "hrs"), ("started", "strtd"),
    ("received", "rec'd"), ("placement", "plcmt"), ("Qualification", "Qual"), ("delivered", "del'd"),
)  # fmt: skip
"""What people in a hurry write for it."""
