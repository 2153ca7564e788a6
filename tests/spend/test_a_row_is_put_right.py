"""A row that was not understood is put right or left out on the page, read again, and counted in the next analysis."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cast import NOW, Cast
from tests.spend.conftest import APRIL, MAY, analyse, send
from weft.audit.models import Entry
from weft.organisations.access import NotAllowed
from weft.organisations.rules import Role
from weft.spend import actions
from weft.spend.models import PaymentFile, RowCorrection
from weft.spend.queries import folder_of, quarantine, stood
from weft.spend.results import READING

pytestmark = pytest.mark.django_db
Work = Callable[[], None]
MESSY = (
    "Supplier Name,Payment Date,Net Amount,Service Area,Purpose\r\n"
    "Mill Lane Bakery Ltd,03/04/2024,100.00,Schools,Catering\r\n"
    "Canal Boats plc,soon,9.99,Parks,Repairs\r\n"
    "Canal Boats plc,later,1.00,Parks,Repairs\r\n"
    "Ostle Roofing Ltd,05/04/2024,ten pounds,Housing,Roofs\r\n"
)


def again(file: PaymentFile) -> PaymentFile:
    return PaymentFile.objects.select_related("upload", "look").get(pk=file.pk)


def messy(client: Client, work: Work) -> PaymentFile:
    (file,) = send(client, ("April.csv", MESSY))
    work()
    return again(file)


def keys(file: PaymentFile) -> dict[int, str]:
    """The keys of the rows that are not understood, by their numbers."""
    return {row.row: row.key for row in quarantine(again(file)).rows()[0:50]}


def as_it_came(file: PaymentFile, row: int) -> dict[str, str]:
    """The form of a row as nobody has changed it."""
    (found,) = (one for one in quarantine(again(file)).rows()[0:50] if one.row == row)
    return {f"cell_{at}": cell for at, cell in enumerate(found.cells, start=1)}


def puts_right(client: Client, file: PaymentFile, row: int, **cells: str) -> None:
    """Open the page of a row, change some cells, and keep them."""
    address = f"/spend/files/{file.ref}/not-understood/{keys(file)[row]}/"
    assert client.get(address).status_code == 200
    given = as_it_came(file, row) | cells
    answer = client.post(address, given)
    assert answer.status_code == 302, answer.content.decode()


def reads_again(client: Client, file: PaymentFile, work: Work) -> None:
    assert client.post(f"/spend/files/{file.ref}/look-again/").status_code == 302
    work()


def page(client: Client, file: PaymentFile, **asked: str) -> str:
    return client.get(f"/spend/files/{file.ref}/not-understood/", asked).content.decode()


def test_rows_are_grouped_by_why_with_their_money(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    reasons = quarantine(file).reasons()
    assert [(each.rows, str(each.amount_gbp)) for each in reasons] == [(2, "10.99"), (1, "0.00")]
    assert reasons[0].kind == "The date “…” is not one. Dates look like 31/03/2027."
    shown = page(mabel, file, why=reasons[1].kind)
    assert "Ostle Roofing Ltd" in shown and "Canal Boats plc" not in shown


def test_they_are_paged_to_the_last(mabel: Client, work: Work) -> None:
    lines = "".join(f"Canal Boats plc,soon,{n}.00,Parks,Repairs\r\n" for n in range(1, 121))
    (file,) = send(mabel, ("April.csv", APRIL + lines))
    work()
    assert "1 of 3" in page(mabel, file) or "Next" in page(mabel, file)
    last = page(mabel, file, page="3")
    assert "120.00" in last and "51.00" not in last


def test_a_row_that_is_put_right_is_gone_once_the_file_is_read_again(
    mabel: Client, work: Work
) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    shown = page(mabel, file)
    assert "Waits to be read" in shown and "Read the file again" in shown
    reads_again(mabel, file, work)
    shown = page(mabel, file)
    assert sorted(keys(file)) == [4, 5]
    assert "Waits to be read" not in shown and "Read the file again" not in shown
    assert "soon → 04/04/2024" in shown and "Mabel" in shown
    (found,) = stood([again(file)])
    assert (found.understanding.rows_loaded, found.understanding.rows_quarantined) == (2, 2)
    told = mabel.get(f"/spend/files/{file.ref}/").content.decode()
    assert "Put right by people" in told and "£9.99" in told


def test_one_that_is_still_not_understood_says_why_not(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="some day")
    reads_again(mabel, file, work)
    shown = page(mabel, file)
    assert "Still not understood" in shown and "“some day” is not one" in shown
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    reads_again(mabel, file, work)
    assert 3 not in keys(file)
    assert RowCorrection.objects.filter(undone_at__isnull=True).count() == 1


def test_a_row_is_left_out_for_a_reason(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    address = f"/spend/files/{file.ref}/not-understood/{keys(file)[4]}/leave-out/"
    assert "Enter why the row does not count" in mabel.post(address).content.decode()
    mabel.post(address, {"reason": "It was never paid."})
    reads_again(mabel, file, work)
    (found,) = stood([again(file)])
    (entry,) = found.understanding.entries
    assert entry["not_payments"]["left out by a person"] == {"rows": 1, "amount_gbp": "1.00"}
    assert "It was never paid." in page(mabel, file)


def test_what_was_said_can_be_taken_back(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    reads_again(mabel, file, work)
    held = RowCorrection.objects.get()
    mabel.post(f"/spend/files/{file.ref}/corrections/{held.pk}/undo/")
    held.refresh_from_db()
    assert held.undone_at and held.undone_by
    assert "Read the file again" in page(mabel, file)
    reads_again(mabel, file, work)
    assert 3 in keys(file)


def test_a_cell_as_it_came_is_no_correction(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    address = f"/spend/files/{file.ref}/not-understood/{keys(file)[3]}/"
    assert "Change at least one cell" in mabel.post(address, as_it_came(file, 3)).content.decode()
    assert not RowCorrection.objects.exists()


def test_the_run_is_told_by_its_wishes_and_its_reconciliation_says_it(
    mabel: Client, work: Work
) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    reads_again(mabel, file, work)
    run = analyse(mabel, "2024-25", work)
    (wished,) = run.job.wishes["files"]
    assert wished["corrections"] == [RowCorrection.objects.get().pk]
    account = json.loads((folder_of(run) / READING / "reconciliation.json").read_text())
    total = account["total"]
    assert (total["rows_corrected"], total["amount_corrected_gbp"]) == (1, "9.99")
    assert "04/04/2024" not in json.dumps(account), "what stands in cells may name people"


def test_what_is_said_after_a_run_changes_it_no_more(
    mabel: Client, work: Work, work_anew: Work
) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    mabel.post("/spend/runs/start/", {"period": "2024-25"})
    held = RowCorrection.objects.get()
    mabel.post(f"/spend/files/{file.ref}/corrections/{held.pk}/undo/")
    work_anew()
    run = file.runs.get()
    account = json.loads((folder_of(run) / READING / "reconciliation.json").read_text())
    assert account["total"]["rows_corrected"] == 1, "the run was asked for with it"


def test_the_next_run_says_what_was_put_right_since(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    first = analyse(mabel, "2024-25", work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    reads_again(mabel, file, work)
    second = analyse(mabel, "2024-25", work)
    shown = mabel.get(f"/spend/runs/{second.ref}/").content.decode()
    assert "The files are the same." in shown
    assert "Rows put right or left out, or taken back:" in shown and "April.csv (1)" in shown
    assert "What people said of rows" not in mabel.get(f"/spend/runs/{first.ref}/").content.decode()


def test_the_next_run_says_whose_columns_are_read_otherwise(mabel: Client, work: Work) -> None:
    (may,) = send(mabel, ("May.csv", MAY))
    work()
    analyse(mabel, "2024-25", work)
    roles = ("supplier_name", "date", "amount_gross", "department", "purpose")
    given = {f"column_{at}": role for at, role in enumerate(roles)} | {"dates": "-"}
    assert mabel.post(f"/spend/files/{may.ref}/columns/", given).status_code == 302
    work()
    second = analyse(mabel, "2024-25", work)
    shown = mabel.get(f"/spend/runs/{second.ref}/").content.decode()
    assert "Read by other columns, dates or body:" in shown and "May.csv" in shown


def test_a_correction_stays_with_the_bytes_of_the_file(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    mabel.post(f"/spend/files/{file.ref}/remove/")
    (other,) = send(mabel, ("April again.csv", MESSY))
    work()
    assert sorted(keys(other)) == [4, 5]
    (changed,) = send(mabel, ("April new.csv", MESSY.replace("Ostle", "Astle")))
    work()
    assert sorted(keys(changed)) == [3, 4, 5]


def test_a_row_of_a_file_in_a_zip_is_put_right(mabel: Client, work: Work) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("April.csv", MESSY)
        made.writestr("May.csv", MAY)
    sent = SimpleUploadedFile("year.zip", held.getvalue())
    assert mabel.post("/spend/files/send/", {"chosen": [sent]}).status_code == 302
    work()
    file = PaymentFile.objects.get()
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    reads_again(mabel, file, work)
    assert sorted(keys(file)) == [4, 5]


def test_the_record_says_who_did_it_and_nothing_of_what_stands_in_the_row(
    mabel: Client, work: Work
) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_1="Mr John Smith", cell_2="04/04/2024")
    (entry,) = Entry.objects.filter(act="correct row of payment file")
    assert entry.after == {"ref": file.ref, "row": "3", "columns": [1, 2]}
    assert not any("John Smith" in json.dumps(each.after) for each in Entry.objects.all())


def test_nobody_else_corrects_or_takes_back(
    client: Client, cast: Cast, mabel: Client, work: Work
) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    held, key = RowCorrection.objects.get(), keys(file)[4]
    cast.member("Stan", "Brindale Council", Role.SPEND_ANALYST, administrator="Brian")
    (theirs,) = send_as(client, cast, "Stan")
    for address in (f"not-understood/{key}/", f"corrections/{held.pk}/undo/", "look-again/"):
        assert client.post(f"/spend/files/{file.ref}/{address}").status_code == 404
        assert client.post(f"/spend/files/{theirs.ref}/{address}").status_code in {302, 404}
    held.refresh_from_db()
    assert held.undone_at is None


def send_as(client: Client, cast: Cast, name: str) -> list[PaymentFile]:
    client.force_login(cast.person(name))
    return send(client, ("May.csv", MAY))


def test_of_one_cell_one_correction_holds(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    held = RowCorrection.objects.get()
    held.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        held.save(force_insert=True)


def test_a_file_that_was_left_out_is_corrected_no_more(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    key = keys(file)[3]
    mabel.post(f"/spend/files/{file.ref}/remove/")
    answer = mabel.post(f"/spend/files/{file.ref}/not-understood/{key}/", {"cell_2": "04/04/2024"})
    assert "has been replaced or removed" in answer.content.decode()
    assert not RowCorrection.objects.exists()


def leaves_out(client: Client, file: PaymentFile, row: int, reason: str) -> None:
    address = f"/spend/files/{file.ref}/not-understood/{keys(file)[row]}/leave-out/"
    assert client.post(address, {"reason": reason}).status_code == 302


def holding(row: int) -> list[tuple[int, str]]:
    """What holds of a row: the columns, and what stands in them now."""
    held = RowCorrection.objects.filter(row=row, undone_at__isnull=True).order_by("column")
    return list(held.values_list("column", "after"))


def test_what_is_taken_back_of_one_row_holds_of_the_others(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    puts_right(mabel, file, 4, cell_2="05/04/2024")
    held = RowCorrection.objects.get(row=3)
    mabel.post(f"/spend/files/{file.ref}/corrections/{held.pk}/undo/")
    assert (holding(3), holding(4)) == ([], [(2, "05/04/2024")])
    reads_again(mabel, file, work)
    assert sorted(keys(file)) == [3, 5]


def test_of_putting_right_and_leaving_out_the_last_word_holds(mabel: Client, work: Work) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    leaves_out(mabel, file, 3, "It was never paid.")
    assert holding(3) == [(0, "")]
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    assert holding(3) == [(2, "04/04/2024")]
    reads_again(mabel, file, work)
    (found,) = stood([again(file)])
    assert found.understanding.rows_loaded == 2


def test_what_one_council_says_of_a_file_is_not_said_for_another_that_has_the_same(
    cast: Cast, mabel: Client, work: Work
) -> None:
    file = messy(mabel, work)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    reads_again(mabel, file, work)
    cast.member("Stan", "Brindale Council", Role.SPEND_ANALYST, administrator="Brian")
    stan = Client()
    stan.force_login(cast.person("Stan"))
    theirs = messy(stan, work)
    assert sorted(keys(theirs)) == [3, 4, 5]
    assert "What people said of rows" not in page(stan, theirs)


def test_who_reads_only_says_nothing_of_rows_by_any_way(
    cast: Cast, mabel: Client, work: Work
) -> None:
    file = messy(mabel, work)
    row, told = quarantine(file).rows()[0], {"by": cast.viewer("Rita"), "at": NOW}
    with pytest.raises(NotAllowed):
        actions.correct_row(file=file, row=row, cells={2: "04/04/2024"}, **told)
    with pytest.raises(NotAllowed):
        actions.leave_row_out(file=file, row=row, reason="It was never paid.", **told)
    puts_right(mabel, file, 3, cell_2="04/04/2024")
    with pytest.raises(NotAllowed):
        actions.undo_correction(file=file, correction=RowCorrection.objects.get(), **told)
    with pytest.raises(NotAllowed):
        actions.look_again(file=file, **told)


def test_a_cell_that_the_row_does_not_have_is_not_put_right(
    cast: Cast, mabel: Client, work: Work
) -> None:
    file = messy(mabel, work)
    row = quarantine(file).rows()[0]
    for column in (0, 6):
        with pytest.raises(actions.CannotDo, match="The row has no such cell"):
            actions.correct_row(
                file=file, row=row, cells={column: "more"}, by=cast.viewer("Mabel"), at=NOW
            )
    assert not RowCorrection.objects.exists()


SHORT = (
    "Supplier Name,Net Amount,Service Area,Payment Date,Purpose\r\n"
    "Mill Lane Bakery Ltd,100.00,Schools,03/04/2024,Catering\r\n"
    "Canal Boats plc,9.99,Parks\r\n"
    "Ostle Roofing Ltd,20.00,Housing,05/04/2024,Roofs\r\n"
)
"""A row of fewer cells than there are headings: its date is among those that it lacks."""


def test_the_cells_that_a_short_row_lacks_are_asked_for_and_read(mabel: Client, work: Work) -> None:
    (file,) = send(mabel, ("April.csv", SHORT))
    work()
    asked = mabel.get(f"/spend/files/{file.ref}/not-understood/{keys(file)[3]}/").content.decode()
    assert 'name="cell_4"' in asked and 'name="cell_5"' in asked and "Payment Date" in asked
    assert 'name="cell_6"' not in asked, "there are no more headings"
    puts_right(mabel, file, 3, cell_4="04/04/2024")
    assert holding(3) == [(4, "04/04/2024")]
    asked = mabel.get(f"/spend/files/{file.ref}/not-understood/{keys(file)[3]}/").content.decode()
    assert "As it came: Blank" in asked and 'value="04/04/2024"' in asked
    reads_again(mabel, file, work)
    (found,) = stood([again(file)])
    assert (found.understanding.rows_loaded, found.understanding.rows_quarantined) == (3, 0)
