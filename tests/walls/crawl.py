"""The whole site as someone reads it: every address of the configuration, and wherever links and forms lead."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import urlencode, urljoin, urlsplit

from django.urls import Resolver404, resolve, reverse

from tests.ui.everywhere import held_in
from tests.walls import library, matrix
from tests.walls import spec_access_to_signing_in as signing_in
from tests.walls.matrix import Answer, Row
from tests.walls.world import World

LINK = re.compile(r'(?:href|src|data-hx-get)="([^"]+)"')
FORM = re.compile(r'<form method="get"[^>]*action="([^"]*)"(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'name="([^"]+)"')
WAYS = 3
"""How many queries of one page are followed."""
ALIKE = 8
"""How many pages of one name are read, beside those that the tables name: of figures, tables and suppliers there
are many, and no value of the database stands in one and not in another."""


def addresses(world: World, rows: Iterable[Row]) -> list[str]:
    """Where to begin: every address with every example, and with references that lead nowhere."""
    found = []
    for row in rows:
        thing = world.things[row.of]
        found += [matrix.address_of(row, thing), matrix.nowhere(row, thing)]
    for name in {case[1] for case in signing_in.CASES}:
        held = {key: library.NOWHERE[key] for key in held_in()[name]}
        found.append(reverse(name, kwargs=held))
    return list(
        dict.fromkeys([*found, "/nowhere/", "/files/../keys/audit.key", "/static/../weft.sqlite3"])
    )


def read(world: World, who: str, begin: Iterable[str]) -> Iterator[tuple[str, Answer]]:
    """Every page that someone comes to, and what they got there."""
    waiting, known, ways = deque(begin), set(begin), dict[str, int]()
    alike = Counter[str]()
    while waiting:
        address = waiting.popleft()
        answer = matrix.ask(world, world.browser(who, address), "GET", address)
        yield address, answer
        for further in _led_to(answer, address):
            path = urlsplit(further).path
            ways[path] = ways.get(path, 0) + (further not in known)
            if further not in known and ways[path] <= WAYS:
                known.add(further)
                alike[_name(path)] += 1
                if alike[_name(path)] <= ALIKE:
                    waiting.append(further)


def _name(path: str) -> str:
    """What the site calls the page at an address; the address itself, where it knows none."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def _led_to(answer: Answer, address: str) -> Iterator[str]:
    links = [answer.location, *(unescape(one) for one in LINK.findall(answer.body))]
    for action, inside in FORM.findall(answer.body):
        asked = urlencode(dict.fromkeys(FIELD.findall(inside), ""))
        links.append(f"{unescape(action)}?{asked}")
    for link in links:
        there = urlsplit(urljoin(address, link))
        if link and not there.netloc and not there.scheme and not there.path.startswith("/static/"):
            yield there._replace(fragment="").geturl()
