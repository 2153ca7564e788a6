"""Two years of promises in the example place: kept, missed, disputed, counted in part, recorded twice; through the same actions as real use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from weft.commitments import actions, queries
from weft.commitments.actions import Bound, Check, Delivered, Finding, Promise, Proposed
from weft.commitments.checks import Sample, Way
from weft.commitments.models import Agreement, Benefit, Commitment
from weft.commitments.performance import Period
from weft.commitments.remedies import RemedyKind, RemedyState
from weft.commitments.rules import AgreementKind, PartyRole, Sort
from weft.frameworks.models import Edition
from weft.organisations.access import Viewer
from weft.organisations.queries import organisation_named, person_named, viewer_for
from weft.places.queries import spoken

BUILDER, DEVELOPER, CAFE = (
    "Fennel & Brook Construction Ltd",
    "Lantern Wharf Developments Ltd",
    "Ostlebeck Repair Café",
)
CITY, BOROUGH = "Quillmouth City Council", "Harrowfen Borough Council"
HOUR, POUND = 60, 100
"""The smallest parts in one."""
REPORTED, CONFIRMED, JUDGED = timedelta(9), timedelta(17), timedelta(24)
"""So long after its last day something is reported, its beneficiary answers, and a contract manager decides."""


@transaction.atomic
def fill_example_commitments() -> None:
    """Make them, once."""
    tomas, sunniva = who("Tomas Reyl", CITY), who("Sunniva Hart", BOROUGH)
    if queries.agreements_kept_by(tomas).exists():
        return
    _of_the_repairs(tomas)
    _of_the_wharf(sunniva)
    _rated(tomas)
    _what_follows(tomas, sunniva)


@dataclass(frozen=True)
class Said:
    """What was reported as delivered for a promise, and what became of it."""

    promise: str
    quantity: int
    begins: date
    ends: date
    about: str
    received: int | None = None
    """What its beneficiary confirms; None, where nobody is asked, or nobody has answered."""
    verified: int | None = None
    because: str = ""
    """Why less was verified than was claimed; alone: why the claim was returned."""
    to_cafe: bool = False
    check: Check | None = None
    """What a colleague of the contract manager found who looked for themselves."""


REPAIRS: Mapping[str, tuple[str, Sort, int, date | None, int]] = {
    "apprentices": ("GQ04", Sort.FIXED, 12, date(2026, 5, 31), 0),
    "volunteering": ("GQ16", Sort.PER_PERIOD, 120 * HOUR, None, 12),
    "local money": ("GQ11", Sort.RATE, 300_000 * POUND, None, 0),
    "gifts": ("GQ17", Sort.FIXED, 2_500 * POUND, date(2025, 12, 31), 0),
    "tools": ("GQ18", Sort.FIXED, 40, date(2025, 6, 30), 0),
    "a story": ("GQ20", Sort.STORY, 1, date(2027, 3, 31), 0),
}
WHERE = {
    "volunteering": ("Quillmouth Bridge",),
    "gifts": ("Quillmouth Bridge",),
    "tools": ("Quillmouth Bridge",),
    "apprentices": ("Quillmouth Abbey", "Quillmouth Castle"),
}
"""The wards of these promises, as the contract has them; of the others it says nothing but the city."""
DRAWN = (
    (date(2024, 6, 1), date(2025, 5, 31), Decimal("2150000.00")),
    (date(2025, 6, 1), date(2026, 5, 31), Decimal("2480500.00")),
)
DELIVERED = (
    Said("apprentices", 5, date(2024, 9, 2), date(2024, 9, 30), "The first five of them began together.", verified=5),
    Said(
        "apprentices", 4, date(2025, 9, 1), date(2025, 9, 30), "Four more, in plumbing and in joinery.", verified=3,
        because="One of the four had begun with another firm before.",
        check=Check(Way.SAMPLE, sample=Sample(sampled=4, sampled_of=4, found=3), words="All four were asked; one began elsewhere in the spring."),
    ),
    Said(
        "volunteering", 130 * HOUR, date(2024, 6, 1), date(2025, 5, 31), "Saturdays at the repair benches.", received=130 * HOUR,
        verified=130 * HOUR, to_cafe=True,
    ),
    Said(
        "volunteering", 90 * HOUR, date(2025, 6, 1), date(2026, 5, 31), "Saturdays at the repair benches, and the new shelves.",
        received=70 * HOUR, verified=70 * HOUR, because="The café counted 70 hours.", to_cafe=True,
    ),
    Said(
        "volunteering", 20 * HOUR, date(2026, 3, 1), date(2026, 3, 31), "The new shelves of the repair benches.",
        because="The report of the whole year counts these hours already.", to_cafe=True,
    ),
    Said("tools", 42, date(2025, 5, 12), date(2025, 5, 12), "Benches, vices and hand tools.", received=42, verified=42, to_cafe=True),
    Said("local money", 1_250_000 * POUND, date(2024, 6, 1), date(2026, 5, 31), "Timber, scaffolding and glass.", verified=1_250_000 * POUND,
         check=Check(Way.BOOKS, 1_250_000 * POUND, words="The list of payments, with the postcodes of the suppliers.")),
    Said("volunteering", 25 * HOUR, date(2026, 9, 1), date(2026, 9, 30), "Four Saturdays at the benches.", to_cafe=True),
)  # fmt: skip
"""What Fennel & Brook reported; the last waits for the café's word and for the contract manager."""


