"""The site's own commands. Django is set up inside a command, so that `weft --help` answers at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

Need = Literal["begun", "there", "unneeded"]
DEMO_FOLDER = Path("example-place")
OWNER_ONLY = 0o077
"""What is kept of people is nobody's on this machine but that of the account which runs the site."""


def set_up(*, demo: bool = False, database: Need = "begun") -> None:
    """Set the site up in this process, by the settings of the environment.

    The command needs a database in which a site was begun, one that is there, or none. Raises CannotStart
    (a WeftError) where a setting or the database is missing.
    """
    import django

    os.umask(OWNER_ONLY)
    if demo:
        os.environ["WEFT_MODE"] = "demo"
        os.environ.setdefault("WEFT_DATA", str(DEMO_FOLDER / "weft"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weft.web.settings")
    django.setup()
    if database != "unneeded":
        from weft.web.asking import ask_database

        ask_database(begun=database == "begun")
