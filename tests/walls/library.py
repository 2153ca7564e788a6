"""The part of the matrix that the sign-in library answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.urls import reverse

from tests.ui.everywhere import held_in
from tests.walls.matrix import Answer, Findings, ask
from tests.walls.people import Someone, everyone_named
from tests.walls.thing import PASSED_BY
from tests.walls.world import World

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
NOWHERE = {"key": "wrong", "uidb36": "zz", "pk": PASSED_BY, "provider_id": "nobody"}
PEOPLE = ("Nobody", "Erin", "Xenia", "Ada", "Stella", "Una")
"""The library knows no roles: who is signed in, and what they have set up, is all that counts."""
SETTING_UP = ("mfa_", "account_logout", "account_reauthenticate")
"""Where someone may go who has yet to set up a second factor, beside their email address."""
ANSWERS = {
    "page": {"page"}, "page, with 401": {"401"}, "led on": {"led on"}, "not found": {"not found"},
    "page, or led on": {"page", "led on"}, "led on, or not found": {"led on", "not found"},
    "asked to sign in": {"asked to sign in"},
}  # fmt: skip


class Cell(NamedTuple):
    """A row of the table of signing in."""

    to: str
    address: str
    method: str
    signed_out: str
    signed_in: str


def tried(world: World, rows: Iterable[Cell]) -> Findings:
    """Try every address with every method, as every person; what no row says shows and writes nothing."""
    findings = Findings()
    stated = {(row.address, row.method): row for row in rows}
    for address in dict.fromkeys(row.address for row in stated.values()):
        there = reverse(address, kwargs={name: NOWHERE[name] for name in held_in()[address]})
        for method in METHODS:
            row = stated.get((address, "GET" if method == "HEAD" else method))
            for one in map(everyone_named().__getitem__, PEOPLE):
                findings.cells += 1
                typed = {} if method == "POST" else None
                got = ask(world, world.browsers[one.name], method, there, typed)
                asked = row or Cell("", address, method, "", "")
                for words in _wrong(got, row, one, address):
                    findings.say(_Named(asked.method, address), one, f"{method}: {words}")
    return findings


class _Named(NamedTuple):
    method: str
    address: str
    of: str = ""


def _wrong(got: Answer, row: Cell | None, one: Someone, address: str) -> Iterator[str]:
    if got.written.tables:
        yield f"wrote to {sorted(got.written.tables)}"
    if got.status >= 500:
        yield f"broke ({got.status})"
    if row is not None and _kind(got, one) not in _wanted(row, one, address):
        yield f"should be {_wanted(row, one, address)} and was “{_kind(got, one)}” ({got.status} {got.location})"
    if row is None and got.status == 200 and "<main" in got.body and not one.signed_in:
        first = _wanted(Cell("", address, "", "page", "page"), one, address)
        if first != {"page"}:
            yield "showed a page"


def _wanted(row: Cell, one: Someone, address: str) -> set[str]:
    if (
        not one.has_second_factor
        and not address.startswith(SETTING_UP)
        and address != "account_email"
    ):
        return {"led to set up"}
    return ANSWERS[row.signed_in if one.signed_in else row.signed_out]


def _kind(got: Answer, one: Someone) -> str:
    if got.kind == "asked to sign in" and one.signed_in:
        return "led on"
    if got.kind == "led to set up" and one.has_second_factor:
        return "led on"
    return {"done": "led on"}.get(got.kind, got.kind)
