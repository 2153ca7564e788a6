"""The yardstick: DuckDB alone scans the same CSV files and groups them by supplier.

    python bench/peer_duckdb.py FOLDER OUT.json

It cleans nothing: every column is text, what does not fit is passed over, an amount that is no
plain number counts as none. It passes over the one file in Windows-1252, a twenty-fourth of the
rows, and has that much less to do. It is the least that anything built on DuckDB could take.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import duckdb

COLUMNS = ("body", "department", "service", "expense", "date", "ref", "amount", "supplier")


def main() -> None:
    """Scan the folder, sum by supplier, and say how many suppliers and rows there were."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    query = f"""
        CREATE TABLE suppliers AS
        SELECT supplier, count(*) AS payments, sum(try_cast(amount AS DECIMAL(18, 2))) AS amount
        FROM read_csv(?, auto_detect = false, header = false, delim = ',', quote = '"',
                      columns = {{{columns}}}, ignore_errors = true, null_padding = true)
        GROUP BY supplier
    """
    connection = duckdb.connect()
    connection.execute(query, [str(folder / "*.csv")])
    sums = connection.execute("SELECT count(*), sum(payments) FROM suppliers")
    suppliers, rows = sums.fetchall()[0]
    out.write_text(json.dumps({"suppliers": suppliers, "rows": int(rows)}))


if __name__ == "__main__":
    main()
