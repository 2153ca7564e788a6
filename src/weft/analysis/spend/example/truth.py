"""What is true of the example: what was planted where, and the sums of a right reading."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from weft.analysis.spend.example.areas import small_of, ward_of
from weft.analysis.spend.example.files import MONEY, Published, Record, What
from weft.analysis.spend.example.payment import NOT_MONEY_PAID, Nature, Payment
from weft.analysis.spend.example.place import COUNCILS, QUILLMOUTH, Council, nearness, where
from weft.analysis.spend.example.suppliers import BEYOND_NORMALISING, Supplier
from weft.analysis.spend.example.titled import financial_year

AGAIN = "same transaction in another file"
WORTH_NAMING = frozenset(Nature) - {Nature.PAYMENT}
ABOUT = {
    "published": "Rows that a reader can load as payments, as often as they were published.",
    "counted": "The same, with a transaction that stands in two files taken once. Invoices "
    "repeated per cost centre and VAT on rows of its own are still in it: they are pointed out, "
    "not dropped.",
    "true": "What was really paid: counted, without the repeated invoices and the VAT rows, and "
    "with the payments whose date or amount the file spoils.",
    "at_stake": "The money on repeated invoices (all rows but one) and on VAT rows, in counted.",
    "row": "A record of the file or sheet, counting every record from 1, blank ones too.",
    "bridge": "Counted money by the step of the bridge that takes it out, and what is left.",
    "deciles": "Counted money and payments by the decile of deprivation (1 is the most deprived) of the "
    "small area where the true supplier is, as in places/deprivation.csv; and by the supplier's ward "
    "under wards.",
    "local_share.by_supplier": "Counted money and payments by where the true supplier is.",
    "local_share.by_name": "The same, where a spelling that is not the registered name after "
    "normalising (case, punctuation, legal form, trading-as) cannot be placed, so is unknown. "
    "Quillmouth's own files give the postcode beside the name.",
}


@dataclass
class Sum:
    """A number of payments and their money."""

    payments: int = 0
    amount_gbp: Decimal = Decimal("0.00")

    def add(self, amount: Decimal) -> None:
        """Count one more payment."""
        self.payments += 1
        self.amount_gbp += amount


@dataclass(frozen=True)
class Row:
    """A record of a file: where it stands, what it is, and where it first stood if repeated."""

    file: str
    sheet: str | None
    row: int
    record: Record
    first: Row | None

    @property
    def payment(self) -> Payment | None:
        """The payment on this record, if it is one."""
        return self.record.payment

    def named(self) -> Iterator[str]:
        """What was planted on this row."""
        yield from self.record.planted
        payment = self.payment
        if self.first is not None:
            yield AGAIN
        if self.record.what is What.REPEATED_HEADER:
            yield What.REPEATED_HEADER
        if payment and payment.nature in WORTH_NAMING:
            yield payment.nature
        if payment and payment.bridge in ("redacted", "individual", "not stated"):
            yield payment.bridge


@dataclass(frozen=True)
class SheetTruth:
    """How many records of each kind a sheet has, and the money on those that carry any."""

    file: str
    sheet: str | None
    header_row: int | None
    rows: int
    kinds: Mapping[str, int]
    quarantine_without_amount: int
    amount_payments_gbp: Decimal
    amount_quarantine_gbp: Decimal
    amount_not_payments_gbp: Decimal
    repeats_of_another_file: int


@dataclass(frozen=True)
class YearTruth:
    """A council's financial year in sums; each is explained under `about`."""

    council: str
    year: str
    published: Sum
    counted: Sum
    true: Sum
    at_stake: Sum
    credits: Sum
    suppliers: int
    bridge: Mapping[str, Sum]
    local_share: Mapping[str, Mapping[str, Sum]]
    deciles: Mapping[str, Sum]
    wards: Mapping[str, Sum]
    months: Mapping[str, Mapping[str, Sum]]
    supplier_totals: Mapping[str, Decimal]


