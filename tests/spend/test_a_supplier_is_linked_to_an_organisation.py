"""A person says which organisation a supplier is: for a reason, from a day, and can end it; nothing links by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cast import NOW, Cast
from tests.spend.conftest import AMBLEFORD
from tests.spend.published import published
from tests.spend.ready import once_more, ready
from weft.audit.models import Entry
from weft.organisations import actions as organisations
from weft.organisations.access import NotAllowed
from weft.organisations.models import Organisation
from weft.organisations.rules import Kind
from weft.spend.actions import (
    CannotDo,
    agree_to_share,
    answer_objection,
    end_link,
    link_supplier,
    object_to_link,
    offer_to_share,
    say_rulings,
)
from weft.spend.models import Run, SupplierLink
from weft.spend.queries import (
    folder_of,
    linked_in,
    links_of,
    organisations_of,
    suppliers_linked,
    ways_of,
)
from weft.spend.results import Suppliers

pytestmark = pytest.mark.django_db
BOATS, BAKERY = "Canal Boats Ltd", "Mill Lane Bakery Ltd"
DAY = date(2026, 11, 3)


@dataclass
class There:
    """A council's run with its suppliers, and organisations of the place."""

    cast: Cast
    run: Run

    def id_of(self, name: str, run: Run | None = None) -> str:
        found = Suppliers(folder_of(run or self.run)).part(name, "supplier", down=False)
        return str(found[0].supplier_id)

    def linked(
        self, supplier: str = BOATS, to: str = "Canal Boats", **more: object
    ) -> SupplierLink:
        told = {"because": "The same address.", "by": self.cast.viewer("Mabel"), "at": NOW} | more
        return link_supplier(
            run=self.run, supplier_id=self.id_of(supplier), organisation=self.cast.organisations[to], **told
        )  # type: ignore[arg-type]  # fmt: skip

    def end(self, link: SupplierLink, **more: object) -> SupplierLink:
        told = {"because": "A namesake.", "by": self.cast.viewer("Mabel"), "at": NOW} | more
        return end_link(link=link, **told)  # type: ignore[arg-type]

    def now(self, supplier: str = BOATS, *, to: str = "Canal Boats", on: date = DAY) -> list[str]:
        own = self.cast.organisations
        return suppliers_linked(own[to], own[AMBLEFORD], on=on)

    def page(self, who: str, supplier: str = BOATS, run: Run | None = None) -> str:
        there = f"/spend/runs/{(run or self.run).ref}/suppliers/{self.id_of(supplier, run)}/"
        return browser(self.cast, who).get(there).content.decode()


def browser(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.person(who))
    return client


@pytest.fixture
def there(cast: Cast) -> There:
    for name, administrator in (
        ("Canal Boats", "Mo"),
        ("Quay Bakers", "Quentin"),
        ("Old Boats", "Olive"),
    ):
        cast.organisation(name, Kind.SUPPLIER, administrator=administrator)
    return There(cast, ready(cast.viewer("Mabel"))[1])


def test_nothing_links_by_itself_and_an_analyst_is_told_what_it_may_be(there: There) -> None:
    page = there.page("Mabel")
    assert "Nobody has said so." in page
    assert 'Canal Boats</span>: <span translate="no">same name' in page
    assert not SupplierLink.objects.exists()
    assert "Perhaps one of these" not in there.page("Rita"), "she reads, and does not analyse"


def test_the_same_number_speaks_before_the_same_name(there: There) -> None:
    from weft.spend.queries import candidates_for
    from weft.spend.results import Supplier

    own = there.cast.organisations["Quay Bakers"]
    organisations.change_organisation(
        organisation=own, name=own.name, website="", identifiers=[("GB-COH", "01234567")],
        other_names=[], addresses=[], areas=[], by=there.cast.steward(), at=NOW,
    )  # fmt: skip
    organisations.merge_organisations(
        kept=there.cast.organisations["Old Boats"], other=own, by=there.cast.steward(), at=NOW
    )
    asked = Supplier("s", BOATS, 1, DAY, DAY, "", None, "GB-COH-01234567", "canalboats")  # type: ignore[arg-type]
    found = candidates_for(there.cast.viewer("Mabel"), asked)
    assert [(one.organisation.name, one.number) for one in found] == [
        ("Old Boats", "GB-COH-01234567"), ("Canal Boats", ""),
    ]  # fmt: skip


