"""What was done, in another's words and in an officer's shorthand."""

from __future__ import annotations

OTHERWISE: dict[str, str] = {
    "painting the main hall": "decorated the big room", "clearing brambles from the sensory garden": "cut back overgrowth so wheelchair users can get round",
    "building raised beds": "made planters out of old boards", "repairing the fence": "mended broken panels along the boundary",
    "laying a new path": "put down slabs from gate to door", "sorting the storeroom": "cleared out cupboards and labelled boxes",
    "re-felting the shed roof": "stopped the leak over the workshop", "fitting shelves in the kitchen": "put up racking for pans",
    "a careers talk on site engineering": "our engineer explained her job to the class", "mock interviews": "pupils practised being interviewed for a job",
    "a CV workshop": "helped students write their first résumé", "an assembly on women in construction": "spoke to the whole school about girls in the trades",
    "a STEM bridge-building challenge": "teams made spans out of spaghetti and tape", "a hard-hat and road safety session": "children learned to keep away from diggers and lorries",
    "a talk on careers in care": "told sixth formers what a carer's day is like", "a coding taster": "an afternoon of programming small robots",
    "a 'meet the architect' lesson": "pupils designed a house with one of our designers",
    "the minibus appeal": "helping them buy new transport", "new kitchen equipment": "oven and fridge bought with our money", "the summer holiday scheme": "activities for children in August",
    "football kit": "shirts for the under-11s", "the Christmas appeal": "presents for families in December", "the heating bill": "keeping the radiators on",
    "a new boiler": "replacing the old heating", "the carnival": "floats and music for the parade", "replacement windows": "new double glazing",
    "paving slabs and sand": "flags and bedding for the yard", "surplus paint and brushes": "leftover emulsion and rollers", "office desks and chairs": "furniture from our refit",
    "timber sleepers": "big baulks of wood", "two tonnes of topsoil": "a lorry of earth", "PPE and hand tools": "gloves, goggles, spades", "a storage container": "a steel box to keep things dry",
    "carpet tiles": "flooring left from a job", "kitchen units from our show flat": "cupboards and worktop out of the marketing suite",
}  # fmt: skip
SHORT = (("Volunteering", "Vol"), ("volunteers", "vols"), ("Community Centre", "CC"), ("Community Garden", "CG"), ("Primary School", "PS"), ("High School", "HS"), ("Church in Wales School", "CiW Sch"),
         ("Youth Club", "YC"), ("Village Hall", "VH"), ("colleagues", "staff"), ("donated", "don."), ("Donation", "Don."), ("hours", "hrs"), ("received", "rec'd"), ("Materials", "Mats"), ("delivered", "del'd"),
         ("people", "ppl"), (" and ", " & "), (" with ", " w/ "), (" of ", " "), (" the ", " "), (" our ", " "), (" from ", " ex "), ("Foodbank", "FB"), ("College", "Coll"))  # fmt: skip


def shorthand(words: str) -> str:
    """The words as an officer in a hurry types them."""
    for long, short in SHORT:
        words = words.replace(long, short)
    return words
