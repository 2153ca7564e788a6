"""A secret of its own stands in every value and every private file: the whole site is read as everyone, and each
secret is met only by those whom the table names. Reading writes nothing, and the log names nobody."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core import mail
from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.http import Http404

from tests.walls import canaries, crawl
from tests.walls.canaries import PRIVATE_FILES, Planted, plant, undecided
from tests.walls.matrix import Answer, Row, ask
from tests.walls.people import PEOPLE, Someone
from tests.walls.test_who_may_see_and_do_what import TABLES, rows
from tests.walls.world import World
from weft.web import about
from weft.web.logs import NoAddresses, OneLine

pytestmark = [pytest.mark.django_db, pytest.mark.long]


class Lines(logging.Handler):
    """The lines of the log, as the site writes them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(OneLine())
        self.addFilter(NoAddresses())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def logged() -> Iterator[list[str]]:
    """What is logged in here."""
    lines, root = Lines(), logging.getLogger()
    level = root.level
    root.addHandler(lines)
    root.setLevel(logging.INFO)
    yield lines.lines
    root.removeHandler(lines)
    root.setLevel(level)


@pytest.fixture
def planted(world: World, monkeypatch: pytest.MonkeyPatch) -> Planted:
    for name in PRIVATE_FILES:
        if name not in {"SITE_FOLDER", "UPLOAD_FOLDER"}:
            monkeypatch.setattr(settings, name, settings.SITE_FOLDER / name.lower())
    canaries.remember(world)
    return plant(world)


def every_row() -> list[Row]:
    return [row for table in TABLES for row in rows(table) if row.method == "GET"]


def wrong_in(planted: Planted, one: Someone, answer: Answer, met: set[int]) -> Iterator[str]:
    found = planted.found(f"{answer.headers}\n{answer.location}\n{answer.body}")
    met |= found
    for number in sorted(found):
        if not planted.may(number, one):
            yield f"saw {planted.where[number]}, which is for: {planted.seen_by[number]}"
    if answer.written.tables:
        yield f"looking wrote to {sorted(answer.written.tables)}"
    if answer.status >= 500:
        yield f"broke ({answer.status})"


def test_each_secret_is_met_by_those_only_whom_the_table_names(
    world: World, planted: Planted
) -> None:
    begin, wrong, met = crawl.addresses(world, every_row()), set[str](), set[int]()
    mail.outbox.clear()  # of what happened while this world was made
    before = {path: path.stat().st_mtime_ns for path in settings.SITE_FOLDER.rglob("*")}
    pages = 0
    with logged() as lines:
        for one in PEOPLE:
            for address, answer in crawl.read(world, one.name, begin):
                pages += 1
                words = wrong_in(planted, one, answer, met)
                wrong |= {f"{one.name} ({one.words}) {word} at {address}" for word in words}
    assert not wrong, f"{len(wrong)} on {pages} pages:\n" + "\n".join(sorted(wrong))
    assert pages > 1500
    assert mail.outbox == []
    assert before == {path: path.stat().st_mtime_ns for path in settings.SITE_FOLDER.rglob("*")}
    assert len(lines) > 500
    assert [line for line in lines if planted.found(line)] == []
    assert never_met(planted, met) == [], "The table lets someone see these, and nobody meets them."


def never_met(planted: Planted, met: set[int]) -> list[str]:
    """Values that someone may see, and that nobody met in any row: is the table right, is the site read whole?"""
    value = {number: where.rpartition(" ")[0] for number, where in enumerate(planted.where)}
    seen = {value[number] for number in met}
    shown = {value[n] for n in value if planted.seen_by[n] != "nobody"}
    return sorted(shown - seen)


def test_every_value_is_decided_about() -> None:
    assert undecided() == set(), (
        "Say who may see these in tests/walls/spec_who_sees_which_value.py."
    )


def test_every_folder_is_decided_about() -> None:
    folders = {name for name in dir(settings) if name.endswith("_FOLDER")}
    assert folders == set(PRIVATE_FILES), "Say whose files these are in tests/walls/canaries.py."


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (RuntimeError, 500),
        (OperationalError, 503),
        (Http404, 404),
        (BadRequest, 400),
        (KeyError, 500),
    ],
)
def test_a_fault_tells_nobody_what_it_was_about(
    world: World, monkeypatch: pytest.MonkeyPatch, fault: type[Exception], status: int
) -> None:
    def fails(*_: object) -> None:
        raise fault("the secret is zq00000")

    monkeypatch.setattr(about, "render", fails)
    with logged() as lines:
        got = ask(world, world.browsers["Stella"], "GET", "/privacy/?q=zq00000")
    assert got.status == status
    assert "zq00000" not in f"{got.headers}{got.body}"
    assert lines and "zq00000" not in "".join(lines)


def test_a_leak_is_found(world: World, planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = about.render

    def telling(request: object, template: str, *said: object) -> object:
        from weft.organisations.models import Person

        answer = shown(request, template, *said)  # type: ignore[arg-type]
        answer.headers["X-Made-By"] = str(Person.objects.filter(steward=True).first())
        return answer

    monkeypatch.setattr(about, "render", telling)
    got = ask(world, world.browsers["Nobody"], "GET", "/privacy/")
    assert list(wrong_in(planted, PEOPLE[0], got, set()))
