"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Frameworks(AppConfig):
    """The room `frameworks`."""

    name = "weft.frameworks"
    label = "frameworks"

    def ready(self) -> None:
        """Make the room's guards known."""
        from weft.audit.guards import stand_with
        from weft.frameworks.guards import GUARDS

        stand_with(GUARDS)
