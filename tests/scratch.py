"""Folders for a run of the tests, which go when it ends; and what is made once in a run, whichever worker asks first."""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

SHARED = "WEFT_TESTS_SHARED"


def scratch(prefix: str) -> str:
    """A new folder, removed when the process that asked for it ends; its children use it and leave it."""
    folder, owner = tempfile.mkdtemp(prefix=prefix), os.getpid()

    def remove() -> None:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder


def shared() -> Path:
    """The folder that all workers of a run share: who begins the run makes it, and removes it at the end."""
    if SHARED not in os.environ:
        os.environ[SHARED] = scratch("weft-tests-shared-")
    return Path(os.environ[SHARED])


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made the first time that any worker asks for it; who asks meanwhile waits. Copy it to change it."""
    folder = shared() / name
    with (shared() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            begun = shared() / f"{name}.begun"
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(folder)
    return folder
