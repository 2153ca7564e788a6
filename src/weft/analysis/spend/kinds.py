"""What kind of organisation a payee is: by identifier first, then by name, else unknown.

The rules about names are data (rules/kinds.csv). What each is worth is in docs/method/kinds.md: a rule
that is right in fewer than nine of ten cases is not there.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ibis
import ibis.expr.types as ir

from weft.analysis.engine import kept
from weft.analysis.names.individuals import MAY_BE, YES
from weft.analysis.names.keys import plain
from weft.analysis.names.people import SURE
from weft.analysis.registers.kinds import Kind, categories
from weft.analysis.spend.rules import KINDS

READ = (
    "payee",
    "individual",
    "company_number",
    "charity_number",
    "org_id",
    "register_kind",
    "charity",
    "cic",
)
"""What `kinds` reads beside `name`, where a table has it; the meaning is that of the steps before."""

SPECIFIC = (Kind.NHS, Kind.SCHOOL, Kind.UNIVERSITY, Kind.HOUSING_ASSOCIATION, Kind.PUBLIC_BODY)
"""Kinds that a name may tell of an organisation that is a company, charity or society in law."""

VCSE_KINDS = (Kind.CHARITY, Kind.CIC, Kind.COOPERATIVE)
VCSE_IS = (
    "a voluntary, community or social enterprise: a charity, a community interest company, or a "
    "co-operative or community benefit society, or said to be one by the body or a contract notice"
)
SME_IS = "fewer than 250 employees, or accounts that only a small or medium-sized company may file"
NO_SME = (Kind.PUBLIC_BODY, Kind.NHS, Kind.SCHOOL, Kind.UNIVERSITY)


@dataclass(frozen=True)
class KindRule:
    """One line of rules/kinds.csv: names that fit `pattern`, unless they fit `unless`."""

    kind: str
    pattern: str
    unless: str
    reason: str


@cache
def kind_rules(file: Path = KINDS) -> tuple[KindRule, ...]:
    """The rules about names, in their order; the first that fits wins."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: int(row["order"]))
    return tuple(KindRule(r["kind"], r["pattern"], r["unless"], r["reason"]) for r in rows)


def kinds(names: ir.Table) -> ir.Table:
    """Add `kind`, `kind_because`, `person`, `vcse`, `sme` and `sme_because`; keeps every row.

    Reads `name`, and of `READ` and `size`, `employees`, `vcse_stated` (of `described`) what is there.
    `kind` is a value of `Kind`. `person` is true for whoever is or may be a person and for whom no
    register or number says otherwise: such a name must not stand in anything public. `vcse` is null where
    nothing tells, `sme` too: an unknown is never counted as a no.
    """
    table, added = _with_all(names)
    table = kept(table.mutate(_plain=plain(table.name.coalesce(""))), "plain_names")
    by_name = name_kind(table._plain)
    table = kept(table.mutate(_by_name=by_name[0], _name_because=by_name[1]), "told_by_name")
    found = table.mutate(_official=_official(table))
    person = _is_person(found)
    kind = ibis.cases(
        ((found.payee == "redacted").fill_null(False), ibis.literal(Kind.REDACTED.value)),
        (_refined(found), found._by_name),
        (found._official.notnull(), found._official),
        (_is_surely_one(found), ibis.literal(Kind.PERSON.value)),
        (person, ibis.literal(Kind.UNKNOWN.value)),
        else_=found._by_name.coalesce(Kind.UNKNOWN.value),
    )
    told = found.mutate(kind=kind, person=person)
    return _flagged(told.mutate(kind_because=_because(told))).drop(
        "_plain", "_by_name", "_name_because", "_official", *added
    )


def name_kind(text: ir.StringValue) -> tuple[ir.StringValue, ir.StringValue]:
    """The kind that a plain name tells, and why; both null where it tells none."""
    fits = [
        (
            text.re_search(rule.pattern)
            & (~text.re_search(rule.unless) if rule.unless else ibis.literal(True)),
            rule,
        )
        for rule in kind_rules()
    ]
    nothing = ibis.null("string")
    return (
        ibis.cases(*((fit, rule.kind) for fit, rule in fits), else_=nothing),
        ibis.cases(*((fit, rule.reason) for fit, rule in fits), else_=nothing),
    )


