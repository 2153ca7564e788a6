"""Reasons and other sentences in the language of whoever reads them."""

from __future__ import annotations

from django.utils.translation import gettext

from weft.ui.marks import Sentence


def said(reason: object) -> str:
    """A sentence, or an exception that carries one, in words; states and kinds in it are translated, too."""
    if isinstance(reason, Exception):
        reason = reason.args[0] if reason.args else ""
    if not isinstance(reason, Sentence):
        return str(reason)
    if not reason.values:
        return gettext(reason.message) if reason.message else ""
    return gettext(reason.message) % {name: _translated(one) for name, one in reason.values.items()}


def _translated(value: str) -> str:
    return gettext(value) if value else ""  # of nothing, gettext says who translated it
