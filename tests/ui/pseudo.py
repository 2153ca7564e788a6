"""A made-up language in which every message stands in ⟦ ⟧, so that what nobody marked is seen."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.architecture.project import ROOT

LANGUAGE = "en-gb"
"""The made-up language stands in place of English: Django knows no language that nobody speaks."""
WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
SILENT = {"script", "style", "template", "svg", "code"}
LIBRARIES = ("django/conf", "django/contrib/humanize")


def marked_messages(folder: Path) -> Catalog:
    """What `make messages` finds."""
    found = folder / "django.pot"
    subprocess.run(
        [sys.executable, ROOT / "scripts" / "messages.py", found],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    return read_po(io.BytesIO(found.read_bytes()))


def _libraries() -> Iterator[Catalog]:
    """What Django has marked itself. The sign-in library is not among them: its pages speak our words."""
    for name in LIBRARIES:
        module = __import__(name.replace("/", "."), fromlist=["_"])
        there = Path(str(module.__file__)).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"
        if there.exists():
            yield read_po(io.BytesIO(there.read_bytes()))


def write_pseudo_locale(folder: Path) -> None:
    """Write `<folder>/en_GB/LC_MESSAGES/django.mo`, every message wrapped."""
    made = Catalog(locale="en_GB")
    for catalog in (*_libraries(), marked_messages(folder)):
        for message in catalog:
            if message.id:
                made.add(message.id, _wrapped(message.id), context=message.context)
    there = folder / "en_GB" / "LC_MESSAGES"
    there.mkdir(parents=True)
    with (there / "django.mo").open("wb") as file:
        write_mo(file, made)


def _wrapped(id: Any) -> Any:
    return f"⟦{id}⟧" if isinstance(id, str) else tuple(f"⟦{part}⟧" for part in id)


def left_out(root: Any, titled: frozenset[str] = frozenset()) -> list[str]:
    """What people read or hear on a page that stands in no ⟦ ⟧, save data marked `translate="no"`.

    A title can mark nothing, so the names that may stand in one (`titled`) are given.
    """
    for title in root.iter("title"):
        for name in titled:
            title.text = (title.text or "").replace(name, "")
    return [
        text for text in _texts(root) if re.search(r"[^\W\d_]{2,}", WRAPPED.sub("", _flat(text)))
    ]


def _flat(text: str) -> str:
    """The text with messages inside messages taken out, innermost first."""
    while (less := WRAPPED.sub("", text)) != text:
        text = less
    return text


def _texts(element: Any) -> Iterator[str]:
    if (
        not isinstance(element.tag, str)
        or element.tag in SILENT
        or element.get("translate") == "no"
    ):
        return
    for name in ("aria-label", "title", "alt", "placeholder"):
        if element.get(name):
            yield element.get(name)
    # a message may run over several elements, so what stands side by side is read as one
    if _is_run(element):
        yield " ".join("".join(_spoken(element)).split())
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


INLINE = {"a", "abbr", "b", "bdi", "br", "em", "span", "strong", "code", "wbr"}


def _is_run(element: Any) -> bool:
    return all(
        not isinstance(child.tag, str) or child.tag in INLINE for child in element.iterdescendants()
    )


def _spoken(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if (
            isinstance(child.tag, str)
            and child.get("translate") != "no"
            and child.tag not in SILENT
        ):
            yield from _spoken(child)
        yield child.tail or ""
