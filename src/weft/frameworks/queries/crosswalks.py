"""What can be asked about mappings. One is seen by whoever sees both its editions: an agreed one by all of them, another one by
those of them who may map."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, Max, Q, QuerySet, When
from django.utils import timezone

from weft.analysis.frameworks import crosswalks as engine
from weft.analysis.frameworks.beside import Asked, Beside, beside, left_out_there, lifted
from weft.analysis.frameworks.crosswalks import Status
from weft.analysis.frameworks.edition import Node
from weft.analysis.frameworks.translated import Told, Translated, translated
from weft.frameworks import access
from weft.frameworks.models import Edition, Mapping
from weft.frameworks.queries.editions import (
    OUT,
    editions_visible_to,
    last_adopted,
    public_editions,
)
from weft.frameworks.queries.whole import whole
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records

if TYPE_CHECKING:
    from weft.analysis.frameworks.suggested import Suggestion

MOST_AT_ONCE = 1_000_000
"""So many pairs of nodes are held against each other while somebody waits; of more, a node at a time."""
SUGGESTED_OF_A_NODE = 5
NOW = Q(withdrawn_at__isnull=True)
AGREED = NOW & Q(status=Status.AGREED)


def ref_of(edition: Edition) -> str:
    """How an edition is named in crosswalks."""
    return f"{edition.framework.key}:{edition.name}"


def mappings_visible_to(viewer: Viewer) -> QuerySet[Mapping]:
    """Agreed mappings between two editions that the viewer sees; to those who may map the others, too, also those withdrawn."""
    seen = editions_visible_to(viewer).values("pk")
    found = Mapping.objects.select_related(
        "subject__framework", "object__framework", "organisation", "proposed_by", "reviewed_by", "reviewed_for", "agreed_by",
        "agreed_for", "withdrawn_by",
    ).filter(subject__in=seen, object__in=seen)  # fmt: skip
    return found.filter(AGREED) if access.why_not_map(viewer) else found


def homes_of(edition: Edition) -> tuple[int, ...]:
    """The editions in which the nodes of one were written."""
    return (edition.pk, edition.adapts_id) if edition.adapts_id else (edition.pk,)


def mappings_between(viewer: Viewer, one: Edition, other: Edition) -> QuerySet[Mapping]:
    """What is said of nodes of two editions, in force or withdrawn: also where the one or the other has the node from the edition
    that it adapts."""
    ours, theirs = homes_of(one), homes_of(other)
    there = Q(subject__in=ours, object__in=theirs)
    return mappings_visible_to(viewer).filter(there | Q(subject__in=theirs, object__in=ours))


def seen_from(viewer: Viewer, one: Edition, other: Edition) -> QuerySet[Mapping]:
    """The same with the codes as they are seen from the first edition, `here_code` and `there_code`, and whether it was said the other
    way round, `turned`."""
    as_said = Q(subject__in=homes_of(one)) & (Q(object__in=homes_of(other)) | Q(object_code=""))
    return mappings_between(viewer, one, other).annotate(
        turned=Case(When(as_said, then=False), default=True),
        here_code=Case(When(as_said, then="subject_code"), default="object_code"),
        there_code=Case(When(as_said, then="object_code"), default="subject_code"),
    )


OF_A_MAPPING = (
    "subject__framework__key", "subject__name", "subject_code", "relation", "object__framework__key", "object__name",
    "object_code", "factor", "rationale", "author", "organisation_id", "organisation__name", "said_on", "proposed_at", "status", "through",
)  # fmt: skip


WEFT = "Weft"
"""The author of the mappings that Weft ships."""


def as_values(rows: QuerySet[Mapping], own: Collection[int] = frozenset()) -> list[engine.Mapping]:
    """Mappings as the engine knows them, however many. They name the organisations that proposed them, and authors only of what
    these organisations, by number, proposed themselves."""
    found = rows.order_by("pk").values_list(*OF_A_MAPPING)
    return [_value(own, *row) for row in found]


def author_of(row: Mapping, own: Collection[int]) -> str:
    """Who wrote a mapping, in the words of whoever proposed it: for their own organisation's people."""
    return row.author if row.author == WEFT or row.organisation_id in own else ""


def as_value(row: Mapping) -> engine.Mapping:
    """A mapping as the engine knows it."""
    ends = ((each.framework.key, each.name) for each in (row.subject, row.object))
    (key, name), (other_key, other_name) = ends
    return _value(
        frozenset(), key, name, row.subject_code, row.relation, other_key, other_name, row.object_code, row.factor, row.rationale,
        row.author, row.organisation_id, row.organisation.name, row.said_on, row.proposed_at, row.status, row.through,
    )  # fmt: skip


