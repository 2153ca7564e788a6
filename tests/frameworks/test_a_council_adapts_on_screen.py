"""A council adapts an edition on pages, and walks its changes into the next one."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, Cast
from tests.frameworks.conftest import JOBS, add, adopted, fields, signed_in
from weft.analysis.frameworks.adapted import Add, PutFirst, Weigh
from weft.frameworks import actions, queries
from weft.frameworks.models import CarriedChange, Edition, Node
from weft.organisations.access import Viewer

pytestmark = pytest.mark.django_db
MINE = ("ambleford-asks", "2026")


@pytest.fixture
def amir_there(client: Client, cast: Cast) -> Client:
    return signed_in(client, cast, "Amir")


@pytest.fixture
def mine(first: Edition, amir_there: Client) -> Edition:
    """Ambleford's own, begun on the page."""
    there = reverse("frameworks:adapt", args=[first.framework.key, first.name])
    answer = amir_there.post(there, {"name": "Ambleford asks", "edition": "2026"})
    assert answer.status_code == 302
    return Edition.objects.get(adapts=first)


def local(name: str, *of: object) -> str:
    return reverse(f"frameworks:{name}", args=[*MINE, *of])


def said(edition: Edition) -> set[tuple[str, str]]:
    return set(edition.local_changes.values_list("change", "code"))


def test_every_sort_of_change_is_made_on_a_page_and_seen(mine: Edition, amir_there: Client) -> None:
    for change, typed in {
        "leave_out": {"code": "O2", "reason": "The county measures air"},
        "put_first": {"code": "O1", "reason": "Our plan for work"},
        "weigh": {"code": "O1-1", "weight": "2.5"},
        "add_cohort": {"name": "Carers", "code": "carers", "who": "Who look after somebody"},
        "add": {
            "wording": "Free hire of halls",
            "code": "A-1",
            "level": "measure",
            "parent": "O1-1",
            "note": "",
        },
    }.items():
        assert amir_there.post(local("say_local", change), typed).status_code == 302, change
    page = amir_there.get(local("edition")).content.decode()
    for words in (
        "The county measures air",
        "Our plan for work",
        ": 2.5",
        "Carers",
        "Free hire of halls",
    ):
        assert words in page, words
    gone = amir_there.get(local("node", "O2"))
    assert gone.status_code == 200 and "The county measures air" in gone.content.decode()


def test_what_does_not_fit_is_said_beside_what_was_typed(mine: Edition, amir_there: Client) -> None:
    answer = amir_there.post(
        local("say_local", "leave_out"), {"code": "Z9", "reason": "It is ours to say"}
    )
    assert "Z9" in answer.content.decode() and "It is ours to say" in answer.content.decode()
    assert said(mine) == set()


def test_what_is_added_is_counted_as_the_council_says(mine: Edition, amir_there: Client) -> None:
    amir_there.post(
        local("say_local", "add"),
        {"wording": "Halls", "code": "A-1", "level": "measure", "parent": "O1-1"},
    )
    number = mine.local_changes.get().pk
    typed = {
        "unit": "hours", "kind": "output", "over_time": "sum", "over_providers": "sum", "direction": "more",
        "who": "Groups of the town", "leaves_out": "Hire that is paid\nOur own meetings", "confirmed_by": ["beneficiary"],
    }  # fmt: skip
    assert amir_there.post(local("measure_local", number), typed).status_code == 302
    measure = queries.whole(Edition.objects.get(pk=mine.pk)).value.node("A-1").measure
    assert measure is not None and measure.unit == "hours"
    assert measure.counting.leaves_out == ("Hire that is paid", "Our own meetings")
    changed = {"wording": "Free halls", "code": "A-1", "level": "measure", "parent": "O1-1"}
    amir_there.post(local("change_local", number), changed)
    node = queries.whole(Edition.objects.get(pk=mine.pk)).value.node("A-1")
    assert node.wording == "Free halls" and node.measure == measure
    amir_there.post(local("undo_local", number))
    assert said(mine) == set()


