"""Sixty-four write claims on the same benefits while the server is killed: no benefit is exceeded, what was acknowledged is there, nothing half is."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Sum
from django.utils import timezone

from tests.postgres import IsMissing, default_database, program, running
from tests.web.served import HERE, Visitor, free_port, serving
from weft.audit.models import Entry
from weft.commitments import actions
from weft.commitments.actions import Bound, Delivered, Promise
from weft.commitments.models import Benefit, Claim, Commitment
from weft.commitments.rules import AgreementKind, PartyRole, Sort
from weft.frameworks.models import Edition
from weft.organisations.access import Viewer
from weft.organisations.queries import organisation_named, person_named, viewer_for

pytestmark = [pytest.mark.long, pytest.mark.allow_hosts([HERE])]
WRITERS, BENEFITS, EACH = 64, 6, 20
"""So many claim one of each benefit, of which there are fewer than claim."""
KILLED_AFTER = 90
JOSS = "joss@fennel.example"


@pytest.fixture(params=["sqlite", "postgresql"])
def settings_of(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A site of its own on either database; PostgreSQL as it runs for a council."""
    (tmp_path / "weft").mkdir()
    known = {"WEFT_SECRET_KEY": "k" * 60}
    if request.param == "sqlite":
        yield known | {"WEFT_DATABASE": f"sqlite:///{tmp_path}/weft/weft.sqlite3"}
        return
    try:
        program("initdb")
    except IsMissing as missing:
        pytest.skip(str(missing))
    with running(durable=True) as server:
        yield known | {"WEFT_DATABASE": server.address(server.database())}


def who(name: str, organisation: str) -> Viewer:
    """Somebody of the example place."""
    found = organisation_named(organisation)
    return viewer_for(person_named(found, name).person, found.pk)


def promised_and_delivered() -> tuple[list[str], list[str]]:
    """A contract in which sixty-four amounts of a measure are promised, and benefits that count for each; gives the references of both."""
    tomas = who("Tomas Reyl", "Quillmouth City Council")
    joss = who("Joss Fennel", "Fennel & Brook Construction Ltd")
    now = timezone.now()
    measured = Commitment.objects.filter(promised_by=joss.acting_for, sort=Sort.FIXED).earliest(
        "pk"
    )
    edition, code = Edition.objects.get(pk=measured.edition_id), measured.code
    agreement = actions.record_agreement(
        kind=AgreementKind.CONTRACT, title="Many promises", parties=[Bound(PartyRole.SUPPLIER, joss.acting_for)],
        begins=date(2026, 1, 1), ends=date(2027, 12, 31), by=tomas, at=now,
    )  # fmt: skip
    assert joss.acting_for
    promise = Promise(joss.acting_for, edition, code, Sort.FIXED, 1_000_000, due=date(2027, 12, 31))
    promises = [
        actions.record_commitment(agreement=agreement, promise=promise, another=True, by=tomas, at=now).ref for _ in range(WRITERS)
    ]  # fmt: skip
    benefits = []
    for number in range(BENEFITS):
        told = Delivered(
            edition,
            code,
            EACH * unit(measured),
            date(2026, 2, 1 + number),
            date(2026, 2, 1 + number),
        )
        made = actions.record_benefit(told=told, by=joss, at=now)
        benefits.append(actions.report_benefit(benefit=made, by=joss, at=now).ref)
    return promises, benefits


def unit(commitment: Commitment) -> int:
    """How many of its smallest parts one of its measure has."""
    from weft.analysis.frameworks.units import UNITS

    return UNITS[commitment.unit].parts


