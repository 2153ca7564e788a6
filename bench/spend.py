"""Measure how soon the pages of a large run of the spend analysis are there, for people who click.

    python -m bench.spend [--payments 1000000 10000000] [--people 20] [--seconds 60] [--write docs/benchmarks.md]

`weft serve` runs the example place on a PostgreSQL of its own. A council's analyst sends 24 months of made
ledgers (bench/ledgers.py) and has them analysed, as on the site. Then so many people follow links from the
run's overview, each with three seconds between one page and the next click. They share the machine's cores
with the site. For each size a site and a database of its own.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bench.ledgers import make_ledgers
from bench.site import ROOT, Browser, Measured, WrongAnswer, free_port, put, served, sign_in

from tests.postgres import running

BEGIN, END = "<!-- spend: begin -->", "<!-- spend: end -->"
BETWEEN_CLICKS_SECONDS = 3.0
LIMIT_MS = 200
PAYMENTS_TO_A_SUPPLIER = 5
MOST_SUPPLIERS = 600_000
ANALYSED = """
import json, sys, time
from pathlib import Path
import django; django.setup()
from django.utils import timezone
from weft.jobs.models import Job
from weft.organisations.queries import organisation_named, person_named, viewer_for
from weft.spend.actions import add_files, start_run
from weft.uploads.arriving import Arrived
council = organisation_named("Quillmouth City Council")
person = person_named(council, "Mabel Okoro").person
analyst = viewer_for(person, council.pk)
def arrived(path):
    here = Arrived(path.name, "text/csv")
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            here.add(chunk)
    return here
def waited(job):
    begin = time.monotonic()
    while (state := Job.objects.get(pk=job.pk).state) != "done":
        if state in {"failed", "cancelled"}:
            sys.exit(f"The job {job.ref} has {state}.")
        time.sleep(0.5)
    return time.monotonic() - begin
