"""What is looked at before a register's edition may be used."""

from __future__ import annotations

import pyarrow.compute as pc
import pyarrow.parquet as pq

from weft.analysis.editions import Edition, Finding

REJECTED_AT_MOST = 0.02
FEWER_AT_MOST = 0.1
SAME_AT_LEAST = 0.5


def findings(edition: Edition, before: Edition | None) -> list[Finding]:
    """Rows, rejected rows, and how it agrees with the edition in use, if there is one."""
    found = [_some(edition), _rejected(edition)]
    if before is not None and before.name != edition.name and edition.kind != "ocds":
        found.append(_fewer(edition, before))
        found.append(_same(edition, before))
    return found


def _some(edition: Edition) -> Finding:
    rows = edition.facts["rows_loaded"]
    return Finding("rows", rows > 0, f"{rows:,} organisations")


def _rejected(edition: Edition) -> Finding:
    """No more than one row in fifty may be rejected: more says that the layout has changed."""
    read, rejected = edition.facts["rows_read"], edition.facts["rows_rejected"]
    share = rejected / read if read else 1.0
    words = f"{rejected:,} of {read:,} rows rejected ({share:.2%})"
    if share > REJECTED_AT_MOST:
        words += f"; at most {REJECTED_AT_MOST:.0%} may be: see rejects.csv in its folder"
    return Finding("rejected", share <= REJECTED_AT_MOST, words)


def _fewer(edition: Edition, before: Edition) -> Finding:
    rows, was = edition.facts["rows_loaded"], before.facts["rows_loaded"]
    enough = rows >= was * (1 - FEWER_AT_MOST)
    words = f"{rows:,} organisations, where {before.named()} has {was:,}"
    if not enough:
        words += "; it may be a part only"
    return Finding("fewer", enough, words)


def _same(edition: Edition, before: Edition) -> Finding:
    """Of the organisations in use now, most must still be there: else it is another register."""
    old, new = (
        pq.read_table(one.table("organisations"), columns=["org_id"])["org_id"]
        for one in (before, edition)
    )
    kept = pc.sum(pc.is_in(old, value_set=new.combine_chunks())).as_py() or 0
    share = kept / len(old) if len(old) else 1.0
    return Finding(
        "same", share >= SAME_AT_LEAST, f"{share:.1%} of the organisations of {before.named()}"
    )
