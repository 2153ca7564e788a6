"""Measure how long it takes to record a large workbook of what was delivered, and a large list of promises, on PostgreSQL.

    python -m bench.commitments_import [--lines 10000] [--write docs/benchmarks.md]

The PostgreSQL is one of its own that keeps what it is told. A supplier has two hundred promises and sends a workbook of so many lines: it is read
by the job, and recorded, reported and counted in one go; then it is sent once more. A council sends a list of as many promises.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bench.site import put

from tests.postgres import running

if TYPE_CHECKING:
    from tests.commitments.conftest import Place

T = TypeVar("T")
BEGIN, END = "<!-- commitments import: begin -->", "<!-- commitments import: end -->"
PROMISES = 200
FIRST = date(2026, 4, 6)


def measured(lines: int) -> dict[str, float]:
    """Seconds of each step, on a new PostgreSQL."""
    with running(durable=True) as server, tempfile.TemporaryDirectory() as folder:
        os.environ["WEFT_DATABASE"] = server.address(server.database())
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.UPLOAD_FOLDER, settings.SITE_FOLDER = Path(folder) / "uploads", Path(folder)
        call_command("migrate", verbosity=0)
        return dict(_steps(_place(), lines))


def _place() -> Place:
    """A council and a supplier with so many promises."""
    from tests.cast import NOW
    from tests.commitments.conftest import BUILDERS, cast_of_two_contracts, made_place
    from weft.commitments import actions
    from weft.commitments.actions import Promise
    from weft.commitments.rules import Sort

    place = made_place(cast_of_two_contracts())
    builders = place.cast.organisations[BUILDERS]
    for number in range(PROMISES):
        promise = Promise(builders, place.edition, "H", Sort.FIXED, 10_000_000, due=date(2027, 3, 31), words=f"Promise {number}")  # fmt: skip
        actions.record_commitment(
            agreement=place.first.agreement,
            promise=promise,
            another=True,
            by=place.viewer("Tom"),
            at=NOW,
        )
    return place


def _steps(place: Place, lines: int) -> Iterator[tuple[str, float]]:
    from weft.commitments.models import Benefit, Claim, Commitment

    before = Commitment.objects.count()
    yield from _delivered(place, lines)
    assert Benefit.objects.count() == Claim.objects.count() == lines
    yield from _promised(place, lines)
    assert Commitment.objects.count() == before + lines


def _delivered(place: Place, lines: int) -> Iterator[tuple[str, float]]:
    """A supplier's workbook: sent, read, recorded; and once more."""
    from django.utils import timezone

    from tests.walls.promised import Quiet
    from weft.commitments import actions
    from weft.commitments.views.workbooks import told_of
    from weft.commitments.work import LINES, read
    from weft.uploads.arriving import Arrived

    by, at = place.viewer("Mo"), timezone.now()
    sent = Arrived("delivered.xlsx", "application/octet-stream")
    sent.add(_workbook(lines))
    job, seconds = _timed(lambda: actions.read_workbook(arrived=sent, by=by, at=at))
    yield "Sent", seconds
    with tempfile.TemporaryDirectory() as folder:
        _made, seconds = _timed(lambda: read(Quiet(Path(folder)), job.wishes))
        yield "Read by the job", seconds
        found = _json(Path(folder) / LINES)
    assert not found["wrong"] and not found["uncounted"] and len(found["rows"]) == lines

    def record() -> Any:
        told = told_of(found["rows"], by)
        return actions.take_delivered(told=told, source="delivered.xlsx", report=True, looked=True, by=by, at=at)  # fmt: skip

    yield "Recorded, reported and counted", _timed(record)[1]
    yield "The same once more, refused", _timed(lambda: _refused(record))[1]


def _promised(place: Place, lines: int) -> Iterator[tuple[str, float]]:
    """A council's list of promises: read, and recorded."""
    from django.utils import timezone

    from weft.analysis.commitments import listed
    from weft.analysis.commitments.columns import as_xlsx, guessed, read_table
    from weft.commitments import actions, queries
    from weft.commitments.forms.columns import OfRows
    from weft.commitments.forms.promised import Speaks, read

    by = place.viewer("Tom")
    headings = ("Agreement", "Code", "How much", "By", "In the words of the agreement")
    rows = ((place.first.agreement.ref, "J", 3, date(2027, 1, 31), f"Job {number}") for number in range(lines))  # fmt: skip
    content = as_xlsx("promises", headings, rows)

    def look() -> Any:
        table = read_table(content, listed.COLUMNS)
        editions = queries.editions_to_promise_of(by, date(2026, 12, 1))
        speaks = Speaks(queries.Kept(by), editions, place.edition, {})
        recorded = queries.Recorded(queries.recorded_promises(by))
        columns = guessed(table.headings, listed.COLUMNS)
        return read(table, columns, speaks, recorded, date(2026, 12, 1), OfRows())

    found, seconds = _timed(look)
    assert not found.faults and len(found.new) == lines
    yield "A list of promises, looked at", seconds
    source: Any = type("Source", (), {"name": "promises.xlsx", "sha256": ""})
    act = actions.take_promises
    yield "And recorded", _timed(lambda: act(wished=found.wished, source=source, by=by, at=timezone.now()))[1]  # fmt: skip


def _workbook(lines: int) -> bytes:
    from weft.analysis.commitments.columns import as_xlsx
    from weft.commitments.models import Commitment

    refs = list(Commitment.objects.filter(code="H").values_list("ref", flat=True))
    headings = ("Promise", "How much", "From", "To", "Received by", "What was done")
    days = [FIRST + timedelta(7 * week) for week in range(26)]
    rows = (
        (refs[n % len(refs)], Decimal("2.5"), days[n % 26], days[n % 26] + timedelta(4), "Harbour Choir", f"Help with the boats, group {n}")
        for n in range(lines)
    )  # fmt: skip
    return as_xlsx("Delivered", headings, rows)


def _json(path: Path) -> Any:
    import json

    return json.loads(path.read_text(encoding="utf-8"))


def _refused(act: Callable[[], object]) -> None:
    from weft.commitments.actions import CannotDo

    try:
        act()
    except CannotDo:
        return
    raise AssertionError("It was recorded twice.")


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    begun = time.perf_counter()
    made = act()
    return made, time.perf_counter() - begun


LIMIT_SECONDS = 60


def told_of(found: Mapping[str, float], lines: int) -> str:
    """What was measured, as it stands in docs/benchmarks.md."""
    return "\n".join([
        f"Measured on {os.cpu_count()} cores, Python {platform.python_version()}; weft {version('weft')}, PostgreSQL; {lines:,} lines. Each step: at most "
        f"{LIMIT_SECONDS} s.",
        "", "| step | seconds | |", "|---|---:|---|",
        *(f"| {name} | {seconds:.1f} | {'kept' if seconds <= LIMIT_SECONDS else '**not kept**'} |" for name, seconds in found.items()),
    ])  # fmt: skip


def main() -> None:
    """Measure, print, and write where asked."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--lines", type=int, default=10_000)
    asked.add_argument("--write", type=Path)
    given = asked.parse_args()
    text = told_of(measured(given.lines), given.lines)
    print(text)
    if given.write:
        put(given.write, text, BEGIN, END)


if __name__ == "__main__":
    main()
