"""A council takes its list of promises in once it has said what stands where and what is meant: whole, or not; the same list comes back."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from tests.cast import NOW
from tests.commitments.conftest import AMBLEFORD, BUILDERS, ROOFERS, Place
from tests.commitments.test_agreements_are_kept_on_pages import at, problems, text
from tests.ui.pages import tree
from weft.audit.models import Entry
from weft.commitments import actions
from weft.commitments.actions import Bound
from weft.commitments.forms.promised import _coded
from weft.commitments.models import Agreement, Commitment, Profile
from weft.commitments.rules import AgreementState, PartyRole
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db
HEADINGS = ("Contract reference", "Supplier", "TOM ref", "Measure", "Target", "Unit", "Due date")


@pytest.fixture
def tom(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    place.first.agreement.references.create(scheme="contract", number="C-17")
    return at(place, "Tom")


def csv_of(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    return "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in (headings, *rows)).encode()


def sent(client: Client, content: bytes, name: str = "promises.csv") -> tuple[str, HttpResponse]:
    """The page on which it is asked what stands where, and where it is."""
    file = SimpleUploadedFile(name, content)
    page = client.post("/agreements/what-is-promised/take-in/", {"chosen": file}, follow=True)
    return page.redirect_chain[-1][0] if page.redirect_chain else "", page


def answers(page: HttpResponse) -> dict[str, str]:
    """The form as it stands on the page."""
    chosen = tree(page.content.decode()).xpath("//main//select")
    found = {one.get("name"): one.xpath("string(option[@selected]/@value)") for one in chosen}
    return found | {
        one.get("name"): one.get("value")
        for one in tree(page.content.decode()).xpath("//main//input[@type='checkbox' and @checked]")
    }


def taken(client: Client, content: bytes, **more: str) -> HttpResponse:
    there, page = sent(client, content)
    return client.post(there, answers(page) | {"take": "yes"} | more, follow=True)


def wrong(page: HttpResponse) -> list[str]:
    items = tree(page.content.decode()).xpath("//main/ul/li")
    return [
        said
        for one in items
        if (said := " ".join("".join(one.itertext()).split())).startswith(("Sheet", "Row"))
    ]


JOBS = ("C-17", "FENNEL BUILDERS LIMITED", "J", "", "4 people", "people", "31/12/2026")
"""The name of the builders is spelled otherwise."""
HOURS = ("c-17", "", "", "hours of  help", "2 hours 20 minutes", "hrs", "2027-01-31")


def test_nothing_is_recorded_before_it_is_said_and_then_all_of_it(
    place: Place, tom: Client
) -> None:
    there, page = sent(tom, csv_of(JOBS, HOURS))
    assert "2 promises would be recorded" in text(page) and Commitment.objects.count() == 2
    tom.post(there, answers(page) | {"look": "yes"})
    assert Commitment.objects.count() == 2
    done = tom.post(there, answers(page) | {"take": "yes"}, follow=True)
    assert "2 promises recorded" in done.content.decode()
    jobs, hours = Commitment.objects.order_by("pk")[2:]
    assert (jobs.agreement, jobs.promised_by.name, jobs.code, jobs.quantity, jobs.due, jobs.sort) == (
        place.first.agreement, BUILDERS, "J", 4, date(2026, 12, 31), "fixed",
    )  # fmt: skip
    assert (hours.promised_by.name, hours.code, hours.quantity, hours.unit) == (BUILDERS, "H", 140, "hours")  # fmt: skip
    line = Entry.objects.get(act="take in promises")
    assert (line.after["count"], line.after["source"]) == (2, "promises.csv")


@pytest.mark.parametrize(("code", "measure"), [
    ("", "J"), ("", "J People who started a job"), ("", "j – people who started a job"), ("People who started a job", ""), ("J.", "Jobs"),
])  # fmt: skip
def test_a_measure_is_known_by_its_code_or_wording_wherever_they_stand(
    tom: Client, code: str, measure: str
) -> None:
    _there, page = sent(tom, csv_of(("C-17", "", code.strip("."), measure, "4", "", "31/12/2026")))
    assert "1 promise would be recorded" in text(page)


@pytest.mark.parametrize(("text_", "code"), [
    ("gq16 hours of help", "gq16"), ("gq16: anything else", "gq16"), ("gq16", None), ("j people who started a job", "j"), ("j others", None),
    ("1. jobs", None), ("gq17 hours", None),
])  # fmt: skip
def test_a_code_before_other_words_is_that_code(text_: str, code: str | None) -> None:
    nodes: dict[str, Any] = {
        "gq16": SimpleNamespace(wording="Hours of help"), "j": SimpleNamespace(wording="People who started a job"),
        "1": SimpleNamespace(wording="Theme"),
    }  # fmt: skip
    assert _coded(text_, nodes) is (nodes[code] if code else None)


def test_the_same_list_twice_adds_nothing_and_a_longer_one_only_what_is_new(tom: Client) -> None:
    taken(tom, csv_of(JOBS, JOBS), again="!3")
    assert Commitment.objects.count() == 4
    again = taken(tom, csv_of(JOBS, JOBS))
    assert problems(again) == ["All of these are recorded already."]
    taken(tom, csv_of(JOBS, JOBS, JOBS, HOURS))
    assert Commitment.objects.count() == 6


def test_two_rows_that_say_the_same_are_one_promise_unless_somebody_says_that_they_are_two(
    tom: Client,
) -> None:
    _there, page = sent(tom, csv_of(JOBS, HOURS, JOBS))
    assert "2 promises would be recorded" in text(page)
    assert "1 row says the same as another." in text(page)
    assert "Row 4, the same as row 2: C-17; FENNEL BUILDERS" in text(page)
    taken(tom, csv_of(JOBS, HOURS, JOBS))
    assert Commitment.objects.count() == 4


def test_rows_with_which_something_is_wrong_are_left_out_where_somebody_says_so(
    tom: Client,
) -> None:
    bad = ("C-99", "", "J", "", "1", "", "31/12/2026")
    there, page = sent(tom, csv_of(JOBS, bad, bad))
    assert "Leave out every row with which something is wrong" in text(page)
    page = tom.post(there, answers(page) | {"leave": ["!3"], "look": "yes"})
    assert [one.partition(":")[0] for one in wrong(page)] == ["Row 4"]
    assert "You leave out 1 row " in text(page)
    tom.post(there, answers(page) | {"leave": ["!3"], "take": "yes"})
    assert Commitment.objects.count() == 2, "one is wrong still"
    tom.post(there, answers(page) | {"leave": ["!3", "!4"], "take": "yes"})
    assert Commitment.objects.count() == 3
    there, page = sent(tom, csv_of(HOURS, bad, bad))
    page = tom.post(there, answers(page) | {"leaves_wrong": "on", "look": "yes"})
    assert "You leave out 2 rows Row 3: C-99; J; 1; 31/12/2026" in text(page)
    tom.post(there, answers(page) | {"take": "yes"})
    assert Commitment.objects.count() == 4


def test_a_list_that_may_name_people_is_taken_only_once_somebody_has_looked(tom: Client) -> None:
    with_a_number = (*JOBS, "AB123456C is counted, too")
    headings = (*HEADINGS, "Method statement")
    there, page = sent(tom, csv_of(with_a_number, headings=headings))
    page = tom.post(there, answers(page) | {"take": "yes"})
    assert "This may hold a National Insurance number (“AB" in text(page)
    assert Commitment.objects.count() == 2
    tom.post(there, answers(page) | {"take": "yes", "looked": "on"})
    assert Commitment.objects.count() == 3


def test_totals_and_footers_are_passed_over_and_said(tom: Client) -> None:
    total = ("", "", "", "Grand total", "4", "", "")
    footer = ("Prepared by the procurement team", "", "", "", "", "", "")
    _there, page = sent(tom, csv_of(JOBS, total, footer))
    assert wrong(page) == []
    assert "2 rows are passed over: totals and footers" in text(page)
    assert "Row 3: Grand total; 4" in text(page)


def test_what_goes_over_several_rows_stands_in_each(tom: Client) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Contract reference", "Code", "Target", "Due date"])
    sheet.append(["C-17", "J", 3, date(2027, 1, 1)])
    sheet.append([None, "H", 5, date(2027, 1, 1)])
    sheet.append([None, "J", 4, date(2027, 1, 1)])
    sheet.merge_cells("A2:A3")
    into = BytesIO()
    book.save(into)
    _there, page = sent(tom, into.getvalue(), "promises.xlsx")
    assert "2 promises would be recorded" in text(page)
    assert [one.partition(":")[2][:30] for one in wrong(page)] == [" It does not say of which agre"]


@pytest.mark.parametrize(("amount", "unit", "sort", "months"), [
    ("10 per annum", "hrs", "", 12), ("10", "hours p.a.", "", 12), ("10", "hrs", "yearly", 12), ("10", "hrs", "Annually", 12), ("10", "", "per month", 1),
    ("10 hours per quarter", "", "per period", 3), ("10", "hours", "half-yearly", 6),
])  # fmt: skip
def test_a_period_is_read_as_councils_write_it_and_shown_with_the_amount(
    tom: Client, amount: str, unit: str, sort: str, months: int
) -> None:
    headings = ("Contract reference", "Code", "Target", "Unit", "How it is promised")
    _there, page = sent(tom, csv_of(("C-17", "H", amount, unit, sort), headings=headings))
    every = "every month" if months == 1 else f"every {months} months"
    assert f"H Hours of help: 10 hours {every}" in text(page)
    taken(tom, csv_of(("C-17", "H", amount, unit, sort), headings=headings))
    made = Commitment.objects.latest("pk")
    assert (made.sort, made.quantity, made.months) == ("per period", 600, months)


def test_what_says_two_periods_or_a_period_and_none_is_asked_about(tom: Client) -> None:
    headings = ("Contract reference", "Code", "Target", "How it is promised", "Months of a period", "Due date")  # fmt: skip
    rows = (
        ("C-17", "H", "10 per annum", "monthly", "", ""), ("C-17", "H", "10 per annum", "", "3", ""), ("C-17", "H", "10 p.a.", "by a day", "", "1/1/2027"),
    )  # fmt: skip
    _there, page = sent(tom, csv_of(*rows, headings=headings))
    assert [one.partition(": ")[2][:18] for one in wrong(page)] == ["It says two period", "It says two period", "It says a period, "]  # fmt: skip


def test_what_is_promised_for_each_million_is_shown_so(tom: Client) -> None:
    headings = ("Contract reference", "Code", "Target", "How it is promised")
    _there, page = sent(tom, csv_of(("C-17", "H", "10", "rate"), headings=headings))
    assert "H Hours of help: 10 hours for each £1 million" in text(page)


def test_every_measure_of_the_framework_can_be_chosen_the_likeliest_first(tom: Client) -> None:
    _there, page = sent(tom, csv_of(("C-17", "", "", "Local help", "3", "", "1/1/2027")))
    (asked,) = tree(page.content.decode()).xpath("//main//select[starts-with(@name, 'means-')]")
    offered = [one.get("value") for one in asked.xpath("option")]
    assert offered[:2] == ["", "H"] and {"J", "N", "P", "W"} < set(offered)


def test_another_amount_of_the_same_promise_is_no_second_promise(place: Place, tom: Client) -> None:
    taken(tom, csv_of(JOBS))
    more = taken(tom, csv_of(("C-17", BUILDERS, "J", "", "5", "", "31/12/2026")))
    ref = Commitment.objects.latest("pk").ref
    assert wrong(more) == [
        f"Row 2: It is recorded already as promise {ref}, otherwise: 4 people. Change it on its page, where you say why."
    ]
    assert Commitment.objects.count() == 3


def test_a_row_of_what_was_terminated_is_told_why_nothing_is_promised_in_it(
    place: Place, tom: Client
) -> None:
    actions.move_agreement(
        agreement=place.first.agreement, to=AgreementState.TERMINATED, on=NOW.date(), because="They went.", by=place.viewer("Tom"), at=NOW
    )  # fmt: skip
    assert wrong(taken(tom, csv_of(JOBS))) == [
        "Row 2: It has ended, so nothing could be claimed for a new promise. Record it in another agreement."
    ]
    assert Commitment.objects.count() == 2


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_recorded(
    place: Place, tom: Client
) -> None:
    actions.add_party(
        agreement=place.first.agreement, party=Bound(PartyRole.PARTNER, name="Ostle"), on=NOW.date(), because="x",
        by=place.viewer("Tom"), at=NOW,
    )  # fmt: skip
    page = taken(tom, csv_of(
        JOBS, ("C-99", BUILDERS, "J", "", "1", "", "31/12/2026"), ("", "", "", "", "", "", "soon"),
        ("C-17", "Ostle", "J", "", "1.5", "weeks", ""), ("C-17", ROOFERS, "J", "Hours of help", "0", "", "1/1/2027"),
        ("A school, built for Tom", BUILDERS, "Z", "", "1", "", "1/1/2027"),
    ))  # fmt: skip
    assert problems(page) == ["Nothing was recorded: a list is taken whole. Put right what is wrong with it first"]  # fmt: skip
    said = [one.split(": ", 1) for one in wrong(page)]
    assert [
        (where.rpartition(" ")[2], why.split("“")[0].strip() if why[0] != "“" else why[:12]) for where, why in said
    ] == [
        ("3", "You keep no agreement of the number or name"), ("4", "It does not say of which agreement it is. Write its number."),
        ("4", "It does not say of which measure it is. Write its code."), ("5", "“Ostle” is k"),
        ("5", "It is counted in people, and the row says"), ("5", "It does not say by which day. Write it, or tick below that it is the last day of the agreement."),
        ("6", "Its code is of"), ("6", "“Ostle Roofi"), ("7", "“Z” is no me"),
    ]  # fmt: skip
    assert Commitment.objects.count() == 2


def test_what_is_said_is_remembered_for_the_next_list(place: Place, tom: Client) -> None:
    headings = ("Which contract", "What they said", "No", "Until")
    there, page = sent(tom, csv_of(("C-17", "Local help", "3", ""), headings=headings))
    where = {"agreement": "0", "measure": "1", "quantity": "2", "due": "3", "until_end": "on"}
    page = tom.post(there, answers(page) | where | {"look": "yes"})
    (which,) = (name for name in answers(page) if name.startswith("means-"))
    tom.post(there, answers(page) | where | {which: "H", "take": "yes"})
    made = Commitment.objects.get(quantity=180)
    assert (made.code, made.due) == ("H", date(2027, 3, 31))
    assert Profile.objects.get().keeper.name == AMBLEFORD
    _there, page = sent(tom, csv_of(("C-17", "local  help", "7", "1/1/2027"), headings=headings))
    assert answers(page) | where == answers(page) and answers(page)[which] == "H"
    assert "1 promise would be recorded" in text(page)


def test_several_sheets_of_the_same_headings_are_one_list(tom: Client) -> None:
    book = Workbook()
    for title, code in (("North", "J"), ("South", "Q")):
        sheet = book.create_sheet(title)
        sheet.append(["Contract reference", "Code", "Target", "Due date"])
        sheet.append(["C-17", code, 3, date(2027, 1, 1)])
    into = BytesIO()
    book.save(into)
    _there, page = sent(tom, into.getvalue(), "promises.xlsx")
    assert "1 promise would be recorded" in text(page)
    assert [one.partition(":")[0] for one in wrong(page)] == ["Sheet “South”, row 2"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_taken_away_comes_back_as_it_is(place: Place, tom: Client, form: str) -> None:
    taken(tom, csv_of(JOBS, HOURS))
    away = tom.get(f"/agreements/what-is-promised/promises.{form}").content
    there, page = sent(tom, away, f"promises.{form}")
    assert wrong(page) == []
    assert "0 promises would be recorded. 3 are recorded already." in text(page)
    Commitment.objects.exclude(pk=place.second.pk).delete()
    emptied = tom.post(there, answers(page) | {"ref": "", "take": "yes"}, follow=True)
    assert "3 promises recorded" in emptied.content.decode()
    assert sorted(Commitment.objects.filter(agreement=place.first.agreement).values_list("code", "quantity")) == [("H", 140), ("J", 4), ("J", 10)]  # fmt: skip


def test_what_went_over_to_another_comes_back_with_what_stayed(place: Place, tom: Client) -> None:
    taken(tom, csv_of(HOURS))
    place.benefit(3)
    actions.novate(
        agreement=place.first.agreement, leaving=place.cast.organisations[BUILDERS], coming=place.cast.organisations[ROOFERS], on=NOW.date(),
        because="They gave up.", by=place.viewer("Tom"), at=NOW,
    )  # fmt: skip
    stay = Commitment.objects.filter(agreement=place.first.agreement, until__isnull=False)
    assert {one.quantity for one in stay} == {0}, "nothing of it counted yet"
    away = tom.get("/agreements/what-is-promised/promises.csv").content
    _there, page = sent(tom, away)
    assert wrong(page) == []
    assert "0 promises would be recorded. 2 are recorded already." in text(page)
    _there, page = sent(tom, csv_of(JOBS))
    assert wrong(page) == [
        "Row 2: Fennel Builders Ltd promises nothing more in “A school, built for Tom”. Leave the row out, or write who promises it now."
    ]


def test_what_is_taken_away_says_what_is_due_and_late(
    place: Place, tom: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(day: datetime) -> tuple[str, str]:
        monkeypatch.setattr(timezone, "now", lambda: day)
        tom.force_login(place.cast.person("Tom"))
        away = tom.get("/agreements/what-is-promised/promises.csv").content.decode("utf-8-sig")
        (row,) = csv.DictReader(away.splitlines())
        return row["Due by now"], row["Late"]

    assert said(datetime(2027, 3, 30, 9, tzinfo=UTC)) == ("0", "no")
    assert said(datetime(2027, 3, 31, 9, tzinfo=UTC)) == ("10", "no"), "due today"
    assert said(datetime(2027, 4, 1, 9, tzinfo=UTC)) == ("10", "yes")


def test_a_supplier_takes_its_own_promises_away_and_no_more(place: Place) -> None:
    place.cast.member("Rena", BUILDERS, Role.REPORTER, administrator="Mo")
    out = at(place, "Rena").get("/agreements/what-is-promised/promises.xlsx").content
    sheet = load_workbook(BytesIO(out)).active
    assert sheet is not None
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {place.first.ref, place.second.ref}  # fmt: skip
    none = load_workbook(BytesIO(at(place, "Rolf").get("/agreements/what-is-promised/promises.xlsx").content)).active  # fmt: skip
    assert none is not None and none.max_row == 1


def test_agreements_of_another_council_are_no_agreements_of_ours(place: Place, tom: Client) -> None:
    page = taken(tom, csv_of(("A school, built for Bea", BUILDERS, "J", "", "1", "", "1/1/2027")))
    assert [one.partition(": ")[2][:35] for one in wrong(page)] == [
        "You keep no agreement of the number"
    ]


def test_a_day_outside_of_the_agreement_is_said_with_its_row_and_what_to_do(place: Place, tom: Client) -> None:  # fmt: skip
    early, late = ((*JOBS[:-1], day) for day in ("31/3/2026", "1/4/2027"))
    page = taken(tom, csv_of(JOBS, early, late))
    assert wrong(page) == [
        "Row 3: It would be due on 31 March 2026, and the agreement begins on 1 April 2026. Enter a day while it holds.",
        "Row 4: It would be due on 1 April 2027, and the agreement lasts until 31 March 2027 at most. Enter a day while it holds, or extend it first.",
    ]
    assert not Commitment.objects.filter(due=date(2026, 12, 31)).exists()


def test_what_is_recorded_already_comes_again_also_once_the_agreement_ends_before(place: Place, tom: Client) -> None:  # fmt: skip
    taken(tom, csv_of(JOBS))
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=date(2026, 10, 31))
    assert problems(taken(tom, csv_of(JOBS))) == ["All of these are recorded already."]