@dataclass(frozen=True)
class ExampleTruth:
    """The truth about an example place; `truth.json` and `truth_rows.csv` are written from it."""

    seed: int
    year: int
    published: Sequence[Published]
    suppliers: Sequence[Supplier]
    about: Mapping[str, str] = field(default_factory=lambda: ABOUT)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every record of every file, in order of path."""
        first: dict[int, Row] = {}
        rows = []
        for published in sorted(self.published, key=lambda one: one.path):
            here: dict[int, Row] = {}
            for sheet, number, record in published.numbered():
                key = record.payment.number if record.payment else -1
                row = Row(published.path, sheet, number, record, first.get(key))
                rows.append(row)
                if record.payment:
                    here.setdefault(key, row)
            first = {**here, **first}
        return tuple(rows)

    @cached_property
    def sheets(self) -> tuple[SheetTruth, ...]:
        """The truth of each sheet, and of each CSV file as a sheet without a name."""
        groups: dict[tuple[str, str | None], list[Row]] = defaultdict(list)
        for row in self.rows:
            groups[row.file, row.sheet].append(row)
        return tuple(_sheet(file, sheet, rows) for (file, sheet), rows in groups.items())

    @cached_property
    def years(self) -> tuple[YearTruth, ...]:
        """The truth of each council's financial years."""
        return tuple(
            _year(council, year, self.rows)
            for council in COUNCILS
            for year in (self.year - 1, self.year)
        )

    def year_of(self, council: str, year: str) -> YearTruth:
        """The truth of one council's financial year, such as `2024-25`."""
        return next(one for one in self.years if (one.council, one.year) == (council, year))

    def planted(self, kind: str) -> list[Row]:
        """The rows on which this kind of thing was planted."""
        return [row for row in self.rows if kind in row.named()]

    @cached_property
    def spellings(self) -> tuple[tuple[str, str, str, str], ...]:
        """Council, name as published, true supplier id and kind of spelling, for every name."""
        seen = {
            (payment.council, payment.payee, payment.supplier.id, payment.spelling)
            for payment in (row.payment for row in self.rows)
            if payment and payment.supplier
        }
        return tuple(sorted(seen))

    def as_json(self) -> str:
        """The truth as JSON, its money as decimal strings."""
        return json.dumps(self._document(), indent=1, ensure_ascii=False, default=str) + "\n"

    def _document(self) -> dict[str, Any]:
        names = ("council", "name", "supplier_id", "kind")
        return {
            "seed": self.seed,
            "year": financial_year(self.year),
            "year_before": financial_year(self.year - 1),
            "about": dict(self.about),
            "sheets": [asdict(sheet) for sheet in self.sheets],
            "years": [_with_changes(one, self.years) for one in self.years],
            "names": [dict(zip(names, spelling, strict=True)) for spelling in self.spellings],
            "planted": list(_planted(self.rows)),
        }


def _sheet(file: str, sheet: str | None, rows: Sequence[Row]) -> SheetTruth:
    def amount(kinds: Iterable[What]) -> Decimal:
        carrying = (r.record.amount for r in rows if r.record.what in kinds)
        return sum((a for a in carrying if a is not None), Decimal("0.00"))

    headers = [row.row for row in rows if row.record.what is What.HEADER]
    spoilt = [r for r in rows if r.record.what is What.QUARANTINE and r.record.amount is None]
    return SheetTruth(
        file=file,
        sheet=sheet,
        header_row=headers[0] if headers else None,
        rows=len(rows),
        kinds=dict(sorted(Counter(str(row.record.what) for row in rows).items())),
        quarantine_without_amount=len(spoilt),
        amount_payments_gbp=amount([What.PAYMENT]),
        amount_quarantine_gbp=amount([What.QUARANTINE]),
        amount_not_payments_gbp=amount(set(What) - set(MONEY)),
        repeats_of_another_file=sum(row.first is not None for row in rows),
    )


