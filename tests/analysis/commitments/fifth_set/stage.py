"""What happened in Wendmoor, and how it came to be written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from random import Random

from tests.analysis.commitments.fifth_set.kinds import (
    KINDS,
    PLACEMENT,
    SPEND,
    Kind,
    Whom,
    Wordings,
    measure,
    said,
)
from tests.analysis.commitments.fifth_set.place import SUPPLIERS, Agreement, Firm, Receiver, place
from weft.analysis.commitments.benefit import Evidence, EvidenceKind, Recorded

FIRST, LAST = date(2023, 5, 1), date(2026, 6, 30)
COHORTS = (
    "care-leavers",
    "long-term-unemployed",
    "aged-16-to-24",
    "veterans",
    "disabled",
    "over-50",
)
ENDINGS = (
    "", "", "", "", " Went well.", " Reported for the quarter.", " As promised in our bid.", " Arranged with the council's brokerage.",
    " Thank-you letter received.", " See file.", " Second year that we do this.", " All local people.", " Part of our pledge.",
)  # fmt: skip
Number = tuple[EvidenceKind, str, str]
"""What kind of evidence, the letters before and the digits."""


@dataclass(frozen=True)
class Deed:
    """A benefit as it happened."""

    kind: Kind
    subject: Wordings
    amount: int
    begins: date
    ends: date
    receiver: Receiver | None
    ward: str
    cohorts: tuple[str, ...]
    number: Number

    @property
    def evidence(self) -> Evidence:
        """The number as its issuer prints it."""
        kind, letters, digits = self.number
        return Evidence(kind, "", None, f"{letters}-{digits}")


@dataclass(frozen=True)
class Side:
    """Who records, and under which agreement."""

    provider: str
    agreement: Agreement
    accountable: str = ""
    delivered_by: tuple[str, ...] = ()


class Stage:
    """Chance, the place, and all that is made of them."""

    def __init__(self, seed: int, size: int) -> None:
        self.rng = Random(seed)
        self.place = place(self.rng, size)
        self.contractors = Random(seed + 1).sample(self.place.firms, len(self.place.firms))
        self._digits: set[str] = set()
        self._pictures: list[int] = []
        self._bound: set[frozenset[str]] = set()
        self._met: set[tuple[str, str, str, int]] = set()

    def chance(self, share: float) -> bool:
        """Whether something happens that happens so often."""
        return self.rng.random() < share

    def day(self) -> date:
        """A working day."""
        found = FIRST + timedelta(days=self.rng.randrange((LAST - FIRST).days))
        if (found.month, found.day) >= (12, 22):
            found -= timedelta(days=14)
        return found - timedelta(days=max(0, found.weekday() - 4))

    def quarter(self) -> tuple[date, date]:
        """The first and last day of a quarter."""
        year, month = self.rng.choice([2023, 2024, 2025]), self.rng.choice([1, 4, 7, 10])
        return date(year, month, 1), _before(date(year + (month == 10), (month + 3) % 12, 1))

    def digits(self) -> str:
        """Of a number that nobody else has."""
        while (found := str(self.rng.randint(10_000, 9_999_999))) in self._digits:
            pass
        self._digits.add(found)
        return found

    def picture(self) -> int:
        """The hash of a photograph that is like none before."""
        while any(
            ((found := self.rng.getrandbits(64)) ^ old).bit_count() < 13
            for old in self._pictures or [0]
        ):
            pass
        self._pictures.append(found)
        return found

    def sha(self) -> str:
        """Of a file."""
        return f"{self.rng.getrandbits(256):064x}"

    def number(self, kind: Kind) -> Number:
        """Something to stand behind a benefit of that kind."""
        what, letters = self.rng.choice(kind.numbers)
        return what, letters, self.digits()

    def receiver(self, whom: Whom) -> Receiver | None:
        """Somebody who benefits."""
        match whom:
            case "nobody":
                return None
            case "school":
                return self.rng.choice(self.place.schools)
            case "supplier":
                return self.rng.choice(self.place.suppliers)
            case "charity":
                return self.rng.choice(self.place.charities)

    def deed(self, *kinds: Kind, begins: date | None = None, subject: Wordings | None = None) -> Deed:  # fmt: skip
        """A benefit of one of these kinds."""
        kind = self.rng.choice(kinds)
        first, amount = begins or self.day(), kind.draw(self.rng)
        receiver = self.receiver(kind.whom)
        wards = sorted(each for each in self.place.contains if "-" in each)
        return Deed(
            kind=kind,
            subject=subject or self._subject(kind, receiver),
            amount=amount,
            begins=first,
            ends=first + timedelta(days=self._days(kind, amount) - 1),
            receiver=receiver,
            ward=receiver.ward if receiver else self.rng.choice(wards),
            cohorts=(self.rng.choice(COHORTS),) if self.chance(0.3) else (),
            number=self.number(kind),
        )

    def _days(self, kind: Kind, amount: int) -> int:
        """How long it lasts; a placement from a Monday or so to the Friday of its last week."""
        return amount // 10 * 7 - 2 if kind is PLACEMENT else self.rng.randint(*kind.days)

    def _subject(self, kind: Kind, receiver: Receiver | None) -> Wordings:
        """What it is about; a supplier sells what its name says."""
        if kind is SPEND and receiver:
            return next(
                subject
                for subject, ending in zip(kind.subjects, SUPPLIERS, strict=True)
                if receiver.name.endswith(ending)
            )
        return self.rng.choice(kind.subjects)

    def called(self, deed: Deed) -> str:
        """The name of who received it."""
        return deed.receiver.name if deed.receiver else ""

    def words(self, deed: Deed, *, telling: int | None = None) -> str:
        """What happened, in one of the ways in which people write it."""
        tellings = deed.kind.tellings
        text = tellings[telling] if telling is not None else self.rng.choice(tellings)
        who = self.called(deed)
        what = self.rng.choice(deed.subject)
        text = text.format(what=what, who=who, many=said(deed.kind, deed.amount))
        return text[0].upper() + text[1:] + "."

    def record(
        self,
        deed: Deed,
        side: Side,
        text: str | None = None,
        *,
        evidence: tuple[Evidence, ...] | None = None,
        framework: int | None = None,
        quantity: int | None = None,
        name: str | None = None,
        days: tuple[date, date] | None = None,
        places: tuple[str, ...] | None = None,
    ) -> Recorded:
        """A benefit as somebody wrote it down; the name is given where it was typed, else the organisation was picked."""
        begins, ends = days or (deed.begins, deed.ends)
        known = deed.receiver if name is None else None
        return Recorded(
            ref="",
            provider=side.provider,
            accountable=side.accountable or side.provider,
            delivered_by=side.delivered_by,
            measure=measure(deed.kind, self._framework(side) if framework is None else framework),
            quantity=deed.amount if quantity is None else quantity,
            begins=begins,
            ends=ends,
            places=self._places(deed) if places is None else places,
            cohorts=deed.cohorts if self.chance(0.8) else (),
            beneficiary=known.key if known else "",
            beneficiary_name=known.name if known else name or "",
            description=text or self.words(deed) + self.rng.choice(ENDINGS),
            evidence=(deed.evidence,) if evidence is None else evidence,
            agreement=side.agreement.key,
            recorded_on=ends + timedelta(days=self.rng.randint(1, 70)),
            under=side.agreement.under,
        )

    def later(self, one: Recorded, least: int = 1, most: int = 60) -> date:
        """A day after that record was made."""
        return one.recorded_on + timedelta(days=self.rng.randint(least, most))

    def alone(self) -> Side:
        """A contractor with one of its agreements."""
        return self.of(self.rng.choice(self.contractors))

    def of(self, firm: Firm) -> Side:
        """A firm with one of its agreements."""
        return Side(firm.key, self.rng.choice(self.place.agreements[firm.key]))

    def two_agreements(self) -> tuple[Side, Side]:
        """One contractor with two of its agreements."""
        firm = self.rng.choice(self.contractors)
        one, other = self.rng.sample(self.place.agreements[firm.key], 2)
        return Side(firm.key, one), Side(firm.key, other)

    def contractor_and_sub(self) -> tuple[Side, Side]:
        """Both under one contract; what ties them stands in the one record, in the other, or in their agreements."""
        main = self.alone()
        sub = self.rng.choice(self.place.works_for[main.provider])
        order = replace(
            main.agreement,
            key=f"order-{sub}-{main.agreement.key}",
            under=(main.agreement.key, *main.agreement.under),
        )
        match self.rng.choice(["named", "answers", "both", "order"]):
            case "named":
                return replace(main, delivered_by=(sub,)), Side(sub, order)
            case "answers":
                return main, Side(sub, main.agreement, accountable=main.provider)
            case "both":
                return replace(main, delivered_by=(sub,)), Side(sub, order, accountable=main.provider)  # fmt: skip
            case _:
                return main, Side(sub, order)

    def group(self) -> tuple[Side, Side]:
        """Two firms of one group."""
        one, other = self.rng.sample(self.rng.choice(self.place.groups), 2)
        return self.of(one), self.of(other)

    def strangers(self) -> tuple[Side, Side]:
        """Two firms with which nothing has to do."""
        one, other = self.rng.sample(self.contractors, 2)
        related = self.place.related
        same_group = related.get(one.key, one.key) == related.get(other.key, other.key)
        bound = frozenset((one.key, other.key)) in self._bound
        if bound or same_group or one.name.split()[0] == other.name.split()[0]:
            return self.strangers()
        return self.of(one), self.of(other)

    def bind(self, *firms: str) -> None:
        """Note that these have to do with each other in some record, and are no strangers from now on."""
        self._bound |= {frozenset(pair) for pair in combinations(firms, 2)}

    def tied(self) -> tuple[Side, Side]:
        """Two sides that have to do with each other, in one of the usual ways."""
        return self.rng.choice(
            [self.two_agreements, self.contractor_and_sub, self.contractor_and_sub, self.group]
        )()

    def ordinary(self, many: int) -> Iterator[Recorded]:
        """Benefits of which each happened once; a few in a series."""
        made = 0
        while made < many:
            for one in self._series() if self.chance(0.05) else (self._one(),):
                if made < many:
                    made += 1
                    yield one

    def _one(self) -> Recorded:
        side, deed = self._side(), self.deed(*KINDS)
        whom = deed.receiver.key if deed.receiver else deed.ward
        met = {
            (side.provider, deed.kind.name, whom, (deed.begins.toordinal() // 45) + shift)
            for shift in (-1, 0, 1)
        }
        if met & self._met:
            return self._one()
        self._met |= met
        return self.record(deed, side, evidence=self._behind(deed))

    def _series(self) -> Iterator[Recorded]:
        """The same thing month after month."""
        side = self._side()
        kind = self.rng.choice([kind for kind in KINDS if kind.days[1] <= 4])
        first = self.deed(kind)
        for month in range(self.rng.randint(2, 4)):
            shift = timedelta(days=28 * month)
            again = replace(
                first,
                begins=first.begins + shift,
                ends=first.ends + shift,
                amount=kind.draw(self.rng),
                number=self.number(kind),
            )
            yield self.record(again, side)

    def _side(self) -> Side:
        side = self.alone()
        if self.chance(0.2):
            sub = self.rng.choice(self.place.works_for[side.provider])
            return replace(side, delivered_by=(sub,))
        return side

    def _behind(self, deed: Deed) -> tuple[Evidence, ...]:
        if self.chance(0.3) and deed.kind is not SPEND:
            return ()
        return (deed.evidence, *self.more(deed)) if self.chance(0.8) else self.more(deed)

    def more(self, deed: Deed) -> tuple[Evidence, ...]:
        """What else people attach: a photograph, a scan, an address."""
        slug = deed.kind.name.replace(" ", "-")
        return self.rng.choice(
            [
                (),
                (Evidence("picture", self.sha(), self.picture(), f"IMG_{self.digits()}.jpg"),),
                (Evidence("file", self.sha(), None, f"{slug} {deed.begins:%d %b}.pdf"),),
                (Evidence("link", "", None, f"https://news.example/{slug}-{self.digits()}"),),
            ]
        )

    def _framework(self, side: Side) -> int:
        """Eskmouth asks in its own framework, planning in the one of the country, all others in the county's."""
        if side.agreement.district == "eskmouth":
            return 1
        return 2 if "-planning-" in side.agreement.key else 0

    def _places(self, deed: Deed) -> tuple[str, ...]:
        around = self.place.contains[deed.ward]
        return self.rng.choice([(deed.ward,), (deed.ward,), (deed.ward,), (around,), ()])


def _before(day: date) -> date:
    return day - timedelta(days=1)
