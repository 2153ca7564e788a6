"""How far the figures can be trusted: the reconciliation, and what we do not know."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from weft.analysis.reporting.model import Figure, Kind, Section, Table, Value, Workings
from weft.analysis.reporting.words import count, gbp, gbp_short
from weft.analysis.spend.figures import (
    SUM_COLUMNS,
    Account,
    columns,
    percent,
    share_of_money,
    sum_cells,
)
from weft.analysis.spend.figures_who import why_not_known
from weft.analysis.spend.folders import summed
from weft.analysis.spend.periods import UNDATED
from weft.analysis.spend.placed import UNKNOWN
from weft.analysis.spend.sums import Sum

PARTS = ("read", "loaded", "quarantined", "not_payments")
TITLES = {
    "read": "read",
    "loaded": "loaded",
    "quarantined": "not understood",
    "not_payments": "not payments",
}
BASES = {"net": "net of VAT", "gross": "with VAT", "unknown": "not said whether with VAT"}


def quality(account: Account) -> Section:
    """The section of the report."""
    figures = tuple(figure for name in PARTS for figure in _reconciled(account, name))
    undated = account.counts.total(lambda cell: cell.when == UNDATED)
    loaded = account.counts.total()
    figures += (
        share_of_money(
            "undated.share",
            "Payments without a date",
            undated,
            loaded,
            "Loaded payments that no date puts into a period, as a share of all that is loaded.",
        ),
    )
    sentences = (
        f"Of {count(summed(account.folders, 'rows_read'))} rows read, "
        f"{count(summed(account.folders, 'rows_loaded'))} are "
        f"payments, {count(summed(account.folders, 'rows_not_payments'))} are not payments and "
        f"{count(summed(account.folders, 'rows_quarantined'))} could not be understood. The "
        f"sums agree to the penny.",
    )
    tables = (
        _files(account),
        _reasons(account),
        _basis(account),
        *_repeats(account),
        *_notices(account),
    )
    return Section("quality", "How far the files can be trusted", sentences, figures, tables)


def unknowns(account: Account) -> tuple[str, ...]:
    """What we do not know, each in a sentence with its share."""
    total = account.total
    said = [
        _unknown_place(account),
        _unknown_payees(account),
        _unknown_dates(account),
        _not_understood(account),
    ]
    if why := why_not_known(account):
        said.append(f"Which suppliers are new and which are no longer paid is not known. {why}")
    mixed = account.counts.by(lambda cell: cell.vat_basis)
    if not_net := sum(
        (one.amount_gbp for basis, one in mixed.items() if basis != "net"), Decimal(0)
    ):
        said.append(
            f"{percent(not_net, total.amount_gbp)} of the money is not known to be net of VAT, "
            "so it may hold VAT that the body gets back."
        )
    said.append(
        "Whether two differently written names are one supplier is not known beyond "
        "spelling" + ("." if account.registers else "; no register was consulted.")
    )
    return tuple(sentence for sentence in said if sentence)


def _unknown_place(account: Account) -> str:
    unknown = account.counts.in_period(locality=UNKNOWN)
    share = percent(unknown.amount_gbp, account.total.amount_gbp)
    if not unknown.payments:
        return ""
    if not any(account.homes.values()):
        return (
            "Where the money went is not known: no home area and no areas of postcodes were given."
        )
    return (
        f"Where {share} of the money went is not known ({gbp_short(unknown.amount_gbp)}); "
        "it is not spread over the rest."
    )


def _unknown_payees(account: Account) -> str:
    unknown = account.counts.in_period(payee=("redacted", "not stated"))
    if not unknown.payments:
        return ""
    return (
        f"Who received {percent(unknown.amount_gbp, account.total.amount_gbp)} of the money "
        f"({gbp_short(unknown.amount_gbp)}) is not known: the files withhold the name or "
        f"leave it blank."
    )


def _unknown_dates(account: Account) -> str:
    undated = account.counts.total(lambda cell: cell.when == UNDATED)
    if not undated.payments:
        return ""
    return (
        f"{count(undated.payments)} payments ({gbp(undated.amount_gbp)}) have no date, so "
        f"whether they belong to the "
        "period is not known; they are left out."
    )


def _not_understood(account: Account) -> str:
    rows = summed(account.folders, "rows_quarantined")
    if not rows:
        return ""
    amount, without = (
        summed(account.folders, "amount_quarantined_gbp"),
        summed(account.folders, "rows_quarantined_without_amount"),
    )
    blank = f"; {count(without)} of them have no amount that can be read" if without else ""
    left = "1 row" if rows == 1 else f"{count(rows)} rows"
    are = "is" if rows == 1 else "are"
    return f"{left} ({gbp(amount)}) of all the files could not be understood and {are} left out{blank}."


def _reconciled(account: Account, name: str) -> tuple[Figure, Figure]:
    rows = int(summed(account.folders, f"rows_{name}"))
    amount = summed(account.folders, f"amount_{name}_gbp") + Decimal("0.00")
    workings = Workings(
        f"Rows of all files that are {TITLES[name]}, as reconciliation.json says.",
        rows,
        amount,
        _sum(account, name),
    )
    return (
        Figure(f"reconciled.{name}.rows", f"Rows {TITLES[name]}", rows, Kind.COUNT, workings),
        Figure(f"reconciled.{name}.amount", f"Amount {TITLES[name]}", amount, Kind.GBP, workings),
    )


def _sum(account: Account, name: str) -> tuple[str, ...]:
    if name != "read":
        return ()
    parts = [summed(account.folders, f"amount_{part}_gbp") for part in PARTS[1:]]
    return (f"{' + '.join(gbp(part) for part in parts)} = {gbp(sum(parts, Decimal(0)))}",)


def _files(account: Account) -> Table:
    rows = [_file(file) for folder in account.folders for file in folder.files]
    totals: tuple[Value, ...] = (
        "Total",
        "",
        "",
        "",
        *(int(summed(account.folders, f"rows_{name}")) for name in PARTS),
        *(summed(account.folders, f"amount_{name}_gbp") + Decimal("0.00") for name in PARTS),
    )
    return Table(
        "reconciliation",
        "Every file, row by row and pound by pound",
        columns(
            ("file", "File", Kind.TEXT),
            ("kind", "What it is", Kind.TEXT),
            ("encoding", "Encoding", Kind.TEXT),
            ("vat", "VAT", Kind.TEXT),
            *((f"rows_{name}", f"Rows {TITLES[name]}", Kind.COUNT) for name in PARTS),
            *((f"amount_{name}_gbp", f"Amount {TITLES[name]}", Kind.GBP) for name in PARTS),
        ),
        (*rows, totals),
        "Rows read = loaded + not understood + not payments, and the same for the amounts.",
        summary_rows=12 if len(rows) > 12 else None,
    )


def _file(file: dict[str, Any]) -> tuple[Value, ...]:
    return (
        str(file["path"]),
        str(file.get("kind") or ""),
        str(file.get("encoding") or ""),
        BASES.get(str(file.get("vat_basis")), ""),
        *(int(file[f"rows_{name}"]) for name in PARTS),
        *(Decimal(file[f"amount_{name}_gbp"]) for name in PARTS),
    )


def _reasons(account: Account) -> Table:
    reasons: Counter[str] = Counter()
    for folder in account.folders:
        reasons.update(folder.reasons)
    return Table(
        "quarantine",
        "Why rows were not understood",
        columns(("reason", "Reason", Kind.TEXT), ("rows", "Rows", Kind.COUNT)),
        tuple(
            (reason, rows)
            for reason, rows in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        "Rows in quarantine by reason; the rows themselves are in quarantine.csv.",
        summary_rows=10,
    )


def _basis(account: Account) -> Table:
    sums: dict[str, Sum] = account.counts.by(lambda cell: cell.vat_basis)
    rows = tuple(
        (BASES.get(basis, basis), *sum_cells(one, account.total)) for basis, one in sums.items()
    )
    return Table(
        "vat-basis",
        "Net or with VAT",
        columns(("basis", "Basis", Kind.TEXT), *SUM_COLUMNS),
        rows,
        "Payments in the period by whether the file's amount holds VAT.",
    )


def _repeats(account: Account) -> tuple[Table, ...]:
    rows = tuple(
        (
            str(one["file"]),
            str(one["kept_in"]),
            str(one.get("month") or ""),
            int(one["rows"]),
            Decimal(one["amount_gbp"]),
            str(one["why"]),
        )
        for folder in account.folders
        for one in folder.repeats
    )
    if not rows:
        return ()
    return (
        Table(
            "repeats",
            "Published twice, counted once",
            columns(
                ("file", "File", Kind.TEXT),
                ("kept_in", "Counted in", Kind.TEXT),
                ("month", "Month", Kind.TEXT),
                ("rows", "Rows", Kind.COUNT),
                ("amount_gbp", "Amount", Kind.GBP),
                ("why", "Why", Kind.TEXT),
            ),
            rows,
            "Rows of one file that another file has too; they are among the rows that are "
            "not payments.",
            summary_rows=10,
        ),
    )


def _notices(account: Account) -> tuple[Table, ...]:
    found: dict[tuple[str, str], Sum] = {}
    for folder in account.folders:
        for file in folder.files:
            for notice in file.get("notices") or ():
                key = (str(notice["kind"]), str(notice["detail"]))
                found[key] = found.get(key, Sum()) + Sum(
                    int(notice["rows"]), Decimal(notice["amount_gbp"])
                )
    rows = tuple(
        (kind, one.payments, one.amount_gbp, detail)
        for (kind, detail), one in sorted(found.items())
    )
    if not rows:
        return ()
    return (
        Table(
            "notices",
            "Counted, but look at these",
            columns(
                ("what", "What", Kind.TEXT),
                ("rows", "Rows", Kind.COUNT),
                ("amount_gbp", "Money at stake", Kind.GBP),
                ("why", "Why", Kind.TEXT),
            ),
            rows,
            "What may be counted twice within a file, over all the files.",
        ),
    )
