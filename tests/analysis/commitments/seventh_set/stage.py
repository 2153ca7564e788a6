"""The place in which the set happens: its areas, firms and groups, and what they do."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.analysis.commitments.seventh_set import kinds, words
from tests.analysis.commitments.seventh_set.kinds import FIRST_DAY, KINDS, LAST_DAY, NEW_EDITION
from weft.analysis.commitments.benefit import Evidence, Recorded

REGION = "E47009901"
DISTRICTS = {"Quillmouth": "E08009901", "Harrowfen": "E08009902", "Ostlebeck": "E08009903", "Tarnleigh": "E08009904", "Saltby": "E08009905"}  # fmt: skip
WARDS = {f"E0500{n:02}{ward:02}": town for n, town in enumerate(DISTRICTS) for ward in range(9)}
CONTAINS = {ward: DISTRICTS[town] for ward, town in WARDS.items()} | dict.fromkeys(
    DISTRICTS.values(), REGION
)
COHORTS = ("young", "care", "disabled", "long-out", "carers", "prison")


@dataclass(frozen=True)
class Receiver:
    """Who receives a benefit."""

    key: str
    name: str
    ward: str


@dataclass(frozen=True)
class Firm:
    """Who delivers benefits."""

    key: str
    name: str
    agreements: tuple[str, ...]
    above: str
    """The framework agreement under which they lie; empty where there is none."""


@dataclass(frozen=True)
class Deed:
    """What happened, whoever records it."""

    kind: str
    subject: tuple[str, ...]
    people: int
    quantity: int
    begins: date
    ends: date
    receiver: Receiver | None
    ward: str


class Stage:
    """The place, made from a seed, large enough for so many benefits."""

    def __init__(self, seed: int, size: int) -> None:
        self.rng = Random(f"seventh {seed}")
        self.related: dict[str, str] = {}
        self._numbers: set[int] = set()
        self._names: set[str] = set()
        self._keys = 0
        self._taken: set[tuple[str, str, int]] = set()
        self.lasting = 4
        """For so many months a planted case can go on with one receiver."""
        self.firms = [self._firm() for _ in range(60 + size // 40)]
        many = 70 + size // 15
        self.receivers = {sort: [self.receiver(sort) for _ in range(many)]
                          for sort in ("group", "school", "college", "supplier")}  # fmt: skip
        for n in range(0, len(self.firms) // 3, 3):
            self.related |= {one.key: f"G-{n:04}" for one in self.firms[n : n + 3]}

    def key(self, letter: str) -> str:
        """A key that nothing else has."""
        self._keys += 1
        return f"{letter}-{self._keys:05}"

    def _firm(self) -> Firm:
        rng = self.rng
        name = self._new_name(lambda: f"{rng.choice(words.SURNAMES)} {rng.choice(('', '', '& ' + rng.choice(words.SURNAMES) + ' '))}{rng.choice(words.TRADES)}")  # fmt: skip
        agreements = tuple(self.key("A") for _ in range(rng.choice((2, 2, 3))))
        return Firm(self.key("O"), name, agreements, self.key("A") if rng.random() < 0.3 else "")

    def _new_name(self, made: Callable[[], str]) -> str:
        for _ in range(400):
            name = made()
            if name.lower() not in self._names:
                break
        else:
            name = f"{made()} {self.rng.choice(words.SURNAMES)}"
        self._names.add(name.lower())
        return name

    def receiver(self, sort: str) -> Receiver:
        """A new organisation of that sort, with a name of its own."""
        rng, ward = self.rng, self.rng.choice(list(WARDS))
        types = {"group": words.GROUP_TYPES, "school": words.SCHOOL_TYPES, "college": words.COLLEGE_TYPES, "supplier": words.SUPPLIER_TYPES}[sort]  # fmt: skip

        def name() -> str:
            place = f"{rng.choice(words.STEMS)} {rng.choice(words.ENDS)}"
            if sort == "school" and rng.random() < 0.2:
                return f"St {rng.choice(words.SAINTS)}'s {rng.choice(types)}, {place}"
            if sort == "group" and rng.random() < 0.15:
                return f"Friends of {place}"
            if sort == "supplier":
                return f"{rng.choice(words.SURNAMES)} and {rng.choice(words.SURNAMES)} {rng.choice(types)}"
            return f"{place} {rng.choice(types)}"

        return Receiver(self.key("O"), self._new_name(name), ward)

    def strangers(self) -> tuple[Firm, Firm]:
        """Two firms that have nothing to do with each other."""
        one, other = self.rng.sample(self.firms[len(self.firms) // 3 + 3 :], 2)
        return one, other

    def firm(self) -> Firm:
        """Any firm."""
        return self.rng.choice(self.firms)

    def group(self) -> tuple[Firm, Firm]:
        """Two firms of one group."""
        start = 3 * self.rng.randrange(len(self.firms) // 9)
        one, other = self.rng.sample(self.firms[start : start + 3], 2)
        return one, other

    def day(self, kind: str, before: date = LAST_DAY) -> date:
        """A day on which such a thing can begin."""
        first = FIRST_DAY if KINDS[kind].in_old_edition else NEW_EDITION
        before = max(before, first + timedelta(days=1))
        return first + timedelta(days=self.rng.randrange((before - first).days))

    def deed(self, kind: str, receiver: Receiver | None = None, begins: date | None = None, beside: Sequence[Deed] = ()) -> Deed:  # fmt: skip
        """Something that happened to a receiver that had nothing of the kind in those months, and is none of those `beside`."""
        rng, of = self.rng, KINDS[kind]
        if kind == "apprentice weeks" and begins is None:
            begins = rng.choice((date(2026, 4, 1), date(2026, 7, 1)))
        days = rng.randint(*of.lasts)
        on = begins or self.day(kind, LAST_DAY - timedelta(days=days))
        if of.receivers and receiver is None:
            receiver, on = self._free(kind, on, begins is not None, [each.receiver for each in beside])  # fmt: skip
        people = rng.randint(2, 14)
        quantity = kinds.amount(of, people, days, rng)
        ward = receiver.ward if receiver and of.receivers != "supplier" else rng.choice(list(WARDS))
        return Deed(kind, rng.choice(of.subjects), people, quantity, on, on + timedelta(days=days - 1), receiver, ward)  # fmt: skip

    def _free(self, kind: str, on: date, fixed: bool, beside: Sequence[Receiver | None]) -> tuple[Receiver, date]:  # fmt: skip
        sort = KINDS[kind].receivers
        for _ in range(200):
            receiver = self.rng.choice(self.receivers[sort])
            months = {(kind, receiver.key, on.toordinal() // 30 + n) for n in range(-1, self.lasting + 1)}  # fmt: skip
            if receiver not in beside and not months & self._taken:
                self.take(kind, receiver, on)
                return receiver, on
            on = on if fixed else self.day(kind, LAST_DAY - timedelta(days=90))
        new = self.receiver(sort)
        self.receivers[sort].append(new)
        self.take(kind, new, on)
        return new, on

    def take(self, kind: str, receiver: Receiver, on: date) -> None:
        """Keep others away from that receiver in those months."""
        month = on.toordinal() // 30
        self._taken |= {(kind, receiver.key, month + n) for n in range(self.lasting)}

    def plain(self, deed: Deed) -> str:
        """What a hand writes of it, to be gone on with."""
        return self.words(deed, tails=("",)).rstrip(".")

    def words(self, deed: Deed, quantity: int | None = None, unlike: str = "", tails: Sequence[str] = ()) -> str:  # fmt: skip
        """What a hand writes of it; another hand than that which wrote `unlike`."""
        rng, of = self.rng, KINDS[deed.kind]
        much = deed.quantity if quantity is None else quantity
        for _ in range(50):
            subject = rng.choice(deed.subject)
            name = deed.receiver.name if deed.receiver else "the place"
            text = rng.choice(of.templates).format(
                subject=subject, receiver=name, people=deed.people, quantity=much, amount=kinds.said(of.unit, much)
            )  # fmt: skip
            text = text[0].upper() + text[1:] if rng.random() < 0.9 else text[0].lower() + text[1:]
            tail = rng.choice(
                tails
                or (
                    words.EVENT_TAILS
                    if of.unit in ("hours", "people") and of.receivers
                    else words.TAILS
                )
            )
            text = f"{text.rstrip('.')}.{tail}" if tail else text
            if text != unlike:
                return text
        return f"{text} "

    def record(self, deed: Deed, firm: Firm, text: str | None = None, evidence: Sequence[Evidence] = (), quantity: int | None = None) -> Recorded:  # fmt: skip
        """What a firm writes down of a deed that is its own."""
        rng, who = self.rng, deed.receiver
        cohorts = (rng.choice(COHORTS),) if not KINDS[deed.kind].receivers and rng.random() < 0.4 else ()  # fmt: skip
        return Recorded(
            ref="", provider=firm.key, accountable=firm.key, delivered_by=(),
            measure=KINDS[deed.kind].measure(deed.begins), quantity=deed.quantity if quantity is None else quantity,
            begins=deed.begins, ends=deed.ends, places=(deed.ward,), cohorts=cohorts,
            beneficiary=who.key if who else "", beneficiary_name=who.name if who else "",
            description=self.words(deed, quantity) if text is None else text, evidence=tuple(evidence),
            agreement=rng.choice(firm.agreements), under=(firm.above,) if firm.above else (),
            recorded_on=deed.ends + timedelta(days=rng.randint(1, 60)),
        )  # fmt: skip

    def again(self, deed: Deed, first: Recorded, firm: Firm, text: str | None = None, evidence: Sequence[Evidence] = (), quantity: int | None = None) -> Recorded:  # fmt: skip
        """The same deed as another hand writes it down."""
        rng = self.rng
        much = first.quantity if quantity is None else quantity
        text = self.words(deed, much, unlike=first.description) if text is None else text
        made = self.record(deed, firm, text, evidence, much)
        place = rng.choice((made.places, made.places, (CONTAINS[deed.ward],), ()))
        later = first.recorded_on + timedelta(days=rng.choice((0, 1, 3, 9, 30, 75, 95)))
        return replace(made, places=place, cohorts=rng.choice((first.cohorts, ())), recorded_on=later)  # fmt: skip

    def chained(self, main: Recorded, sub: Recorded) -> tuple[Recorded, Recorded]:
        """Records of a contractor and of a subcontractor, one or both of which say so."""
        named = replace(main, delivered_by=(sub.provider,))
        below = replace(sub, accountable=main.provider, agreement=self.key("A"), under=(main.agreement, *main.under))  # fmt: skip
        way = self.rng.random()
        pair = (named, below) if way < 0.5 else (named, sub) if way < 0.8 else (main, below)
        return pair

    def number(self, most: int = 9_999_999) -> str:
        """A number of five to seven digits that nothing else has."""
        while True:
            number = self.rng.randrange(10_000, most)
            if number not in self._numbers:
                self._numbers.add(number)
                return str(number)

    def next_number(self, number: str) -> str:
        """The number after that one, or after a few more."""
        following = int(number) + 1
        while following in self._numbers:
            following += 1
        self._numbers.add(following)
        return str(following)

    def typed(self, kind: str, number: str) -> Evidence:
        """The number as somebody types it, with what they put around it."""
        label = self.rng.choice(("", *KINDS[kind].labels, *KINDS[kind].labels))
        cut = len(number) - 3
        shape = self.rng.choice((number, number, number, f"{number[:cut]} {number[cut:]}", f"{number[:cut]}-{number[cut:]}"))  # fmt: skip
        joint = self.rng.choice((" ", " ", "-", ": ", "/")) if label else ""
        return Evidence(KINDS[kind].number, "", None, f"{label}{joint}{shape}")

    def numbered(self, kind: str) -> Evidence:
        """A number of its own."""
        return self.typed(kind, self.number())

    def file(self, *stems: str) -> Evidence:
        """A file that nobody else has attached."""
        stem = self.rng.choice(
            stems or ("letter", "scan", "Doc", "evidence", "thank you", "signed form", "report")
        )
        return Evidence("file", self.hash(), None, f"{stem}{self.rng.randrange(1000)}.{self.rng.choice(('pdf', 'docx', 'pdf'))}")  # fmt: skip

    def renamed(self, file: Evidence) -> Evidence:
        """The same bytes under another name."""
        return replace(file, reference=f"{self.rng.choice(('copy of ', 'FW ', 'scan-', 'Evidence_'))}{self.rng.randrange(1000)}.pdf")  # fmt: skip

    def picture(self) -> Evidence:
        """A photograph like no other."""
        return Evidence("picture", self.hash(), self.rng.getrandbits(64), f"IMG_{self.rng.randrange(10_000):04}.jpg")  # fmt: skip

    def resized(self, picture: Evidence) -> Evidence:
        """The same photograph, made smaller, with a few bits of its hash changed."""
        assert picture.picture is not None
        seen = picture.picture
        for bit in self.rng.sample(range(64), self.rng.randint(0, 5)):
            seen ^= 1 << bit
        return Evidence("picture", self.hash(), seen, f"WhatsApp image {self.rng.randrange(1000)}.jpeg")  # fmt: skip

    def link(self) -> str:
        """A page of its own, without what stands before its host."""
        host = self.rng.choice(("news.example.org", "quillmouth-voice.example", "community.example.net", "ourfirm.example.com"))  # fmt: skip
        return f"{host}/{self.rng.choice(('news', 'stories', '2026', 'blog'))}/{self.rng.choice(words.STEMS).lower()}-{self.number()}"

    def hash(self) -> str:
        """Of bytes that nothing else has."""
        return hashlib.sha256(str(self.rng.getrandbits(96)).encode()).hexdigest()

    def some_evidence(self, kind: str) -> tuple[Evidence, ...]:
        """What commonly stands behind such a benefit."""
        if KINDS[kind].number != "statement":
            return (self.numbered(kind),)
        way = self.rng.random()
        if way < 0.45:
            return (self.numbered(kind),)
        if way < 0.65:
            return (self.file(),)
        if way < 0.8:
            return (self.picture(),)
        if way < 0.9:
            return (Evidence("link", "", None, f"https://{self.link()}"),)
        return (Evidence("statement", "", None, self.rng.choice(("Confirmed by e-mail", "Letter on file", "Phone call with the manager"))),)  # fmt: skip

    def ordinary(self, many: int) -> list[Recorded]:
        """Benefits that happened once and were recorded once."""
        self.lasting = 1
        names = [name for name, of in KINDS.items() for _ in range(of.often)]
        made = []
        for _ in range(many):
            kind = self.rng.choice(names)
            deed, firm = self.deed(kind), self.firm()
            record = self.record(deed, firm, evidence=self.some_evidence(kind))
            if self.rng.random() < 0.2:
                by = self.rng.choice([one for one in self.firms if one is not firm])
                record = replace(record, delivered_by=(by.key,))
            if self.rng.random() < 0.25:
                record = replace(record, beneficiary="")
            made.append(record)
        return made


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its 28th."""
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, min(day.day, 28))


