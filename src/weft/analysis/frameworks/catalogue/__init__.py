"""The open frameworks that Weft ships, as data files, and the crosswalks between them.

Each file says its source, its licence and whose words its nodes are. What cannot be verified in a public
source is left out; docs/method/frameworks.md lists it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.crosswalks import Mapping
from weft.analysis.frameworks.document import read_document
from weft.analysis.frameworks.edition import Edition
from weft.analysis.frameworks.sssom import read_sssom

HERE = Path(__file__).parent


class NoSuchEdition(WeftError):
    """An edition was asked for that is neither shipped nor a file."""


@cache
def shipped() -> tuple[Edition, ...]:
    """Every edition that Weft ships, by framework, each after the one that it replaces."""
    found = [
        read_document(path.read_bytes(), name=path.name) for path in sorted(HERE.glob("*.json"))
    ]
    before = {one.ref: f"{one.framework.key}:{one.replaces}" for one in found if one.replaces}

    def age(ref: str) -> int:
        return 1 + age(before[ref]) if ref in before else 0

    return tuple(sorted(found, key=lambda one: (one.framework.key, age(one.ref), one.name)))


@cache
def shipped_mappings() -> tuple[Mapping, ...]:
    """Every mapping between editions that Weft ships."""
    return tuple(
        mapping
        for path in sorted(HERE.glob("*.sssom.tsv"))
        for mapping in read_sssom(path.read_text("utf-8"), name=path.name, editions=shipped())
    )


def edition_called(ref: str) -> Edition:
    """A shipped edition by "framework:edition", or the latest of "framework".

    Raises NoSuchEdition, which names those that there are.
    """
    found = [one for one in shipped() if ref in (one.ref, one.framework.key)]
    if not found:
        there = ", ".join(one.ref for one in shipped())
        raise NoSuchEdition(f"There is no edition “{ref}”. There are: {there}.")
    return found[-1]
