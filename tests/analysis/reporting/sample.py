"""A report about an invented city, of the size and shape that a real year gives.

Every name and number is made up; `report(payees=...)` makes it as large as a test needs.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal

from weft.analysis.reporting.model import (
    Chart,
    Column,
    Figure,
    Input,
    Kind,
    Report,
    Section,
    Shape,
    Table,
    Value,
    Which,
    Workings,
)

TOTAL = Decimal("778433763.58")
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
PAYEES = (
    "Northgate Combined Authority",
    "Harrow & Vale Highways Maintenance and Street Lighting Partnership Limited",
    "Redacted (several)",
    "St Brigid's Care Homes (North) CIC",
    "Calder Facilities Ltd t/a Calder Clean",
    "Ashdown, Pike & Partners LLP",
    "Millbrook Housing Association",
    "Oakmere Academies Trust",
    "Penfold Plant Hire",
    "The Wharf Theatre Company",
)


def money(pounds: str | int) -> Decimal:
    return Decimal(pounds).quantize(Decimal("0.01"))


def figure(id: str, label: str, value: Value, kind: Kind, **workings: object) -> Figure:
    definition = str(
        workings.pop("definition", f"{label}, counted from the payments of the period.")
    )
    note = str(workings.pop("note", ""))
    made = Workings(definition=definition, **workings)  # type: ignore[arg-type]
    return Figure(id=id, label=label, value=value, kind=kind, workings=made, note=note)


def report(payees: int = 300) -> Report:
    """The invented city's year, with so many payees in its long table."""
    return Report(
        id="weft-spend-eastmoor-2026-27",
        title="Where the money went",
        subject="Eastmoor City Council",
        period="April 2026 to March 2027, by date paid",
        headlines=(
            "Eastmoor City Council published 39,514 payments worth £778.4m, to 4,218 suppliers.",
            "£445.6m of it (57.2%) is money that procurement can influence.",
            "53.8% of that went to suppliers in Eastmoor itself, and 71.2% to the city region; "
            "for 9.4% the place is not known.",
            "The 10 largest suppliers took 41.3% of the money.",
        ),
        sections=(totals(), bridge(), largest(payees), local(), services(), quality()),
        unknowns=(
            "For 9.4% of the money (£41.9m) we do not know where the supplier is. "
            "It is shown as unknown and not spread over the places we do know.",
            "3.1% of the money (£24.1m) was paid to payees whose names the council withholds.",
            "The files do not say whether amounts include VAT for 2 of the 12 months.",
            "A supplier's place is the address in the council's ledger; it can be a head office.",
        ),
        method=(
            "We read the council's own published payment files, as they are. Every row is either "
            "loaded, set aside with a reason, or counted as something that is not a payment, and "
            "the three add up to the file to the penny.",
            "Payees are taken as the same supplier when their names agree after capitals, "
            "punctuation and legal forms are set aside.",
            "Averages of shares are given both ways: each council counting once, and each pound "
            "counting once.",
        ),
        inputs=tuple(_input(at) for at in range(12)),
        versions={"weft": "0.1.0", "duckdb": "2.0.1", "rules for what cannot be influenced": "3"},
    )


def _input(at: int) -> Input:
    path = f"payments/eastmoor/2026-27/Payments over £500 {MONTHS[at]}.csv"
    return Input(
        id=f"file-{at + 1}",
        path=path,
        sha256=hashlib.sha256(path.encode()).hexdigest(),
        rows=3200 + 37 * at,
        amount_gbp=money(61_200_344 + 811_003 * at),
        note="Title rows above the header; two date formats." if at == 3 else "",
    )


