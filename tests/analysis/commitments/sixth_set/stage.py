"""The place in which benefits happen: firms and their agreements, receivers, days; and what happened, told by several hands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from random import Random

from tests.analysis.commitments.sixth_set import names
from tests.analysis.commitments.sixth_set.kinds import ALL, KINDS, Kind, said
from tests.analysis.commitments.sixth_set.land import Ward, land, quarters
from tests.analysis.commitments.sixth_set.papers import paper
from tests.analysis.commitments.sixth_set.topics import Topic
from weft.analysis.commitments.benefit import Evidence, Recorded

FIRST_DAY, LAST_DAY = date(2024, 4, 1), date(2026, 9, 30)
CALLED = ("Construction", "Build", "Civils", "Facilities", "Cleaning Services", "Care", "Highways", "Homes", "Training", "Grounds", "Waste", "Catering")  # fmt: skip
WORKS = ("Baths scheme", "Road renewal", "homes retrofit", "school extension", "Gateway", "bus station", "depot", "leisure centre", "cleaning contract", "care contract", "flood wall", "town hall works")  # fmt: skip
EDITIONS = ("greater-manchester:2020", "greater-manchester:2014", "social-value-model:ppn-002", "social-value-model:ppn-06-20",
            "greater-quillmouth:2026", "greater-quillmouth:2023")  # fmt: skip
COHORTS = ("young", "care", "disabled", "long-out")
TAILS = ("", "", "", "", " See attached.", " Evidence on file.", " Reported by the site manager.", " Thank-you letter received.", " As agreed at the last review.")  # fmt: skip


@dataclass(frozen=True)
class Firm:
    """A firm, a college or a group that delivers."""

    id: str
    name: str


@dataclass(frozen=True)
class Deal:
    """An agreement: who answers, who delivers under it, and by which framework it counts."""

    id: str
    main: Firm
    subs: tuple[Firm, ...]
    edition: str
    above: tuple[str, ...]
    project: str


@dataclass(frozen=True)
class Receiver:
    """Who receives a benefit; of some, Weft knows the organisation."""

    id: str
    name: str
    ward: Ward


@dataclass(frozen=True)
class Event:
    """What happened, once."""

    kind: Kind
    topic: Topic
    deal: Deal
    receiver: Receiver | None
    ward: Ward
    quantity: int
    begins: date
    ends: date
    line: int
    """From which line, and from which wording, the first hand tells it."""


def slips(one: int, other: int) -> int:
    """In how many digits two numbers of six differ."""
    return sum(a != b for a, b in zip(f"{one:06}", f"{other:06}", strict=True))


def _keys(
    kind: Kind, topic: Topic, receiver: Receiver | None, deal: Deal, begins: date
) -> set[tuple[object, ...]]:
    """What no other event may share: the matter with a receiver; or with a firm, in a month and the next."""
    if receiver:
        return {(kind.name, topic, receiver.name)}
    month = begins.year * 12 + begins.month
    return {(kind.name, topic, deal.main.id, month), (kind.name, topic, deal.main.id, month + 1)}


class Stage:
    """Makes events and records, each from the same row of chances."""

    def __init__(self, seed: int, size: int) -> None:
        self.rng = Random(seed)
        self.land = land(self.rng)
        self._ids = count(1)
        self._number, self._numbers = set[int](), list[int]()
        self._taken: set[tuple[object, ...]] = set()
        firms = [self.firm() for _ in range(max(110, size // 15))]
        self.related = self._groups(firms)
        self.deals = [self._deal(firms, n) for n in range(max(90, size // 20))]
        self._receivers = {kind: self._of_type(kind, max(60, size // 25)) for kind in names.TYPES}

    def firm(self) -> Firm:
        """A firm that has to do with no other."""
        name = f"{self.rng.choice(quarters(self.rng))} {self.rng.choice(CALLED)}"
        return Firm(self.organisation(), name)

    def organisation(self) -> str:
        """The id of an organisation."""
        return f"org-{next(self._ids):05}"

    def _groups(self, firms: list[Firm]) -> dict[str, str]:
        """Two or three firms in a group, one firm in four in any."""
        grouped = self.rng.sample(firms, len(firms) // 4)
        return {firm.id: f"group-{at // 2}" for at, firm in enumerate(grouped)}

    def sister(self, firm: Firm) -> Firm:
        """Another firm of its group."""
        group = self.related.setdefault(firm.id, f"group-of-{firm.id}")
        sister = self.firm()
        self.related[sister.id] = group
        return sister

    def _deal(self, firms: list[Firm], number: int) -> Deal:
        rng = self.rng
        main, *subs = rng.sample(firms, rng.randint(2, 4))
        above = (f"agreement-{9000 + number // 6}",) if rng.random() < 0.3 else ()
        project = f"{rng.choice(self.land.wards).name} {rng.choice(WORKS)}"
        return Deal(f"agreement-{number:04}", main, tuple(subs), rng.choice(EDITIONS), above, project)  # fmt: skip

    def another_deal(self, deal: Deal, main: Firm | None = None) -> Deal:
        """Another agreement, of the same firm or of another, counted by another framework."""
        editions = [each for each in EDITIONS if each != deal.edition]
        found = f"agreement-{next(self._ids):05}"
        return replace(deal, id=found, main=main or deal.main, edition=self.rng.choice(editions), above=(), project=self._project())  # fmt: skip

    def _project(self) -> str:
        return f"{self.rng.choice(self.land.wards).name} {self.rng.choice(WORKS)}"

    def _of_type(self, kind: str, many: int) -> list[Receiver]:
        found = names.many(kind, quarters(self.rng), self.rng)[:many]
        return [Receiver(self.organisation() if self.rng.random() < 0.6 else "", name, self.rng.choice(self.land.wards)) for name in found]  # fmt: skip

    def receiver(self, kind: Kind, *, known: bool | None = None) -> Receiver:
        """Somebody who receives such benefits; one whom Weft knows, or does not, where that is asked."""
        while True:
            found = self.rng.choice(self._receivers[self.rng.choice(kind.received_by)])
            if known is None or bool(found.id) == known:
                return found

    def number(self) -> int:
        """A number of six digits that no other is, and no slip of those drawn just before it."""
        while True:
            found = self.rng.randrange(100_000, 1_000_000)
            near = any(slips(found, one) < 3 for one in self._numbers[-9:])
            if found not in self._number and not near:
                self._number.add(found)
                self._numbers.append(found)
                return found

    def event(
        self, *kinds: str, known: bool | None = None, deal: Deal | None = None, days: int = 0
    ) -> Event:
        """Something that happened nowhere else: of one of these kinds, or of any; over so many days."""
        rng = self.rng
        kind = KINDS[rng.choice(kinds)] if kinds else rng.choice(ALL)
        while True:
            topic, place = rng.choice(kind.topics), rng.choice(self.land.wards)
            receiver = self.receiver(kind, known=known) if kind.received_by else None
            at = deal or rng.choice(self.deals)
            begins = self.day()
            keys = _keys(kind, topic, receiver, at, begins)
            if not keys & self._taken:
                self._taken |= keys
                break
        quantity = kind.amount(rng)
        ends = begins + timedelta(days=(days or self._long(kind, quantity)) - 1)
        return Event(kind, topic, at, receiver, receiver.ward if receiver else place, quantity, begins, ends, rng.randrange(60))  # fmt: skip

    def _long(self, kind: Kind, quantity: int) -> int:
        if kind.unit.key == "weeks":
            return -(-quantity * 7 // 10) + self.rng.randint(0, 5)
        return self.rng.randint(*kind.days)

    def day(self) -> date:
        """A day on which people work."""
        while True:
            found = FIRST_DAY + timedelta(days=self.rng.randrange((LAST_DAY - FIRST_DAY).days))
            if found.weekday() < 5:
                return found

    def tell(self, event: Event, hand: int = 0, /, **changes: object) -> Recorded:
        """The event as one hand records it; another hand (1, 2) has other words for it.

        Whatever is changed of the record is told so: its quantity stands in its words.
        """
        rng, kind, deal, to = self.rng, event.kind, event.deal, event.receiver
        quantity, ends = changes.get("quantity", event.quantity), changes.get("ends", event.ends)
        assert isinstance(quantity, int)
        assert isinstance(ends, date)
        places = rng.choice(((event.ward.code,), (event.ward.code,), (event.ward.small[event.line % 4],), ()))  # fmt: skip
        told = Recorded(
            ref="",
            provider=deal.main.id,
            accountable=deal.main.id,
            delivered_by=(),
            measure=self.measure(kind, deal),
            quantity=quantity,
            begins=event.begins,
            ends=event.ends,
            places=places,
            cohorts=(rng.choice(COHORTS),) if rng.random() < 0.1 else (),
            beneficiary=to.id if to else "",
            beneficiary_name=to.name if to else "",
            description=self._with_a_tail(self.words(event, hand, quantity)),
            evidence=(),
            agreement=deal.id,
            recorded_on=ends + timedelta(days=rng.randint(2, 75)),
            under=deal.above,
        )
        return replace(told, **changes)  # type: ignore[arg-type]

    def measure(self, kind: Kind, deal: Deal) -> str:
        """Where the framework of an agreement has the measure, or whichever has it."""
        edition = deal.edition if deal.edition in kind.codes else sorted(kind.codes)[0]
        return f"{edition}/{kind.codes[edition]}"

    def words(self, event: Event, hand: int, quantity: int) -> str:
        """What happened, as a hand tells it."""
        kind, to = event.kind, event.receiver
        line = kind.lines[(event.line + hand) % len(kind.lines)]
        topic = event.topic[(event.line // 7 + hand) % len(event.topic)]
        text = line.format(
            t=topic,
            r=to.name if to else "",
            a=said(kind, quantity, event.line + hand),
            p=event.deal.project,
        )
        return text.lower() if self.rng.random() < 0.12 else text[0].upper() + text[1:]

    def _with_a_tail(self, text: str) -> str:
        tail = self.rng.choice(TAILS)
        return text.rstrip(".") + "." + tail if tail else text

    def file(self, name: str = "") -> Evidence:
        """A file that nobody else has."""
        names_of_files = ("register.pdf", "signed sheet.pdf", "scan0041.pdf", "evidence.docx", "photo sheet.pdf", "email from organiser.msg", "return.xlsx")  # fmt: skip
        return Evidence("file", self.sha(), None, name or self.rng.choice(names_of_files))

    def sha(self) -> str:
        """Of bytes that nobody else has."""
        return f"{self.rng.getrandbits(256):064x}"

    def picture(self) -> Evidence:
        """A photograph unlike any other."""
        return Evidence("picture", self.sha(), self.rng.getrandbits(64), f"IMG_{self.rng.randrange(1000, 9999)}.jpg")  # fmt: skip

    def saved_again(self, one: Evidence) -> Evidence:
        """The same photograph, cut or made smaller: other bytes, a few bits of its likeness another."""
        assert one.picture is not None
        likeness = one.picture
        for bit in self.rng.sample(range(64), self.rng.randint(1, 6)):
            likeness ^= 1 << bit
        return Evidence("picture", self.sha(), likeness, f"WhatsApp Image {self.rng.randrange(100, 999)}.jpeg")  # fmt: skip

    def proof(self, event: Event) -> tuple[Evidence, ...]:
        """What an ordinary record has behind it."""
        rng = self.rng
        found: list[Evidence] = []
        if event.kind.paper and rng.random() < 0.6:
            found.append(paper(event.kind.paper, self.number(), rng))
        if rng.random() < 0.25:
            found.append(self.file())
        if rng.random() < 0.15:
            found.append(self.picture())
        if rng.random() < 0.15:
            found.append(Evidence("statement", "", None, rng.choice(("Email from the manager", "Letter of thanks", "Head teacher’s letter", "Minutes of the meeting"))))  # fmt: skip
        return tuple(found)

    def aside(self) -> tuple[Evidence, ...]:
        """Something behind a record that nothing else has, and that is no number."""
        rng = self.rng
        letter = Evidence("statement", "", None, rng.choice(("Thank-you card", "Email of thanks", "Words of the organiser", "Letter on headed paper")))  # fmt: skip
        return rng.choice(((), (), (self.file(),), (self.picture(),), (letter,)))

    def ordinary(self, size: int) -> Iterator[Recorded]:
        """So many benefits, some of them one of a row of meetings."""
        made = 0
        while made < size:
            row = list(self._some())[: size - made]
            made += len(row)
            yield from row

    def _some(self) -> Iterator[Recorded]:
        """One benefit; or what a firm does every month for one receiver, each time another number of people or hours."""
        rng = self.rng
        event = self.event()
        told = self.tell(event, evidence=self.proof(event), **self._by_a_sub(event))
        if event.begins == event.ends and event.receiver and rng.random() < 0.12:
            for _ in range(rng.randint(3, 6)):
                event = replace(event, begins=event.begins + timedelta(days=28), ends=event.begins + timedelta(days=28), quantity=event.kind.amount(rng))  # fmt: skip
                yield self.tell(event, evidence=self.proof(event))
        yield told

    def _by_a_sub(self, event: Event) -> dict[str, object]:
        """One record in four is of a subcontractor, and said by one or the other."""
        sub, dice = self.rng.choice(event.deal.subs), self.rng.random()
        if dice < 0.13:
            return {"provider": sub.id}
        return {"delivered_by": (sub.id,)} if dice < 0.25 else {}
