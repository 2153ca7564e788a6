"""From which day something holds that happens to an agreement, until which one it may last, and by which something is promised in it. Plain Python:
no Django, no database, no clock."""

from __future__ import annotations

from datetime import date

from weft.ui.marks import Reason, why


def in_words(day: date) -> str:
    """A day as it stands in a sentence."""
    return f"{day.day} {day:%B %Y}"


def why_not_on(day: date, *, since: date | None, today: date) -> Reason | None:
    """Say why nothing can have happened on a day, or None when it can. `since`: when the agreement began, or the party came; what is recorded of
    one that has not begun yet holds from before."""
    if day > today:
        return why("%(day)s is to come. Record it on the day.", day=in_words(day))
    if since is not None and day < since <= today:
        return why("It cannot hold from before %(since)s. Enter that day, or a later one.", since=in_words(since))  # fmt: skip
    return None


def why_not_before(day: date, *, last: date | None) -> Reason | None:
    """Say why something cannot have happened on a day, or None when it can. `last`: the day of the last of what it follows on."""
    if last is None or day >= last:
        return None
    return why("What it follows on happened on %(last)s. Enter that day, or a later one.", last=in_words(last))  # fmt: skip


def why_not_begin(
    begins: date, *, delivered: date | None, due: date | None, spent: date | None, happened: date | None
) -> Reason | None:  # fmt: skip
    """Say why an agreement cannot have begun on a day, or None when it can: nothing of it was before. The others: the first day until which something
    was delivered that counts, by which something is promised, from which something was spent, on which something happened."""
    told = {"begins": in_words(begins)}
    if delivered is not None and delivered < begins:
        return why("Until %(day)s something was delivered that counts in it, so it did not begin on %(begins)s. Enter an earlier day.", day=in_words(delivered), **told)  # fmt: skip
    if due is not None and due < begins:
        return why("Something is promised in it by %(day)s, so it does not begin on %(begins)s. Enter an earlier day, or change that promise first.", day=in_words(due), **told)  # fmt: skip
    if spent is not None and spent < begins:
        return why("Something was spent under it from %(day)s on, so it did not begin on %(begins)s. Enter an earlier day.", day=in_words(spent), **told)  # fmt: skip
    if happened is not None and happened < begins:
        return why("Something happened to it on %(day)s, so it did not begin on %(begins)s. Enter an earlier day.", day=in_words(happened), **told)  # fmt: skip
    return None


def why_not_end(
    ends: date, *, delivered: date | None, spent: date | None, due: date | None = None
) -> Reason | None:
    """Say why an agreement cannot have ended on a day, or None when it can: nothing of it was after that. The others: the last day from which something
    was delivered that counts, from which something was spent, by which something is promised."""
    told = {"ends": in_words(ends)}
    if delivered is not None and delivered > ends:
        return why("On %(day)s something was delivered that counts in it, so it did not end on %(ends)s. Enter a later day, or return what was claimed for it first.", day=in_words(delivered), **told)  # fmt: skip
    if spent is not None and spent > ends:
        return why("Something was spent under it from %(day)s on, so it did not end on %(ends)s. Enter a later day, or take that back first.", day=in_words(spent), **told)  # fmt: skip
    if due is not None and due > ends:
        return why("Something is promised in it by %(day)s, after %(ends)s. Enter a later day, or change or end that promise first; or end the agreement, and what would be due later is not owed.", day=in_words(due), **told)  # fmt: skip
    return None


def days_within(begins: date, ends: date, *, first: date | None, last: date | None) -> int:
    """How many of the days from one to another lie between two others, all of them included."""
    start = max(begins, first) if first else begins
    end = min(ends, last) if last else ends
    return max(0, (end - start).days + 1)


def why_not_after(day: date, *, delivered: date | None) -> Reason | None:
    """Say why something that ends on a day cannot have ended then, or None when it can. `delivered`: the last day from which something was delivered
    that counts for it."""
    if delivered is None or delivered < day:
        return None
    return why("On %(delivered)s something was delivered that counts for it. Enter a later day, or return what was claimed for it first.", delivered=in_words(delivered))  # fmt: skip


def why_not_once_over(day: date, *, ends: date | None) -> Reason | None:
    """Say why nothing of what an agreement binds to changes from a day on, or None when it can: it holds from a day on which that lasts."""
    if ends is None or day <= ends:
        return None
    return why("It lasted until %(ends)s. As the day from which this holds, enter that day or an earlier one; or extend it first.", ends=in_words(ends))  # fmt: skip


def why_not_last_until(
    ends: date | None, *, may_extend_until: date | None, beyond: str
) -> Reason | None:
    """Say why an agreement cannot last so long, or None when it can. `beyond`: why it may last longer than was agreed."""
    if ends is None or may_extend_until is None or ends <= may_extend_until or beyond.strip():
        return None
    return why(
        "It was agreed that it can be extended until %(day)s. Say why it may last longer.", day=in_words(may_extend_until)
    )  # fmt: skip


def why_not_be_extended_until(day: date | None, *, ends: date | None) -> Reason | None:
    """Say why it cannot be that an agreement can be extended until a day, or None when it can."""
    if day is None or ends is None or day >= ends:
        return None
    return why(
        "It lasts until %(ends)s, so it cannot be that it can be extended until %(day)s. Enter a later day, or leave it empty.",
        ends=in_words(ends), day=in_words(day),
    )  # fmt: skip


def why_not_due(
    due: date | None, *, begins: date | None, ends: date | None, may_extend_until: date | None
) -> Reason | None:
    """Say why nothing can be promised by a day, or None when it can: it lies within the agreement, with its extension."""
    last = max((one for one in (ends, may_extend_until) if one is not None), default=None)
    if due is None:
        return None
    if begins is not None and due < begins:
        return why(
            "It would be due on %(due)s, and the agreement begins on %(begins)s. Enter a day while it holds.",
            due=in_words(due), begins=in_words(begins),
        )  # fmt: skip
    if ends is not None and last is not None and due > last:
        return why(
            "It would be due on %(due)s, and the agreement lasts until %(last)s at most. Enter a day while it holds, or extend it first.",
            due=in_words(due), last=in_words(last),
        )  # fmt: skip
    return None
