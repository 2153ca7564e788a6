"""The columns of `payments.parquet`: one row per payment, stable from version to version.

They follow the Local Government Transparency Code 2015 and the LGA spend schema. docs/method/payments.md
is made from this list.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

SCHEMA_VERSION = "1"

MONEY = pa.decimal128(18, 2)


@dataclass(frozen=True)
class Field:
    """A standard column: its name, Arrow type, meaning, and name in the LGA spend schema."""

    name: str
    type: pa.DataType
    meaning: str
    lga: str = ""


FIELDS: tuple[Field, ...] = (
    Field(
        "body",
        pa.string(),
        "The organisation that paid, as the file, `--body` or the file's name says.",
        "OrganisationLabel",
    ),
    Field(
        "date",
        pa.date32(),
        "The date that `date_kind` names; null only where a file has no date of any kind.",
        "PaymentDate",
    ),
    Field(
        "date_kind",
        pa.string(),
        "`paid`, `incurred` (invoice, posting or effective date), `period` (the last day of the period the file gives), or `unknown`.",
    ),
    Field(
        "supplier_name",
        pa.string(),
        "The payee as published, white space tidied and mis-decoded characters mended; null where redacted or not stated.",
        "BeneficiaryName",
    ),
    Field(
        "payee",
        pa.string(),
        "`named`, `redacted` (the file says it withholds the name) or `not stated` (the cell is blank).",
    ),
    Field("redaction", pa.string(), "The words that stand in place of a redacted name; else null."),
    Field(
        "supplier_ref",
        pa.string(),
        "The body's own reference for the supplier.",
        "BeneficiaryOtherID",
    ),
    Field(
        "company_number",
        pa.string(),
        "Companies House number, eight characters; null where the cell holds none.",
        "CompaniesHouseRegistrationNumber",
    ),
    Field("charity_number", pa.string(), "Charity number.", "CharityCommissionNumber"),
    Field(
        "vat_number",
        pa.string(),
        "VAT registration number as published, white space removed. It is a VAT group's, not an organisation's.",
    ),
    Field(
        "postcode",
        pa.string(),
        "The supplier's postcode as published, in upper case with one space; null where it is not one.",
    ),
    Field(
        "amount_gbp",
        MONEY,
        "The payment in pounds: net of VAT where the file gives it, else the amount it does give (see `vat_basis`). Credits are negative.",
        "Amount",
    ),
    Field(
        "vat_basis",
        pa.string(),
        "Whether `amount_gbp` is `net`, `gross` or `unknown` of recoverable VAT.",
    ),
    Field("amount_gross_gbp", MONEY, "The gross amount, where the file gives it beside the net."),
    Field("vat_gbp", MONEY, "The VAT amount, where the file gives it."),
    Field(
        "irrecoverable_vat_gbp",
        MONEY,
        "VAT that the body cannot recover.",
        "IrrecoverableVATAmount",
    ),
    Field("purpose", pa.string(), "What the money was for, in the file's words.", "Purpose"),
    Field("department", pa.string(), "Directorate, department or entity.", "OrganisationalUnit"),
    Field(
        "service",
        pa.string(),
        "Service, division, team or cost centre within the department.",
        "ServiceCategoryLabel",
    ),
    Field(
        "category",
        pa.string(),
        "The category of the spend, in the words of `category_scheme`.",
        "CategoryInternalName",
    ),
    Field("category_code", pa.string(), "The category's code.", "ProclassCode"),
    Field(
        "category_scheme",
        pa.string(),
        "`ProClass`, `CIPFA`, `SeRCOP`, `CPV`, `merchant`, `subjective` or `local`; null without a category.",
    ),
    Field(
        "transaction_ref",
        pa.string(),
        "The body's reference for the transaction, document or invoice.",
        "TransactionNumber",
    ),
    Field("contract_ref", pa.string(), "Contract or purchase order reference.", "ContractRef"),
    Field(
        "card",
        pa.bool_(),
        "Whether the file says it is a purchase card transaction; null where it does not say.",
        "CardTransaction",
    ),
    Field(
        "grant",
        pa.bool_(),
        "Whether the file says it is a grant to a voluntary, community or social enterprise body; null where it does not say.",
        "VCSEGrant",
    ),
    Field(
        "source_file",
        pa.string(),
        "The file, relative to what was given to `weft spend read`; a member of a zip follows after `!`.",
    ),
    Field("source_sheet", pa.string(), "The sheet of a workbook; else null."),
    Field(
        "source_row",
        pa.int64(),
        "The record in the file or sheet, counting from 1 and counting every record, blank ones too.",
    ),
)

PAYMENTS = pa.schema([pa.field(field.name, field.type) for field in FIELDS])

WORDS = pa.dictionary(pa.int32(), pa.string())
"""A column of texts as its distinct texts and, row by row, which of them is meant."""

ALL_DIFFERENT = frozenset({"transaction_ref", "contract_ref"})
"""The texts that hardly come twice."""

IN_WORDS = pa.schema(
    [
        pa.field(f.name, WORDS if f.type == pa.string() and f.name not in ALL_DIFFERENT else f.type)
        for f in FIELDS
    ]
)
"""The same columns while payments are being read: texts that come again and again in words."""
