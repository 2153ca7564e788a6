"""A quick look at many pairs at once: what they can weigh at most, where nothing stands behind both, so that few need to be looked at closely.

Of each aspect the greatest weight is taken that is possible by what the arrays show; a test holds that no pair is left out which would be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from weft.analysis.commitments.alike import likeness
from weft.analysis.commitments.candidates import Numbers
from weft.analysis.commitments.compared import ALL_ALIKE
from weft.analysis.commitments.seen import Seen
from weft.analysis.commitments.weights import WEIGHTS

MISTYPED = (10, 60, 100, 1000)
NEAR = 1.34
"""So many times the lesser amount the greater one is, at most, to be nearly the same."""
SOME_DAYS = 10
SEVERAL = 5
"""So many people and areas of a record are looked at; of one that has more, all is possible."""
Bound = NDArray[np.int64]
Which = NDArray[np.bool_]


def _weight(name: str) -> int:
    return WEIGHTS.get(name, 0)


def _of(*names: str) -> int:
    """The greatest weight of some traits, of which one holds."""
    return max(map(_weight, names))


_WHO = frozenset(name for name in WEIGHTS if name.startswith("who:"))
_OTHER_DAYS = ("when: a year later", "when: the same day of another year", "when: weeks later", "when: one after the other", "when: weeks apart", "when: at other times")  # fmt: skip
_EQUAL = ("amount: the same", "amount: the same, a small one", "amount: the same, to the last figure", "amount: the same, in two frameworks")  # fmt: skip
_NEAR_BY = (
    "amount: the same but for tax", "amount: two digits swapped", "amount: rounded", "amount: other, in two frameworks", "amount: all but the same",
    "amount: nearly the same", "amount: the same but for its unit",
)  # fmt: skip
_FAR_OFF = (
    "amount: other", "amount: half as much again", "amount: other, in two frameworks", "amount: the same but for its unit", "amount: the same but for its point",
    "amount: two digits swapped",
)  # fmt: skip
_BY_NAME = {
    "the same name": _of("for: the same", "for: the same name"),
    "nearly the same name": _of("for: nearly the same name", "for: another organisation"),
    "another": _of("for: another organisation", "for: another name"),
}
_IN_WORDS = "for: in the words of the other"
_ANY_FOR = max(*_BY_NAME.values(), _of("for: not said", "for: nobody", _IN_WORDS))
_SAME_FOR = max(_ANY_FOR, _BY_NAME["the same name"] + max(0, _weight(ALL_ALIKE)))
_SWAPPED = [9 * figure * 10**at for figure in range(1, 10) for at in range(10)]
"""By so much two amounts differ of which two neighbouring figures have changed places."""


def _at_most(*aspects: tuple[str, ...]) -> int:
    """What several aspects can weigh at most, of each of which one trait may hold, or none."""
    return sum(max(0, _of(*names)) for names in aspects)


_WORDS = _at_most(
    ("words: the same", "words: the same, as many have", "words: the one begins the other", "words: alike", "words: others", "words: the same but for a thing"),
    ("words: counted apart", "words: each its own"), ("words: each a share",), ("words: says it was told before",), ("words: says it is another",),
    ("words: a telling one in common", "words: none that tells in common"), ("words: the same amounts", "words: other amounts"), ("words: the same days", "words: other days"),
    ("words: the same of a kind", "words: the same and another of a kind", "words: another of a kind"),
)  # fmt: skip
_SPOKEN = _at_most(
    ("words: the day of the other", "words: the day of the other in place of its own", "words: a day on which the other was not"),
    ("words: the amount of the other",), ("words: a total around the other",),
)  # fmt: skip
"""So much can add what the words of one say of the other."""
MOST_IN_WORDS = _WORDS + max(0, _weight(ALL_ALIKE))
"""So much can words add, and that all is alike and nothing in them says two."""
_REST = _WORDS + _at_most(
    ("cohort: the same", "cohort: another"), ("number: two digits swapped", "number: two last digits swapped", "number: but for a figure"),
    ("number: of another kind", "number: behind other letters"), ("number: of one order",), ("paper: as many have",), ("number: other ends of one",),
    ("when: recorded a year late",), ("when: the day of recording",),
)  # fmt: skip


def _turned(day: date) -> int:
    """The day, with month and day in each other's place; 0 where there is no such day."""
    return day.replace(month=day.day, day=day.month).toordinal() if day.day <= 12 else 0


class _Numbering:
    """Things, each with a number as they come, 0 for nothing."""

    def __init__(self) -> None:
        self.given: dict[object, int] = {"": 0}

    def of(self, things: Iterable[object]) -> Numbers:
        given = self.given
        return np.array([given.setdefault(each, len(given)) for each in things], dtype=np.int64)

    def several(self, things: Iterable[Iterable[object]]) -> tuple[Numbers, Which]:
        """Of each record the first few, side by side; and which records have more."""
        rows = [[*each] for each in things]
        flat = self.of(each for row in rows for each in (*row[:SEVERAL], *[""] * (SEVERAL - len(row))))  # fmt: skip
        return flat.reshape(-1, SEVERAL), np.array([len(row) > SEVERAL for row in rows], dtype=bool)


