"""Who was paid: the largest suppliers, and those who came and went. Individuals are never named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from weft.analysis.names.individuals import NOT_SHOWN
from weft.analysis.reporting.model import Chart, Column, Figure, Kind, Section, Shape, Table, Value
from weft.analysis.reporting.words import count, gbp_short
from weft.analysis.spend.figures import (
    Account,
    columns,
    listed,
    number,
    percent,
    share_of_money,
    sum_cells,
)
from weft.analysis.spend.figures_bridge import top_influenceable
from weft.analysis.spend.periods import YEAR_BEFORE, month_words
from weft.analysis.spend.sums import TOPS, Sum, Suppliers, SupplierSum, added, within

ORGANISATION, INDIVIDUAL, NOT_NAMED = "organisation", "individual", "not named"
"""Who a payee is, as far as it bears on naming it: an individual is one, or may be one."""
NAMED = 300
FEW = 5


def who(account: Account) -> Section:
    """The section of the report."""
    ranked = largest(account)
    figures = [
        _suppliers(account, ranked),
        *_tops(account, ranked),
        *_redacted(account),
        *_came_and_went(account),
    ]
    sentences = (
        _sentence(account, ranked),
        f"Payees who are, or may be, individuals are never named here; they stand together "
        f"as “{NOT_SHOWN}”.",
        _comparison(account),
    )
    tables = [_top_table(account, ranked), _influenceable_table(account)]
    if why_not_known(account) is None:
        tables += [_moved_table(account, "new"), _moved_table(account, "lost")]
    return Section(
        "who", "Who received it", sentences, tuple(figures), tuple(tables), in_summary=True
    )


def largest(account: Account) -> Suppliers:
    """Everyone paid in the period, largest first."""
    return account.counts.suppliers.largest("in_period")


def why_not_known(account: Account) -> str | None:
    """Say why suppliers cannot be compared with the year before, or None when they can."""
    had = {(cell.body, cell.month) for cell in account.counts.cells if cell.when == YEAR_BEFORE}
    before = account.period.year_before()
    missing = sorted(
        {month for body in account.bodies for month in before.months() if (body, month) not in had}
    )
    if not missing:
        return None
    if len(missing) == len(before.months()):
        return f"The payments of the year before ({before.words()}) are not among the files."
    months = listed([month_words(month) for month in missing])
    return (
        f"The year before is not complete: {months} of at least one body are not among the files."
    )


def new_and_lost(account: Account) -> tuple[Suppliers, Suppliers]:
    """Suppliers paid now and not in the year before, and the other way round; largest first."""
    everyone = account.counts.suppliers
    new = everyone.largest("in_period").never("before")
    return new, everyone.largest("before").never("in_period")


def _suppliers(account: Account, ranked: Suppliers) -> Figure:
    definition = "Payees named in the period; names that are the same after normalising are one."
    of = ranked.sum("in_period").chosen_by(who=(ORGANISATION, INDIVIDUAL))
    return number("suppliers", "Suppliers", len(ranked), definition, of)


def _tops(account: Account, ranked: Suppliers) -> list[Figure]:
    return [
        share_of_money(
            f"suppliers.top_{most}.share",
            f"Share of the largest {most}",
            ranked[:most].sum("in_period").chosen_by(top=within(most)),
            account.total,
            f"Money to the {most} largest named payees as a share of all money in the period.",
        )
        for most in TOPS
    ]


def _redacted(account: Account) -> list[Figure]:
    redacted = account.counts.in_period(payee="redacted")
    blank = account.counts.in_period(payee="not stated")
    return [
        share_of_money(
            "payee.redacted.share",
            "Redacted",
            redacted,
            account.total,
            "Payments whose payee the file withholds, as a share of the money.",
        ),
        share_of_money(
            "payee.not_stated.share",
            "Payee not stated",
            blank,
            account.total,
            "Payments whose payee is left blank, as a share of the money.",
        ),
    ]


def _came_and_went(account: Account) -> list[Figure]:
    if why_not_known(account):
        return []
    new, lost = new_and_lost(account)
    return [
        number(
            "suppliers.new",
            "New suppliers",
            len(new),
            "Paid in the period, and not in the year before.",
            new.sum("in_period").chosen_by(new=True),
        ),
        number(
            "suppliers.lost",
            "Suppliers no longer paid",
            len(lost),
            "Paid in the year before, and not in the period.",
            lost.sum("before"),
        ),
    ]


def _sentence(account: Account, ranked: Suppliers) -> str:
    top = ranked[:10].sum("in_period")
    return (
        f"{count(len(ranked))} suppliers were paid; the ten largest received "
        f"{percent(top.amount_gbp, account.total.amount_gbp)} of the money "
        f"({gbp_short(top.amount_gbp)})."
    )


def _comparison(account: Account) -> str:
    if why := why_not_known(account):
        return f"How many suppliers are new is not known. {why}"
    new, lost = new_and_lost(account)
    return (
        f"{count(len(new))} suppliers are new and {count(len(lost))} are no longer paid, "
        "against the year before."
    )


def shown(
    suppliers: Sequence[SupplierSum],
    of: Callable[[SupplierSum], Sum],
    whole: Sum,
    *,
    ranked: bool,
    located: bool = True,
) -> tuple[tuple[Value, ...], ...]:
    """Rows of a table of suppliers: the named ones by rank, all individuals together at the end."""
    rows: list[tuple[Value, ...]] = [
        (rank, one.supplier, *sum_cells(of(one), whole), one.locality)
        for rank, one in enumerate(suppliers, start=1)
        if not one.hidden
    ]
    if hidden := [one for one in suppliers if one.hidden]:
        how_many = len(hidden) if len(hidden) >= FEW else f"fewer than {FEW}"
        together = sum_cells(added(of(one) for one in hidden), whole)
        rows.append((None, f"{NOT_SHOWN} ({how_many})", *together, ""))
    end = None if located else -1
    return tuple(row[0 if ranked else 1 : end] for row in rows)


COLUMNS = (
    ("supplier", "Supplier", Kind.TEXT),
    ("amount_gbp", "Amount", Kind.GBP),
    ("share", "Share of the money", Kind.SHARE),
    ("payments", "Payments", Kind.COUNT),
)
WHERE = (
    "locality",
    "Where",
    Kind.TEXT,
    "Where the supplier is, seen from home; empty where it is not paid in the period.",
)
RANK = (
    "rank",
    "Rank",
    Kind.COUNT,
    "Place by money among all payees; individuals keep theirs and are not shown.",
)


def _is_located(account: Account) -> bool:
    """Whether anything is home, so that a supplier can be somewhere seen from it."""
    return any(account.homes.values())


def _supplier_columns(account: Account, *, ranked: bool) -> tuple[Column, ...]:
    located = (WHERE,) if _is_located(account) else ()
    return columns(*((RANK,) if ranked else ()), *COLUMNS, *located)


def _top_table(account: Account, ranked: Suppliers) -> Table:
    largest_few, located = ranked[:NAMED], _is_located(account)
    rows = shown(
        largest_few, lambda one: one.in_period, account.total, ranked=True, located=located
    )
    return Table(
        "suppliers-top",
        f"The {NAMED} largest suppliers",
        _supplier_columns(account, ranked=True),
        rows,
        "All payments in the period to each named payee, largest first.",
        Chart(
            Shape.BARS,
            "supplier",
            "amount_gbp",
            alt="The largest suppliers by money paid in the period.",
        ),
        summary_rows=10,
    )


def _influenceable_table(account: Account) -> Table:
    rows = shown(
        top_influenceable(account, NAMED),
        lambda one: one.influenceable,
        account.influenceable,
        ranked=True,
        located=_is_located(account),
    )
    return Table(
        "suppliers-influenceable",
        f"The {NAMED} largest suppliers of influenceable spend",
        _supplier_columns(account, ranked=True),
        rows,
        "Payments in the period that no rule of the bridge keeps apart, by supplier, largest "
        "first.",
        summary_rows=10,
    )


def _moved_table(account: Account, way: str) -> Table:
    new, lost = new_and_lost(account)
    located = _is_located(account)
    if way == "new":
        rows = shown(
            new[:NAMED], lambda one: one.in_period, account.total, ranked=False, located=located
        )
        title, definition = (
            "New suppliers",
            "Paid in the period and not in the year before; the largest first.",
        )
    else:
        whole = account.counts.total(lambda cell: cell.when == YEAR_BEFORE)
        rows = shown(lost[:NAMED], lambda one: one.before, whole, ranked=False, located=located)
        title, definition = (
            "Suppliers no longer paid",
            "Paid in the year before and not in the period, with what they had.",
        )
    named = _supplier_columns(account, ranked=False)
    return Table(f"suppliers-{way}", title, named, rows, definition, summary_rows=10)
