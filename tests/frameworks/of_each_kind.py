"""Frameworks of a council, with an edition of each kind: for the tests of pages and of who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.cast import NOW
from weft.analysis.frameworks.adapted import Add, LeaveOut, PutFirst
from weft.analysis.frameworks.crosswalks import Mapping as Said
from weft.analysis.frameworks.crosswalks import Relation
from weft.analysis.frameworks.document import edition_from
from weft.analysis.frameworks.edition import Edition as Value
from weft.analysis.frameworks.edition import Node
from weft.frameworks import actions, queries
from weft.frameworks.models import Edition, Mapping
from weft.frameworks.rules import Became
from weft.organisations.access import Viewer

JOBS = {
    "unit": "people", "kind": "output", "over_time": "sum", "over_providers": "sum",
    "counting": {"who": "People who live in the area", "leaves_out": ["Staff who were taken over"]},
    "evidence": ["A payroll"], "confirmed_by": ["beneficiary", "participants_by_sample"], "cohorts": ["carers"],
    "proportion": "One for each million", "valid_from": "2026-04-01",
}  # fmt: skip


def value_of(key: str, name: str, *, public: bool = True, replaces: str = "", **more: Any) -> Value:
    """A small edition, as a file holds it: two objectives, two outcomes, a measure."""
    return edition_from(
        {
            "framework": {
                "key": key, "name": key.replace("-", " ").capitalize(), "owner": "Those who live here", "scope": "All that is bought",
                "licence": {"name": "A licence", "url": "https://example.org/l", "attribution": "By us", "may_be_published": public},
            },
            "name": name, "replaces": replaces, "begins": f"{name[:4]}-04-01", "definition": "What is good for the place.",
            "sources": [{"id": "report", "title": "A report", "publisher": "The press", "url": "https://example.org/r"}],
            "levels": [
                {"key": "objective", "one": "objective", "many": "objectives"}, {"key": "outcome", "one": "outcome", "many": "outcomes"},
                {"key": "measure", "one": "measure", "many": "measures"},
            ],
            "principles": [{"code": "P1", "wording": "Nobody is left out."}],
            "cohorts": [{"code": "carers", "name": "Carers", "who": "Whoever looks after somebody"}],
            "nodes": [
                {"code": "O1", "level": "objective", "wording": "Good work for everybody", "note": "Read the report.", "source": "report"},
                {"code": "O1-1", "level": "outcome", "wording": f"More people in decent jobs in {name}", "parent": "O1"},
                {"code": "O1-1-1", "level": "measure", "wording": "People who started a job", "parent": "O1-1", "measure": JOBS},
                {"code": "O1-2", "level": "outcome", "wording": "Better pay", "parent": "O1"},
                {"code": "O2", "level": "objective", "wording": "Cleaner air"},
            ],
            **more,
        },
        name=key,
    )  # fmt: skip


def taken_in(key: str, name: str, by: Viewer, **more: Any) -> Edition:
    """A draft that was taken in from a file."""
    value = value_of(key, name, **more)
    return actions.take_in(value=value, published_elsewhere=True, by=by, at=NOW)


def asked(edition: Edition, by: Viewer) -> Edition:
    """The same, and somebody has asked that it be adopted."""
    return actions.ask_to_adopt(edition=edition, by=by, at=NOW)


def adopted(edition: Edition, first: Viewer, second: Viewer) -> Edition:
    """The same, asked for by one person and adopted by another."""
    return actions.adopt(edition=asked(edition, first), by=second, at=NOW)


@dataclass(frozen=True)
class OfEachKind:
    """Editions that one council keeps, and one of another that it adapts."""

    superseded: Edition
    adopted: Edition
    """Takes the place of the one before; its next edition has not been begun."""
    draft: Edition
    before: Edition
    waits: Edition
    """The next edition of the one before, which waits to be adopted; it was sent back once."""
    licensed: Edition
    theirs: Edition
    adapts: Edition
    """What the council makes of the one of another council, adopted."""
    goes_on: Edition
    """The next edition of that, a draft: one local change waits to be decided about, and one is added."""
    built: Edition
    """One of the other council that nobody adapts."""
    alone: Edition
    """What the council makes of a third one, adopted; its next edition has not been begun."""


def of_each_kind(
    first: Viewer, second: Viewer, others: tuple[Viewer, Viewer] | None = None
) -> OfEachKind:
    """All of them: the first asks, and the second decides. `others` are two of another council."""
    superseded = adopted(taken_in("all-we-buy", "2025", first), first, second)
    now = adopted(taken_in("all-we-buy", "2026", first, replaces="2025"), first, second)
    before = adopted(taken_in("all-we-build", "2026", first), first, second)
    waits = asked(taken_in("all-we-build", "2027", first, replaces="2026"), first)
    back = actions.send_back(edition=waits, because="Say it in fewer words.", by=second, at=NOW)
    licensed = adopted(taken_in("bought-measures", "2026", first, public=False), first, second)
    theirs = adopted(
        taken_in("all-they-buy", "2026", others[0] if others else first),
        *(others or (first, second)),
    )
    draft = taken_in("all-we-lease", "2026", first)
    built = alone = theirs
    if others:
        built = adopted(taken_in("all-they-build", "2026", others[0]), *others)
        run = adopted(taken_in("all-they-run", "2026", others[0]), *others)
        alone = _adapting(run, first, second, "What we run")
    adapts = _adapting(theirs, first, second) if others else theirs
    goes_on = _going_on(adapts, theirs, first) if others else draft
    superseded.refresh_from_db()
    return OfEachKind(
        superseded,
        now,
        draft,
        before,
        asked(back, first),
        licensed,
        theirs,
        adapts,
        goes_on,
        built,
        alone,
    )


def talked_about(first: Viewer, second: Viewer, *asked: Viewer) -> Edition:
    """A draft about which the organisations of these people are consulted, for ever. Each has said something; so have the two who keep it."""
    made = _consulted_on("all-we-grow", first, *asked)
    for one in (first, second):
        actions.comment(edition=made, text="Let us talk about it.", by=one, at=NOW)
    return made


def adopted_after_talks(first: Viewer, second: Viewer, *asked: Viewer) -> Edition:
    """An adopted edition about which they were consulted before; all that they said has been answered."""
    made = _consulted_on("all-we-mend", first, *asked)
    actions.close_consultation(
        consultation=made.consultations.get(), because="All have answered.", by=first, at=NOW
    )
    for one in made.comments.all():
        actions.answer_comment(
            comment=one, became=Became.TAKEN_UP, answer="It says so now.", by=first, at=NOW
        )
    return adopted(made, first, second)


def _consulted_on(key: str, by: Viewer, *asked: Viewer) -> Edition:
    made = taken_in(key, "2026", by)
    actions.open_consultation(
        edition=made, group="Those beside us", question="What is missing?", closes=date(2099, 12, 31),
        invited=[one.acting_for for one in asked if one.acting_for], by=by, at=NOW,
    )  # fmt: skip
    for one in asked:
        actions.comment(edition=made, code="O1-1", text="Say which jobs.", by=one, at=NOW)
    return Edition.objects.get(pk=made.pk)


def _going_on(adapts: Edition, theirs: Edition, by: Viewer) -> Edition:
    made = actions.carry_on(edition=adapts, onto=theirs, name="2027", by=by, at=NOW)
    actions.undo_local_change(change=made.local_changes.get(code="O2"), by=by, at=NOW)
    halls = Node("A-1", "measure", "Free hire of halls", parent="O1-1")
    actions.say_local_change(edition=made, change=Add(halls), by=by, at=NOW)
    return Edition.objects.get(pk=made.pk)


def _adapting(
    edition: Edition, first: Viewer, second: Viewer, name: str = "What we make of it"
) -> Edition:
    mine = actions.adapt(edition=edition, name=name, edition_name="2026", by=first, at=NOW)
    for change in (LeaveOut("O2", "The air is good here."), PutFirst("O1-1", "Our plan says so.")):
        actions.say_local_change(edition=mine, change=change, by=first, at=NOW)
    mine = actions.change_head(
        edition=mine, name="2026", begins=date(2026, 4, 1), ends=None, definition="", by=first, at=NOW
    )  # fmt: skip
    return adopted(mine, first, second)


@dataclass(frozen=True)
class Mapped:
    """Mappings of each kind between these editions."""

    agreed: Mapping
    proposed: Mapping
    licensed: Mapping
    """Agreed, to the licensed set."""
    withdrawn: Mapping


def mapped_of_each_kind(made: OfEachKind, their: Viewer, first: Viewer, second: Viewer) -> Mapped:
    """What `their` people propose of the own edition and theirs, and the first of the licensed set; the second agrees."""
    jobs, other = queries.ref_of(made.adopted), queries.ref_of(made.theirs)
    agreed, proposed, withdrawn = actions.propose_mappings(
        mappings=[
            Said(jobs, "O1-1-1", Relation.EXACT, other, "O1-1-1", rationale="Both count who began."),
            Said(jobs, "O1", Relation.RELATED, other, "O1-2", rationale="Both are about work."),
            Said(jobs, "O2", Relation.RELATED, other, "O2", rationale="Both are about air.", author="Odile Brandt"),
        ],
        by=their, at=NOW,
    )  # fmt: skip
    to_licensed = Said(
        jobs, "O1-1-1", Relation.BROADER, queries.ref_of(made.licensed), "O1-1-1", rationale="It is bought."
    )  # fmt: skip
    (licensed,) = actions.propose_mappings(mappings=[to_licensed], by=first, at=NOW)
    actions.review_mappings(mappings=[agreed, licensed], by=second, at=NOW)
    actions.agree_to_mappings(mappings=[agreed, licensed], by=second, at=NOW)
    actions.withdraw_mapping(mapping=withdrawn, because="One is about noise.", by=second, at=NOW)
    return Mapped(agreed, proposed, licensed, withdrawn)
