"""An edition is loaded inactive, checked, activated, and never changed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from weft.analysis.editions import (
    CannotActivate,
    Edition,
    Editions,
    Finding,
    NoSuchEdition,
    State,
)
from weft.analysis.errors import WeftError

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
GOOD = [Finding("count", True, "three rows, as the publisher says")]
BAD = [Finding("gaps", False, "two wards have no district")]


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    return Editions(tmp_path / "weft")


def loaded(editions: Editions, name: str) -> Edition:
    with editions.loading("wards", name) as loading:
        (loading.folder / "wards.parquet").write_bytes(b"rows")
        loading.facts["rows_loaded"] = 3
    return editions.edition("wards", name)


def test_a_loaded_edition_is_not_in_use(editions: Editions) -> None:
    assert loaded(editions, "2023").state == State.LOADED
    assert editions.active("wards") is None


def test_an_unchecked_edition_cannot_be_activated(editions: Editions) -> None:
    loaded(editions, "2023")
    with pytest.raises(CannotActivate, match="has not been checked"):
        editions.activate("wards", "2023", at=NOW)


def test_an_edition_that_failed_a_check_cannot_be_activated(editions: Editions) -> None:
    loaded(editions, "2023")
    assert editions.check("wards", "2023", BAD).state == State.REFUSED
    with pytest.raises(CannotActivate, match="two wards have no district"):
        editions.activate("wards", "2023", at=NOW)


def test_a_successor_names_what_it_replaces(editions: Editions) -> None:
    for name in ("2023", "2024"):
        loaded(editions, name)
        editions.check("wards", name, GOOD)
        editions.activate("wards", name, at=NOW)
    active = editions.active("wards")
    assert active is not None
    assert (active.name, active.replaces) == ("2024", "2023")
    assert editions.edition("wards", "2023").state == State.REPLACED


def test_the_edition_before_can_be_taken_back_into_use(editions: Editions) -> None:
    for name in ("2023", "2024", "2023"):
        if name not in {edition.name for edition in editions.listed("wards")}:
            loaded(editions, name)
            editions.check("wards", name, GOOD)
        editions.activate("wards", name, at=NOW)
    assert [e.state for e in editions.listed("wards")] == [State.ACTIVE, State.REPLACED]


def test_an_edition_is_never_loaded_over(editions: Editions) -> None:
    loaded(editions, "2023")
    with pytest.raises(WeftError, match="never changes"):
        loaded(editions, "2023")


def test_a_load_that_breaks_off_leaves_nothing(editions: Editions) -> None:
    with pytest.raises(RuntimeError), editions.loading("wards", "2023") as loading:
        (loading.folder / "half.parquet").write_bytes(b"half")
        raise RuntimeError("the disk is gone")
    assert editions.listed() == ()
    assert list((editions.root / "wards").iterdir()) == []


def test_who_asks_for_what_is_not_there_is_told_what_is(editions: Editions) -> None:
    loaded(editions, "2023")
    with pytest.raises(NoSuchEdition, match="There is: 2023"):
        editions.edition("wards", "2019")
    with pytest.raises(NoSuchEdition, match="has no table"):
        editions.edition("wards", "2023").table("postcodes")


@pytest.mark.parametrize("name", ["../up", "", "a/b", ".hidden", "Grün"])
def test_a_name_that_is_no_folders_name_is_refused(editions: Editions, name: str) -> None:
    with pytest.raises(WeftError, match="cannot name an edition"):
        loaded(editions, name)


def test_the_folder_is_the_one_given_else_the_variables_else_the_users_own() -> None:
    home = {"XDG_DATA_HOME": "ada/data"}
    assert Editions.at(Path("here"), home).root == Path("here")
    assert Editions.at(None, home | {"WEFT_DATA": "/srv/weft"}).root == Path("/srv/weft")
    assert Editions.at(None, home).root == Path("ada/data/weft")


def test_what_is_written_beside_the_tables_is_plain_json(editions: Editions) -> None:
    about = json.loads((loaded(editions, "2023").folder / "edition.json").read_text("utf-8"))
    assert about["facts"] == {"rows_loaded": 3}
    assert about["state"] == "loaded"


def test_a_load_under_way_is_not_swept_by_another(editions: Editions) -> None:
    with editions.loading("wards", "2023") as first:
        (first.folder / "wards.parquet").write_bytes(b"rows")
        loaded(editions, "2024")
    assert {edition.name for edition in editions.listed("wards")} == {"2023", "2024"}


def test_of_two_loads_of_one_edition_the_first_to_end_stays(editions: Editions) -> None:
    def load_twice() -> None:
        with editions.loading("wards", "2023"):
            loaded(editions, "2023")

    with pytest.raises(WeftError, match="never changes"):
        load_twice()
    assert editions.edition("wards", "2023").facts == {"rows_loaded": 3}
    assert [path.name for path in (editions.root / "wards").iterdir()] == ["2023"]


def test_what_the_site_keeps_beside_is_no_edition(editions: Editions) -> None:
    loaded(editions, "2023")
    (editions.root / "static" / "admin").mkdir(parents=True)
    assert [one.name for one in editions.listed()] == ["2023"]
