"""Two councils agree to share what their analyses found: figures, tables and suppliers; not files, not payments."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client

from tests.cast import NOW, Cast
from tests.spend.conftest import AMBLEFORD
from tests.spend.ready import a_supplier, ready
from tests.ui.everywhere import end
from weft.audit.models import Entry
from weft.organisations.access import NotAllowed
from weft.organisations.actions import close_organisation
from weft.spend.actions import CannotDo, agree_to_share, end_sharing, offer_to_share
from weft.spend.models import PaymentFile, Run, Sharing

pytestmark = pytest.mark.django_db
BRINDALE = "Brindale Council"


@pytest.fixture
def file_and_run(cast: Cast) -> tuple[PaymentFile, Run]:
    return ready(cast.viewer("Mabel"))


@pytest.fixture
def brian(cast: Cast) -> Client:
    """Brian's browser; he administers Brindale."""
    client = Client()
    client.force_login(cast.person("Brian"))
    return client


@pytest.fixture
def ada(cast: Cast) -> Client:
    """Ada's browser; she administers Ambleford."""
    client = Client()
    client.force_login(cast.person("Ada"))
    return client


def offered(cast: Cast, by: str = "Ada", to: str = BRINDALE) -> Sharing:
    return offer_to_share(other=cast.organisations[to], by=cast.viewer(by), at=NOW)


def agreed(cast: Cast) -> Sharing:
    return agree_to_share(sharing=offered(cast), by=cast.viewer("Brian"), at=NOW)


def pages_of(run: Run) -> list[str]:
    inside = ("", "overview/", "tables/months.csv", "figures/total/", "suppliers/", f"suppliers/{a_supplier(run)}/", "take-away/report.pdf")  # fmt: skip
    return [f"/spend/runs/{run.ref}/{page}" for page in inside]


def answers(client: Client, addresses: list[str]) -> set[int]:
    found = [client.get(each) for each in addresses]
    for answer in found:
        end(answer)
    return {answer.status_code for answer in found}


def test_what_is_only_offered_is_not_seen(
    cast: Cast, brian: Client, file_and_run: tuple[PaymentFile, Run]
) -> None:
    offered(cast)
    assert answers(brian, pages_of(file_and_run[1])) == {404}


def test_the_other_council_sees_what_an_analysis_found_once_it_has_agreed(
    cast: Cast, brian: Client, file_and_run: tuple[PaymentFile, Run]
) -> None:
    agreed(cast)
    run = file_and_run[1]
    assert answers(brian, pages_of(run)) == {200}
    assert (
        f"{AMBLEFORD}, 2024-25" in brian.get(f"/spend/runs/{run.ref}/suppliers/").content.decode()
    )


def test_it_sees_no_payment_and_no_file_of_it(
    cast: Cast, brian: Client, ada: Client, file_and_run: tuple[PaymentFile, Run]
) -> None:
    agreed(cast)
    file, run = file_and_run
    closed = [f"/spend/files/{file.ref}/", f"/spend/files/{file.ref}/not-understood/", f"/spend/runs/{run.ref}/figures/total.csv", f"/spend/runs/{run.ref}/take-away/reconciliation.json", f"/spend/runs/{run.ref}/take-away/payments-shown.parquet", f"/spend/runs/{run.ref}/take-away/extract.zip"]  # fmt: skip
    assert answers(ada, closed) == {200}
    assert answers(brian, closed) == {404}
    for page in ("figures/total/", f"suppliers/{a_supplier(run)}/"):
        there = f"/spend/runs/{run.ref}/{page}"
        assert "April.csv" in ada.get(there).content.decode()
        seen = brian.get(there).content.decode()
        assert "April.csv" not in seen
        assert "They are seen by the people of their council." in seen


def test_what_is_not_done_yet_is_not_shared(
    cast: Cast, brian: Client, file_and_run: tuple[PaymentFile, Run]
) -> None:
    agreed(cast)
    run = file_and_run[1]
    run.job.state = "failed"
    run.job.save()
    assert answers(brian, pages_of(run)[:1]) == {404}


