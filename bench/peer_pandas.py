"""The peer: the script that a competent analyst would write in plain pandas for the same work.

    python bench/peer_pandas.py FOLDER OUT.json

For each file: find the encoding and the header under title rows, read every column as text, take out
blank lines, repeated headers, titles and totals, read amounts (pound signs, commas, brackets) and dates
(the layouts that occur), and set aside what cannot be read. Write the payments with all their columns
to Parquet, and the other rows with their reasons to CSV. Look for repeats within and across files. Put
spellings of one name together, grade individuals, keep apart what the rules say, and make the sums that
Weft makes. Money is kept in whole pence, so the sums are exact.

Where pandas has a quicker way that such an analyst knows (distinct texts, given date layouts,
categories, numbers for groups), it is used. It knows beforehand what Weft finds out: the headings, the
layouts of dates, how totals are labelled, and that there are no more kinds of dirt than these.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals
from peer_pandas_names import (
    MAY_BE,
    NO,
    UNCLEAR,
    YES,
    first_rule,
    grades_of,
    is_redacted,
    keys_of,
    plain,
    rules,
)

LINES_SEARCHED_FOR_A_HEADER = 30
COLUMNS = {
    "Body Name": "body", "Directorate": "department", "Service Area": "service",
    "Expense Type": "purpose", "Payment Date": "date", "Transaction Number": "ref",
    "Net Amount": "amount", "Supplier Name": "supplier",
}  # fmt: skip
FEW_WORDS = ["body", "department", "service", "purpose"]
DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%b-%y", "%d %B %Y")
TOTALS = r"^\s*(?:sub-?\s?total|grand total|total)\b"
VAT_ROW = r"(?i)^\s*(?:input |output |recoverable |irrecoverable )?(?:vat|value added tax)\b"
PERIOD, BEFORE = (
    (pd.Timestamp("2023-04-01"), pd.Timestamp("2025-03-31")),
    (pd.Timestamp("2021-04-01"), pd.Timestamp("2023-03-31")),
)
BANDS = {
    "Credits": 0, "Nil": 1, "Under £500": 50_000, "£500 to under £5,000": 500_000,
    "£5,000 to under £25,000": 2_500_000, "£25,000 to under £100,000": 10_000_000,
    "£100,000 to under £500,000": 50_000_000, "£500,000 to under £1 million": 100_000_000,
    "£1 million and over": 2**62,
}  # fmt: skip
NO_RULE = 10_000


@dataclass
class Read:
    """What one file came to."""

    path: str
    rows_read: int
    rows_loaded: int
    rows_quarantined: int
    rows_not_payments: int
    pence_loaded: int
    identical_rows: int
    rows_of_one_invoice: int
    vat_rows: int


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
    """Days: each distinct text once, trying one layout after another on what is left."""
    distinct = pd.Series(texts.unique())
    found = pd.to_datetime(distinct, format=DATE_FORMATS[0], errors="coerce")
    for layout in DATE_FORMATS[1:]:
        left = found.isna()
        if not left.any():
            break
        found[left] = pd.to_datetime(distinct[left], format=layout, errors="coerce")
    return texts.map(dict(zip(distinct, found, strict=True)))


def read_file(path: Path, asides: dict[str, list[pd.DataFrame]]) -> tuple[pd.DataFrame, Read]:
    """The payments of one file, and its reconciliation; what is no payment is added to `asides`."""
    encoding = encoding_of(path)
    above = header_line(path, encoding)
    table = pd.read_csv(
        path, encoding=encoding, skiprows=above, dtype=str,
        usecols=list(COLUMNS), keep_default_na=False, skip_blank_lines=False,
    ).rename(columns=COLUMNS)  # fmt: skip
    table.insert(0, "row", np.arange(above + 2, above + 2 + len(table)))
    rows_read = len(table)
    blank = (table["amount"] == "") & (table["supplier"] == "") & (table["date"] == "")
    header = table["amount"] == "Net Amount"
    total = (table["supplier"] == "") & table["department"].str.contains(
        TOTALS, case=False, regex=True
    )
    other = blank | header | total
    kinds = np.select([blank, header], ["a blank row", "a repeated header"], "a total")
    asides["not_payments"].append(table[other].assign(file=path.name, reason=kinds[other]))
    table = table[~other].copy()
    table["pence"], table["day"] = pence(table["amount"]), dates(table["date"])
    bad_amount, bad_date = table["pence"].isna(), table["day"].isna()
    bad = bad_amount | bad_date
    reasons = np.where(bad_amount, "The amount is not one.", "The date is not one.")
    asides["quarantine"].append(table[bad].assign(file=path.name, reason=reasons[bad]))
    loaded = table[~bad].drop(columns=["amount", "date"])
    loaded = loaded.astype({"pence": "int64", **dict.fromkeys(FEW_WORDS, "category")})
    return loaded.assign(file=path.name), Read(
        path.name, rows_read, len(loaded), int(bad.sum()), int(other.sum()),
        int(loaded["pence"].sum()), *within(loaded),
    )  # fmt: skip


def within(loaded: pd.DataFrame) -> tuple[int, int, int]:
    """What may count twice in one file: identical rows, one invoice on several rows, rows of VAT."""
    key = ["ref", "supplier", "pence", "day"]
    alike = loaded[loaded.duplicated(key, keep=False)]
    identical = int(alike.duplicated([*key, *FEW_WORDS]).sum())
    invoices = int(alike.duplicated(key).sum()) - identical
    words = loaded["purpose"].cat.categories
    vat = loaded["purpose"].isin(words[words.str.contains(VAT_ROW, regex=True)])
    return identical, invoices, int(vat.sum())


def together(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """All payments in one table, whose categories stay categories."""
    for name in FEW_WORDS:
        kinds = union_categoricals([part[name] for part in parts]).categories
        for part in parts:
            part[name] = part[name].cat.set_categories(kinds)
    table = pd.concat(parts, ignore_index=True)
    return table.astype({"file": "category"})


def once(table: pd.DataFrame) -> pd.DataFrame:
    """The payments without those that an earlier file already has."""
    key = ["ref", "supplier", "pence", "day"]
    first = table.drop_duplicates(key)[[*key, "file"]]
    if len(first) == len(table):
        return table
    both = table.merge(first, on=key, suffixes=("", "_first"))
    return both[both["file"].astype(str) == both["file_first"].astype(str)].drop(
        columns="file_first"
    )


def write(table: pd.DataFrame, asides: dict[str, list[pd.DataFrame]], out: Path) -> None:
    """Payments to Parquet, the other rows with their reasons to CSV."""
    clean = table.assign(date_kind="paid", vat_basis="net")
    clean.astype({"date_kind": "category", "vat_basis": "category"}).to_parquet(
        out.with_suffix(".parquet"), index=False, compression="zstd"
    )
    for name, rows in asides.items():
        pd.concat(rows).to_csv(out.with_suffix(f".{name}.csv"), index=False)


def with_payees(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Number each payment's name, and work out for each distinct name all that is to be known."""
    numbers, distinct = pd.factorize(table["supplier"])
    names = pd.DataFrame({"name": pd.Series(distinct)})
    names["redacted"] = is_redacted(names["name"])
    text = plain(names["name"])
    names["grade"] = grades_of(text)
    names["pence"] = np.bincount(numbers, weights=table["pence"], minlength=len(names))
    key = keys_of(text)
    names["supplier"] = pd.factorize(key)[0]
    names.loc[names["redacted"], "supplier"] = -1
    return table.assign(name=numbers), names


