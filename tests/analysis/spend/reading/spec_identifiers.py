"""How numbers that name an organisation are read.

Each gives one form, so that the same organisation has the same number in every file. A cell that holds
something else, or a number that a spreadsheet has spoilt, gives nothing: none is guessed.
"""

from __future__ import annotations

HEADINGS: tuple[str, ...] = ("What", "In the file", "Read as", "Why")

COMPANY, CHARITY, VAT = "company number", "charity number", "VAT number"
ORG_ID = "org-id"

CASES: list[tuple[str, str, str | None, str]] = [
    (COMPANY, "02165763", "02165763", "as the register has it"),
    (COMPANY, "2165763", "02165763", "the leading nought put back"),
    (COMPANY, "2165763.0", "02165763", "written by a program that took it for a number"),
    (COMPANY, " 02165763 ", "02165763", "white space"),
    (COMPANY, "gb/02165763", "02165763", "with its country"),
    (COMPANY, "GB-COH-02165763", "02165763", "an organisation identifier"),
    (COMPANY, "SC123456", "SC123456", "Scotland"),
    (COMPANY, "sc 123456", "SC123456", "small letters and a space"),
    (COMPANY, "SC12345", "SC012345", "Scotland, the leading nought put back"),
    (COMPANY, "NI612345", "NI612345", "Northern Ireland"),
    (COMPANY, "OC301234", "OC301234", "a limited liability partnership"),
    (COMPANY, "IP12345R", "IP12345R", "a registered society"),
    (COMPANY, "IP00012C", "IP00012C", "a credit union"),
    (COMPANY, "RS007ABC", "RS007ABC", "a registered society, its register in three letters"),
    (COMPANY, "OE012345", "OE012345", "an overseas entity"),
    (COMPANY, "XX123456", None, "letters that the register does not use"),
    (COMPANY, "1.11153E+11", None, "spoilt by a spreadsheet"),
    (COMPANY, "123456789", None, "nine digits are too many"),
    (COMPANY, "00000000", None, "noughts"),
    (COMPANY, "N/A", None, "words"),
    (COMPANY, "Sole Trader", None, "words"),
    (COMPANY, "", None, "blank"),
    (CHARITY, "1122334", "1122334", "England and Wales"),
    (CHARITY, "214779", "214779", "an old one of six digits"),
    (CHARITY, "1122334-1", "1122334-1", "a subsidiary charity"),
    (CHARITY, "sc012345", "SC012345", "Scotland"),
    (CHARITY, "NIC100123", "NIC100123", "Northern Ireland"),
    (CHARITY, "0", None, "nought"),
    (CHARITY, "Not a charity", None, "words"),
    (CHARITY, "", None, "blank"),
    (VAT, "123456789", "123456789", "nine digits"),
    (VAT, "GB 123 4567 89", "GB123456789", "white space out"),
    (VAT, "1.23457E+08", None, "spoilt by a spreadsheet"),
    (VAT, "n/a", None, "words"),
    (VAT, "", None, "blank"),
    (ORG_ID, "GB-COH-01234567", "GB-COH-01234567", "a company"),
    (ORG_ID, "gb-coh-1234567", "GB-COH-01234567", "the leading nought put back"),
    (ORG_ID, "GB-COH-SC12345", "GB-COH-SC012345", "a company in Scotland"),
    (ORG_ID, "GB-COH-123456789", None, "nine digits are too many"),
    (ORG_ID, "GB-CHC-1090095", "GB-CHC-1090095", "a charity in England and Wales"),
    (ORG_ID, "GB-CHC-0279417", "GB-CHC-279417", "a nought before it does not belong to it"),
    (ORG_ID, "GB-CHC-1090095-1", "GB-CHC-1090095-1", "a charity linked to another"),
    (ORG_ID, "GB-CHC-SC042386", None, "that one is in the Scottish register"),
    (ORG_ID, "GB-SC-SC042386", "GB-SC-SC042386", "a charity in Scotland"),
    (ORG_ID, "GB-SC-42386", "GB-SC-SC042386", "the letters and the nought put back"),
    (ORG_ID, "GB-NIC-100123", "GB-NIC-100123", "a charity in Northern Ireland"),
    (ORG_ID, "GB-NIC-NIC100123", "GB-NIC-100123", "its letters do not belong to the number"),
    (ORG_ID, "GB-MPR-235C", "GB-MPR-235C", "a mutual"),
    (ORG_ID, "GB-EDU-125554", "GB-EDU-125554", "a school, by its URN"),
    (ORG_ID, "GB-EDU-12555", None, "a URN has six digits"),
    (ORG_ID, "GB-UKPRN-10000346", "GB-UKPRN-10000346", "a provider of training"),
    (ORG_ID, "GB-UKPRN-20000346", None, "they begin with 1"),
    (ORG_ID, "GB-NHS-RAX", "GB-NHS-RAX", "a hospital trust"),
    (ORG_ID, "GB-NHS-R", None, "too short"),
    (ORG_ID, "GB-SHPE-LH4401", "GB-SHPE-LH4401", "a landlord of social housing"),
    (ORG_ID, "GB-LAE-BAS", "GB-LAE-BAS", "a council in England"),
    (ORG_ID, "GB-LAS-ZET", "GB-LAS-ZET", "in Scotland"),
    (ORG_ID, "GB-LANI-BFS", "GB-LANI-BFS", "in Northern Ireland"),
    (ORG_ID, "GB-PLA-AGY", "GB-PLA-AGY", "in Wales"),
    (ORG_ID, "GB-PLA-AGYX", None, "three letters"),
    (ORG_ID, "XI-LEI-213800abc", "XI-LEI-213800ABC", "a register that is not known: kept as written, in capitals"),
    (ORG_ID, "01234567", None, "a number without its register"),
    (ORG_ID, "GB-COH-", None, "a register without a number"),
    (ORG_ID, "LEI-213800ABC", None, "no register of a country comes so"),
]  # fmt: skip
