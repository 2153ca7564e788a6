"""A list of what was spent under agreements, as councils keep it: a row for each invoice, payment or period."""

from __future__ import annotations

from weft.analysis.commitments.columns import Known

COLUMNS: Known = {
    "agreement": (
        "Agreement number", "Contract Reference number / ID", "Contract reference", "Contract reference number", "Contract number", "Contract ID",
        "Contract ref", "Contract", "Contract title", "Title of the Agreement", "Agreement",
    ),
    "begins": ("From", "Period from", "Date", "Payment date", "Invoice date", "Date paid", "Paid on", "Start date"),
    "ends": ("To", "Period to", "Until", "End date"),
    "amount": ("Amount", "Net amount", "Amount (£)", "Spend", "Value", "Paid", "Invoice amount"),
    "source": ("Source", "Invoice number", "Invoice", "Transaction number", "Transaction reference", "Reference", "Description"),
}  # fmt: skip
"""What is taken, each with the headings under which it stands."""
NEEDED = ("agreement", "begins", "amount")
