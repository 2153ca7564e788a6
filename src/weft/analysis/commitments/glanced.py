"""A quick look at many pairs at once: what they can weigh at most, where nothing stands behind both, so that few need to be looked at closely.

Of each aspect the greatest weight is taken that is possible by what the arrays show; a test holds that no pair is left out which would be shown.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from weft.analysis.commitments.alike import likeness
from weft.analysis.commitments.benefit import Recorded
from weft.analysis.commitments.candidates import Numbers
from weft.analysis.commitments.compared import (
    ALL_ALIKE,
    GIVEN_ON,
    IN_WORDS_WITH_AMOUNT,
    MADE_LONGER,
    SAY_TWO,
    is_in_words,
)
from weft.analysis.commitments.days import A_WEEKEND, FAR, LONG
from weft.analysis.commitments.rows import (
    MOST_NUMBERS,
    Numbering,
    Which,
    may_be_a_slip,
    may_be_as_much,
    meet,
    numbers_of,
    people_of,
    turned,
)
from weft.analysis.commitments.seen import (
    FEW,
    Common,
    Seen,
    as_much_of,
    at_once_of,
    for_whom_of,
)
from weft.analysis.commitments.spoken import (
    says_a_total,
    says_done,
    says_estimated,
    says_given_on,
    says_made_longer,
    says_measured,
    says_planned,
    says_promised,
    says_told_before,
    speaks_for_group,
)
from weft.analysis.commitments.sums import figures_in
from weft.analysis.commitments.weights import WEIGHTS
from weft.analysis.commitments.worded import A_SUM, MOST_TIMES, told_apart

NEAR = 1.34
"""So many times the lesser amount the greater one is, at most, to be nearly the same."""
Bound = NDArray[np.int64]


def _weight(name: str) -> int:
    return WEIGHTS.get(name, 0)


def _of(*names: str) -> int:
    """The greatest weight of some traits, of which one holds."""
    return max(map(_weight, names))


_WHO = frozenset(name for name in WEIGHTS if name.startswith("who:")) - {GIVEN_ON}
_EQUAL = ("amount: the same", "amount: the same, a small one", "amount: the same, to the last figure", "amount: the same, in two frameworks", "amount: the same, by two measures")  # fmt: skip
_NEAR_BY = (
    "amount: the same but for tax", "amount: two digits swapped", "amount: rounded", "amount: other, in two frameworks", "amount: all but the same",
    "amount: nearly the same", "amount: the same but for its unit", "amount: the same but for its point",
)  # fmt: skip
_FAR_OFF = ("amount: other", "amount: half as much again", "amount: other, in two frameworks")
_BY_NAME = {
    "the same name": _of("for: the same", "for: the same name"),
    "nearly the same name": _of("for: nearly the same name", "for: another organisation"),
    "another": _of(
        "for: another organisation", "for: another name", "for: another, in the words of the other"
    ),
}
_IN_WORDS = "for: in the words of the other"
_ANY_FOR = max(*_BY_NAME.values(), _of("for: not said", "for: nobody", _IN_WORDS))
_SAME_FOR = max(_ANY_FOR, _BY_NAME["the same name"] + max(0, _weight(ALL_ALIKE)))


def _at_most(*aspects: tuple[str, ...]) -> int:
    """What several aspects can weigh at most, of each of which one trait may hold, or none."""
    return sum(max(0, _of(*names)) for names in aspects)


_WORDS = _at_most(
    ("words: the same", "words: the same, as many have", "words: the one begins the other", "words: alike", "words: others", "words: the same but for a thing"),
    ("words: counted apart", "words: teams of two firms", "words: each its own"), ("words: the same persons", "words: other persons"), ("words: each a share",), ("words: one says it is over",), ("words: one counts its own",), ("words: comes again, other days",), ("words: says it is another",),
    ("words: a telling one in common", "words: none that tells in common"), ("words: the same amounts", "words: other amounts"),
    ("words: the same hours",), ("words: the same of a kind", "words: the same and another of a kind", "words: another of a kind"),
    ("things: the same", "things: another", "things: the same and another"),
)  # fmt: skip
_DONE, _GROUP, _BEFORE, _PLANNED, _GIVEN_ON, _SAME_DAYS = (
    _at_most((each,))
    for each in (
        "words: promised, and then done", "words: speaks for the group", "words: says it was told before", "words: one says it is planned",
        "words: says it was given on", "words: the same days",
    )
)  # fmt: skip
_ESTIMATE, _LONGER = (
    _at_most((each,)) for each in ("words: an estimate, and then measured", MADE_LONGER)
)
_TOTAL, _TIMES, _ODD, _SOME, _SUM = (
    _at_most(each)
    for each in (
        ("words: a total around the other",), ("words: so many times the other",), ("words: the amount of the other",),
        ("words: so much of the other", "words: a part of what the other tells"), (A_SUM,),
    )
)  # fmt: skip
_ODD += _at_most((IN_WORDS_WITH_AMOUNT,))
_DAYS_OF_WORK = _at_most(("words: as many days of work",))
_DAY = _at_most(("words: the day of the other", "words: the day of the other in place of its own", "words: a day on which the other was not"))  # fmt: skip
"""So much can add what the words of one say of something else, of the other's amount, and of its day."""


