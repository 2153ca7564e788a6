"""The supplier file: the postcode of each supplier, from the body's own ledger or anywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from weft.analysis.engine import kept
from weft.analysis.headings import SUPPLIERS, headings
from weft.analysis.names.keys import name_key
from weft.analysis.spend.places import CannotPlace, read_table


@dataclass(frozen=True)
class Addresses:
    """Postcodes by company number, by the weft id or the body's reference, and by name."""

    file: Path
    by: dict[str, ir.Table]
    several: int
    """Suppliers with more than one postcode in the file: its first counts."""

    def located(self, payments: ir.Table) -> ir.Table:
        """Add `found_postcode`: by company number, else reference, else name."""
        found = []
        for what, table in self.by.items():
            right = table.rename({f"{what}_postcode": "found", f"{what}_key": "key"})
            here = [_key(payments, what) == right[f"{what}_key"]]
            if "body" in right.columns:
                right = right.rename({f"{what}_body": "body"})
                here.append(payments.body == right[f"{what}_body"])
            added = {f"{what}_key", f"{what}_body"} & set(right.columns)
            payments = payments.left_join(right, here).drop(*added)
            found.append(f"{what}_postcode")
        best = ibis.coalesce(*(payments[name] for name in found))
        return payments.mutate(found_postcode=best).drop(*found)


def read_suppliers(connection: Any, file: Path, bodies: Sequence[str]) -> Addresses:
    """Read a supplier file (CSV or Parquet), by lenient headings.

    A body's own reference counts only where the file says whose it is, or the payments are of one
    body. Raises `CannotPlace` where there is no postcode or nothing to find a supplier by.
    """
    raw = connection_table = read_table(connection, file)
    found = headings(raw.columns, SUPPLIERS)
    if "postcode" not in found or not {"name", "ref", "company"} & set(found):
        raise CannotPlace(
            f"{file}: needs a heading for the postcode and for the supplier's name, reference or "
            f"company number; it has {', '.join(connection_table.columns)}."
        )
    rows = kept(_rows(raw, found), "addresses")
    by = {"company": ("company",), "id": ("ref",), "ref": ("ref",), "name": ("name",)}
    if "body" not in found and len(bodies) > 1:
        del by["ref"]
    tables = {
        what: _first(rows, needs[0], "body" in found and what == "ref")
        for what, needs in by.items()
        if needs[0] in found
    }
    several = rows.group_by("name", "ref", "company").agg(n=rows.postcode.nunique())
    return Addresses(file, tables, int(several.filter(several.n > 1).count().to_pyarrow().as_py()))


def _rows(raw: ir.Table, found: dict[str, str]) -> ir.Table:
    def column(what: str) -> ir.StringValue:
        return (
            raw[found[what]].cast("string").strip().nullif("")
            if what in found
            else ibis.null("string")
        )

    rows = raw.select(
        name=name_key(column("name")),
        ref=column("ref"),
        company=column("company").upper().lpad(8, "0"),
        body=column("body"),
        postcode=column("postcode").upper(),
        line=ibis.row_number(),
    )
    return rows.filter(rows.postcode.notnull())


def _first(rows: ir.Table, key: str, with_body: bool) -> ir.Table:
    keys = [key, "body"] if with_body else [key]
    known = rows.filter(rows[key].notnull())
    first = known.group_by(keys).agg(found=known.postcode.argmin(known.line))
    return kept(first.rename(key=key), "found_postcodes")


def _key(payments: ir.Table, what: str) -> ir.StringValue:
    columns = {
        "company": "company_number",
        "id": "supplier_id",
        "ref": "supplier_ref",
        "name": "name_key",
    }
    return payments[columns[what]]
