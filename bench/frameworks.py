"""Measure how soon the pages of a large framework are there, for people who click.

    python -m bench.frameworks [--nodes 10000] [--people 20] [--seconds 60] [--write docs/benchmarks.md]

`weft serve` runs the example place on a PostgreSQL of its own. A combined authority keeps a made framework of so many nodes
in two editions, and a council adapts it. Then so many people follow links from it, each with three seconds between one page and
the next click: half of them signed in, half not. They share the machine's cores with the site.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.site import ROOT, Browser, Measured, free_port, put, served, sign_in
from bench.spend import BETWEEN_CLICKS_SECONDS, LIMIT_MS, Walk, kind_of

from tests.postgres import running

BEGIN, END = "<!-- frameworks: begin -->", "<!-- frameworks: end -->"
THERE = "/frameworks/"
MADE = """
import sys
from datetime import date
from decimal import Decimal
import django; django.setup()
from django.utils import timezone
from bench.frameworks import large
from weft.analysis.frameworks.adapted import LeaveOut, PutFirst, Weigh
from weft.frameworks import actions
from weft.organisations.queries import organisation_named, person_named, viewer_for
from weft.web.demo import keepers_of
def two(name):
    found = organisation_named(name)
    return [viewer_for(person_named(found, each).person, found.pk) for each in keepers_of(name)]
def adopted(edition, by):
    actions.ask_to_adopt(edition=edition, by=by[0], at=timezone.now())
    return actions.adopt(edition=edition, by=by[1], at=timezone.now())
authority, council = two("Greater Quillmouth Combined Authority"), two("Quillmouth City Council")
count, at = int(sys.argv[1]), timezone.now()
take = lambda name, replaces: adopted(
    actions.take_in(value=large(count, name, replaces), published_elsewhere=True, by=authority[0], at=at), authority
)
take("2026", "")
after = take("2027", "2026")
mine = actions.adapt(edition=after, name="Large and local", edition_name="2027", by=council[0], at=at)
codes = [f"O{number}-{number}" for number in range(12)]
changes = [LeaveOut(codes[0], "Not here"), *(Weigh(each, Decimal(2)) for each in codes[1:6]), *(PutFirst(each, "Ours") for each in codes[6:])]
for change in changes:
    actions.say_local_change(edition=mine, change=change, by=council[0], at=at)
