"""What people write in a draft: its head, its lists, and its tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from weft.analysis.frameworks.edition import Origin
from weft.audit.actions import record
from weft.frameworks.actions.who import CannotDo, open_to, refuse_overwriting, written
from weft.frameworks.models import Comment, Edition, Node
from weft.organisations.access import Viewer
from weft.ui.marks import why

HEAD = ("name", "begins", "ends", "definition")
OF_A_NODE = ("code", "level", "wording", "note", "source", "takes_place_of", "measure")


@transaction.atomic
def change_head(
    *, edition: Edition, name: str, begins: date | None, ends: date | None, definition: str, was: str = "",
    by: Viewer, at: datetime,
) -> Edition:  # fmt: skip
    """Change the name of a draft, when it is in force, and its definition. `was` is the fingerprint of what the writer saw."""
    held = written(edition, by, at)
    before = head_of(held)
    refuse_overwriting(was, before)
    others = held.framework.editions.exclude(pk=held.pk)
    if others.filter(name__iexact=name).exists():
        raise CannotDo(
            why("There is an edition “%(name)s” of it already. Choose another name.", name=name)
        )
    held.name, held.begins, held.ends, held.definition = name, begins, ends, definition
    held.save(update_fields=list(HEAD))
    record(
        act="change edition of framework", by=by.actor, on=("edition of a framework", held.pk), at=at,
        before=before, after=head_of(held),
    )  # fmt: skip
    return held


@transaction.atomic
def change_list(
    *, edition: Edition, which: str, rows: Sequence[Mapping[str, Any]], was: str = "", by: Viewer, at: datetime
) -> Edition:  # fmt: skip
    """Change a list of a draft: principles, cohorts, levels or sources."""
    held = written(edition, by, at)
    before = getattr(held, which)
    refuse_overwriting(was, before)
    setattr(held, which, [dict(row) for row in rows])
    held.save(update_fields=[which])
    record(
        act="change edition of framework", by=by.actor, on=("edition of a framework", held.pk), at=at,
        before={which: before}, after={which: getattr(held, which)},
    )  # fmt: skip
    return held


@transaction.atomic
def add_node(
    *, edition: Edition, parent: Node | None, fields: Mapping[str, Any], by: Viewer, at: datetime
) -> Node:
    """Add a node as the last one under another, or at the top. `fields` as `OF_A_NODE` names them."""
    held = written(edition, by, at)
    if held.adapts_id:
        raise CannotDo(why("It adapts another edition: add a local change instead."))
    _refuse_code(held, fields["code"])
    last = Node.objects.filter(edition=held, parent=parent).aggregate(last=Max("position"))["last"]
    node = Node.objects.create(
        edition=held, parent=parent, position=0 if last is None else last + 1, origin=Origin.PLACE, **fields
    )  # fmt: skip
    record(
        act="add to framework", by=by.actor, on=("edition of a framework", held.pk), at=at,
        after=node_fields(node),
    )  # fmt: skip
    return node


@transaction.atomic
def change_node(
    *,
    node: Node,
    parent: Node | None,
    fields: Mapping[str, Any],
    was: str = "",
    by: Viewer,
    at: datetime,
) -> Node:
    """Change what a node says, or under which it stands."""
    held = written(node.edition, by, at)
    here = Node.objects.select_related("parent").get(pk=node.pk)
    before = node_fields(here)
    refuse_overwriting(was, before)
    _refuse_code(held, fields["code"], but=here)
    _refuse_circle(here, parent)
    if (parent.pk if parent else None) != here.parent_id:
        last = Node.objects.filter(edition=held, parent=parent).aggregate(last=Max("position"))[
            "last"
        ]
        here.parent, here.position = parent, 0 if last is None else last + 1
    if here.origin == Origin.WEFT and fields["wording"] != here.wording:
        here.origin = Origin.PLACE
    for name in OF_A_NODE:
        setattr(here, name, fields[name])
    here.save()
    Comment.objects.filter(edition=held, code=before["code"]).update(code=here.code)
    record(
        act="change in framework", by=by.actor, on=("edition of a framework", held.pk), at=at,
        before=before, after=node_fields(here),
    )  # fmt: skip
    return here


@transaction.atomic
def move_node(*, node: Node, down: bool, by: Viewer, at: datetime) -> Node:
    """Let a node change places with the one before or after it, under the same parent; at the end nothing happens."""
    held = open_to(node.edition, by, at)
    here = Node.objects.get(pk=node.pk)
    beside = list(Node.objects.filter(edition=held, parent=here.parent_id))
    at_place = [one.pk for one in beside].index(here.pk)
    other = at_place + (1 if down else -1)
    if not 0 <= other < len(beside):
        return here
    written(held, by, at)
    beside[at_place], beside[other] = beside[other], beside[at_place]
    for position, one in enumerate(beside):
        one.position = position
    Node.objects.bulk_update(beside, ["position"])
    record(
        act="move in framework", by=by.actor, on=("edition of a framework", held.pk), at=at,
        before={"code": here.code, "place": at_place + 1}, after={"code": here.code, "place": other + 1},
    )  # fmt: skip
    return Node.objects.get(pk=here.pk)


@transaction.atomic
def remove_node(*, node: Node, by: Viewer, at: datetime) -> int:
    """Remove a node from a draft with all that stands under it; gives how many went."""
    held = written(node.edition, by, at)
    going, found = [], [Node.objects.get(pk=node.pk, edition=held)]
    while found:
        going += found
        found = list(Node.objects.filter(edition=held, parent__in=found))
    Node.objects.filter(pk__in=[one.pk for one in going]).update(parent=None)
    Node.objects.filter(pk__in=[one.pk for one in going]).delete()
    record(
        act="remove from framework", by=by.actor, on=("edition of a framework", held.pk), at=at,
        before={"codes": [one.code for one in going], "wording": node.wording},
    )  # fmt: skip
    return len(going)


def head_of(edition: Edition) -> dict[str, Any]:
    """What the head of an edition says, to be shown and told from another."""
    return {name: getattr(edition, name) for name in HEAD}


def node_fields(node: Node) -> dict[str, Any]:
    """What a node says and under which it stands."""
    return {name: getattr(node, name) for name in OF_A_NODE} | {
        "parent": node.parent.code if node.parent else ""
    }


def _refuse_code(edition: Edition, code: str, but: Node | None = None) -> None:
    same = Node.objects.filter(edition=edition, code__iexact=code)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise CannotDo(
            why(
                "“%(code)s” names another one of this edition already. Choose another code.",
                code=code,
            )
        )


def _refuse_circle(node: Node, parent: Node | None) -> None:
    above = parent
    while above is not None:
        if above.pk == node.pk:
            raise CannotDo(why("It cannot stand under itself. Choose another place."))
        above = above.parent
