"""Where the money went at a glance, what it was for, and when."""

from __future__ import annotations

from collections.abc import Sequence

from weft.analysis.reporting.model import Chart, Kind, Section, Shape, Table
from weft.analysis.reporting.words import count, gbp_short
from weft.analysis.spend.counted import BANDS, GroupSum
from weft.analysis.spend.figures import (
    SUM_COLUMNS,
    Account,
    columns,
    money,
    number,
    percent,
    share_of_money,
    sum_cells,
)
from weft.analysis.spend.periods import YEAR_BEFORE, month_words
from weft.analysis.spend.sums import Sum

NOT_STATED = "not stated"
LARGEST_GROUPS = 15


def overview(account: Account) -> Section:
    """The total, the number of payments, credits and sizes."""
    total = account.total
    credits = account.counts.in_period(band=BANDS[0][0])
    figures = (
        money(
            "total",
            "Total paid",
            total,
            f"All payments dated {account.period.words()}, credits taken off.",
        ),
        number(
            "payments",
            "Payments",
            total.payments,
            "Rows of the files that are payments or credits.",
            total,
        ),
        money(
            "credits",
            "Credits",
            credits,
            "Negative amounts: money given back or corrected.",
            quiet=not credits.payments,
        ),
        share_of_money(
            "credits.share",
            "Credits against the total",
            credits,
            total,
            "Credits as a share of the total.",
            quiet=not credits.payments,
        ),
    )
    sentence = (
        f"{gbp_short(total.amount_gbp)} was paid in {count(total.payments)} payments, "
        f"{account.period.words()}, "
        f"{account.by_date}; {_credits_said(credits)}."
    )
    tables = (_bands(account), *((_bodies(account),) if len(account.bodies) > 1 else ()))
    return Section("overview", "How much was paid", (sentence,), figures, tables, in_summary=True)


def _credits_said(credits: Sum) -> str:
    if not credits.payments:
        return "no credits are shown in these files"
    return f"{gbp_short(-credits.amount_gbp)} of credits is already taken off"


def what(account: Account) -> Section:
    """The section about departments and categories."""
    sentences = [_largest(account.counts.departments, "department", account.total)]
    sentences.append(_largest(account.counts.categories, "category", account.total))
    tables = (
        _groups(account, account.counts.departments, "departments", "Department", "department"),
        _groups(
            account,
            account.counts.categories,
            "categories",
            "Category",
            "category (or purpose, where the file has no category)",
        ),
    )
    return Section("what", "What it was for", tuple(sentences), (), tables)


def when(account: Account) -> Section:
    """The section about months."""
    months = account.counts.by(lambda cell: cell.month)
    before = account.counts.by(lambda cell: cell.month, YEAR_BEFORE)
    rows = tuple(
        (month_words(month), *sum_cells(months.get(month, Sum()), account.total))
        for month in account.period.months()
    )
    figures = tuple(
        money(
            f"month.{month}",
            month_words(month),
            account.counts.in_period(month=month),
            f"Payments dated in {month_words(month)}.",
            quiet=True,
        )
        for month in account.period.months()
    )
    best = max(account.period.months(), key=lambda month: months.get(month, Sum()).amount_gbp)
    most = gbp_short(months.get(best, Sum()).amount_gbp)
    sentence = f"The month with the most money was {month_words(best)}, with {most}."
    table = Table(
        "months",
        "By month",
        columns(("month", "Month", Kind.TEXT), *SUM_COLUMNS),
        rows,
        f"Payments in the period by month, {account.by_date}.",
        Chart(Shape.COLUMNS, "month", "amount_gbp", alt=f"Money paid in each month. {sentence}"),
    )
    sentences = (sentence, *_empty_months(account, months), *_year_before(before, account))
    return Section("when", "When it was paid", sentences, figures, (table,))


def _empty_months(account: Account, months: dict[str, Sum]) -> tuple[str, ...]:
    empty = [month for month in account.period.months() if month not in months]
    return (
        (f"No payments are dated in {', '.join(map(month_words, empty))}: files may be missing.",)
        if empty
        else ()
    )


def _year_before(before: dict[str, Sum], account: Account) -> tuple[str, ...]:
    return (
        ()
        if before
        else (f"The year before ({account.period.year_before().words()}) is not among the files.",)
    )


def _bands(account: Account) -> Table:
    sums = account.counts.by(lambda cell: cell.band)
    rows = tuple((name, *sum_cells(sums[name], account.total)) for name, _ in BANDS if name in sums)
    return Table(
        "sizes",
        "By size of payment",
        columns(("size", "Size", Kind.TEXT), *SUM_COLUMNS),
        rows,
        "Payments in the period by the amount of each.",
        Chart(Shape.BARS, "size", "amount_gbp", alt="Money by size of payment.", spare=True),
    )


def _bodies(account: Account) -> Table:
    sums = account.counts.by(lambda cell: cell.body)
    rows = tuple(
        (body, *sum_cells(sums.get(body, Sum()), account.total)) for body in account.bodies
    )
    return Table(
        "bodies",
        "By body",
        columns(("body", "Body", Kind.TEXT), *SUM_COLUMNS),
        rows,
        "Payments in the period by the organisation that paid.",
    )


def _largest(groups: Sequence[GroupSum], word: str, total: Sum) -> str:
    named = [group for group in groups if group.name]
    if not named:
        return f"The files do not say the {word} of any payment."
    first = max(named, key=lambda group: group.in_period.amount_gbp)
    blank = [group.in_period.amount_gbp for group in groups if not group.name]
    missing = f"; {percent(sum(blank), total.amount_gbp)} of the money has none" if blank else ""
    amount = first.in_period.amount_gbp
    share = percent(amount, total.amount_gbp)
    return f"The largest {word} is {first.name}, with {gbp_short(amount)} ({share}){missing}."


def _groups(account: Account, groups: Sequence[GroupSum], id: str, title: str, word: str) -> Table:
    ranked = sorted(
        groups, key=lambda group: (-group.in_period.amount_gbp, group.body, group.name or "")
    )
    many = len(account.bodies) > 1
    rows = tuple(
        (
            *((group.body,) if many else ()),
            group.name or NOT_STATED,
            *sum_cells(group.in_period, account.total),
            group.influenceable.amount_gbp,
        )
        for group in ranked
    )
    named = columns(
        *((("body", "Body", Kind.TEXT),) if many else ()),
        ("name", title, Kind.TEXT),
        *SUM_COLUMNS,
        (
            "influenceable_gbp",
            "Can be influenced",
            Kind.GBP,
            "The part that no rule of the bridge keeps apart.",
        ),
    )
    chart = Chart(Shape.BARS, "name", "amount_gbp", alt=f"Money by {word}, largest first.")
    return Table(
        id,
        f"By {title.lower()}",
        named,
        rows,
        f"Payments in the period by {word}, in the file's words.",
        None if many else chart,
        summary_rows=LARGEST_GROUPS,
    )
