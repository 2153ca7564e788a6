"""Decisions about what is published, in plain Python: no Django, no database, no clock."""

from __future__ import annotations

from enum import StrEnum

from weft.ui.marks import Reason, to_translate, why


class Stage(StrEnum):
    """What became of the wish that a run be published."""

    ASKED = "asked"
    SENT_BACK = "sent back"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


NEXT = {
    Stage.ASKED: frozenset({Stage.SENT_BACK, Stage.PUBLISHED}),
    Stage.SENT_BACK: frozenset[Stage](),
    Stage.PUBLISHED: frozenset({Stage.WITHDRAWN}),
    Stage.WITHDRAWN: frozenset[Stage](),
}
STAGES = {
    Stage.ASKED: to_translate("Waits to be signed off"),
    Stage.SENT_BACK: to_translate("Sent back"),
    Stage.PUBLISHED: to_translate("Published"),
    Stage.WITHDRAWN: to_translate("Withdrawn"),
}
SUPERSEDED = to_translate("Superseded")
"""How a published edition stands once there is a later one of the same period."""


def how_it_stands(stage: Stage, *, superseded: bool) -> str:
    """How an edition stands, in words."""
    return SUPERSEDED if stage is Stage.PUBLISHED and superseded else STAGES[stage]


def in_address(period: str) -> str:
    """A period's name as it stands in an address: 2024-25-q1, 2024-04-01-to-2024-09-30."""
    return period.lower().replace("..", "-to-").replace(" ", "-")


def why_not_ask(
    *, done: bool, own: bool, sealed: bool, under_way: Stage | None, newer: bool, naming: str | None
) -> Reason | None:
    """Say why a run cannot be published.

    `own`: whether the record whose run it is stands by itself; `sealed`: whether it has kept the hashes of its files; `under_way`: where it is asked for or published
    already; `newer`: whether a newer run of the period has been published; `naming`: a file whose name
    speaks of a person.
    """
    if not done:
        return why("The analysis is not done.")
    if reason := why_not_of_another(own=own):
        return reason
    if not sealed:
        return why("An earlier version of Weft made this analysis. Analyse the period again.")
    if under_way is Stage.ASKED:
        return why("It waits to be signed off already.")
    if under_way is Stage.PUBLISHED:
        return why("It is published already.")
    if newer:
        return why("A newer analysis of this period has been published. Publish one that is newer.")
    if naming:
        return why(
            "The name of the file “%(file)s” speaks of a person, and everybody would read it. Send the file "
            "under another name, and analyse again.",
            file=naming,
        )
    return None


def why_not_of_another(*, own: bool) -> Reason | None:
    """Say why a run cannot be published whose record is part of another one now, which did not make it."""
    if own:
        return None
    return why(
        "A record that is part of your council’s now made this analysis. Analyse the period again, and publish that."
    )


def why_not_move(stage: Stage, to: Stage) -> Reason | None:
    """Say why what became of a wish cannot become this."""
    return (
        None if to in NEXT[stage] else why("It has changed meanwhile: %(how)s.", how=STAGES[stage])
    )


def why_not_decide(*, is_theirs: bool) -> Reason | None:
    """A second person signs off: never the one who asked."""
    if is_theirs:
        return why("You have asked for this yourself. Somebody else of your council signs it off.")
    return None
