"""What can be asked about payment files and runs. Every list starts from what the viewer may see."""

from __future__ import annotations

from weft.spend.queries.files import (
    NOTHING_YET,
    Stood,
    in_use,
    in_use_of,
    profiles_of,
    quarantine,
    stood,
    visible_to,
)
from weft.spend.queries.keeping import jobs_in_use, uploads_in_use
from weft.spend.queries.runs import changed_since, folder_of, run_before, runs_visible_to

__all__ = [
    "NOTHING_YET",
    "Stood",
    "changed_since",
    "folder_of",
    "in_use",
    "in_use_of",
    "jobs_in_use",
    "profiles_of",
    "quarantine",
    "run_before",
    "runs_visible_to",
    "stood",
    "uploads_in_use",
    "visible_to",
]
