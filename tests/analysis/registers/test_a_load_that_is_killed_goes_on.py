"""A load that is killed leaves no edition; given again, it goes on after the last part that was kept.

What it makes is what a load makes that nothing stopped.
"""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.registers.sample import (
    CHARITY,
    NOW,
    as_json,
    companies_csv,
    company,
    rejected,
    rows,
)
from tests.analysis.registers.stretches import KINDS, SHORT
from weft.analysis.editions import Edition, Editions
from weft.analysis.registers.layouts import companies_house, layout
from weft.analysis.registers.layouts.layout import even_records
from weft.analysis.registers.load import TABLES, load
from weft.analysis.registers.parts import Parts
from weft.analysis.registers.reading import Reading
from weft.analysis.registers.rejects import Rejects
from weft.analysis.registers.sources import CannotLoad, Piece

KILLER = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from weft.analysis.editions import Editions
from weft.analysis.registers.layouts import layout
from weft.analysis.registers.load import load

layout.BATCH = int(sys.argv[3])
parts = 0

def progress(rows):
    global parts
    parts += 1
    if parts == int(sys.argv[4]):
        os.kill(os.getpid(), signal.SIGKILL)

kind, folder = sys.argv[1], Path(sys.argv[2])
load(kind, sorted(folder.glob("given*")), Editions(folder / "weft"), at=datetime.now(UTC), name="2026-03", progress=progress)
"""


class Stopped(Exception):
    """What stops a load in these tests, where the process goes on."""


@pytest.fixture(autouse=True)
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "BATCH", SHORT)
    monkeypatch.setattr(companies_house, "CHUNK", 1)
    monkeypatch.setattr(companies_house, "BLOCK", 1 << 13)


def write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def stop_after(parts: int) -> Callable[[int], None]:
    """Progress that stops the load when so many parts have been kept."""
    left = iter(range(parts - 1, -1, -1))

    def progress(_: int) -> None:
        if next(left, None) == 0:
            raise Stopped

    return progress


def load_all(kind: str, paths: list[Path], data: Path, **more: Any) -> Edition:
    return load(kind, paths, Editions(data), at=NOW, name="2026-03", **more)


def all_of(edition: Edition) -> dict[str, Any]:
    """Everything in an edition: each row of its tables, its rejected rows, and its facts."""
    everything: dict[str, Any] = {name: sorted(map(str, rows(edition, name))) for name in TABLES}
    everything["rejects"] = sorted(map(str, rejected(edition)))
    files = sorted(path.name for path in edition.folder.iterdir())
    return everything | {"facts": edition.facts, "files": files}


def left_in(data: Path, kind: str) -> list[Path]:
    return list((data / kind).glob(".*"))


def uninterrupted(kind: str, paths: list[Path], tmp_path: Path) -> tuple[dict[str, Any], int]:
    """What the files make when nothing stops the load, and in how many parts."""
    parts: list[int] = []
    edition = load_all(kind, paths, tmp_path / "whole", progress=parts.append)
    assert edition.facts["rows_rejected"] > 1
    assert len({str(row) for row in rejected(edition)}) == edition.facts["rows_rejected"]
    return all_of(edition), len(parts)


@pytest.mark.parametrize("kind", KINDS)
def test_wherever_it_is_stopped_it_ends_as_if_it_had_not_been(tmp_path: Path, kind: str) -> None:
    paths = write(tmp_path / "given", KINDS[kind])
    whole, parts = uninterrupted(kind, paths, tmp_path)
    assert parts > 2
    for after in {1, parts // 2, parts}:
        data = tmp_path / f"stopped-{after}"
        with pytest.raises(Stopped):
            load_all(kind, paths, data, progress=stop_after(after))
        assert Editions(data).listed() == ()
        told: list[int] = []
        edition = load_all(kind, paths, data, goes_on=told.append)
        assert len(told) == 1
        assert told[0] > 0
        assert all_of(edition) == whole
        assert left_in(data, kind) == []


@pytest.mark.parametrize("kind", ["companies-house", "charity-commission"])
def test_it_can_be_stopped_again_and_again(tmp_path: Path, kind: str) -> None:
    paths = write(tmp_path / "given", KINDS[kind])
    whole, parts = uninterrupted(kind, paths, tmp_path)
    told: list[int] = []
    for kept in range(1, parts + 1):
        with pytest.raises(Stopped):
            load_all(kind, paths, tmp_path, progress=stop_after(kept), goes_on=told.append)
    assert all_of(load_all(kind, paths, tmp_path, goes_on=told.append)) == whole
    assert len(told) == parts
    assert told == sorted(set(told))


def killed(kind: str, folder: Path, *, after: int, batch: int = SHORT) -> None:
    """Load in a process of its own, which is killed (kill -9) when so many parts have been kept."""
    words = [sys.executable, "-c", KILLER, kind, str(folder), str(batch), str(after)]
    assert subprocess.run(words, check=False, timeout=60).returncode == -signal.SIGKILL


@pytest.mark.parametrize("kind", ["ocds", "charity-commission"])
def test_a_process_that_is_killed_in_the_middle_loses_nothing(tmp_path: Path, kind: str) -> None:
    files = {f"given-{n}-{name}": text for n, (name, text) in enumerate(KINDS[kind].items())}
    paths = write(tmp_path, files)
    whole, parts = uninterrupted(kind, paths, tmp_path)
    killed(kind, tmp_path, after=parts // 2)
    assert Editions(tmp_path / "weft").listed() == ()
    killed(kind, tmp_path, after=parts // 2 + 1)
    told: list[int] = []
    assert all_of(load_all(kind, paths, tmp_path / "weft", goes_on=told.append)) == whole
    assert told
    assert left_in(tmp_path / "weft", kind) == []


def weft(*words: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "weft", "registers", "load", *map(str, words)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True)


def kill_while_loading(process: subprocess.Popen[str], data: Path) -> None:
    """Kill the command (kill -9) as soon as it has kept a part."""
    try:
        deadline = time.monotonic() + 60
        while not list(data.glob("companies-house/.*/parts/*.arrow")):
            assert process.poll() is None, "the load ended before it could be killed"
            assert time.monotonic() < deadline
            time.sleep(0.005)
    finally:
        process.kill()
        process.communicate()


def test_the_same_command_goes_on_and_says_so(tmp_path: Path) -> None:
    parts = {
        f"BasicCompanyData-2026-03-01-part{part}_9.csv": companies_csv(
            *(company(f"HESKERBY {part} {n} LTD", f"{part:02}{n:06}") for n in range(1500))
        ).encode()
        for part in range(1, 6)
    }
    paths, data = write(tmp_path / "given", parts), tmp_path / "weft"
    command = ("companies-house", *paths, "--data", data)
    kill_while_loading(weft(*command), data)
    assert Editions(data).listed() == ()
    out, told = weft(*command).communicate()
    assert "7,500 organisations; 7,500 rows read, 0 repeated, 0 rejected" in out
    before = told.removeprefix("Goes on after ").removesuffix(" rows that were read before.\n")
    assert int(before.replace(",", "")) in range(1500, 7501, 1500)
    assert left_in(data, "companies-house") == []


@pytest.fixture
def schools(tmp_path: Path) -> list[Path]:
    """A register of which a load was stopped after its second part."""
    paths = write(tmp_path / "given", KINDS["schools"])
    with pytest.raises(Stopped):
        load_all("schools", paths, tmp_path, progress=stop_after(2))
    return paths


@pytest.fixture
def told() -> list[int]:
    """What a load is said to go on after."""
    return []


def test_other_bytes_start_over(tmp_path: Path, schools: list[Path], told: list[int]) -> None:
    schools[0].write_bytes(schools[0].read_bytes().replace(b"Open", b"Shut"))
    edition = load_all("schools", schools, tmp_path, goes_on=told.append)
    assert told == []
    assert {row["status"] for row in rows(edition)} == {"Shut", "Open"}
    assert left_in(tmp_path, "schools") == []


def test_another_version_starts_over(
    tmp_path: Path, schools: list[Path], told: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("weft.analysis.registers.load.version", lambda _: "9.9.9")
    load_all("schools", schools, tmp_path, goes_on=told.append)
    assert told == []


def test_who_asks_for_it_starts_over(tmp_path: Path, schools: list[Path], told: list[int]) -> None:
    load_all("schools", schools, tmp_path, afresh=True, goes_on=told.append)
    assert told == []
    assert left_in(tmp_path, "schools") == []


def test_what_nobody_goes_on_with_is_swept_by_the_next_load(
    tmp_path: Path, schools: list[Path]
) -> None:
    assert left_in(tmp_path, "schools")
    other = write(tmp_path / "given", {"other.csv": KINDS["schools"]["schools-1.csv"]})
    load_all("schools", other, tmp_path)
    assert left_in(tmp_path, "schools") == []


def test_a_part_that_is_half_written_does_not_count(
    tmp_path: Path, schools: list[Path], told: list[int]
) -> None:
    whole, _ = uninterrupted("schools", schools, tmp_path)
    (kept,) = left_in(tmp_path, "schools")
    last = kept / "parts" / "000001.arrow"
    (kept / "parts" / "000001.fresh").write_bytes(last.read_bytes()[:500])
    last.unlink()
    assert all_of(load_all("schools", schools, tmp_path, goes_on=told.append)) == whole
    assert told == [SHORT + 1]


def test_a_part_behind_a_gap_does_not_count(tmp_path: Path, schools: list[Path]) -> None:
    (kept,) = left_in(tmp_path, "schools")
    (kept / "parts" / "000000.arrow").unlink()
    assert Parts(kept / "parts").place() is None
    assert list((kept / "parts").iterdir()) == []


def test_of_two_loads_at_once_only_one_goes_on_and_both_are_whole(
    tmp_path: Path, schools: list[Path], told: list[int]
) -> None:
    whole, _ = uninterrupted("schools", schools, tmp_path)
    second: list[Edition] = []

    def meanwhile(_: int) -> None:
        if not second:
            second.append(load("schools", schools, Editions(tmp_path), at=NOW, name="second"))

    first = load_all("schools", schools, tmp_path, progress=meanwhile, goes_on=told.append)
    assert all_of(first) == whole
    assert all_of(second[0]) == whole
    assert told
    assert left_in(tmp_path, "schools") == []


def test_a_load_stopped_when_all_was_read_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[int]
) -> None:
    paths = write(tmp_path / "given", KINDS["schools"])
    whole, _ = uninterrupted("schools", paths, tmp_path)

    def stop(*_: Any) -> None:
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr("weft.analysis.registers.load._each_once", stop)
        with pytest.raises(Stopped):
            load_all("schools", paths, tmp_path)
    assert all_of(load_all("schools", paths, tmp_path, goes_on=told.append)) == whole
    assert told == [whole["facts"]["rows_read"]]


def test_a_piece_of_which_all_was_read_is_not_opened_again(tmp_path: Path) -> None:
    def opened() -> Any:
        raise AssertionError("it was opened")

    piece = Piece("whole.csv", opened)
    with Rejects(tmp_path / "rejects.csv") as rejects:
        reading = Reading([piece], rejects, {"pieces": [{"rows": 3, "ended": True}]})
        assert list(reading.rest(piece, even_records(piece, rejects))) == []


def test_a_file_at_fault_leaves_nothing_to_go_on_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "BATCH", 100)
    charities = [CHARITY | {"registered_charity_number": 200_000 + n} for n in range(300)]
    cut = gzip.compress(as_json(charities))[:-20]
    paths = write(tmp_path / "given", {"charity.json.gz": cut})
    told: list[int] = []
    with pytest.raises(CannotLoad, match="damaged, or cut short"):
        load_all("charity-commission", paths, tmp_path, progress=told.append)
    assert told
    assert left_in(tmp_path, "charity-commission") == []
