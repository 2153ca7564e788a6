"""What can be asked about organisations and people; every list starts from what the viewer may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.db.models.functions import Coalesce

from weft.audit.queries import Wanted, entries
from weft.organisations.access import (
    NOBODY,
    Viewer,
    decides_for_a_council,
    viewer_of,
    why_not_see_people,
)
from weft.organisations.models import (
    Invitation,
    Membership,
    Organisation,
    Person,
)
from weft.organisations.rules import APPROVED_BY_STEWARD, ROLES, Permission, Role, State
from weft.organisations.signing_in import held_about

MANY = 500
"""At most so many are looked for by a part of their name."""


def visible_to(viewer: Viewer) -> QuerySet[Organisation]:
    """The organisations that the viewer may see (the list that `access.may_see` answers one by one)."""
    everyone = Organisation.objects.all()
    if viewer.person is None:
        return everyone.none()
    if viewer.is_steward:
        return everyone
    mine = Q(pk__in=list(viewer.memberships))
    if viewer.acts_in_place:
        mine |= Q(state=State.APPROVED)
    if decides_for_a_council(viewer):
        mine |= ~Q(kind__in=[kind.value for kind in APPROVED_BY_STEWARD])
    return everyone.filter(mine)


def with_details(organisation: Organisation) -> Organisation:
    """The organisation with its numbers, names, addresses and areas, asked for once however many there are."""
    prefetch_related_objects(
        [organisation], "identifiers", "other_names", "addresses", "areas__area"
    )
    return organisation


def waiting_for(viewer: Viewer) -> QuerySet[Organisation]:
    """The organisations that wait for the viewer's decision."""
    waiting = visible_to(viewer).filter(state=State.WAITING)
    if viewer.is_steward:
        return waiting
    if not decides_for_a_council(viewer):
        return waiting.none()
    waiting = waiting.exclude(pk__in=list(viewer.memberships))
    return waiting.exclude(kind__in=[kind.value for kind in APPROVED_BY_STEWARD])


def people_of(viewer: Viewer, organisation: Organisation) -> QuerySet[Membership]:
    """Who acts for an organisation now; nobody, for those who may not see it."""
    members = Membership.objects.filter(organisation=organisation, until__isnull=True)
    if why_not_see_people(viewer, organisation):
        return members.none()
    return members.select_related("person").prefetch_related("roles").order_by("person__name")


def invitations_of(
    viewer: Viewer, organisation: Organisation, at: datetime
) -> QuerySet[Invitation]:
    """The invitations of an organisation that can still be accepted, for its administrators."""
    open_ = Invitation.objects.filter(
        organisation=organisation, accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at
    )  # fmt: skip
    return open_ if viewer.may(Permission.MANAGE_PEOPLE, organisation) else open_.none()


def invited_to(viewer: Viewer, at: datetime) -> list[str]:
    """The names of the organisations that invite the viewer, and that they have not answered."""
    if viewer.person is None:
        return []
    open_ = Invitation.objects.filter(
        email__iexact=viewer.person.email, accepted_at__isnull=True, withdrawn_at__isnull=True,
        expires_at__gt=at,
    ).exclude(organisation__in=list(viewer.memberships))  # fmt: skip
    return sorted(set(open_.values_list("organisation__name", flat=True)))


def says_where_it_works(organisation: Organisation) -> bool:
    """Whether it has named the areas that it works in."""
    return organisation.areas.exists()


def viewer_for(person: Person, wanted: int | None) -> Viewer:
    """The person as a viewer, with what they hold; nobody, where the person is not active."""
    if not person.is_active:
        return NOBODY
    held = (
        Membership.objects.filter(person=person, until__isnull=True)
        .exclude(organisation__state=State.MERGED)
        .select_related("organisation")
        .prefetch_related("roles")
        .order_by("since", "pk")
    )
    open_first = sorted(held, key=lambda one: one.organisation.state == State.CLOSED)
    return viewer_of(person, {one.organisation: one.held for one in open_first}, wanted)


