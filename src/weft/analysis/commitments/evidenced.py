"""By which evidence two benefits are shown: what stands behind both, and what behind one alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from weft.analysis.commitments.alike import are_swapped, is_a_slip
from weft.analysis.commitments.benefit import Evidence
from weft.analysis.commitments.days import overlap
from weft.analysis.commitments.numbers import OF_ONE_BENEFIT
from weft.analysis.commitments.seen import (
    FEW,
    IN_WORDS,
    NEAR_BITS,
    OF_A_PERSON,
    Common,
    Seen,
    keys_of,
    order,
    under_one,
)

FEW_OF_A_PERSON = 16
ONE_PAPER = "number: of a paper that is written once"
FEW_OF_ONE_ORDER = "number: of an order that few have"
OTHERS_OF_A_SORT = "number: others of a sort"
OF_TWO_PAPERS = "number: of two papers"
A_LIST = 3
"""So many numbers of one are the same as those of another by no chance, whatever letters are before them."""


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
    alike = _alike(one, other)
    few = {each for each in alike if _few(each, one, other, common)}
    lettered = set() if len(few) >= A_LIST else {each for each in few if _other_letters(each, one, other)}  # fmt: skip
    shared = {each for each in few - lettered if _of_one_kind(each, one, other)}
    sorts = {
        sort for each in shared for sort in (one.sorts.get(each), other.sorts.get(each)) if sort
    }
    if shared:
        tied = one.parties & other.parties or under_one(one, other)
        yield "number: shared" if tied else "number: shared by strangers"
        if sorts & OF_ONE_BENEFIT:
            yield ONE_PAPER
        if tied and shared & (one.of_people | other.of_people) and "certificate" not in sorts:
            yield "number: of a person"
    elif few:
        yield "number: behind other letters" if lettered else "number: of another kind"
    yield from _but_for(one, other, shared or lettered or alike - few)
    if _is_shortened(one, other) or _is_shortened(other, one):
        yield "number: its last figures"
    if orders := one.general & other.general:
        yield "number: of one order"
        if all(
            common.numbers.get((party, order(each)), 0) <= FEW
            for each in orders
            for party in one.people | other.people
        ):
            yield FEW_OF_ONE_ORDER
    if not one.papers.isdisjoint(other.papers):
        yield "paper: shared" if any(common.papers[each] <= FEW for each in one.papers & other.papers) else "paper: as many have"  # fmt: skip


def _is_shortened(one: Seen, other: Seen) -> bool:
    """Whether of a number of one the other gives the last figures alone."""
    return bool(one.short) and any(number.endswith(figures) for figures in one.short for number in other.numbers)  # fmt: skip


def _alike(one: Seen, other: Seen) -> frozenset[str]:
    """The numbers that are one, also without a year before or an end after them, where only one has that."""
    undated = one.undated & other.numbers | other.undated & one.numbers
    but_for_ends = one.bases & (other.numbers - other.bases) | other.bases & (one.numbers - one.bases)  # fmt: skip
    return one.numbers & other.numbers | undated | but_for_ends


def _but_for(one: Seen, other: Seen, shared: Collection[str]) -> Iterator[str]:
    """What is so of numbers that are not the same."""
    if not shared:
        if swapped := _swapped(one, other):
            yield swapped
            if swapped != "number: two last digits swapped":
                return
        if any(base in other.bases for base, end in one.ends if (base, end) not in other.ends):
            yield "number: other ends of one"
    if not shared and _are_other_people(one, other):
        yield "number: other people"
    elif not shared and one.numbers and other.numbers:
        yield "number: others of a series" if one.series & other.series else "number: others"
        if _are_of_one_sort(one, other):
            yield OTHERS_OF_A_SORT
        elif _are_of_two_papers(one, other):
            yield OF_TWO_PAPERS


def _are_of_one_sort(one: Seen, other: Seen) -> bool:
    """Whether two have a number of the same sort of paper each, as both have a receipt."""
    return bool(frozenset(one.sorts.values()) & frozenset(other.sorts.values()))


def _are_of_two_papers(one: Seen, other: Seen) -> bool:
    """Whether each has numbers of a paper, or behind letters, that the other has not: one benefit may have an invoice and a delivery note."""
    return any(
        mine and theirs and not frozenset(mine.values()) & frozenset(theirs.values())
        for mine, theirs in ((one.sorts, other.sorts), (one.letters, other.letters))
    )


def _are_other_people(one: Seen, other: Seen) -> bool:
    """Whether they have numbers of people, of one kind, and none in common: a payroll and a college number the same person."""
    here, there = ({(kind, number) for number in each.of_people for kind in each.kinds[number] & OF_A_PERSON} for each in (one, other))  # fmt: skip
    return bool({kind for kind, _ in here} & {kind for kind, _ in there}) and not here & there


def _other_letters(number: str, one: Seen, other: Seen) -> bool:
    """Whether a number stands behind letters of two series: a delivery note and an invoice may be counted alike."""
    if one.sorts.get(number, "") == other.sorts.get(number, "-"):
        return False
    here, there = one.letters.get(number, ""), other.letters.get(number, "")
    return bool(here and there) and not here.startswith(there) and not there.startswith(here)


def _swapped(one: Seen, other: Seen) -> str:
    """Whether a number of one is a number of the other, but for a slip: the last two swapped are as often the next number."""
    for mine in one.numbers:
        for theirs in other.numbers:
            if mine[:2] != theirs[:2] and mine[-2:] != theirs[-2:]:
                continue
            if len(mine) == len(theirs) and are_swapped(mine, theirs):
                return "number: two last digits swapped" if mine[:-2] == theirs[:-2] else "number: two digits swapped"  # fmt: skip
            if is_a_slip(mine, theirs):
                return "number: but for a figure"
    return ""


def _of_one_kind(number: str, one: Seen, other: Seen) -> bool:
    """Whether a number is of the same kind in both: an invoice may have the number of a person. What stands in words, or behind the same letters, may be of any."""
    if one.letters.get(number, "") == other.letters.get(number, "-"):
        return True
    here, there = (each.kinds.get(number, IN_WORDS) for each in (one, other))
    return bool(here & there) or "words" in here | there


def _few(number: str, one: Seen, other: Seen, common: Common) -> bool:
    """Whether few records of anybody who had a part in one of the two have a number; of one person there may be a year of them."""
    most = FEW_OF_A_PERSON if number in one.of_people & other.of_people else FEW
    return all(
        common.numbers.get((party, number), 0) <= most for party in one.people | other.people
    )


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
        tied = one.parties & other.parties or under_one(one, other)
        yield "page: shared" if tied else "page: one that strangers name"
    elif one.references and other.references and not one.references & other.references:
        yield "page: others"
