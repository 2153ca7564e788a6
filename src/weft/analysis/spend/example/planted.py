"""What goes wrong in a ledger before it is published: faults, whole amounts repeated, VAT apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count
from random import Random

from weft.analysis.spend.example.payment import Fault, Nature, Payment

FAULTS = (
    Fault("date", "TBC"), Fault("date", "not known"), Fault("date", "31/02/2025"),
    Fault("date", "see remittance"), Fault("date", ""), Fault("amount", "TBC"),
    Fault("amount", "#VALUE!"), Fault("amount", "see contract"), Fault("amount", ""),
)  # fmt: skip
ONE_FAULT_IN = 900
ONE_WHOLE_AMOUNT_IN = 800
ONE_VAT_ROW_IN = 600
NIL_PAYMENTS = 3


def with_faults(
    rows: Sequence[Payment], rng: Random, *, spared_months: Collection[str] = ()
) -> list[Payment]:
    """The rows, about one in nine hundred of which has a date or an amount that cannot be read.

    Each kind of fault occurs at least once. Months that are published twice are spared.
    """
    able = [
        place
        for place, payment in enumerate(rows)
        if payment.nature is Nature.PAYMENT
        and payment.payee
        and payment.month not in spared_months
        and 3 < payment.paid.day < 25
    ]
    laid = list(rows)
    wanted = max(len(FAULTS), len(rows) // ONE_FAULT_IN)
    for turn, place in enumerate(rng.sample(able, wanted)):
        laid[place] = replace(laid[place], fault=FAULTS[turn % len(FAULTS)])
    return laid


def with_whole_amounts_again(
    rows: Sequence[Payment], rng: Random, numbers: count[int]
) -> list[Payment]:
    """The rows, some of whose invoices stand there once per cost centre with the whole amount."""
    chosen = _some(rows, rng, ONE_WHOLE_AMOUNT_IN, over=Decimal(1000))
    laid: list[Payment] = []
    for payment in rows:
        laid.append(payment)
        if payment.number in chosen:
            laid += [
                replace(payment, number=next(numbers), nature=Nature.WHOLE_AMOUNT_AGAIN,
                        cost_centre=f"G{payment.cost_centre[1:]}-{turn}")
                for turn in range(rng.randint(1, 3))
            ]  # fmt: skip
    return laid


def with_vat_rows(rows: Sequence[Payment], rng: Random, numbers: count[int]) -> list[Payment]:
    """The rows, some followed by their VAT on a row of its own."""
    chosen = _some([row for row in rows if row.vat > 0], rng, ONE_VAT_ROW_IN, over=Decimal(1000))
    laid: list[Payment] = []
    for payment in rows:
        laid.append(payment)
        if payment.number in chosen:
            laid.append(
                replace(payment, number=next(numbers), nature=Nature.VAT_ROW, amount=payment.vat,
                        vat=Decimal(0), expense="VAT", purpose="VAT")
            )  # fmt: skip
    return laid


def with_nil_payments(rows: Sequence[Payment], rng: Random) -> list[Payment]:
    """The rows, a few of which are for nothing."""
    laid = list(rows)
    able = [place for place, row in enumerate(rows) if row.nature is Nature.PAYMENT and row.payee]
    for place in rng.sample(able, NIL_PAYMENTS):
        laid[place] = replace(
            laid[place], amount=Decimal("0.00"), vat=Decimal("0.00"), nature=Nature.NIL
        )
    return laid


def _some(rows: Sequence[Payment], rng: Random, one_in: int, *, over: Decimal) -> set[int]:
    able = [
        payment.number
        for payment in rows
        if payment.nature is Nature.PAYMENT and payment.supplier and over < payment.amount < 40_000
    ]
    return set(rng.sample(able, min(len(able), max(3, len(rows) // one_in))))
