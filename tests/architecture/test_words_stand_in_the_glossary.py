"""A word that names a module of analysis has its meaning in GLOSSARY.md, so nobody has to guess it.

The glossary gives words in bold. A module's name is taken word by word, singular or plural. Words
of computing that a newcomer brings along are listed here and need no entry.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, modules

# fmt: off
BROUGHT_ALONG = {
    "analysis", "axes", "charts", "check", "columns", "contents", "csv", "dates", "drawing",
    "engine", "errors", "example", "files", "folders", "formats", "html", "http", "in", "json", "links", "lists",
    "make", "order", "spooled", "what", "where", "who",
    "model", "money", "names", "numbers", "pdf", "read", "readme", "rows", "rules", "schema",
    "svg", "tables", "text", "urls", "words", "write", "writing", "xlsx", "zip",
}
# fmt: on


def glossary_words(text: str) -> set[str]:
    bold = re.findall(r"\*\*(.+?)\*\*", text)
    return {singular(word) for term in bold for word in re.findall(r"[a-z]+", term.lower())}


def singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def words_of(path: Path) -> set[str]:
    name = path.parent.name if path.stem == "__init__" else path.stem
    return set() if name.startswith("_") else set(name.split("_"))


def test_every_word_that_names_a_module_is_explained() -> None:
    known = glossary_words((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))
    missing = {
        f"{word} ({path.relative_to(ROOT)})"
        for path in modules()
        if "analysis" in path.parts
        for word in words_of(path) - BROUGHT_ALONG
        if singular(word) not in known
    }
    assert not missing, "Explain in GLOSSARY.md, in bold: " + ", ".join(sorted(missing))


@pytest.mark.parametrize(
    ("text", "word", "known"),
    [
        ("**Payment**: money that left.", "payment", True),
        ("**Size bands**: by amount.", "band", True),
        ("A payment is money that left.", "payment", False),
    ],
)
def test_only_a_word_in_bold_is_an_entry(text: str, word: str, known: bool) -> None:
    assert (word in glossary_words(text)) is known
