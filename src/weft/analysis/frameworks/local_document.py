"""A council's local changes as one JSON document: how they are kept, taken out and brought in.

`{"format": "weft-local-changes/1", "changes": [{"change": "weigh", "code": "O1", "weight": "2"}, …]}`: each
says by *change* what it is, then its fields (`adapted`); what has its default value is left out. Whether
the changes fit an edition is for `adapted.why_not` to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from weft.analysis.frameworks.adapted import (
    Add,
    AddCohort,
    LeaveOut,
    LocalChange,
    PutFirst,
    Weigh,
)
from weft.analysis.frameworks.document import CannotReadFramework, all_said, parsed, told_of
from weft.analysis.frameworks.edition import wrong_texts

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORMAT = "weft-local-changes/1"
KINDS: dict[str, type[LocalChange]] = {
    "leave_out": LeaveOut,
    "add": Add,
    "weigh": Weigh,
    "put_first": PutFirst,
    "add_cohort": AddCohort,
}
"""Each kind of local change by its word in a document."""
WORDS = {kind: word for word, kind in KINDS.items()}
assert set(WORDS) == set(get_args(LocalChange)), "every kind of local change has its word"


def as_local_document(local: Sequence[LocalChange]) -> str:
    """The local changes as JSON, in their order. The same changes give the same text."""
    changes = [as_fields(change) for change in local]
    return json.dumps({"format": FORMAT, "changes": changes}, ensure_ascii=False, indent=2) + "\n"


def as_fields(change: LocalChange) -> dict[str, Any]:
    """One local change as it stands in a document."""
    word = WORDS[type(change)]
    fields = _adapter(word).dump_python(change, mode="json", exclude_defaults=True)
    return {"change": word, **fields}


def read_local_document(text: str | bytes, *, name: str) -> tuple[LocalChange, ...]:
    """The local changes of a document; `name` is how errors call it. Raises CannotReadFramework."""
    document = parsed(text, name, form=FORMAT, what="list of local changes")
    changes = document.get("changes")
    if not isinstance(changes, list) or set(document) != {"changes"}:
        raise CannotReadFramework(f"{name} is to hold “changes”, a list, and nothing else.")
    found = [*map(_read, changes)]
    if wrong := [
        f"change {at}: {words}" for at, (_, said) in enumerate(found, start=1) for words in said
    ]:
        raise CannotReadFramework(all_said(name, wrong))
    return tuple(change for change, _ in found if change is not None)


def read_change(fields: object, *, name: str) -> LocalChange:
    """One local change as it stands in a document. Raises CannotReadFramework."""
    change, wrong = _read(fields)
    if change is None or wrong:
        raise CannotReadFramework(all_said(name, wrong))
    return change


def _read(said: object) -> tuple[LocalChange | None, list[str]]:
    """A local change, or everything that keeps it from being one."""
    from pydantic import ValidationError

    word = said.get("change") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(word, str) or word not in KINDS:
        return None, [f"it says by “change” none of {', '.join(KINDS)}"]
    fields = {key: value for key, value in said.items() if key != "change"}
    try:
        change = _adapter(word).validate_json(json.dumps(fields), strict=True)
    except ValidationError as error:
        return None, told_of(error, fields)
    return change, [*_unshowable(change)]


def _unshowable(change: LocalChange) -> Iterator[str]:
    yield from map(str, wrong_texts(change, change.code))


@cache
def _adapter(word: str) -> TypeAdapter[LocalChange]:
    from pydantic import TypeAdapter

    return TypeAdapter(KINDS[word])