def _value(
    own: Collection[int], key: str, name: str, code: str, relation: str, other_key: str, other_name: str, other_code: str, factor: str,
    rationale: str, author: str, number: int, organisation: str, said_on: date | None, proposed_at: datetime, status: str,
    through: list[str],
) -> engine.Mapping:  # fmt: skip
    return engine.Mapping(
        f"{key}:{name}", code, engine.Relation(relation), f"{other_key}:{other_name}", other_code,
        Fraction(factor) if factor else None, rationale, author if author == WEFT or number in own else organisation,
        said_on or timezone.localdate(proposed_at), Status(status), tuple(through),
    )  # fmt: skip


def said_between(
    viewer: Viewer, one: Edition, other: Edition, *, only: Q = NOW
) -> tuple[engine.Mapping, ...]:
    """What is said of the nodes of two editions, as said between the two: a node that both have from one edition is exact."""
    rows = mappings_between(viewer, one, other).filter(only)
    return lifted(whole(one).asked, whole(other).asked, as_values(rows))


def held_beside(viewer: Viewer, one: Edition, other: Edition) -> Beside:
    """Two editions beside each other, by what is agreed."""
    rows = mappings_between(viewer, one, other).filter(AGREED)
    return beside(whole(one).asked, whole(other).asked, as_values(rows))


def carried_over(viewer: Viewer, told: Sequence[Told], one: Edition, other: Edition) -> Translated:
    """A list of measured things carried from one edition to another, by what is agreed."""
    ours, theirs = whole(one), whole(other)
    said = as_values(mappings_between(viewer, one, other).filter(NOW))
    left_out = left_out_there(
        ours.asked, theirs.asked, (each for each in said if each.status is Status.AGREED)
    )
    between = lifted(ours.asked, theirs.asked, said)
    return translated(told, ours.value, theirs.value, between, left_out=left_out)


def unsaid(viewer: Viewer, one: Edition, other: Edition) -> list[Node]:
    """The nodes of an edition of which nothing is said, as far as the viewer sees, towards another; in the order of the tree."""
    spoken = {each.subject_code for each in said_between(viewer, one, other)}
    return [node for _depth, node in whole(one).value.in_order() if node.code not in spoken]


@dataclass(frozen=True)
class Pair:
    """Two editions between which something is said, and how much of it has come how far."""

    one: Edition
    other: Edition
    proposed: int = 0
    reviewed: int = 0
    agreed: int = 0

    @property
    def name(self) -> str:
        """What the first is called, to sort by."""
        return f"{self.one.framework.name} {self.one.name}".casefold()

    @property
    def other_name(self) -> str:
        """The same of the second."""
        return f"{self.other.framework.name} {self.other.name}".casefold()


def pairs(viewer: Viewer) -> list[Pair]:
    """The pairs of editions between which something is said that is in force, with how much of it."""
    steps = {step.value: Count("pk", filter=Q(status=step)) for step in Status}
    said = mappings_visible_to(viewer).filter(NOW).order_by()
    rows: Iterable[Any] = said.values("subject", "object").annotate(**steps)
    counted: dict[tuple[int, int], list[int]] = {}
    for row in rows:
        ends = min(row["subject"], row["object"]), max(row["subject"], row["object"])
        before = counted.get(ends, [0, 0, 0])
        counted[ends] = [had + row[step] for had, step in zip(before, steps, strict=True)]
    found = editions_visible_to(viewer).in_bulk({end for ends in counted for end in ends})
    made = [Pair(found[one], found[other], *numbers) for (one, other), numbers in counted.items()]
    return sorted((_by_name(each) for each in made), key=lambda each: (each.name, each.other_name))


def _by_name(pair: Pair) -> Pair:
    if pair.name <= pair.other_name:
        return pair
    return replace(pair, one=pair.other, other=pair.one)


def to_judge(viewer: Viewer) -> QuerySet[Mapping]:
    """What waits for the viewer to review it or to agree to it: what others have proposed."""
    if access.why_not_map(viewer):
        return Mapping.objects.none()
    waiting = mappings_visible_to(viewer).filter(NOW).exclude(status=Status.AGREED)
    mine = own_records(viewer)
    theirs = Q(subject__framework__keeper__in=mine) | Q(object__framework__keeper__in=mine)
    return waiting.filter(theirs | Q(status=Status.PROPOSED)).exclude(proposed_by=viewer.person)


def keeps_an_end(viewer: Viewer, mapping: Mapping) -> bool:
    """Whether a mapping speaks of a framework that the viewer's organisation keeps."""
    keepers = {mapping.subject.framework.keeper_id, mapping.object.framework.keeper_id}
    return bool(keepers & {*own_records(viewer)})


