"""Measure Weft against its peers, and say whether it keeps its promises of speed and memory.

    python bench/run.py [--times 5] [--sizes 1000000,10000000] [--pandas-up-to 10000000]
                        [--scratch FOLDER] [--write docs/benchmarks.md]

Each command runs as a process of its own, start-up included, one of each in turn, `--times` times (pandas
`--pandas-times` at the largest size); the median counts. Before that each runs once on a small ledger,
so that Python's byte code is there, as it is for whoever has used a program before. The ledgers are made in the scratch folder (1.6 GB), and stay if you name it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
from ledgers import make_ledgers
from measure import CommandFailed, Run, middle, remember_byte_code, run

HERE = Path(__file__).parent
REAL = HERE.parents[1] / "shared" / "data" / "spend" / "manchester"
REAL_MONTHS = [f"2016-{m:02d}" for m in range(4, 13)] + [f"2017-{m:02d}" for m in range(1, 4)]
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
SUPPLIERS, SEED = 200_000, 7
SMALL = 24_000
LARGE = 10_000_000
GIGABYTE = 1e9


@dataclass
class Contestant:
    """A piece of work that is measured: its commands, and what it took each time."""

    name: str
    commands: list[list[str]]
    times: int
    clear: Path | None = None
    runs: list[Run] = field(default_factory=list)

    def go(self) -> None:
        """Run it once more, into an empty folder."""
        if self.clear and self.clear.exists():
            shutil.rmtree(self.clear)
        self.runs.append(run(self.commands))

    @property
    def result(self) -> Run:
        """The median of its runs."""
        return middle(self.runs)


@dataclass(frozen=True)
class Promise:
    """What was promised, what was measured, and the limit."""

    what: str
    measured: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the promise is kept."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def row(self) -> str:
        """A row of the table of promises."""
        word = "at least" if self.at_least else "at most"
        limit = f"{word} {self.limit:g} {self.unit}"
        verdict = "kept" if self.kept else "**not kept**"
        return f"| {self.what} | {self.measured:.2f} {self.unit} | {limit} | {verdict} |"


def python(script: str, *given: Path) -> list[str]:
    """The command that runs one of the scripts beside this one."""
    return [sys.executable, str(HERE / script), *map(str, given)]


def weft(*given: str | Path) -> list[str]:
    """The command that runs Weft as its user does."""
    return [str(Path(sys.executable).with_name("weft")), *map(str, given)]


def contestants(folder: Path, out: Path, times: int, pandas_times: int) -> dict[str, Contestant]:
    """Those that do the same work on the ledgers of one size; without pandas where it has no times."""
    read = out / f"{folder.name}-read"
    field_ = {
        "weft": Contestant(
            "Weft: read + counted",
            [
                weft("spend", "read", folder, "--out", read),
                python("count.py", read, out / f"{folder.name}-weft.json"),
            ],
            times,
            clear=read,
        ),
        "duckdb": Contestant(
            "DuckDB: scan and group",
            [python("peer_duckdb.py", folder, out / f"{folder.name}-duckdb.json")],
            times,
        ),
    }
    if pandas_times:
        command = python("peer_pandas.py", folder, out / f"{folder.name}-pandas.json")
        field_["pandas"] = Contestant("pandas: the same work", [command], pandas_times)
    return field_


def real_contestants(out: Path, times: int) -> dict[str, Contestant]:
    """Reading and reporting one real council year, where the published files are at hand."""
    files = [REAL / f"{month}.csv.gz" for month in REAL_MONTHS]
    if not all(path.exists() for path in files):
        print(f"Manchester's files are not at {REAL}: put them there to measure a real year.")
        return {}
    year = out / "manchester-2016-17"
    year.mkdir(exist_ok=True)
    for path in files:
        shutil.copy(path, year / path.name)
    read, report = out / "manchester-read", out / "manchester-report"
    return {
        "real read": Contestant(
            "Manchester 2016-17: read", [weft("spend", "read", year, "--out", read)], times, read
        ),
        "real report": Contestant(
            "Manchester 2016-17: everything, with PDF and XLSX",
            [weft("spend", "report", year, "--year", "2016-17", "--out", report)],
            times,
            report,
        ),
    }


def warm_up(scratch: Path, real: dict[str, Contestant]) -> None:
    """Run each once, uncounted."""
    folder = scratch / "payments-small"
    make_ledgers(folder, payments=SMALL, suppliers=1_000, seed=SEED)
    for one in (*contestants(folder, scratch, 1, 1).values(), *real.values()):
        one.go()
        one.runs.clear()


def measure(everyone: Sequence[Contestant]) -> None:
    """Run one of each in turn until each has had its times."""
    for turn in range(max((one.times for one in everyone), default=0)):
        for one in everyone:
            if turn < one.times:
                one.go()
                last = one.runs[-1]
                print(f"  {one.name}: {last.seconds:.2f} s, {last.memory / GIGABYTE:.2f} GB")


def check_agreement(folder: Path, out: Path, entered: Sequence[str]) -> None:
    """Stop where Weft or pandas does not come to the truth, or they do not agree on every sum."""
    truth = json.loads(folder.with_name(folder.name + ".truth.json").read_text("utf-8"))
    found = {
        name: json.loads((out / f"{folder.name}-{name}.json").read_text("utf-8"))
        for name in ("weft", "pandas")
        if name in entered
    }
    for name, told in found.items():
        for what in ("pence_loaded", "rows_loaded"):
            if told[what] != truth[what]:
                raise CommandFailed(
                    f"{name} found {what} {told[what]:,} in {folder.name}, but it is {truth[what]:,}."
                )
    if len(found) == 2:
        _check_sums(found["weft"], found["pandas"], folder.name)


def _check_sums(weft: dict[str, Any], pandas: dict[str, Any], name: str) -> None:
    """A wrong sum is not a fast one."""
    for what in weft:
        ours, theirs = (
            one[what] if isinstance(one[what], dict) else {what: one[what]}
            for one in (weft, pandas)
        )
        differ = {
            key: (ours.get(key), theirs.get(key))
            for key in sorted({*ours, *theirs})
            if ours.get(key) != theirs.get(key)
        }
        if differ:
            raise CommandFailed(f"{name}, {what}: Weft and pandas differ: {differ}.")


def promises(
    sizes: dict[int, dict[str, Contestant]], real: dict[str, Contestant]
) -> Iterator[Promise]:
    """The promises that these runs can be held to."""
    for size, entered in sizes.items():
        label = f"{size / 1e6:g} million"
        ours = entered["weft"].result
        scan = ours.seconds / entered["duckdb"].result.seconds
        yield Promise(f"{label}: read + counted, against DuckDB's scan", scan, 6, "times")
        yield Promise(f"{label}: greatest memory", ours.memory / GIGABYTE, 3, "GB")
        if "pandas" in entered:
            faster = entered["pandas"].result.seconds / ours.seconds
            yield Promise(f"{label}: faster than pandas", faster, 5, "times", at_least=True)
    if len(sizes) > 1:
        small, large = min(sizes), max(sizes)
        growth = sizes[large]["weft"].result.seconds / sizes[small]["weft"].result.seconds
        limit = 1.1 * large / small
        yield Promise(f"{large:,} payments against {small:,}", growth, limit, "times")
    if real:
        yield Promise("Manchester 2016-17: read", real["real read"].result.seconds, 3, "s")
        whole = real["real report"].result.seconds
        yield Promise("Manchester 2016-17: everything", whole, 10, "s")


def page(everyone: Sequence[Contestant], kept: Sequence[Promise]) -> str:
    """The two tables as Markdown: the promises, and what each contestant took."""
    memory = psutil.virtual_memory().total / GIGABYTE
    packages = ", ".join(f"{name} {version(name)}" for name in ("weft", "duckdb", "pandas"))
    machine = f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}"
    lines = [
        f"Measured on {machine}; {packages}.", "",
        "| promise | measured | limit | |", "|---|---|---|---|",
        *(promise.row() for promise in kept), "",
        "| work | median | fastest | slowest | runs | greatest memory |",
        "|---|---|---|---|---|---|",
    ]  # fmt: skip
    for one in everyone:
        seconds = [each.seconds for each in one.runs]
        lines.append(
            f"| {one.name} | {one.result.seconds:.2f} s | {min(seconds):.2f} s | "
            f"{max(seconds):.2f} s | {len(seconds)} | {one.result.memory / GIGABYTE:.2f} GB |"
        )
    return "\n".join(lines) + "\n"


def write_between_marks(path: Path, text: str, begin: str = BEGIN, end: str = END) -> None:
    """Put the tables between the marks of a page that has them."""
    before, _, rest = path.read_text("utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"{path} has no {begin} … {end}: put these two lines where the tables go.")
    path.write_text(f"{before}{begin}\n{text}{end}{after}", encoding="utf-8")


@contextmanager
def scratch_folder(named: Path | None) -> Iterator[Path]:
    """The folder that was named, or one that is gone afterwards."""
    if named:
        named.mkdir(parents=True, exist_ok=True)
        yield named
        return
    with tempfile.TemporaryDirectory(prefix="weft-bench-") as made:
        yield Path(made)


def asked() -> argparse.Namespace:
    """What the command line asks for."""
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("--times", type=int, default=5)
    wanted.add_argument("--sizes", default="1000000,10000000")
    wanted.add_argument("--pandas-times", type=int, default=3)
    wanted.add_argument("--pandas-up-to", type=int, default=10_000_000)
    wanted.add_argument("--scratch", type=Path)
    wanted.add_argument("--write", type=Path)
    wanted.add_argument("--only-real", action="store_true")
    return wanted.parse_args()


def main() -> None:
    """Measure, print, write; end with 1 where a promise is not kept."""
    given = asked()
    sizes: dict[int, dict[str, Contestant]] = {}
    with scratch_folder(given.scratch) as scratch:
        remember_byte_code(scratch / "byte-code")
        for size in [] if given.only_real else map(int, given.sizes.split(",")):
            folder = scratch / f"payments-{size}"
            make_ledgers(folder, payments=size, suppliers=SUPPLIERS, seed=SEED)
            pandas_times = min(given.times, given.pandas_times) if size >= LARGE else given.times
            pandas_times = pandas_times if size <= given.pandas_up_to else 0
            sizes[size] = contestants(folder, scratch, given.times, pandas_times)
            for one in sizes[size].values():
                one.name = f"{size / 1e6:g} million, {one.name}"
        real = real_contestants(scratch, given.times)
        everyone = [one for entered in (*sizes.values(), real) for one in entered.values()]
        warm_up(scratch, real)
        measure(everyone)
        for size, entered in sizes.items():
            check_agreement(scratch / f"payments-{size}", scratch, list(entered))
    kept = list(promises(sizes, real))
    text = page(everyone, kept)
    print(f"\n{text}")
    if given.write:
        write_between_marks(given.write, text)
    sys.exit(not all(promise.kept for promise in kept))


if __name__ == "__main__":
    try:
        main()
    except CommandFailed as failed:
        sys.exit(str(failed))
