"""What procurement cannot influence.

Which payments procurement cannot influence, and why; None where it can.

Each case is what the payment says beyond the ordinary, the group under which the shipped rules keep
it apart, and what it shows.
"""

from typing import Any

HEADINGS: tuple[str, ...] = ("What the payment says", "Kept apart as", "Why")

CASES: list[tuple[dict[str, Any], str | None, str]] = [
    ({}, None, "a builder"),
    ({"category": "Levies - Cash Limit"}, "Taxes, levies and precepts", "a levy by its category"),
    ({"purpose": "Council Tax Precept"}, "Taxes, levies and precepts", "a precept by its purpose"),
    ({"supplier_name": "HMRC Cumbernauld"}, "Taxes, levies and precepts", "the tax office"),
    ({"category": "NNDR"}, "Taxes, levies and precepts", "business rates"),
    ({"supplier_name": "Salford City Council"}, "Public bodies", "another council"),
    ({"supplier_name": "Bury M.B.C."}, "Public bodies", "a council in initials"),
    ({"supplier_name": "City of Wakefield"}, "Public bodies", "a council without the word"),
    ({"supplier_name": "Greater Manchester Combined Authori"}, "Public bodies", "cut off"),
    ({"supplier_name": "Anytown NHS Foundation Trust"}, "Public bodies", "a hospital"),
    ({"supplier_name": "Anyshire Fire & Rescue Service"}, "Public bodies", "a fire service"),
    ({"supplier_name": "Chief Constable, Anyshire Police"}, "Public bodies", "police"),
    ({"supplier_name": "Department for Education"}, "Public bodies", "a department"),
    ({"category": "Third party payments to Health Authority"}, "Public bodies", "by category"),
    ({"supplier_name": "Anyshire Police", "category": "Grants"}, "Public bodies", "a grant to one"),
    ({"supplier_name": "Teachers Pensions"}, "Pay and pensions", "a pension fund"),
    ({"supplier_name": "GREATER ANYTOWN SUPERANN FUND"}, "Pay and pensions", "shortened"),
    ({"category": "Housing Benefit - Rent Allowances"}, "Benefits and refunds", "housing benefit"),
    ({"category": "Long Term Debtors"}, "Loans, investments and receipts", "a loan made"),
    ({"supplier_name": "Public Works Loan Board"}, "Loans, investments and receipts", "a lender"),
    ({"purpose": "Direct Payments"}, "Individuals", "money for one's own care"),
    ({"category": "Foster Carers Allowances"}, "Individuals", "foster carers"),
    ({"category": "Compensation Payments"}, "Individuals", "compensation"),
    ({"supplier_name": "Mrs J Smith"}, "Individuals", "a payee with a title"),
    ({"supplier_name": "Jane Smith"}, None, "a payee who may be a firm can be influenced"),
    ({"category": "Grants to Voluntary Organisations"}, "Grants", "a grant"),
    (
        {"category": "Nursery Education Grant"},
        "Grants",
        "the state's money for early years: parents choose",
    ),
    ({"grant": True}, "Grants", "the file says it is a grant"),
    ({"supplier_name": "St Mary's RC Primary School"}, "State schools", "a state school"),
    ({"payee": "redacted"}, "Redacted", "a withheld name"),
    ({"payee": "redacted", "category": "Levies"}, "Redacted", "the first rule wins"),
    ({"payee": "not stated"}, "Payee not stated", "a blank name"),
    ({"supplier_name": "Police Mutual"}, None, "an insurer"),
    ({"supplier_name": "Argus Fire & Security Ltd"}, None, "a firm with fire in its name"),
    ({"supplier_name": "Refugee Council"}, None, "a council of volunteers"),
    ({"supplier_name": "Anytown Council for Voluntary Service"}, None, "another"),
    ({"supplier_name": "Anytown Football Academy"}, None, "an academy that is no school"),
    (
        {"category": "Private Finance and Public Private partnership initiatives"},
        None,
        "a contract",
    ),
    ({"supplier_name": "Legal And General Pensions", "category": "Rents"}, None, "a landlord"),
    ({"category": "Payments to Voluntary Organisations"}, None, "a service bought from charities"),
]