def _of_the_repairs(tomas: Viewer) -> None:
    """A contract of the city: most is kept, some is late, one gift was disputed and settled in a second round."""
    joss, amina, at = who("Joss Fennel", BUILDER), who("Amina Dell", CAFE), on(date(2024, 5, 17))
    agreement = actions.record_agreement(
        kind=AgreementKind.CONTRACT, title="Repairs and improvements to council homes", category="Construction",
        description="Kitchens, roofs and boilers of 2,900 homes.", parties=[Bound(PartyRole.SUPPLIER, joss.acting_for)],
        references=[("contract", "QCC-2024-118"), ("ocid", "ocds-h6vhtk-0417c2")], parts=["North of the river", "South of the river"], value_gbp=Decimal("7400000.00"),
        with_vat=True, under_act=False, begins=date(2024, 6, 1), ends=date(2027, 5, 31), may_extend_until=date(2028, 5, 31), places=areas("Quillmouth"), by=tomas, at=at,
    )  # fmt: skip
    for begins, ends, amount in DRAWN:
        actions.record_drawdown(
            agreement=agreement, begins=begins, ends=ends, amount_gbp=amount, source="Invoices of the year", by=tomas, at=on(ends + REPORTED)
        )  # fmt: skip
    edition = Edition.objects.get(framework__key="quillmouth", name="2024")
    made = {
        name: promised(
            agreement, joss, edition, *told, by=tomas, places=areas(*WHERE.get(name, ()))
        )
        for name, told in REPAIRS.items()
    }
    for said in DELIVERED:
        _delivered(said, made[said.promise], joss, amina, tomas)
    _disputed_gift(made["gifts"], joss, amina, tomas)
    actions.note_conversation(
        agreement=agreement, on=date(2026, 6, 9), text="They will begin with the next apprentices in September; three are missing.", by=tomas, at=on(date(2026, 6, 9))
    )  # fmt: skip


def _of_the_wharf(sunniva: Viewer) -> None:
    """A planning obligation of the borough, of which less than half was kept in time."""
    tamsin, amina = who("Tamsin Marlow", DEVELOPER), who("Amina Dell", CAFE)
    agreement = actions.record_agreement(
        kind=AgreementKind.PLANNING, title="Lantern Wharf, phase one", category="Land and planning",
        description="What the developer owes the neighbourhood for building on the wharf.",
        parties=[Bound(PartyRole.DEVELOPER, tamsin.acting_for)], references=[("planning", "HBC/2024/0417")],
        begins=date(2024, 9, 1), ends=date(2026, 8, 31), places=areas("Harrowfen Castle"), by=sunniva, at=on(date(2024, 8, 19)),
    )  # fmt: skip
    edition = Edition.objects.get(framework__key="harrowfen", name="2024")
    placements = promised(
        agreement, tamsin, edition, "GQ09", Sort.FIXED, 10, date(2025, 9, 30), 0, by=sunniva
    )
    said = Said(
        "placements",
        4,
        date(2025, 7, 1),
        date(2025, 8, 31),
        "Four placements on the site.",
        verified=4,
    )
    _delivered(said, placements, tamsin, tamsin, sunniva)
    gifts = promised(agreement, tamsin, edition, "GQ17", Sort.FIXED, 5_000 * POUND, date(2025, 12, 31), 0, by=sunniva)  # fmt: skip
    day = date(2025, 10, 6)
    given = Said("gifts", 5_000 * POUND, day, day, "For the café’s lift.", received=5_000 * POUND, verified=5_000 * POUND, to_cafe=True)  # fmt: skip
    _delivered(given, gifts, tamsin, amina, sunniva)
    actions.extend_agreement(
        agreement=agreement, ends=date(2027, 2, 28), on=date(2026, 7, 1), because="Six placements are missing; they are made up for on the second phase.",
        by=sunniva, at=on(date(2026, 7, 1)),
    )  # fmt: skip