def _meet(one: Numbers, other: Numbers) -> Which:
    """Which of two lists of rows have a number in common."""
    found = np.zeros(len(one), dtype=bool)
    for at in range(one.shape[1]):
        mine = one[:, at]
        for there in range(other.shape[1]):
            found |= (mine == other[:, there]) & (mine > 0)
    return found


class Glanced:
    """Records by what is seen of them at a glance."""

    def __init__(self, held: Sequence[Seen]) -> None:
        """Take each record apart once."""
        numbering, told = _Numbering(), [one.told for one in held]
        number = numbering.of
        self.provider = number(one.provider for one in told)
        self.framework = number(("framework", one.measure[0]) for one in held)
        self.measure = number(one.measure for one in held)
        self.beneficiary = number(one.beneficiary for one in told)
        self.names = [one.name for one in held]
        self.name = number(self.names)
        self.parties, self.many_parties = numbering.several(one.parties for one in held)
        self.agreement = number(("agreement", one.agreement) if one.agreement else "" for one in told)  # fmt: skip
        self.agreements, self.many_agreements = numbering.several([("agreement", each) for each in one.agreements] for one in held)  # fmt: skip
        self.places, many_places = numbering.several(one.places for one in held)
        self.around, many_around = numbering.several(one.around for one in held)
        self.just_around, _many = numbering.several(one.just_around for one in held)
        self.many_places = many_places | many_around
        self.quantity = np.array([one.quantity for one in told], dtype=np.float64)
        self.begins, self.ends, self.turned = (np.array(days, dtype=np.int64) for days in (
            [one.begins.toordinal() for one in told], [one.ends.toordinal() for one in told], [_turned(one.begins) for one in told],
        ))  # fmt: skip
        self.of_the_month = np.array([one.begins.day == 1 for one in told], dtype=bool)
        self.of_a_day = np.array([(one.begins.month, one.begins.day) for one in told], dtype=np.int64).reshape(-1, 2) @ [40, 1]
        self.speaks = np.array([one.speaks for one in held], dtype=bool)
        self.has_evidence = np.array([bool(one.evidence) for one in told], dtype=bool)

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
        at = at[found + self._for(one[at], other[at], alike[at]) >= least]
        is_worth = np.zeros(len(one), dtype=bool)
        is_worth[at] = True
        return is_worth

    def _days_and_amounts(self, one: Numbers, other: Numbers) -> tuple[Which, Bound]:
        """Whether days and amounts may be alike, and what they can weigh at most, with all else but whom it was for."""
        shared = (self.begins[one] <= self.ends[other]) & (self.begins[other] <= self.ends[one])
        speaks = self.speaks[one] | self.speaks[other]
        days = shared | (self.begins[one] == self.turned[other]) | (self.of_a_day[one] == self.of_a_day[other]) | speaks  # fmt: skip
        less, more = (f(self.quantity[one], self.quantity[other]) for f in (np.minimum, np.maximum))
        near, equal = more <= less * NEAR, less == more
        slipped = np.isin(more / np.maximum(less, 1), MISTYPED) | np.isin(more - less, _SWAPPED)
        much = near | slipped | (self.measure[one] != self.measure[other]) | speaks
        found = _REST + np.where(speaks, _SPOKEN, 0) + self._when(one, other, shared)
        far = np.where(more <= 2 * less, _weight("amount: half as much again"), _weight("amount: other"))  # fmt: skip
        far = np.where(slipped | (self.measure[one] != self.measure[other]), _of(*_FAR_OFF), far)
        found += np.where(equal, _of(*_EQUAL), np.where(near, _of(*_NEAR_BY), far))
        found += np.where(days, 0, _weight("together: no thing, no days"))
        found += np.where(much, 0, _weight("together: no thing, not as much"))
        found += np.where(days | much, 0, _weight("together: neither days nor amount"))
        return days & much, found

    def _when(self, one: Numbers, other: Numbers, shared: Which) -> Bound:
        mine, theirs = self.begins[one], self.begins[other]
        begun, ended = mine == theirs, self.ends[one] == self.ends[other]
        longer = np.where(self.ends[one] - mine >= self.ends[other] - theirs, one, other)
        within = (np.maximum(mine, theirs) - np.minimum(self.ends[one], self.ends[other])) == -np.minimum(self.ends[one] - mine, self.ends[other] - theirs)  # fmt: skip
        period = within & self.of_the_month[longer] & (self.ends[longer] - self.begins[longer] >= 27)  # fmt: skip
        apart = np.where(abs(mine - theirs) <= SOME_DAYS, _of("when: some days apart", *_OTHER_DAYS), _of(*_OTHER_DAYS))  # fmt: skip
        apart = np.where(mine == self.turned[other], np.maximum(apart, _weight("when: day and month swapped")), apart)  # fmt: skip
        overlapping = np.where(within, _of("when: within the other", "when: the same last day"), _of("when: the same last day", "when: much overlaps", "when: overlaps"))  # fmt: skip
        overlapping = np.where(begun, _weight("when: the same first day"), overlapping)
        overlapping = np.where(period, np.maximum(_weight("when: within a month, quarter or year"), 0), overlapping)  # fmt: skip
        return np.where(begun & ended, _weight("when: the same days"), np.where(shared, overlapping, apart))  # fmt: skip

    def _what(self, one: Numbers, other: Numbers) -> Bound:
        by_one = self.measure[one] == self.measure[other]
        within = self.framework[one] == self.framework[other]
        return np.where(by_one, _weight("what: one measure"), np.where(within, _weight("what: two measures of a framework"), _weight("what: in another framework")))  # fmt: skip

    def _evidence(self, one: Numbers, other: Numbers) -> Bound:
        here, there = self.has_evidence[one], self.has_evidence[other]
        return np.where(here & there, _weight("evidence: nothing in common"), np.where(here | there, _weight("evidence: one has none"), _weight("evidence: neither has any")))  # fmt: skip

    def _for(self, one: Numbers, other: Numbers, alike: Which) -> Bound:
        """What whom it was for can weigh, and that all is alike: each two names are looked at once."""
        known = (self.beneficiary[one] > 0) & (self.beneficiary[one] == self.beneficiary[other])
        mine, theirs = self.name[one], self.name[other]
        both = (mine > 0) & (theirs > 0)
        same = known | (both & (mine == theirs))
        may_be_in_words = (self.beneficiary[one] == 0) | (self.beneficiary[other] == 0)
        found = np.where(same, _BY_NAME["the same name"], _of("for: not said", "for: nobody", _IN_WORDS))  # fmt: skip
        two = both & ~same
        pairs, back = np.unique(np.stack([mine[two], theirs[two]]), axis=1, return_inverse=True)
        called = dict(zip(self.name.tolist(), self.names, strict=True))
        as_said = [likeness(called[a], called[b]) for a, b in pairs.T.tolist()]
        found[two] = np.array([_BY_NAME[each] for each in as_said], dtype=np.int64)[back.ravel()]
        found = np.where(two & may_be_in_words, np.maximum(found, _weight(_IN_WORDS)), found)
        same[two] = np.array([each == "the same name" for each in as_said], dtype=bool)[back.ravel()]  # fmt: skip
        return np.asarray(found + np.where(alike & same, max(0, _weight(ALL_ALIKE)), 0))

    def _who(self, one: Numbers, other: Numbers) -> Bound:
        own = self.provider[one] == self.provider[other]
        under_one = own & (self.agreement[one] == self.agreement[other]) & (self.agreement[one] > 0)
        tied = _meet(self.parties[one], self.parties[other]) | self.many_parties[one] | self.many_parties[other]  # fmt: skip
        tied |= _meet(self.agreements[one], self.agreements[other]) | self.many_agreements[one] | self.many_agreements[other]  # fmt: skip
        tied |= (self.beneficiary[one] > 0) & ((self.beneficiary[one] == self.provider[other]) | (self.beneficiary[one] == self.provider[one]))  # fmt: skip
        tied |= (self.beneficiary[other] > 0) & ((self.beneficiary[other] == self.provider[one]) | (self.beneficiary[other] == self.provider[other]))  # fmt: skip
        others = _of(*_WHO - {"who: one provider", "who: one agreement", "who: strangers"})
        found = np.where(own, _weight("who: one provider"), np.where(tied, others, _weight("who: strangers")))  # fmt: skip
        return np.asarray(found + np.where(under_one, _weight("who: one agreement"), 0))

    def _where(self, one: Numbers, other: Numbers) -> Bound:
        here, there = self.places[one], self.places[other]
        said = (here[:, 0] > 0) & (there[:, 0] > 0)
        meet = _meet(here, self.around[other]) | _meet(there, self.around[one]) | self.many_places[one] | self.many_places[other]  # fmt: skip
        beside = _meet(self.just_around[one], self.just_around[other])
        apart = np.where(beside, _weight("where: beside"), _weight("where: elsewhere"))
        return np.where(said, np.where(meet, max(_of("where: the same", "where: one within the other"), 0), apart), 0)  # fmt: skip


def _greatest(aspect: str) -> int:
    """What an aspect can weigh at most in any pair."""
    return {
        "what": _of("what: one measure", "what: two measures of a framework", "what: in another framework"),
        "evidence": _of("evidence: nothing in common", "evidence: one has none", "evidence: neither has any"),
        "who": _of(*_WHO - {"who: one agreement"}), "where": max(0, _of("where: the same", "where: one within the other")),
    }[aspect]  # fmt: skip
