"""A benefit as it stands on record, and what is known around it: all that a comparison is given.

A benefit happens once. Two records of one benefit would count it twice, so records are held against each
other; they come as plain values, without the site that keeps them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

EvidenceKind = Literal["file", "picture", "link", "statement", "payroll", "training"]
"""What stands behind a benefit: a file, a picture, an address on the web, a line from whoever received it or
took it over (a letter, a sign-in sheet, a delivery note), a number in a payroll, a number of an apprenticeship
agreement, a placement or a certificate."""

Contains = Mapping[str, str]
"""From the code of an area to the code of the area around it: ward to district, district to city region. An
area that lies in none is no key; the areas around an area are found by going on until there is none."""

Related = Mapping[str, str]
"""From an organisation to the key of the group of firms that it belongs to. Two organisations with the same
key are one group; an organisation that belongs to none is no key."""


@dataclass(frozen=True)
class Evidence:
    """One thing that stands behind a benefit."""

    kind: EvidenceKind
    sha256: str
    """Of the bytes that were attached, in 64 hexadecimal digits; empty where nothing was attached."""
    picture: int | None
    """A perceptual hash of 64 bits, from 0 to 2**64 - 1: the fewer bits differ, the more alike two pictures
    are. None for what is no picture."""
    reference: str
    """As it was typed: a number, an address on the web, the name of a file, or words. May be empty."""


@dataclass(frozen=True)
class Recorded:
    """A benefit as somebody recorded it."""

    ref: str
    """Which record this is; no two have the same."""
    provider: str
    """The organisation that says it did it."""
    accountable: str
    """The organisation that answers for it; often the provider itself."""
    delivered_by: tuple[str, ...]
    """Subcontractors that delivered it or reported it; empty where the provider did it itself."""
    measure: str
    """Where the node of the measure was written: "framework:edition/CODE"."""
    quantity: int
    """In the smallest part of the measure's unit: minutes, pence, grams, tenths of a week, people."""
    begins: date
    """The first day."""
    ends: date
    """The last day, which still belongs to it; the first day again where all happened on one."""
    places: tuple[str, ...]
    """Codes of areas of any level; empty where it was not said."""
    cohorts: tuple[str, ...]
    """Codes of the cohorts of people whom it reached first; empty where it was not said."""
    beneficiary: str
    """The organisation of this place that received it; empty where it is no organisation here, or nobody was named."""
    beneficiary_name: str
    """That organisation's name; or who received it as it was typed; empty where nobody was named."""
    description: str
    """What was done, in the provider's words."""
    evidence: tuple[Evidence, ...]
    agreement: str
    """Under which agreement it was recorded first."""
    recorded_on: date
    under: tuple[str, ...] = ()
    """The agreements above that one, the nearest first; empty where it lies under none."""
