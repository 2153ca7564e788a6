"""How an organisation is reached: the email addresses of its people, its addresses, its page on the web."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from weft.organisations.models import Address, Membership, Organisation, OtherName
from weft.organisations.rules import State


@dataclass(frozen=True)
class Reached:
    """How organisations are reached, whichever of them it is."""

    emails: frozenset[str]
    addresses: frozenset[tuple[str, str]]
    """Lines and postcode of each."""
    websites: frozenset[str]


def reached_at(numbers: Collection[int]) -> Reached:
    """How the organisations of these numbers are reached: for rules alone, never to be shown."""
    wanted = list(numbers)
    there = Membership.objects.filter(organisation__in=wanted, until__isnull=True)
    addresses = Address.objects.filter(organisation__in=wanted)
    pages = Organisation.objects.filter(pk__in=wanted).exclude(website="").order_by()
    return Reached(
        frozenset(there.values_list("person__email", flat=True)),
        frozenset(addresses.values_list("lines", "postcode")),
        frozenset(pages.values_list("website", flat=True)),
    )


def reached_each(wholes: Mapping[int, int]) -> dict[int, Reached]:
    """How each organisation is reached, by its number, with the records that have become part of it (`wholes_of_parts`): for rules alone, never to be
    shown."""
    emails, addresses, websites = (defaultdict[int, set[str]](set), defaultdict[int, set[tuple[str, str]]](set), defaultdict[int, set[str]](set))  # fmt: skip
    there = Membership.objects.filter(until__isnull=True).order_by()
    for number, email in there.values_list("organisation_id", "person__email"):
        emails[wholes.get(number, number)].add(email)
    for number, lines, postcode in Address.objects.order_by().values_list("organisation_id", "lines", "postcode"):  # fmt: skip
        addresses[wholes.get(number, number)].add((lines, postcode))
    pages = Organisation.objects.exclude(website="").order_by()
    for number, website in pages.values_list("pk", "website"):
        websites[wholes.get(number, number)].add(website)
    return {
        number: Reached(frozenset(emails[number]), frozenset(addresses[number]), frozenset(websites[number]))
        for number in {*emails, *addresses, *websites}
    }  # fmt: skip


def names_known() -> Iterator[tuple[int, str]]:
    """Every name of each approved organisation, with its number: for rules alone."""
    approved = Organisation.objects.filter(state__in=[State.APPROVED, State.MERGED]).order_by()
    yield from approved.values_list("pk", "name")
    others = OtherName.objects.filter(organisation__in=approved).order_by()
    yield from others.values_list("organisation_id", "name")
