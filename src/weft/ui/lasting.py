"""How long something took, as people say it: 1 hour 5 minutes; 12 seconds."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def lasting(much: timedelta) -> str:
    """The two largest units that are not nought, of days, hours, minutes and seconds."""
    seconds = int(much.total_seconds())
    if seconds < 1:
        return _("less than a second")
    days, hours, minutes = seconds // 86400, seconds // 3600 % 24, seconds // 60 % 60
    words = [
        ngettext("%(num)s day", "%(num)s days", days) % {"num": days},
        ngettext("%(num)s hour", "%(num)s hours", hours) % {"num": hours},
        ngettext("%(num)s minute", "%(num)s minutes", minutes) % {"num": minutes},
        ngettext("%(num)s second", "%(num)s seconds", seconds % 60) % {"num": seconds % 60},
    ]
    numbers = (days, hours, minutes, seconds % 60)
    first = next(at for at, number in enumerate(numbers) if number)
    return " ".join(words[at] for at in range(first, min(first + 2, 4)) if numbers[at])
