"""`weft registers`: load the registers of organisations, and say which are in use.

The engines are imported inside each command, so that `weft --help` answers at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from weft.analysis.errors import ExitCode

if TYPE_CHECKING:
    from weft.analysis.editions import Edition

app = typer.Typer(
    help="Registers of companies, charities, schools and others, to know suppliers by.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Kind = Annotated[
    str,
    typer.Argument(
        help="companies-house, charity-commission, schools, nhs, ocds, local-authorities or suppliers.",
        show_default=False,
    ),
]
Data = Annotated[
    Path | None,
    typer.Option(help="The data folder; else WEFT_DATA, else weft in your own data folder."),
]


SHOWN = 8
"""Files of one edition that the terminal shows; edition.json has all."""


@app.command()
def load(
    kind: Kind,
    files: Annotated[
        list[Path],
        typer.Argument(help="Files as published, zips, parts, or a folder.", show_default=False),
    ],
    edition: Annotated[
        str | None, typer.Option(help="Its name; else the date in the file's name.")
    ] = None,
    activate_: Annotated[
        bool, typer.Option("--activate", help="Put it to use when it passes its checks.")
    ] = False,
    afresh: Annotated[
        bool,
        typer.Option("--afresh", help="Start over, where a load that was stopped would go on."),
    ] = False,
    data: Data = None,
) -> None:
    """Load a register as an edition and check it. It is not in use until it is activated.

    A load that was stopped goes on where it was when the same command is given again.
    """
    from weft.analysis.editions import Editions
    from weft.analysis.registers.load import load as loaded
    from weft.cli.progress import file_progress

    editions = Editions.at(data)
    with file_progress("Loading") as bar:
        found = loaded(
            kind,
            files,
            editions,
            at=datetime.now(UTC),
            name=edition,
            afresh=afresh,
            progress=bar.add,
            goes_on=_goes_on,
        )
    if activate_:
        found = editions.activate(found.kind, found.name, at=datetime.now(UTC))
    for line in edition_lines(found):
        typer.echo(line)
    if found.state == "checked":
        typer.echo(f"To use it: weft registers activate {found.kind} {found.name}")
    raise typer.Exit(
        ExitCode.DONE if all(one.passed for one in found.findings) else ExitCode.PARTLY_READ
    )


def _goes_on(rows: int) -> None:
    typer.echo(f"Goes on after {rows:,} rows that were read before.", err=True)


@app.command()
def activate(
    kind: Kind,
    edition: Annotated[str, typer.Argument(help="The edition's name.", show_default=False)],
    data: Data = None,
) -> None:
    """Put a checked edition to use, in place of the one before. Going back is the same command."""
    from weft.analysis.editions import Editions

    found = Editions.at(data).activate(kind, edition, at=datetime.now(UTC))
    instead = f", in place of {found.replaces}" if found.replaces else ""
    typer.echo(f"{found.named()} is in use{instead}.")


@app.command("list")
def list_(data: Data = None) -> None:
    """Show what is loaded: edition, state, publisher, rows, rejected rows, and each file's SHA-256."""
    from weft.analysis.editions import Editions
    from weft.analysis.registers.load import LAYOUTS

    editions = Editions.at(data)
    found = [one for kind in sorted(LAYOUTS) for one in editions.listed(kind)]
    for one in found:
        for line in edition_lines(one):
            typer.echo(line)
    if not found:
        typer.echo(
            f"No register is loaded in {editions.root}. "
            "Load one: weft registers load companies-house FILE"
        )


def edition_lines(edition: Edition) -> Iterator[str]:
    """What there is to know of an edition, for the terminal."""
    facts = edition.facts
    yield f"{edition.named()}: {edition.state}"
    yield f"  {facts['publisher']}{', ' + facts['page'] if facts['page'] else ''}"
    yield (
        f"  {facts['rows_loaded']:,} organisations; {facts['rows_read']:,} rows read, "
        f"{facts['rows_repeated']:,} repeated, {facts['rows_rejected']:,} rejected"
    )
    for reason, rows in facts["rejected_because"].items():
        yield f"  rejected: {rows:,} {'row' if rows == 1 else 'rows'}: {reason}"
    if facts["rows_rejected"]:
        yield f"  the rejected rows are in {edition.folder / 'rejects.csv'}"
    for source in facts["sources"][:SHOWN]:
        yield f"  from {source['file']}, SHA-256 {source['sha256']}"
    if len(facts["sources"]) > SHOWN:
        yield f"  and {len(facts['sources']) - SHOWN:,} more files: see {edition.folder / 'edition.json'}"
    for name in facts["passed_over"]:
        yield f"  passed over: {name}, which is not in this register's layout"
    for one in edition.findings:
        yield f"  {'passed' if one.passed else 'FAILED'}: {one.words}"
    if edition.replaces:
        yield f"  in place of {edition.replaces}"
