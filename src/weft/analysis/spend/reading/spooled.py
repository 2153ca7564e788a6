"""Temporary files that stay in memory while they are small."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO, cast

IN_MEMORY = 1 << 26


def spooled(folder: Path) -> IO[bytes]:
    """Open a temporary file, in memory up to 64 MB and in `folder` beyond. The caller closes it."""
    return cast("IO[bytes]", tempfile.SpooledTemporaryFile(max_size=IN_MEMORY, dir=str(folder)))