class Tally:
    """Adds up one council's financial year, row by row."""

    def __init__(self, council: Council) -> None:
        self.council = council
        self.sums: defaultdict[str, Sum] = defaultdict(Sum)
        self.bridge: defaultdict[str, Sum] = defaultdict(Sum)
        self.months: defaultdict[str, defaultdict[str, Sum]] = defaultdict(lambda: defaultdict(Sum))
        self.by_supplier: defaultdict[str, Sum] = defaultdict(Sum)
        self.by_name: defaultdict[str, Sum] = defaultdict(Sum)
        self.deciles: defaultdict[str, Sum] = defaultdict(Sum)
        self.wards: defaultdict[str, Sum] = defaultdict(Sum)
        self.suppliers: defaultdict[str, Decimal] = defaultdict(Decimal)

    def add(self, row: Row, payment: Payment) -> None:
        """Count this row wherever it belongs."""
        belongs = set(_sums_of(row, payment))
        for kind in belongs:
            self.sums[kind].add(payment.amount)
            self.months[payment.month][kind].add(payment.amount)
        if "counted" in belongs:
            self._count(payment)

    def _count(self, payment: Payment) -> None:
        near = _nearness(payment, self.council)
        joins = self.council is QUILLMOUTH or payment.spelling not in BEYOND_NORMALISING
        self.bridge[payment.bridge].add(payment.amount)
        self.by_supplier[near].add(payment.amount)
        postcode = payment.supplier.postcode if payment.supplier else None
        small, ward = small_of(postcode), ward_of(postcode)
        self.deciles[str(small.decile) if small else "unknown"].add(payment.amount)
        self.wards[ward.code if ward else "unknown"].add(payment.amount)
        self.by_name[near if joins else "unknown"].add(payment.amount)
        if payment.supplier:
            self.suppliers[payment.supplier.id] += payment.amount


def _year(council: Council, year: int, rows: Sequence[Row]) -> YearTruth:
    tally = Tally(council)
    for row in rows:
        payment = row.payment
        if payment and payment.council == council.name and payment.financial_year == year:
            tally.add(row, payment)
    return YearTruth(
        council=council.name,
        year=financial_year(year),
        published=tally.sums["published"],
        counted=tally.sums["counted"],
        true=tally.sums["true"],
        at_stake=tally.sums["at_stake"],
        credits=tally.sums["credits"],
        suppliers=len(tally.suppliers),
        bridge=dict(tally.bridge),
        local_share={"by_supplier": dict(tally.by_supplier), "by_name": dict(tally.by_name)},
        deciles=dict(sorted(tally.deciles.items())),
        wards=dict(sorted(tally.wards.items())),
        months={month: dict(sums) for month, sums in sorted(tally.months.items())},
        supplier_totals=dict(sorted(tally.suppliers.items())),
    )


def _sums_of(row: Row, payment: Payment) -> Iterator[str]:
    """The sums to which a row of the ledger belongs."""
    if row.record.what is What.PAYMENT:
        yield "published"
    if row.first is not None:
        return
    counted = row.record.what is What.PAYMENT
    extra = payment.nature in NOT_MONEY_PAID
    if counted:
        yield "counted"
    if counted and extra:
        yield "at_stake"
    if counted and payment.amount < 0:
        yield "credits"
    if not extra:
        yield "true"


def _nearness(payment: Payment, council: Council) -> str:
    postcode = payment.supplier.postcode if payment.supplier else None
    return nearness(where(postcode), council)


def _with_changes(one: YearTruth, years: Sequence[YearTruth]) -> dict[str, Any]:
    """The year, with the suppliers that are new and lost against the year before."""
    before = [y for y in years if y.council == one.council and y.year < one.year]
    document = asdict(one)
    if before:
        was, now = set(before[0].supplier_totals), set(one.supplier_totals)
        document["new_suppliers"] = sorted(now - was)
        document["lost_suppliers"] = sorted(was - now)
    return document


def _planted(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        for kind in row.named():
            entry: dict[str, Any] = {
                "kind": str(kind), "file": row.file, "sheet": row.sheet, "row": row.row,
            }  # fmt: skip
            if row.payment:
                entry |= {"ref": row.payment.ref, "amount_gbp": row.payment.amount}
                entry |= {"council": row.payment.council, "payee": row.payment.payee}
            if row.payment and row.payment.fault:
                entry["text"] = row.payment.fault.text
            if row.first:
                entry["first"] = {"file": row.first.file, "sheet": row.first.sheet,
                                  "row": row.first.row}  # fmt: skip
            yield entry
