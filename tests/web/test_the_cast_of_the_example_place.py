"""The example place has a cast, made through the same actions as real people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from weft.audit.models import Entry
from weft.commitments.lists import READ
from weft.jobs.kinds import KINDS
from weft.jobs.models import Job
from weft.jobs.queries import job_folder
from weft.jobs.running import carry_out
from weft.organisations.models import HeldRole, Membership, Organisation, Person
from weft.organisations.rules import Kind, Role, State
from weft.spend.work import ANALYSE, LOOK
from weft.uploads.models import Upload
from weft.web import counting, duplicates
from weft.web.demo import CAST, PASSWORD, STEWARD, fill_example_place, sign_ins

pytestmark = pytest.mark.django_db


def test_at_least_eight_people_act_for_at_least_six_organisations() -> None:
    fill_example_place()
    assert Membership.objects.values("person").distinct().count() >= 8
    assert Organisation.objects.filter(state=State.APPROVED).count() >= 6


def test_making_it_twice_makes_it_once() -> None:
    fill_example_place()
    fill_example_place()
    assert Person.objects.filter(name=CAST[0].name).count() == 1


def test_every_organisation_and_person_is_on_record() -> None:
    fill_example_place()
    assert Entry.objects.filter(act="join").count() == Person.objects.count()
    registered = Entry.objects.filter(act="register organisation").count()
    assert registered == Organisation.objects.count()


def test_someone_acts_for_two_organisations_and_someone_waits() -> None:
    fill_example_place()
    mabel = Person.objects.get(name="Mabel Okoro")
    assert Membership.objects.filter(person=mabel).count() == 2
    assert Organisation.objects.filter(state=State.WAITING).count() == 1


def test_a_supplier_tells_its_number_names_addresses_and_where_it_works(client: Client) -> None:
    fill_example_place()
    assert client.login(email="joss@fennel.example", password=PASSWORD)
    ref = Organisation.objects.get(name__startswith="Fennel").ref
    page = client.get(f"/organisations/{ref}/").content.decode()
    for said in ("XI-EASTMARCH-F0417", "Fennel Builders Ltd", "Former name", "Branch address", "ZX11 2DE", "Quillmouth"):  # fmt: skip
        assert said in page
    form = client.get(f"/organisations/{ref}/change/").content.decode()
    typed = re.findall(r'name="([^"]+)" [^>]*?value="([^"]*)"', form)
    assert ("identifiers-0-number", "XI-EASTMARCH-F0417") in typed, "the form reads what was kept"


def test_each_of_them_can_sign_in(client: Client) -> None:
    fill_example_place()
    for part, password in sign_ins():
        assert client.login(email=part.email, password=password), part.name


def test_all_of_them_are_on_the_sign_in_page(client: Client) -> None:
    fill_example_place()
    page = client.get("/account/login/").content.decode()
    emails = set(Person.objects.values_list("email", flat=True))
    assert len(emails) >= 13
    assert {email for email in emails if email not in page} == set()


def test_every_kind_of_organisation_is_there_and_somebody_runs_it() -> None:
    fill_example_place()
    run = Organisation.objects.filter(
        state=State.APPROVED, memberships__roles__role=Role.ADMINISTRATOR
    )
    assert set(run.values_list("kind", flat=True)) == set(Kind)


def test_a_council_beyond_the_boundary_has_what_a_council_has(client: Client) -> None:
    fill_example_place()
    assert client.login(email="petra@lind.example", password=PASSWORD)
    waiting = client.get("/organisations/waiting/").content.decode()
    assert "Harrowfen Bright Start Nursery" in waiting
    assert client.get("/spend/").status_code == 200
    ref = Organisation.objects.get(name="Dunsallow District Council").ref
    page = client.get(f"/organisations/{ref}/").content.decode()
    assert "Associate council" in page
    assert "ZX30 1AA" in page


def test_every_role_has_someone() -> None:
    fill_example_place()
    assert set(HeldRole.objects.values_list("role", flat=True)) == set(Role)


def test_among_them_every_kind_of_long_work_can_be_done(
    client: Client, tmp_path: Path, settings: Settings
) -> None:
    settings.UPLOAD_FOLDER, settings.SITE_FOLDER = tmp_path, tmp_path
    fill_example_place()
    assert client.login(email=STEWARD.email, password=PASSWORD)
    client.post("/files/send/", {"chosen": SimpleUploadedFile("June.csv", b"Amount\r\n1.00\r\n")})
    payments = SimpleUploadedFile(
        "July.csv", b"Supplier,Date,Amount\r\nCanal Boats,01/07/2024,1.00\r\n"
    )
    ref = Upload.objects.get().ref
    assert client.post(f"/files/{ref}/count/").status_code == 302
    assert client.post("/organisations/compare/").status_code == 302
    analyst = next(part for part in CAST if Role.SPEND_ANALYST in part.roles)
    assert client.login(email=analyst.email, password=PASSWORD)
    assert client.post("/spend/files/send/", {"chosen": payments}).status_code == 302
    look = Job.objects.get(kind=LOOK)
    carry_out(look.ref, root=job_folder(), clock=timezone.now, seconds=600)
    assert client.post("/spend/runs/start/", {"period": "2024-25"}).status_code == 302
    assert client.login(email="joss@fennel.example", password=PASSWORD)
    lines = "Promise,How much,From\r\n" + "none,1,1 10 2026\r\n" * 600
    delivered = SimpleUploadedFile("delivered.csv", lines.encode())
    assert client.post("/benefits/record/spreadsheet/", {"chosen": delivered}).status_code == 302
    assert set(Job.objects.values_list("kind", flat=True)) == set(KINDS)
    assert set(KINDS) == {counting.KIND, duplicates.KIND, LOOK, ANALYSE, READ}
