"""How an organisation is reached: the email addresses of its people, its addresses, its page on the web."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from weft.organisations.models import Address, Membership, Organisation


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
