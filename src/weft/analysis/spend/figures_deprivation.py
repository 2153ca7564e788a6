"""How deprived the areas are in which payees are, by each index in use."""

from __future__ import annotations

from collections.abc import Iterator

from weft.analysis.places.ground import decile_column
from weft.analysis.places.levels import index_words
from weft.analysis.reporting.model import Chart, Figure, Kind, Shape, Table
from weft.analysis.spend.figures import (
    SUM_COLUMNS,
    Account,
    columns,
    percent,
    share_of_money,
    slug,
    sum_cells,
)
from weft.analysis.spend.spots import Spot
from weft.analysis.spend.spread import AreaOf, spread
from weft.analysis.spend.sums import NOTHING, added


def decile_of(index: str) -> AreaOf:
    """The tenth of an index that a place is in, as a text."""

    def decile(spot: Spot) -> str | None:
        found = spot.deciles.get(index)
        return None if found is None else str(found)

    return decile


def deciles(account: Account) -> Iterator[Table]:
    """A table for each index in use: the money by tenth of deprivation, and what is not known."""
    for index, edition in sorted(account.ground.deprivation.items()) if account.ground else ():
        found = spread(account, decile_of(index))
        if not (found.areas or found.people.payments):
            continue
        rows = [
            (str(at), *sum_cells(found.areas.get(str(at), NOTHING), account.total))
            for at in range(1, 11)
        ]
        rows += [(name, *sum_cells(one, account.total)) for name, one in found.beside(found.areas)]
        yield Table(
            f"deciles-{slug(index).replace('_', '-')}"[:31],
            f"By deprivation, {index_words(index)}",
            columns(("decile", "Tenth (1 is the most deprived)", Kind.TEXT), *SUM_COLUMNS),
            tuple(rows),
            "Payments in the period by how deprived the small area (LSOA) is in which the payee's address "
            f"is: {edition.named()}. It says where payees are, not where those live whom they employ.",
            Chart(
                Shape.COLUMNS,
                "decile",
                "amount_gbp",
                alt=f"Money by tenth of deprivation, 1 the most deprived, {index_words(index)}.",
            ),
        )


def most_deprived(account: Account) -> Iterator[Figure]:
    """The share of the money in the most deprived tenth, fifth and three tenths of areas."""
    for index, edition in sorted(account.ground.deprivation.items()) if account.ground else ():
        found = spread(account, decile_of(index))
        if not (found.areas or found.people.payments):
            continue
        for most, words in ((1, "tenth"), (2, "fifth"), (3, "three tenths")):
            tenths = tuple(str(at) for at in range(1, most + 1))
            inside = added(found.areas.get(at, NOTHING) for at in tenths)
            yield share_of_money(
                f"deprivation.{slug(index)}.most_deprived_{most}.share",
                f"To payees in the most deprived {words} of areas, {index_words(index)}",
                inside.chosen_by(**{decile_column(index): tenths}),
                account.total,
                f"Money to payees whose address is in an area of decile 1{f' to {most}' if most > 1 else ''} "
                f"of {edition.named()}, as a share of all money; for "
                f"{percent(found.unknown.amount_gbp, account.total.amount_gbp)} it is not known.",
                quiet=most != 1,
            )