def kept_apart(table: pd.DataFrame, names: pd.DataFrame) -> np.ndarray:
    """For each payment the place of the first rule that fits it, else NO_RULE."""
    known = rules()
    place_of = {rule.name: place for place, rule in enumerate(known)}
    by_name = first_rule(names["name"], "supplier", known, NO_RULE).to_numpy().copy()
    individual = names["grade"].to_numpy() == YES
    by_name[individual] = np.minimum(by_name[individual], place_of["individual-payee"])
    hidden = names["redacted"].to_numpy()
    by_name[hidden] = place_of["redacted"]
    place = by_name[table["name"].to_numpy()]
    for field in ("purpose", "department", "service"):
        words = table[field].cat.categories
        fits = first_rule(pd.Series(words), field, known, NO_RULE).to_numpy()
        place = np.minimum(place, fits[table[field].cat.codes.to_numpy()])
    return place


def counted(table: pd.DataFrame, names: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The sums: by everything but the payee, by supplier, by department, by category."""
    known = rules()
    groups = np.array([bool(rule.group) for rule in known] + [False])
    place = kept_apart(table, names)
    day = table["day"]
    facts = pd.DataFrame({
        "body": table["body"], "department": table["department"], "category": table["purpose"],
        "pence": table["pence"],
        "when": np.select([day.between(*PERIOD), day.between(*BEFORE)], [0, 1], 2).astype("int8"),
        "month": ((day.dt.year - 2000) * 12 + day.dt.month - 1).astype("int16"),
        "rule": place.astype("int16"),
        "band": np.searchsorted(list(BANDS.values()), table["pence"], side="right").astype("int8"),
        "payee": names["redacted"].to_numpy()[table["name"]],
        "supplier": names["supplier"].to_numpy()[table["name"]].astype("int32"),
        "free": ~groups[np.minimum(place, len(known))],
    })  # fmt: skip
    facts["person"] = np.isin(place, [n for n, r in enumerate(known) if r.group == "Individuals"])
    facts = facts.assign(locality="unknown", vat_basis="net", date_kind="paid").astype(
        dict.fromkeys(("locality", "vat_basis", "date_kind"), "category")
    )
    sets = {
        "cells": [
            "body",
            "when",
            "month",
            "rule",
            "band",
            "payee",
            "locality",
            "vat_basis",
            "date_kind",
        ],
        "suppliers": ["supplier", "when", "free", "person"],
        "departments": ["body", "when", "department", "free"],
        "categories": ["body", "when", "category", "free"],
    }
    return {
        name: facts.groupby(by, observed=True, sort=False)["pence"]
        .agg(["sum", "size"])
        .reset_index()
        for name, by in sets.items()
    }


def suppliers_of(sums: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """For each supplier its name, whether it is hidden, and its three sums."""
    named = sums[sums["supplier"] >= 0]
    inside = named[named["when"] == 0]
    table = pd.DataFrame({
        "in_period": inside.groupby("supplier")["sum"].sum(),
        "influenceable": inside[inside["free"]].groupby("supplier")["sum"].sum(),
        "before": named[named["when"] == 1].groupby("supplier")["sum"].sum(),
    }).fillna(0)  # fmt: skip
    person = named.groupby("supplier")["person"].any().reindex(table.index)
    own = names[names["supplier"] >= 0]
    certain = ~own["grade"].isin([NO, UNCLEAR])
    ranked = own.assign(certain=certain).sort_values(["certain", "pence"], ascending=[True, False])
    shown = ranked.drop_duplicates("supplier").set_index("supplier").reindex(table.index)
    hidden = shown["grade"].isin([YES, MAY_BE]) | ((shown["grade"] == UNCLEAR) & person)
    return table.assign(name=shown["name"], hidden=hidden).sort_values("name")


def told(sums: dict[str, pd.DataFrame], suppliers: pd.DataFrame) -> dict[str, object]:
    """The sums that are held against Weft's, in pence."""
    known, bands = [*(rule.name for rule in rules())], list(BANDS)
    cells = sums["cells"][sums["cells"]["when"] == 0]

    def by(table: pd.DataFrame, key: pd.Series) -> dict[str, int]:
        return {
            str(k): int(v) for k, v in sorted(table["sum"].groupby(key.to_numpy()).sum().items())
        }

    months = cells["month"].map(lambda m: f"{2000 + m // 12}-{m % 12 + 1:02d}")
    named = cells["rule"].map(lambda place: known[place] if place < len(known) else "None")
    return {
        "rows_loaded": int(cells["size"].sum()),
        "pence_loaded": int(cells["sum"].sum()),
        "suppliers": len(suppliers),
        "hidden": int(suppliers["hidden"].sum()),
        "influenceable": int(suppliers["influenceable"].sum()),
        "top_300": int(suppliers["in_period"].nlargest(300).sum()),
        "top_300_influenceable": int(suppliers["influenceable"].nlargest(300).sum()),
        "months": by(cells, months),
        "rules": by(cells, named),
        "bands": by(cells, cells["band"].map(lambda band: bands[band])),
        "departments": by(sums["departments"], sums["departments"]["department"].astype(str)),
        "categories": by(sums["categories"], sums["categories"]["category"].astype(str)),
    }


def main() -> None:
    """Read the folder, clean, write, sum, and write the sums."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    asides: dict[str, list[pd.DataFrame]] = {"quarantine": [], "not_payments": []}
    parts, reads = zip(*(read_file(p, asides) for p in sorted(folder.glob("*.csv"))), strict=True)
    table = once(together(parts))
    write(table, asides, out)
    table, names = with_payees(table)
    sums = counted(table, names)
    result = told(sums, suppliers_of(sums["suppliers"], names))
    result["rows_quarantined"] = sum(read.rows_quarantined for read in reads)
    out.write_text(json.dumps({**result, "files": [vars(read) for read in reads]}, indent=1))


if __name__ == "__main__":
    main()
