"""What else two years bring to agreements in the example place: a framework agreement with call-offs under the Act, a subcontractor who reports,
evidence, a grant, and a development that changes hands half way; through the same actions as real use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.db import transaction
from PIL import Image, ImageDraw

from weft.commitments import actions, queries
from weft.commitments.actions import Bound, Delivered, Finding, Given, Promise
from weft.commitments.models import Agreement, Benefit, Claim, Commitment
from weft.commitments.performance import Period
from weft.commitments.rules import AgreementKind, AgreementState, EvidenceKind, PartyRole, Sort
from weft.frameworks.models import Edition
from weft.organisations.access import Viewer
from weft.uploads.arriving import Arrived
from weft.web.demo_commitments import (
    BOROUGH,
    BUILDER,
    CAFE,
    CITY,
    CONFIRMED,
    DEVELOPER,
    HOUR,
    JUDGED,
    REPORTED,
    areas,
    on,
    who,
)

COLLEGE = "Quillmouth Tide College"
WARM_HOMES = "QCC-2025-FA7"


@dataclass(frozen=True)
class Those:
    """Who has a part in it."""

    tomas: Viewer
    sunniva: Viewer
    joss: Viewer
    pavel: Viewer
    tamsin: Viewer
    amina: Viewer


@transaction.atomic
def fill_example_happenings() -> None:
    """Make them, once; after what is promised."""
    those = Those(
        who("Tomas Reyl", CITY), who("Sunniva Hart", BOROUGH), who("Joss Fennel", BUILDER), who("Pavel Stroud", COLLEGE),
        who("Tamsin Marlow", DEVELOPER), who("Amina Dell", CAFE),
    )  # fmt: skip
    if queries.agreements_kept_by(those.tomas).filter(references__number=WARM_HOMES).exists():
        return
    framework = _framework(those)
    _city_calls_off(framework, those)
    _borough_calls_off(framework, those)
    _grant(those)
    _changes_hands(those)


def _framework(those: Those) -> Agreement:
    """It binds the builder for four years; what is promised, is promised in the call-offs."""
    return actions.record_agreement(
        kind=AgreementKind.FRAMEWORK, title="Warm homes", category="Construction", description="Insulation, windows and heat pumps, for both councils.",
        parties=[Bound(PartyRole.SUPPLIER, those.joss.acting_for), Bound(PartyRole.BUYER, those.sunniva.acting_for)],
        references=[("contract", WARM_HOMES)], value_gbp=Decimal("24000000.00"), with_vat=True, under_act=True, begins=date(2025, 4, 1),
        ends=date(2029, 3, 31), by=those.tomas, at=on(date(2025, 3, 17)),
    )  # fmt: skip


def _city_calls_off(framework: Agreement, those: Those) -> None:
    """Above £5 million, so that it is rated by three promises; the college trains for the builder, and reports it itself."""
    agreement = actions.record_agreement(
        kind=AgreementKind.CALL_OFF, title="Warm homes north of the river", category="Construction", description="Four hundred homes.",
        under=framework, parties=[Bound(PartyRole.SUPPLIER, those.joss.acting_for), Bound(PartyRole.SUBCONTRACTOR, those.pavel.acting_for)],
        references=[("contract", "QCC-2025-301"), ("ocid", "ocds-h6vhtk-05c301")], parts=["Bridge and Abbey", "Castle"], value_gbp=Decimal("6240000.00"), with_vat=True, under_act=True,
        begins=date(2025, 6, 1), ends=date(2027, 5, 31), places=areas("Quillmouth"), by=those.tomas, at=on(date(2025, 5, 19)),
    )  # fmt: skip
    first, second = agreement.parts.order_by("pk")
    edition = _edition("quillmouth")
    builder = those.joss.acting_for
    assert builder
    jobs, apprentices, qualified = (
        _promised(agreement, promise, those.tomas)
        for promise in (
            Promise(
                builder, edition, "GQ02", Sort.FIXED, 20, due=date(2026, 5, 31), cohorts=("young", "care", "long-out"), weight=Decimal(40), part=first,
                baseline="Four people on contracts of this kind in 2024.", evidence="Payroll numbers, with the postcode districts.",
                if_missed="A plan within a month; £3,000 for each job that is missing at the end.",
            ),
            Promise(
                builder, edition, "GQ04", Sort.FIXED, 8, due=date(2027, 3, 31), cohorts=("young", "care"), weight=Decimal(35),
                baseline="None in 2024.", part=second,
            ),
            Promise(builder, edition, "GQ10", Sort.PER_PERIOD, 12, months=12, weight=Decimal(25), evidence="Numbers of the certificates."),
        )
    )  # fmt: skip
    actions.choose_indicators(
        agreement=agreement, commitments=[jobs, apprentices, qualified], by=those.tomas, at=on(date(2025, 6, 2))
    )  # fmt: skip
    started = _told(jobs, 17, date(2025, 9, 1), date(2025, 9, 30), "Seventeen people began, after three weeks on trial.", cohort="young")  # fmt: skip
    benefit, claim = _reported(started, jobs, those.joss)
    _with_evidence(benefit, those.joss)
    actions.verify_claim(claim=claim, by=those.tomas, at=on(started.ends + JUDGED))
    trained = replace(
        _told(qualified, 12, date(2026, 1, 12), date(2026, 5, 22), "Level 2 in retrofit, in the workshop on Tide Street.", cohort="young"),
        accountable=builder,
    )  # fmt: skip
    benefit, claim = _reported(trained, qualified, those.pavel)
    actions.add_evidence(
        benefit=benefit, given=[Given(EvidenceKind.TRAINING, reference="QTC retrofit 2026/1, certificates 118 to 129")], by=those.pavel,
        at=on(trained.ends + REPORTED),
    )  # fmt: skip
    actions.verify_claim(claim=claim, by=those.tomas, at=on(trained.ends + JUDGED))
    _assessed(agreement, those)


def _assessed(agreement: Agreement, those: Those) -> None:
    """The first year is rated as Weft suggests it."""
    year = Period(date(2025, 6, 1), date(2026, 5, 31))
    chosen = queries.indicators_visible_to(those.tomas).filter(agreement=agreement)
    tolerances = queries.tolerances_of(agreement.keeper_id)
    findings = []
    for one in queries.rating_for(chosen, year):
        suggests = one.suggests(tolerances)
        assert suggests is not None
        findings.append(Finding(one.indicator, suggests.rating, ""))
    actions.assess(
        agreement=agreement, period=year, findings=findings, words="Three jobs are missing; the builder has named the day on which they begin.",
        by=those.tomas, at=on(date(2026, 6, 29)),
    )  # fmt: skip


def _borough_calls_off(framework: Agreement, those: Those) -> None:
    """A small one of the other council under the same framework agreement."""
    agreement = actions.record_agreement(
        kind=AgreementKind.CALL_OFF, title="Warm homes at the castle", category="Construction", under=framework, description="Sixty homes.",
        parties=[Bound(PartyRole.SUPPLIER, those.joss.acting_for)], references=[("contract", "HBC-2025-077")], value_gbp=Decimal("1120000.00"), with_vat=True,
        under_act=True, begins=date(2025, 10, 1), ends=date(2026, 9, 30), places=areas("Harrowfen Castle"), by=those.sunniva, at=on(date(2025, 9, 22)),
    )  # fmt: skip
    assert those.joss.acting_for
    promise = Promise(those.joss.acting_for, _edition("harrowfen"), "GQ16", Sort.FIXED, 40 * HOUR, due=date(2026, 9, 30))  # fmt: skip
    hours = _promised(agreement, promise, those.sunniva)
    told = _told(hours, 45 * HOUR, date(2026, 4, 11), date(2026, 6, 27), "A garden behind the flats, on five Saturdays.")  # fmt: skip
    benefit, claim = _reported(replace(told, beneficiary=those.amina.acting_for), hours, those.joss)
    actions.confirm_benefit(
        benefit=benefit, received=45 * HOUR, words="The beds stand, and are watered.", looked=True, by=those.amina, at=on(told.ends + CONFIRMED)
    )  # fmt: skip
    actions.verify_claim(claim=claim, by=those.sunniva, at=on(told.ends + JUDGED))
    actions.move_agreement(
        agreement=agreement, to=AgreementState.ENDED, on=date(2026, 9, 30), because="All sixty homes are done.", by=those.sunniva, at=on(date(2026, 10, 5))
    )  # fmt: skip


def _grant(those: Those) -> None:
    """The city gives the café a grant, for which it lends tools and tells a story."""
    agreement = actions.record_agreement(
        kind=AgreementKind.GRANT, title="Tools to borrow", category="Community", description="A library of tools in the café.",
        parties=[Bound(PartyRole.GRANTEE, those.amina.acting_for)], references=[("grant", "QCC-G-25-19")], value_gbp=Decimal("18000.00"),
        begins=date(2025, 9, 1), ends=date(2027, 8, 31), places=areas("Quillmouth Bridge"), by=those.tomas, at=on(date(2025, 8, 18)),
    )  # fmt: skip
    assert those.amina.acting_for
    promise = Promise(
        those.amina.acting_for,
        _edition("quillmouth"),
        "GQ18",
        Sort.FIXED,
        60,
        due=date(2026, 8, 31),
    )
    tools = _promised(agreement, promise, those.tomas)
    told = _told(tools, 64, date(2026, 2, 2), date(2026, 2, 27), "Drills, saws and ladders, for four groups of the ward.")  # fmt: skip
    _benefit, claim = _reported(
        replace(told, beneficiary_name="Four groups of Quillmouth Bridge"), tools, those.amina
    )
    actions.verify_claim(claim=claim, by=those.tomas, at=on(told.ends + JUDGED))


def _changes_hands(those: Those) -> None:
    """The builder sells its site half way: the developer takes over what is promised and not yet due; each keeps its own record."""
    agreement = actions.record_agreement(
        kind=AgreementKind.DEVELOPMENT, title="Ferry Yard", category="Land and planning", description="Ninety homes on land that was the borough’s.",
        parties=[Bound(PartyRole.DEVELOPER, those.joss.acting_for)], references=[("other", "HBC-L-2024-9")], begins=date(2024, 11, 4),
        ends=date(2027, 10, 31), places=areas("Harrowfen Castle"), by=those.sunniva, at=on(date(2024, 10, 28)),
    )  # fmt: skip
    assert those.joss.acting_for
    assert those.tamsin.acting_for
    promise = Promise(
        those.joss.acting_for, _edition("harrowfen"), "GQ09", Sort.PER_PERIOD, 4, months=12, cohorts=("young",), evidence="Placement agreements."
    )  # fmt: skip
    placements = _promised(agreement, promise, those.sunniva)
    before = _told(placements, 4, date(2025, 6, 2), date(2025, 8, 29), "Four placements in the summer.", cohort="young")  # fmt: skip
    _benefit, claim = _reported(before, placements, those.joss)
    actions.verify_claim(claim=claim, by=those.sunniva, at=on(before.ends + JUDGED))
    actions.novate(
        agreement=agreement, leaving=those.joss.acting_for, coming=those.tamsin.acting_for, on=date(2025, 12, 1),
        because="Fennel & Brook has sold the yard to Lantern Wharf Developments.", by=those.sunniva, at=on(date(2025, 12, 2)),
    )  # fmt: skip
    goes_on = agreement.commitments.get(promised_by=those.tamsin.acting_for)
    after = _told(goes_on, 3, date(2026, 6, 1), date(2026, 8, 28), "Three placements; the fourth left after a week.", cohort="young")  # fmt: skip
    _benefit, claim = _reported(after, goes_on, those.tamsin)
    actions.verify_claim(claim=claim, by=those.sunniva, at=on(after.ends + JUDGED))


def _edition(framework: str) -> Edition:
    return Edition.objects.get(framework__key=framework, name="2024")


def _promised(agreement: Agreement, promise: Promise, by: Viewer) -> Commitment:
    assert agreement.begins is not None
    at = on(agreement.begins - timedelta(days=5))
    return actions.record_commitment(agreement=agreement, promise=promise, by=by, at=at)


def _told(
    promise: Commitment, quantity: int, begins: date, ends: date, about: str, *, cohort: str = ""
) -> Delivered:
    return Delivered(
        promise.edition, promise.code, quantity, begins, ends, description=about, cohort=cohort,
        places=tuple(promise.places or promise.agreement.places),
    )  # fmt: skip


def _reported(told: Delivered, promise: Commitment, by: Viewer) -> tuple[Benefit, Claim]:
    """Report a benefit, and claim all of it for a promise."""
    at: dict[str, Any] = {"by": by, "at": on(told.ends + REPORTED)}
    benefit = actions.report_benefit(benefit=actions.record_benefit(told=told, looked=True, **at), **at)  # fmt: skip
    return benefit, actions.claim(benefit=benefit, commitment=promise, quantity=told.quantity, **at)


def _with_evidence(benefit: Benefit, by: Viewer) -> None:
    """Payroll numbers, the page that tells of it, and a picture of the yard."""
    picture = Arrived("the yard.png", "image/png")
    picture.add(_a_yard())
    given = [
        Given(EvidenceKind.PAYROLL, reference="Payroll of September 2025, numbers 4410 to 4426"),
        Given(EvidenceKind.LINK, reference="https://fennelandbrook.example/news/seventeen-begin"),
        Given(EvidenceKind.PICTURE, file=picture),
    ]
    actions.add_evidence(benefit=benefit, given=given, looked=True, by=by, at=on(benefit.ends + REPORTED))  # fmt: skip


def _a_yard() -> bytes:
    """A drawn picture: nobody is in it."""
    image = Image.new("RGB", (640, 360), "#cfe3ea")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 250, 640, 360), fill="#8a8f83")
    for left in range(60, 580, 130):
        pen.rectangle((left, 130, left + 100, 250), fill="#b5652f")
        pen.polygon([(left - 10, 130), (left + 50, 80), (left + 110, 130)], fill="#5b3a2a")
        pen.rectangle((left + 38, 190, left + 62, 250), fill="#24323a")
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()
