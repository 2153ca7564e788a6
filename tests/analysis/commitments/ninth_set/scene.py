"""The city region in which the ninth set plays: who acts in it, and how its people type what they did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from tests.analysis.commitments.ninth_set import names
from tests.analysis.commitments.ninth_set.measures import EDITIONS, measure_of
from tests.analysis.commitments.ninth_set.words import SHORT, THINGS, WAYS, Thing
from weft.analysis.commitments.benefit import Evidence, EvidenceKind, Recorded

T = TypeVar("T")
COHORTS = ("care-leavers", "over-50s", "young-people", "disabled-people", "long-term-unemployed", "ex-offenders")  # fmt: skip
SPENDING = ("group spend", "local spend", "small firms")
FIRST_DAY, DAYS = date(2024, 1, 8), 760


@dataclass(frozen=True)
class Organisation:
    """Somebody who acts in the place, by key and name."""

    key: str
    name: str


@dataclass(frozen=True)
class Contract:
    """An agreement, with those whom it binds and the site where it is worked on."""

    code: str
    under: tuple[str, ...]
    firm: Organisation
    client: Organisation
    subs: tuple[Organisation, ...]
    edition: str
    site: str
    ward: str


@dataclass(frozen=True)
class Person:
    """Somebody invented, as people name them in a description."""

    first: str
    surname: str

    @property
    def initials(self) -> str:
        """The first letters, as they are typed."""
        return self.first[0] + self.surname[0]


def organisation(name: str) -> Organisation:
    """One of that name."""
    return Organisation("-".join(name.casefold().replace("'", "").split()), name)


class Scene:
    """The place of one seed, from which manners draw who, where, when and how much."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(f"ninth {seed}")
        self.contains = {f"D{d}": "R1" for d in range(1, 7)} | {
            f"D{d}W{w:02}": f"D{d}" for d in range(1, 7) for w in range(1, 13)
        }
        self.wards = [area for area in self.contains if "W" in area]
        self.firms = [
            organisation(f"{stem} {trade}")
            for stem in names.FIRM_STEMS
            for trade in self.rng.sample(names.TRADES, 4)
        ]
        self.related = {one.key: f"G-{one.name.split()[0]}" for one in self.firms if one.name[0] in "ABCDEFGH"}  # fmt: skip
        self.groups = [organisation(f"{stem} {kind}") for stem in names.STEMS for kind in self.rng.sample(names.GROUPS, 7)]  # fmt: skip
        stems = (*names.SAINTS, *names.STEMS)
        self.schools = [organisation(f"{stem} {kind}") for stem in stems for kind in self.rng.sample(names.SCHOOLS, 2)]  # fmt: skip
        self.clients = [organisation(f"{name} {kind}") for name in names.DISTRICTS for kind in ("Council", "Homes", "Hospitals Trust")]  # fmt: skip
        self.contracts = [self._contract(number) for number in range(120)]
        self._number = 0

    def _contract(self, number: int) -> Contract:
        apart = {one.name.split()[0]: one for one in self.rng.sample(self.firms, 12)}
        firm, *subs = apart.values()
        under = self.rng.choice([(), (f"FW-{number % 7:03}",), (f"FW-{number % 7:03}", "FW-900")])
        return Contract(
            f"C-{number:04}", under, firm, self.rng.choice(self.clients), tuple(subs[:3]), self.rng.choice(EDITIONS),
            self.rng.choice(names.SITES), self.rng.choice(self.wards),
        )  # fmt: skip

    def pick(self, *of: T) -> T:
        """One of them."""
        return self.rng.choice(of)

    def many(self, low: int, high: int, step: int = 1) -> int:
        """A whole number from low to high."""
        return self.rng.randrange(low, high + 1, step)

    def maybe(self, share: float = 0.5) -> bool:
        """Yes, in that share of cases."""
        return self.rng.random() < share

    def day(self, within: int = DAYS) -> date:
        """A day of work within the two years, so many days from the first at most."""
        found = FIRST_DAY + timedelta(days=self.rng.randrange(within))
        return found - timedelta(days=max(0, found.weekday() - 4))

    def quarter(self, last: int = 7) -> tuple[date, date, str]:
        """The first and last day of a quarter of a financial year, and what it is called."""
        return quarter(self.many(0, last))

    def contract(self) -> Contract:
        """One of the place's."""
        return self.rng.choice(self.contracts)

    def two_contracts(self) -> tuple[Contract, Contract]:
        """Two with contractors who have nothing to do with each other."""
        one = self.contract()
        apart = [each for each in self.contracts if not _firms(each) & _firms(one) and each.client != one.client]  # fmt: skip
        return one, self.rng.choice(apart)

    def sisters(self) -> tuple[Organisation, Organisation]:
        """Two firms of one group."""
        group = self.rng.choice(sorted(set(self.related.values())))
        one, other = self.rng.sample([each for each in self.firms if self.related.get(each.key) == group], 2)  # fmt: skip
        return one, other

    def group(self) -> Organisation:
        """A group of the community."""
        return self.rng.choice(self.groups)

    def school(self) -> Organisation:
        """A school or college."""
        return self.rng.choice(self.schools)

    def college(self) -> Organisation:
        """A school or college whose pupils are old enough for work."""
        return self.rng.choice([each for each in self.schools if "Primary" not in each.name])

    def named(self, kind: str) -> Organisation:
        """An organisation of another kind, such as a developer or an agency."""
        return organisation(f"{self.pick(*names.STEMS)} {kind}")

    def supplier(self, kind: str) -> Organisation:
        """Somebody with whom that kind of spending is: a group of the community, or a small firm."""
        return self.group() if kind == "group spend" else self.named(self.pick("Supplies", "Print", "Hire", "Kitchen", "Fencing"))  # fmt: skip

    def two_suppliers(self, kind: str) -> tuple[Organisation, Organisation]:
        """Two whose names begin otherwise."""
        one = self.supplier(kind)
        while (other := self.supplier(kind)).name.split()[0] == one.name.split()[0]:
            pass
        return one, other

    def two_of(self, of: list[Organisation]) -> tuple[Organisation, Organisation]:
        """Two of them whose names begin otherwise."""
        one = self.rng.choice(of)
        return one, self.rng.choice([each for each in of if each.name.split()[0] != one.name.split()[0]])  # fmt: skip

    def people(self, many: int) -> list[Person]:
        """So many invented people, no two with the same first or second letter."""
        firsts = self.rng.sample(names.FIRST, many)
        return [Person(*both) for both in zip(firsts, self.rng.sample(names.SURNAMES, many), strict=True)]  # fmt: skip

    def thing(self, of: str) -> Thing:
        """A thing that a benefit of that kind is about."""
        return self.rng.choice(THINGS[of])

    def things(self, of: str) -> tuple[Thing, Thing]:
        """Two of them."""
        one, other = self.rng.sample(THINGS[of], 2)
        return one, other

    def told(self, way: str, thing: Thing = ("",), who: str = "") -> str:
        """That it was done, in one of the ways and words in which it can be told."""
        return self.rng.choice(WAYS[way]).format(what=self.rng.choice(thing), who=who)

    def typed(self, text: str) -> str:
        """The text as somebody types it: as it is, shortened, in capitals or without the last stop."""
        hand = self.rng.random()
        if hand < 0.25:
            for long, short in self.rng.sample(SHORT, 6):
                text = text.replace(long, short)
        elif hand < 0.32:
            text = text.upper()
        elif hand < 0.45:
            text = text[:1].lower() + text[1:]
        return text if self.maybe() else text.rstrip(".")

    def number(self) -> int:
        """A number of a paper that no other has, of five digits."""
        self._number += self.many(1, 7)
        return 20000 + self._number

    def paper(self, kind: EvidenceKind, reference: str) -> tuple[Evidence, ...]:
        """A paper of which the number was typed."""
        return (Evidence(kind, "", None, reference),)

    def written(self, prefix: str, number: int) -> str:
        """The number of a paper as one hand or another types it."""
        return self.pick(f"{prefix} {number}", f"{prefix}-{number}", f"{prefix.lower()}{number}", f"No. {number}", f"{number}", f"{prefix}/0{number}")  # fmt: skip

    def file(self, name: str) -> tuple[Evidence, ...]:
        """A file that was attached."""
        return (Evidence("file", f"{self.rng.getrandbits(256):064x}", None, name),)

    def link(self, address: str) -> tuple[Evidence, ...]:
        """An address on the web, as one hand or another copies it."""
        return self.paper("link", self.pick("https://", "https://www.", "www.", "http://") + address + self.pick("", "/"))  # fmt: skip

    def picture(self, name: str = "") -> tuple[Evidence, ...]:
        """A picture that was attached."""
        name = name or f"IMG_{self.many(1000, 9999)}.jpg"
        return (Evidence("picture", f"{self.rng.getrandbits(256):064x}", self.rng.getrandbits(64), name),)  # fmt: skip

    def copied(self, pictures: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The picture as it comes out of a chat or another editor: other bytes, nearly the same to the eye."""
        bits = sum(1 << each for each in self.rng.sample(range(64), self.many(0, 4)))
        return (replace(self.picture(self.pick("", "WhatsApp image.jpeg", "cropped.png"))[0], picture=(pictures[0].picture or 0) ^ bits),)  # fmt: skip

    def to(self, one: Organisation) -> dict[str, str]:
        """The fields that say who received it, as an organisation of the place."""
        return {"beneficiary": one.key, "beneficiary_name": one.name}

    def to_name(self, name: str) -> dict[str, str]:
        """The fields that say who received it, as somebody typed it."""
        return {"beneficiary": "", "beneficiary_name": name}

    def benefit(self, of: Contract, kind: str, quantity: int, begins: date, said: str, **changes: Any) -> Recorded:  # fmt: skip
        """A benefit of a contract as it was recorded; `changes` are fields that are not as usual."""
        ends = changes.pop("ends", begins)
        places = self.pick((of.ward,), (of.ward,), (self.contains[of.ward],), ())
        usual: dict[str, Any] = {
            "provider": of.firm.key, "accountable": of.firm.key, "delivered_by": (), "places": places,
            "cohorts": self.pick((), (), (self.pick(*COHORTS),)), "beneficiary": "", "beneficiary_name": "", "evidence": (),
            "agreement": of.code, "under": of.under, "recorded_on": ends + timedelta(days=self.many(2, 60)),
        }  # fmt: skip
        measure = measure_of(kind, of.edition)
        words = self.typed(said)
        return Recorded(ref="", measure=measure, quantity=quantity, begins=begins, ends=ends, description=words, **(usual | changes))  # fmt: skip

    def beside(self, one: Recorded, said: str, **changes: Any) -> Recorded:
        """What stands on record beside one: like it but for the changes, in other words, and with places and cohorts as another hand gives them."""
        usual: dict[str, Any] = {
            "places": self.pick(one.places, one.places, tuple(self.contains.get(each, each) if "W" in each else each for each in one.places), ()),
            "cohorts": self.pick(one.cohorts, one.cohorts, ()),
            "recorded_on": max(one.recorded_on, changes.get("ends", one.ends)) + timedelta(days=self.many(1, 90)),
        }  # fmt: skip
        return replace(one, description=self.typed(said), **(usual | changes))


def quarter(number: int) -> tuple[date, date, str]:
    """The first and last day of the quarter that is so many after April to June 2024, and what it is called."""
    year, begins = 2024 + (number + 1) // 4, (3, 6, 9, 0)[number % 4] + 1
    first = date(year, begins, 1)
    last = date(year + (begins == 10), 1 if begins == 10 else begins + 3, 1) - timedelta(days=1)
    return first, last, f"Q{number % 4 + 1} {2024 + number // 4}/{25 + number // 4}"


def _firms(one: Contract) -> set[str]:
    """The first word of the name of each firm of a contract."""
    return {each.name.split()[0] for each in (one.firm, *one.subs)}


def pounds(pence: int) -> str:
    """An amount of money as people write it."""
    return f"£{pence // 100:,}" if pence % 100 == 0 else f"£{pence / 100:,.2f}"


def hours(minutes: int) -> str:
    """An amount of time in hours, as people write it."""
    return f"{minutes / 60:g}"


def day(of: date) -> str:
    """A day as people write it."""
    return f"{of.day}/{of.month:02}/{of.year % 100}"