paths = sorted(Path(sys.argv[1]).glob("*.csv"))
files = add_files(arrived=[arrived(path) for path in paths], by=analyst, at=timezone.now()).files
looked = waited(files[0].look)
run = start_run(period="2023-01-01..2025-12-31", by=analyst, at=timezone.now())
print(json.dumps({"run": run.ref, "looked": looked, "analysed": waited(run.job)}))
"""
KINDS = (
    ("The overview", r""),
    ("A page of payments behind a figure", r"figures/.+"),
    ("The list of suppliers", r"suppliers/"),
    ("A supplier", r"suppliers/.+"),
    ("A part of the results", r"[^/]+/"),
    ("Another page", r".+"),
)
"""The pages that are met, by what follows the address of the run; the first that fits."""


@dataclass
class Walk:
    """Where one person is, and how long each page took."""

    begin: str
    dice: random.Random
    at: str = ""
    took: list[tuple[str, float]] = field(default_factory=list)

    def on(self, browser: Browser) -> None:
        """Ask for the page, and choose a link on it."""
        asked = time.perf_counter()
        status, text = browser.ask("GET", self.at or self.begin, plain=True)
        self.took.append((self.at or self.begin, time.perf_counter() - asked))
        if status != 200:
            raise WrongAnswer(f"{self.at} answered {status}.")
        ways = sorted({way for way in _links(self.at or self.begin, text) if self._may(way)})
        self.at = self.dice.choice(ways) if ways else self.begin

    def _may(self, way: str) -> bool:
        path = urlsplit(way).path
        return path.startswith(self.begin) and path.endswith("/")


def _links(at: str, text: str) -> list[str]:
    found = (html.unescape(link) for link in re.findall(r'href="([^"#]+)', text))
    return [urljoin(at, link) for link in found]


def kind_of(begin: str, path: str, kinds: Sequence[tuple[str, str]] = KINDS) -> str:
    """What kind of page this is."""
    rest = urlsplit(path).path.removeprefix(begin)
    return next(name for name, pattern in kinds if re.fullmatch(pattern, rest))


def clicked(port: int, begin: str, people: int, seconds: float) -> list[tuple[str, float]]:
    """Have people follow links, once all have signed in; gives the address and the seconds of each page."""
    walks = [Walk(begin, random.Random(number)) for number in range(people)]
    wrong: list[Exception] = []
    browsers = [Browser(port) for _ in walks]
    for browser in browsers:
        sign_in(browser)
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
class Large:
    """What was measured of one run."""

    payments: int
    looked: float
    analysed: float
    opened: Measured
    """The overview, opened for the first time since the site began."""
    pages: list[Measured]

    @property
    def every(self) -> Measured:
        """All pages together."""
        took = [each for page in self.pages for each in page.took]
        return Measured("All pages", took, self.pages[0].seconds)


def of_a_run(payments: int, people: int, seconds: float) -> Large:
    """Analyse so many payments on a site of their own, and have people look at them."""
    port = free_port()
    with running(durable=True) as server, tempfile.TemporaryDirectory() as folder:
        ledgers = Path(folder) / "ledgers"
        suppliers = min(payments // PAYMENTS_TO_A_SUPPLIER, MOST_SUPPLIERS)
        make_ledgers(ledgers, payments=payments, suppliers=suppliers, seed=7)
        known = {name: value for name, value in os.environ.items() if not name.startswith("WEFT_")}
        environment = known | {
            "WEFT_MODE": "demo", "WEFT_DATA": str(Path(folder) / "data"), "PYTHONPATH": str(ROOT),
            "WEFT_DATABASE": server.address(server.database()),
            "DJANGO_SETTINGS_MODULE": "bench.site_settings",
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
            script = [sys.executable, "-c", ANALYSED, str(ledgers)]
            done = subprocess.run(script, env=environment, check=True, stdout=subprocess.PIPE)
            told = json.loads(done.stdout)
            print(f"  {payments:,}: {told}", flush=True)
        with served(command, port, "/health/ready/", environment):
            begin = f"/spend/runs/{told['run']}/"
            browser = Browser(port)
            sign_in(browser)
            asked = time.perf_counter()
            browser.ask("GET", begin)
            opened = Measured("first", [time.perf_counter() - asked], 1)
            took = clicked(port, begin, people, seconds)
    pages = [
        Measured(name, [took for path, took in took if kind_of(begin, path) == name], seconds)
        for name, _pattern in KINDS
    ]
    met = [page for page in pages if page.took]
    return Large(payments, told["looked"], told["analysed"], opened, met)


def rows_of(large: Large) -> list[str]:
    """The rows of the table for one run."""
    return [
        f"| {large.payments:,} | {page.name} | {len(page.took):,} | {page.at(0.5):.0f} ms "
        f"| {page.at(0.95):.0f} ms | {page.at(1):.0f} ms |"
        for page in (*large.pages, large.every)
    ]


def told_of(runs: list[Large], people: int, seconds: float) -> str:
    """What was measured, as it stands in docs/benchmarks.md."""
    return "\n".join(
        [
            f"Measured on {os.cpu_count()} cores, Python {platform.python_version()}; weft {version('weft')}, "
            f"duckdb {version('duckdb')}, granian {version('granian')}, PostgreSQL; {people} people on the same "
            f"machine, three seconds between clicks, {seconds:g} seconds.",
            "",
            "| payments in the run | page | times | half within | 95% within | slowest |",
            "|---|---|---|---|---|---|",
            *(row for run in runs for row in rows_of(run)),
            "",
            "| promise | measured | limit | |",
            "|---|---|---|---|",
            *(_promise(run) for run in runs),
            "",
            *(
                f"- {run.payments:,} payments: looked at in {run.looked:.0f} s, analysed in {run.analysed:.0f} s; "
                f"the overview, asked for first after a new start, in {run.opened.at(1):.0f} ms."
                for run in runs
            ),
        ]
    )


def _promise(run: Large) -> str:
    found = run.every.at(0.95)
    kept = "kept" if found <= LIMIT_MS else "**not kept**"
    return f"| {run.payments:,} payments: 95% of all pages | {found:.0f} ms | at most {LIMIT_MS} ms | {kept} |"


def main() -> None:
    """Measure, print, and write where asked."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--payments", type=int, nargs="+", default=[1_000_000, 10_000_000])
    asked.add_argument("--people", type=int, default=20)
    asked.add_argument("--seconds", type=float, default=60.0)
    asked.add_argument("--write", type=Path)
    given = asked.parse_args()
    runs = [of_a_run(payments, given.people, given.seconds) for payments in given.payments]
    text = told_of(runs, given.people, given.seconds)
    print(text)
    if given.write:
        put(given.write, text, BEGIN, END)


if __name__ == "__main__":
    main()
