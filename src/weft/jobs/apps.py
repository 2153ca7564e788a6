"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Jobs(AppConfig):
    """The room `jobs`."""

    name = "weft.jobs"
    label = "jobs"
