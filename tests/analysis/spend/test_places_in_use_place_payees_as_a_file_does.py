"""The editions in use place payees as a places file of the same areas does."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.analysis.places.invented import coordinates, in_use, lookup, table, wards
from weft.analysis.editions import Editions
from weft.analysis.engine import engine
from weft.analysis.places.found import found_areas
from weft.analysis.places.ground import Ground
from weft.analysis.places.load import Kind
from weft.analysis.spend.placed import homes, placed
from weft.analysis.spend.places import CannotPlace, Places, places_in_use, read_places
from weft.analysis.spend.spots import spots_of

PAYMENTS = [
    ("Nearby Council", "m1 1aa"),
    ("Nearby Council", "M2 1AA"),
    ("Nearby Council", "SW1A 1AA"),
    ("Nearby Council", None),
]
COLUMNS = ("supplier_id", "name_key", "supplier_ref", "company_number")


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    made = Editions(tmp_path / "weft")
    in_use(made, Kind.POSTCODES, coordinates(tmp_path / "p.csv"), edition="2025-05")
    in_use(made, Kind.BOUNDARIES, wards(tmp_path / "w.geojson"), edition="2025")
    in_use(made, Kind.LOOKUP, lookup(tmp_path / "k.csv"), edition="2025")
    return made


def localities(places: Places, connection: Any, folder: Path) -> list[tuple[str, str | None]]:
    rows = [
        {
            "at": at,
            "body": body,
            "postcode": postcode,
            "amount_gbp": Decimal(1),
            **dict.fromkeys(COLUMNS, "x"),
        }
        for at, (body, postcode) in enumerate(PAYMENTS)
    ]
    pq.write_table(pa.Table.from_pylist(rows), folder / "payments.parquet")
    payments = connection.read_parquet(folder / "payments.parquet")
    where = homes(["Nearby"], ["Nearby Council"], places)
    found = placed(payments, None, places, where).order_by("at")
    told = found.select("locality", "locality_because").to_pyarrow().to_pylist()
    return [(row["locality"], row["locality_because"]) for row in told]


def of_editions(editions: Editions, connection: Any) -> Places:
    ground = Ground.of(editions)
    texts = [postcode for _, postcode in PAYMENTS if postcode]
    return places_in_use(connection, ground, found_areas(texts, ground))


def test_both_place_alike(tmp_path: Path, editions: Editions) -> None:
    file = table(tmp_path / "places.csv", "postcode,district,city_region,region",
                 "M1 1AA,Nearby,Greater Nearby,North", "M2 1AA,Farby,Greater Nearby,North")  # fmt: skip
    with engine() as connection:
        by_file = localities(read_places(connection, file), connection, tmp_path)
        by_editions = localities(of_editions(editions, connection), connection, tmp_path)
    assert [where for where, _ in by_file] == ["own district", "city region", "unknown", "unknown"]
    assert [where for where, _ in by_editions] == [where for where, _ in by_file]
    assert by_editions[2][1] == "the postcode is in no district of the editions in use"


def test_who_is_proved_to_be_outside_home_is_elsewhere(tmp_path: Path, editions: Editions) -> None:
    with engine() as connection:
        places = of_editions(editions, connection)
        assert homes(["Nearby"], ["Nearby Council"], places)["Nearby Council"].region == frozenset()
        proved = places.knowing_outside({"SW1A1AA", "M11AA"})
        told = localities(proved, connection, tmp_path)
        spots = spots_of({"SW1A1AA", "M11AA"}, proved, None, None)
    assert [where for where, _ in told] == ["own district", "city region", "elsewhere", "unknown"]
    assert told[2][1] is None
    assert spots["SW1A1AA"].is_outside
    assert not spots["M11AA"].is_outside


def test_an_area_is_known_by_name_and_by_code(editions: Editions) -> None:
    with engine() as connection:
        places = of_editions(editions, connection)
        assert places.area("E08990002") == ("district", "Farby")
        assert places.area("greater nearby") == ("city_region", "Greater Nearby")
        assert places.around("district", "Farby") == {
            "city_region": {"Greater Nearby"},
            "region": {"North"},
        }
        with pytest.raises(CannotPlace, match="not an area in the editions in use"):
            places.area("Atlantis")
