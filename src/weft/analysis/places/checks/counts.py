"""The number of rows is the publisher's.

Where a person has given the publisher's number (`--expect`), it is that, to the row. Where an edition has
most areas of a country of a kind that never changes (LSOAs, MSOAs, regions, an index of deprivation), it
has all of them; with fewer, it is part of a country, and says so. No row is lost: those that could not be
understood are counted, and more than one in a thousand is a failure. No code stands twice.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from weft.analysis.editions import Edition, Editions, Finding
from weft.analysis.places.checks.codes import codes_of

MOST_OF_A_COUNTRY = 0.9
MOST_REJECTED = 0.001


def counts(edition: Edition, _editions: Editions) -> Iterator[Finding]:
    """Compare the rows with what was promised."""
    loaded, expected = int(edition.facts["rows_loaded"]), edition.facts.get("expected")
    if expected:
        right = loaded == int(expected)
        yield Finding("count", right, f"{loaded:,} rows; the publisher says {int(expected):,}")
    rejected = int(edition.facts.get("rows_rejected", 0))
    if rejected:
        few = rejected <= MOST_REJECTED * int(edition.facts["rows_read"])
        yield Finding("rejected", few, f"{rejected:,} rows could not be understood or stand twice")
    if repeated := int(edition.facts.get("repeated", 0)):
        yield Finding("repeated", False, f"{repeated:,} codes stand twice")
    yield from _of_countries(edition)
    if not expected:
        yield Finding("rows", loaded > 0, f"{loaded:,} rows were loaded")


def _of_countries(edition: Edition) -> Iterator[Finding]:
    for level, codes in codes_of(edition).items():
        countries = Counter(code[0] for code in codes)
        for country, wanted, publisher in _known().get(_what(edition, level), []):
            have = countries[country]
            if not have or not wanted:
                continue
            if have < MOST_OF_A_COUNTRY * wanted:
                words = f"part of a country: {have:,} of {wanted:,} ({publisher})"
                yield Finding(f"count of {level}", True, words)
            else:
                words = f"{have:,} where there are {wanted:,} ({publisher})"
                yield Finding(f"count of {level}", have == wanted, words)


def _what(edition: Edition, level: str) -> str:
    index = edition.facts.get("index")
    return f"{index}{edition.facts['year']}" if index else level


@cache
def _known() -> dict[str, list[tuple[str, int, str]]]:
    text = (files(__package__) / "counts.csv").read_text(encoding="utf-8")
    known: dict[str, list[tuple[str, int, str]]] = {}
    for row in csv.DictReader(text.splitlines()):
        known.setdefault(row["what"], []).append(
            (row["country"], int(row["areas"]), row["publisher"])
        )
    return known
