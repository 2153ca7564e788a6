"""Columns of money: told by their sums, put right where their headings are wrong, asked about where they are several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby, permutations

from weft.analysis.spend.reading.contents import Contents, as_amounts
from weft.analysis.spend.reading.errors import CannotTell
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.recognised import (
    AMOUNTS,
    YOU_SAID,
    Recognised,
    Table,
    described,
    option,
)

_SAYS_POUNDS = re.compile(r"gbp|sterling|£|\blocal\b|\bbase\b", re.IGNORECASE)


def money_by_sums(
    table: Table, holds: Sequence[Contents], taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """Where columns of money lost their names, find gross = net + VAT by adding them up."""
    roles = {column.index: role for role, column in taken.items()}
    nameless = [
        i
        for i, h in enumerate(table.headings)
        if i not in roles and holds[i].amounts > 0.9 and not h.strip()
    ]
    vague = [
        i
        for i, role in roles.items()
        if role in {"amount", "amount_gross", "amount_net", "vat_amount"}
    ]
    if not nameless or len(nameless) + len(vague) < 3 or "amount_net" in taken:
        return taken
    amounts = {i: as_amounts(table.cells(i)) for i in (*nameless, *vague)}
    for gross, net, vat in permutations(amounts, 3):
        if _adds_up(amounts[gross], amounts[net], amounts[vat]):
            kept = {r: c for r, c in taken.items() if c.index not in {gross, net, vat}}
            for role, index in (("amount_gross", gross), ("amount_net", net), ("vat_amount", vat)):
                why = "its money adds up: gross is net plus VAT in the sample"
                kept[role] = Recognised(role, index, table.headings[index], 0.9, why)
            return kept
    return taken


def line_amount(
    table: Table, holds: Sequence[Contents], taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """Where the lines of one reference add up to the amount that stands on each, the line is the payment."""
    amount, ref = taken.get("amount"), taken.get("transaction_ref")
    if amount is None or ref is None or amount.why == YOU_SAID:
        return taken
    used = {column.index for column in taken.values()}
    whole, refs = as_amounts(table.cells(amount.index)), table.cells(ref.index)
    for index, contents in enumerate(holds):
        if (
            index in used
            or contents.amounts < 0.9
            or contents.filled_share < 0.9
            or contents.dates > 0.5
        ):
            continue
        if _lines_of(refs, whole, as_amounts(table.cells(index))):
            why = "the lines of one reference add up to the other column of money, which repeats the whole"
            return {**taken, "amount": Recognised("amount", index, table.headings[index], 0.9, why)}
    return taken


def _lines_of(
    refs: Sequence[str], whole: Sequence[Decimal | None], lines: Sequence[Decimal | None]
) -> bool:
    """Whether, run by run of one reference, the lines sum to one repeated whole."""
    runs = [
        list(run)
        for _, run in groupby(zip(refs, whole, lines, strict=True), key=lambda row: row[0])
    ]
    several = [run for run in runs[1:-1] if len(run) > 1 and run[0][0].strip()]
    right = [
        run
        for run in several
        if len({row[1] for row in run}) == 1
        and sum((row[2] or Decimal(0) for row in run), Decimal(0)) == run[0][1]
    ]
    return len(right) >= 3 and len(right) >= 0.8 * len(several)


def net_and_gross_put_right(table: Table, taken: dict[str, Recognised]) -> dict[str, Recognised]:
    """Where gross and VAT make net, the two headings stand the wrong way round."""
    net, gross, vat = (taken.get(role) for role in ("amount_net", "amount_gross", "vat_amount"))
    if net is None or gross is None or vat is None or YOU_SAID in (net.why, gross.why):
        return taken
    cells = {c.role: as_amounts(table.cells(c.index)) for c in (net, gross, vat)}
    if _adds_up(cells["amount_gross"], cells["amount_net"], cells["vat_amount"]):
        return taken
    if not _adds_up(cells["amount_net"], cells["amount_gross"], cells["vat_amount"]):
        return taken
    why = "its heading says otherwise, but only so do net and VAT make gross"
    swapped = {
        "amount_net": Recognised("amount_net", gross.index, gross.heading, 0.8, why),
        "amount_gross": Recognised("amount_gross", net.index, net.heading, 0.8, why),
    }
    return {**taken, **swapped}


def _adds_up(
    gross: list[Decimal | None], net: list[Decimal | None], vat: list[Decimal | None]
) -> bool:
    rows = [
        (g, n, v)
        for g, n, v in zip(gross, net, vat, strict=True)
        if g is not None and n is not None and v is not None
    ]
    if len(rows) < 5 or not any(v for _, _, v in rows):
        return False
    right = sum(1 for g, n, v in rows if g == n + v)
    smaller = sum(1 for _, n, v in rows if abs(v) <= abs(n))
    return right >= 0.9 * len(rows) and smaller >= 0.9 * len(rows)


def amount_by_contents(
    table: Table, holds: Sequence[Contents], taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    used = {column.index for column in taken.values()}
    money = [
        i
        for i, c in enumerate(holds)
        if i not in used and c.amounts >= 0.8 and c.money >= 0.3 and c.dates < 0.5
    ]
    if len(money) > 1:
        filled = [i for i in money if holds[i].filled_share > 0.6]
        money = filled if len(filled) == 1 else money
    if len(money) > 1:
        which = f"more than one column could be the amount: {described(table, money)}"
        names = [] if "supplier_name" in taken else _names(holds, taken)
        if len(names) > 1:
            which += f"; and more than one the supplier: {described(table, names)}"
        supplier = f' --map supplier="{option(table, names[0])}"' if len(names) > 1 else ""
        raise CannotTell(
            f'{which}. Say which, as in --map amount="{option(table, money[0])}"{supplier} (amount_net and amount_gross are columns too).'
        )
    if money:
        taken["amount"] = Recognised(
            "amount", money[0], table.headings[money[0]], 0.75, "the only column of money"
        )
    return taken


def _names(holds: Sequence[Contents], taken: Mapping[str, Recognised]) -> list[int]:
    used = {column.index for column in taken.values()}
    return [
        i for i, c in enumerate(holds) if i not in used and c.words > 0.7 and c.organisations > 0.1
    ]


def amount_beside_pounds(
    table: Table, holds: Sequence[Contents], taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """Where a column holds only pound signs, the amount is the column without a heading beside it."""
    used = {column.index for column in taken.values()}
    for index, heading in enumerate(table.headings[:-1]):
        texts = {re.sub(r"[\s−-]", "", cell) for cell in table.cells(index)} - {""}
        number = index + 1
        if texts == {"£"} and number not in used and not table.headings[number].strip() and holds[number].amounts > 0.8:  # fmt: skip
            why = f"the column of pound signs “{' '.join(heading.split())}” stands before it"
            return {**taken, "amount": Recognised("amount", number, heading, 0.9, why)}
    return taken


def credits_apart(
    table: Table, holds: Sequence[Contents], taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """Where credits have a column of their own beside the amounts, the amounts are the debits."""
    amount = next((taken[r] for r in AMOUNTS if r in taken), None)
    credit = taken.get("credit")
    if amount is None or credit is None or "debit" in taken or amount.why == YOU_SAID:
        return taken
    cells = [as_amounts(table.cells(c.index)) for c in (amount, credit)]
    if any(a and c for a, c in zip(*cells, strict=True)) or not any(cells[1]):
        return taken
    kept = {role: c for role, c in taken.items() if c is not amount}
    why = f"{amount.why}; credits stand in the column “{' '.join(credit.heading.split())}”"
    return {**kept, "debit": Recognised("debit", amount.index, amount.heading, amount.confidence, why)}  # fmt: skip


def in_pounds(
    table: Table, holds: Sequence[Contents], vocabulary: Vocabulary, taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """Where a column names currencies, and one of two amounts says that it is in pounds, that one counts."""
    currency, amount = taken.get("currency"), taken.get("amount")
    if currency is None or amount is None or amount.why == YOU_SAID or _SAYS_POUNDS.search(amount.heading):  # fmt: skip
        return taken
    used = {column.index for column in taken.values()}
    for index, heading in enumerate(table.headings):
        said = any(m.role in AMOUNTS and m.score >= 0.6 for m in vocabulary.meanings(heading))
        if index not in used and said and _SAYS_POUNDS.search(heading) and holds[index].amounts > 0.8:  # fmt: skip
            why = f"the heading “{' '.join(heading.split())}” says pounds, and a column names other currencies"
            return {**taken, "amount": Recognised("amount", index, heading, 0.9, why)}
    return taken
