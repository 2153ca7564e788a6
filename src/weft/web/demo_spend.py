"""The spend of the example place in the site: two years of three councils, through the same actions as real use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from weft.analysis.editions import Editions
from weft.analysis.spend.example import make_example
from weft.analysis.spend.example.editions import put_to_use
from weft.analysis.spend.example.place import COUNCILS, Council
from weft.jobs.tasks import carry_out
from weft.organisations.access import Viewer
from weft.organisations.queries import organisation_named, person_named, viewer_for
from weft.organisations.rules import Role
from weft.spend import queries
from weft.spend.actions import (
    add_files,
    ask_to_publish,
    link_supplier,
    sign_off,
    start_run,
)
from weft.spend.results import Suppliers
from weft.uploads.arriving import Arrived
from weft.web.demo import CAST

PERIODS = ("2023-24", "2024-25")
PAYMENTS = 2_000
"""Of a middling council in a year, where the files are not made already: a worker is done with them soon."""
LINKED = {
    "Quillmouth Royal NHS Trust": "The trust is the only one of this name, and its invoices come from the hospital.",
}
"""Suppliers of the first council and organisations of the same names, with the reason why they are one."""
A_PIECE = 1 << 20
QUALITY = (
    "Rows that could not be understood are not in the figures, and where some payees are is not known. How many rows and "
    "how much money these are stands with the figures."
)
"""What the example's council says about its data: no number, for only the analysis knows those."""


def fill_example_spend() -> None:
    """Send each council's payment files, have them looked at, and ask for an analysis of each year; once.

    What was broken off is taken up again. The analyses wait for the worker.
    """
    analysts = [(council, _analyst_of(council)) for council in COUNCILS]
    wanting = [
        (council, by) for council, by in analysts if not queries.runs_visible_to(by).exists()
    ]
    if not wanting:
        return
    with _example() as place:
        put_to_use(place, Editions(settings.DATA_FOLDER), at=timezone.now())
        for council, by in wanting:
            _send(place / "payments" / council.folder, by)
    for period in PERIODS:
        for _council, by in wanting:
            start_run(period=period, by=by, at=timezone.now())


def link_example_suppliers() -> bool:
    """Say which organisations two suppliers of the first council are, once its last analysis is done; whether that is
    so."""
    by = _analyst_of(COUNCILS[0])
    run = queries.runs_visible_to(by).filter(job__state="done").first()
    if run is None or queries.links_visible_to(by).exists():
        return run is not None
    there = Suppliers(queries.folder_of(run))
    for name, because in LINKED.items():
        for supplier in there.part(name, "amount_gbp", down=True)[:1]:
            link_supplier(
                run=run, supplier_id=supplier.supplier_id, organisation=organisation_named(name),
                because=because, by=by, at=timezone.now(),
            )  # fmt: skip
    return True


def publish_example_spend() -> bool:
    """Publish the first year of the first council, signed off by a second person, once it is analysed; whether that is
    so."""
    by = _analyst_of(COUNCILS[0])
    run = queries.runs_visible_to(by).filter(period=PERIODS[0], job__state="done").first()
    if run is None or queries.editions_visible_to(by).exists():
        return run is not None
    edition = ask_to_publish(run=run, note=QUALITY, by=by, at=timezone.now())
    sign_off(edition=edition, by=_administrator_of(COUNCILS[0]), at=timezone.now())
    return True


def _administrator_of(council: Council) -> Viewer:
    return _with(council, Role.ADMINISTRATOR)


def _with(council: Council, role: Role) -> Viewer:
    part = next(p for p in CAST if p.organisation == council.name and role in p.roles)
    found = organisation_named(council.name)
    return viewer_for(person_named(found, part.name).person, found.pk)


def _analyst_of(council: Council) -> Viewer:
    return _with(council, Role.SPEND_ANALYST)


@contextmanager
def _example() -> Iterator[Path]:
    """The folder of the example: what `weft spend example` has made beside the data folder, else a new one."""
    beside = settings.DATA_FOLDER.parent
    if (beside / "truth.json").is_file():
        yield beside
        return
    with tempfile.TemporaryDirectory() as made:
        make_example(Path(made), seed=1, payments=PAYMENTS)
        yield Path(made)


def _send(folder: Path, by: Viewer) -> None:
    """Send the files of a folder where none were sent, and look at those that nobody has looked at."""
    if not queries.visible_to(by).exists():
        files = [_arrived(path) for path in sorted(folder.iterdir())]
        add_files(arrived=files, by=by, at=timezone.now())
    for ref in sorted(set(queries.visible_to(by).values_list("look__ref", flat=True))):
        carry_out.call(ref)


def _arrived(path: Path) -> Arrived:
    arrived = Arrived(path.name, None)
    with path.open("rb") as file:
        while piece := file.read(A_PIECE):
            arrived.add(piece)
    return arrived