def typed_otherwise(name: str, rng: Random) -> str:
    """A name as another hand types it: whoever reads both sees one organisation."""
    short = {
        "Community": "Comm.", "Association": "Assoc", "Church of England": "CofE", "and": "&", "Primary School": "Primary Sch",
        "High School": "High Sch.", "Limited": "Ltd", "Centre": "Ctr", "Technical": "Tech", "Company": "Co", "Road": "Rd", "Street": "St.",
        "Lane": "Ln", "Training": "Trng",
    }  # fmt: skip
    ways = rng.sample(range(5), 2)
    typed = name
    if 0 in ways:
        for long, brief in short.items():
            typed = f" {typed} ".replace(f" {long} ", f" {brief} ").strip()
    if 1 in ways:
        typed = typed.replace("'", "")
        typed = typed.upper() if rng.random() < 0.4 else typed.lower()
    if 2 in ways:
        typed = f"The {typed}"
    if 3 in ways:
        at = max(range(len(typed.split())), key=lambda n: len(typed.split()[n]))
        parts = typed.split()
        word, cut = parts[at], len(parts[at]) // 2
        parts[at] = word[: cut - 1] + word[cut] + word[cut - 1] + word[cut + 1 :]
        typed = " ".join(parts)
    if 4 in ways or typed == name:
        typed = f"{typed} (per {rng.choice(('the manager', 'reception', 'their secretary', 'the head'))})"  # fmt: skip
    return typed
