"""By which evidence two benefits are shown: what stands behind both, and what behind one alone."""

from __future__ import annotations

from collections.abc import Iterator

from weft.analysis.commitments.alike import are_swapped
from weft.analysis.commitments.benefit import Evidence
from weft.analysis.commitments.days import overlap
from weft.analysis.commitments.seen import (
    FEW,
    IN_WORDS,
    NEAR_BITS,
    Common,
    Seen,
    keys_of,
    under_one,
)


def evidence(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    """What is so of what stands behind two."""
    few = [
        *_numbers(one, other, common), *_files(one, other, common), *_pictures(one, other, common), *_pages(one, other, common),
    ]  # fmt: skip
    yield from few
    many = sum("shared" in each for each in few)
    if not many:
        has = [bool(each.told.evidence) for each in (one, other)]
        yield "evidence: nothing in common" if all(has) else "evidence: one has none" if any(has) else "evidence: neither has any"  # fmt: skip
        return
    yield _besides(one, other)
    if "number: shared" in few and overlap(one.told, other.told):
        yield "number: for days that overlap"
    if many - ("file: shared" in few and "picture: shared" in few) > 1:
        yield "evidence: more than one in common"


def may_have_in_common(one: Seen, other: Seen) -> bool:
    """Whether their evidence may have anything in common."""
    return bool(one.pictures and other.pictures) or not one.things.isdisjoint(other.things)


def _besides(one: Seen, other: Seen) -> str:
    """Whether all that stands behind one stands behind the other, too."""
    has_own = [
        any(not _stands_behind(each, there) for each in here.told.evidence)
        for here, there in ((one, other), (other, one))
    ]
    if not any(has_own):
        return "evidence: all in common"
    return "evidence: each has its own besides" if all(has_own) else "evidence: all of one"


def _stands_behind(each: Evidence, other: Seen) -> bool:
    """Whether a thing stands behind another benefit."""
    if keys_of(each) & other.things:
        return True
    picture = each.picture
    return picture is not None and any(
        (picture ^ there).bit_count() <= NEAR_BITS for there in other.pictures
    )


def _numbers(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    alike = one.numbers & other.numbers | one.undated & other.numbers | other.undated & one.numbers
    shared = {
        each for each in alike if _few(each, one, other, common) and _of_one_kind(each, one, other)
    }
    if shared:
        tied = one.parties & other.parties or under_one(one, other)
        yield "number: shared" if tied else "number: shared by strangers"
        if tied and shared & (one.of_people | other.of_people):
            yield "number: of a person"
    elif swapped := _swapped(one, other):
        yield swapped
        if swapped == "number: two digits swapped":
            return
    if one.of_people and other.of_people and not one.of_people & other.of_people:
        yield "number: other people"
    elif not shared and one.numbers and other.numbers:
        yield "number: others of a series" if one.series & other.series else "number: others"


def _swapped(one: Seen, other: Seen) -> str:
    """Whether a number of one is a number of the other, with two digits that have changed places: the last two are as often the next number."""
    for mine in one.numbers:
        for theirs in other.numbers:
            if len(mine) == len(theirs) and are_swapped(mine, theirs):
                return "number: two last digits swapped" if mine[:-2] == theirs[:-2] else "number: two digits swapped"  # fmt: skip
    return ""


def _of_one_kind(number: str, one: Seen, other: Seen) -> bool:
    """Whether a number is of the same kind in both: an invoice may have the number of a person. What stands in words may be of any."""
    here, there = (each.kinds.get(number, IN_WORDS) for each in (one, other))
    return bool(here & there) or "words" in here | there


def _few(number: str, one: Seen, other: Seen, common: Common) -> bool:
    """Whether few records of anybody who had a part in one of the two have a number."""
    return all(common.numbers.get((party, number), 0) <= FEW for party in one.people | other.people)


def _files(one: Seen, other: Seen, common: Common) -> Iterator[str]:
    if any(common.hashes[each] <= FEW for each in one.hashes & other.hashes):
        yield "file: shared"
    elif _has_file(one) and _has_file(other):
        yield "file: others"


def _has_file(one: Seen) -> bool:
    return any(each.kind == "file" for each in one.told.evidence)


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
