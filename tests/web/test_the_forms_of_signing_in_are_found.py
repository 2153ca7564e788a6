"""Whichever part of the sign-in library is asked for first, it finds our forms."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FIRST = ("weft.web.sign_in", "weft.web.sign_in_forms", "allauth.account.forms", "weft.web.urls")


@pytest.mark.parametrize("module", FIRST)
def test_it_is_there_whatever_is_asked_for_first(module: str, tmp_path: Path) -> None:
    settings = {
        "WEFT_MODE": "demo", "WEFT_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "weft.web.settings",
    }  # fmt: skip
    code = f"import django; django.setup(); import {module}; import weft.web.urls"
    subprocess.run([sys.executable, "-c", code], env=os.environ | settings, check=True)
