"""What a report is made of: plain values that every room can fill and every writer can render.

A room (spend, and later others) builds one `Report`. The writers in this package turn the same
`Report` into HTML, PDF, a two-page summary, a workbook, CSV with a data package, and figures.json.
Nothing here knows what the numbers are about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = Decimal | int | str | date | None
"""What a cell holds; a yes or no is a whole number to Python."""


class Kind(StrEnum):
    """How a value is written, in a cell, in a sentence and in a file."""

    TEXT = "text"
    GBP = "gbp"  # pounds, Decimal with pence
    COUNT = "count"  # a whole number of things
    SHARE = "share"  # a Decimal between 0 and 1, shown as a percentage
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Which:
    """Which rows of the table behind a report a figure is about: those with these values.

    Where such rows are asked for, `behind.condition` says the same in SQL.
    """

    values: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    """Column ids, and the values that each may have; None is an empty cell. No column is every row."""


@dataclass(frozen=True)
class Workings:
    """How a figure was made, so that anyone can make it again."""

    definition: str
    """What is counted, in words."""
    rows: int | None = None
    """Payments (or other rows) behind the figure."""
    amount_gbp: Decimal | None = None
    """Money behind the figure, pounds."""
    steps: tuple[str, ...] = ()
    """The sum itself, step by step, with its numbers: "£12.00 ÷ £48.00 = 25.0%"."""
    inputs: tuple[str, ...] = ()
    """Ids of the `Input`s it was made from; empty means all of the report's inputs."""
    which: Which | None = None
    """The rows of the table behind the report that `rows` counts and `amount_gbp` adds up; None where
    they are not, or not all, in that table."""


@dataclass(frozen=True)
class Figure:
    """One number, with the words to read it and the workings to check it."""

    id: str
    """Stable, lower case, dots between parts: `local.home_district.share`."""
    label: str
    value: Value
    kind: Kind
    workings: Workings
    note: str = ""
    quiet: bool = False
    """Whether a picture or table of its section shows it already: the page folds it away, the PDF
    has it among the workings only. figures.json and the workbook make no difference."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    id: str
    title: str
    kind: Kind = Kind.TEXT
    description: str = ""


class Shape(StrEnum):
    """How a table is drawn, where a picture says it better."""

    BARS = "bars"  # horizontal bars, one a row, longest label on the left
    COLUMNS = "columns"  # upright columns in the order of the rows (months)
    STEPS = "steps"  # a waterfall: each row is a step, `x` its label, `y` its money
    STACK = "stack"  # one bar a row of `x`, split by `split`
    MAP = "map"  # areas as they are drawn, shaded by `y`; without outlines a tile map
    TILES = "tiles"  # a labelled square for each area, shaded by `y`


@dataclass(frozen=True)
class Outline:
    """How an area is drawn on a map."""

    area: str
    """Its code, as in the table's `area` column."""
    rings: tuple[tuple[tuple[float, float], ...], ...]
    """Closed rings of points on a plane, x to the east and y to the north; a hole runs the other
    way round than the ring that it is in."""
    at: tuple[float, float]
    """A point inside, for its label."""
    name: str = ""
    """What it is called where the table has no row for it."""


@dataclass(frozen=True)
class Tile:
    """Where an area's square stands on a tile map: column from the west, row from the north, from 0."""

    area: str
    column: int
    row: int
    name: str = ""


@dataclass(frozen=True)
class Chart:
    """A picture of a table, made from its columns by id. It always stands beside its table."""

    shape: Shape
    x: str
    """Column id of the labels."""
    y: str
    """Column id of the amounts."""
    split: str = ""
    """Column id of the parts of a stack: the table has a row for each part of each x."""
    total: str = ""
    """STEPS only: column id that holds "total" for a bar that stands on the axis, else "". The page
    and the PDF show such rows in bold letters and leave the column to the files."""
    area: str = ""
    """MAP and TILES only: column id of the areas' codes; else their labels tell them apart."""
    outlines: tuple[Outline, ...] = ()
    """MAP only: the areas to draw. Rows of no outline are named below the map with their amounts."""
    tiles: tuple[Tile, ...] = ()
    """TILES only: where the squares stand; those without a place follow by name."""
    alt: str = ""
    """What the picture shows, in a sentence, for people who cannot see it."""
    spare: bool = False
    """Whether the two-page summary shows it only where there is room to spare."""


@dataclass(frozen=True)
class Table:
    """Rows of plain values.

    `id` names the CSV and the sheet: lower case, hyphens, at most 31 characters.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    definition: str
    """What a row is and how the table was made."""
    chart: Chart | None = None
    summary_rows: int | None = None
    """How many rows the HTML and PDF show; None is all. The CSV and workbook always have all."""
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the report: sentences, figures, tables."""

    id: str
    title: str
    sentences: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    in_summary: bool = False
    """Whether the two-page summary carries it: its sentences, its figures that are not quiet, and
    the first picture of its tables."""


@dataclass(frozen=True)
class Input:
    """A file the report was made from."""

    id: str
    path: str
    sha256: str
    rows: int | None = None
    amount_gbp: Decimal | None = None
    note: str = ""


@dataclass(frozen=True)
class Report:
    """Everything a report says."""

    id: str
    """Names the files: `weft-spend-2016-17`."""
    title: str
    """"Where the money went"."""
    subject: str
    """Who it is about: "Manchester City Council"."""
    period: str
    """"April 2016 to March 2017, by date paid"."""
    headlines: tuple[str, ...]
    """Sentences made of figures, most important first."""
    sections: tuple[Section, ...]
    unknowns: tuple[str, ...]
    """What we do not know, in sentences with shares."""
    method: tuple[str, ...]
    """How it was made, in paragraphs of plain words."""
    inputs: tuple[Input, ...]
    versions: dict[str, str] = field(default_factory=dict)
    """Name → version of everything that bears on the numbers."""
    language: str = "en-GB"

    def figures(self) -> tuple[Figure, ...]:
        """All figures, in reading order."""
        return tuple(figure for section in self.sections for figure in section.figures)

    def tables(self) -> tuple[Table, ...]:
        """All tables, in reading order."""
        return tuple(table for section in self.sections for table in section.tables)
