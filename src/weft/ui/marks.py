"""Marks for people who translate, in code that knows no Django: rules, settings, lists of words."""

from __future__ import annotations


def to_translate(text: str) -> str:
    """The same text. `make messages` finds it; whoever shows it passes it through gettext."""
    return text


class Reason(str):
    """Why something cannot be done, in English; kept with what it is made of, so that a page can say it in
    another language (`weft.ui.reasons`)."""

    message: str
    values: dict[str, str]


def why(message: str, **values: str) -> Reason:
    """A reason, made of a message and what is put into it by name: “%(name)s”. `make messages` finds it."""
    reason = Reason(message % values if values else message)
    reason.message, reason.values = message, values
    return reason
