"""From the folders to the counts: every step of the analysis, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.editions import Editions
from weft.analysis.engine import engine, kept, named
from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.places.found import found_areas
from weft.analysis.places.ground import Ground
from weft.analysis.places.outside import Areas, outside
from weft.analysis.spend.cleaned import cleaned, distinct_names
from weft.analysis.spend.counted import Counts, counted
from weft.analysis.spend.described import (
    Described,
    described,
    mentions,
    postcodes_of,
    registers_in_use,
)
from weft.analysis.spend.figures import Account, listed, percent
from weft.analysis.spend.folders import Folder, payments_of
from weft.analysis.spend.kept_apart import (
    Rule,
    judged_by_name,
    kept_apart,
    read_rules,
    with_paid_to_people,
)
from weft.analysis.spend.lines import local_lines
from weft.analysis.spend.periods import IN_PERIOD, UNDATED, Period, dated
from weft.analysis.spend.placed import Home, homes, placed
from weft.analysis.spend.places import LEVELS, Places, letters, places_in_use, read_places
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
from weft.analysis.spend.spots import Spot, spots_of
from weft.analysis.spend.suppliers import Addresses, read_suppliers
from weft.analysis.spend.traced import traced

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
    editions: Editions | None = None
    """The data folder whose registers and places in use are taken; None is no such folder."""
    trace: Path | None = None
    """Where the payments of the period are kept with what every step found (see `traced`)."""
    names: Path | None = None
    """Where the names are kept with the supplier of each, as the next report's `known`, with what is asked."""


@dataclass(frozen=True)
class Who:
    """The names in the payments, and the suppliers that they are."""

    known: ir.Table
    """All that is known of each name."""
    found: ir.Table
    """What the resolver made of the names."""
    described: Described
    addresses: Addresses | None


def account_of(folders: tuple[Folder, ...], asked: Asked) -> Account:
    """Take the payments of the folders through every step and add them up."""
    with engine() as connection:
        payments = payments_of(connection, folders)
        bodies = _bodies(payments)
        rules = read_rules(asked.files["rules"] or KEPT_APART)
        who = _who(connection, payments, asked, rules)
        where = _where(connection, payments, who, asked, bodies)
        judged = named(_judged(payments, asked.period, who, where, rules), "judged")
        counts = counted(judged, who.found, rules)
        paying = tuple(sorted({cell.body for cell in counts.cells if cell.when == IN_PERIOD}))
        if not paying:
            raise NothingInPeriod(_nothing(counts, asked.period, payments))
        wanted = {one.postcode for one in counts.parts if one.postcode}
        spots = where.spots(wanted | who.described.postcodes())
        at_home = {body: home for body, home in where.homes.items() if body in paying}
        registers = who.described.registers
        ids = {one.org_id for one in who.described.profiles.values() if one.org_id}
        lines = local_lines(connection, registers, where.ground, at_home, ids)
        account = Account(
            counts, folders, asked.period, paying, at_home, _by_date(counts),
            who.addresses.several if who.addresses else 0,
            who.described.profiles, spots, where.ground, registers, where.places, lines,
        )  # fmt: skip
        if asked.trace:
            traced(judged, account, asked.trace)
    return account


def counts_of(payments: ir.Table, asked: Asked) -> Counts:
    """The counts of payments whose payees nobody has placed."""
    rules = read_rules(asked.files["rules"] or KEPT_APART)
    who = _who(payments.get_backend(), payments, asked, rules)
    return counted(_judged(payments, asked.period, who, Where(), rules), who.found, rules)


def _who(connection: Any, payments: ir.Table, asked: Asked, rules: tuple[Rule, ...]) -> Who:
    """The steps that look at names: cleaned → resolved → described."""
    names = distinct_names(payments)
    found = found_suppliers(names, asked.resolver or _by_mention(payments, asked))
    known = _known(names, found, rules)
    suppliers = asked.files["suppliers"]
    addresses = read_suppliers(connection, suppliers, _bodies(payments)) if suppliers else None
    registers = registers_in_use(asked.editions.listed()) if asked.editions else ()
    said = mentions(payments, asked.period, known, found)
    return Who(known, found, described(said, found, addresses, registers), addresses)


