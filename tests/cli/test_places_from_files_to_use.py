"""An analyst loads places, sees what is in use, and cleans a column of postcodes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.analysis.places.invented import coordinates, lookup, lsoas, rows_of, table, wards


def weft(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "weft", "places", *map(str, words), "--data", str(folder / "weft")],
        capture_output=True,
        text=True,
        check=False,
    )


def test_from_files_to_use(tmp_path: Path) -> None:
    first = weft(
        tmp_path, "load", "postcodes", coordinates(tmp_path / "p.csv"), "--edition", "2025-05"
    )
    assert first.returncode == 0, first.stderr
    assert "not in use yet" in first.stdout
    for kind, file, name in (("boundaries", lsoas(tmp_path / "l.geojson"), "2021"),
                             ("boundaries", wards(tmp_path / "w.geojson"), "2025"),
                             ("lookup", lookup(tmp_path / "k.csv"), "2025")):  # fmt: skip
        made = weft(tmp_path, "load", kind, file, "--edition", name, "--activate")
        assert made.returncode == 0, made.stderr
    assert "postcodes 2025-05: checked" in weft(tmp_path, "check").stdout
    assert "postcodes 2025-05 is in use" in weft(tmp_path, "activate").stdout
    listed = weft(tmp_path, "list").stdout
    assert listed.count("active") == 4
    dirty = table(tmp_path / "dirty.csv", "name,Supplier Postcode", "A,m1 1aa", "B,MI 1AB", "C,n/a")
    cleaned = weft(tmp_path, "postcodes", dirty, "--out", tmp_path / "out.csv")
    assert "mended" in cleaned.stdout
    found = rows_of(tmp_path / "out.csv")
    assert [row["postcode"] for row in found] == ["M1 1AA", "M1 1AB", ""]
    assert [row["ward_name"] for row in found] == ["Ward 1", "Ward 1", ""]
    assert found[2]["reason"] == "filled in for want of a postcode"


def test_a_refused_edition_ends_with_its_reason(tmp_path: Path) -> None:
    bad = table(tmp_path / "p.csv", "postcode,lat,long", "M1 1AA,-53,2")
    made = weft(tmp_path, "load", "postcodes", bad, "--edition", "x", "--activate")
    assert made.returncode == 2
    assert "lie outside the United Kingdom" in made.stderr


def test_postcodes_are_cleaned_with_nothing_loaded(tmp_path: Path) -> None:
    dirty = table(tmp_path / "dirty.csv", "postcode", "m602la")
    cleaned = weft(tmp_path, "postcodes", dirty)
    assert cleaned.returncode == 0, cleaned.stderr
    assert "capitals and spaces put right" in cleaned.stdout


def test_a_kind_that_is_none_is_answered_with_those_there_are(tmp_path: Path) -> None:
    made = weft(tmp_path, "load", "maps", tmp_path / "x.csv")
    assert made.returncode == 2
    assert "postcodes, lookup, boundaries, deprivation, populations" in made.stderr