def test_an_analyst_links_and_it_is_seen_with_who_said_it_and_why(there: There) -> None:
    mabel, supplier = browser(there.cast, "Mabel"), there.id_of(BOATS)
    page = f"/spend/runs/{there.run.ref}/suppliers/{supplier}/link/"
    ref = there.cast.organisations["Canal Boats"].ref
    assert "Say why it is this one" in mabel.post(page, {"organisation": ref}).content.decode()
    told = {"organisation": ref, "because": "The same address.", "holds_from": "1 4 2024"}
    assert mabel.post(page, told).status_code == 302
    link = SupplierLink.objects.get()
    assert (link.supplier_id, link.holds_from) == (supplier, date(2024, 4, 1))
    for text in ("The same address.", "Mabel", "since 1 April 2024", "End it"):
        assert text in there.page("Mabel")
    assert (
        "Canal Boats</a>" in mabel.get(f"/spend/runs/{there.run.ref}/suppliers/").content.decode()
    )
    assert "The same address." in mabel.get("/spend/links/").content.decode()
    entry = Entry.objects.get(act="link supplier")
    assert entry.after == {"ref": link.ref, "council": link.council_id}, "and no name of a payee"


def test_an_organisation_is_looked_for_by_its_name_or_number(there: There) -> None:
    mabel = browser(there.cast, "Mabel")
    page = f"/spend/runs/{there.run.ref}/suppliers/{there.id_of(BOATS)}/link/?q=quay"
    assert "Quay Bakers" in mabel.get(page).content.decode()
    ref = there.cast.organisations["Quay Bakers"].ref
    assert mabel.post(page, {"organisation": ref, "because": "A trading name."}).status_code == 302
    assert there.now(to="Quay Bakers") == [there.id_of(BOATS)]


def test_a_supplier_is_one_organisation_at_a_time(there: There) -> None:
    first = there.linked()
    with pytest.raises(CannotDo, match="linked to “Canal Boats” already"):
        there.linked(to="Quay Bakers")
    with pytest.raises(IntegrityError), transaction.atomic():
        SupplierLink.objects.create(
            ref="again", council=first.council, supplier_id=first.supplier_id, supplier="x",
            organisation=first.organisation, because="x", said_at=NOW, said_by=first.said_by,
        )  # fmt: skip
    there.end(first)
    there.linked(to="Quay Bakers")
    assert (there.now(), there.now(to="Quay Bakers")) == ([], [there.id_of(BOATS)])
    page = there.page("Mabel")
    assert "A namesake." in page and "It was never right." in page, "history is kept"


def test_several_suppliers_are_one_organisation(there: There) -> None:
    there.linked()
    there.linked(BAKERY)
    assert there.now() == sorted([there.id_of(BOATS), there.id_of(BAKERY)])


def test_a_link_holds_from_a_day_and_until_one(there: There) -> None:
    link = there.linked(holds_from=date(2024, 4, 1))
    assert (there.now(on=date(2024, 3, 31)), len(there.now(on=date(2024, 4, 1)))) == ([], 1)
    with pytest.raises(CannotDo, match="holds from 01/04/2024"):
        there.end(link, held_until=date(2024, 3, 1))
    there.end(link, held_until=date(2025, 3, 31))
    assert (len(there.now(on=date(2025, 3, 31))), there.now(on=date(2025, 4, 1))) == (1, [])
    with pytest.raises(CannotDo, match="until 31/03/2025"):
        there.linked(to="Quay Bakers", holds_from=date(2025, 3, 31))
    there.linked(to="Quay Bakers", holds_from=date(2025, 4, 1))
    with pytest.raises(CannotDo, match="ended already"):
        there.end(link)


@pytest.mark.parametrize("state", ["waiting", "closed", "merged"])
def test_only_an_approved_organisation_is_linked(there: There, state: str) -> None:
    steward, own = there.cast.steward(), there.cast.organisations
    if state == "waiting":
        there.cast.organisation("New Boats", Kind.SUPPLIER, administrator="Ned", approved=False)
        name, reason = "New Boats", "Only an approved organisation"
    elif state == "closed":
        name, reason = "Old Boats", "Only an approved organisation"
        organisations.close_organisation(
            organisation=own[name], because="Over.", by=steward, at=NOW
        )
    else:
        name, reason = "Old Boats", "part of “Canal Boats” now"
        organisations.merge_organisations(
            kept=own["Canal Boats"], other=own[name], by=steward, at=NOW
        )
    with pytest.raises(CannotDo, match=reason):
        there.linked(to=name)


def test_a_payee_who_is_or_may_be_a_person_is_not_linked(there: There) -> None:
    hidden = Suppliers(folder_of(there.run)).not_named(all_ids(there.run))
    assert hidden, "Mr John Smith"
    told = {"because": "x", "by": there.cast.viewer("Mabel"), "at": NOW}
    for one in [*hidden, "nobody-redacted"]:
        with pytest.raises(CannotDo, match="This payee is not named"):
            link_supplier(
                run=there.run, supplier_id=one, organisation=there.cast.organisations["Canal Boats"], **told
            )  # type: ignore[arg-type]  # fmt: skip