def test_only_those_who_keep_frameworks_for_the_council_change_anything(
    mine: Edition, cast: Cast, client: Client
) -> None:
    for name, status in (("Rita", 403), ("Bea", 404)):
        signed_in(client, cast, name)
        answer = client.post(local("say_local", "put_first"), {"code": "O1", "reason": "No"})
        assert answer.status_code == status, name
    assert said(mine) == set()


@pytest.fixture
def after(
    first: Edition,
    mine: Edition,
    paula: Viewer,
    piet: Viewer,
    amir: Viewer,
    ada: Viewer,
    amir_there: Client,
) -> Edition:
    """Ambleford's next edition, begun on the page; the authority has removed O1-1-1 and said O2 otherwise."""
    for change in (
        PutFirst("O2", "Air is ours"),
        Weigh("O1-1-1", Decimal(3)),
        PutFirst("O1", "Work"),
    ):
        actions.say_local_change(edition=mine, change=change, by=amir, at=NOW)
    adopted(mine, amir, ada)
    new = actions.begin_next(edition=first, name="2027", by=paula, at=NOW)
    there = {
        node.code: node
        for node in Node.objects.filter(edition=new).select_related("edition", "parent")
    }
    actions.change_node(
        node=there["O2"],
        parent=None,
        fields=fields("O2", "objective", "Clean air everywhere"),
        by=paula,
        at=NOW,
    )
    actions.remove_node(node=there["O1-1-1"], by=paula, at=NOW)
    add(
        new,
        "O1-1",
        fields("N1", "measure", "People who kept a job", JOBS) | {"takes_place_of": ["O1-1-1"]},
        paula,
    )
    actions.change_head(
        edition=new,
        name="2027",
        begins=date(2027, 4, 1),
        ends=None,
        definition="",
        by=paula,
        at=NOW,
    )
    new = adopted(new, paula, piet)
    typed = {"onto": new.ref, "name": "2027"}
    assert amir_there.post(local("carry_on"), typed)["Location"].endswith("/2027/walk/")
    return Edition.objects.get(framework=mine.framework, name="2027")


def walk(after: Edition, *of: object) -> str:
    return reverse(
        "frameworks:carry" if of else "frameworks:walk", args=[after.framework.key, after.name, *of]
    )


def test_the_walk_says_of_each_change_what_is_not_as_it_was(
    after: Edition, amir_there: Client
) -> None:
    page = amir_there.get(walk(after)).content.decode()
    assert "2 of them wait for a decision" in page
    assert "Air is ours" not in page
    assert "“O2” is not as it was: wording." in page and "is not in the new edition" in page
    one = CarriedChange.objects.get(edition=after, before__code="O2")
    shown = amir_there.get(walk(after, one.pk)).content.decode()
    assert "Cleaner" in shown and "everywhere" in shown and "<ins>" in shown


def test_each_is_kept_moved_or_dropped_by_a_person(after: Edition, amir_there: Client) -> None:
    air = CarriedChange.objects.get(edition=after, before__code="O2")
    jobs = CarriedChange.objects.get(edition=after, before__code="O1-1-1")
    first_shown = amir_there.get(walk(after, jobs.pk)).content.decode()
    assert 'value="N1"' in first_shown, "what takes its place is offered"
    assert (
        "Say why it is dropped"
        in amir_there.post(walk(after, air.pk), {"becomes": "drop"}).content.decode()
    )
    amir_there.post(walk(after, air.pk), {"becomes": "drop", "because": "The county does it"})
    amir_there.post(walk(after, jobs.pk), {"becomes": "keep", "code": "N1", "weight": "3"})
    air.refresh_from_db()
    jobs.refresh_from_db()
    assert (air.outcome, air.because) == ("dropped", "The county does it")
    assert jobs.outcome == "moved"
    assert said(after) == {("put_first", "O1"), ("weigh", "N1")}
    amir_there.post(
        walk(after, air.pk), {"becomes": "keep", "code": "O2", "reason": "Air is ours after all"}
    )
    air.refresh_from_db()
    assert air.outcome == "changed"
    assert said(after) == {("put_first", "O1"), ("weigh", "N1"), ("put_first", "O2")}


