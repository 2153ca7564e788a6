"""What the tests of pages share: markup read as a browser reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import html5lib
from django.template import engines


def tree(markup: str) -> Any:
    """A whole page as an lxml tree, read by the rules of HTML."""
    return html5lib.parse(markup, treebuilder="lxml", namespaceHTMLElements=False).getroot()


def drawn(template: str, **said: Any) -> str:
    """A piece of template, drawn by the site's own environment."""
    return str(engines["jinja"].from_string(template).render(said))


def outline(markup: str) -> list[Any]:
    """A fragment as nested tuples that are equal when the parsed documents are: white space counts
    only as a space, the order of attributes and of classes' spaces not at all."""
    return [
        one
        for part in html5lib.parseFragment(markup, treebuilder="lxml", namespaceHTMLElements=False)
        for one in _outlined(part)
    ]


def _outlined(part: Any) -> Iterator[Any]:
    if isinstance(part, str):
        if words := " ".join(part.split()):
            yield words
        return
    if isinstance(part.tag, str):  # comments have a function there
        attributes = {name: " ".join(value.split()) for name, value in part.attrib.items()}
        inside = [*_outlined(part.text or "")]
        for child in part:
            inside += _outlined(child)
        yield part.tag, tuple(sorted(attributes.items())), tuple(inside)
    yield from _outlined(part.tail or "")
