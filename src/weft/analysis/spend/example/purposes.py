"""What the councils of the invented place buy, from whom, and in what words they enter it."""

from __future__ import annotations

from dataclasses import dataclass

INFLUENCEABLE = "influenceable"
GRANT = "grant"
"""Awarded, not bought; the state's money for early years too: its rate is set, and parents choose the nursery."""


@dataclass(frozen=True)
class Line:
    """A line of a council's business: who spends, on what, and roughly how much a payment is.

    `typical_gbp` is a typical supplier's median payment; `share` the line's part of suppliers.
    """

    department: str
    service: str
    expense: str
    category: str
    code: str
    trades: tuple[str, ...]
    purposes: tuple[str, ...]
    typical_gbp: float
    share: float
    bridge: str = INFLUENCEABLE
    charity: bool = False


def _line(
    place: str,
    expense: str,
    category: str,
    trades: str,
    purposes: str,
    typical: float,
    share: float,
    bridge: str = INFLUENCEABLE,
) -> Line:
    """A row of the table below; several trades or purposes are parted by upright strokes."""
    department, service = place.split(" > ")
    label, code = category.rsplit(" ", 1)
    return Line(
        department, service, expense, label, code, tuple(trades.split("|")),
        tuple(purposes.split("|")), typical, share, bridge,
    )  # fmt: skip


LINES: tuple[Line, ...] = (
    _line("Adult Social Care > Residential and Nursing", "Private Residential Care Homes",
          "Social Care: Adult Residential 311210", "Care Homes|Nursing Homes|Residential Care",
          "Residential placements, four weeks|Nursing placements|Respite stay", 9000, 8),
    _line("Adult Social Care > Support at Home", "Home Care", "Social Care: Adult Home Care 311310",
          "Home Care|Homecare Services|Care at Home", "Home care hours|Extra care scheme", 5200, 6),
    _line("Adult Social Care > Learning Disability", "Supported Living",
          "Social Care: Adult Supported Living 311410", "Supported Living|Community Support",
          "Supported living, four weeks|Day opportunities", 8200, 4),
    _line("Children's Services > Placements", "Independent Fostering Agencies",
          "Social Care: Children Fostering 312110", "Fostering|Children’s Homes",
          "Foster placement|Residential placement, child", 9800, 4),
    _line("Children's Services > Early Years", "Nursery Education Grant",
          "Education: Early Years 281210", "Day Nursery|Pre-School|Childcare",
          "Two year old places|Early years places, term", 3600, 7, GRANT),
    _line("Children's Services > Schools", "Alternative Provision", "Education: Tuition 281310",
          "Tuition|Learning Centre|Education Services", "Tuition, half term|SEND support", 3300, 4),
    _line("Children's Services > Home to School Transport", "Contract Taxis",
          "Passenger Transport: Taxi Services 371110", "Private Hire|Taxis|Minibus Travel",
          "Home to school transport|SEND transport, week", 1500, 6),
    _line("Highways and Environment > Highways", "Carriageway Repairs",
          "Construction: Roads 391210", "Highways|Surfacing|Civil Engineering",
          "Patching|Resurfacing, stage payment|Street lighting columns", 11000, 5),
    _line("Highways and Environment > Waste", "Refuse Collection", "Environment: Waste 321110",
          "Waste Services|Recycling|Skip Hire", "Collection contract|Bulky waste|Bins", 5200, 3),
    _line("Highways and Environment > Parks", "Grounds Maintenance",
          "Horticultural: Grounds 351110", "Grounds Care|Tree Surgeons|Landscapes",
          "Grass cutting|Tree works|Play area inspection", 1700, 4),
    _line("Place > Capital Projects", "Main Contractor Payments", "Construction: Buildings 391110",
          "Construction|Building Contractors|Builders",
          "Interim certificate|School extension, valuation|Leisure centre, valuation", 32000, 4),
    _line("Place > Property", "Repairs and Maintenance of Buildings",
          "Construction: Repairs 391310", "Roofing|Electrical Services|Plumbing & Heating|Joinery",
          "Responsive repair|Planned maintenance|Boiler replacement", 1800, 10),
    _line("Place > Property", "Gas and Electricity", "Utilities: Energy 401110",
          "Energy Supply|Power & Gas", "Electricity, month|Gas, month", 4200, 1),
    _line("Place > Regeneration", "Consultants' Fees", "Consultancy: Property 271210",
          "Architects|Surveyors|Planning Consultants", "Feasibility study|Design fees", 4400, 4),
    _line("Place > Libraries and Culture", "Exhibitions and Events",
          "Arts and Leisure: Events 261110",
          "Events|Theatre Productions|Sound & Light",
          "Festival|Exhibition hire|Stage hire", 1600, 4),
    _line("Corporate Core > ICT", "Software Licences", "ICT: Software 291110",
          "Software|Systems|Digital Services|Networks", "Annual licence|Support contract", 5200, 4),
    _line("Corporate Core > ICT", "Hardware Purchases", "ICT: Hardware 291210",
          "Computers|Office Technology", "Laptops|Screens|Network switches", 3000, 2),
    _line("Corporate Core > People", "Agency Staff", "Human Resources: Agency Staff 301110",
          "Recruitment|Staffing|Interim People", "Agency workers, week|Interim cover", 3000, 5),
    _line("Corporate Core > People", "Training and Development", "Human Resources: Training 301210",
          "Training|Learning & Development|First Aid Training",
          "Course|Apprentice training", 1300, 4),
    _line("Corporate Core > Legal Services", "Legal Fees", "Legal: Advice 331110",
          "Solicitors|Chambers|Legal", "Counsel's fees|Property matters", 2300, 3),
    _line("Corporate Core > Communications", "Printing and Stationery",
          "Stationery: Printing 361110",
          "Print|Signs|Design Studio", "Leaflets|Election stationery|Signs", 1200, 4),
    _line("Corporate Core > Facilities", "Cleaning and Security", "Facilities: Cleaning 341110",
          "Cleaning|Security|Facilities Services", "Office cleaning|Guarding|Key holding", 2200, 4),
    _line("Corporate Core > Facilities", "Provisions", "Catering: Food 251110",
          "Catering Supplies|Produce|Bakery", "School meals|Civic catering", 1100, 3),
    _line("Highways and Environment > Fleet", "Vehicle Purchase and Repair",
          "Vehicles: Fleet 411110", "Commercial Vehicles|Tyres|Vehicle Hire",
          "Hire of vehicle|Vehicle repair|Tyres", 2100, 3),
    _line("Housing > Homelessness", "Temporary Accommodation", "Housing: Temporary 381110",
          "Lettings|Guest House|Property Management",
          "Nightly accommodation|Leased flats", 2900, 4),
)  # fmt: skip

