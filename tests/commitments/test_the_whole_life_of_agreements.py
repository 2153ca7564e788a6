"""Random people have random things happen to an agreement over two years, and to what is promised in it: nothing comes to stand that the rules forbid,
nobody does what they may not, what has happened stays as it was told, and each sees what is theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.cast import NOW
from tests.commitments.conftest import (  # fmt: skip
    BUILDERS,
    CHOIR,
    ROOFERS,
    Place,
    cast_of_two_contracts,
    made_place,
)
from tests.commitments.test_the_whole_life_of_benefits import sums_agree
from weft.audit.models import Entry
from weft.commitments import actions, queries
from weft.commitments.actions import Bound, CannotDo, Promise, Proposed
from weft.commitments.models import Agreement, Claim, Commitment, Drawdown, Happening, Party, Remedy
from weft.commitments.remedies import REMEDY_NEXT, RemedyKind, RemedyState
from weft.commitments.rules import AGREEMENT_NEXT, ASKING, AgreementState, PartyRole, Sort
from weft.organisations.access import NotAllowed, Viewer

pytestmark = pytest.mark.django_db
KEEPERS = ("Tom", "Ada")
REPORTERS = {BUILDERS: "Mo", ROOFERS: "Rolf", CHOIR: "Cleo"}
PEOPLE = (*KEEPERS, *REPORTERS.values(), "Bea", "Rita", "Stella")
OTHERS = tuple(REPORTERS)
REFUSALS = (CannotDo, NotAllowed, ObjectDoesNotExist)
BECAUSE = "It was so agreed."
PARTED = "part promise anew"
OVER = (AgreementState.ENDED, AgreementState.TERMINATED)
TABLES: tuple[Any, ...] = (Agreement, Commitment, Party, Happening, Drawdown, Remedy, Claim)


class Life:
    """An agreement of Ambleford's, as random people have things happen to it; a day comes after the other."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.agreement = place.first.agreement
        self.day = NOW.date()
        self.benefits = {who: place.benefit(5, by=who, beneficiary=None, beneficiary_name="A group") for who in REPORTERS.values()}  # fmt: skip

    @property
    def at(self) -> datetime:
        return NOW + (self.day - NOW.date())

    def told(self, by: Viewer) -> dict[str, Any]:
        return {"agreement": self.agreement, "on": self.day, "because": BECAUSE, "by": by, "at": self.at}  # fmt: skip

    def promise(self, which: int) -> Commitment:
        there = list(Commitment.objects.filter(agreement=self.agreement).order_by("pk"))
        return there[which % len(there)]

    def party(self, which: int) -> Party:
        there = list(self.agreement.parties.order_by("pk"))
        return there[which % len(there)]


Act = Callable[[Life, Viewer, int, int], object]


def moves(to: AgreementState) -> Act:
    return lambda life, by, _one, _other: actions.move_agreement(to=to, **life.told(by))


def hands_over(life: Life, by: Viewer, one: int, _other: int) -> object:
    people = life.place.cast.people
    return actions.hand_over(manager=people[KEEPERS[one % 2]], deputy=None, **life.told(by))


def extends(life: Life, by: Viewer, one: int, _other: int) -> object:
    return actions.extend_agreement(ends=date(2027, 3, 31) + timedelta(days=60 * one), **life.told(by))  # fmt: skip


def novates(life: Life, by: Viewer, one: int, other: int) -> object:
    of = life.place.cast.organisations
    return actions.novate(leaving=of[OTHERS[one % 3]], coming=of[OTHERS[other % 3]], **life.told(by))  # fmt: skip


def adds(life: Life, by: Viewer, one: int, other: int) -> object:
    role = (PartyRole.SUPPLIER, PartyRole.SUBCONTRACTOR)[other % 2]
    return actions.add_party(party=Bound(role, life.place.cast.organisations[OTHERS[one % 3]]), **life.told(by))  # fmt: skip


