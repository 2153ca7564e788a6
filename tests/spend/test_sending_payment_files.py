"""Payment files are sent, looked at, and shown as Weft understood them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.spend.conftest import APRIL, MAY, csv_file, send
from weft.audit.models import Entry
from weft.spend.models import PaymentFile
from weft.spend.queries import stood
from weft.spend.rules import Standing
from weft.uploads.actions import begin_arrival
from weft.uploads.models import Upload
from weft.uploads.queries import arrivals_of, part_at

pytestmark = pytest.mark.django_db
Work = Callable[[], None]


def test_each_file_tells_its_rows_columns_and_months(mabel: Client, work: Work) -> None:
    april, may = send(mabel, ("April.csv", APRIL), ("May.csv", MAY))
    assert {each.standing for each in stood([april, may])} == {Standing.LOOKED_AT}
    assert "Weft is looking at it" in mabel.get("/spend/").content.decode()
    work()
    (found, other) = stood([_again(april), _again(may)])
    assert (found.standing, found.understanding.rows_loaded) == (Standing.UNDERSTOOD, 5)
    assert found.understanding.rows_quarantined == 1
    assert [month["month"] for month in other.understanding.months] == ["2024-05"]
    page = mabel.get(f"/spend/files/{april.ref}/").content.decode()
    for words in ("Supplier Name", "Mill Lane Bakery Ltd", "Who was paid", "£1,505.50"):
        assert words in page


def test_a_row_that_was_not_understood_is_shown_with_its_reason(mabel: Client, work: Work) -> None:
    (april,) = send(mabel, ("April.csv", APRIL))
    work()
    page = mabel.get(f"/spend/files/{april.ref}/not-understood/").content.decode()
    assert "“not a day”" in page
    assert "Canal Boats plc" in page


def test_what_is_no_list_of_payments_is_named(mabel: Client, work: Work) -> None:
    (file,) = send(mabel, ("notes.csv", "Hello,there\r\nthis is,no list\r\n"))
    work()
    (found,) = stood([_again(file)])
    assert found.standing is Standing.SOMETHING_ELSE
    assert "Not payments" in mabel.get(f"/spend/files/{file.ref}/").content.decode()


def test_an_empty_file_is_named_and_those_sent_with_it_are_kept(mabel: Client) -> None:
    files = [csv_file("April.csv", APRIL), csv_file("none.csv", "")]
    told = mabel.post("/spend/files/send/", {"chosen": files}, follow=True).content.decode()
    assert "1 file was kept." in told and "“none.csv” was not taken. The file is empty." in told
    assert PaymentFile.objects.get().upload.name == "April.csv"


def arrives(cast: Cast, name: str, content: bytes) -> str:
    """A file has arrived in parts; gives its reference."""
    arrival = begin_arrival(
        name=name, size=len(content), changed="", by=cast.viewer("Mabel"), at=NOW
    )
    part_at(arrival.stored_as).write_bytes(content)
    return arrival.ref


PICTURE = b"\x89PNG\r\n\x1a\n"


def test_a_picture_among_payment_files_is_named_and_jams_nothing(mabel: Client, cast: Cast) -> None:
    refs = [arrives(cast, "logo.png", PICTURE), arrives(cast, "April.csv", APRIL.encode())]
    told = mabel.post("/spend/files/send/", {"arrived": refs}, follow=True).content.decode()
    assert "1 file was kept." in told and "“logo.png” was not taken. This is no file" in told
    assert not arrivals_of(cast.viewer("Mabel")).exists()
    assert [one.upload.name for one in send(mabel, ("May.csv", MAY))] == ["May.csv"]


def test_a_picture_that_arrived_alone_is_named_and_not_offered_again(
    mabel: Client, cast: Cast
) -> None:
    ref = arrives(cast, "logo.png", PICTURE)
    told = mabel.post("/spend/files/send/", {"arrived": [ref]}).content.decode()
    assert "“logo.png” was not taken." in told and ref not in told
    assert not arrivals_of(cast.viewer("Mabel")).exists()
    assert len(send(mabel, ("May.csv", MAY))) == 1


def test_a_picture_takes_the_place_of_no_file_and_the_next_does(mabel: Client, cast: Cast) -> None:
    (april,) = send(mabel, ("April.csv", APRIL))
    address = f"/spend/files/{april.ref}/replace/"
    ref = arrives(cast, "logo.png", PICTURE)
    told = mabel.post(address, {"arrived": [ref]}).content.decode()
    assert "“logo.png” was not taken." in told and ref not in told
    assert mabel.post(address, {"chosen": csv_file("May.csv", MAY)}).status_code == 302
    assert _again(april).replaced_by is not None


def test_of_what_has_arrived_nothing_is_ticked_where_one_file_is_asked_for(
    mabel: Client, cast: Cast
) -> None:
    (april,) = send(mabel, ("April.csv", APRIL))
    address = f"/spend/files/{april.ref}/replace/"
    ref = arrives(cast, "April 2.csv", APRIL.encode())
    assert _ticked(mabel.get("/spend/files/send/").content.decode()) == 1
    told = mabel.get(address).content.decode()
    assert f'value="{ref}"' in told and not _ticked(told)
    told = mabel.post(address, {"arrived": [ref]}).content.decode()
    assert "among your payment files already" in told and not _ticked(told)
    told = mabel.post(address, {"arrived": [ref], "chosen": csv_file("May.csv", MAY)})
    assert "or tick one that has arrived already" in told.content.decode()
    assert mabel.post(address, {"chosen": csv_file("May.csv", MAY)}).status_code == 302


def _ticked(page: str) -> int:
    return len(re.findall(r"<input[^>]* checked", page))


def test_a_file_that_takes_the_place_of_another_leaves_it_to_the_runs_that_used_it(
    mabel: Client, work: Work
) -> None:
    (april,) = send(mabel, ("April.csv", APRIL))
    work()
    answer = mabel.post(
        f"/spend/files/{april.ref}/replace/", {"chosen": csv_file("April 2.csv", MAY)}
    )
    fresh = PaymentFile.objects.latest("pk")
    assert answer["Location"] == f"/spend/files/{fresh.ref}/"
    assert _again(april).replaced_by == fresh
    assert april.ref not in mabel.get("/spend/").content.decode()
    assert (
        "Another file has taken its place"
        in mabel.get(f"/spend/files/{april.ref}/").content.decode()
    )
    assert (
        mabel.post(
            f"/spend/files/{april.ref}/replace/", {"chosen": csv_file("x.csv", MAY)}
        ).status_code
        == 200
    ), "once replaced it is not replaced again"


def test_a_file_is_left_out_once_that_is_confirmed(mabel: Client, work: Work) -> None:
    (april,) = send(mabel, ("April.csv", APRIL))
    address = f"/spend/files/{april.ref}/remove/"
    assert "Leave this file out?" in mabel.get(address).content.decode()
    assert _again(april).removed_at is None
    mabel.post(address)
    assert _again(april).removed_at is not None
    assert april.ref not in mabel.get("/spend/").content.decode()


def test_a_payment_file_is_not_deleted_under_files_and_it_is_said_why(mabel: Client) -> None:
    (april,) = send(mabel, ("April.csv", APRIL))
    answer = mabel.post(f"/files/{april.upload.ref}/delete/")
    assert answer.status_code == 403
    assert "Leave it out under Spend" in answer.content.decode()
    assert Upload.objects.filter(pk=april.upload_id).exists()


def test_a_reader_sees_what_was_understood_and_changes_nothing(
    mabel: Client, cast: Cast, work: Work
) -> None:
    (april,) = send(mabel, ("April.csv", APRIL))
    work()
    rita = Client()
    rita.force_login(cast.person("Rita"))
    assert rita.get("/spend/").status_code == 200
    page = rita.get(f"/spend/files/{april.ref}/").content.decode()
    assert "Supplier Name" in page
    assert "Smith" not in page, "what stands in the rows may name people"
    assert rita.get(f"/spend/files/{april.ref}/not-understood/").status_code == 403
    assert rita.post("/spend/files/send/", {"chosen": csv_file("x.csv", MAY)}).status_code == 403
    assert rita.post(f"/spend/files/{april.ref}/remove/").status_code == 403


def test_another_council_finds_nothing(mabel: Client, cast: Cast, work: Work) -> None:
    (april,) = send(mabel, ("April.csv", APRIL))
    work()
    brian = Client()
    brian.force_login(cast.person("Brian"))
    assert april.ref not in brian.get("/spend/").content.decode()
    for address in ("", "columns/", "not-understood/", "replace/", "remove/"):
        assert brian.get(f"/spend/files/{april.ref}/{address}").status_code == 404


def test_the_record_tells_that_files_were_added(mabel: Client) -> None:
    files = send(mabel, ("April.csv", APRIL), ("May.csv", MAY))
    (entry,) = Entry.objects.filter(act="add payment files")
    assert entry.after["files"] == [file.ref for file in files]


def _again(file: PaymentFile) -> PaymentFile:
    return PaymentFile.objects.select_related("look", "upload", "replaced_by").get(pk=file.pk)


def test_the_same_file_sent_again_is_not_doubled_and_that_is_said(
    mabel: Client, work: Work
) -> None:
    send(mabel, ("April.csv", APRIL))
    files = [csv_file("April copy.csv", APRIL), csv_file("May.csv", MAY), csv_file("M.csv", MAY)]
    answer = mabel.post("/spend/files/send/", {"chosen": files}, follow=True)
    said = answer.content.decode()
    assert "1 file was kept. Weft is looking at it." in said
    for name in ("April copy.csv", "M.csv"):
        assert f"“{name}” is there already, byte for byte. It was not added again." in said
    assert sorted(PaymentFile.objects.values_list("upload__name", flat=True)) == [
        "April.csv",
        "May.csv",
    ]
    assert Upload.objects.count() == 2
    answer = mabel.post("/spend/files/send/", {"chosen": files}, follow=True)
    assert "was kept" not in answer.content.decode()
    assert PaymentFile.objects.count() == 2


def test_a_file_that_was_left_out_can_be_sent_again(mabel: Client) -> None:
    (april,) = send(mabel, ("April.csv", APRIL))
    mabel.post(f"/spend/files/{april.ref}/remove/")
    assert len(send(mabel, ("April.csv", APRIL))) == 1


def test_a_file_does_not_take_the_place_of_another_with_the_bytes_of_one_in_use(
    mabel: Client,
) -> None:
    april, _may = send(mabel, ("April.csv", APRIL), ("May.csv", MAY))
    address = f"/spend/files/{april.ref}/replace/"
    answer = mabel.post(address, {"chosen": csv_file("May 2.csv", MAY)})
    assert "is among your payment files already" in answer.content.decode()
    assert _again(april).replaced_by is None


def test_a_known_file_that_came_in_parts_is_on_its_way_no_more(mabel: Client, cast: Cast) -> None:
    send(mabel, ("April.csv", APRIL))
    at, by = NOW, cast.viewer("Mabel")
    size = len(APRIL.encode())
    arrival = begin_arrival(name="April.csv", size=size, changed="", by=by, at=at)
    part_at(arrival.stored_as).write_bytes(APRIL.encode())
    answer = mabel.post("/spend/files/send/", {"arrived": [arrival.ref]}, follow=True)
    assert "is there already" in answer.content.decode()
    assert not arrivals_of(by).exists()
