"""In which words two benefits are told: what is alike in them, what tells the two apart, and what one says of the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from rapidfuzz import fuzz

from weft.analysis.commitments import heard, persons, things
from weft.analysis.commitments.alike import (
    are_counted_apart,
    besides,
    called,
    differ_in_a_slot,
    differ_in_a_thing,
    named,
    of_another_figure,
    of_another_name,
    own_place,
    own_team,
    says_its_own,
    turns,
)
from weft.analysis.commitments.clock import do_not_meet
from weft.analysis.commitments.days import overlap
from weft.analysis.commitments.seen import Common, Seen, gave_on
from weft.analysis.commitments.spoken import (
    counts_in,
    lies_in,
    says_a_share,
    says_a_total,
    says_another,
    says_comes_again,
    says_done,
    says_estimated,
    says_given_on,
    says_measured,
    says_of_whom,
    says_over,
    says_planned,
    says_promised,
    says_told_before,
    speaks_for_group,
    what_is_left_out,
)
from weft.analysis.commitments.sums import summed_up

A_WEEK = timedelta(7)
MOST_TIMES = 60
A_LITTLE = 50
"""One part in so many may be lost in rounding."""
A_BEGINNING = 10
"""So many letters, at least, has a text that breaks off and is known again."""


def worded(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    """What is so of the words of two."""
    yield from told_apart(one, other)
    yield from _said_besides(one, other)
    if not one.words or not other.words:
        return
    same, others = things.compared(one.about, other.about)
    yield from _about(same, others)
    so = [_alike(one, other, common), *_telling(one, other, common), *_of_a_kind(one, other, common)]  # fmt: skip
    few = [*_besides(one, other)]
    yield from few
    yield from (each for each in so if not (each in OF_OTHERS and (few or (same and not others))))
    if one.days_said and other.days_said:
        yield "words: the same days" if one.days_said & other.days_said else "words: other days"
    if one.amounts and other.amounts:
        yield "words: the same amounts" if one.amounts & other.amounts else "words: other amounts"


OF_OTHERS = frozenset(["words: another of a kind", "words: none that tells in common", "words: the same but for a thing"])  # fmt: skip
"""What is not so of two that name one thing, whatever words it is in."""


def _about(same: bool, others: bool) -> Iterator[str]:
    """Whether both name one thing, or things of one kind that are others."""
    if same and others:
        yield "things: the same and another"
    elif same:
        yield "things: the same"
    elif others:
        yield "things: another"


def _besides(one: Seen, other: Seen) -> Iterator[str]:
    """What is so of the few words in which two texts differ, where both are about one thing, or the words are a figure or a name."""
    slot = besides(one.told.description, other.told.description)
    if slot is None:
        return
    mine, theirs = (things.things_in(each, "") for each in slot)
    if of_another_figure(*slot):
        if one.told.quantity == other.told.quantity:
            yield "words: the same but for a figure"
    elif mine.things & theirs.things or (one.told.quantity != other.told.quantity and _says_figures(slot)):  # fmt: skip
        return
    elif of_another_name(*slot):
        yield "words: the same but for a name"
    elif one.about.things & other.about.things:
        yield "words: the same but for what is said besides"


def _says_figures(texts: tuple[str, str]) -> bool:
    """Whether one or the other says how much it was, as “about £500” does of £512."""
    return any(letter.isdigit() for each in texts for letter in each)


def told_apart(one: Seen, other: Seen) -> Iterator[str]:
    """What tells two apart outright: marks, teams, persons, whose share it is; or that they tell of the same persons."""
    if whom := persons.compared(one.told.description, other.told.description):
        yield f"words: {whom} persons"
    is_a_total = one.told.quantity != other.told.quantity and any(says_a_total(each.told.description) for each in (one, other))  # fmt: skip
    own = [says_its_own(each.words) for each in (one, other)]
    if not is_a_total and not _adds_up(one, other) and (are_counted_apart(one.marks, other.marks) or _are_of_two_teams(one, other)):  # fmt: skip
        yield "words: counted apart"
    elif _are_teams_of_two_firms(one, other):
        yield "words: teams of two firms"
    elif all(own):
        yield "words: each its own"
    elif any(own) and one.told.provider != other.told.provider:
        yield "words: one counts its own"


def _adds_up(one: Seen, other: Seen) -> bool:
    """Whether one adds up amounts of which the other's is one: by a mark of its own that is told from the others, and not from the whole."""
    return any(theirs.told.quantity in _parts_around(mine, theirs) for mine, theirs in ((one, other), (other, one)))  # fmt: skip


