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
from weft.spend.queries.sharing import (
    could_share_with,
    offers_to,
    results_visible_to,
    shares_with,
    sharings_of,
)

__all__ = [
    "NOTHING_YET",
    "Stood",
    "changed_since",
    "could_share_with",
    "folder_of",
    "in_use",
    "in_use_of",
    "jobs_in_use",
    "offers_to",
    "profiles_of",
    "quarantine",
    "results_visible_to",
    "run_before",
    "runs_visible_to",
    "shares_with",
    "sharings_of",
    "stood",
    "uploads_in_use",
    "visible_to",
]
