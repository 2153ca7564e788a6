"""Where the payees are, seen from home: by money and by payments, with the unknown kept unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from weft.analysis.reporting.model import (
    Chart,
    Figure,
    Kind,
    Section,
    Shape,
    Table,
    Value,
)
from weft.analysis.reporting.words import gbp, share
from weft.analysis.spend.counted import Cell
from weft.analysis.spend.figures import (
    SIX_PLACES,
    SUM_COLUMNS,
    Account,
    columns,
    part,
    percent,
    share_of_money,
    share_of_payments,
    slug,
    sum_cells,
    workings,
)
from weft.analysis.spend.placed import ELSEWHERE, LOCALITIES, OWN_DISTRICT, UNKNOWN, Home
from weft.analysis.spend.sums import Sum


@dataclass(frozen=True)
class Local:
    """One body's money, and the part of it in its own district."""

    body: str
    amount_gbp: Decimal
    local_gbp: Decimal


@dataclass(frozen=True)
class Averages:
    """Two averages of several bodies' local shares, and the sums that lead to them."""

    unweighted: Decimal
    """Each body counts the same: the mean of their shares."""
    weighted: Decimal
    """Each pound counts the same: all local money by all money."""
    steps_unweighted: tuple[str, ...]
    steps_weighted: tuple[str, ...]


def averages(bodies: Sequence[Local]) -> Averages | None:
    """The unweighted and the weighted average local share; None where no body has money."""
    paid = [body for body in bodies if body.amount_gbp]
    if not paid:
        return None
    shares = [body.local_gbp / body.amount_gbp for body in paid]
    whole = sum((body.amount_gbp for body in paid), Decimal(0))
    local = sum((body.local_gbp for body in paid), Decimal(0))
    mean = (sum(shares, Decimal(0)) / len(paid)).quantize(SIX_PLACES)
    weighted = (local / whole).quantize(SIX_PLACES)
    each = tuple(
        f"{body.body}: {gbp(body.local_gbp)} ÷ {gbp(body.amount_gbp)} = {share(one)}"
        for body, one in zip(paid, shares, strict=True)
    )
    return Averages(
        mean,
        weighted,
        (*each, f"sum of the shares ÷ {len(paid)} = {share(mean)}"),
        (f"{gbp(local)} ÷ {gbp(whole)} = {share(weighted)}",),
    )


def where(account: Account) -> Section:
    """The section of the report."""
    if not any(account.homes.values()):
        sentence = (
            "Where the payees are is not known: for that, the suppliers' postcodes, the areas of "
            "postcodes and the home area of who paid are needed."
        )
        return Section("where", "Where it went", (sentence,))
    sums = account.counts.by(lambda cell: cell.locality)
    free = account.counts.by(lambda cell: cell.locality if cell.kept_apart is None else "")
    figures = [figure for name in _levels(account) for figure in _shares(name, account)]
    figures += [
        share_of_money(
            f"local.influenceable.{slug(name)}.share",
            f"{_title(name)}, of influenceable spend",
            account.counts.in_period(locality=name, kept_apart=None),
            account.influenceable,
            f"Influenceable spend with payees in: {name}, as a share of all influenceable spend.",
            quiet=name != OWN_DISTRICT,
        )
        for name in _levels(account)
    ]
    tables = (
        _table("locality", "Where the money went", sums, account.total, account),
        _table(
            "locality-influenceable",
            "Where influenceable spend went",
            free,
            account.influenceable,
            account,
        ),
        _why_unknown(account),
    )
    return Section(
        "where", "Where it went", _sentences(account, sums), tuple(figures), tables, in_summary=True
    )


def compared(account: Account) -> Section | None:
    """Several bodies side by side; None where there is one, or none is at home anywhere."""
    if len(account.bodies) < 2 or not any(account.homes.values()):
        return None
    locals_ = local_of_each(account)
    both = averages(locals_)
    if both is None:
        return None
    sentence = (
        f"On average the {len(locals_)} bodies paid {share(both.unweighted)} of their money "
        f"in their own district; "
        f"of all their money together it was {share(both.weighted)}. Both are right: the "
        f"first counts each body "
        "alike, the second each pound."
    )
    tables = (_side_by_side(account), _comparison(account))
    return Section(
        "compared",
        "The bodies compared",
        (sentence,),
        _average_figures(both, account.total),
        tables,
        in_summary=True,
    )


def _average_figures(both: Averages, whole: Sum) -> tuple[Figure, Figure]:
    def figure(
        which: str, label: str, value: Decimal, definition: str, steps: tuple[str, ...]
    ) -> Figure:
        made = workings(definition, whole, *steps)
        return Figure(f"compared.local.{which}", label, value, Kind.SHARE, made)

    return (
        figure(
            "unweighted", "Average local share, each body alike", both.unweighted,
            "The mean of the bodies' own shares in their own district; each body counts the same.",
            both.steps_unweighted,
        ),
        figure(
            "weighted", "Local share of all the money", both.weighted,
            "All money in the payer's own district as a share of all money; each pound counts the same.",
            both.steps_weighted,
        ),
    )  # fmt: skip


def local_of_each(account: Account) -> tuple[Local, ...]:
    """Each body's money in the period, and the part in its own district."""
    sums = account.counts.by(lambda cell: (cell.body, cell.locality))
    return tuple(
        Local(
            body,
            sum((one.amount_gbp for (name, _), one in sums.items() if name == body), Decimal(0)),
            sums.get((body, OWN_DISTRICT), Sum()).amount_gbp,
        )
        for body in account.bodies
    )


