"""Measure how soon the pages of promises are there where a whole place uses them, for people who click.

    python -m bench.commitments [--benefits 1000000] [--commitments 50000] [--people 20] [--seconds 60] [--write docs/benchmarks.md]

`weft serve` runs the example place on a PostgreSQL of its own. 200 organisations are put in, 20 of which keep agreements, with so many
commitments and benefits, a claim on each; the largest council keeps a tenth of them. Then so many people follow links from all promises and
from agreements, each with three seconds between one page and the next click: half of them manage the contracts of that council, the others those of
a smaller one, or report for a supplier. They share the machine's cores with the site.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.site import (
    LOGIN,
    PASSWORD,
    ROOT,
    Browser,
    Measured,
    WrongAnswer,
    free_port,
    put,
    served,
)
from bench.spend import BETWEEN_CLICKS_SECONDS, LIMIT_MS, Walk, kind_of

from tests.postgres import running

BEGIN, END = "<!-- commitments: begin -->", "<!-- commitments: end -->"
THERE = "/agreements/"
PEOPLE = ("tomas@reyl.example", "tomas@reyl.example", "sunniva@hart.example", "joss@fennel.example")
KINDS = (
    ("All promises (portfolio)", r"portfolio/"),
    ("The list of agreements", r""),
    ("A contract", r"[^/]{8}/"),
    ("A promise", r"[^/]{8}/commitments/[^/]+/"),
    ("Another page", r".+"),
)
PROMISED = ("All promises (portfolio)", "A contract")
"""The pages for which the limit holds."""
KEEPERS, SUPPLIERS, TO_AN_AGREEMENT = 20, 180, 20
BACK = 0.4
FILL = """
import sys
import django; django.setup()
from django.db import connection
from bench.commitments import fill, wait_for_review
wait_for_review()
with connection.cursor() as cursor:
    fill(cursor, benefits=int(sys.argv[1]), commitments=int(sys.argv[2]))
with connection.cursor() as cursor:  # as a database is in which so much has come about bit by bit
    cursor.execute("VACUUM ANALYZE")
    cursor.execute("CHECKPOINT")
