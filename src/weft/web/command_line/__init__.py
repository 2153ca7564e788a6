"""The site's own commands. Django is set up inside a command, so that `weft --help` answers at once."""

from __future__ import annotations

import os
from pathlib import Path

DEMO_FOLDER = Path("example-place")


def set_up(*, demo: bool = False) -> None:
    """Set the site up in this process, by the settings of the environment.

    Raises CannotStart (a WeftError) where a setting is missing.
    """
    import django

    if demo:
        os.environ["WEFT_MODE"] = "demo"
        os.environ.setdefault("WEFT_DATA", str(DEMO_FOLDER / "weft"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weft.web.settings")
    django.setup()
