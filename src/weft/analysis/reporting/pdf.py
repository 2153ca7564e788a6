"""The report, and its summary of at most two pages, as tagged PDF (PDF/UA-1) by Typst.

Text goes in as data, never as Typst markup. Only the fonts inside the Typst wheel are used and no
clock is read, so that the same report on the same versions gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from weft.analysis.reporting import words
from weft.analysis.reporting.charts import Picture, picture, pictures
from weft.analysis.reporting.drawing import FONT
from weft.analysis.reporting.layout import Words, laid_out
from weft.analysis.reporting.model import Report, Shape, Table

TEMPLATES = Path(__file__).parent / "templates"
SERIF = "Libertinus Serif"
MISSING = "□"
SUMMARY_PAGES = 2

_FINGERPRINT = re.compile("[0-9a-f]{64}")
_LONG_WORD = re.compile(r"\S{20}(?=\S)")
_SURELY_PRINTED = frozenset(string.printable + "£€–—‘’“”…•−×÷□�")


@dataclass(frozen=True)
class _Fit:
    """How much of a report the summary tries to carry."""

    pictures: int
    picture_cm: float = 10.0
    """Smaller than this, nobody on a committee can read the labels."""
    spare: bool = False
    sections: int = 99
    sentences: int = 99
    figures: int = 99
    headlines: int = 99
    unknowns: int = 99
    letters: int = 10_000


_SUMMARY_BARS = 10
_FITS = (
    _Fit(99, 12.0, spare=True),
    _Fit(99, spare=True),
    _Fit(99, 12.0),
    *(_Fit(most) for most in (99, 4, 3, 2, 1)),
    _Fit(0),
    _Fit(0, sections=6, sentences=2, figures=4, headlines=8, unknowns=8, letters=400),
    _Fit(0, sections=3, sentences=2, figures=3, headlines=5, unknowns=5, letters=160),
)
"""Tried in turn until the summary has two pages; the last always fits."""


def whole(report: Report, *, drawn: dict[str, Picture] | None = None) -> bytes:
    """The whole report as a PDF."""
    drawn = pictures(report) if drawn is None else drawn
    said = _for_typst(laid_out(report, drawn), drawn)
    return _compiled("report.typ", said)


def summary(report: Report, *, drawn: dict[str, Picture] | None = None) -> bytes:
    """At most two pages for a committee: headlines, the sections marked for it, what we do not
    know, and where the rest is. Pictures shrink, then go from the last, then text is cut, until it
    fits."""
    drawn = _shortened(report, pictures(report) if drawn is None else drawn)
    everything = laid_out(report, drawn)
    for fit in _FITS:
        said = _for_typst(_fitted(everything, fit), drawn)
        if _pages("summary.typ", said) <= SUMMARY_PAGES:
            break
    return _compiled("summary.typ", said)


def paper(template: str, said: Words) -> bytes:
    """A paper of another kind than a report, by its template: what it says, in characters that the fonts have."""
    given: Words = _mapped(said, _breakable) | {"pictures": {}}
    lacking = _lacking(given)
    given["missing"] = _says_lacking(lacking)
    shown: Words = _mapped(given, lambda text: text.translate(lacking))
    return _compiled(template, shown)


def _shortened(report: Report, drawn: dict[str, Picture]) -> dict[str, Picture]:
    """The pictures, those of many bars drawn again with fewer."""
    fewer = (table for table in report.tables() if table.id in drawn and _has_many_bars(table))
    again = {table.id: picture(table, most_bars=_SUMMARY_BARS) for table in fewer}
    return {**drawn, **{id: found for id, found in again.items() if found}}


def _has_many_bars(table: Table) -> bool:
    chart = table.chart
    return chart is not None and chart.shape is Shape.BARS and len(table.rows) > _SUMMARY_BARS


def _fitted(everything: Words, fit: _Fit) -> Words:
    """As much of the report as this fit carries; what is left out is pointed to at the end."""
    sections = [section for section in everything["sections"] if section["in_summary"]]
    telling = {section["id"]: _telling(section, spare=fit.spare) for section in sections}
    kept = [id for id, found in telling.items() if found][: fit.pictures]
    return _clipped(
        {
            **everything,
            "headlines": everything["headlines"][: fit.headlines],
            "unknowns": everything["unknowns"][: fit.unknowns],
            "method": [],
            "inputs": [],
            "versions": [],
            "sections": [
                {
                    **section,
                    "sentences": section["sentences"][: fit.sentences],
                    "figures": section["figures"][: fit.figures],
                    "tables": telling[section["id"]] if section["id"] in kept else [],
                    "quiet": [],
                }
                for section in sections[: fit.sections]
            ],
            "rest": _rest(everything),
            "picture_cm": fit.picture_cm,
        },
        fit.letters,
    )


def _telling(section: Words, *, spare: bool) -> list[Words]:
    """The section's first table that has a picture for the summary, alone; or nothing."""
    pictured = (table for table in section["tables"] if table["picture"])
    return [table for table in pictured if spare or not table["spare"]][:1]


