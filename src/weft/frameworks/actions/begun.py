"""How frameworks and editions begin: written anew, taken in from a file or from what Weft ships, or after the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import slugify

from weft.analysis.frameworks.document import edition_fields
from weft.analysis.frameworks.edition import Edition as Value
from weft.analysis.frameworks.edition import Licence, Origin
from weft.audit.actions import record
from weft.frameworks import queries, rules
from weft.frameworks.actions.who import (
    CannotDo,
    can,
    keeper,
    kept,
    refuse_overwriting,
    why_not_write,
    written,
)
from weft.frameworks.models import Edition, Framework, Node
from weft.frameworks.models import Mapping as Said
from weft.frameworks.rules import Stage
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import Reason, why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

LISTS = ("sources", "levels", "principles", "cohorts")
LEVELS = [
    {"key": "objective", "one": "objective", "many": "objectives"},
    {"key": "outcome", "one": "outcome", "many": "outcomes"},
    {"key": "measure", "one": "measure", "many": "measures"},
]
"""With what a framework begins that is written anew."""
AT_ONCE = 2000
MOST_OF_A_KEY = 50


@transaction.atomic
def begin_framework(
    *, name: str, owner: str, scope: str, edition: str, licence: Licence, by: Viewer, at: datetime
) -> Edition:
    """Begin a framework of the organisation's own, with its first edition as a draft."""
    framework = begun_framework(
        name=name,
        owner=owner,
        scope=scope,
        licence=licence,
        wanted=name,
        elsewhere=False,
        by=by,
        at=at,
    )
    return begin_draft(framework, edition, by, at, levels=LEVELS)


@transaction.atomic
def take_in(*, value: Value, published_elsewhere: bool, by: Viewer, at: datetime) -> Edition:
    """Take an edition in, from a file or from what Weft ships, as a draft: into the framework of its key, where the organisation keeps
    that already."""
    told = value.framework
    organisation, _person = keeper(by)
    _refuse_address(value.name)
    framework = _kept_as(told.key, organisation) or begun_framework(
        name=told.name, owner=told.owner, scope=told.scope, licence=told.licence, wanted=told.key,
        elsewhere=published_elsewhere, by=by, at=at,
    )  # fmt: skip
    if framework.editions.filter(name__iexact=value.name).exists():
        raise CannotDo(why("There is an edition “%(name)s” of it already.", name=value.name))
    before = framework.editions.filter(name=value.replaces).first() if value.replaces else None
    made = begin_draft(
        framework,
        value.name,
        by,
        at,
        replaces=before if before and not before.replaced_by.exists() else None,
    )
    _fill(made, value)
    return made


@transaction.atomic
def take_content(
    *, edition: Edition, value: Value, was: str = "", by: Viewer, at: datetime
) -> Edition:
    """Put what a file holds in place of all that stands in a draft. `was` is the fingerprint of how the draft stood
    (`rules.state_of`) when the writer read it."""
    refuse_overwriting(was, rules.state_of(changed=kept(edition, by)[0].changed, asked_at=None))
    held = written(edition, by, at)
    can(why_not_take_content(held, timezone.localdate(at)))
    told = value.framework
    if told.key != held.framework.key and told.name != held.framework.name:
        raise CannotDo(
            why(
                "The file holds another framework: “%(name)s”. Take it in as a framework of its own, or name it as this one is named.",
                name=told.name,
            )
        )
    before = queries.whole(held).value
    Node.objects.filter(edition=held).update(parent=None)
    Node.objects.filter(edition=held).delete()
    _fill(held, value)
    record(
        act="take in framework", by=by.actor, on=("edition of a framework", held.pk), at=at,
        before={"nodes": len(before.nodes)}, after={"nodes": len(value.nodes)},
    )  # fmt: skip
    return held


@transaction.atomic
def begin_next(*, edition: Edition, name: str, by: Viewer, at: datetime) -> Edition:
    """Begin the next edition of a framework as a draft that holds all that the one before held."""
    held, _person = kept(edition, by)
    under_way = held.replaced_by.first()
    can(rules.why_not_replace(Stage(held.stage), under_way=under_way.name if under_way else ""))
    if held.adapts_id:
        raise CannotDo(why("It adapts another edition: say which edition it goes on with."))
    refuse_name(held.framework, name)
    made = begin_draft(
        held.framework, name, by, at, replaces=held, definition=held.definition,
        definition_source=held.definition_source, **{each: getattr(held, each) for each in LISTS},
    )  # fmt: skip
    _fill_nodes(made, _without_heirs(edition_fields(queries.whole(held).value).get("nodes", ())))
    return made


