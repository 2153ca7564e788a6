"""Where Weft took a column for something else, an analyst says what it is, and it is remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.spend.conftest import send
from weft.spend.models import PaymentFile, Profile
from weft.spend.queries import stood
from weft.spend.rules import Standing

pytestmark = pytest.mark.django_db
Work = Callable[[], None]
ODD = (
    "Alpha,Beta,Gamma,Delta\r\n"
    "Mill Lane Bakery,03/04/2024,100.00,Catering\r\n"
    "Canal Boats,04/04/2024,50.50,Repairs\r\n"
)
LATER = ODD.replace("/04/", "/05/").replace("100.00", "7.00")
UNUSED = {"dates": "-", **{f"column_{place}": "-" for place in range(4)}}
SAID = {
    **UNUSED, "column_0": "supplier_name", "column_1": "date_paid", "column_2": "amount_net",
}  # fmt: skip


def say(client: Client, file: PaymentFile, said: dict[str, str]) -> int:
    """Say what is in the columns; gives the answer's status."""
    return client.post(f"/spend/files/{file.ref}/columns/", said).status_code


def again(file: PaymentFile) -> PaymentFile:
    return PaymentFile.objects.select_related("look", "upload").get(pk=file.pk)


def test_the_page_offers_each_column_with_examples_as_it_was_taken(
    mabel: Client, work: Work
) -> None:
    (file,) = send(mabel, ("odd.csv", ODD))
    work()
    page = mabel.get(f"/spend/files/{file.ref}/columns/").content.decode()
    for words in ("Alpha", "Mill Lane Bakery, Canal Boats", "How are the dates written?"):
        assert words in page


def test_what_is_said_holds_for_this_file_and_for_others_with_the_same_headings(
    mabel: Client, work: Work
) -> None:
    file, other = send(mabel, ("odd.csv", ODD), ("odd 2.csv", LATER))
    work()
    assert say(mabel, file, SAID) == 302
    work()
    for each in stood([again(file), again(other)]):
        assert each.standing is Standing.UNDERSTOOD
        assert each.understanding.entries[0]["mapping"]["amount_net"]["heading"] == "Gamma"
    (third,) = send(mabel, ("odd 3.csv", LATER.replace("7.00", "8.00")))
    work()
    (found,) = stood([again(third)])
    assert found.understanding.said == {
        "map": {"supplier_name": "Alpha", "date_paid": "Beta", "amount_net": "Gamma"},
        "dates": None, "body": None,
    }  # fmt: skip
    assert Profile.objects.count() == 1


def test_what_somebody_said_about_one_file_is_not_said_over_by_another(
    mabel: Client, work: Work
) -> None:
    file, other = send(mabel, ("odd.csv", ODD), ("odd 2.csv", LATER))
    work()
    say(mabel, other, {**SAID, "column_3": "category"})
    work()
    say(mabel, file, {**SAID, "column_3": "purpose"})
    work()
    found = {each.file.pk: each.understanding.said for each in stood([again(file), again(other)])}
    assert found[other.pk]["map"]["category"] == "Delta"
    assert found[file.pk]["map"]["purpose"] == "Delta"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({**UNUSED, "column_1": "date_paid"}, "Say which column holds who was paid."),
        ({**UNUSED, "column_0": "supplier_name"}, "Say which column holds the amount."),
        ({**SAID, "column_3": "amount_net"}, "is chosen for two columns"),
    ],
)
def test_what_contradicts_itself_is_asked_again(
    mabel: Client, work: Work, said: dict[str, str], told: str
) -> None:
    (file,) = send(mabel, ("odd.csv", ODD))
    work()
    answer = mabel.post(f"/spend/files/{file.ref}/columns/", said)
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert not Profile.objects.exists()


MISLEADING = (
    "Supplier,Amount,Date,Note\r\nThis is an example,10.00,01/04/2024,how to read\r\n" + ODD
)


