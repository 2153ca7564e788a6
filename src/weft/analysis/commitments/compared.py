"""Two records held against each other, aspect by aspect: in each of who, what, how much, when, where, for whom, in which words and
by which evidence, what is so of the two. How much each weighs is in `weights.py`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from rapidfuzz import fuzz

from weft.analysis.commitments.alike import counted, likeness, named, numbered
from weft.analysis.commitments.benefit import Contains, Evidence, Recorded, Related

FEW = 4
"""So many records at most share a thing that says something: a policy stands behind many benefits."""
NEAR_BITS = 8
"""Pictures whose hashes of 64 bits differ in no more are all but the same."""
NUMBERED = frozenset({"payroll", "training", "statement"})
"""Kinds of evidence whose reference is a number that stands for one thing; that of a file is what somebody called it."""
OF_A_PERSON = frozenset({"payroll", "training"})
"""Kinds whose number stands for one person: two numbers are two people, whoever wrote them down."""

FAR = timedelta(45)


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
    numbers: frozenset[str]
    of_people: frozenset[str]
    """Those of the numbers that stand for one person."""
    series: frozenset[str]
    """By which letters its numbers go: a firm's own numbering."""
    references: frozenset[str]
    hashes: frozenset[str]
    pictures: tuple[int, ...]

    @cached_property
    def things(self) -> frozenset[str]:
        """All that stands behind it, but for pictures."""
        return self.numbers | self.references | self.hashes

    @cached_property
    def parties(self) -> frozenset[str]:
        """Everybody who had a part in it, and their groups."""
        return self.people | self.groups

    @cached_property
    def name(self) -> str:
        """Whom it reached, as one word order."""
        return named(self.told.beneficiary_name)

    @cached_property
    def measure(self) -> tuple[str, str]:
        """The framework and the code of its measure, whatever the edition."""
        framework, _, rest = self.told.measure.partition(":")
        return framework, rest.partition("/")[2]

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """By what it is counted among its like: the second cohort, week 4, Monday."""
        files = (each.reference for each in self.told.evidence if each.kind == "file")
        return counted(" . ".join([self.told.description, self.told.beneficiary_name, *files]))

    @cached_property
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
    numbers: set[str] = set()
    references: set[str] = set()
    for each in one.evidence:
        if key := _reference(each):
            (numbers if each.kind in NUMBERED else references).add(key)
    return Seen(
        one, frozenset(people), frozenset(f"group {related[each]}" for each in people if each in related),
        frozenset(one.places), frozenset(around), frozenset(numbers),
        frozenset(_reference(each) for each in one.evidence if each.kind in OF_A_PERSON and _reference(each)),
        frozenset(_series(each.reference) for each in one.evidence if each.kind in NUMBERED and each.reference),
        frozenset(references),
        frozenset(each.sha256 for each in one.evidence if each.sha256),
        tuple(each.picture for each in one.evidence if each.picture is not None),
    )  # fmt: skip


def _series(text: str) -> str:
    """The letters before a number: “SL” of “SL-2025-105054”; nothing, where there are none."""
    letters = re.match(r"[^A-Z0-9]*([A-Z]+)", text.upper())
    return letters[1] if letters else ""


def _reference(each: Evidence) -> str:
    said = each.reference.strip()
    if not said:
        return ""
    if each.kind in NUMBERED:
        key = numbered(said)
        return key if any(letter.isdigit() for letter in key) else ""
    if each.kind != "link":  # what a file is called says nothing
        return ""
    address = re.sub(r"^[a-z]+://", "", said.lower()).partition("#")[0].partition("?")[0]
    return re.sub(r"[^a-z0-9]+", " ", address.removeprefix("www.")).strip()


@dataclass(frozen=True)
class Common:
    """How many records have a thing in common."""

    hashes: Mapping[str, int]
    numbers: Mapping[tuple[str, str], int]
    """By an organisation and a number: two that have nothing to do with each other may count alike."""
    references: Mapping[str, int]
    pictures: Mapping[int, int]
    """By a picture's hash: how many records have all but the same one."""


def traits(one: Seen, other: Seen, common: Common, *, is_split: bool = False) -> Iterator[str]:
    """What is so of two records, in each aspect; `is_split`: with others, one comes to the amount of the other."""
    yield from _at_a_glance(one, other)
    if is_split:
        yield "amount: with another it comes to it"
    yield from _where(one, other)
    yield from _for_whom(one, other)
    yield from _evidence(one, other, common)
    yield from _words(one, other)


