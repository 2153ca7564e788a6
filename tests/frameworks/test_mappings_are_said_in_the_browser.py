"""People say in the browser how two measures stand to each other, look at what is offered, and judge what others said."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.frameworks.conftest import AMBLEFORD, signed_in
from tests.frameworks.said import (
    agreed,
    other_framework,
    proposed,
    saying,
    two_councils_adapt,
    words,
)
from tests.ui.pages import tree
from weft.analysis.frameworks.crosswalks import Relation
from weft.frameworks import queries
from weft.frameworks.models import Edition, Mapping
from weft.organisations.access import Viewer

pytestmark = pytest.mark.django_db
EXACT, BROADER, NARROWER, RELATED, NONE = Relation
PAIR = "/frameworks/crosswalks/weaverdale-social-value/2026/national-model/1/"
WAITING = "/frameworks/crosswalks/waiting/"


@pytest.fixture
def model(paula: Viewer, piet: Viewer) -> Edition:
    return other_framework(paula, piet)


def sends(client: Client, there: str, **typed: str) -> object:
    """Send the form of a page as it stands there, with what is typed."""
    form = tree(client.get(there).content.decode()).xpath("//main//form[@method='post']")[0]
    stands = {
        each.get("name"): each.get("value") for each in form.xpath(".//input[@type='hidden']")
    }
    return client.post(there, stands | typed)


@pytest.fixture
def amir_at_a_screen(client: Client, cast: Cast, first: Edition, model: Edition) -> Client:
    return signed_in(client, cast, "Amir")


def test_both_texts_are_seen_before_it_is_sent(amir_at_a_screen: Client) -> None:
    there = f"{PAIR}propose/?code=o1-1-1&to_code=N-2"
    told = words(amir_at_a_screen.get(there))
    assert "People who started a job" in told and "Weeks of placement" in told
    assert "Counted in people" in told and "Counted in weeks" in told
    assert "How many weeks there does one person here make?" in told
    answer = sends(amir_at_a_screen, there, relation="related", makes="x", rationale="")
    assert "Enter a number above 0" in words(answer) and "Enter the reason" in words(answer)
    sends(
        amir_at_a_screen, there, relation="broader", makes="2.5", rationale="Each is a placement."
    )
    row = Mapping.objects.get()
    assert (row.subject_code, row.object_code, row.relation, row.factor) == (
        "O1-1-1",
        "N-2",
        "broader",
        "25",
    )
    assert "1 person here makes 2.5 weeks there." in words(amir_at_a_screen.get(PAIR))


def test_what_cannot_stand_is_said_in_the_form(amir_at_a_screen: Client) -> None:
    there = f"{PAIR}propose/?code=O1-1-1&to_code=N-2"
    told = words(sends(amir_at_a_screen, there, relation="exact", rationale="The same."))
    assert "an exact mapping needs a quantity factor" in told
    assert not Mapping.objects.exists()


def test_the_codes_are_asked_for_and_looked_up(amir_at_a_screen: Client) -> None:
    told = words(amir_at_a_screen.get(f"{PAIR}propose/"))
    assert (
        "Which code of Weaverdale social value?" in told and "Which code of National model?" in told
    )
    told = words(amir_at_a_screen.get(f"{PAIR}propose/?code=Z&to_code=N-1"))
    assert "Weaverdale social value, 2026 has nothing with the code “Z”" in told
    told = words(amir_at_a_screen.get(f"{PAIR}propose/?code=O1-1-1"))
    assert "N-1 People who began to work" in told and "There is a problem" not in told


def test_it_is_said_that_there_is_nothing_like_it(amir_at_a_screen: Client) -> None:
    there = f"{PAIR}propose/?code=O2&nothing=yes"
    assert "You say that it has nothing like it." in words(amir_at_a_screen.get(there))
    sends(amir_at_a_screen, there, rationale="It asks for nothing about air.")
    row = Mapping.objects.get()
    assert (row.relation, row.subject_code, row.object_code) == ("none", "O2", "")


def test_a_suggestion_is_looked_at_changed_and_proposed(amir_at_a_screen: Client) -> None:
    told = words(amir_at_a_screen.get(f"{PAIR}offers/wording/"))
    assert "O1-1-1 People who started a job → N-1 People who began to work" in told
    assert "Likeness:" in told
    there = f"{PAIR}propose/?code=O1-1-1&to_code=N-1&from=wording"
    page = tree(amir_at_a_screen.get(there).content.decode())
    assert page.xpath("//input[@name='relation'][@checked]/@value") == ["related"]
    assert page.xpath("//textarea[@name='rationale']")[0].text.strip()
    sends(amir_at_a_screen, there, relation="exact", rationale="To begin work is to start a job.")
    assert Mapping.objects.get().relation == "exact"
    assert "N-1" not in words(amir_at_a_screen.get(f"{PAIR}offers/wording/"))


def test_several_that_are_ticked_are_proposed_as_they_are_offered(amir_at_a_screen: Client) -> None:
    offers = f"{PAIR}offers/wording/"
    assert "Tick at least one." in words(amir_at_a_screen.post(offers, {}, follow=True))
    page = tree(amir_at_a_screen.get(f"{offers}?ticked=yes").content.decode())
    ticked = page.xpath("//input[@name='offer'][@checked]/@value")
    assert "O1-1-1|N-1" in ticked
    told = words(amir_at_a_screen.post(offers, {"offer": [*ticked, "O2|N-2"]}, follow=True))
    assert "Another person reviews what you have proposed." in told
    assert Mapping.objects.count() == len(ticked)
    assert {row.status for row in Mapping.objects.all()} == {"proposed"}


def test_what_was_sent_back_is_not_offered_again(
    amir_at_a_screen: Client, first: Edition, model: Edition, amir: Viewer
) -> None:
    from weft.frameworks import actions

    (row,) = proposed(amir, saying(first, "O1-1-1", RELATED, model, "N-1"))
    actions.withdraw_mapping(mapping=row, because="No.", by=amir, at=NOW)
    assert "N-1" not in words(amir_at_a_screen.get(f"{PAIR}offers/wording/"))


def test_two_large_editions_are_offered_node_by_node(
    amir_at_a_screen: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("weft.frameworks.queries.crosswalks.MOST_AT_ONCE", 3)
    told = words(amir_at_a_screen.get(f"{PAIR}offers/wording/"))
    assert "too large to be held against each other" in told and "Likeness" not in told
    assert "Likeness" in words(amir_at_a_screen.get(f"{PAIR}propose/?code=O1-1-1"))


def test_what_follows_through_a_third_is_offered_and_never_used(
    amir_at_a_screen: Client,
    first: Edition,
    model: Edition,
    cast: Cast,
    amir: Viewer,
    paula: Viewer,
    piet: Viewer,
) -> None:
    third = other_framework(paula, piet, name="Goals")
    agreed(amir, paula, saying(first, "O1-1-1", EXACT, third, "N-1"))
    agreed(amir, paula, saying(third, "N-1", BROADER, model, "N-1"))
    assert queries.said_between(amir, first, model) == ()
    told = words(amir_at_a_screen.get(f"{PAIR}offers/through/"))
    assert "O1-1-1 People who started a job → N-1 People who began to work Wider" in told
    assert "Through goals:1/N-1: exact, then broader." in told
    there = f"{PAIR}propose/?code=O1-1-1&to_code=N-1&from=through"
    assert "It follows through goals:1/N-1." in words(amir_at_a_screen.get(there))
    sends(amir_at_a_screen, there, relation="broader", rationale="As I see it, too.")
    row = Mapping.objects.get(subject=first, object=model)
    assert (row.status, row.through, row.rationale) == (
        "proposed",
        ["goals:1/N-1"],
        "As I see it, too.",
    )


def test_what_is_changed_does_not_follow_through_a_third(
    amir_at_a_screen: Client,
    first: Edition,
    model: Edition,
    amir: Viewer,
    paula: Viewer,
    piet: Viewer,
) -> None:
    third = other_framework(paula, piet, name="Goals")
    agreed(
        amir,
        paula,
        saying(first, "O1-1-1", EXACT, third, "N-1"),
        saying(third, "N-1", BROADER, model, "N-1"),
    )
    there = f"{PAIR}propose/?code=O1-1-1&to_code=N-1&from=through"
    sends(amir_at_a_screen, there, relation="exact", rationale="No: the same.")
    assert Mapping.objects.get(subject=first, object=model).through == []


def test_nothing_is_offered_through_what_not_everybody_sees(
    amir_at_a_screen: Client, first: Edition, model: Edition, amir: Viewer, ada: Viewer
) -> None:
    draft = other_framework(amir, None, name="Ours")
    agreed(
        amir,
        ada,
        saying(first, "O1-1-1", EXACT, draft, "N-1"),
        saying(draft, "N-1", EXACT, model, "N-1"),
    )
    assert queries.composed_between(amir, first, model) == ()


def test_those_that_wait_are_reviewed_and_agreed_several_at_a_time(
    client: Client, cast: Cast, first: Edition, model: Edition, amir: Viewer
) -> None:
    rows = proposed(
        amir, saying(first, "O1-1-1", EXACT, model, "N-1"), saying(first, "O1", RELATED, model, "N"),
        saying(first, "O2", NONE, model, ""),
    )  # fmt: skip
    signed_in(client, cast, "Piet")
    told = words(client.get("/"))
    assert "Review mappings between frameworks, and agree to them" in told and "3 wait" in told
    page = client.get(f"{WAITING}?ticked=yes")
    assert f"Proposed by {AMBLEFORD} on 3 November 2026" in words(page)
    assert len(tree(page.content.decode()).xpath("//input[@name='mapping'][@checked]")) == 3
    refs = [row.ref for row in rows]
    told = words(client.post(WAITING, {"act": "agree", "mapping": refs}, follow=True))
    assert "reviewed first" in told
    told = words(client.post(WAITING, {"act": "review", "mapping": refs[:2]}, follow=True))
    assert "2 reviewed." in told
    told = words(client.post(WAITING, {"act": "agree", "mapping": refs}, follow=True))
    assert "2 agreed. 1 was passed over" in told
    assert [row.status for row in Mapping.objects.order_by("pk")] == [
        "agreed",
        "agreed",
        "proposed",
    ]
    assert "1 found" in words(client.get(WAITING))
    assert "Tick at least one." in words(client.post(WAITING, {"act": "review"}, follow=True))
    assert "Tick at least one." in words(
        client.post(WAITING, {"act": "x", "mapping": refs}, follow=True)
    )


def test_one_is_judged_on_its_own_page(
    client: Client, cast: Cast, first: Edition, model: Edition, amir: Viewer
) -> None:
    (row,) = proposed(amir, saying(first, "O1-1-1", EXACT, model, "N-1"))
    signed_in(client, cast, "Bea")
    there = f"/frameworks/crosswalks/mappings/{row.ref}/"
    for act, words_then in (
        ("review", "1 reviewed."),
        ("agree", "The people of one of those organisations agree to it."),
        ("agree", "1 agreed."),
    ):
        if words_then == "1 agreed.":
            signed_in(client, cast, "Piet")
        answer = client.post(
            WAITING, {"act": act, "mapping": row.ref, "single": "yes"}, follow=True
        )
        assert answer.redirect_chain == [(there, 302)]
        assert words_then in words(answer)
    signed_in(client, cast, "Bea")
    told = words(client.get(there))
    assert "withdrawn by the people of the organisations whose frameworks it joins" in told
    answer = client.post(f"{there}withdraw/", {"because": "No."}, follow=True)
    assert Mapping.objects.get().withdrawn_at is None
    signed_in(client, cast, "Amir")
    answer = client.post(f"{there}withdraw/", {"because": ""})
    assert "Enter the reason" in words(answer)
    client.post(f"{there}withdraw/", {"because": "We count otherwise now."})
    assert Mapping.objects.get().withdrawn_because == "We count otherwise now."


def test_people_whose_role_reads_are_told_why_not(
    client: Client, cast: Cast, first: Edition, model: Edition
) -> None:
    signed_in(client, cast, "Rita")
    for page in (
        f"{PAIR}propose/",
        f"{PAIR}offers/wording/",
        WAITING,
        "/frameworks/crosswalks/take/",
    ):
        answer = client.get(page)
        assert answer.status_code == 403
        assert "A policy lead or an administrator writes them." in answer.content.decode()
    assert "mappings between frameworks" not in words(client.get("/"))


def test_a_councils_own_measure_is_mapped_to_anothers(
    client: Client, cast: Cast, first: Edition
) -> None:
    two_councils_adapt(first, cast)
    signed_in(client, cast, "Amir")
    pair = "/frameworks/crosswalks/ambleford-council/2026/brindale-council/2026/"
    told = words(client.get(f"{pair}unsaid/"))
    assert "Of 1 entry here" in told and "A-1 Hours given to neighbours" in told
    sends(
        client,
        f"{pair}propose/?code=A-1&to_code=O1-1-1",
        relation="broader",
        makes="1/60",
        rationale="So.",
    )
    assert Mapping.objects.get().object == first
    assert "1 hour here makes 1/60 people there." in words(client.get(pair))
