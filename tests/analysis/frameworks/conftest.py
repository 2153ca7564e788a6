"""What the tests of the engine of frameworks share."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _fields_as_large_as_python_has_them() -> Iterator[None]:
    """The reader of payment files lets fields be larger, for the whole process."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)