def _at_a_glance(one: Seen, other: Seen) -> Iterator[str]:
    yield _when(one.told, other.told)
    yield from _who(one, other)
    yield from _what(one, other)


def may_have_in_common(one: Seen, other: Seen) -> bool:
    """Whether their evidence may have anything in common."""
    return bool(one.pictures and other.pictures) or not one.things.isdisjoint(other.things)


def are_far_apart(one: Recorded, other: Recorded) -> bool:
    """Whether their days are apart by weeks: without evidence in common they are not one benefit then."""
    return (
        not _overlap(one, other)
        and abs(one.begins - other.begins) > FAR
        and not _swapped(one.begins, other.begins)
    )


def weight_at_a_glance(one: Seen, other: Seen, weights: Mapping[str, int]) -> int:
    """What days, people and amounts weigh together: most pairs need no closer look."""
    return sum(weights.get(each, 0) for each in _at_a_glance(one, other))


def _who(one: Seen, other: Seen) -> Iterator[str]:
    here, there = one.told, other.told
    if here.provider == there.provider:
        yield "who: one provider"
        if here.agreement and here.agreement == there.agreement:
            yield "who: one agreement"
    elif here.provider in other.people or there.provider in one.people:
        yield "who: one answers for the other"
    elif {here.beneficiary, there.beneficiary} & {here.provider, there.provider} - {""}:
        yield "who: who received it"
    elif one.groups & other.groups:
        yield "who: one group"
    elif one.people & other.people:
        yield "who: two for one contractor"
    else:
        yield "who: strangers"


