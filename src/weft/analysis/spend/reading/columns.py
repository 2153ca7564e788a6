"""Which column is which: by heading and by contents, with how sure and why.

Every column is scored for every role; the best pairs are taken first. Columns without a heading, or
with one that says nothing, are told by what they hold: money that adds up (gross = net + VAT), dates,
names. Where nothing decides, the error shows the options.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby, permutations

from weft.analysis.spend.reading.contents import Contents, as_amounts, contents_of, fit
from weft.analysis.spend.reading.errors import CannotTell
from weft.analysis.spend.reading.headings import Meaning, Vocabulary

AMOUNTS = ("amount_net", "amount", "amount_gross")
DATES = ("date_paid", "date_incurred", "date", "period")
ROLES = (
    "body", "family", "date_paid", "date_incurred", "date", "period", "supplier_name", "supplier_ref",
    "company_number", "charity_number", "vat_number", "postcode", "amount", "amount_net", "amount_gross",
    "vat_amount", "irrecoverable_vat", "debit", "credit", "purpose", "department", "service", "category",
    "category_code", "transaction_ref", "contract_ref", "card", "grant", "currency", "year", "day", "ignore",
)  # fmt: skip
_LEAST = 0.3
_SHOWN = 24
_COLUMN = re.compile(r"^column (\d{1,4})$")


@dataclass(frozen=True)
class Recognised:
    """One column, its role, how sure (0 to 1) and why."""

    role: str
    index: int
    heading: str
    confidence: float
    why: str


@dataclass(frozen=True)
class ColumnMap:
    """Which column has which role in one table."""

    columns: tuple[Recognised, ...]
    headings: tuple[str, ...]
    left_over: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def index(self, role: str) -> int | None:
        """The position of the column with this role, from 0, or None."""
        return next((column.index for column in self.columns if column.role == role), None)

    def column(self, role: str) -> Recognised | None:
        """The column with this role, or None."""
        return next((column for column in self.columns if column.role == role), None)

    @property
    def weight(self) -> float:
        """How much was recognised of what matters most, all together."""
        return sum(
            c.confidence
            for c in self.columns
            if c.role in (*AMOUNTS, *DATES, "supplier_name", "debit")
        )

    @property
    def confidence(self) -> float:
        """How sure the least sure of the columns that matter most is."""
        needed = [
            c.confidence
            for c in self.columns
            if c.role in (*AMOUNTS, *DATES, "supplier_name", "debit")
        ]
        return min(needed, default=0.0)


@dataclass(frozen=True)
class Table:
    """The headings and a sample of the rows of one table, cells as text, all rows of one width."""

    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]

    def cells(self, index: int) -> list[str]:
        """The sample's cells of one column."""
        return [row[index] if index < len(row) else "" for row in self.sample]


def recognise(
    table: Table, vocabulary: Vocabulary, chosen: Mapping[str, str] | None = None
) -> ColumnMap:
    """Give each column its role. `chosen` is what a person said: role → heading."""
    holds = [contents_of(table.cells(index)) for index in range(len(table.headings))]
    fixed = _chosen(table, chosen or {})
    scored = _scores(table, holds, vocabulary, fixed)
    taken = _completed(table, holds, _assigned(scored, fixed))
    taken = _below_the_department(scored, _dates_by_heading(table, holds, vocabulary, taken))
    found = tuple(sorted(taken.values(), key=lambda column: column.index))
    used = {column.index for column in found}
    left_over = tuple(h for i, h in enumerate(table.headings) if i not in used and h.strip())
    return ColumnMap(found, table.headings, left_over)


def _chosen(table: Table, chosen: Mapping[str, str]) -> dict[str, Recognised]:
    """Find the columns a person named; a heading that is not there shows the ones that are."""
    fixed = {}
    plain = [" ".join(heading.split()).casefold() for heading in table.headings]
    for role, heading in chosen.items():
        wanted = " ".join(heading.split()).casefold()
        if wanted in plain:
            index = plain.index(wanted)
        elif (place := _COLUMN.match(wanted)) and 0 < int(place[1]) <= len(plain):
            index = int(place[1]) - 1
        else:
            raise CannotTell(
                f"there is no column “{heading}”. The columns are: {described(table)}."
            )
        fixed[role] = Recognised(role, index, table.headings[index], 1.0, "you said so")
    return fixed


