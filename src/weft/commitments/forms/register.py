"""What people say about a register of contracts that they take in."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as later

from weft.analysis.commitments.register import NEEDED
from weft.commitments.forms.columns import ColumnsForm


class RegisterForm(ColumnsForm):
    """In which column of a register does each thing stand?"""

    needed = NEEDED
    asks: ClassVar = {
        "number": later("Where does its number stand?"), "ocid": later("Where does its open contracting number (OCID) stand?"),
        "title": later("Where does what it is called stand?"), "kind": later("Where does the type of contract stand?"),
        "description": later("Where does what it is about stand?"), "category": later("Where does its category stand?"),
        "begins": later("Where does the day stand on which it begins?"), "ends": later("Where does the day stand on which it ends?"),
        "may_extend_until": later("Where does the day stand until which it can be extended?"),
        "value": later("Where does its value stand?"), "supplier": later("Where does the supplier stand?"),
        "company": later("Where does the supplier’s company number stand?"), "charity": later("Where does the supplier’s charity number stand?"),
    }  # fmt: skip