def _are_of_two_teams(one: Seen, other: Seen) -> bool:
    """Whether they were at other hours, or people of two places of one firm were there."""
    if do_not_meet(one.hours, other.hours):
        return True
    told = [(each.told.description, each.told.beneficiary_name) for each in (one, other)]
    classes = [called(*each) for each in told]
    if are_counted_apart(*classes):
        return True
    if one.told.provider != other.told.provider:
        return False
    here, there = (own_place(*each) for each in told)
    teams = [own_team(*each) for each in told]
    return bool(here and there and here != there) or (all(teams) and teams[0].isdisjoint(teams[1]))


def _are_teams_of_two_firms(one: Seen, other: Seen) -> bool:
    """Whether two firms each had a team there, and the teams are two."""
    teams = [own_team(each.told.description, each.told.beneficiary_name) for each in (one, other)]
    return one.told.provider != other.told.provider and all(teams) and teams[0].isdisjoint(teams[1])


def _said_besides(one: Seen, other: Seen) -> Iterator[str]:
    """What either says of something else that was told."""
    texts = (one.told.description, other.told.description)
    if all(map(says_a_share, texts)) or _are_two_parts(one, other):
        yield "words: each a share"
    if one.hours & other.hours:
        yield "words: the same hours"
    if any(says_promised(a) and says_done(b) for a, b in (texts, texts[::-1])):
        yield "words: promised, and then done"
    if says_planned(texts[0]) != says_planned(texts[1]):
        yield "words: one says it is planned"
    if any(map(says_given_on, texts)) and (gave_on(one, other) or gave_on(other, one)):
        yield "words: says it was given on"
    if says_over(texts[0]) != says_over(texts[1]):
        yield "words: one says it is over"
    if any(map(says_comes_again, texts)) and not overlap(one.told, other.told):
        yield "words: comes again, other days"
    if one.told.provider != other.told.provider and any(
        speaks_for_group(each.unnamed) for each in (one, other)
    ):
        yield "words: speaks for the group"
    if any(map(says_told_before, texts)):
        yield "words: says it was told before"
    if any(map(says_another, texts)) and not turns(one.marks) & turns(other.marks):
        yield "words: says it is another"
    yield from _said_of_the_other(one, other)


def _said_of_the_other(one: Seen, other: Seen) -> Iterator[str]:
    """Whether either leaves the other out, or measures what the other estimates."""
    texts = (one.told.description, other.told.description)
    if any(says_estimated(a) and says_measured(b) for a, b in (texts, texts[::-1])):
        yield "words: an estimate, and then measured"
    if _leaves_out(one, other) or _leaves_out(other, one):
        yield "words: leaves the other out"
    if _is_left_out(one, other) or _is_left_out(other, one):
        yield "words: a total of others"


def _leaves_out(one: Seen, other: Seen) -> bool:
    """Whether one says that it leaves out whom the other was for: “excl. Alder Club 12 May (reported separately)”."""
    left_out = what_is_left_out(one.told.description)
    whom = other.name.split()
    return bool(left_out) and len(whom) > 1 and frozenset(named(left_out).split()).issuperset(whom)  # fmt: skip


def _is_left_out(whole: Seen, other: Seen) -> bool:
    """Whether a total that names those of whom it is, and is for nobody besides, does not name whom the other was for."""
    named = other.name.split()
    return bool(named) and not whole.name and says_of_whom(whole.told.description) and not whole.named_in_words.issuperset(named)  # fmt: skip


def _are_two_parts(one: Seen, other: Seen) -> bool:
    """Whether both say how many of as many they are, and are other ones."""
    return any(all_ == whole and some != many for some, all_ in one.parts for many, whole in other.parts)  # fmt: skip


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
    return any(differ_in_a_thing(*each) for each in texts) or differ_in_a_slot(*(_own(each, common) for each in (one, other)))  # fmt: skip


def _own(one: Seen, common: Common) -> list[str]:
    return [each for each in one.sentences if heard.as_one(each) not in common.heard.often]


