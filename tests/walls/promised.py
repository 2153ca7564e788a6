"""One row of each noun of commitments: an agreement of Ambleford with Fennel Construction, what was promised in it and delivered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from tests.analysis.commitments.test_a_photograph_loses_where_it_was_taken import photograph
from tests.cast import NOW, Cast
from weft.analysis.commitments.ratings import Rating
from weft.analysis.commitments.register import Contract, Supplier
from weft.commitments import actions
from weft.commitments.actions import Bound, Delivered, Finding, Given, Promise, Proposed, Quarrel
from weft.commitments.disputes import DisputeKind
from weft.commitments.lists import Listed
from weft.commitments.models import (
    Agreement,
    Assessment,
    Benefit,
    Claim,
    Commitment,
    Contact,
    Dispute,
    Evidence,
    Indicator,
    Intake,
    Jotting,
    Remedy,
    Repeat,
)
from weft.commitments.performance import Period
from weft.commitments.remedies import RemedyKind, RemedyState
from weft.commitments.rules import AgreementKind, EvidenceKind, PartyRole, Sort
from weft.commitments.work import read
from weft.frameworks.models import Edition
from weft.jobs.actions import finish, take
from weft.jobs.models import Job
from weft.jobs.queries import folder_of, job_folder
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import Sentence
from weft.uploads.arriving import Arrived


@dataclass(frozen=True)
class Promised:
    """What was made."""

    agreement: Agreement
    commitment: Commitment
    benefit: Benefit
    claim: Claim
    evidence: Evidence
    photo: Evidence
    assessment: Assessment
    remedy: Remedy
    named: Benefit
    """Another one, for a group without an account."""
    waits: Benefit
    """Another one, which waits for its beneficiary and to be verified."""
    jotting: Jotting
    contact: Contact
    repeat: Repeat
    intake: Intake
    """A register that was taken in."""
    dispute: Dispute
    """About another one again, opened by its beneficiary and answered by the keeper of the agreement."""
    open_to: Benefit
    """Another one, about which nobody quarrels yet."""


LONG_AGO = "Boats, long ago"
"""An agreement of the days in which the suppliers of the analysis were paid."""


def promised(
    cast: Cast, edition: Edition, *, provider: str = "Mo", beneficiary: str = "Otto"
) -> Promised:
    """An agreement of Ada with a provider, with all that belongs to one; a benefit that counts for it, and what its beneficiary says."""
    ada, mo, otto = (cast.viewer(name) for name in ("Ada", provider, beneficiary))
    assert mo.acting_for is not None
    agreement = actions.record_agreement(
        kind=AgreementKind.CONTRACT, title="x", description="x", category="x", parties=[Bound(PartyRole.SUPPLIER, mo.acting_for)],
        references=[("contract", "x"), ("ocid", "ocds-h6vhtk-x")], parts=["x"], places=["x"], begins=date(2026, 4, 1), ends=date(2027, 3, 31), by=ada, at=NOW,
    )  # fmt: skip
    actions.record_agreement(
        kind=AgreementKind.CONTRACT, title=LONG_AGO, parties=[Bound(PartyRole.SUPPLIER, mo.acting_for)], begins=date(2024, 1, 1), ends=date(2025, 12, 31),
        by=ada, at=NOW,
    )  # fmt: skip
    intake = _registers(ada)
    actions.record_drawdown(
        agreement=agreement, begins=NOW.date(), ends=NOW.date(), amount_gbp=Decimal(1), source="x", by=ada, at=NOW
    )  # fmt: skip
    back = actions.record_drawdown(
        agreement=agreement, begins=NOW.date(), ends=NOW.date(), amount_gbp=Decimal(2), source="x", by=ada, at=NOW
    )  # fmt: skip
    actions.withdraw_drawdown(drawdown=back, because="x", by=ada, at=NOW)
    actions.extend_agreement(
        agreement=agreement, ends=date(2028, 3, 31), on=NOW.date(), because="x", by=ada, at=NOW
    )
    actions.add_party(
        agreement=agreement, party=Bound(PartyRole.SUBCONTRACTOR, name="x"), on=NOW.date(), because="x", by=ada, at=NOW
    )  # fmt: skip
    actions.keep_profile(of=Listed.PROMISE, key="x", said={"columns": {}}, by=ada, at=NOW)
    actions.note_conversation(agreement=agreement, on=NOW.date(), text="x", by=ada, at=NOW)
    promise = Promise(
        mo.acting_for, edition, "O1-1-1", Sort.FIXED, 9, due=NOW.date() - timedelta(1), words="x", cohorts=("x",), places=("x",), baseline="x",
        evidence="x", if_missed="x",
    )  # fmt: skip
    commitment = actions.record_commitment(agreement=agreement, promise=promise, by=ada, at=NOW)
    later = Promise(mo.acting_for, edition, "O1-1-1", Sort.FIXED, 1, due=date(2027, 3, 31))
    actions.record_commitment(agreement=agreement, promise=later, by=ada, at=NOW)
    told = Delivered(
        edition, "O1-1-1", 5, date(2026, 10, 1), date(2026, 10, 31), places=("x",), cohort="x", beneficiary=otto.acting_for,
        beneficiary_name="x", description="x", story="x",
    )  # fmt: skip
    benefit = actions.report_benefit(
        benefit=actions.record_benefit(told=told, by=mo, at=NOW), by=mo, at=NOW
    )
    photo = Arrived("x.jpg", "image/jpeg")
    photo.add(photograph())
    (shown,) = actions.add_evidence(
        benefit=benefit, given=[Given(EvidenceKind.FILE, photo)], by=mo, at=NOW
    )
    line = Given(EvidenceKind.STATEMENT, reference="x")
    kept, gone = actions.add_evidence(benefit=benefit, given=[line, line], by=mo, at=NOW)
    actions.take_away_evidence(evidence=gone, because="x", by=mo, at=NOW)
    jotting = actions.begin_jotting(
        commitment=commitment, typed={"description": "x"}, by=mo, at=NOW
    )
    draft = replace(told, beneficiary=None, begins=date(2026, 9, 1), ends=date(2026, 9, 2))
    actions.record_benefit(told=draft, by=mo, at=NOW)
    made = actions.claim(benefit=benefit, commitment=commitment, quantity=3, by=mo, at=NOW)
    actions.return_claim(claim=made, because="x", by=ada, at=NOW)
    actions.confirm_benefit(benefit=benefit, received=4, words="x", by=otto, at=NOW)
    waits = _waits(replace(told, quantity=2, begins=date(2026, 10, 5)), commitment, mo)
    group = replace(told, quantity=1, begins=date(2026, 10, 6), beneficiary=None)
    named = _waits(group, commitment, mo)
    contact = actions.approve_contact(
        group="x", email="harbour@group.example", known_by="x", by=ada, at=NOW
    )
    assessment = _rated(agreement, commitment, ada)
    remedy = _missed(commitment, ada)
    repeat = Repeat.objects.create(
        ref=new_ref(), one=benefit, other=waits, weight=9, reasons=["x"], found_at=NOW
    )
    actions.remark(commitment=commitment, text="x", by=mo, at=NOW)
    return Promised(
        agreement,
        commitment,
        benefit,
        made,
        kept,
        shown,
        assessment,
        remedy,
        named,
        waits,
        jotting,
        contact,
        repeat,
        intake,
        *_quarrelled(replace(told, quantity=1), commitment, ada, mo, otto),
    )


def _registers(ada: Viewer) -> Intake:
    """A register that was taken in; and one that was taken in and back."""
    contract = Contract("", "", "x", False, "x", "x", None, None, None, None, (Supplier("x", "02165763", "1090095", {"x": "x"}),))  # fmt: skip
    kept, gone = (
        actions.take_contracts(contracts=[replace(contract, title=new_ref())], source="x", by=ada, at=NOW)[0].intake
        for _ in range(2)
    )  # fmt: skip
    assert kept is not None and gone is not None
    actions.take_back_contracts(intake=gone, because="x", by=ada, at=NOW)
    return kept


def _missed(commitment: Commitment, ada: Viewer) -> Remedy:
    """What is proposed because it was missed; and what was proposed before, and withdrawn."""
    told = {"by": ada, "at": NOW}
    plan = Proposed(RemedyKind.PLAN, "x", by_when=date(2026, 12, 31))
    gone, made = (
        actions.propose_remedy(commitment=commitment, told=plan, **told) for _ in range(2)
    )
    actions.move_remedy(remedy=gone, to=RemedyState.WITHDRAWN, because="x", **told)
    return made


def _rated(agreement: Agreement, commitment: Commitment, ada: Viewer) -> Assessment:
    """What the agreement is rated by, and how well it was kept, once said and put right."""
    told = {"by": ada, "at": NOW}
    actions.say_tolerances(close=90, below=70, **told)
    actions.explain_few_indicators(agreement=agreement, because="x", **told)
    actions.choose_indicators(agreement=agreement, commitments=[commitment], **told)
    about = {
        "unit": "percent",
        "target": 9500,
        "more_is_better": True,
        "about": commitment.promised_by,
    }
    gone, other = (
        actions.describe_indicator(agreement=agreement, name="x", **about, **told) for _ in range(2)
    )
    actions.drop_indicator(indicator=gone, because="x", **told)
    chosen = Indicator.objects.get(agreement=agreement, commitment=commitment)
    findings = [Finding(chosen, Rating.GOOD, "x"), Finding(other, Rating.GOOD, "x", 1, 1)]
    period = Period(date(2026, 4, 1), date(2026, 9, 30))
    made = actions.assess(agreement=agreement, period=period, findings=findings, words="x", **told)
    return actions.correct_assessment(
        assessment=made, findings=findings, because="x", words="x", **told
    )


def _quarrelled(
    told: Delivered, commitment: Commitment, ada: Viewer, mo: Viewer, otto: Viewer
) -> tuple[Dispute, Benefit]:
    """A dispute that its beneficiary opened and all others have answered; and a benefit about which nobody quarrels any more."""
    open_to, disputed = (
        _waits(replace(told, begins=date(2026, 10, day)), commitment, mo) for day in (7, 8)
    )
    for one in (open_to, disputed):
        actions.confirm_benefit(benefit=one, received=1, by=otto, at=NOW)
        actions.verify_claim(claim=one.claims.get(), by=ada, at=NOW)
    says = Quarrel(DisputeKind.FACTS, "x")
    gone = actions.open_dispute(benefit=open_to, told=says, by=otto, at=NOW)
    actions.withdraw_dispute(dispute=gone, because="x", by=otto, at=NOW)
    dispute = actions.open_dispute(benefit=disputed, told=says, by=otto, at=NOW)
    for side in (ada, mo):
        actions.answer_dispute(dispute=dispute, words="x", by=side, at=NOW)
    return dispute, open_to


def _waits(told: Delivered, commitment: Commitment, mo: Viewer) -> Benefit:
    """A benefit of which nobody has said anything yet."""
    benefit = actions.report_benefit(
        benefit=actions.record_benefit(told=told, by=mo, at=NOW), by=mo, at=NOW
    )
    actions.claim(benefit=benefit, commitment=commitment, quantity=told.quantity, by=mo, at=NOW)
    return benefit


class Quiet:
    """A job's work as nobody watches it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def say(self, words: Sentence) -> None:
        """Nobody reads it."""

    def progress(self, done: int, of: int) -> None:
        """Nobody waits."""


def workbook(commitment: Commitment, by: Viewer) -> Job:
    """A workbook of what was delivered for a promise, which a job has read."""
    sent = Arrived("delivered.csv", "text/csv")
    sent.add(f"Promise,How much,From\r\n{commitment.ref},2,2 10 2026\r\n".encode())
    job = take(ref=actions.read_workbook(arrived=sent, by=by, at=NOW).ref, at=NOW)
    assert job is not None
    folder = folder_of(job_folder(), job)
    folder.mkdir(parents=True)
    finish(job=job, made=read(Quiet(folder), job.wishes), at=NOW)
    return job
