"""The matrix: every address × method × person, with the answer that the tables promise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.ui.everywhere import held_in, names
from tests.walls.crowds import among
from tests.walls.people import PEOPLE, Someone
from tests.walls.thing import PASSED_BY, Thing
from tests.walls.typed import Said
from tests.walls.watching import Written, noted, undone
from tests.walls.world import World

FORM = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
NOT_TAKEN = ("PUT", "PATCH", "DELETE")
INVENTED = {
    "ref": "zzzzzzzz",
    "number": PASSED_BY,
    "secret": "nobody-sent-this",
    "name": "none.txt",
    "council": "nobody",
    "framework": "nobody",
    "edition": "never",
    "other": "ever",
    "to": "nobody",
    "to_edition": "never",
    "code": "none",
    "change": "none",
    "commitment": "zzzzzzzz",
    "drawdown": "zzzzzzzz",
    "indicator": "zzzzzzzz",
    "organisation": "zzzzzzzz",
    "remedy": "zzzzzzzz",
    "assessment": "zzzzzzzz",
    "runs": "zzzzzzzz-yyyyyyyy",
    "claim": "zzzzzzzz",
    "evidence": "zzzzzzzz",
}
"""References that lead nowhere."""
HIDDEN = frozenset({"not found", "asked to sign in", "led to set up"})
"""Answers that must not tell whether there is anything at an address."""
ANSWERED_AT_ONCE = frozenset({"frameworks:translate"})
"""Pages that answer what they are sent with a page, and keep nothing of it."""
DEFAULT_REASON = "Your roles do not include this."


class Row(NamedTuple):
    """A row of a table."""

    to: str
    address: str
    of: str
    method: str
    may: str
    told: str
    recorded: str


@dataclass
class Answer:
    """What someone got."""

    status: int
    location: str
    body: str
    written: Written
    headers: str = ""

    @property
    def kind(self) -> str:
        """What it comes to."""
        if self.status in {301, 302}:
            for address, words in (
                ("account_login", "asked to sign in"),
                ("mfa_index", "led to set up"),
            ):
                if self.location.split("?")[0] == reverse(address):
                    return words
            return "done"
        kinds = {200: "page", 403: "told why not", 404: "not found", 405: "not taken"}
        return ({201: "done", 204: "done"} | kinds).get(self.status, str(self.status))


@dataclass
class Findings:
    """How many cells were tried, and what was wrong with some."""

    cells: int = 0
    wrong: list[str] = field(default_factory=list)

    def say(self, row: Any, one: Someone, words: str) -> None:
        """Note something wrong."""
        where = " ".join(part for part in (row.method, row.address, row.of) if part)
        self.wrong.append(f"{where}, {one.name} ({one.words}): {words}")

    def told(self) -> str:
        """What was wrong, a line each."""
        return "\n".join([f"{len(self.wrong)} of {self.cells} cells:", *sorted(set(self.wrong))])


def ask(world: World, browser: Client, method: str, address: str, typed: Any = None) -> Answer:
    """Ask for an address. Whatever it writes is noted, and then taken back."""
    session = browser.cookies.get(settings.SESSION_COOKIE_NAME)
    kept = session.value if session else None
    with undone(), noted() as written:
        if isinstance(typed, Said):
            answer = browser.generic(
                method, address, headers=typed.headers, CONTENT_TYPE=typed.kind
            )
        elif typed is None or method != "POST":
            answer = browser.generic(method, address)
        else:
            answer = browser.post(address, typed)
        body = _body(answer)
    cache.clear()  # tries are counted there
    if kept is None:
        browser.cookies.clear()
    else:
        browser.cookies[settings.SESSION_COOKIE_NAME] = kept
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return Answer(answer.status_code, answer.headers.get("Location", ""), body, written, headers)


def _body(answer: HttpResponse) -> str:
    content: Any = answer
    raw = b"".join(content.streaming_content) if answer.streaming else answer.content
    if (
        answer.streaming
    ):  # others are closed by the browser; the end of one would close the database, too
        request_finished.disconnect(close_old_connections)
        answer.close()
        request_finished.connect(close_old_connections)
    return FORM.sub("", raw.decode("utf-8", "replace"))


def address_of(row: Row, thing: Thing) -> str:
    """The address that a row is about."""
    return reverse(row.address, kwargs=_held(row.address, thing.references))


def nowhere(row: Row, thing: Thing) -> str:
    """The same address with references that lead nowhere."""
    return reverse(row.address, kwargs=_held(row.address, thing.references | INVENTED))


def _held(address: str, references: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in references.items() if name in held_in()[address]}


def tried(world: World, rows: Iterable[Row], people: Iterable[Someone] = PEOPLE) -> Findings:
    """Try every row, as every person."""
    findings, lost, rows = Findings(), _Lost(world), list(rows)
    everybodys = {row.address for row in rows if "whoever is not" in row.may}
    for row in rows:
        thing, recorded = world.things[row.of], 0
        typed = world.typed.get(row.address, {}) if row.method != "GET" else None
        for one in people:
            for method in ("GET", "HEAD") if row.method == "GET" else (row.method,):
                findings.cells += 1
                there = address_of(row, thing)
                got = ask(world, world.browser(one.name, there), method, there, typed)
                wanted = expected(row, one, thing, everybodys)
                _compare(findings, row, one, got, wanted, method)
                if got.kind == wanted and got.kind in HIDDEN and method != "HEAD":
                    _same(findings, row, one, got, lost(row, one, thing))
                recorded += got.written.entries
        if row.recorded == "yes" and not recorded:
            findings.wrong.append(f"{row.method} {row.address} {row.of}: nobody left an entry")
    return findings


def expected(row: Row, one: Someone, thing: Thing, everybodys: Collection[str] = ()) -> str:
    """What the table promises this person. `everybodys` are addresses at which those who are not signed in read
    what is public: to them nothing else is there, and nobody is asked to sign in."""
    if not one.has_second_factor and "everyone" not in row.may + row.told:
        return "led to set up"
    if among(row.may, one, thing):
        return "page" if row.method == "GET" or row.address in ANSWERED_AT_ONCE else "done"
    if among(row.told, one, thing):
        return "told why not"
    hidden = one.signed_in or row.address in everybodys
    return "not found" if hidden else "asked to sign in"


def _compare(
    findings: Findings, row: Row, one: Someone, got: Answer, wanted: str, method: str
) -> None:
    kinds = {"done", "page"} if wanted == "done" else {wanted}
    if got.kind not in kinds:
        findings.say(
            row,
            one,
            f"{method} should be “{wanted}” and was “{got.kind}” ({got.status}, {got.location})",
        )
    if wanted == "told why not" and DEFAULT_REASON in got.body:
        findings.say(row, one, "is told no, and not why")
    if got.written.tables and (wanted != "done" or row.recorded == "no"):
        findings.say(row, one, f"{method} wrote to {sorted(got.written.tables)}")
    if row.recorded == "yes" and bool(got.written.tables) != bool(got.written.entries):
        findings.say(row, one, f"wrote to {sorted(got.written.tables)} without an entry")
    if method == "HEAD" and got.body:
        findings.say(row, one, "HEAD was answered with a body")


def _same(findings: Findings, row: Row, one: Someone, got: Answer, lost: Answer) -> None:
    if (got.status, got.body) != (lost.status, lost.body):
        findings.say(row, one, "is answered otherwise than for an address that leads nowhere")


class _Lost:
    """What people are answered for addresses that lead nowhere; asked once each."""

    def __init__(self, world: World) -> None:
        self.world, self.known = world, dict[tuple[str, str, str], Answer]()

    def __call__(self, row: Row, one: Someone, thing: Thing) -> Answer:
        address = nowhere(row, thing)
        key = (row.method, address, one.name)
        if key not in self.known:
            typed = {} if row.method == "POST" else None
            browser = self.world.browser(one.name, address)
            self.known[key] = ask(self.world, browser, row.method, address, typed)
        return self.known[key]


def not_taken(world: World, rows: Iterable[Row], people: Iterable[Someone] = PEOPLE) -> Findings:
    """Try the methods that the pages of these rows do not take: nothing is shown, nothing written."""
    findings, rows = Findings(), list(rows)
    for row, method in _left_over(rows):
        thing, allowed = world.things[row.of], _allowed(row.address, rows)
        for one in people:
            findings.cells += 1
            there = address_of(row, thing)
            got = ask(world, world.browser(one.name, there), method, there)
            fine = (
                {"not taken", "not found"} if one.signed_in else {"not taken", "asked to sign in"}
            )
            if not one.has_second_factor:
                fine |= {"led to set up"}
            if method == "OPTIONS":
                fine |= {"done"}
            if got.kind not in fine:
                findings.say(row, one, f"{method} was “{got.kind}” ({got.status})")
            if got.status in {204, 405} and f"Allow: {allowed}" not in got.headers.splitlines():
                findings.say(
                    row, one, f"{method} did not say that it takes {allowed}: {got.headers}"
                )
            if got.written.tables:
                findings.say(row, one, f"{method} wrote to {sorted(got.written.tables)}")
    return findings


def _allowed(address: str, rows: list[Row]) -> str:
    """What the tables say that an address takes, as a header says it."""
    stated = {row.method for row in rows if row.address == address}
    said = ["GET", "HEAD"] if "GET" in stated else []
    said += [method for method in ("POST", "PATCH", "DELETE") if method in stated]
    return ", ".join([*said, "OPTIONS"])


def _left_over(rows: list[Row]) -> Iterator[tuple[Row, str]]:
    taken: dict[str, set[str]] = {}
    first: dict[str, Row] = {}
    for row in rows:
        taken.setdefault(row.address, set()).add(row.method)
        first.setdefault(row.address, row)
    for address, row in first.items():
        for method in ("GET", "POST", *NOT_TAKEN, "OPTIONS"):
            if method not in taken[address]:
                yield row, method


def without_a_row(addresses: Iterable[str]) -> set[str]:
    """The addresses of the site that stand in no table."""
    return set(names()) - set(addresses)