def number_acted_for(viewer: Viewer, ref: str) -> int | None:
    """The number of the organisation of this reference, where the viewer acts for it; else None."""
    mine = Organisation.objects.filter(ref=ref, pk__in=list(viewer.memberships)).order_by()
    return mine.values_list("pk", flat=True).first()


def asking_to_close(viewer: Viewer) -> QuerySet[Organisation]:
    """The organisations whose administrators ask for them to be closed, for stewards."""
    asking = Organisation.objects.filter(state=State.APPROVED, closing_asked_at__isnull=False)
    return asking if viewer.is_steward else asking.none()


def is_attended(organisation: Organisation) -> bool:
    """Whether somebody administers it."""
    return administrators_of(organisation).exists()


@dataclass(frozen=True)
class Named:
    """An organisation by what tells it apart: every name, every identifier."""

    name: str
    names: tuple[str, ...]
    identifiers: frozenset[str]


def approved_with_names() -> list[Named]:
    """Every approved organisation by its names and identifiers, in the order of the names."""
    approved = Organisation.objects.filter(state=State.APPROVED)
    return [
        Named(
            one.name,
            (one.name, *(other.name for other in one.other_names.all())),
            frozenset(identifier.org_id for identifier in one.identifiers.all()),
        )
        for one in approved.prefetch_related("other_names", "identifiers")
    ]


def memberships_of(viewer: Viewer) -> QuerySet[Membership]:
    """For whom the viewer acts now."""
    return (
        Membership.objects.filter(person=viewer.person, until__isnull=True)
        .exclude(organisation__state=State.MERGED)
        .select_related("organisation")
        .prefetch_related("roles")
        .order_by("organisation__name")
    )


def all_about(viewer: Viewer) -> dict[str, Any]:
    """What this room holds about the viewer, as plain values."""
    person = viewer.person
    if person is None:
        return {}
    memberships = Membership.objects.filter(person=person).select_related("organisation")
    return {
        "name": person.name,
        "email": person.email,
        "joined_at": person.joined_at,
        "last_signed_in_at": person.last_login,
        "steward": person.steward,
        "memberships": [
            {
                "organisation": one.organisation.name,
                "roles": sorted(one.held),
                "since": one.since,
                "until": one.until,
            }
            for one in memberships.prefetch_related("roles")
        ],
        "invitations": [
            {
                "organisation": one.organisation.name,
                "sent_at": one.sent_at,
                "accepted_at": one.accepted_at,
            }
            for one in Invitation.objects.filter(email=person.email).select_related("organisation")
        ],
        "sign_in": held_about(person),
        "on_record": [
            {"at": entry.at, "act": entry.act, "on": f"{entry.subject_kind} {entry.subject}"}
            for entry in entries(Wanted(people=[person.pk]))
        ],
    }


def names_of_people(viewer: Viewer, numbers: Collection[int]) -> dict[int, str | None]:
    """The names of people by their numbers, as far as the viewer may know them; None for the erased.

    Stewards know everyone; others know who acts or acted for the organisation that they act for.
    """
    told = Q(pk__in=_known_to(viewer).order_by().values("pk")) | Q(erased_at__isnull=False)
    there = Person.objects.filter(told, pk__in=list(numbers))
    return {
        number: None if erased_at else name
        for number, name, erased_at in there.values_list("pk", "name", "erased_at")
    }


def people_called(viewer: Viewer, text: str) -> list[int]:
    """The numbers of the people whose name has this text in it, as far as the viewer may know them."""
    found = _known_to(viewer).filter(name__icontains=text, erased_at=None)
    return sorted(found.values_list("pk", flat=True)[:MANY])


def names_of_organisations(viewer: Viewer, numbers: Collection[int]) -> dict[int, str]:
    """The names of organisations by their numbers, as far as the viewer may see them."""
    found = visible_to(viewer).filter(pk__in=list(numbers)).order_by()
    return dict(found.values_list("pk", "name"))


