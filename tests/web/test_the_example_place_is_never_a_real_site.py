"""The passwords of the example place are published, so its database is not served as a real site's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.served import HERE, free_port
from weft.analysis.errors import WeftError
from weft.organisations.queries import person_with
from weft.web.beginning import begin, join_verified
from weft.web.demo import CAST, fill_example_place
from weft.web.serving import serve_site, why_not_live

pytestmark = [pytest.mark.django_db, pytest.mark.allow_hosts([HERE])]


@pytest.fixture(autouse=True)
def _nothing_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    def served(*_: object, **__: object) -> None:
        raise AssertionError("it was served")

    monkeypatch.setattr("granian.Granian", served)


def test_its_database_is_refused_with_the_remedy(settings: Any) -> None:
    fill_example_place()
    settings.DEMO = False
    with pytest.raises(WeftError, match=r"demo mode.*WEFT_DATA.*weft site start"):
        serve_site(HERE, free_port(), with_worker=False, say=print)


def test_one_known_password_is_enough() -> None:
    begin(email="stella@example.org", name="Stella", password="warp and weft and warp")
    assert why_not_live(demo=False) is None
    fill_example_place()
    assert person_with(CAST[0].email) is None, "a site that has a steward is not filled"
    join_verified(email=CAST[0].email, name=CAST[0].name, password="published to everyone")
    assert why_not_live(demo=False)
    assert why_not_live(demo=True) is None