def _scores(
    table: Table, holds: Sequence[Contents], vocabulary: Vocabulary, fixed: Mapping[str, Recognised]
) -> list[Recognised]:
    """Score each column for each role that its heading may mean, the best first."""
    used = {column.index for column in fixed.values()}
    scored = []
    for index, heading in enumerate(table.headings):
        if index in used:
            continue
        for meaning in vocabulary.meanings(heading):
            score = _weighed(meaning, holds[index])
            if score >= _LEAST:
                why = f"{meaning.why}; {_said_of(meaning.role, holds[index])}"
                scored.append(Recognised(meaning.role, index, heading, round(score, 2), why))
            elif (
                meaning.role == "supplier_name"
                and meaning.score > 0.6
                and holds[index].numbers > 0.6
            ):
                why = f"{meaning.why}; but its cells are numbers"
                scored.append(
                    Recognised("supplier_ref", index, heading, round(0.8 * meaning.score, 2), why)
                )
    return sorted(scored, key=lambda c: (-c.confidence, -holds[c.index].filled, c.index))


def _weighed(meaning: Meaning, holds: Contents) -> float:
    suits = fit(meaning.role, holds)
    return 0.0 if suits < 0.1 else meaning.score * (0.4 + 0.6 * suits)


def _assigned(
    scored: Sequence[Recognised], fixed: Mapping[str, Recognised]
) -> dict[str, Recognised]:
    """Take the surest pairs first; a column has one role and a role one column."""
    taken = dict(fixed)
    used = {column.index for column in fixed.values()}
    for candidate in scored:
        if candidate.index in used:
            continue
        if candidate.role == "ignore":
            used.add(candidate.index)
        elif candidate.role not in taken:
            taken[candidate.role] = candidate
            used.add(candidate.index)
    return taken


