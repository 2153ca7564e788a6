"""What a council makes of an edition without copying it, and how that goes on into the next edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from weft.analysis.frameworks import adapted as engine
from weft.analysis.frameworks.edition import Edition as Value
from weft.analysis.frameworks.edition import Licence
from weft.analysis.frameworks.local_document import as_fields
from weft.audit.actions import record
from weft.frameworks import queries, rules
from weft.frameworks.actions.begun import begin_draft, begun_framework, refuse_name
from weft.frameworks.actions.who import CannotDo, can, keeper, kept, written
from weft.frameworks.models import CarriedChange, Edition, LocalChange
from weft.frameworks.rules import Outcome, Stage
from weft.organisations.access import Viewer
from weft.ui.marks import why


@transaction.atomic
def adapt(
    *, edition: Edition, name: str, edition_name: str, key: str = "", by: Viewer, at: datetime
) -> Edition:  # fmt: skip
    """Begin what the organisation makes of an edition of another, as a draft; `name` is what its own framework is called, `key` what it
    is called in addresses."""
    organisation, _person = keeper(by)
    held = queries.editions_visible_to(by).get(pk=edition.pk)
    can(queries.why_not_adapt(by, held))
    licence = Licence(
        held.framework.licence_name, held.framework.licence_url, held.framework.attribution
    )
    framework = begun_framework(
        name=name, owner=organisation.name, scope="", licence=licence, wanted=key or name, elsewhere=False, by=by, at=at
    )  # fmt: skip
    return begin_draft(framework, edition_name, by, at, adapts=held)


@transaction.atomic
def say_local_change(
    *, edition: Edition, change: engine.LocalChange, instead_of: LocalChange | None = None, by: Viewer, at: datetime
) -> LocalChange:  # fmt: skip
    """Change something in the edition that a draft adapts, or change such a change. Raises CannotDo where it does not fit."""
    held = written(edition, by, at)
    others = (
        held.local_changes.exclude(pk=instead_of.pk) if instead_of else held.local_changes.all()
    )
    _refuse_what_does_not_fit(held, [*map(queries.change_of, others), change])
    if instead_of is None:
        made = _keep(held, change)
    else:
        made = held.local_changes.get(pk=instead_of.pk)
        _write(made, change)
        made.save()
        CarriedChange.objects.filter(became=made).update(outcome=Outcome.CHANGED)
    record(
        act="change locally", by=by.actor, on=("edition of a framework", held.pk), at=at,
        before=_as_told(instead_of), after=_as_told(made),
    )  # fmt: skip
    return made


@transaction.atomic
def take_local_changes(
    *, edition: Edition, changes: Sequence[engine.LocalChange], by: Viewer, at: datetime
) -> int:
    """Make all local changes of a file in a draft, or none of them; those that are made already are passed over. Gives how many
    were made."""
    held = written(edition, by, at)
    there = [queries.change_of(one) for one in held.local_changes.all()]
    new = [one for one in changes if one not in there]
    _refuse_what_does_not_fit(held, [*there, *new])
    made = [_keep(held, one) for one in new]
    record(
        act="take local changes in", by=by.actor, on=("edition of a framework", held.pk), at=at,
        after={"made": [_as_told(one) for one in made]},
    )  # fmt: skip
    return len(made)


@transaction.atomic
def undo_local_change(*, change: LocalChange, by: Viewer, at: datetime) -> None:
    """Take a local change back. Where it came from the edition before, that one waits for a decision again."""
    held = written(change.edition, by, at)
    said = held.local_changes.get(pk=change.pk)
    left = [queries.change_of(one) for one in held.local_changes.exclude(pk=said.pk)]
    _refuse_what_does_not_fit(held, left)
    CarriedChange.objects.filter(became=said).update(
        became=None, outcome=Outcome.WAITS, because="", decided_at=None, decided_by=None
    )
    before = _as_told(said)
    said.delete()
    record(
        act="undo local change", by=by.actor, on=("edition of a framework", held.pk), at=at, before=before
    )  # fmt: skip


@transaction.atomic
def carry_on(*, edition: Edition, onto: Edition, name: str, by: Viewer, at: datetime) -> Edition:
    """Begin the next edition of what a council has made of an edition, on another edition of the same framework or on the same.

    Each local change comes along where all that it stands on is as it was; each other one waits for a decision.
    """
    held, _person = kept(edition, by)
    under_way = held.replaced_by.first()
    can(rules.why_not_replace(Stage(held.stage), under_way=under_way.name if under_way else ""))
    there = queries.editions_visible_to(by).get(pk=onto.pk)
    if held.adapts is None or there.framework_id != held.adapts.framework_id:
        raise CannotDo(why("It goes on only into another edition of the framework that it adapts."))
    if there.stage != Stage.ADOPTED:
        raise CannotDo(why("Only an edition that is adopted, and not superseded, can be adapted."))
    refuse_name(held.framework, name)
    made = begin_draft(
        held.framework, name, by, at, replaces=held, adapts=there, definition=held.definition
    )
    _bring(held, made)
    return made


def _bring(before: Edition, made: Edition) -> None:
    """Write down what becomes of every local change of the edition before: one answer for each."""
    assert before.adapts is not None and made.adapts is not None
    old, new = queries.whole(before.adapts).value, queries.whole(made.adapts).value
    said = list(before.local_changes.all())
    for one, answer in zip(
        said, engine.carried([*map(queries.change_of, said)], old, new), strict=True
    ):
        keeps = answer.becomes is engine.Becomes.KEPT
        CarriedChange.objects.create(
            edition=made, before=one, outcome=Outcome.KEPT if keeps else Outcome.WAITS,
            became=_keep(made, answer.change, one.position) if keeps else None,
        )  # fmt: skip


@transaction.atomic
def decide_about(
    *, carried: CarriedChange, outcome: Outcome, change: engine.LocalChange | None = None, because: str = "",
    by: Viewer, at: datetime,
) -> CarriedChange:  # fmt: skip
    """Decide what becomes of a local change of the edition before: `change` is what it is now; none, where it is dropped."""
    held = written(carried.edition, by, at)
    one = CarriedChange.objects.select_for_update(of=("self",)).get(pk=carried.pk)
    earlier = one.became
    one.outcome, one.became = Outcome.WAITS, None
    one.save()
    if earlier is not None:
        earlier.delete()
    if change is not None:
        rest = [queries.change_of(each) for each in held.local_changes.all()]
        _refuse_what_does_not_fit(held, [*rest, change])
        one.became = _keep(held, change, one.before.position)
    one.outcome, one.because = outcome, because
    one.decided_at, one.decided_by = at, by.person
    one.save()
    record(
        act="decide about local change", by=by.actor, on=("edition of a framework", held.pk), at=at,
        before=_as_told(one.before), after={"outcome": outcome, "because": because, **_as_told(one.became)},
    )  # fmt: skip
    return one


@transaction.atomic
def decide_about_several(
    *, carried: Iterable[CarriedChange], keep: bool, because: str, by: Viewer, at: datetime
) -> list[CarriedChange]:
    """Keep local changes of the edition before as they were, or drop them; gives those about which that could be decided. One that does
    not fit the new edition as it is waits on."""
    done: list[CarriedChange] = []
    outcome = Outcome.KEPT if keep else Outcome.DROPPED
    for one in carried:
        change = queries.change_of(one.before) if keep else None
        with suppress(CannotDo), transaction.atomic():
            done.append(
                decide_about(
                    carried=one, outcome=outcome, change=change, because=because, by=by, at=at
                )
            )
    if not done:
        raise CannotDo(
            why("None of these fits the new edition as it is. Decide about each by itself.")
        )
    return done


def _refuse_what_does_not_fit(edition: Edition, changes: list[engine.LocalChange]) -> None:
    """Raise CannotDo where the last of these changes makes something wrong that was not wrong before."""
    if edition.adapts is None:
        raise CannotDo(why("It adapts no other edition: write in its tree instead."))
    base: Value = queries.whole(edition.adapts).value
    before = set(queries.whole(edition).wrong)
    new = [words for words in engine.why_not(base, changes) if words not in before]
    if new:
        raise CannotDo(why("This does not fit. %(words)s", words=new[0]))


def _keep(edition: Edition, change: engine.LocalChange, position: int | None = None) -> LocalChange:
    """Keep a local change as the last one, or where the one stood from which it came."""
    if position is None:
        carried = edition.carried.aggregate(last=Max("before__position"))["last"]
        own = edition.local_changes.aggregate(last=Max("position"))["last"]
        position = max(-1 if each is None else each for each in (carried, own)) + 1
    made = LocalChange(edition=edition, position=position)
    _write(made, change)
    made.save()
    return made


def _write(made: LocalChange, change: engine.LocalChange) -> None:
    told = as_fields(change)
    made.change, made.code, made.told = told.pop("change"), change.code, told


def _as_told(change: LocalChange | None) -> dict[str, object]:
    return (
        {}
        if change is None
        else {"change": change.change, "code": change.code, "told": change.told}
    )
