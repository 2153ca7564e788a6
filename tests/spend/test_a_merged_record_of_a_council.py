"""What belongs to a council's record that became part of another is read by the people of the record kept, as long as
the two are one; new acts belong to the record kept; nobody else gains sight."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.spend.conftest import AMBLEFORD, MAY, analyse, csv_file, send
from tests.spend.published import published
from tests.spend.ready import a_ruling, a_supplier, done, ready
from tests.spend.test_two_councils_share_results import answers, pages_of
from weft.organisations.actions import merge_organisations, undo_merge
from weft.organisations.models import Merge, Organisation
from weft.organisations.rules import Role
from weft.spend import queries
from weft.spend.actions import (
    CannotDo,
    agree_to_share,
    correct_row,
    leave_row_out,
    offer_to_share,
    say_answer,
    send_back,
    sign_off,
    start_run,
    undo_correction,
    withdraw_edition,
    withdraw_ruling,
)
from weft.spend.actions.editions import ask_to_publish
from weft.spend.models import PaymentFile, RowCorrection, Run
from weft.spend.queries import answers_of, holding, run_that_knows, stood, wished

pytestmark = pytest.mark.django_db
BRINDALE = "Brindale Council"


@pytest.fixture
def file_and_run(cast: Cast) -> tuple[PaymentFile, Run]:
    return ready(cast.viewer("Mabel"))


@pytest.fixture
def brian(cast: Cast) -> Client:
    """Brian's browser; he administers Brindale, the record kept."""
    client = Client()
    client.force_login(cast.person("Brian"))
    return client


def merged(cast: Cast, kept: str = BRINDALE, other: str = AMBLEFORD) -> Merge:
    own = cast.organisations
    return merge_organisations(kept=own[kept], other=own[other], by=cast.steward(), at=NOW)


def apart(cast: Cast) -> Organisation:
    """Ambleford as it stands once it is taken apart again."""
    return Organisation.objects.get(pk=cast.organisations[AMBLEFORD].pk)


def all_pages(file: PaymentFile, run: Run) -> list[str]:
    """What only the people of a council open."""
    closed = ("review/", "worklist/", "take-away/reconciliation.json", "figures/total.csv")
    inside = [*pages_of(run), *(f"/spend/runs/{run.ref}/{page}" for page in closed)]
    there = f"/spend/files/{file.ref}/"
    return [*inside, there, f"{there}columns/", f"{there}not-understood/"]


def test_its_files_and_analyses_are_read_by_the_record_kept_until_the_two_are_taken_apart(
    cast: Cast, brian: Client, file_and_run: tuple[PaymentFile, Run]
) -> None:
    assert answers(brian, all_pages(*file_and_run)) == {404}
    merge = merged(cast)
    assert answers(brian, all_pages(*file_and_run)) == {200}
    assert f"{AMBLEFORD}, 2024-25" in brian.get("/spend/").content.decode()
    undo_merge(merge=merge, by=cast.steward(), at=NOW)
    assert answers(brian, all_pages(*file_and_run)) == {404}


def test_its_own_people_read_on_and_have_all_of_it_again(
    cast: Cast, mabel: Client, file_and_run: tuple[PaymentFile, Run]
) -> None:
    merge = merged(cast)
    assert answers(mabel, all_pages(*file_and_run)) == {200}
    undo_merge(merge=merge, by=cast.steward(), at=NOW)
    assert answers(mabel, all_pages(*file_and_run)) == {200}


def test_who_acts_for_a_third_council_or_for_none_sees_as_little_as_before(
    cast: Cast, file_and_run: tuple[PaymentFile, Run]
) -> None:
    cast.organisation("Corvedale Council", administrator="Cora")
    merged(cast)
    for name in ("Cora", "Stella"):
        client = Client()
        client.force_login(cast.person(name))
        assert answers(client, all_pages(*file_and_run)) == {404}


def test_whom_either_record_shares_with_sees_nothing_of_the_other(
    cast: Cast, file_and_run: tuple[PaymentFile, Run]
) -> None:
    for name, administrator in (("Corvedale Council", "Cora"), ("Dunmere Council", "Nia")):
        cast.organisation(name, administrator=administrator)
    for name, other in (("Cora", BRINDALE), ("Nia", AMBLEFORD)):
        offered = offer_to_share(other=cast.organisations[other], by=cast.viewer(name), at=NOW)
        by = cast.viewer("Brian" if other == BRINDALE else "Ada")
        agree_to_share(sharing=offered, by=by, at=NOW)
    merged(cast)
    for name in ("Cora", "Nia"):
        client = Client()
        client.force_login(cast.person(name))
        assert answers(client, pages_of(file_and_run[1])) == {404}


def test_what_was_said_of_names_and_suppliers_holds_for_both(
    cast: Cast, brian: Client, file_and_run: tuple[PaymentFile, Run]
) -> None:
    run, by, own = file_and_run[1], cast.viewer("Mabel"), cast.organisations[BRINDALE]
    ruling, one = a_ruling(by), a_supplier(run)
    say_answer(run=run, supplier_id=one, said={"employees": "12"}, by=by, at=NOW)
    assert (wished(own), answers_of(own)) == ([], {})
    merge = merged(cast)
    assert [each["name"] for each in wished(own)] == ["Canal Boats Ltd"]
    assert "Canal Boats Ltd" in brian.get("/spend/rulings/").content.decode()
    say_answer(run=run, supplier_id=one, said={"employees": "9"}, by=cast.viewer("Brian"), at=NOW)
    assert answers_of(own)[one].said == {"employees": "9"}, "what was said last counts"
    assert queries.rulings_since(run, by) == queries.answers_since(run, by) == 0, (
        "all at one moment"
    )
    withdraw_ruling(ruling=ruling, by=cast.viewer("Brian"), at=NOW)
    undo_merge(merge=merge, by=cast.steward(), at=NOW)
    ambleford = apart(cast)
    assert wished(ambleford) == [], "what was withdrawn stays so"
    assert answers_of(ambleford)[one].said == {"employees": "12"}
    assert answers_of(own)[one].said == {"employees": "9"}