def varies(life: Life, by: Viewer, one: int, _other: int) -> object:
    held = Agreement.objects.get(pk=life.agreement.pk)
    return actions.vary_agreement(
        title=held.title, value_gbp=Decimal(1000 * one), with_vat=True, begins=held.begins, ends=held.ends, **life.told(by)
    )  # fmt: skip


def varies_promise(life: Life, by: Viewer, one: int, other: int) -> object:
    told = {name: value for name, value in life.told(by).items() if name != "agreement"}
    found = life.promise(one)
    return actions.vary_commitment(commitment=found, quantity=other, due=found.due, **told)  # fmt: skip


def ends_promise(life: Life, by: Viewer, one: int, _other: int) -> object:
    told = {name: value for name, value in life.told(by).items() if name != "agreement"}
    return actions.end_commitment(commitment=life.promise(one), **told)


def promises(life: Life, by: Viewer, one: int, other: int) -> object:
    whose = life.place.cast.organisations[OTHERS[one % 3]]
    sort = (Sort.FIXED, Sort.PER_PERIOD, Sort.RATE)[other % 3]
    told: dict[str, Any] = {"due": life.day + timedelta(days=30)} if sort is Sort.FIXED else {}
    told |= {"months": 3} if sort is Sort.PER_PERIOD else {}
    promise = Promise(whose, life.place.edition, "J", sort, 6, **told)
    return actions.record_commitment(
        agreement=life.agreement, promise=promise, another=True, by=by, at=life.at
    )


def draws(life: Life, by: Viewer, one: int, _other: int) -> object:
    begins = date(2026, 4, 1) + timedelta(days=30 * one)
    return actions.record_drawdown(
        agreement=life.agreement, begins=begins, ends=begins + timedelta(days=29), amount_gbp=Decimal(250_000), source="An invoice", by=by, at=life.at
    )  # fmt: skip


def takes_back(life: Life, by: Viewer, one: int, _other: int) -> object:
    there = list(life.agreement.drawdowns.order_by("pk"))
    if not there:
        raise CannotDo("Nothing was spent.")
    return actions.withdraw_drawdown(drawdown=there[one % len(there)], because=BECAUSE, by=by, at=life.at)  # fmt: skip


def proposes(life: Life, by: Viewer, one: int, _other: int) -> object:
    told = Proposed(RemedyKind.PLAN, "They begin in spring.", by_when=life.day + timedelta(days=90))
    return actions.propose_remedy(commitment=life.promise(one), told=told, by=by, at=life.at)


def says_of_remedy(life: Life, by: Viewer, one: int, other: int) -> object:
    there = list(Remedy.objects.order_by("pk"))
    if not there:
        raise CannotDo("Nothing is proposed.")
    to = tuple(RemedyState)[other % len(RemedyState)]
    says = actions.answer_remedy if to in (RemedyState.AGREED, RemedyState.REFUSED) else actions.move_remedy  # fmt: skip
    return says(remedy=there[one % len(there)], to=to, because=BECAUSE, by=by, at=life.at)


def claims(life: Life, by: Viewer, one: int, other: int) -> object:
    benefit = life.benefits[tuple(REPORTERS.values())[other % 3]]
    return actions.claim(benefit=benefit, commitment=life.promise(one), quantity=1 + other % 5, by=by, at=life.at)  # fmt: skip


def verifies(life: Life, by: Viewer, one: int, _other: int) -> object:
    there = list(Claim.objects.filter(commitment__agreement=life.agreement).order_by("pk"))
    if not there:
        raise CannotDo("Nothing is claimed.")
    return actions.verify_claim(claim=there[one % len(there)], by=by, at=life.at)


ACTS: Mapping[str, Act] = {
    "suspend": moves(AgreementState.SUSPENDED), "go on": moves(AgreementState.IN_FORCE), "end": moves(AgreementState.ENDED),
    "terminate": moves(AgreementState.TERMINATED), "hand over": hands_over, "extend": extends, "novate": novates, "add party": adds,
    "end party": lambda life, by, one, _other: actions.end_party(party=life.party(one), **life.told(by)),
    "insolvent": lambda life, by, one, _other: actions.note_insolvency(party=life.party(one), **life.told(by)),
    "vary": varies, "vary promise": varies_promise, "end promise": ends_promise, "promise": promises, "draw": draws, "take back": takes_back,
    "propose": proposes, "say of remedy": says_of_remedy, "claim": claims, "verify": verifies,
}  # fmt: skip
OF_THE_BOUND = {"claim", "say of remedy"}
ARE_NO_HAPPENINGS = OF_THE_BOUND | {"promise", "draw", "take back", "propose", "verify"}
WHILE_IT_LASTS = {"novate", "promise", "vary", "vary promise", "extend", "add party", "end party"}
Step = tuple[str, str, int, int, int]
ALLOWED = "somebody who may"
step = st.tuples(
    st.sampled_from(tuple(ACTS)), st.sampled_from(PEOPLE) | st.just(ALLOWED), st.integers(0, 7), st.integers(0, 7), st.integers(0, 45)
)  # fmt: skip
steps_taken = st.lists(step, min_size=1, max_size=25)
EASY = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]}  # fmt: skip
NOVATED: list[Step] = [
    ("promise", ALLOWED, 0, 1, 1), ("claim", "Mo", 0, 0, 5), ("verify", ALLOWED, 0, 0, 3), ("novate", ALLOWED, 0, 1, 20), ("claim", "Mo", 0, 0, 5),
    ("claim", "Rolf", 2, 1, 5), ("vary promise", ALLOWED, 0, 3, 1), ("vary promise", ALLOWED, 2, 7, 1), ("insolvent", ALLOWED, 2, 0, 3),
    ("novate", ALLOWED, 1, 2, 40), ("propose", ALLOWED, 1, 0, 1), ("say of remedy", "Mo", 0, 1, 1), ("say of remedy", ALLOWED, 0, 3, 1),
    ("suspend", ALLOWED, 0, 0, 1), ("extend", ALLOWED, 3, 0, 1), ("go on", ALLOWED, 0, 0, 5), ("end party", ALLOWED, 3, 0, 1),
    ("end promise", ALLOWED, 4, 0, 1), ("terminate", ALLOWED, 0, 0, 30), ("go on", ALLOWED, 0, 0, 1), ("novate", ALLOWED, 2, 0, 1),
    ("promise", ALLOWED, 2, 1, 1),
]  # fmt: skip
"""One that changes hands twice, and is terminated."""


@example(steps=NOVATED)
@settings(max_examples=8, **EASY)  # type: ignore[arg-type]
@given(steps=steps_taken)
def test_no_order_of_happenings_breaks_what_holds(db: None, steps: list[Step]) -> None:
    walk(steps)


@pytest.mark.long
@settings(max_examples=150, **EASY)  # type: ignore[arg-type]
@given(steps=steps_taken)
def test_no_order_of_many_happenings_breaks_what_holds(db: None, steps: list[Step]) -> None:
    walk(steps)


def walk(steps: list[Step]) -> None:
    """Have people do all this, one after the other, and look after each step."""
    try:
        with transaction.atomic():
            place = made_place(cast_of_two_contracts())
            place.cast.steward()
            life = Life(place)
            for act, whoever, one, other, days in steps:
                life.day += timedelta(days=days)
                who = KEEPERS[0] if whoever == ALLOWED else whoever
                before, history = as_it_stands(), list(Happening.objects.order_by("pk").values())
                entries = Entry.objects.count()
                refused = was_refused(life, act, place.viewer(who), one, other)
                if refused:
                    assert as_it_stands() == before, "what is refused changes nothing"
                    assert Entry.objects.count() == entries
                    continue
                assert may(act, who), f"{who} may not {act}"
                was = before["Agreement"][life.agreement.pk]
                if act in WHILE_IT_LASTS and was["state"] in OVER:
                    now = as_it_stands()["Agreement"][life.agreement.pk]
                    assert act == "vary" and all(was[name] is None for name in was if was[name] != now[name]), (
                        "what has ended stays as it was, but for what nobody had said"
                    )  # fmt: skip
                made = Entry.objects.order_by("pk")[entries:]
                assert [one.act for one in made][1:] in ([], [PARTED]), (
                    "each act is one entry of the record, and so is what it makes of a novation"
                )
                holds(before, as_it_stands())
                told = list(Happening.objects.order_by("pk").values())
                assert told[: len(history)] == history, "what has happened stays as it was told"
                assert len(told) == len(history) + (act not in ARE_NO_HAPPENINGS)
                promises_are_of_parties(life)
                sums_agree()
                each_sees_what_is_theirs(life)
            raise _TakenBack
    except _TakenBack:
        pass


