"""The bridge's rules: payments that procurement cannot influence are kept apart, with the reason.

The rules are data (rules/kept_apart.csv, explained in rules/README.md); people may bring their own.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from weft.analysis.errors import WeftError
from weft.analysis.spend.engine import kept
from weft.analysis.spend.individuals import grades
from weft.analysis.spend.names import ACCENTED, PLAIN_LETTERS
from weft.analysis.spend.rules import KEPT_APART

HEADINGS = ("order", "rule", "field", "pattern", "group", "reason")
COLUMNS = {
    "supplier": "supplier_name",
    "category": "category",
    "purpose": "purpose",
    "department": "department",
    "service": "service",
    "payee": "payee",
    "individual": "individual",
    "grant": "grant",
}
KNOWN = {
    "payee": ("named", "redacted", "not stated"),
    "individual": grades(),
    "grant": ("true", "false"),
}
NO_RULE = 2**31 - 1


class CannotUseRules(WeftError):
    """A rule file that cannot be used; the message says which line and what to write."""


@dataclass(frozen=True)
class Rule:
    """One line of the rule file. An empty `group` lets a payment through."""

    order: int
    rule: str
    fields: tuple[str, ...]
    pattern: str
    group: str
    reason: str


def read_rules(file: Path = KEPT_APART) -> tuple[Rule, ...]:
    """The rules of a file, in their order; `CannotUseRules` where a line is wrong."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
            headings = tuple(rows[0]) if rows else ()
    except (OSError, UnicodeDecodeError) as wrong:
        raise CannotUseRules(f"{file}: cannot be read as a CSV file in UTF-8 ({wrong}).") from wrong
    if missing := [heading for heading in HEADINGS if heading not in headings]:
        raise CannotUseRules(
            f"{file}: the heading {', '.join(missing)} is missing. The columns are "
            f"{', '.join(HEADINGS)}."
        )
    rules = [_rule(row, f"{file}, line {line}") for line, row in enumerate(rows, start=2)]
    _check_names(rules, file)
    return tuple(sorted(rules, key=lambda rule: rule.order))


def kept_apart(
    payments: ir.Table,
    rules: tuple[Rule, ...],
    *,
    source: ir.Table | None = None,
    names: ir.Table | None = None,
) -> ir.Table:
    """Add `rule`, `kept_apart` (the rule's group) and `kept_apart_because` to each payment.

    `kept_apart` is null where procurement can influence the payment; `rule` is null where no rule
    fits. The first rule that fits wins. Reads the columns that the rules name; keeps every row, and
    looks at each distinct value once. The distinct values are looked for in `source` (the payments
    as read, which is quicker) and the distinct names in `names`, where they are given.
    """
    if not rules:
        return payments.mutate(rule=_none(), kept_apart=_none(), kept_apart_because=_none())
    fits = _fits(payments if source is None else source, rules, names)
    fields = fits.select("field").distinct().order_by("field").to_pyarrow()["field"].to_pylist()
    firsts: list[str] = []
    for field in fields:
        payments, first = _with_first(payments, field, fits.filter(fits.field == field))
        firsts.append(first)
    order = ibis.least(NO_RULE, *(payments[first] for first in firsts))
    marked = payments.mutate(rule_order=order).drop(*firsts)
    return marked.left_join(_table(rules), "rule_order").drop("rule_order", "rule_order_right")


def _with_first(payments: ir.Table, field: str, fits: ir.Table) -> tuple[ir.Table, str]:
    """Add the place of the first rule that this field fits, and say the name of its column."""
    column = payments[COLUMNS[field]].cast("string")
    if field in KNOWN:  # a handful of values: no join of all the payments for them
        rows = fits.order_by("value").to_pyarrow().to_pylist()
        fitting = [(column == row["value"], row["fits"]) for row in rows]
        first = ibis.cases(*fitting, else_=NO_RULE).cast("int32")
        return payments.mutate(**{f"{field}_fits": first}), f"{field}_fits"
    right = fits.select(**{f"{field}_value": "value", f"{field}_fits": "fits"})
    joined = payments.left_join(right, column == right[f"{field}_value"]).drop(f"{field}_value")
    first = joined[f"{field}_fits"].fill_null(NO_RULE)
    return joined.mutate(**{f"{field}_fits": first}), f"{field}_fits"


def _none() -> ir.StringValue:
    return ibis.null("string")


def _table(rules: tuple[Rule, ...]) -> ir.Table:
    columns = {
        "rule_order": pa.array(range(len(rules)), pa.int32()),
        "rule": [rule.rule for rule in rules],
        "kept_apart": pa.array([rule.group or None for rule in rules], pa.string()),
        "kept_apart_because": pa.array([rule.reason or None for rule in rules], pa.string()),
    }
    return ibis.memtable(pa.table(columns))


def _fits(payments: ir.Table, rules: tuple[Rule, ...], names: ir.Table | None) -> ir.Table:
    """For each distinct value that a rule fits: its field, and the place of the first such rule."""
    fields = sorted({field for rule in rules for field in rule.fields})
    values = kept(ibis.union(*(_values(payments, field, names) for field in fields)), "values")
    text = values.value.lower().translate(ACCENTED, PLAIN_LETTERS).re_replace(r"\s+", " ").strip()
    tidy = kept(values.mutate(text=text), "values")
    likely = tidy.filter(tidy.text.re_search("|".join(f"(?:{rule.pattern})" for rule in rules)))
    first = ibis.cases(
        *(
            (likely.field.isin(rule.fields) & likely.text.re_search(rule.pattern), place)
            for place, rule in enumerate(rules)
        ),
        else_=NO_RULE,
    )
    return kept(likely.select("field", "value", fits=first.cast("int32")), "fits")


def _values(payments: ir.Table, field: str, names: ir.Table | None) -> ir.Table:
    if field in KNOWN:
        values = ibis.memtable(pa.table({"value": list(KNOWN[field])}))
    elif field == "supplier" and names is not None:
        values = names.select(value="name")
    else:
        values = payments.select(value=COLUMNS[field]).distinct()
    return values.filter(values.value.notnull()).select(field=ibis.literal(field), value="value")


def _rule(row: dict[str, str], where: str) -> Rule:
    if not re.fullmatch(r"\s*\d+\s*", row["order"] or ""):
        raise CannotUseRules(f"{where}: “{row['order']}” is not an order. Write a whole number.")
    fields = tuple(part.strip() for part in (row["field"] or "").split(";"))
    if wrong := [field for field in fields if field not in COLUMNS]:
        raise CannotUseRules(
            f"{where}: there is no field “{wrong[0]}”. The fields are {', '.join(COLUMNS)}."
        )
    pattern = row["pattern"] or ""
    if not pattern or not _can_search(pattern):
        raise CannotUseRules(
            f"{where}: “{pattern}” is not a pattern that can be searched for "
            "(a regular expression without look-ahead, as RE2 knows them)."
        )
    return Rule(
        int(row["order"]), row["rule"], fields, pattern, (row["group"] or "").strip(), row["reason"]
    )


def _can_search(pattern: str) -> bool:
    import duckdb

    try:
        duckdb.execute("select regexp_matches('', ?)", [pattern])
    except duckdb.Error:
        return False
    return True


def _check_names(rules: list[Rule], file: Path) -> None:
    for what, values in (
        ("order", [str(rule.order) for rule in rules]),
        ("rule", [rule.rule for rule in rules]),
    ):
        if twice := sorted({value for value in values if values.count(value) > 1}):
            raise CannotUseRules(
                f"{file}: the {what} {twice[0]} is there twice; number and name each once."
            )