class Claiming:
    """Sixty-four browsers that claim, and what they were told."""

    def __init__(
        self, port: int, cookies: dict[str, str], promises: list[str], benefits: list[str]
    ) -> None:
        self.port, self.cookies, self.promises, self.benefits = port, cookies, promises, benefits
        self.done: set[tuple[str, str]] = set()
        self.refused: set[tuple[str, str]] = set()
        self.answered = threading.Event()
        self.again = threading.Event()
        self.again.set()

    def claims(self, number: int) -> None:
        """Claim one of each benefit for a promise of one's own; where nobody answers, wait and say it once more."""
        visitor = Visitor(self.port, dict(self.cookies))
        promise = self.promises[number]
        for benefit in self.benefits[number % BENEFITS :] + self.benefits[: number % BENEFITS]:
            while (status := self._said(visitor, benefit, promise)) is None:
                self.again.wait(120)
            self.told(benefit, promise, status)

    def told(self, benefit: str, promise: str, status: int) -> None:
        """Remember what was acknowledged."""
        (self.done if status == 302 else self.refused).add((benefit, promise))
        if len(self.done) + len(self.refused) >= KILLED_AFTER:
            self.answered.set()

    def _said(self, visitor: Visitor, benefit: str, promise: str) -> int | None:
        there = f"/benefits/{benefit}/claim/"
        try:
            visitor.ask("GET", there)
            if (
                promise not in visitor.text
            ):  # all of it is claimed: it is not asked for any more, or is claimed for this already
                return 200
            form = f"csrfmiddlewaretoken={visitor.token}&{promise}=1".encode()
            return visitor.ask(
                "POST", there, form, **{"Content-Type": "application/x-www-form-urlencoded"}
            ).status
        except (OSError, HTTPException, AssertionError):
            return None


@contextmanager
def at_work(database: str) -> Iterator[None]:
    """The test looks into the site's database."""
    with default_database(database):
        yield


def test_no_benefit_is_exceeded_and_nothing_that_was_acknowledged_is_lost(
    settings_of: dict[str, str], tmp_path: Path, django_db_blocker: Any
) -> None:
    port, database = free_port(), settings_of["WEFT_DATABASE"]
    with ExitStack() as last:
        with serving(tmp_path / "weft", port=port, **settings_of) as joss:
            with django_db_blocker.unblock(), at_work(database):
                promises, benefits = promised_and_delivered()
            joss.sign_in(JOSS)
            claiming = Claiming(port, joss.cookies, promises, benefits)
            writers = [
                threading.Thread(target=claiming.claims, args=(one,)) for one in range(WRITERS)
            ]
            for writer in writers:
                writer.start()
            assert claiming.answered.wait(120)
            claiming.again.clear()
            assert joss.process
            os.killpg(joss.process.pid, signal.SIGKILL)
        before = set(claiming.done)
        last.enter_context(serving(tmp_path / "weft", port=port, **settings_of))
        claiming.again.set()
        for writer in writers:
            writer.join(300)
        assert not any(writer.is_alive() for writer in writers)
    assert before < claiming.done, "after the kill the rest was claimed"
    with django_db_blocker.unblock(), at_work(database):
        told_as_it_is(claiming)


def told_as_it_is(claiming: Claiming) -> None:
    """What stands in the database is what was acknowledged, whole."""
    there = Claim.objects.filter(commitment__ref__in=claiming.promises, counts__gt=0)
    rows = set(there.values_list("benefit__ref", "commitment__ref"))
    assert claiming.done <= rows, "what was acknowledged is there"
    for benefit in Benefit.objects.filter(ref__in=claiming.benefits):
        summed = benefit.claims.aggregate(sum=Sum("counts"))["sum"]
        assert benefit.claimed == summed <= benefit.quantity
        assert benefit.claimed == benefit.quantity, "there were more who claimed than there is"
    for commitment in Commitment.objects.filter(ref__in=claiming.promises):
        assert commitment.claimed == (commitment.claims.aggregate(sum=Sum("brings"))["sum"] or 0)
    recorded = Entry.objects.filter(act="claim benefit", subject_kind="claim", subject__in=list(there.values_list("pk", flat=True)))  # fmt: skip
    assert recorded.count() == there.count(), (
        "each claim is on record once, and none without its row"
    )
