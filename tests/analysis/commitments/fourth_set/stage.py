"""The stage on which records come about: who does what for whom, and what is attached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, count
from random import Random
from typing import TypedDict, TypeVar, Unpack

from tests.analysis.commitments.fourth_set.activities import ACTIVITIES, Activity
from tests.analysis.commitments.fourth_set.facts import ANOTHER_PICTURE
from tests.analysis.commitments.fourth_set.region import CODES, SUBJECTS, Deal, Receiver, Region
from weft.analysis.commitments.benefit import Evidence, Recorded

T = TypeVar("T")
FIRST, DAYS = date(2024, 4, 1), 800
COHORTS = ("neet", "care-leavers", "long-term-unemployed", "over-50", "disabled-people", "veterans")
ENDINGS = ("", "", "", ".", " - thank you to all involved", ". Great feedback received", " (photo attached)", " as promised in our method statement")  # fmt: skip


class Changes(TypedDict, total=False):
    """The parts of a record that another hand writes otherwise."""

    provider: str
    accountable: str
    delivered_by: tuple[str, ...]
    measure: str
    quantity: int
    begins: date
    ends: date
    places: tuple[str, ...]
    cohorts: tuple[str, ...]
    beneficiary: str
    beneficiary_name: str
    description: str
    evidence: tuple[Evidence, ...]
    agreement: str
    under: tuple[str, ...]
    recorded_on: date


def amount(subject: str, many: float) -> int:
    """So much in the smallest part."""
    return round(many * SUBJECTS[subject][0])


def in_words(subject: str, many: float) -> str:
    """So much as people write it."""
    return SUBJECTS[subject][1].format(int(many) if many == int(many) else many)


def spoken(day: date) -> str:
    """A day as people write it."""
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True)
class Happening:
    """What really happened, once."""

    deal: Deal
    activity: Activity
    what: str
    receiver: Receiver
    begins: date
    ends: date
    many: int
    people: int

    def telling(self, n: int) -> str:
        """It in the words of that telling."""
        q = in_words(self.activity.subject, self.many)
        tellings = self.activity.tellings
        words = tellings[n % len(tellings)].format(
            what=self.what, at=self.receiver.name, n=self.people, q=q, day=spoken(self.begins)
        )
        return words[0].upper() + words[1:]


class Stage:
    """Everything is drawn from one Random: the same seed, the same records."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.region = Region(self.rng)
        five = self.rng.sample(range(10_230, 99_950), 40_000)
        self._numbers = chain(five, count(1_000_003, 7))
        self._pictures: list[int] = []

    def pick(self, of: Sequence[T]) -> T:
        """One of them."""
        return self.rng.choice(of)

    def some(self, low: int, high: int) -> int:
        """A number between the two."""
        return self.rng.randint(low, high)

    def chance(self, one_in: int = 2) -> bool:
        """Whether it happens, once in so many."""
        return self.rng.randrange(one_in) == 0

    def two_of(self, of: Sequence[T]) -> tuple[T, T]:
        """Two that differ."""
        one, other = self.rng.sample(of, 2)
        return one, other

    def day(self) -> date:
        """A working day."""
        day = FIRST + timedelta(days=self.rng.randrange(DAYS))
        return day - timedelta(days=max(0, day.weekday() - 4))

    def number(self) -> str:
        """A number that nothing else bears, of five digits until those are used up."""
        return str(next(self._numbers))

    def deal(self, *, under: bool = False, grouped: bool = False) -> Deal:
        """An agreement; `under` another one, or of a firm that belongs to a group, where asked."""
        of = [one for one in self.region.deals if (one.under or not under) and (one.firm in self.region.related or not grouped)]  # fmt: skip
        return self.pick(of)

    def stranger(self, deal: Deal) -> Deal:
        """An agreement of a firm that has nothing to do with this one, in any other way either."""
        near = {deal.firm, *deal.subs, deal.client}
        key = self.region.related.get(deal.firm)
        of = [one for one in self.region.deals
              if not near & {one.firm, *one.subs, one.client} and (not key or self.region.related.get(one.firm) != key)
              and not {deal.agreement, *deal.under} & {one.agreement, *one.under}]  # fmt: skip
        return self.pick(of)

    def sister(self, deal: Deal) -> str:
        """Another firm of its group."""
        key = self.region.related[deal.firm]
        return self.pick([one for one, group in self.region.related.items() if group == key and one != deal.firm])  # fmt: skip

    def receiver(self, kinds: str) -> Receiver:
        """Somebody of one of these kinds."""
        return self.pick(self.region.receivers[self.pick(kinds.split())])

    def other_receiver(self, than: Receiver, kinds: str) -> Receiver:
        """Somebody else, of another name."""
        while (other := self.receiver(kinds)).word == than.word:
            pass
        return other

    def happening(self, *kinds: str, deal: Deal | None = None) -> Happening:
        """Something that happened; of one of these kinds of activity, or of any."""
        activity = ACTIVITIES[self.pick(kinds or tuple(ACTIVITIES))]
        begins = self.day()
        long = activity.subject in {"space", "mentoring", "expertise"}
        people = self.some(2, 9)
        if activity.subject == "volunteering":
            many = people * self.pick((4, 6, 7))
        else:
            many = self.pick(activity.amounts)
            people = many if activity.subject == "trained" else people
        return Happening(
            deal or self.deal(), activity, self.pick(activity.what), self.receiver(activity.receivers), begins,
            begins + timedelta(days=self.some(14, 75) if long else 0), many, people,
        )  # fmt: skip

    def told(
        self, of: Happening, *papers: Evidence, n: int | None = None, **changes: Unpack[Changes]
    ) -> Recorded:
        """A record of it, in one of its tellings, with what is attached and what a hand writes otherwise."""
        deal, words = of.deal, of.telling(self.some(0, 9) if n is None else n)
        made = Recorded(
            ref="", provider=deal.firm, accountable=deal.firm, delivered_by=(),
            measure=CODES[deal.framework, of.activity.subject], quantity=amount(of.activity.subject, of.many),
            begins=of.begins, ends=of.ends, places=(of.receiver.ward,), cohorts=(), beneficiary=of.receiver.org,
            beneficiary_name=of.receiver.name, description=words + self.pick(ENDINGS), evidence=papers,
            agreement=deal.agreement, recorded_on=of.ends + timedelta(days=self.some(2, 40)), under=deal.under,
        )  # fmt: skip
        return replace(made, **changes)

    def file(self, name: str, kind: str = "file") -> Evidence:
        """A file of its own bytes."""
        return Evidence("picture" if kind == "picture" else "file", self._bytes(), None, name)

    def scan_again(self, of: Evidence, name: str) -> Evidence:
        """The same paper scanned again: other bytes, a name of its own."""
        return replace(of, sha256=self._bytes(), reference=name)

    def picture(self, name: str) -> Evidence:
        """A picture unlike any before it."""
        while True:
            look = self.rng.getrandbits(64)
            if all((look ^ other).bit_count() >= ANOTHER_PICTURE for other in self._pictures):
                break
        self._pictures.append(look)
        return Evidence("picture", self._bytes(), look, name)

    def photographed_again(self, of: Evidence, name: str) -> Evidence:
        """The same picture sent on, smaller or a little trimmed."""
        look = of.picture or 0
        for bit in self.rng.sample(range(64), self.some(1, 6)):
            look ^= 1 << bit
        return Evidence("picture", self._bytes(), look, name)

    def _bytes(self) -> str:
        return f"{self.rng.getrandbits(256):064x}"

    def attached(self, of: Happening) -> tuple[Evidence, ...]:
        """What is usually attached to such a thing, or nothing."""
        stem = of.activity.paper
        return self.pick((
            (), (self.file(f"{stem} {of.receiver.word} {of.begins:%d%m%y}.pdf"),), (self.picture(f"IMG_{self.number()}.jpg"),),
            (Evidence("statement", "", None, f"{stem} {self.number()}"),),
            (Evidence("statement", "", None, f"Email of thanks from {of.receiver.name}, {spoken(of.ends)}"),),
        ))  # fmt: skip


def paper(reference: str, kind: str = "statement") -> Evidence:
    """A number or words, with nothing attached."""
    if kind == "payroll":
        return Evidence("payroll", "", None, reference)
    if kind == "training":
        return Evidence("training", "", None, reference)
    return Evidence("link" if kind == "link" else "statement", "", None, reference)
