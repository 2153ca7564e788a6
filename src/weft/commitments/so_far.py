"""How much of what was due is there, in a line: of what is due anew in each period, of which periods it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weft.commitments import words
from weft.ui.jinja import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from weft.commitments.queries import Standing

MOST_NAMED = 3
"""So many periods are named, the last ones."""


def so_far(one: Standing) -> str:
    """How much of what was due of a promise is reported; of what is due anew in each period, in which too little is told, or nothing."""
    if not one.periods:
        return _at_once(one)
    unit, found = one.commitment.unit, []
    for each in one.too_little[-MOST_NAMED:]:
        days = {"begins": day(each.begins), "ends": day(each.ends)}
        if each.counts:
            days |= {"done": words.amount(each.counts, unit), "due": words.amount(each.promised, unit)}  # fmt: skip
            found.append(_("%(done)s of %(due)s for %(begins)s to %(ends)s") % days)
        else:
            found.append(_("nothing told for %(begins)s to %(ends)s") % days)
    if before := len(one.too_little) - len(found):
        found.append(ngettext("and too little for %(num)s period before", "and too little for %(num)s periods before", before) % {"num": before})  # fmt: skip
    return ", ".join(found)


def in_periods(amounts: Sequence[int], unit: str) -> str:
    """What was told of each of several periods, of something that is due anew in each: how much in how many, and in how many nothing."""
    told = [one for one in amounts if one]
    nothing = len(amounts) - len(told)
    if not told:
        return ngettext("nothing in %(num)s period", "nothing in %(num)s periods", nothing) % {"num": nothing}  # fmt: skip
    least, most = words.amount(min(told), unit), words.amount(max(told), unit)
    much = least if least == most else _("%(least)s to %(most)s") % {"least": least, "most": most}
    said = ngettext("%(much)s in %(num)s period", "%(much)s in %(num)s periods", len(told)) % {"much": much, "num": len(told)}  # fmt: skip
    return said + (_(", nothing in %(num)s") % {"num": nothing} if nothing else "")


def _at_once(one: Standing) -> str:
    unit, counts = one.commitment.unit, one.commitment.claimed
    if unit == "yes_no":
        return _("not reported")
    due = words.amount(one.due, unit)
    if counts < one.reported:
        return _("%(done)s of %(due)s counts") % {"done": words.amount(counts, unit), "due": due}
    return _("%(done)s of %(due)s reported") % {"done": words.amount(one.reported, unit), "due": due}  # fmt: skip
