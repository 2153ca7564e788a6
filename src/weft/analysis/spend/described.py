"""Between resolved and placed: suppliers with what registers, the supplier file and names tell of them.

Everything here is done once for each supplier of the period, and not for each payment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from weft.analysis.editions import Edition
from weft.analysis.engine import brought, engine, kept
from weft.analysis.places.local import KindOfAddress
from weft.analysis.registers.described import described as told_by_registers
from weft.analysis.registers.described import of_suppliers
from weft.analysis.registers.known import addresses as in_lists
from weft.analysis.registers.matched import matched
from weft.analysis.spend.cleaned import cleaned
from weft.analysis.spend.kinds import kinds
from weft.analysis.spend.periods import IN_PERIOD, Period, dated
from weft.analysis.spend.places import compact, letters
from weft.analysis.spend.resolved import told_apart
from weft.analysis.spend.resolving.mentions import FACTS
from weft.analysis.spend.suppliers import Addresses

NUMBERS = ("company_number", "charity_number")
REGISTERED_AT = ("companies-house ", "charity-commission ")
"""Registers whose address is the one that an organisation is registered at."""
FROM_REGISTERS = ("org_id", "registered_postcode", "register_kind", "sic_section", "size", "size_because",
                  "charity", "cic", "vcse_stated", "employees", "register")  # fmt: skip
SIZES = ((10, "micro"), (50, "small"), (250, "medium"))
"""Employees below which an organisation is of a size; no fewer than the last is large."""
BY_EMPLOYEES = "its number of employees"


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """One address of a supplier, or one answer about its branches, and who says so."""

    kind: str
    """A value of `KindOfAddress`."""
    postcode: str | None
    """In capitals without spaces."""
    source: str
    branch: bool | None = None
    """Whether it is based or has a branch in the body's own area, where somebody answered that."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a supplier. None is unknown, never no."""

    supplier_id: str
    supplier: str
    org_id: str | None = None
    kind: str = "unknown"
    vcse: bool | None = None
    sme: bool | None = None
    size: str | None = None
    size_because: str | None = None
    sic_section: str | None = None
    addresses: tuple[KnownAddress, ...] = ()


NOBODY = Profile("", "")


@dataclass(frozen=True)
class Described:
    """The suppliers of the period."""

    profiles: dict[str, Profile]
    """By supplier id."""
    registered: ir.Table | None
    """`supplier_id` and `registered_postcode` of those that a register knows; None without registers."""
    registers: tuple[Edition, ...]
    listed: frozenset[str] = frozenset()
    """Postcodes, as written, of the bodies' own lists among the registers."""

    def postcodes(self) -> set[str]:
        """Every postcode that is known of a supplier."""
        every = (one.postcode for profile in self.profiles.values() for one in profile.addresses)
        return {postcode for postcode in every if postcode}


def mentions(payments: ir.Table, period: Period, known: ir.Table, found: ir.Table) -> ir.Table:
    """What the period's payments say of each supplier, each different mention once.

    Columns: `mention`, `supplier_id`, `name`, `name_key` and `FACTS`. `known` and `found` are the names
    as `account` knows them.
    """
    inside = dated(payments, period)
    inside = inside.filter((inside.when == IN_PERIOD) & inside.supplier_name.notnull())
    rows = told_apart(cleaned(inside.select("supplier_name", *FACTS).distinct(), known), found)
    rows = rows.filter(rows.supplier_id.notnull())
    return kept(
        rows.select(
            "supplier_id", "name_key", *FACTS, name="supplier_name", mention=ibis.row_number()
        ),
        "mentions",
    )


def described(
    told: ir.Table,
    found: ir.Table,
    addresses: Addresses | None = None,
    registers: Sequence[Edition] = (),
) -> Described:
    """Describe the suppliers of `mentions`. A number that a person ruled counts as one that is given."""
    suppliers = _suppliers(told, found)
    if registers:
        suppliers = _with_registers(suppliers, told, registers)
    rows = kept(addresses.told(told), "told") if addresses else None
    if rows is not None:
        suppliers = _with_answers(suppliers, rows)
    everyone = kinds(suppliers).to_pyarrow().to_pylist()
    said = rows.to_pyarrow().to_pylist() if rows is not None else []
    given = _given(told, said, addresses)
    listed = _add_lists(given, everyone, registers) if registers else frozenset()
    registered = None
    if registers:
        known = suppliers.filter(suppliers.registered_postcode.notnull())
        registered = kept(known.select("supplier_id", "registered_postcode"), "registered")
    profiles = {row["supplier_id"]: _profile(row, given[row["supplier_id"]]) for row in everyone}
    return Described(profiles, registered, tuple(registers), listed)


def _suppliers(told: ir.Table, found: ir.Table) -> ir.Table:
    """A row for each supplier of the mentions, with its published name and its numbers."""
    given = told.group_by("supplier_id").agg(**{name: told[name].max() for name in NUMBERS})
    named = found.group_by("supplier_id").agg(
        name=found.supplier.min(),
        individual=found.looks.argmin(found.supplier),
        **{f"ruled_{name}": found[name].max() for name in NUMBERS},
    )
    joined = given.left_join(named, "supplier_id").drop("supplier_id_right")
    numbers = {name: joined[name].coalesce(joined[f"ruled_{name}"]) for name in NUMBERS}
    joined = joined.mutate(**numbers).drop(*(f"ruled_{name}" for name in NUMBERS))
    return kept(joined.order_by("supplier_id"), "suppliers")


