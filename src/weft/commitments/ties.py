"""What whoever received something has in common with whoever delivered it, in plain Python: it hinders nobody, and is told to those who judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlsplit


class Tie(StrEnum):
    """One thing that two have in common."""

    PERSON = "person"
    EMAIL = "email"
    ADDRESS = "address"
    WEBSITE = "website"


class Reached(Protocol):
    """How somebody is reached."""

    @property
    def emails(self) -> Iterable[str]: ...
    @property
    def addresses(self) -> Iterable[tuple[str, str]]: ...
    @property
    def websites(self) -> Iterable[str]: ...


OPEN_TO_ALL = frozenset({
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.com", "live.co.uk", "msn.com",
    "yahoo.com", "yahoo.co.uk", "icloud.com", "me.com", "mac.com", "aol.com", "aol.co.uk", "btinternet.com", "sky.com",
    "talktalk.net", "virginmedia.com", "ntlworld.com", "protonmail.com", "proton.me", "gmx.com", "gmx.co.uk", "zoho.com",
})  # fmt: skip
"""Where everybody can have an email address: to have one there, too, says nothing."""
A_GROUP = 5
"""What more organisations than so many have in common makes no group of them: an accountant's address, a council's domain."""


def ties_between(one: Reached, other: Reached) -> list[Tie]:
    """What two have in common: a person, the domain of an email address, an address, a page on the web."""
    found = {
        Tie.PERSON: _emails(one) & _emails(other),
        Tie.EMAIL: _domains(one) & _domains(other),
        Tie.ADDRESS: _addresses(one) & _addresses(other),
        Tie.WEBSITE: _hosts(one) & _hosts(other),
    }
    return [tie for tie, shared in found.items() if shared]


def groups_among(reached: Mapping[int, Reached]) -> dict[int, str]:
    """Which organisations are one group, by their numbers: they have the domain of an email address, an address or a page on the web in common."""
    sharing: dict[tuple[Tie, str], list[int]] = defaultdict(list)
    for number, one in sorted(reached.items()):
        for tie, things in ((Tie.EMAIL, _domains(one)), (Tie.ADDRESS, _addresses(one)), (Tie.WEBSITE, _hosts(one))):  # fmt: skip
            for thing in things:
                sharing[tie, thing].append(number)
    group: dict[int, set[int]] = {}
    for numbers in sharing.values():
        if 1 < len(numbers) <= A_GROUP:
            together = set(numbers).union(*(group.get(each, ()) for each in numbers))
            group |= dict.fromkeys(together, together)
    return {number: str(min(together)) for number, together in group.items()}


def _emails(one: Reached) -> set[str]:
    """Where mail to each arrives: what follows a “+” before the @ makes no other address."""
    written = (email.strip().casefold().rpartition("@") for email in one.emails)
    return {f"{name.partition('+')[0]}@{domain}" for name, _at, domain in written if domain}


def _domains(one: Reached) -> set[str]:
    return {email.rpartition("@")[2] for email in _emails(one)} - OPEN_TO_ALL - {""}


def _addresses(one: Reached) -> set[str]:
    """The letters and figures of each, so that commas and capitals make no difference."""
    written = ("".join(filter(str.isalnum, f"{lines}{code}")) for lines, code in one.addresses)
    return {text.casefold() for text in written if text}


def _hosts(one: Reached) -> set[str]:
    hosts = (urlsplit(page).hostname or "" for page in one.websites)
    return {host.removeprefix("www.") for host in hosts} - {""}
