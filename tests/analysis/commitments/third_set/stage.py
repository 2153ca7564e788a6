"""Where things happen and are written down: deeds, the evidence that they leave, and the records of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Unpack

from tests.analysis.commitments.third_set.changes import Changes
from tests.analysis.commitments.third_set.kinds import BY_KEY, TAILS, Kind, Lasts, said
from tests.analysis.commitments.third_set.region import Agreement, Area, Firm, Receiver, region
from weft.analysis.commitments.benefit import Evidence, Recorded

FIRST, LAST = date(2023, 4, 1), date(2026, 9, 30)
COHORTS = ("care-leavers", "long-term-unemployed", "young-people", "disabled-people", "veterans")
STYLES = ("{p}/{n}", "{p}-{n}", "{p}{n}", "{n}", "ref {p} {n}", "no. {n}", "{p} {n:07}")
DULL = ("evidence.pdf", "form signed.docx", "scan0004.pdf", "SV return.xlsx", "email.msg", "IMG_4471.jpg", "WhatsApp Image.jpeg")  # fmt: skip


@dataclass(frozen=True)
class Deed:
    """What happened, before anybody wrote it down."""

    kind: Kind
    firm: Firm
    agreement: Agreement
    begins: date
    ends: date
    amount: int
    thing: str
    whom: Receiver | None
    ward: Area
    cohorts: tuple[str, ...]


class Stage:
    """A region in which deeds happen, no two of them one by chance."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(f"third set, stage {seed}")
        self.region = region(seed, tuple(BY_KEY))
        self._numbers: dict[tuple[str, str], int] = {}
        self._taken: dict[tuple[str, str, str, str], list[tuple[date, date]]] = defaultdict(list)

    def deed(self, *keys: str, firm: Firm | None = None, main: bool = False) -> Deed:
        """Something of one of these kinds, done by that firm or by any; by a main contractor where asked."""
        while True:
            deed = self._deed(BY_KEY[self.rng.choice(keys)], firm or self._firm(keys, main=main))
            if self._take(deed):
                return deed

    def again(self, deed: Deed, days: int = 0, **changed: object) -> Deed:
        """Another deed like it, so many days later."""
        later = timedelta(days=days)
        moved = replace(deed, begins=deed.begins + later, ends=deed.ends + later)
        made = replace(moved, **changed)  # type: ignore[arg-type]
        self._take(made)
        return made

    def written(self, deed: Deed, way: int, **changes: Unpack[Changes]) -> Recorded:
        """The record of it that the firm makes, told in that way, with what is changed."""
        told = self.told(deed, way)
        record = Recorded(
            ref="-",
            provider=deed.firm.ref,
            accountable=deed.firm.ref,
            delivered_by=(),
            measure=deed.kind.measure,
            quantity=deed.amount,
            begins=deed.begins,
            ends=deed.ends,
            places=(deed.ward.code,),
            cohorts=deed.cohorts,
            beneficiary=deed.whom.ref if deed.whom else "",
            beneficiary_name=deed.whom.name if deed.whom else "",
            description=told,
            evidence=(),
            agreement=deed.agreement.ref,
            recorded_on=changes.get("ends", deed.ends) + timedelta(days=self.rng.randint(2, 60)),
        )
        return replace(record, **changes)

    def told(self, deed: Deed, way: int, tail: bool = True) -> str:
        """It in words, in that one of the ways of its kind, often with a word more."""
        words = deed.kind.ways[way % len(deed.kind.ways)].format(
            n=said(deed.kind.unit, deed.amount),
            thing=deed.thing,
            whom=deed.whom.name if deed.whom else "the community",
            where=deed.ward.name,
        )
        more = self.rng.choice(TAILS) if tail else ""
        return f"{words} {more}".strip()

    def two_ways(self) -> tuple[int, int]:
        """Two different ways of telling."""
        one, other = self.rng.sample(range(4), 2)
        return one, other

    def number(self, firm: Firm, kind: Kind, step: int | None = None) -> int:
        """The next number of that firm for that kind, a few on from the last."""
        at = (firm.ref, kind.prefix)
        before = self._numbers.get(at, firm.first_number + 137 * len(kind.prefix))
        self._numbers[at] = before + (step or self.rng.randint(2, 40))
        return self._numbers[at]

    def proof(self, deed: Deed) -> Evidence:
        """Evidence of it with a number of its own."""
        return numbered(deed.kind, f"{deed.kind.prefix} {self.number(deed.firm, deed.kind)}")

    def one_number(self, deed: Deed) -> tuple[Evidence, Evidence]:
        """One number of it as two people type it."""
        number = self.number(deed.firm, deed.kind)
        ours, theirs = self.rng.sample(STYLES, 2)
        return tuple(
            numbered(deed.kind, style.format(p=deed.kind.prefix, n=number))
            for style in (ours, theirs)
        )  # type: ignore[return-value]

    def two_numbers(self, deed: Deed, step: int | None = None) -> tuple[Evidence, Evidence]:
        """Two numbers of its kind as one person types them, the second so much higher."""
        style = self.rng.choice(STYLES)
        numbers = (self.number(deed.firm, deed.kind), self.number(deed.firm, deed.kind, step))
        return tuple(
            numbered(deed.kind, style.format(p=deed.kind.prefix, n=each)) for each in numbers
        )  # type: ignore[return-value]

    def picture(self, name: str = "") -> Evidence:
        """A photograph."""
        many = self.rng.randint(1000, 9999)
        return Evidence("picture", self.sha256(), self.rng.getrandbits(64), name or f"IMG_{many}.jpg")  # fmt: skip

    def near(self, picture: Evidence, most: int = 5) -> Evidence:
        """The same photograph, cropped and saved again."""
        assert picture.picture is not None
        bits = self.rng.sample(range(64), self.rng.randint(1, most))
        changed = picture.picture
        for bit in bits:
            changed ^= 1 << bit
        return replace(self.picture(), picture=changed)

    def file(self, name: str = "") -> Evidence:
        """A file."""
        return Evidence("file", self.sha256(), None, name or self.rng.choice(DULL))

    def sha256(self) -> str:
        """The hash of bytes that nobody else has."""
        return f"{self.rng.getrandbits(256):064x}"

    def ordinary(self, many: int) -> Iterator[Recorded]:
        """So many benefits as they are recorded every day."""
        for _ in range(many):
            deed = self.deed(*BY_KEY, firm=self.rng.choice(self.region.firms))
            yield self._as_usual(self.written(deed, self.rng.randrange(4), evidence=self._usual(deed)))  # fmt: skip

    def some_evidence(self, deed: Deed) -> tuple[Evidence, ...]:
        """Evidence that says little: a file or a picture, or none at all."""
        return self.rng.choice(((), (self.file(),), (self.picture(),)))

    def _usual(self, deed: Deed) -> tuple[Evidence, ...]:
        numbered_too = deed.kind.prefix and self.rng.random() < 0.5
        return (*((self.proof(deed),) if numbered_too else ()), *self.some_evidence(deed))

    def _as_usual(self, record: Recorded) -> Recorded:
        chance = self.rng.random()
        if chance < 0.1 and record.beneficiary:
            return replace(record, places=())
        if chance < 0.2:
            return replace(record, beneficiary="")
        return replace(record, description=record.description.lower()) if chance < 0.25 else record

    def _firm(self, keys: tuple[str, ...], *, main: bool) -> Firm:
        able = [one for one in self.region.firms if one.kinds & set(keys)]
        return self.rng.choice([one for one in able if one.subcontractors] if main else able)

    def _deed(self, kind: Kind, firm: Firm) -> Deed:
        rng = self.rng
        whom = rng.choice([one for one in self.region.receivers if one.kind == kind.whom]) if kind.whom else None  # fmt: skip
        low, high, step = kind.amount
        amount = rng.randrange(low, high + 1, step)
        begins, ends = self._days(kind.lasts)
        if kind.lasts == "weeks":
            ends = begins + timedelta(days=7 * amount // 10 - 1)
        return Deed(
            kind=kind,
            firm=firm,
            agreement=rng.choice(firm.agreements),
            begins=begins,
            ends=ends,
            amount=amount,
            thing=rng.choice(kind.things),
            whom=whom,
            ward=whom.ward if whom else rng.choice(self.region.wards),
            cohorts=(rng.choice(COHORTS),) if rng.random() < 0.3 else (),
        )

    def _days(self, lasts: Lasts) -> tuple[date, date]:
        rng = self.rng
        if lasts in {"month", "quarter"}:
            months = 1 if lasts == "month" else 3
            return stretch(rng.randrange(0, 40, months), months)
        begins = self.workday()
        return begins, begins + timedelta(days=rng.randint(1, 4) if lasts == "days" else 0)

    def workday(self) -> date:
        """A day from Monday to Friday."""
        day = FIRST + timedelta(days=self.rng.randrange((LAST - FIRST).days - 90))
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _take(self, deed: Deed) -> bool:
        """Keep its days free of another deed like it; False where they are taken."""
        whom = deed.whom.ref if deed.whom else deed.ward.code
        taken = self._taken[deed.firm.ref, deed.kind.key, whom, deed.thing]
        if any(deed.begins <= ends + NEAR and begins <= deed.ends + NEAR for begins, ends in taken):
            return False
        taken.append((deed.begins, deed.ends))
        return True


NEAR = timedelta(days=14)


def numbered(kind: Kind, reference: str) -> Evidence:
    """Evidence of that kind of deed that is a number, or says one."""
    return Evidence(kind.proof, "", None, reference)


def stretch(month: int, months: int) -> tuple[date, date]:
    """So many whole months, counted from April 2023."""
    begins, after = _first_of(month), _first_of(month + months)
    return begins, after - timedelta(days=1)


def month_of(day: date) -> int:
    """Which month it lies in, counted from April 2023."""
    return (day.year - 2023) * 12 + day.month - 4


def quarter_after(deed: Deed) -> tuple[date, date]:
    """The quarter after that of the deed."""
    return stretch(month_of(deed.begins) + 3, 3)


def _first_of(month: int) -> date:
    return date(2023 + (month + 3) // 12, (month + 3) % 12 + 1, 1)
