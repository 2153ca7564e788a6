"""Which records may be one organisation, which have been made one, and whose a number is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz

from weft.analysis.identifiers import org_id
from weft.analysis.names.single import key_of_one
from weft.organisations.access import Viewer
from weft.organisations.models import Identifier, Merge, Organisation
from weft.organisations.queries import own_records, standing_for, visible_to
from weft.organisations.rules import HAS_PEOPLE, State

ALIKE = 88
"""How alike two names must be, of 100, to be shown as one organisation perhaps entered twice."""
Spelled = tuple[str, str]
"""A name in small letters, and its key: what its spellings have in common."""
FEW = 20
"""At most so many are shown to choose one from."""


def likely_duplicates(
    viewer: Viewer, *, name: str, identifiers: Sequence[tuple[str, str]] = ()
) -> list[Organisation]:
    """Organisations that may be the same: one of the identifiers, or a name that is much alike.

    Whoever registers an organisation is shown the approved ones, so that nobody enters it twice.
    """
    known = Organisation.objects.exclude(state__in=[State.MERGED, State.REFUSED]).filter(
        Q(state=State.APPROVED) | Q(pk__in=visible_to(viewer).values("pk"))
    )
    numbers = Q()
    for scheme, number in identifiers:
        numbers |= Q(scheme=scheme, number=number)
    same = (
        set(Identifier.objects.filter(numbers).values_list("organisation_id", flat=True))
        if numbers
        else set()
    )
    wanted = spelled(name)
    found = [
        one
        for one in known.prefetch_related("other_names")
        if one.pk in same or _alike(wanted, one)
    ]
    return sorted(found, key=lambda one: (one.pk not in same, one.name))


def held_by_another(
    identifiers: Sequence[tuple[str, str]], own: Organisation | None = None
) -> str | None:
    """The first of these org-ids that another organisation of the place has; None where none is taken.

    What is refused holds none; what is part of another record holds its own for that one.
    """
    for scheme, number in identifiers:
        same = Identifier.objects.filter(scheme=scheme, number=number)
        holders = same.exclude(organisation__state=State.REFUSED).select_related("organisation")
        if any(own is None or standing_for(one.organisation).pk != own.pk for one in holders):
            return f"{scheme}-{number}"
    return None


def held_elsewhere(
    identifiers: Sequence[tuple[str, str]], own: Organisation | None
) -> set[tuple[str, str]]:
    """Those of these numbers that a record holds which is not this one."""
    held = Identifier.objects.filter(held=True).exclude(organisation=own)
    found = {
        (scheme, number)
        for scheme, number in identifiers
        if held.filter(scheme=scheme, number=number).exists()
    }
    return found


def held_since_merged(kept: Organisation, other: Organisation) -> str | None:
    """The first org-id that the record kept has only because the other one, which is part of it, holds it."""
    beside = set(kept.identifiers.filter(held=False).values_list("scheme", "number"))
    both = [
        one for one in other.identifiers.filter(held=True) if (one.scheme, one.number) in beside
    ]
    return both[0].org_id if both else None


def could_be_kept(viewer: Viewer, other: Organisation) -> QuerySet[Organisation]:
    """The records that this one could be made part of."""
    taking = visible_to(viewer).filter(state__in=[state.value for state in HAS_PEOPLE])
    return taking.exclude(pk=other.pk)


def could_be_kept_called(viewer: Viewer, other: Organisation, text: str) -> list[Organisation]:
    """Of those, the ones with this in a name or a number, or of this reference; at most one more than FEW."""
    return _called(could_be_kept(viewer, other), text)


def _called(among: QuerySet[Organisation], text: str) -> list[Organisation]:
    number = org_id(text)
    named = Q(name__icontains=text) | Q(other_names__name__icontains=text) | Q(ref=text.lower())
    named |= Q(identifiers__number__icontains="".join(text.split()).upper())
    if number:
        named |= Q(identifiers__scheme=number[0], identifiers__number=number[1])
    found = Organisation.objects.filter(named).values("pk")
    return list(among.filter(pk__in=found).prefetch_related("identifiers")[: FEW + 1])


def approved_called(viewer: Viewer, text: str) -> list[Organisation]:
    """The approved organisations with this in a name or a number, or of this reference; at most one more than FEW."""
    approved = visible_to(viewer).filter(state=State.APPROVED)
    return _called(approved, text)


def approved_with(viewer: Viewer, ref: str) -> Organisation | None:
    """The approved organisation of this reference; None where there is none."""
    return visible_to(viewer).filter(state=State.APPROVED, ref=ref.replace("\0", "")).first()


def approved_numbered(viewer: Viewer, number: str) -> list[Organisation]:
    """The approved organisations that have this org-id, by themselves or by a record that is part of them."""
    scheme_and_number = org_id(number)
    if scheme_and_number is None:
        return []
    scheme, in_it = scheme_and_number
    same = Identifier.objects.filter(scheme=scheme, number=in_it).select_related("organisation")
    kept = {standing_for(one.organisation).pk for one in same}
    approved = visible_to(viewer).filter(pk__in=kept, state=State.APPROVED)
    return list(approved.prefetch_related("identifiers")[:FEW])


def approved_of_numbers(
    viewer: Viewer, numbers: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Organisation]:
    """The approved organisation of each of these numbers, each with the code of its register: its own, or that of a record that is part of it."""
    schemes, wanted = {scheme for scheme, _number in numbers}, set(numbers)
    there = Identifier.objects.filter(scheme__in=schemes).select_related("organisation")
    same = (one for one in there if (one.scheme, one.number) in wanted)
    kept = {(one.scheme, one.number): standing_for(one.organisation).pk for one in same}
    approved = visible_to(viewer).filter(pk__in=set(kept.values()), state=State.APPROVED)
    by_number = {one.pk: one for one in approved}
    return {number: by_number[pk] for number, pk in kept.items() if pk in by_number}


def approved_of_key(viewer: Viewer, key: str) -> list[Organisation]:
    """The approved organisations of which one name has this key: spelt otherwise, it is the same name."""
    approved = visible_to(viewer).filter(state=State.APPROVED)
    found = approved.prefetch_related("other_names", "identifiers")
    same = (one for one in found if any(key_of_one(name) == key for name in _names(one)))
    return list(islice(same, FEW)) if key else []


def own_keys(viewer: Viewer) -> set[str]:
    """The keys of all names of the organisation that the viewer acts for, and of the records that are part of it."""
    own = Organisation.objects.filter(pk__in=own_records(viewer)).prefetch_related("other_names")
    return {key_of_one(name) for one in own for name in _names(one)}


def _names(organisation: Organisation) -> list[str]:
    return [organisation.name, *(other.name for other in organisation.other_names.all())]


def perhaps_the_same(viewer: Viewer, other: Organisation) -> list[Organisation]:
    """Of those, the ones that are much like it."""
    numbers = list(other.identifiers.values_list("scheme", "number"))
    alike = likely_duplicates(viewer, name=other.name, identifiers=numbers)
    kept = could_be_kept(viewer, other).filter(pk__in=[one.pk for one in alike])
    return list(kept.prefetch_related("identifiers")[:FEW])


def merges_into(viewer: Viewer, organisation: Organisation) -> QuerySet[Merge]:
    """The records that were made part of this one and still are, for stewards."""
    found = Merge.objects.filter(kept=organisation, undone_at__isnull=True)
    return found.select_related("other") if viewer.is_steward else found.none()


def merges_of(viewer: Viewer, other: Organisation) -> QuerySet[Merge]:
    """How this record became part of another one, for stewards."""
    found = Merge.objects.filter(other=other, undone_at__isnull=True)
    return found if viewer.is_steward else found.none()


def spelled(name: str) -> Spelled:
    """A name as it is compared."""
    return name.casefold(), key_of_one(name)


def likeness(one: Spelled, other: Spelled) -> float:
    """How alike two names are, of 100: 100 where only a legal form or the like tells them apart."""
    return max(fuzz.token_sort_ratio(one[0], other[0]), fuzz.ratio(one[1], other[1]))


def _alike(wanted: Spelled, organisation: Organisation) -> bool:
    return any(likeness(wanted, spelled(name)) >= ALIKE for name in _names(organisation))
