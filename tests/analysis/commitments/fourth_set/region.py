"""A region of invented councils on both sides of a border: who works there, for whom, and under what."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from weft.analysis.commitments.benefit import Contains, Related

REGION = "E47000091"
DISTRICTS = {"Aldwater": "E08000901", "Brynfa": "W06000902", "Castlemoss": "E08000903",
             "Denholt": "E07000904", "Glanrhyd": "W06000905", "Hartmere": "E06000906"}  # fmt: skip
WARDS_EACH, NEIGHBOURHOODS_EACH = 9, 3

WORDS = ("Abbotshey", "Bankfield", "Brynteg", "Cefnmawr", "Coldwell", "Crossgates", "Dolwen", "Eastlow", "Fernhill",
         "Gorsedd", "Greenhurst", "Hafod", "Hazelmere", "Ironbank", "Kilnside", "Larkhill", "Llanfor", "Lowmoor", "Maesgwyn",
         "Marlpits", "Millgate", "Netherby", "Oakenholt", "Overton", "Parkgate", "Pentrefelin", "Priory Lane", "Quarry Bank",
         "Ravensfield", "Saltney Ferry", "Sandway", "Silverdale", "Tanyard", "Thornley", "Trefnant", "Underwood", "Vicarage Road",
         "Wepre", "Whitegate", "Woodvale")  # fmt: skip
KINDS: dict[str, tuple[str, ...]] = {
    "school": ("{} Primary School", "{} Church in Wales School", "{} Infants", "Ysgol {}"),
    "high": ("{} High School", "{} Academy"),
    "college": ("{} College", "{} Sixth Form"),
    "foodbank": ("{} Foodbank", "{} Community Pantry", "{} Food Share"),
    "group": ("{} Community Centre", "{} Youth Club", "{} Men's Shed", "{} Community Garden", "{} Scout Group", "{} Village Hall"),
    "park": ("Friends of {} Park", "{} Woods Trust", "{} Country Park Volunteers"),
    "charity": ("{} Hospice", "{} Women's Refuge", "{} Carers' Support", "{} Homeless Action", "{} Age Concern"),
    "supplier": ("{} Joinery Ltd", "{} Print & Signs", "{} Plant Hire Ltd", "{} Catering Co", "{} Fencing Ltd"),
    "enterprise": ("{} Repair Café CIC", "{} Makers CIC", "{} Bike Works CIC"),
}  # fmt: skip
FIRM_WORDS = ("Aldersyke", "Brackenhall", "Cadwallon", "Dunmoss", "Ennerby", "Fernyhough", "Gwynfryn", "Hollowell", "Ingshaw",
              "Kestrel", "Llewellyn & Pace", "Mostyn", "Northolme", "Orrishaw", "Penmaen", "Quernmoor", "Rigby Hart", "Sandlow",
              "Tarporley", "Ullscar", "Vyrnwy", "Wolstan", "Yewbarrow", "Ashlar")  # fmt: skip
TRADES = (
    "Construction",
    "Civils",
    "Facilities",
    "Highways",
    "Care",
    "Electrical",
    "Landscapes",
    "Architects",
)

Unit = tuple[int, str]
HOURS, WEEKS, POUNDS, KILOS = (60, "{} hours"), (10, "{} weeks"), (100, "£{:,}"), (1000, "{} kg")
DAYS, PEOPLE, COUNT = (10, "{} days"), (1, "{} people"), (1, "{}")
SUBJECTS: dict[str, Unit] = {
    "apprentice weeks": WEEKS, "apprentices": PEOPLE, "apprenticeships completed": PEOPLE, "jobs": PEOPLE,
    "placement weeks": WEEKS, "placements": PEOPLE, "placement hours": HOURS, "volunteering": HOURS,
    "volunteer days": DAYS, "school hours": HOURS, "pupils": PEOPLE, "gifts": POUNDS, "gifts in kind": POUNDS,
    "things given": COUNT, "food": KILOS, "meals": COUNT, "carbon": KILOS, "fuel": COUNT, "local spend": POUNDS,
    "trained": PEOPLE, "training hours": HOURS, "space": HOURS, "space value": POUNDS, "expertise": HOURS,
    "expert days": DAYS, "mentoring": HOURS, "mentored": PEOPLE, "trees": COUNT, "surveyed": PEOPLE, "waste": KILOS,
    "accreditation": COUNT, "loan days": DAYS,
}  # fmt: skip
FRAMEWORKS = ("marches:2024", "gwerth:2023", "highways-dps:2")


def _codes() -> dict[tuple[str, str], str]:
    """Each framework counts every subject under a code of its own."""
    codes = {}
    for framework in FRAMEWORKS:
        numbers = Random(framework).sample(range(1, 90), len(SUBJECTS))
        for subject, number in zip(SUBJECTS, numbers, strict=True):
            codes[framework, subject] = f"{framework}/{framework[0].upper()}{number}"
    return codes


CODES = _codes()


@dataclass(frozen=True)
class Receiver:
    """Who may receive something."""

    org: str
    name: str
    word: str
    ward: str
    district: str


@dataclass(frozen=True)
class Deal:
    """An agreement as its parties know it."""

    agreement: str
    under: tuple[str, ...]
    firm: str
    subs: tuple[str, ...]
    client: str
    district: str
    framework: str


class Region:
    """Areas, receivers, firms and agreements, the same for the same Random."""

    def __init__(self, rng: Random) -> None:
        self.contains: dict[str, str] = {}
        self.wards: dict[str, list[str]] = {}
        for n, district in enumerate(DISTRICTS.values()):
            self._lay_out(n, district)
        self.receivers = self._receivers(rng)
        self.related: dict[str, str] = {}
        self.firms = [f"{word} {trade}" for word in FIRM_WORDS for trade in rng.sample(TRADES, 3)]
        self.groups = self._groups(rng)
        grouped = {firm for group in self.groups for firm in group}
        self.alone = [firm for firm in self.firms if firm not in grouped]
        self.deals = [self._deal(n, rng) for n in range(160)]

    def _lay_out(self, n: int, district: str) -> None:
        self.contains[district] = REGION
        self.wards[district] = [f"{district[0]}05{n:02}{ward:04}" for ward in range(WARDS_EACH)]
        for ward in self.wards[district]:
            self.contains[ward] = district
            for near in range(NEIGHBOURHOODS_EACH):
                self.contains[f"{ward[0]}01{ward[3:]}{near}"] = ward

    def _receivers(self, rng: Random) -> dict[str, list[Receiver]]:
        of: dict[str, list[Receiver]] = {}
        for word in WORDS:
            district = rng.choice(list(self.wards))
            ward = rng.choice(self.wards[district])
            for kind, names in KINDS.items():
                of.setdefault(kind, []).extend(
                    Receiver(_slug(name.format(word)), name.format(word), word, ward, district)
                    for name in names
                )
        return of

    def _groups(self, rng: Random) -> list[list[str]]:
        """Firms of one name, in every other name, are one group."""
        groups = []
        for word in sorted(rng.sample(FIRM_WORDS, len(FIRM_WORDS) // 2)):
            group = [firm for firm in self.firms if firm.startswith(word)]
            self.related |= {_slug(firm): f"group-{_slug(word)}" for firm in group}
            groups.append(group)
        return groups

    def _deal(self, n: int, rng: Random) -> Deal:
        name, district = rng.choice(list(DISTRICTS.items()))
        firm = rng.choice(self.firms)
        others = [one for one in self.alone if one.split()[0] != firm.split()[0]]
        above = (f"framework-{n % 11}", f"area-{n % 4}") if n % 3 else (f"framework-{n % 11}",)
        return Deal(
            agreement=f"call-off-{n}",
            under=above if n % 5 else (),
            firm=_slug(firm),
            subs=tuple(_slug(one) for one in rng.sample(others, 2)),
            client=f"{_slug(name)}-council",
            district=district,
            framework=FRAMEWORKS[n % len(FRAMEWORKS)],
        )

    def known(self) -> tuple[Contains, Related]:
        """What is known of the place."""
        return dict(self.contains), dict(self.related)


def _slug(name: str) -> str:
    words = ("".join(c for c in word if c.isalnum()) for word in name.lower().split())
    return "-".join(word for word in words if word)
