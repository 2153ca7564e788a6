"""What a person asks to be loaded, and what every load writes down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from weft.analysis.editions import Editions, Loading, sha256_of
from weft.analysis.places.tables import CannotLoad

LICENCE = "Open Government Licence v3.0"
ATTRIBUTION = {
    "postcodes": "Contains OS data © Crown copyright and database right. Contains Royal Mail data © Royal "
    "Mail copyright and database right. Source: Office for National Statistics licensed under the Open "
    "Government Licence v3.0.",
    "boundaries": "Source: Office for National Statistics licensed under the Open Government Licence "
    "v3.0. Contains OS data © Crown copyright and database right.",
    "lookup": "Source: Office for National Statistics licensed under the Open Government Licence v3.0.",
    "deprivation": "English indices of deprivation, Ministry of Housing, Communities and Local "
    "Government, licensed under the Open Government Licence v3.0.",
    "populations": "Source: Office for National Statistics licensed under the Open Government Licence "
    "v3.0.",
}
"""What the publishers ask to be said wherever their figures are shown, by kind."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = re.compile(rf"({'|'.join(_MONTHS)})[a-z]*[ _-]*(20\d\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Asked:
    """One load: the files of one layout, and what they do not say of themselves."""

    files: tuple[Path, ...]
    at: datetime
    edition: str | None = None
    year: int | None = None
    """The year of the figures (deprivation, populations)."""
    areas: int | None = None
    """2011 or 2021: of which census the output areas are."""
    index: str = ""
    """Which index of deprivation; imd where the file says nothing else."""
    expect: int | None = None
    """How many the publisher says there are."""

    @property
    def said(self) -> str:
        """The name of the first file, which often says what it is about."""
        return self.files[0].name

    def name(self, otherwise: object = None) -> str:
        """The edition's name: as given, else the month or year that the files are named by."""
        if self.edition:
            return self.edition
        if otherwise:
            return str(otherwise)
        found = _MONTH.search(self.said.lower())
        if found:
            return f"{found[2]}-{_MONTHS.index(found[1]) + 1:02d}"
        if year := _YEAR.search(self.said):
            return year[0]
        raise CannotLoad(
            f"{self.files[0]}: its name says no month or year. Name the edition: --edition 2025-05."
        )


@contextmanager
def loading(editions: Editions, kind: str, name: str, asked: Asked) -> Iterator[Loading]:
    """Load an edition, and write down where it comes from."""
    with editions.loading(kind, name) as loading:
        loading.facts |= {
            "files": [{"name": file.name, "sha256": sha256_of(file)} for file in asked.files],
            "loaded_at": asked.at.isoformat(),
            "expected": asked.expect,
            "licence": LICENCE,
            "attribution": ATTRIBUTION.get(kind.split(".", maxsplit=1)[0], ""),
            "weft": version("weft"),
        }
        yield loading


def copied(connection: Any, sql: str, path: Path) -> int:
    """Write what a query gives into a Parquet file; the number of rows."""
    connection.con.execute("SET preserve_insertion_order = true")
    target = str(path).replace("'", "''")
    done = connection.con.execute(
        f"COPY ({sql}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
    ).fetchall()
    return int(done[0][0])


def quoted(name: str) -> str:
    """A column's name as SQL wants it."""
    return '"' + name.replace('"', '""') + '"'


def first(connection: Any, sql: str) -> Any:
    """The first row that a query gives."""
    return connection.con.execute(sql).fetchall()[0]


def listed(names: Sequence[str], most: int = 3) -> str:
    """The first of some names, in a sentence: "A, B, C and 9 more"."""
    shown = ", ".join(names[:most])
    more = len(names) - most
    return f"{shown} and {more:,} more" if more > 0 else shown