def all_ids(run: Run) -> list[str]:
    from weft.spend.results import PAYMENTS, asked

    rows = asked(
        "SELECT DISTINCT supplier_id FROM read_parquet(?)", [str(folder_of(run) / PAYMENTS)]
    )
    return [one for (one,) in rows if one]


def test_a_payee_found_to_be_a_person_later_is_named_nowhere(there: There) -> None:
    there.linked()
    said = {"ruling": "person", "name": BOATS, "reason": "He trades alone."}
    say_rulings(said=[said], by=there.cast.viewer("Mabel"), at=NOW)
    once_more(there.cast.viewer("Mabel"))
    ref = there.cast.organisations["Canal Boats"].ref
    for who, page in (("Mo", f"/organisations/{ref}/suppliers/"), ("Mabel", "/spend/links/")):
        html = browser(there.cast, who).get(page).content.decode()
        assert BOATS not in html
        assert "A payee that is not named" in html


def test_who_only_reads_neither_links_nor_ends(there: There) -> None:
    link = there.linked()
    for act in (lambda: there.linked(BAKERY, by=there.cast.viewer("Rita")), lambda: there.end(link, by=there.cast.viewer("Rita"))):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()


def test_a_link_follows_suppliers_that_become_one(there: There) -> None:
    there.linked(BOATS)
    later = joined(there)
    assert there.now() == [there.id_of(BAKERY, later)], "by the id that stands for it now"
    assert "Canal Boats" in there.page("Mabel", BAKERY, later)


def joined(there: There) -> Run:
    """A run after the two suppliers were ruled to be one."""
    said = {"ruling": "same", "name": BOATS, "other": BAKERY, "reason": "One firm."}
    say_rulings(said=[said], by=there.cast.viewer("Mabel"), at=NOW)
    return once_more(there.cast.viewer("Mabel"))


def test_links_that_meet_in_one_supplier_count_once_only_one_is_left(there: There) -> None:
    there.linked(BOATS)
    other = there.linked(BAKERY, to="Quay Bakers")
    before = (there.id_of(BOATS), there.id_of(BAKERY))
    later = joined(there)
    ways = ways_of(there.cast.organisations[AMBLEFORD])
    assert ways.now(before[0]) == ways.now(before[1])
    assert (there.now(), there.now(to="Quay Bakers"), linked_in(later)) == ([], [], {})
    page = browser(there.cast, "Mabel").get(
        f"/spend/runs/{later.ref}/suppliers/{ways.now(before[0])}/"
    )
    assert "None of the links counts until only one is left" in page.content.decode()
    there.end(other)
    assert there.now() == [ways.now(before[0])]
    found = organisations_of(there.run, before)
    assert {one.name for one in found.values()} == {"Canal Boats"}, (
        "in earlier runs under either id"
    )


def test_a_split_leaves_the_link_with_the_id_that_is_kept_and_says_so(there: There) -> None:
    before = {there.id_of(BOATS), there.id_of(BAKERY)}
    there.run = joined(there)
    kept = there.linked(BAKERY).supplier_id
    (off,) = before - {kept}
    again = say_apart(there)
    assert there.now() == [kept]
    mabel = browser(there.cast, "Mabel")
    for one, words in ((kept, "The link has stayed here"), (off, "The link stayed with that one")):
        html = mabel.get(f"/spend/runs/{again.ref}/suppliers/{one}/").content.decode()
        assert words in html


def test_what_was_said_of_one_of_two_names_goes_with_it_when_they_part(there: There) -> None:
    link = there.linked(BOATS)
    joined(there)
    again = say_apart(there)
    assert there.now() == [link.supplier_id]
    assert links_of(again, link.supplier_id, own=True).in_force == [link]


def say_apart(there: There) -> Run:
    """A run after what was ruled about the two was withdrawn."""
    from weft.spend.actions import withdraw_ruling
    from weft.spend.models import Ruling

    withdraw_ruling(ruling=Ruling.objects.get(), by=there.cast.viewer("Mabel"), at=NOW)
    said = {"ruling": "different", "name": BOATS, "other": BAKERY, "reason": "Two firms."}
    say_rulings(said=[said], by=there.cast.viewer("Mabel"), at=NOW)
    return once_more(there.cast.viewer("Mabel"))


