"""What the components are filled with: an invented place, long words, and text from right to left."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from weft.analysis.reporting.model import (
    Chart,
    Column,
    Figure,
    Kind,
    Outline,
    Shape,
    Table,
    Tile,
    Workings,
)

LONG = (
    "The Greater Quillmouth and Surrounding Parishes Community Allotment, Repair Workshop and "
    "Toy Library Co-operative Society Limited, formerly Llanfairquillgwyngyllgogerychwyrndrobwll Trust"
)
RIGHT_TO_LEFT = "مؤسسة كويلماوث للتدريب والعمل"


@dataclass(frozen=True)
class Sample:
    """A row of the list."""

    name: str
    kind: str
    people: int


SAMPLES = tuple(
    Sample(name, kind, people)
    for name, kind, people in (
        ("Ambleford Council", "council", 4200),
        ("Brindale Council", "council", 3150),
        ("Mill Lane Bakery", "supplier", 12),
        ("Corvedale Haulage", "supplier", 240),
        ("Quillmouth Repair Café", "community", 9),
        ("Harbour Choir", "community", 46),
        (LONG, "community", 31),
        (RIGHT_TO_LEFT, "community", 18),
        ("Tern Street Nursery", "supplier", 22),
        ("Lantern Theatre", "community", 15),
        ("Pier Approach Builders", "supplier", 88),
        ("Saltmarsh Wardens", "community", 6),
    )
)

PICTURE = Table(
    "where-it-went",
    "Where the money went",
    (
        Column("place", "Place"),
        Column("spent", "Spent", Kind.GBP, "What was paid to suppliers there."),
    ),
    (
        ("Ambleford", Decimal("1250000.00")),
        ("The rest of Greater Quillmouth", Decimal("840500.50")),
        ("Elsewhere in the country", Decimal("2310000.00")),
        ("Not known", Decimal("95000.00")),
    ),
    "One row for each place; an invented example.",
    Chart(
        Shape.BARS,
        "place",
        "spent",
        alt="Bars: £1.2m in Ambleford, £840.5k in the rest of the place, £2.3m elsewhere, £95.0k not known.",
    ),
)
AREAS = (
    ("Q1", "Ambleford", Decimal("1250000.00")),
    ("Q2", "Brindale", Decimal("640500.50")),
    ("Q3", "Corvedale", Decimal("200000.00")),
)
MAP = Table(
    "by-district",
    "Where in the place the money went",
    (Column("code", "Code"), Column("area", "District"), Column("spent", "Spent", Kind.GBP)),
    (*AREAS, ("", "Not known where", Decimal("95000.00"))),
    "One row for each district; an invented example.",
    Chart(
        Shape.MAP,
        "area",
        "spent",
        area="code",
        outlines=(
            Outline("Q1", (((0, 0), (6, 0), (5, 4), (0, 5), (0, 0)),), (2.5, 2.2)),
            Outline("Q2", (((6, 0), (12, 1), (11, 5), (5, 4), (6, 0)),), (8.4, 2.4)),
            Outline("Q3", (((0, 5), (5, 4), (11, 5), (9, 8), (2, 8), (0, 5)),), (5.4, 6.2)),
        ),
        alt="A map: £1.2m in Ambleford, £640.5k in Brindale, £200.0k in Corvedale; £95.0k not known where.",
    ),
)
TILES = Table(
    "by-district-in-squares",
    "The same where no boundaries are loaded",
    MAP.columns,
    MAP.rows,
    MAP.definition,
    Chart(
        Shape.TILES,
        "area",
        "spent",
        area="code",
        tiles=(Tile("Q1", 0, 0), Tile("Q2", 1, 0), Tile("Q3", 0, 1)),
        alt="Squares: £1.2m in Ambleford, £640.5k in Brindale, £200.0k in Corvedale; £95.0k not known where.",
    ),
)
EMPTY = Table(
    "nothing-yet",
    "Where the money will go",
    (Column("place", "Place"), Column("spent", "Spent", Kind.GBP)),
    (),
    "One row for each place; there is none yet.",
    Chart(Shape.BARS, "place", "spent", alt="Nothing yet."),
)
FIGURE = Figure(
    "local.share",
    "of the money went to suppliers in the place",
    Decimal("0.4651"),
    Kind.SHARE,
    Workings(
        definition="What was paid to suppliers whose postcode lies in the place, of all that was paid.",
        rows=39514,
        amount_gbp=Decimal("4495500.50"),
        steps=(
            "£1,250,000.00 + £840,500.50 = £2,090,500.50",
            "£2,090,500.50 ÷ £4,495,500.50 = 46.5%",
        ),
    ),
)
UNKNOWN = Figure(
    "local.jobs",
    "jobs that it keeps in the place",
    None,
    Kind.COUNT,
    Workings(definition="Nobody has counted them yet."),
    note="What is not known is said, and never a nought.",
)
