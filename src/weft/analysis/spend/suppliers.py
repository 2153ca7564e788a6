"""The supplier file: what somebody knows of each supplier: its addresses, size and kind.

It is a body's own list, or a worklist filled in. One row is one address, or one answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from weft.analysis.engine import kept
from weft.analysis.headings import headings
from weft.analysis.names.keys import name_key
from weft.analysis.places.local import KindOfAddress
from weft.analysis.registers.layouts.suppliers import HEADINGS, KINDS_OF_ADDRESS
from weft.analysis.spend.places import CannotPlace, read_table

TOLD = ("kind", "postcode", "branch", "employees", "vcse")
"""What a row may tell of its supplier, beside who it is."""


@dataclass(frozen=True)
class Addresses:
    """Rows by company number, by the weft id or the body's reference, and by name."""

    file: Path
    rows: ir.Table
    """Every row: the keys (`name`, `ref`, `company`, `body`), `line`, and the columns of `TOLD`."""
    by: dict[str, ir.Table]
    """The first postcode for each key."""
    several: int
    """Suppliers with more than one postcode in the file: its first counts."""

    def located(self, payments: ir.Table) -> ir.Table:
        """Add `found_postcode` and `found_kind`: by company number, else reference, else name."""
        found = []
        for what, table in self.by.items():
            right = table.rename({f"{what}_{name}": name for name in ("key", "found", "kind")})
            here = [_key(payments, what) == right[f"{what}_key"]]
            if "body" in right.columns:
                right = right.rename({f"{what}_body": "body"})
                here.append(payments.body == right[f"{what}_body"])
            added = {f"{what}_key", f"{what}_body"} & set(right.columns)
            payments = payments.left_join(right, here).drop(*added)
            found.append(what)
        best = {
            f"found_{name}": ibis.coalesce(*(payments[f"{what}_{of}"] for what in found))
            for name, of in (("postcode", "found"), ("kind", "kind"))
        }
        return payments.mutate(**best).drop(
            *(f"{what}_{of}" for what in found for of in ("found", "kind"))
        )

    def told(self, mentions: ir.Table) -> ir.Table:
        """What the rows tell of each supplier: `supplier_id` and `TOLD`, each different row once.

        `mentions` has `mention`, `supplier_id` and the columns that rows are found by. The rows of a
        mention are those with its company number, else its reference, else its name.
        """
        parts = [self._of(mentions, what).mutate(turn=turn) for turn, what in enumerate(self.by)]
        every = kept(ibis.union(*parts), "told")
        first = every.group_by("mention").agg(turn=every.turn.min())
        return every.inner_join(first, ["mention", "turn"]).select("supplier_id", *TOLD).distinct()

    def _of(self, mentions: ir.Table, what: str) -> ir.Table:
        column = "ref" if what == "id" else what
        rows = self.rows.rename("its_{name}")
        here = [_key(mentions, what) == rows[f"its_{column}"]]
        if "body" in self.by[what].columns:
            here.append(mentions.body == rows.its_body)
        return mentions.inner_join(rows, here).select(
            "mention", "supplier_id", **{one: rows[f"its_{one}"] for one in TOLD}
        )


def read_suppliers(connection: Any, file: Path, bodies: Sequence[str]) -> Addresses:
    """Read a supplier file (CSV, Parquet or workbook), by lenient headings.

    A body's own reference counts only where the file says whose it is, or the payments are of one
    body. Raises `CannotPlace` where there is no postcode or nothing to find a supplier by.
    """
    raw = read_table(connection, file)
    found = headings(raw.columns, HEADINGS)
    if "postcode" not in found or not {"name", "ref", "company"} & set(found):
        raise CannotPlace(
            f"{file}: needs a heading for the postcode and for the supplier's name, reference or "
            f"company number; it has {', '.join(raw.columns)}."
        )
    rows = kept(_rows(raw, found), "addresses")
    by = {"company": "company", "id": "ref", "ref": "ref", "name": "name"}
    if "body" not in found and len(bodies) > 1:
        del by["ref"]
    tables = {
        what: _first(rows, key, "body" in found and what == "ref")
        for what, key in by.items()
        if key in found
    }
    several = rows.group_by("name", "ref", "company").agg(n=rows.postcode.nunique())
    many = int(several.filter(several.n > 1).count().to_pyarrow().as_py())
    return Addresses(file, rows, tables, many)


def _rows(raw: ir.Table, found: dict[str, str]) -> ir.Table:
    def column(what: str) -> ir.StringValue:
        return (
            raw[found[what]].cast("string").strip().nullif("")
            if what in found
            else ibis.null("string")
        )

    return raw.select(
        name=name_key(column("name")),
        ref=column("ref"),
        company=column("company").upper().lpad(8, "0"),
        body=column("body"),
        postcode=column("postcode").upper(),
        kind=_kind(column("kind_of_address").lower()),
        branch=_yes_or_no(column("branch").lower()),
        employees=column("employees").re_replace(r"[,\s]|\.0$", "").try_cast("int64"),
        vcse=_yes_or_no(column("vcse").lower()),
        line=ibis.row_number(),
    )


def _kind(text: ir.StringValue) -> ir.StringValue:
    kinds = [(text.re_search(words), kind) for kind, words in KINDS_OF_ADDRESS]
    return ibis.cases(*kinds, else_=KindOfAddress.NOT_STATED.value)


def _yes_or_no(text: ir.StringValue) -> ir.BooleanValue:
    return ibis.cases(
        (text.isin(["y", "yes", "true", "1"]), True),
        (text.isin(["n", "no", "false", "0"]), False),
        else_=ibis.null("boolean"),
    )


def _first(rows: ir.Table, key: str, with_body: bool) -> ir.Table:
    keys = [key, "body"] if with_body else [key]
    known = rows.filter(rows[key].notnull() & rows.postcode.notnull())
    first = known.group_by(keys).agg(
        found=known.postcode.argmin(known.line), kind=known["kind"].argmin(known.line)
    )
    return kept(first.rename(key=key), "found_postcodes")


def _key(payments: ir.Table, what: str) -> ir.StringValue:
    columns = {
        "company": "company_number",
        "id": "supplier_id",
        "ref": "supplier_ref",
        "name": "name_key",
    }
    return payments[columns[what]]
