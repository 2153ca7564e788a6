"""A person puts their own name right, and nobody else does."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, Cast, two_councils
from tests.web.getting_in import entries_about, told
from weft.organisations import actions
from weft.organisations.access import NotAllowed
from weft.organisations.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return two_councils()


def test_the_new_name_is_shown_and_both_are_on_record(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Rita"))
    assert 'href="/me/name/"' in client.get("/me/").content.decode()
    assert 'value="Rita"' in client.get("/me/name/").content.decode()
    page = client.post("/me/name/", {"name": " Rita Ashby "}, follow=True).content.decode()
    assert "Rita Ashby" in page
    (entry,) = entries_about(cast.person("Rita"))
    assert entry.act == "correct name"
    assert told(entry) == {("before", "name"): "Rita", ("after", "name"): "Rita Ashby"}


def test_what_was_on_record_of_it_goes_when_they_are_erased(cast: Cast) -> None:
    rita = cast.person("Rita")
    actions.correct_name(person=rita, name="Rita Ashby", by=cast.viewer("Rita"), at=NOW)
    actions.erase_person(person=rita, by=cast.viewer("Rita"), at=NOW)
    kept = [one for entry in entries_about(rita) for one in told(entry).values()]
    assert not any(one and "Rita" in str(one) for one in kept)


@pytest.mark.parametrize("name", ["", "   "])
def test_a_name_is_not_left_empty(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.person("Rita"))
    assert "Enter your name" in client.post("/me/name/", {"name": name}).content.decode()
    with pytest.raises(actions.CannotDo):
        actions.correct_name(person=cast.person("Rita"), name=name, by=cast.viewer("Rita"), at=NOW)


@pytest.mark.parametrize("who", ["Ada", "Stella"])
def test_nobody_corrects_that_of_another(cast: Cast, who: str) -> None:
    cast.steward()
    with pytest.raises(NotAllowed):
        actions.correct_name(person=cast.person("Rita"), name="R", by=cast.viewer(who), at=NOW)
    assert Person.objects.get(email="rita@example.org").name == "Rita"
