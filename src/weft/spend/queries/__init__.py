"""What can be asked about payment files, runs and what people said. Every list starts from what the viewer may see."""

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
from weft.spend.queries.review import Review, review_of
from weft.spend.queries.rulings import (
    as_told,
    rulings_file,
    rulings_in_force_of,
    rulings_since,
    rulings_visible_to,
    wished,
)
from weft.spend.queries.runs import (
    changed_since,
    folder_of,
    names_known,
    run_before,
    run_that_knows,
    runs_visible_to,
)
from weft.spend.queries.sharing import (
    could_share_with,
    offers_to,
    results_visible_to,
    shares_with,
    sharings_of,
)

__all__ = [
    "NOTHING_YET",
    "Review",
    "Stood",
    "as_told",
    "changed_since",
    "could_share_with",
    "folder_of",
    "in_use",
    "in_use_of",
    "jobs_in_use",
    "names_known",
    "offers_to",
    "profiles_of",
    "quarantine",
    "results_visible_to",
    "review_of",
    "rulings_file",
    "rulings_in_force_of",
    "rulings_since",
    "rulings_visible_to",
    "run_before",
    "run_that_knows",
    "runs_visible_to",
    "shares_with",
    "sharings_of",
    "stood",
    "uploads_in_use",
    "visible_to",
    "wished",
]