def _completed(
    table: Table, holds: Sequence[Contents], taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """Find by contents what the headings did not name; the parts of an amount by their sums."""
    _refuse_side_by_side(table, holds, taken)
    taken = _line_amount(table, holds, taken)
    taken = _net_and_gross_put_right(table, taken)
    taken = _money_by_sums(table, holds, taken)
    if not any(role in taken for role in (*AMOUNTS, "debit")):
        taken = _amount_by_contents(table, holds, taken)
    if not any(role in taken for role in DATES):
        taken = _by_contents(table, holds, taken, "date", lambda c: c.dates >= 0.8)
    if "supplier_name" not in taken:
        taken = _supplier_by_contents(table, holds, taken)
    if "purpose" not in taken and "category" not in taken:
        taken = _by_contents(
            table,
            holds,
            taken,
            "purpose",
            lambda c: c.words > 0.8 and c.distinct < 0.9 and c.urls < 0.1,
        )
    if (
        "body" in taken
        and "family" in taken
        and "department" not in taken
        and "service" not in taken
    ):
        taken["department"] = _renamed(taken.pop("family"), "department")
    if "department" not in taken and "service" in taken:
        taken["department"] = _renamed(taken.pop("service"), "department")
    if "body" not in taken and "family" in taken:
        taken["body"] = _renamed(taken.pop("family"), "body")
    if "debit" in taken and any(role in taken for role in AMOUNTS):
        taken = {role: c for role, c in taken.items() if role not in {"debit", "credit"}}
    return taken


def _refuse_side_by_side(
    table: Table, holds: Sequence[Contents], taken: Mapping[str, Recognised]
) -> None:
    """Two tables side by side would lose one in silence: a payee and an amount come twice, alike."""
    name, amount = taken.get("supplier_name"), next((taken[r] for r in AMOUNTS if r in taken), None)
    if name is None or amount is None or name.why == "you said so":
        return

    def twin(column: Recognised) -> bool:
        plain = " ".join(column.heading.split()).casefold()
        return any(
            i != column.index and " ".join(h.split()).casefold() == plain and holds[i].filled_share > 0.3
            and table.cells(i) != table.cells(column.index)
            for i, h in enumerate(table.headings)
        )  # fmt: skip

    if twin(name) and twin(amount):
        raise CannotTell(
            f"two tables stand side by side: “{name.heading}” and “{amount.heading}” come twice. Put one under the other, or into files of their own."
        )


def _dates_by_heading(
    table: Table, holds: Sequence[Contents], vocabulary: Vocabulary, taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """A column that is headed as dates is one, even if none can be read: its rows go to quarantine."""
    if any(role in taken for role in DATES):
        return taken
    used = {column.index for column in taken.values()}
    for index, heading in enumerate(table.headings):
        meaning = next(iter(vocabulary.meanings(heading)), None)
        said = meaning is not None and meaning.role in DATES and meaning.score >= 0.7
        if said and index not in used and holds[index].filled:
            why = (
                f"the heading “{' '.join(heading.split())}”; but its cells cannot be read as dates"
            )
            return {**taken, "date": Recognised("date", index, heading, 0.3, why)}
    return taken


def _below_the_department(
    scored: Sequence[Recognised], taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """Where a service has become the department, the next best column may be the service."""
    used = {column.index for column in taken.values()}
    if "service" in taken or "department" not in taken:
        return taken
    left = [c for c in scored if c.role == "service" and c.index not in used]
    return {**taken, "service": left[0]} if left else taken


def _renamed(column: Recognised, role: str) -> Recognised:
    return Recognised(role, column.index, column.heading, column.confidence, column.why)


def _money_by_sums(
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


def _line_amount(
    table: Table, holds: Sequence[Contents], taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """Where the lines of one reference add up to the amount that stands on each, the line is the payment."""
    amount, ref = taken.get("amount"), taken.get("transaction_ref")
    if amount is None or ref is None or amount.why == "you said so":
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


def _net_and_gross_put_right(table: Table, taken: dict[str, Recognised]) -> dict[str, Recognised]:
    """Where gross and VAT make net, the two headings stand the wrong way round."""
    net, gross, vat = (taken.get(role) for role in ("amount_net", "amount_gross", "vat_amount"))
    if net is None or gross is None or vat is None or "you said so" in (net.why, gross.why):
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


def _amount_by_contents(
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
        supplier = f' --map supplier="{_option(table, names[0])}"' if len(names) > 1 else ""
        raise CannotTell(
            f'{which}. Say which, as in --map amount="{_option(table, money[0])}"{supplier} (amount_net and amount_gross are columns too).'
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


def _by_contents(
    table: Table,
    holds: Sequence[Contents],
    taken: dict[str, Recognised],
    role: str,
    suits: Callable[[Contents], bool],
) -> dict[str, Recognised]:
    used = {column.index for column in taken.values()}
    found = [i for i, c in enumerate(holds) if i not in used and c.filled_share > 0.5 and suits(c)]
    if found:
        of = "words" if role == "purpose" else "dates"
        why = (
            f"the only column of {of} that is left"
            if len(found) == 1
            else f"the first of several columns of {of}"
        )
        taken[role] = Recognised(
            role, found[0], table.headings[found[0]], 0.75 if len(found) == 1 else 0.5, why
        )
    return taken


def _supplier_by_contents(
    table: Table, holds: Sequence[Contents], taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """The column whose words are names of organisations, clearly more than any other's."""
    used = {
        c.index
        for r, c in taken.items()
        if r not in {"purpose", "category", "service", "department", "body"}
    }
    names = sorted(
        (
            (c.organisations, i)
            for i, c in enumerate(holds)
            if i not in used and c.words > 0.6 and c.distinct > 0.05 and c.length < 60
        ),
        reverse=True,
    )
    if names and names[0][0] >= 0.15 and (len(names) == 1 or names[0][0] > 1.5 * names[1][0]):
        index = names[0][1]
        taken = {r: c for r, c in taken.items() if c.index != index}
        why = f"{names[0][0]:.0%} of its cells look like names of organisations, more than in any other column"
        taken["supplier_name"] = Recognised("supplier_name", index, table.headings[index], 0.7, why)
    return taken


def _said_of(role: str, holds: Contents) -> str:
    if not holds.filled:
        return "its cells are blank"
    if role in DATES:
        return f"{holds.dates + holds.periods:.0%} of {holds.filled} cells are dates"
    if role in (*AMOUNTS, "vat_amount", "irrecoverable_vat", "debit", "credit"):
        return f"{holds.amounts:.0%} of {holds.filled} cells are amounts"
    if role == "supplier_name":
        return f"{holds.words:.0%} of {holds.filled} cells are words"
    return f"such as “{holds.examples[0][:40]}”"


def described(table: Table, indexes: Sequence[int] | None = None) -> str:
    """List columns for a person to choose from, each with examples."""
    chosen = range(len(table.headings)) if indexes is None else indexes
    parts = []
    for index in chosen:
        examples = contents_of(table.cells(index)).examples
        if examples or table.headings[index].strip():
            shown = ", ".join(" ".join(example.split())[:25] for example in examples) or "blank"
            parts.append(f"“{_option(table, index)}” ({shown})")
    more = f" and {len(parts) - _SHOWN} more" if len(parts) > _SHOWN else ""
    return ", ".join(parts[:_SHOWN]) + more


def _option(table: Table, index: int) -> str:
    heading = " ".join(table.headings[index].split())
    return heading or f"column {index + 1}"
