"""What firms did, before anybody writes it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.analysis.commitments.eighth_set import sentences as said
from tests.analysis.commitments.eighth_set.papers import Paper
from tests.analysis.commitments.eighth_set.place import Place, Receiver

FIRST, LAST = date(2023, 4, 10), date(2026, 3, 20)
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")  # fmt: skip
SITES = (
    "bus station", "quayside flats", "leisure centre", "bypass", "town hall", "hospital car park", "school extension", "sea wall", "depot",
    "tram stop", "library", "market square",
)  # fmt: skip


def measure(code: str) -> str:
    """The node of the measure in the framework that the councils share."""
    return f"greater-quillmouth:2026/{code}"


def nationally(code: str) -> str:
    """The node of the measure in the government's model."""
    return f"social-value-model:ppn-002/{code}"


HOURS = {measure(code) for code in ("GQ08", "GQ16", "GQ35")}


@dataclass(frozen=True)
class Deed:
    """Something done, with all the ways of telling it."""

    measure: str
    quantity: int
    begins: date
    ends: date
    ward: str
    receiver: Receiver | None
    ways: tuple[str, ...]
    """Sentences, with braces for what is known of it."""
    slots: Mapping[str, said.Names]
    """What is known of it, and how that may be called."""
    paper: Paper | None
    """The paper with a number that such a thing brings with it."""
    cohorts: tuple[str, ...] = ()

    def on(self, begins: date, ends: date | None = None) -> Deed:
        """The same on other days; it lasts as long as it did where no last day is given."""
        return replace(self, begins=begins, ends=ends or begins + (self.ends - self.begins))

    def with_slots(self, **slots: str) -> Deed:
        """The same with something else known of it."""
        return replace(self, slots={**self.slots, **{name: (text,) for name, text in slots.items()}})  # fmt: skip

    def for_another(self, receiver: Receiver) -> Deed:
        """The same for somebody else."""
        return replace(self, receiver=receiver, ward=receiver.ward)


def amounts(quantity: int) -> dict[str, said.Names]:
    """The quantity as people write it: the unit is in the name of the slot."""
    pounds = (
        (f"£{quantity / 100:,.2f}",) if quantity % 100 else (f"£{quantity // 100:,}", f"£{quantity // 100}", f"{quantity // 100} pounds")
    )  # fmt: skip
    counted = (str(quantity), SMALL[quantity]) if quantity < len(SMALL) else (str(quantity),)
    return {
        "n": counted,
        "h": (f"{round(quantity / 60, 2):g}",),
        "w": (f"{quantity / 10:g}",),
        "kg": (f"{quantity / 1000:g}", f"{quantity / 1000:,.0f}"),
        "pounds": pounds,
    }


def days_told(day: date) -> said.Names:
    """A day as people write it."""
    return (
        f"{day.day} {day:%B}",
        f"{day.day} {day:%b %Y}",
        f"{day:%A} {day.day} {day:%B}",
        f"{day.day}/{day.month}",
    )