def test_a_row_is_put_right_by_either_and_what_is_said_belongs_to_the_record_of_its_file(
    cast: Cast, file_and_run: tuple[PaymentFile, Run]
) -> None:
    file, own = file_and_run[0], cast.organisations[BRINDALE]
    (row,) = queries.quarantine(file).rows()[0:1]
    correct_row(file=file, row=row, cells={2: "6 April 2024"}, by=cast.viewer("Mabel"), at=NOW)
    merge = merged(cast)
    assert len(holding(own)[file.upload.sha256]) == 1
    said = leave_row_out(file=file, row=row, reason="Never paid.", by=cast.viewer("Brian"), at=NOW)
    assert list(queries.corrections_of(file)) == [said], "one thing at a time is said of a row"
    undo_merge(merge=merge, by=cast.steward(), at=NOW)
    file = PaymentFile.objects.get(pk=file.pk)
    assert list(queries.corrections_of(file)) == [said]
    assert holding(own) == {}
    undo_correction(file=file, correction=said, by=cast.viewer("Mabel"), at=NOW)
    assert not RowCorrection.objects.filter(undone_at=None).exists()


def test_the_next_analysis_takes_the_files_of_both_and_belongs_to_the_record_kept(
    cast: Cast, brian: Client, file_and_run: tuple[PaymentFile, Run]
) -> None:
    send(brian, ("May.csv", MAY))
    merge = merged(cast)
    for each in queries.in_use_of(cast.organisations[BRINDALE]):
        if each.look.state == "waiting":
            done(each.look)
    run = start_run(period="2024-25", by=cast.viewer("Brian"), at=NOW)
    done(run.job)
    run = Run.objects.select_related("job").get(pk=run.pk)
    assert run.job.state == "done", run.job.problem
    assert sorted(run.files.values_list("upload__name", flat=True)) == ["April.csv", "May.csv"]
    assert run.council == cast.organisations[BRINDALE]
    assert run.job.wishes["known"] == file_and_run[1].ref, "suppliers keep their ids"
    assert queries.run_before(run, cast.viewer("Brian")) == file_and_run[1]
    undo_merge(merge=merge, by=cast.steward(), at=NOW)
    assert run_that_knows(cast.organisations[BRINDALE]) == run
    assert run_that_knows(apart(cast)) == file_and_run[1]
    files = queries.visible_to(cast.viewer("Brian"))
    assert [each.file.upload.name for each in stood(files)] == ["May.csv"]


def test_a_file_that_one_record_has_is_not_added_again_to_the_other(
    cast: Cast, mabel: Client, brian: Client
) -> None:
    send(mabel, ("May.csv", MAY))
    merged(cast)
    answer = brian.post("/spend/files/send/", {"chosen": [csv_file("May again.csv", MAY)]})
    assert "is there already, byte for byte" in answer.content.decode()
    assert len(stood(queries.visible_to(cast.viewer("Brian")))) == 1


def test_what_it_published_stays_where_it_is_and_can_be_withdrawn(
    cast: Cast, client: Client, file_and_run: tuple[PaymentFile, Run]
) -> None:
    edition = published(file_and_run[1], cast.viewer("Mabel"), cast.viewer("Ada"))
    there = "/spend-published/ambleford-council/2024-25/1/"
    merged(cast)
    assert AMBLEFORD in client.get(there).content.decode()
    withdraw_edition(edition=edition, because="It was a draft.", by=cast.viewer("Brian"), at=NOW)
    assert client.get(there).status_code == 410


def test_an_analysis_of_the_other_record_is_not_published_and_a_new_one_is(
    cast: Cast, file_and_run: tuple[PaymentFile, Run]
) -> None:
    run = file_and_run[1]
    asked = ask_to_publish(run=run, note="May is missing.", by=cast.viewer("Mabel"), at=NOW)
    merged(cast)
    brian = cast.viewer("Brian")
    assert list(queries.waiting_for(brian)) == [asked]
    with pytest.raises(CannotDo, match="Analyse the period again"):
        sign_off(edition=asked, by=brian, at=NOW)
    send_back(edition=asked, because="Analysed again.", by=brian, at=NOW)
    run = Run.objects.get(pk=run.pk)
    with pytest.raises(CannotDo, match="Analyse the period again"):
        ask_to_publish(run=run, note="May is missing.", by=brian, at=NOW)


def test_someone_whose_membership_moved_analyses_for_the_record_kept(
    cast: Cast, mabel: Client, work: object
) -> None:
    send(mabel, ("May.csv", MAY))
    merged(cast)
    work()  # type: ignore[operator]
    run = analyse(mabel, "2024-25", work)  # type: ignore[arg-type]
    assert run.council == cast.organisations[BRINDALE]
    assert cast.viewer("Mabel").roles == frozenset({Role.SPEND_ANALYST})
