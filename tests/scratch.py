"""Folders for a run of the tests, which go when it ends."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile


def scratch(prefix: str) -> str:
    """A new folder, removed when the process that asked for it ends; its children use it and leave it."""
    folder, owner = tempfile.mkdtemp(prefix=prefix), os.getpid()

    def remove() -> None:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder
