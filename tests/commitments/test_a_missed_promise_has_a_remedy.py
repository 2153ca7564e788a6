"""Where a promise is missed, the contract manager proposes what follows; whoever promised agrees or not; and it is done or not, each with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, ROOFERS, Place
from tests.commitments.test_agreements_are_kept_on_pages import at, problems, text, there, tom
from tests.frameworks.conftest import adopted
from tests.ui.pages import tree
from weft.commitments import actions, queries, remedies
from weft.commitments.actions import Bound, Promise, Proposed
from weft.commitments.models import Agreement, Commitment, Remedy
from weft.commitments.remedies import RemedyKind, RemedyState
from weft.commitments.rules import PartyRole, Sort
from weft.frameworks import actions as frameworks
from weft.organisations.access import NotAllowed

__all__ = ["tom"]
pytestmark = pytest.mark.django_db
DUE = datetime(2027, 4, 1, 9, 0, tzinfo=UTC)
PLAN = Proposed(RemedyKind.PLAN, "Ten more by the summer.", by_when=date(2027, 8, 31))


@pytest.fixture(autouse=True)
def lasts(place: Place) -> None:
    """The agreement lasts longer than the promise that is missed, so that another can be recorded in it."""
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=date(2028, 3, 31))


def proposed(place: Place, told: Proposed = PLAN, who: str = "Tom", when: datetime = DUE) -> Remedy:
    by = place.viewer(who)
    return actions.propose_remedy(commitment=place.first, told=told, by=by, at=when)


def answered(place: Place, remedy: Remedy, to: RemedyState, because: str = "", who: str = "Mo") -> Remedy:  # fmt: skip
    by = place.viewer(who)
    return actions.answer_remedy(remedy=remedy, to=to, because=because, by=by, at=DUE)


def moved(place: Place, remedy: Remedy, to: RemedyState, because: str = "So it was.", who: str = "Tom") -> Remedy:  # fmt: skip
    by = place.viewer(who)
    return actions.move_remedy(remedy=remedy, to=to, because=because, by=by, at=DUE)


def other(place: Place, who: str = BUILDERS, made_for: Commitment | None = None, quantity: int = 600, **told: Any) -> Commitment:  # fmt: skip
    """Another promise; recorded because one was missed, where that is said."""
    promise = Promise(
        place.cast.organisations[who], place.edition, told.pop("code", "H"), Sort.FIXED, quantity, due=date(2027, 3, 30), made_for=made_for,
        **told,
    )  # fmt: skip
    by, at = place.viewer("Tom"), DUE if made_for else NOW
    return actions.record_commitment(
        agreement=place.first.agreement, promise=promise, another=True, by=by, at=at
    )


def test_it_is_proposed_agreed_and_done_each_with_its_reason(place: Place) -> None:
    remedy = proposed(place)
    assert (remedy.state, remedy.missing) == (RemedyState.PROPOSED, 10)
    answered(place, remedy, RemedyState.AGREED)
    moved(place, remedy, RemedyState.DONE, "Ten began in July.")
    assert [(one.to, one.because, one.said_for.name) for one in remedy.steps.all()] == [
        ("proposed", "", "Ambleford Council"),
        ("agreed", "", BUILDERS),
        ("done", "Ten began in July.", "Ambleford Council"),
    ]


def late_of(place: Place) -> tuple[bool, bool, int]:
    """Whether the first promise is late, alone and in long lists, and what is missing of it."""
    one = Commitment.objects.select_related("agreement", "edition").get(pk=place.first.pk)
    (line,) = queries.lines(Commitment.objects.filter(pk=one.pk), DUE.date())
    (standing,) = queries.standings([one], DUE.date())
    return line.is_late, standing.is_late, queries.missing_of(one, DUE.date())


def test_what_was_paid_for_is_late_no_longer(place: Place) -> None:
    paid = Proposed(RemedyKind.PAYMENT, "£500 for each of them.", amount_gbp=Decimal(5000))
    remedy = proposed(place, paid)
    answered(place, remedy, RemedyState.AGREED)
    assert late_of(place) == (True, True, 10)
    moved(place, remedy, RemedyState.DONE, "Paid on 1 June.")
    assert late_of(place) == (False, False, 0)
    with pytest.raises(actions.CannotDo, match="Nothing that was due is missing"):
        proposed(place, paid)


def test_for_one_shortfall_one_payment_is_open(place: Place) -> None:
    paid = Proposed(RemedyKind.PAYMENT, "£500 for each of them.", amount_gbp=Decimal(5000))
    remedy = proposed(place, paid)
    with pytest.raises(actions.CannotDo, match="proposed or agreed already"):
        proposed(place, paid)
    proposed(place)  # a plan, beside it
    answered(place, remedy, RemedyState.AGREED)
    with pytest.raises(actions.CannotDo, match="proposed or agreed already"):
        proposed(place, replace(paid, amount_gbp=Decimal(6000)))
    moved(place, remedy, RemedyState.WITHDRAWN)
    proposed(place, paid)


def test_what_is_paid_for_in_part_makes_that_part_good(place: Place) -> None:
    paid = Proposed(
        RemedyKind.PAYMENT, "£500 for each of them.", amount_gbp=Decimal(2000), covers=4
    )
    remedy = proposed(place, paid)
    with pytest.raises(actions.CannotDo, match="more than the rest"):
        proposed(place, replace(paid, covers=7))
    rest = proposed(place, replace(paid, covers=None))
    assert (remedy.is_for, rest.is_for) == (4, 6)
    with pytest.raises(actions.CannotDo, match="proposed or agreed already"):
        proposed(place, replace(paid, covers=1))
    answered(place, remedy, RemedyState.AGREED)
    moved(place, remedy, RemedyState.DONE, "Paid.")
    assert late_of(place) == (True, True, 6)
    answered(place, rest, RemedyState.AGREED)
    moved(place, rest, RemedyState.DONE, "Paid.")
    assert late_of(place) == (False, False, 0)


def test_what_is_paid_for_makes_nothing_good_that_falls_due_later(place: Place) -> None:
    """Ten hours a month, of which nothing is reported for six months: five are paid for; then all six are delivered."""
    monthly = Promise(place.cast.organisations[BUILDERS], place.edition, "H", Sort.PER_PERIOD, 600, months=1)  # fmt: skip
    by = {"by": place.viewer("Tom"), "at": NOW}
    made = actions.record_commitment(agreement=place.first.agreement, promise=monthly, **by)
    october = datetime(2026, 10, 2, 9, tzinfo=UTC)
    paid = Proposed(RemedyKind.PAYMENT, "£50 for each hour.", amount_gbp=Decimal(2500), covers=3000)
    remedy = actions.propose_remedy(commitment=made, told=paid, by=place.viewer("Tom"), at=october)
    answered(place, remedy, RemedyState.AGREED)
    moved(place, remedy, RemedyState.DONE, "Paid.")

    def late(on: date) -> tuple[int, bool, bool]:
        one = Commitment.objects.select_related("agreement", "edition").get(pk=made.pk)
        (standing,), (line,) = queries.standings([one], on), queries.lines(Commitment.objects.filter(pk=made.pk), on)  # fmt: skip
        return standing.late, line.is_late, queries.dues([one], on)[made.pk][1]

    assert late(date(2026, 10, 2)) == (600, True, True)
    assert late(date(2026, 11, 2)) == (1200, True, True)
    benefit = place.benefit(3600, code="H", begins=date(2026, 4, 1), ends=date(2026, 9, 30))
    actions.claim(benefit=benefit, commitment=made, quantity=3600, by=place.viewer("Mo"), at=NOW)
    assert late(date(2026, 10, 2)) == (0, False, False)
    assert late(date(2026, 11, 2)) == (600, True, True)


def test_nothing_follows_for_more_than_is_missing(place: Place) -> None:
    for kind in (RemedyKind.PAYMENT, RemedyKind.SUBSTITUTE):
        told = Proposed(kind, "More.", amount_gbp=Decimal(1), instead=other(place, made_for=place.first), equal_because="So.", covers=11)  # fmt: skip
        with pytest.raises(actions.CannotDo, match="more than is missing"):
            proposed(place, told)


def test_another_promise_takes_the_place_of_a_part(place: Place) -> None:
    instead = other(place, made_for=place.first, code="J", quantity=4)
    with pytest.raises(actions.CannotDo, match="counts as equal"):
        proposed(place, Proposed(RemedyKind.SUBSTITUTE, "Four more.", instead=instead))
    remedy = proposed(place, Proposed(RemedyKind.SUBSTITUTE, "Four more.", instead=instead, covers=4))  # fmt: skip
    answered(place, remedy, RemedyState.AGREED)
    assert late_of(place) == (True, True, 6)


def test_a_plan_that_was_carried_out_makes_nothing_good_but_what_comes_of_it(place: Place) -> None:
    remedy = proposed(place)
    answered(place, remedy, RemedyState.AGREED)
    moved(place, remedy, RemedyState.DONE)
    assert late_of(place) == (True, True, 10)


def test_what_is_promised_anew_is_late_no_longer_until_that_is_withdrawn(place: Place) -> None:
    instead = other(place, made_for=place.first, code="J", quantity=10)
    remedy = proposed(place, Proposed(RemedyKind.SUBSTITUTE, "Ten more.", instead=instead))
    answered(place, remedy, RemedyState.AGREED)
    assert late_of(place) == (False, False, 0)
    moved(place, remedy, RemedyState.WITHDRAWN)
    assert late_of(place) == (True, True, 10)


def test_a_substitute_and_a_payment_for_one_shortfall_make_it_good_once(place: Place) -> None:
    good = lambda: Commitment.objects.get(pk=place.first.pk).made_good  # noqa: E731
    instead = other(place, made_for=place.first, code="J", quantity=10)
    substitute = proposed(place, Proposed(RemedyKind.SUBSTITUTE, "Ten more.", instead=instead))
    payment = proposed(place, Proposed(RemedyKind.PAYMENT, "£500 for each.", amount_gbp=Decimal(5000)))  # fmt: skip
    for remedy in (substitute, payment):
        answered(place, remedy, RemedyState.AGREED)
    moved(place, payment, RemedyState.DONE)
    assert good() == 10, "ten were missing"
    moved(place, substitute, RemedyState.WITHDRAWN)
    assert good() == 10, "they were paid for"


P, S = RemedyKind.PAYMENT, RemedyKind.SUBSTITUTE
NEW, YES, DONE, NO = RemedyState.PROPOSED, RemedyState.AGREED, RemedyState.DONE, RemedyState.WITHDRAWN  # fmt: skip


@pytest.mark.parametrize(("said", "good"), [
    ([(1, P, NEW, 10), (1, P, YES, 10)], 0),
    ([(1, P, NEW, 10), (1, P, YES, 10), (1, P, DONE, 10)], 10),
    ([(1, S, NEW, 10), (1, S, YES, 10), (1, S, NO, 10)], 0),
    ([(1, RemedyKind.PLAN, NEW, 10), (1, RemedyKind.PLAN, DONE, 10)], 0),
    ([(1, S, NEW, 10), (2, P, NEW, 10), (1, S, YES, 10), (2, P, DONE, 10)], 10),
    ([(1, S, NEW, 6), (2, P, NEW, 10), (1, S, YES, 6), (2, P, DONE, 10)], 10),
    ([(1, P, NEW, 10), (1, P, DONE, 10), (2, P, NEW, 4), (2, P, DONE, 4)], 14),
    ([(1, S, NEW, 10), (2, P, NEW, 10), (1, S, YES, 10), (2, P, DONE, 10), (3, P, NEW, 5), (3, P, DONE, 5)], 15),
    ([(1, S, NEW, 10), (2, P, NEW, 10), (1, S, YES, 10), (2, P, DONE, 10), (3, P, NEW, 5)], 10),
    ([(1, P, NEW, 10, 4), (1, P, DONE, 10, 4)], 4),
    ([(1, P, NEW, 10, 4), (2, S, NEW, 10, 3), (1, P, DONE, 10, 4), (2, S, YES, 10, 3)], 7),
    ([(1, P, NEW, 10, 8), (2, S, NEW, 10, 8), (1, P, DONE, 10, 8), (2, S, YES, 10, 8)], 10),
])  # fmt: skip
def test_no_more_is_made_good_than_was_missing(said: list[Any], good: int) -> None:
    """The last number: for how much it is; without it, for all that was missing."""
    told = (remedies.Said(*one[:4], covers=one[-1], due_by=date(2027, 3, 31)) for one in said)
    assert remedies.made_good(told) == (good, date(2027, 3, 31) if good else None)


def test_only_what_is_verified_is_not_missing(place: Place) -> None:
    benefit = place.benefit(10)
    told = {"benefit": benefit, "commitment": place.first, "quantity": 10, "at": NOW}
    claim = actions.claim(by=place.viewer("Mo"), **told)  # type: ignore[arg-type]
    assert queries.missing_of(Commitment.objects.get(pk=place.first.pk), DUE.date()) == 10
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=NOW)
    with pytest.raises(actions.CannotDo, match="Nothing that was due is missing"):
        proposed(place)


def test_nothing_follows_before_the_day_has_come(place: Place) -> None:
    with pytest.raises(actions.CannotDo, match="Nothing that was due is missing"):
        proposed(place, when=datetime(2027, 3, 30, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (Proposed(RemedyKind.PLAN, "A plan."), "by which day"),
        (Proposed(RemedyKind.PAYMENT, "A payment."), "how much is to be paid"),
        (Proposed(RemedyKind.SUBSTITUTE, "Another."), "which promise takes its place"),
        (Proposed(RemedyKind.PLAN, " ", by_when=date(2027, 8, 31)), "what is to follow"),
    ],
)
def test_what_follows_is_said_in_full(place: Place, told: Proposed, reason: str) -> None:
    with pytest.raises(actions.CannotDo, match=reason):
        proposed(place, told)


def test_another_promise_takes_its_place_once_that_is_agreed(place: Place) -> None:
    instead = other(place, made_for=place.first)
    told = Proposed(
        RemedyKind.SUBSTITUTE, "Hours of help.", instead=instead, equal_because="As long."
    )
    remedy = proposed(place, told)
    assert Commitment.objects.get(pk=instead.pk).instead_of is None
    answered(place, remedy, RemedyState.AGREED)
    assert Commitment.objects.get(pk=instead.pk).instead_of == place.first
    moved(place, remedy, RemedyState.WITHDRAWN)
    assert Commitment.objects.get(pk=instead.pk).instead_of is None


@pytest.mark.parametrize("which", ["itself", "promised anyway", "for another", "of another"])
def test_what_cannot_take_its_place_says_why(place: Place, which: str) -> None:
    instead = place.first if which == "itself" else other(place)
    if which == "for another":
        Commitment.objects.filter(pk=instead.pk).update(made_for=other(place))
    if which == "of another":
        actions.add_party(
            agreement=place.first.agreement, party=Bound(PartyRole.PARTNER, place.cast.organisations[ROOFERS]), on=DUE.date(),
            because="They help.", by=place.viewer("Tom"), at=DUE,
        )  # fmt: skip
        instead = other(place, ROOFERS)
    with pytest.raises(actions.CannotDo, match=r"same organisation|promised anyway"):
        proposed(place, Proposed(RemedyKind.SUBSTITUTE, "Another.", instead=instead, equal_because="So."))  # fmt: skip


@pytest.mark.parametrize(("told", "is_equal"), [
    ({"code": "J", "quantity": 10}, True), ({"code": "J", "quantity": 9}, False), ({"code": "H", "quantity": 600}, False),
    ({"code": "J", "quantity": 10, "cohorts": ("care",)}, False),
])  # fmt: skip
def test_it_is_as_much_of_the_same_or_somebody_says_why_it_is_equal(
    place: Place, told: dict[str, Any], is_equal: bool
) -> None:
    instead = other(place, made_for=place.first, **told)
    one = Proposed(RemedyKind.SUBSTITUTE, "Another.", instead=instead)
    if not is_equal:
        with pytest.raises(actions.CannotDo, match="Say why it counts as equal"):
            proposed(place, one)
        one = replace(one, equal_because="They train as long.")
    assert proposed(place, one).equal_because == one.equal_because


def test_what_was_equal_and_is_less_by_now_takes_no_place(place: Place) -> None:
    instead = other(place, made_for=place.first, code="J", quantity=10)
    remedy = proposed(place, Proposed(RemedyKind.SUBSTITUTE, "Ten more.", instead=instead))
    actions.vary_commitment(
        commitment=instead, quantity=4, due=instead.due, on=date(2027, 3, 30), because="Fewer.", by=place.viewer("Tom"), at=DUE
    )  # fmt: skip
    with pytest.raises(actions.CannotDo, match="Say why it counts as equal"):
        answered(place, remedy, RemedyState.AGREED)


def test_nothing_is_recorded_for_a_promise_that_is_not_missed(place: Place) -> None:
    benefit = place.benefit(10)
    told = {"benefit": benefit, "commitment": place.first, "quantity": 10, "at": NOW}
    claim = actions.claim(by=place.viewer("Mo"), **told)  # type: ignore[arg-type]
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=NOW)
    with pytest.raises(actions.CannotDo, match="Nothing that was due is missing"):
        other(place, made_for=place.first)


def test_the_database_lets_nothing_take_a_place_but_what_was_made_for_it(place: Place) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=other(place).pk).update(instead_of=place.first)


def test_whoever_promised_refuses_with_a_reason_and_that_ends_it(place: Place) -> None:
    remedy = proposed(place)
    with pytest.raises(actions.CannotDo, match="Say why"):
        answered(place, remedy, RemedyState.REFUSED)
    answered(place, remedy, RemedyState.REFUSED, "We were held up by you.")
    with pytest.raises(actions.CannotDo, match="is “refused”"):
        moved(place, remedy, RemedyState.DONE)


def test_the_keeper_may_record_that_they_agreed_and_says_how_that_is_known(place: Place) -> None:
    remedy = proposed(place)
    with pytest.raises(actions.CannotDo, match="how you know"):
        moved(place, remedy, RemedyState.AGREED, " ")
    assert moved(place, remedy, RemedyState.AGREED, "Their letter of 2 April.").state == "agreed"


@pytest.mark.parametrize(("who", "to"), [("Mo", RemedyState.DONE), ("Mo", RemedyState.WITHDRAWN)])
def test_whoever_promised_does_not_say_that_it_was_done(
    place: Place, who: str, to: RemedyState
) -> None:
    remedy = proposed(place)
    with pytest.raises(actions.CannotDo, match="Whoever keeps the agreement"):
        answered(place, remedy, to, "It was.", who)
    with pytest.raises(NotAllowed):
        moved(place, remedy, RemedyState.DONE, "It was.", who)


def test_the_keeper_does_not_refuse_what_it_proposes(place: Place) -> None:
    with pytest.raises(actions.CannotDo, match="Withdraw it instead"):
        moved(place, proposed(place), RemedyState.REFUSED)


@pytest.mark.parametrize("who", ["Rita", "Bea", "Rolf", "Cleo"])
def test_nobody_else_says_what_becomes_of_it(place: Place, who: str) -> None:
    remedy = proposed(place)
    for one in (who, "Ada"):
        with pytest.raises((NotAllowed, Remedy.DoesNotExist)):
            answered(place, remedy, RemedyState.AGREED, who=one)
    with pytest.raises((NotAllowed, Agreement.DoesNotExist)):
        proposed(place, who=who)


def test_another_party_does_not_read_what_follows(place: Place) -> None:
    party = Bound(PartyRole.SUPPLIER, place.cast.organisations[ROOFERS])
    actions.add_party(
        agreement=place.first.agreement, party=party, on=NOW.date(), because="They roof it.", by=place.viewer("Tom"), at=NOW
    )  # fmt: skip
    proposed(place)
    counts = [queries.remedies_visible_to(place.viewer(who)).count() for who in ("Tom", "Mo", "Rolf", "Bea")]  # fmt: skip
    assert counts == [1, 1, 0, 0]


def test_the_database_keeps_what_follows_whole(place: Place) -> None:
    remedy = proposed(place)
    for wrong in ({"by_when": None}, {"amount_gbp": Decimal(5)}, {"kind": "payment"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Remedy.objects.filter(pk=remedy.pk).update(**wrong)


def test_every_state_but_the_first_can_be_come_to() -> None:
    reached = {to for after in remedies.REMEDY_NEXT.values() for to in after}
    assert reached == set(RemedyState) - {RemedyState.PROPOSED}


@pytest.fixture
def missed(place: Place) -> Commitment:
    """The promise, due since before today."""
    Commitment.objects.filter(pk=place.first.pk).update(
        due=date(2026, 9, 30), if_missed="A plan, then £500."
    )
    return place.first


def at_remedy(place: Place, *more: str) -> str:
    return there(place, "commitments", place.first.ref, "remedies", *more)


def test_on_the_pages_both_sides_see_and_say_what_follows(
    place: Place, tom: Client, missed: Commitment
) -> None:
    mo, promise = at(place, "Mo"), there(place, "commitments", missed.ref)
    assert "Due and not verified: 10 people." in text(tom.get(promise))
    assert "The agreement says: A plan, then £500." in text(tom.get(at_remedy(place, "add")))
    answer = tom.post(at_remedy(place, "add"), {"kind": "payment", "what": "As agreed."})
    assert problems(answer) == ["Enter how much is paid"]
    tom.post(
        at_remedy(place, "add"), {"kind": "payment", "what": "As agreed.", "amount_gbp": "500"}
    )
    assert "proposes for what is missing" in text(mo.get("/"))
    remedy = Remedy.objects.get()
    assert "We agree to it" in text(mo.get(at_remedy(place, remedy.ref)))
    mo.post(at_remedy(place, remedy.ref), {"decision": "agreed"})
    assert "proposes for what is missing" not in text(mo.get("/"))
    assert "A payment, £500.00 Agreed" in text(tom.get(promise))
    for page in (there(place), "/agreements/portfolio/"):
        assert "A payment: Agreed" in text(tom.get(page))
    answer = tom.post(at_remedy(place, remedy.ref), {"decision": "not done"})
    assert problems(answer) == ["Say why."]
    tom.post(at_remedy(place, remedy.ref), {"decision": "not done", "because": "They went away."})
    assert "Not done. They went away." in text(mo.get(at_remedy(place, remedy.ref)))
    assert mo.post(at_remedy(place, remedy.ref), {"decision": "agreed"}).status_code == 200
    assert Remedy.objects.get().state == RemedyState.NOT_DONE


def test_on_the_pages_another_promise_is_recorded_for_the_missed_one_and_chosen(
    place: Place, tom: Client, missed: Commitment
) -> None:
    later, again = {"code": "J", "quantity": 10}, at_remedy(place, "add")
    other(place, **later)
    assert "People who started a job: 10 people" not in text(tom.get(again)), (
        "what is promised anyway"
    )
    look = tom.get(there(place, "commitments", missed.ref))
    assert "Record another promise that is to take its place" in text(look)
    where = there(place, "commitments", "add", place.edition.ref, "H") + f"?for={missed.ref}"
    assert f"{BUILDERS}: People who started a job, 10 people" in text(tom.get(where))
    ref = place.cast.organisations[BUILDERS].ref
    told = {"promised_by": ref, "sort": "fixed", "quantity": "600", "due": "31 3 2027", "made_for": missed.ref}  # fmt: skip
    tom.post(where, told)
    instead = Commitment.objects.get(made_for=missed)
    assert "It takes the place of that one once both sides agree" in text(
        tom.get(there(place, "commitments", instead.ref))
    )
    asked = {"kind": "substitute", "what": "Hours.", "instead": instead.ref}
    assert problems(tom.post(again, asked)) == [
        "It is of another measure or for other people, or less than what it is for. Say why it counts as equal, or choose another promise."
    ]
    tom.post(again, asked | {"equal_because": "As much of their time.", "covers": "6"})
    page = text(at(place, "Mo").get(at_remedy(place, Remedy.objects.get().ref)))
    assert "Counts as equal As much of their time." in page
    assert "Missing when it was proposed 10 people Of that it is for 6 people" in page


def offered(page: HttpResponse) -> list[str]:
    """The editions of which a measure can be chosen."""
    return tree(page.content.decode()).xpath("//select[@name='edition']/option/@value")


def test_what_takes_the_place_of_a_promise_can_be_of_its_own_edition(
    place: Place, tom: Client, missed: Commitment
) -> None:
    paula, piet = place.viewer("Paula"), place.viewer("Piet")
    draft = frameworks.begin_next(edition=place.edition, name="2027", by=paula, at=NOW)
    newer = adopted(draft, paula, piet, begins=date(2026, 10, 1))
    where = there(place, "commitments", "add")
    assert offered(tom.get(where)) == [newer.ref]
    page = tom.get(f"{where}?for={missed.ref}")
    assert offered(page) == [place.edition.ref, newer.ref]
    there_is = f"{where}{place.edition.ref}/J/?for={missed.ref}"
    assert f'href="{there_is}"' in page.content.decode(), "its own measures stand there at first"
    ref = place.cast.organisations[BUILDERS].ref
    told = {"promised_by": ref, "sort": "fixed", "quantity": "10", "due": "31 3 2027", "made_for": missed.ref}  # fmt: skip
    tom.post(there_is, told)
    assert Commitment.objects.get(made_for=missed).edition == place.edition


def test_what_was_agreed_and_not_done_by_its_day_is_asked_about(
    place: Place, tom: Client, missed: Commitment
) -> None:
    told = {"kind": "plan", "what": "Ten more.", "by_when": "31 10 2026"}
    assert problems(tom.post(at_remedy(place, "add"), told)) == ["That day is over. Say by which day to come it is to be done."]  # fmt: skip
    tom.post(at_remedy(place, "add"), told | {"by_when": "31 10 2090"})
    Remedy.objects.update(by_when=date(2026, 10, 31))  # the day has gone by
    assert "has done what was agreed" not in text(tom.get(there(place)))
    tom.post(at_remedy(place, Remedy.objects.get().ref), {"decision": "agreed", "because": "By letter."})  # fmt: skip
    assert f"See whether {BUILDERS} has done what was agreed" in text(tom.get(there(place)))


def test_a_reader_sees_and_does_not_say(place: Place, tom: Client, missed: Commitment) -> None:
    tom.post(at_remedy(place, "add"), {"kind": "payment", "what": "So.", "amount_gbp": "5"})
    rita, where = at(place, "Rita"), at_remedy(place, Remedy.objects.get().ref)
    assert "What becomes of it?" not in text(rita.get(where))
    assert rita.post(where, {"decision": "agreed"}).status_code == 403
    assert at(place, "Bea").get(where).status_code == 404


def test_of_a_share_the_periods_are_named_of_which_too_little_is_told(
    place: Place, tom: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 20, 9, tzinfo=UTC))
    share = Promise(place.cast.organisations[BUILDERS], place.edition, "P", Sort.PER_PERIOD, 9000, months=3)  # fmt: skip
    made = actions.record_commitment(agreement=place.first.agreement, promise=share, by=place.viewer("Tom"), at=NOW)  # fmt: skip
    way = there(place, "commitments", made.ref, "remedies", "add")
    named = "Of these periods too little is told: nothing told for 1 April 2026 to 30 June 2026"
    page = text(tom.get(way))
    assert (
        named in page and "270 per cent" not in page and "how much of what is missing" not in page
    )
    for begins, ends in (
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
    ):
        benefit = place.benefit(9500, code="P", begins=begins, ends=ends)
        actions.claim(
            benefit=benefit, commitment=made, quantity=9500, by=place.viewer("Mo"), at=NOW
        )
    told = text(tom.get(way))
    assert "not verified as promised in each." in told and "too little is told" not in told
