"""The page that lies in the example's folder and says what it is."""

from __future__ import annotations

from weft.analysis.spend.example.place import CITY_REGION, COUNCILS, REGION
from weft.analysis.spend.example.titled import financial_year
from weft.analysis.spend.example.truth import ExampleTruth


def readme(truth: ExampleTruth) -> str:
    """The README in plain words, with how much each council paid."""
    year = financial_year(truth.year)
    lines = [
        f"# {CITY_REGION}, a place that does not exist",
        "",
        f"Everything in this folder is invented: the three councils of {CITY_REGION} in {REGION}, "
        "their suppliers, the people, the postcodes, the company and charity numbers, and every "
        "payment. Where a name is like that of somebody real, that is chance. It was made so that "
        "you can see what Weft does before you give it files of your own, and so that its tests "
        "can check that what was planted was found.",
        "",
        "| council | files | payments to count | their sum |",
        "|---|---|---|---|",
        *(_line(truth, council.name, year) for council in COUNCILS),
        "",
        f"(The financial year {year}; the year before is here too, and smaller.)",
        "",
        "| file or folder | what it is |",
        "|---|---|",
        "| `payments/` | the files as the three councils publish them, each in its own way: tidy "
        "CSV; Windows-1252 CSV with title rows, totals and mixed dates; a workbook with a sheet a "
        "month |",
        "| `suppliers.csv` | who the suppliers are, their postcodes and what address each is; some are not known |",
        "| `places.csv` | the district, city region and region of each postcode |",
        "| `places/` | the areas of the place, as a national statistics office would publish them: "
        "postcodes, boundaries of districts, wards and small areas (LSOA), a lookup, deprivation, "
        "populations; load them with `weft places load` |",
        "| `registers/` | the companies of the place, in Companies House's layout; load them with "
        "`weft registers load companies-house` |",
        "| `truth.json` | what was planted where, and the sums that a right reading comes to |",
        "| `truth_rows.csv` | what each record of each file truly is |",
        "",
        "To see the report:",
        "",
        "```",
        f"weft spend report payments --year {year} --suppliers suppliers.csv --data weft --out report",
        "```",
        "",
        f"Made with seed {truth.seed}. The same seed makes the same files, byte for byte.",
        "",
    ]
    return "\n".join(lines)


def _line(truth: ExampleTruth, council: str, year: str) -> str:
    shape = next(one.shape for one in truth.published if one.council == council)
    counted = truth.year_of(council, year).counted
    return f"| {council} | {shape} | {counted.payments:,} | £{counted.amount_gbp:,.2f} |"
