"""What the room writes to people: that somebody asks them what they received, what is due, what is late, that people
quarrel, how that was settled, and what happened to an agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from weft.commitments import words
from weft.commitments.access import SPEAKS
from weft.commitments.disputes import Stake
from weft.commitments.queries import Measures, has_own_part
from weft.commitments.so_far import so_far
from weft.organisations.queries import holders_of, stewards, viewer_for
from weft.ui import letters

if TYPE_CHECKING:
    from weft.commitments.happened import Happened
    from weft.commitments.models import Dispute, Inquiry, Side
    from weft.commitments.queries import Missing, Standing, Unanswered
    from weft.organisations.models import Organisation, Person


def inquired(inquiry: Inquiry, code: str, email: str, *, again: bool = False) -> None:
    """Write to whoever received something and has no account; the link stands only in this letter."""
    benefit = inquiry.benefit
    letters.send(
        "commitments/inquired.txt", email, inquiry=inquiry, benefit=benefit, wording=Measures().wording_of(benefit),
        address=settings.SITE_ADDRESS + reverse("commitments:say_received", args=[code]), again=again,
    )  # fmt: skip


def reminded(organisation: Organisation, person: Person, missing: Sequence[Missing]) -> None:
    """Write to somebody who reports what is due soon, and what was due."""
    wording = Measures().wording_of
    letters.send(
        "commitments/reminded.txt", person.email, organisation=organisation, address=_address("commitments:benefits"),
        late=[one for one in missing if one.step == "late"], soon=[one for one in missing if one.step == "soon"], wording_of=wording,
    )  # fmt: skip


def asked(organisation: Organisation, person: Person, waits: Sequence[Unanswered]) -> None:
    """Write to somebody who confirms what was reported as delivered to their organisation."""
    letters.send(
        "commitments/asked.txt", person.email, organisation=organisation, waits=waits, wording_of=Measures().wording_of,
        address=_address("commitments:to_confirm"),
    )  # fmt: skip


def chased(
    keeper: Organisation, organisation: Organisation, person: Person, late: Sequence[Standing], words: str
) -> None:  # fmt: skip
    """Write to somebody who reports, for the keeper of agreements, about what is late in them."""
    letters.send(
        "commitments/chased.txt", person.email, keeper=keeper, organisation=organisation, late=late, words=words.strip(), so_far=so_far,
        address=_address("commitments:benefits"),
    )  # fmt: skip


def happened(
    what: Happened, organisation: Organisation, person: Person, *, keeps: bool = False
) -> None:
    """Write to somebody what happened to an agreement that binds their organisation, or that they manage (`keeps`): to these with the reason."""
    agreement = what.one.agreement
    letters.send(
        "commitments/happened.txt", person.email, agreement=agreement, organisation=organisation, one=what.one, of=what.of, facts=what.facts,
        act=_(words.HAPPENINGS[what.one.act]), keeps=keeps, address=_address("commitments:agreement", agreement.ref),
    )  # fmt: skip


def _address(name: str, *args: str) -> str:
    return settings.SITE_ADDRESS + reverse(name, args=args)


def dispute_opened(dispute: Dispute) -> None:
    """Write to whoever speaks for the other sides of a dispute, and to the place stewards who can settle it."""
    for side in dispute.sides.select_related("organisation").exclude(organisation=dispute.opened_for_id):  # fmt: skip
        _tell("commitments/dispute_opened.txt", dispute, _speakers(side), of=side.organisation.name)
    _tell("commitments/dispute_to_settle.txt", dispute, _settlers(dispute), of="")


def dispute_closed(dispute: Dispute) -> None:
    """Write to whoever speaks for the sides of a dispute that it was settled, or taken back, and why."""
    for side in dispute.sides.select_related("organisation"):
        _tell("commitments/dispute_closed.txt", dispute, _speakers(side), of=side.organisation.name)


def _tell(template: str, dispute: Dispute, people: Iterator[Person], *, of: str) -> None:
    benefit = dispute.benefit
    wording = Measures().wording_of(benefit)
    there = settings.SITE_ADDRESS + reverse("commitments:dispute", args=[dispute.ref])
    for person in people:
        letters.send(template, person.email, dispute=dispute, benefit=benefit, wording=wording, address=there, of=of)  # fmt: skip


def _speakers(side: Side) -> Iterator[Person]:
    yield from holders_of(side.organisation, SPEAKS[Stake(side.stake)])


def _settlers(dispute: Dispute) -> Iterator[Person]:
    """The place stewards of whom no organisation has a part in it."""
    for person in stewards():
        if not has_own_part(viewer_for(person, None), dispute):
            yield person
