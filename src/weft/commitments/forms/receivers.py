"""Who received it: an organisation that is registered here, by any of its names, or a group that is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.commitments.forms.looked import LookedForm

if TYPE_CHECKING:
    from weft.organisations.models import Organisation
    from weft.organisations.queries.called import Called

MOST_NAMED = 5


class ReceiversForm(LookedForm):
    """A form that asks who received something. A name that is nearly one of those registered is asked about once."""

    unregistered = forms.BooleanField(
        label=later("It is another group, which is not registered here"), required=False
    )

    def __init__(self, *args: Any, known: Called, **kwargs: Any) -> None:
        """`known`: all who are registered, by their names."""
        super().__init__(*args, **kwargs)
        self._unregistered, self._known = self.fields.pop("unregistered"), known
        self._is_unregistered = bool(self.is_bound and self.data.get("unregistered"))
        if self._is_unregistered:
            self.fields["unregistered"] = self._unregistered

    def receiver(self, text: str, tell: Callable[[str], None]) -> Organisation | None:
        """The organisation that a text means; None for a group that is not registered, and where `tell` is told now what is not clear."""
        meant = self._known.meant(text)
        if len(meant.same) > 1:
            tell(several(meant.same))
        elif meant.near and not self._is_unregistered:
            self.fields["unregistered"] = self._unregistered
            names = "; ".join(one.name for one in meant.near[:MOST_NAMED])
            tell(_("Do you mean one of these? %(names)s. Write its name, or say that it is another group") % {"names": names})  # fmt: skip
        return meant.one


def several(found: Sequence[Organisation]) -> str:
    """That several are called so, and how to say which is meant."""
    names = "; ".join(f"{one.name} ({one.ref})" for one in found[:MOST_NAMED])
    return _("Several are called so: %(names)s. Write the reference of the one that is meant") % {"names": names}  # fmt: skip