@transaction.atomic
def change_framework(
    *, framework: Framework, name: str, owner: str, scope: str, licence: Licence, by: Viewer, at: datetime
) -> Framework:  # fmt: skip
    """Change what is said of a framework. Adopted editions keep what was said when they were adopted."""
    organisation, _person = keeper(by)
    held = queries.frameworks_visible_to(by).get(pk=framework.pk)
    if held.keeper_id != organisation.pk:
        raise CannotDo(why("Another organisation keeps this framework."))
    can(_why_not_license(held, licence))
    before = queries.framework_fields(held)
    held.name, held.owner, held.scope, held.changed_at = name, owner, scope, at
    _license(held, licence)
    held.save()
    for one in held.editions.filter(stage__in=rules.OPEN):
        one.changed += 1
        one.save(update_fields=["changed"])
    record(
        act="change framework", by=by.actor, on=("framework", held.pk), at=at,
        before=before, after=queries.framework_fields(held),
    )  # fmt: skip
    return held


@transaction.atomic
def delete_draft(*, edition: Edition, by: Viewer, at: datetime) -> None:
    """Throw a draft away about which nobody has been consulted, with what was said of its nodes; its framework too, where it is its
    only edition."""
    held, _person = kept(edition, by)
    can(why_not_delete(held))
    framework, name = held.framework, held.name
    Edition.objects.filter(replaces=held).update(replaces=None, changed=F("changed") + 1)
    held.carried.all().delete()
    held.local_changes.all().delete()
    Said.objects.filter(Q(subject=held) | Q(object=held)).delete()
    Node.objects.filter(edition=held).update(parent=None)
    number = held.pk
    held.delete()
    if not framework.editions.exists():
        framework.delete()
    record(
        act="delete draft of framework", by=by.actor, on=("edition of a framework", number), at=at,
        before={"framework": framework.key, "name": name},
    )  # fmt: skip


def why_not_take_content(edition: Edition, today: date) -> Reason | None:
    """Say why the content of a file cannot take the place of all that stands in an edition, or None when it can."""
    if edition.adapts_id:
        return why("It adapts another edition: its own part is its local changes.")
    return why_not_write(edition, today)


def why_not_delete(edition: Edition) -> Reason | None:
    """Say why a draft cannot be thrown away, or None when it can."""
    return rules.why_not_delete(
        Stage(edition.stage), asked=edition.asked_at is not None, consulted=queries.was_consulted_on(edition)
    )  # fmt: skip


def _fill(edition: Edition, value: Value) -> None:
    """Put all that a value says into a draft: head, lists and nodes."""
    fields = edition_fields(value)
    for each in LISTS:
        setattr(edition, each, fields.get(each, []))
    edition.definition, edition.definition_source = value.definition, value.definition_source
    edition.begins, edition.ends = value.begins, value.ends
    edition.save()
    _fill_nodes(edition, fields.get("nodes", ()))


def _fill_nodes(edition: Edition, nodes: Iterable[Mapping[str, Any]]) -> None:
    """Make nodes of fields, each after the one above it; level by level, so that those above have numbers."""
    waiting: dict[str, list[Mapping[str, Any]]] = {}
    for fields in nodes:
        waiting.setdefault(fields.get("parent", ""), []).append(fields)
    parents: list[tuple[str, Node | None]] = [("", None)]
    while parents:
        made = [
            _node(edition, fields, parent, position)
            for code, parent in parents
            for position, fields in enumerate(waiting.get(code, ()))
        ]
        Node.objects.bulk_create(made, batch_size=AT_ONCE)
        parents = [(node.code, node) for node in made]


def _node(edition: Edition, fields: Mapping[str, Any], parent: Node | None, position: int) -> Node:
    return Node(
        edition=edition, code=fields["code"], level=fields["level"], wording=fields["wording"], parent=parent,
        position=position, note=fields.get("note", ""), source=fields.get("source", ""),
        origin=fields.get("origin", Origin.PUBLISHER.value), takes_place_of=fields.get("takes_place_of", []),
        measure=fields.get("measure"),
    )  # fmt: skip