def _levels(account: Account) -> tuple[str, ...]:
    told = {
        OWN_DISTRICT: any(home.district for home in account.homes.values()),
        "city region": any(home.city_region for home in account.homes.values()),
        "region": any(home.region for home in account.homes.values()),
    }
    return tuple(name for name in LOCALITIES if told.get(name, True))


def _title(name: str) -> str:
    titles = {
        OWN_DISTRICT: "In the own district",
        "city region": "In the rest of the city region",
        "region": "In the rest of the region",
        ELSEWHERE: "Elsewhere",
        UNKNOWN: "Not known where",
    }
    return titles[name]


def _shares(name: str, account: Account) -> list[Figure]:
    mine, id = account.counts.in_period(locality=name), f"local.{slug(name)}"
    definition = (
        f"Payments to payees in: {name}, by the one address by which each is placed (“By which address "
        "payees are placed” says which). What is unknown stays unknown and is part of the whole. Local by "
        "definition (registered, trading, based) stands in a section of its own."
    )
    return [
        share_of_money(f"{id}.share", f"{_title(name)}, by money", mine, account.total, definition),
        share_of_payments(
            f"{id}.payments_share",
            f"{_title(name)}, by payments",
            mine,
            account.total,
            definition,
            quiet=name != OWN_DISTRICT,
        ),
    ]


def _sentences(account: Account, sums: dict[str, Sum]) -> tuple[str, ...]:
    total = account.total.amount_gbp
    said = [
        f"{percent(sums.get(name, Sum()).amount_gbp, total)} {_title(name).lower()}"
        for name in _levels(account)
    ]
    homes = "; ".join(f"{body}: {home_words(home)}" for body, home in account.homes.items() if home)
    return (f"Of the money, {', '.join(said)}.", f"Home is — {homes}.")


def home_words(home: Home) -> str:
    """The areas that are home, from the smallest."""
    return ", ".join(
        ", ".join(sorted(areas))
        for areas in (home.district, home.city_region, home.region)
        if areas
    )


def _table(id: str, title: str, sums: dict[str, Sum], whole: Sum, account: Account) -> Table:
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            _title(name),
            *sum_cells(sums.get(name, Sum()), whole),
            part(sums.get(name, Sum()).payments, whole.payments),
        )
        for name in _levels(account)
    )
    return Table(
        id,
        title,
        columns(
            ("where", "Where", Kind.TEXT),
            *SUM_COLUMNS,
            ("payments_share", "Share of the payments", Kind.SHARE),
        ),
        rows,
        "By the postcode of the payee: the supplier file's, else the payment's own, else a register's. "
        "Parts add up to the whole.",
        Chart(
            Shape.BARS,
            "where",
            "amount_gbp",
            alt=f"{title}: {', '.join(f'{row[0]} {_shown(row[2])}' for row in rows)}.",
        ),
    )


def _shown(value: Value) -> str:
    return share(value) if isinstance(value, Decimal) else "none"


def _why_unknown(account: Account) -> Table:
    def key(cell: Cell) -> str | None:
        return cell.locality_because if cell.locality == UNKNOWN else None

    sums = account.counts.by(key)
    rows = tuple((why, *sum_cells(one, account.total)) for why, one in sums.items() if why)
    return Table(
        "locality-unknown",
        "Why it is not known where",
        columns(
            ("why", "Why", Kind.TEXT),
            *SUM_COLUMNS,
        ),
        rows,
        "Payments in the period whose payee cannot be placed.",
    )


def _side_by_side(account: Account) -> Table:
    """A row for each body and place, so that their shares can be drawn beside each other."""
    sums = account.counts.by(lambda cell: (cell.body, cell.locality))
    rows: list[tuple[Value, ...]] = []
    for one in local_of_each(account):
        for name in _levels(account):
            mine = sums.get((one.body, name), Sum())
            share_of_body = part(mine.amount_gbp, one.amount_gbp)
            rows.append((one.body, _title(name), mine.amount_gbp, share_of_body, mine.payments))
    return Table(
        "compared-localities",
        "Where each body's money went",
        columns(
            ("body", "Body", Kind.TEXT),
            ("where", "Where", Kind.TEXT),
            ("amount_gbp", "Amount", Kind.GBP),
            ("share", "Share of the body's money", Kind.SHARE),
            ("payments", "Payments", Kind.COUNT),
        ),
        tuple(rows),
        "Each body's money in the period by where the payee is, seen from that body.",
        Chart(
            Shape.STACK,
            "body",
            "share",
            split="where",
            alt="; ".join(
                f"{one.body}: {percent(one.local_gbp, one.amount_gbp)} in its own district"
                for one in local_of_each(account)
            )
            + ".",
        ),
    )


def _comparison(account: Account) -> Table:
    sums = account.counts.by(lambda cell: (cell.body, cell.locality))
    rows: list[tuple[Value, ...]] = []
    for one in local_of_each(account):
        shares = [
            part(sums.get((one.body, name), Sum()).amount_gbp, one.amount_gbp)
            for name in _levels(account)
        ]
        rows.append((one.body, one.amount_gbp, one.local_gbp, *shares))
    return Table(
        "compared",
        "The bodies compared",
        columns(
            ("body", "Body", Kind.TEXT),
            ("amount_gbp", "Amount", Kind.GBP),
            ("own_district_gbp", "In the own district", Kind.GBP),
            *(
                (f"{slug(name)}_share", f"{_title(name)}, share", Kind.SHARE)
                for name in _levels(account)
            ),
        ),
        tuple(rows),
        "Each body's money in the period by where the payee is, seen from that body.",
    )
