"""What a place keeps of people ends when its time is over, each kind by its own rule; the record still holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.cast import NOW, Cast, two_councils
from tests.jobs.conftest import Clock
from tests.jobs.work import count_sheep, known
from tests.uploads.conftest import CSV, sent
from tests.web.getting_in import acts_about, confirmed
from tests.web.installation import every_row
from weft.audit.actions import erase_older, seal_what_waits
from weft.audit.models import Entry, Told
from weft.audit.queries import verified
from weft.jobs import running
from weft.jobs.actions import retry_job, start_job
from weft.jobs.models import Job, JobLine
from weft.jobs.tasks import job_folder
from weft.organisations import actions
from weft.organisations.models import Invitation, Membership, Person
from weft.organisations.rules import Role
from weft.uploads.models import Upload
from weft.web.keeping import DEFAULTS, keepings
from weft.web.tidying import ELSEWHERE, RULES, Tidied, due, months_before, tidy
from weft.web.working import Daily

pytestmark = pytest.mark.django_db
Commits = Callable[..., AbstractContextManager[object]]
A_DAY = timedelta(days=1)
OTHER = "warp and weft and warp"


@pytest.fixture
def cast() -> Cast:
    cast = two_councils()
    cast.steward()
    return cast


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the site keeps its files, by the times that hold without a file of records."""
    monkeypatch.setattr(settings, "SITE_FOLDER", tmp_path)
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path / "uploads")
    monkeypatch.setattr(settings, "KEEPINGS", keepings(None, place="Quillmouth"))
    return tmp_path


@pytest.fixture
def tidied(django_capture_on_commit_callbacks: Commits) -> Callable[[datetime], Tidied]:
    """Tidy at a moment, and let follow what follows when it is committed."""

    def tidy_at(at: datetime) -> Tidied:
        with django_capture_on_commit_callbacks(execute=True):
            return tidy(at=at)

    return tidy_at


def ended(tidied: Tidied, kind: str) -> int:
    return sum(count for rule, count in tidied.ended.items() if rule.kind == kind)


def after(months: int, since: datetime = NOW) -> datetime:
    """The first day on which so many months are over."""
    year, month = divmod(since.year * 12 + since.month - 1 + months, 12)
    return since.replace(year=year, month=month + 1) + A_DAY


Tidy = Callable[[datetime], Tidied]


def test_every_kind_that_is_told_has_something_that_ends_it() -> None:
    assert {rule.kind for rule in RULES} | set(ELSEWHERE) == {one.kind for one in DEFAULTS}
    assert all(
        bool(one.months) != (one.kind in {"sessions", "letters", "arrivals"}) for one in DEFAULTS
    )


@pytest.mark.parametrize(
    ("at", "months", "before"),
    [
        (datetime(2027, 3, 31, tzinfo=UTC), 1, datetime(2027, 2, 28, tzinfo=UTC)),
        (datetime(2028, 2, 29, tzinfo=UTC), 12, datetime(2027, 2, 28, tzinfo=UTC)),
        (datetime(2027, 1, 15, tzinfo=UTC), 84, datetime(2020, 1, 15, tzinfo=UTC)),
        (datetime(2027, 1, 15, tzinfo=UTC), 1, datetime(2026, 12, 15, tzinfo=UTC)),
    ],
)
def test_months_are_those_of_the_calendar(at: datetime, months: int, before: datetime) -> None:
    assert months_before(at, months) == before


def test_who_never_confirmed_their_address_is_erased_after_a_month(
    cast: Cast, tidied: Tidy
) -> None:
    nobody = actions.join(email="nobody@example.org", name="No Body", at=NOW, password=OTHER)
    EmailAddress.objects.create(user=nobody, email=nobody.email, verified=False, primary=True)
    somebody = confirmed(cast.person("Stranger"))
    assert ended(tidied(after(1) - 2 * A_DAY), "sign-ups") == 0
    assert ended(tidied(after(1)), "sign-ups") == 1
    nobody.refresh_from_db()
    somebody.refresh_from_db()
    assert (nobody.is_active, nobody.name) == (False, "")
    assert somebody.is_active and cast.person("Rita").is_active, "or acts for someone already"
    assert not EmailAddress.objects.filter(email="nobody@example.org").exists()
    assert not Told.objects.filter(value="nobody@example.org").exists()


