"""No file of the project names a place on one person's machine, or the address of a registry.

A clone works anywhere, and behind any mirror: packages are named, and where they come from is the
business of the tool that fetches them. uv.lock keeps addresses by its format.
"""

from __future__ import annotations

import re

import pytest

from tests.architecture.project import ROOT, tracked_files

MACHINE_PATH = re.compile(r"(?<![\w./~*-])/(?:home|Users|root|work|mnt|media)/[\w.-]+")
WINDOWS_PATH = re.compile(r"\b[A-Z]:\\\\?Users\\")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|registry\.yarnpkg|(?:deb|security)\.debian\.org"
    r"|archive\.ubuntu\.com|crates\.io|conda\.anaconda\.org|repo\.maven|proxy\.golang\.org|ghcr\.io"
)
BELONGS_HERE = {"uv.lock"}


def signs_of_a_machine(text: str) -> list[str]:
    return [
        found[0]
        for pattern in (MACHINE_PATH, WINDOWS_PATH, REGISTRY)
        for found in pattern.finditer(text)
    ]


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {sign}"
        for path in tracked_files()
        if path.name not in BELONGS_HERE
        for sign in signs_of_a_machine(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found, "Say this without the machine or the registry: " + "; ".join(found)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("open('/ho" + "me/ann/payments.csv')", 1),
        ("https://py" + "pi.org/simple", 1),
        (r"C:\Us" + r"ers\ann", 1),
        ("docs/home/page.html and https://example.org/home/page", 0),
        ("/usr/bin/env bash", 0),
    ],
)
def test_a_machine_and_a_registry_are_known_when_seen(text: str, signs: int) -> None:
    assert len(signs_of_a_machine(text)) == signs