def may_weigh(least: int, so: Collection[str], one: Seen, other: Seen) -> bool:
    """Whether words may bring two so far, of which so much is so, and between which nothing stands; what tells the two apart in words at once is read
    where it comes to that alone."""
    weight = sum(WEIGHTS.get(each, 0) for each in so) + _most_in_words(so, one, other)
    if weight < least:
        return False
    apart = frozenset(told_apart(one, other))
    weight += sum(min(0, WEIGHTS.get(each, 0)) for each in apart)
    return weight - (_LIKE_ALL if apart & SAY_TWO and _may_be_alike(so) else 0) >= least


_LIKE_ALL = max(0, _weight(ALL_ALIKE))


def _may_be_alike(so: Collection[str]) -> bool:
    return "for: the same" in so or "for: the same name" in so


def _most_in_words(so: Collection[str], one: Seen, other: Seen) -> int:
    """So much can words add at most to what is so of two, and that all is alike and nothing in them says two."""
    more = _DONE + _GROUP + _BEFORE + _PLANNED + _GIVEN_ON + _ESTIMATE if one.says_more or other.says_more else 0  # fmt: skip
    more += _LONGER if "when: the same first day" in so else 0
    more += _SAME_DAYS if one.days_said and other.days_said else 0
    return _WORDS + more + (_LIKE_ALL if _may_be_alike(so) else 0)


_COHORTS = _at_most(("cohort: the same", "cohort: another"))
_OF_NUMBERS = _at_most(
    ("number: two digits swapped", "number: two last digits swapped", "number: but for a figure"), ("number: of another kind", "number: behind other letters"), ("number: other ends of one",),
)  # fmt: skip
_LAST_FIGURES, _ONE_ORDER, _PAPERS = (
    _at_most(each)
    for each in (("number: its last figures",), ("number: of one order",), ("paper: as many have",))
)
"""So much can add that both have cohorts, numbers, last figures of some, orders, or statements without a number."""


