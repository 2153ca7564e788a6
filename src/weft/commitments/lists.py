"""What a file can hold that an organisation takes in."""

from __future__ import annotations

from enum import StrEnum


class Listed(StrEnum):
    """What a row of the file is."""

    CONTRACT = "contract"
    PROMISE = "promise"
    SPENT = "spent"


READ = "read what was delivered"
"""The long work that reads a workbook of what was delivered."""