CALLED_CLOSE = {"close": 95, "below": 75}
FIRST_VISITS = ("Repairs that are done on the first visit", "percent", 9500)
FIRST_YEAR = Period(date(2024, 6, 1), date(2025, 5, 31))
COUNTED = 9610
"""So many hundredths of a per cent were done on the first visit in that year."""


def _rated(tomas: Viewer) -> None:
    """The repairs are rated by two promises and by something that is promised in no measure: assessed for the first year; the second is due."""
    agreement = _kept_by(tomas, "QCC-2024-118")
    told: dict[str, Any] = {"by": tomas, "at": on(date(2024, 6, 3))}
    actions.say_tolerances(
        **CALLED_CLOSE, by=who("Idris Penhallow", CITY), at=on(date(2024, 5, 20))
    )
    promises = list(agreement.commitments.filter(code__in=("GQ04", "GQ16")))
    actions.choose_indicators(agreement=agreement, commitments=promises, **told)
    name, unit, target = FIRST_VISITS
    actions.describe_indicator(
        agreement=agreement, name=name, unit=unit, target=target, more_is_better=True, about=promises[0].promised_by, **told
    )  # fmt: skip
    chosen = queries.indicators_visible_to(tomas).filter(agreement=agreement)
    tolerances = queries.tolerances_of(agreement.keeper_id)
    findings = []
    for one in queries.rating_for(chosen, FIRST_YEAR):
        suggests = one.suggests(tolerances, target, COUNTED)
        assert suggests is not None
        findings.append(Finding(one.indicator, suggests.rating, "", target, COUNTED))
    actions.assess(
        agreement=agreement,
        period=FIRST_YEAR,
        findings=findings,
        words="The first year went well.",
        by=tomas,
        at=on(date(2025, 7, 2)),
    )


def _what_follows(tomas: Viewer, sunniva: Viewer) -> None:
    """A plan that the developer has agreed to for what it missed; a payment that the builder is asked about; and what it says of its hours."""
    tamsin, joss = who("Tamsin Marlow", DEVELOPER), who("Joss Fennel", BUILDER)
    placements = _kept_by(sunniva, "HBC/2024/0417").commitments.get(code="GQ09")
    plan = actions.propose_remedy(
        commitment=placements, told=Proposed(RemedyKind.PLAN, "Six placements on the second phase.", by_when=date(2027, 2, 28)), by=sunniva,
        at=on(date(2025, 11, 10)),
    )  # fmt: skip
    actions.answer_remedy(
        remedy=plan, to=RemedyState.AGREED, because="We begin in January.", by=tamsin, at=on(date(2025, 11, 18))
    )  # fmt: skip
    promises = {one.code: one for one in _kept_by(tomas, "QCC-2024-118").commitments.all()}
    _paid(promises["GQ17"], joss, tomas)
    payment = Proposed(
        RemedyKind.PAYMENT, "As the contract says, for each apprentice who is missing.", amount_gbp=Decimal("6000.00")
    )  # fmt: skip
    actions.propose_remedy(commitment=promises["GQ04"], told=payment, by=tomas, at=on(date(2026, 7, 6)))  # fmt: skip
    actions.remark(
        commitment=promises["GQ16"], text="The repair benches were closed for six weeks in winter.", by=joss, at=on(date(2026, 7, 8))
    )  # fmt: skip


def _paid(gifts: Commitment, joss: Viewer, tomas: Viewer) -> None:
    """What was missing of the gifts was paid to the city, which passed it on."""
    told = Proposed(RemedyKind.PAYMENT, "The £1,000 that were not given.", amount_gbp=Decimal("1000.00"))  # fmt: skip
    asked = actions.propose_remedy(commitment=gifts, told=told, by=tomas, at=on(date(2026, 1, 12)))
    actions.answer_remedy(
        remedy=asked, to=RemedyState.AGREED, because="We pay with the next invoice.", by=joss, at=on(date(2026, 1, 16))
    )  # fmt: skip
    actions.move_remedy(
        remedy=asked, to=RemedyState.DONE, because="Received on 9 February, and passed on to the tool library.", by=tomas, at=on(date(2026, 2, 10))
    )  # fmt: skip