def test_the_row_of_the_headings_is_said_and_then_what_is_in_each_column(
    mabel: Client, work: Work
) -> None:
    (file,) = send(mabel, ("odd.csv", MISLEADING))
    work()
    assert "Note" in mabel.get(f"/spend/files/{file.ref}/columns/").content.decode()
    asked = mabel.get(f"/spend/files/{file.ref}/headings/").content.decode()
    assert "In which row do the headings stand?" in asked
    assert mabel.post(f"/spend/files/{file.ref}/headings/", {"row": "3"}).status_code == 302
    work()
    page = mabel.get(f"/spend/files/{file.ref}/columns/").content.decode()
    assert "Gamma" in page
    assert "Note" not in page
    assert say(mabel, file, SAID) == 302
    work()
    (found,) = stood([again(file)])
    assert found.standing is Standing.UNDERSTOOD
    assert found.understanding.said["header_row"] == 3, "the columns are said of these headings"
    assert found.understanding.rows_loaded == 2
    assert found.understanding.entries[0]["header_row"] == 3


def test_where_the_headings_of_one_file_stand_is_not_said_of_others(
    mabel: Client, work: Work
) -> None:
    (file,) = send(mabel, ("odd.csv", MISLEADING))
    work()
    mabel.post(f"/spend/files/{file.ref}/headings/", {"row": "3"})
    work()
    say(mabel, file, {**SAID, "month": "2024-04"})
    assert not {"header_row", "month"} & set(Profile.objects.get().said)
    (other,) = send(mabel, ("odd 2.csv", LATER))
    work()
    (found,) = stood([again(other)])
    assert found.standing is Standing.UNDERSTOOD
    assert found.understanding.rows_loaded == 2


def test_a_file_whose_headings_were_shown_is_read_by_what_was_said_of_others_like_it(
    mabel: Client, work: Work
) -> None:
    (first,) = send(mabel, ("odd.csv", ODD))
    work()
    say(mabel, first, SAID)
    (file,) = send(mabel, ("odd 2.csv", MISLEADING.replace("100.00", "9.00")))
    work()
    mabel.post(f"/spend/files/{file.ref}/headings/", {"row": "3"})
    work()
    (found,) = stood([again(file)])
    assert found.standing is Standing.UNDERSTOOD
    assert found.understanding.entries[0]["mapping"]["amount_net"]["heading"] == "Gamma"


@pytest.mark.parametrize("row", ["", "0", "four", "-1"])
def test_what_is_no_row_is_asked_again(mabel: Client, work: Work, row: str) -> None:
    (file,) = send(mabel, ("odd.csv", ODD))
    work()
    answer = mabel.post(f"/spend/files/{file.ref}/headings/", {"row": row})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_rows_without_a_date_are_of_the_month_that_is_said(mabel: Client, work: Work) -> None:
    (file,) = send(mabel, ("undated.csv", "Supplier,Amount\r\nCanal Boats Ltd,5.00\r\n"))
    work()
    said = {"column_0": "supplier_name", "column_1": "amount", "dates": "-"}
    answer = mabel.post(f"/spend/files/{file.ref}/columns/", {**said, "month": "April"})
    assert "Enter a year and a month" in answer.content.decode()
    assert say(mabel, file, {**said, "month": "2024-04"}) == 302
    work()
    (found,) = stood([again(file)])
    assert [each["month"] for each in found.understanding.months] == ["2024-04"]


def test_no_page_tells_what_to_type_on_a_command_line(mabel: Client, work: Work) -> None:
    send(mabel, ("odd.csv", ODD), ("two.csv", "Supplier,Amount,Amount\r\nAlder Ltd,1.00,2.00\r\n"))
    work()
    for file in PaymentFile.objects.all():
        page = mabel.get(f"/spend/files/{file.ref}/").content.decode()
        assert "--map" not in page
        assert "there is money in it" in page or "two columns" in page, "what is wrong stays said"
