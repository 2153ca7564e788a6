"""One self-contained HTML page: no script, no request to anywhere, pictures inside.

The template escapes everything that is put in. The only markup let through is what `charts` drew.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from weft.analysis.reporting.charts import Picture, pictures
from weft.analysis.reporting.layout import laid_out
from weft.analysis.reporting.model import Report

BESIDE = {
    "summary.pdf": "Summary for a committee (PDF, two pages)",
    "report.pdf": "This report as a PDF",
    "report.xlsx": "Workbook with every table (Excel)",
    "tables/": "Every table (CSV)",
    "figures.json": "Every figure with its workings (JSON)",
}
"""What can lie beside the page, and how the page calls it."""


def page(
    report: Report,
    *,
    drawn: dict[str, Picture] | None = None,
    beside: frozenset[str] = frozenset(),
) -> str:
    """The page. `drawn` saves drawing the pictures again; `beside` names the files (keys of
    `BESIDE`) that the page may point to because they are written next to it."""
    drawn = pictures(report) if drawn is None else drawn
    links = [(path, says) for path, says in BESIDE.items() if path in beside]
    template = _templates().get_template("report.html.j2")
    return template.render(report=laid_out(report, drawn), links=links)


def in_page(picture: Picture) -> Markup:
    """The picture as an inline SVG that is read out as one image, by its alt text."""
    opening = Markup('<svg role="img" aria-label="{}" ').format(picture.alt)
    return opening + Markup(picture.svg.removeprefix("<svg "))


def in_lines(text: str) -> Markup:
    """The text with a place to break after each / and _ of a long path."""
    return Markup(str(escape(text)).replace("/", "/<wbr>").replace("_", "_<wbr>"))


FILTERS = {"in_page": in_page, "in_lines": in_lines}
"""What the parts (parts.html.j2) ask for, in whichever environment they are drawn."""


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("weft.analysis.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],  # the parts that the site draws alike are translated there
    )
    templates.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    templates.filters |= FILTERS
    return templates
