"""Which column is which: by heading and by contents, with how sure and why.

Every column is scored for every role; the best pairs are taken first. Columns without a heading, or
with one that says nothing, are told by what they hold: money that adds up (gross = net + VAT), dates,
names. Where nothing decides, the error shows the options.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from weft.analysis.spend.reading.columns_of_money import (
    amount_beside_pounds,
    amount_by_contents,
    credits_apart,
    in_pounds,
    line_amount,
    money_by_sums,
    net_and_gross_put_right,
)
from weft.analysis.spend.reading.contents import Contents, contents_of, fit
from weft.analysis.spend.reading.doubts import refuse_what_loses_money
from weft.analysis.spend.reading.errors import CannotTell
from weft.analysis.spend.reading.headings import Meaning, Vocabulary
from weft.analysis.spend.reading.recognised import (
    AMOUNTS,
    DATES,
    YOU_SAID,
    ColumnMap,
    Recognised,
    Table,
    described,
)

_LEAST = 0.3
_SURELY_NOT = 0.9
_COLUMN = re.compile(r"^column (\d{1,4})$")


def recognise(
    table: Table, vocabulary: Vocabulary, chosen: Mapping[str, str] | None = None
) -> ColumnMap:
    """Give each column its role. `chosen` is what a person said: role → heading."""
    holds = [contents_of(table.cells(index)) for index in range(len(table.headings))]
    fixed = _chosen(table, chosen or {})
    scored = _scores(table, holds, vocabulary, fixed)
    taken, notes = _names_put_right(table, holds, vocabulary, _assigned(scored, fixed))
    refuse_what_loses_money(table, holds, vocabulary, taken)
    holds = _without_ignored(table, holds, vocabulary, taken)
    taken = in_pounds(table, holds, vocabulary, taken)
    taken = _completed(table, holds, taken)
    taken = _below_the_department(scored, _dates_by_heading(table, holds, vocabulary, taken))
    found = tuple(sorted(taken.values(), key=lambda column: column.index))
    used = {column.index for column in found}
    left_over = tuple(h for i, h in enumerate(table.headings) if i not in used and h.strip())
    return ColumnMap(found, table.headings, left_over, notes)


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
        fixed[role] = Recognised(role, index, table.headings[index], 1.0, YOU_SAID)
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


def _names_put_right(
    table: Table, holds: Sequence[Contents], vocabulary: Vocabulary, taken: dict[str, Recognised]
) -> tuple[dict[str, Recognised], tuple[str, ...]]:
    """Where numbers stand under “Supplier” and names under “Supplier ID”, the headings are swapped."""
    first = [next(iter(vocabulary.meanings(h)), None) for h in table.headings]
    headed = {m.role: i for i, m in reversed(list(enumerate(first))) if m and m.score > 0.6}
    name, number = headed.get("supplier_name"), headed.get("supplier_ref")
    if name is None or number is None or any(c.why == YOU_SAID for c in taken.values()):
        return taken, ()
    if holds[name].numbers < 0.6 or holds[name].words > 0.25:
        return taken, ()
    if holds[number].words < 0.7 or holds[number].numbers > 0.3:
        return taken, ()
    headings = [" ".join(table.headings[i].split()) for i in (name, number)]
    kept = {r: c for r, c in taken.items() if c.index not in {name, number}}
    why = "its heading says otherwise, but it holds the names and the other column the numbers"
    kept["supplier_name"] = Recognised("supplier_name", number, table.headings[number], 0.8, why)
    why = "its heading says otherwise, but its cells are numbers"
    kept["supplier_ref"] = Recognised("supplier_ref", name, table.headings[name], 0.8, why)
    return kept, (
        f"The headings “{headings[0]}” and “{headings[1]}” stand the wrong way round: the names are under “{headings[1]}”.",
    )


def _without_ignored(
    table: Table, holds: Sequence[Contents], vocabulary: Vocabulary, taken: Mapping[str, Recognised]
) -> list[Contents]:
    """What the columns hold, those as nothing whose headings say that they are no payment's: a balance."""
    used = {column.index for column in taken.values()}
    first = [next(iter(vocabulary.meanings(heading)), None) for heading in table.headings]
    return [
        Contents(of=each.of)
        if i not in used and meaning and meaning.role == "ignore" and meaning.score >= _SURELY_NOT
        else each
        for i, (each, meaning) in enumerate(zip(holds, first, strict=True))
    ]


def _completed(
    table: Table, holds: Sequence[Contents], taken: dict[str, Recognised]
) -> dict[str, Recognised]:
    """Find by contents what the headings did not name; the parts of an amount by their sums."""
    taken = line_amount(table, holds, taken)
    taken = net_and_gross_put_right(table, taken)
    taken = money_by_sums(table, holds, taken)
    taken = credits_apart(table, holds, taken)
    if not any(role in taken for role in (*AMOUNTS, "debit")):
        taken = amount_beside_pounds(table, holds, taken)
    if not any(role in taken for role in (*AMOUNTS, "debit")):
        taken = amount_by_contents(table, holds, taken)
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
