"""Puts the example's areas and its register to use in a data folder, as an analyst would by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from weft.analysis.editions import Edition, Editions, sha256_of
from weft.analysis.places.asked import Asked
from weft.analysis.places.checks import check
from weft.analysis.places.load import Kind
from weft.analysis.places.load import load as load_places
from weft.analysis.registers.load import load as load_register
from weft.analysis.spend.example.register_files import COMPANIES

PLACES = (
    ("boundaries_lsoa21.geojson", Kind.BOUNDARIES), ("boundaries_wards.geojson", Kind.BOUNDARIES),
    ("boundaries_districts.geojson", Kind.BOUNDARIES), ("lookup.csv", Kind.LOOKUP),
    ("postcodes.csv", Kind.POSTCODES), ("deprivation.csv", Kind.DEPRIVATION),
    ("populations_lsoa21.csv", Kind.POPULATIONS), ("populations_wards.csv", Kind.POPULATIONS),
    ("populations_districts.csv", Kind.POPULATIONS),
)  # fmt: skip


def put_to_use(example: Path, editions: Editions, *, at: datetime) -> tuple[Edition, ...]:
    """Load, check and activate what lies in the folder of an example; what is in use stays.

    An edition is named by its file's SHA-256, so that the same file is loaded once.
    """
    made = [_places(example / "places" / name, kind, editions, at) for name, kind in PLACES]
    made.append(_register(example / "registers" / COMPANIES, editions, at))
    return tuple(one for one in made if one)


def _name(file: Path) -> str:
    return f"example-{sha256_of(file)[:8]}"


def _is_loaded(editions: Editions, kind: str, name: str) -> bool:
    return any(
        one.name == name and one.kind.split(".")[0] == kind.split(".", maxsplit=1)[0]
        for one in editions.listed()
    )


def _places(file: Path, kind: Kind, editions: Editions, at: datetime) -> Edition | None:
    if _is_loaded(editions, kind, _name(file)):
        return None
    (one,) = load_places(editions, kind, Asked((file,), at, _name(file)))
    check(editions, one)
    return editions.activate(one.kind, one.name, at=at)


def _register(file: Path, editions: Editions, at: datetime) -> Edition | None:
    if _is_loaded(editions, "companies-house", _name(file)):
        return None
    one = load_register("companies-house", [file], editions, at=at, name=_name(file))
    return editions.activate(one.kind, one.name, at=at)
