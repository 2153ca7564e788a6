"""What `weft spend read` has written: the payments, and the account of how they were read."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from weft.analysis.errors import ExitCode, WeftError

NO_BODY = "Body not stated"
SAID = ("department", "service", "category", "purpose")
NOTHING = (
    "na",
    "n/a",
    "n.a.",
    "#n/a",
    "nan",
    "none",
    "null",
    "nil",
    "-",
    "--",
    "not applicable",
    "(blank)",
    "",
)
"""What files write where they have nothing to say, in small letters."""


class CannotAnalyse(WeftError):
    """A folder that `weft spend read` has not written, or that has changed since."""

    exit_code = ExitCode.NOTHING_READ


@dataclass(frozen=True)
class Folder:
    """One folder with its reconciliation."""

    path: Path
    files: tuple[dict[str, Any], ...]
    total: dict[str, Any]
    repeats: tuple[dict[str, Any], ...]
    versions: dict[str, str]
    reasons: dict[str, int]
    """Rows in quarantine by reason; what the reason quotes from the row is left out."""


def open_folders(paths: Sequence[Path]) -> tuple[Folder, ...]:
    """The folders with their reconciliations; `CannotAnalyse` where one is missing or twice."""
    if not paths:
        raise CannotAnalyse("Give a folder that `weft spend read` has written.")
    folders = tuple(_folder(path) for path in paths)
    seen: dict[str, str] = {}
    for folder in folders:
        for file in folder.files:
            if file.get("rows_loaded") and (sha := file.get("sha256")):
                _check_once(seen, sha, f"{folder.path / file['path']}", folder)
    return folders


def payments_of(connection: Any, folders: Sequence[Folder]) -> ir.Table:
    """All payments of the folders; `CannotAnalyse` where they no longer fit the reconciliation."""
    tables = []
    for folder in folders:
        table = connection.read_parquet(str(folder.path / "payments.parquet"))
        found = (
            table.agg(rows=ibis._.count(), amount=ibis._.amount_gbp.sum())
            .to_pyarrow()
            .to_pylist()[0]
        )
        wanted = (int(folder.total["rows_loaded"]), Decimal(folder.total["amount_loaded_gbp"]))
        if (found["rows"], Decimal(found["amount"] or 0)) != wanted:
            raise CannotAnalyse(
                f"{folder.path}: payments.parquet holds {found['rows']:,} rows and "
                f"£{found['amount'] or 0:,}, "
                f"reconciliation.json {wanted[0]:,} and £{wanted[1]:,}. Read the files again "
                f"with `weft spend read`."
            )
        stated = {name: _stated(table[name]) for name in SAID if name in table.columns}
        tables.append(table.mutate(body=table.body.fill_null(NO_BODY), **stated))
    return tables[0] if len(tables) == 1 else ibis.union(*tables)


def _stated(text: Any) -> Any:
    """What a file says of a payment; null where it writes that it says nothing."""
    return text.strip().lower().isin(NOTHING).ifelse(ibis.null("string"), text)


def summed(folders: Sequence[Folder], key: str) -> Decimal:
    """One sum of the reconciliation over all folders."""
    return sum((Decimal(str(folder.total.get(key, 0))) for folder in folders), Decimal(0))


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _folder(path: Path) -> Folder:
    for name in ("payments.parquet", "reconciliation.json"):
        if not (path / name).is_file():
            raise CannotAnalyse(
                f"{path}: there is no {name}. Read the payment files first: weft spend read "
                f"PATH --out {path}"
            )
    try:
        account = json.loads((path / "reconciliation.json").read_text(encoding="utf-8"))
        files, total = tuple(account["files"]), account["total"]
    except (ValueError, KeyError) as wrong:
        raise CannotAnalyse(f"{path}: reconciliation.json cannot be used ({wrong}).") from wrong
    return Folder(
        path,
        files,
        total,
        tuple(account.get("repeats", ())),
        account.get("versions", {}),
        _reasons(path),
    )


def _reasons(path: Path) -> dict[str, int]:
    file = path / "quarantine.csv"
    if not file.is_file():
        return {}
    csv.field_size_limit(2**31 - 1)
    with file.open(encoding="utf-8", newline="") as lines:
        reasons = Counter(without_quotations(row["reason"]) for row in csv.DictReader(lines))
    return dict(sorted(reasons.items()))


def without_quotations(reason: str) -> str:
    """A reason without what it quotes from the row, which may be somebody's name."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’", "“…”", reason)


def _check_once(seen: dict[str, str], sha: str, name: str, folder: Folder) -> None:
    first = seen.setdefault(sha, name)
    if first != name and not first.startswith(f"{folder.path}/"):
        raise CannotAnalyse(
            f"{name} is the same file as {first}. Give one of the two folders only, or its "
            f"payments count twice."
        )
