"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Uploads(AppConfig):
    """The room `uploads`."""

    name = "weft.uploads"
    label = "uploads"
