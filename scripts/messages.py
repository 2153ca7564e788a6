"""Collect every message of the site for those who translate, from code and templates together.

    python scripts/messages.py FILE.pot

A language is added as src/weft/locale/<language>/LC_MESSAGES/django.po, made from that file with any
program for translators, and compiled with `pybabel compile -D django -d src/weft/locale`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.frontend import CommandLineInterface

ROOT = Path(__file__).parents[1]
WORDS = (
    "to_translate",
    "why",
    "sentence",
    "later",
    "gettext_lazy",
    "ngettext_lazy:1,2",
    "pgettext_lazy:1c,2",
)
"""The functions that mark a message, beside the usual ones."""


def main(target: Path) -> None:
    """Write the messages to `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    keywords = [part for word in WORDS for part in ("-k", word)]
    CommandLineInterface().run(  # type: ignore[no-untyped-call]
        [
            *("pybabel", "-q", "extract", "-F", str(ROOT / "babel.cfg"), *keywords),
            *("--project", "Weft", "--sort-by-file", "--no-location"),
            *("-c", "for translators:", "-o", str(target), str(ROOT / "src" / "weft")),
        ]
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
