"""What the site writes to people by email: plain text, one letter for one thing, queued together with it.

A letter's template extends `ui/letter.txt`, which says who sends it, and gives `what` and `why`. Its first line
is the subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

_HELD_BACK = ContextVar("letters are held back", default=False)


@contextmanager
def held_back() -> Iterator[None]:
    """Write no letters meanwhile: what is told of an example place was long ago, and nobody waits for a letter about it."""
    before = _HELD_BACK.set(True)
    try:
        yield
    finally:
        _HELD_BACK.reset(before)


def send(template: str, to: str, **told: Any) -> None:
    """Write to one address. Links in it are absolute.

    A real site queues its letters in the database, so one that is written while something is under way goes out
    if that is done, and else never was.
    """
    if _HELD_BACK.get():
        return
    text = render_to_string(template, framed(told))
    subject, _, body = text.lstrip().partition("\n")
    line = f"{settings.PLACE_NAME}: {' '.join(subject.split())}"
    send_mail(line, tidied(body), None, [to])


def framed(told: dict[str, Any]) -> dict[str, Any]:
    """What every letter can name: the place, its address, whom to write to."""
    return {
        "place": settings.PLACE_NAME,
        "site_address": settings.SITE_ADDRESS,
        "write_to": settings.WRITE_TO,
        **told,
    }


def tidied(text: str) -> str:
    """The text with at most one empty line in a row, as templates leave more."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return "\n".join(kept) + "\n"
