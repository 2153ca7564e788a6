"""A licensed set is seen by its keeper's people alone: not that it is there, not its name, not a word of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from tests.cast import NOW, Cast
from tests.frameworks.conftest import BRINDALE, signed_in
from tests.frameworks.of_each_kind import adopted, taken_in, value_of
from weft.analysis.frameworks.edition import Licence
from weft.frameworks import actions
from weft.frameworks.actions import CannotDo
from weft.frameworks.models import Edition, Framework
from weft.organisations.access import Viewer

pytestmark = pytest.mark.django_db
STRANGERS = (None, "Brian", "Paula", "Stella")
KEY, NAME = "bought-measures", "Bought measures"


@pytest.fixture
def licensed(cast: Cast, amir: Viewer, ada: Viewer) -> Edition:
    """Two adopted editions of a set for which Ambleford holds a licence; gives the later one."""
    adopted(taken_in(KEY, "2025", amir, public=False), amir, ada)
    return adopted(taken_in(KEY, "2026", amir, public=False, replaces="2025"), amir, ada)


def browser(cast: Cast, who: str | None) -> Client:
    return signed_in(Client(), cast, who) if who else Client()


def addresses(edition: Edition) -> list[str]:
    at = f"/frameworks/{edition.framework.key}/"
    return [
        at, f"{at}2026/", f"{at}2025/", f"{at}2026/nodes/O1-1/", f"{at}2025/compare/2026/", f"{at}2026/compare/2025/",
        *(f"{at}2026/take-away/{form}" for form in (
            "guide.pdf", "framework.xlsx", "framework-csv.zip", "framework.json", "framework.jsonld",
        )),
    ]  # fmt: skip


def test_its_keepers_people_read_it_whatever_their_role(cast: Cast, licensed: Edition) -> None:
    for who in ("Rita", "Amir", "Ada"):
        mine = browser(cast, who)
        assert {mine.get(each).status_code for each in addresses(licensed)} == {200}
        assert NAME in mine.get("/frameworks/").content.decode()


@pytest.mark.parametrize("who", STRANGERS)
def test_to_others_none_of_its_addresses_is_there(
    cast: Cast, licensed: Edition, who: str | None
) -> None:
    cast.steward()
    theirs = browser(cast, who)
    nothing = theirs.get("/frameworks/nothing-here/2026/").content
    for address in addresses(licensed):
        answer = theirs.get(address)
        assert answer.status_code == 404, address
        assert answer.content == nothing, address
        assert KEY.encode() not in answer.content


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("looked_for", ["", "?q=Bought", "?stage=adopted", "?sort=edition"])
def test_no_list_names_it(cast: Cast, licensed: Edition, who: str | None, looked_for: str) -> None:
    cast.steward()
    page = browser(cast, who).get(f"/frameworks/{looked_for}").content.decode()
    assert NAME not in page.replace('value="Bought"', "")
    assert KEY not in page


def test_the_name_is_free_for_others(cast: Cast, licensed: Edition, amir: Viewer) -> None:
    brian = cast.viewer("Brian", BRINDALE)
    theirs = taken_in(KEY, "2026", brian)
    assert theirs.framework.key == KEY
    assert licensed.framework.key.startswith(f"{KEY}-")


def test_a_second_set_of_the_same_name_is_kept_beside_it(licensed: Edition, amir: Viewer) -> None:
    second = actions.begin_framework(
        name=NAME, owner="Someone", scope="", edition="2026", licence=licence_of(public=False), by=amir, at=NOW
    )  # fmt: skip
    assert second.framework.key == f"{licensed.framework.key}-2"


def licence_of(*, public: bool) -> Licence:
    return value_of(KEY, "2026", public=public).framework.licence


def test_the_next_edition_from_a_file_joins_the_set(licensed: Edition, amir: Viewer) -> None:
    made = taken_in(KEY, "2027", amir, public=False)
    assert made.framework == licensed.framework
    assert Framework.objects.count() == 1


def test_nobody_adapts_it(cast: Cast, licensed: Edition, ada: Viewer) -> None:
    brian = cast.viewer("Brian", BRINDALE)
    told = {"name": "Ours", "edition_name": "2026", "at": NOW}
    with pytest.raises(Edition.DoesNotExist), transaction.atomic():
        actions.adapt(edition=licensed, by=brian, **told)
    with pytest.raises(CannotDo, match="licence"), transaction.atomic():
        actions.adapt(edition=licensed, by=ada, **told)


def test_what_becomes_licensed_is_gone_for_others_at_once(
    cast: Cast, amir: Viewer, ada: Viewer, client: Client
) -> None:
    edition = adopted(taken_in(KEY, "2026", amir), amir, ada)
    before = client.get(f"/frameworks/{KEY}/2026/")
    assert before.status_code == 200
    told = edition.framework
    actions.change_framework(
        framework=told, name=told.name, owner=told.owner, scope="", licence=licence_of(public=False), by=ada,
        at=NOW + timedelta(hours=1),
    )  # fmt: skip
    again = client.get(
        f"/frameworks/{KEY}/2026/", headers={"If-None-Match": before.headers["ETag"]}
    )
    assert again.status_code == 404
    assert KEY not in client.get("/frameworks/").content.decode()


def test_what_others_adapt_stays_everybodys(cast: Cast, amir: Viewer, ada: Viewer) -> None:
    edition = adopted(taken_in(KEY, "2026", amir), amir, ada)
    told = edition.framework
    brian = cast.viewer("Brian", BRINDALE)
    actions.adapt(edition=edition, name="Ours", edition_name="2026", by=brian, at=NOW)
    with pytest.raises(CannotDo, match="stays everybody’s"), transaction.atomic():
        actions.change_framework(
            framework=told, name=told.name, owner=told.owner, scope="", licence=licence_of(public=False), by=ada, at=NOW
        )  # fmt: skip


def test_one_person_alone_does_not_make_it_everybodys(licensed: Edition, ada: Viewer) -> None:
    told = licensed.framework
    with pytest.raises(CannotDo, match="another of you adopts"), transaction.atomic():
        actions.change_framework(
            framework=told, name=told.name, owner=told.owner, scope="", licence=licence_of(public=True), by=ada, at=NOW
        )  # fmt: skip


def test_what_was_adopted_for_everybody_is_theirs_again(
    amir: Viewer, ada: Viewer, client: Client
) -> None:
    edition = adopted(taken_in(KEY, "2026", amir), amir, ada)
    told = edition.framework
    for public in (False, True):
        actions.change_framework(
            framework=told, name=told.name, owner=told.owner, scope="", licence=licence_of(public=public), by=ada, at=NOW
        )  # fmt: skip
    assert client.get(f"/frameworks/{KEY}/2026/").status_code == 200
