"""In which words two benefits are told: what is alike in them, what tells the two apart, and what one says of the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from rapidfuzz import fuzz

from weft.analysis.commitments import heard
from weft.analysis.commitments.alike import differ_in_a_slot, differ_in_a_thing, says_its_own
from weft.analysis.commitments.seen import Common, Seen
from weft.analysis.commitments.spoken import (
    lies_in,
    says_a_share,
    says_a_total,
    says_another,
    says_told_before,
)

A_WEEK = timedelta(7)
A_BEGINNING = 10
"""So many letters, at least, has a text that breaks off and is known again."""


def worded(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    """What is so of the words of two."""
    yield from _told_apart(one, other)
    yield from _said_besides(one, other)
    if not one.words or not other.words:
        return
    yield _alike(one, other, common)
    yield from _telling(one, other, common)
    yield from _of_a_kind(one, other, common)
    if one.days_said and other.days_said:
        yield "words: the same days" if one.days_said & other.days_said else "words: other days"
    if one.amounts and other.amounts:
        yield "words: the same amounts" if one.amounts & other.amounts else "words: other amounts"


def _told_apart(one: Seen, other: Seen) -> Iterator[str]:
    here, there = one.marks, other.marks
    if any(here[each] != there[each] for each in here.keys() & there.keys()):
        yield "words: counted apart"
    elif (
        one.told.provider != other.told.provider
        and says_its_own(one.words)
        and says_its_own(other.words)
    ):
        yield "words: each its own"


def _said_besides(one: Seen, other: Seen) -> Iterator[str]:
    """What either says of something else that was told."""
    texts = (one.told.description, other.told.description)
    if all(map(says_a_share, texts)):
        yield "words: each a share"
    if any(map(says_told_before, texts)):
        yield "words: says it was told before"
    if any(map(says_another, texts)):
        yield "words: says it is another"


def _alike(one: Seen, other: Seen, common: Common) -> str:
    if one.words == other.words:
        own = any(heard.as_one(each) not in common.heard.often for each in one.sentences)
        return "words: the same" if own else "words: the same, as many have"
    if _begins(one.words, other.words) or _begins(other.words, one.words):
        return "words: the one begins the other"
    if _are_of_two_things(one, other, common):
        return "words: the same but for a thing"
    return "words: alike" if fuzz.token_set_ratio(one.words, other.words) >= 80 else "words: others"


def _begins(short: str, long: str) -> bool:
    return len(short) >= A_BEGINNING and long.startswith(short)


def _are_of_two_things(one: Seen, other: Seen, common: Common) -> bool:
    """Whether the words of two, their first sentences or short ones among them are the same but for a thing."""
    texts = (
        (common.heard.own(one.sentences), common.heard.own(other.sentences)),
        (one.told.description, other.told.description),
        (one.first_sentence, other.first_sentence),
    )
    return any(differ_in_a_thing(*each) for each in texts) or differ_in_a_slot(one.sentences, other.sentences)  # fmt: skip


def _telling(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    """Whether they have a word in common that few have, where both have such words."""
    if any(common.is_telling(word) for word in one.telling & other.telling):
        yield "words: a telling one in common"
    elif any(map(common.is_telling, one.telling)) and any(map(common.is_telling, other.telling)):
        yield "words: none that tells in common"


def _of_a_kind(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    """Whether both name things of a kind, such as trades: the same, or others."""
    named = {*heard.tokens_of(one.told.beneficiary_name), *heard.tokens_of(other.told.beneficiary_name)}  # fmt: skip
    here, there = (common.heard.of(each.told.description, named) for each in (one, other))
    same, others = heard.compared(here, there)
    if same and others:
        yield "words: the same and another of a kind"
    elif same:
        yield "words: the same of a kind"
    elif others:
        yield "words: another of a kind"


def _day_of_the_other(one: Seen, other: Seen) -> Iterator[str]:
    """Whether one names the day of the other: within its own days, or as another than its own; or another day of its own."""
    here, there = one.told, other.told
    of_the_other = any(lies_in(each, there.begins, there.ends) for each in one.days_said)
    of_its_own = any(lies_in(each, here.begins, here.ends) for each in one.days_said)
    if of_the_other and not of_its_own:
        yield "words: the day of the other in place of its own"
    elif of_the_other and (here.begins, here.ends) != (there.begins, there.ends):
        yield "words: the day of the other"
    elif of_its_own and not of_the_other:
        yield "words: a day on which the other was not"


DAY_OF_THE_OTHER = frozenset(["words: the day of the other", "words: the day of the other in place of its own"])  # fmt: skip
IN_ITS_WORDS = frozenset(["words: the amount of the other", "words: a total around the other"])


def of_each_other(one: Seen, other: Seen, *, as_much: bool) -> Iterator[str]:
    """What the words of one say of the other's day and amount."""
    for mine, theirs in ((one, other), (other, one)):
        if mine.days_said and theirs.told.ends - theirs.told.begins < A_WEEK:
            yield from _day_of_the_other(mine, theirs)
        if not as_much and mine.odd_amounts & theirs.amounts_as_said:
            yield "words: the amount of the other"
        if not as_much and _is_a_total_around(mine, theirs):
            yield "words: a total around the other"


def _is_a_total_around(one: Seen, other: Seen) -> bool:
    """Whether one says that it is a total, of more than the other, by its measure and around its days."""
    here, there = one.told, other.told
    is_around = here.begins <= there.begins and there.ends <= here.ends
    return is_around and here.quantity > there.quantity and one.measure == other.measure and says_a_total(here.description)  # fmt: skip
