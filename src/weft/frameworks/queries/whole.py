"""An edition as one value: what the engine calls an edition, and what a council has made of it.

The value of an edition of ten thousand nodes takes a while to build, so it is kept in memory under the number of its last change:
an adopted edition for as long as the process lives.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Exists, Model, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast

from weft.analysis.frameworks import adapted as engine
from weft.analysis.frameworks.beside import Asked
from weft.analysis.frameworks.document import CannotReadFramework, edition_of_json
from weft.analysis.frameworks.edition import Edition as Value
from weft.analysis.frameworks.edition import Node as NodeValue
from weft.analysis.frameworks.edition import Wrong, problems
from weft.analysis.frameworks.local_document import read_change
from weft.frameworks.models import Edition, Framework, LocalChange, Node
from weft.frameworks.rules import OPEN, Stage

log = logging.getLogger("weft.frameworks")
MOST_KEPT = 24
_OF_A_NODE = ("code", "level", "wording", "note", "source", "origin")
_AS_JSON = {"takes_place_of": "[]", "measure": "null"}
"""What of a node is kept as JSON, and taken over as it stands; and what stands for nothing."""


@dataclass(frozen=True)
class Whole:
    """An edition as one value."""

    value: Value
    """With its own name and framework; of one that adapts another: with the local changes made."""
    base: Value | None = None
    """The edition that it adapts."""
    local: tuple[engine.LocalChange, ...] = ()
    left_out: tuple[tuple[NodeValue, str], ...] = ()
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    priorities: Mapping[str, str] = field(default_factory=dict)
    """Codes of what is put first, and why."""

    @cached_property
    def own(self) -> frozenset[str]:
        """The codes of the nodes that it adds to the edition that it adapts."""
        return frozenset(one.code for one in self.local if isinstance(one, engine.Add))

    @cached_property
    def wrong(self) -> tuple[str, ...]:
        """Everything that cannot be right in it, in words; empty where it may be adopted."""
        if self.base is not None:
            return tuple(engine.why_not(self.base, self.local))
        return tuple(str(one) for one in self.problems)

    @cached_property
    def problems(self) -> tuple[Wrong, ...]:
        """The same of an edition that adapts none, with where each stands."""
        return problems(self.value)

    @cached_property
    def asked(self) -> Asked:
        """The same as it is held beside others: what is taken over, and what is left out with all that stands under it."""
        if self.base is None:
            return Asked(self.value)
        gone = {
            each.code: why
            for top, why in self.left_out
            for each in (top, *(below for _depth, below in self.base.in_order(top.code)))
        }
        return Asked(self.value, self.base.ref, self.own, gone, self.weights, self.priorities)

    def home_of(self, code: str) -> str:
        """The edition in which a node was written: mappings are said of it there, once for all that adapt it."""
        return self.asked.home_of(code)


def whole(edition: Edition) -> Whole:
    """The edition as one value."""
    key = (edition.ref, edition.changed, edition.stage in OPEN)
    found = _KEPT.get(key)
    if (
        connection.in_atomic_block
    ):  # what is written here may yet be taken back; what is adopted stands
        return _made(edition) if found is None or edition.stage in OPEN else found
    if found is None:
        with _ONE_AT_A_TIME:  # whoever asks for the same one meanwhile waits for it
            found = _KEPT.get(key) or _made(edition)
            _KEPT[key] = found
            while len(_KEPT) > MOST_KEPT:
                _KEPT.pop(next(iter(_KEPT)))
    return found


def editions_numbered(numbers: Collection[int]) -> dict[int, Edition]:
    """The editions of these numbers, to be looked at whole."""
    return Edition.objects.select_related("framework", "adapts__framework").in_bulk(list(numbers))


def editions_of(model: type[Model]) -> QuerySet[Edition]:
    """The editions of whose measures there are records of this model, which has `edition`, to be looked at whole."""
    there = Exists(model._default_manager.filter(edition=OuterRef("pk")))
    return Edition.objects.select_related("framework", "adapts__framework").filter(there)


def keep_ready() -> None:
    """Have in memory what people read: the adopted editions that nothing has replaced, the last adopted first."""
    current = Edition.objects.filter(stage=Stage.ADOPTED).order_by("-adopted_at", "-pk")
    for edition in current.select_related("framework", "adapts__framework")[:MOST_KEPT]:
        try:
            whole(edition)
        except CannotReadFramework:
            log.exception("The edition %s cannot be read.", edition.ref)


_KEPT: dict[tuple[str, int, bool], Whole] = {}
"""By reference, number of the last change, and whether it is a draft."""
_ONE_AT_A_TIME = threading.RLock()


def _made(edition: Edition) -> Whole:
    own = edition_of_json(_as_json(edition), name=f"{edition.framework.key}:{edition.name}")
    if edition.adapts is None:
        return Whole(own)
    base = whole(edition.adapts).value
    local = local_changes_of(edition)
    unfit = edition.stage in OPEN and any(engine.why_not(base, local))
    made = engine.adapted(base, _fitting(base, local) if unfit else local)
    return Whole(
        _named(made.edition, own), base, local, made.left_out, made.weights, made.priorities
    )


def _fitting(base: Value, local: tuple[engine.LocalChange, ...]) -> tuple[engine.LocalChange, ...]:
    """The changes that can be made; in a draft some may wait for others."""
    found: list[engine.LocalChange] = []
    waiting = list(local)
    while fits := [one for one in waiting if not any(engine.why_not(base, [*found, one]))]:
        found.append(fits[0])
        waiting.remove(fits[0])
    return tuple(found)


def _named(made: Value, own: Value) -> Value:
    """What a council made of an edition, under the council's own name."""
    return replace(
        made, framework=own.framework, name=own.name, begins=own.begins, ends=own.ends, replaces=own.replaces,
        definition=own.definition or made.definition,
        definition_source=own.definition_source if own.definition else made.definition_source,
        sources=made.sources + own.sources,
    )  # fmt: skip