def test_the_guide_on_paper_says_what_the_council_puts_first(
    mine: Edition, amir: Viewer, amir_there: Client
) -> None:
    actions.say_local_change(edition=mine, change=PutFirst("O1", "Work"), by=amir, at=NOW)
    answer = amir_there.get(local("take_away", "guide.pdf"))
    assert answer.content.startswith(b"%PDF")
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(" ".join(page.extract_text().replace("\u200b", "") for page in pages).split())
    assert "Put first Work" in text
    assert "This is a draft. It can still change, and binds nobody." in text
    assert f"It adapts: {mine.adapts.framework.name}, {mine.adapts.name}." in text


def test_what_a_council_added_stands_under_what_it_added(mine: Edition, amir_there: Client) -> None:
    for code, level, parent in (
        ("A", "objective", ""),
        ("A-1", "outcome", "A"),
        ("A-1-1", "measure", "A-1"),
    ):
        typed = {"wording": f"Ours {code}", "code": code, "level": level, "parent": parent}
        assert amir_there.post(local("say_local", "add"), typed).status_code == 302
    page = amir_there.get(local("node", "A-1")).content.decode()
    assert "Ours A-1-1" in page
    number = mine.local_changes.get(code="A").pk
    amir_there.post(local("undo_local", number))
    assert isinstance(queries.change_of(mine.local_changes.get(code="A")), Add), (
        "what stands on it keeps it"
    )


def test_local_changes_go_out_as_a_file_and_come_in_whole_or_not_at_all(
    mine: Edition, amir: Viewer, amir_there: Client
) -> None:
    for change in (PutFirst("O1", "Work"), Weigh("O2", Decimal("0.5"))):
        actions.say_local_change(edition=mine, change=change, by=amir, at=NOW)
    out = amir_there.get(local("take_away", "local-changes.json")).content
    for one in mine.local_changes.all():
        actions.undo_local_change(change=one, by=amir, at=NOW)
    broken = out.replace(b'"O2"', b'"Z9"')
    answer = amir_there.post(
        local("take_local"), {"chosen": SimpleUploadedFile("mine.json", broken)}
    )
    assert "Z9" in answer.content.decode() and said(mine) == set()
    amir_there.post(local("take_local"), {"chosen": SimpleUploadedFile("mine.json", out)})
    assert said(mine) == {("put_first", "O1"), ("weigh", "O2")}
    assert amir_there.get(local("take_away", "local-changes.json")).content == out
    amir_there.post(local("take_local"), {"chosen": SimpleUploadedFile("mine.json", out)})
    assert mine.local_changes.count() == 2, "what is there already is passed over"
    answer = amir_there.post(
        local("take_local"), {"chosen": SimpleUploadedFile("mine.json", b"{}")}
    )
    assert "mine.json" in answer.content.decode()


def test_several_are_kept_or_dropped_at_once_and_what_does_not_fit_waits_on(
    after: Edition, amir_there: Client
) -> None:
    air = CarriedChange.objects.get(edition=after, before__code="O2")
    jobs = CarriedChange.objects.get(edition=after, before__code="O1-1-1")
    both = {"carried": [air.pk, jobs.pk], "becomes": "keep"}
    page = amir_there.post(walk(after), both, follow=True).content.decode()
    assert "1 decided." in page and "1 does not fit the new edition as it is, and waits on." in page
    for one in (air, jobs):
        one.refresh_from_db()
    assert (air.outcome, jobs.outcome) == ("kept", "")
    drop = {"carried": [jobs.pk], "becomes": "drop"}
    assert "Say why they are dropped" in amir_there.post(walk(after), drop).content.decode()
    amir_there.post(walk(after), {**drop, "because": "Others count it."})
    jobs.refresh_from_db()
    assert (jobs.outcome, jobs.because) == ("dropped", "Others count it.")
    assert said(after) == {("put_first", "O1"), ("put_first", "O2")}


def test_codes_are_offered_with_their_words(mine: Edition, amir_there: Client) -> None:
    page = amir_there.get(local("say_local", "leave_out")).content.decode()
    assert 'list="id_code-offers"' in page
    assert '<option value="O1-1-1">People who started a job</option>' in page
