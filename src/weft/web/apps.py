"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Web(AppConfig):
    """The room `web`."""

    name = "weft.web"
    label = "web"
