"""A policy lead consults others on pages, answers what they say one by one, and everybody reads the numbers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.cast import Cast
from tests.frameworks.conftest import (
    AMBLEFORD,
    AUTHORITY,
    BRINDALE,
    FORUM,
    add,
    answers,
    consulted,
    fields,
    says,
    signed_in,
)
from weft.frameworks import actions
from weft.frameworks.models import Comment, Consultation, Edition
from weft.frameworks.rules import Became
from weft.organisations.access import Viewer
from weft.organisations.actions import erase_person, merge_organisations
from weft.organisations.models import Organisation
from weft.organisations.rules import Kind, Role

pytestmark = pytest.mark.django_db
DRAFT = "/frameworks/weaverdale-social-value/2026/"


@pytest.fixture
def both(cast: Cast) -> tuple[Organisation, Organisation]:
    return cast.organisations[AMBLEFORD], cast.organisations[BRINDALE]


def browsers(cast: Cast, *names: str) -> list[Client]:
    return [signed_in(Client(), cast, name) for name in names]


def typed(**more: object) -> dict[str, object]:
    last = timezone.localdate() + timedelta(days=14)
    return {
        "group": "Councils of the place", "question": "Is it right?", "closes": f"{last:%d/%m/%Y}", "q": "", "looked": "",
        **more,
    }  # fmt: skip


def open_now(edition: Edition, by: Viewer, *invited: Organisation) -> Consultation:
    now = timezone.now()
    return consulted(edition, by, *invited, closes=now.date() + timedelta(days=14), at=now)


def text_of(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, answer.status_code
    (main,) = html.fromstring(answer.content.decode()).xpath("//main")
    return " ".join(main.text_content().split())


def test_it_is_opened_and_those_asked_are_written_to(
    draft: Edition, cast: Cast, both: tuple[Organisation, Organisation]
) -> None:
    cast.member("Carl", AMBLEFORD, Role.COMMISSIONER, administrator="Ada")
    paula, amir = browsers(cast, "Paula", "Amir")
    assert "Consult people about it" in text_of(paula, DRAFT)
    mail.outbox.clear()
    answer = paula.post(
        f"{DRAFT}consult/", typed(invited=[one.ref for one in both], open="yes"), follow=True
    )
    assert "Those who are asked have been written to." in answer.content.decode()
    written = {letter.to[0]: letter for letter in mail.outbox}
    assert set(written) == {f"{name}@example.org" for name in ("ada", "amir", "brian", "bea")}
    assert DRAFT in str(written["amir@example.org"].body)
    assert "Is it right?" in str(written["amir@example.org"].body)
    assert "You are consulted about this draft until" in text_of(amir, DRAFT)
    assert "You are consulted about Weaverdale social value, 2026" in text_of(amir, "/")
    assert "You are consulted until" in text_of(amir, "/frameworks/")


def test_nobody_is_written_to_where_it_is_not_opened(
    draft: Edition, cast: Cast, both: tuple[Organisation, Organisation]
) -> None:
    (paula,) = browsers(cast, "Paula")
    mail.outbox.clear()
    answer = paula.post(f"{DRAFT}consult/", typed(open="yes", closes="1/1/2020", group=""))
    page = answer.content.decode()
    for words in ("Choose at least one organisation", "must be", "Enter what the group is called"):
        assert words in page
    assert not mail.outbox and not Consultation.objects.exists()


@pytest.mark.parametrize("press", [{"look": "yes"}, {}], ids=["by its button", "by Enter"])
def test_organisations_are_looked_for_and_nothing_typed_is_lost(
    draft: Edition, cast: Cast, both: tuple[Organisation, Organisation], press: dict[str, str]
) -> None:
    forum = cast.organisation(FORUM, Kind.COMMUNITY, administrator="Flora")
    (paula,) = browsers(cast, "Paula")
    there = f"{DRAFT}consult/"
    first = text_of(paula, there)
    assert AMBLEFORD in first and BRINDALE in first, "councils are there to tick"
    assert FORUM not in first and AUTHORITY not in first
    ticked = both[1].ref
    page = paula.post(there, typed(q="voluntary", invited=[ticked], **press)).content.decode()
    shown = html.fromstring(page)
    assert not Consultation.objects.exists()
    assert shown.xpath("//input[@name='group']/@value") == ["Councils of the place"]
    assert shown.xpath("//input[@name='invited' and @checked]/@value") == [ticked]
    assert forum.ref in shown.xpath("//input[@name='invited']/@value")
    assert "There is a problem" not in page
    given = typed(q="voluntary", looked="voluntary", invited=[ticked, forum.ref])
    paula.post(there, given)
    assert set(Consultation.objects.get().invited.all()) == {both[1], forum}


def test_the_next_comment_is_offered_until_all_are_answered(
    draft: Edition, cast: Cast, paula: Viewer, amir: Viewer, both: tuple[Organisation, Organisation]
) -> None:
    open_now(draft, paula, *both)
    comments = [says(draft, amir, f"Comment {n}", code="O1" if n else "", at=timezone.now()) for n in range(3)]  # fmt: skip
    (browser,) = browsers(cast, "Paula")
    assert "3 comments" in text_of(browser, "/")
    page = text_of(browser, f"{DRAFT}comments/?show=to-answer")
    assert "To answer (3)" in page and "The edition as a whole" in page and "Good work" in page
    there, said = f"{DRAFT}comments/{comments[0].ref}/answer/", {"became": "taken up", "answer": "Yes."}  # fmt: skip
    answer = browser.post(there, said)
    assert answer.headers["Location"] == f"{DRAFT}comments/{comments[1].ref}/answer/"
    answer = browser.post(answer.headers["Location"], said)
    answer = browser.post(answer.headers["Location"], said, follow=True)
    assert "Nothing is left to answer." in answer.content.decode()
    assert "Answer what was said" not in text_of(browser, "/")
    answer = browser.post(there, said | {"became": "not taken up"}, follow=True)
    assert "Not taken up" in answer.content.decode() and answer.redirect_chain[-1][0] == f"{DRAFT}comments/"  # fmt: skip


def test_those_who_said_something_are_written_to_once(
    draft: Edition, cast: Cast, paula: Viewer, amir: Viewer, both: tuple[Organisation, Organisation]
) -> None:
    made = open_now(draft, paula, *both)
    one, two = (says(draft, amir, at=timezone.now()) for _ in range(2))
    (browser,) = browsers(cast, "Paula")
    said = {"became": "taken up", "answer": "Yes."}
    browser.post(f"{DRAFT}comments/{one.ref}/answer/", said)
    mail.outbox.clear()
    browser.post(f"{DRAFT}consultations/{made.ref}/close/", {"because": "All have answered."})
    assert not mail.outbox
    browser.post(f"{DRAFT}comments/{two.ref}/answer/", said)
    browser.post(f"{DRAFT}comments/{two.ref}/answer/", said)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["ada@example.org", "amir@example.org"]
    assert "What became of your comments" in mail.outbox[0].subject


def test_a_council_says_something_and_takes_it_back(
    draft: Edition, cast: Cast, paula: Viewer, both: tuple[Organisation, Organisation]
) -> None:
    open_now(draft, paula, *both)
    amir, bea = browsers(cast, "Amir", "Bea")
    assert "What do you want to say?" in text_of(amir, f"{DRAFT}nodes/O1-1/")
    page = amir.post(f"{DRAFT}comments/say/", {"about": "O1-1", "text": ""}).content.decode()
    assert "Enter what you want to say" in page and "O1-1 More people" in page
    answer = amir.post(f"{DRAFT}comments/say/", {"about": "O1-1", "text": "Say which."})
    assert answer.headers["Location"] == f"{DRAFT}nodes/O1-1/#comments"
    assert "Say which." in text_of(amir, f"{DRAFT}nodes/O1-1/")
    assert "Say which." not in text_of(bea, f"{DRAFT}nodes/O1-1/")
    ref = Comment.objects.get().ref
    assert bea.get(f"{DRAFT}comments/{ref}/withdraw/").status_code == 404
    amir.post(f"{DRAFT}comments/{ref}/withdraw/")
    assert not Comment.objects.exists()


def test_who_reads_whose_names(
    draft: Edition, cast: Cast, paula: Viewer, amir: Viewer, both: tuple[Organisation, Organisation]
) -> None:
    made = open_now(draft, paula, *both)
    cast.member("Rhiannon", AMBLEFORD, Role.POLICY_LEAD, administrator="Ada")
    rhiannon = cast.viewer("Rhiannon")
    answers(says(draft, rhiannon, "A thought.", at=timezone.now()), paula, at=timezone.now())
    keeper, own, other = browsers(cast, "Piet", "Amir", "Bea")
    there = f"{DRAFT}consultations/{made.ref}/"
    assert "Rhiannon" in text_of(keeper, there) and "Paula" in text_of(keeper, there)
    assert "Rhiannon" in text_of(own, there) and "Paula" not in text_of(own, there)
    assert "A thought." not in text_of(other, there)
    assert "1 comment" not in text_of(other, there), "nor how much others have said"
    keeper.post(f"{there}close/", {"because": "All have answered."})
    after = text_of(other, there)
    assert "A thought." in after and AMBLEFORD in after and "Taken up" in after
    assert "Rhiannon" not in after and "Paula" not in after


def test_everybody_reads_the_numbers_and_no_text(
    draft: Edition, cast: Cast, paula: Viewer, piet: Viewer, amir: Viewer, both: tuple[Organisation, Organisation]
) -> None:  # fmt: skip
    made, at = open_now(draft, paula, *both), timezone.now()
    answers(says(draft, amir, "A thought.", at=at), paula, at=at)
    answers(says(draft, amir, "Another.", at=at), paula, Became.NOT_TAKEN_UP, at=at)
    actions.close_consultation(consultation=made, because="All have answered.", by=paula, at=at)
    actions.change_head(
        edition=draft, name="2026", begins=at.date(), ends=None, definition="", by=paula, at=at
    )  # fmt: skip
    actions.ask_to_adopt(edition=draft, by=paula, at=at)
    actions.adopt(edition=draft, by=piet, at=at)
    cast.organisation("Dunmere Council", administrator="Nia")
    everybody, stranger, asked = Client(), *browsers(cast, "Nia", "Amir")
    for one in (everybody, stranger):
        page = text_of(one, DRAFT)
        assert "Councils of the place, on" in page
        assert "2 comments; Taken up: 1; Not taken up: 1" in page
        assert "A thought." not in page and "written it anew" not in page
        assert "Comments" not in page
        assert one.get(f"{DRAFT}consultations/{made.ref}/").status_code in {302, 404}
        assert one.get(f"{DRAFT}comments/").status_code in {302, 404}
    assert "A thought." in text_of(asked, f"{DRAFT}comments/")


def test_the_page_of_a_draft_says_what_comes_next(
    draft: Edition, cast: Cast, paula: Viewer, amir: Viewer, both: tuple[Organisation, Organisation]
) -> None:
    browser, piet = browsers(cast, "Paula", "Piet")

    def next_steps() -> dict[str, str]:
        page = html.fromstring(browser.get(DRAFT).content.decode())
        rows = page.xpath("//li[contains(@class, 'govuk-task-list__item')]")
        return {
            " ".join(row.xpath("string(.//*[contains(@class, 'task-list__name-and-hint')]/*[1])").split()): next(
                iter(row.xpath(".//a/@href")), ""
            )
            for row in rows
        }  # fmt: skip

    steps = next_steps()
    assert steps["Consult people about it"] == f"{DRAFT}consult/"
    assert steps["Ask that it be adopted"] == "" and "Answer what was said" not in steps
    made = open_now(draft, paula, *both)
    comment = says(draft, amir, at=timezone.now())
    steps = next_steps()
    assert steps["Consult people about it"] == f"{DRAFT}consultations/{made.ref}/"
    assert steps["Answer what was said"] == f"{DRAFT}comments/?show=to-answer"
    assert "Those who" not in text_of(browser, DRAFT)
    browser.post(f"{DRAFT}consultations/{made.ref}/close/", {"because": "All have answered."})
    answers(comment, paula, at=timezone.now())
    assert next_steps()["Ask that it be adopted"] == ""
    assert "Say first from which day" in text_of(browser, DRAFT)
    today = timezone.localdate()
    actions.change_head(
        edition=draft, name="2026", begins=today, ends=None, definition="", by=paula, at=timezone.now()
    )  # fmt: skip
    assert next_steps()["Ask that it be adopted"] == f"{DRAFT}ask/"
    browser.post(f"{DRAFT}ask/")
    assert next_steps()["Another of you adopts it"] == ""
    assert f"{DRAFT}decide/" in piet.get(DRAFT).content.decode()


def test_a_writer_moves_what_stands_in_the_tree_on_its_page(
    draft: Edition, cast: Cast, paula: Viewer
) -> None:
    add(draft, None, fields("O3", "objective", "Warm homes"), paula)
    browser, reader = browsers(cast, "Paula", "Piet")
    page = browser.get(DRAFT).content.decode()
    assert 'id="up-O3"' in page and "Add under it" in page
    answer = browser.post(f"{DRAFT}nodes/O3/move/", {"to": "up", "back": "1"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"{DRAFT}?page=1&moved=O3#at-O3"
    assert "O3 stands at place 2 of 3 now" in answer.content.decode()
    assert [one.code for one in draft.nodes.filter(parent=None)] == ["O1", "O3", "O2"]
    cast.member("Rhys", AUTHORITY, Role.READER, administrator="Paula")
    assert 'id="up-O3"' not in browsers(cast, "Rhys")[0].get(DRAFT).content.decode()
    assert reader


def test_what_one_said_is_among_what_is_held_about_one(
    draft: Edition, cast: Cast, paula: Viewer, amir: Viewer, both: tuple[Organisation, Organisation]
) -> None:
    open_now(draft, paula, *both)
    says(draft, amir, "A thought.", at=timezone.now())
    mine, other = (
        one.get("/me/export/").json()["comments"] for one in browsers(cast, "Amir", "Bea")
    )
    assert [one["text"] for one in mine] == ["A thought."] and other == []


def test_a_record_that_has_become_part_of_another_is_asked_as_that_one(
    draft: Edition, cast: Cast, paula: Viewer, both: tuple[Organisation, Organisation]
) -> None:
    made = open_now(draft, paula, both[1])
    comment = says(draft, cast.viewer("Bea"), "A thought.", at=timezone.now())
    merge_organisations(kept=both[0], other=both[1], by=cast.steward(), at=timezone.now())
    keeper, amir = browsers(cast, "Paula", "Amir")
    assert "A thought." in text_of(amir, f"{DRAFT}consultations/{made.ref}/")
    amir.post(f"{DRAFT}comments/say/", {"about": "", "text": "And another."})
    assert Comment.objects.count() == 2
    assert AMBLEFORD in text_of(keeper, f"{DRAFT}comments/")
    assert BRINDALE not in text_of(keeper, f"{DRAFT}comments/")
    for one in Comment.objects.all():
        answers(one, paula, at=timezone.now())
    mail.outbox.clear()
    keeper.post(f"{DRAFT}consultations/{made.ref}/close/", {"because": "All have answered."})
    assert "amir@example.org" in {letter.to[0] for letter in mail.outbox}
    assert comment.organisation == both[1]


def test_of_somebody_who_was_erased_the_words_stay_without_the_name(
    draft: Edition, cast: Cast, paula: Viewer, amir: Viewer, both: tuple[Organisation, Organisation]
) -> None:
    open_now(draft, paula, *both)
    says(draft, amir, "A thought.", at=timezone.now())
    erase_person(person=cast.person("Amir"), by=amir, at=timezone.now())
    page = text_of(browsers(cast, "Paula")[0], f"{DRAFT}comments/")
    assert "A thought. somebody who has been erased, Ambleford Council" in page


def test_what_was_changed_after_people_were_asked_is_told(
    draft: Edition, cast: Cast, paula: Viewer, piet: Viewer, both: tuple[Organisation, Organisation]
) -> None:
    made, at = open_now(draft, paula, *both), timezone.now()
    (keeper, other) = browsers(cast, "Paula", "Bea")
    there = f"{DRAFT}consultations/{made.ref}/"
    nothing = keeper.post(f"{there}close/", {"because": " "}).content.decode()
    assert "Enter the reason" in nothing
    assert not Consultation.objects.get().closed_at
    keeper.post(f"{there}close/", {"because": "All have answered."})
    assert "have changed since" not in text_of(other, there)
    node = draft.nodes.get(code="O2")
    says_now = {**actions.node_fields(node), "wording": "Cleaner air and water"}
    actions.change_node(node=node, parent=None, fields=says_now, by=paula, at=at)
    actions.change_head(
        edition=Edition.objects.get(pk=draft.pk), name="2026", begins=timezone.localdate(), ends=None, definition="", by=paula, at=at
    )  # fmt: skip
    assert "2 things have changed since people were asked" in text_of(other, there)
    since = text_of(other, f"{there}since/")
    assert "O2 Cleaner air" in since and "New: and water" in since
    actions.ask_to_adopt(edition=draft, by=paula, at=at)
    (second,) = browsers(cast, "Piet")
    page = text_of(second, f"{DRAFT}decide/")
    assert "2 things have changed since people were asked" in page
    assert "It says nothing of: what social value means here; principles; who comes first." in page
    actions.adopt(edition=draft, by=piet, at=at)
    everybody = text_of(Client(), DRAFT)
    assert "2 things were said otherwise after that" in everybody
    assert "It was closed before its last day: All have answered." in everybody
    assert Client().get(f"{there}since/").status_code == 302
