"""Load a made register of companies in the published layout, and take its time and its memory.

    python bench/registers.py FOLDER [--rows 5000000]

FOLDER gets a CSV of 55 columns as Companies House publishes it (about 430 bytes a row, invented
names; the same arguments make the same bytes), and a data folder that the load goes into. Prints
seconds, seconds of processor, peak memory and rows a second.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb

FIRST = [
    "Ambl",
    "Brin",
    "Cald",
    "Corv",
    "Dask",
    "Dren",
    "Elv",
    "Esk",
    "Fosk",
    "Garl",
    "Hesk",
    "Ild",
    "Jarr",
    "Kels",
    "Lorn",
    "Mard",
    "Nesk",
]
SECOND = [
    "aby",
    "amoor",
    "andine",
    "arrick",
    "astow",
    "edyke",
    "enfold",
    "ergarth",
    "erley",
    "imarsh",
    "inthwaite",
    "olby",
]
TRADES = [
    "CARE",
    "HIGHWAYS",
    "ROOFING",
    "SOFTWARE",
    "PRINT",
    "NURSERY",
    "TAXIS",
    "LEGAL",
    "CATERING",
    "TRAINING",
]
LAYOUT = [
    "CompanyName", " CompanyNumber", "RegAddress.CareOf", "RegAddress.POBox",
    "RegAddress.AddressLine1", " RegAddress.AddressLine2", "RegAddress.PostTown",
    "RegAddress.County", "RegAddress.Country", "RegAddress.PostCode", "CompanyCategory",
    "CompanyStatus", "CountryOfOrigin", "DissolutionDate", "IncorporationDate",
    "Accounts.AccountRefDay", "Accounts.AccountRefMonth", "Accounts.NextDueDate",
    "Accounts.LastMadeUpDate", "Accounts.AccountCategory", "Returns.NextDueDate",
    "Returns.LastMadeUpDate", "Mortgages.NumMortCharges", "Mortgages.NumMortOutstanding",
    "Mortgages.NumMortPartSatisfied", "Mortgages.NumMortSatisfied", "SICCode.SicText_1",
    "SICCode.SicText_2", "SICCode.SicText_3", "SICCode.SicText_4",
    "LimitedPartnerships.NumGenPartners", "LimitedPartnerships.NumLimPartners", "URI",
    *(f" PreviousName_{n}.{part}" for n in range(1, 11) for part in ("CONDATE", "CompanyName")),
    "ConfStmtNextDueDate", " ConfStmtLastMadeUpDate",
]  # fmt: skip


def name_sql(salt: int) -> str:
    """An invented company's name, by the row and a salt."""
    pick = "[1 + (hash({salt}, i) % {size})::int]"
    return " || ".join(
        (
            f"upper({FIRST!r}{pick.format(salt=salt, size=len(FIRST))})",
            f"upper({SECOND!r}{pick.format(salt=salt + 1, size=len(SECOND))})",
            f"' ' || {TRADES!r}{pick.format(salt=salt + 2, size=len(TRADES))}",
            f"' ' || (hash({salt + 3}, i) % 9000 + 10)",
            f"' ' || ['LTD', 'LIMITED', 'LIMITED', 'LLP', 'PLC']{pick.format(salt=salt, size=5)}",
        )
    )


def make(file: Path, rows: int) -> None:
    """Write the CSV, every cell in quotation marks as it is published."""
    known = {
        "CompanyName": name_sql(1),
        " CompanyNumber": "printf('%08d', i)",
        "RegAddress.AddressLine1": "(hash(9, i) % 300 + 1) || ' QUAY STREET'",
        "RegAddress.PostTown": "'QUILLMOUTH'",
        "RegAddress.Country": "'UNITED KINGDOM'",
        "RegAddress.PostCode": "'QM' || (hash(10, i) % 40 + 1) || ' ' || (hash(11, i) % 9 + 1) || 'AA'",
        "CompanyCategory": "'Private Limited Company'",
        "CompanyStatus": "'Active'",
        "CountryOfOrigin": "'United Kingdom'",
        "IncorporationDate": "strftime(date '1980-01-01' + (hash(12, i) % 16000)::int, '%d/%m/%Y')",
        "Accounts.AccountRefDay": "'31'",
        "Accounts.AccountRefMonth": "'3'",
        "Accounts.NextDueDate": "'31/12/2026'",
        "Accounts.LastMadeUpDate": "'31/03/2025'",
        "Accounts.AccountCategory": "'MICRO ENTITY'",
        "Mortgages.NumMortCharges": "'0'",
        "SICCode.SicText_1": "'43910 - Roofing activities'",
        "URI": "'http://business.data.gov.uk/id/company/' || printf('%08d', i)",
        " PreviousName_1.CONDATE": "case when i % 8 = 0 then '01/02/2015' end",
        " PreviousName_1.CompanyName": f"case when i % 8 = 0 then {name_sql(20)} end",
        "ConfStmtNextDueDate": "'25/09/2026'",
        " ConfStmtLastMadeUpDate": "'11/09/2025'",
    }
    cells = ", ".join(f"coalesce({known.get(name, 'null')}, '') as \"{name}\"" for name in LAYOUT)
    connection = duckdb.connect(config={"memory_limit": "2GB", "preserve_insertion_order": False})
    connection.execute(
        f"copy (select {cells} from range(1, {rows + 1}) t(i)) to '{file}' (header, force_quote *)"
    )


def main() -> None:
    """Make the file where it is not there yet, load it, and say what that took."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("--rows", type=int, default=5_000_000)
    given = words.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    file = given.folder / f"BasicCompanyDataAsOneFile-2026-01-01-{given.rows}.csv"
    if not file.exists():
        make(file, given.rows)
    place = given.folder / "data"
    shutil.rmtree(place, ignore_errors=True)
    start = time.perf_counter()
    command = ["registers", "load", "companies-house", str(file), "--data", str(place)]
    subprocess.run([sys.executable, "-m", "weft", *command], check=True)
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{given.rows:,} rows, {file.stat().st_size / 1e9:.2f} GB: {seconds:.1f} s by the clock, "
        f"{used.ru_utime + used.ru_stime:.1f} s of processor, {used.ru_maxrss / 1e6:.2f} GB at most, "
        f"{given.rows / seconds:,.0f} rows a second"
    )


if __name__ == "__main__":
    main()
