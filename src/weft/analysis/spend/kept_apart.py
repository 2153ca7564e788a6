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

from weft.analysis.engine import kept
from weft.analysis.errors import WeftError
from weft.analysis.names.keys import single_spaced, unaccented
from weft.analysis.names.people import every_grade
from weft.analysis.spend.rules import KEPT_APART, PAID_TO_PEOPLE

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
    "individual": every_grade(),
    "grant": ("true", "false"),
}
OF_NAMES = ("individual", "supplier")
"""The fields that are the same for all payments under one name."""

NO_RULE = 2**31 - 1
_FEW = 12


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


def judged_by_name(names: ir.Table, rules: tuple[Rule, ...]) -> ir.Table:
    """Add `name_rule`, the place of the first rule that fits a name or how it looks.

    Reads `supplier_name` and `individual`; null where no such rule fits. With it `kept_apart` need
    not look at the names of millions of payments.
    """
    first = names.select("supplier_name", "individual")
    fields = [field for field in OF_NAMES if any(field in rule.fields for rule in rules)]
    return _with_first(names, fields, _fits(first, rules, fields), "name_rule")


def kept_apart(
    payments: ir.Table, rules: tuple[Rule, ...], *, source: ir.Table | None = None
) -> ir.Table:
    """Add `rule`, `kept_apart` (the rule's group) and `kept_apart_because` to each payment.

    `kept_apart` is null where procurement can influence the payment; `rule` and `rule_place` (its
    place among the rules) are null where no rule fits. The first rule that fits wins. Reads the
    columns that the rules name, or `name_rule` for the name; keeps every row, and looks at each
    distinct value once. The distinct values are looked for in `source` (the payments as read,
    which is quicker) where it is given.
    """
    judged = "name_rule" in payments.columns
    asked = {field for rule in rules for field in rule.fields} - set(OF_NAMES if judged else ())
    fields = sorted(asked)
    fits = _fits(payments if source is None else source, rules, fields)
    marked = _with_first(payments, fields, fits, "rule_place")
    if judged:
        first = ibis.least(marked.rule_place, marked.name_rule)
        marked = marked.mutate(rule_place=first).drop("name_rule")
    return marked.mutate(**_words(marked.rule_place, rules))


def with_paid_to_people(payments: ir.Table, source: ir.Table) -> ir.Table:
    """Add `to_people`: whether a payment is for what councils pay to individuals (rules/paid_to_people.csv).

    `source` are the payments as read. It hides names and changes no sum.
    """
    rules = read_rules(PAID_TO_PEOPLE)
    fields = sorted({field for rule in rules for field in rule.fields})
    marked = _with_first(payments, fields, _fits(source, rules, fields), "to_people")
    people = ibis.literal([rule.group != "" for rule in rules], "array<boolean>")
    return marked.mutate(to_people=people[marked.to_people].fill_null(False))


def _words(place: ir.IntegerValue, rules: tuple[Rule, ...]) -> dict[str, ir.StringValue]:
    """The rule's name, group and reason by its place: no join of millions of rows for them."""
    if not rules:
        return dict.fromkeys(("rule", "kept_apart", "kept_apart_because"), ibis.null("string"))
    words = {
        "rule": [rule.rule for rule in rules],
        "kept_apart": [rule.group or None for rule in rules],
        "kept_apart_because": [rule.reason or None for rule in rules],
    }
    return {name: ibis.literal(texts, "array<string>")[place] for name, texts in words.items()}


def _with_first(table: ir.Table, fields: list[str], fits: ir.Table | None, name: str) -> ir.Table:
    """Add the place of the first rule that any of the fields fits; null where none fits."""
    if fits is None:
        return table.mutate(**{name: ibis.null("int32")})
    fitting = set(fits.select("field").distinct().to_pyarrow()["field"].to_pylist())
    firsts = [f"{field}_fits" for field in fields if field in fitting]
    for field in fields:
        if field in fitting:
            table = _with_fits(table, field, fits.filter(fits.field == field))
    first = ibis.least(NO_RULE, *(table[one].fill_null(NO_RULE) for one in firsts))
    return table.mutate(**{name: first.nullif(NO_RULE).cast("int32")}).drop(*firsts)


def _with_fits(table: ir.Table, field: str, fits: ir.Table) -> ir.Table:
    """Add the place of the first rule that this field fits."""
    column = table[COLUMNS[field]].cast("string")
    rows = fits.order_by("value").limit(_FEW + 1).to_pyarrow().to_pylist()
    if len(rows) <= _FEW:  # no join of all the payments for a handful of values
        fitting = [(column == row["value"], row["fits"]) for row in rows]
        return table.mutate(**{f"{field}_fits": ibis.cases(*fitting, else_=NO_RULE).cast("int32")})
    right = fits.select(**{f"{field}_value": "value", f"{field}_fits": "fits"})
    return table.left_join(right, column == right[f"{field}_value"]).drop(f"{field}_value")


def _fits(source: ir.Table, rules: tuple[Rule, ...], fields: list[str]) -> ir.Table | None:
    """For each distinct value that a rule fits: its field, and the place of the first such rule."""
    if not fields:
        return None
    values = kept(ibis.union(*(_values(source, field) for field in fields)), "values")
    text = single_spaced(unaccented(values.value.lower()))
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


def _values(source: ir.Table, field: str) -> ir.Table:
    if field in KNOWN:
        values = ibis.memtable(pa.table({"value": list(KNOWN[field])}))
    else:
        values = source.select(value=COLUMNS[field]).distinct()
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