VOLUNTARY: tuple[Line, ...] = (
    Line("Adult Social Care", "Public Health and Wellbeing", "Grants to Voluntary Organisations",
         "Social Care: Voluntary Sector", "311910",
         ("Advice Centre", "Carers’ Network", "Foodshare", "Hospice", "Youth Project",
          "Mind Matters"),
         ("Core grant, quarter", "Social prescribing", "Community grant", "Carers' breaks"),
         3400, 9, GRANT, charity=True),
)  # fmt: skip

FALSE_FRIENDS: tuple[tuple[str, str], ...] = (
    ("Redacted Ink Press Ltd", "Printing and Stationery"),
    ("Redaction Software Ltd", "Software Licences"),
    ("Confidential Shredding (Quillmouth) Ltd", "Cleaning and Security"),
    ("Withheld Tide Chandlery Ltd", "Provisions"),
    ("Personal Data Training Ltd", "Training and Development"),
    ("Total Roofing (Harrowfen) Ltd", "Repairs and Maintenance of Buildings"),
    ("Grand Total Events Ltd", "Exhibitions and Events"),
    ("Blank Page Theatre CIC", "Exhibitions and Events"),
)
"""Firms whose names look like a redaction, a total or an empty cell, and are none."""

REDACTIONS = (
    "REDACTED", "Redacted Personal Information", "REDACTED - PERSONAL DATA", "Name withheld",
    "Personal data withheld", "Redacted under the Data Protection Act", "[Redacted]",
    "Supplier name redacted", "*** REDACTED ***", "Redacted (commercial confidentiality)",
    "Individual - name withheld",
)  # fmt: skip
"""The words that stand in place of a name."""

REDACTED_EXPENSES: tuple[tuple[str, str, str], ...] = (
    ("Adult Social Care", "Direct Payments", "Direct payment, four weeks"),
    ("Children's Services", "Foster Carer Allowances", "Fostering allowance"),
    ("Children's Services", "Special Guardianship Allowances", "Guardianship allowance"),
    ("Housing", "Tenancy Deposits", "Deposit"),
)
