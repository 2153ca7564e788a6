"""Decisions about mappings, in plain Python: no Django, no database, no clock."""

from __future__ import annotations

from weft.analysis.frameworks.crosswalks import Mapping, Status
from weft.frameworks import words
from weft.ui.marks import Reason, why


def why_not_review(status: Status, *, withdrawn: bool, is_theirs: bool) -> Reason | None:
    """Say why someone cannot review a mapping, or None when they can."""
    if reason := _why_not_judge(withdrawn=withdrawn, is_theirs=is_theirs):
        return reason
    return None if status is Status.PROPOSED else why("It has been reviewed already.")


def why_not_agree(
    status: Status, *, withdrawn: bool, is_theirs: bool, keeps_an_end: bool
) -> Reason | None:
    """Say why someone cannot agree to a mapping, or None when they can. `keeps_an_end`: their organisation keeps a framework of which it
    speaks."""
    if reason := _why_not_judge(withdrawn=withdrawn, is_theirs=is_theirs):
        return reason
    if not keeps_an_end:
        return why(
            "It speaks of frameworks that others keep. The people of one of those organisations agree to it."
        )
    if status is Status.PROPOSED:
        return why("Nobody has reviewed it yet. It is reviewed first, then agreed.")
    return None if status is Status.REVIEWED else why("It has been agreed already.")


def _why_not_judge(*, withdrawn: bool, is_theirs: bool) -> Reason | None:
    if withdrawn:
        return why("It has been withdrawn.")
    return why("You proposed it, so another person judges it.") if is_theirs else None


def why_not_withdraw(status: Status, *, withdrawn: bool, concerned: bool) -> Reason | None:
    """Say why someone cannot withdraw a mapping, or None when they can. `concerned`: for whose organisation it was proposed, or
    whose framework it speaks of."""
    if withdrawn:
        return why("It has been withdrawn already.")
    if status is Status.AGREED and not concerned:
        return why(
            "What is agreed is withdrawn by the people of the organisations whose frameworks it joins, or of the one that proposed it."
        )
    return None


def why_not_beside(one: Mapping, *, other: Mapping | None, denied: bool) -> Reason | None:
    """Say why a mapping cannot be proposed beside what is said already, or None when it can.

    `other` is what is said of the same two nodes, the same way round; `denied`: something else is in force that says that the other
    edition has nothing for the node, or, where this says so, that it has something.
    """
    if one.subject == one.object:
        return why("Both stand in one edition. A mapping stands between two.")
    if other is not None and (other.relation, other.factor) != (one.relation, one.factor):
        return why(
            "Something else is said of “%(code)s” and “%(other)s” already: “%(relation)s”. Have that withdrawn first.",
            code=one.subject_code, other=one.object_code, relation=words.RELATIONS[other.relation],
        )  # fmt: skip
    if denied and one.for_nothing:
        return why(
            "It is said already what “%(code)s” is in %(edition)s. Have that withdrawn first.",
            code=one.subject_code, edition=one.object,
        )  # fmt: skip
    if denied:
        return why(
            "It is said already that there is nothing like “%(code)s” or “%(other)s” in the other edition. Have that withdrawn first.",
            code=one.subject_code, other=one.object_code,
        )  # fmt: skip
    return None
