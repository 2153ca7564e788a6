"""Why a document cannot be read, in words for those who wrote it: of JSON itself, and of every field that does not fit."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

MOST_SAID = 60
"""So many letters of what stands somewhere are said again."""


class NoDocument(Exception):
    """A text is no JSON document; the message goes on after the file's name."""


def loaded(text: str | bytes) -> Any:
    """What a JSON text holds. Raises NoDocument, which says in words why it holds nothing that can be read."""
    if not text.strip():
        raise NoDocument("is empty.")
    try:
        return json.loads(_decoded(text), object_pairs_hook=_group, parse_constant=_no_value)
    except json.JSONDecodeError as error:
        raise NoDocument(
            f"is not JSON: from line {error.lineno:,}, letter {error.colno:,} on it cannot be read. "
            "Often a comma, a quotation mark or a bracket is missing there, or just before it."
        ) from None
    except RecursionError:
        raise NoDocument("is nested more deeply than any framework.") from None
    except ValueError:  # a number of very many digits
        raise NoDocument("is not JSON: a number in it is longer than any amount.") from None


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoDocument(not_utf_8(text, error)) from None


def not_utf_8(
    content: bytes, error: UnicodeDecodeError, again: str = "Save it again as UTF-8."
) -> str:
    """Where a file stops being UTF-8, and what to do; goes on after the file's name."""
    line = content.count(b"\n", 0, error.start) + 1
    return f"is not saved as UTF-8: line {line:,} holds a sign of another encoding. {again}"


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NoDocument(f": “{clipped(twice)}” stands twice in one group. Take one of them out.")
    return found


def _no_value(word: str) -> Any:
    raise NoDocument(f"is not JSON: “{word}” is no value there. Take it out.")


def refused(name: str, why: NoDocument) -> str:
    """The whole sentence about a file."""
    said = str(why)
    return f"{name}{said}" if said.startswith(":") else f"{name} {said}"


def sentence(error: Mapping[str, Any]) -> str:
    """What is wrong with a field, for any kind of error that pydantic knows: after the way to it and a colon."""
    kind, stands = str(error["type"]), f"“{_shown(error.get('input'))}”"
    if kind in _BY_KIND:
        return _BY_KIND[kind](error, stands)
    family = next((words for start, words in _FAMILIES if kind.startswith(start)), "")
    return f"{stands} {family or 'cannot stand there'}."


def at_the_field(error: Mapping[str, Any]) -> tuple[int | str, ...]:
    """Where an error belongs: a field that is missing or unknown is told at what should hold it."""
    way: tuple[int | str, ...] = tuple(error["loc"])
    return way[:-1] if error["type"] in _OF_THE_GROUP else way


_OF_THE_GROUP = ("missing", "unexpected_keyword_argument", "extra_forbidden")


def _last(error: Mapping[str, Any]) -> str:
    return clipped(str(error["loc"][-1])) if error["loc"] else ""


def _unknown(error: Mapping[str, Any], _stands: str) -> str:
    return f"“{_last(error)}” is no field there. Take it out, or check how it is spelt."


def _expected(error: Mapping[str, Any], stands: str) -> str:
    wanted = re.findall(r"'([^']*)'", str((error.get("ctx") or {}).get("expected", "")))
    return f"{stands} is none of {', '.join(wanted) or 'the words that may stand there'}."


_BY_KIND: dict[str, Callable[[Mapping[str, Any], str], str]] = {
    "missing": lambda error, _: f"“{_last(error)}” is missing. Add it.",
    "unexpected_keyword_argument": _unknown,
    "extra_forbidden": _unknown,
    "enum": _expected,
    "literal_error": _expected,
    "json_invalid": lambda *_: "it holds half a character, such as \\ud800. Type that text anew.",
    "recursion_loop": lambda *_: "it is nested more deeply than any framework.",
}
_LIST = "is to be a list, in [ and ]"
_GROUP = "is to be a group of fields, in { and }"
_NUMBER = "is to be a number such as 2 or 0.5"
_FAMILIES = (
    ("string_unicode", "holds half a character. Type it anew"),
    ("string_too", "is too long or too short"),
    ("string", "is to be text, in quotation marks"),
    ("date", "is no day. Write it as 2026-03-31"),
    ("bool", "is to be true or false"),
    *((one, _LIST) for one in ("tuple", "list", "set", "frozen_set", "iterable", "too_long", "too_short")),
    *((one, _GROUP) for one in ("dataclass", "dict", "model", "mapping", "arguments")),
    *((one, _NUMBER) for one in ("decimal", "int", "float", "finite", "greater", "less", "multiple", "complex")),
)  # fmt: skip


def _shown(value: Any) -> str:
    if isinstance(value, dict | list | tuple) or value is None or isinstance(value, bool):
        return clipped(json.dumps(value, ensure_ascii=False, default=str))
    return clipped(str(value))


def clipped(text: str) -> str:
    """What stands somewhere, no longer than a line."""
    return text if len(text) <= MOST_SAID else f"{text[:MOST_SAID]}…"
