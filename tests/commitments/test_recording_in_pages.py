"""A small supplier records, reports and claims on pages: what it types is kept, what is due is told, nothing counts twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.analysis.commitments.test_a_photograph_loses_where_it_was_taken import photograph
from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, CHOIR, Place
from tests.commitments.test_reporting_once_for_all import add_roofers, promise
from tests.ui.pages import tree
from weft.analysis.frameworks.units import UNITS, in_parts
from weft.audit import guards
from weft.commitments import actions, queries
from weft.commitments.actions import Given
from weft.commitments.forms.reporting import bare
from weft.commitments.models import Agreement, Benefit, Commitment, Evidence, Jotting, Note
from weft.commitments.rules import BenefitState, ClaimState, EvidenceKind, Sort
from weft.frameworks.models import Node
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db
SAID = {"quantity": "4", "begins": "1 10 2026", "ends": "31 10 2026", "received": "harbour choir", "description": "Four new jobs."}  # fmt: skip


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SITE_FOLDER", tmp_path)
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path / "uploads")
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def signed_in(place: Place, name: str) -> Client:
    client = Client()
    client.force_login(place.cast.person(name))
    return client


@pytest.fixture
def rena(place: Place) -> Client:
    """Rena, who reports for the builders."""
    place.cast.member("Rena", BUILDERS, Role.REPORTER, administrator="Mo")
    return signed_in(place, "Rena")


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return " ".join("".join(tree(answer.content.decode()).itertext()).split())


def begun(client: Client, place: Place, promise: Commitment | None = None) -> str:
    answer = client.post("/benefits/record/", {"promise": (promise or place.first).ref})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def recorded(
    client: Client, place: Place, promise: Commitment | None = None, **other: object
) -> Benefit:
    answer = client.post(begun(client, place, promise), SAID | other)
    assert answer.status_code == 302, errors_in(answer.content.decode())
    made = Benefit.objects.latest("pk")
    assert answer.headers["Location"] == f"/benefits/{made.ref}/report/"
    return made


def errors_in(page: str) -> list[str]:
    found = tree(page).iterfind(".//{*}a")
    summary = [
        "".join(one.itertext()).strip()
        for one in found
        if (one.get("href") or "").startswith("#id_")
    ]
    return summary or [page[-3000:]]


def test_from_what_is_due_to_a_claim_that_waits(place: Place, rena: Client) -> None:
    assert "People who started a job" in text_of(rena, "/benefits/")
    made = recorded(rena, place)
    assert (made.state, made.quantity, made.beneficiary, made.code) == (
        "draft",
        4,
        place.cast.organisations[CHOIR],
        "J",
    )
    assert not Jotting.objects.filter(became=None).exists()
    answer = rena.post(
        f"/benefits/{made.ref}/report/", {place.first.ref: "3", place.second.ref: "1"}
    )
    assert answer.headers["Location"] == f"/benefits/{made.ref}/"
    made.refresh_from_db()
    assert (made.state, made.claimed) == (BenefitState.REPORTED, 4)
    assert {one.commitment: one.quantity for one in made.claims.all()} == {
        place.first: 3,
        place.second: 1,
    }
    page = text_of(rena, f"/benefits/{made.ref}/")
    for said in ("Reported", "no answer yet", "Waits to be verified", CHOIR):
        assert said in page


def test_what_is_offered_is_what_each_needs(place: Place, rena: Client) -> None:
    made = recorded(rena, place, quantity="13")
    page = tree(rena.get(f"/benefits/{made.ref}/report/").content.decode())
    boxes = {box.get("name"): box.get("value") for box in page.iterfind(".//{*}input")}
    assert (boxes[place.first.ref], boxes[place.second.ref]) == ("10", "3")


def test_it_is_offered_first_to_the_promise_for_which_it_was_recorded(
    place: Place, rena: Client
) -> None:
    for meant, quantities in ((place.second, ("0", "4")), (place.first, ("4", "0"))):
        made = recorded(rena, place, promise=meant)
        page = tree(rena.get(f"/benefits/{made.ref}/report/").content.decode())
        boxes = {box.get("name"): box.get("value") for box in page.iterfind(".//{*}input")}
        assert (boxes[place.first.ref], boxes[place.second.ref]) == quantities
        assert meant.agreement.title in text_of(rena, "/benefits/report/")
        rena.post("/benefits/report/", {"drafts": [made.ref]})
        assert {one.commitment: one.quantity for one in made.claims.all()} == {meant: 4}


def test_what_the_promise_that_was_meant_cannot_take_is_offered_to_no_other(
    place: Place, rena: Client
) -> None:
    made = recorded(rena, place, promise=place.second)
    Agreement.objects.filter(pk=place.second.agreement_id).update(ends=made.begins - timedelta(1))
    there = f"/benefits/{made.ref}/report/"
    page = tree(rena.get(there).content.decode())
    (offered,) = (box.get("value") for box in page.iterfind(".//{*}input") if box.get("name") == place.first.ref)  # fmt: skip
    assert offered == "0"
    rena.post(there, {place.first.ref: offered})
    assert Benefit.objects.get(pk=made.pk).state == BenefitState.DRAFT and not made.claims.exists()


def test_why_it_does_not_count_for_that_promise_is_said(place: Place, rena: Client) -> None:
    made = recorded(rena, place, promise=place.second)
    Benefit.objects.filter(pk=made.pk).update(begins=date(2020, 1, 1), ends=date(2020, 1, 2))
    page = text_of(rena, f"/benefits/{made.ref}/report/")
    assert (
        f"It does not count for “{place.second.agreement.title}”, for which it was recorded."
        in page
    )
    assert "It does not count for the promise" not in page


def test_a_report_that_would_count_for_nothing_is_made_only_on_purpose(
    place: Place, rena: Client
) -> None:
    made = recorded(rena, place)
    nothing = {place.first.ref: "0", place.second.ref: ""}
    there = f"/benefits/{made.ref}/report/"
    page = rena.post(there, nothing).content.decode()
    assert "Say how much of it counts, for one of them at least" in page
    assert "It is to count for none of them yet" in page
    made.refresh_from_db()
    assert made.state == BenefitState.DRAFT
    rena.post(there, nothing | {"for_nothing": "on"})
    made.refresh_from_db()
    assert (made.state, made.claimed) == (BenefitState.REPORTED, 0)
    page = rena.post(f"/benefits/{made.ref}/claim/", nothing | {"for_nothing": "on"}).content.decode()  # fmt: skip
    assert "Say how much of it counts" in page and "none of them yet" not in page


def test_hours_that_are_no_hundredths_are_offered_whole() -> None:
    offered = [bare(minutes, "hours") for minutes in (60, 70, 90, 1_300)]
    assert offered == ["1", "1 hour 10 minutes", "1.5", "21 hours 40 minutes"]
    assert [in_parts(said, UNITS["hours"]) for said in offered] == [60, 70, 90, 1_300]


def test_more_than_there_is_is_refused_and_nothing_is_reported(place: Place, rena: Client) -> None:
    made = recorded(rena, place)
    answer = rena.post(
        f"/benefits/{made.ref}/report/", {place.first.ref: "3", place.second.ref: "2"}
    )
    assert answer.status_code == 200 and "Only 4 people can be counted" in answer.content.decode()
    made.refresh_from_db()
    assert made.state == BenefitState.DRAFT


@pytest.mark.parametrize(("wrong", "said"), [
    ({"quantity": "four"}, "no number of people"), ({"quantity": "1.5"}, "finer than people are counted"), ({"quantity": "0"}, "0 is no benefit"),
    ({"begins": "31 2 2026"}, "2026"), ({"begins": "1 1 2090"}, "or earlier"), ({"ends": "1 9 2026"}, "before it begins"), ({"begins": ""}, "date"), ({"received": "fennel builders ltd"}, "Nobody is their own beneficiary"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    place: Place, rena: Client, wrong: dict[str, str], said: str
) -> None:
    there = begun(rena, place)
    answer = rena.post(there, SAID | wrong)
    assert answer.status_code == 200 and said in answer.content.decode()
    assert not Benefit.objects.exists()
    assert Jotting.objects.get().typed["description"] == "Four new jobs."
    assert "Four new jobs." in rena.get(there).content.decode()


def test_who_stops_in_the_middle_goes_on_where_they_stopped(place: Place, rena: Client) -> None:
    there = begun(rena, place)
    answer = rena.post(there, {"quantity": "4", "received": "Quay", "later": "yes"})
    assert answer.headers["Location"] == "/benefits/"
    assert "Begun and not recorded yet" in text_of(rena, "/benefits/")
    page = rena.get(there).content.decode()
    assert 'value="4"' in page and 'value="Quay"' in page


def test_a_script_keeps_what_is_typed(place: Place, rena: Client) -> None:
    there = begun(rena, place)
    answer = rena.post(f"{there}keep/", {"quantity": "4", "begins": "1 10"})
    kept = Jotting.objects.get()
    assert answer.json() == {"saved": kept.saved_at.isoformat()}
    assert (kept.typed["quantity"], kept.typed["begins"]) == ("4", "1 10")
    assert rena.get(f"{there}keep/").status_code == 405
    too_long = rena.post(f"{there}keep/", {"story": "x" * 20_000})
    assert too_long.status_code == 409
    with_tick = rena.post(f"{there}keep/", {"story": "x" * 20_000, "looked": "on"})
    assert with_tick.status_code == 409, "it is too long, and not looked at for people"
    assert Jotting.objects.get().typed["quantity"] == "4"


def test_what_was_typed_can_be_thrown_away(place: Place, rena: Client) -> None:
    there = begun(rena, place)
    assert "gone then" in text_of(rena, f"{there}throw-away/")
    assert Jotting.objects.exists()
    rena.post(f"{there}throw-away/")
    assert not Jotting.objects.exists()


def test_the_last_answers_stand_there_already(place: Place, rena: Client) -> None:
    recorded(rena, place, received="Quay Food Bank")
    page = rena.get(begun(rena, place)).content.decode()
    assert "What you said last time" in page and 'value="Quay Food Bank"' in page
    assert "Four new jobs." not in page


def test_names_are_warned_about_before_anything_is_recorded(place: Place, rena: Client) -> None:
    there = begun(rena, place)
    named = SAID | {"description": "Jane Smith\nOmar Khan\nLily Brown"}
    answer = rena.post(there, named)
    assert (
        "a list of people’s names" in answer.content.decode()
        and 'name="looked"' in answer.content.decode()
    )
    assert not Benefit.objects.exists()
    assert rena.post(there, named | {"looked": "on"}).status_code == 302
    assert Benefit.objects.exists()


def test_what_may_name_people_is_not_kept_for_later_before_somebody_has_looked(
    place: Place, rena: Client
) -> None:
    there = begun(rena, place)
    named = {"quantity": "4", "description": "Born 3 May 2001", "later": "yes"}
    by_script = rena.post(f"{there}keep/", named)
    assert by_script.status_code == 422 and "kept in this browser only" in by_script.json()["names"]
    page = rena.post(there, named).content.decode()
    assert "a date of birth" in page and 'name="looked"' in page and "Born 3 May 2001" in page
    assert Jotting.objects.get().typed == {}
    assert rena.post(f"{there}keep/", named | {"looked": "on"}).status_code == 200
    assert rena.post(there, named | {"looked": "on"}).status_code == 302
    assert Jotting.objects.get().typed["description"] == "Born 3 May 2001"


PEOPLE = {
    "a National Insurance number": "QQ 12 34 56 C".replace("QQ", "AB"), "a date of birth": "born 3 May 2001",
    "a list of people’s names": "Jane Smith, Omar Khan, Lily Brown",
}  # fmt: skip


@pytest.mark.parametrize("sign", PEOPLE)
def test_who_received_it_is_looked_at_for_people_too(place: Place, rena: Client, sign: str) -> None:
    there = begun(rena, place)
    named = SAID | {"received": f"The group of {PEOPLE[sign]}" if "list" not in sign else PEOPLE[sign]}  # fmt: skip
    page = rena.post(there, named).content.decode()
    assert sign in page and 'name="looked"' in page
    assert 'href="#id_received"' in page, "it is said where that stands"
    assert not Benefit.objects.exists()
    assert rena.post(there, named | {"looked": "on"}).status_code == 302
    again = f"/benefits/{Benefit.objects.get().ref}/change/"
    assert sign in rena.post(again, named).content.decode()


def test_a_hall_and_two_lines_beside_it_are_no_list_of_names(place: Place, rena: Client) -> None:
    """Each answer is looked through by itself."""
    said = SAID | {"received": "Harbour View", "description": "Tea Morning\nOpen Stage"}
    assert rena.post(begun(rena, place), said).status_code == 302


def test_in_rows_people_are_warned_about_too(place: Place, rena: Client) -> None:
    rows = {
        "rows-0-promise": place.first.ref, "rows-0-quantity": "2", "rows-0-begins": "1 10 2026", "rows-0-ends": "",
        "rows-0-received": PEOPLE["a list of people’s names"],
    }  # fmt: skip
    page = rena.post("/benefits/record/table/", rows).content.decode()
    assert "a list of people’s names" in page and 'name="looked"' in page
    assert not Benefit.objects.exists()
    assert rena.post("/benefits/record/table/", rows | {"looked": "on"}).status_code == 302
    assert Benefit.objects.count() == 1


def test_a_note_of_a_conversation_is_looked_at_for_people(place: Place) -> None:
    tom, there = signed_in(place, "Tom"), f"/agreements/{place.first.agreement.ref}/notes/add/"
    for sign, text in PEOPLE.items():
        page = tom.post(there, {"on": "1 10 2026", "text": text}).content.decode()
        assert sign in page and 'href="#id_text"' in page
    assert not Note.objects.exists()
    said = {"on": "1 10 2026", "text": text, "looked": "on"}
    assert tom.post(there, said).status_code == 302
    assert Note.objects.get().text == text


def test_what_may_be_there_twice_is_shown_with_the_reasons(place: Place, rena: Client) -> None:
    first, again = place.benefit(4), recorded(rena, place)
    page = text_of(rena, f"/benefits/{again.ref}/report/")
    assert "It may be there already" in page and "The same beneficiary." in page
    assert f"/benefits/{first.ref}/" in rena.get(f"/benefits/{again.ref}/report/").content.decode()


def test_of_what_they_may_not_see_it_is_only_said_that_there_is_some(place: Place) -> None:
    add_roofers(place)
    first = place.benefit(4)
    rolf = signed_in(place, "Rolf")
    again = recorded(rolf, place)
    assert again.accountable == place.cast.organisations[BUILDERS]
    page = rolf.get(f"/benefits/{again.ref}/report/").content.decode()
    assert "It may also be claimed elsewhere" in page and first.ref not in page
    assert "10 people" not in text_of(rolf, "/benefits/"), "what the builders promised is theirs"


def evidence_sent(client: Client, benefit: Benefit, **said: object) -> Client:
    answer = client.post(f"/benefits/{benefit.ref}/evidence/", said)
    assert answer.status_code == 302, errors_in(answer.content.decode())
    return client


def test_files_and_lines_stand_behind_it(place: Place, rena: Client) -> None:
    made = recorded(rena, place)
    files = [
        SimpleUploadedFile("Yard.jpg", photograph()),
        SimpleUploadedFile("Letter.pdf", b"%PDF-1.7 thanks"),
    ]
    evidence_sent(
        rena, made, chosen=files, payroll="104-77", statement="Letter of the college, in our office"
    )
    assert sorted(Evidence.objects.values_list("kind", flat=True)) == [
        "file",
        "payroll",
        "picture",
        "statement",
    ]
    photo = Evidence.objects.get(kind="picture")
    looked = rena.get(f"/benefits/{made.ref}/evidence/{photo.ref}/look/")
    assert (
        looked.headers["Content-Type"] == "image/jpeg"
        and "sandbox" in looked.headers["Content-Security-Policy"]
    )
    assert looked.content.startswith(b"\xff\xd8\xff") and b"Pocket" not in looked.content
    letter = Evidence.objects.get(kind="file")
    fetched = rena.get(f"/benefits/{made.ref}/evidence/{letter.ref}/download/")
    assert b"".join(fetched) == b"%PDF-1.7 thanks"  # type: ignore[arg-type]
    assert "attachment" in fetched.headers["Content-Disposition"]
    assert rena.get(f"/benefits/{made.ref}/evidence/{letter.ref}/look/").status_code == 404
    page = text_of(rena, f"/benefits/{made.ref}/")
    assert "Without where it was taken." in page and "104-77" in page


def test_where_it_was_taken_is_not_shown_even_where_it_is_kept(place: Place, rena: Client) -> None:
    made = recorded(rena, place)
    evidence_sent(
        rena, made, chosen=SimpleUploadedFile("Yard.jpg", photograph()), with_location="on"
    )
    there = f"/benefits/{made.ref}/evidence/{Evidence.objects.get().ref}/"
    assert b"Pocket" in b"".join(rena.get(f"{there}download/"))  # type: ignore[arg-type]
    assert b"Pocket" not in rena.get(f"{there}look/").content


def test_a_list_of_names_is_not_kept_before_somebody_has_looked(place: Place, rena: Client) -> None:
    made = recorded(rena, place)
    there = f"/benefits/{made.ref}/evidence/"

    def names() -> SimpleUploadedFile:
        return SimpleUploadedFile("Hours.csv", b"Name,Hours\nJane,3\nOmar,4\nLily,5\n")

    answer = rena.post(there, {"chosen": names()})
    assert (
        "a list of people’s names" in answer.content.decode()
        and "Choose the files once more" in answer.content.decode()
    )
    assert not Evidence.objects.exists()
    evidence_sent(rena, made, chosen=names(), looked="on")
    assert Evidence.objects.count() == 1


def test_nothing_at_all_and_what_is_not_taken_are_said(place: Place, rena: Client) -> None:
    made = recorded(rena, place)
    there = f"/benefits/{made.ref}/evidence/"
    assert "write down one thing" in rena.post(there, {}).content.decode()
    packed = SimpleUploadedFile("a.gz", b"\x1f\x8b 1")
    assert "a.gz" in rena.post(there, {"chosen": packed}).content.decode()
    assert not Evidence.objects.exists()


def test_evidence_is_taken_away_with_a_reason(place: Place, rena: Client) -> None:
    made = recorded(rena, place)
    evidence_sent(rena, made, link="https://example.org/news")
    one = Evidence.objects.get()
    there = f"/benefits/{made.ref}/evidence/{one.ref}/take-away/"
    assert "Say why" in rena.post(there, {}).content.decode()
    rena.post(there, {"because": "It names a learner."})
    page = text_of(rena, f"/benefits/{made.ref}/")
    assert "taken away by its provider" in page and "example.org" not in page


def test_several_are_recorded_in_rows_and_reported_at_once(place: Place, rena: Client) -> None:
    hours = promise(place, Sort.PER_PERIOD, 600, months=3)
    page = text_of(rena, "/benefits/record/table/")
    assert "Hours of help" in page
    rows = {
        "rows-0-promise": place.first.ref, "rows-0-quantity": "2", "rows-0-begins": "1 10 2026", "rows-0-ends": "31 10 2026",
        "rows-0-received": "Harbour Choir", "rows-1-promise": hours.ref, "rows-1-quantity": "2.5", "rows-1-begins": "3 10 2026",
        "rows-1-ends": "", "rows-1-received": "", "rows-2-promise": place.second.ref, "rows-2-quantity": "", "rows-2-begins": "",
    }  # fmt: skip
    answer = rena.post("/benefits/record/table/", rows)
    assert answer.status_code == 302, errors_in(answer.content.decode())
    drafts = list(Benefit.objects.order_by("pk"))
    assert [(one.code, one.quantity, one.ends) for one in drafts] == [
        ("J", 2, date(2026, 10, 31)), ("H", 150, date(2026, 10, 3))
    ]  # fmt: skip
    there = "/benefits/report/"
    boxes = [
        box
        for box in tree(rena.get(there).content.decode()).iterfind(".//{*}input")
        if box.get("name") == "drafts"
    ]
    assert [box.get("checked") is not None for box in boxes] == [True, True]
    assert rena.post(there, {"drafts": [one.ref for one in drafts]}).status_code == 302
    assert set(Benefit.objects.values_list("state", "claimed")) == {
        ("reported", 2),
        ("reported", 150),
    }


def test_in_rows_what_is_wrong_is_said_of_its_row(place: Place, rena: Client) -> None:
    row = {"rows-0-promise": place.first.ref, "rows-0-quantity": "2", "rows-0-begins": "", "rows-1-promise": place.second.ref, "rows-1-quantity": "x", "rows-1-begins": "1 10 2026"}  # fmt: skip
    page = rena.post("/benefits/record/table/", row).content.decode()
    assert "Enter the day on which it began" in page and "no number of people" in page
    empty = rena.post(
        "/benefits/record/table/", {"rows-0-promise": place.first.ref, "rows-0-quantity": ""}
    )
    assert "Say of one at least" in empty.content.decode()
    assert not Benefit.objects.exists()


def test_among_several_what_may_be_there_twice_is_not_ticked(place: Place, rena: Client) -> None:
    place.benefit(4)
    recorded(rena, place)
    page = rena.get("/benefits/report/").content.decode()
    boxes = [box for box in tree(page).iterfind(".//{*}input") if box.get("name") == "drafts"]
    assert [box.get("checked") for box in boxes] == [None] and "may be there already" in page


def test_lines_that_say_the_same_are_held_against_each_other(place: Place, rena: Client) -> None:
    rows = {
        f"rows-{at}-{name}": said
        for at in range(2)
        for name, said in (
            ("promise", place.first.ref), ("quantity", "2"), ("begins", "1 10 2026"), ("ends", "31 10 2026"), ("received", "Harbour Choir"),
        )
    }  # fmt: skip
    assert rena.post("/benefits/record/table/", rows).status_code == 302
    first, second = Benefit.objects.order_by("pk")
    page = rena.get("/benefits/report/").content.decode()
    boxes = {
        box.get("value"): box.get("checked") is not None
        for box in tree(page).iterfind(".//{*}input")
        if box.get("name") == "drafts"
    }
    assert boxes == {first.ref: True, second.ref: False}
    assert "the same as another one that waits here" in page
    assert first.ref in rena.get(f"/benefits/{second.ref}/report/").content.decode()
    assert "It may be there already" not in text_of(rena, f"/benefits/{first.ref}/report/")


def test_what_a_council_has_struck_is_offered_to_no_other_promise(
    place: Place, rena: Client
) -> None:
    made, tom = place.benefit(10), place.viewer("Tom")
    claim = actions.claim(
        benefit=made, commitment=place.first, quantity=9, by=place.viewer("Mo"), at=NOW
    )
    actions.adjust_claim(claim=claim, verified=5, because="Four left early.", by=tom, at=NOW)
    page = tree(rena.get(f"/benefits/{made.ref}/claim/").content.decode())
    boxes = {box.get("name"): box.get("value") for box in page.iterfind(".//{*}input")}
    assert boxes[place.second.ref] == "", "it is another's promise, and nobody has said so"
    made.refresh_from_db()
    offered = {one.commitment: one.offered for one in queries.counts_for(place.viewer("Mo"), made)}
    assert offered[place.second] == 1, "what nobody has looked at yet, and none of the four"


def test_what_is_due_is_told_with_what_is_confirmed(place: Place, rena: Client) -> None:
    made = place.benefit(4)
    actions.claim(benefit=made, commitment=place.first, quantity=4, by=place.viewer("Mo"), at=NOW)
    assert "Reported: 4 people. Confirmed: 0 people" in text_of(rena, "/benefits/")
    actions.confirm_benefit(benefit=made, received=3, by=place.viewer("Cleo"), at=NOW)
    assert "Reported: 4 people. Confirmed: 3 people. Verified: 0 people." in text_of(
        rena, "/benefits/"
    )


def test_a_subcontractor_is_not_told_that_it_was_bound_itself(place: Place) -> None:
    add_roofers(place)
    Commitment.objects.filter(pk=place.first.pk).update(
        until=date(2026, 9, 30), may_subcontract=True
    )
    page = text_of(signed_in(place, "Rolf"), "/benefits/")
    assert "They were bound by it until 30 September 2026." in page
    assert "You were bound" not in page


def test_promises_of_one_measure_in_one_agreement_are_told_apart(place: Place, rena: Client) -> None:  # fmt: skip
    lot = place.first.agreement.parts.create(name="Lot 2")
    other = promise(place, Sort.FIXED, 6, due=date(2027, 1, 31))
    Commitment.objects.filter(pk=other.pk).update(part=lot, code="J", unit=place.first.unit)
    said = "6 people, by 31 January 2027, Lot 2: People who started a job"
    made = place.benefit(4, report=False)
    for address in ("/benefits/record/", "/benefits/record/table/", f"/benefits/{made.ref}/report/"):  # fmt: skip
        page = text_of(rena, address)
        assert said in page and "10 people, by 31 March 2027: People who started" in page, address
    assert "by 31 March 2027: People who started a job – A school, built for Bea" not in page
    answer = rena.post("/benefits/record/", {"promise": other.ref}, follow=True)
    assert said in answer.content.decode()
    Commitment.objects.filter(pk=other.pk).update(may_subcontract=True)
    Commitment.objects.filter(pk=place.first.pk).update(may_subcontract=True)
    add_roofers(place)
    theirs = text_of(signed_in(place, "Rolf"), "/benefits/record/")
    assert "by 31 January 2027, Lot 2: People" in theirs and "6 people" not in theirs


def test_after_a_part_was_confirmed_it_is_put_right_and_reported_once_more(
    place: Place, rena: Client
) -> None:
    made = place.benefit(4)
    actions.confirm_benefit(
        benefit=made, received=3, words="One left.", by=place.viewer("Cleo"), at=NOW
    )
    page = text_of(rena, f"/benefits/{made.ref}/")
    assert "One left." in page and "Report it once more" in page
    assert rena.post(f"/benefits/{made.ref}/change/", SAID | {"quantity": "3"}).status_code == 302
    answer = rena.post(f"/benefits/{made.ref}/report/", {"for_nothing": "on"})
    assert answer.status_code == 302
    made.refresh_from_db()
    assert (made.quantity, made.round, made.state) == (3, 2, BenefitState.REPORTED)


def test_a_claim_is_taken_back_and_counts_for_another(place: Place, rena: Client) -> None:
    made = place.benefit(4)
    claim = actions.claim(
        benefit=made, commitment=place.first, quantity=4, by=place.viewer("Mo"), at=NOW
    )
    rena.post(f"/benefits/{made.ref}/claims/{claim.ref}/withdraw/")
    claim.refresh_from_db()
    assert claim.state == ClaimState.WITHDRAWN
    assert "Not counted yet: 4 people of it." in text_of(rena, f"/benefits/{made.ref}/claim/")
    rena.post(f"/benefits/{made.ref}/claim/", {place.second.ref: "4"})
    made.refresh_from_db()
    assert made.claimed == 4 and made.claims.get(commitment=place.second).quantity == 4


def test_a_benefit_is_taken_back_with_the_reason(place: Place, rena: Client) -> None:
    made = place.benefit(4)
    rena.post(f"/benefits/{made.ref}/withdraw/", {"because": "Twice."})
    made.refresh_from_db()
    assert made.state == BenefitState.WITHDRAWN


def test_what_is_late_is_said_with_how_much(
    place: Place, rena: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 4, 2, 9, tzinfo=UTC))
    rena.force_login(place.cast.person("Rena"))
    page = text_of(rena, "/benefits/")
    assert "10 people of what is due by now is not reported. Promised: " in page


def test_others_find_nothing_there(place: Place, rena: Client) -> None:
    made = recorded(rena, place)
    evidence_sent(rena, made, link="https://example.org/news")
    one = Evidence.objects.get()
    for name in ("Rolf", "Tom", "Cleo"):
        other = signed_in(place, name)
        for address in (
            f"/benefits/{made.ref}/",
            f"/benefits/{made.ref}/report/",
            f"/benefits/{made.ref}/evidence/{one.ref}/download/",
        ):
            assert other.get(address).status_code == 404, (name, address)


def test_the_first_page_says_what_waits(
    place: Place, rena: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(rena, place)
    place.benefit(4, report=False)
    disputed, returned = place.benefit(4), place.benefit(3)
    actions.confirm_benefit(
        benefit=disputed, received=0, words="Nobody came.", by=place.viewer("Cleo"), at=NOW
    )
    claim = actions.claim(
        benefit=returned, commitment=place.first, quantity=3, by=place.viewer("Mo"), at=NOW
    )
    actions.return_claim(claim=claim, because="Which jobs?", by=place.viewer("Tom"), at=NOW)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 4, 2, 9, tzinfo=UTC))
    rena.force_login(place.cast.person("Rena"))
    page = text_of(rena, "/")
    for said in (
        "Report what is due 2 wait", "Go on with what you began to record 1 waits", "Report what is recorded 1 waits",
        "Answer what others say of what you delivered 1 waits", "Look at claims that were returned 1 waits",
    ):  # fmt: skip
        assert said in page
    assert "Report what is due" not in text_of(signed_in(place, "Tom"), "/")


def test_what_nobody_can_confirm_is_never_called_unconfirmed(place: Place, rena: Client) -> None:
    made = place.benefit(4)
    page = f"/benefits/{made.ref}/"
    assert "no answer yet" in text_of(rena, page)
    node = Node.objects.get(edition=place.edition, code="J")
    with guards.down(connection):
        Node.objects.filter(pk=node.pk).update(measure={**node.measure, "confirmed_by": ["nobody"]})
    assert "not confirmable" in text_of(rena, page) and "no answer yet" not in text_of(rena, page)


def place_hours(place: Place) -> Commitment:
    return Commitment.objects.filter(agreement=place.first.agreement_id, code="H").latest("pk")


def questions(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_database_no_more_for_many_rows(place: Place, rena: Client) -> None:
    """Of a place in which much was promised and delivered a page asks as often as of one in which little was."""
    made = recorded(rena, place)
    begun(rena, place)
    addresses = (
        "/benefits/",
        "/benefits/record/",
        "/benefits/record/table/",
        f"/benefits/{made.ref}/",
        f"/benefits/{made.ref}/report/",
    )

    def more(number: int) -> None:
        for _each in range(number):
            promise(place, Sort.RATE)
            hours = place.benefit(2, code="H", begins=date(2026, 8, 1), ends=date(2026, 8, 2))
            actions.claim(
                benefit=hours,
                commitment=place_hours(place),
                quantity=1,
                by=place.viewer("Mo"),
                at=NOW,
            )
            place.benefit(1, report=False, begins=date(2026, 6, 1), ends=date(2026, 6, 2))
            actions.begin_jotting(commitment=place.first, typed={}, by=place.viewer("Rena"), at=NOW)
            actions.add_evidence(
                benefit=made,
                given=[Given(EvidenceKind.LINK, reference="https://example.org")],
                by=place.viewer("Rena"),
                at=NOW,
            )

    more(2)
    few = {address: questions(rena, address) for address in addresses}
    more(8)
    many = {address: questions(rena, address) for address in addresses}
    assert {one: (few[one], many[one]) for one in few if many[one] > few[one]} == {}
    assert many.pop(f"/benefits/{made.ref}/report/") <= 31, (
        "it looks for what may be there twice, and for all that it counts for"
    )
    assert max(many.values()) <= 16, many


def test_what_is_reported_is_not_put_right_and_that_is_said_before_anything_is_typed(place: Place, rena: Client) -> None:  # fmt: skip
    made = place.benefit(3)
    answer = rena.get(f"/benefits/{made.ref}/change/", follow=True)
    assert answer.redirect_chain == [(f"/benefits/{made.ref}/", 302)]
    assert "so what it says stays. Withdraw it to record it otherwise." in answer.content.decode()