def _telling(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    """Whether they have a word in common that few have, where both have such words."""
    if any(common.is_telling(word) for word in one.telling & other.telling):
        yield "words: a telling one in common"
    elif any(map(common.is_telling, one.telling)) and any(map(common.is_telling, other.telling)):
        yield "words: none that tells in common"


def _of_a_kind(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    """Whether both name things of a kind, such as trades: the same, or others."""
    here, there = (common.heard.of(each.told.description, each.told.beneficiary_name) for each in (one, other))  # fmt: skip
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
A_SUM = "words: a sum in which the other stands"
IN_ITS_WORDS = frozenset(["words: as many days of work", "words: the amount of the other", "words: a total around the other", A_SUM, "words: so many times the other", "words: so much of the other"])  # fmt: skip


def of_each_other(one: Seen, other: Seen, *, as_much: bool) -> Iterator[str]:
    """What the words of one say of the other's day and amount."""
    for mine, theirs in ((one, other), (other, one)):
        if mine.days_said and theirs.told.ends - theirs.told.begins < A_WEEK:
            yield from _day_of_the_other(mine, theirs)
        parts = frozenset() if as_much else _parts_around(mine, theirs)
        if parts:
            yield A_SUM if theirs.told.quantity in parts else "words: a sum of others"
        if not as_much and mine.odd_amounts & theirs.amounts_as_said:
            yield "words: the amount of the other"
        if not as_much and _is_so_many_times(mine, theirs):
            yield "words: so many times the other"
        if not (as_much or parts) and _is_a_total_around(mine, theirs):
            yield "words: a total around the other"
        if not as_much and mine.parts:
            yield from _is_a_part(mine, theirs)
    if one.times and other.times and one.measure == other.measure:
        yield from _of_days_of_work(one, other)


A_LONGER_DAY = 1.2
"""So many times a short day of work lasts a long one, at most: eight hours, and seven."""


def _of_days_of_work(one: Seen, other: Seen) -> Iterator[str]:
    """Whether both say as many days of work, though they may have counted as other hours; or another number of them."""
    less, more = sorted((one.told.quantity, other.told.quantity))
    if one.times & other.times:
        if less < more <= less * A_LONGER_DAY:
            yield "words: as many days of work"
    elif {noun for noun, _ in one.times} & {noun for noun, _ in other.times}:
        yield "words: other days of work"


def _parts_around(whole: Seen, part: Seen) -> frozenset[int]:
    """The amounts that one adds up to its own, where it is by the other's measure, more than that and around its days."""
    here, there = whole.told, part.told
    if whole.measure != part.measure or not 0 < there.quantity < here.quantity or not here.begins <= there.begins <= there.ends <= here.ends:  # fmt: skip
        return frozenset()
    return summed_up(here.description, here.quantity)


def _is_so_many_times(one: Seen, other: Seen) -> bool:
    """Whether one is so many times the other, by one measure, as either says: ten sessions, and one of them."""
    whole, part = one.told.quantity, other.told.quantity
    if one.measure != other.measure or not part or whole % part or not 1 < whole // part <= MOST_TIMES:  # fmt: skip
        return False
    return str(whole // part) in counts_in(f"{one.told.description} {other.told.description}")


def _is_a_total_around(one: Seen, other: Seen) -> bool:
    """Whether one says that it is a total, of more than the other, by its measure and around its days."""
    here, there = one.told, other.told
    is_around = here.begins <= there.begins and there.ends <= here.ends
    return is_around and here.quantity > there.quantity and one.measure == other.measure and says_a_total(here.description)  # fmt: skip


def _is_a_part(part: Seen, whole: Seen) -> Iterator[str]:
    """Whether one is as much of the other as it says: five of the twelve who were there; or says of how many it is a part, of which the other speaks."""
    here, there = part.told, whole.told
    if not here.quantity < there.quantity or part.measure != whole.measure or whole.parts:
        return
    if any(abs(here.quantity * all_ - there.quantity * many) * A_LITTLE <= there.quantity * many for many, all_ in part.parts):  # fmt: skip
        yield "words: so much of the other"
    elif any(str(all_) in whole.amounts_as_said | whole.amounts | whole.counts for _, all_ in part.parts):  # fmt: skip
        yield "words: a part of what the other tells"