class Deeds:
    """Draws what firms do in a place."""

    def __init__(self, rng: Random, place: Place) -> None:
        self.rng, self.place = rng, place
        self._numbers: set[int] = set()

    def number(self, least: int = 10_000) -> int:
        """A number that stands on no other paper."""
        while (drawn := self.rng.randrange(least, least * 90)) in self._numbers:
            pass
        self._numbers.add(drawn)
        return drawn

    def paper(self, family: str) -> Paper:
        """A new paper."""
        return Paper(
            family, self.number(100_000 if family in {"agreement", "transfer"} else 10_000)
        )

    def one_more(self, deed: Deed) -> Deed:
        """Another of the same, with a paper of its own."""
        return replace(deed, paper=self.paper(deed.paper.family)) if deed.paper else deed

    def nearly(self, deed: Deed) -> Deed:
        """The same with as much, or a little more or less: half hours, or a few people."""
        step = 30 if deed.measure in HOURS else 1
        drawn = deed.quantity + step * self.rng.choice((0, 0, 0, -2, -1, 1, 2, 3))
        return replace(deed, quantity=max(step, drawn))

    def day(self) -> date:
        """A working day."""
        while (
            day := FIRST + timedelta(days=self.rng.randrange((LAST - FIRST).days))
        ).weekday() > 4:
            pass
        return day

    def after(self, day: date, least: int, most: int) -> date:
        """A working day so many days later."""
        day += timedelta(days=self.rng.randint(least, most))
        return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day

    def ward(self) -> str:
        """The code of a ward."""
        return self.rng.choice([*self.place.wards])

    def school(self) -> Receiver:
        """A school."""
        return self.rng.choice(self.place.schools)

    def group(self) -> Receiver:
        """A community group."""
        return self.rng.choice(self.place.groups)

    def cohort(self, share: float) -> tuple[str, ...]:
        """A cohort, as often as such things are done for one."""
        cohorts = ("young", "care", "disabled", "long-out", "carers", "prison")
        return (self.rng.choice(cohorts),) if self.rng.random() < share else ()

    def pupils(self) -> Deed:
        """Pupils who met people at work."""
        school = self.school()
        year = self.rng.randint(3, 6) if "Primary" in school.name else self.rng.randint(7, 12)
        slots = {"year": (str(year),), "act": self.rng.choice(said.IN_SCHOOL)}
        made = self._with("GQ07", self.rng.randint(14, 160), school, said.TOLD_PUPILS, slots)
        return in_term(made)

    def school_hours(self) -> Deed:
        """Hours of staff in a school."""
        staff = self.rng.randint(2, 6)
        slots = {"act": self.rng.choice(said.IN_SCHOOL), "p": (str(staff),)}
        minutes = staff * self.rng.choice((90, 120, 150, 180, 240, 300))
        return in_term(self._with("GQ08", minutes, self.school(), said.TOLD_SCHOOL_HOURS, slots))

    def volunteers(self) -> Deed:
        """Hours that staff volunteered."""
        staff = self.rng.randint(2, 14)
        slots = {"act": self.rng.choice(said.VOLUNTEERED), "p": (str(staff),)}
        minutes = staff * self.rng.choice((120, 180, 210, 240, 360, 420, 450))
        return self._with("GQ16", minutes, self.group(), said.TOLD_VOLUNTEERS, slots)

    def goods(self) -> Deed:
        """Things given."""
        many = self.rng.choice((2, 4, 5, 6, 8, 10, 12, 15, 16, 20, 24, 25, 30, 40, 50, 60))
        slots = {"thing": self.rng.choice(said.GOODS)}
        return self._with("GQ32", many, self.group(), said.TOLD_GOODS, slots, "delivery")

    def money(self) -> Deed:
        """Money given."""
        pounds = self.rng.choice((100, 150, 250, 300, 500, 500, 750, 1000, 1000, 1250, 2000, 2500, 5000, self.rng.randint(80, 3000)))  # fmt: skip
        pence = pounds * 100 + (self.rng.randint(1, 99) if self.rng.random() < 0.2 else 0)
        slots = {"purpose": self.rng.choice(said.FOR_WHAT)}
        return self._with("GQ17", pence, self.group(), said.TOLD_MONEY, slots, "remittance")

    def advice(self) -> Deed:
        """Hours of advice."""
        minutes = self.rng.choice((60, 90, 120, 180, 240, 300, 360, 480, 630))
        slots = {"topic": self.rng.choice(said.ADVICE)}
        return self._with("GQ35", minutes, self.group(), said.TOLD_ADVICE, slots)

    def trees(self) -> Deed:
        """Trees planted."""
        return self._with("GQ38", self.rng.randrange(10, 400, 5), self.group(), said.TOLD_TREES, {})

    def mended(self) -> Deed:
        """Things mended."""
        slots = {"thing": self.rng.choice(said.MENDED)}
        return self._with("GQ37", self.rng.randint(3, 40), self.group(), said.TOLD_MENDED, slots)

    def residents(self) -> Deed:
        """Residents who had a say."""
        slots = {"topic": self.rng.choice(said.SESSIONS)}
        many = self.rng.randint(9, 85)
        return self._with("GQ36", many, self.group(), said.TOLD_RESIDENTS, slots)

    def job(self) -> Deed:
        """Somebody who started a job."""
        slots = {"role": self.rng.choice(said.ROLES)}
        made = self._with("GQ02", 1, None, said.TOLD_JOB, slots, "payroll")
        return replace(made, cohorts=self.cohort(0.35))

    def apprentice(self) -> Deed:
        """Somebody who started an apprenticeship."""
        slots = {"trade": self.rng.choice(said.TRADES)}
        made = self._with("GQ04", 1, None, said.TOLD_APPRENTICE, slots, "agreement")
        return replace(made, cohorts=self.cohort(0.3))

    def weeks(self) -> Deed:
        """Weeks of one apprentice in a quarter."""
        slots = {"trade": self.rng.choice(said.TRADES)}
        family = self.rng.choice(("agreement", "payroll"))
        tenths = self.rng.choice((130, 130, 130, 120, 125, 110, 128))
        made = self._with("GQ30", tenths, None, said.TOLD_WEEKS, slots, family)
        return made.on(*quarter_of(made.begins))

    def placement(self) -> Deed:
        """Weeks of one student on a paid placement."""
        slots = {"trade": self.rng.choice(said.TRADES)}
        weeks = self.rng.choice((1, 1, 2, 2, 3, 4, 6))
        grown = [one for one in self.place.schools if "Primary" not in one.name]
        school = self.rng.choice((*grown, *self.place.colleges))
        made = self._with("GQ09", weeks * 10, school, said.TOLD_PLACEMENT, slots, "placement")
        monday = made.begins - timedelta(days=made.begins.weekday())
        made = made.on(monday, monday + timedelta(days=7 * weeks - 3))
        return replace(made, cohorts=self.cohort(0.25))

    def course(self) -> Deed:
        """A course that several people passed."""
        slots = {"course": self.rng.choice(said.COURSES)}
        college = self.rng.choice(self.place.colleges)
        made = self._with(
            "GQ10", self.rng.randint(5, 14), college, said.TOLD_COURSE, slots, "sheet"
        )
        return made.on(made.begins, made.begins + timedelta(days=self.rng.choice((0, 1, 2, 4))))

    def certificate(self) -> Deed:
        """A qualification that one of the staff gained."""
        slots = {"course": self.rng.choice(said.COURSES)}
        return self._with("GQ10", 1, None, said.TOLD_CERTIFICATE, slots, "certificate")

    def spend(self) -> Deed:
        """An invoice of a small firm here."""
        slots = {"bought": self.rng.choice(said.BOUGHT)}
        pence = self.rng.randint(9_000, 900_000)
        supplier = self.rng.choice(self.place.suppliers)
        return self._with("GQ12", pence, supplier, said.TOLD_SPEND, slots, "invoice")

    def waste(self) -> Deed:
        """A load of waste that was recycled."""
        slots = {"waste": self.rng.choice(said.WASTE)}
        grams = self.rng.randrange(300, 9_800, 20) * 1000
        return self._with("GQ24", grams, None, said.TOLD_WASTE, slots, "transfer")

    def one_of(self, *kinds: str) -> Deed:
        """Something of one of these kinds, by the names of the methods here."""
        made: Deed = getattr(self, self.rng.choice(kinds))()
        return made

    def _with(
        self, code: str, quantity: int, receiver: Receiver | None, ways: tuple[str, ...],
        slots: Mapping[str, said.Names], family: str = "",
    ) -> Deed:  # fmt: skip
        day = self.day()
        about: dict[str, said.Names] = {"site": (self.rng.choice(SITES),), "team": (self.rng.choice(said.TEAMS),), **slots}  # fmt: skip
        paper = self.paper(family or self.rng.choice(("letter", "sheet")))
        ward = receiver.ward if receiver else self.ward()
        return Deed(measure(code), quantity, day, day, ward, receiver, ways, about, paper)


def in_term(deed: Deed) -> Deed:
    """The same, but not in August, when schools are closed."""
    return deed.on(deed.begins + timedelta(days=35)) if deed.begins.month == 8 else deed


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter."""
    begins = date(day.year, day.month - (day.month - 1) % 3, 1)
    return begins, quarter_after(begins) - timedelta(days=1)


def quarter_after(begins: date) -> date:
    """The first day of the next quarter."""
    return date(begins.year + (begins.month == 10), (begins.month + 2) % 12 + 1, 1)


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month."""
    begins = day.replace(day=1)
    return begins, (begins + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def year_of(day: date) -> tuple[date, date]:
    """The first and the last day of the financial year."""
    begins = date(day.year - (day.month < 4), 4, 1)
    return begins, date(begins.year + 1, 3, 31)
