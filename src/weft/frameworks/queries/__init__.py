"""What can be asked about frameworks, editions, comments and mappings. Every list starts from what the viewer may see."""

from __future__ import annotations

from weft.frameworks.queries.editions import (
    edition_at,
    editions_kept_by,
    editions_visible_to,
    frameworks_visible_to,
    in_force,
    keeps,
    keeps_framework,
    last_change,
    needs_consultation,
    public_editions,
    unanswered,
    under_consultation,
    waiting_for,
    waits_to_be_adopted,
    was_talked_about,
    why_not_adapt_again,
    why_not_decide,
)
from weft.frameworks.queries.whole import (
    Whole,
    change_of,
    framework_fields,
    local_changes_of,
    whole,
)

__all__ = [
    "Whole",
    "change_of",
    "edition_at",
    "editions_kept_by",
    "editions_visible_to",
    "framework_fields",
    "frameworks_visible_to",
    "in_force",
    "keeps",
    "keeps_framework",
    "last_change",
    "local_changes_of",
    "needs_consultation",
    "public_editions",
    "unanswered",
    "under_consultation",
    "waiting_for",
    "waits_to_be_adopted",
    "was_talked_about",
    "whole",
    "why_not_adapt_again",
    "why_not_decide",
]
