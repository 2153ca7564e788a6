"""Reasons in the language of whoever reads them."""

from __future__ import annotations

from django.utils.translation import gettext

from weft.ui.marks import Reason


def said(reason: object) -> str:
    """A reason, or an exception that carries one, in words; states and kinds in it are translated, too."""
    if isinstance(reason, Exception):
        reason = reason.args[0] if reason.args else ""
    if not isinstance(reason, Reason):
        return str(reason)
    if not reason.values:
        return gettext(reason.message)
    return gettext(reason.message) % {name: gettext(one) for name, one in reason.values.items()}