actions.change_head(edition=mine, name="2027", begins=date(2027, 4, 1), ends=None, definition="", by=council[0], at=at)
adopted(mine, council)
"""
KINDS = (
    ("The list of frameworks", r""),
    ("A framework", r"[^/]+/"),
    ("An edition", r"[^/]+/[^/]+/"),
    ("An objective, outcome or measure", r".+/nodes/[^/]+/"),
    ("Two editions compared", r".+/compare/.+"),
    ("Another page", r".+"),
)


def large(count: int, name: str, replaces: str) -> object:
    """A made framework of about so many nodes, as the engine knows it; the next edition says a tenth of them otherwise."""
    from datetime import date

    from weft.analysis.frameworks import edition as engine
    from weft.analysis.frameworks.measure import AddsUp, Confirmer, Counting, Measure, MeasureKind

    dice = random.Random(name)
    measure = Measure(
        "people", MeasureKind.OUTPUT, AddsUp.SUM, AddsUp.SUM, evidence=("A list from payroll",),
        counting=Counting("People who live in the area", "26 weeks", leaves_out=("Staff transferred under TUPE",)),
        confirmed_by=(Confirmer.PARTICIPANTS,),
    )  # fmt: skip
    nodes: list[engine.Node] = []
    for objective in range(20):
        top = f"O{objective}"
        nodes.append(
            engine.Node(
                top, "objective", f"Objective {objective}: a good place to work and to live"
            )
        )
        for outcome in range(25):
            middle = f"{top}-{outcome}"
            nodes.append(
                engine.Node(
                    middle, "outcome", f"Outcome {outcome} of objective {objective}", parent=top
                )
            )
            for number in range(max(1, count // 500 - 1)):
                more = " and kept it" if replaces and dice.random() < 0.1 else ""
                wording = f"People who were given help {number} with outcome {outcome}{more}"
                nodes.append(
                    engine.Node(
                        f"{middle}-{number}", "measure", wording, parent=middle, measure=measure
                    )
                )
    levels = [engine.Level(one, one, f"{one}s") for one in ("objective", "outcome", "measure")]
    about = engine.Framework(
        "large", "A large framework", "Made for this measurement", engine.Licence("None")
    )
    return engine.Edition(
        about, name, begins=date(int(name), 4, 1), replaces=replaces, levels=tuple(levels), nodes=tuple(nodes)
    )  # fmt: skip


def clicked(port: int, people: int, seconds: float) -> list[tuple[str, float]]:
    """Have people follow links, every other one signed in; gives the address and the seconds of each page."""
    walks = [Walk(THERE, random.Random(number), f"{THERE}large/2027/") for number in range(people)]
    browsers = [Browser(port) for _ in walks]
    for browser in browsers[::2]:
        sign_in(browser)
    wrong: list[Exception] = []
    end = time.perf_counter() + seconds

    def go_on(walk: Walk, browser: Browser) -> None:
        try:
            time.sleep(walk.dice.uniform(0, BETWEEN_CLICKS_SECONDS))
            while time.perf_counter() < end and not wrong:
                walk.on(browser)
                time.sleep(BETWEEN_CLICKS_SECONDS)
        except Exception as fault:
            wrong.append(fault)

    threads = [
        threading.Thread(target=go_on, args=each) for each in zip(walks, browsers, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise wrong[0]
    return [each for walk in walks for each in walk.took]


@dataclass(frozen=True)
class Found:
    """What was measured."""

    nodes: int
    opened: Measured
    """The edition, opened for the first time since the site began."""
    pages: list[Measured]

    @property
    def every(self) -> Measured:
        """All pages together."""
        return Measured(
            "All pages", [each for page in self.pages for each in page.took], self.pages[0].seconds
        )


def measured(nodes: int, people: int, seconds: float) -> Found:
    """Keep so large a framework on a site of its own, and have people look at it."""
    port = free_port()
    with running(durable=True) as server, tempfile.TemporaryDirectory() as folder:
        known = {name: value for name, value in os.environ.items() if not name.startswith("WEFT_")}
        environment = known | {
            "WEFT_MODE": "demo", "WEFT_DATA": str(Path(folder) / "data"), "PYTHONPATH": str(ROOT),
            "WEFT_DATABASE": server.address(server.database()), "DJANGO_SETTINGS_MODULE": "bench.site_settings",
        }  # fmt: skip
        command = [
            sys.executable,
            "-m",
            "weft",
            "serve",
            "--demo",
            "--without-spend",
            "--port",
            str(port),
        ]
        with served(command, port, "/health/ready/", environment):
            subprocess.run([sys.executable, "-c", MADE, str(nodes)], env=environment, check=True)
        with served(command, port, "/health/ready/", environment):
            asked = time.perf_counter()
            Browser(port).ask("GET", f"{THERE}large/2027/")
            opened = Measured("first", [time.perf_counter() - asked], 1)
            took = clicked(port, people, seconds)
    pages = [
        Measured(
            name, [each for path, each in took if kind_of(THERE, path, KINDS) == name], seconds
        )
        for name, _pattern in KINDS
    ]
    return Found(nodes, opened, [page for page in pages if page.took])


def told_of(found: Found, people: int, seconds: float) -> str:
    """What was measured, as it stands in docs/benchmarks.md."""
    p95 = found.every.at(0.95)
    kept = "kept" if p95 <= LIMIT_MS else "**not kept**"
    return "\n".join(
        [
            f"Measured on {os.cpu_count()} cores, Python {platform.python_version()}; weft {version('weft')}, granian "
            f"{version('granian')}, PostgreSQL; {people} people on the same machine, every other one signed in, three seconds "
            f"between clicks, {seconds:g} seconds; a framework of {found.nodes:,} nodes in two editions, and what a council makes of it.",
            "",
            "| page | times | half within | 95% within | slowest |",
            "|---|---|---|---|---|",
            *(
                f"| {page.name} | {len(page.took):,} | {page.at(0.5):.0f} ms | {page.at(0.95):.0f} ms | {page.at(1):.0f} ms |"
                for page in (*found.pages, found.every)
            ),
            "",
            "| promise | measured | limit | |",
            "|---|---|---|---|",
            f"| {found.nodes:,} nodes: 95% of all pages | {p95:.0f} ms | at most {LIMIT_MS} ms | {kept} |",
            "",
            f"The edition, asked for first after a new start, was there in {found.opened.at(1):.0f} ms.",
        ]
    )


def main() -> None:
    """Measure, print, and write where asked."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--nodes", type=int, default=10_000)
    asked.add_argument("--people", type=int, default=20)
    asked.add_argument("--seconds", type=float, default=60.0)
    asked.add_argument("--write", type=Path)
    given = asked.parse_args()
    text = told_of(measured(given.nodes, given.people, given.seconds), given.people, given.seconds)
    print(text)
    if given.write:
        put(given.write, text, BEGIN, END)


if __name__ == "__main__":
    main()
