"""What the components are filled with: an invented place, long words, and text from right to left."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from weft.analysis.reporting.model import Chart, Column, Figure, Kind, Shape, Table, Workings

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