class Glanced:
    """Records by what is seen of them at a glance."""

    def __init__(self, held: Sequence[Seen]) -> None:
        """Take each record apart once."""
        self.held = held
        numbering = Numbering()
        self._take_people(held, numbering)
        self._take_receivers_and_measures(held, numbering)
        self._take_places(held, numbering)
        self._take_days([one.told for one in held])
        self._take_words(held)
        self._take_evidence(held)

    def knowing(self, held: Sequence[Seen], common: Common) -> Glanced:
        """The same, with how many have what each of these records has."""
        self._take_what_is_usual(held, common)
        self.others_by_picture, self.others_by_page = (np.array(each, dtype=bool) for each in (
            [bool(one.pictures) and all(common.pictures[each] <= FEW for each in one.pictures) for one in held],
            [bool(one.references) and all(common.references[each] <= FEW for each in one.references) for one in held],
        ))  # fmt: skip
        return self

    def _take_people(self, held: Sequence[Seen], numbering: Numbering) -> None:
        """Who had a part in it, and under which agreements."""
        self.provider = numbering.of(one.told.provider for one in held)
        self.people, many_people = numbering.several(one.people for one in held)
        self.groups, many_groups = numbering.several(one.groups for one in held)
        self.many_parties = many_people | many_groups
        self.agreement = numbering.of(("agreement", one.told.agreement) if one.told.agreement else "" for one in held)  # fmt: skip
        self.agreements, self.many_agreements = numbering.several([("agreement", each) for each in one.agreements] for one in held)  # fmt: skip

    def _take_receivers_and_measures(self, held: Sequence[Seen], numbering: Numbering) -> None:
        """For whom it was, and how much of what."""
        self.beneficiary = numbering.of(one.told.beneficiary for one in held)
        self.names = [one.name for one in held]
        self.name = numbering.of(self.names)
        self.framework = numbering.of(("framework", one.measure[0]) for one in held)
        self.measure = numbering.of(one.measure for one in held)
        self.quantity = np.array([one.told.quantity for one in held], dtype=np.float64)

    def _take_places(self, held: Sequence[Seen], numbering: Numbering) -> None:
        self.places, many_places = numbering.several(one.places for one in held)
        self.around, many_around = numbering.several(one.around for one in held)
        self.just_around, _many = numbering.several(one.just_around for one in held)
        self.many_places = many_places | many_around
        self.cohorts, self.many_cohorts = numbering.several([("cohort", each) for each in one.told.cohorts] for one in held)  # fmt: skip

    def _take_days(self, told: Sequence[Recorded]) -> None:
        """On which days it was, and on which it was written down."""
        self.begins, self.ends, self.recorded, self.turned = (np.array(days, dtype=np.int64) for days in (
            [one.begins.toordinal() for one in told], [one.ends.toordinal() for one in told], [one.recorded_on.toordinal() for one in told],
            [turned(one.begins) for one in told],
        ))  # fmt: skip
        self.foretold = self.recorded < self.begins
        self.of_the_month = np.array([one.begins.day == 1 for one in told], dtype=bool)
        self.of_a_day = np.array([one.begins.month * 40 + one.begins.day for one in told], dtype=np.int64)  # fmt: skip

    def _take_words(self, held: Sequence[Seen]) -> None:
        """Of what its words say something."""
        self.names_day, self.says_odd, self.says_counts, self.says_a_part = (
            np.array(each, dtype=bool)
            for each in (
                [bool(one.days_said) for one in held],
                [bool(one.odd_amounts) for one in held],
                [bool(one.counts) for one in held],
                [bool(one.parts) for one in held],
            )
        )
        self.adds_up, self.longer, self.estimated, self.measured = (
            np.array([bool(says(one.told.description)) for one in held], dtype=bool)
            for says in (figures_in, says_made_longer, says_estimated, says_measured)
        )
        self.says_times = np.array([bool(one.times) for one in held], dtype=bool)  # fmt: skip
        self.promised, self.done, self.of_group, self.told_before, self.total, self.planned, self.given_on = (
            np.array([says(one.told.description) for one in held], dtype=bool)
            for says in (says_promised, says_done, speaks_for_group, says_told_before, says_a_total, says_planned, says_given_on)
        )  # fmt: skip

    def _take_what_is_usual(self, held: Sequence[Seen], common: Common) -> None:
        """What is as in many records of whoever delivered it."""
        self.usual_amount, self.usual_whom, self.usual_days = (
            np.array([known[of(one)] > FEW for one in held], dtype=bool)
            for known, of in ((common.amounts, as_much_of), (common.received, for_whom_of), (common.at_once, at_once_of))
        )  # fmt: skip

    def _take_evidence(self, held: Sequence[Seen]) -> None:
        """What stands behind it."""
        self.numbers, self.digits, self.odd_numbers = numbers_of(held)
        self.people_of = np.array([people_of(one) for one in held], dtype=np.int64)
        self.has_evidence, self.has_cohorts, self.has_numbers, self.has_last_figures, self.has_orders, self.has_papers = (np.array(each, dtype=bool) for each in (
            [bool(one.told.evidence) for one in held], [bool(one.told.cohorts) for one in held], [bool(one.numbers) for one in held],
            [bool(one.short) for one in held], [bool(one.general) for one in held], [bool(one.papers) for one in held],
        ))  # fmt: skip

    def worth(self, one: Numbers, other: Numbers, least: int) -> Which:
        """Which of these pairs may weigh so much, where nothing stands behind both."""
        alike, found = self._days_and_amounts(one, other)
        at = np.arange(len(one))
        aspects = (self._what, self._evidence, self._who, self._where)
        most = [*map(_greatest, ("what", "evidence", "who", "where"))]
        whom = np.where(alike, _SAME_FOR, _ANY_FOR)
        for step in range(len(aspects) + 1):
            may = found + whom[at] + sum(most[step:]) >= least
            at, found = at[may], found[may]
            if step < len(aspects):
                found = found + aspects[step](one[at], other[at])
        whom, unsaid = self._for(one[at], other[at], alike[at])
        sure, named = found + unsaid >= least, found + whom >= least
        at = at[sure | (named & self._named(one[at], other[at], named & ~sure))]
        is_worth = np.zeros(len(one), dtype=bool)
        is_worth[at] = True
        return is_worth

    def _days_and_amounts(self, one: Numbers, other: Numbers) -> tuple[Which, Bound]:
        """Whether days and amounts may be alike, and what they can weigh at most, with all else but whom it was for."""
        shared = (self.begins[one] <= self.ends[other]) & (self.begins[other] <= self.ends[one])
        odd, names, total, counts, parts = (each[one] | each[other] for each in (self.says_odd, self.names_day, self.total, self.says_counts, self.says_a_part))  # fmt: skip
        of_a_day = self.of_a_day[one] == self.of_a_day[other]
        days = shared | (self.begins[one] == self.turned[other]) | of_a_day | names
        less, most = (f(self.quantity[one], self.quantity[other]) for f in (np.minimum, np.maximum))
        near, equal, by_one = most <= less * NEAR, less == most, self.measure[one] == self.measure[other]  # fmt: skip
        times = (
            by_one
            & ~equal
            & (less > 0)
            & (most % np.maximum(less, 1) == 0)
            & (most <= less * MOST_TIMES)
            & counts
        )
        as_much = may_be_as_much(self.quantity[one], self.quantity[other], by_one)
        some, summed = parts & by_one & ~equal, (self.adds_up[one] | self.adds_up[other]) & by_one & ~equal  # fmt: skip
        much = as_much | odd | times | total | some | summed
        found = _WORDS + self._when(one, other, shared) + self._of_both(one, other)
        found += (
            np.where(total & ~equal, _TOTAL, 0) + np.where(names, _DAY, 0) + self._said(one, other)
        )
        found += np.where(times, _TIMES, 0) + np.where(odd & ~equal, _ODD, 0) + np.where(some, _SOME, 0) + np.where(summed, _SUM, 0)  # fmt: skip
        far = np.where(by_one, np.where(most <= 2 * less, _weight("amount: half as much again"), _weight("amount: other")), _of(*_FAR_OFF))  # fmt: skip
        far = np.where(near, _of("amount: all but the same", "amount: nearly the same", "amount: other, in two frameworks"), far)  # fmt: skip
        found += np.where(equal, _of(*_EQUAL), np.where(as_much, np.maximum(_of(*_NEAR_BY), far), far))  # fmt: skip
        usual = equal & by_one & (self.usual_amount[one] | self.usual_amount[other])
        found += np.where(usual, min(0, _weight("amount: usual with them")), 0)
        found += np.where(days, 0, _weight("together: no thing, no days"))
        found += np.where(much, 0, _weight("together: no thing, not as much"))
        found += np.where(days | much, 0, _weight("together: neither days nor amount"))
        return days & much, found

    def _of_both(self, one: Numbers, other: Numbers) -> Bound:
        """What it can weigh that both have cohorts, or such evidence."""
        found = np.zeros(len(one), dtype=np.int64)
        met = self.many_cohorts[one] | self.many_cohorts[other] | meet(self.cohorts[one], self.cohorts[other])  # fmt: skip
        cohorts = np.where(met, _COHORTS, _weight("cohort: another"))
        found += np.where(self.has_cohorts[one] & self.has_cohorts[other], cohorts, 0)
        for has, weight in ((self.has_numbers, _OF_NUMBERS), (self.has_orders, _ONE_ORDER), (self.has_papers, _PAPERS)):  # fmt: skip
            found += np.where(has[one] & has[other], weight, 0)
        return found + np.where(self.has_last_figures[one] | self.has_last_figures[other], _LAST_FIGURES, 0)  # fmt: skip

    def _said(self, one: Numbers, other: Numbers) -> Bound:
        """What it can weigh that either says something of what was promised, or told before."""
        stages = (self.promised[one] & self.done[other]) | (self.promised[other] & self.done[one])
        measured = (self.estimated[one] & self.measured[other]) | (self.estimated[other] & self.measured[one])  # fmt: skip
        found = np.where(stages, _DONE, 0) + np.where(measured, _ESTIMATE, 0)
        found += np.where((self.begins[one] == self.begins[other]) & (self.longer[one] | self.longer[other]), _LONGER, 0)  # fmt: skip
        found += np.where(self.names_day[one] & self.names_day[other], _SAME_DAYS, 0)
        found += np.where(self.says_times[one] & self.says_times[other], _DAYS_OF_WORK, 0)
        for says, weight in ((self.of_group, _GROUP), (self.told_before, _BEFORE), (self.planned, _PLANNED), (self.given_on, _GIVEN_ON)):  # fmt: skip
            found += np.where(says[one] | says[other], weight, 0)
        return found

    def _when(self, one: Numbers, other: Numbers, shared: Which) -> Bound:
        early = np.where(shared & (self.foretold[one] ^ self.foretold[other]), _weight("when: one was written down before it began"), 0)  # fmt: skip
        return early + self._days(one, other, shared)

    def _days(self, one: Numbers, other: Numbers, shared: Which) -> Bound:
        apart = self._apart(one, other)
        apart = apart + np.where(self._of_recording(one, other), _at_most(("when: the day of recording",)), 0)  # fmt: skip
        apart = apart + np.where(self.of_a_day[one] == self.of_a_day[other], _at_most(("when: recorded a year late",)), 0)  # fmt: skip
        usual = np.where(self.usual_days[one] | self.usual_days[other], min(0, _weight("when: as many others of theirs")), 0)  # fmt: skip
        same = (self.begins[one] == self.begins[other]) & (self.ends[one] == self.ends[other])
        return np.where(same, _weight("when: the same days") + usual, np.where(shared, self._overlapping(one, other), apart))  # fmt: skip

    def _overlapping(self, one: Numbers, other: Numbers) -> Bound:
        mine, theirs = self.ends[one] - self.begins[one], self.ends[other] - self.begins[other]
        shorter, longer = np.minimum(mine, theirs), np.where(mine >= theirs, one, other)
        shared = np.minimum(self.ends[one], self.ends[other]) - np.maximum(self.begins[one], self.begins[other])  # fmt: skip
        within = shared == shorter
        period = within & self.of_the_month[longer] & (np.maximum(mine, theirs) >= 27)
        so = (period, self.begins[one] == self.begins[other], self.ends[one] == self.ends[other], within, (shared + 1) * 2 >= shorter + 1)  # fmt: skip
        weights = ("within a month, quarter or year", "the same first day", "the same last day", "within the other", "much overlaps")  # fmt: skip
        return np.select(so, [_weight(f"when: {each}") for each in weights], _weight("when: overlaps"))  # fmt: skip

    def _apart(self, one: Numbers, other: Numbers) -> Bound:
        by = abs(self.begins[one] - self.begins[other])
        gap = np.maximum(self.begins[one], self.begins[other]) - np.minimum(self.ends[one], self.ends[other]) - 1  # fmt: skip
        lasted = np.minimum(self.ends[one] - self.begins[one], self.ends[other] - self.begins[other]) + 1  # fmt: skip
        a_year = ((by >= 356) & (by <= 373)) | ((by >= 722) & (by <= 739))
        so = (
            self.begins[one] == self.turned[other], self.of_a_day[one] == self.of_a_day[other], a_year, (lasted >= LONG) & (gap <= A_WEEKEND),
            (by % 7 == 0) & (by <= 56), by <= 10, by <= FAR.days,
        )  # fmt: skip
        weights = (
            _weight("when: day and month swapped"), _of("when: the same day of another year", "when: a year later", "when: weeks later", "when: one after the other", "when: at other times"),
            *map(_weight, ("when: a year later", "when: one after the other", "when: weeks later", "when: some days apart", "when: weeks apart")),
        )  # fmt: skip
        return np.select(so, weights, _weight("when: at other times"))

    def _of_recording(self, one: Numbers, other: Numbers) -> Which:
        """Whether either is of the one day on which it, or the other, was written down."""
        found = np.zeros(len(one), dtype=bool)
        for mine, theirs in ((one, other), (other, one)):
            day = self.begins[mine]
            found |= (day == self.ends[mine]) & ((day == self.recorded[mine]) | (day == self.recorded[theirs]))  # fmt: skip
        return found

    def _what(self, one: Numbers, other: Numbers) -> Bound:
        by_one = self.measure[one] == self.measure[other]
        within = self.framework[one] == self.framework[other]
        return np.where(by_one, _weight("what: one measure"), np.where(within, _of("what: two measures of a framework", "what: in another edition"), _weight("what: in another framework")))  # fmt: skip

    def _evidence(self, one: Numbers, other: Numbers) -> Bound:
        here, there = self.has_evidence[one], self.has_evidence[other]
        found = self._others(one, other)
        return found + np.where(here & there, _weight("evidence: nothing in common"), np.where(here | there, _weight("evidence: one has none"), _weight("evidence: neither has any")))  # fmt: skip

    def _others(self, one: Numbers, other: Numbers) -> Bound:
        """What it weighs that other numbers, pictures and pages stand behind two, where that is sure."""
        both = (self.numbers[one, 0] > 0) & (self.numbers[other, 0] > 0)
        sure = both & ~self.odd_numbers[one] & ~self.odd_numbers[other]
        sure[sure] = ~self._slipped(one[sure], other[sure])
        people = (self.people_of[one] & self.people_of[other]) > 0
        numbers = np.where(people, _weight("number: other people"), _of("number: others", "number: others of a series", "number: others of a sort"))  # fmt: skip
        found = np.where(sure, np.minimum(numbers, 0), 0)
        pictures, pages = (each[one] & each[other] for each in (self.others_by_picture, self.others_by_page))  # fmt: skip
        found += np.where(pictures, min(0, _weight("picture: others")), 0)
        return np.asarray(found + np.where(pages, min(0, _weight("page: others")), 0))

    def _slipped(self, one: Numbers, other: Numbers) -> Which:
        """Whether any number of one may be one of the other, or that with a slip."""
        found = np.zeros(len(one), dtype=bool)
        for at in range(MOST_NUMBERS):
            for there in range(MOST_NUMBERS):
                mine, theirs = self.numbers[one, at], self.numbers[other, there]
                may = np.flatnonzero((mine > 0) & (theirs > 0) & ~found)
                found[may] = may_be_a_slip(mine[may], theirs[may], self.digits[one[may], at], self.digits[other[may], there])  # fmt: skip
        return found

    def _for(self, one: Numbers, other: Numbers, alike: Which) -> tuple[Bound, Bound]:
        """What whom it was for can weigh, and that all is alike: where either is named in the words of the other, and where none is. Each two names are
        looked at once."""
        known = (self.beneficiary[one] > 0) & (self.beneficiary[one] == self.beneficiary[other])
        mine, theirs = self.name[one], self.name[other]
        both = (mine > 0) & (theirs > 0)
        same = known | (both & (mine == theirs))
        two = both & ~same
        pairs, back = np.unique(np.stack([mine[two], theirs[two]]), axis=1, return_inverse=True)
        called = dict(zip(self.name.tolist(), self.names, strict=True))
        as_said = [likeness(called[a], called[b]) for a, b in pairs.T.tolist()]
        unsaid = np.where(both, _BY_NAME["the same name"], np.where((mine > 0) | (theirs > 0), _weight("for: not said"), _weight("for: nobody")))  # fmt: skip
        unsaid = np.where(known, _BY_NAME["the same name"], unsaid)
        unsaid[two] = np.array([_BY_NAME[each] for each in as_said], dtype=np.int64)[back.ravel()]
        same[two] = np.array([each == "the same name" for each in as_said], dtype=bool)[back.ravel()]  # fmt: skip
        often = known & (self.usual_whom[one] | self.usual_whom[other])
        like_all = np.where(alike & same, _LIKE_ALL, 0) + np.where(often, min(0, _weight("for: often with them")), 0)  # fmt: skip
        may_be_named = ~known & ((mine > 0) | (theirs > 0))
        whom = np.where(may_be_named, np.maximum(unsaid, _of(_IN_WORDS, "for: another, in the words of the other")), unsaid)  # fmt: skip
        return np.asarray(whom + like_all), np.asarray(unsaid + like_all)

    def _named(self, one: Numbers, other: Numbers, where: Which) -> Which:
        """In which of these pairs either is named in the words of the other, where it comes to that."""
        found = np.zeros(len(one), dtype=bool)
        at = np.flatnonzero(where)
        pairs = zip(one[at].tolist(), other[at].tolist(), strict=True)
        found[at] = [is_in_words(self.held[a], self.held[b]) or is_in_words(self.held[b], self.held[a]) for a, b in pairs]  # fmt: skip
        return found

    def _who(self, one: Numbers, other: Numbers) -> Bound:
        own = self.provider[one] == self.provider[other]
        under_one = own & (self.agreement[one] == self.agreement[other]) & (self.agreement[one] > 0)
        many = self.many_parties[one] | self.many_parties[other] | self.many_agreements[one] | self.many_agreements[other]  # fmt: skip
        answers, received = np.zeros_like(own), np.zeros_like(own)
        for mine, theirs in ((one, other), (other, one)):
            answers |= (self.people[theirs] == self.provider[mine][:, None]).any(axis=1)
            whom = self.beneficiary[mine]
            received |= (whom > 0) & ((whom == self.provider[theirs]) | (whom == self.provider[mine]))  # fmt: skip
        groups, people = (meet(each[one], each[other]) for each in (self.groups, self.people))
        above = meet(self.agreements[one], self.agreements[other])
        gave_on = received & (self.provider[one] != self.provider[other])
        so = (own, many, answers, received, groups, people, above)
        weights = ("one provider", "", "one answers for the other", "who received it", "one group", "two for one contractor", "two under one agreement")  # fmt: skip
        weighed = [_weight(f"who: {each}") if each else _greatest("who") for each in weights]
        found = np.select(so, weighed, _weight("who: strangers"))
        found = found + np.where(gave_on, max(0, _weight(GIVEN_ON)), 0)
        return np.asarray(found + np.where(under_one, _weight("who: one agreement"), 0))

    def _where(self, one: Numbers, other: Numbers) -> Bound:
        here, there = self.places[one], self.places[other]
        said = (here[:, 0] > 0) & (there[:, 0] > 0)
        met = meet(here, self.around[other]) | meet(there, self.around[one]) | self.many_places[one] | self.many_places[other]  # fmt: skip
        beside = meet(self.just_around[one], self.just_around[other])
        apart = np.where(beside, _weight("where: beside"), _weight("where: elsewhere"))
        return np.where(said, np.where(met, max(_of("where: the same", "where: one within the other"), 0), apart), 0)  # fmt: skip


def _greatest(aspect: str) -> int:
    """What an aspect can weigh at most in any pair."""
    return {
        "what": _of("what: one measure", "what: two measures of a framework", "what: in another edition", "what: in another framework"),
        "evidence": _of("evidence: nothing in common", "evidence: one has none", "evidence: neither has any"),
        "who": _of(*_WHO - {"who: one agreement"}) + max(0, _weight(GIVEN_ON)), "where": max(0, _of("where: the same", "where: one within the other")),
    }[aspect]  # fmt: skip
