"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Audit(AppConfig):
    """The room `audit`."""

    name = "weft.audit"
    label = "audit"
