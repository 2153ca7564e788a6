"""Whoever looks sees between which frameworks something is said, and what: agreed to everybody, the rest to those who may map."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.frameworks.conftest import AMBLEFORD, BRINDALE, signed_in
from tests.frameworks.said import agreed, other_framework, proposed, saying, two_councils_adapt
from tests.frameworks.said import words as words_of
from weft.analysis.frameworks.crosswalks import Relation
from weft.frameworks import actions
from weft.frameworks.models import Edition, Mapping
from weft.organisations.access import Viewer

pytestmark = pytest.mark.django_db
EXACT, BROADER, NARROWER, RELATED, NONE = Relation
PAIR = "/frameworks/crosswalks/weaverdale-social-value/2026/national-model/1/"
THERE = "/frameworks/crosswalks/ambleford-council/2026/brindale-council/2026/beside/"
JOBS = "/frameworks/weaverdale-social-value/2026/nodes/O1-1-1/others/"


@pytest.fixture
def model(paula: Viewer, piet: Viewer) -> Edition:
    return other_framework(paula, piet)


@pytest.fixture
def said(first: Edition, model: Edition, amir: Viewer, paula: Viewer) -> list[Mapping]:
    """One mapping that is agreed, one that is proposed."""
    return [
        *agreed(amir, paula, saying(first, "O1-1-1", EXACT, model, "N-1")),
        *proposed(amir, saying(first, "O1", RELATED, model, "N", rationale="Both are about work.")),
    ]


def words(client: Client, there: str) -> str:
    return words_of(client.get(there))


def test_pairs_of_editions_are_listed_with_how_much_is_agreed(
    client: Client, cast: Cast, said: list[Mapping]
) -> None:
    told = words(client, "/frameworks/crosswalks/")
    assert "National model, 1" in told and "Proposed" not in told
    assert re.search(r"Weaverdale social value, 2026\s*1$", told) or "1 found" in told
    told = words(signed_in(client, cast, "Amir"), "/frameworks/crosswalks/")
    assert "Proposed" in told and "Reviewed" in told


def test_a_pair_shows_what_is_agreed_and_to_who_may_map_the_rest(
    client: Client, cast: Cast, said: list[Mapping]
) -> None:
    told = words(client, PAIR)
    assert "O1-1-1 People who started a job The same N-1 People who began to work Agreed" in told
    assert "Fair work" not in told and "What the wording suggests" not in told
    for name, sees in (("Rita", False), ("Bea", True)):
        told = words(signed_in(client, cast, name), PAIR)
        assert ("Fair work" in told) is sees
        assert ("What the wording suggests" in told) is sees
    assert "Both are about work." not in words(client, f"{PAIR}?status=agreed")
    assert "1 found" in words(client, f"{PAIR}?relation=related")


def test_a_pair_is_seen_from_either_side(client: Client, said: list[Mapping]) -> None:
    there = "/frameworks/crosswalks/national-model/1/weaverdale-social-value/2026/"
    assert "N-1 People who began to work The same O1-1-1 People who started a job" in words(
        client, there
    )


def test_what_nothing_is_said_of_is_listed(client: Client, cast: Cast, said: list[Mapping]) -> None:
    told = words(client, f"{PAIR}unsaid/")
    assert "Of 3 entries here" in told and "O1-1-1" not in told and "O2 Cleaner air" in told
    told = words(signed_in(client, cast, "Bea"), f"{PAIR}unsaid/")
    assert "Of 2 entries here" in told and "Say what it is there: O2" in told


def test_a_mapping_has_a_page_that_tells_who_says_so_and_why(
    client: Client, cast: Cast, said: list[Mapping]
) -> None:
    one, waits = said
    told = words(client, f"/frameworks/crosswalks/mappings/{one.ref}/")
    assert "Both count the same." in told and f"by {AMBLEFORD} on 3 November 2026" in told
    assert "Amir" not in told and "Paula" not in told and "Agree to it" not in told
    assert client.get(f"/frameworks/crosswalks/mappings/{waits.ref}/").status_code == 404
    told = words(signed_in(client, cast, "Amir"), f"/frameworks/crosswalks/mappings/{waits.ref}/")
    assert "(Amir)" in told and "another person judges it" in told
    told = words(signed_in(client, cast, "Bea"), f"/frameworks/crosswalks/mappings/{waits.ref}/")
    assert "It is right: reviewed" in told and "Amir" not in told


def test_what_was_withdrawn_is_kept_with_the_reason(
    client: Client, cast: Cast, said: list[Mapping], amir: Viewer
) -> None:
    actions.withdraw_mapping(mapping=said[0], because="It counts starts.", by=amir, at=NOW)
    assert "Nothing is said yet." in words(client, PAIR)
    assert "Nothing is said yet." in words(client, f"{PAIR}?withdrawn=yes")
    signed_in(client, cast, "Bea")
    assert "O1-1-1" in words(client, f"{PAIR}?withdrawn=yes")
    assert "It counts starts." in words(client, f"/frameworks/crosswalks/mappings/{said[0].ref}/")


def test_a_public_page_is_made_anew_once_something_is_agreed_or_withdrawn(
    client: Client, first: Edition, model: Edition, amir: Viewer, paula: Viewer
) -> None:
    from datetime import timedelta

    def tag() -> str:
        return client.get(PAIR).headers["ETag"]

    before = tag()
    rows = proposed(amir, saying(first, "O1-1-1", EXACT, model, "N-1"))
    actions.review_mappings(mappings=rows, by=paula, at=NOW + timedelta(minutes=1))
    assert tag() == before
    actions.agree_to_mappings(mappings=rows, by=paula, at=NOW + timedelta(minutes=2))
    after = tag()
    assert after != before
    actions.withdraw_mapping(mapping=rows[0], because="No.", by=amir, at=NOW + timedelta(minutes=3))
    gone = tag()
    assert gone not in {before, after}
    (never,) = proposed(amir, saying(first, "O1", RELATED, model, "N"))
    actions.withdraw_mapping(mapping=never, because="No.", by=amir, at=NOW + timedelta(minutes=4))
    assert tag() == gone


def test_two_editions_are_chosen(client: Client, first: Edition, model: Edition) -> None:
    chosen = {"one": "weaverdale-social-value:2026", "other": "national-model:1"}
    for see, there in (
        ("mappings", PAIR),
        ("beside", f"{PAIR}beside/"),
        ("translate", f"{PAIR}translate/"),
    ):
        answer = client.get("/frameworks/crosswalks/", {**chosen, "see": see})
        assert answer.headers["Location"] == there
    for wrong in ({"other": chosen["one"]}, {"one": ""}, {"one": "nothing:1"}, {"one": "x"}):
        answer = client.get("/frameworks/crosswalks/", {**chosen, "see": "beside", **wrong})
        assert "Choose two editions that are not the same" in answer.content.decode()


def test_nobody_finds_a_pair_of_which_they_do_not_see_one(
    client: Client, cast: Cast, first: Edition, amir: Viewer
) -> None:
    other_framework(amir, None)
    pages = ("", "unsaid/", "beside/", "translate/", "take-away/crosswalk.sssom.tsv")
    for page in pages:
        assert client.get(PAIR + page).status_code == 404, page
    signed_in(client, cast, "Bea")
    for page in (
        *pages,
        "propose/",
        "offers/wording/",
        "offers/through/",
        "take-away/all.sssom.tsv",
    ):
        assert client.get(PAIR + page).status_code == 404, page
    signed_in(client, cast, "Amir")
    for page in pages:
        assert client.get(PAIR + page).status_code == 200, page
    assert "National model" not in words(Client(), "/frameworks/crosswalks/")


def test_two_councils_stand_side_by_side(
    client: Client, first: Edition, cast: Cast, amir: Viewer
) -> None:
    mine, theirs = two_councils_adapt(first, cast)
    agreed(
        amir,
        cast.viewer("Bea", BRINDALE),
        saying(mine, "A-1", RELATED, theirs, "B-1", rationale="Both are given time."),
    )
    told = words(
        client, "/frameworks/crosswalks/ambleford-council/2026/brindale-council/2026/beside/"
    )
    places = [
        told.index(part) for part in (
            f"Only {AMBLEFORD} asks for it, as far as is said (0) Nothing.", f"Only {BRINDALE} asks for it, as far as is said (1)",
            "O2 Cleaner air It is left out there. The county measures air.", "Wider, a part, or near to it (1)",
            "A-1 Hours given to neighbours Near to it, and something else: B-1 Weeks of placement Both are given time.",
            "Weighed or put first otherwise (0)", "Both ask for it (3)", "O1-1-1 People who started a job The same, word for word",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    told = words(client, f"{THERE}?what=measures&part=same")
    assert (
        "Both ask for it (1)" in told and "O1 Good work" not in told and "Cleaner air" not in told
    )


def test_a_node_is_read_in_the_words_of_every_council(
    client: Client, first: Edition, model: Edition, cast: Cast, paula: Viewer, amir: Viewer
) -> None:
    two_councils_adapt(first, cast)
    agreed(
        amir,
        paula,
        saying(first, "O1-1-1", BROADER, model, "N-1", rationale="The model counts all who began."),
    )
    told = words(client, JOBS)
    assert told.count("The same, word for word") == 2
    assert (
        "Wider: all of this counts there, too" in told and "The model counts all who began." in told
    )
    assert "26 weeks" in told
    told = words(client, JOBS.replace("O1-1-1", "O2"))
    assert "It is left out there." in told and "The county measures air." in told
    assert "Nobody has said yet what it is there." in told
    assert "Say what it is there" not in told
    told = words(signed_in(client, cast, "Amir"), JOBS.replace("O1-1-1", "O2"))
    assert "Say what it is there: National model" in told


def test_the_words_of_others_are_taken_away_on_paper(
    client: Client, first: Edition, model: Edition, cast: Cast
) -> None:
    import io

    from pypdf import PdfReader

    two_councils_adapt(first, cast)
    answer = client.get(JOBS.replace("others/", "others.pdf"))
    assert answer.headers["Content-Type"] == "application/pdf"
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert AMBLEFORD in text and BRINDALE in text and "People who started a job" in text
    assert "The same, word for word" in text and "Nobody has said yet" in text
