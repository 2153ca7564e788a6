"""What the tests of the walls share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.walls.world import World, build, live


@pytest.fixture
def world(db: None, tmp_path: Path) -> Iterator[World]:
    """The place with someone of every kind in it, as a council runs it."""
    kept = settings.SITE_FOLDER, settings.UPLOAD_FOLDER
    with live():
        yield build(tmp_path)
    settings.SITE_FOLDER, settings.UPLOAD_FOLDER = kept
