"""A place in which benefits happen: what one is, drawn at random, and how each of its attributes may be written otherwise."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from weft.analysis.commitments.benefit import Evidence, EvidenceKind, Recorded


@dataclass(frozen=True)
class Kind:
    """What is done, as several people would say it."""

    name: str
    smallest: int
    """The unit, in its smallest part."""
    amounts: tuple[int, int]
    days: tuple[int, int]
    evidence: tuple[EvidenceKind, ...]
    codes: dict[str, tuple[str, ...]]
    """Its measures in each framework: the first is the common one."""
    words: tuple[tuple[str, ...], ...]
    """Each thing that may be done, in several people's words."""
    of_people: bool = False


KINDS = (
    Kind("job", 1, (1, 3), (60, 180), ("payroll", "statement"), {"har": ("J1", "J2"), "tom": ("NT1", "NT1b"), "wel": ("W10",)},
         (("{n} local people started a job on the site", "Recruitment of {n} residents, labouring", "New posts filled: {n}", "Employed from the area ({n})"),), True),
    Kind("apprentice", 10, (10, 52), (70, 360), ("training", "payroll"), {"har": ("A1", "A3"), "tom": ("NT10", "NT10c"), "wel": ("W11",)},
         (("Apprentice bricklayer, level 2", "Apprenticeship weeks worked in the trade", "Our new apprentice with the college"), ("Young person in an apprenticeship, joinery", "Apprentice joiner at the college", "Weeks of our trainee in carpentry")), True),
    Kind("placement", 10, (1, 4), (5, 28), ("training", "statement", "file"), {"har": ("P1",), "tom": ("NT13",), "wel": ("W20",)},
         (("Work experience for a pupil in our office", "Placement of a student with the site team", "Unpaid placement, meaningful, with a mentor"),), True),
    Kind("volunteering", 60, (4, 120), (1, 3), ("file", "picture", "statement"), {"har": ("V1", "V2"), "tom": ("NT29", "NT17"), "wel": ("W30",)},
         (("Our team painted the hall", "Volunteers of the firm spent the day redecorating", "Staff time given: decorating and repairs"), ("Clearing the garden with {n} hours from employees", "Our people weeded and cut back the grounds", "Staff time given: garden tidied"))),
    Kind("school visit", 60, (1, 12), (1, 1), ("picture", "link", "file", "statement"), {"har": ("S1",), "tom": ("NT8",), "wel": ("W31",)},
         (("Careers talk to pupils about construction", "Engineers visited an assembly", "Pupils heard what jobs we have"), ("STEM workshop, bridges out of spaghetti", "Bridge building with the class"), ("Hours with the school: mock interviews", "Interview practice for the older pupils"))),
    Kind("donation", 100, (50, 5000), (1, 1), ("statement", "file", "picture"), {"har": ("D1", "D2"), "tom": ("NT28", "NT30"), "wel": ("W40",)},
         (("Cash donation to the charity", "Gave money for new kit", "Cheque handed over for the appeal", "Sponsorship of the summer event"),)),
    Kind("materials", 100, (80, 3000), (1, 5), ("statement", "picture", "file"), {"har": ("D2", "D1"), "tom": ("NT30", "NT28"), "wel": ("W41",)},
         (("Timber and paint left over were given away", "Surplus boards and emulsion for the group"), ("Equipment in kind: laptops", "Notebook computers, wiped and checked"), ("Delivered topsoil and sleepers for the beds", "Soil and old sleepers for the raised beds"))),
    Kind("training", 1, (4, 20), (1, 60), ("training", "file", "statement"), {"har": ("T1", "T2"), "tom": ("NT9", "NT12"), "wel": ("W21",)},
         (("Course in first aid at work", "First aiders trained: {n}"), ("Digital skills for beginners, learners {n}", "First steps on the computer"), ("Traffic marshal certificates", "Marshals trained for traffic, {n}"), ("Places on employability training ({n})", "Getting ready for work, {n} came")), True),
    Kind("local spend", 100, (900, 90000), (28, 92), ("statement", "file"), {"har": ("L1", "L2"), "tom": ("NT18", "NT19"), "wel": ("W50",)},
         (("Spent with small firms of the area", "Orders placed with local suppliers"), ("Scaffolding hired from a local firm", "Hire of scaffold, a firm of the area"), ("Catering bought locally", "Lunches from a kitchen of the area"))),
    Kind("advice", 60, (2, 40), (1, 60), ("statement", "link", "file"), {"har": ("V3",), "tom": ("NT15",), "wel": ("W32",)},
         (("Expert advice to the group: bookkeeping", "Help with the accounts by our finance lead"), ("Pro bono legal help", "Our solicitor looked over the contract"), ("Mentoring of a social enterprise by our finance lead", "A mentor for the manager"))),
    Kind("trees", 1, (5, 200), (1, 10), ("picture", "statement", "link"), {"har": ("G1",), "tom": ("NT86",), "wel": ("W60",)},
         (("Trees planted along the beck", "Whips and standards put in with residents", "Planting day by the water"), ("Planting day, native hedge", "Hedge planted with neighbours"))),
)  # fmt: skip
WARDS = {f"E05{d}{w}": f"E08{d}" for d in range(4) for w in range(6)}
CONTAINS = {**WARDS, **{f"E08{d}": "E47" for d in range(4)}}
FIRMS = [f"f{at}" for at in range(40)]
RELATED = {**{f"f{at}": f"g{at // 2}" for at in range(10)}}
_TOWN = (
    "Harrow Beck",
    "Millgate",
    "Stanthorpe",
    "Kirk Ings",
    "Low Moor",
    "Easby",
    "Thornley",
    "Wick Lane",
    "Ashfold",
    "Skelden",
)
_SORT = ("Primary School", "Academy", "Food Bank", "Community Centre", "Youth Club", "Hospice", "Football Club", "Library Friends",
         "Allotments", "Church Hall", "Care Home", "Repair Cafe", "Women's Aid", "Scout Group")  # fmt: skip