def test_who_signs_in_no_more_is_told_and_then_erased(cast: Cast, tidied: Tidy) -> None:
    rita = confirmed(cast.person("Rita"))
    Person.objects.exclude(pk=rita.pk).update(last_login=after(24))
    told = after(23) + A_DAY
    for at in (told, told + A_DAY, told + 29 * A_DAY):
        tidied(at)
        rita.refresh_from_db()
        assert rita.is_active
    (letter,) = mail.outbox
    assert letter.to == ["rita@example.org"] and "/account/login/" in letter.body
    assert timezone.localdate(told + 30 * A_DAY).strftime("%-d %B %Y") in letter.body
    tidied(told + 32 * A_DAY)
    rita.refresh_from_db()
    assert not rita.is_active
    assert acts_about(rita)[-2:] == ["warn of erasure", "erase person"]


def test_who_signs_in_after_the_letter_stays(cast: Cast, tidied: Tidy) -> None:
    rita = confirmed(cast.person("Rita"))
    Person.objects.exclude(pk=rita.pk).update(last_login=after(24))
    tidied(after(23) + A_DAY)
    Person.objects.filter(pk=rita.pk).update(last_login=after(23) + 2 * A_DAY)
    tidied(after(25))
    rita.refresh_from_db()
    assert rita.is_active


def test_who_was_away_for_years_is_told_first_too(cast: Cast, tidied: Tidy) -> None:
    rita = confirmed(cast.person("Rita"))
    for day in (0, 29):
        tidied(after(60) + day * A_DAY)
        rita.refresh_from_db()
        assert rita.is_active
    tidied(after(60) + 31 * A_DAY)
    rita.refresh_from_db()
    assert not rita.is_active


def test_an_organisation_keeps_its_last_administrator_and_the_place_its_steward(
    cast: Cast, tidied: Tidy
) -> None:
    tidied(after(23) + A_DAY)
    tidied_then = tidied(after(25))
    left = {person.name for person in Person.objects.filter(is_active=True)}
    assert left == {"Stella", "Ada", "Brian"}
    assert len(tidied_then.kept) == 3
    assert all(said.startswith("accounts, number") for said in tidied_then.kept)


def test_a_membership_that_ended_is_deleted(cast: Cast, tidied: Tidy) -> None:
    rita = cast.person("Rita")
    membership = Membership.objects.get(person=rita)
    actions.end_membership(membership=membership, by=cast.viewer("Ada"), at=NOW)
    tidied(after(84) - 2 * A_DAY)
    assert Membership.objects.filter(pk=membership.pk).exists()
    tidied(after(84))
    assert not Membership.objects.filter(pk=membership.pk).exists()
    assert Entry.objects.filter(act="forget membership").count() == 1


def test_an_invitation_that_was_never_taken_up_goes_and_its_address_with_it(
    cast: Cast, tidied: Tidy
) -> None:
    for email in ("never@example.org", "rita@example.org"):
        actions.invite(
            organisation=cast.organisations["Brindale Council"], email=email, roles=[Role.READER],
            by=cast.viewer("Brian"), at=NOW,
        )  # fmt: skip
    tidied(after(3))
    assert Invitation.objects.count() == 2, "they ran out a while after they were sent"
    tidied(after(4))
    assert not Invitation.objects.exists()
    assert not Told.objects.filter(value="never@example.org").exists()
    assert Told.objects.filter(value="rita@example.org", about=None).exists(), "she bears it still"


@pytest.fixture
def upload(client: Client, cast: Cast) -> Upload:
    """A file that Ada sent."""
    client.force_login(cast.person("Ada"))
    return sent(client, ("June.csv", CSV))


def test_a_file_is_deleted_unless_work_that_needs_it_is_under_way(
    cast: Cast, upload: Upload, folder: Path, tidied: Tidy
) -> None:
    wishes = {"upload": upload.ref, "organisation": upload.organisation_id}
    over = after(84, since=upload.sent_at)
    with known("count sheep", count_sheep):
        job = start_job(kind="count sheep", wishes=wishes, by=cast.viewer("Ada"), at=NOW)
        assert ended(tidied(over), "files") == 0
        Job.objects.filter(pk=job.pk).update(state="failed", ended_at=over)
        assert ended(tidied(over), "files") == 1
    assert not Upload.objects.exists()
    assert not [path for path in (folder / "uploads").rglob("*") if path.is_file()]