def _evidence(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    few = [
        *_numbers(one, other, common), *_files(one, other, common), *_pictures(one, other, common), *_pages(one, other, common),
    ]  # fmt: skip
    yield from few
    if not any("shared" in each for each in few):
        if one.told.evidence and other.told.evidence:
            yield "evidence: nothing in common"
        else:
            yield "evidence: one has none"
    if "number: shared" in few and _overlap(one.told, other.told):
        yield "number: for days that overlap"
    if (
        sum("shared" in each for each in few) - ("file: shared" in few and "picture: shared" in few)
        > 1
    ):
        yield "evidence: more than one in common"


def _numbers(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    shared = {each for each in one.numbers & other.numbers if _few(each, one, other, common)}
    if shared:
        yield "number: shared" if one.parties & other.parties else "number: shared by strangers"
    if one.of_people and other.of_people and not one.of_people & other.of_people:
        yield "number: other people"
    elif not shared and one.numbers and other.numbers:
        yield "number: others of a series" if one.series & other.series else "number: others"


def _few(number: str, one: Seen, other: Seen, common: Common) -> bool:
    """Whether few records of anybody who had a part in one of the two have a number."""
    return all(common.numbers.get((party, number), 0) <= FEW for party in one.people | other.people)


def _files(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    if any(common.hashes[each] <= FEW for each in one.hashes & other.hashes):
        yield "file: shared"


def _pictures(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    if not one.pictures or not other.pictures:
        return
    near = [(a, b) for a in one.pictures for b in other.pictures if (a ^ b).bit_count() <= NEAR_BITS]  # fmt: skip
    if any(common.pictures[a] <= FEW and common.pictures[b] <= FEW for a, b in near):
        yield "picture: shared"
    elif not near:
        yield "picture: others"


def _pages(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    if any(common.references[each] <= FEW for each in one.references & other.references):
        yield "page: shared"
    elif one.references and other.references and not one.references & other.references:
        yield "page: others"


def _what(one: Seen, other: Seen) -> Iterator[str]:
    less, more = sorted((one.told.quantity, other.told.quantity))
    if one.measure[0] != other.measure[0]:
        yield "what: in another framework"
        same = less == more
        yield "amount: the same, in two frameworks" if same else "amount: other, in two frameworks"
        return
    yield (
        "what: one measure" if one.measure == other.measure else "what: two measures of a framework"
    )
    if less == more:
        yield "amount: the same, to the last figure" if _is_odd(less) else "amount: the same"
    elif _rounded(less, more):
        yield "amount: rounded"
    elif more <= less * 1.34:
        yield "amount: nearly the same"
    elif more <= less * 2:
        yield "amount: half as much again"
    else:
        yield "amount: other"


def _is_odd(amount: int) -> bool:
    """Whether few things happen to be as much: it has four figures or more before its noughts."""
    return len(str(amount).rstrip("0")) >= 4


def _rounded(less: int, more: int) -> bool:
    """Whether one is the other, rounded to one or two figures."""
    for exact, round_ in ((less, more), (more, less)):
        for figures in (1, 2):
            step = 10 ** max(0, len(str(exact)) - figures)
            if step > 1 and round_ % step == 0 and abs(exact - round_) < step and exact % step:
                return abs(exact - round_) * 4 <= exact
    return False


def _overlap(one: Recorded, other: Recorded) -> bool:
    return one.begins <= other.ends and other.begins <= one.ends


def is_part(part: Seen, whole: Seen) -> bool:
    """Whether one may be a part of another: less of the same measure, in days of the other, by people of both, for nobody else."""
    here, there = part.told, whole.told
    return (
        here.quantity < there.quantity
        and part.measure == whole.measure
        and there.begins <= here.begins
        and here.ends <= there.ends
        and bool(part.parties & whole.parties)
        and "for: another" not in _for_whom(part, whole)
    )


def _when(one: Recorded, other: Recorded) -> str:
    if (one.begins, one.ends) == (other.begins, other.ends):
        return "when: the same days"
    shared = (min(one.ends, other.ends) - max(one.begins, other.begins)).days + 1
    if shared > 0:
        return _overlapping(one, other, shared)
    return _apart(one, other, -shared)


def _overlapping(one: Recorded, other: Recorded, shared: int) -> str:
    shorter, longer = sorted((one, other), key=lambda each: each.ends - each.begins)
    within = shared == (shorter.ends - shorter.begins).days + 1
    if within and longer.begins.day == 1 and (longer.ends - longer.begins).days >= 27:
        return "when: within a month, quarter or year"
    if one.begins == other.begins:
        return "when: the same first day"
    if shared * 2 >= (shorter.ends - shorter.begins).days + 1:
        return "when: much overlaps"
    return "when: overlaps"


def _apart(one: Recorded, other: Recorded, gap: int) -> str:
    """Of days of which none are shared: `gap` lie between."""
    by = abs((one.begins - other.begins).days)
    if _swapped(one.begins, other.begins):
        return "when: day and month swapped"
    if 356 <= by <= 373 or 722 <= by <= 739:
        return "when: a year later"
    if by % 7 == 0 and by <= 56:
        return "when: weeks later"
    if gap == 0 and by > 7:
        return "when: one after the other"
    if by <= 10:
        return "when: some days apart"
    return "when: weeks apart" if by <= 45 else "when: at other times"


def _swapped(one: date, other: date) -> bool:
    return one.year == other.year and (one.day, one.month) == (other.month, other.day)


def _where(one: Seen, other: Seen) -> Iterator[str]:
    if not one.places or not other.places:
        return
    if one.places & other.places:
        yield "where: the same"
    elif one.places & other.around or other.places & one.around:
        yield "where: one within the other"
    else:
        yield "where: elsewhere"


def _for_whom(one: Seen, other: Seen) -> Iterator[str]:
    here, there = one.told, other.told
    if here.beneficiary and here.beneficiary == there.beneficiary:
        yield "for: the same"
    elif one.name and other.name:
        alike = likeness(one.name, other.name)
        yield (
            f"for: {alike}"
            if not (here.beneficiary and there.beneficiary) or alike == "the same name"
            else "for: another"
        )
    else:
        yield "for: not said"
    if here.cohorts and there.cohorts:
        yield "cohort: the same" if set(here.cohorts) & set(there.cohorts) else "cohort: another"


def _words(one: Seen, other: Seen) -> Iterator[str]:
    here, there = one.marks, other.marks
    if any(here[each] != there[each] for each in here.keys() & there.keys()):
        yield "words: counted apart"
    if not one.words or not other.words:
        return
    if one.words == other.words:
        yield "words: the same"
    elif fuzz.token_set_ratio(one.words, other.words) >= 80:
        yield "words: alike"
    else:
        yield "words: others"


def common(seen_: Sequence[Seen], near: Counter[int]) -> Common:
    """How many records have each thing."""
    return Common(
        Counter(each for one in seen_ for each in one.hashes),
        Counter((party, each) for one in seen_ for party in one.people for each in one.numbers),
        Counter(each for one in seen_ for each in one.references), near,
    )  # fmt: skip
