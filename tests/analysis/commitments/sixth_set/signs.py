"""What two records show when they lie side by side, read from them alone and from what is known around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from tests.analysis.commitments.planted import Planted
from tests.analysis.commitments.sixth_set import marks, names, papers
from tests.analysis.commitments.sixth_set.kinds import OF_MEASURE
from tests.analysis.commitments.sixth_set.land import around
from tests.analysis.commitments.sixth_set.topics import about, fold
from weft.analysis.commitments.benefit import Recorded

SAME_BITS, COMMON = 8, 6


class Sign(StrEnum):
    """Something that a careful officer sees in two records."""

    TIED = auto()
    """Their firms have to do with each other."""
    STRANGERS = auto()
    SAME_MEASURE = auto()
    """One measure, if in the words of two frameworks."""
    OTHER_MEASURES = auto()
    LASTING = auto()
    """The measure counts weeks, of which a person has more in the next period."""
    SAME_DAYS = auto()
    DAYS_WITHIN = auto()
    DAYS_MEET = auto()
    DAYS_APART = auto()
    DAY_SLIP = auto()
    """The one first day is the other with another year, or with day and month in each other's place."""
    SAME_AMOUNT = auto()
    NEAR_AMOUNT = auto()
    """Rounded, or minutes taken for hundredths of an hour: less than one in twenty away."""
    PART = auto()
    VAT = auto()
    """The one is a fifth more than the other, to the penny."""
    AMOUNT_SLIP = auto()
    """The same digits in another order, or with noughts more."""
    SAME_RECEIVER = auto()
    OTHER_RECEIVERS = auto()
    SAME_TOPIC = auto()
    OTHER_TOPICS = auto()
    OTHER_PLACES = auto()
    """Two areas of which neither lies in the other."""
    SAME_PERSON = auto()
    SAME_PAPER = auto()
    SAME_ORDER = auto()
    OTHER_NUMBERS = auto()
    """Of one kind, and none in both."""
    SAME_FILE = auto()
    COMMON_FILE = auto()
    """A file or a picture that stands behind many records, and so says nothing of two."""
    SAME_PICTURE = auto()
    SAME_LINK = auto()
    SAME_WORDS = auto()
    OTHER_MARKS = auto()
    """Both say which one it was (a cohort, a lot, a class), and each another."""
    NOT_LISTED = auto()
    """The one says of whom it is the total, and the other's receiver is none of them."""
    SAME_STAFF_DAYS = auto()
    """Both say as many days of work."""
    SAYS_ANOTHER = auto()
    SAYS_INCLUDES = auto()
    SAYS_CORRECTS = auto()
    NOTHING_PARTS = auto()
    """None of the signs that part two benefits whatever else they share."""


PARTS = frozenset({Sign.STRANGERS, Sign.OTHER_MEASURES, Sign.OTHER_RECEIVERS, Sign.OTHER_TOPICS, Sign.OTHER_PLACES, Sign.OTHER_NUMBERS, Sign.OTHER_MARKS, Sign.SAYS_ANOTHER, Sign.NOT_LISTED})  # fmt: skip
_EVENT = {
    Sign.NOTHING_PARTS,
    Sign.TIED,
    Sign.SAME_MEASURE,
    Sign.SAME_RECEIVER,
    Sign.SAME_TOPIC,
    Sign.DAYS_MEET,
}
_RARE = {Sign.NOTHING_PARTS, Sign.SAME_MEASURE}
BINDS = tuple(frozenset(each) for each in (
    _EVENT | {Sign.SAME_AMOUNT},
    _EVENT | {Sign.NEAR_AMOUNT},
    _EVENT | {Sign.VAT},
    _EVENT | {Sign.SAME_STAFF_DAYS},
    _EVENT | {Sign.PART, Sign.SAYS_INCLUDES},
    _EVENT | {Sign.SAYS_CORRECTS},
    _RARE | {Sign.TIED, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.SAME_AMOUNT},
    _RARE | {Sign.TIED, Sign.SAME_TOPIC, Sign.SAME_DAYS, Sign.NEAR_AMOUNT},
    _RARE | {Sign.SAME_PERSON, Sign.DAYS_MEET},
    _RARE | {Sign.SAME_PAPER, Sign.SAME_AMOUNT},
    _RARE | {Sign.SAME_PAPER, Sign.SAME_DAYS},
    _RARE | {Sign.SAME_PAPER, Sign.VAT},
    _RARE | {Sign.SAME_ORDER, Sign.SAME_AMOUNT, Sign.SAME_RECEIVER},
    _RARE | {Sign.SAME_FILE},
    _RARE | {Sign.SAME_PICTURE},
    _RARE | {Sign.SAME_LINK},
))  # fmt: skip
"""By each of these a careful officer says that two records are of one benefit."""


