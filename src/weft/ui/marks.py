"""Marks for people who translate, in code that knows no Django: rules, settings, lists of words."""

from __future__ import annotations


def to_translate(text: str) -> str:
    """The same text. `make messages` finds it; whoever shows it passes it through gettext."""
    return text
