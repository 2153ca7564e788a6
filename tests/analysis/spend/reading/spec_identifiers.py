"""How numbers that name an organisation are read.

Each gives one form, so that the same organisation has the same number in every file. A cell that holds
something else, or a number that a spreadsheet has spoilt, gives nothing: none is guessed.
"""

from __future__ import annotations

HEADINGS: tuple[str, ...] = ("What", "In the file", "Read as", "Why")

COMPANY, CHARITY, VAT = "company number", "charity number", "VAT number"

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
]