def test_a_job_goes_with_its_log_and_what_it_made(cast: Cast, tidied: Tidy) -> None:
    clock = Clock()
    with known("count sheep", count_sheep):
        jobs = [
            start_job(kind="count sheep", wishes={"sheep": 3}, by=cast.viewer("Ada"), at=NOW)
            for _ in range(2)
        ]
        running.carry_out(jobs[0].ref, root=job_folder(), clock=clock, seconds=3600)
    assert (job_folder() / jobs[0].ref).is_dir()
    tidied(after(24) - 2 * A_DAY)
    assert Job.objects.count() == 2
    tidied(after(24))
    assert list(Job.objects.all()) == [jobs[1]], "one that still waits is not touched"
    assert not JobLine.objects.exists() and not (job_folder() / jobs[0].ref).exists()


def test_a_job_that_is_tried_again_meanwhile_is_not_deleted(cast: Cast, tidied: Tidy) -> None:
    with known("count sheep", count_sheep):
        job = start_job(kind="count sheep", wishes={"sheep": 3}, by=cast.viewer("Ada"), at=NOW)
        Job.objects.update(state="failed", ended_at=NOW)
        retry_job(job=job, by=cast.viewer("Ada"), at=after(24))
    tidied(after(24))
    assert Job.objects.filter(pk=job.pk).exists()


def test_old_entries_tell_no_more_of_people_and_the_chain_still_holds(
    cast: Cast,
) -> None:
    seal_what_waits(at=NOW)
    entries, values = Entry.objects.count(), Told.objects.exclude(value=None).count()
    assert erase_older(before=NOW + A_DAY, at=after(84)) == values > 0
    assert not Told.objects.filter(entry__at__lte=NOW).exclude(value=None).exists()
    assert Entry.objects.filter(at__lte=NOW).count() == entries
    seal_what_waits(at=after(84))
    assert verified([], trusted=(), whole=False).faults == []


def test_what_is_due_is_told_and_nothing_is_changed_by_it(cast: Cast) -> None:
    before = every_row()
    told = due(at=after(90))
    assert ended(told, "accounts") and ended(told, "acts")
    assert every_row() == before


def test_what_is_ended_once_is_not_ended_again(cast: Cast, tidied: Tidy) -> None:
    tidied(after(90))
    again = tidied(after(90))
    assert {rule.does: count for rule, count in again.ended.items() if count} == {}


def test_one_thing_that_fails_keeps_no_other_from_its_end(
    cast: Cast, upload: Upload, tidied: Tidy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("a fault")

    cast.person("Stranger")
    monkeypatch.setattr(actions, "erase_unused", broken)
    told = tidied(after(90, since=upload.sent_at))
    assert ended(told, "files") == 1
    assert any("sign-ups" in said and "the log says where" in said for said in told.kept)


def test_the_record_is_tidied_with_the_rest(cast: Cast, tidied: Tidy) -> None:
    tidied(after(84))
    assert not Told.objects.filter(entry__at__lte=NOW).exclude(value=None).exists()


def test_many_are_ended_some_at_a_time(cast: Cast) -> None:
    for name in ("One", "Two", "Three"):
        cast.person(name)
    assert [tidy(at=after(1), most=2).more for _ in range(2)] == [True, False]
    assert set(Person.objects.filter(is_active=False).values_list("name", flat=True)) == {""}


def test_the_worker_does_it_once_a_day_and_again_when_the_clock_was_put_back() -> None:
    done: list[datetime] = []
    left = [True, False, False, False]

    def chore(at: datetime) -> bool:
        done.append(at)
        return left.pop(0)

    daily = Daily(chore)
    begun = [NOW, NOW + timedelta(seconds=5)]
    for at in (*begun, NOW + timedelta(hours=23), NOW + timedelta(days=2), NOW - A_DAY):
        daily(at)
    assert done == [*begun, NOW + timedelta(days=2), NOW - A_DAY]


def test_everyone_reads_that_it_is_done(client: Client) -> None:
    page = client.get("/privacy/").content.decode()
    assert "Once a day the site ends what it has kept for that long" in page
    assert "12 hours from the last use" in page
