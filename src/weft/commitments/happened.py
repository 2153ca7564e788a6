"""What happened to an agreement, with what each fact was and is since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from weft.commitments import queries, words
from weft.commitments.models import Commitment, Happening
from weft.commitments.rules import AgreementState
from weft.frameworks.queries import whole
from weft.organisations.access import Viewer
from weft.organisations.queries import names_of_people

Names = Mapping[int, str | None]

ABOUT = {
    "vary": ("title", "value_gbp", "with_vat", "begins", "ends"), "extend": ("ends", "may_extend_until"), "hand over": ("manager", "deputy"),
    "vary commitment in": (
        "quantity", "due", "words", "part_id", "cohorts", "places", "baseline", "evidence", "weight", "if_missed", "may_subcontract",
    ),
}  # fmt: skip
MOVED = {
    "put in force": AgreementState.IN_FORCE, "suspend": AgreementState.SUSPENDED, "end": AgreementState.ENDED,
    "terminate": AgreementState.TERMINATED,
}  # fmt: skip


@dataclass(frozen=True)
class Changed:
    """A fact that is another since then."""

    name: str
    was: str
    now: str


@dataclass(frozen=True)
class Happened:
    """What happened, and the facts that changed with it."""

    one: Happening
    facts: tuple[Changed, ...]
    of: str
    """Of which promise; empty where it is the agreement."""


def happened(
    viewer: Viewer, happenings: Iterable[Happening], promises: Collection[queries.Standing], *, keeps: bool
) -> list[Happened]:  # fmt: skip
    """What happened, by the day it holds from, for whoever sees these promises; who manages it is told to the keeper's people alone."""
    there = sorted(happenings, key=lambda one: (one.on, one.pk))
    people = names_of_people(viewer, {number for one in there for number in _people(one)})
    seen = {one.commitment.ref: one for one in promises}
    found = []
    for one in there:
        of = str(one.told.get("commitment", ""))
        shown = (keeps or one.act != "hand over") and (not of or of in seen)
        promise = seen[of].commitment if of in seen else None
        facts = tuple(_changed(one, promise, people)) if shown else ()
        found.append(Happened(one, facts, seen[of].wording if of in seen else ""))
    return found


def _people(one: Happening) -> list[int]:
    before = _before(one)
    numbers = (told.get(name) for told in (before, one.told) for name in ABOUT["hand over"])
    return [number for number in numbers if isinstance(number, int)] if one.act == "hand over" else []  # fmt: skip


def _before(one: Happening) -> Mapping[str, Any]:
    """What the facts were, by their names. Where one alone can change, that is kept bare."""
    was = one.told.get("was")
    if isinstance(was, Mapping):
        return was
    return {"manager": was} if one.act == "hand over" else {"ends": was}


def _changed(one: Happening, promise: Commitment | None, people: Names) -> Iterable[Changed]:
    if one.act in MOVED:
        was, now = (
            _(words.AGREEMENT_STATES[AgreementState(state)])
            if state in list(AgreementState)
            else ""
            for state in (one.told.get("was"), MOVED[one.act])
        )
        yield from (Changed(_(words.FACTS["state"]), was, now),) if was else ()
        return
    before = _before(one)
    for name in ABOUT.get(one.act, ()):
        if name in before and name in one.told and before[name] != one.told[name]:
            was, now = (_said(name, told[name], promise, people) for told in (before, one.told))
            yield Changed(_(words.FACTS[name]), was, now)


def _said(name: str, value: Any, promise: Commitment | None, people: Names) -> str:
    """A fact as it is kept in a history, in words."""
    if value is None or value in ("", []):
        return _("nothing") if name != "with_vat" else _("not known")
    if name in ("begins", "ends", "may_extend_until", "due"):
        return date_format(date.fromisoformat(value), "j F Y")
    if name in ("manager", "deputy"):
        return people.get(value) or _("somebody")
    if name == "value_gbp":
        return _pounds(str(value))
    if name in ("with_vat", "may_subcontract"):
        return _("yes") if value else _("no")
    return _said_of(promise, name, value) if promise else str(value)


def _said_of(promise: Commitment, name: str, value: Any) -> str:
    """The same of a fact that takes knowing what is promised."""
    if name == "quantity":
        return words.amount(value, promise.unit)
    if name == "places":
        return "; ".join(queries.places_named(value))
    if name == "cohorts":
        names = {one.code: one.name for one in whole(promise.edition).value.cohorts}
        return "; ".join(names.get(code, code) for code in value)
    if name == "part_id":
        return next(
            (one.name for one in promise.agreement.parts.all() if one.pk == value),
            _("one that is no more"),
        )
    return f"{Decimal(value):f}" if name == "weight" else str(value)


def _pounds(text: str) -> str:
    try:
        return f"£{Decimal(text):,.2f}"
    except InvalidOperation:
        return text
