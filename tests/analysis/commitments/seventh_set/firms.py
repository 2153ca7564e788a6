"""Two firms that have to do with each other, each with its record of one deed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from tests.analysis.commitments.seventh_set.stage import Deed, Stage
from weft.analysis.commitments.benefit import Evidence, Recorded

Tie = Literal["same", "chain", "group"]
Records = tuple[Recorded, Recorded]
Papers = tuple[Sequence[Evidence], Sequence[Evidence]]


def both(
    stage: Stage,
    deed: Deed,
    tie: Tie,
    papers: Papers = ((), ()),
    quantity: int | None = None,
    texts: tuple[str | None, str | None] = (None, None),
) -> Records:
    """The deed as one firm recorded it, or two of a group, or a contractor and its subcontractor."""
    if tie == "same":
        mine = yours = stage.firm()
    else:
        mine, yours = stage.group() if tie == "group" else stage.strangers()
    first = stage.record(deed, mine, texts[0], papers[0])
    second = stage.again(deed, first, yours, texts[1], papers[1], quantity)
    if tie == "chain":
        first, second = stage.chained(first, second)
    return first, second


def any_tie(stage: Stage) -> Tie:
    """One that often occurs, or one that occurs less often."""
    ties: tuple[Tie, ...] = ("same", "chain", "chain", "group")
    return stage.rng.choice(ties)


def elsewhere(stage: Stage, records: Records) -> Records:
    """The second under an agreement with somebody else."""
    first, second = records
    return first, replace(second, agreement=stage.key("A"), under=())


def unnamed(record: Recorded) -> Recorded:
    """With nobody named who received it."""
    return replace(record, beneficiary="", beneficiary_name="")