def _with_all(names: ir.Table) -> tuple[ir.Table, list[str]]:
    types = {"charity": "boolean", "cic": "boolean", "vcse_stated": "boolean", "employees": "int64"}
    wanted = (*READ, "size", "employees", "vcse_stated")
    missing = [name for name in wanted if name not in names.columns]
    added = {name: ibis.null(types.get(name, "string")) for name in missing}
    return names.mutate(**added), missing


def _official(table: ir.Table) -> ir.StringValue:
    """The kind by register, else by the company number's first letters, else by a charity number."""
    number = ibis.coalesce(
        table.org_id.re_extract(r"^GB-COH-(.+)$", 1).nullif(""), table.company_number
    )
    letters = number.re_extract(r"^([A-Z]*)", 1)
    by_letters = {key: one.kind for key, one in categories("number").items() if one.kind}
    prefix = ibis.cases(
        *((letters == key.upper(), kind) for key, kind in by_letters.items()),
        else_=ibis.null("string"),
    )
    in_charity_register = table.org_id.re_search(r"^GB-(?:CHC|SC|NIC)-").fill_null(False)
    is_charity = (
        table.charity.fill_null(False) | in_charity_register | table.charity_number.notnull()
    )
    in_law = (Kind.COMPANY.value, Kind.COOPERATIVE.value)
    registered = table.register_kind
    return ibis.cases(
        (table.cic.fill_null(False), Kind.CIC.value),
        (registered.notnull() & ~registered.isin(in_law), registered),
        (is_charity, Kind.CHARITY.value),
        else_=ibis.coalesce(registered, prefix),
    )


def _refined(table: ir.Table) -> ir.BooleanValue:
    """Whether the name tells more than the law: an academy trust is a company, and a school.

    A CIC is a company too, and its number does not show it.
    """
    in_law = table._official.isin([Kind.COMPANY, Kind.COOPERATIVE, Kind.CHARITY])
    more = table._by_name.isin([*SPECIFIC, Kind.CIC])
    return (in_law & more).fill_null(False)


def _is_person(table: ir.Table) -> ir.BooleanValue:
    looks = table.individual.startswith(YES) | table.individual.startswith(MAY_BE)
    return looks.fill_null(False) & table._official.isnull()


def _is_surely_one(table: ir.Table) -> ir.BooleanValue:
    return (table.individual.startswith(YES) | table.individual.isin(SURE)).fill_null(False)


def _because(table: ir.Table) -> ir.StringValue:
    return ibis.cases(
        (table.kind == Kind.REDACTED.value, "the file withholds the name"),
        (_refined(table), table._name_because),
        (table.register_kind.notnull(), "the register that it is in"),
        (table._official.notnull(), "its number"),
        (table.kind == Kind.PERSON.value, table.individual.re_replace("^[a-z ]+: ", "")),
        (table.person, "it may be a person"),
        (table._by_name.notnull(), table._name_because),
        else_="nothing tells",
    )


def _flagged(table: ir.Table) -> ir.Table:
    stated = ibis.cases(
        (table.employees.notnull() & (table.employees < 250), True),
        (table.employees.notnull(), False),
        (table["size"].isin(["micro", "small", "medium", "sme"]), True),
        (table["size"] == "large", False),
        else_=ibis.null("boolean"),
    )
    because = ibis.cases(
        (stated.isnull(), ibis.null("string")),
        (table.employees.notnull(), "its number of employees"),
        (table["size"] == "sme", "stated in a contract notice"),
        else_="the size that its accounts show (a proxy)",
    )
    no_sme = table.kind.isin(NO_SME)
    return table.mutate(
        vcse=ibis.cases(
            (table.kind.isin(VCSE_KINDS), True),
            (table.kind == Kind.HOUSING_ASSOCIATION.value, ibis.null("boolean")),
            (table.vcse_stated.notnull(), table.vcse_stated),
            (table.kind.isin([*NO_SME, Kind.PERSON]), False),
            else_=ibis.null("boolean"),
        ),
        sme=ibis.ifelse(no_sme, False, stated),
        sme_because=ibis.ifelse(no_sme, "it is no enterprise", because),
    )
