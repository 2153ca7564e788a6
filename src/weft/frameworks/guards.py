"""What the database itself refuses: an adopted edition never changes, whoever writes.

What may still happen to an adopted edition is that another supersedes it. Its nodes, its local changes and what was decided about them
stay as they are.
"""

from __future__ import annotations

from weft.audit.guards import Guard, changed

STANDS = "('adopted', 'superseded')"
SAID = "An adopted edition never changes."
EDITION = (
    "id", "ref", "framework_id", "name", "begins", "ends", "replaces_id", "adapts_id", "definition", "definition_source",
    "sources", "levels", "principles", "cohorts", "told_framework", "made_at", "made_by_id", "asked_at", "asked_by_id",
    "adopted_at", "adopted_by_id", "changed",
)  # fmt: skip
"""All that an edition says: everything but its stage, and by which it was superseded."""
PARTS = ("frameworks_node", "frameworks_localchange", "frameworks_carriedchange")


def _of_a_part(table: str, act: str) -> Guard:
    sides = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}[act]
    ids = ", ".join(f"{side}.edition_id" for side in sides)
    where = (
        f"EXISTS (SELECT 1 FROM frameworks_edition e WHERE e.id IN ({ids}) AND e.stage IN {STANDS})"
    )
    return Guard(f"{table}_stands_on_{act.lower()}", table, act, SAID, where)


GUARDS = (
    Guard(
        "adopted_edition_stands", "frameworks_edition", "UPDATE", SAID,
        f"OLD.stage IN {STANDS} AND (NEW.stage NOT IN {STANDS} OR (OLD.stage = 'superseded' AND NEW.stage = 'adopted') "
        f"OR {changed(EDITION)})",
    ),
    Guard(
        "adopted_edition_is_never_deleted", "frameworks_edition", "DELETE", "An adopted edition is never deleted.",
        f"OLD.stage IN {STANDS}",
    ),
    *(_of_a_part(table, act) for table in PARTS for act in ("INSERT", "UPDATE", "DELETE")),
)  # fmt: skip
