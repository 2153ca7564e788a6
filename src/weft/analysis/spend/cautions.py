"""What makes reports side by side less comparable than they look, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from weft.analysis.reporting.model import Report, Value
from weft.analysis.reporting.words import count, gbp, share
from weft.analysis.spend.comparison import Line, Part, Side, rows_of
from weft.analysis.spend.figures import listed

SMALL = "Under £500"
MANY_SMALL, FEW_SMALL = Decimal("0.05"), Decimal("0.01")
"""A report in which so many payments are small, and one in which so few are, do not count the same."""
EDITION, FEW = "edition of ", 4
APART = Decimal("0.05")
"""How far unknown shares may lie apart before it is said."""


def cautions(sides: Sequence[Side], parts: Sequence[Part]) -> tuple[str, ...]:
    """Sentences about what the reports do not have in common; none where nothing was found."""
    found = (
        *_periods(sides), *_areas(sides), *_lengths(sides), *_empty_months(sides), *_dates(sides), *_vat(sides), *_small_payments(sides),
        *_credits(sides), *_withheld(sides), *_not_understood(sides), *_unknown(sides, parts),
        *_editions(sides), *_versions(sides),
    )  # fmt: skip
    return tuple(found)


def _periods(sides: Sequence[Side]) -> Iterator[str]:
    if len({side.report.period.partition(", ")[0] for side in sides}) > 1:
        yield (
            "They are of different times, and amounts stand as they were paid: how prices have changed between is "
            "not taken off."
        )


def _areas(sides: Sequence[Side]) -> Iterator[str]:
    if len({side.report.subject for side in sides}) > 1:
        yield (
            "“Own district” and “city region” are those of the council that paid: a smaller or more rural one has "
            "fewer suppliers to choose from at home."
        )


def _lengths(sides: Sequence[Side]) -> Iterator[str]:
    months = [len(rows_of(side.report, "months")) for side in sides]
    if len(set(months)) > 1:
        told = (f"{side.name} {n} months" for side, n in zip(sides, months, strict=True))
        yield f"They are not equally long: {listed(list(told))}. Amounts cannot be compared, shares can."


def _empty_months(sides: Sequence[Side]) -> Iterator[str]:
    for side in sides:
        empty = [name for name, row in rows_of(side.report, "months").items() if not row[2]]
        if empty:
            yield f"{side.name} has no payments in {listed(empty)}: files may be missing."


def _differing(sides: Sequence[Side], of: Callable[[Report], str]) -> str:
    """What each has, in words, where they have not all the same."""
    said = [of(side.report) for side in sides]
    if len(set(said)) < 2:
        return ""
    return listed([f"{side.name} {words}" for side, words in zip(sides, said, strict=True)])


def _dates(sides: Sequence[Side]) -> Iterator[str]:
    if told := _differing(sides, lambda report: report.period.partition(", ")[2]):
        yield f"Payments are put into the period by different dates: {told}."


def _vat(sides: Sequence[Side]) -> Iterator[str]:
    if told := _differing(sides, _basis):
        yield f"Amounts are not on one basis: {told}. With VAT they are up to a fifth larger."


def _basis(report: Report) -> str:
    rows = rows_of(report, "vat-basis").items()
    if len(rows) == 1:
        return next(name for name, _ in rows)
    return "partly " + " and partly ".join(sorted(name for name, _ in rows))


def _of_payments(report: Report, row: str) -> Decimal:
    """The share of a size of payment among all payments."""
    sizes = rows_of(report, "sizes")
    every = sum(_number(cells[2]) for cells in sizes.values())
    return Decimal(_number(sizes[row][2])) / every if every and row in sizes else Decimal(0)


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _small_payments(sides: Sequence[Side]) -> Iterator[str]:
    small = [_of_payments(side.report, SMALL) for side in sides]
    if max(small) >= MANY_SMALL and min(small) <= FEW_SMALL:
        told = [f"{side.name} {share(part)}" for side, part in zip(sides, small, strict=True)]
        yield (
            f"Of the payments so many are under £500: {listed(told)}. Those with hardly any publish larger "
            "payments only, so they show fewer payments and fewer small suppliers than they paid."
        )


def _credits(sides: Sequence[Side]) -> Iterator[str]:
    has = {side.name: "Credits" in rows_of(side.report, "sizes") for side in sides}
    if len(set(has.values())) > 1:
        none = listed([name for name, there in has.items() if not there])
        yield f"{none} shows no credits and the others do: where they are left out, more seems to be paid."


def _withheld(sides: Sequence[Side]) -> Iterator[str]:
    found = [_value(side.report, "payee.redacted.share") for side in sides]
    if max(found) - min(found) >= APART:
        told = [f"{side.name} {share(part)}" for side, part in zip(sides, found, strict=True)]
        yield f"Names are withheld for very different parts of the money: {listed(told)}."


def _value(report: Report, figure: str) -> Decimal:
    found = next((one.value for one in report.figures() if one.id == figure), None)
    return found if isinstance(found, Decimal) else Decimal(0)


def _not_understood(sides: Sequence[Side]) -> Iterator[str]:
    for side in sides:
        loaded, lost = (
            _value(side.report, f"reconciled.{n}.amount") for n in ("loaded", "quarantined")
        )
        if loaded and abs(lost) > abs(loaded) / 100:
            yield f"{side.name} leaves out {gbp(lost)} of all its files, in rows that could not be understood."


def _unknown(sides: Sequence[Side], parts: Sequence[Part]) -> Iterator[str]:
    """Differences that are smaller than what is not known, and unknown shares that lie far apart."""
    unsure = [line.label for part in parts for line in part.lines if _unsure(line)]
    if unsure:
        which = listed(unsure) if len(unsure) <= FEW else "each says beside it what is not known"
        yield (
            f"In {count(len(unsure))} figures a difference is smaller than what is not known, so it may be the "
            f"other way round: {which}."
        )
    where = [_value(side.report, "local.influenceable.unknown.share") for side in sides]
    if max(where) - min(where) >= APART:
        told = [f"{side.name} {share(part)}" for side, part in zip(sides, where, strict=True)]
        yield (
            f"Where influenceable spend went is not equally well known; not known for {listed(told)}. A share "
            "that is local can be low because much is unknown."
        )


def _unsure(line: Line) -> bool:
    first, *others = line.cells
    return any(
        one.more is not None
        and abs(one.more) < max(one.unknown or Decimal(0), first.unknown or Decimal(0))
        for one in others
    )


def _editions(sides: Sequence[Side]) -> Iterator[str]:
    every = [
        {k: v for k, v in side.report.versions.items() if k.startswith(EDITION)} for side in sides
    ]
    kinds = dict.fromkeys(kind for each in every for kind in each)
    differing = [kind for kind in kinds if len({each.get(kind) for each in every}) > 1]
    if differing:
        yield (
            f"They were made with different editions of {listed([one.removeprefix(EDITION) for one in differing])}. "
            "Each analysis says at its end which it used."
        )


def _versions(sides: Sequence[Side]) -> Iterator[str]:
    if told := _differing(sides, lambda report: report.versions.get("weft", "unknown")):
        yield f"They were made by different versions of Weft: {told}."
