"""Tables in which a guess would lose money in silence: asked about instead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from weft.analysis.spend.reading.contents import Contents, as_amounts
from weft.analysis.spend.reading.errors import CannotTell
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.recognised import AMOUNTS, DATES, YOU_SAID, Recognised, Table

_OTHER_CURRENCY = re.compile(r"\b(?:eur|euros?|usd|dollars?)\b|€", re.IGNORECASE)
_POUNDS = re.compile(r"gbp|sterling|£|pounds?\b|equiv", re.IGNORECASE)
_CLASSES = {**dict.fromkeys(AMOUNTS, "amount"), **dict.fromkeys(DATES, "date"), "supplier_name": "name"}  # fmt: skip


def refuse_what_loses_money(
    table: Table, holds: Sequence[Contents], vocabulary: Vocabulary, taken: Mapping[str, Recognised]
) -> None:
    """Raise CannotTell for two tables side by side, and for pounds and pence in two columns."""
    name, amount = taken.get("supplier_name"), next((taken[r] for r in AMOUNTS if r in taken), None)
    if amount is None or amount.why == YOU_SAID:
        return
    _refuse_pounds_and_pence(table, amount)
    _refuse_other_currency(amount)
    if name is None or name.why == YOU_SAID:
        return
    twice = _twin(table, holds, amount)
    if (twice and _twin(table, holds, name)) or _twice_beside_a_gap(table, holds, vocabulary):
        raise CannotTell(
            f"two tables stand side by side: columns like “{name.heading}” and “{amount.heading}” come twice. Put one under the other, or into files of their own."
        )
    if twice:
        raise CannotTell(
            f'two columns are headed “{amount.heading}”, with different amounts. Say which counts, as in --map amount="column {amount.index + 1}".'
        )


def _refuse_other_currency(amount: Recognised) -> None:
    """Euros and dollars by their heading are no pounds."""
    if (said := _OTHER_CURRENCY.search(amount.heading)) and not _POUNDS.search(amount.heading):
        raise CannotTell(
            f'the heading “{amount.heading}” says that the amounts are in {said[0]}, not in pounds. If they are in pounds, say so with --map amount="{amount.heading}".'
        )


def _twin(table: Table, holds: Sequence[Contents], column: Recognised) -> bool:
    """Whether another column has this one's heading and other cells."""
    plain = _plain(column.heading)
    return any(
        i != column.index
        and _plain(heading) == plain
        and holds[i].filled_share > 0.3
        and table.cells(i) != table.cells(column.index)
        for i, heading in enumerate(table.headings)
    )


def _twice_beside_a_gap(table: Table, holds: Sequence[Contents], vocabulary: Vocabulary) -> bool:
    """Whether a blank column parts two tables that each have a name and an amount."""
    for gap, (heading, contents) in enumerate(zip(table.headings, holds, strict=True)):
        if heading.strip() or contents.filled:
            continue
        halves = (range(gap), range(gap + 1, len(holds)))
        if all(_classes(table, holds, vocabulary, half) >= {"name", "amount"} for half in halves):
            return True
    return False


def _classes(
    table: Table, holds: Sequence[Contents], vocabulary: Vocabulary, indexes: range
) -> set[str]:
    """Which of name, amount and date some columns surely are."""
    found = set()
    for index in indexes:
        meaning = next(iter(vocabulary.meanings(table.headings[index])), None)
        if meaning and meaning.score >= 0.8 and holds[index].filled_share > 0.3:
            found.add(_CLASSES.get(meaning.role, ""))
    return found


def _refuse_pounds_and_pence(table: Table, amount: Recognised) -> None:
    """A column of pence beside the pounds would be lost."""
    beside = amount.index + 1
    if beside >= len(table.headings) or _plain(table.headings[beside]) not in {"pence", "p"}:
        return
    pence = [each for each in as_amounts(table.cells(beside)) if each is not None]
    if pence and all(0 <= each < 100 for each in pence):
        raise CannotTell(
            f"pounds and pence stand in two columns, “{amount.heading}” and “{table.headings[beside]}”. Put them into one, as in 12.34."
        )


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()
