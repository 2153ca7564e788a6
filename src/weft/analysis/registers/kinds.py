"""Kinds of organisation, and which kind a register's own words stand for.

The words are in knowledge/categories.csv, one row for each, with the reason. A word that may stand for
several kinds is there without a kind: it says nothing.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

KNOWLEDGE = Path(__file__).parent / "knowledge"


class Kind(StrEnum):
    """What an organisation is. Each has one kind: the first of these that is true of it."""

    REDACTED = "redacted"
    PERSON = "person"
    NHS = "NHS"
    SCHOOL = "school"
    UNIVERSITY = "university"
    PUBLIC_BODY = "public body"
    HOUSING_ASSOCIATION = "housing association"
    CIC = "CIC"
    CHARITY = "charity"
    COOPERATIVE = "co-operative"
    COMPANY = "company"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Category:
    """What a register's word, or the beginning of a company number, says of an organisation."""

    kind: str | None
    reason: str


@cache
def categories(register: str) -> dict[str, Category]:
    """The words of a register, in lower case, and what they say."""
    with (KNOWLEDGE / "categories.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        row["category"].lower(): Category(row["kind"] or None, row["reason"])
        for row in rows
        if row["register"] == register
    }


def kind_of_category(register: str, category: str | None) -> str | None:
    """The kind that a register's word stands for; None where it says nothing."""
    found = categories(register).get((category or "").strip().lower())
    return found.kind if found else None


@cache
def sections() -> dict[str, str]:
    """The section (A to U) of each division (01 to 99) of SIC 2007."""
    with (KNOWLEDGE / "sic_sections.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        f"{division:02}": row["section"]
        for row in rows
        for division in range(int(row["first_division"]), int(row["last_division"]) + 1)
    }


@cache
def section_names() -> dict[str, str]:
    """The name of each section of SIC 2007, with its letter."""
    with (KNOWLEDGE / "sic_sections.csv").open(encoding="utf-8", newline="") as lines:
        return {row["section"]: row["name"] for row in csv.DictReader(lines)}


SILENT = ("74990", "99999")
"""Codes that Companies House added to SIC 2007: not trading, dormant. They say nothing of what is done."""


@cache
def sizes() -> dict[str, str | None]:
    """The size that a category of accounts stands for, as a proxy; None where it does not tell."""
    with (KNOWLEDGE / "accounts_sizes.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["accounts_category"].lower(): row["size"] or None for row in csv.DictReader(lines)
        }
