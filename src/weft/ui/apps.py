"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Ui(AppConfig):
    """The room `ui`."""

    name = "weft.ui"
    label = "ui"
