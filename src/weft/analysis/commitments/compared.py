"""Two records held against each other, aspect by aspect: in each of who, what, how much, when, where, for whom, in which words and
by which evidence, what is so of the two, and what of several aspects at once. How much each weighs is in `weights.py`."""

from __future__ import annotations

from collections.abc import Iterator

from weft.analysis.commitments.alike import likeness
from weft.analysis.commitments.amounts import AS_MUCH, amount
from weft.analysis.commitments.days import (
    are_as_long,
    in_step_with_days,
    is_a_day_of,
    is_in_the_return_after,
    may_be_renewed,
    overlap,
    recorded,
    when,
)
from weft.analysis.commitments.evidenced import (
    FEW_OF_ONE_ORDER,
    ONE_PAPER,
    OTHERS_OF_A_SORT,
    evidence,
)
from weft.analysis.commitments.seen import (
    FEW,
    Common,
    Seen,
    as_much_of,
    at_once_of,
    for_whom_of,
    gave_on,
    under_one,
)
from weft.analysis.commitments.spoken import (
    says_came_over,
    says_goes_on,
    says_made_longer,
    says_over,
)
from weft.analysis.commitments.worded import DAY_OF_THE_OTHER, IN_ITS_WORDS, of_each_other, worded

GIVEN_ON = "who: it gave on what it received"
A_PART = "amount: with another it comes to it"
SAY_TWO = frozenset([
    "number: other people", "number: others of a series", OTHERS_OF_A_SORT, "words: counted apart", "words: a total of others", "words: each its own", "words: the same but for a thing", "where: elsewhere",
    "cohort: another", "for: another organisation", "words: each a share", "words: says it is another", "words: other days", "number: other ends of one", "number: behind other letters",
    "words: another of a kind", "things: another", "words: the same but for a figure", "words: the same but for a name", "words: the same but for what is said besides", "words: other persons", "words: leaves the other out", "words: teams of two firms",
])  # fmt: skip
"""By what a careful person tells two benefits apart that are alike in all else."""
_SLIPS = frozenset(["where: elsewhere", "cohort: another"])
"""What somebody may have chosen by mistake, where one thing stands behind both."""
WITH_A_THING = "with one thing, "
WEIGHS_OTHERWISE = (
    "when:",
    "amount:",
    "for:",
    "who:",
    "what:",
    "where:",
    "words:",
    "things:",
    "cohort:",
)
"""What may weigh otherwise where one thing stands behind both: some days apart is a slip then, and else another day."""
ALL_ALIKE = "together: days, amount and whom"
ALL_ALIKE_BY_A_THING = "together: days, amount and one thing"
IN_WORDS_WITH_AMOUNT = "together: whom and amount in the words of the other"
OF_ONE_ORDER = "together: one order, as much for one"
CAME_OVER = "together: one person, who came over"
STILL_THERE = "together: one person, still there"
COUNTED_TWICE = "together: one person, counted on two days"
MADE_LONGER = "together: one first day, made longer"


SAID_OF_THE_OTHER = DAY_OF_THE_OTHER | {"for: in the words of the other", IN_WORDS_WITH_AMOUNT, "words: the amount of the other", "words: a total around the other"}  # fmt: skip
"""What speaks for one benefit, and is not said of it by who says that it leaves it out."""


def traits(one: Seen, other: Seen, common: Common, *, is_split: bool = False) -> frozenset[str]:
    """What is so of two records, aspect by aspect, and of several aspects at once."""
    return with_words(but_for_words(one, other, common, is_split=is_split), one, other, common)


def but_for_words(one: Seen, other: Seen, common: Common, *, is_split: bool = False) -> frozenset[str]:  # fmt: skip
    """What is so of two records in all aspects but words, and what is lacking."""
    so = frozenset([*_at_a_glance(one, other, is_split=is_split), *of_places(one, other), *evidence(one, other, common)])  # fmt: skip
    so |= frozenset(_usual(so, one, other, common))
    if one.speaks or other.speaks:
        so |= frozenset(of_each_other(one, other, as_much=bool(so & AS_MUCH)))
    so |= frozenset(_told_by_it(so))
    return so | frozenset(_lacking(*_days_and_amount(so, one, other), _has_thing(so)))


