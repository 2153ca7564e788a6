"""Wendmoor, an invented county of five districts: who works there, for whom, and under which agreements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

COUNTY = "wendmoor"
DISTRICTS = {
    "ashkeld": ("Market", "Kelds", "Priory", "Nether Fold", "Stanway", "Thorpe Hill"),
    "brantholme": ("Quayside", "Holme", "Castle", "Mill Brow", "Gallows Lane", "Fell Top"),
    "calderby": ("Old Town", "Calder Vale", "Spinners", "Lowfield", "Tarn", "Beck Foot", "Union"),
    "dunscar": ("Scar End", "Colliery", "Church Green", "Moorside", "Lathes"),
    "eskmouth": ("Harbour", "Sands", "Lighthouse", "Saltcoats", "Esk Bridge", "Newtown"),
}
FAMILIES = (
    "Harker", "Tyldsen", "Ormeroyd", "Postle", "Grindrod", "Vickerstaff", "Lomas", "Entwhistle", "Pickavance",
    "Sagar", "Threlkeld", "Birtwell", "Mashiter", "Noblett", "Cragg", "Dewhurst", "Fawcett", "Gornall",
    "Hesketh", "Iddon", "Jolleys", "Kellet", "Leeming", "Metcalfe", "Nuttall", "Openshaw", "Parkinson",
    "Ramsbottom", "Scarisbrick", "Tattersall", "Unsworth", "Wolstenholme", "Yarwood", "Alker", "Bibby",
)  # fmt: skip
TRADES = (
    "Civils", "Construction", "Highways", "Homes", "Facilities", "Catering", "Care", "Digital", "Waste",
    "Energy", "Landscapes", "Transport",
)  # fmt: skip
SUBTRADES = (
    "Roofing", "Groundworks", "Scaffolding", "Electrical", "Plastering", "Joinery", "Cleaning", "Glazing",
    "Security", "Plant Hire", "Flooring", "Demolition",
)  # fmt: skip
PATRONS = (
    "St Brannoc's", "St Oswin's", "Holy Rood", "Beacon", "Lantern", "Fellgate", "Weavers", "Riverside", "Hawthorn",
    "Old Forge", "Larkrise", "Saltings", "Ropewalk", "Bluebell", "Kingfisher", "Tollgate", "Mariners", "Orchard",
    "Pennine", "Chapel Street", "Viaduct", "Long Meadow", "St Hilda's", "Cobden", "Peel", "Wharf Lane", "Moss Bank",
)  # fmt: skip
SCHOOLS = ("Primary School", "High School", "Academy", "Sixth Form College")
CHARITIES = (
    "Food Bank", "Community Centre", "Carers' Group", "Hospice", "Women's Centre", "Youth Club", "Men's Shed",
    "Boxing Club", "Scout Group", "Allotment Society", "Advice Centre", "Refuge", "Family Centre", "Baby Bank",
)  # fmt: skip
SUPPLIERS = ("Print Workshop", "Community Café", "Upholstery Co-op", "Bike Works", "Recycling CIC")


@dataclass(frozen=True)
class Firm:
    """An organisation that delivers."""

    key: str
    name: str


@dataclass(frozen=True)
class Receiver:
    """An organisation of the place that benefits."""

    key: str
    name: str
    ward: str
    district: str


@dataclass(frozen=True)
class Agreement:
    """What binds a firm to a council, and what it lies under."""

    key: str
    holder: str
    district: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """All that is known of the county."""

    contains: dict[str, str]
    related: dict[str, str]
    firms: tuple[Firm, ...]
    """Those who hold agreements with councils."""
    subs: tuple[Firm, ...]
    colleges: tuple[Firm, ...]
    works_for: dict[str, tuple[str, ...]]
    """From a contractor to its subcontractors."""
    groups: tuple[tuple[Firm, ...], ...]
    schools: tuple[Receiver, ...]
    charities: tuple[Receiver, ...]
    suppliers: tuple[Receiver, ...]
    agreements: dict[str, tuple[Agreement, ...]]
    """From a firm to what it holds."""

    @property
    def receivers(self) -> tuple[Receiver, ...]:
        """Schools and charities."""
        return self.schools + self.charities


def slug(name: str) -> str:
    """A key out of a name."""
    plain = "".join(each for each in name.lower() if each.isalnum() or each in " -")
    return "-".join(plain.split())


def place(rng: Random, size: int) -> Place:
    """The county, with the more firms the more is recorded in it."""
    contains = dict(_areas())
    firms = tuple(_firms(rng, TRADES, 40 + size // 80))
    subs = tuple(_firms(rng, SUBTRADES, 50 + size // 80))
    groups = tuple(_groups(rng, firms))
    colleges = tuple(
        Firm(f"college-{district}", f"{district.title()} College") for district in DISTRICTS
    )
    works_for = {
        firm.key: tuple(sub.key for sub in rng.sample(subs, rng.randint(2, 4))) for firm in firms
    }
    many = 60 + size // 40
    return Place(
        contains=contains,
        related={firm.key: f"group-{n}" for n, group in enumerate(groups) for firm in group},
        firms=firms,
        subs=subs,
        colleges=colleges,
        works_for=works_for,
        groups=groups,
        schools=tuple(_receivers(rng, SCHOOLS, many // 2)),
        charities=tuple(_receivers(rng, CHARITIES, many)),
        suppliers=tuple(_receivers(rng, SUPPLIERS, many // 3)),
        agreements={each.key: tuple(_agreements(rng, each)) for each in (*firms, *colleges)},
    )


def ward_code(district: str, ward: str) -> str:
    """The code of a ward."""
    return f"{district[:3].upper()}-{DISTRICTS[district].index(ward) + 1:02}"


def _areas() -> Iterator[tuple[str, str]]:
    for district, wards in DISTRICTS.items():
        yield district.upper(), COUNTY.upper()
        for ward in wards:
            yield ward_code(district, ward), district.upper()


def _firms(rng: Random, trades: Sequence[str], many: int) -> Iterator[Firm]:
    endless = (
        f"{family} {trade}{again}" for again in ("", " North", " Group") for family in FAMILIES for trade in trades
    )  # fmt: skip
    names = list(islice(endless, max(many, len(FAMILIES) * len(trades))))
    for name in rng.sample(names, many):
        yield Firm(slug(name), f"{name} Ltd")


def _groups(rng: Random, firms: Sequence[Firm]) -> Iterator[tuple[Firm, ...]]:
    """A third of the firms, in groups of two to four."""
    left = rng.sample(firms, len(firms) // 3)
    while len(left) >= 2:
        many = rng.randint(2, 4)
        group, left = left[:many], left[many:]
        if len(group) >= 2:
            yield tuple(group)


def _receivers(rng: Random, kinds: Sequence[str], many: int) -> Iterator[Receiver]:
    """Each in a ward; no two have one name, for what has one is made where it decides."""
    names = [f"{patron} {kind}" for patron in PATRONS for kind in kinds]
    more = [f"{ward} {kind}" for wards in DISTRICTS.values() for ward in wards for kind in kinds]
    for name in rng.sample(names + more, min(many, len(names) + len(more))):
        district = rng.choice(sorted(DISTRICTS))
        ward = rng.choice(DISTRICTS[district])
        yield Receiver(slug(name), name, ward_code(district, ward), district)


def _agreements(rng: Random, firm: Firm) -> Iterator[Agreement]:
    """Contracts, call-offs under a framework, planning obligations of an area plan, grants."""
    for district in rng.sample(sorted(DISTRICTS), rng.randint(2, 4)):
        kind = rng.choice(["contract", "contract", "call-off", "call-off", "planning", "grant"])
        above = {
            "call-off": (f"framework-{rng.choice(['works', 'services', 'highways'])}",),
            "planning": (f"area-plan-{district}", "programme-growth"),
        }
        number = rng.randint(100, 999)
        key = f"{district[:3]}-{kind}-{firm.key}-{number}"
        yield Agreement(key, firm.key, district, above.get(kind, ()))