"""
NUMBERED = """
CREATE TEMP TABLE keepers AS SELECT id, row_number() OVER (ORDER BY name <> 'Quillmouth City Council', name <> 'Harrowfen Borough Council', id) - 1 AS n
FROM organisations_organisation WHERE name IN ('Quillmouth City Council', 'Harrowfen Borough Council') OR ref LIKE 'w0%' AND kind = 'council';
CREATE TEMP TABLE suppliers AS SELECT id, row_number() OVER (ORDER BY name <> 'Fennel & Brook Construction Ltd', id) - 1 AS n
FROM organisations_organisation WHERE name = 'Fennel & Brook Construction Ltd' OR ref LIKE 'w0%' AND kind = 'supplier';
CREATE TEMP TABLE measures AS SELECT edition_id, code, measure ->> 'unit' AS unit, measure ->> 'over_time' = 'sum' AS adds, row_number() OVER (ORDER BY n.id) - 1 AS n
FROM frameworks_node n JOIN frameworks_edition e ON e.id = n.edition_id
WHERE e.stage = 'adopted' AND n.level = 'measure' AND measure ->> 'unit' IN ('people', 'hours', 'gbp') LIMIT 60;
"""
SUMS = """
UPDATE commitments_commitment c SET claimed = s.claimed, reported = s.claimed, verified = s.verified, confirmed = s.confirmed
FROM (SELECT commitment_id, sum(brings) AS claimed, sum(brings_verified) AS verified, sum(confirmed) AS confirmed FROM commitments_claim GROUP BY 1) s
WHERE s.commitment_id = c.id
"""
NOTHING = {
    "boolean": "false",
    "jsonb": "'[]'",
    "date": "current_date",
    "timestamp with time zone": "now()",
}
"""What stands in a column that has to have something, and of which nothing is told, by its type; else an empty text, or 0."""


@dataclass(frozen=True)
class Rows:
    """Rows to put in: what stands in which column, in SQL, and from where they come."""

    table: str
    told: dict[str, str]
    whence: str


def wait_for_review() -> None:
    """Wait until a new site has held the benefits of the example place against each other: by day it does so once, and not again what is put in."""
    from weft.commitments.queries import last_review

    until = time.monotonic() + 120
    while last_review() is None:
        if time.monotonic() > until:
            raise SystemExit("The site has not reviewed its benefits within two minutes.")
        time.sleep(0.5)


def fill(cursor: Any, *, benefits: int, commitments: int) -> None:
    """Put so many in, and let the sums be as the triggers would have them, which are down for as long."""
    agreements = commitments // TO_AN_AGREEMENT
    _put_in(cursor, _organisations())
    cursor.execute(NUMBERED)
    for rows in (
        _agreements(agreements),
        _parties(),
        _commitments(),
        _drawdowns(),
        _benefits(benefits // commitments),
    ):
        _put_in(cursor, rows)
    cursor.execute("ALTER TABLE commitments_claim DISABLE TRIGGER USER")
    _put_in(cursor, _claims(benefits // commitments))
    cursor.execute("ALTER TABLE commitments_claim ENABLE TRIGGER USER")
    cursor.execute(SUMS)


def _put_in(cursor: Any, rows: Rows) -> None:
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s AND is_nullable = 'NO' AND column_default IS NULL "
        "AND is_identity = 'NO'", [rows.table],
    )  # fmt: skip
    rest = {name: kind for name, kind in cursor.fetchall() if name not in rows.told}
    told = rows.told | {
        name: NOTHING.get(kind, "0" if "int" in kind or kind == "numeric" else "''") for name, kind in rest.items()
    }  # fmt: skip
    cursor.execute(
        f"INSERT INTO {rows.table} ({', '.join(told)}) SELECT {', '.join(told.values())} FROM {rows.whence}"
    )


def _organisations() -> Rows:
    is_keeper = f"n < {KEEPERS}"
    return Rows("organisations_organisation", {
        "ref": "'w' || lpad(n::text, 7, '0')", "name": f"CASE WHEN {is_keeper} THEN 'Council ' ELSE 'Supplier ' END || n",
        "kind": f"CASE WHEN {is_keeper} THEN 'council' ELSE 'supplier' END", "state": "'approved'", "registered_at": "now()",
    }, f"generate_series(2, {KEEPERS + SUPPLIERS - 1}) n")  # fmt: skip


def _agreements(count: int) -> Rows:
    """A tenth of them are the first keeper's; of those, a fifth are one person's."""
    return Rows("commitments_agreement", {
        "ref": "'x' || lpad(i.n::text, 7, '0')", "keeper_id": "k.id", "state": "'in force'",
        "kind": "(ARRAY['contract', 'grant', 'planning obligation'])[1 + i.n % 3]", "title": "'Agreement number ' || i.n",
        "category": "'Category ' || i.n % 12", "value_gbp": "1000000 + i.n", "with_vat": "true", "begins": "date '2025-01-01' + (i.n % 300)::int",
        "ends": "date '2028-01-01' + (i.n % 300)::int", "places": """'["E08000003"]'""", "made_by_id": "p.id",
        "manager_id": "CASE WHEN i.n % 50 = 0 THEN p.id END",
    }, f"""generate_series(0, {count - 1}) i(n) JOIN keepers k ON k.n = CASE WHEN i.n % 10 = 0 THEN 0 ELSE 1 + i.n % {KEEPERS - 1} END
        CROSS JOIN (SELECT id FROM organisations_person WHERE email = 'tomas@reyl.example') p""")  # fmt: skip


def _parties() -> Rows:
    return Rows("commitments_party", {
        "agreement_id": "a.id", "organisation_id": "s.id", "name": "'Supplier'", "role": "'supplier'",
    }, f"commitments_agreement a JOIN suppliers s ON s.n = substr(a.ref, 2)::int % {SUPPLIERS} WHERE a.ref LIKE 'x0%'")  # fmt: skip


def _commitments() -> Rows:
    return Rows("commitments_commitment", {
        "ref": f"'y' || lpad((substr(a.ref, 2)::int * {TO_AN_AGREEMENT} + j)::text, 7, '0')", "agreement_id": "a.id",
        "promised_by_id": "p.organisation_id", "edition_id": "m.edition_id", "code": "m.code", "unit": "m.unit",
        "adds_up": "m.adds", "sort": "CASE WHEN j % 10 = 0 AND m.adds THEN 'rate' WHEN j % 5 = 1 THEN 'per period' ELSE 'fixed' END", "quantity": "100",
        "months": "CASE WHEN j % 5 = 1 THEN 3 ELSE 0 END", "due": "CASE WHEN (j % 10 > 0 OR NOT m.adds) AND j % 5 <> 1 THEN a.begins + 90 + j * 40 END",
        "made_by_id": "a.made_by_id", "may_subcontract": "true",
    }, f"""commitments_agreement a JOIN commitments_party p ON p.agreement_id = a.id CROSS JOIN generate_series(0, {TO_AN_AGREEMENT - 1}) j
        JOIN measures m ON m.n = (substr(a.ref, 2)::int + j) % (SELECT count(*) FROM measures) WHERE a.ref LIKE 'x0%'""")  # fmt: skip


def _drawdowns() -> Rows:
    return Rows("commitments_drawdown", {
        "ref": "'z' || lpad((substr(ref, 2)::int * 4 + j)::text, 7, '0')", "agreement_id": "id", "begins": "begins + j * 90",
        "ends": "begins + j * 90 + 89", "amount_gbp": "250000", "source": "'by hand'", "recorded_by_id": "made_by_id",
    }, "commitments_agreement CROSS JOIN generate_series(0, 3) j WHERE ref LIKE 'x0%'")  # fmt: skip


def _benefits(each: int) -> Rows:
    """Two in three are confirmed, every other one is verified."""
    return Rows("commitments_benefit", {
        "ref": f"'b' || lpad((c.id * {each} + j)::text, 7, '0')", "provider_id": "c.promised_by_id", "accountable_id": "c.promised_by_id",
        "edition_id": "c.edition_id", "code": "c.code", "unit": "c.unit", "quantity": "1 + j % 9", "reported": "1 + j % 9", "claimed": "1 + j % 9",
        "verified": "CASE WHEN j % 2 = 0 THEN 1 + j % 9 ELSE 0 END", "confirmed": "CASE WHEN j % 3 > 0 THEN 1 + j % 9 ELSE 0 END",
        "begins": "a.begins + j * 28", "ends": "a.begins + j * 28 + 20", "beneficiary_name": "'A group'", "description": "'What was done'",
        "state": "CASE WHEN j % 3 > 0 THEN 'confirmed' ELSE 'reported' END", "round": "1", "reported_at": "now() - interval '90 days'",
        "recorded_by_id": "c.made_by_id",
    }, f"""commitments_commitment c JOIN commitments_agreement a ON a.id = c.agreement_id CROSS JOIN generate_series(0, {each - 1}) j
        WHERE c.ref LIKE 'y0%'""")  # fmt: skip


def _claims(each: int) -> Rows:
    return Rows("commitments_claim", {
        "ref": "'d' || substr(b.ref, 2)", "benefit_id": "b.id", "commitment_id": "c.id", "provider_id": "b.accountable_id",
        "quantity": "b.quantity", "counts": "b.quantity", "verified": "b.verified", "brings": "b.quantity", "brings_reported": "b.quantity", "brings_verified": "b.verified",
        "confirmed": "b.confirmed", "state": "CASE WHEN b.verified > 0 THEN 'verified' ELSE 'made' END", "made_by_id": "b.recorded_by_id",
    }, f"""commitments_benefit b JOIN commitments_commitment c ON c.id = substr(b.ref, 2)::int / {each}
        WHERE b.ref ~ '^b[0-9]{{7}}$' AND c.ref LIKE 'y0%'""")  # fmt: skip


def signed_in(port: int, email: str) -> Browser:
    """A browser in which somebody of the example place has signed in."""
    browser = Browser(port)
    _status, text = browser.ask("GET", LOGIN, plain=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
    if token is None:
        raise WrongAnswer(f"{LOGIN} has no form.")
    form = {"csrfmiddlewaretoken": token[1], "login": email, "password": PASSWORD}
    if browser.ask("POST", LOGIN, form)[0] != 302:
        raise WrongAnswer(f"{email} cannot sign in.")
    return browser


def clicked(port: int, people: int, seconds: float) -> list[tuple[str, float]]:
    """Have people follow links, every other one of them from all promises; gives the address and the seconds of each page."""
    starts = (f"{THERE}portfolio/", THERE)
    walks = [Walk(THERE, random.Random(number), starts[number % 2]) for number in range(people)]
    browsers = [signed_in(port, PEOPLE[number % len(PEOPLE)]) for number in range(people)]
    wrong: list[Exception] = []
    end = time.perf_counter() + seconds

    def go_on(walk: Walk, browser: Browser) -> None:
        try:
            time.sleep(walk.dice.uniform(0, BETWEEN_CLICKS_SECONDS))
            while time.perf_counter() < end and not wrong:
                walk.on(browser)
                if (
                    walk.dice.random() < BACK
                ):  # people come back to their lists; pages of happenings would lead them ever further
                    walk.at = walk.dice.choice(starts)
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


@contextmanager
def filled(benefits: int, commitments: int) -> Iterator[int]:
    """A site of its own with so much in it; gives its port."""
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
            begun = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", FILL, str(benefits), str(commitments)],
                env=environment,
                check=True,
            )
            print(f"  put in within {time.perf_counter() - begun:.0f} s", flush=True)
        with served(command, port, "/health/ready/", environment):
            yield port


def measured(benefits: int, commitments: int, people: int, seconds: float) -> list[Measured]:
    """The pages that people met, by what they are."""
    with filled(benefits, commitments) as port:
        clicked(port, people, 10.0)  # warm-up, which does not count
        took = clicked(port, people, seconds)
    pages = [
        Measured(name, [each for path, each in took if kind_of(THERE, path, KINDS) == name], seconds) for name, _pattern in KINDS
    ]  # fmt: skip
    return [page for page in pages if page.took]


def _limited(pages: list[Measured]) -> float:
    """Within how many milliseconds 95 in 100 of the pages come for which the limit holds."""
    took = [one for page in pages if page.name in PROMISED for one in page.took]
    return Measured("These pages", took, pages[0].seconds).at(0.95)


def told_of(pages: list[Measured], benefits: int, commitments: int, people: int) -> str:
    """What was measured, as it stands in docs/benchmarks.md."""
    p95 = _limited(pages)
    kept = "kept" if p95 <= LIMIT_MS else "**not kept**"
    return "\n".join([
        f"Measured on {os.cpu_count()} cores, Python {platform.python_version()}; weft {version('weft')}, granian {version('granian')}, "
        f"PostgreSQL; {people} people on the same machine, three seconds between clicks, {pages[0].seconds:g} seconds; {benefits:,} benefits with a "
        f"claim each, {commitments:,} commitments, {KEEPERS + SUPPLIERS} organisations. Half of the people manage the contracts of a council that keeps a "
        f"tenth of all.",
        "",
        "| page | times | half within | 95% within | slowest |",
        "|---|---|---|---|---|",
        *(f"| {page.name} | {len(page.took):,} | {page.at(0.5):.0f} ms | {page.at(0.95):.0f} ms | {page.at(1):.0f} ms |" for page in pages),
        "",
        "| promise | measured | limit | |",
        "|---|---|---|---|",
        f"| contracts and all promises: 95% of pages | {p95:.0f} ms | at most {LIMIT_MS} ms | {kept} |",
    ])  # fmt: skip


def main() -> None:
    """Measure, print, and write where asked."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--benefits", type=int, default=1_000_000)
    asked.add_argument("--commitments", type=int, default=50_000)
    asked.add_argument("--people", type=int, default=20)
    asked.add_argument("--seconds", type=float, default=60.0)
    asked.add_argument("--write", type=Path)
    given = asked.parse_args()
    pages = measured(given.benefits, given.commitments, given.people, given.seconds)
    text = told_of(pages, given.benefits, given.commitments, given.people)
    print(text)
    if given.write:
        put(given.write, text, BEGIN, END)


if __name__ == "__main__":
    main()