def test_a_link_follows_its_organisation_into_another_record_and_back(there: There) -> None:
    there.linked(to="Old Boats")
    own = there.cast.organisations
    merge = organisations.merge_organisations(
        kept=own["Canal Boats"], other=own["Old Boats"], by=there.cast.steward(), at=NOW
    )
    assert len(there.now(to="Canal Boats")) == 1
    assert AMBLEFORD in browser(there.cast, "Mo").get(f"/organisations/{own['Canal Boats'].ref}/suppliers/").content.decode()  # fmt: skip
    organisations.undo_merge(merge=merge, by=there.cast.steward(), at=NOW)
    old = Organisation.objects.get(name="Old Boats")
    assert there.now(to="Canal Boats") == []
    assert len(suppliers_linked(old, own[AMBLEFORD], on=DAY)) == 1


def test_the_linked_organisation_reads_who_says_so_and_says_that_it_is_wrong(there: There) -> None:
    link = there.linked()
    mo, ref = browser(there.cast, "Mo"), there.cast.organisations["Canal Boats"].ref
    page = f"/organisations/{ref}/suppliers/"
    html = mo.get(page).content.decode()
    assert AMBLEFORD in html and "The same address." in html and "£" not in html
    assert mo.post(f"{page}{link.ref}/object/", {"because": "Another firm."}).status_code == 302
    assert "Say that it is wrong" not in mo.get(page).content.decode()
    mabel = browser(there.cast, "Mabel")
    assert "Answer Canal Boats, which says that a link is wrong" in mabel.get("/").content.decode()
    answer = f"/spend/links/{link.ref}/answer/"
    assert "Another firm." in mabel.get(answer).content.decode()
    assert mabel.post(answer, {"answer": "The invoices are yours."}).status_code == 302
    assert "The invoices are yours." in mo.get(page).content.decode()
    assert "Answer Canal Boats" not in mabel.get("/").content.decode()
    subjects = [(one.to[0], one.subject.partition(": ")[2]) for one in mail.outbox[-2:]]
    assert subjects == [
        ("ada@example.org", "Canal Boats says that it is not the supplier that you take it for"),
        ("mo@example.org", "Ambleford Council has answered you about its link to you"),
    ]


def test_an_end_answers_what_was_said_against_a_link(there: There) -> None:
    link = there.linked()
    objection = object_to_link(link=link, because="No.", by=there.cast.viewer("Mo"), at=NOW)
    with pytest.raises(CannotDo, match="has said so already"):
        object_to_link(link=link, because="No!", by=there.cast.viewer("Mo"), at=NOW)
    there.end(link)
    objection.refresh_from_db()
    assert objection.answered_at == NOW
    with pytest.raises(CannotDo, match="ended already"):
        answer_objection(link=link, answer="It stands.", by=there.cast.viewer("Mabel"), at=NOW)


def test_nobody_else_says_that_a_link_is_wrong(there: There) -> None:
    link, own = there.linked(), there.cast.organisations
    for who, organisation in (
        ("Quentin", "Canal Boats"),
        ("Quentin", "Quay Bakers"),
        ("Brian", "Canal Boats"),
    ):
        page = f"/organisations/{own[organisation].ref}/suppliers/{link.ref}/object/"
        assert browser(there.cast, who).post(page, {"because": "x"}).status_code == 404
    html = (
        browser(there.cast, "Quentin")
        .get(f"/organisations/{own['Canal Boats'].ref}/suppliers/")
        .content.decode()
    )
    assert AMBLEFORD not in html.partition("<main")[2]


def test_a_council_that_shares_reads_which_organisation_it_is_and_not_why(there: There) -> None:
    there.linked()
    offered = offer_to_share(
        other=there.cast.organisations["Brindale Council"], by=there.cast.viewer("Ada"), at=NOW
    )
    ref = there.cast.organisations["Canal Boats"].ref
    page = f"/organisations/{ref}/suppliers/"
    assert (
        AMBLEFORD
        not in browser(there.cast, "Brian").get(page).content.decode().partition("<main")[2]
    )
    agree_to_share(sharing=offered, by=there.cast.viewer("Brian"), at=NOW)
    for html in (there.page("Brian"), browser(there.cast, "Brian").get(page).content.decode()):
        assert "Canal Boats" in html and "The same address." not in html
    assert not links_of(there.run, there.id_of(BOATS), own=False).history


def test_what_is_published_says_nothing_of_links(there: There) -> None:
    edition = published(there.run, there.cast.viewer("Mabel"), there.cast.viewer("Ada"))
    there.linked()
    page = f"/spend-published/ambleford-council/2024-25/{edition.number}/suppliers/"
    for one in (page, f"{page}{there.id_of(BOATS)}/"):
        html = Client().get(one).content.decode()
        assert BOATS in html and "organisation it is" not in html and "/organisations/" not in html
    mo = browser(there.cast, "Mo").get(
        f"/organisations/{there.cast.organisations['Canal Boats'].ref}/suppliers/"
    )
    assert f'href="{page}{there.id_of(BOATS)}/"' in mo.content.decode()