@dataclass(frozen=True)
class Known:
    """What is known around two records."""

    related: Mapping[str, str]
    contains: Mapping[str, str]
    behind: Counter[object]
    """Behind how many records each file and each picture stands."""


def known(planted: Planted) -> Known:
    """What is known of a planted set around any two of its records."""
    behind: Counter[object] = Counter()
    for one in planted.benefits:
        behind.update({each.sha256 for each in one.evidence if each.sha256})
    return Known(planted.related, planted.contains, behind)


def implied(signs: Iterable[Sign]) -> frozenset[Sign]:
    """The signs, and those that they bring with them: the same days meet."""
    found = set(signs)
    if Sign.SAME_DAYS in found:
        found.add(Sign.DAYS_WITHIN)
    if Sign.DAYS_WITHIN in found:
        found.add(Sign.DAYS_MEET)
    return frozenset(found)


def bound(signs: frozenset[Sign]) -> bool:
    """Whether the signs make two records one benefit."""
    return any(each <= signs for each in BINDS)


def seen(one: Recorded, other: Recorded, known: Known) -> frozenset[Sign]:
    """All that two records show."""
    found = {
        *_firms(one, other, known),
        *_counted(one, other),
        *_days(one, other),
        *_amounts(one.quantity, other.quantity),
        *_receivers(one, other),
        *_places(one, other, known),
        *_numbers(one, other),
        *_attached(one, other, known),
        *_words(one.description, other.description),
    }
    return frozenset(found if found & PARTS else found | {Sign.NOTHING_PARTS})


def _firms(one: Recorded, other: Recorded, known: Known) -> Iterable[Sign]:
    a, b = ({known.related.get(firm, firm) for firm in (each.provider, each.accountable, *each.delivered_by)} for each in (one, other))  # fmt: skip
    yield Sign.TIED if a & b else Sign.STRANGERS


def _counted(one: Recorded, other: Recorded) -> Iterable[Sign]:
    a, b = OF_MEASURE[one.measure], OF_MEASURE[other.measure]
    yield Sign.SAME_MEASURE if a is b else Sign.OTHER_MEASURES
    if a.lasts and b.lasts:
        yield Sign.LASTING
    if a.topics is b.topics:
        first, second = about(one.description, a.topics), about(other.description, b.topics)
        if first & second:
            yield Sign.SAME_TOPIC
        elif first and second:
            yield Sign.OTHER_TOPICS


def _days(one: Recorded, other: Recorded) -> Iterable[Sign]:
    if (one.begins, one.ends) == (other.begins, other.ends):
        yield Sign.SAME_DAYS
    if _within(one, other) or _within(other, one):
        yield Sign.DAYS_WITHIN
    yield (
        Sign.DAYS_MEET if one.begins <= other.ends and other.begins <= one.ends else Sign.DAYS_APART
    )
    if one.begins != other.begins and (_turned(one.begins, other.begins) or _other_year(one.begins, other.begins)):  # fmt: skip
        yield Sign.DAY_SLIP


def _within(one: Recorded, other: Recorded) -> bool:
    return other.begins <= one.begins and one.ends <= other.ends


def _turned(one: date, other: date) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _other_year(one: date, other: date) -> bool:
    return (one.month, one.day) == (other.month, other.day) and abs(one.year - other.year) == 1


