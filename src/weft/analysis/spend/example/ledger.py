"""The true ledger of one council for one financial year."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, count
from random import Random

from weft.analysis.spend.example.names import a_person
from weft.analysis.spend.example.payment import Nature, Payment
from weft.analysis.spend.example.place import COUNCILS, Council
from weft.analysis.spend.example.public_bodies import BETWEEN_COUNCILS, STANDING, Standing
from weft.analysis.spend.example.purposes import (
    INFLUENCEABLE,
    REDACTED_EXPENSES,
    REDACTIONS,
    Line,
)
from weft.analysis.spend.example.suppliers import Supplier, by_name

LEAST_PUBLISHED_GBP = 500.0
MOST_IN_ONE_PAYMENT_GBP = 2_500_000.0
STANDARD_VAT = Decimal("0.20")
PENNY = Decimal("0.01")
SPREAD_WITHIN_A_SUPPLIER = 0.6
FREE_OF_VAT = ("Social Care", "Education", "Housing")
# Shares of the rows, as counted in two real councils' years: credits lie between
# none (where a council strips them) and 12%, redactions between 3% and 17%, identical rows at 1.3%.
CREDITS, REVERSALS, REDACTED, NOT_STATED, INDIVIDUALS = 0.03, 0.003, 0.045, 0.002, 0.004
SPLITS, IDENTICAL = 0.05, 0.012
INDIVIDUALS_AT_LEAST = 3


@dataclass
class Clerk:
    """Enters payments into one council's ledger."""

    council: Council
    year: int
    suppliers: Sequence[Supplier]
    rng: Random
    numbers: count[int]

    def __post_init__(self) -> None:
        name = self.council.name
        self.trading = [s for s in self.suppliers if name in s.weights and self.year in s.years]
        self.trading = [s for s in self.trading if s.kind == INFLUENCEABLE]
        self.cumulative = list(accumulate(s.weights[name] for s in self.trading))
        self.days = list(_working_days(self.year))

    def ordinary(self) -> Payment:
        """A payment to a firm, a community group, an individual, or a name that is withheld."""
        supplier = self.rng.choices(self.trading, cum_weights=self.cumulative)[0]
        line = self.rng.choice(supplier.lines)
        spelling = self.rng.choice(supplier.spellings[self.council.name])
        payment = self._payment(line, self._amount(supplier.typical_gbp))
        payment = replace(payment, supplier=supplier, payee=spelling.name, spelling=spelling.kind)
        chance = self.rng.random()
        if chance < REDACTED:
            return self._withheld(payment)
        if chance < REDACTED + INDIVIDUALS:
            return self.to_an_individual(payment)
        if chance < REDACTED + INDIVIDUALS + NOT_STATED:
            return replace(payment, supplier=None, payee="", spelling="", bridge="not stated")
        return payment

    def standing(self, standing: Standing, payee: Supplier, year_total: float) -> Iterator[Payment]:
        """A levy, precept, contribution or run that comes round through the year."""
        each = year_total * standing.share / standing.times
        for turn in range(standing.times):
            amount = each * self.rng.uniform(0.97, 1.03) if standing.times > 12 else each
            day = self.days[(len(self.days) - 1) * turn // standing.times + self.rng.randint(0, 5)]
            spelling = self.rng.choice(payee.spellings[self.council.name])
            line = Line(
                standing.department, "Corporate Items", standing.expense, "Not classified",
                "990000", (), (standing.purpose,), 0.0, 0.0,
            )  # fmt: skip
            payment = self._payment(line, Decimal(f"{amount:.2f}"))
            yield replace(
                payment, paid=day, supplier=payee, payee=spelling.name, spelling=spelling.kind,
                vat=Decimal(0), bridge=standing.kind,
            )  # fmt: skip

    def _payment(self, line: Line, amount: Decimal) -> Payment:
        free = line.category.startswith(FREE_OF_VAT) or line.charity or line.code == "990000"
        return Payment(
            number=next(self.numbers),
            council=self.council.name,
            paid=self.rng.choice(self.days),
            supplier=None,
            payee="",
            spelling="",
            amount=amount,
            vat=Decimal(0) if free else (amount * STANDARD_VAT).quantize(PENNY),
            ref="",
            department=line.department,
            service=line.service,
            expense=line.expense,
            category=line.category,
            code=line.code,
            purpose=self.rng.choice(line.purposes),
            cost_centre=self.cost_centre(),
            bridge=line.bridge,
        )

    def cost_centre(self) -> str:
        """Any cost centre of the council."""
        return f"{self.rng.choice('ABCDEF')}{self.rng.randint(10000, 10420)}"

    def _amount(self, typical: float) -> Decimal:
        amount = typical * math.exp(self.rng.gauss(0, SPREAD_WITHIN_A_SUPPLIER))
        amount = min(amount, MOST_IN_ONE_PAYMENT_GBP)
        if amount < LEAST_PUBLISHED_GBP:
            amount = LEAST_PUBLISHED_GBP + self.rng.expovariate(1 / 180)
        step = self.rng.choices((0.01, 1.0, 10.0), weights=(65, 22, 13))[0]
        return Decimal(f"{round(amount / step) * step:.2f}")

    def _withheld(self, payment: Payment) -> Payment:
        department, expense, purpose = self.rng.choice(REDACTED_EXPENSES)
        return replace(
            payment, supplier=None, payee=self.rng.choice(REDACTIONS), spelling="redacted",
            department=department, service="Personal Budgets", expense=expense, purpose=purpose,
            category="Not classified", code="990000", bridge="redacted", vat=Decimal(0),
            amount=self._amount(900.0),
        )  # fmt: skip

    def to_an_individual(self, payment: Payment) -> Payment:
        """The payment as if it had gone to a person, named though it should not have been."""
        return replace(
            payment, supplier=None, payee=a_person(self.rng), spelling="individual",
            department="Children's Services", service="Fostering", category="Not classified",
            expense=self.rng.choice(("Foster Carer Allowances", "Compensation Payments")),
            purpose="Allowance", code="990000", bridge="individual", vat=Decimal(0),
            amount=self._amount(800.0),
        )  # fmt: skip


def _working_days(year: int) -> Iterator[date]:
    day = date(year, 4, 1)
    while day < date(year + 1, 4, 1):
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


def make_ledger(
    *, council: Council, year: int, payments: int, suppliers: Sequence[Supplier],
    rng: Random, numbers: count[int],
) -> list[Payment]:  # fmt: skip
    """The payments of this council in the financial year that begins in `year`, in order of day."""
    clerk = Clerk(council, year, suppliers, rng, numbers)
    ordinary = [clerk.ordinary() for _ in range(payments)]
    ordinary += [clerk.to_an_individual(clerk.ordinary()) for _ in range(INDIVIDUALS_AT_LEAST)]
    spent = float(sum(payment.amount for payment in ordinary))
    shares = sum(s.share for s in STANDING) + 2 * BETWEEN_COUNCILS[3]
    total = spent / (1 - shares)
    named = by_name(suppliers)
    rows = list(ordinary)
    for standing in _standing_payments(council):
        rows += clerk.standing(standing, named[standing.supplier], total)
    rows += _credits(ordinary, rng, numbers, clerk)
    return _split_and_repeated(_numbered(rows, council), rng, numbers, clerk)


def _standing_payments(council: Council) -> Iterator[Standing]:
    yield from STANDING
    expense, purpose, times, share = BETWEEN_COUNCILS
    for other in COUNCILS:
        if other is not council:
            yield Standing(other.name, "public body", "Place", expense, purpose, times, share)


def _credits(
    paid: Sequence[Payment], rng: Random, numbers: count[int], clerk: Clerk
) -> Iterator[Payment]:
    """Credit notes for part of a payment, and reversals of the whole within a few days."""
    named = [payment for payment in paid if payment.supplier]
    for payment in rng.sample(named, round(len(paid) * CREDITS)):
        part = (payment.amount * Decimal(rng.randint(3, 60)) / 100).quantize(PENNY)
        yield replace(payment, number=next(numbers), amount=-part, nature=Nature.CREDIT,
                      vat=-(payment.vat * part / payment.amount).quantize(PENNY),
                      paid=rng.choice(clerk.days))  # fmt: skip
    for payment in rng.sample(named, round(len(paid) * REVERSALS)):
        later = clerk.days[min(clerk.days.index(payment.paid) + rng.randint(0, 3), 255)]
        yield replace(payment, number=next(numbers), amount=-payment.amount, vat=-payment.vat,
                      paid=later, nature=Nature.REVERSAL)  # fmt: skip


def _numbered(rows: Sequence[Payment], council: Council) -> list[Payment]:
    """The rows in order of day, each with a reference of its own that grows with the days."""
    first = 5_100_000_000 + COUNCILS.index(council) * 50_000_000
    ordered = sorted(rows, key=lambda payment: (payment.paid, payment.number))
    start = first + (ordered[0].financial_year % 100) * 400_000
    return [replace(payment, ref=str(start + turn * 7)) for turn, payment in enumerate(ordered)]


def _split_and_repeated(
    rows: Sequence[Payment], rng: Random, numbers: count[int], clerk: Clerk
) -> list[Payment]:
    """Some invoices take several rows with a part each; some rows stand there twice, rightly."""
    laid: list[Payment] = []
    for payment in rows:
        chance = rng.random()
        plain = payment.nature is Nature.PAYMENT and payment.supplier is not None
        if plain and chance < SPLITS and payment.amount > 3000:
            laid += _split(payment, rng, numbers, clerk)
        elif plain and SPLITS <= chance < SPLITS + IDENTICAL:
            laid.append(payment)
            laid.append(replace(payment, number=next(numbers), nature=Nature.IDENTICAL))
        else:
            laid.append(payment)
    return laid


def _split(payment: Payment, rng: Random, numbers: count[int], clerk: Clerk) -> Iterator[Payment]:
    share = Decimal(rng.randint(15, 45)) / 100
    part, vat = (payment.amount * share).quantize(PENNY), (payment.vat * share).quantize(PENNY)
    yield replace(payment, amount=part, vat=vat, nature=Nature.SPLIT)
    yield replace(
        payment, number=next(numbers), amount=payment.amount - part, vat=payment.vat - vat,
        cost_centre=clerk.cost_centre(), nature=Nature.SPLIT,
    )  # fmt: skip
