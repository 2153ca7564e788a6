"""What every first page would wait for, done before the first visitor comes.

The processes that answer are forked from the one that did it, and share its memory.
"""

from __future__ import annotations

from django.template import engines
from django.urls import get_resolver

from weft.frameworks.queries import keep_ready

PAGES = (".html", ".txt")


def warm() -> None:
    """Load the addresses, the pages, and the editions that people read."""
    get_resolver().url_patterns  # noqa: B018  reading it loads every room's views
    templates = engines["jinja"].env  # type: ignore[attr-defined]
    for name in templates.list_templates():
        if name.endswith(PAGES):
            templates.get_template(name)
    keep_ready()