def totals() -> Section:
    columns = (
        Column("month", "Month"),
        Column("payments", "Payments", Kind.COUNT),
        Column("amount_gbp", "Amount", Kind.GBP, "Net of VAT."),
        Column("credits_gbp", "Of which credits", Kind.GBP),
    )
    rows = tuple(
        (
            f"{month} {2026 if at < 9 else 2027}",
            3100 + 29 * at,
            money(58_400_512 + (at * 7_919_317) % 23_000_000) + Decimal("0.37"),
            -money(210_034 + 9_871 * at),
        )
        for at, month in enumerate(MONTHS)
    )
    months = Table(
        id="months",
        title="Payments by month",
        columns=columns,
        rows=rows,
        definition="One row for each month of the period, by date paid.",
        chart=Chart(
            Shape.COLUMNS,
            "month",
            "amount_gbp",
            alt="Spending by month: lowest in April, highest in December and March.",
        ),
    )
    bands = (
        ("Credits (below nought)", 812, "-3211870.11"),
        ("£500 to £4,999.99", 28_114, "41332814.20"),
        ("£5,000 to £49,999.99", 8_801, "120776102.75"),
        ("£50,000 to £499,999.99", 1_602, "214870339.30"),
        ("£500,000 and over", 185, "404666377.44"),
    )
    sizes = Table(
        id="size-bands",
        title="Payments by size",
        columns=(
            Column("band", "Size of payment"),
            Column("payments", "Payments", Kind.COUNT),
            Column("amount_gbp", "Amount", Kind.GBP),
            Column("share", "Share of the money", Kind.SHARE),
        ),
        rows=tuple((b, n, Decimal(a), Decimal(a) / TOTAL) for b, n, a in bands),
        definition="Each payment counted once in the band its amount falls in.",
        chart=Chart(
            Shape.BARS,
            "band",
            "amount_gbp",
            alt="Payments of £500,000 and over are half the money.",
        ),
    )
    return Section(
        id="totals",
        title="How much, to how many",
        sentences=(
            "Eastmoor paid £778.4m in 39,514 payments over the year. Half of the money is in "
            "185 payments of £500,000 and more.",
        ),
        figures=(
            figure("total", "Total paid", TOTAL, Kind.GBP, rows=39_514, amount_gbp=TOTAL),
            figure("payments", "Payments", 39_514, Kind.COUNT, rows=39_514, amount_gbp=TOTAL),
            figure("suppliers", "Suppliers", 4_218, Kind.COUNT, rows=38_266),
            figure(
                "credits",
                "Credits",
                Decimal("-3211870.11"),
                Kind.GBP,
                rows=812,
                note="Money that came back; taken off the total.",
            ),
        ),
        tables=(months, sizes),
        in_summary=True,
    )


def bridge() -> Section:
    steps = (
        ("All payments in the files", TOTAL, "total"),
        ("Levies and precepts", money("-172334011.20"), ""),
        ("Grants and recharges to public bodies", money("-88120904.66"), ""),
        ("Pensions", money("-31002118.00"), ""),
        ("Housing benefit and payments to individuals", money("-17211450.02"), ""),
        ("Redacted", money("-24131500.10"), ""),
        ("Spending that procurement can influence", money("445633779.60"), "total"),
        ("Outside the 300 largest suppliers", money("-61118020.43"), ""),
        ("The 300 largest suppliers of it", money("384515759.17"), "total"),
    )
    table = Table(
        id="bridge",
        title="From everything paid to what can be influenced",
        columns=(
            Column("step", "Step"),
            Column("amount_gbp", "Amount", Kind.GBP),
            Column("payments", "Payments", Kind.COUNT),
            Column("total", "Kind of step"),
            Column("reason", "Why it is kept apart"),
        ),
        rows=tuple(
            (label, amount, 900 + 17 * at if not total else None, total, "" if total else "Rule 3")
            for at, (label, amount, total) in enumerate(steps)
        ),
        definition="Each step takes away payments that procurement cannot influence.",
        chart=Chart(
            Shape.STEPS,
            "step",
            "amount_gbp",
            total="total",
            alt="From £778.4m paid, five steps take away £332.8m and leave £445.6m that "
            "procurement can influence, £384.5m of it with the 300 largest suppliers.",
        ),
    )
    return Section(
        id="bridge",
        title="What procurement can influence",
        sentences=(
            "£332.8m went to payees that no tender would change: levies, precepts, grants to "
            "public bodies, pensions, benefits, and payees whose names are withheld.",
            "That leaves £445.6m.",
        ),
        figures=(
            figure(
                "influenceable.total",
                "Spending that procurement can influence",
                money("445633779.60"),
                Kind.GBP,
                rows=31_882,
                amount_gbp=money("445633779.60"),
                steps=(
                    "£778,433,763.58 paid in all",
                    "− £332,799,983.98 that procurement cannot influence",
                    "= £445,633,779.60",
                ),
                inputs=("file-1", "file-2"),
                which=Which((("kept_apart", (None,)), ("top", (10, 50)))),
            ),
            figure("influenceable.share", "As a share of all", Decimal("0.572475"), Kind.SHARE),
        ),
        tables=(table,),
        in_summary=True,
    )


