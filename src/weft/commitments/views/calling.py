"""What promises are called where one is chosen: told apart where the name of the measure alone is not enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weft.commitments import queries, words
from weft.commitments.models import Commitment
from weft.commitments.rules import Sort
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records
from weft.ui.jinja import day


def called(promises: Iterable[Commitment], viewer: Viewer) -> dict[str, str]:
    """What each promise is called, by its reference. Of several of one measure in one agreement it is said first how much is promised, by when, and in
    which lot; how much is told to whoever promised it or keeps the agreement."""
    there, measures, mine = list(promises), queries.Measures(), own_records(viewer)
    plain = {one.ref: f"{measures.wording_of(one)} – {one.agreement.title}" for one in there}
    often = Counter(plain.values())
    return {
        one.ref: plain[one.ref] if often[plain[one.ref]] == 1 else _apart(one, mine, plain[one.ref])
        for one in there
    }


def called_by_itself(one: Commitment, viewer: Viewer, measures: queries.Measures) -> str:
    """What a promise is called where it stands without the others of its agreement: as though there were several of its measure."""
    plain = f"{measures.wording_of(one)} – {one.agreement.title}"
    return _apart(one, own_records(viewer), plain)


def _apart(one: Commitment, mine: Collection[int], plain: str) -> str:
    is_told = one.promised_by_id in mine or one.agreement.keeper_id in mine
    by = _("by %(day)s") % {"day": day(one.due)} if one.due else ""
    told = (_how_much(one) if is_told else "", by, one.part.name if one.part else "")
    first = ", ".join(filter(None, told))
    return f"{first}: {plain}" if first else plain


def _how_much(one: Commitment) -> str:
    return how_often(words.amount(one.quantity, one.unit), one.sort, one.months)


def how_often(amount: str, sort: str, months: int) -> str:
    """An amount as it is promised: once, in each period, for each £1 million."""
    if sort == Sort.PER_PERIOD:
        said = ngettext("%(amount)s every month", "%(amount)s every %(num)s months", months)
        return said % {"amount": amount, "num": months}
    if sort == Sort.RATE:
        return _("%(amount)s for each £1 million") % {"amount": amount}
    return amount
