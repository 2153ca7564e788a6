"""A run is its council's own until one of its people has asked and a second one has signed off; then it is everybody's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from typer.testing import CliRunner

from tests.cast import NOW, Cast
from tests.spend.conftest import AMBLEFORD, APRIL, MAY, analyse, send
from tests.spend.published import BECAUSE, NOTE, asked, published
from weft.audit.models import Entry
from weft.organisations.access import NotAllowed
from weft.organisations.rules import Role
from weft.spend.actions import (
    CannotDo,
    ask_to_publish,
    send_back,
    sign_off,
    withdraw_edition,
)
from weft.spend.models import Edition, Run
from weft.spend.queries import changed_files, folder_of
from weft.spend.results import HASHES
from weft.uploads.queries import stored_at
from weft.web.command_line.site import app as site
from weft.web.tidying import tidy_all

pytestmark = pytest.mark.django_db
Work = Callable[[], None]
PUBLIC = "/spend-published/ambleford-council/2024-25/"
PARTS = (
    "", "overview/", "who/", "suppliers/", "figures/total/", "figures/total.csv", "tables/months.csv",
    "take-away/report.pdf", "take-away/report.xlsx",
)  # fmt: skip


@pytest.fixture
def run(mabel: Client, work: Work) -> Run:
    send(mabel, ("April.csv", APRIL))
    work()
    return analyse(mabel, "2024-25", work)


def signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.person(name))
    return client


def text(answer: Any) -> str:
    return b"".join(answer).decode()


def status(client: Client, address: str) -> int:
    answer: Any = client.get(address)
    b"".join(answer)
    found: int = answer.status_code
    return found


def asks(client: Client, run: Run, **more: str) -> Any:
    return client.post(f"/spend/runs/{run.ref}/publish/", {"note": NOTE, **more}, follow=True)


def decides(client: Client, run: Run, decision: str, because: str = "") -> Any:
    given = {"decision": decision, "because": because}
    return client.post(f"/spend/runs/{run.ref}/sign-off/", given, follow=True)


def test_asked_sent_back_asked_again_signed_off_and_read_by_everybody(
    mabel: Client, cast: Cast, run: Run
) -> None:
    ada, stranger = signed_in(cast, "Ada"), Client()
    assert "The quality of the data" in text(mabel.get(f"/spend/runs/{run.ref}/publish/"))
    assert "Somebody else of your council signs it off" in text(asks(mabel, run))
    page = text(ada.get(f"/spend/runs/{run.ref}/sign-off/"))
    assert NOTE in page
    assert "April.csv" in page
    page = text(decides(ada, run, "send back", "A month is missing."))
    assert "Sent back" in page
    assert "A month is missing." in text(mabel.get(f"/spend/runs/{run.ref}/"))
    assert status(stranger, f"{PUBLIC}1/") == 404
    assert status(stranger, PUBLIC) == 404

    asks(mabel, run)
    assert "Everybody can read it now" in text(decides(ada, run, "publish"))
    assert text(stranger.get(PUBLIC)) == text(stranger.get(f"{PUBLIC}1/"))
    page = text(stranger.get(f"{PUBLIC}1/"))
    assert "was paid in 5 payments" in page
    assert NOTE in page
    assert "Ambleford Council" in page
    for part in PARTS:
        assert status(stranger, f"{PUBLIC}1/{part}") == 200, part
    assert "Ambleford Council" in text(stranger.get("/spend-published/"))
    acts = list(
        Entry.objects.filter(subject_kind="edition of spend").order_by("pk").values_list("act")
    )
    assert [act for (act,) in acts] == [
        "ask to publish spend", "send spend back", "ask to publish spend", "publish spend",
    ]  # fmt: skip


def test_whoever_asked_cannot_sign_off(mabel: Client, cast: Cast, run: Run) -> None:
    asks(mabel, run)
    answer = mabel.get(f"/spend/runs/{run.ref}/sign-off/")
    assert answer.status_code == 403
    assert "You have asked for this yourself" in text(answer)
    assert decides(mabel, run, "publish").status_code == 403
    edition = Edition.objects.get()
    with pytest.raises(CannotDo, match="You have asked for this yourself"):
        sign_off(edition=edition, by=cast.viewer("Mabel"), at=edition.asked_at)
    assert "Sign off" not in text(mabel.get(f"/spend/runs/{run.ref}/"))


def test_a_second_analyst_may_sign_off_and_a_reader_may_not(
    mabel: Client, cast: Cast, run: Run
) -> None:
    cast.member("Asha", AMBLEFORD, Role.SPEND_ANALYST, administrator="Ada")
    asks(mabel, run)
    rita = signed_in(cast, "Rita")
    assert decides(rita, run, "publish").status_code == 403
    assert asks(rita, run).status_code == 403
    assert "Waits to be signed off" in text(rita.get(f"/spend/runs/{run.ref}/"))
    assert "Everybody can read it now" in text(decides(signed_in(cast, "Asha"), run, "publish"))


def test_who_reads_only_publishes_nothing_by_any_way(mabel: Client, cast: Cast, run: Run) -> None:
    rita = cast.viewer("Rita")
    with pytest.raises(NotAllowed):
        ask_to_publish(run=run, note=NOTE, by=rita, at=NOW)
    edition = asked(run, cast.viewer("Mabel"))
    with pytest.raises(NotAllowed):
        sign_off(edition=edition, by=rita, at=NOW)
    with pytest.raises(NotAllowed):
        send_back(edition=edition, because="It is not good.", by=rita, at=NOW)
    sign_off(edition=edition, by=cast.viewer("Ada"), at=NOW)
    with pytest.raises(NotAllowed):
        withdraw_edition(edition=edition, because="It is not good.", by=rita, at=NOW)
    assert Edition.objects.get().stage == "published"


def test_another_council_decides_about_none_of_it(mabel: Client, cast: Cast, run: Run) -> None:
    edition, brian = asked(run, cast.viewer("Mabel")), cast.viewer("Brian")
    with pytest.raises(Edition.DoesNotExist):
        sign_off(edition=edition, by=brian, at=NOW)
    sign_off(edition=edition, by=cast.viewer("Ada"), at=NOW)
    with pytest.raises(Edition.DoesNotExist):
        withdraw_edition(edition=edition, because="It is not good.", by=brian, at=NOW)
    assert Edition.objects.get().stage == "published"


def test_nobody_else_sees_anything_of_a_run_that_is_not_published(
    mabel: Client, cast: Cast, run: Run
) -> None:
    asks(mabel, run)
    for client in (Client(), signed_in(cast, "Brian")):
        assert status(client, PUBLIC) == 404
        for part in PARTS:
            assert status(client, f"{PUBLIC}1/{part}") == 404, part
        assert "Ambleford" not in text(client.get("/spend-published/"))
    brian = signed_in(cast, "Brian")
    for page in ("publish/", "sign-off/", "withdraw/"):
        assert status(brian, f"/spend/runs/{run.ref}/{page}") == 404
        assert brian.post(f"/spend/runs/{run.ref}/{page}", {"note": NOTE}).status_code == 404


def test_a_correction_is_a_new_edition_and_the_older_one_says_so(
    mabel: Client, cast: Cast, run: Run, work: Work
) -> None:
    published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    send(mabel, ("May.csv", MAY))
    work()
    newer = analyse(mabel, "2024-25", work)
    assert "Say what it corrects, and why" in text(asks(mabel, newer))
    asks(mabel, newer, because=BECAUSE)
    decides(signed_in(cast, "Ada"), newer, "publish")
    stranger = Client()
    assert "edition 2" in text(stranger.get(PUBLIC))
    later, older = text(stranger.get(f"{PUBLIC}2/")), text(stranger.get(f"{PUBLIC}1/"))
    assert BECAUSE in later
    assert f'href="{PUBLIC}1/"' in later
    assert "was paid in 7 payments" in later
    assert "was paid in 5 payments" in older
    for part in ("", "who/", "suppliers/", "figures/total/"):
        page = text(stranger.get(f"{PUBLIC}1/{part}"))
        assert "A later edition has taken the place of this one" in page, part
        assert f'href="{PUBLIC}2/"' in page, part
    assert "Superseded" in text(mabel.get(f"/spend/runs/{run.ref}/"))
    assert text(stranger.get("/spend-published/")).count("Ambleford Council</th>") == 1


def test_a_correction_says_what_it_corrects(
    mabel: Client, cast: Cast, run: Run, work: Work
) -> None:
    published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    newer = analyse(mabel, "2024-25", work)
    with pytest.raises(CannotDo, match="Say what it corrects, and why"):
        ask_to_publish(run=newer, note=NOTE, by=cast.viewer("Mabel"), at=NOW)


def test_what_another_edition_came_before_is_not_signed_off(
    mabel: Client, cast: Cast, run: Run, work: Work
) -> None:
    """Both were asked for while nothing was published: the second says not what it corrects."""
    newer = analyse(mabel, "2024-25", work)
    first, second = asked(run, cast.viewer("Mabel")), asked(newer, cast.viewer("Mabel"))
    sign_off(edition=first, by=cast.viewer("Ada"), at=NOW)
    with pytest.raises(CannotDo, match="Another edition has been published meanwhile"):
        sign_off(edition=second, by=cast.viewer("Ada"), at=NOW)
    assert status(Client(), f"{PUBLIC}2/") == 404


def test_what_was_decided_is_not_decided_again(mabel: Client, cast: Cast, run: Run) -> None:
    edition, ada = published(run, cast.viewer("Mabel"), cast.viewer("Ada")), cast.viewer("Ada")
    with pytest.raises(CannotDo, match="It has changed meanwhile"):
        sign_off(edition=edition, by=ada, at=NOW)
    with pytest.raises(CannotDo, match="It has changed meanwhile"):
        send_back(edition=edition, because="It is not good.", by=ada, at=NOW)
    withdraw_edition(edition=edition, because="A draft.", by=ada, at=NOW)
    with pytest.raises(CannotDo, match="It has changed meanwhile"):
        withdraw_edition(edition=edition, because="Another reason.", by=ada, at=NOW)
    assert Edition.objects.get().withdrawn_because == "A draft."


def test_what_is_withdrawn_leaves_its_reason_at_every_address_and_no_figure(
    mabel: Client, cast: Cast, run: Run
) -> None:
    published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    reason = "The file of April was a draft."
    mabel.post(f"/spend/runs/{run.ref}/withdraw/", {"because": reason})
    stranger = Client()
    for part in PARTS:
        answer = stranger.get(f"{PUBLIC}1/{part}")
        page = text(answer)
        assert answer.status_code == 410, part
        assert reason in page, part
        assert "£" not in page, part
        assert "Canal Boats" not in page, part
    assert stranger.get(PUBLIC).status_code == 410
    assert "Withdrawn" in text(stranger.get("/spend-published/"))
    page = text(mabel.get(f"/spend/runs/{run.ref}/"))
    assert reason in page
    assert "Ask that it be published" in page
    assert Entry.objects.filter(act="withdraw published spend").count() == 1


def test_what_was_withdrawn_can_be_published_again_as_the_next_edition(
    mabel: Client, cast: Cast, run: Run
) -> None:
    published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    mabel.post(f"/spend/runs/{run.ref}/withdraw/", {"because": "By mistake."})
    again = published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    assert again.number == 2
    assert status(Client(), f"{PUBLIC}1/") == 410
    assert status(Client(), f"{PUBLIC}2/") == 200


def test_an_older_run_does_not_correct_a_newer_one(
    mabel: Client, cast: Cast, run: Run, work: Work
) -> None:
    newer = analyse(mabel, "2024-25", work)
    published(newer, cast.viewer("Mabel"), cast.viewer("Ada"))
    assert "A newer analysis of this period has been published" in text(asks(mabel, run))


def test_the_same_run_is_not_asked_for_twice(mabel: Client, cast: Cast, run: Run) -> None:
    edition = asked(run, cast.viewer("Mabel"))
    assert "It waits to be signed off already" in text(asks(mabel, run))
    sign_off(edition=edition, by=cast.viewer("Ada"), at=edition.asked_at)
    assert "It is published already" in text(asks(mabel, run))


def test_the_address_stays_when_the_council_is_called_otherwise(
    mabel: Client, cast: Cast, run: Run, work: Work
) -> None:
    published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    council = cast.organisations[AMBLEFORD]
    type(council).objects.filter(pk=council.pk).update(name="Ambleford and Brindale")
    newer = analyse(mabel, "2024-25", work)
    published(newer, cast.viewer("Mabel"), cast.viewer("Ada"))
    assert "Ambleford Council" in text(Client().get(f"{PUBLIC}1/"))
    assert "Ambleford and Brindale" in text(Client().get(f"{PUBLIC}2/"))


def test_an_analysis_that_kept_no_hashes_is_not_published(mabel: Client, run: Run) -> None:
    (folder_of(run) / HASHES).unlink()
    assert "An earlier version of Weft made this analysis" in text(asks(mabel, run))
    assert not Edition.objects.exists()


def test_a_file_whose_name_speaks_of_a_person_is_not_published(mabel: Client, work: Work) -> None:
    send(mabel, ("Payments_to_Mr_John_Smith.csv", APRIL))
    work()
    run = analyse(mabel, "2024-25", work)
    page = text(asks(mabel, run))
    assert "speaks of a person" in page
    assert not Edition.objects.exists()


def test_a_public_page_sets_no_cookie_and_may_be_kept_for_a_while(
    cast: Cast, mabel: Client, run: Run
) -> None:
    published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    stranger = Client()
    for address in ("/spend-published/", PUBLIC, *(f"{PUBLIC}1/{part}" for part in PARTS)):
        answer = stranger.get(address)
        b"".join(answer)
        assert answer.cookies == {}, address
        assert answer.headers["Cache-Control"] == "public, max-age=300", address
        assert "X-Robots-Tag" not in answer.headers
        mine = mabel.get(address)
        b"".join(mine)
        assert mine.headers["Cache-Control"] == "private, no-store", address


def test_no_public_page_says_who_analysed_or_leads_to_what_is_private(
    cast: Cast, mabel: Client, run: Run
) -> None:
    published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    for part in PARTS[:5]:
        page = text(Client().get(f"{PUBLIC}1/{part}"))
        assert "Mabel" not in page, part
        assert "Ada" not in page, part
        assert 'href="/spend/' not in page, part
        assert run.ref not in page, part
    assert status(Client(), f"{PUBLIC}1/take-away/reconciliation.json") == 404


def test_whoever_may_sign_off_is_told_on_the_first_page(
    mabel: Client, cast: Cast, run: Run
) -> None:
    asked(run, cast.viewer("Mabel"))
    there = f'href="/spend/runs/{run.ref}/sign-off/"'
    assert there in text(signed_in(cast, "Ada").get("/"))
    for name in ("Mabel", "Rita", "Brian"):
        assert there not in text(signed_in(cast, name).get("/")), name


def test_what_an_edition_stands_on_is_kept_however_old_it_gets(
    mabel: Client, cast: Cast, run: Run
) -> None:
    published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    (file,) = run.files.all()
    mabel.post(f"/spend/files/{file.ref}/remove/")
    long_after = NOW + timedelta(days=366 * 30)
    tidy_all(at=long_after)
    assert changed_files(Edition.objects.get()) == []
    assert stored_at(file.upload.stored_as).exists()
    assert status(Client(), f"{PUBLIC}1/take-away/report.pdf") == 200


def test_a_changed_file_is_found(mabel: Client, cast: Cast, run: Run) -> None:
    edition = published(run, cast.viewer("Mabel"), cast.viewer("Ada"))
    assert len(edition.hashes) > 20
    assert changed_files(edition) == []
    with (folder_of(run) / "payments.parquet").open("ab") as file:
        file.write(b"more")
    (folder_of(run) / "report/summary.pdf").unlink()
    assert changed_files(edition) == ["payments.parquet", "report/summary.pdf"]
    told = CliRunner().invoke(site, ["check-published"])
    assert told.exit_code != 0
    assert "edition 1: changed or gone: payments.parquet, report/summary.pdf" in told.output


def test_what_changed_after_the_analysis_is_not_signed_off(
    mabel: Client, cast: Cast, run: Run
) -> None:
    asks(mabel, run)
    with (folder_of(run) / "report/report.pdf").open("ab") as file:
        file.write(b"more")
    page = text(decides(signed_in(cast, "Ada"), run, "publish"))
    assert "report/report.pdf is not what the analysis wrote" in page
    assert Edition.objects.get().stage == "asked"