def with_words(so: frozenset[str], one: Seen, other: Seen, common: Common) -> frozenset[str]:
    """The same with words, and what is so of several aspects at once."""
    so |= frozenset(worded(one, other, common))
    if "words: leaves the other out" in so:
        so -= SAID_OF_THE_OTHER
    if "words: so much of the other" in so:  # a share and its whole, though both speak of sharing
        so -= {"words: each a share"}
    if "when: the same first day" in so and "what: one measure" in so and _was_made_longer(one, other):  # fmt: skip
        so |= {MADE_LONGER}
    has_thing = _has_thing(so)
    if has_thing:
        so |= frozenset(
            [*_by_one_thing(so), *_on_other_days(so, one, other), *_of_one_person(so, one, other)]
        )
    elif "who: strangers" in so and so & _FOR_ONE:
        so |= {"together: strangers, nothing behind both"}
    if not has_thing and so >= _NAMESAKES:
        known = one.told.beneficiary and other.told.beneficiary
        so |= {"together: two known by one name, elsewhere" if known else "together: one name, elsewhere"}  # fmt: skip
    if OTHERS_OF_A_SORT in so and "who: one provider" not in so:
        so |= {"together: two givers, each by its own paper"}
    found = so | frozenset(_alike(so, all(_days_and_amount(so, one, other)), has_thing))
    if "number: of a person" in so and not overlap(one.told, other.told):
        found |= {_on_which_day(so, one, other)}
    if has_thing:
        found |= {
            f"{WITH_A_THING}{each}"
            for each in so
            if each.startswith(WEIGHS_OTHERWISE) and each != "who: one agreement"
        }
    return found


def _was_made_longer(one: Seen, other: Seen) -> bool:
    """Whether the longer of two that began together says that it was made longer."""
    less, more = sorted((one, other), key=lambda each: (each.told.quantity, each.told.ends))
    return less.told.quantity < more.told.quantity and says_made_longer(more.told.description)


def _on_which_day(so: frozenset[str], one: Seen, other: Seen) -> str:
    """What is so of one person who is told of on two days: of one day, of coming over from one firm to another, or of two days."""
    if so & _ONE_DAY_TOLD:
        return "together: one person, one day told"
    last = max(one, other, key=lambda each: each.told.begins)
    if so & AS_MUCH and one.told.provider != other.told.provider and says_came_over(last.told.description):  # fmt: skip
        return CAME_OVER
    if (
        one.told.quantity == other.told.quantity == 1 and one.measure == other.measure
    ):  # as somebody begins once
        if says_goes_on(last.told.description) or says_over(last.told.description):
            return STILL_THERE
        if not so & _OTHER_DAYS_TOLD:
            return COUNTED_TWICE
    return "together: one person, other days"


_NAMESAKES = frozenset(["for: the same name", "where: elsewhere"])
_OTHER_DAYS_TOLD = frozenset(["words: other days", "words: a day on which the other was not"])
_ONE_DAY_TOLD = DAY_OF_THE_OTHER | {"words: the same days"}


_FOR_ONE = frozenset(["for: the same", "for: the same name"])
_OTHER_NUMBERS = frozenset(["number: others", "number: others of a series", OTHERS_OF_A_SORT, "number: other ends of one", "number: other people"])  # fmt: skip


def _told_by_it(so: frozenset[str]) -> Iterator[str]:
    """What is so of two where nothing stands behind both: one names whom the other was for, and how much; or one order was for both."""
    if so >= {"for: in the words of the other", "words: the amount of the other"}:
        yield IN_WORDS_WITH_AMOUNT
    if FEW_OF_ONE_ORDER in so and so & AS_MUCH and so & _FOR_ONE and not so & _OTHER_NUMBERS:
        yield OF_ONE_ORDER


