"""What a button asks for happens once, however often it is pressed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from weft.commitments.models import Press

KEPT = timedelta(days=1)
"""So long a page that was sent once does nothing more when the same is sent from it."""
AT_A_TIME = 100


@transaction.atomic
def press_once(*, said: str, act: Callable[[], str], at: datetime) -> str:
    """Do what a button asks for, and give the address to which it leads; only give that, where the same page has said the same before.

    Of two presses at once the second waits for the first. `act` gives nothing where nothing came of it: then the same can be said again.
    """
    press, is_first = Press.objects.get_or_create(said=said, defaults={"at": at})
    if not is_first:
        return press.led_to
    press.led_to = act()
    if press.led_to:
        press.save(update_fields=["led_to"])
    else:
        press.delete()
    _forget(at)
    return press.led_to


def _forget(at: datetime) -> None:
    """Forget presses whose day is over. What another one forgets at the same time is left to them."""
    over = Press.objects.select_for_update(skip_locked=True).filter(at__lt=at - KEPT)
    if numbers := list(over.values_list("pk", flat=True)[:AT_A_TIME]):
        Press.objects.filter(pk__in=numbers).delete()
