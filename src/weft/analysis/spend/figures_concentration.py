"""How far the money goes to few suppliers: the largest, Herfindahl's index, categories with few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from weft.analysis.names.individuals import NOT_SHOWN
from weft.analysis.reporting.model import Figure, Kind, Section, Table, Value
from weft.analysis.reporting.words import count, gbp, gbp_short
from weft.analysis.spend.figures import (
    Account,
    columns,
    part,
    percent,
    share_of_money,
    workings,
)
from weft.analysis.spend.sums import TOPS, Sum, within

NO_CATEGORY = "not stated"
FEW_SUPPLIERS = 3
LARGEST = 20
HERFINDAHL = (
    "Herfindahl's index: the shares of all suppliers in the money, each squared, added up, times 10,000. "
    "It is 10,000 where one supplier has everything, and near 0 where many have like shares. Suppliers "
    "whose credits are more than their payments, and payees that are not named, are left out."
)


@dataclass(frozen=True)
class Concentration:
    """The suppliers of some money."""

    paid: dict[str, Decimal]
    """By supplier id: those with more payments than credits."""

    @property
    def whole(self) -> Decimal:
        """What they received together."""
        return sum(self.paid.values(), Decimal(0))

    def herfindahl(self) -> int | None:
        """Herfindahl's index, from 0 to 10,000; None where there is no money."""
        whole = self.whole
        if not whole:
            return None
        return round(sum((amount / whole) ** 2 for amount in self.paid.values()) * 10_000)

    def largest(self) -> tuple[str, Decimal] | None:
        """The supplier with the most, and what it received."""
        if not self.paid:
            return None
        return min(self.paid.items(), key=lambda pair: (-pair[1], pair[0]))


def concentration_of(paid: Iterable[tuple[str | None, Decimal]]) -> Concentration:
    """From amounts and who received them."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for supplier, amount in paid:
        if supplier is not None:
            sums[supplier] += amount
    return Concentration({supplier: amount for supplier, amount in sums.items() if amount > 0})


def concentration(account: Account) -> Section:
    """The section of the report: of influenceable spend."""
    free = [part_ for part_ in account.counts.parts if part_.influenceable]
    whole = concentration_of((one.supplier_id, one.sum.amount_gbp) for one in free)
    rows = tuple(_rows(account))
    few = [row for row in rows if isinstance(row[-4], int) and 0 < row[-4] <= FEW_SUPPLIERS]
    sentences = (_sentence(account, whole), *_few_said(few, account))
    figures = (*_tops(account), *_index(whole, account.influenceable))
    tables = (_table(account, "concentration", "How few suppliers each category has", rows),
              _table(account, "few-suppliers", f"Categories with {FEW_SUPPLIERS} suppliers or fewer", few))  # fmt: skip
    shown = tables if few else tables[:1]
    return Section("concentration", "How few received it", sentences, figures, shown)


def _sentence(account: Account, whole: Concentration) -> str:
    index = whole.herfindahl()
    top = account.counts.suppliers.largest("influenceable")[: TOPS[0]].sum("influenceable")
    said = (
        "has no index" if index is None else f"has a Herfindahl index of {count(index)} of 10,000"
    )
    return (
        f"Of influenceable spend, the {TOPS[0]} largest suppliers received "
        f"{percent(top.amount_gbp, account.influenceable.amount_gbp)}; among {count(len(whole.paid))} "
        f"suppliers it {said}."
    )


def _few_said(few: list[tuple[Value, ...]], account: Account) -> tuple[str, ...]:
    if not few:
        return ()
    money = sum((row[-5] for row in few if isinstance(row[-5], Decimal)), Decimal(0))
    return (
        f"{count(len(few))} categories have {FEW_SUPPLIERS} suppliers or fewer; {gbp_short(money)} "
        f"({percent(money, account.influenceable.amount_gbp)} of influenceable spend) was paid in them.",
    )


def _tops(account: Account) -> Iterator[Figure]:
    ranked = account.counts.suppliers.largest("influenceable")
    for most in TOPS:
        yield share_of_money(
            f"concentration.top_{most}.share",
            f"The largest {most}, of influenceable spend",
            ranked[:most]
            .sum("influenceable")
            .chosen_by(kept_apart=None, top_influenceable=within(most)),
            account.influenceable,
            f"Influenceable spend with its {most} largest suppliers as a share of all influenceable spend.",
        )


def _index(whole: Concentration, of: Sum) -> Iterator[Figure]:
    step = f"Σ (supplier ÷ {gbp(whole.whole)})² × 10,000, over {count(len(whole.paid))} suppliers"
    yield Figure(
        "concentration.herfindahl",
        "Herfindahl's index, of influenceable spend",
        whole.herfindahl(),
        Kind.COUNT,
        workings(HERFINDAHL, of, step),
    )


def _rows(account: Account) -> Iterator[tuple[Value, ...]]:
    """A row for each body's category, the largest first: (body,) category, amount, suppliers, largest
    supplier, its share, index."""
    many = len(account.bodies) > 1
    sums: dict[tuple[str, str], Sum] = defaultdict(Sum)
    paid: dict[tuple[str, str], list[tuple[str | None, Decimal]]] = defaultdict(list)
    for one in account.counts.parts:
        if one.influenceable:
            key = (one.body, one.category or NO_CATEGORY)
            sums[key] += one.sum
            paid[key].append((one.supplier_id, one.sum.amount_gbp))
    for key in sorted(sums, key=lambda key: (-sums[key].amount_gbp, key)):
        found = concentration_of(paid[key])
        largest = found.largest()
        yield (
            *(key if many else key[1:]),
            sums[key].amount_gbp,
            len(found.paid),
            _named(account, largest[0]) if largest else None,
            part(largest[1], found.whole) if largest else None,
            found.herfindahl(),
        )


def _named(account: Account, supplier_id: str) -> str:
    if supplier_id in account.hidden:
        return NOT_SHOWN
    return account.profile(supplier_id).supplier


def _table(account: Account, id: str, title: str, rows: Iterable[tuple[Value, ...]]) -> Table:
    body = (("body", "Body", Kind.TEXT),) if len(account.bodies) > 1 else ()
    return Table(
        id,
        title,
        columns(
            *body,
            ("category", "Category", Kind.TEXT),
            ("amount_gbp", "Influenceable spend", Kind.GBP),
            ("suppliers", "Suppliers", Kind.COUNT),
            ("largest", "The largest", Kind.TEXT),
            (
                "largest_share",
                "Its share",
                Kind.SHARE,
                "Of what the suppliers that are named received.",
            ),
            ("herfindahl", "Herfindahl", Kind.COUNT, HERFINDAHL),
        ),
        tuple(rows),
        "Influenceable spend in the period by category (or purpose, where the file has no category), the "
        "largest first, with how many suppliers it has.",
        summary_rows=LARGEST,
    )
