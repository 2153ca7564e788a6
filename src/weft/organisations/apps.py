"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Organisations(AppConfig):
    """The room `organisations`."""

    name = "weft.organisations"
    label = "organisations"
