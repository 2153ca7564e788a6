"""Writes the company register of the invented place in Companies House’s layout, ready for `weft registers load`.

Every firm is in the company register; a firm in four is
registered elsewhere than it trades, as firms are. Beside the suppliers there are firms that no council
pays. Nothing here draws from the chance that makes the payments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from weft.analysis.spend.example.files import Cell
from weft.analysis.spend.example.place import (
    DISTRICTS,
    UNITS_OF_A_POSTCODE,
    a_postcode,
    district_named,
)
from weft.analysis.spend.example.purposes import INFLUENCEABLE, Line
from weft.analysis.spend.example.suppliers import Supplier
from weft.analysis.spend.example.writing import write_csv

COMPANIES = "companies_house.csv"
COLUMNS = (
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
)  # fmt: skip
"""The 55 columns of Companies House's basic company data, as they are headed there."""
SIC = {
    "Social Care": ("87300 - Residential care activities for the elderly and disabled", "Care"),
    "Education": ("85590 - Other education n.e.c.", "Tutors"),
    "Passenger Transport": ("49320 - Taxi operation", "Cabs"),
    "Construction": ("42990 - Construction of other civil engineering projects n.e.c.", "Paving"),
    "Environment": ("38110 - Collection of non-hazardous waste", "Recycling"),
    "Horticultural": ("81300 - Landscape service activities", "Gardens"),
    "Utilities": ("35140 - Trade of electricity", "Energy"),
    "Consultancy": ("71129 - Other engineering activities", "Surveyors"),
    "Arts and Leisure": ("90020 - Support activities to performing arts", "Stagecraft"),
    "ICT": ("62020 - Information technology consultancy activities", "Software"),
    "Human Resources": ("78200 - Temporary employment agency activities", "Recruitment"),
    "Legal": ("69102 - Solicitors", "Law"),
    "Stationery": ("18129 - Printing n.e.c.", "Printing"),
    "Facilities": ("81210 - General cleaning of buildings", "Cleaning"),
    "Catering": ("56290 - Other food services", "Catering"),
    "Vehicles": ("45200 - Maintenance and repair of motor vehicles", "Motors"),
    "Housing": ("55100 - Hotels and similar accommodation", "Lodgings"),
}
"""The code of SIC 2007 by the first words of a category, and a trade for the name of a firm in it."""
ACCOUNTS = ("MICRO ENTITY", "TOTAL EXEMPTION FULL", "SMALL", "MEDIUM", "FULL", "NO ACCOUNTS FILED")
COMMON = (34, 30, 12, 5, 14, 5)
ELSEWHERE = 0.25
NOT_PAID = 120


def registered_postcodes(suppliers: Sequence[Supplier]) -> dict[str, str]:
    """Where each firm is registered, by its id: where it trades, or with its accountants elsewhere."""
    found = {}
    for one in suppliers:
        if one.company_number:
            rng = Random(f"registered {one.id} {one.name}")
            far = one.postcode is None or rng.random() < ELSEWHERE
            district = rng.choice(DISTRICTS)
            found[one.id] = a_postcode(district, rng) if far else str(one.postcode)
    return found


def sic_code(line: Line) -> str:
    """The code of a line of business, with its words, as Companies House writes it."""
    return next((code for start, (code, _) in SIC.items() if line.category.startswith(start)), "")


def accounts_of(supplier: Supplier) -> str:
    """The category of the accounts that a firm has filed."""
    return Random(f"accounts {supplier.id} {supplier.name}").choices(ACCOUNTS, COMMON)[0]


def write_registers(folder: Path, suppliers: Sequence[Supplier]) -> list[str]:
    """Write the registers into the folder, and return the postcodes of those whom no council pays."""
    folder.mkdir(parents=True, exist_ok=True)
    unpaid = list(_unpaid())
    write_csv(folder / COMPANIES, [COLUMNS, *_companies(suppliers), *unpaid])
    at = COLUMNS.index("RegAddress.PostCode")
    return [str(row[at]) for row in unpaid]


def _companies(suppliers: Sequence[Supplier]) -> Iterator[tuple[Cell, ...]]:
    where = registered_postcodes(suppliers)
    for one in suppliers:
        if one.company_number and one.kind == INFLUENCEABLE:
            year = Random(one.id).randint(1985, 2021)
            yield _company(one.name, one.company_number, where[one.id], sic_code(one.lines[0]),
                           accounts_of(one), year)  # fmt: skip


def _unpaid() -> Iterator[tuple[Cell, ...]]:
    """Firms of the city region that no council pays."""
    rng = Random("firms that no council pays")
    for number in range(NOT_PAID):
        district = district_named(rng.choice(("Quillmouth", "Harrowfen", "Ostlebeck")))
        letters = "".join(rng.choice(UNITS_OF_A_POSTCODE) for _ in range(3))
        sic, trade = rng.choice(list(SIC.values()))
        name = f"{letters} {district.name} {trade} Ltd"
        yield _company(name, f"98{number:06d}", a_postcode(district, rng), sic,
                       rng.choices(ACCOUNTS, COMMON)[0], rng.randint(1970, 2021))  # fmt: skip


def _company(
    name: str, number: str, postcode: str, sic: str, accounts: str, year: int
) -> tuple[Cell, ...]:
    said = {
        "CompanyName": name.upper(),
        " CompanyNumber": number,
        "RegAddress.PostCode": postcode,
        "CompanyCategory": "Private Limited Company",
        "CompanyStatus": "Active",
        "CountryOfOrigin": "United Kingdom",
        "IncorporationDate": f"01/06/{year}",
        "Accounts.AccountCategory": accounts,
        "SICCode.SicText_1": sic,
    }
    return tuple(said.get(column, "") for column in COLUMNS)