def organisations_called(viewer: Viewer, text: str) -> list[int]:
    """The numbers of the organisations whose name has this text in it."""
    found = visible_to(viewer).filter(name__icontains=text).order_by()
    return sorted(found.values_list("pk", flat=True)[:MANY])


def _known_to(viewer: Viewer) -> QuerySet[Person]:
    if viewer.person is None:
        return Person.objects.none()
    if viewer.is_steward:
        return Person.objects.all()
    colleagues = Membership.objects.filter(organisation=viewer.acting_for).values("person")
    return Person.objects.filter(Q(pk=viewer.person.pk) | Q(pk__in=colleagues))


def locked(organisation: Organisation) -> Organisation:
    """The organisation, which nobody else changes or locks until the transaction ends."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def records_of(organisation: Organisation) -> set[int]:
    """The numbers of an organisation's records: its own, and those that have become part of it."""
    return records_numbered(organisation.pk)


def records_numbered(number: int) -> set[int]:
    """The same, for the organisation of this number."""
    return _with_parts({number})


def _with_parts(found: set[int]) -> set[int]:
    """These numbers, and those of the records that have become part of one of them."""
    return found | set(_parts_of(found))


def _parts_of(wholes: set[int]) -> dict[int, int]:
    """The number of each record that has become part of one of these, and of the record as part of which it stands. It is asked two steps down at once."""
    found, last = dict[int, int](), set(wholes)
    while last:
        below = Q(merged_into__in=last) | Q(merged_into__merged_into__in=last)
        parts = Organisation.objects.filter(below, state=State.MERGED).order_by()
        new = {part: into for part, into in parts.values_list("pk", "merged_into") if into}
        last = {part for part, into in new.items() if into not in last} - found.keys()
        found |= new
    return found


def wholes_of_parts() -> dict[int, int]:
    """The number of each record that has become part of another, and of the record that stands for it."""
    merged = Organisation.objects.filter(state=State.MERGED, merged_into__isnull=False).order_by()
    into = {one.pk: one.merged_into_id for one in merged.only("pk", "merged_into")}
    found = {}
    for number, whole in into.items():
        last = whole
        while last in into:
            last = into[last]
        if last is not None:
            found[number] = last
    return found


def standing_for(organisation: Organisation) -> Organisation:
    """The record that stands for this one: the one that it is part of, wholly, or itself."""
    while organisation.merged_into is not None:
        organisation = organisation.merged_into
    return organisation


def records_beside(organisation: Organisation) -> set[int]:
    """The numbers of all records of the organisation of which this is one: they are read as one."""
    return records_of(standing_for(organisation))


def acts_upon(viewer: Viewer, number: int) -> bool:
    """Whether the organisation that the viewer acts for has the record of this number, or it is part of that."""
    return number in own_records(viewer)


def own_records(viewer: Viewer) -> set[int]:
    """The numbers of the records of the organisation that the viewer acts for."""
    if "records" not in viewer.asked:
        viewer.asked["records"] = _own_records(viewer)
    found: set[int] = viewer.asked["records"]
    return found


def _own_records(viewer: Viewer) -> set[int]:
    if viewer.acting_for is None:
        return set()
    into, own = _parts_of_all(viewer), {viewer.acting_for.pk}
    while more := {part for part, whole in into.items() if whole in own} - own:
        own |= more
    return own


def records_of_all(viewer: Viewer) -> set[int]:
    """The numbers of the records of every organisation that the viewer has a part in, whichever they act for."""
    return set(viewer.memberships) | set(_parts_of_all(viewer))


def records_acted_for(viewer: Viewer, since: date) -> set[int]:
    """The numbers of the records of every organisation that the person had a part in on a day, or since, and has no more."""
    if viewer.person is None:
        return set()
    if "left" not in viewer.asked:
        left = Membership.objects.filter(person=viewer.person, until__isnull=False).order_by()
        told = list(left.values_list("organisation", "until"))
        viewer.asked["left"] = told, _parts_of({number for number, _until in told}) if told else {}
    told, into = viewer.asked["left"]
    found = {number for number, until in told if until.date() >= since}
    while more := {part for part, whole in into.items() if whole in found} - found:
        found |= more
    return found


