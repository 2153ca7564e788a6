"""Marks for people who translate, in code that knows no Django: rules, settings, lists of words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self


def to_translate(text: str) -> str:
    """The same text. `make messages` finds it; whoever shows it passes it through gettext."""
    return text


class Sentence(str):
    """A sentence in English, kept with what it is made of, so that a page can say it in another language
    (`weft.ui.reasons`)."""

    message: str
    values: dict[str, str]

    @classmethod
    def of(cls, message: str, values: Mapping[str, str]) -> Self:
        """The sentence that is made of these, as a database keeps them."""
        made = cls(message % dict(values) if values else message)
        made.message, made.values = message, dict(values)
        return made


class Reason(Sentence):
    """Why something cannot be done."""


def why(message: str, **values: str) -> Reason:
    """A reason, made of a message and what is put into it by name: “%(name)s”. `make messages` finds it."""
    return Reason.of(message, values)


def sentence(message: str, **values: str) -> Sentence:
    """Any other sentence, made the same way, for what is said once and read later."""
    return Sentence.of(message, values)