@pytest.mark.parametrize("who", ["Ada", "Brian"])
def test_either_council_ends_it_and_nothing_more_is_seen(
    cast: Cast, brian: Client, file_and_run: tuple[PaymentFile, Run], who: str
) -> None:
    sharing = agreed(cast)
    end_sharing(sharing=sharing, by=cast.viewer(who), at=NOW)
    assert answers(brian, pages_of(file_and_run[1])) == {404}
    assert offered(cast).pk != sharing.pk, "it can be offered again"


def test_a_closed_council_shares_nothing(
    cast: Cast, brian: Client, file_and_run: tuple[PaymentFile, Run]
) -> None:
    agreed(cast)
    close_organisation(organisation=cast.organisations[AMBLEFORD], because="Merged.", by=cast.steward(), at=NOW)  # fmt: skip
    assert answers(brian, pages_of(file_and_run[1])) == {404}


def test_a_council_agrees_with_another_once_whoever_offers(cast: Cast) -> None:
    sharing = offered(cast)
    for again in ({"by": "Ada"}, {"by": "Brian", "to": AMBLEFORD}):
        with pytest.raises(CannotDo, match="agreed or offered"):
            offered(cast, **again)
    twice = Sharing(ref="again", council=sharing.other, other=sharing.council, offered_at=NOW, offered_by=sharing.offered_by)  # fmt: skip
    with pytest.raises(IntegrityError):
        twice.save()


def test_nobody_agrees_to_their_own_offer(cast: Cast) -> None:
    with pytest.raises(CannotDo, match="other council agrees"):
        agree_to_share(sharing=offered(cast), by=cast.viewer("Ada"), at=NOW)


def test_what_has_ended_is_not_agreed_to(cast: Cast) -> None:
    sharing = end_sharing(sharing=offered(cast), by=cast.viewer("Brian"), at=NOW)
    with pytest.raises(CannotDo, match="has ended"):
        agree_to_share(sharing=sharing, by=cast.viewer("Brian"), at=NOW)


def test_an_analyst_is_told_who_decides(cast: Cast, mabel: Client) -> None:
    with pytest.raises(NotAllowed, match="Only its administrators"):
        offered(cast, by="Mabel")
    assert "Only its administrators" in mabel.get("/spend/sharing/offer/").content.decode()


def test_a_third_council_cannot_end_it(cast: Cast) -> None:
    sharing = agreed(cast)
    cast.organisation("Corvedale Council", administrator="Cora")
    with pytest.raises(NotAllowed):
        end_sharing(sharing=sharing, by=cast.viewer("Cora"), at=NOW)


def test_administrators_offer_agree_and_end_on_pages_and_are_written_to(
    cast: Cast, ada: Client, brian: Client
) -> None:
    other = cast.organisations[BRINDALE]
    assert ada.post("/spend/sharing/offer/", {"council": other.ref}).status_code == 302
    sharing = Sharing.objects.get()
    assert "Offered by you" in ada.get("/spend/sharing/").content.decode()
    assert "Offered to you" in brian.get("/spend/sharing/").content.decode()
    assert brian.post(f"/spend/sharing/{sharing.ref}/agree/").status_code == 302
    assert "Share results since" in ada.get("/spend/sharing/").content.decode()
    assert ada.post(f"/spend/sharing/{sharing.ref}/end/").status_code == 302
    assert "There are none yet." in brian.get("/spend/sharing/").content.decode()
    letters = [(one.to[0], one.subject.partition(": ")[2]) for one in mail.outbox]
    assert letters[-3:] == [
        ("brian@example.org", "Ambleford Council offers to share its results of spend"),
        ("ada@example.org", "Brindale Council has agreed to share results of spend"),
        ("brian@example.org", "Ambleford Council does not share results of spend"),
    ]


def test_the_record_of_both_councils_tells_of_it(cast: Cast, ada: Client, brian: Client) -> None:
    agreed(cast)
    assert Entry.objects.filter(act__contains="share results").count() == 2
    for client in (ada, brian):
        page = client.get("/record/").content.decode()
        assert "Agreed to share results of spend with a council" in page


def test_a_council_that_already_shares_cannot_be_chosen(cast: Cast, ada: Client) -> None:
    agreed(cast)
    page = ada.get("/spend/sharing/offer/").content.decode()
    assert BRINDALE not in page
