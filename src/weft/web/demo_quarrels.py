"""What people quarrel about in the example place: one dispute is settled, one is open, and two records may be of one benefit; through the same
actions as real use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from weft.commitments import actions, queries
from weft.commitments.actions import Bound, Delivered, Quarrel, Settlement
from weft.commitments.disputes import DisputeKind
from weft.commitments.models import Benefit, Commitment
from weft.commitments.rules import AgreementKind, PartyRole, Sort
from weft.frameworks.models import Edition
from weft.organisations.access import Viewer
from weft.web.demo_commitments import (
    BOROUGH,
    BUILDER,
    CAFE,
    CITY,
    HOUR,
    REPORTED,
    on,
    promised,
    who,
)

AUTHORITY = "Greater Quillmouth Combined Authority"
SCHOOLS = "Roofs of three schools"


@dataclass(frozen=True)
class Sides:
    """Who quarrels, and who settles."""

    joss: Viewer
    amina: Viewer
    tomas: Viewer
    sunniva: Viewer
    wren: Viewer


@transaction.atomic
def fill_example_quarrels() -> None:
    """Make them, once; after what is promised."""
    sides = Sides(
        who("Joss Fennel", BUILDER), who("Amina Dell", CAFE), who("Tomas Reyl", CITY), who("Sunniva Hart", BOROUGH),
        who("Wren Ashdown", AUTHORITY),
    )  # fmt: skip
    if queries.disputes_visible_to(sides.joss).exists():
        return
    hours, apprentices = _of_the_schools(sides)
    of_the_city = {
        one.code: one for one in queries.promises_to_report(sides.joss) if one.agreement.keeper.name == CITY
    }  # fmt: skip
    _settled(of_the_city["GQ16"], hours, sides)
    _open(of_the_city["GQ16"], sides)
    _perhaps_twice(apprentices, sides)


def _of_the_schools(sides: Sides) -> tuple[Commitment, Commitment]:
    """A contract of the borough with the builder of the city's homes: hours of volunteering, and apprentices."""
    agreement = actions.record_agreement(
        kind=AgreementKind.CONTRACT, title=SCHOOLS, category="Construction", description="New roofs for three primary schools.",
        parties=[Bound(PartyRole.SUPPLIER, sides.joss.acting_for)], references=[("contract", "HBC-2025-041")], begins=date(2025, 6, 1),
        ends=date(2027, 8, 31), by=sides.sunniva, at=on(date(2025, 5, 20)),
    )  # fmt: skip
    edition = Edition.objects.get(framework__key="harrowfen", name="2024")
    hours, apprentices = (
        promised(agreement, sides.joss, edition, code, Sort.FIXED, quantity, date(2027, 5, 31), 0, by=sides.sunniva)
        for code, quantity in (("GQ16", 60 * HOUR), ("GQ04", 4))
    )  # fmt: skip
    return hours, apprentices


def _delivered(
    promise: Commitment, quantity: int, begins: date, ends: date, about: str, sides: Sides, *, to_cafe: bool = False
) -> Benefit:  # fmt: skip
    """What the builder reported, and claimed whole for a promise."""
    told = Delivered(
        promise.edition, promise.code, quantity, begins, ends, description=about,
        beneficiary=sides.amina.acting_for if to_cafe else None,
    )  # fmt: skip
    by, at = sides.joss, on(ends + REPORTED)
    drafted = actions.record_benefit(told=told, looked=True, by=by, at=at)
    benefit = actions.report_benefit(benefit=drafted, by=by, at=at)
    actions.claim(benefit=benefit, commitment=promise, quantity=quantity, by=by, at=at)
    return benefit


def _settled(city: Commitment, borough: Commitment, sides: Sides) -> None:
    """The builder's people painted a school of the borough, and all of it was counted for the city: settled by a place steward."""
    benefit = _delivered(
        city, 40 * HOUR, date(2026, 6, 6), date(2026, 6, 27), "Four Saturdays of painting, two of them in a school.", sides
    )  # fmt: skip
    actions.verify_claim(claim=benefit.claims.get(), by=sides.tomas, at=on(date(2026, 7, 20)))
    says = Quarrel(
        DisputeKind.ELSEWHERE, "Two of the four Saturdays were in the school in Mill Lane, which is ours.", borough, 20 * HOUR, may_be_named=True
    )  # fmt: skip
    dispute = actions.open_dispute(
        benefit=benefit, told=says, looked=True, by=sides.sunniva, at=on(date(2026, 8, 3))
    )
    for by, day, words in (
        (
            sides.joss,
            date(2026, 8, 6),
            "That is so. We reported all four together, as the same team painted.",
        ),
        (
            sides.tomas,
            date(2026, 8, 11),
            "We verified forty hours by the team’s sheet, which names no place.",
        ),
    ):
        actions.answer_dispute(dispute=dispute, words=words, may_be_named=True, looked=True, by=by, at=on(day))  # fmt: skip
    because = "The builder says so itself, and the school’s book has two of the four days. Each Saturday was ten hours."
    settled = Settlement(because, stands=True, quantity=40 * HOUR, counts={city: 20 * HOUR, borough: 20 * HOUR})  # fmt: skip
    actions.settle_dispute(
        dispute=dispute, settled=settled, looked=True, by=sides.wren, at=on(date(2026, 8, 24))
    )


def _open(city: Commitment, sides: Sides) -> None:
    """The café saw fewer people than were reported; the builder says otherwise, and the city has not answered yet."""
    benefit = _delivered(
        city, 18 * HOUR, date(2026, 10, 3), date(2026, 10, 17), "Three Saturdays at the repair benches.", sides, to_cafe=True
    )  # fmt: skip
    at, words = (
        on(date(2026, 11, 3)),
        "One of the three Saturdays was called off. On the others three people came, not six.",
    )
    actions.confirm_benefit(
        benefit=benefit, received=0, disputes=True, words=words, looked=True, by=sides.amina, at=at
    )
    says = Quarrel(DisputeKind.FACTS, words)
    dispute = actions.open_dispute(benefit=benefit, told=says, looked=True, by=sides.amina, at=at)
    actions.answer_dispute(
        dispute=dispute, words="Our sheet has six people on each of three days. The third was in the yard behind.", looked=True, by=sides.joss, at=on(date(2026, 11, 6))
    )  # fmt: skip


def _perhaps_twice(borough: Commitment, sides: Sides) -> None:
    """Four apprentices who began in September 2025 are reported to the borough, too: they may be the same as the city's."""
    _delivered(borough, 4, date(2025, 9, 1), date(2025, 9, 30), "Four more, in plumbing and in joinery.", sides)  # fmt: skip
