"""What the processes that answer count together: how often someone tried to get in, which codes were used."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache


class Tallies(FileBasedCache):
    """Django's cache in files, in which of several processes that add a thing at once one alone does.

    The sign-in library locks by it, and sees by it that a code is used once.
    """

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value where there is none; gives whether it was kept."""
        if self.has_key(key, version):
            return False
        self._createdir()  # type: ignore[attr-defined]
        self._cull()  # type: ignore[attr-defined]
        number, making = tempfile.mkstemp(dir=self._dir)  # type: ignore[attr-defined]
        try:
            with os.fdopen(number, "wb") as file:
                self._write_content(file, timeout, value)  # type: ignore[attr-defined]
            kept = Path(self._key_to_file(key, version))  # type: ignore[attr-defined]
            kept.hardlink_to(making)
        except FileExistsError:
            return False
        finally:
            Path(making).unlink()
        return True