def local_changes_of(edition: Edition) -> tuple[engine.LocalChange, ...]:
    """What an edition changes in the one that it adapts."""
    return tuple(change_of(row) for row in LocalChange.objects.filter(edition=edition))


def change_of(row: LocalChange) -> engine.LocalChange:
    """A local change as the engine knows it."""
    return read_change({"change": row.change, **row.told}, name=row.code)


def framework_fields(framework: Framework) -> dict[str, Any]:
    """What is said of a framework, field by field."""
    return {
        "key": framework.key, "name": framework.name, "owner": framework.owner, "scope": framework.scope,
        "licence": {
            "name": framework.licence_name, "url": framework.licence_url, "attribution": framework.attribution,
            "may_be_published": framework.may_be_published,
        },
    }  # fmt: skip


def _as_json(edition: Edition) -> str:
    """All that is kept of an edition, field by field."""
    head = json.dumps(_head(edition))
    return f'{head[:-1]}, "nodes": [{", ".join(_nodes(edition))}]}}'


def _head(edition: Edition) -> dict[str, Any]:
    told = edition.told_framework or framework_fields(edition.framework)
    return {
        "framework": told, "name": edition.name,
        "begins": edition.begins.isoformat() if edition.begins else None,
        "ends": edition.ends.isoformat() if edition.ends else None,
        "replaces": edition.replaces.name if edition.replaces else "",
        "definition": edition.definition, "definition_source": edition.definition_source,
        "sources": edition.sources, "levels": edition.levels, "principles": edition.principles,
        "cohorts": edition.cohorts,
    }  # fmt: skip


def _nodes(edition: Edition) -> Iterator[str]:
    """The nodes as JSON, each after the one above it, siblings in their order."""
    kept = {f"{name}_json": Cast(name, TextField()) for name in _AS_JSON}
    rows = Node.objects.filter(edition=edition).order_by("position", "pk").annotate(**kept)
    under: dict[int | None, list[tuple[Any, ...]]] = {}
    codes: dict[int, str] = {}
    for row in rows.values_list("pk", "parent_id", *_OF_A_NODE, *kept):
        under.setdefault(row[1], []).append(row)
        codes[row[0]] = row[2]
    waiting = under.get(None, [])[::-1]
    while waiting:
        number, parent, *said = waiting.pop()
        fields = dict(zip(_OF_A_NODE, said, strict=False)) | {"parent": codes.get(parent, "")}
        as_kept = zip(_AS_JSON.items(), said[len(_OF_A_NODE) :], strict=True)
        more = "".join(f', "{name}": {text or none}' for (name, none), text in as_kept)
        yield f"{json.dumps(fields)[:-1]}{more}}}"
        waiting += under.get(number, [])[::-1]
