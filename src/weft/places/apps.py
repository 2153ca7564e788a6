"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Places(AppConfig):
    """The room `places`."""

    name = "weft.places"
    label = "places"
