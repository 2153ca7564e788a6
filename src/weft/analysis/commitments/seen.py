"""A record with what it is held against others by, and how many records have a thing in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from weft.analysis.commitments.alike import (
    HALF_OF_THE_DAY,
    LONG_ENOUGH,
    counted,
    is_anybody,
    named,
    names,
)
from weft.analysis.commitments.benefit import Contains, Evidence, Recorded, Related
from weft.analysis.commitments.clock import Hours, half_of_the_day, hours_in
from weft.analysis.commitments.heard import HEARD_OF, Heard, heard
from weft.analysis.commitments.numbers import (
    Read,
    numbers_in,
    numbers_in_name,
    read,
    series,
    sort_of,
)
from weft.analysis.commitments.spoken import (
    amounts_in,
    as_said,
    counts_in,
    days_in,
    parts_in,
    says_a_total,
    says_more,
    times_in,
)
from weft.analysis.commitments.things import Named, things_in
from weft.analysis.once import once

FEW = 4
"""So many records at most share a thing that says something: a policy stands behind many benefits."""
A_SHARE_OF_ALL = 50
"""A word that no more than one record in so many has tells what was done."""
A_PAGE_ABOUT_ALL = 5
"""So many words, at most, has the address of a page about all that a firm does: “www fennel example social value”."""
NEAR_BITS = 8
"""Pictures whose hashes of 64 bits differ in no more are all but the same."""
NUMBERED = frozenset({"payroll", "training", "statement"})
"""Kinds of evidence whose reference is a number that stands for one thing; that of a file is what somebody called it."""
OF_A_PERSON = frozenset({"payroll", "training"})
"""Kinds whose number stands for one person: two numbers are two people, whoever wrote them down."""


@dataclass(frozen=True)
class Said:
    """What a reference says: numbers, or an address on the web."""

    kind: str
    read: Read
    series: tuple[str, ...]
    page: str
    paper: str
    sort: str = ""
    """Of which paper its number is."""

    @classmethod
    def of(cls, each: Evidence, agreements: frozenset[str] = frozenset()) -> Said:
        """What is the reference of its agreement says nothing."""
        said = each.reference.strip()
        if each.kind == "link" or said.lower().startswith(("http://", "https://", "www.")):
            return cls(each.kind, Read(), (), _address(said), "")
        if each.kind not in NUMBERED:  # what a file is called says nothing
            return cls(each.kind, Read(), (), "", "")
        found = read(said)
        if _without_marks(said) in agreements:
            return cls(each.kind, Read(general=frozenset(found.numbers)), (), "", "")
        letters = series(said)
        paper = "" if found.numbers or found.general or found.short else _without_forwarding(said)
        return cls(each.kind, found, (letters,), "", paper, sort_of(said) if found.numbers else "")


@dataclass(frozen=True)
class Seen:
    """A record, with what it is held against others by."""

    told: Recorded
    people: frozenset[str]
    """Everybody who had a part in it."""
    groups: frozenset[str]
    """The groups that they belong to."""
    places: frozenset[str]
    around: frozenset[str]
    """The areas around its places, and these."""
    just_around: frozenset[str]
    """The next areas around its places."""
    numbers: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    """By each number the kinds of evidence that have it: “words” where it stands in those."""
    said: tuple[Said, ...]
    """What each thing that stands behind it says."""
    papers: frozenset[str]
    """Statements without a number, each in the words in which it is called."""
    references: frozenset[str]
    hashes: frozenset[str]
    pictures: tuple[int, ...]

    @once
    def of_people(self) -> frozenset[str]:
        """Those of the numbers that stand for one person."""
        return frozenset(number for each in self.said if each.kind in OF_A_PERSON for number in each.read.numbers)  # fmt: skip

    @once
    def series(self) -> frozenset[str]:
        """By which letters its numbers go: a firm's own numbering."""
        return frozenset(letters for each in self.said for letters in each.series)

    @once
    def sorts(self) -> Mapping[str, str]:
        """By each number of which paper it is, where that is said."""
        return {
            number: each.sort for each in self.said if each.sort for number in each.read.numbers
        }

    @once
    def letters(self) -> Mapping[str, str]:
        """By each number the letters before it, where they are a firm's own."""
        return {number: letters for each in self.said for number, letters in each.read.numbers.items() if letters}  # fmt: skip

    @once
    def ends(self) -> frozenset[tuple[str, str]]:
        """Numbers without their end, with that end: the second delivery of an order."""
        return frozenset(end for each in self.said for end in each.read.ends.items())

    @once
    def general(self) -> frozenset[str]:
        """The numbers of orders, contracts, policies."""
        return frozenset(number for each in self.said for number in each.read.general)

    @once
    def short(self) -> frozenset[str]:
        """The last figures of numbers of which no more was written."""
        return frozenset(figures for each in self.said for figures in each.read.short)

    @once
    def things(self) -> frozenset[str]:
        """All that stands behind it, but for pictures."""
        return self.numbers | self.bases | self.references | self.hashes

    @once
    def parties(self) -> frozenset[str]:
        """Everybody who had a part in it, and their groups."""
        return self.people | self.groups

    @once
    def agreements(self) -> frozenset[str]:
        """Under which it was recorded: that, and those above."""
        return frozenset((self.told.agreement, *self.told.under)) - {""}

    @once
    def name(self) -> str:
        """Whom it reached, as one word order; nothing of those who are no one in particular."""
        found = names(self.told.beneficiary_name)
        return "" if not self.told.beneficiary and is_anybody(found) else found

    @once
    def measure(self) -> tuple[str, str]:
        """The framework and the code of its measure, whatever the edition."""
        framework, _, rest = self.told.measure.partition(":")
        return framework, rest.partition("/")[2]

    @once
    def edition(self) -> str:
        """The edition of the framework of its measure."""
        return self.told.measure.partition(":")[2].partition("/")[0]

    @once
    def marks(self) -> Mapping[str, frozenset[str]]:
        """By what it is counted among its like: the second cohort, week 4, Monday; the half of the day also by the clock."""
        files = (each.reference for each in self.told.evidence if each.kind == "file")
        found = counted(" . ".join([self.told.description, self.told.beneficiary_name, *files]))
        if HALF_OF_THE_DAY not in found and (half := half_of_the_day(self.hours)):
            found[HALF_OF_THE_DAY] = frozenset([half])
        return found

    @once
    def undated(self) -> frozenset[str]:
        """Its numbers without the year that they begin with."""
        return frozenset(each[4:] for each in self.numbers if _begins_with_a_year(each))

    @once
    def amounts(self) -> frozenset[str]:
        """The amounts that its words say."""
        return amounts_in(self.told.description)

    @once
    def days_said(self) -> frozenset[tuple[int, int]]:
        """The days that its words name, or what stands behind it."""
        called = (each.reference for each in self.told.evidence if each.kind != "link")
        return days_in(" . ".join((self.told.description, *called)))

    @once
    def counts(self) -> frozenset[str]:
        """The small numbers that its words say."""
        return counts_in(self.told.description)

    @once
    def amounts_as_said(self) -> frozenset[str]:
        """Its amount, in all ways in which it may be said."""
        return frozenset(as_said(self.told.quantity))

    @once
    def odd_amounts(self) -> frozenset[str]:
        """The amounts that its words say and that are not its own."""
        tax = frozenset(
            each for much in with_and_without_gift_aid(self.told) for each in as_said(much)
        )
        return (self.amounts | tax) - self.amounts_as_said if self.amounts or tax else self.amounts

    @once
    def speaks(self) -> bool:
        """Whether its words may say something of another: a day, another amount, a total."""
        return bool(
            self.odd_amounts
            or self.days_said
            or self.counts
            or self.parts
            or self.times
            or says_a_total(self.told.description)
        )

    @once
    def says_more(self) -> bool:
        """Whether its words say anything of what was told, promised or done besides."""
        return says_more(self.told.description)

    @once
    def about(self) -> Named:
        """The things that its words name, but for what stands in a name."""
        return things_in(self.told.description, self.told.beneficiary_name)

    @once
    def hours(self) -> frozenset[Hours]:
        """The hours of the clock that its words name."""
        return hours_in(self.told.description)

    @once
    def parts(self) -> frozenset[tuple[int, int]]:
        """How many of how many its words say that it is."""
        return parts_in(self.told.description)

    @once
    def times(self) -> frozenset[tuple[str, int]]:
        """How many days of work, shifts or sessions its words say."""
        return times_in(self.told.description)

    @once
    def unnamed(self) -> str:
        """What was done, without whom it was for."""
        return self.told.description.replace(self.told.beneficiary_name or " ", " ")

    @once
    def was_foretold(self) -> bool:
        """Whether it was written down before it began."""
        return self.told.recorded_on < self.told.begins

    @once
    def bases(self) -> frozenset[str]:
        """Its numbers without their ends."""
        return frozenset(base for base, _end in self.ends)

    @once
    def telling(self) -> frozenset[str]:
        """The words in which it is told, without amounts and whom it was for."""
        named_ = {*re.findall(r"[a-z]+", self.told.beneficiary_name.lower())}
        return frozenset(word for word in self.words.split() if len(word) > 2 and word.isalpha() and word not in named_)  # fmt: skip

    @once
    def first_sentence(self) -> str:
        """What was done, without what was added."""
        return re.split(r"[.!?](?:\s|$)", self.told.description.strip(), maxsplit=1)[0]

    @once
    def sentences(self) -> tuple[str, ...]:
        """What was done, sentence by sentence."""
        return tuple(each for each in map(str.strip, re.split(r"[.!?:;]+(?:\s|$)| - ", self.told.description)) if each)  # fmt: skip

    @once
    def named_in_words(self) -> frozenset[str]:
        """Its words, as names are written."""
        return frozenset(named(self.told.description).split())

    @once
    def words(self) -> str:
        """What was done, in small letters, without marks."""
        return re.sub(r"[^a-z0-9]+", " ", self.told.description.lower()).strip()