def _rest(everything: Words) -> list[str]:
    """What the whole report has beyond the summary, in a few lines."""
    figures = sum(len(part["figures"] + part["quiet"]) for part in everything["sections"])
    tables = sum(len(section["tables"]) for section in everything["sections"])
    return [
        f"report.html and report.pdf: {words.count(len(everything['sections']))} sections, "
        f"{words.count(figures)} figures with their workings, "
        f"{words.count(tables)} tables, {words.count(len(everything['inputs']))} files.",
        "report.xlsx and the tables as CSV: every row of every table.",
        f"Report {everything['id']}.",
    ]


def _clipped(said: Words, letters: int) -> Words:
    """The same words with every string cut to so many letters."""
    cut: Words = _mapped(said, lambda text: words.clipped(text, letters))
    return cut


def _for_typst(said: Words, drawn: dict[str, Picture]) -> Words:
    """The words and pictures, in characters that the fonts have."""
    name = f"{said['title']}: {said['subject']}, {said['period']}"
    sections = [_without_pictures(section) for section in said["sections"]]
    given = {**said, "foot": words.clipped(name, 110), "sections": sections}
    given = {**_mapped(given, _breakable), "pictures": _pictures(drawn), "name": name}
    lacking = _lacking(given)
    given["missing"] = _says_lacking(lacking)
    shown: Words = _mapped(given, lambda text: text.translate(lacking))
    return shown


def _breakable(text: str) -> str:
    """The text with places to break inside very long words, so that none runs off the paper; a
    fingerprint, which people copy, is left whole and set small."""
    return text if _FINGERPRINT.fullmatch(text) else _LONG_WORD.sub("\\g<0>\u200b", text)


def _pictures(drawn: dict[str, Picture]) -> dict[str, dict[str, str]]:
    return {
        id: {**asdict(picture), "svg": picture.svg.replace(FONT, SERIF)}
        for id, picture in drawn.items()
    }


def _without_pictures(section: Words) -> Words:
    tables = [{k: v for k, v in table.items() if k != "picture"} for table in section["tables"]]
    return {**section, "tables": tables}


def _mapped(said: Any, change: Callable[[str], str]) -> Any:
    if isinstance(said, str):
        return change(said)
    if isinstance(said, dict):
        return {key: _mapped(value, change) for key, value in said.items()}
    return [_mapped(value, change) for value in said] if isinstance(said, list) else said


def _lacking(given: Words) -> dict[int, str]:
    """The characters that none of the fonts has, for str.translate."""
    letters = set(json.dumps(given, ensure_ascii=False)) - _SURELY_PRINTED
    return {ord(letter): MISSING for letter in sorted(letters) if not _is_printed(letter)}


def _says_lacking(lacking: dict[int, str]) -> str:
    if not lacking:
        return ""
    return (
        f"{MISSING} stands for a character that the fonts of this PDF do not have; "
        "the web page, the workbook and the tables have it."
    )


@cache
def _is_printed(letter: str) -> bool:
    """Whether a font has the letter: PDF/UA refuses text that it cannot display."""
    import typst

    source = f'#set document(title: "x")\n#set text(font: "{SERIF}")\n#sys.inputs.letter'
    trial = typst.Compiler(
        source.encode(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"letter": letter},
    )
    try:
        trial.compile(format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False)


def _compiler(template: str, said: Words) -> Any:
    import typst

    return typst.Compiler(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"words": json.dumps(said, ensure_ascii=False)},
    )


def _compiled(template: str, said: Words) -> bytes:
    pdf: bytes = _compiler(template, said).compile(format="pdf", pdf_standards=["ua-1"])
    return pdf


def _pages(template: str, said: Words) -> int:
    return int(_compiler(template, said).query("<pages>", field="value", one=True))
