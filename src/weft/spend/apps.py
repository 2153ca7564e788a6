"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Spend(AppConfig):
    """The room `spend`."""

    name = "weft.spend"
    label = "spend"

    def ready(self) -> None:
        """Register the room's long work."""
        from weft.spend import work  # noqa: F401
