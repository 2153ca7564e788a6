"""Four eyes: what one side delivered or promised, people of the other side say; nobody speaks for both. Plain Python: no Django, no database, no clock."""

from __future__ import annotations

from weft.ui.marks import Reason, why


def why_not_judge(*, own: bool, acts_there: bool) -> Reason | None:
    """Say why somebody does not confirm, check, verify or settle what was delivered, or None when they may.

    `own`: the organisation for which they act delivered it or answers for it; `acts_there`: they themselves act for one that did, too, or have since
    it began.
    """
    if own:
        return why("Nobody confirms or verifies what their own organisation delivered.")
    if acts_there:
        return why("You act for whoever delivered this, too, or did when it was delivered or since. Ask a colleague of your organisation who does not to do it.")  # fmt: skip
    return None


def why_not_judge_too(*, said_it: bool, asked_on_paper: bool, chose_address: bool) -> Reason | None:  # fmt: skip
    """Say why somebody cannot decide about a claim, or None when they can: who said for the beneficiary that it was so, printed the code by which that
    was said, or chose the address to which the letter about it went, is not the one who verifies it."""
    if said_it:
        return why("You said for whoever received it what was received. Somebody else of your organisation decides about the claim.")  # fmt: skip
    if asked_on_paper:
        return why("You printed the code by which it was said what was received. Somebody else of your organisation decides about the claim.")  # fmt: skip
    if chose_address:
        return why("You chose the address at which it was asked what was received. Somebody else of your organisation decides about the claim.")  # fmt: skip
    return None


def why_not_rate(*, own: bool, acts_there: bool) -> Reason | None:
    """Say why somebody cannot rate, or None when they can: nobody does it for an organisation of theirs."""
    if own:
        return why("Nobody rates what their own organisation promised.")
    if acts_there:
        return why("You act for whoever promised this, too. Ask a colleague of your organisation who does not to rate it.")  # fmt: skip
    return None


def why_not_change_for_both(*, acts_for_both: bool) -> Reason | None:
    """Say why somebody does not say what becomes of an agreement, or None when they may: they act for whoever keeps it and for one that promised in it."""
    if not acts_for_both:
        return None
    return why("You act for whoever keeps this agreement and for one that promised something in it. Ask a colleague of your organisation who acts for one of them to do it.")  # fmt: skip


def why_not_speak_for_both(*, acts_for_both: bool) -> Reason | None:
    """Say why somebody neither changes a promise nor says what follows where it is missed, or None when they may: they act for both of its sides."""
    if not acts_for_both:
        return None
    return why("You act for whoever promised this and for whoever keeps the agreement. Ask a colleague of your organisation who acts for one of them to do it.")  # fmt: skip
