"""Mappings that are to be proposed, held against the editions of which they speak and against what is said already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from weft.analysis.frameworks import crosswalks as engine
from weft.analysis.frameworks.crosswalks import Relation, Status
from weft.analysis.frameworks.edition import wrong_texts
from weft.frameworks import mapped, queries
from weft.frameworks.actions.who import CannotDo
from weft.frameworks.models import Edition
from weft.frameworks.models import Mapping as Row
from weft.frameworks.queries import Whole
from weft.organisations.access import Viewer
from weft.ui.marks import Reason, why

LONGEST_AUTHOR, LONGEST_FACTOR = 200, 60
Proposed = tuple[engine.Mapping, Edition, Edition]
"""A mapping with the editions in which its two nodes were written."""


def new_ones(rows: Sequence[tuple[str, engine.Mapping]], by: Viewer) -> tuple[list[Proposed], int]:
    """What is not said yet of some mappings, said of the nodes where they were written, and how many are said already.

    Each comes with where it stands. Raises CannotDo with that and the reason where one cannot stand, or not beside what is in force.
    """
    editions, whole = _editions([one for _where, one in rows], by), remembered()
    homed = [(where, _homed(where, one, editions, whole)) for where, one in rows]
    in_force = _InForce()
    for each in _in_force({edition.pk for _where, (_one, *ends) in homed for edition in ends}):
        in_force.add(each)
    fresh: list[Proposed] = []
    for where, (one, subject, object_) in homed:
        reason = in_force.why_not(one) or why_not_stand(one, whole(subject), whole(object_))
        if reason:
            raise _cannot(where, reason)
        if in_force.of(one) is None:
            in_force.add(one)
            fresh.append((one, subject, object_))
    return fresh, len(rows) - len(fresh)


def _editions(mappings: Iterable[engine.Mapping], by: Viewer) -> dict[str, Edition]:
    """The editions that the person sees of frameworks of which mappings speak, or through which they follow, and those that they
    adapt, by their references."""
    keys = {
        ref.partition(":")[0] for one in mappings for ref in (one.subject, one.object, *one.through)
    }
    seen = queries.editions_visible_to(by)
    named = list(seen.filter(framework__key__in=keys))
    above = seen.filter(pk__in=[one.adapts_id for one in named if one.adapts_id])
    return {queries.ref_of(one): one for one in (*above, *named)}


def _homed(
    where: str, one: engine.Mapping, editions: Mapping[str, Edition], whole: Callable[[Edition], Whole]
) -> Proposed:  # fmt: skip
    """A mapping said of its nodes where they were written. That there is nothing for a node is said of the edition that is named."""
    for ref in (one.subject, one.object):
        if ref not in editions:
            raise _cannot(where, why("There is no edition “%(name)s” here.", name=ref))
    for ref, code in ((one.subject, one.subject_code), (one.object, one.object_code)):
        if (code or ref == one.subject) and code not in whole(editions[ref]).value.by_code:
            raise _cannot(
                where, why("%(name)s has nothing with the code “%(code)s”.", name=ref, code=code)
            )
    subject = whole(editions[one.subject]).home_of(one.subject_code)
    object_ = (
        one.object if one.for_nothing else whole(editions[one.object]).home_of(one.object_code)
    )
    if not {subject, object_} <= editions.keys():
        raise _cannot(where, why("You do not see the edition in which this was written."))
    public = {ref for ref, edition in editions.items() if queries.is_public(edition)}
    said = replace(
        one, subject=subject, object=object_, status=Status.PROPOSED,
        through=tuple(each for each in one.through if each.partition("/")[0] in public),
    )  # fmt: skip
    return said, editions[subject], editions[object_]


def _cannot(where: str, reason: Reason) -> CannotDo:
    if not where:
        return CannotDo(reason)
    return CannotDo(why("%(where)s: %(reason)s", where=where, reason=str(reason)))


def _in_force(editions: set[int]) -> list[engine.Mapping]:
    """What is in force between some editions, to which nothing is added until the transaction ends."""
    held = Edition.objects.select_for_update().filter(pk__in=editions).order_by("pk")
    list(held.values_list("pk"))
    between = Row.objects.filter(queries.NOW, subject__in=editions, object__in=editions)
    return queries.as_values(between)


@dataclass
class _InForce:
    """What is said already, to hold what is to be said against it."""

    said: dict[frozenset[tuple[str, str]], engine.Mapping] = field(default_factory=dict)
    """By the two nodes."""
    nothing: set[tuple[str, str, str]] = field(default_factory=set)
    """Nodes, and an edition that has nothing for them."""
    something: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, one: engine.Mapping) -> None:
        """Keep what is said."""
        self.said[_ends(one)] = one
        here, there = _sides(one)
        if one.for_nothing:
            self.nothing.add(here)
        elif one.relation is not Relation.NONE:
            self.something |= {here, there}

    def of(self, one: engine.Mapping) -> engine.Mapping | None:
        """What is said of the same two nodes, the same way round."""
        other = self.said.get(_ends(one))
        return other if other is None or other.subject == one.subject else other.turned()

    def why_not(self, one: engine.Mapping) -> Reason | None:
        """Say why a mapping cannot be said beside this, or None when it can."""
        here, there = _sides(one)
        if one.for_nothing:
            denied = here in self.something
        else:
            denied = one.relation is not Relation.NONE and bool({here, there} & self.nothing)
        return mapped.why_not_beside(one, other=self.of(one), denied=denied)


def _ends(one: engine.Mapping) -> frozenset[tuple[str, str]]:
    return frozenset(
        {(one.subject, one.subject_code.lower()), (one.object, one.object_code.lower())}
    )


def _sides(one: engine.Mapping) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Each node, with the edition of the other."""
    return (
        (one.subject, one.subject_code.lower(), one.object),
        (one.object, one.object_code.lower(), one.subject),
    )


def why_not_stand(one: engine.Mapping, subject: Whole, object_: Whole) -> Reason | None:
    """Say why a mapping cannot stand between two editions: of a draft, also why it cannot any more."""
    if wrong := next(wrong_texts(one, one.subject_code), None):
        return why("%(words)s", words=str(wrong))
    if len(one.author) > LONGEST_AUTHOR:
        return why("The author is longer than 200 letters.")
    if len(str(one.factor)) > LONGEST_FACTOR:
        return why("The factor has too many digits.")
    words = engine.why_not(one, subject.value, object_.value)
    return why("%(words)s", words=words) if words else None


def remembered() -> Callable[[Edition], Whole]:
    """Editions as values, each made once."""
    known: dict[int, Whole] = {}

    def whole(edition: Edition) -> Whole:
        if edition.pk not in known:
            known[edition.pk] = queries.whole(edition)
        return known[edition.pk]

    return whole
