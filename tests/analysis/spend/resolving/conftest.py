"""What the tests of resolving share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.spend.resolving.suppliers import Year


@pytest.fixture
def year(tmp_path: Path) -> Year:
    """A folder in which names are resolved year after year."""
    return Year(tmp_path)
