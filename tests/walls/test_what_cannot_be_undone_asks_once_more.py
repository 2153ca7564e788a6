"""Before someone is erased or made a steward, the password is asked for once more: nothing is shown or done before."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.walls.matrix import ask
from tests.walls.world import ASK_AGAIN, World

pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.mark.parametrize("name", ASK_AGAIN)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_signed_in_a_while_ago_is_asked_again(world: World, name: str, method: str) -> None:
    there = reverse(name)
    typed = world.typed.get(name, {}) if method == "POST" else None
    got = ask(world, world.browsers["Stella"], method, there, typed)
    assert (got.status, got.location) == (
        302,
        f"/account/reauthenticate/?next={there.replace('/', '%2F')}",
    )
    assert not got.written.tables
    assert ask(world, world.sure["Stella"], method, there, typed).location != got.location
