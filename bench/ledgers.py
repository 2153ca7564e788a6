"""Make ledgers of payments for the benchmarks: monthly CSV files with the dirt of real ones.

    python bench/ledgers.py FOLDER --payments 1000000 [--seed 7] [--suppliers 200000]

FOLDER gets 24 monthly files of one invented council, and beside it FOLDER.truth.json says what is
in them. The files differ in how they write dates and amounts, in title rows, repeated headers,
subtotals and totals; one is in Windows-1252. The same arguments make the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

HEADER = (
    "Body Name,Directorate,Service Area,Expense Type,Payment Date,Transaction Number,"
    "Net Amount,Supplier Name"
)
COMMAS = "," * HEADER.count(",")
BODY = "Quillmouth City Council"
MONTHS = 24
FIRST_YEAR = 2023
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WINDOWS_1252_MONTH = 5
ROWS_ON_A_PAGE = 50_000
ROWS_TO_A_SUBTOTAL = 20_000
CREDITS, REDACTED, BAD_DATES, BAD_AMOUNTS = 0.03, 0.04, 0.0003, 0.0001
REDACTIONS = (
    "REDACTED PERSONAL DATA", "Redacted", "Name withheld", "Redacted - commercially sensitive",
)  # fmt: skip
BEGINNINGS = "Ambl Brin Cald Corv Dask Dren Elv Esk Fosk Garl Hesk Ild Jarr Kels Lorn Mard Nesk"
ENDINGS = "aby amoor andine arrick astow edyke enfold ergarth erley imarsh inthwaite olby omere"
TRADES = (
    "Care Homes|Home Care|Highways|Roofing|Recruitment|Software|Print|Day Nursery|Taxis|Legal|"
    "Electrical Services|Grounds Care|Catering Supplies|Lettings|Architects|Training|Security"
)
FORMS = "Ltd|Limited|LTD|LLP|plc|LIMITED|Ltd.|CIC"
LINES = (
    "Adult Social Care,Residential and Nursing,Private Residential Care Homes",
    "Adult Social Care,Support at Home,Home Care",
    "Children's Services,Placements,Independent Fostering Agencies",
    "Children's Services,Early Years,Nursery Education Grant",
    '"Highways, Parks and Environment",Highways,Carriageway Repairs',
    '"Highways, Parks and Environment",Parks,Grounds Maintenance',
    "Place,Capital Projects,Main Contractor Payments",
    "Place,Property,Repairs and Maintenance of Buildings",
    "Corporate Core,ICT,Software Licences",
    "Corporate Core,People,Agency Staff",
    'Corporate Core,Facilities,"Cleaning, Security and Catering"',
    "Housing,Homelessness,Temporary Accommodation",
)


@dataclass
class Truth:
    """What the files hold; money in pence, so that it is exact."""

    payments: int = 0
    rows_loaded: int = 0
    rows_quarantined: int = 0
    rows_quarantined_without_amount: int = 0
    rows_redacted: int = 0
    pence_loaded: int = 0
    pence_quarantined: int = 0
    suppliers: int = 0
    files: list[str] = field(default_factory=list)
    bytes: int = 0


def quoted(text: str) -> str:
    """A CSV field, in quotes where it needs them."""
    return f'"{text}"' if "," in text else text


def supplier_names(number: int, rng: np.random.Generator) -> list[str]:
    """That many distinct names; one in eight has a comma, some are one firm in other words."""
    stems = [a + b for a in BEGINNINGS.split() for b in ENDINGS.split()]
    trades, forms = TRADES.split("|"), FORMS.split("|")
    picks = rng.integers(0, 1 << 30, size=(number, 4))
    names: dict[str, None] = {}
    for turn, (a, b, c, d) in enumerate(picks.tolist()):
        stem, other = stems[a % len(stems)], stems[b % len(stems)]
        trade, form = trades[c % len(trades)], forms[d % len(forms)]
        name = f"{stem} {trade} {form}" if turn % 3 == 0 else f"{stem} {other} {trade} {form}"
        if turn % 8 == 0:
            name = f"{stem}, {other} & Sons {trade} {form}"
        if name in names:
            name = f"{stem} {other} {trade} ({turn}) {form}"
        names[name] = None
    return [quoted(name) for name in names]


def plain_amount(pence: int) -> str:
    """12345 as 123.45."""
    return f"{pence / 100:.2f}"


def with_commas(pence: int) -> str:
    """Thousands separated, credits with a minus."""
    return quoted(f"{pence / 100:,.2f}")


def with_pound(pence: int) -> str:
    """A pound sign and thousands separated, credits in brackets."""
    if pence < 0:
        return quoted(f"(£{-pence / 100:,.2f})")
    return quoted(f"£{pence / 100:,.2f}")


def in_brackets(pence: int) -> str:
    """Thousands separated, credits in brackets."""
    return quoted(f"({-pence / 100:,.2f})" if pence < 0 else f"{pence / 100:,.2f}")


AMOUNTS: tuple[Callable[[int], str], ...] = (plain_amount, with_pound, with_commas, in_brackets)


def written_days(year: int, month: int, file: int) -> list[list[str]]:
    """The days of a month in each layout that this file mixes."""
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    days = [date(year, month, day) for day in range(1, last + 1)]
    iso = [day.isoformat() for day in days]
    slashes = [f"{day:%d/%m/%Y}" for day in days]
    named = [f"{day:%d}-{MONTH_NAMES[day.month - 1]}-{day:%y}" for day in days]
    return [[iso], [slashes], [named], [slashes, iso, named]][file % 4]


class Month:
    """One monthly file of the ledger, made from its own stream of chance."""

    def __init__(self, file: int, rows: int, names: Sequence[str], seed: int) -> None:
        self.file, self.rows, self.names = file, rows, names
        self.rng = np.random.default_rng([seed, file])
        self.year, self.month = FIRST_YEAR + (3 + file) // 12, (3 + file) % 12 + 1
        self.amount = AMOUNTS[file % 4]
        self.windows = file == WINDOWS_1252_MONTH

    @property
    def name(self) -> str:
        """The file's name."""
        return f"payments-{self.year}-{self.month:02d}.csv"

    def pence(self) -> np.ndarray:
        """Amounts of a log-normal size from £500, a few of them credits."""
        size = np.exp(self.rng.normal(7.3, 1.45, self.rows)) * 100
        size = np.where(size < 50_000, 50_000 + size / 10, size)
        pence = np.minimum(size, 2_500_000_000 / 10).astype(np.int64)
        return np.asarray(np.where(self.rng.random(self.rows) < CREDITS, -pence // 4, pence))

    def payees(self) -> list[str]:
        """Names of suppliers, few of whom have most of the payments; some are redacted."""
        share = np.minimum(self.rng.pareto(0.7, self.rows), 1e9)
        places = (share * 40).astype(np.int64) % len(self.names)
        anyone = self.rng.integers(0, len(self.names), self.rows)
        places = np.where(self.rng.random(self.rows) < 0.3, anyone, places)
        names = np.array(self.names, dtype=object)[places]
        hidden = self.rng.random(self.rows) < REDACTED
        names[hidden] = np.array(REDACTIONS, dtype=object)[self.rng.integers(0, 4, hidden.sum())]
        self.redacted = int(hidden.sum())
        return list(names)

    def dates(self) -> list[str]:
        """The days in this file's layouts."""
        layouts = written_days(self.year, self.month, self.file)
        table = np.array(layouts, dtype=object)
        places = self.rng.integers(0, table.shape[1], self.rows)
        return list(table[self.rng.integers(0, len(layouts), self.rows), places])

    def records(self, truth: Truth) -> Iterator[str]:
        """The lines of the file, and what they come to in the truth."""
        pence, payees, dates = self.pence(), self.payees(), self.dates()
        amounts = [self.amount(one) for one in pence.tolist()]
        self._spoil(dates, amounts, pence, truth)
        lines = np.array(LINES, dtype=object)[self.rng.integers(0, len(LINES), self.rows)]
        first = 1_900_000_000 + self.file * 10_000_000
        rows = [
            f"{BODY},{line},{day},{first + turn},{amount},{payee}"
            for turn, (line, day, amount, payee) in enumerate(
                zip(lines, dates, amounts, payees, strict=True)
            )
        ]
        yield from self._titles()
        yield HEADER
        yield from self._laid(rows, pence)

    def _spoil(self, dates: list[str], amounts: list[str], pence: np.ndarray, truth: Truth) -> None:
        chance = self.rng.random(self.rows)
        bad_dates = np.flatnonzero(chance < BAD_DATES)
        bad_amounts = np.flatnonzero(chance > 1 - BAD_AMOUNTS)
        for place in bad_dates.tolist():
            dates[place] = "TBC"
        for place in bad_amounts.tolist():
            amounts[place] = "see note"
        loaded = self.rows - len(bad_dates) - len(bad_amounts)
        truth.payments += self.rows
        truth.rows_loaded += loaded
        truth.rows_quarantined += len(bad_dates) + len(bad_amounts)
        truth.rows_quarantined_without_amount += len(bad_amounts)
        truth.rows_redacted += self.redacted
        quarantined = int(pence[bad_dates].sum())
        truth.pence_quarantined += quarantined
        truth.pence_loaded += int(pence.sum()) - quarantined - int(pence[bad_amounts].sum())
        pence[bad_amounts] = 0

    def _titles(self) -> Iterator[str]:
        if self.file % 3 == 0:
            yield BODY + COMMAS
            yield f"Payments over £500 in {self.year}-{self.month:02d}{COMMAS}"
            yield COMMAS
        elif self.windows:
            yield f"{BODY}: payments of £500 and more – net of VAT{COMMAS}"

    def _laid(self, rows: Sequence[str], pence: np.ndarray) -> Iterator[str]:
        """The rows with blank lines, repeated headers, subtotals and a total among them."""
        step = ROWS_TO_A_SUBTOTAL if self.file % 4 == 2 else ROWS_ON_A_PAGE
        for start in range(0, len(rows), step):
            yield from rows[start : start + step]
            if self.file % 4 == 2:
                yield self._sum("Sub-total", int(pence[start : start + step].sum()))
                yield ""
            elif self.file % 2 == 1 and start + step < len(rows):
                yield COMMAS
                yield HEADER
        if self.file % 2 == 0:
            yield self._sum("Grand Total", int(pence.sum()))

    def _sum(self, label: str, pence: int) -> str:
        return f",{label},,,,,{self.amount(pence)},"


def make_ledgers(folder: Path, *, payments: int, suppliers: int, seed: int) -> Truth:
    """Write the files into the folder and the truth beside it, unless they are already there."""
    told = folder.with_name(folder.name + ".truth.json")
    asked = {"asked": {"payments": payments, "suppliers": suppliers, "seed": seed}}
    if told.exists():
        before = json.loads(told.read_text("utf-8"))
        if before.get("asked") == asked["asked"]:
            return Truth(**{key: value for key, value in before.items() if key != "asked"})
    folder.mkdir(parents=True, exist_ok=True)
    names = supplier_names(suppliers, np.random.default_rng(seed))
    truth = Truth(suppliers=len(names))
    for file in range(MONTHS):
        rows = payments // MONTHS + (file < payments % MONTHS)
        _write(Month(file, rows, names, seed), folder, truth)
    document: dict[str, Any] = asdict(truth) | asked
    told.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return truth


def _write(month: Month, folder: Path, truth: Truth) -> None:
    path = folder / month.name
    text = "\r\n".join(month.records(truth)) + "\r\n"
    path.write_bytes(text.encode("cp1252" if month.windows else "utf-8"))
    truth.files.append(month.name)
    truth.bytes += path.stat().st_size


def main() -> None:
    """Make the ledgers that the command line asks for."""
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("folder", type=Path)
    wanted.add_argument("--payments", type=int, default=1_000_000)
    wanted.add_argument("--suppliers", type=int, default=200_000)
    wanted.add_argument("--seed", type=int, default=7)
    given = wanted.parse_args()
    truth = make_ledgers(
        given.folder, payments=given.payments, suppliers=given.suppliers, seed=given.seed
    )
    print(f"{truth.payments:,} payments in {len(truth.files)} files, {truth.bytes / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
