"""Measure `weft spend resolve` against plain Splink on the same invented names, and how it grows.

    python bench/resolve.py [--sizes 1000000,2000000,5000000] [--splink-up-to 1000000]
                            [--times 1] [--scratch FOLDER] [--write docs/benchmarks.md]

Each command runs as a process of its own, start-up included. The names are of bench/names.py, with the
truth beside; pairwise precision and recall and B-cubed are counted over all of them.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
import psutil
from measure import CommandFailed, Run, middle, run
from names import write_names
from pyarrow import csv
from run import GIGABYTE, Promise, python, scratch_folder, weft, write_between_marks

BEGIN, END = "<!-- resolving: begin -->", "<!-- resolving: end -->"
SEED = 7
GIBIBYTE = 2**30
MOST_SECONDS, MOST_GIBIBYTES = 60, 8


@dataclass(frozen=True)
class Score:
    """How well the names were put together, from 0 to 1."""

    precision: float
    """Of the pairs that were joined, those that are one organisation."""
    recall: float
    """Of the pairs that are one organisation, those that were joined."""
    cubed_precision: float
    cubed_recall: float
    """The same for the group of each name, averaged over the names (B-cubed)."""

    @property
    def cubed(self) -> float:
        """B-cubed F1."""
        return (
            2
            * self.cubed_precision
            * self.cubed_recall
            / (self.cubed_precision + self.cubed_recall)
        )


@dataclass(frozen=True)
class Measured:
    """One contestant at one size."""

    who: str
    names: int
    runs: tuple[Run, ...]
    score: Score

    @property
    def result(self) -> Run:
        """The median of its runs."""
        return middle(self.runs)


def score(truth: np.ndarray, found: np.ndarray) -> Score:
    """Compare two groupings of the same names, each given as a number for each name."""
    _, cell = np.unique(truth.astype(np.int64) * (found.max() + 1) + found, return_inverse=True)
    shared = np.bincount(cell)
    of_truth, of_found = np.bincount(truth), np.bincount(found)
    both = shared[cell]
    return Score(
        precision=_pairs(shared) / max(_pairs(of_found), 1),
        recall=_pairs(shared) / max(_pairs(of_truth), 1),
        cubed_precision=float(np.mean(both / of_found[found])),
        cubed_recall=float(np.mean(both / of_truth[truth])),
    )


def _pairs(sizes: np.ndarray) -> int:
    return int(np.sum(sizes * (sizes - 1) // 2))


def grouping(file: Path, column: str, order: dict[str, int]) -> np.ndarray:
    """The group of each name as a number, in the order of the names."""
    table = csv.read_csv(
        file,
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            include_columns=["name", column],
            column_types={"name": "string", column: "string"},
            strings_can_be_null=False,
        ),
    )
    if len(table) != len(order):
        raise CommandFailed(f"{file} has {len(table):,} rows, and there are {len(order):,} names.")
    codes = table[column].combine_chunks().dictionary_encode().indices.to_numpy()
    placed = np.empty(len(order), dtype=np.int64)
    placed[[order[name] for name in table["name"].to_pylist()]] = codes
    return placed


def measured(size: int, scratch: Path, times: int, with_splink: bool) -> Iterator[Measured]:
    """Weft, and Splink where it is asked for, on that many names."""
    names = scratch / f"names-{size}.csv"
    truth_file = write_names(names, size, SEED)
    truths = csv.read_csv(truth_file)
    order = {name: at for at, name in enumerate(truths["name"].to_pylist())}
    truth = grouping(truth_file, "organisation", order)
    ours, theirs = scratch / f"weft-{size}.csv", scratch / f"splink-{size}.csv"
    commands = {"Weft": weft("spend", "resolve", names, "--out", ours)}
    if with_splink:
        commands["Splink"] = python("peer_splink.py", names, theirs)
    runs: dict[str, list[Run]] = {who: [] for who in commands}
    for _ in range(times):
        for who, command in commands.items():
            runs[who].append(run([command]))
            last = runs[who][-1]
            print(f"  {size:,}, {who}: {last.seconds:.1f} s, {last.memory / GIGABYTE:.2f} GB")
    yield Measured(
        "Weft", size, tuple(runs["Weft"]), score(truth, grouping(ours, "entity_id", order))
    )
    for percent in (50, 99) if with_splink else ():
        found = grouping(theirs, f"entity_{percent}", order)
        who = f"Splink, name only, p ≥ {percent / 100:g}"
        yield Measured(who, size, tuple(runs["Splink"]), score(truth, found))


def promises(everyone: Sequence[Measured]) -> Iterator[Promise]:
    """What these runs can be held to."""
    ours = {one.names: one for one in everyone if one.who == "Weft"}
    if million := ours.get(1_000_000):
        seconds, memory = million.result.seconds, million.result.memory / GIBIBYTE
        yield Promise("1 million names", seconds, MOST_SECONDS, "s")
        yield Promise("1 million names: greatest memory", memory, MOST_GIBIBYTES, "GiB")
    first = min(ours)
    for size in sorted(ours)[1:]:
        growth = ours[size].result.seconds / ours[first].result.seconds
        limit = round(size * math.log(size) / (first * math.log(first)), 2)
        yield Promise(f"{size:,} names against {first:,} (n log n)", growth, limit, "times")


def page(everyone: Sequence[Measured], kept: Sequence[Promise]) -> str:
    """The tables as Markdown: the promises, then times and scores."""
    memory = psutil.virtual_memory().total / GIGABYTE
    packages = ", ".join(f"{name} {version(name)}" for name in ("weft", "splink", "duckdb"))
    machine = f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}"
    lines = [
        f"Measured on {machine}; {packages}.", "",
        "| promise | measured | limit | |", "|---|---|---|---|",
        *(promise.row() for promise in kept), "",
        "| names | who | seconds | greatest memory | pairwise P | R | B-cubed P | R | F1 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for one in everyone:
        found = one.score
        lines.append(
            f"| {one.names:,} | {one.who} | {one.result.seconds:.1f} | "
            f"{one.result.memory / GIGABYTE:.2f} GB | {found.precision:.3f} | {found.recall:.3f} | "
            f"{found.cubed_precision:.3f} | {found.cubed_recall:.3f} | {found.cubed:.3f} |"
        )
    return "\n".join(lines) + "\n"


def asked() -> argparse.Namespace:
    """What the command line asks for."""
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("--sizes", default="1000000,2000000,5000000")
    wanted.add_argument("--splink-up-to", type=int, default=1_000_000)
    wanted.add_argument("--times", type=int, default=1)
    wanted.add_argument("--scratch", type=Path)
    wanted.add_argument("--write", type=Path)
    return wanted.parse_args()


def main() -> None:
    """Measure, print, write; end with 1 where a promise is not kept."""
    given = asked()
    everyone: list[Measured] = []
    with scratch_folder(given.scratch) as scratch:
        for size in map(int, given.sizes.split(",")):
            everyone += measured(size, scratch, given.times, size <= given.splink_up_to)
    kept = list(promises(everyone))
    text = page(everyone, kept)
    print(f"\n{text}")
    if given.write:
        write_between_marks(given.write, text, BEGIN, END)
    sys.exit(not all(promise.kept for promise in kept))


if __name__ == "__main__":
    try:
        main()
    except CommandFailed as failed:
        sys.exit(str(failed))
