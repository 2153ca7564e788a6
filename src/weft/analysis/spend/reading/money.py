"""The money of each record: net where the file gives it, the other amounts kept beside it."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.amounts import NOUGHT, amounts_of
from weft.analysis.spend.reading.distinct import all_the_same, by_words, in_words
from weft.analysis.spend.reading.layout import Layout
from weft.analysis.spend.reading.records import Records
from weft.analysis.spend.reading.signs import is_credit
from weft.analysis.spend.schema import MONEY

_OF_AMOUNT = ("amount_net", "amount", "amount_gross", "debit", "credit")


@dataclass
class Money:
    """Columns of equal length: the amount, its VAT basis (in words), and the other amounts."""

    amount: pa.Array
    basis: pa.Array
    gross: pa.Array
    vat: pa.Array
    irrecoverable: pa.Array


def money_of(records: Records, layout: Layout) -> Money:
    """Read every column of money of the records."""
    read = {
        role: amounts_of(
            records.cells(index),
            decimal_comma=layout.decimal_comma,
            dollars=layout.dollars,
            scale=layout.scale,
        )
        for role in (*_OF_AMOUNT, "vat_amount", "irrecoverable_vat")
        if (index := layout.columns.index(role)) is not None
    }
    count = len(records.table)
    none = pa.nulls(count, MONEY)
    gross, vat = read.get("amount_gross", none), read.get("vat_amount", none)
    amount, basis = _amount(read, layout, count)
    if layout.sign is not None and layout.sign.index < records.width:
        credit = is_credit(records.words(layout.sign.index), layout.sign)
        amount = pc.if_else(credit, pc.negate(pc.abs(amount)), amount)
    return Money(amount, basis, gross, vat, read.get("irrecoverable_vat", none))


def _amount(read: dict[str, pa.Array], layout: Layout, count: int) -> tuple[pa.Array, pa.Array]:
    """Choose the amount record by record: net, else the unnamed one, else gross."""
    none = pa.nulls(count, MONEY)
    if "debit" in read:
        return _debit_less_credit(read), all_the_same(layout.vat_basis, count)
    main = next((role for role in ("amount_net", "amount", "amount_gross") if role in read), None)
    if main is None:
        return none, all_the_same(layout.vat_basis, count)
    amount = read[main]
    if main != "amount_net" or not amount.null_count:
        return amount, all_the_same(layout.vat_basis, count)
    gross, vat = read.get("amount_gross", none), read.get("vat_amount", none)
    derived = pc.subtract(gross, vat).cast(MONEY)
    basis = pc.if_else(
        pc.is_valid(pc.coalesce(amount, derived)),
        "net",
        pc.if_else(pc.is_valid(gross), "gross", "net"),
    )
    return pc.coalesce(amount, derived, read.get("amount", none), gross), in_words(basis)


def _debit_less_credit(read: dict[str, pa.Array]) -> pa.Array:
    debit = read["debit"]
    credit = read.get("credit", pa.nulls(len(debit), MONEY))
    either = pc.or_(pc.is_valid(debit), pc.is_valid(credit))
    less = pc.subtract(pc.fill_null(debit, NOUGHT), pc.fill_null(pc.abs(credit), NOUGHT)).cast(
        MONEY
    )
    return pc.if_else(either, less, pa.scalar(None, MONEY))


def is_filled(cells: pa.Array) -> pa.Array:
    """Whether each cell holds more than white space."""
    return by_words(cells, lambda texts: pc.not_equal(pc.utf8_trim_whitespace(texts), ""))
