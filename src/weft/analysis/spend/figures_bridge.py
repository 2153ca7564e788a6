"""The bridge: from the files' total to what procurement can influence, and to the top 300 of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from weft.analysis.reporting.model import Chart, Figure, Kind, Section, Shape, Table
from weft.analysis.reporting.words import gbp, gbp_short
from weft.analysis.spend.figures import (
    Account,
    columns,
    money,
    share_of_money,
    slug,
    workings,
)
from weft.analysis.spend.folders import summed
from weft.analysis.spend.periods import UNDATED
from weft.analysis.spend.sums import Sum, Suppliers, within

TOP = 300
NOTE = (
    "The bridge counts payments by their date. An analysis by contract value, or one that "
    "chooses its "
    "suppliers by hand, counts something else: neither figure can be presented as the other. "
    "The payments "
    "do not say which of them were made under which contract, nor which suppliers another "
    "analysis chose."
)


@dataclass(frozen=True)
class Step:
    """One step of the bridge: what is taken off (a negative sum), or where it stands."""

    id: str
    label: str
    because: str
    sum: Sum
    stands: bool = False


def steps(account: Account) -> tuple[Step, ...]:
    """The way down, in order. The steps that are taken off add exactly to where it stands next."""
    return (*_to_the_period(account), *_to_influenceable(account), *_to_the_top(account))


def bridge(account: Account) -> Section:
    """The section of the report."""
    way = steps(account)
    standing = {step.id: step.sum for step in way if step.stands}
    free, top = standing["influenceable"], standing["top"]
    total = standing["in_period"]
    sentences = (
        f"Of {gbp_short(total.amount_gbp)} paid in the period, {gbp_short(free.amount_gbp)} "
        f"is money that "
        f"procurement can influence; {gbp_short(total.amount_gbp - free.amount_gbp)} is kept "
        f"apart.",
        f"The {TOP} largest suppliers of influenceable spend received "
        f"{gbp_short(top.amount_gbp)} of it.",
        _from_all_to_free(account, top),
        NOTE,
    )
    return Section(
        "bridge",
        "What procurement can influence",
        sentences,
        (*_figures(way), _top_of_everything(account)),
        (_table(way), _rules(account)),
        in_summary=True,
    )


def _to_the_period(account: Account) -> tuple[Step, ...]:
    read = _reconciled(account, "read")
    loaded = _reconciled(account, "loaded")
    undated = account.counts.total(lambda cell: cell.when == UNDATED)
    inside = account.total
    outside = _less(_less(loaded, inside), undated)
    return (
        Step("read", "In the files", "Every amount in the files, as read.", read, stands=True),
        Step(
            "quarantined",
            "Not understood",
            "Rows in quarantine, where their amount can be read.",
            _off(_reconciled(account, "quarantined")),
        ),
        Step(
            "not_payments",
            "Not payments",
            "Totals, subtotals, notes and rows that another file repeats.",
            _off(_reconciled(account, "not_payments")),
        ),
        Step("loaded", "Loaded payments", "What is left of the files.", loaded, stands=True),
        Step(
            "undated", "Without a date", "Payments that no date puts into a period.", _off(undated)
        ),
        Step("outside", "Outside the period", "Payments dated before or after it.", _off(outside)),
        Step(
            "in_period",
            "In the period",
            f"{account.period.words()}, {account.by_date}.",
            inside,
            stands=True,
        ),
    )


def _to_influenceable(account: Account) -> tuple[Step, ...]:
    groups = account.counts.by(lambda cell: cell.kept_apart)
    largest_first = sorted(
        (name for name in groups if name is not None),
        key=lambda name: (-groups[name].amount_gbp, name),
    )
    reasons = account.counts.by(lambda cell: (cell.kept_apart, cell.kept_apart_because))
    taken = [
        Step(f"less.{slug(name)}", name, _because(name, reasons), _off(groups[name]))
        for name in largest_first
    ]
    stands = Step(
        "influenceable",
        "Can be influenced",
        "No rule keeps these apart.",
        account.influenceable,
        stands=True,
    )
    return (*taken, stands)


def _to_the_top(account: Account) -> tuple[Step, ...]:
    largest = top_influenceable(account).sum("influenceable")
    top = largest.chosen_by(kept_apart=None, top_influenceable=within(TOP))
    rest = _less(account.influenceable, top)
    return (
        Step(
            "other_suppliers",
            f"Below the largest {TOP}",
            "Smaller suppliers of influenceable spend.",
            _off(rest),
        ),
        Step(
            "top",
            f"Top {TOP} suppliers of it",
            "The largest by influenceable spend.",
            top,
            stands=True,
        ),
    )


def top_of_everything(account: Account, most: int = TOP) -> Suppliers:
    """The largest suppliers by all that they were paid in the period, largest first."""
    return account.counts.suppliers.largest("in_period")[:most]


def _from_all_to_free(account: Account, top: Sum) -> str:
    """Why the largest of everything received more than the largest of influenceable spend."""
    largest = top_of_everything(account)
    whole = largest.sum("in_period").amount_gbp
    free = largest.sum("influenceable").amount_gbp
    return (
        f"The {TOP} largest suppliers of everything received {gbp_short(whole)}: "
        f"{gbp_short(whole - free)} of that is kept apart by a rule, and suppliers who take their "
        f"places among the {TOP} add {gbp_short(top.amount_gbp - free)}, which makes "
        f"{gbp_short(top.amount_gbp)}."
    )


def _top_of_everything(account: Account) -> Figure:
    largest = top_of_everything(account).sum("in_period").chosen_by(top=within(TOP))
    definition = f"The {TOP} suppliers who were paid most in the period, kept apart or not."
    return money(
        "bridge.top_of_everything",
        f"Top {TOP} suppliers of everything",
        largest,
        definition,
        quiet=True,
    )


def top_influenceable(account: Account, most: int = TOP) -> Suppliers:
    """The largest suppliers by influenceable spend, largest first."""
    return account.counts.suppliers.largest("influenceable")[:most]


def _because(group: str, reasons: dict[tuple[str | None, str | None], Sum]) -> str:
    own = [
        (sum_.amount_gbp, because)
        for (name, because), sum_ in reasons.items()
        if name == group and because
    ]
    return " ".join(because for _, because in sorted(own, key=lambda pair: (-pair[0], pair[1]))[:3])


def _figures(way: tuple[Step, ...]) -> tuple[Figure, ...]:
    standing = {step.id: step for step in way if step.stands}
    labels = {
        "read": "In the files",
        "loaded": "Loaded payments",
        "in_period": "Paid in the period",
        "influenceable": "Spend that procurement can influence",
        "top": f"Top {TOP} suppliers of influenceable spend",
    }
    figures = [
        Figure(
            f"bridge.{id}",
            labels[id],
            step.sum.amount_gbp,
            Kind.GBP,
            workings(step.because, step.sum, *_sums(way, id)),
        )
        for id, step in standing.items()
    ]
    free, total = standing["influenceable"].sum, standing["in_period"].sum
    figures.append(
        share_of_money(
            "bridge.influenceable.share",
            "Share that can be influenced",
            free,
            total,
            "Influenceable spend as a share of all payments in the period.",
        )
    )
    for step in way:
        if step.id.startswith("less."):
            taken = _off(step.sum).chosen_by(kept_apart=step.label)
            figures.append(
                money(
                    f"bridge.{step.id}",
                    f"Kept apart: {step.label}",
                    taken,
                    step.because,
                    quiet=True,
                )
            )
    return tuple(figures)


def _sums(way: tuple[Step, ...], until: str) -> tuple[str, ...]:
    """The sum that leads to a standing: from the standing before it, step by step."""
    last = next(place for place, step in enumerate(way) if step.id == until)
    first = max((place for place, step in enumerate(way[:last]) if step.stands), default=last)
    lines = [f"{step.label}: {gbp(step.sum.amount_gbp)}" for step in way[first:last]]
    return (*lines, f"= {gbp(way[last].sum.amount_gbp)}") if lines else ()


def _table(way: tuple[Step, ...]) -> Table:
    rows = tuple(
        (
            step.label,
            "total" if step.stands else "",
            step.sum.amount_gbp,
            step.sum.payments,
            step.because,
        )
        for step in way
    )
    return Table(
        "bridge",
        "From the files to what can be influenced",
        columns(
            ("step", "Step", Kind.TEXT),
            ("stands", "Total or step", Kind.TEXT, "“total” where it stands; else a step."),
            ("amount_gbp", "Amount", Kind.GBP),
            ("rows", "Rows", Kind.COUNT),
            ("because", "Why", Kind.TEXT),
        ),
        rows,
        "Each step is taken off the line above it; the steps add exactly to the next total. "
        "The first rule that fits a payment decides (rules/kept_apart.csv, or the rules given).",
        Chart(
            Shape.STEPS,
            "step",
            "amount_gbp",
            total="stands",
            alt=f"From {gbp_short(rows[0][2])} in the files down to {gbp_short(rows[-1][2])} "
            f"for the top {TOP}.",
        ),
    )


def _rules(account: Account) -> Table:
    sums = account.counts.by(
        lambda cell: (cell.kept_apart or "", cell.rule or "", cell.kept_apart_because or "")
    )
    rows = tuple(
        (group or "Can be influenced", rule or "no rule", one.amount_gbp, one.payments, because)
        for (group, rule, because), one in sorted(
            sums.items(), key=lambda pair: (pair[0][0], -pair[1].amount_gbp)
        )
    )
    return Table(
        "bridge-rules",
        "What each rule keeps apart",
        columns(
            ("group", "Group", Kind.TEXT),
            ("rule", "Rule", Kind.TEXT),
            ("amount_gbp", "Amount", Kind.GBP),
            ("payments", "Payments", Kind.COUNT),
            ("because", "Why", Kind.TEXT),
        ),
        rows,
        "Payments in the period by the first rule that fits each.",
        summary_rows=15,
    )


def _reconciled(account: Account, what: str) -> Sum:
    return Sum(
        int(summed(account.folders, f"rows_{what}")),
        summed(account.folders, f"amount_{what}_gbp") + Decimal("0.00"),
    )


def _off(taken: Sum) -> Sum:
    return Sum(-taken.payments, -taken.amount_gbp)


def _less(whole: Sum, taken: Sum) -> Sum:
    return Sum(whole.payments - taken.payments, whole.amount_gbp - taken.amount_gbp)
