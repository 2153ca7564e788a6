"""`weft frameworks`: what counts, in whose words; compared, and carried from one framework to another.

The engines are imported inside each command, so that `weft --help` answers at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from weft.analysis.errors import ExitCode

if TYPE_CHECKING:
    from weft.analysis.frameworks.crosswalks import Mapping

app = typer.Typer(
    help="Frameworks: objectives, outcomes and measures in editions, and what they are in each other's words.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

EDITION = "FRAMEWORK:EDITION as weft frameworks list shows it, FRAMEWORK for its latest, or a file."
Which = Annotated[str, typer.Argument(help=EDITION, show_default=False)]
Mappings = Annotated[
    list[Path] | None,
    typer.Option(help="A crosswalk (SSSOM, TSV) to use in place of those that Weft ships."),
]

Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]


@app.command("list")
def list_() -> None:
    """Show the editions that Weft ships."""
    from weft.analysis.frameworks.catalogue import shipped

    for one in shipped():
        measures = sum(1 for _ in one.measures())
        typer.echo(
            f"{one.ref:<36} {one.framework.name}: {len(one.nodes)} entries, {measures} measures"
        )


@app.command()
def show(
    which: Which,
    code: Annotated[str | None, typer.Argument(help="One entry of it.", show_default=False)] = None,
    mappings: Mappings = None,
) -> None:
    """Show an edition, or one entry with how it is counted and what it is in other frameworks."""
    from weft.analysis.frameworks.files import edition_of, mappings_of
    from weft.cli.frameworks_words import head_lines, node_lines, tree_lines

    edition = edition_of(which)
    if code is None:
        lines = [*head_lines(edition), "", *tree_lines(edition)]
    else:
        known = mappings_of(mappings or (), [edition])
        found = [*_said_of(known, edition.ref, code)]
        lines = [*node_lines(edition, edition.node(code), found)]
    typer.echo("\n".join(lines))


def _said_of(known: tuple[Mapping, ...], ref: str, code: str) -> list[Mapping]:
    """What mappings say of one node, seen from it."""
    ours = [one for one in known if (one.subject, one.subject_code) == (ref, code)]
    turned = (one.turned() for one in known if not one.for_nothing)
    return ours + [one for one in turned if (one.subject, one.subject_code) == (ref, code)]


@app.command()
def compare(before: Which, after: Which, mappings: Mappings = None) -> None:
    """Hold two editions of a framework against each other, or two frameworks side by side."""
    from weft.analysis.frameworks.crosswalks import between
    from weft.analysis.frameworks.files import edition_of, mappings_of
    from weft.cli.frameworks_words import beside_lines, difference_lines

    one, other = edition_of(before), edition_of(after)
    if one.framework.key == other.framework.key:
        lines = [*difference_lines(one, other)]
    else:
        known = mappings_of(mappings or (), [one, other])
        away, back = between(known, one.ref, other.ref), between(known, other.ref, one.ref)
        lines = [*beside_lines(one, other, away, back)]
    typer.echo("\n".join(lines))


@app.command()
def translate(
    file: Annotated[
        Path,
        typer.Argument(help="A CSV file with the columns measure, quantity and perhaps reference."),
    ],
    from_: Annotated[str, typer.Option("--from", help=EDITION, show_default=False)],
    to: Annotated[str, typer.Option(help=EDITION, show_default=False)],
    mappings: Mappings = None,
    out: Annotated[Path | None, typer.Option(help="Write what became of it into this CSV.")] = None,
    force: Force = False,
) -> None:
    """Carry measured amounts from one framework to another; what is lost or counted twice is named."""
    from weft.analysis.frameworks.files import (
        as_translated,
        edition_of,
        mappings_of,
        read_measured,
        write_file,
    )
    from weft.analysis.frameworks.translated import translated
    from weft.cli.frameworks_words import translated_lines

    before, after = edition_of(from_), edition_of(to)
    told = read_measured(file, before)
    if not told:
        typer.echo(f"{file} holds no amounts.", err=True)
        raise typer.Exit(ExitCode.NOTHING_READ)
    found = translated(told, before, after, mappings_of(mappings or (), [before, after]))
    typer.echo("\n".join(translated_lines(found)))
    if out is not None:
        write_file(out, as_translated(found, before, after), over=force)
        typer.echo(f"Written to {out}.")


@app.command()
def suggest(
    before: Which,
    after: Which,
    mappings: Mappings = None,
    most: Annotated[int, typer.Option(help="For each entry at most so many.", min=1)] = 3,
) -> None:
    """Suggest mappings from the wording, with reasons, for a person to accept or not."""
    from weft.analysis.frameworks.files import edition_of, mappings_of
    from weft.analysis.frameworks.suggested import suggested

    one, other = edition_of(before), edition_of(after)
    known = mappings_of(mappings or (), [one, other])
    for each in suggested(one, other, known=known, most=most):
        mine, yours = each.mapping.subject_code, each.mapping.object_code
        typer.echo(f"{each.likeness:.2f}  {mine}  {one.node(mine).wording}")
        typer.echo(f"      {each.mapping.relation}: {yours}  {other.node(yours).wording}")
        typer.echo(f"      {' '.join(each.reasons)}")


@app.command()
def export(
    which: Which,
    file: Annotated[Path, typer.Argument(help="Ends in .json, .jsonld, .xlsx or .zip (of CSVs).")],
    force: Force = False,
) -> None:
    """Write an edition as a file: to pass on, or to fill in and give back."""
    from weft.analysis.frameworks.files import edition_of, write_edition

    write_edition(edition_of(which), file, over=force)
    typer.echo(f"Written to {file}.")


@app.command()
def guide(
    which: Which,
    file: Annotated[Path, typer.Argument(help="The PDF to write: its name ends in .pdf.")],
    force: Force = False,
) -> None:
    """Write an edition as a guide on paper (PDF) for those who answer to it."""
    from weft.analysis.frameworks.files import CannotWriteFile, edition_of, write_file
    from weft.analysis.frameworks.guide import as_guide

    if file.suffix.lower() != ".pdf":
        raise CannotWriteFile(
            f"{file}: a guide is a PDF. Give a name that ends in .pdf.",
            exit_code=ExitCode.WRONG_USE,
        )
    write_file(file, as_guide(edition_of(which)), over=force)
    typer.echo(f"Written to {file}.")


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A framework as .json, .jsonld, .xlsx or .zip.")],
) -> None:
    """Read a framework's file and say what cannot be right in it."""
    from weft.analysis.frameworks.files import read_edition

    edition = read_edition(file)
    measures = sum(1 for _ in edition.measures())
    typer.echo(
        f"{edition.ref}: {len(edition.nodes)} entries, {measures} measures; nothing is wrong with it."
    )