def _on_other_days(so: frozenset[str], one: Seen, other: Seen) -> Iterator[str]:
    """What one thing says of two that share no day, and are as much."""
    if overlap(one.told, other.told):
        return
    if so & AS_MUCH and ONE_PAPER in so and not may_be_renewed(one.told, other.told):
        yield "together: one paper, as much on other days"
    if so & AS_MUCH and "file: shared" in so and so & _FOR_ONE:
        yield "together: one file, as much for one on other days"
    is_the_next_period = "number: of a person" in so and are_as_long(one.told, other.told)
    if is_in_the_return_after(one.told, other.told) and not is_the_next_period:
        yield "together: one thing, in the return after"


def _of_one_person(so: frozenset[str], one: Seen, other: Seen) -> Iterator[str]:
    """What the number of one person says together with amounts and what was done, on days that overlap."""
    if "number: of a person" not in so or not overlap(one.told, other.told):
        return
    less, more = sorted((one.told.quantity, other.told.quantity))
    if one.measure != other.measure and less == 1 < more and is_a_day_of(one.told, other.told):
        yield "together: one person, counted and timed"
    if less != more and in_step_with_days(one.told, other.told):
        yield "together: one person, as long as the days"
    if "things: another" in so:
        yield "together: one person, of another thing"


def _by_one_thing(so: frozenset[str]) -> Iterator[str]:
    """What one thing behind both says together with the rest."""
    much, whom = bool(so & _AS_MUCH), bool(so & _FOR_ONE)
    if "number: shared" in so and much and whom:
        yield "together: one number, amount and whom"
    if much and GIVEN_ON in so:
        yield "together: one thing, given on"
    if much and whom and "what: two measures of a framework" in so and so & _SAME_DAYS:
        yield "together: one thing, as much by two measures"
    if "who: strangers" in so and not whom:
        yield "together: strangers, one thing, nobody in common"
    if not much and so & {
        "words: the same but for a thing",
        "words: none that tells in common",
        "words: another of a kind",
        "things: another",
    }:
        yield "together: one thing, of another thing, not as much"


def _usual(so: frozenset[str], one: Seen, other: Seen, common: Common) -> Iterator[str]:
    """What is alike and says little, as many records of whoever delivered one of the two say so."""
    if so & _EQUAL and any(common.amounts[as_much_of(each)] > FEW for each in (one, other)):
        yield "amount: usual with them"
    if "for: the same" in so and any(common.received[for_whom_of(each)] > FEW for each in (one, other)):  # fmt: skip
        yield "for: often with them"
    if "when: the same days" in so and any(common.at_once[at_once_of(each)] > FEW for each in (one, other)):  # fmt: skip
        yield "when: as many others of theirs"


_SAME_DAYS = frozenset(["when: the same days", "when: the same first day"])
_EQUAL = frozenset(["amount: the same", "amount: the same, to the last figure", "amount: the same, a small one"])  # fmt: skip


def _has_thing(so: frozenset[str]) -> bool:
    return any("shared" in each for each in so)


def _alike(so: frozenset[str], days_and_amount: bool, has_thing: bool) -> Iterator[str]:
    """Whether all is alike, or what they have in common says nothing."""
    says_two = bool(so & SAY_TWO)
    if days_and_amount and not says_two and so & {"for: the same", "for: the same name"}:
        yield ALL_ALIKE
    if days_and_amount and not says_two and has_thing:
        yield ALL_ALIKE_BY_A_THING
    if has_thing and so & (SAY_TWO - _SLIPS):
        yield "together: one thing, and something says two"
    if has_thing and "what: two measures of a framework" in so and not so & _AS_MUCH:
        yield "together: one thing, two amounts by two measures"


def _lacking(days: bool, much: bool, has_thing: bool) -> Iterator[str]:
    """What is not alike in any of several aspects."""
    if not days and not much:
        yield "together: neither days nor amount"
    if not has_thing and not much:
        yield "together: no thing, not as much"
    if not has_thing and not days:
        yield "together: no thing, no days"


_AS_MUCH = AS_MUCH | {A_PART} | IN_ITS_WORDS