def seen(one: Recorded, contains: Contains, related: Related) -> Seen:
    """A record as it is held against others."""
    people = {one.provider, one.accountable, *one.delivered_by} - {""}
    around = set(one.places)
    for place in one.places:
        while (place := contains.get(place, "")) and place not in around:
            around.add(place)
    own = frozenset(map(_without_marks, (one.agreement, *one.under)))
    said = tuple([Said.of(each, own) for each in one.evidence])
    kinds: dict[str, frozenset[str]] = dict.fromkeys(_written_in(one), IN_WORDS)
    for each in said:
        for number in each.read.numbers:
            kinds[number] = kinds.get(number, frozenset()) | {each.kind}
    telling = [(says, each) for says, each in zip(said, one.evidence, strict=True) if not is_general(each)]  # fmt: skip
    return Seen(
        one, frozenset(people), frozenset([f"group {related[each]}" for each in people if each in related]),
        frozenset(one.places), frozenset(around), frozenset([contains[each] for each in one.places if each in contains]),
        frozenset(kinds), kinds, said,
        frozenset([each.paper for each in said if each.paper]),
        frozenset([says.page for says, _each in telling if says.page]),
        frozenset([each.sha256 for _says, each in telling if each.sha256]),
        tuple([each.picture for _says, each in telling if each.picture is not None]),
    )  # fmt: skip