RECEIVERS = [(f"b{a}-{b}", f"{town} {sort}") for a, town in enumerate(_TOWN) for b, sort in enumerate(_SORT)]  # fmt: skip


@dataclass
class World:
    """What happened so far, and the dice."""

    dice: random.Random
    number: int = 0
    series: dict[str, int] = field(default_factory=dict)
    kind_of: dict[str, Kind] = field(default_factory=dict)
    beside: list[Recorded] = field(default_factory=list)
    """What stands beside a pair on record: the other part."""

    def some(self, chance: float) -> bool:
        """Yes, so often."""
        return self.dice.random() < chance

    def ref(self) -> str:
        """The next record."""
        self.number += 1
        return f"R{self.number:06}"

    def kind(self, one: Recorded) -> Kind:
        """What was done."""
        return self.kind_of[one.ref]

    def again(self, one: Recorded, **changed: object) -> Recorded:
        """The same on another record, with what is changed."""
        other = replace(one, ref=self.ref(), **changed)  # type: ignore[arg-type]
        self.kind_of[other.ref] = self.kind_of[one.ref]
        return other

    def day(self) -> date:
        """A day of three years."""
        return date(2023, 4, 1) + timedelta(self.dice.randrange(1100))

    def sha(self) -> str:
        """A file that nobody has attached before."""
        return f"{self.dice.getrandbits(256):064x}"

    def picture(self) -> int:
        """A picture unlike all others."""
        return self.dice.getrandbits(64)

    def next_number(self, firm: str, kind: str) -> str:
        """The next of a firm's own numbers, as that firm writes them."""
        key = f"{firm} {kind}"
        self.series[key] = self.series.get(key, self.dice.randrange(1000, 90000)) + 1
        n, style = self.series[key], hash_of(key) % 4
        letters = {"payroll": "PR", "training": "ULN", "statement": "SL"}[kind]
        return [f"{letters}-{n:06}", f"{n:06}", f"{letters} {hash_of(firm) % 90 + 10}/{n:05}", f"{letters}{n:07}"][style]  # fmt: skip

    def evidence(self, kind: EvidenceKind, firm: str) -> Evidence:
        """A thing that stands behind a benefit of a firm."""
        if kind in ("payroll", "training", "statement"):
            sha = self.sha() if self.some(0.3) else ""
            return Evidence(kind, sha, None, self.next_number(firm, kind))
        if kind == "link":
            return Evidence(
                "link", "", None, f"https://www.{firm}.example/news/{self.dice.randrange(10**6)}"
            )
        if kind == "picture":
            return Evidence(
                "picture", self.sha(), self.picture(), f"IMG_{self.dice.randrange(9999)}.jpg"
            )
        return Evidence(
            "file", self.sha(), None, self.dice.choice(["sheet.pdf", "evidence.pdf", "scan001.pdf"])
        )

    def evidences(self, kind: Kind, firm: str, people: int) -> tuple[Evidence, ...]:
        """All that stands behind one; nothing now and then."""
        if self.some(0.12):
            return ()
        first = self.dice.choice(kind.evidence)
        many = min(people, 3) if first in ("payroll", "training") else 1
        found = [self.evidence(first, firm) for _ in range(many)]
        if self.some(0.4):
            found.append(self.evidence(self.dice.choice(kind.evidence), firm))
        return tuple(found)

    def happened(self, *, kinds: tuple[str, ...] = (), provider: str = "") -> Recorded:
        """A benefit, as whoever did it records it."""
        kind = self.dice.choice([each for each in KINDS if not kinds or each.name in kinds])
        provider = provider or self.dice.choice(FIRMS)
        accountable = provider if self.some(0.7) else self.dice.choice(FIRMS)
        framework = self.dice.choice(["har", "tom", "wel"])
        codes = kind.codes[framework]
        many = self.amount(kind)
        begins = self.day()
        receiver, name = self.dice.choice(RECEIVERS)
        if kind.name in ("job", "apprentice", "local spend") and self.some(0.8):
            receiver, name = "", ""
        elif self.some(0.15):
            receiver = ""
        elif self.some(0.1):
            receiver, name = "", ""
        one = Recorded(
            self.ref(), provider, accountable, (self.dice.choice(FIRMS),) if self.some(0.15) else (),
            f"{framework}:{self.dice.choice([2023, 2025])}/{codes[0] if self.some(0.8) else self.dice.choice(codes)}", many,
            begins, begins + timedelta(self.dice.randint(*kind.days) - 1),
            () if self.some(0.12) else (self.dice.choice([*WARDS] if self.some(0.8) else sorted({*WARDS.values()})),),
            (self.dice.choice(["young", "unemployed", "leavers"]),) if kind.of_people and self.some(0.5) else (),
            receiver, name, "" if self.some(0.1) else self.said(kind, many), self.evidences(kind, provider, many),
            f"{accountable}-{self.dice.randrange(4)}", begins + timedelta(self.dice.randrange(20, 120)),
        )  # fmt: skip
        self.kind_of[one.ref] = kind
        return one

    def amount(self, kind: Kind) -> int:
        """So much, in the smallest part: mostly a round number."""
        many = self.dice.randint(*kind.amounts)
        if kind.smallest == 100 and self.some(0.7):
            many = max(50, many // 50 * 50)
        return many * kind.smallest

    def said(self, kind: Kind, many: int, like: str = "") -> str:
        """What was done, in somebody's words: the thing that is told in others, where there are such."""
        told = [words for words in kind.words if any(_tells(each, like) for each in words)]
        words = self.dice.choice(self.dice.choice(told or kind.words))
        words = words.replace("{n}", str(many // kind.smallest))
        return words + self.dice.choice(
            ["", "", ".", " in the area", " - see evidence", " with the council"]
        )


def _tells(words: str, text: str) -> bool:
    """Whether a text is these words, whatever the number in them."""
    before, _, after = words.partition("{n}")
    return bool(text) and text.startswith(before) and after in text


def hash_of(text: str) -> int:
    """The same number for a text every time."""
    return sum((at + 1) * ord(letter) for at, letter in enumerate(text))
