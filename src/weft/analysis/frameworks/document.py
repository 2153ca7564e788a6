"""An edition as one JSON document: how Weft ships frameworks, and passes them on whole.

The document is the edition, field by field (`edition.Edition`); what has its default value is left out.
Reading checks everything that `edition.problems` knows, and refuses a field that it does not know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.edition import Edition, Node, problems
from weft.analysis.frameworks.faults import NoDocument, at_the_field, loaded, refused, sentence

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

FORMAT = "weft-framework/1"
MOST_BYTES = 64 << 20
_MOST_SAID = 10


class CannotReadFramework(WeftError):
    """A file is no framework, and no council's part in one, that Weft can read: what is wrong, where."""


def as_document(edition: Edition) -> str:
    """The edition as JSON. The same edition gives the same text."""
    return (
        json.dumps({"format": FORMAT, **edition_fields(edition)}, ensure_ascii=False, indent=2)
        + "\n"
    )


def read_document(text: str | bytes, *, name: str) -> Edition:
    """The edition of a document; `name` is how errors call it. Raises CannotReadFramework."""
    edition = edition_from(parsed(text, name, form=FORMAT, what="framework"), name=name)
    if wrong := problems(edition):
        raise CannotReadFramework(all_said(name, [str(one) for one in wrong]))
    return edition


def edition_fields(edition: Edition) -> dict[str, Any]:
    """The edition field by field, as plain values that JSON can hold; what has its default value is left out."""
    fields: dict[str, Any] = _adapter().dump_python(edition, mode="json", exclude_defaults=True)
    return fields


def edition_from(fields: Mapping[str, Any], *, name: str) -> Edition:
    """The edition of such fields, also one of which something cannot be right yet (`problems` tells).

    Raises CannotReadFramework where a field is unknown or of another type.
    """
    try:
        return edition_of_json(json.dumps(dict(fields)), name=name)
    except RecursionError:
        raise CannotReadFramework(f"{name} is nested more deeply than any framework.") from None


def edition_of_json(text: str, *, name: str) -> Edition:
    """The same of fields that are written as JSON already. Raises CannotReadFramework."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(text, strict=True)
    except ValidationError as error:
        raise CannotReadFramework(all_said(name, told_of(error, json.loads(text)))) from None


def node_from(fields: Mapping[str, Any]) -> Node:
    """One node of such fields, by itself. Raises CannotReadFramework."""
    head = {"framework": {"key": "-", "name": "", "owner": "", "licence": {"name": ""}}, "name": ""}
    return edition_from({**head, "nodes": [dict(fields)]}, name=str(fields.get("code"))).nodes[0]


def schema() -> dict[str, Any]:
    """The JSON Schema of a document, for those who write one with other programs."""
    return {**_adapter().json_schema(), "title": "A framework in Weft's JSON"}


@cache
def _adapter() -> TypeAdapter[Edition]:
    from pydantic import TypeAdapter

    return TypeAdapter(Edition)


def parsed(text: str | bytes, name: str, *, form: str, what: str) -> dict[str, Any]:
    """A JSON document that says that its format is `form`, without that word. Raises CannotReadFramework."""
    if len(text) > MOST_BYTES:
        raise CannotReadFramework(f"{name} is larger than {MOST_BYTES >> 20} MB.")
    try:
        document = loaded(text)
    except NoDocument as why:
        raise CannotReadFramework(refused(name, why)) from None
    if not isinstance(document, dict) or document.get("format") != form:
        raise CannotReadFramework(f"{name} is no {what}: it does not say “format”: “{form}”.")
    return {key: value for key, value in document.items() if key != "format"}


def told_of(error: ValidationError, document: Mapping[str, Any]) -> list[str]:
    """What does not fit in a document, each with the way to it, in words."""
    return [_told(one, document) for one in error.errors(include_url=False)]


def _told(one: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    way = way_to(document, at_the_field(one))
    return f"{way}: {sentence(one)}" if way else sentence(one)


def way_to(document: Mapping[str, Any], way: tuple[int | str, ...]) -> str:
    """Where in a document something stands, in words: "nodes, A1, measure, unit"."""
    words: list[str] = []
    here: Any = document
    for step in way:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
        named = (
            here.get("code") or here.get("id") or here.get("key")
            if isinstance(here, dict)
            else None
        )
        words.append(str(named or step) if isinstance(step, int) else step)
    return ", ".join(words)


def all_said(name: str, wrong: list[str]) -> str:
    """What is wrong in a file, the first ten a line each."""
    more = [f"… and {len(wrong) - _MOST_SAID} more."] if len(wrong) > _MOST_SAID else []
    return "\n".join(
        [f"{name} cannot be read:", *(f"- {one}" for one in wrong[:_MOST_SAID]), *more]
    )