def _with_registers(suppliers: ir.Table, told: ir.Table, registers: Sequence[Edition]) -> ir.Table:
    """Add what the registers tell of the suppliers that are matched beyond doubt."""
    right = suppliers.select("supplier_id", **{f"its_{name}": name for name in NUMBERS})
    asked = told.left_join(right, "supplier_id").drop("supplier_id_right")
    numbers = {name: asked[name].coalesce(asked[f"its_{name}"]) for name in NUMBERS}
    rows = asked.mutate(**numbers).select(
        "mention", "supplier_id", "name", *NUMBERS, "supplier_ref", "postcode"
    )
    table = rows.to_pyarrow()
    matches = of_suppliers(matched(table, registers), table)
    ids = suppliers.select("supplier_id").to_pyarrow()
    of_them = told_by_registers(ids, matches, registers).select(["supplier_id", *FROM_REGISTERS])
    known = brought(suppliers.get_backend(), of_them, "of_registers")
    return suppliers.left_join(known, "supplier_id").drop("supplier_id_right")


def _with_answers(suppliers: ir.Table, rows: ir.Table) -> ir.Table:
    """Employees and VCSE as the supplier file has them; they go before the registers'."""
    answers = rows.group_by("supplier_id").agg(
        said_employees=rows.employees.max(), said_vcse=rows.vcse.max()
    )
    joined = suppliers.left_join(answers, "supplier_id").drop("supplier_id_right")
    for name, said in (("employees", "said_employees"), ("vcse_stated", "said_vcse")):
        value = joined[said].coalesce(joined[name]) if name in joined.columns else joined[said]
        joined = joined.mutate(**{name: value})
    return joined.drop("said_employees", "said_vcse")


def _given(
    told: ir.Table, said: Iterable[dict[str, Any]], addresses: Addresses | None
) -> dict[str, list[KnownAddress]]:
    """The addresses of each supplier that the supplier file and the payments themselves give."""
    given: dict[str, list[KnownAddress]] = defaultdict(list)
    file = addresses.file.name if addresses else ""
    for row in said:
        if row["postcode"] or row["branch"] is not None:
            postcode = _compact(row["postcode"])
            given[row["supplier_id"]].append(
                KnownAddress(row["kind"], postcode, file, row["branch"])
            )
    own = told.select("supplier_id", postcode=compact(told.postcode)).distinct()
    for row in own.filter(own.postcode.notnull()).to_pyarrow().to_pylist():
        one = KnownAddress(str(KindOfAddress.NOT_STATED), row["postcode"], "the payment files")
        given[row["supplier_id"]].append(one)
    return given


def _add_lists(
    given: dict[str, list[KnownAddress]],
    suppliers: Sequence[dict[str, Any]],
    registers: Sequence[Edition],
) -> frozenset[str]:
    """Add the addresses that a body's own list among the registers gives, each with what it is; gives their
    postcodes as written."""
    of = {row["org_id"]: row["supplier_id"] for row in suppliers if row["org_id"]}
    with engine() as connection:
        every = in_lists(connection, registers)
        asked = pa.table({"org_id": pa.array(sorted(of), pa.string())})
        wanted = every.semi_join(brought(connection, asked, "asked"), "org_id")
        rows = wanted.to_pyarrow().to_pylist()
    stated = {str(kind) for kind in KindOfAddress}
    for row in rows:
        kind = (
            row["kind_of_address"] if row["kind_of_address"] in stated else KindOfAddress.NOT_STATED
        )
        one = KnownAddress(str(kind), _compact(row["postcode"]), row["register"], row["branch"])
        given[of[row["org_id"]]].append(one)
    return frozenset(row["postcode"] for row in rows if row["postcode"])


def _profile(row: dict[str, Any], given: Sequence[KnownAddress]) -> Profile:
    employees, size = row.get("employees"), row.get("size")
    because = row.get("size_because")
    if employees is not None:
        size = next((name for below, name in SIZES if employees < below), "large")
        because = BY_EMPLOYEES
    return Profile(
        row["supplier_id"], row["name"], row.get("org_id"), row["kind"], row["vcse"], row["sme"],
        size, because, row.get("sic_section"),
        tuple(sorted({*given, *_of_register(row)}, key=str)),
    )  # fmt: skip


def _of_register(row: dict[str, Any]) -> list[KnownAddress]:
    postcode = _compact(row.get("registered_postcode"))
    if not postcode:
        return []
    register = row.get("register") or ""
    official = register.startswith(REGISTERED_AT)
    kind = KindOfAddress.REGISTERED if official else KindOfAddress.NOT_STATED
    return [KnownAddress(str(kind), postcode, register or "a register")]


def _compact(postcode: str | None) -> str | None:
    return letters(postcode or "") or None


def registers_in_use(editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """Those of the editions that are registers and in use."""
    from weft.analysis.registers.load import LAYOUTS

    return tuple(one for one in editions if one.kind in LAYOUTS and one.state == "active")


def postcodes_of(payments: ir.Table, addresses: Addresses | None, told: Described) -> pa.Array:
    """Every postcode that a payee may be placed by, as it is written, each once."""
    tables = [payments.select("postcode")]
    if addresses:
        tables.append(addresses.rows.select("postcode"))
    if told.registered is not None:
        tables.append(told.registered.select(postcode="registered_postcode"))
    if told.listed:
        rows = pa.table({"postcode": pa.array(sorted(told.listed), pa.string())})
        tables.append(brought(payments.get_backend(), rows, "listed"))
    every = ibis.union(*tables, distinct=True) if len(tables) > 1 else tables[0].distinct()
    return every.filter(every.postcode.notnull()).order_by("postcode").to_pyarrow()["postcode"]