@lru_cache(maxsize=200_000)
def _without_marks(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def under_one(one: Seen, other: Seen) -> bool:
    """Whether two were recorded under one agreement, or one under an agreement above that of the other."""
    return one.told.agreement in other.agreements or other.told.agreement in one.agreements


def gave_on(one: Seen, other: Seen) -> bool:
    """Whether who received one did the other later, for somebody else."""
    here, there = one.told, other.told
    return here.beneficiary != "" and here.beneficiary == there.provider != there.beneficiary and here.begins <= there.ends  # fmt: skip


_GENERAL = re.compile(r"logo|polic(?:y|ies)|template|insurance|\bstock\b|brochure|leaflet|letterhead|banner|charter|all staff|organisation chart", re.IGNORECASE)  # fmt: skip
IN_WORDS = frozenset({"words"})


def is_general(each: Evidence) -> bool:
    """Whether a thing is called as what a firm adds to many reports: its logo, a policy, a stock photograph; or is the address of a page about all."""
    if each.kind == "link":
        return not any(letter.isdigit() for letter in each.reference) and len(_address(each.reference).split()) <= A_PAGE_ABOUT_ALL  # fmt: skip
    return each.kind in ("file", "picture") and _GENERAL.search(each.reference) is not None


def _without_forwarding(said: str) -> str:
    """What a statement is called, in small letters, without what says that it was sent on."""
    plain = re.sub(r"\b(?:fwd?|re|email|e-mail|subject|copy of)\b:?", " ", said.lower())
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def _written_in(one: Recorded) -> frozenset[str]:
    """The numbers that stand in the words, or in what a file is called."""
    files = [each.reference for each in one.evidence if each.kind == "file"]
    return numbers_in(one.description).union(*map(numbers_in_name, files))


def _begins_with_a_year(number: str) -> bool:
    return len(number) - 4 >= LONG_ENOUGH and number[:3] in {"201", "202", "203"}


_NOT_THE_PAGE = re.compile(r"utm_|fbclid|gclid|mc_|igsh|(?:ref|source|src|s|si|from|via|share|h|amp|feature|lang|view|print|campaign|medium)=")  # fmt: skip
"""What is asked for that says from where somebody came, or how the page is to look."""


def _address(said: str) -> str:
    """An address on the web as one, however it is written, without what says from where somebody came."""
    page, _, asked = re.sub(r"^[a-z]+://", "", said.lower()).partition("#")[0].partition("?")
    page = re.sub(r"^(?:www|m|mobile|en|amp)\.", "", page)
    kept = [] if _is_one_page(page) else [each for each in asked.split("&") if each and not _NOT_THE_PAGE.match(each)]  # fmt: skip
    return re.sub(r"[^a-z0-9]+", " ", " ".join([page, *sorted(kept)])).strip()


def _is_one_page(page: str) -> bool:
    """Whether what stands before what is asked for is the address of one page."""
    last = page.rstrip("/").rpartition("/")[2] if "/" in page else ""
    return len(re.findall(r"[a-z]+", last)) >= 4 or re.search(r"\d{4}", last) is not None


def keys_of(each: Evidence) -> frozenset[str]:
    """By what a thing is known where it stands behind another benefit, too: its numbers, its address, its bytes."""
    said = Said.of(each)
    written = numbers_in_name(each.reference) if each.kind == "file" else ()
    return frozenset(filter(None, (*said.read.numbers, *said.read.ends, *written, said.page, each.sha256)))  # fmt: skip


@dataclass(frozen=True)
class Common:
    """How many records have a thing in common."""

    hashes: Mapping[str, int]
    numbers: Mapping[tuple[str, str], int]
    """By an organisation and a number, also that of an order: two that have nothing to do with each other may count alike."""
    references: Mapping[str, int]
    pictures: Mapping[int, int]
    """By a picture's hash: how many records have all but the same one."""
    papers: Mapping[str, int]
    words: Mapping[str, int]
    amounts: Mapping[object, int]
    """By who delivered, measure and quantity."""
    received: Mapping[object, int]
    """By who delivered, measure and for whom."""
    at_once: Mapping[object, int]
    """By who delivered, measure and days."""
    heard: Heard
    records: int

    def is_telling(self, word: str) -> bool:
        """Whether a word stands in few records."""
        return self.words.get(word, 0) <= max(3, self.records // A_SHARE_OF_ALL)


def common(seen_: Sequence[Seen], near: Counter[int]) -> Common:
    """How many records have each thing."""
    some = seen_[:: max(1, len(seen_) // HEARD_OF)]
    return Common(
        Counter(each for one in seen_ for each in one.hashes),
        Counter((party, each) for one in seen_ for party in one.people for each in (*(one.numbers | one.bases), *map(order, one.general))),
        Counter(each for one in seen_ for each in one.references), near,
        Counter(each for one in seen_ for each in one.papers),
        Counter(each for one in seen_ for each in one.telling),
        Counter(map(as_much_of, seen_)), Counter(map(for_whom_of, seen_)), Counter(map(at_once_of, seen_)),
        heard([one.told.description for one in some], (one.sentences for one in some), [one.told.places for one in some]), len(seen_),
    )  # fmt: skip


def with_and_without_gift_aid(one: Recorded) -> tuple[int, ...]:
    """What a gift comes to with the tax that is given back, and without it, where its words speak of that: a quarter more."""
    if "gift aid" not in one.description.lower():
        return ()
    return round(one.quantity * 5 / 4), round(one.quantity * 4 / 5)


def order(number: str) -> str:
    """The number of an order, as it is counted: apart from those of other papers."""
    return f"order {number}"


def as_much_of(one: Seen) -> tuple[object, ...]:
    """Who delivered so much by which measure."""
    return one.told.provider, one.measure, one.told.quantity


def for_whom_of(one: Seen) -> tuple[object, ...]:
    """Who delivered for whom by which measure."""
    return one.told.provider, one.measure, one.told.beneficiary or one.name


def at_once_of(one: Seen) -> tuple[object, ...]:
    """Who delivered when by which measure."""
    return one.told.provider, one.measure, one.told.begins, one.told.ends