def is_concerned(viewer: Viewer, mapping: Mapping) -> bool:
    """Whether a mapping was proposed for the viewer's organisation, or speaks of a framework that it keeps."""
    return mapping.organisation_id in own_records(viewer) or keeps_an_end(viewer, mapping)


def composed_between(viewer: Viewer, one: Edition, other: Edition) -> tuple[engine.Mapping, ...]:
    """What follows through a third edition, which everybody sees, for a person to propose: never of what somebody has spoken of."""
    ends, public = {*homes_of(one), *homes_of(other)}, public_editions().values("pk")
    away = Q(subject__in=ends, object__in=public) & ~Q(object__in=ends)
    back = Q(object__in=ends, subject__in=public) & ~Q(subject__in=ends)
    rows = as_values(mappings_visible_to(viewer).filter(AGREED).filter(away | back))
    known = as_values(mappings_between(viewer, one, other))
    ours, theirs = whole(one).asked, whole(other).asked
    first = [each for each in _both_ways(rows) if ours.has(each.subject, each.subject_code)]
    second = [each for each in _both_ways(rows) if theirs.has(each.object, each.object_code)]
    return lifted_only(ours, theirs, engine.composed(first, second, known=known))


def lifted_only(
    ours: Asked, theirs: Asked, mappings: Iterable[engine.Mapping]
) -> tuple[engine.Mapping, ...]:
    """Mappings as said between two editions, without what both have from one."""
    return tuple(
        each for each in lifted(ours, theirs, mappings)
        if ours.home_of(each.subject_code) != theirs.home_of(each.object_code)
    )  # fmt: skip


def is_public(edition: Edition) -> bool:
    """Whether everybody sees an edition."""
    return edition.stage in OUT and edition.framework.may_be_published


def _both_ways(values: Iterable[engine.Mapping]) -> Iterator[engine.Mapping]:
    for value in values:
        yield value
        if not value.for_nothing:
            yield value.turned()


def too_many_to_suggest(one: Edition, other: Edition) -> bool:
    """Whether two editions are too large to be held against each other while somebody waits."""
    return len(whole(one).value.nodes) * len(whole(other).value.nodes) > MOST_AT_ONCE


def suggested_between(
    viewer: Viewer, one: Edition, other: Edition, *, code: str | None = None
) -> tuple[Suggestion, ...]:
    """What the wording suggests, for a person to propose: of all nodes, or of one. Nothing of what somebody has spoken of."""
    from weft.analysis.frameworks.suggested import suggested

    ours, theirs = whole(one), whole(other)
    known = said_between(viewer, one, other, only=Q())
    most = SUGGESTED_OF_A_NODE if code else 3
    found = [
        each
        for mine, yours in _held_against(ours.asked, theirs.asked, code)
        for each in suggested(
            ours.value, theirs.value, known=known, most=most, ours=mine, theirs=yours
        )
    ]
    return tuple(sorted(found, key=lambda each: -each.likeness))


def _held_against(
    ours: Asked, theirs: Asked, code: str | None
) -> Iterator[tuple[set[str], set[str]]]:
    """The codes of two editions that can be mapped to each other: not what both have from one edition."""
    mine = {each.code for each in ours.edition.nodes if code in (None, each.code)}
    yours = {each.code for each in theirs.edition.nodes}
    if not ours.base or not theirs.base or ours.base != theirs.base:
        yield (
            mine & ours.own if ours.base == theirs.ref else mine,
            yours & theirs.own if theirs.base == ours.ref else yours,
        )
        return
    yield mine & ours.own, yours
    yield mine - ours.own, yours & theirs.own


def shipped_here(viewer: Viewer) -> list[engine.Mapping]:
    """The mappings that Weft ships between editions that are both here and that the viewer sees."""
    from weft.analysis.frameworks.catalogue import shipped_mappings

    keys = {
        ref.partition(":")[0] for one in shipped_mappings() for ref in (one.subject, one.object)
    }
    here = {ref_of(one) for one in editions_visible_to(viewer).filter(framework__key__in=keys)}
    return [one for one in shipped_mappings() if {one.subject, one.object} <= here]


def last_change() -> datetime | None:
    """When an edition that everybody sees was last adopted, or a mapping between two of them agreed, or withdrawn after that: until
    then public pages stay as they are."""
    seen = public_editions().values("pk")
    found = Mapping.objects.filter(subject__in=seen, object__in=seen, status=Status.AGREED)
    told = found.aggregate(agreed=Max("agreed_at"), withdrawn=Max("withdrawn_at"))
    return max(filter(None, (last_adopted(), *told.values())), default=None)