def _at_a_glance(one: Seen, other: Seen, *, is_split: bool = False) -> Iterator[str]:
    yield when(one.told, other.told)
    if not overlap(one.told, other.told):
        yield from recorded(one.told, other.told)
    elif one.was_foretold != other.was_foretold:
        yield "when: one was written down before it began"
    yield from _who(one, other)
    if gave_on(one, other) or gave_on(other, one):
        yield GIVEN_ON
    yield _what(one, other)
    yield A_PART if is_split else _amount(one, other)


def of_places(one: Seen, other: Seen) -> Iterator[str]:
    """What is so of where, and for whom."""
    yield from _where(one, other)
    yield from _for_whom(one, other)


_ONE_DAY = (
    frozenset(["when: day and month swapped", "when: recorded a year late"]) | DAY_OF_THE_OTHER
)


def _days_and_amount(so: frozenset[str], one: Seen, other: Seen) -> tuple[bool, bool]:
    days = overlap(one.told, other.told) or bool(so & _ONE_DAY)
    return days, bool(so & _AS_MUCH)


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
    elif under_one(one, other):
        yield "who: two under one agreement"
    else:
        yield "who: strangers"


def _what(one: Seen, other: Seen) -> str:
    if one.measure[0] != other.measure[0]:
        return "what: in another framework"
    if one.measure == other.measure:
        return "what: one measure"
    return "what: two measures of a framework" if one.edition == other.edition else "what: in another edition"  # fmt: skip


_BY_ONE_LIST = frozenset(["what: one measure", "what: two measures of a framework"])


def _amount(one: Seen, other: Seen) -> str:
    return amount(
        one.told.quantity, other.told.quantity,
        one_framework=_what(one, other) in _BY_ONE_LIST, one_measure=one.measure == other.measure,
    )  # fmt: skip


def is_part(part: Seen, whole: Seen) -> bool:
    """Whether one may be a part of another: less of the same measure, in days of the other, by people of both, for nobody else."""
    here, there = part.told, whole.told
    return (
        here.quantity < there.quantity
        and part.measure == whole.measure
        and there.begins <= here.begins
        and here.ends <= there.ends
        and bool(part.parties & whole.parties)
        and not {"for: another organisation", "for: another name"} & set(_for_whom(part, whole))
    )


def _where(one: Seen, other: Seen) -> Iterator[str]:
    if not one.places or not other.places:
        return
    if one.places & other.places:
        yield "where: the same"
    elif one.places & other.around or other.places & one.around:
        yield "where: one within the other"
    elif one.just_around & other.just_around:
        yield "where: beside"
    else:
        yield "where: elsewhere"


def _for_whom(one: Seen, other: Seen) -> Iterator[str]:
    here, there = one.told, other.told
    if here.beneficiary and here.beneficiary == there.beneficiary:
        yield "for: the same"
    elif (
        here.beneficiary
        and there.beneficiary
        and (is_in_words(one, other) or is_in_words(other, one))
    ):
        yield "for: another, in the words of the other"
    elif any(not b.told.beneficiary and is_in_words(a, b) for a, b in ((one, other), (other, one))):  # fmt: skip
        yield "for: in the words of the other"
    elif one.name and other.name:
        yield _by_name(one, other)
    else:
        yield "for: not said" if one.name or other.name else "for: nobody"
    if here.cohorts and there.cohorts:
        yield "cohort: the same" if set(here.cohorts) & set(there.cohorts) else "cohort: another"


def is_in_words(one: Seen, other: Seen) -> bool:
    """Whether whom one reached is named in the words of another, which names nobody that is known, or somebody else, in its place."""
    named = one.name.split()
    if len(named) < 2 or not other.named_in_words.issuperset(named):
        return False
    return likeness(one.name, other.name) == "another"


def _by_name(one: Seen, other: Seen) -> str:
    """Of two that are named, and are not known to be one organisation."""
    alike = likeness(one.name, other.name)
    if alike == "the same name":
        return "for: the same name"
    if one.told.beneficiary and other.told.beneficiary:
        return "for: another organisation"
    return "for: nearly the same name" if alike == "nearly the same name" else "for: another name"
