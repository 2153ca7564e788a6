"""What can be asked about payment files, runs, editions and what people said. Every list but those of what is
published starts from what the viewer may see."""

from __future__ import annotations

from weft.spend.queries.editions import (
    changed_files,
    edition_at,
    edition_of,
    editions_beside,
    editions_visible_to,
    last_of,
    latest_published,
    period_of,
    published,
    waiting_for,
    why_not_ask,
    why_not_decide,
)
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
    results_shared_with,
    results_visible_to,
    shares_with,
    sharings_of,
)

__all__ = [
    "NOTHING_YET",
    "Review",
    "Stood",
    "as_told",
    "changed_files",
    "changed_since",
    "could_share_with",
    "edition_at",
    "edition_of",
    "editions_beside",
    "editions_visible_to",
    "folder_of",
    "in_use",
    "in_use_of",
    "jobs_in_use",
    "last_of",
    "latest_published",
    "names_known",
    "offers_to",
    "period_of",
    "profiles_of",
    "published",
    "quarantine",
    "results_shared_with",
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
    "waiting_for",
    "why_not_ask",
    "why_not_decide",
    "wished",
]
