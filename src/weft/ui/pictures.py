"""Figures and pictures on a page: the same words, drawings and files as in a report, from the same source.

Whatever shapes `weft.analysis.reporting` draws, maps among them, a page shows by the one component.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import HttpResponse

from weft.analysis.reporting.charts import Picture, picture
from weft.analysis.reporting.datapackage import as_csv
from weft.analysis.reporting.layout import figure_words, table_words
from weft.analysis.reporting.model import Figure, Table

DRAWN_KEPT = 128
"""Pictures kept in memory, because drawing one takes a tenth of a second."""


def shown(table: Table, kept: Mapping[str, Picture] | None = None) -> dict[str, Any]:
    """A table with its picture, for `ui/pictures.html`; `kept`: pictures drawn before, by table id."""
    return table_words(table, _drawn(table) if kept is None else kept.get(table.id))


def worked(figure: Figure, files: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A figure with its workings, for `ui/pictures.html`. `files`: the paths of its inputs by id; `traced` says whether
    the rows behind it can be told."""
    traced = figure.workings.which is not None
    return {**figure_words(figure, dict(files or {})), "traced": traced}


def download(table: Table) -> HttpResponse:
    """Every row of the table as a CSV file to keep."""
    answer = HttpResponse(as_csv(table), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{table.id}.csv"'
    return answer


@lru_cache(maxsize=DRAWN_KEPT)
def _drawn(table: Table) -> Picture | None:
    return picture(table)
