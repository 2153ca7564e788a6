"""ONS's files are read by their headings, which change from edition to edition."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import xlsxwriter

from tests.analysis.places.invented import DISTRICTS, LSOAS, WARDS, loaded, lookup, table
from weft.analysis.editions import Edition, Editions
from weft.analysis.places.levels import CannotTellAreas, Level, area_column
from weft.analysis.places.load import Kind
from weft.analysis.places.tables import CannotLoad

ONSPD = (
    "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,oseast1m,osnrth1m,osgrdind,ctry,rgn,"
    "oa11,lsoa11,msoa11,lat,long,imd,oa21,lsoa21,msoa21",
    '"M1 1AA","M1  1AA","M1 1AA","198001","","E99999999","E99999999","E08990001","E05990001",'
    '"384500","398100","1","E92000001","E12000002","E00000001","E01990001","E02990001",53.05,-1.97,'
    '1234,"E00000002","E01990002","E02990002"',
    '"M1 1AB","M1  1AB","M1 1AB","198001","200905","E99999999","E99999999","E08990001","E05990001",'
    '"","","9","E92000001","E12000002","","","",99.999999,0.000000,,"","",""',
)
LATEST = (
    "pcd7,pcd8,pcds,dointr,doterm,lad25cd,wd25cd,east1m,north1m,gridind,ctry25cd,rgn25cd,lsoa21cd,"
    "msoa21cd,lat,long,imd20ind",
    "M1 1AA,M1  1AA,M1 1AA,198001,,E08990001,E05990001,384500,398100,1,E92000001,E12000002,E01990002,"
    "E02990002,53.05,-1.97,1234",
)
NSPL = (
    "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa21,cty,ced,laua,ward,ctry,rgn,"
    "lsoa21,msoa21,lat,long,imd",
    "M1 1AA,M1  1AA,M1 1AA,198001,,0,384500,398100,1,E00000002,E99999999,E99999999,E08990001,E05990001,"
    "E92000001,E12000002,E01990002,E02990002,53.05,-1.97,1234",
)


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    return Editions(tmp_path / "weft")


def rows(edition: Edition, name: str) -> list[dict[str, Any]]:
    return pq.read_table(edition.table(name)).to_pylist()


@pytest.mark.parametrize("layout", [ONSPD, LATEST, NSPL], ids=["ONSPD", "ONSPD 2025", "NSPL"])
def test_a_directory_of_postcodes(
    layout: tuple[str, ...], tmp_path: Path, editions: Editions
) -> None:
    file = table(tmp_path / "ONSPD_FEB_2026_UK.csv", *layout)
    (edition,) = loaded(editions, Kind.POSTCODES, file)
    assert edition.name == "2026-02"
    first = rows(edition, "postcodes")[0]
    wanted = {"postcode": "M1 1AA", "ended": None, "lat": 53.05, "long": -1.97, "imd_rank": 1234,
              "easting": 384500, "ward": WARDS[0], "district": DISTRICTS[0],
              "lsoa21": "E01990002", "msoa21": "E02990002", "region": "E12000002"}  # fmt: skip
    assert {name: first[name] for name in wanted} == wanted


def test_what_is_no_longer_in_use_keeps_its_month_and_a_place_that_is_unknown_has_none(
    tmp_path: Path, editions: Editions
) -> None:
    (edition,) = loaded(
        editions, Kind.POSTCODES, table(tmp_path / "p.csv", *ONSPD), edition="2026-02"
    )
    ended = rows(edition, "postcodes")[1]
    assert (ended["ended"], ended["lat"], ended["lsoa21"]) == ("2009-05", None, None)
    assert ended["lsoa11"] is None
    assert edition.facts["in_use"] == 1


def test_codes_for_none_of_these_are_no_areas(tmp_path: Path, editions: Editions) -> None:
    file = table(tmp_path / "p.csv", "pcds,rgn25cd", "CF10 1AA,W99999999", "M1 1AA,E12000002")
    (edition,) = loaded(editions, Kind.POSTCODES, file, edition="x")
    assert [row["region"] for row in rows(edition, "postcodes")] == [None, "E12000002"]


def test_what_is_no_postcode_is_counted_and_left_out(tmp_path: Path, editions: Editions) -> None:
    file = table(tmp_path / "p.csv", "postcode,lat,long", "M1 1AA,53,-2", "M1 1AA,53,-2", "# x,,")
    (edition,) = loaded(editions, Kind.POSTCODES, file, edition="x")
    assert (edition.facts["rows_read"], edition.facts["rows_loaded"]) == (3, 1)
    assert edition.facts["rows_rejected"] == 2


def test_many_files_of_one_layout_are_one_edition(tmp_path: Path, editions: Editions) -> None:
    parts = []
    for name, text in (("AB", "AB1 0AA,57,-2"), ("B", "B1 1AA,52,-1")):
        parts.append(tmp_path / f"{name}.csv.gz")
        parts[-1].write_bytes(gzip.compress(f"Postcode,lat,long\n{text}\n".encode()))
    (edition,) = loaded(editions, Kind.POSTCODES, *parts, edition="2025-05")
    assert [row["postcode"] for row in rows(edition, "postcodes")] == ["AB1 0AA", "B1 1AA"]
    assert [each["name"] for each in edition.facts["files"]] == ["AB.csv.gz", "B.csv.gz"]


def test_a_lookup_gives_names_and_what_lies_in_what(tmp_path: Path, editions: Editions) -> None:
    (edition,) = loaded(editions, Kind.LOOKUP, lookup(tmp_path / "lookup_2025.csv"))
    assert edition.named() == "lookup.ward-district-combined_authority-region 2025"
    pairs = {
        (row["level"], row["code"], row["wider"]): row["wider_code"]
        for row in rows(edition, "pairs")
    }
    assert pairs["ward", WARDS[2], "district"] == DISTRICTS[1]
    assert pairs["district", DISTRICTS[0], "combined_authority"] == "E47990001"
    names = {row["code"]: row["name"] for row in rows(edition, "names")}
    assert names[DISTRICTS[1]] == "Farby"


def test_a_list_of_names_of_several_levels(tmp_path: Path, editions: Editions) -> None:
    file = table(tmp_path / "codes.csv", "area_code,area_name,area_type",
                 "E08990001,Nearby,District", "E05990001,Ward 1,Ward", "x,y,z")  # fmt: skip
    (edition,) = loaded(editions, Kind.LOOKUP, file, edition="2025")
    assert edition.kind == "lookup.names-ward-district"


def test_the_columns_of_the_indices_of_deprivation(tmp_path: Path, editions: Editions) -> None:
    header = (
        "LSOA code (2021),LSOA name (2021),Local Authority District code (2024),"
        "Index of Multiple Deprivation (IMD) Score,Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs),"
        "Income Rank (where 1 is most deprived),Income Decile (where 1 is most deprived 10% of LSOAs)"
    )
    file = table(
        tmp_path / "File_7_IoD2025_All.csv",
        header,
        'E01990001,Small 1,E08990001,8.7,"26,525",8,1,1',
    )
    (edition,) = loaded(editions, Kind.DEPRIVATION, file)
    assert edition.named() == "deprivation.imd2025 2025"
    assert rows(edition, "deprivation") == [
        {"code": "E01990001", "rank": 26525, "decile": 8, "score": 8.7}
    ]
    assert edition.facts["level"] == "lsoa21"


def test_deciles_are_worked_out_from_ranks_where_they_are_not_given(
    tmp_path: Path, editions: Editions
) -> None:
    ranks = [f"E019900{at:02},{at}" for at in range(1, 21)]
    file = table(tmp_path / "imd2025.csv", "lsoa21cd,rank", *ranks)
    (edition,) = loaded(editions, Kind.DEPRIVATION, file)
    deciles = [row["decile"] for row in rows(edition, "deprivation")]
    assert deciles == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10]


def test_populations_below_title_rows_in_a_workbook_one_edition_a_level(
    tmp_path: Path, editions: Editions
) -> None:
    file = tmp_path / "mye.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("MYE2 - Persons")
    for at, row in enumerate([
        ["Table MYE2: Population estimates, mid-2024"], [], ["Code", "Name", "Geography", "All ages", "0"],
        ["E12990001", "North", "Region", 300, 3], [DISTRICTS[0], "Nearby", "District", 100, 1],
        [DISTRICTS[1], "Farby", "District", 200, 2],
    ]):  # fmt: skip
        sheet.write_row(at, 0, row)
    book.close()
    made = {one.kind: one for one in loaded(editions, Kind.POPULATIONS, file)}
    assert set(made) == {"populations.region", "populations.district"}
    assert made["populations.district"].name == "2024"
    assert rows(made["populations.district"], "populations")[0]["persons"] == 100


def test_populations_of_the_narrowest_areas_in_the_file(tmp_path: Path, editions: Editions) -> None:
    file = table(tmp_path / "sapelsoa.csv", "LAD 2023 Code,LAD 2023 Name,LSOA 2021 Code,LSOA 2021 Name,Total,F0",
                 f'{DISTRICTS[0]},Nearby,{LSOAS[0]},Small 1,"1,500",9')  # fmt: skip
    (edition,) = loaded(editions, Kind.POPULATIONS, file, year=2022)
    assert edition.kind == "populations.lsoa21"
    assert rows(edition, "populations") == [{"code": LSOAS[0], "persons": 1500, "year": 2022}]


def test_a_population_of_no_year_is_asked_for_one(tmp_path: Path, editions: Editions) -> None:
    file = table(tmp_path / "p.csv", "code,persons", "E08990001,5")
    with pytest.raises(CannotLoad, match="--year"):
        loaded(editions, Kind.POPULATIONS, file, edition="x")


@pytest.mark.parametrize(
    ("heading", "level", "part"),
    [
        ("LSOA21CD", Level.LSOA21, "code"),
        ("LSOA code (2011)", Level.LSOA11, "code"),
        ("lsoa11", Level.LSOA11, ""),
        ("oslaua", Level.DISTRICT, ""),
        ("lad25cd", Level.DISTRICT, "code"),
        ("LAD 2023 Name", Level.DISTRICT, "name"),
        ("WD23NM", Level.WARD, "name"),
        ("osward", Level.WARD, ""),
        ("CAUTH25CD", Level.COMBINED_AUTHORITY, "code"),
        ("rgn", Level.REGION, ""),
        ("ctry25cd", Level.COUNTRY, "code"),
        ("MSOA21CD", Level.MSOA21, "code"),
    ],
)
def test_a_heading_tells_the_level(heading: str, level: Level, part: str) -> None:
    column = area_column(heading)
    assert column
    assert (column.level, column.part) == (level, part)


@pytest.mark.parametrize(
    "heading", ["lsoa01", "pcon", "FID", "LADCD_ACTIVE", "usertype", "WD13CDO"]
)
def test_a_heading_of_something_else_is_passed_over(heading: str) -> None:
    assert area_column(heading) is None


def test_areas_of_2011_that_hold_codes_of_2021_are_refused(
    tmp_path: Path, editions: Editions
) -> None:
    file = table(tmp_path / "d.csv", "lsoa11cd,decile,year", "E01034001,3,2019")
    with pytest.raises(CannotTellAreas, match="first given to an area of 2021"):
        loaded(editions, Kind.DEPRIVATION, file, edition="x")


def test_areas_of_a_census_that_nothing_tells_are_asked_for(
    tmp_path: Path, editions: Editions
) -> None:
    file = table(tmp_path / "d.csv", "area_code,decile,year", "E01004766,3,2019")
    with pytest.raises(CannotTellAreas, match="--areas 2011 or --areas 2021"):
        loaded(editions, Kind.DEPRIVATION, file, edition="x")
    (edition,) = loaded(editions, Kind.DEPRIVATION, file, edition="x", areas=2011)
    assert edition.facts["level"] == "lsoa11"


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        (Kind.POSTCODES, "town,county\na,b\n", "no row of headings that Weft knows"),
        (Kind.LOOKUP, "town,county\na,b\n", "no row of headings that Weft knows"),
        (Kind.BOUNDARIES, "town\n", "cannot be read as GeoJSON"),
        (Kind.BOUNDARIES, '{"features": []}', "no boundaries in it"),
        (Kind.POPULATIONS, "code,name\nE08990001,x\n", "no row of headings that Weft knows"),
    ],
)
def test_a_file_of_something_else_is_refused_with_what_it_has(
    kind: Kind, text: str, says: str, tmp_path: Path, editions: Editions
) -> None:
    file = tmp_path / "other.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CannotLoad, match=says):
        loaded(editions, kind, file, edition="x")
    assert editions.listed() == ()


def test_of_several_years_of_people_the_latest_counts_or_the_one_asked_for(
    tmp_path: Path, editions: Editions
) -> None:
    rows = ("E08990001,2022,100", "E08990001,2024,300", "E08990001,2023,200")
    file = table(tmp_path / "people.csv", "lad25cd,year,persons", *rows)
    (latest,) = loaded(editions, Kind.POPULATIONS, file)
    assert (latest.facts["year"], latest.facts["persons"]) == (2024, 300)
    (asked,) = loaded(editions, Kind.POPULATIONS, file, year=2022)
    assert (asked.facts["year"], asked.facts["persons"]) == (2022, 100)