class _TakenBack(Exception):
    """What one example has written is taken back."""


def was_refused(life: Life, act: str, by: Viewer, one: int, other: int) -> bool:
    try:
        with transaction.atomic():
            ACTS[act](life, by, one, other)
    except REFUSALS:
        return True
    return False


def may(act: str, who: str) -> bool:
    if act == "claim":
        return who in REPORTERS.values()
    return who in KEEPERS or (act in OF_THE_BOUND and who in REPORTERS.values())


def as_it_stands() -> dict[str, dict[int, dict[str, Any]]]:
    return {table.__name__: {row["id"]: row for row in table.objects.values()} for table in TABLES}


def holds(
    before: dict[str, dict[int, dict[str, Any]]], after: dict[str, dict[int, dict[str, Any]]]
) -> None:
    """What must be true after every step."""
    for name, rows in before.items():
        assert rows.keys() <= after[name].keys(), "nothing is deleted"
    for pk, row in before["Agreement"].items():
        now = after["Agreement"][pk]["state"]
        assert now == row["state"] or now in AGREEMENT_NEXT[row["state"]]
    for pk, row in before["Remedy"].items():
        now = after["Remedy"][pk]["state"]
        assert now == row["state"] or now in REMEDY_NEXT[row["state"]]
    for pk, row in before["Commitment"].items():
        now = after["Commitment"][pk]
        assert now["promised_by_id"] == row["promised_by_id"], "whoever promised has promised it"
        if row["until"] or row["ended_at"]:
            same = ("due", "until", "ended_at", *(("quantity",) if row["ended_at"] else ()))
            assert [now[one] for one in same] == [row[one] for one in same], "what is over is over"


def promises_are_of_parties(life: Life) -> None:
    """What is still promised is promised by somebody whom the agreement binds; what was taken over is parted, and nothing of it is lost."""
    bound = set(
        life.agreement.parties.filter(until=None).exclude(role__in=[one.value for one in ASKING]).values_list("organisation", flat=True)
    )  # fmt: skip
    for one in Commitment.objects.filter(agreement=life.agreement, ended_at=None, until=None):
        assert one.promised_by_id in bound
    for happened in Happening.objects.filter(act="novate"):
        for part in happened.told["commitments"]:
            fixed = Commitment.objects.get(ref=part["commitment"]).sort == Sort.FIXED
            goes, stays, was = part["goes"], part["stays"], part["was"]
            assert stays + goes == was if fixed else goes in (0, was)


def each_sees_what_is_theirs(life: Life) -> None:
    """Whoever is or was bound sees the agreement, and of what is promised what is theirs; who never was, sees nothing of it."""
    ever = set(life.agreement.parties.values_list("organisation", flat=True))
    for name, who in REPORTERS.items():
        viewer, number = life.place.viewer(who), life.place.cast.organisations[name].pk
        seen = queries.agreements_visible_to(viewer).filter(pk=life.agreement.pk)
        assert seen.exists() == (number in ever)
        own = Commitment.objects.filter(agreement=life.agreement, promised_by=number)
        theirs = queries.commitments_visible_to(viewer).filter(agreement=life.agreement)
        assert set(own) <= set(theirs)
        assert number in ever or not theirs.exists()
    for stranger in ("Bea", "Piet"):
        viewer = life.place.viewer(stranger)
        assert not queries.agreements_visible_to(viewer).filter(pk=life.agreement.pk).exists()