def largest(payees: int) -> Section:
    rows = tuple(
        (
            at + 1,
            f"{PAYEES[at % len(PAYEES)]}{f' {at // len(PAYEES) + 1}' if at >= 10 else ''}",
            money(48_120_400 // (at + 1)) + Decimal("0.19"),
            max(1, 400 - at),
            Decimal(48_120_400 // (at + 1)) / TOTAL,
        )
        for at in range(payees)
    )
    top = Table(
        id="largest-suppliers",
        title="The largest suppliers",
        columns=(
            Column("place", "Place", Kind.COUNT),
            Column("supplier", "Supplier"),
            Column("amount_gbp", "Amount", Kind.GBP),
            Column("payments", "Payments", Kind.COUNT),
            Column("share", "Share of all", Kind.SHARE),
        ),
        rows=rows,
        definition="Suppliers by money paid in the period, most first.",
        chart=Chart(
            Shape.BARS,
            "supplier",
            "amount_gbp",
            alt="The largest supplier took £48.1m, twice as much as the second.",
        ),
        summary_rows=20,
        note="Payees who are individuals are counted together and never named.",
    )
    concentration = Table(
        id="concentration",
        title="Share of the largest suppliers",
        columns=(
            Column("suppliers", "The largest", Kind.TEXT),
            Column("amount_gbp", "Amount", Kind.GBP),
            Column("share", "Share of all", Kind.SHARE),
        ),
        rows=(
            ("10", money("321493144.36"), Decimal("0.413")),
            ("50", money("510652548.91"), Decimal("0.656")),
            ("300", money("698998319.49"), Decimal("0.898")),
        ),
        definition="The money of the 10, 50 and 300 largest suppliers, over the total.",
    )
    return Section(
        id="largest",
        title="Who was paid most",
        sentences=("The 10 largest of 4,218 suppliers took 41.3% of the money.",),
        figures=(
            figure("top.10.share", "Share of the 10 largest", Decimal("0.413"), Kind.SHARE),
            figure("new.suppliers", "Suppliers new this year", None, Kind.COUNT),
        ),
        tables=(concentration, top),
    )


def local() -> Section:
    places = ("Eastmoor", "Rest of the city region", "Rest of the region", "Elsewhere", "Unknown")
    parts = {
        "Eastmoor": ("0.538", "0.174", "0.081", "0.113", "0.094"),
        "Harrowby": ("0.367", "0.301", "0.114", "0.121", "0.097"),
        "Vale of Calder": ("0.284", "0.352", "0.133", "0.109", "0.122"),
    }
    shares = Table(
        id="local-share",
        title="Where the suppliers are",
        columns=(
            Column("council", "Council"),
            Column("place", "Place of the supplier"),
            Column("share", "Share of the money", Kind.SHARE),
        ),
        rows=tuple(
            (council, place, Decimal(part))
            for council, row in parts.items()
            for place, part in zip(places, row, strict=True)
        ),
        definition="The money that can be influenced, by the place of the supplier.",
        chart=Chart(
            Shape.STACK,
            "council",
            "share",
            split="place",
            alt="Eastmoor spends 53.8% in its own district, Harrowby 36.7%, Vale of Calder 28.4%.",
        ),
    )
    averages = Table(
        id="averages",
        title="Two averages of the local share",
        columns=(Column("average", "Average"), Column("share", "Share", Kind.SHARE)),
        rows=(
            ("Each council counts once", Decimal("0.3963")),
            ("Each pound counts once", Decimal("0.4712")),
        ),
        definition="The mean of the councils' shares, and the share of all their money.",
    )
    return Section(
        id="local",
        title="How much stayed in the place",
        sentences=("53.8% of the money went to suppliers in Eastmoor itself.",),
        figures=(
            figure(
                "local.home_district.share",
                "Share that went to suppliers in Eastmoor",
                Decimal("0.538"),
                Kind.SHARE,
                steps=("£239,750,973.42 ÷ £445,633,779.60 = 53.8%",),
            ),
        ),
        tables=(shares, averages),
        in_summary=True,
    )


def services() -> Section:
    departments = (
        "Adult Social Care and Public Health",
        "Children's Services",
        "Neighbourhoods, Highways and the Environment",
        "Strategic Housing",
        "Corporate Core",
        "Not stated",
    )
    table = Table(
        id="departments",
        title="Payments by department",
        columns=(
            Column("department", "Department"),
            Column("payments", "Payments", Kind.COUNT),
            Column("amount_gbp", "Amount", Kind.GBP),
            Column("share", "Share", Kind.SHARE),
            Column("year_before_gbp", "Year before", Kind.GBP),
        ),
        rows=tuple(
            (name, 9_000 - 1_301 * at, money(240_000_000 // (at + 1)), Decimal(1) / (at + 2), None)
            for at, name in enumerate(departments)
        ),
        definition="The department as the files name it.",
        chart=Chart(
            Shape.BARS,
            "department",
            "amount_gbp",
            alt="Adult social care is the largest department.",
        ),
    )
    grants = Table(
        id="grants",
        title="Grants to community organisations",
        columns=(Column("organisation", "Organisation"), Column("amount_gbp", "Amount", Kind.GBP)),
        rows=(),
        definition="Payments that the files mark as grants.",
        chart=Chart(Shape.BARS, "organisation", "amount_gbp", alt="No grants are marked."),
    )
    return Section(
        id="services",
        title="What it was for",
        sentences=("Adult social care and children's services are almost half of the money.",),
        tables=(table, grants),
    )


def quality() -> Section:
    reconciliation = Table(
        id="reconciliation",
        title="Do the files add up?",
        columns=(
            Column("file", "File"),
            Column("rows_read", "Rows read", Kind.COUNT),
            Column("rows_loaded", "Loaded", Kind.COUNT),
            Column("rows_quarantined", "Set aside", Kind.COUNT),
            Column("rows_not_payments", "Not payments", Kind.COUNT),
            Column("amount_read_gbp", "Money read", Kind.GBP),
            Column("amount_loaded_gbp", "Money loaded", Kind.GBP),
            Column("amount_quarantined_gbp", "Money set aside", Kind.GBP),
        ),
        rows=tuple(
            (
                f"Payments over £500 {month}.csv",
                3_240 + at,
                3_230 + at,
                8,
                2,
                money(61_200_344 + 811_003 * at),
                money(61_180_344 + 811_003 * at),
                money(20_000),
            )
            for at, month in enumerate(MONTHS)
        ),
        definition="One row for each file. Read = loaded + set aside + not payments, to the penny.",
    )
    return Section(
        id="quality",
        title="How far the files can be relied on",
        sentences=("Every pound in the files is accounted for.",),
        figures=(figure("read.share", "Share of the rows loaded", Decimal("0.99961"), Kind.SHARE),),
        tables=(reconciliation,),
    )
