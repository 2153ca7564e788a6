"""Decisions about frameworks and their editions, in plain Python: no Django, no database, no clock."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from weft.ui.marks import Reason, to_translate, why


class Stage(StrEnum):
    """How far an edition has come."""

    DRAFT = "draft"
    CONSULTED = "consulted"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"


NEXT: dict[Stage, tuple[Stage, ...]] = {
    Stage.DRAFT: (Stage.CONSULTED, Stage.ADOPTED),
    Stage.CONSULTED: (Stage.ADOPTED,),
    Stage.ADOPTED: (Stage.SUPERSEDED,),
    Stage.SUPERSEDED: (),
}
STAGES = {
    Stage.DRAFT: to_translate("Draft"),
    Stage.CONSULTED: to_translate("Consulted on"),
    Stage.ADOPTED: to_translate("Adopted"),
    Stage.SUPERSEDED: to_translate("Superseded"),
}
IN_ADDRESSES = frozenset({"begin", "take-in", "crosswalks", "change"})
"""Words that stand in addresses where the names of frameworks and editions do."""
OPEN = frozenset({Stage.DRAFT, Stage.CONSULTED})
"""Stages in which an edition can still be written."""


class Became(StrEnum):
    """What became of a comment."""

    TAKEN_UP = "taken up"
    IN_PART = "taken up in part"
    NOT_TAKEN_UP = "not taken up"
    ANSWERED = "answered"


BECAME = {
    Became.TAKEN_UP: to_translate("Taken up"),
    Became.IN_PART: to_translate("Taken up in part"),
    Became.NOT_TAKEN_UP: to_translate("Not taken up"),
    Became.ANSWERED: to_translate("Answered (it asks for no change)"),
}


class Outcome(StrEnum):
    """What a person decided about a local change on its way into the next edition."""

    WAITS = ""
    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    DROPPED = "dropped"


OUTCOMES = {
    Outcome.WAITS: to_translate("To decide"),
    Outcome.KEPT: to_translate("Kept as it is"),
    Outcome.MOVED: to_translate("Moved"),
    Outcome.CHANGED: to_translate("Kept, with a change"),
    Outcome.DROPPED: to_translate("Dropped"),
}


def why_not_write(stage: Stage, *, asked: bool, consulting: bool) -> Reason | None:
    """Say why an edition cannot be written, or None when it can."""
    if stage not in OPEN:
        return why("An adopted edition never changes. Begin the next edition instead.")
    if consulting:
        return why(
            "People are being consulted about this text. It can be changed once that has ended."
        )
    if asked:
        return why("It waits to be adopted as it stands. Have it sent back to change it.")
    return None


def has_ended(*, closed: bool, last_day: date, today: date) -> bool:
    """Whether a consultation takes no more comments: somebody has closed it, or its last day is over."""
    return closed or last_day < today


def why_not_consult(
    stage: Stage, *, public: bool, asked: bool, consulting: bool, wrong: int
) -> Reason | None:
    """Say why people cannot be consulted about an edition, or None when they can."""
    if stage not in OPEN:
        return why("It has been adopted. People are consulted about drafts.")
    if not public:
        return why("Only your own people may read it, so nobody else is consulted about it.")
    if consulting:
        return why("A consultation about it is under way already.")
    if asked:
        return why("It waits to be adopted as it stands. Have it sent back first.")
    if wrong:
        return _something_wrong(wrong)
    return None


def why_not_ask(
    stage: Stage, *, asked: bool, consulting: bool, wrong: int, unanswered: int, undecided: int, begins: bool,
    needs_consultation: bool, waits_for: str = "",
) -> Reason | None:  # fmt: skip
    """Say why it cannot be asked that an edition be adopted, or None when it can."""
    if stage not in OPEN:
        return why("It has been adopted already.")
    if asked:
        return why("This has been asked for already. Another person decides.")
    if consulting:
        return why("The consultation about it has not ended.")
    if needs_consultation and stage is not Stage.CONSULTED:
        return why("Nobody has been consulted about it yet.")
    if not begins:
        return why("Say first from which day it is in force.")
    if waits_for:
        return why(
            "The edition before, %(name)s, is not adopted yet. That one comes first.", name=waits_for
        )  # fmt: skip
    return _not_ready(wrong, unanswered, undecided)


def _not_ready(wrong: int, unanswered: int, undecided: int) -> Reason | None:
    if wrong:
        return _something_wrong(wrong)
    if unanswered:
        return why(
            "Comments that nobody has answered: %(number)s. Answer each first.",
            number=str(unanswered),
        )
    if undecided:
        return why(
            "Local changes about which nobody has decided: %(number)s. Decide about each first.", number=str(undecided)
        )  # fmt: skip
    return None


def _something_wrong(number: int) -> Reason:
    return why(
        "Things in it cannot be right: %(number)s. Put them right first.", number=str(number)
    )


def why_not_decide(*, asked: bool, is_theirs: bool) -> Reason | None:
    """Say why someone cannot adopt an edition or send it back, or None when they can."""
    if not asked:
        return why("Nobody has asked that it be adopted.")
    if is_theirs:
        return why("You asked that it be adopted, so another person decides.")
    return None


def why_not_adapt(
    stage: Stage, *, public: bool, own: bool, adapts: bool, name: str
) -> Reason | None:
    """Say why an organisation cannot adapt an edition, or None when it can."""
    if stage is not Stage.ADOPTED:
        return why("Only an edition that is adopted, and not superseded, can be adapted.")
    if not public:
        return why("Its licence does not allow it to be shown, so it cannot be adapted.")
    if own:
        return why("It is your own. Begin its next edition instead.")
    if adapts:
        return why("%(name)s adapts another edition itself. Adapt that one.", name=name)
    return None


def why_not_replace(stage: Stage, *, under_way: str) -> Reason | None:
    """Say why no next edition can be begun after this one, or None when it can."""
    if stage is not Stage.ADOPTED:
        return why("The next edition follows one that is adopted and not superseded.")
    if under_way:
        return why("The next edition, %(name)s, has been begun already.", name=under_way)
    return None


def why_not_delete(stage: Stage, *, asked: bool, consulted: bool) -> Reason | None:
    """Say why a draft cannot be thrown away, or None when it can."""
    if stage not in OPEN:
        return why("An adopted edition never changes, and is never thrown away.")
    if asked:
        return why("It waits to be adopted as it stands. Have it sent back first.")
    if stage is not Stage.DRAFT or consulted:
        return why("People have been consulted about it, so it is kept.")
    return None


def why_not_comment(stage: Stage, *, consulting: bool, own: bool) -> Reason | None:
    """Say why someone who sees an edition cannot comment on it, or None when they can."""
    if stage not in OPEN:
        return why("It has been adopted. Comments are made on drafts.")
    if not own and not consulting:
        return why("The consultation about it has ended.")
    return None


def why_not_last_until(*, last_day: date, today: date) -> Reason | None:
    """Say why a consultation cannot last until a day, or None when it can."""
    return why("The last day must be today or later.") if last_day < today else None


def why_not_close(*, ended: bool, because: str) -> Reason | None:
    """Say why a consultation cannot be closed before its last day, or None when it can."""
    if ended:
        return why("The consultation has ended already.")
    return None if because.strip() else why("Say why it ends before the day that people were told.")


def why_not_answer(stage: Stage) -> Reason | None:
    """Say why a comment cannot be answered, or its answer put right, or None when it can."""
    return None if stage in OPEN else why("It has been adopted, so the answers stand.")


def why_not_withdraw(stage: Stage, *, theirs: bool, answered: bool) -> Reason | None:
    """Say why someone cannot take a comment back, or None when they can."""
    if not theirs:
        return why("Whoever has said it takes it back.")
    if stage not in OPEN:
        return why("It has been adopted, so the comments stand.")
    return why("It has been answered, so it stays.") if answered else None


def fingerprint(told: Any) -> str:
    """What tells one state of what is written from another: a form carries it, so that nobody overwrites unseen words."""
    text = json.dumps(told, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def state_of(*, changed: int, asked_at: datetime | None) -> dict[str, str]:
    """How a draft stands as a whole, to be told from how it stood: how often it was written, and since when it waits to be adopted."""
    return {"changed": str(changed), "asked": asked_at.isoformat() if asked_at else ""}


def next_code(wanted: str, taken: Collection[str]) -> str:
    """A code that is not taken, made from the one wanted: “O1”, else “O1-2”, “O1-3”."""
    known = {code.lower() for code in taken}
    number, code = 1, wanted
    while code.lower() in known:
        number += 1
        code = f"{wanted[:36]}-{number}"
    return code