def _kept_by(viewer: Viewer, number: str) -> Agreement:
    return queries.agreements_kept_by(viewer).get(references__number=number)


def promised(
    agreement: Agreement, by_whom: Viewer, edition: Edition, code: str, sort: Sort, quantity: int, due: date | None, months: int, *, by: Viewer,
    places: tuple[str, ...] = (),
) -> Commitment:  # fmt: skip
    """What somebody promises in an agreement, recorded."""
    assert by_whom.acting_for is not None
    promise = Promise(
        by_whom.acting_for, edition, code, sort, quantity, due=due, months=months, places=places
    )
    assert agreement.begins is not None
    return actions.record_commitment(agreement=agreement, promise=promise, by=by, at=on(agreement.begins - CONFIRMED))  # fmt: skip


def _delivered(
    said: Said, promise: Commitment, provider: Viewer, beneficiary: Viewer, keeper: Viewer
) -> None:
    """Report, claim, confirm and judge one benefit, as far as it has come."""
    benefit = _reported(said, promise, provider, beneficiary)
    claim = actions.claim(
        benefit=benefit, commitment=promise, quantity=said.quantity, by=provider, at=on(said.ends + REPORTED)
    )  # fmt: skip
    if said.received is not None:
        actions.confirm_benefit(
            benefit=benefit, received=said.received, words="It was a great help.", looked=True, by=beneficiary, at=on(said.ends + CONFIRMED)
        )  # fmt: skip
    if said.check is not None:
        actions.check_benefit(
            benefit=benefit, check=said.check, looked=True, by=who("Idris Penhallow", CITY), at=on(said.ends + CONFIRMED)
        )  # fmt: skip
    told: dict[str, Any] = {"claim": claim, "by": keeper, "at": on(said.ends + JUDGED)}
    if said.verified == said.quantity:
        actions.verify_claim(**told)
    elif said.verified is not None:
        actions.adjust_claim(verified=said.verified, because=said.because, **told)
    elif said.because:
        actions.return_claim(because=said.because, **told)


def _reported(said: Said, promise: Commitment, provider: Viewer, beneficiary: Viewer) -> Benefit:
    at = on(said.ends + REPORTED)
    delivered = Delivered(
        promise.edition, promise.code, said.quantity, said.begins, said.ends, description=said.about,
        beneficiary=beneficiary.acting_for if said.to_cafe else None, places=tuple(promise.places or promise.agreement.places),
    )  # fmt: skip
    drafted = actions.record_benefit(told=delivered, looked=True, by=provider, at=at)
    return actions.report_benefit(benefit=drafted, by=provider, at=at)


def _disputed_gift(promise: Commitment, joss: Viewer, amina: Viewer, tomas: Viewer) -> None:
    """The café has received less than was reported; the builder puts it right, and it is confirmed in the second round."""
    day = date(2025, 11, 3)
    said = Said("gifts", 2_500 * POUND, day, day, "For the tool library.", to_cafe=True)
    benefit = _reported(said, promise, joss, amina)
    actions.confirm_benefit(
        benefit=benefit, received=0, disputes=True, words="We were given £1,500. We know nothing of the rest.", looked=True, by=amina,
        at=on(day + CONFIRMED),
    )  # fmt: skip
    right = Delivered(
        promise.edition, promise.code, 1_500 * POUND, said.begins, said.ends, description=said.about, beneficiary=amina.acting_for,
        places=tuple(promise.places),
    )  # fmt: skip
    at = on(day + JUDGED)
    actions.change_benefit(benefit=benefit, told=right, looked=True, by=joss, at=at)
    again = actions.report_benefit(benefit=benefit, by=joss, at=at)
    claim = actions.claim(benefit=again, commitment=promise, quantity=1_500 * POUND, by=joss, at=at)
    actions.confirm_benefit(
        benefit=again, received=1_500 * POUND, words="That is what we were given.", looked=True, by=amina, at=on(day + JUDGED + REPORTED)
    )  # fmt: skip
    actions.verify_claim(claim=claim, by=tomas, at=on(day + JUDGED + CONFIRMED))


def on(day: date) -> datetime:
    """Ten in the morning of a day."""
    return timezone.make_aware(datetime.combine(day, time(10)))


def areas(*names: str) -> tuple[str, ...]:
    """The codes of districts and wards of the example place."""
    there = spoken()
    return tuple(there[name.casefold()] for name in names)


def who(name: str, organisation: str) -> Viewer:
    """Somebody of the example place as they ask."""
    found = organisation_named(organisation)
    return viewer_for(person_named(found, name).person, found.pk)
