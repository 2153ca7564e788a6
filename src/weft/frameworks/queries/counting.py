"""What those who count by frameworks ask: whether a code is a measure that may be promised, and how one measure counts for another."""

from __future__ import annotations

from fractions import Fraction

from weft.analysis.frameworks.crosswalks import INVERSE, Relation, Status
from weft.analysis.frameworks.measure import Measure
from weft.frameworks.models import Edition, Mapping
from weft.frameworks.queries.editions import OUT
from weft.frameworks.queries.whole import Whole, whole


def adopted_measure(edition: Edition, code: str) -> Measure | None:
    """The measure of a code in an adopted edition; None where it is no measure, or the edition is not adopted."""
    if edition.stage not in OUT:
        return None
    node = whole(edition).value.by_code.get(code)
    return node.measure if node else None


def mapping_between(before: Edition, code: str, after: Edition, other: str) -> Fraction | None:
    """By which factor an amount of one measure counts for another: 1 where it is the same node, taken over; that of the agreed mapping, said
    either way round, that carries it; None where none does."""
    home, there = _home(before, code), _home(after, other)
    if (home.pk, code) == (there.pk, other):
        return Fraction(1)
    agreed = Mapping.objects.filter(status=Status.AGREED, withdrawn_at__isnull=True)
    said = agreed.filter(subject=home, subject_code=code, object=there, object_code=other).first()
    turned = agreed.filter(subject=there, subject_code=other, object=home, object_code=code).first()
    for one, relation in ((said, None), (turned, INVERSE)):
        if one is None:
            continue
        how = Relation(one.relation) if relation is None else relation[Relation(one.relation)]
        if how in CARRIES:
            factor = Fraction(one.factor) if one.factor else Fraction(1)
            return factor if relation is None else 1 / factor
    return None


CARRIES = (Relation.EXACT, Relation.BROADER)


def home_of(edition: Edition, code: str) -> tuple[int, str]:
    """A measure as it was written: the number of its edition, and its code."""
    return _home(edition, code).pk, code


def counting_for(edition: Edition, code: str) -> frozenset[tuple[int, str]]:
    """The measures of which amounts count for another, as they were written: itself, and those that agreed mappings carry to it."""
    there = _home(edition, code)
    agreed = Mapping.objects.filter(status=Status.AGREED, withdrawn_at__isnull=True)
    said = agreed.filter(object=there, object_code=code)
    turned = agreed.filter(subject=there, subject_code=code)
    found = {(one.subject_id, one.subject_code) for one in said if Relation(one.relation) in CARRIES}  # fmt: skip
    found |= {(one.object_id, one.object_code) for one in turned if INVERSE[Relation(one.relation)] in CARRIES}  # fmt: skip
    return frozenset({(there.pk, code), *found})


def _home(edition: Edition, code: str) -> Edition:
    """The edition in which a node was written: that which is adapted, where it is only taken over."""
    seen: Whole = whole(edition)
    if edition.adapts is not None and code not in seen.own:
        return edition.adapts
    return edition
