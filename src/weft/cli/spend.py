"""`weft spend`: read payment files, report on them, make the example place.

The engines are imported inside each command, so that `weft --help` answers at once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from weft.analysis.errors import ExitCode, WeftError

if TYPE_CHECKING:
    from weft.analysis.spend.reading.read import Reading

app = typer.Typer(
    help="Follow the pound: from payment files to a report that anyone can check.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Paths = Annotated[
    list[Path], typer.Argument(help="Files, folders, zips or gzips.", show_default=False)
]
Map = Annotated[
    list[str] | None,
    typer.Option("--map", help='Name a column, as in --map supplier="Vendor Name".'),
]
Dates = Annotated[
    str | None,
    typer.Option(help="british (day first) or american (month first), where the file cannot tell."),
]
Body = Annotated[
    str | None, typer.Option(help="The organisation that paid, whatever the files say.")
]
Profile = Annotated[
    Path | None, typer.Option(help="A saved profile: column names, dates and body for these files.")
]
Headings = Annotated[
    list[Path] | None, typer.Option(help="A CSV of more headings: role,words,strength.")
]


Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        help="A CSV of rows that people have corrected or left out (sha256,sheet,row,column,before,after,reason).",
    ),
]
Rulings = Annotated[
    list[Path] | None,
    typer.Option(
        "--rulings", help="A CSV of what people have ruled about names, or a review list filled in."
    ),
]
Known = Annotated[
    Path | None, typer.Option("--known", help="The last result, so that suppliers keep their ids.")
]


@app.command()
def read(
    paths: Paths,
    out: Annotated[Path, typer.Option(help="The folder to write into.")],
    map_: Map = None,
    dates: Dates = None,
    body: Body = None,
    profile: Profile = None,
    save_profile: Annotated[
        Path | None, typer.Option(help="Keep --map, --dates and --body as a profile.")
    ] = None,
    headings: Headings = None,
    corrections: Corrections = None,
    header_row: Annotated[
        int | None,
        typer.Option(min=1, help="The row in which the headings stand, where Weft finds another."),
    ] = None,
    month: Annotated[
        str | None, typer.Option(help="The month of rows without a date, as in 2024-04.")
    ] = None,
) -> None:
    """Read payment files of any shape; every row and every penny is accounted for."""
    from weft.analysis.spend.reading import profiles
    from weft.analysis.spend.reading.corrections import corrections_in

    wishes = replace(
        profiles.wishes_of(map_ or (), dates, body, profile),
        header_row=header_row,
        month=profiles.month_of(month) if month else None,
    )
    if corrections:
        wishes = replace(wishes, corrections=corrections_in(corrections))
    reading = _read(paths, out, wishes, headings or ())
    if save_profile:
        profiles.save_profile(wishes, save_profile)
    _show_reading(reading)
    raise typer.Exit(ExitCode.PARTLY_READ if reading.problems else ExitCode.DONE)


def _read(paths: list[Path], out: Path, wishes: Any, headings: Any) -> Reading:
    """Read with a progress bar of files and rows."""
    from weft.analysis.spend.reading.read import Progress, read
    from weft.cli.progress import file_progress

    with file_progress("Reading") as bar:
        progress = Progress(files=bar.expect, file=bar.next, rows=bar.add)
        return read(paths, out, wishes=wishes, headings=headings, progress=progress)


def _show_reading(reading: Reading) -> None:
    from weft.cli.words import reading_lines

    for line in reading_lines(reading.reconciliation, reading.folder):
        typer.echo(line)
    for problem in reading.problems:
        typer.echo(problem, err=True)


Year = Annotated[
    str, typer.Option(help="2016-17, 2016, 2016-Q2, “2016-17 Q1” or 2016-04-01..2017-03-31.")
]
SuppliersFile = Annotated[
    Path | None,
    typer.Option(
        "--suppliers", help="Suppliers with their postcodes: CSV, Parquet or a filled worklist."
    ),
]
PlacesFile = Annotated[
    Path | None,
    typer.Option(
        "--places", help="A CSV of postcodes with their areas, in place of the editions in use."
    ),
]
Homes = Annotated[
    list[str] | None,
    typer.Option(
        "--home", help="The body's own district; “Body=District” where there are several."
    ),
]
Rules = Annotated[
    Path | None,
    typer.Option("--rules", help="Your own rules for what procurement cannot influence."),
]
RulingsFile = Annotated[
    Path | None,
    typer.Option("--rulings", help="A CSV of what people have ruled about suppliers' names."),
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        help="The data folder whose registers and places in use are taken; else WEFT_DATA, else weft in "
        "your own data folder.",
    ),
]


@app.command()
def report(
    paths: Paths,
    year: Year,
    out: Annotated[Path, typer.Option(help="The folder to write the report into.")],
    suppliers: SuppliersFile = None,
    places: PlacesFile = None,
    home: Homes = None,
    rules: Rules = None,
    rulings: RulingsFile = None,
    known: Known = None,
    data: Data = None,
    map_: Map = None,
    dates: Dates = None,
    body: Body = None,
    profile: Profile = None,
    headings: Headings = None,
) -> None:
    """Make the report: a page, a PDF, a summary, a workbook, tables and figures.

    PATH is payment files, or the folder that `weft spend read` has written.
    """
    from weft.analysis.editions import Editions
    from weft.analysis.reporting.write import write_report
    from weft.analysis.spend.reading import profiles
    from weft.analysis.spend.reported import make_report

    check_before_reading(year, out, [suppliers, places, rules, rulings, known])
    wishes = profiles.wishes_of(map_ or (), dates, body, profile)
    readings, problems = _readings(paths, out, wishes, headings or ())
    made = make_report(
        readings, period=year, suppliers=suppliers, places=places, home=home or (), rules=rules,
        rulings=rulings, known=known, editions=Editions.at(data),
    )  # fmt: skip
    written = write_report(made, out)
    for sentence in made.headlines:
        typer.echo(f"• {sentence}")
    typer.echo(f"The report is {next((p for p in written if p.suffix == '.html'), out)}")
    raise typer.Exit(ExitCode.PARTLY_READ if problems else ExitCode.DONE)


def _readings(
    paths: list[Path], out: Path, wishes: Any, headings: Any
) -> tuple[list[Path], tuple[str, ...]]:
    """The folders that were read before, and one for what is read now; with the problems."""
    readings = [path for path in paths if (path / "payments.parquet").is_file()]
    raw = [path for path in paths if path not in readings]
    if not raw:
        return readings, ()
    reading = _read(raw, out.with_name(f"{out.name}-reading"), wishes, headings)
    _show_reading(reading)
    return [*readings, reading.folder], reading.problems


@app.command()
def worklist(
    readings: Annotated[
        list[Path],
        typer.Argument(help="Folders that `weft spend read` has written.", show_default=False),
    ],
    year: Year,
    out: Annotated[Path, typer.Option(help="The workbook to write, ending with .xlsx.")],
    top: Annotated[int, typer.Option(min=1, help="How many suppliers are listed at most.")] = 300,
    suppliers: SuppliersFile = None,
    places: PlacesFile = None,
    home: Homes = None,
    rules: Rules = None,
    rulings: RulingsFile = None,
    known: Known = None,
    data: Data = None,
) -> None:
    """List the suppliers whose address would decide most of the money, as a workbook to fill in.

    Filled in, the workbook is given to `weft spend report` as --suppliers.
    """
    from weft.analysis.editions import Editions
    from weft.analysis.reporting.words import gbp
    from weft.analysis.spend.account import Asked, account_of
    from weft.analysis.spend.folders import open_folders
    from weft.analysis.spend.periods import period
    from weft.analysis.spend.worklist import worklist as listed
    from weft.analysis.spend.worklist import worklist_xlsx

    check_before_reading(year, out.parent, [suppliers, places, rules, rulings, known])
    if out.suffix.lower() != ".xlsx":
        raise WeftError(f"{out}: the worklist is a workbook. Give a name that ends with .xlsx.")
    files = {
        "suppliers": suppliers, "places": places, "rules": rules, "rulings": rulings, "known": known,
    }  # fmt: skip
    asked = Asked(period(year), files, tuple(home or ()), editions=Editions.at(data))
    made = listed(account_of(open_folders(readings), asked), top=top)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(worklist_xlsx(made))
    typer.echo(
        f"{out}: {len(made.wanted):,} suppliers, whose addresses would decide {gbp(made.decides_gbp)} "
        f"of {gbp(made.unknown_gbp)} whose place is unknown."
    )


def check_before_reading(year: str, out: Path, files: list[Path | None]) -> None:
    """Find what is wrong with a wish before hours of reading, not after. Raises WeftError."""
    from weft.analysis.spend.periods import period

    period(year)
    if out.exists() and not out.is_dir():
        raise WeftError(
            f"{out}: this is a file, and a folder is needed. Choose another with --out."
        )
    for file in files:
        if file is not None and not file.is_file():
            raise WeftError(f"{file}: there is no such file. Check the spelling.")


@app.command()
def resolve(
    names: Annotated[
        Path,
        typer.Argument(
            help="A CSV or Parquet file with a column `name`, and what else is known of each.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option(help="The file to write, ending with .csv or .parquet.")],
    rulings: Rulings = None,
    known: Known = None,
    review: Annotated[
        int, typer.Option(min=0, help="How many questions the review list asks at most.")
    ] = 100,
) -> None:
    """Say which supplier names are one organisation, how sure that is, and why.

    NAMES may also have company_number, charity_number, vat_number, supplier_ref, body, postcode and
    amount_gbp; payments.parquet is such a file. The review list is written beside the result.
    """
    from weft.analysis.spend.resolving.resolve import resolve
    from weft.cli.resolve_words import resolution_lines

    resolution = resolve(names, out, rulings=rulings or (), known=known, most=review)
    for line in resolution_lines(resolution):
        typer.echo(line)


@app.command()
def example(
    out: Annotated[Path, typer.Option(help="The folder to make the example place in.")],
    seed: Annotated[int, typer.Option(help="The same seed makes the same files.")] = 1,
    data: Annotated[
        Path | None,
        typer.Option(help="Also put its areas and its register to use in this data folder."),
    ] = None,
) -> None:
    """Make the payment files of an invented place, with the truth about them beside."""
    from weft.analysis.editions import Editions
    from weft.analysis.spend.example import make_example

    make_example(out, seed=seed)
    if data:
        from weft.analysis.spend.example.editions import put_to_use

        for one in put_to_use(out, Editions(data), at=datetime.now(UTC)):
            typer.echo(f"{one.named()} is in use.")
    typer.echo(f"The example place is in {out}. Its README.md says what is there.")
