"""What happens in the invented place: benefits as providers would tell them, each with evidence of its own.

An ordinary benefit is never a repeat of another by chance: where somebody is named as receiving it, one
group of firms does the same for them again only after ten days or more; everything else has a number, a
file or an amount of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.analysis.commitments.activities import ACTIVITIES, BY_KEY, IN_PEOPLE, Activity, Lasts
from tests.analysis.commitments.invented_place import (
    FIRST,
    LAST,
    TODAY,
    Agreement,
    Place,
    Provider,
    Receiver,
    place,
)
from tests.analysis.commitments.otherwise import name_otherwise
from tests.analysis.commitments.telling import Telling
from weft.analysis.commitments.benefit import Evidence

STANDARD = (
    "In line with our social value plan we supported local people through the contract.",
    "Delivered as set out in the method statement; the beneficiary was pleased.",
    "Part of our commitment to give back to the communities in which we work.",
)
"""What some firms say of everything."""
COHORTS = ("young", "care", "disabled", "long-out", "carers", "prison")
SAY_NOTHING = ("evidence.pdf", "timesheet.xlsx", "photo.jpg", "scan0001.pdf", "form.docx", "return.xlsx", "IMG_0231.jpg")  # fmt: skip
"""Names of files that many files have."""
APART = timedelta(days=10)
Stretch = tuple[date, date]


class Scene:
    """A place over time, in which benefits happen one after the other."""

    def __init__(self, seed: int, size: int) -> None:
        """The place of this seed, with as many providers of one habit as that many benefits bear."""
        self.rng = Random(f"{seed} scene")
        self.place: Place = place(seed)
        self.weights = [one.weight for one in self.place.providers]
        self.serial = 104500
        self.payroll = {one.ref: one.payroll_begins for one in self.place.providers}
        self.taken: dict[tuple[str, str, str], list[Stretch]] = defaultdict(list)
        habitual = self.rng.sample(self.place.providers, min(size // 1000, 100))
        self.habits = {one.ref: self._habit(one) for one in habitual}

    def ordinary(self) -> Telling:
        """A benefit of any kind, of any provider."""
        provider = self.rng.choices(self.place.providers, self.weights)[0]
        told = self._for_somebody(self.telling(provider, provider.activities))
        if habit := self.habits.get(provider.ref):
            also = tuple(habit() for _ in range(self.rng.randint(0, 1)))
            told = replace(told, evidence=told.evidence + also)
        return replace(told, **self._circumstances(told))  # type: ignore[arg-type]

    def _for_somebody(self, told: Telling) -> Telling:
        """For whom, as an organisation or as text, and with a letter of theirs, or nothing, at times."""
        if not told.receiver:
            return told
        name = told.receiver.name
        if self.rng.random() < 0.25:
            typed = name if self.rng.random() < 0.5 else name_otherwise(name, self.rng)
            told = replace(told, typed=typed)
        if self.rng.random() < 0.1:
            letter = Evidence("statement", self.sha(), None, f"Letter from {name}")
            return replace(told, evidence=(letter, *told.evidence[1:]))
        return replace(told, evidence=()) if self.rng.random() < 0.15 else told

    def _circumstances(self, told: Telling) -> dict[str, object]:
        """Under what it was done, and by whom: mostly as the council agreed with the provider."""
        chance, provider = self.rng.random(), told.provider
        if chance < 0.3 and (people := IN_PEOPLE.get(told.activity.key)):
            area = f"OLD-DOCK/{self.rng.randint(1, 9)}"
            return {
                "measure": people,
                "unit": "people",
                "quantity": self.rng.randint(1, 3),
                "agreement": area,
            }
        if chance < 0.08 and told.activity.elsewhere:
            area = f"OLD-DOCK/{self.rng.randint(1, 9)}"
            return {"measure": told.activity.elsewhere, "agreement": area}
        if chance < 0.16 and provider.subcontractors:
            return {"delivered_by": (self.rng.choice(provider.subcontractors),)}
        if chance < 0.2:
            framework = f"GQCA-FW-{self.rng.randint(100, 999)}"
            return {"agreement": f"{framework}/{self.rng.randint(1, 40):02}"}
        if chance < 0.28:
            return {"measure": told.measure.replace(":2026/GQ", ":2023/GQ")}
        if chance < 0.33:
            return {"said": self.rng.choice(STANDARD)}
        if chance < 0.36:
            return {"agreement": f"CONS-{self.rng.randint(100, 999)}"}
        if chance < 0.39:
            return {"accountable": self.rng.choice(self.place.providers).ref}
        return {}

    def telling(
        self, provider: Provider, keys: Collection[str], days: Stretch | None = None, **said: object
    ) -> Telling:
        """One happening that meets no other of its kind, with its own evidence; on these days if given."""
        while True:
            activity = BY_KEY[self.rng.choice(sorted(keys))]
            receiver = self._receiver(provider, activity)
            begins, ends = days or self._days(activity)
            key = self._key(provider, activity, receiver)
            if not key or self._free(key, begins, ends):
                break
        if key:
            self.taken[key].append((begins, ends))
        told = self._told(provider, activity, receiver, begins, ends)
        told = replace(told, evidence=self.evidence(told))
        return replace(told, **said)  # type: ignore[arg-type]

    def of(self, *keys: str, days: Stretch | None = None, **said: object) -> Telling:
        """One happening of one of these activities, by any provider."""
        return self.telling(self.rng.choice(self.place.providers), keys, days, **said)

    def evidence(self, told: Telling) -> tuple[Evidence, ...]:
        """What stands behind it, and nothing else: its proof, and at times a picture and a file."""
        proof = self.proof(told)
        also = []
        if proof.kind != "picture" and told.receiver and self.rng.random() < 0.25:
            also.append(self.picture())
        if self.rng.random() < 0.2:
            also.append(self.file(self.rng.choice(SAY_NOTHING)))
        return (proof, *also)

    def proof(self, told: Telling) -> Evidence:
        """The one thing by which the benefit can be told, as its measure asks for it."""
        kind = told.activity.proof
        if kind == "payroll":
            return Evidence(kind, "", None, f"PR-{self._next_payroll(told.provider):06}")
        if kind == "picture":
            return self.picture()
        if kind == "link":
            return Evidence(kind, "", None, f"https://notices.quillmouth.example/{self.next()}")
        if kind == "file":
            return self.file(f"{told.thing} {told.begins:%b %Y}.xlsx")
        number = f"{told.activity.prefix}-{told.begins:%Y}-{self.next()}"
        attached = kind == "statement" and self.rng.random() < 0.5
        return Evidence(kind, self.sha() if attached else "", None, number)

    def picture(self) -> Evidence:
        """A picture that nobody else has."""
        name = f"IMG_{self.rng.randint(1, 9999):04}.jpg"
        return Evidence("picture", self.sha(), self.rng.getrandbits(64), name)

    def file(self, name: str) -> Evidence:
        """A file of that name that nobody else has."""
        return Evidence("file", self.sha(), None, name)

    def sha(self) -> str:
        """The hash of bytes that were never seen before."""
        return f"{self.rng.getrandbits(256):064x}"

    def next(self) -> int:
        """A number that was not given before, nor any near to it."""
        self.serial += self.rng.randint(3, 9)
        return self.serial

    def reported(self, ends: date) -> date:
        """A day on which what ended then may be recorded."""
        return min(ends + timedelta(days=self.rng.randint(1, 60)), TODAY)

    def later(self, told: Telling, days: int = 120) -> date:
        """A day on which the same might be recorded another time."""
        return min(told.recorded_on + timedelta(days=self.rng.randint(1, days)), TODAY)

    def agreement(self, provider: Provider, *, besides: str = "") -> Agreement:
        """An agreement of the provider."""
        return self.rng.choice([one for one in provider.agreements if one.ref != besides])

    def providers(self, fit: Callable[[Provider], object]) -> list[Provider]:
        """Those providers, in random order."""
        return self.rng.sample(
            found := [one for one in self.place.providers if fit(one)], len(found)
        )

    def stranger(self, provider: Provider) -> Provider:
        """A firm that nothing ties to the provider."""
        return self.providers(lambda one: self.place.strangers(one, provider))[0]

    def contractors_of_one(self) -> tuple[Provider, Provider, str]:
        """Two contractors and a subcontractor of both."""
        subs = (one for each in self.place.providers for one in each.subcontractors)
        for sub in self.rng.sample(several := sorted(set(subs)), len(several)):
            theirs = [one for one in self.place.providers if sub in one.subcontractors]
            if len(theirs) > 1:
                return theirs[0], theirs[1], sub
        raise AssertionError("No subcontractor works for two.")

    def _told(
        self, provider: Provider, activity: Activity, receiver: Receiver | None, begins: date, ends: date
    ) -> Telling:  # fmt: skip
        agreement = self.agreement(provider)
        ward = receiver.ward if receiver else self.rng.choice(provider.wards)
        around = self.place.contains[ward.code]
        low, high, step = activity.amount
        return Telling(
            activity=activity,
            provider=provider,
            accountable=provider.ref,
            thing=self.rng.choice(activity.things),
            where=ward.name,
            quantity=self.rng.randrange(low, high + 1, step),
            begins=begins,
            ends=ends,
            places=self.rng.choices(((ward.code,), (around,), ()), (7, 2, 1))[0],
            agreement=agreement.ref,
            recorded_on=self.reported(ends),
            measure=activity.measure,
            unit=activity.unit,
            receiver=receiver,
            cohorts=(self.rng.choice(COHORTS),) if self.rng.random() < 0.2 else (),
            way=self.rng.randrange(len(activity.ways)),
        )

    def _receiver(self, provider: Provider, activity: Activity) -> Receiver | None:
        fitting = [one for one in provider.circle if one.kind == activity.whom]
        return self.rng.choice(fitting) if fitting else None

    def _key(self, provider: Provider, activity: Activity, receiver: Receiver | None) -> tuple[str, str, str] | None:  # fmt: skip
        group = self.place.related.get(provider.ref, provider.ref)
        if receiver:
            return group, activity.key, receiver.ref
        return (group, activity.key, "") if activity.unit == "yes_no" else None

    def _free(self, key: tuple[str, str, str], begins: date, ends: date) -> bool:
        return all(
            ends + APART < other_begins or other_ends + APART < begins
            for other_begins, other_ends in self.taken[key]
        )

    def _days(self, activity: Activity) -> Stretch:
        while True:
            day = FIRST + timedelta(days=self.rng.randrange((LAST - FIRST).days))
            begins, ends = self._stretch(activity.lasts, day)
            if ends <= LAST:
                return begins, ends

    def _stretch(self, lasts: Lasts, day: date) -> Stretch:
        if lasts == "day":
            return day, day
        if lasts == "days":
            return day, day + timedelta(days=self.rng.randint(1, 8))
        if lasts == "weeks":
            return day, day + timedelta(days=7 * self.rng.randint(4, 52) - 1)
        months = {"month": 1, "quarter": 3, "year": 12}[lasts]
        return stretch(day.year, (day.month - 1) // min(months, 3) * min(months, 3) + 1, months)

    def _next_payroll(self, provider: Provider) -> int:
        self.payroll[provider.ref] += self.rng.randint(3, 9)
        return self.payroll[provider.ref]

    def _habit(self, provider: Provider) -> Callable[[], Evidence]:
        """What a provider adds to most reports: its logo, saved anew each time, or its order number."""
        logo, order = self.picture(), f"PO {self.rng.randint(4500000, 4599999)}"
        if self.rng.random() < 0.5:
            return lambda: replace(logo, sha256=self.sha())
        return lambda: Evidence("statement", "", None, order)


def stretch(year: int, month: int, months: int) -> Stretch:
    """So many calendar months from the first of one."""
    after = year * 12 + month - 1 + months
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def keys(fit: Callable[[Activity], object]) -> tuple[str, ...]:
    """The activities for which that holds."""
    return tuple(one.key for one in ACTIVITIES if fit(one))


def ordinary(scene: Scene, many: int) -> Iterator[Telling]:
    """So many ordinary benefits."""
    return (scene.ordinary() for _ in range(many))