def _amounts(one: int, other: int) -> Iterable[Sign]:
    small, large = sorted((one, other))
    if small == large:
        yield Sign.SAME_AMOUNT
        return
    yield Sign.PART
    if large - small <= large * 0.05 and large > 10:
        yield Sign.NEAR_AMOUNT
    if abs(small * 1.2 - large) <= 1:
        yield Sign.VAT
    if sorted(str(small)) == sorted(str(large)) or large in (small * 10, small * 100, small * 1000):
        yield Sign.AMOUNT_SLIP


def _receivers(one: Recorded, other: Recorded) -> Iterable[Sign]:
    if one.beneficiary and other.beneficiary:
        yield Sign.SAME_RECEIVER if one.beneficiary == other.beneficiary else Sign.OTHER_RECEIVERS
    elif one.beneficiary_name and other.beneficiary_name:
        same = names.same_name(one.beneficiary_name, other.beneficiary_name)
        yield Sign.SAME_RECEIVER if same else Sign.OTHER_RECEIVERS
    elif _told_in(one, other) or _told_in(other, one):
        yield Sign.SAME_RECEIVER
    elif _left_out(one, other) or _left_out(other, one):
        yield Sign.NOT_LISTED


def _left_out(one: Recorded, other: Recorded) -> bool:
    """Whether the one says of whom it is the total, and names the other's receiver nowhere."""
    return bool(marks.listed(one.description) and other.beneficiary_name)


def _told_in(one: Recorded, other: Recorded) -> bool:
    """Whether the words of the one name whom the other has in its own field."""
    return bool(other.beneficiary_name) and names.named_in(other.beneficiary_name, one.description)


def _places(one: Recorded, other: Recorded, known: Known) -> Iterable[Sign]:
    contains = dict(known.contains)
    if one.places and other.places and not any(
        a in around(b, contains) or b in around(a, contains) for a in one.places for b in other.places
    ):  # fmt: skip
        yield Sign.OTHER_PLACES


def _numbers(one: Recorded, other: Recorded) -> Iterable[Sign]:
    a, b = papers.numbers(one), papers.numbers(other)
    for label in a.keys() & b.keys():
        if not a[label] & b[label]:
            yield Sign.OTHER_NUMBERS
        elif label in papers.OF_PEOPLE:
            yield Sign.SAME_PERSON
        else:
            yield Sign.SAME_ORDER if label in papers.OF_MANY else Sign.SAME_PAPER


def _attached(one: Recorded, other: Recorded, known: Known) -> Iterable[Sign]:
    shared = {each.sha256 for each in one.evidence if each.sha256} & {each.sha256 for each in other.evidence}  # fmt: skip
    for each in shared:
        yield Sign.COMMON_FILE if known.behind[each] >= COMMON else Sign.SAME_FILE
    pictures = ((a.picture, b.picture) for a in one.evidence for b in other.evidence if a.sha256 != b.sha256)  # fmt: skip
    if any(a is not None and b is not None and (a ^ b).bit_count() <= SAME_BITS for a, b in pictures):  # fmt: skip
        yield Sign.SAME_PICTURE
    if _links(one) & _links(other):
        yield Sign.SAME_LINK


def _links(record: Recorded) -> set[str]:
    """Addresses without what does not tell pages apart."""
    bare = (each.reference.lower().partition("?")[0] for each in record.evidence if each.kind == "link")  # fmt: skip
    return {each.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/") for each in bare}  # fmt: skip


def _words(one: str, other: str) -> Iterable[Sign]:
    if fold(one) == fold(other):
        yield Sign.SAME_WORDS
    if marks.staff_days(one) & marks.staff_days(other):
        yield Sign.SAME_STAFF_DAYS
    if marks.told_apart(one, other):
        yield Sign.OTHER_MARKS
    both = f"{one} / {other}".lower()
    for sign, pattern in ((Sign.SAYS_ANOTHER, marks.ANOTHER), (Sign.SAYS_INCLUDES, marks.INCLUDES), (Sign.SAYS_CORRECTS, marks.CORRECTS)):  # fmt: skip
        if pattern.search(both):
            yield sign
