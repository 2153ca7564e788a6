"""The peer: the script that a competent analyst would write in plain pandas for the same work.

    python bench/peer_pandas.py FOLDER OUT.json

For each file: find the encoding and the header under title rows, read everything as text, drop
blank lines, repeated headers and totals, read amounts (pound signs, commas, brackets) and dates
(the layouts that occur), set aside what cannot be read, keep redacted payees apart. Then drop
transactions that stand in two files, put spellings of one name together, and sum by supplier,
month and department. Money is kept in whole pence, so the sums are exact. Where pandas has a
quicker way that such an analyst knows (distinct names, given date formats, only the columns that
are needed), it is used.
"""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

LINES_SEARCHED_FOR_A_HEADER = 30
COLUMNS = {
    "Directorate": "department", "Payment Date": "date", "Transaction Number": "ref",
    "Net Amount": "amount", "Supplier Name": "supplier",
}  # fmt: skip
DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%b-%y", "%d %B %Y")
TOTALS = r"^\s*(?:sub-?\s?total|grand total|total)\b"
REDACTED = r"\bredacted\b|\bwithheld\b"
LEGAL_FORMS = r"\b(?:limited|ltd|llp|plc|cic)\b\.?"


@dataclass
class Read:
    """What one file came to."""

    path: str
    rows_read: int
    rows_loaded: int
    rows_quarantined: int
    rows_not_payments: int
    pence_loaded: int


def encoding_of(path: Path) -> str:
    """UTF-8 if the file is that, else Windows-1252."""
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def header_line(path: Path, encoding: str) -> int:
    """The number of lines above the header."""
    with path.open(encoding=encoding, newline="") as file:
        for number, row in enumerate(csv.reader(file)):
            if len(set(COLUMNS) & {cell.strip() for cell in row}) == len(COLUMNS):
                return number
            if number > LINES_SEARCHED_FOR_A_HEADER:
                break
    raise SystemExit(f"{path}: no header found")


def pence(texts: pd.Series) -> pd.Series:
    """Amounts in whole pence; missing where they cannot be read."""
    bare = texts.str.replace(r"[£,\s]", "", regex=True)
    credit = bare.str.startswith("(")
    number = pd.to_numeric(bare.str.strip("()"), errors="coerce") * 100
    return number.where(~credit, -number).round().astype("Int64")


def dates(texts: pd.Series) -> pd.Series:
    """Days, trying one layout after another on what is left."""
    found = pd.to_datetime(texts, format=DATE_FORMATS[0], errors="coerce")
    for layout in DATE_FORMATS[1:]:
        left = found.isna()
        if not left.any():
            break
        found[left] = pd.to_datetime(texts[left], format=layout, errors="coerce")
    return found


def read_file(path: Path) -> tuple[pd.DataFrame, Read]:
    """The payments of one file, and its reconciliation."""
    encoding = encoding_of(path)
    table = pd.read_csv(
        path, encoding=encoding, skiprows=header_line(path, encoding), dtype=str,
        usecols=list(COLUMNS), keep_default_na=False, skip_blank_lines=False,
    ).rename(columns=COLUMNS)  # fmt: skip
    rows_read = len(table)
    blank = (table["amount"] == "") & (table["supplier"] == "") & (table["date"] == "")
    header = table["amount"] == "Net Amount"
    total = table["department"].str.contains(TOTALS, case=False, regex=True)
    total &= table["supplier"] == ""
    table = table[~(blank | header | total)].copy()
    not_payments = rows_read - len(table)
    table["pence"] = pence(table["amount"])
    table["day"] = dates(table["date"])
    good = table["pence"].notna() & table["day"].notna()
    loaded = table.loc[good, ["department", "ref", "supplier", "pence", "day"]]
    loaded = loaded.assign(pence=loaded["pence"].astype("int64"), file=path.name)
    return loaded, Read(
        path.name, rows_read, len(loaded), int((~good).sum()), not_payments,
        int(loaded["pence"].sum()),
    )  # fmt: skip


def once(table: pd.DataFrame) -> pd.DataFrame:
    """The payments without those that an earlier file already has."""
    key = ["ref", "supplier", "pence", "day"]
    first = table.drop_duplicates(key)[[*key, "file"]]
    if len(first) == len(table):
        return table
    both = table.merge(first, on=key, suffixes=("", "_first"))
    return both[both["file"] == both["file_first"]]


def with_suppliers(table: pd.DataFrame) -> pd.DataFrame:
    """Add one name for all spellings of a supplier; none where it is redacted."""
    names = pd.Series(table["supplier"].unique())
    keys = (
        names.str.lower()
        .str.replace("&", " and ", regex=False)
        .str.replace(LEGAL_FORMS, " ", regex=True)
        .str.replace(r"[^a-z0-9 ]", "", regex=True)
        .str.split()
        .str.join(" ")
    )
    keys[names.str.contains(REDACTED, case=False, regex=True)] = None
    return table.assign(key=table["supplier"].map(dict(zip(names, keys, strict=True))))


def main() -> None:
    """Read the folder, sum, and write the sums."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    parts, reads = zip(*(read_file(path) for path in sorted(folder.glob("*.csv"))), strict=True)
    table = with_suppliers(once(pd.concat(parts, ignore_index=True)))
    suppliers = table.groupby("key")["pence"].agg(["sum", "size"])
    months = table.groupby(table["day"].dt.to_period("M"))["pence"].agg(["sum", "size"])
    departments = table.groupby("department")["pence"].agg(["sum", "size"])
    top = suppliers.sort_values("sum", ascending=False)
    out.write_text(
        json.dumps(
            {
                "files": [vars(read) for read in reads],
                "rows_loaded": sum(read.rows_loaded for read in reads),
                "rows_quarantined": sum(read.rows_quarantined for read in reads),
                "pence_loaded": int(table["pence"].sum()),
                "redacted_pence": int(table.loc[table["key"].isna(), "pence"].sum()),
                "suppliers": len(suppliers),
                "top_300_pence": int(top["sum"].head(300).sum()),
                "months": {str(month): int(total) for month, total in months["sum"].items()},
                "departments": {str(d): int(total) for d, total in departments["sum"].items()},
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