def _without_heirs(nodes: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Nodes as the next edition takes them over: they take the place of nothing but themselves."""
    return [{key: value for key, value in one.items() if key != "takes_place_of"} for one in nodes]


def begun_framework(
    *, name: str, owner: str, scope: str, licence: Licence, wanted: str, elsewhere: bool, by: Viewer, at: datetime
) -> Framework:  # fmt: skip
    """A framework that the person's organisation keeps from now on."""
    organisation, person = keeper(by)
    made = Framework(
        key=_key(wanted, organisation.ref, public=licence.may_be_published), name=name, owner=owner, scope=scope,
        keeper=organisation, published_elsewhere=elsewhere, made_at=at, made_by=person,
    )  # fmt: skip
    _license(made, licence)
    _refuse_what_is_too_long(made)
    made.save()
    record(
        act="begin framework", by=by.actor, on=("framework", made.pk), at=at,
        after=queries.framework_fields(made),
    )  # fmt: skip
    return made


def _kept_as(key: str, organisation: Organisation) -> Framework | None:
    """The framework that an organisation keeps under this key, or under the one that it was given in its place."""
    theirs = Framework.objects.filter(keeper=organisation)
    return theirs.filter(key=key).first() or theirs.filter(key=_own(key, organisation.ref)).first()


def _key(wanted: str, ref: str, *, public: bool) -> str:
    """A name for addresses that is not taken. That of a licensed set tells nobody else that it is there."""
    key = slugify(wanted).replace("_", "-")[:MOST_OF_A_KEY].strip("-") or "framework"
    own = _own(key, ref)
    plain = [key] if public and key not in rules.IN_ADDRESSES else []
    ways = chain(plain, [own], (f"{own}-{number}" for number in count(2)))
    return next(one for one in ways if not Framework.objects.filter(key=one).exists())


def _own(key: str, ref: str) -> str:
    """A key that no other organisation is given."""
    return f"{key[: MOST_OF_A_KEY - 12].strip('-')}-{ref}"


AS_EVERYBODYS = Q(told_framework__licence__may_be_published=True)
"""The second person who adopted an edition meant it for everybody."""


def _why_not_license(framework: Framework, licence: Licence) -> Reason | None:
    """Why a framework cannot change hands between everybody and its keeper alone."""
    if licence.may_be_published == framework.may_be_published:
        return None
    if framework.may_be_published and Edition.objects.filter(adapts__framework=framework).exists():
        return why("Others adapt it, and their editions show its words. It stays everybody’s.")
    adopted = framework.editions.exclude(stage__in=rules.OPEN)
    if licence.may_be_published and adopted.exclude(AS_EVERYBODYS).exists():
        return why(
            "Editions of it were adopted for your own people alone, and one person does not make them everybody’s. Take it in from a "
            "file as an open framework: another of you adopts that one."
        )
    return None


def _license(framework: Framework, licence: Licence) -> None:
    framework.licence_name, framework.licence_url = licence.name, licence.url
    framework.attribution, framework.may_be_published = (
        licence.attribution,
        licence.may_be_published,
    )


def begin_draft(framework: Framework, name: str, by: Viewer, at: datetime, **more: Any) -> Edition:
    """An edition of a framework, as a draft."""
    _organisation, person = keeper(by)
    made = Edition.objects.create(
        ref=new_ref(), framework=framework, name=name, stage=Stage.DRAFT, made_at=at, made_by=person, **more
    )  # fmt: skip
    before = made.replaces.name if made.replaces else None
    adapts = f"{made.adapts.framework.key}:{made.adapts.name}" if made.adapts else None
    record(
        act="begin edition of framework", by=by.actor, on=("edition of a framework", made.pk), at=at,
        after={"framework": framework.key, "name": name, "replaces": before, "adapts": adapts},
    )  # fmt: skip
    return made


def _refuse_address(name: str) -> None:
    """Raise CannotDo where a word of the site's own addresses would stand in the place of the edition."""
    if name in rules.IN_ADDRESSES:
        raise CannotDo(
            why("An edition cannot be called “%(name)s”. Choose another name.", name=name)
        )


def _refuse_what_is_too_long(framework: Framework) -> None:
    """Raise CannotDo where a file says more of a framework than is kept."""
    for field in Framework._meta.concrete_fields:
        told, most = getattr(framework, field.attname), field.max_length
        if isinstance(told, str) and most is not None and len(told) > most:
            raise CannotDo(
                why(
                    "“%(begins)s…” is longer than the %(most)s letters that are kept. Shorten it.",
                    begins=told[:40], most=str(most),
                )
            )  # fmt: skip


def refuse_name(framework: Framework, name: str) -> None:
    """Raise CannotDo where an edition of the framework has this name already."""
    if framework.editions.filter(name__iexact=name).exists():
        raise CannotDo(
            why("There is an edition “%(name)s” of it already. Choose another name.", name=name)
        )
