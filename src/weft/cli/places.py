"""`weft places`: load postcodes, boundaries, deprivation and populations, check them, put them to use.

The engines are imported inside each command, so that `weft --help` answers at once.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from weft.analysis.errors import ExitCode, WeftError

if TYPE_CHECKING:
    from weft.analysis.editions import Edition, Editions

app = typer.Typer(
    help="Where things are: editions of postcodes, boundaries, deprivation and populations.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Folder = Annotated[
    Path | None, typer.Option("--data", help="The data folder; else WEFT_DATA, else your own.")
]
Which = Annotated[
    list[str] | None,
    typer.Argument(help="KIND EDITION, as weft places list shows them; else all that wait.", show_default=False),
]  # fmt: skip


@app.command()
def load(
    kind: Annotated[
        str, typer.Argument(help="postcodes, lookup, boundaries, deprivation or populations.")
    ],
    files: Annotated[list[Path], typer.Argument(help="Files of one layout, as published.")],
    edition: Annotated[
        str | None,
        typer.Option(help="The edition's name, where the file's name says no month or year."),
    ] = None,
    data: Folder = None,
    year: Annotated[
        int | None, typer.Option(help="The year of the figures, where the file does not say.")
    ] = None,
    areas: Annotated[
        int | None,
        typer.Option(help="2011 or 2021: whose output areas, where the file does not say."),
    ] = None,
    index: Annotated[
        str, typer.Option(help="Which index of deprivation, where it is not the English one.")
    ] = "",
    expect: Annotated[
        int | None, typer.Option(help="How many rows the publisher says there are.")
    ] = None,
    activate_: Annotated[
        bool, typer.Option("--activate", help="Check it, and put it to use if it passes.")
    ] = False,
) -> None:
    """Load files as an edition, which is not in use until it is checked and activated."""
    from weft.analysis.places.asked import Asked
    from weft.analysis.places.load import Kind
    from weft.analysis.places.load import load as load_files

    if kind not in set(Kind):
        raise WeftError(f"“{kind}” cannot be loaded. The kinds are {', '.join(Kind)}.")
    editions = _editions(data)
    asked = Asked(tuple(files), datetime.now(UTC), edition, year, areas, index, expect)
    made = load_files(editions, Kind(kind), asked)
    for one in made:
        typer.echo(f"Loaded {one.named()}: {one.facts['rows_loaded']:,} rows, not in use yet.")
    if activate_:
        _check(editions, made)
        _activate(editions, made)


@app.command("list")
def list_(data: Folder = None) -> None:
    """Show what is loaded, and what is in use."""
    from weft.analysis.places.load import of_places

    editions = _editions(data)
    found = [edition for edition in editions.listed() if of_places(edition)]
    if not found:
        typer.echo(f"Nothing of places is loaded in {editions.root}.")
    width = max((len(edition.kind) for edition in found), default=0)
    for one in found:
        typer.echo(
            f"{one.kind:<{width}}  {one.name:<20} {one.state:<9} {one.facts['rows_loaded']:>10,} rows"
        )


@app.command()
def check(which: Which = None, data: Folder = None) -> None:
    """Check editions: counts, codes, overlaps, gaps, and whether they agree with others."""
    editions = _editions(data)
    if not _check(editions, _chosen(editions, which)):
        raise typer.Exit(ExitCode.WRONG_USE)


@app.command()
def activate(which: Which = None, data: Folder = None) -> None:
    """Put editions that passed their checks to use, each in place of the one before."""
    editions = _editions(data)
    _activate(
        editions, [one for one in _chosen(editions, which) if which or one.state == "checked"]
    )


@app.command()
def postcodes(
    file: Annotated[Path, typer.Argument(help="A CSV or Parquet file with a column of postcodes.")],
    out: Annotated[
        Path | None, typer.Option(help="Write what became of each row into this CSV.")
    ] = None,
    column: Annotated[
        str | None, typer.Option(help="The column, where its heading is not a usual one.")
    ] = None,
    data: Folder = None,
) -> None:
    """Clean a column of postcodes, say what became of each, and find its areas."""
    from weft.analysis.places.cleaned import cleaned, summary, written

    table = cleaned(file, _editions(data), column=column)
    for line in summary(table):
        typer.echo(line)
    if out:
        written(table, out)
        typer.echo(f"Written to {out}.")


def _editions(data: Path | None) -> Editions:
    from weft.analysis.editions import Editions

    return Editions.at(data)


def _chosen(editions: Editions, which: list[str] | None) -> list[Edition]:
    from weft.analysis.places.checks import waiting

    if not which:
        return list(waiting(editions))
    if len(which) != 2:
        raise WeftError("Name one edition by its kind and name: boundaries.ward 2023.")
    return [editions.edition(which[0], which[1])]


def _check(editions: Editions, chosen: list[Edition]) -> bool:
    from weft.analysis.places.checks import check as check_edition

    passed = True
    for one in chosen:
        checked = check_edition(editions, one)
        typer.echo(f"{checked.named()}: {checked.state}")
        for finding in checked.findings:
            typer.echo(f"  {'✓' if finding.passed else '✗'} {finding.words}")
            passed = passed and finding.passed
    return passed


def _activate(editions: Editions, chosen: list[Edition]) -> None:
    for one in chosen:
        active = editions.activate(one.kind, one.name, at=datetime.now(UTC))
        instead = f", in place of {active.replaces}" if active.replaces else ""
        typer.echo(f"{active.named()} is in use{instead}.")
