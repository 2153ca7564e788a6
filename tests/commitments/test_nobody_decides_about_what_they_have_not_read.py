"""Whoever decides about a claim or a remedy from a page that was opened before something changed is told what changed, and decides anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import Place
from tests.commitments.quarrels import of_facts
from tests.commitments.test_a_missed_promise_has_a_remedy import at_remedy, missed
from tests.commitments.test_agreements_are_kept_on_pages import at, problems, text, tom
from tests.commitments.test_two_windows_on_one_agreement import opened
from tests.commitments.test_verifying_in_pages import as_it_is, claimed, on_another_day, there
from tests.ui.pages import tree
from weft.commitments import actions, queries
from weft.commitments.actions import ChangedMeanwhile, Given, Proposed
from weft.commitments.models import Benefit, Claim, Commitment, Judgement, Remedy
from weft.commitments.remedies import RemedyKind, RemedyState
from weft.commitments.rules import EvidenceKind

__all__ = ["missed", "tom"]
pytestmark = pytest.mark.django_db
LOOK_AGAIN = "Something of this has changed since you opened it. Look at it as it is now, and decide again."  # fmt: skip
PAID = Proposed(RemedyKind.PAYMENT, "£500 for each of them.", amount_gbp=Decimal(5000))


@dataclass
class Opened:
    """A claim, as somebody has it on a page."""

    place: Place
    claim: Claim

    def is_judged(self) -> None:
        actions.verify_claim(claim=self.claim, by=self.place.viewer("Ada"), at=NOW)

    def is_made_anew(self) -> None:
        """Taken back, and claimed once more: less of it."""
        mo = {"by": self.place.viewer("Mo"), "at": NOW}
        actions.withdraw_claim(claim=self.claim, **mo)  # type: ignore[arg-type]
        actions.claim(benefit=self.claim.benefit, commitment=self.place.first, quantity=2, **mo)  # type: ignore[arg-type]

    def is_confirmed(self) -> None:
        actions.confirm_benefit(benefit=self.claim.benefit, received=5, by=self.place.viewer("Cleo"), at=NOW)  # fmt: skip

    def has_evidence(self) -> None:
        given = [Given(EvidenceKind.STATEMENT, reference="All five were there in the second week.")]
        actions.add_evidence(benefit=self.claim.benefit, given=given, by=self.place.viewer("Mo"), at=NOW)  # fmt: skip

    def is_quarrelled_about(self) -> None:
        of_facts(self.place, self.claim.benefit)

    def is_told_otherwise(self) -> None:
        Benefit.objects.filter(pk=self.claim.benefit_id).update(description="In another school.")


MEANWHILE: dict[str, tuple[Callable[[Opened], None], str]] = {
    "judged": (Opened.is_judged, "how much is claimed, and how that stands"),
    "made anew": (Opened.is_made_anew, "how much is claimed, and how that stands"),
    "confirmed": (Opened.is_confirmed, "what others say of it"),
    "evidence": (Opened.has_evidence, "what stands behind it"),
    "quarrelled": (Opened.is_quarrelled_about, "whether a dispute about it is open"),
    "told otherwise": (Opened.is_told_otherwise, "what was delivered"),
}


@pytest.mark.parametrize("which", MEANWHILE)
def test_a_claim_is_judged_as_it_was_read(place: Place, tom: Client, which: str) -> None:
    claim, (happens, said) = claimed(place), MEANWHILE[which]
    sent = opened(tom.get(there(claim))) | {"decision": "verified"}
    happens(Opened(place, claim))
    before = list(Judgement.objects.values())
    page = tom.post(there(claim), sent)
    assert LOOK_AGAIN in problems(page) and f"Changed since you opened it: {said}." in text(page)
    assert list(Judgement.objects.values()) == before, "nothing is decided"
    if which != "judged":
        assert "decision" not in opened(page), "that is decided anew"
        again = opened(page) | {"decision": "returned", "because": "So it is."}
        tom.post(there(claim), again)
        assert as_it_is(claim)[0] == "returned"


@pytest.mark.parametrize("which", ["made anew", "evidence", "told otherwise"])
def test_a_claim_of_a_list_is_verified_as_it_was_read(
    place: Place, tom: Client, which: str
) -> None:
    claim, other = claimed(place), on_another_day(place)
    page = tree(tom.get("/claims/?ticked=yes").content.decode())
    ticked = {"claim": page.xpath("//main//input[@name='claim']/@value")}
    MEANWHILE[which][0](Opened(place, claim))
    answer = tom.post("/claims/", ticked, follow=True)
    assert "Something of these has changed since you opened the list" in answer.content.decode()
    assert {as_it_is(one)[0] for one in (claim, other)} == {"made"}, "all of them, or none"
    page = tree(tom.get("/claims/?ticked=yes").content.decode())
    tom.post("/claims/", {"claim": page.xpath("//main//input[@name='claim']/@value")})
    assert {as_it_is(one)[0] for one in (claim, other)} == {"verified"}


def test_what_changes_at_the_same_moment_is_not_judged_either(place: Place) -> None:
    """Between the look at the page and the lock."""
    claim, by = claimed(place), {"by": place.viewer("Tom"), "at": NOW}
    told = {"claim": claim, "was": queries.fingerprints(queries.claim_as_judged(claim)), **by}
    Opened(place, claim).has_evidence()
    for act in (
        lambda: actions.verify_claim(**told),
        lambda: actions.adjust_claim(verified=2, because="Two.", **told),
        lambda: actions.return_claim(because="None.", **told),
    ):
        with pytest.raises(ChangedMeanwhile) as refused:
            act()
        assert refused.value.what == ("evidence",)
    assert as_it_is(claim)[0] == "made"


@pytest.fixture
def remedy(place: Place, missed: Commitment) -> Remedy:
    return actions.propose_remedy(commitment=missed, told=PAID, by=place.viewer("Tom"), at=NOW)


def test_a_remedy_is_moved_on_as_it_was_read(place: Place, tom: Client, remedy: Remedy) -> None:
    mo, where = at(place, "Mo"), at_remedy(place, remedy.ref)
    windows = [opened(mo.get(where)) | {"decision": "agreed"} for _window in range(2)]
    told = {"remedy": remedy, "to": RemedyState.WITHDRAWN, "because": "We think again.", "at": NOW}
    actions.move_remedy(by=place.viewer("Ada"), **told)  # type: ignore[arg-type]
    page = mo.post(where, windows[0])
    assert LOOK_AGAIN in problems(page)
    assert "Changed since you opened it: how it stands, and what was said of it." in text(page)
    assert Remedy.objects.get().state == "withdrawn" and remedy.steps.count() == 2


def test_a_remedy_that_was_agreed_meanwhile_is_decided_about_anew(
    place: Place, tom: Client, remedy: Remedy
) -> None:
    where = at_remedy(place, remedy.ref)
    sent = opened(tom.get(where)) | {"decision": "withdrawn", "because": "They do not answer."}
    actions.answer_remedy(remedy=remedy, to=RemedyState.AGREED, because="", by=place.viewer("Mo"), at=NOW)  # fmt: skip
    page = tom.post(where, sent)
    assert LOOK_AGAIN in problems(page) and Remedy.objects.get().state == "agreed"
    tom.post(where, opened(page) | {"decision": "done", "because": "Paid."})
    assert Remedy.objects.get().state == "done"


def test_what_changes_at_the_same_moment_moves_no_remedy_on(place: Place, remedy: Remedy) -> None:
    told = {"remedy": remedy, "was": queries.fingerprints(queries.remedy_as_said(remedy)), "because": "So.", "at": NOW}  # fmt: skip
    actions.answer_remedy(remedy=remedy, to=RemedyState.AGREED, because="", by=place.viewer("Mo"), at=NOW)  # fmt: skip
    for to in (RemedyState.WITHDRAWN, RemedyState.DONE):
        with pytest.raises(ChangedMeanwhile):
            actions.move_remedy(to=to, by=place.viewer("Tom"), **told)  # type: ignore[arg-type]
    with pytest.raises(ChangedMeanwhile):
        actions.answer_remedy(to=RemedyState.REFUSED, by=place.viewer("Mo"), **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("which", ["verified", "proposed"])
def test_a_remedy_is_proposed_for_what_is_missing_as_it_was_read(
    place: Place, tom: Client, missed: Commitment, which: str
) -> None:
    where, claim = at_remedy(place, "add"), claimed(place, 4)
    sent = opened(tom.get(where)) | {"kind": "plan", "what": "Ten more.", "by_when": "31 10 2090"}
    if which == "verified":
        actions.verify_claim(claim=claim, by=place.viewer("Ada"), at=NOW)
    else:
        actions.propose_remedy(commitment=missed, told=PAID, by=place.viewer("Ada"), at=NOW)
    before, page = Remedy.objects.count(), tom.post(where, sent)
    assert LOOK_AGAIN in problems(page) and Remedy.objects.count() == before
    said = {"verified": "how much is missing", "proposed": "what is proposed already"}[which]
    assert f"Changed since you opened it: {said}." in text(page)
    told = {"kind": "plan", "what": "Six more.", "by_when": "31 10 2090"}
    tom.post(where, opened(page) | told)
    assert Remedy.objects.count() == before + 1