def _parts_of_all(viewer: Viewer) -> dict[int, int]:
    """The records that have become part of one of theirs, and of which; asked once while somebody asks."""
    if "parts" not in viewer.asked:
        mine = {viewer.acting_for.pk} if viewer.acting_for else set()
        viewer.asked["parts"] = _parts_of(set(viewer.memberships) | mine)
    found: dict[int, int] = viewer.asked["parts"]
    return found


def stewards() -> QuerySet[Person]:
    """The people who look after the place."""
    return Person.objects.filter(steward=True, is_active=True)


def organisation_named(name: str) -> Organisation:
    """The organisation of exactly this name that is not part of another."""
    return Organisation.objects.exclude(state=State.MERGED).get(name=name)


def person_with(email: str) -> Person | None:
    """The active person with this email address."""
    return Person.objects.filter(email__iexact=email, is_active=True).first()


def held_still(organisation: Organisation) -> Organisation:
    """The organisation as it is now, and nobody else changes it until the transaction ends."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def person_named(organisation: Organisation, name: str) -> Membership:
    """The membership of the person of this name in an organisation."""
    return Membership.objects.get(organisation=organisation, person__name=name, until__isnull=True)


def administrators_of(organisation: Organisation) -> QuerySet[Membership]:
    """The memberships that make someone an administrator of it now."""
    return Membership.objects.filter(
        organisation=organisation, until__isnull=True, roles__role=Role.ADMINISTRATOR
    )


def holders_of(organisation: Organisation, permission: Permission) -> list[Person]:
    """Whoever may do this for an organisation now, each once, in the order in which they came."""
    roles = [role for role, told in ROLES.items() if permission in told.may]
    there = Membership.objects.filter(
        organisation=organisation, until__isnull=True, roles__role__in=roles
    )
    return list(dict.fromkeys(one.person for one in there.select_related("person").order_by("pk")))


def never_confirmed(before: datetime) -> QuerySet[Person]:
    """People who signed up before a moment, and neither confirmed their address nor ever signed in."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    ever_acted = Membership.objects.filter(person=OuterRef("pk"))
    found = Person.objects.filter(
        is_active=True, steward=False, last_login=None, joined_at__lt=before
    )
    return found.exclude(Exists(confirmed)).exclude(Exists(ever_acted))


def unused_since(before: datetime) -> QuerySet[Person]:
    """People who last signed in before a moment; whoever never did, counted from when they joined."""
    seen = Coalesce("last_login", "joined_at")
    return Person.objects.filter(is_active=True).annotate(seen_at=seen).filter(seen_at__lt=before)


def warned(people: QuerySet[Person], before: datetime | None = None) -> QuerySet[Person]:
    """Those of them who were told since they were last seen, and before a moment, that they are erased."""
    told = entries(Wanted(act="warn of erasure", subject_kind="person", until=before)).order_by()
    return people.filter(
        Exists(told.filter(subject=OuterRef("pk"), at__gt=Coalesce(OuterRef("last_login"), OuterRef("joined_at"))))
    )  # fmt: skip


def memberships_over(before: datetime) -> QuerySet[Membership]:
    """Memberships that ended before a moment."""
    return Membership.objects.filter(until__lt=before)


def invitations_over(before: datetime) -> QuerySet[Invitation]:
    """Invitations that could be accepted no more before a moment: taken up, taken back, or run out."""
    over = Coalesce("accepted_at", "withdrawn_at", "expires_at")
    return Invitation.objects.annotate(over_at=over).filter(over_at__lt=before)


def bears(email: str) -> bool:
    """Whether a person or an invitation bears this address."""
    people = Person.objects.filter(email__iexact=email)
    return people.exists() or Invitation.objects.filter(email__iexact=email).exists()
