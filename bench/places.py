"""Measure how long it takes to join a million postcodes to their areas and deciles.

    python bench/places.py [--rows 1000000] [--times 5] [--write docs/benchmarks.md]

The postcodes are made: as many as the United Kingdom has (2.7 million), in 30,000 made-up places, with an
index of deprivation. Two runs are timed in a warm process: a million as a register writes them, and a
million of which one in ten is dirty (small letters, no space, O for 0, words around it, placeholders). The
start of Python and the one-time making of the joined table are told apart.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

import numpy as np
import pyarrow as pa
import pyarrow.csv

from weft.analysis.editions import Editions, Finding
from weft.analysis.places.asked import Asked
from weft.analysis.places.found import found_areas
from weft.analysis.places.ground import Ground
from weft.analysis.places.load import Kind, load

NOW = datetime(2026, 4, 1, tzinfo=UTC)
BEGIN, END = "<!-- places measured: begin -->", "<!-- places measured: end -->"
ALL_POSTCODES, AREAS, LIMIT_S = 2_700_000, 30_000, 2.0
Run = tuple[float, float]
LETTERS = np.array(list("ABDEFGHJLNPQRSTUWXYZ"))


def made_postcodes(rng: np.random.Generator) -> np.ndarray:
    """As many different postcodes as there are, of the shape AA99 9AA."""
    numbers = rng.choice(20 * 20 * 90 * 10 * 400, ALL_POSTCODES, replace=False)
    area = np.char.add(LETTERS[numbers % 20], LETTERS[numbers // 20 % 20])
    district = (10 + numbers // 400 % 90).astype(str)
    sector = (numbers // 36_000 % 10).astype(str)
    unit = np.char.add(LETTERS[numbers // 360_000 % 20], LETTERS[numbers // 7_200_000 % 20])
    first = np.char.add(area, district)
    return np.char.add(np.char.add(np.char.add(first, " "), sector), unit)


def in_use(folder: Path, postcodes: np.ndarray, rng: np.random.Generator) -> Ground:
    """The postcodes and an index of deprivation, loaded and put to use."""
    editions = Editions(folder / "weft")
    lsoa = rng.integers(1, AREAS, len(postcodes))
    codes = np.char.add("E01", np.char.zfill(lsoa.astype(str), 6))
    ward = np.char.add("E05", np.char.zfill((lsoa // 5).astype(str), 6))
    district = np.char.add("E07", np.char.zfill((lsoa // 100).astype(str), 6))
    table = pa.table({"pcds": postcodes, "lsoa21cd": codes, "wd25cd": ward, "lad25cd": district})
    pyarrow.csv.write_csv(table, folder / "postcodes.csv")
    areas = np.char.add("E01", np.char.zfill(np.arange(1, AREAS).astype(str), 6))
    index = pa.table({"lsoa21cd": areas, "imd_rank": np.arange(1, AREAS)})
    pyarrow.csv.write_csv(index, folder / "imd2025.csv")
    for kind, file in ((Kind.POSTCODES, "postcodes.csv"), (Kind.DEPRIVATION, "imd2025.csv")):
        (edition,) = load(editions, kind, Asked((folder / file,), NOW, edition="made"))
        editions.check(edition.kind, edition.name, [Finding("made", True, "made for this run")])
        editions.activate(edition.kind, edition.name, at=NOW)
    return Ground.of(editions)


def dirtied(texts: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The same with one in ten as people write them."""
    dirty = texts.astype("<U40")
    for at in np.flatnonzero(rng.random(len(texts)) < 0.1):
        text = str(texts[at])
        dirty[at] = (text.lower(), text.replace(" ", ""), text.replace("0", "O"),
                     f"CIS-{text}", "N/A")[at % 5]  # fmt: skip
    return dirty


def timed(texts: pa.Array, ground: Ground, times: int) -> list[Run]:
    """Seconds of each run after one to warm up: by the clock, and of all cores together."""
    seconds = []
    for _ in range(times + 1):
        start, worked = time.perf_counter(), time.process_time()
        found = found_areas(texts, ground)
        seconds.append((time.perf_counter() - start, time.process_time() - worked))
    assert found.num_rows == len(texts)
    return seconds[1:]


def main() -> int:
    """Measure, print, and write into the page where asked; 1 where the promise is not kept."""
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--write", type=Path)
    asked = options.parse_args()
    rng = np.random.default_rng(7)
    with tempfile.TemporaryDirectory() as name:
        postcodes = made_postcodes(rng)
        ground = in_use(Path(name), postcodes, rng)
        start = time.perf_counter()
        ground.joined()
        joining = time.perf_counter() - start
        texts = postcodes[rng.integers(0, len(postcodes), asked.rows)]
        clean = timed(pa.array(texts), ground, asked.times)
        dirty = timed(pa.array(dirtied(texts, rng)), ground, asked.times)
    lines = list(report(asked.rows, joining, clean, dirty))
    print("\n".join(lines))
    if asked.write:
        page = asked.write.read_text("utf-8")
        before, rest = page.split(BEGIN)
        after = rest.split(END)[1]
        asked.write.write_text(f"{before}{BEGIN}\n{chr(10).join(lines)}\n{END}{after}", "utf-8")
    return 0 if median(by_clock for by_clock, _ in clean) <= LIMIT_S else 1


def report(rows: int, joining: float, clean: list[Run], dirty: list[Run]) -> Iterator[str]:
    """The lines of the page."""
    yield (
        f"Measured on {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"duckdb {version('duckdb')}, pyarrow {version('pyarrow')}."
    )
    yield ""
    yield "| work | median by the clock | fastest | slowest | work of all cores | runs | limit | |"
    yield "|---|---|---|---|---|---|---|---|"
    yield _line(f"{rows:,} postcodes as a register writes them", clean, LIMIT_S)
    yield _line(f"{rows:,} postcodes, one in ten dirty", dirty, None)
    once = "once for each set of editions: the areas of 2.7 million postcodes"
    yield f"| {once} | {joining:.1f} s | | | | 1 | | |"


def _line(what: str, runs: list[Run], limit: float | None) -> str:
    clock = [by_clock for by_clock, _ in runs]
    work = median(worked for _, worked in runs)
    bound = f"at most {limit:g} s" if limit else ""
    verdict = "" if limit is None else "kept" if median(clock) <= limit else "**not kept**"
    return (
        f"| {what} | {median(clock):.2f} s | {min(clock):.2f} s | {max(clock):.2f} s | {work:.2f} s "
        f"| {len(runs)} | {bound} | {verdict} |"
    )


if __name__ == "__main__":
    raise SystemExit(main())
