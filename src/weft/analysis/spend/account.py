"""From the folders to the counts: every step of the analysis, in order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis.expr.types as ir

from weft.analysis.engine import engine, kept
from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.spend.cleaned import cleaned, distinct_names
from weft.analysis.spend.counted import Counts, counted
from weft.analysis.spend.figures import Account, listed, percent
from weft.analysis.spend.folders import Folder, payments_of
from weft.analysis.spend.kept_apart import Rule, judged_by_name, kept_apart, read_rules
from weft.analysis.spend.periods import IN_PERIOD, UNDATED, Period, dated
from weft.analysis.spend.placed import Home, homes, placed
from weft.analysis.spend.places import Places, read_places
from weft.analysis.spend.resolved import (
    RULED,
    Resolver,
    by_mention,
    found_suppliers,
    resolved,
    told_apart,
)
from weft.analysis.spend.resolving.known import Known, read_known
from weft.analysis.spend.resolving.rulings import Ruling, read_rulings
from weft.analysis.spend.rules import KEPT_APART
from weft.analysis.spend.suppliers import Addresses, read_suppliers

DATE_WORDS = {
    "paid": "by the date paid",
    "incurred": "by the date incurred (invoice or posting)",
    "period": "by the period that the file gives",
    "unknown": "by a date of which the file does not say what it is",
}


class NothingInPeriod(WeftError):
    """No payment falls into the period that was asked for."""

    exit_code = ExitCode.NO_PAYMENTS


@dataclass(frozen=True)
class Asked:
    """What a report is asked for."""

    period: Period
    files: dict[str, Path | None]
    """`suppliers`, `places`, `rules`, `rulings` and `known`, each a file or None or not there."""
    home: tuple[str, ...] = ()
    resolver: Resolver | None = None
    """None is `resolved.by_mention`, with the rulings and what is known."""


@dataclass(frozen=True)
class Ground:
    """Who is where, and which areas are home to each body."""

    addresses: Addresses | None
    places: Places | None
    homes: dict[str, Home]


def account_of(folders: tuple[Folder, ...], asked: Asked) -> Account:
    """Take the payments of the folders through every step and add them up."""
    with engine() as connection:
        payments = payments_of(connection, folders)
        ground = _ground(connection, _bodies(payments), asked)
        counts = counts_of(payments, asked, ground)
        paying = tuple(sorted({cell.body for cell in counts.cells if cell.when == IN_PERIOD}))
        if not paying:
            raise NothingInPeriod(_nothing(counts, asked.period, payments))
    at_home = {body: home for body, home in ground.homes.items() if body in paying}
    several = ground.addresses.several if ground.addresses else 0
    return Account(counts, folders, asked.period, paying, at_home, _by_date(counts), several)


def counts_of(payments: ir.Table, asked: Asked, ground: Ground) -> Counts:
    """The steps themselves: dated → cleaned → resolved → placed → kept apart → counted."""
    rules = read_rules(asked.files["rules"] or KEPT_APART)
    names = distinct_names(payments)
    found = found_suppliers(names, asked.resolver or _by_mention(payments, asked))
    known = cleaned(dated(payments, asked.period), _known(names, found, rules))
    located = placed(told_apart(known, found), ground.addresses, ground.places, ground.homes)
    return counted(kept_apart(located, rules, source=payments), found, rules)


def _by_mention(payments: ir.Table, asked: Asked) -> Resolver:
    rulings, known = asked.files.get("rulings"), asked.files.get("known")
    said: tuple[Ruling, ...] = read_rulings([rulings]) if rulings else ()
    before: Known | None = read_known(known) if known else None
    return by_mention(payments, said, before)


def _known(names: ir.Table, found: ir.Table, rules: tuple[Rule, ...]) -> ir.Table:
    """All that is known of each name, so that millions of payments meet the names only once."""
    payees = resolved(names.rename(supplier_name="name"), found)
    said = found.filter(~found.apart & found[RULED].notnull()).select(ruled_name="name", said=RULED)
    payees = payees.left_join(said, payees.supplier_name == said.ruled_name)
    payees = payees.mutate(individual=payees.said.coalesce(payees.individual))
    payees = payees.drop("ruled_name", "said")
    return kept(judged_by_name(payees, rules).rename(name="supplier_name"), "known_names")


def _ground(connection: Any, bodies: tuple[str, ...], asked: Asked) -> Ground:
    suppliers, places = asked.files["suppliers"], asked.files["places"]
    if asked.home and places is None:
        raise WeftError(
            "--home needs --places: a CSV of postcodes with their district, city region and region."
        )
    addresses = read_suppliers(connection, suppliers, bodies) if suppliers else None
    areas = read_places(connection, places) if places else None
    return Ground(addresses, areas, homes(asked.home, bodies, areas) if areas else {})


def _bodies(payments: ir.Table) -> tuple[str, ...]:
    rows = payments.select("body").distinct().to_pyarrow().to_pylist()
    return tuple(sorted(row["body"] for row in rows if row["body"]))


def _nothing(counts: Counts, about: Period, payments: ir.Table) -> str:
    days = (
        payments.agg(first=payments.date.min(), last=payments.date.max())
        .to_pyarrow()
        .to_pylist()[0]
    )
    undated = counts.total(lambda cell: cell.when == UNDATED).payments
    blank = f", and {undated:,} have no date" if undated else ""
    return (
        f"No payment is dated {about.words()}. The payments are dated {days['first']} to "
        f"{days['last']}{blank}. "
        "Give a --year that they fall into."
    )


def _by_date(counts: Counts) -> str:
    kinds = counts.by(lambda cell: cell.date_kind)
    ranked = sorted(kinds, key=lambda kind: -kinds[kind].payments)
    words = DATE_WORDS.get(str(ranked[0]), str(ranked[0]))
    if len(ranked) == 1:
        return words
    whole = counts.in_period().payments
    others = [
        f"{percent(kinds[kind].payments, whole)} {DATE_WORDS.get(kind, kind)}"
        for kind in ranked[1:]
    ]
    return f"{words} ({listed(others)})"