def _judged(
    payments: ir.Table, period: Period, who: Who, where: Where, rules: tuple[Rule, ...]
) -> ir.Table:
    """The steps that look at payments: dated → cleaned → placed → kept apart."""
    resolved_ = told_apart(cleaned(dated(payments, period), who.known), who.found)
    located = placed(resolved_, who.addresses, where.places, where.homes, who.described.registered)
    return with_paid_to_people(kept_apart(located, rules, source=payments), payments)


@dataclass(frozen=True)
class Where:
    """The areas of the postcodes, and which of them are home to each body."""

    places: Places | None = None
    homes: dict[str, Home] = field(default_factory=dict)
    ground: Ground | None = None
    """The editions in use; None where there are no postcodes among them."""
    found: pa.Table | None = None

    def spots(self, wanted: set[str]) -> dict[str, Spot]:
        """The areas of these postcodes, in capitals without spaces."""
        return spots_of(wanted, self.places, self.ground, self.found)


def _where(
    connection: Any, payments: ir.Table, who: Who, asked: Asked, bodies: tuple[str, ...]
) -> Where:
    file, ground, found = asked.files["places"], None, None
    if asked.editions:
        ground = Ground.of(asked.editions)
    if ground and ground.postcodes:
        found = found_areas(postcodes_of(payments, who.addresses, who.described), ground)
    else:
        ground = None
    if asked.home and not (file or ground):
        raise WeftError(
            "--home needs the areas of postcodes: put postcodes to use with weft places (see "
            "docs/how-to/load-places.md), or give --places, a CSV of postcodes with their district, "
            "city region and region."
        )
    places = None
    if file:
        places = read_places(connection, file)
    elif ground and found is not None:
        places = places_in_use(connection, ground, found)
    at_home = homes(asked.home, bodies, places) if places else {}
    if places and ground and found is not None and not file:
        places = places.knowing_outside(_outside(ground, found, at_home))
    return Where(places, at_home, ground, found)


def _outside(ground: Ground, found: pa.Table, at_home: dict[str, Home]) -> frozenset[str]:
    """The postcodes, as written in capitals without spaces, that are in no area and in nobody's home."""
    homes_ = tuple(at_home.values())
    areas = Areas(
        *(frozenset().union(*(getattr(one, level) for one in homes_)) for level in LEVELS)
    )
    whole = found.filter(pc.and_(pc.is_null(found["district"]), pc.is_valid(found["postcode"])))
    rows = whole.select(["text", "postcode"]).to_pylist()
    asked = {letters(row["text"]): letters(row["postcode"]) for row in rows}
    proved = outside(asked.values(), ground, areas) if asked else frozenset()
    return frozenset(text for text, postcode in asked.items() if postcode in proved)


def _by_mention(payments: ir.Table, asked: Asked) -> Resolver:
    rulings, known = asked.files.get("rulings"), asked.files.get("known")
    said: tuple[Ruling, ...] = read_rulings([rulings]) if rulings else ()
    before: Known | None = read_known(known) if known else None
    return by_mention(payments, said, before, asked.names)


def _known(names: ir.Table, found: ir.Table, rules: tuple[Rule, ...]) -> ir.Table:
    """All that is known of each name, so that millions of payments meet the names only once."""
    payees = resolved(names.rename(supplier_name="name"), found)
    said = found.filter(~found.apart & found[RULED].notnull()).select(ruled_name="name", said=RULED)
    payees = payees.left_join(said, payees.supplier_name == said.ruled_name)
    payees = payees.mutate(individual=payees.said.coalesce(payees.individual))
    payees = payees.drop("ruled_name", "said")
    return kept(judged_by_name(payees, rules).rename(name="supplier_name"), "known_names")


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
        "Choose a period that they fall into."
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
