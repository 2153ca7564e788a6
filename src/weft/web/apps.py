"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Web(AppConfig):
    """The room `web`."""

    name = "weft.web"
    label = "web"

    def ready(self) -> None:
        """Register the long work that joins rooms, and hear of what changes how people get in."""
        from weft.web import counting, duplicates  # noqa: F401
        from weft.web.ways_in import listen

        listen()
